#include "ingest/address_guard.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { V4_BYTES = 4, V6_BYTES = 16, ADDRESS_TEXT_BYTES = INET6_ADDRSTRLEN };

struct prefix {
  uint8_t bytes[V6_BYTES];
  int bits;
  enum tw_address_class class;
};

/* IANA IPv4 Special-Purpose Address Registry; the first match counts. */
static const struct prefix v4_prefixes[] = {
    {{0}, 8, TW_ADDRESS_UNSPECIFIED},
    {{10}, 8, TW_ADDRESS_PRIVATE},
    {{100, 64}, 10, TW_ADDRESS_SHARED},
    {{127}, 8, TW_ADDRESS_LOOPBACK},
    {{169, 254}, 16, TW_ADDRESS_LINK_LOCAL},
    {{172, 16}, 12, TW_ADDRESS_PRIVATE},
    {{192, 0, 0}, 24, TW_ADDRESS_RESERVED}, /* protocol assignments, DS-Lite */
    {{192, 0, 2}, 24, TW_ADDRESS_DOCUMENTATION},
    {{192, 88, 99}, 24, TW_ADDRESS_RESERVED}, /* 6to4 relay anycast, withdrawn by RFC 7526 */
    {{192, 168}, 16, TW_ADDRESS_PRIVATE},
    {{198, 18}, 15, TW_ADDRESS_BENCHMARK},
    {{198, 51, 100}, 24, TW_ADDRESS_DOCUMENTATION},
    {{203, 0, 113}, 24, TW_ADDRESS_DOCUMENTATION},
    {{224}, 4, TW_ADDRESS_MULTICAST},
    {{255, 255, 255, 255}, 32, TW_ADDRESS_BROADCAST},
    {{240}, 4, TW_ADDRESS_RESERVED},
};

/* IANA IPv6 Special-Purpose Address Registry; the first match counts. Only 2000::/3 is given out for the public. */
static const struct prefix v6_prefixes[] = {
    {{0}, 128, TW_ADDRESS_UNSPECIFIED},
    {{[15] = 1}, 128, TW_ADDRESS_LOOPBACK},
    {{0, 0x64, 0xff, 0x9b, 0, 1}, 48, TW_ADDRESS_PRIVATE}, /* local NAT64, RFC 8215 */
    {{0xfc}, 7, TW_ADDRESS_PRIVATE},
    {{0xfe, 0x80}, 10, TW_ADDRESS_LINK_LOCAL},
    {{0xfe, 0xc0}, 10, TW_ADDRESS_PRIVATE}, /* site-local, RFC 3879 */
    {{0xff}, 8, TW_ADDRESS_MULTICAST},
    {{0x20, 0x01, 0, 2}, 48, TW_ADDRESS_BENCHMARK},
    {{0x20, 0x01}, 23, TW_ADDRESS_RESERVED}, /* protocol assignments, Teredo, ORCHID */
    {{0x20, 0x01, 0x0d, 0xb8}, 32, TW_ADDRESS_DOCUMENTATION},
    {{0x3f, 0xff}, 20, TW_ADDRESS_DOCUMENTATION},
    {{0x20, 0x02}, 16, TW_ADDRESS_RESERVED}, /* 6to4 */
    {{0x20}, 3, TW_ADDRESS_PUBLIC},
    {{0}, 0, TW_ADDRESS_RESERVED},
};

static const uint8_t mapped_prefix[12] = {[10] = 0xff, [11] = 0xff}; /* ::ffff:0:0/96 */
static const uint8_t nat64_prefix[12] = {0, 0x64, 0xff, 0x9b};       /* 64:ff9b::/96, RFC 6052 */

static bool prefix_covers(const struct prefix *prefix, const uint8_t *bytes) {
  int whole = prefix->bits / 8, rest = prefix->bits % 8;
  if (memcmp(prefix->bytes, bytes, (size_t)whole) != 0) return false;
  return rest == 0 || (prefix->bytes[whole] ^ bytes[whole]) >> (8 - rest) == 0;
}

static enum tw_address_class classify_v4(const uint8_t *bytes) {
  for (size_t i = 0; i < sizeof(v4_prefixes) / sizeof(v4_prefixes[0]); i++) {
    if (prefix_covers(&v4_prefixes[i], bytes)) return v4_prefixes[i].class;
  }
  return TW_ADDRESS_PUBLIC;
}

