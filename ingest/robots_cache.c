#include "ingest/robots_cache.h"
#include "ingest/hash_index.h"
#include "ingest/hop_url.h"
#include "ingest/robots.h"
#include <stdio.h>
#include <stdlib.h>

enum { REASON_BYTES = 256 };

/* One that waits for a site's file. */
struct waiter {
  struct waiter *next;
  tw_robots_cache_fn *fn;
  void *user;
  char target[]; /* path and query of the page */
};

struct site {
  struct tw_hash_node node; /* first, so that the table's node is the site */
  struct site *newer, *older;
  struct tw_robots_cache *cache;
  struct tw_arena *arena; /* of the rules and what goes with them; NULL before the first file */
  struct tw_robots robots;
  struct tw_slice etag, last_modified, validators_url;
  int64_t read_us, fresh_until_us; /* monotonic */
  bool is_fetching, is_unreachable;
  int tries;                 /* without an answer, in a row */
  char reason[REASON_BYTES]; /* why it is unreachable */
  int64_t retry_at_us;       /* the server's own word on that; 0: none */
  struct waiter *waiters, **last_waiter;
  char key[]; /* see key_of */
};

/* '+' where private addresses may be asked, which others must learn nothing from, else '-'; then "https://news.example:8443". */
struct site_key {
  char text[TW_HOP_URL_MAX_BYTES + 2];
  size_t len;
};

struct tw_robots_cache {
  struct tw_loop *loop;
  struct tw_fetcher *fetcher;
  struct tw_hash_index sites;
  struct site *newest, *oldest; /* by when they were last asked for */
  size_t bytes;
  char product[];
};

static int64_t now_of(const struct tw_robots_cache *cache) {
  return tw_clock_mono(tw_loop_clock(cache->loop));
}

/* ---- the sites ---- */

static void site_unlink(struct site *site) {
  struct tw_robots_cache *cache = site->cache;
  if (site->newer)
    site->newer->older = site->older;
  else
    cache->newest = site->older;
  if (site->older)
    site->older->newer = site->newer;
  else
    cache->oldest = site->newer;
}

static void site_link(struct site *site) {
  struct tw_robots_cache *cache = site->cache;
  site->newer = NULL;
  site->older = cache->newest;
  if (cache->newest) cache->newest->newer = site;
  cache->newest = site;
  if (!cache->oldest) cache->oldest = site;
}

static size_t rules_bytes(const struct site *site) {
  return site->arena ? tw_arena_used(site->arena) : 0;
}

static void site_free(struct site *site) {
  site_unlink(site);
  tw_hash_index_remove(&site->cache->sites, &site->node);
  site->cache->bytes -= rules_bytes(site);
  for (struct waiter *w = site->waiters, *next; w; w = next) {
    next = w->next;
    free(w);
  }
  tw_arena_free(site->arena);
  free(site);
}

/* A site that is being fetched stays: its answer comes. */
static void forget_some(struct tw_robots_cache *cache) {
  for (struct site *site = cache->oldest, *newer; site; site = newer) {
    newer = site->newer;
    if (cache->sites.count <= TW_ROBOTS_CACHE_SITES && cache->bytes <= TW_ROBOTS_CACHE_BYTES) return;
    if (!site->is_fetching) site_free(site);
  }
}

static struct site *site_new(struct tw_robots_cache *cache, const struct site_key *key) {
  struct site *site = calloc(1, sizeof *site + key->len + 1);
  if (!site) return NULL;
  site->cache = cache;
  site->last_waiter = &site->waiters;
  memcpy(site->key, key->text, key->len);
  if (tw_hash_index_insert(&cache->sites, &site->node, tw_slice_of(site->key, key->len))) {
    site_link(site);
    return site;
  }
  free(site);
  return NULL;
}

/* ---- answers ---- */

static void tell(const struct site *site, const char *target, tw_robots_cache_fn *fn, void *user) {
  struct tw_robots_answer answer = {.is_allowed = true, .crawl_delay_us = site->robots.crawl_delay_us};
  TW_ARENA_AUTO scratch = tw_arena_new(0);
  if (!scratch || !tw_robots_allows(&site->robots, scratch, tw_slice_from(target))) {
    int64_t wait = site->retry_at_us - now_of(site->cache);
    answer.is_allowed = false;
    answer.is_unreachable = !scratch || site->is_unreachable;
    answer.reason = !scratch ? "out of memory" : site->is_unreachable ? site->reason : "robots.txt does not allow it";
    answer.retry_after_us = answer.is_unreachable && wait > 0 ? wait : 0;
  }
  fn(user, &answer);
}

