#include "model/job.h"
#include "base/utf8.h"
#include "base/wire_schema.h"

#define TEXT(record, member) TW_WIRE(TEXT, record, member, 0)
#define COUNT_OF(table)      (sizeof(table) / sizeof *(table))

enum { MAX_NAMES = 1000 }; /* persons or parties of one event, categories of one item */

/* ---- the request ---- */

static const struct tw_wire_field job_fields[] = {
    TW_WIRE(I64, tw_job, id, 0),
    TW_WIRE(U32, tw_job, kind, TW_JOB_KIND_COUNT - 1),
    TW_WIRE(U32, tw_job, want, UINT32_MAX),
    TW_WIRE(BYTES, tw_job, url, 0),
    TW_WIRE(BYTES, tw_job, content_type, 0),
    TW_WIRE(BYTES, tw_job, lang, 0),
    TW_WIRE(BYTES, tw_job, published, 0),
    TW_WIRE(BYTES, tw_job, title, 0),
    TW_WIRE(BYTES, tw_job, jurisdiction, 0),
    TW_WIRE(BYTES, tw_job, timezone, 0),
    TW_WIRE(BYTES, tw_job, select, 0),
    TW_WIRE(BYTES, tw_job, next, 0),
    TW_WIRE(BYTES, tw_job, body, 0),
};

bool tw_job_encode(const struct tw_job *job, struct tw_buf *out) {
  return tw_wire_encode(out, job, job_fields, COUNT_OF(job_fields));
}

int tw_job_decode(struct tw_slice body, struct tw_job *ret_job, struct tw_error *error) {
  struct tw_wire_reader r;
  tw_wire_reader_init(&r, body);
  *ret_job = (struct tw_job){0};
  tw_wire_decode(&r, NULL, ret_job, job_fields, COUNT_OF(job_fields));
  if (!tw_wire_reader_is_done(&r)) return tw_error_set(error, TW_EINVAL, TW_STOP, "an ill-formed job frame");
  return TW_OK;
}

/* ---- the outcome ---- */

static const struct tw_wire_field string_fields[] = {{TW_WIRE_TEXT, 0, 0, NULL, 0, 0}};

static const struct tw_wire_field person_fields[] = {
    TEXT(tw_feed_person, name),
    TEXT(tw_feed_person, email),
    TEXT(tw_feed_person, url),
};

static const struct tw_wire_field feed_link_fields[] = {
    TEXT(tw_feed_link, rel),
    TEXT(tw_feed_link, href),
    TEXT(tw_feed_link, type),
    TEXT(tw_feed_link, title),
};

static const struct tw_wire_field enclosure_fields[] = {
    TEXT(tw_enclosure, url),
    TEXT(tw_enclosure, type),
    TEXT(tw_enclosure, length),
};

#define STRINGS(record, member) TW_WIRE_MANY(LIST, record, member, tw_slice, TW_OUTCOME_MAX_ITEMS, string_fields)

static const struct tw_wire_field item_fields[] = {
    TEXT(tw_feed_item, id),
    TEXT(tw_feed_item, title),
    TEXT(tw_feed_item, link),
    TEXT(tw_feed_item, author),
    TEXT(tw_feed_item, summary),
    TEXT(tw_feed_item, content),
    TEXT(tw_feed_item, published),
    TEXT(tw_feed_item, updated),
    TEXT(tw_feed_item, comments),
    TEXT(tw_feed_item, rights),
    TEXT(tw_feed_item, title_type),
    TEXT(tw_feed_item, summary_type),
    TEXT(tw_feed_item, content_type),
    TEXT(tw_feed_item, lang),
    TW_WIRE_NESTED(tw_feed_item, author_detail, person_fields),
    STRINGS(tw_feed_item, categories),
    STRINGS(tw_feed_item, contributors),
    TW_WIRE_MANY(LIST, tw_feed_item, enclosures, tw_enclosure, TW_OUTCOME_MAX_ITEMS, enclosure_fields),
    TW_WIRE_MANY(LIST, tw_feed_item, links, tw_feed_link, TW_OUTCOME_MAX_ITEMS, feed_link_fields),
};

