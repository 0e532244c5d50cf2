/* Records as text, to the byte; and a spread of them against the published schemas. */
#include "base/clock.h"
#include "emit/json/record_json.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { NO_JSONSCHEMA = 77 };

static const struct tw_slice text = TW_SLICE("Intro. Of them 2,075 were officials. 追回196.54亿元。");

static struct tw_digest digest(unsigned char fill) {
  struct tw_digest d;
  memset(d.bytes, fill, sizeof d.bytes);
  return d;
}

static struct tw_article article(void) {
  return (struct tw_article){.url = TW_SLICE("https://x.example/1?a=\"b\""),
                             .canonical_url = TW_SLICE("https://x.example/1"),
                             .title = TW_SLICE("A \"title\"\n"),
                             .publisher = TW_SLICE("The Office"),
                             .published = TW_SLICE("2020-11-05"),
                             .lang = TW_SLICE("en"),
                             .text = text};
}

static struct tw_origin origin(void) {
  return (struct tw_origin){
      .source = TW_SLICE("ccdi"), .fetched_at_us = INT64_C(1604620800) * TW_USEC_PER_SEC, .bytes = 4096, .revision = 1};
}

static struct tw_observation full(void) {
  return (struct tw_observation){.measure = TW_SLICE("persons.returned"),
                                 .unit = TW_SLICE("person"),
                                 .role = TW_SLICE("officials"),
                                 .jurisdiction = TW_SLICE("CN"),
                                 .value = {2075, 0},
                                 .period = {16071, 18443},
                                 .period_basis = TW_BASIS_STATED,
                                 .start = 15,
                                 .end = 20,
                                 .quote_start = 7,
                                 .quote_end = 36,
                                 .rule = TW_SLICE("asset-recovery/persons-returned@3"),
                                 .confidence = 970,
                                 .part_of = 0};
}

/* Nothing but what must be there. */
static struct tw_observation bare(void) {
  struct tw_observation o = full();
  o.role = o.jurisdiction = o.unit = TW_SLICE_NONE;
  o.period = TW_PERIOD_NONE;
  o.value = (struct tw_decimal){1965, 1};
  o.has_max = true;
  o.value_max = tw_decimal_from(200);
  o.qualifier = TW_AT_MOST;
  o.status = TW_SLICE("planned");
  o.confidence = TW_CONFIDENCE_ONE;
  return o;
}

static void write_metric(struct tw_buf *out, const struct tw_observation *o, bool is_part, const struct tw_article *a) {
  struct tw_digest id = digest(0xAB), document = digest(0x01), part = digest(0xCD);
  struct tw_origin from = origin();
  tw_metric_json(out, o, &id, is_part ? &part : NULL, a, &from, &document);
}

static void metric_to_the_byte(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_observation o = full();
  struct tw_article a = article();
  write_metric(&out, &o, true, &a);
  assert_string_equal(
      out.data,
      "{\"schema\":\"tallywire.metric/1\",\"id\":\"abababababababababababababababab\","
      "\"series\":\"persons.returned/CN/officials/person\",\"measure\":\"persons.returned\",\"value\":2075,"
      "\"qualifier\":\"exact\",\"unit\":\"person\",\"role\":\"officials\",\"jurisdiction\":\"CN\","
      "\"period_start\":\"2014-01-01\",\"period_end\":\"2020-06-30\",\"period_basis\":\"stated\","
      "\"part_of\":\"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd\",\"reported_at\":\"2020-11-05T00:00:00Z\","
      "\"fetched_at\":\"2020-11-06T00:00:00Z\",\"source\":{\"name\":\"ccdi\",\"url\":\"https://x.example/1?a=\\\"b\\\"\","
      "\"title\":\"A \\\"title\\\"\\n\",\"lang\":\"en\",\"publisher\":\"The Office\","
      "\"document\":\"01010101010101010101010101010101\",\"text_start\":15,\"text_end\":20,"
      "\"quote\":\"Of them 2,075 were officials.\"},\"rule\":\"asset-recovery/persons-returned@3\",\"confidence\":0.97}");
}

