#include "tests/simulate/world.h"
#include <stdio.h>
#include <stdlib.h>

#define SEC  TW_USEC_PER_SEC
#define MIN  (60 * SEC)
#define HOUR (60 * MIN)

enum {
  PER_MILLE = 1000,
  HOUR_MINUTES = 60,
  OWN_HOST_PERCENT = 40, /* of the sources: alone on their host */
  SMALL_HOST_PERCENT = 40,
  SMALL_HOST_SOURCES = 10,
  PLATFORM_SOURCES = 200, /* the rest: on hosts of so many */
  SETTLING_SEC = 60,      /* after the last first poll */
  TARGET_HOSTS = 20,      /* where redirects lead */
  JITTER_PERCENT = 5,
  LATE_PERCENT = 5,
  SKIPPED_SPREAD_SEC = 900,
  MISSING_INTERVALS = 2,
  SHIFT_MAX = 30,
};

/* How the program is to take an answer. */
enum sim_kind { GOOD, SLOWED, BUSY, GONE, FLAPPING };

/* One class of sources. `status` 0: `code` says how it fails. */
struct class {
  const char *name;
  int share; /* per mille of the sources */
  enum sim_kind kind;
  long status;
  CURLcode code;
  int64_t delay_us;       /* until its answer is there */
  const char *headers;    /* beside the common ones */
  const char *elements;   /* of its feed's channel */
  int64_t fresh_us;       /* what its headers ask to be left alone for: a floor, or a Retry-After */
  int64_t feed_floor_us;  /* what its feed asks for */
  int skipped_hour;       /* UTC; 0: none */
  long redirect;          /* status of a redirect before the answer; 0: none */
  bool has_etag, changes; /* answers 304 to its ETag; has news now and then */
};

