/* The fetcher's options as they stood when a request came in: counted, because a reload must not change what is in flight. */
#pragma once
#include "ingest/fetcher.h"
#include "ingest/trust.h"
#include <curl/curl.h>

struct tw_fetch_settings {
  size_t uses;
  struct tw_fetch_options options;   /* slices point into the strings below */
  char *user_agent, *proxy;          /* empty where absent */
  char *proxy_user, *proxy_password; /* for SOCKS, percent-encoded; empty where absent */
  struct curl_slist *proxy_headers;  /* for HTTP: Proxy-Authorization; NULL where absent */
  struct tw_trust trust;
};

/* Copies `options` and reads the file of trust anchors. NULL with *error. One use is the caller's. */
struct tw_fetch_settings *tw_fetch_settings_new(const struct tw_fetch_options *options, struct tw_error *error);
/* One more use; returns its argument. */
struct tw_fetch_settings *tw_fetch_settings_use(struct tw_fetch_settings *settings);
/* One use less; freed with the last. NULL is a no-op. */
void tw_fetch_settings_drop(struct tw_fetch_settings *settings);
