#include "emit/json/record_json.h"
#include "base/clock.h"
#include "base/json_writer.h"
#include "base/utf8.h"

static void put_digest(struct tw_json_writer *w, const char *key, const struct tw_digest *digest) {
  char hex[TW_DIGEST_HEX_BYTES];
  if (!digest) return;
  tw_digest_hex(digest, hex);
  tw_json_put_string(w, key, tw_slice_from(hex));
}

static void put_day(struct tw_json_writer *w, const char *key, tw_day day) {
  char text[TW_DATE_TEXT_BYTES];
  if (day == TW_DAY_NONE) return;
  tw_day_format(day, text);
  tw_json_put_string(w, key, tw_slice_from(text));
}

static void put_time(struct tw_json_writer *w, const char *key, int64_t time_us) {
  char text[TW_TIME_TEXT_BYTES];
  if (time_us == TW_TIME_NONE) return;
  tw_time_format(time_us, text);
  tw_json_put_string(w, key, tw_slice_from(text));
}

static void put_basis(struct tw_json_writer *w, const char *key, enum tw_basis basis) {
  tw_json_put_string_opt(w, key, tw_slice_from(tw_basis_name(basis)));
}

static void put_thousandths(struct tw_json_writer *w, const char *key, int32_t thousandths) {
  struct tw_decimal value = tw_decimal_from(thousandths);
  tw_decimal_shift(value, -3, &value); /* a number this small can't overflow */
  tw_json_put_decimal(w, key, value);
}

static void put_confidence(struct tw_json_writer *w, int32_t confidence) {
  put_thousandths(w, "confidence", confidence);
}

static void put_duplicate(struct tw_json_writer *w, const struct tw_origin *origin) {
  if (tw_digest_is_zero(&origin->duplicate_of)) return;
  put_digest(w, "duplicate_of", &origin->duplicate_of);
  put_thousandths(w, "similarity", origin->similarity);
}

/* A date alone counts from its midnight UTC; what is neither date nor time is left out. */
static bool published_time(struct tw_slice published, int64_t *ret_time_us) {
  tw_day day;
  if (tw_slice_is_empty(published)) return false;
  if (tw_time_parse(published, ret_time_us)) return true;
  if (!tw_day_parse(published, &day)) return false;
  *ret_time_us = (int64_t)day * 86400 * TW_USEC_PER_SEC;
  return true;
}

static void put_reported(struct tw_json_writer *w, const struct tw_article *article, const struct tw_origin *origin) {
  int64_t reported_us;
  if (published_time(article->published, &reported_us)) put_time(w, "reported_at", reported_us);
  put_time(w, "fetched_at", origin->fetched_at_us);
}

/* The URL that a person can open, else what the source calls the item. */
static struct tw_slice best_url(const struct tw_article *article, const struct tw_origin *origin) {
  if (!tw_slice_is_empty(article->url)) return article->url;
  return tw_slice_is_empty(article->canonical_url) ? origin->guid : article->canonical_url;
}

static struct tw_slice quote_of(struct tw_slice text, uint32_t start, uint32_t end) {
  struct tw_slice quote = tw_slice_sub(text, tw_utf8_floor(text, start), tw_utf8_floor(text, end));
  return quote.ptr ? quote : TW_SLICE("");
}

struct place {
  uint32_t start, end, quote_start, quote_end;
};

static void put_source(struct tw_json_writer *w, const struct tw_article *article, const struct tw_origin *origin,
                       const struct tw_digest *document, struct place place) {
  tw_json_key(w, "source");
  tw_json_object_begin(w);
  tw_json_put_string_opt(w, "name", origin->source);
  tw_json_put_string_opt(w, "url", best_url(article, origin));
  tw_json_put_string_opt(w, "title", article->title);
  tw_json_put_string_opt(w, "lang", article->lang);
  tw_json_put_string_opt(w, "publisher", article->publisher);
  put_digest(w, "document", document);
  if (!tw_digest_is_zero(&origin->duplicate_of)) put_digest(w, "duplicate_of", &origin->duplicate_of);
  tw_json_put_int(w, "text_start", place.start);
  tw_json_put_int(w, "text_end", place.end);
  tw_json_put_string(w, "quote", quote_of(article->text, place.quote_start, place.quote_end));
  tw_json_object_end(w);
}

