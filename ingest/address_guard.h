/* Which addresses a fetch may connect to. Asked after resolution, for every connection of every hop, so that a name that
 * points (or is rebound) to a machine behind the firewall gets nowhere. Tables of IANA's special-purpose registries. */
#pragma once
#include <stdbool.h>
#include <sys/socket.h>

enum tw_address_class {
  TW_ADDRESS_PUBLIC,
  TW_ADDRESS_LOOPBACK,
  TW_ADDRESS_PRIVATE,     /* RFC 1918, RFC 4193, site-local */
  TW_ADDRESS_LINK_LOCAL,  /* cloud metadata services live here */
  TW_ADDRESS_SHARED,      /* carrier-grade NAT, RFC 6598 */
  TW_ADDRESS_BENCHMARK,   /* RFC 2544, RFC 5180 */
  TW_ADDRESS_UNSPECIFIED, /* 0.0.0.0/8 and ::, which connect to this host */
  TW_ADDRESS_MULTICAST,
  TW_ADDRESS_BROADCAST,
  TW_ADDRESS_DOCUMENTATION, /* RFC 5737, RFC 3849, RFC 9637 */
  TW_ADDRESS_MAPPED,        /* an IPv4 address inside an IPv6 one (::ffff:0:0/96), public inside */
  TW_ADDRESS_RESERVED,      /* all else that is not for the public */
  TW_ADDRESS_CLASS_COUNT
};

/* The class of an AF_INET or AF_INET6 address; RESERVED for any other family. Embedded IPv4 (mapped, NAT64) has the class of
 * what is embedded when that is not public. */
enum tw_address_class tw_address_guard_classify(const struct sockaddr *address);
/* "public", "loopback", ... Never NULL for a class in range. */
const char *tw_address_class_name(enum tw_address_class class);
/* May a fetch connect there? `allow_private` also lets loopback, private, link-local, shared and benchmark addresses pass;
 * nothing makes multicast, unspecified, broadcast, documentation or reserved ones pass. */
bool tw_address_guard_permits(enum tw_address_class class, bool allow_private);
/* What can be told of a target's host ("news.example", "127.0.0.1", "[::1]") where somebody else looks the name up, a proxy: the
 * class of a literal address, LOOPBACK for localhost and what is under it (RFC 6761), else PUBLIC. */
enum tw_address_class tw_address_guard_classify_host(const char *host);
/* As classify, of a textual address ("127.0.0.1", "::1", "fe80::1%eth0"); RESERVED for what is none. */
enum tw_address_class tw_address_guard_classify_text(const char *text);