static enum tw_address_class classify_v6(const uint8_t *bytes) {
  const uint8_t *embedded = bytes + sizeof(mapped_prefix);
  if (memcmp(bytes, nat64_prefix, sizeof(nat64_prefix)) == 0) return classify_v4(embedded);
  if (memcmp(bytes, mapped_prefix, sizeof(mapped_prefix)) == 0) {
    enum tw_address_class class = classify_v4(embedded);
    return class == TW_ADDRESS_PUBLIC ? TW_ADDRESS_MAPPED : class;
  }
  size_t at = 0;
  while (!prefix_covers(&v6_prefixes[at], bytes)) at++; /* the last row covers everything */
  return v6_prefixes[at].class;
}

enum tw_address_class tw_address_guard_classify(const struct sockaddr *address) {
  uint8_t bytes[V6_BYTES];
  if (address->sa_family == AF_INET) {
    memcpy(bytes, (const char *)address + offsetof(struct sockaddr_in, sin_addr), V4_BYTES);
    return classify_v4(bytes);
  }
  if (address->sa_family == AF_INET6) {
    memcpy(bytes, (const char *)address + offsetof(struct sockaddr_in6, sin6_addr), V6_BYTES);
    return classify_v6(bytes);
  }
  return TW_ADDRESS_RESERVED;
}

enum tw_address_class tw_address_guard_classify_text(const char *text) {
  uint8_t bytes[V6_BYTES];
  if (inet_pton(AF_INET, text, bytes) == 1) return classify_v4(bytes);
  char bare[ADDRESS_TEXT_BYTES];
  size_t len = strcspn(text, "%"); /* the zone of a link-local address */
  if (len >= sizeof(bare)) return TW_ADDRESS_RESERVED;
  memcpy(bare, text, len);
  bare[len] = '\0';
  return inet_pton(AF_INET6, bare, bytes) == 1 ? classify_v6(bytes) : TW_ADDRESS_RESERVED;
}

enum tw_address_class tw_address_guard_classify_host(const char *host) {
  static const char local[] = "localhost";
  char bare[ADDRESS_TEXT_BYTES];
  uint8_t bytes[V6_BYTES];
  size_t len = strlen(host);
  if (host[0] == '[') {
    if (len < 2 || len - 2 >= sizeof(bare)) return TW_ADDRESS_RESERVED;
    memcpy(bare, host + 1, len - 2);
    bare[len - 2] = '\0';
    return tw_address_guard_classify_text(bare);
  }
  if (inet_pton(AF_INET, host, bytes) == 1) return classify_v4(bytes);
  bool ends_local = len >= sizeof(local) - 1 && strcmp(host + len - (sizeof(local) - 1), local) == 0;
  bool is_label = len == sizeof(local) - 1 || (ends_local && host[len - sizeof(local)] == '.');
  return ends_local && is_label ? TW_ADDRESS_LOOPBACK : TW_ADDRESS_PUBLIC;
}

static const struct {
  const char *name;
  bool public, private;
} classes[TW_ADDRESS_CLASS_COUNT] = {
    [TW_ADDRESS_PUBLIC] = {"public", true, true},
    [TW_ADDRESS_LOOPBACK] = {"loopback", false, true},
    [TW_ADDRESS_PRIVATE] = {"private", false, true},
    [TW_ADDRESS_LINK_LOCAL] = {"link-local", false, true},
    [TW_ADDRESS_SHARED] = {"shared (carrier-grade NAT)", false, true},
    [TW_ADDRESS_BENCHMARK] = {"benchmarking", false, true},
    [TW_ADDRESS_UNSPECIFIED] = {"unspecified", false, false},
    [TW_ADDRESS_MULTICAST] = {"multicast", false, false},
    [TW_ADDRESS_BROADCAST] = {"broadcast", false, false},
    [TW_ADDRESS_DOCUMENTATION] = {"documentation", false, false},
    [TW_ADDRESS_MAPPED] = {"IPv4-mapped", false, false},
    [TW_ADDRESS_RESERVED] = {"reserved", false, false},
};

const char *tw_address_class_name(enum tw_address_class class) {
  return classes[class].name;
}

bool tw_address_guard_permits(enum tw_address_class class, bool allow_private) {
  return allow_private ? classes[class].private : classes[class].public;
}
