#include "ingest/wire_gauge.h"
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

static bool wire_bytes(int fd, uint64_t *ret_bytes) {
  struct tcp_info info;
  socklen_t len = sizeof info;
  if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) != 0) return false;
  if (len < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received) return false;
  *ret_bytes = info.tcpi_bytes_received;
  return true;
}

bool tw_wire_gauge_is_padded(struct tw_wire_gauge *gauge, int fd, uint64_t heard_bytes) {
  uint64_t wire;
  if (!wire_bytes(fd, &wire)) return false;
  if (!gauge->is_set) *gauge = (struct tw_wire_gauge){.is_set = true, .wire_bytes = wire, .heard_bytes = heard_bytes};
  uint64_t heard = heard_bytes - gauge->heard_bytes;
  return wire - gauge->wire_bytes > TW_WIRE_GAUGE_FREE_BYTES + heard * TW_WIRE_GAUGE_TIMES;
}