/* A callback may ask again. */
static void tell_all(struct site *site) {
  struct waiter *w = site->waiters;
  site->waiters = NULL;
  site->last_waiter = &site->waiters;
  for (struct waiter *next; w; w = next) {
    next = w->next;
    tell(site, w->target, w->fn, w->user);
    free(w);
  }
}

/* ---- the file ---- */

static void keep_fresh(struct site *site) {
  site->read_us = now_of(site->cache);
  site->fresh_until_us = site->read_us + TW_ROBOTS_CACHE_SEC * TW_USEC_PER_SEC;
  site->is_unreachable = false;
  site->retry_at_us = site->tries = 0;
}

/* False when memory is out; the site is as it was. */
static bool take_file(struct site *site, const struct tw_fetch_result *result) {
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_robots robots;
  if (!arena || tw_robots_parse(arena, result->body, tw_slice_from(site->cache->product), &robots) < 0) {
    tw_arena_free(arena);
    return false;
  }
  site->cache->bytes -= rules_bytes(site);
  tw_arena_free(site->arena);
  site->arena = arena;
  site->robots = robots;
  site->etag = tw_arena_dup(arena, result->etag);
  site->last_modified = tw_arena_dup(arena, result->last_modified);
  site->validators_url = tw_arena_dup(arena, result->url);
  site->cache->bytes += rules_bytes(site);
  keep_fresh(site);
  return true;
}

static void take_none(struct site *site) {
  site->cache->bytes -= rules_bytes(site);
  tw_arena_free(site->arena);
  site->arena = NULL;
  site->robots = (struct tw_robots){0};
  site->etag = site->last_modified = site->validators_url = TW_SLICE_NONE;
  keep_fresh(site);
}

/* RFC 9309 section 2.3.1.4: without an answer nothing is allowed, unless older rules are at hand. */
static void take_nothing(struct site *site, const char *why, int64_t retry_after_us) {
  int64_t now = now_of(site->cache), wait = TW_ROBOTS_CACHE_RETRY_SEC * TW_USEC_PER_SEC;
  site->fresh_until_us = now + (retry_after_us > wait ? retry_after_us : wait);
  site->retry_at_us = retry_after_us > 0 ? now + retry_after_us : 0;
  if (site->arena && now - site->read_us < TW_ROBOTS_CACHE_STALE_SEC * TW_USEC_PER_SEC) return;
  snprintf(site->reason, sizeof site->reason, "robots.txt: %s", why);
  site->is_unreachable = true;
  site->robots = (struct tw_robots){.is_disallowed = true};
}

/* A site that can't be reached can't be crawled either, whatever is decided here. One that answers for its pages but breaks the
 * connection over robots.txt each time has none. */
static void take_no_answer(struct site *site, const struct tw_fetch_result *result) {
  if (result->status == TW_ENET && ++site->tries >= TW_ROBOTS_CACHE_TRIES) {
    take_none(site);
    site->fresh_until_us = site->read_us + TW_ROBOTS_CACHE_NONE_SEC * TW_USEC_PER_SEC;
  } else {
    take_nothing(site, result->error.text, result->retry_after_us);
  }
}

static void take_answer(struct site *site, const struct tw_fetch_result *result) {
  char why[REASON_BYTES];
  struct tw_robots decided;
  snprintf(why, sizeof why, "HTTP %ld", result->http_status);
  if (result->status < 0) {
    /* What can't be fetched at all (an address refused, redirects in a circle) is "unavailable": the page itself will say why. */
    if (result->error.verdict == TW_RETRY_LATER)
      take_no_answer(site, result);
    else
      take_none(site);
  } else if (result->http_status == 304 && result->was_conditional) {
    keep_fresh(site);
  } else if (!tw_robots_of_status(result->http_status, &decided)) {
    if (!take_file(site, result)) take_nothing(site, "out of memory", 0);
  } else if (decided.is_disallowed) {
    take_nothing(site, why, result->retry_after_us);
  } else {
    take_none(site);
  }
}

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  struct site *site = user;
  take_answer(site, result);
  site->is_fetching = false;
  tell_all(site);
  forget_some(site->cache);
}

