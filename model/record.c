#include "model/record.h"
#include "base/error.h"
#include "model/url_key.h"
#include <stdlib.h>

const char *tw_topic_name(enum tw_topic topic) {
  static const char *const names[TW_TOPIC_COUNT] = {"metrics", "events", "documents", "deadletter", "series"};
  return names[topic];
}

/* "scheme://host" and "scheme://host/": a site, not an article. */
static bool is_site_root(struct tw_slice url) {
  ptrdiff_t colon = tw_slice_find(url, TW_SLICE("://"), 0);
  if (colon < 0) return false;
  struct tw_slice rest = tw_slice_sub(url, (size_t)colon + 3, url.len);
  ptrdiff_t slash = tw_slice_find(rest, TW_SLICE("/"), 0);
  return slash < 0 || (size_t)slash + 1 == rest.len;
}

/* `host` is `domain` or stands below it. */
static bool is_below(struct tw_slice host, struct tw_slice domain) {
  if (domain.len == 0 || host.len < domain.len) return false;
  if (!tw_slice_eq_nocase(tw_slice_sub(host, host.len - domain.len, host.len), domain)) return false;
  return host.len == domain.len || host.ptr[host.len - domain.len - 1] == '.';
}

/* A copy on loopback or in a private network: whoever configured that source runs it. */
static bool is_local(struct tw_slice host) {
  static const char *const nets[] = {"127.", "10.", "192.168.", "169.254.", "[::1]", "[fd", "[fe80"};
  if (tw_slice_is(host, "localhost")) return true;
  for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
    if (tw_slice_has_prefix_nocase(host, tw_slice_from(nets[i]))) return true;
  return false;
}

/* A page speaks for its own site only: else any site could take over the articles of another by naming their URLs. Hosts are of
 * one site when one is the other or stands above it; there is no public suffix list here, so siblings are strangers. */
static bool speaks_for(struct tw_slice url, struct tw_slice canonical) {
  struct tw_slice from = tw_url_key_site(url), to = tw_url_key_site(canonical);
  return tw_slice_is_empty(url) || is_local(from) || is_below(from, to) || is_below(to, from);
}

struct tw_slice tw_record_article_key(struct tw_arena *arena, const struct tw_article *article, const struct tw_origin *origin) {
  struct tw_slice canonical = article->canonical_url, url = article->url;
  /* Templates exist that name the home page on every article; taking it would make one article of them all. */
  bool misled = is_site_root(canonical) && !tw_slice_is_empty(url) && !is_site_root(url);
  if (!origin->is_guid_keyed && !tw_slice_is_empty(canonical) && !misled && speaks_for(url, canonical))
    return tw_url_key(arena, canonical);
  if (!tw_slice_is_empty(url) && !origin->is_guid_keyed) return tw_url_key(arena, url);
  /* No URL holds a space, so the two kinds of key can't meet. */
  return tw_arena_printf(arena, "guid %.*s %.*s", TW_SLICE_ARG(origin->source), TW_SLICE_ARG(origin->guid));
}

struct tw_digest tw_record_document_id(struct tw_slice article_key) {
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, TW_SLICE("document"));
  tw_digester_field(&d, article_key);
  return tw_digester_finish(&d);
}

static void add_decimal(struct tw_digester *d, bool present, struct tw_decimal value) {
  char text[TW_DECIMAL_TEXT_BYTES];
  tw_digester_field(d, present ? tw_slice_of(text, tw_decimal_format(value, text)) : TW_SLICE_NONE);
}

static void add_list(struct tw_digester *d, const struct tw_slice *items, size_t count) {
  tw_digester_number(d, (int64_t)count);
  for (size_t i = 0; i < count; i++) tw_digester_field(d, items[i]);
}

/* DESIGN section 3: article key, measure, role, jurisdiction, period, value, value_max, unit, qualifier, occurrence, pack
 * major version. */
struct tw_digest tw_record_metric_id(struct tw_slice article_key, const struct tw_observation *o, uint32_t occurrence) {
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, TW_SLICE("metric"));
  tw_digester_field(&d, article_key);
  tw_digester_field(&d, o->measure);
  tw_digester_field(&d, o->role);
  tw_digester_field(&d, o->jurisdiction);
  tw_digester_number(&d, o->period.start);
  tw_digester_number(&d, o->period.end);
  add_decimal(&d, true, o->value);
  add_decimal(&d, o->has_max, o->value_max);
  tw_digester_field(&d, o->unit);
  tw_digester_number(&d, o->qualifier);
  tw_digester_number(&d, occurrence);
  tw_digester_number(&d, tw_record_rule_major(o->rule));
  return tw_digester_finish(&d);
}

