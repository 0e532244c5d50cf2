/* One request on its way through the fetcher: what was asked, who asked, and where its redirects have led so far. Decides
 * nothing about time and knows no libcurl handle but the headers it asks to be sent. */
#pragma once
#include "ingest/cookie_jar.h"
#include "ingest/due_heap.h"
#include "ingest/fetch_settings.h"
#include "ingest/hash_index.h"
#include "ingest/hop_url.h"
#include "ingest/host_queue.h"
#include "ingest/patience.h"
#include "ingest/transfer.h"
#include "ingest/url_gate.h"

struct tw_fetch_caller {
  tw_fetch_fn *fn;
  void *user;
};

struct tw_fetch_job {
  /* Places in the fetcher's tables. */
  struct tw_due_node wait; /* before flight for the end of a hold, in flight for a look at it */
  struct tw_hash_node same;
  struct tw_url_ticket gate;
  struct tw_host_ticket host;
  struct tw_fetch_job *previous, *next; /* all jobs */
  struct tw_fetch_job *line;            /* the next that waits for a look-up slot, or to be told of a failure */
  struct tw_transfer *transfer;         /* while in flight */
  struct tw_fetcher *fetcher;
  bool has_lookup_slot;
  /* What was asked. */
  struct tw_fetch_settings *settings;
  char *texts; /* owned: what the next two lines point into */
  size_t texts_size;
  char *asked_url, *asked_home; /* as the request wrote them; asked_home NULL where absent */
  char *etag, *last_modified, *accept, *lang, *authorization, *validators_url; /* NULL where absent */
  struct tw_cookie_jar *cookies;                                               /* one use; NULL: none */
  struct tw_fetch_limits limits;
  bool allow_private, is_direct, takes_part;
  struct tw_fetch_caller *callers;
  size_t caller_count;
  /* Where it is. */
  struct tw_hop_url home, url; /* who gets the credentials, filled where there are any; of this hop */
  char **visited;              /* the URLs of the hops before this one; owned */
  size_t visited_count;
  bool is_permanent;              /* all redirects so far were 301 or 308 */
  struct tw_patience patience;    /* with this hop */
  enum tw_patience_verdict wears; /* what ended it; TW_PATIENCE_LASTS: it did not */
  char *permanent_url;            /* where the last of them led; NULL: there was none */
  int64_t budget_us;              /* of the total timeout, what is left */
  int64_t started_us;             /* this hop, monotonic */
  struct tw_error error;          /* when it ends without an answer */
  int64_t retry_after_us;         /* the same, where its host is held */
};

/* True when one answer serves both. */
bool tw_fetch_job_is_for(const struct tw_fetch_job *job, const struct tw_fetch_request *request,
                         const struct tw_fetch_settings *settings);
/* Copies the request. A URL that can't be fetched gives a job with `error` filled. NULL when memory is out. */
struct tw_fetch_job *tw_fetch_job_new(const struct tw_fetch_request *request, struct tw_fetch_settings *settings);
/* Not while in a table or in flight. NULL is a no-op. */
void tw_fetch_job_free(struct tw_fetch_job *job);
/* One more that waits for the answer. 0 or TW_ENOMEM. */
int tw_fetch_job_add_caller(struct tw_fetch_job *job, tw_fetch_fn *fn, void *user);
/* What this hop asks of a transfer, its headers in `headers`, which is emptied before. 0 or TW_ENOMEM. */
int tw_fetch_job_ask(const struct tw_fetch_job *job, struct tw_request_headers *headers, struct tw_transfer_ask *ret_ask);
/* True when this hop asks for what has changed only. */
bool tw_fetch_job_is_conditional(const struct tw_fetch_job *job);
/* Move on to where `location` points. 0; <0 with *error when the redirect is refused: too many, round in a circle, from https
 * to http, or not a URL that is fetched. */
int tw_fetch_job_redirect(struct tw_fetch_job *job, long http_status, struct tw_slice location, struct tw_error *error);