static int fetch(struct site *site, const struct tw_robots_question *question) {
  char url[TW_HOP_URL_MAX_BYTES + 16];
  struct tw_fetch_limits limits = *tw_fetcher_limits(site->cache->fetcher);
  limits.body_max_bytes = TW_ROBOTS_MAX_BYTES;
  snprintf(url, sizeof url, "%s/robots.txt", site->key + 1);
  struct tw_fetch_request request = {.url = tw_slice_from(url),
                                     .etag = site->etag,
                                     .last_modified = site->last_modified,
                                     .validators_url = site->validators_url,
                                     .accept = TW_SLICE("text/plain,*/*;q=0.5"),
                                     .allow_private = question->allow_private,
                                     .is_direct = question->is_direct,
                                     .limits = &limits,
                                     .takes_part = true};
  int status = tw_fetcher_submit(site->cache->fetcher, &request, on_fetched, site);
  site->is_fetching = status == TW_OK;
  return status;
}

/* ---- questions ---- */

/* Where the path of a normalised URL begins: behind the authority. */
static size_t path_start(const char *url) {
  const char *host = strstr(url, "://");
  const char *path = host ? strchr(host + 3, '/') : NULL;
  return path ? (size_t)(path - url) : strlen(url);
}

static struct site_key key_of(const struct tw_hop_url *url, bool allow_private) {
  struct site_key key = {.text = {allow_private ? '+' : '-'}, .len = 1 + path_start(url->text)};
  if (key.len > sizeof key.text) key.len = sizeof key.text; /* longer than any URL that is parsed */
  memcpy(key.text + 1, url->text, key.len - 1);
  return key;
}

static struct site *site_find(struct tw_robots_cache *cache, const struct site_key *key) {
  return (struct site *)tw_hash_index_find(&cache->sites, tw_slice_of(key->text, key->len));
}

static int wait_for_file(struct site *site, const char *target, tw_robots_cache_fn *fn, void *user) {
  size_t len = strlen(target);
  struct waiter *w = calloc(1, sizeof *w + len + 1);
  if (!w) return TW_ENOMEM;
  w->fn = fn;
  w->user = user;
  memcpy(w->target, target, len + 1);
  *site->last_waiter = w;
  site->last_waiter = &w->next;
  return TW_OK;
}

static int ask(struct tw_robots_cache *cache, const struct tw_hop_url *url, const struct tw_robots_question *question,
               tw_robots_cache_fn *fn, void *user) {
  size_t start = path_start(url->text);
  const char *target = url->text[start] ? url->text + start : "/";
  struct site_key key = key_of(url, question->allow_private);
  struct site *site = site_find(cache, &key);
  if (!site) site = site_new(cache, &key);
  if (!site) return TW_ENOMEM;
  site_unlink(site);
  site_link(site);
  if (!site->is_fetching && site->fresh_until_us > now_of(cache)) {
    tell(site, target, fn, user);
    return TW_OK;
  }
  if (!site->is_fetching && fetch(site, question) < 0) return TW_ENOMEM;
  return wait_for_file(site, target, fn, user);
}

int tw_robots_cache_ask(struct tw_robots_cache *cache, const struct tw_robots_question *question, tw_robots_cache_fn *fn,
                        void *user) {
  struct tw_hop_url url;
  int status = tw_hop_url_parse(question->url, &url, NULL);
  if (status == TW_ENOMEM) return status;
  if (status < 0) {
    fn(user, &(struct tw_robots_answer){.is_allowed = true});
    return TW_OK;
  }
  status = ask(cache, &url, question, fn, user);
  tw_hop_url_done(&url);
  return status;
}

int64_t tw_robots_cache_delay_us(struct tw_robots_cache *cache, struct tw_slice url, bool allow_private) {
  struct tw_hop_url hop;
  if (cache->sites.count == 0 || tw_hop_url_parse(url, &hop, NULL) < 0) return 0;
  struct site_key key = key_of(&hop, allow_private);
  const struct site *site = site_find(cache, &key);
  tw_hop_url_done(&hop);
  return site ? site->robots.crawl_delay_us : 0;
}

/* ---- life ---- */

struct tw_robots_cache *tw_robots_cache_new(struct tw_loop *loop, struct tw_fetcher *fetcher, struct tw_slice product) {
  struct tw_robots_cache *cache = calloc(1, sizeof *cache + product.len + 1);
  if (!cache) return NULL;
  cache->loop = loop;
  cache->fetcher = fetcher;
  tw_hash_index_init(&cache->sites);
  memcpy(cache->product, product.ptr, product.len);
  return cache;
}

void tw_robots_cache_free(struct tw_robots_cache *cache) {
  if (!cache) return;
  while (cache->newest) site_free(cache->newest);
  tw_hash_index_done(&cache->sites);
  free(cache);
}
