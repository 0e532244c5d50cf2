/* HTTP(S) fetches on the loop: libcurl multi, pooled handles, per-host manners, address guard, limits. Never blocks. */
#pragma once
#include "base/digest.h"
#include "base/error.h"
#include "base/log.h"
#include "base/loop.h"
#include "base/slice.h"

struct tw_cookie_jar;
struct tw_fetcher;

/* What one request may cost. */
struct tw_fetch_limits {
  int64_t body_max_bytes;        /* decompressed */
  int64_t packed_max_bytes;      /* of a compressed body, as it comes over the wire; 0: body_max_bytes */
  int64_t header_max_bytes;      /* of a hop, interim answers included; 0: TW_TRANSFER_HEADER_MAX_BYTES */
  int64_t timeout_us;            /* all hops together, without the time in queues */
  int64_t connect_timeout_us;    /* of a hop: look-up, connection, TLS */
  int64_t first_byte_timeout_us; /* of a hop: until the first line of its answer; 0: none of its own */
  int64_t redirects;             /* at most */
};

struct tw_fetch_options {
  struct tw_slice user_agent; /* whole header value */
  struct tw_slice ca_file;    /* added to the system's trust anchors; absent: none */
  /* Absent: none. "http://", "https://", "socks5://" (names are looked up here) or "socks5h://" (by the proxy), host and port. */
  struct tw_slice proxy;
  struct tw_slice proxy_user, proxy_password; /* for the proxy; absent: none */
  struct tw_fetch_limits limits;              /* of requests that bring none of their own */
  int64_t concurrency;                        /* requests in flight, all hosts */
  int64_t memory_bytes;     /* of bodies, those that callers keep included; no request starts above it; 0: any */
  int64_t host_concurrency; /* per host name */
  int64_t host_delay_us;    /* between the starts of two requests to one host */
};

struct tw_fetch_request {
  struct tw_slice url;
  struct tw_slice etag, last_modified;  /* sent back byte for byte; absent: unconditional */
  struct tw_slice accept;               /* Accept header; absent: anything */
  struct tw_slice lang;                 /* Accept-Language; absent: none */
  bool allow_private;                   /* loopback, private and link-local addresses pass the guard */
  struct tw_slice authorization;        /* Authorization header; goes to one origin only. Absent: user:password of the URL */
  struct tw_slice home;                 /* the URL whose origin gets `authorization`; absent: `url` */
  const struct tw_fetch_limits *limits; /* copied; NULL: the options' */
  bool is_direct;                       /* past the proxy */
  bool takes_part;                      /* a body over its limit is cut, not refused */
  struct tw_cookie_jar *cookies;        /* sent, and those of the answers kept; one more use is taken. NULL: none */
  struct tw_slice
      validators_url;    /* the URL whose answer gave etag and last_modified, which go to it only; absent: to every hop */
  int64_t host_delay_us; /* wait so long after this request's start, where longer than the option (Crawl-delay) */
};

/* Valid during the callback only. */
struct tw_fetch_result {
  enum tw_status status; /* TW_OK: an HTTP answer was read whole (any HTTP status) */
  struct tw_error error; /* when not TW_OK; verdict says retry later or skip. TW_ESTATE: nothing was sent, since the host
                            asked (Retry-After) to be left alone for retry_after_us, longer than a request waits */
  long http_status;
  struct tw_slice url;           /* after redirects; without credentials and fragment */
  struct tw_slice permanent_url; /* where the 301s and 308s led that the chain began with; absent */
  bool was_conditional;          /* validators were sent to where the answer came from */
  struct tw_slice etag, last_modified, content_type;
  int64_t retry_after_us;  /* delay asked for; 0 none. Kept by the fetcher too: for the URL, a 429's for the host */
  struct tw_slice body;    /* of a 2xx; others' are dropped */
  int64_t fetched_at_us;   /* wall clock */
  struct tw_slice headers; /* the answer's header block, for ingest/http_headers.h and ingest/freshness.h */
};

typedef void tw_fetch_fn(void *user, const struct tw_fetch_result *result);

/* `loop` and `log` are borrowed and must outlive it. NULL with *error on failure. Blocks to read the file of trust anchors. The
 * process ignores SIGPIPE. */
struct tw_fetcher *tw_fetcher_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_fetch_options *options,
                                  struct tw_error *error);
/* Drops what is in flight without calling back; not to be called from a tw_fetch_fn. NULL is a no-op. Does not wait for a silent
 * resolver. */
void tw_fetcher_free(struct tw_fetcher *fetcher);
/* New options for requests submitted from now on (SIGHUP); the hosts' limits hold for all that has not started. When the file of
 * trust anchors can't be read the old options stay, and the log says so. */
void tw_fetcher_configure(struct tw_fetcher *fetcher, const struct tw_fetch_options *options);
/* Queue a request (its slices are copied); `fn` is called once from the loop, never from here. 0 or TW_ENOMEM. At most one
 * request for a URL is in flight: equal requests share one answer, others for the same URL wait for it to end. */
int tw_fetcher_submit(struct tw_fetcher *fetcher, const struct tw_fetch_request *request, tw_fetch_fn *fn, void *user);
/* Leave `url` alone until `until_us` (wall clock), or with `is_host` its whole host: what a server asked for before a restart. A
 * URL that can't be fetched is ignored. */
void tw_fetcher_hold(struct tw_fetcher *fetcher, struct tw_slice url, bool is_host, int64_t until_us);
/* `fn` is told of each Retry-After that the fetcher keeps, for tw_fetcher_hold after a restart: `url` is left alone until
 * `until_us` (wall clock); with `is_host` the whole host, and `url` is no more than scheme, host and port. From the loop, before
 * the answer is handed out; it may not submit. */
typedef void tw_fetch_hold_fn(void *user, struct tw_slice url, bool is_host, int64_t until_us);
void tw_fetcher_on_hold(struct tw_fetcher *fetcher, tw_fetch_hold_fn *fn, void *user);
/* The caller keeps so many bytes of bodies more, or fewer where negative: they count as those do that are being received. */
void tw_fetcher_keep(struct tw_fetcher *fetcher, int64_t bytes);
/* The options' limits, for those who change one of them. Valid until the next _configure. */
const struct tw_fetch_limits *tw_fetcher_limits(const struct tw_fetcher *fetcher);
/* Queued and in flight. */
size_t tw_fetcher_pending(const struct tw_fetcher *fetcher);