static void begin(struct tw_json_writer *w, struct tw_buf *out, const char *schema, const struct tw_digest *id) {
  tw_json_writer_init(w, out);
  tw_json_object_begin(w);
  tw_json_put_string(w, "schema", tw_slice_from(schema));
  put_digest(w, "id", id);
}

/* measure/jurisdiction/role/unit, as tw_record_series. */
static void put_series(struct tw_json_writer *w, const struct tw_observation *o) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice series = arena ? tw_record_series(arena, o) : TW_SLICE_NONE;
  if (!series.ptr) w->out->failed = true;
  tw_json_put_string(w, "series", series);
}

static void put_figure(struct tw_json_writer *w, const struct tw_observation *o) {
  tw_json_put_string(w, "measure", o->measure);
  tw_json_put_decimal(w, "value", o->value);
  if (o->has_max) tw_json_put_decimal(w, "value_max", o->value_max);
  tw_json_put_string(w, "qualifier", tw_slice_from(tw_qualifier_name(o->qualifier)));
  tw_json_put_string_opt(w, "unit", o->unit);
  tw_json_put_string_opt(w, "role", o->role);
  tw_json_put_string_opt(w, "jurisdiction", o->jurisdiction);
  tw_json_put_string_opt(w, "status", o->status);
  put_day(w, "period_start", o->period.start);
  put_day(w, "period_end", o->period.end);
  if (!tw_period_is_none(o->period)) put_basis(w, "period_basis", o->period_basis);
}

void tw_metric_json(struct tw_buf *out, const struct tw_observation *o, const struct tw_digest *id,
                    const struct tw_digest *part_of, const struct tw_article *article, const struct tw_origin *origin,
                    const struct tw_digest *document) {
  struct tw_json_writer w;
  begin(&w, out, TW_SCHEMA_METRIC, id);
  put_series(&w, o);
  put_figure(&w, o);
  put_digest(&w, "part_of", part_of);
  put_reported(&w, article, origin);
  put_source(&w, article, origin, document, (struct place){o->start, o->end, o->quote_start, o->quote_end});
  tw_json_put_string(&w, "rule", o->rule);
  put_confidence(&w, o->confidence);
  tw_json_object_end(&w);
}

void tw_event_json(struct tw_buf *out, const struct tw_event *e, const struct tw_digest *id, const struct tw_article *article,
                   const struct tw_origin *origin, const struct tw_digest *document) {
  struct tw_json_writer w;
  begin(&w, out, TW_SCHEMA_EVENT, id);
  tw_json_put_string(&w, "type", e->type);
  tw_json_put_string_opt(&w, "status", e->status);
  tw_json_put_string_opt(&w, "date", e->date);
  tw_json_put_string_opt(&w, "date_end", e->date_end);
  if (!tw_slice_is_empty(e->date)) put_basis(&w, "date_basis", e->date_basis);
  tw_json_put_string_opt(&w, "place", e->place);
  tw_json_put_strings(&w, "persons", e->persons, e->person_count);
  tw_json_put_strings(&w, "parties", e->parties, e->party_count);
  put_reported(&w, article, origin);
  put_source(&w, article, origin, document, (struct place){e->start, e->end, e->quote_start, e->quote_end});
  tw_json_put_string(&w, "rule", e->rule);
  put_confidence(&w, e->confidence);
  tw_json_object_end(&w);
}

/* A date stays a date, a time becomes UTC. */
static void put_published(struct tw_json_writer *w, struct tw_slice published) {
  int64_t time_us;
  tw_day day;
  if (tw_slice_is_empty(published)) return;
  if (tw_time_parse(published, &time_us))
    put_time(w, "published", time_us);
  else if (tw_day_parse(published, &day))
    put_day(w, "published", day);
}

static void put_rejected(struct tw_json_writer *w, const uint32_t counts[static TW_REASON_COUNT]) {
  tw_json_key(w, "rejected");
  tw_json_object_begin(w);
  for (int reason = TW_REASON_NONE + 1; reason < TW_REASON_COUNT; reason++)
    if (counts[reason]) tw_json_put_int(w, tw_reason_name((enum tw_reason)reason), counts[reason]);
  tw_json_object_end(w);
}

