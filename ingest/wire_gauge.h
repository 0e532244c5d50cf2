/* What comes over a connection against what libcurl hands on of it. A chunk's extensions (RFC 9112 section 7.1.1) may go on for
 * ever, and libcurl reads over them without a word. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* Zeroed before the first look at a transfer. */
struct tw_wire_gauge {
  bool is_set;
  uint64_t wire_bytes, heard_bytes; /* at the first look */
};

enum {
  TW_WIRE_GAUGE_FREE_BYTES = 1 << 20, /* beside what is heard: TLS handshakes, buffers of the kernel */
  TW_WIRE_GAUGE_TIMES = 40,           /* a byte a chunk, each in a TLS record of its own, comes as some 35 */
};

/* Since the first look, has more come over the TCP connection `fd` than TW_WIRE_GAUGE_TIMES the bytes that were heard and
 * TW_WIRE_GAUGE_FREE_BYTES? False where the kernel does not tell. */
bool tw_wire_gauge_is_padded(struct tw_wire_gauge *gauge, int fd, uint64_t heard_bytes);
