/* The URL of one hop, taken apart by libcurl's URL API: what the fetcher's tables are keyed by. */
#pragma once
#include "base/error.h"
#include "base/slice.h"

enum { TW_HOP_URL_MAX_BYTES = 8192 }; /* RFC 9110 section 4.1 asks for 8000 octets */

/* All strings owned; NULL where absent. Equal URLs have equal text: host in lower case, no default port, no fragment. */
struct tw_hop_url {
  char *text;            /* what is asked for: without credentials and fragment */
  char *host;            /* "news.example", "[::1]"; no trailing dot */
  char *authority;       /* host, and ":port" where it is not the scheme's default */
  char *user, *password; /* decoded, as the URL gave them */
  bool is_tls;
  bool is_address; /* the host is a literal: nothing to look up */
  size_t path_at;  /* where path and query begin in `text`; 0: not known, libcurl has to take the URL apart itself */
};

/* An absolute http or https URL. 0; TW_EINVAL or TW_EUNSUPPORTED (verdict skip item) with *ret_url empty; TW_ENOMEM. */
int tw_hop_url_parse(struct tw_slice text, struct tw_hop_url *ret_url, struct tw_error *error);
/* A Location header's value against the URL that answered with it (RFC 3986 section 5). As above. */
int tw_hop_url_resolve(const struct tw_hop_url *base, struct tw_slice reference, struct tw_hop_url *ret_url,
                       struct tw_error *error);
/* Same scheme, host and port: credentials may go along. */
bool tw_hop_url_same_origin(const struct tw_hop_url *a, const struct tw_hop_url *b);
/* Frees the strings and empties the struct. */
void tw_hop_url_done(struct tw_hop_url *url);
