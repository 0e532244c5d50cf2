/* The other side of a simulated hour: servers that answer, fail, redirect and ask to be left alone, each source by its class.
 * They remember what they told whom, and count every request that breaks it. Knows the program's rules only as documented
 * (docs/ingest.md), none of its code. */
#pragma once
#include "base/buf.h"
#include "base/clock.h"
#include "base/slice.h"
#include <curl/curl.h>

struct sim_world;

/* What the program was told to keep to. Times in microseconds. */
struct sim_rules {
  int64_t host_delay_us, host_concurrency;
  int64_t backoff_first_us, backoff_max_us, floor_max_us;
  int64_t fetch_timeout_us, first_byte_timeout_us;
};

enum { SIM_CLASSES_MAX = 32 };

/* Of one class of sources, at the end. */
struct sim_tally {
  const char *name;
  size_t sources, polls, requests;
  int64_t shortest_us, longest_us; /* between the end of one poll and the next one's start; shortest INT64_MAX: none */
  int64_t early_us;                /* least time from the earliest permitted moment to the poll; negative: too early */
  double late;                     /* worst, in parts of the interval, beyond the latest permitted moment */
};

struct sim_totals {
  size_t requests, hosts, at_once_max;
  size_t host_minute_max, host_minute_p99, host_minute_limit;
  size_t too_close, too_many, held; /* requests to a host: before its delay was over, above its concurrency, while it was held */
  size_t early, late,
      same_url;           /* polls before their floor; late by more than 5 % of the interval; URLs asked for twice at once */
  int64_t first_polls_us; /* until every source had been asked once; 0: some never were */
};

/* An answer on its way. */
struct sim_answer {
  CURLcode code; /* CURLE_OK: there is an answer */
  int64_t at_us; /* when it is there, or has failed; monotonic */
  long status;
  struct tw_buf headers, body;
};

/* `clock` is borrowed; its monotonic time begins the hour. NULL when memory is out. */
struct sim_world *sim_world_new(const struct tw_clock *clock, const struct sim_rules *rules, size_t sources, uint64_t seed);
void sim_world_free(struct sim_world *world);
/* Source `index`'s URL, interval and class. The slice is the world's. */
struct tw_slice sim_world_url(const struct sim_world *world, size_t index);
int64_t sim_world_interval_us(const struct sim_world *world, size_t index);
const char *sim_world_class(const struct sim_world *world, size_t index);

/* A request begins. `etag` is what If-None-Match says; NULL: absent. *ret_answer's buffers are the caller's to free. */
void sim_world_ask(struct sim_world *world, const char *url, const char *etag, struct sim_answer *ret_answer);
/* It has ended, or was given up. */
void sim_world_end(struct sim_world *world, const char *url);

/* The end: polls that never came are late. Fills `ret_tallies` and returns how many classes there are. */
size_t sim_world_close(struct sim_world *world, struct sim_totals *ret_totals, struct sim_tally ret_tallies[SIM_CLASSES_MAX]);