static const struct class classes[] = {
    {.name = "304 after the first", .share = 300, .status = 200, .has_etag = true, .changes = true},
    {.name = "200, always new", .share = 80, .status = 200, .changes = true},
    {.name = "200, always the same body", .share = 80, .status = 200},
    {.name = "Cache-Control: max-age=1500",
     .share = 50,
     .status = 200,
     .headers = "Cache-Control: max-age=1500\r\n",
     .fresh_us = 1500 * SEC},
    {.name = "ttl of 25 minutes",
     .share = 40,
     .status = 200,
     .has_etag = true,
     .elements = "<ttl>25</ttl>",
     .feed_floor_us = 25 * MIN},
    {.name = "sy: twice an hour",
     .share = 30,
     .status = 200,
     .feed_floor_us = 30 * MIN,
     .elements = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"},
    {.name = "skipHours 7",
     .share = 30,
     .status = 200,
     .has_etag = true,
     .elements = "<skipHours><hour>7</hour></skipHours>",
     .skipped_hour = 7},
    {.name = "slow, 8 s", .share = 30, .status = 200, .has_etag = true, .delay_us = 8 * SEC},
    {.name = "302 to another host", .share = 20, .status = 200, .has_etag = true, .redirect = 302},
    {.name = "301 to another host", .share = 20, .status = 200, .has_etag = true, .redirect = 301},
    {.name = "404", .share = 50, .kind = SLOWED, .status = 404},
    {.name = "403", .share = 20, .kind = SLOWED, .status = 403},
    {.name = "410", .share = 20, .kind = GONE, .status = 410},
    {.name = "429, Retry-After: 400",
     .share = 20,
     .kind = BUSY,
     .status = 429,
     .headers = "Retry-After: 400\r\n",
     .fresh_us = 400 * SEC},
    {.name = "503, Retry-After: 600",
     .share = 30,
     .kind = BUSY,
     .status = 503,
     .headers = "Retry-After: 600\r\n",
     .fresh_us = 600 * SEC},
    {.name = "503", .share = 30, .kind = BUSY, .status = 503},
    {.name = "500", .share = 30, .kind = BUSY, .status = 500},
    {.name = "500 every other time", .share = 30, .kind = FLAPPING, .status = 200, .changes = true},
    {.name = "silent", .share = 30, .kind = BUSY, .code = CURLE_OPERATION_TIMEDOUT},
    {.name = "reset", .share = 30, .kind = BUSY, .code = CURLE_RECV_ERROR},
    {.name = "no such host", .share = 30, .kind = BUSY, .code = CURLE_COULDNT_RESOLVE_HOST},
};
enum { CLASSES = sizeof classes / sizeof *classes };

struct host {
  size_t number, active;
  int64_t last_us, hold_until_us, hold_us; /* the last start; what its latest 429 asked for */
  size_t minutes[HOUR_MINUTES + 1];
};

struct source {
  char url[48];
  const struct class *class;
  int64_t interval_us;
  struct host *host;
  struct host *other; /* where its redirect leads */
  size_t polls, requests, in_flight;
  int64_t ended_us, earliest_us, latest_us; /* monotonic; latest INT64_MAX: not judged */
  int64_t failures;
  size_t version;      /* of its document */
  bool is_redirecting; /* the next request is a redirect's */
};

struct sim_world {
  const struct tw_clock *clock;
  struct sim_rules rules;
  struct source *sources;
  size_t source_count;
  struct host *hosts;
  size_t host_count;
  uint64_t random;
  int64_t start_us; /* monotonic */
  size_t at_once, unasked;
  struct sim_totals totals;
  struct sim_tally tallies[SIM_CLASSES_MAX];
};

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t draw(struct sim_world *w, uint64_t below) {
  uint64_t z = (w->random += UINT64_C(0x9E3779B97F4A7C15));
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return (z ^ (z >> 31)) % below;
}

static int64_t now_of(const struct sim_world *w) {
  return tw_clock_mono(w->clock);
}

static int64_t longer(int64_t a, int64_t b) {
  return a > b ? a : b;
}

static int64_t shorter(int64_t a, int64_t b) {
  return a < b ? a : b;
}

/* ---- making ---- */

static const struct class *draw_class(struct sim_world *w) {
  int at = (int)draw(w, PER_MILLE);
  size_t i = 0;
  while (i + 1 < CLASSES && at >= classes[i].share) at -= classes[i++].share;
  return &classes[i];
}

/* A 429 speaks for its whole host, and a host that is silent, resets or does not exist is so for all its sources: those sit
 * alone, or they would silence all classes on a platform of hundreds. */
static size_t host_of(size_t index, size_t count, const struct class *class) {
  size_t own = count * OWN_HOST_PERCENT / 100, small = count * SMALL_HOST_PERCENT / 100;
  if (index < own || class->status == 429 || class->code != CURLE_OK) return index;
  if (index < own + small) return count + (index - own) / SMALL_HOST_SOURCES;
  return count + count / SMALL_HOST_SOURCES + (index - own - small) / PLATFORM_SOURCES;
}

static void make_source(struct sim_world *w, size_t index) {
  static const int64_t intervals[] = {5 * MIN, 15 * MIN, 15 * MIN, 15 * MIN, 30 * MIN};
  struct source *s = &w->sources[index];
  s->class = draw_class(w);
  s->interval_us = intervals[draw(w, sizeof intervals / sizeof *intervals)];
  size_t host = host_of(index, w->source_count, s->class);
  s->host = &w->hosts[host];
  s->other = &w->hosts[w->host_count - 1 - index % TARGET_HOSTS]; /* nobody lives there */
  s->latest_us = INT64_MAX;
  snprintf(s->url, sizeof s->url, "http://host-%zu.example/f/%zu", host, index);
  w->tallies[s->class - classes].sources++;
}

struct sim_world *sim_world_new(const struct tw_clock *clock, const struct sim_rules *rules, size_t sources, uint64_t seed) {
  struct sim_world *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  *w = (struct sim_world){
      .clock = clock, .rules = *rules, .source_count = sources, .unasked = sources, .host_count = 2 * sources, .random = seed};
  w->start_us = now_of(w);
  w->sources = calloc(sources, sizeof *w->sources);
  w->hosts = calloc(w->host_count, sizeof *w->hosts);
  if (!w->sources || !w->hosts) {
    sim_world_free(w);
    return NULL;
  }
  for (size_t i = 0; i < w->host_count; i++) w->hosts[i] = (struct host){.number = i, .last_us = INT64_MIN / 2};
  for (size_t i = 0; i < CLASSES; i++)
    w->tallies[i] = (struct sim_tally){.name = classes[i].name, .shortest_us = INT64_MAX, .early_us = INT64_MAX};
  for (size_t i = 0; i < sources; i++) make_source(w, i);
  return w;
}

void sim_world_free(struct sim_world *world) {
  if (!world) return;
  free(world->sources);
  free(world->hosts);
  free(world);
}

struct tw_slice sim_world_url(const struct sim_world *world, size_t index) {
  return tw_slice_from(world->sources[index].url);
}

int64_t sim_world_interval_us(const struct sim_world *world, size_t index) {
  return world->sources[index].interval_us;
}

const char *sim_world_class(const struct sim_world *world, size_t index) {
  return world->sources[index].class->name;
}

/* ---- judging ---- */

static void judge_host(struct sim_world *w, struct host *h, int64_t now) {
  w->totals.too_close += now - h->last_us < w->rules.host_delay_us;
  w->totals.held += now < h->hold_until_us;
  h->last_us = now;
  h->active++;
  w->totals.too_many += (int64_t)h->active > w->rules.host_concurrency;
  size_t minute = (size_t)((now - w->start_us) / MIN);
  h->minutes[minute < HOUR_MINUTES ? minute : HOUR_MINUTES]++;
}

/* Not judged before every source had its first poll, and a minute more: a host with hundreds of sources takes minutes for these
 * at its delay. What a 429 of another source of the host put off is late only beyond that. */
static double lateness(const struct sim_world *w, const struct source *s, int64_t now) {
  const struct host *h = s->host;
  int64_t latest = s->latest_us;
  if (latest == INT64_MAX || w->unasked > 0) return 0;
  latest = longer(latest, w->start_us + w->totals.first_polls_us + SETTLING_SEC * SEC);
  if (h->hold_until_us > s->ended_us)
    latest = longer(latest, h->hold_until_us + h->hold_us / 100 * JITTER_PERCENT + w->rules.backoff_first_us);
  return now > latest ? (double)(now - latest) / (double)s->interval_us : 0;
}

static void judge_poll(struct sim_world *w, struct source *s, int64_t now) {
  struct sim_tally *t = &w->tallies[s->class - classes];
  double late = lateness(w, s, now);
  t->polls++;
  if (s->polls++ == 0) {
    if (--w->unasked == 0) w->totals.first_polls_us = now - w->start_us;
    return;
  }
  t->shortest_us = shorter(t->shortest_us, now - s->ended_us);
  t->longest_us = longer(t->longest_us, now - s->ended_us);
  t->early_us = shorter(t->early_us, now - s->earliest_us);
  if (late > t->late) t->late = late;
  w->totals.late += late * 100 > LATE_PERCENT;
  w->totals.early += now < s->earliest_us;
}

/* ---- what an answer permits ---- */

static void permit(struct source *s, int64_t now, int64_t earliest_us, int64_t latest_us) {
  s->ended_us = now;
  s->earliest_us = earliest_us;
  s->latest_us = latest_us;
}

static void move_out_of_hour(const struct sim_world *w, const struct source *s, int64_t *time_us, int64_t spread_us) {
  int64_t wall = *time_us - now_of(w) + tw_clock_wall(w->clock);
  if (s->class->skipped_hour == 0 || wall / HOUR % 24 != s->class->skipped_hour) return;
  *time_us += HOUR - wall % HOUR + spread_us;
}

/* The interval with its jitter, above the floors, out of the skipped hour. */
static void permit_good(const struct sim_world *w, struct source *s, int64_t now) {
  int64_t reach = s->interval_us / 100 * JITTER_PERCENT;
  int64_t floor = shorter(longer(s->class->fresh_us, s->class->feed_floor_us), w->rules.floor_max_us);
  int64_t earliest = now + longer(s->interval_us - reach, floor);
  int64_t latest = now + longer(s->interval_us + reach, floor + floor / 100 * JITTER_PERCENT);
  move_out_of_hour(w, s, &earliest, 0);
  move_out_of_hour(w, s, &latest, shorter(s->interval_us, SKIPPED_SPREAD_SEC * SEC));
  s->failures = 0;
  permit(s, now, earliest, latest);
}

/* From half of the first delay to the doubled one; a Retry-After is a floor under it. */
static void permit_failed(const struct sim_world *w, struct source *s, int64_t now, int64_t first_us) {
  int64_t max = longer(w->rules.backoff_max_us, first_us), after = s->class->fresh_us, shift = s->failures++;
  int64_t most = shift > SHIFT_MAX || first_us << shift > max ? max : first_us << shift;
  permit(s, now, now + longer(first_us / 2, after), now + longer(most, after + after / 100 * JITTER_PERCENT));
}

static void permit_slowed(const struct sim_world *w, struct source *s, int64_t now) {
  permit_failed(w, s, now, longer(w->rules.backoff_first_us, MISSING_INTERVALS * s->interval_us));
}

static void permit_busy(const struct sim_world *w, struct source *s, int64_t now) {
  permit_failed(w, s, now, w->rules.backoff_first_us);
}

static void permit_gone(const struct sim_world *w, struct source *s, int64_t now) {
  (void)w;
  permit(s, now, INT64_MAX, INT64_MAX);
}

static void permit_flapping(const struct sim_world *w, struct source *s, int64_t now) {
  (s->polls % 2 ? permit_busy : permit_good)(w, s, now);
}

/* ---- answering ---- */

static int64_t delay_of(const struct sim_world *w, const struct source *s) {
  if (s->class->code == CURLE_OPERATION_TIMEDOUT) return shorter(w->rules.first_byte_timeout_us, w->rules.fetch_timeout_us);
  return s->class->delay_us ? s->class->delay_us : 50 * TW_USEC_PER_MSEC;
}

static void answer_redirect(const struct source *s, size_t index, struct sim_answer *out) {
  out->status = s->class->redirect;
  tw_buf_printf(&out->headers, "HTTP/1.1 %ld Moved\r\nLocation: http://host-%zu.example/t/%zu\r\n\r\n", out->status,
                s->other->number, index);
}

static void answer_document(struct sim_world *w, struct source *s, size_t index, const char *etag, struct sim_answer *out) {
  static const char ns[] = "xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"";
  const struct class *c = s->class;
  char current[32];
  if (c->changes && draw(w, 5) == 0) s->version++;
  snprintf(current, sizeof current, "\"%zu-%zu\"", index, s->version);
  bool is_known = c->has_etag && etag && strcmp(etag, current) == 0;
  out->status = is_known ? 304 : 200;
  tw_buf_printf(&out->headers, "HTTP/1.1 %ld OK\r\nContent-Type: application/rss+xml\r\n%s", out->status,
                c->headers ? c->headers : "");
  if (c->has_etag) tw_buf_printf(&out->headers, "ETag: %s\r\n", current);
  tw_buf_append_cstr(&out->headers, "\r\n");
  if (is_known) return;
  tw_buf_printf(&out->body, "<rss version=\"2.0\" %s><channel><title>Source %zu, version %zu</title>%s</channel></rss>", ns,
                index, s->version, c->elements ? c->elements : "");
}

static void answer_status(const struct class *c, long status, struct sim_answer *out) {
  out->status = status;
  tw_buf_printf(&out->headers, "HTTP/1.1 %ld Sorry\r\n%s\r\n", status, c->headers ? c->headers : "");
}

static void answer(struct sim_world *w, struct source *s, size_t index, const char *etag, struct sim_answer *out) {
  const struct class *c = s->class;
  bool is_flap = c->kind == FLAPPING && s->polls % 2;
  out->code = c->code;
  if (c->code != CURLE_OK) return;
  if (is_flap || c->status != 200)
    answer_status(c, is_flap ? 500 : c->status, out);
  else
    answer_document(w, s, index, etag, out);
}

static void note_hold(struct host *h, const struct class *c, int64_t at_us) {
  if (c->status != 429) return;
  h->hold_us = c->fresh_us;
  h->hold_until_us = longer(h->hold_until_us, at_us + c->fresh_us);
}

/* The source that a URL is of, and whether it is the one that its redirect leads to. */
static struct source *find(const struct sim_world *w, const char *url, bool *ret_is_target) {
  const char *path = strstr(url, ".example/");
  unsigned long index = path && strlen(path) > 11 ? strtoul(path + 11, NULL, 10) : w->source_count;
  if (index >= w->source_count) return NULL;
  *ret_is_target = path[9] == 't';
  return &w->sources[index];
}

void sim_world_ask(struct sim_world *world, const char *url, const char *etag, struct sim_answer *ret_answer) {
  static void (*const permits[])(const struct sim_world *, struct source *, int64_t) = {
      [GOOD] = permit_good, [SLOWED] = permit_slowed, [BUSY] = permit_busy, [GONE] = permit_gone, [FLAPPING] = permit_flapping};
  bool is_target;
  int64_t now = now_of(world);
  struct source *s = find(world, url, &is_target);
  *ret_answer = (struct sim_answer){.code = CURLE_COULDNT_RESOLVE_HOST, .at_us = now};
  tw_buf_init(&ret_answer->headers, 0);
  tw_buf_init(&ret_answer->body, 0);
  if (!s) return;
  struct host *h = is_target ? s->other : s->host;
  judge_host(world, h, now);
  if (!s->is_redirecting) judge_poll(world, s, now);
  world->totals.requests++;
  world->tallies[s->class - classes].requests++;
  world->totals.same_url += s->in_flight++ > 0;
  if (++world->at_once > world->totals.at_once_max) world->totals.at_once_max = world->at_once;
  ret_answer->at_us = now + delay_of(world, s);
  s->is_redirecting = s->class->redirect && !is_target;
  if (s->is_redirecting) {
    ret_answer->code = CURLE_OK;
    answer_redirect(s, (size_t)(s - world->sources), ret_answer);
    return;
  }
  answer(world, s, (size_t)(s - world->sources), etag, ret_answer);
  note_hold(h, s->class, ret_answer->at_us);
  permits[s->class->kind](world, s, ret_answer->at_us);
}

void sim_world_end(struct sim_world *world, const char *url) {
  bool is_target;
  struct source *s = find(world, url, &is_target);
  if (!s) return;
  (is_target ? s->other : s->host)->active--;
  s->in_flight--;
  world->at_once--;
}

/* ---- the end ---- */

static int by_size(const void *left, const void *right) {
  size_t a = *(const size_t *)left, b = *(const size_t *)right;
  return (a > b) - (a < b);
}

/* Over all minutes of all hosts in which there was a request. */
static void count_minutes(struct sim_world *w) {
  size_t *counts = calloc(w->host_count * HOUR_MINUTES, sizeof *counts), used = 0;
  if (!counts) return;
  for (size_t i = 0; i < w->host_count; i++) {
    size_t before = used;
    for (size_t m = 0; m < HOUR_MINUTES; m++)
      if (w->hosts[i].minutes[m]) counts[used++] = w->hosts[i].minutes[m];
    w->totals.hosts += used > before;
  }
  qsort(counts, used, sizeof *counts, by_size);
  w->totals.host_minute_max = used ? counts[used - 1] : 0;
  w->totals.host_minute_p99 = used ? counts[used * 99 / 100] : 0;
  w->totals.host_minute_limit = (size_t)((MIN + w->rules.host_delay_us - 1) / w->rules.host_delay_us);
  free(counts);
}

size_t sim_world_close(struct sim_world *world, struct sim_totals *ret_totals, struct sim_tally ret_tallies[SIM_CLASSES_MAX]) {
  int64_t now = now_of(world);
  for (size_t i = 0; i < world->source_count; i++) {
    struct source *s = &world->sources[i];
    double late = s->in_flight ? 0 : lateness(world, s, now);
    struct sim_tally *t = &world->tallies[s->class - classes];
    if (late > t->late) t->late = late;
    world->totals.late += late * 100 > LATE_PERCENT;
  }
  count_minutes(world);
  *ret_totals = world->totals;
  memcpy(ret_tallies, world->tallies, sizeof world->tallies);
  return CLASSES;
}
