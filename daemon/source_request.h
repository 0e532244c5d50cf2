/* What a source's settings say about each request made for it, its articles' pages included. */
#pragma once
#include "base/buf.h"
#include "config/settings.h"
#include "ingest/fetcher.h"

/* Not moved or copied while in use: `fetch` points into it. */
struct tw_source_request {
  struct tw_fetch_request fetch; /* the caller adds url, accept, lang and validators */
  struct tw_fetch_limits limits;
  struct tw_buf authorization;
};

/* Limits, guard, proxy and credentials of `settings`, which must outlive it. Reads the secret's file. 0; <0 with *error when
 * there is no secret. Pair with _done in any case. */
int tw_source_request_init(struct tw_source_request *request, const struct tw_source_settings *settings, struct tw_error *error);
/* The document is a list: a sitemap may be larger than any article. */
void tw_source_request_for_list(struct tw_source_request *request);
/* Forgets the secret. */
void tw_source_request_done(struct tw_source_request *request);
