/* Rows as lines of JSON. */
#include "emit/sink/line.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

static const struct {
  const char *name;
  struct tw_slice key, value;
  const char *schema, *reason; /* headers; NULL: not there */
  const char *want;
} rows[] = {
    {"a record is nested", TW_SLICE("k"), TW_SLICE("{\"a\":1}"), "s/1", NULL,
     "{\"topic\":\"t.x\",\"key\":\"k\",\"value\":{\"a\":1},\"headers\":{\"schema\":\"s/1\"}}\n"},
    {"no headers, no schema: a string", TW_SLICE("k"), TW_SLICE("{\"a\":1}"), NULL, NULL,
     "{\"topic\":\"t.x\",\"key\":\"k\",\"value\":\"{\\\"a\\\":1}\"}\n"},
    {"foreign text", TW_SLICE("u"), TW_SLICE("<p>\n\x01"), NULL, "crash",
     "{\"topic\":\"t.x\",\"key\":\"u\",\"value\":\"<p>\\n\\u0001\",\"headers\":{\"reason\":\"crash\"}}\n"},
    {"foreign bytes", TW_SLICE("u"), TW_SLICE("\xff\x00\xfe"), NULL, "crash",
     "{\"topic\":\"t.x\",\"key\":\"u\",\"value\":\"/wD+\",\"encoding\":\"base64\",\"headers\":{\"reason\":\"crash\"}}\n"},
    {"empty body", TW_SLICE("u"), TW_SLICE(""), NULL, "empty",
     "{\"topic\":\"t.x\",\"key\":\"u\",\"value\":\"\",\"headers\":{\"reason\":\"empty\"}}\n"},
    {"neither key nor value", {NULL, 0}, {NULL, 0}, NULL, NULL, "{\"topic\":\"t.x\",\"key\":null,\"value\":null}\n"},
};

static void lines_are_as_wanted(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    TW_BUF_AUTO out;
    TW_BUF_AUTO headers;
    tw_buf_init(&out, 0);
    tw_buf_init(&headers, 0);
    struct tw_header items[2];
    size_t count = 0;
    if (rows[i].schema) items[count++] = (struct tw_header){TW_SLICE("schema"), tw_slice_from(rows[i].schema)};
    if (rows[i].reason) items[count++] = (struct tw_header){TW_SLICE("reason"), tw_slice_from(rows[i].reason)};
    if (count) tw_headers_encode(items, count, &headers);
    struct tw_emit_row row = {
        .topic = TW_SLICE("t.x"), .key = rows[i].key, .value = rows[i].value, .headers = tw_buf_slice(&headers)};
    assert_true(tw_line_append(&out, &row));
    if (strcmp(out.data, rows[i].want) != 0) fail_msg("%s: %s", rows[i].name, out.data);
  }
}

static void full_buffer_is_told(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 20);
  struct tw_emit_row row = {.topic = TW_SLICE("t.x"), .key = TW_SLICE("k"), .value = TW_SLICE("some value")};
  assert_false(tw_line_append(&out, &row));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_as_wanted), cmocka_unit_test(full_buffer_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