static void metric_leaves_out_what_does_not_apply(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_observation o = bare();
  struct tw_article a = {.text = text};
  write_metric(&out, &o, false, &a);
  assert_string_equal(out.data,
                      "{\"schema\":\"tallywire.metric/1\",\"id\":\"abababababababababababababababab\","
                      "\"series\":\"persons.returned/-/-/-\",\"measure\":\"persons.returned\",\"value\":196.5,\"value_max\":200,"
                      "\"qualifier\":\"at_most\",\"status\":\"planned\",\"fetched_at\":\"2020-11-06T00:00:00Z\","
                      "\"source\":{\"name\":\"ccdi\",\"document\":\"01010101010101010101010101010101\",\"text_start\":15,"
                      "\"text_end\":20,\"quote\":\"Of them 2,075 were officials.\"},"
                      "\"rule\":\"asset-recovery/persons-returned@3\",\"confidence\":1}");
}

static void reported_at_is_utc(void **state) {
  static const struct {
    const char *published, *want;
  } rows[] = {
      {"2020-11-05", "\"reported_at\":\"2020-11-05T00:00:00Z\""},
      {"2020-11-05T06:30:00+08:00", "\"reported_at\":\"2020-11-04T22:30:00Z\""},
      {"2020-11-05T06:30:00Z", "\"reported_at\":\"2020-11-05T06:30:00Z\""},
      {"yesterday", NULL},
      {"", NULL},
  };
  (void)state;
  struct tw_observation o = full();
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    TW_BUF_AUTO out;
    tw_buf_init(&out, 0);
    struct tw_article a = article();
    a.published = tw_slice_from(rows[i].published);
    write_metric(&out, &o, false, &a);
    if (rows[i].want ? !strstr(out.data, rows[i].want) : !!strstr(out.data, "reported_at")) fail_msg("%s", rows[i].published);
  }
}

static void lying_offsets_are_clamped(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_observation o = full();
  struct tw_article a = article();
  o.quote_start = 38; /* inside a character */
  o.quote_end = UINT32_MAX;
  write_metric(&out, &o, false, &a);
  assert_non_null(strstr(out.data, "\"quote\":\"追回196.54亿元。\""));
}

static void write_event(struct tw_buf *out, bool is_full) {
  static struct tw_slice persons[] = {TW_SLICE("Li"), TW_SLICE("王")}, parties[] = {TW_SLICE("Spain")};
  struct tw_event e = {.type = TW_SLICE("person.extradited"), .start = 0, .end = 5, .quote_end = 6, .rule = TW_SLICE("a/b@1")};
  if (is_full) {
    e.status = TW_SLICE("planned");
    e.date = TW_SLICE("2020-11");
    e.date_end = TW_SLICE("2020-12");
    e.date_basis = TW_BASIS_SENTENCE;
    e.place = TW_SLICE("Madrid");
    e.persons = persons;
    e.person_count = 2;
    e.parties = parties;
    e.party_count = 1;
    e.confidence = 5;
  }
  struct tw_digest id = digest(2), document = digest(3);
  struct tw_article a = article();
  struct tw_origin from = origin();
  tw_event_json(out, &e, &id, &a, &from, &document);
}

static void event_to_the_byte(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  write_event(&out, true);
  assert_non_null(strstr(out.data,
                         "\"type\":\"person.extradited\",\"status\":\"planned\",\"date\":\"2020-11\",\"date_end\":\"2020-12\","
                         "\"date_basis\":\"sentence\",\"place\":\"Madrid\",\"persons\":[\"Li\",\"王\"],"
                         "\"parties\":[\"Spain\"],\"reported_at\""));
  assert_non_null(strstr(out.data, "\"rule\":\"a/b@1\",\"confidence\":0.005}"));
}

