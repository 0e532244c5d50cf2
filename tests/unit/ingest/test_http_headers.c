#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/clock.h"
#include "ingest/freshness.h"
#include "ingest/http_headers.h"
#include <cmocka.h>
#include <stdio.h>

#define SEC        TW_USEC_PER_SEC
#define NOV_6_1994 INT64_C(784111777) /* Sun, 06 Nov 1994 08:49:37 GMT, the RFC's own example */

static void test_get(void **state) {
  (void)state;
  struct tw_slice block = TW_SLICE("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag:\"a:b\"  \r\nX-Empty:\r\nX-ETag: no\r\n"
                                   "Link: one\r\nlink: two\r\n\r\n");
  assert_true(tw_slice_is(tw_http_headers_get(block, "content-type"), "text/html"));
  assert_true(tw_slice_is(tw_http_headers_get(block, "ETag"), "\"a:b\""));
  assert_true(tw_http_headers_get(block, "X-Empty").ptr != NULL);
  assert_int_equal(tw_http_headers_get(block, "X-Empty").len, 0);
  assert_null(tw_http_headers_get(block, "Age").ptr);
  assert_null(tw_http_headers_get(block, "HTTP/1.1 200 OK").ptr);
  assert_null(tw_http_headers_get(TW_SLICE_NONE, "Age").ptr);
  assert_null(tw_http_headers_get(TW_SLICE("Age"), "Age").ptr);
  size_t offset = 0;
  assert_true(tw_slice_is(tw_http_headers_next(block, "Link", &offset), "one"));
  assert_true(tw_slice_is(tw_http_headers_next(block, "Link", &offset), "two"));
  assert_null(tw_http_headers_next(block, "Link", &offset).ptr);
  assert_null(tw_http_headers_next(block, "Link", &offset).ptr);
}

static void test_dates(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t seconds; /* -1: no date */
  } rows[] = {
      {"Sun, 06 Nov 1994 08:49:37 GMT", NOV_6_1994},
      {"Sunday, 06-Nov-94 08:49:37 GMT", NOV_6_1994},
      {"Sun Nov  6 08:49:37 1994", NOV_6_1994},
      {"Thu, 01 Jan 1970 00:00:10 GMT", 10},
      {"Fri, 31 Dec 2100 23:59:59 GMT", 4133980799},
      {"", -1},
      {"0", -1},
      {"-1", -1},
      {"20201103", -1},
      {"soon", -1},
      {"Sun, 06 Nov 999420 08:49:37 GMT", -1},
      {"Sun, 99 Nov 1994 08:49:37 GMT", -1},
      {"never and a very long text that is far longer than any date there could be", -1},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    int64_t time_us = -1;
    bool good = tw_http_headers_date(tw_slice_from(rows[i].text), &time_us);
    if (good != (rows[i].seconds >= 0)) fail_msg("%s: %d", rows[i].text, good);
    if (good && time_us != rows[i].seconds * SEC) fail_msg("%s: %lld", rows[i].text, (long long)time_us);
  }
}

static void test_retry_after(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t delay_us;
  } rows[] = {
      {"120", 120 * SEC},
      {" 7 ", 7 * SEC},
      {"0", 0},
      {"", 0},
      {"-5", 0},
      {"1.5", 0},
      {"soon", 0},
      {"99999999999999999999999999", TW_RETRY_AFTER_MAX_SEC * SEC},
      {"Sun, 06 Nov 1994 08:49:47 GMT", 10 * SEC},
      {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
      {"Sun, 06 Nov 1994 08:49:27 GMT", 0},
      {"Tue, 06 Nov 2094 08:49:27 GMT", TW_RETRY_AFTER_MAX_SEC * SEC},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    int64_t delay = tw_http_headers_retry_after(tw_slice_from(rows[i].text), NOV_6_1994 * SEC);
    if (delay != rows[i].delay_us) fail_msg("%s: %lld", rows[i].text, (long long)delay);
  }
  assert_int_equal(tw_http_headers_retry_after(TW_SLICE_NONE, 0), 0);
}

static void test_safe_values(void **state) {
  (void)state;
  assert_true(tw_http_headers_value_is_safe(TW_SLICE("W/\"a\tb\\\xe9\"")));
  assert_true(tw_http_headers_value_is_safe(TW_SLICE_NONE));
  assert_false(tw_http_headers_value_is_safe(TW_SLICE("a\r\nb")));
  assert_false(tw_http_headers_value_is_safe(TW_SLICE("a\nb")));
  assert_false(tw_http_headers_value_is_safe(TW_SLICE("a\0b")));
  assert_false(tw_http_headers_value_is_safe(TW_SLICE("a\x7f")));
}

static void test_freshness(void **state) {
  (void)state;
  static const struct {
    const char *name, *headers;
    int64_t seconds;
  } rows[] = {
      {"nothing stated", "Content-Type: text/xml\r\n", 0},
      {"max-age", "Cache-Control: max-age=600\r\n", 600},
      {"max-age among others", "Cache-Control: public, MAX-AGE=600 , must-revalidate\r\n", 600},
      {"max-age in quotes", "Cache-Control: max-age=\"600\"\r\n", 600},
      {"max-age minus Age", "Cache-Control: max-age=600\r\nAge: 100\r\n", 500},
      {"older than its max-age", "Cache-Control: max-age=600\r\nAge: 700\r\n", 0},
      {"an Age that is none", "Cache-Control: max-age=600\r\nAge: old\r\n", 600},
      {"two fields, the smaller counts", "Cache-Control: max-age=600\r\nCache-Control: max-age=60\r\n", 60},
      {"no-cache", "Cache-Control: max-age=600, no-cache\r\n", 0},
      {"no-cache first", "Cache-Control: no-cache, max-age=600\r\n", 0},
      {"no-store", "Cache-Control: no-store\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n", 0},
      {"s-maxage is for shared caches", "Cache-Control: s-maxage=600\r\n", 0},
      {"max-age without a number", "Cache-Control: max-age\r\n", 0},
      {"a negative max-age", "Cache-Control: max-age=-1\r\n", 0},
      {"a max-age past all numbers", "Cache-Control: max-age=999999999999999999999\r\n", TW_FRESHNESS_MAX_SEC},
      {"Expires minus Date", "Date: Sun, 06 Nov 1994 08:00:00 GMT\r\nExpires: Sun, 06 Nov 1994 08:30:00 GMT\r\n", 1800},
      {"Expires without Date", "Expires: Sun, 06 Nov 1994 08:50:37 GMT\r\n", 60},
      {"Expires in the past", "Expires: Sun, 06 Nov 1994 08:00:00 GMT\r\n", 0},
      {"Expires that is no date", "Expires: 0\r\n", 0},
      {"max-age before Expires", "Cache-Control: max-age=60\r\nExpires: Sun, 06 Nov 1994 10:00:00 GMT\r\n", 60},
      {"Expires minus Age", "Expires: Sun, 06 Nov 1994 08:50:37 GMT\r\nAge: 20\r\n", 40},
      {"commas without end", "Cache-Control: ,,,,,,=,=,,\r\n", 0},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    int64_t left = tw_freshness_left_us(tw_slice_from(rows[i].headers), NOV_6_1994 * SEC);
    if (left != rows[i].seconds * SEC) fail_msg("%s: %lld", rows[i].name, (long long)left);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_get),         cmocka_unit_test(test_dates),     cmocka_unit_test(test_retry_after),
      cmocka_unit_test(test_safe_values), cmocka_unit_test(test_freshness),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