static const struct tw_wire_field feed_fields[] = {
    TEXT(tw_feed, format),
    TEXT(tw_feed, title),
    TEXT(tw_feed, link),
    TEXT(tw_feed, language),
    TEXT(tw_feed, description),
    TEXT(tw_feed, id),
    TEXT(tw_feed, updated),
    TEXT(tw_feed, published),
    TEXT(tw_feed, ttl),
    TEXT(tw_feed, update_period),
    TEXT(tw_feed, update_frequency),
    TEXT(tw_feed, image_url),
    TEXT(tw_feed, image_title),
    TEXT(tw_feed, image_link),
    TEXT(tw_feed, hub),
    TEXT(tw_feed, self),
    TEXT(tw_feed, rights),
    TEXT(tw_feed, author),
    TEXT(tw_feed, generator),
    TEXT(tw_feed, icon),
    TEXT(tw_feed, logo),
    TEXT(tw_feed, encoding),
    TEXT(tw_feed, docs),
    TW_WIRE_NESTED(tw_feed, author_detail, person_fields),
    STRINGS(tw_feed, categories),
    STRINGS(tw_feed, skip_hours),
    STRINGS(tw_feed, skip_days),
    TW_WIRE_MANY(LIST, tw_feed, links, tw_feed_link, TW_OUTCOME_MAX_ITEMS, feed_link_fields),
    TW_WIRE_MANY(LIST, tw_feed, items, tw_feed_item, TW_OUTCOME_MAX_ITEMS, item_fields),
    TW_WIRE(BOOL, tw_feed, bozo, 0),
    TEXT(tw_feed, bozo_reason),
};

static const struct tw_wire_field link_fields[] = {
    TEXT(tw_link, url),
    TEXT(tw_link, text),
};

static const struct tw_wire_field article_fields[] = {
    TEXT(tw_article, url),
    TEXT(tw_article, canonical_url),
    TEXT(tw_article, title),
    TEXT(tw_article, byline),
    TEXT(tw_article, publisher),
    TEXT(tw_article, section),
    TEXT(tw_article, published),
    TEXT(tw_article, modified),
    TEXT(tw_article, lang),
    TEXT(tw_article, text),
    TW_WIRE_MANY(LIST, tw_article, links, tw_link, TW_OUTCOME_MAX_ITEMS, link_fields),
    TW_WIRE_MANY(LIST, tw_article, feeds, tw_link, TW_OUTCOME_MAX_ITEMS, link_fields),
    TEXT(tw_article, next_url),
    TW_WIRE(BOOL, tw_article, is_index, 0),
};

static const struct tw_wire_field period_fields[] = {
    TW_WIRE(I32, tw_period, start, 0),
    TW_WIRE(I32, tw_period, end, 0),
};

static const struct tw_wire_field observation_fields[] = {
    TEXT(tw_observation, measure),
    TEXT(tw_observation, unit),
    TEXT(tw_observation, role),
    TEXT(tw_observation, jurisdiction),
    TEXT(tw_observation, status),
    TW_WIRE(DECIMAL, tw_observation, value, 0),
    TW_WIRE(DECIMAL, tw_observation, value_max, 0),
    TW_WIRE(BOOL, tw_observation, has_max, 0),
    TW_WIRE(U32, tw_observation, qualifier, TW_QUALIFIER_COUNT - 1),
    TW_WIRE_NESTED(tw_observation, period, period_fields),
    TW_WIRE(U32, tw_observation, period_basis, TW_BASIS_COUNT - 1),
    TW_WIRE(U32, tw_observation, start, UINT32_MAX),
    TW_WIRE(U32, tw_observation, end, UINT32_MAX),
    TW_WIRE(U32, tw_observation, quote_start, UINT32_MAX),
    TW_WIRE(U32, tw_observation, quote_end, UINT32_MAX),
    TEXT(tw_observation, rule),
    TW_WIRE(U32, tw_observation, confidence, TW_CONFIDENCE_ONE),
    TW_WIRE(I32, tw_observation, part_of, 0),
};