/* DESIGN section 3: article key, type, date, persons, parties, place; occurrence and major version as above. */
struct tw_digest tw_record_event_id(struct tw_slice article_key, const struct tw_event *e, uint32_t occurrence) {
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, TW_SLICE("event"));
  tw_digester_field(&d, article_key);
  tw_digester_field(&d, e->type);
  tw_digester_field(&d, e->date);
  add_list(&d, e->persons, e->person_count);
  add_list(&d, e->parties, e->party_count);
  tw_digester_field(&d, e->place);
  tw_digester_number(&d, occurrence);
  tw_digester_number(&d, tw_record_rule_major(e->rule));
  return tw_digester_finish(&d);
}

struct ranked {
  struct tw_digest id;
  size_t index;
};

static int compare_ranked(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  int order = memcmp(x->id.bytes, y->id.bytes, sizeof x->id.bytes);
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct tw_digest metric_id_at(struct tw_slice key, const void *items, size_t index, uint32_t occurrence) {
  return tw_record_metric_id(key, (const struct tw_observation *)items + index, occurrence);
}

static struct tw_digest event_id_at(struct tw_slice key, const void *items, size_t index, uint32_t occurrence) {
  return tw_record_event_id(key, (const struct tw_event *)items + index, occurrence);
}

/* Equals stand together once sorted by their id without occurrence, in the order of the text: n log n for any list. */
static int assign_ids(struct tw_arena *arena, struct tw_slice key, const void *items, size_t count,
                      struct tw_digest (*id_at)(struct tw_slice, const void *, size_t, uint32_t), struct tw_digest *ret_ids) {
  if (count == 0) return 0;
  struct ranked *ranked = tw_arena_calloc(arena, count, sizeof *ranked);
  if (!ranked) return TW_ENOMEM;
  for (size_t i = 0; i < count; i++) ranked[i] = (struct ranked){id_at(key, items, i, 0), i};
  qsort(ranked, count, sizeof *ranked, compare_ranked);
  uint32_t occurrence = 0;
  for (size_t i = 0; i < count; i++) {
    bool repeats = i > 0 && memcmp(ranked[i].id.bytes, ranked[i - 1].id.bytes, sizeof ranked[i].id.bytes) == 0;
    occurrence = repeats ? occurrence + 1 : 0;
    ret_ids[ranked[i].index] = repeats ? id_at(key, items, ranked[i].index, occurrence) : ranked[i].id;
  }
  return 0;
}

int tw_record_metric_ids(struct tw_arena *arena, struct tw_slice article_key, const struct tw_observation_list *list,
                         struct tw_digest *ret_ids) {
  return assign_ids(arena, article_key, list->items, list->count, metric_id_at, ret_ids);
}

int tw_record_event_ids(struct tw_arena *arena, struct tw_slice article_key, const struct tw_event_list *list,
                        struct tw_digest *ret_ids) {
  return assign_ids(arena, article_key, list->items, list->count, event_id_at, ret_ids);
}

static struct tw_slice or_dash(struct tw_slice s) {
  return tw_slice_is_empty(s) ? TW_SLICE("-") : s;
}

struct tw_slice tw_record_series(struct tw_arena *arena, const struct tw_observation *o) {
  struct tw_slice measure = or_dash(o->measure), jurisdiction = or_dash(o->jurisdiction), role = or_dash(o->role),
                  unit = or_dash(o->unit);
  return tw_arena_printf(arena, "%.*s/%.*s/%.*s/%.*s", TW_SLICE_ARG(measure), TW_SLICE_ARG(jurisdiction), TW_SLICE_ARG(role),
                         TW_SLICE_ARG(unit));
}

uint32_t tw_record_rule_major(struct tw_slice rule) {
  uint64_t major = 0;
  size_t at = rule.len;
  while (at > 0 && rule.ptr[at - 1] != '@') at--;
  if (at == 0 || !tw_slice_to_u64(tw_slice_sub(rule, at, rule.len), &major) || major > UINT32_MAX) return 0;
  return (uint32_t)major;
}
