/* robots.txt by RFC 9309: a parser and a matcher over foreign bytes, without network or clock. */
#pragma once
#include "base/arena.h"
#include "base/error.h"

enum {
  TW_ROBOTS_MAX_BYTES = 512 << 10, /* RFC 9309 section 2.5 asks for at least 500 KiB; what is behind is not read */
  TW_ROBOTS_MAX_RULES = 10000,     /* of our group; keeps one question under some milliseconds for the worst file */
  TW_ROBOTS_MAX_SITEMAPS = 1000,
  TW_ROBOTS_MAX_DELAY_SEC = 600,   /* a longer Crawl-delay is cut to it */
  TW_ROBOTS_CACHE_SEC = 24 * 3600, /* section 2.4: not used longer */
};

struct tw_robots_rule {
  struct tw_slice pattern; /* normalised; without the closing '$' */
  bool is_allowed, is_anchored, has_star;
};

struct tw_robots_rules {
  struct tw_robots_rule *items;
  size_t count, capacity;
};

struct tw_robots_sitemaps {
  struct tw_slice *items;
  size_t count, capacity;
};

/* In an arena; the file's bytes may go. A zeroed struct allows everything. */
struct tw_robots {
  struct tw_robots_rules rules;
  struct tw_robots_sitemaps sitemaps; /* as written, in the order of the file; of all groups */
  int64_t crawl_delay_us;             /* 0: none */
  bool is_specific;                   /* a group named us; else the rules are those for "*" */
  bool is_disallowed;                 /* the whole site: the file could not be had (tw_robots_of_status) */
};

/* What is meant for `product` ("tallywire", matched without case) in a file's bytes. Any bytes are a file: lines that make no
 * sense are passed over. 0 or TW_ENOMEM. Linear. */
int tw_robots_parse(struct tw_arena *arena, struct tw_slice file, struct tw_slice product, struct tw_robots *ret_robots);
/* True when `status` (of the answer for /robots.txt, 0 for none at all) decides without the file: 4xx but 429 allows all, 429,
 * 5xx and no answer disallow all (section 2.3.1). *ret_robots is then filled. */
bool tw_robots_of_status(long status, struct tw_robots *ret_robots);
/* May `target`, the path and query of a URL ("/a/b?c"), be fetched? The longest matching rule decides, allow before disallow;
 * /robots.txt itself always may. `arena` is for a normalised copy; out of memory means no. */
bool tw_robots_allows(const struct tw_robots *robots, struct tw_arena *arena, struct tw_slice target);