static const struct tw_wire_field event_fields[] = {
    TEXT(tw_event, type),
    TEXT(tw_event, status),
    TEXT(tw_event, date),
    TEXT(tw_event, date_end),
    TW_WIRE(U32, tw_event, date_basis, TW_BASIS_COUNT - 1),
    TEXT(tw_event, place),
    TW_WIRE_MANY(ARRAY, tw_event, persons, tw_slice, MAX_NAMES, string_fields),
    TW_WIRE_MANY(ARRAY, tw_event, parties, tw_slice, MAX_NAMES, string_fields),
    TW_WIRE(U32, tw_event, start, UINT32_MAX),
    TW_WIRE(U32, tw_event, end, UINT32_MAX),
    TW_WIRE(U32, tw_event, quote_start, UINT32_MAX),
    TW_WIRE(U32, tw_event, quote_end, UINT32_MAX),
    TEXT(tw_event, rule),
    TW_WIRE(U32, tw_event, confidence, TW_CONFIDENCE_ONE),
};

static const struct tw_wire_field found_fields[] = {
    TW_WIRE(U32, tw_found, kind, TW_KIND_COUNT - 1), TW_WIRE(U32, tw_found, qualifier, TW_QUALIFIER_COUNT - 1),
    TW_WIRE(U32, tw_found, flags, UINT32_MAX),       TW_WIRE(U32, tw_found, start, UINT32_MAX),
    TW_WIRE(U32, tw_found, end, UINT32_MAX),         TW_WIRE(U32, tw_found, hedge_start, UINT32_MAX),
    TW_WIRE(U32, tw_found, hedge_end, UINT32_MAX),   TW_WIRE(DECIMAL, tw_found, value, 0),
    TW_WIRE(DECIMAL, tw_found, value_max, 0),        TEXT(tw_found, unit),
    TW_WIRE_NESTED(tw_found, period, period_fields), TW_WIRE(U32, tw_found, conversion_of, UINT32_MAX),
};

static const struct tw_wire_field verdict_fields[] = {
    TW_WIRE(U32, tw_verdict_line, found, UINT32_MAX),
    TW_WIRE(BOOL, tw_verdict_line, accepted, 0),
    TW_WIRE(U32, tw_verdict_line, reason, TW_REASON_COUNT - 1),
    TEXT(tw_verdict_line, measure),
    TEXT(tw_verdict_line, rule),
    TW_WIRE_MANY(ARRAY, tw_verdict_line, steps, tw_slice, MAX_NAMES, string_fields),
};

/* A 100 MB line of digits can hold many more findings than a page holds facts. */
enum { MAX_FOUND = 64 << 20 };

static const struct tw_wire_field outcome_fields[] = {
    TW_WIRE(I64, tw_outcome, id, 0),
    TW_WIRE(U32, tw_outcome, kind, TW_JOB_KIND_COUNT - 1),
    TW_WIRE(I32, tw_outcome, status, 0),
    TEXT(tw_outcome, error_text),
    TW_WIRE_NESTED(tw_outcome, feed, feed_fields),
    TW_WIRE_NESTED(tw_outcome, article, article_fields),
    TW_WIRE_MANY(LIST, tw_outcome, extraction.observations, tw_observation, TW_OUTCOME_MAX_ITEMS, observation_fields),
    TW_WIRE_MANY(LIST, tw_outcome, extraction.events, tw_event, TW_OUTCOME_MAX_ITEMS, event_fields),
    TW_WIRE_MANY(LIST, tw_outcome, extraction.found, tw_found, MAX_FOUND, found_fields),
    TW_WIRE_MANY(LIST, tw_outcome, extraction.verdicts, tw_verdict_line, MAX_FOUND, verdict_fields),
};

