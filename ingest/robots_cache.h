/* The robots.txt of each site (scheme, host and port), fetched once and kept for a day: who wants a page asks here first. A file
 * that is old is asked for again with its validators. Bounded: the sites asked for least lately are forgotten. */
#pragma once
#include "ingest/fetcher.h"

enum {
  TW_ROBOTS_CACHE_SITES = 1024,
  TW_ROBOTS_CACHE_RETRY_SEC = 1,              /* a site that gave no answer is not asked again for each of its pages at once */
  TW_ROBOTS_CACHE_TRIES = 3,                  /* without any answer, in a row: then the site is taken to have no file, */
  TW_ROBOTS_CACHE_NONE_SEC = 3600,            /* and is asked again after this */
  TW_ROBOTS_CACHE_BYTES = 16 << 20,           /* of rules, all sites; the largest single site has about 2 MB */
  TW_ROBOTS_CACHE_STALE_SEC = 30 * 24 * 3600, /* RFC 9309 section 2.4: rules of a site that can't be reached may be used longer */
};

struct tw_robots_cache;

struct tw_robots_question {
  struct tw_slice url;           /* the page */
  bool allow_private, is_direct; /* as for tw_fetch_request */
};

/* Valid during the callback only. */
struct tw_robots_answer {
  bool is_allowed;
  bool is_unreachable;    /* not allowed only because the file could not be had: ask again later */
  int64_t crawl_delay_us; /* between two pages of this site; 0: none asked for */
  int64_t retry_after_us; /* unreachable: not before; 0: not said */
  const char *reason;     /* why not, for people; NULL when allowed */
};

typedef void tw_robots_cache_fn(void *user, const struct tw_robots_answer *answer);

/* `fetcher` and `loop` are borrowed. `product`, which groups of rules are named by, is copied. NULL when memory is out. */
struct tw_robots_cache *tw_robots_cache_new(struct tw_loop *loop, struct tw_fetcher *fetcher, struct tw_slice product);
/* Drops those that wait without calling back. After tw_fetcher_free, so that nothing is called any more. NULL is a no-op. */
void tw_robots_cache_free(struct tw_robots_cache *cache);
/* `fn` is called once, from here when the rules are known, else from the loop. A URL that can't be fetched is allowed: the
 * fetcher says what is wrong with it. 0 or TW_ENOMEM. */
int tw_robots_cache_ask(struct tw_robots_cache *cache, const struct tw_robots_question *question, tw_robots_cache_fn *fn,
                        void *user);
/* The Crawl-delay of the URL's site as far as it is known already; 0: none. */
int64_t tw_robots_cache_delay_us(struct tw_robots_cache *cache, struct tw_slice url, bool allow_private);