static void write_document(struct tw_buf *out, const struct tw_article *a) {
  struct tw_digest id = digest(4);
  struct tw_origin from = origin();
  struct tw_extraction extraction = {.observations = {.count = 4}, .events = {.count = 1}};
  extraction.rejected[TW_REASON_YEAR] = 3;
  extraction.rejected[TW_REASON_REPEATED] = 1;
  tw_document_json(out, &id, a, &from, &extraction);
}

static void document_to_the_byte(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_article a = article();
  write_document(&out, &a);
  assert_string_equal(out.data,
                      "{\"schema\":\"tallywire.document/1\",\"id\":\"04040404040404040404040404040404\","
                      "\"url\":\"https://x.example/1?a=\\\"b\\\"\",\"canonical_url\":\"https://x.example/1\",\"source\":\"ccdi\","
                      "\"title\":\"A \\\"title\\\"\\n\",\"lang\":\"en\",\"published\":\"2020-11-05\","
                      "\"fetched_at\":\"2020-11-06T00:00:00Z\",\"bytes\":4096,\"revision\":1,\"metrics\":4,\"events\":1,"
                      "\"rejected\":{\"year\":3,\"repeated\":1}}");
}

static void headers_name_type_schema_and_id(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_digest id = digest(0x5A);
  struct tw_header got[8];
  size_t count;
  assert_true(tw_record_headers(&out, TW_SCHEMA_EVENT, &id));
  assert_int_equal(tw_headers_decode(tw_buf_slice(&out), got, 8, &count, NULL), 0);
  assert_int_equal(count, 3);
  assert_true(tw_slice_is(got[1].value, "tallywire.event/1"));
  assert_true(tw_slice_is(got[2].value, "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"));
  tw_buf_reset(&out);
  assert_true(
      tw_deadletter_headers(&out, TW_SLICE_NONE, "parse_timeout", "parse", TW_SLICE("https://x.example/1"), TW_SLICE("5 s")));
  assert_int_equal(tw_headers_decode(tw_buf_slice(&out), got, 8, &count, NULL), 0);
  assert_int_equal(count, 5);
  assert_true(tw_slice_is(got[0].value, "application/octet-stream"));
  assert_true(tw_slice_is(got[3].value, "https://x.example/1"));
}

static void write_lines(FILE *to) {
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_article rich = article(), poor = {.text = TW_SLICE("")};
  struct tw_observation some[] = {full(), bare()};
  struct tw_digest record = digest(9);
  for (size_t i = 0; i < 4; i++) {
    tw_buf_reset(&out);
    write_metric(&out, &some[i % 2], i > 1, i % 2 ? &poor : &rich);
    fprintf(to, "metric\t%s\n", out.data);
    tw_buf_reset(&out);
    write_event(&out, i % 2);
    fprintf(to, "event\t%s\n", out.data);
    tw_buf_reset(&out);
    write_document(&out, i % 2 ? &poor : &rich);
    fprintf(to, "document\t%s\n", out.data);
    tw_buf_reset(&out);
    tw_deadletter_json(&out, text, i % 2 ? &record : NULL, i % 2 ? TW_SLICE("t.metrics") : TW_SLICE_NONE);
    fprintf(to, "deadletter\t%s\n", out.data);
  }
}

static void schemas_hold(void **state) {
  (void)state;
  FILE *to = popen("python3 " TW_SOURCE_DIR "/tests/unit/record_json/validate.py " TW_SOURCE_DIR "/schemas", "w");
  assert_non_null(to);
  write_lines(to);
  int rc = pclose(to);
  assert_true(WIFEXITED(rc));
  if (WEXITSTATUS(rc) == NO_JSONSCHEMA) skip();
  assert_int_equal(WEXITSTATUS(rc), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(metric_to_the_byte),
      cmocka_unit_test(metric_leaves_out_what_does_not_apply),
      cmocka_unit_test(reported_at_is_utc),
      cmocka_unit_test(lying_offsets_are_clamped),
      cmocka_unit_test(event_to_the_byte),
      cmocka_unit_test(document_to_the_byte),
      cmocka_unit_test(headers_name_type_schema_and_id),
      cmocka_unit_test(schemas_hold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