bool tw_outcome_encode(const struct tw_outcome *outcome, struct tw_buf *out) {
  tw_wire_encode(out, outcome, outcome_fields, COUNT_OF(outcome_fields));
  for (size_t i = 0; i < TW_REASON_COUNT; i++) tw_wire_write_u32(out, outcome->extraction.rejected[i]);
  return !tw_buf_failed(out);
}

/* ---- what the tables can't say: offsets that cut out text, days that print, indices that exist ---- */

static bool is_edge(struct tw_slice text, uint32_t at) {
  return at <= text.len && (at == text.len || ((unsigned char)text.ptr[at] & 0xC0) != 0x80);
}

static bool is_span(struct tw_slice text, uint32_t start, uint32_t end) {
  return start <= end && is_edge(text, start) && is_edge(text, end);
}

static bool is_day(tw_day day) {
  const tw_day first = tw_day_from((struct tw_date){1, 1, 1}), last = tw_day_from((struct tw_date){9999, 12, 31});
  return day == TW_DAY_NONE || (day >= first && day <= last);
}

static bool check_observation(struct tw_slice text, const struct tw_observation *o, size_t count) {
  return is_span(text, o->start, o->end) && is_span(text, o->quote_start, o->quote_end) && is_day(o->period.start) &&
         is_day(o->period.end) && o->part_of >= -1 && o->part_of < (int64_t)count && !tw_slice_is_empty(o->measure) &&
         !tw_slice_is_empty(o->unit);
}

static bool check_event(struct tw_slice text, const struct tw_event *e) {
  return is_span(text, e->start, e->end) && is_span(text, e->quote_start, e->quote_end) && !tw_slice_is_empty(e->type);
}

static bool check_found(struct tw_slice text, const struct tw_found *f) {
  bool is_tied = !(f->flags & TW_FOUND_CONVERSION) || f->conversion_of < f->start;
  return is_span(text, f->start, f->end) && is_day(f->period.start) && is_day(f->period.end) && is_tied;
}

static bool check_extraction(struct tw_slice text, const struct tw_extraction *x) {
  for (size_t i = 0; i < x->observations.count; i++)
    if (!check_observation(text, &x->observations.items[i], x->observations.count)) return false;
  for (size_t i = 0; i < x->events.count; i++)
    if (!check_event(text, &x->events.items[i])) return false;
  for (size_t i = 0; i < x->found.count; i++)
    if (!check_found(text, &x->found.items[i])) return false;
  for (size_t i = 0; i < x->verdicts.count; i++)
    if (x->verdicts.items[i].found >= x->found.count) return false;
  return true;
}

static bool check_outcome(const struct tw_outcome *outcome) {
  for (size_t i = 0; i < outcome->feed.items.count; i++)
    if (tw_slice_is_empty(outcome->feed.items.items[i].id)) return false;
  return outcome->status <= 0 && outcome->status >= TW_EUNSUPPORTED &&
         check_extraction(outcome->article.text, &outcome->extraction);
}

int tw_outcome_decode(struct tw_slice body, struct tw_arena *arena, struct tw_outcome *ret_outcome, struct tw_error *error) {
  struct tw_wire_reader r;
  tw_wire_reader_init(&r, body);
  *ret_outcome = (struct tw_outcome){0};
  tw_wire_decode(&r, arena, ret_outcome, outcome_fields, COUNT_OF(outcome_fields));
  for (size_t i = 0; i < TW_REASON_COUNT; i++) ret_outcome->extraction.rejected[i] = tw_wire_read_u32(&r);
  if (tw_arena_failed(arena)) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory for an outcome frame");
  if (!tw_wire_reader_is_done(&r) || !check_outcome(ret_outcome))
    return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "an ill-formed outcome frame");
  return TW_OK;
}