void tw_document_json(struct tw_buf *out, const struct tw_digest *id, const struct tw_article *article,
                      const struct tw_origin *origin, const struct tw_extraction *extraction) {
  struct tw_json_writer w;
  struct tw_slice url = best_url(article, origin);
  begin(&w, out, TW_SCHEMA_DOCUMENT, id);
  tw_json_put_string(&w, "url", url.ptr ? url : TW_SLICE(""));
  tw_json_put_string_opt(&w, "canonical_url", article->canonical_url);
  tw_json_put_string(&w, "source", origin->source.ptr ? origin->source : TW_SLICE(""));
  tw_json_put_string_opt(&w, "title", article->title);
  tw_json_put_string_opt(&w, "lang", article->lang);
  put_published(&w, article->published);
  put_time(&w, "fetched_at", origin->fetched_at_us);
  tw_json_put_int(&w, "bytes", (int64_t)origin->bytes);
  tw_json_put_int(&w, "revision", origin->revision);
  put_duplicate(&w, origin);
  tw_json_put_int(&w, "metrics", (int64_t)extraction->observations.count);
  tw_json_put_int(&w, "events", (int64_t)extraction->events.count);
  put_rejected(&w, extraction->rejected);
  tw_json_object_end(&w);
}

void tw_deadletter_json(struct tw_buf *out, struct tw_slice body, const struct tw_digest *record, struct tw_slice topic) {
  struct tw_json_writer w;
  struct tw_digest digest = tw_digest_of(body);
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  tw_json_put_string(&w, "schema", TW_SLICE(TW_SCHEMA_DEADLETTER));
  put_digest(&w, "id", record);
  tw_json_put_string_opt(&w, "topic", topic);
  put_digest(&w, "digest", &digest);
  tw_json_put_int(&w, "bytes", (int64_t)body.len);
  tw_json_object_end(&w);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool tw_record_headers(struct tw_buf *out, const char *schema, const struct tw_digest *id) {
  char hex[TW_DIGEST_HEX_BYTES];
  tw_digest_hex(id, hex);
  const struct tw_header headers[] = {
      {TW_SLICE(TW_HEADER_CONTENT_TYPE), TW_SLICE("application/json")},
      {TW_SLICE(TW_HEADER_SCHEMA), tw_slice_from(schema)},
      {TW_SLICE(TW_HEADER_ID), tw_slice_from(hex)},
  };
  return tw_headers_encode(headers, COUNT(headers), out);
}

bool tw_deadletter_headers(struct tw_buf *out, struct tw_slice content_type, const char *reason, const char *stage,
                           struct tw_slice url, struct tw_slice error_text) {
  const struct tw_header headers[] = {
      {TW_SLICE(TW_HEADER_CONTENT_TYPE), tw_slice_is_empty(content_type) ? TW_SLICE("application/octet-stream") : content_type},
      {TW_SLICE(TW_HEADER_REASON), tw_slice_from(reason)},
      {TW_SLICE(TW_HEADER_STAGE), tw_slice_from(stage)},
      {TW_SLICE(TW_HEADER_URL), url},
      {TW_SLICE(TW_HEADER_ERROR), error_text},
  };
  return tw_headers_encode(headers, COUNT(headers), out);
}

bool tw_deadletter_digest_headers(struct tw_buf *out, const char *reason, const char *stage, struct tw_slice url,
                                  struct tw_slice error_text) {
  const struct tw_header headers[] = {
      {TW_SLICE(TW_HEADER_CONTENT_TYPE), TW_SLICE("application/json")},
      {TW_SLICE(TW_HEADER_SCHEMA), TW_SLICE(TW_SCHEMA_DEADLETTER)},
      {TW_SLICE(TW_HEADER_REASON), tw_slice_from(reason)},
      {TW_SLICE(TW_HEADER_STAGE), tw_slice_from(stage)},
      {TW_SLICE(TW_HEADER_URL), url},
      {TW_SLICE(TW_HEADER_ERROR), error_text},
  };
  return tw_headers_encode(headers, COUNT(headers), out);
}
