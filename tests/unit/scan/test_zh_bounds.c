/* The Chinese scanner on hostile and endless input: spans stay in the text and in order, nothing is read past its end, and
 * the time grows with the length. */
#include "base/utf8.h"
#include "zh_rows.h"
#include <stdlib.h>
#include <time.h>

static void check_spans(struct tw_slice text, const struct tw_found_list *list) {
  uint32_t at = 0;
  for (size_t i = 0; i < list->count; i++) {
    const struct tw_found *f = &list->items[i];
    assert_true(f->start >= at && f->start < f->end && f->end <= text.len);
    assert_true(f->hedge_start <= f->start && f->hedge_end >= f->end && f->hedge_end <= text.len);
    at = f->end;
  }
}

static size_t scan(struct tw_slice text) {
  struct tw_scan_options options = {.ref_day = 17165};
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_found_list list = {0};
  assert_int_equal(tw_scan_language_zh.scan(arena, text, &options, &list), TW_OK);
  check_spans(text, &list);
  size_t count = list.count;
  tw_arena_free(arena);
  return count;
}

/* `text` sits at the end of an allocation of its own, so that a sanitizer sees a read past it. */
static size_t scan_exactly(struct tw_slice text) {
  char *copy = malloc(text.len ? text.len : 1);
  memcpy(copy, text.ptr, text.len);
  size_t count = scan(tw_slice_of(copy, text.len));
  free(copy);
  return count;
}

static const char *const samples[] = {
    "1至11月,共从70多个国家和地区追回外逃人员908人,追回赃款23.12亿元",
    "民国110年7月，昨(29)日上午9时30分，第298条，百分之五，三分之一",
    "自2014年10月起至2016年底止，5000万元至1亿元，US$5 million，010-12345678",
    "《二十国集团》“天网2016”行动〔2016〕25号[1]①20世纪90年代，近五年来，十八大以来",
};

static void test_every_cut(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
    struct tw_slice whole = tw_slice_from(samples[i]);
    for (size_t start = 0; start < whole.len; start++)
      for (size_t end = start; end <= whole.len; end += 5) scan_exactly(tw_slice_sub(whole, start, end));
  }
}

static void test_bad_bytes(void **state) {
  (void)state;
  static const char *const bytes[] = {"\xE5",      "\xE5\xB9", "\xFF\xFE", "3\xE5\xB9", "3\xEF\xBC",
                                      "1\xE4\xBA", "\xF0\x9F", "\xC2",     "2016\xE5",  "(\xEF"};
  for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) scan_exactly(tw_slice_from(bytes[i]));
  scan_exactly(TW_SLICE("\0"
                        "3\0人\0"));
  assert_int_equal(scan_exactly(TW_SLICE("")), 0);
}

static double seconds_for(const char *unit, size_t bytes) {
  size_t len = strlen(unit), count = bytes / len;
  char *text = malloc(count * len);
  for (size_t i = 0; i < count; i++) memcpy(text + i * len, unit, len);
  clock_t start = clock();
  scan(tw_slice_of(text, count * len));
  clock_t end = clock();
  free(text);
  return (double)(end - start) / CLOCKS_PER_SEC;
}

/* Eight times the text may take some eight times as long; quadratic time would take sixty-four. */
static void test_linear_time(void **state) {
  (void)state;
  static const char *const units[] = {"1",           "400-",     "一二三四五六七八九十百千万亿年月日",
                                      "((（（《《“", " ",        "1,111",
                                      "3年",         "2014年至", "a1",
                                      "万",          "十",       "1-",
                                      "3、",         "一",       "3年以上",
                                      "1/",          "百分之",   "第",
                                      "http://",     "近",       "。5"};
  enum { SMALL_BYTES = 50000, TIMES = 8, MOST = 40 };
  const double noise = 0.05; /* seconds that a busy machine may add */
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    double small = seconds_for(units[i], SMALL_BYTES), large = seconds_for(units[i], (size_t)SMALL_BYTES * TIMES);
    if (large > small * MOST + noise) fail_msg("%s: %.3f s, then %.3f s", units[i], small, large);
  }
}

static void test_out_of_memory(void **state) {
  (void)state;
  struct tw_scan_options options = {.ref_day = TW_DAY_NONE};
  for (size_t max = 1000; max < 400000; max += 7777) {
    struct tw_arena *arena = tw_arena_new(max);
    struct tw_found_list list = {0};
    int status = tw_scan_language_zh.scan(arena, tw_slice_from(samples[0]), &options, &list);
    assert_true(status == TW_OK || status == TW_ENOMEM);
    tw_arena_free(arena);
  }
}

static void test_flags(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *ref;
    uint32_t flags;
  } rows[] = {
      {"去年", "2016-12-30", TW_FOUND_RELATIVE},
      {"去年", NULL, TW_FOUND_RELATIVE | TW_FOUND_UNRESOLVED},
      {"今年以来", "2016-12-30", TW_FOUND_RELATIVE | TW_FOUND_TO_DATE},
      {"2014年以来", NULL, TW_FOUND_OPEN_END},
      {"截至2020年6月底", NULL, TW_FOUND_OPEN_START},
      {"2015年至今", "2016-12-30", TW_FOUND_RELATIVE | TW_FOUND_TO_DATE},
      {"截至目前", "2016-12-30", TW_FOUND_RELATIVE | TW_FOUND_TO_DATE | TW_FOUND_OPEN_START},
      {"十八大以来", "2016-12-30", TW_FOUND_UNRESOLVED | TW_FOUND_OPEN_END},
      {"1至11月", "2016-12-30", TW_FOUND_RELATIVE},
      {"2016年1至11月", NULL, 0},
      {"一名", NULL, TW_FOUND_HAS_VALUE | TW_FOUND_SMALL_WORD},
      {"300元", NULL, TW_FOUND_HAS_VALUE | TW_FOUND_AMBIGUOUS_UNIT},
      {"300美元", NULL, TW_FOUND_HAS_VALUE},
      {"20至30名", NULL, TW_FOUND_HAS_VALUE | TW_FOUND_HAS_MAX},
      {"数十名", NULL, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_scan_options options = {.ref_day = TW_DAY_NONE};
    struct tw_arena *arena = tw_arena_new(0);
    struct tw_found_list list = {0};
    if (rows[i].ref) tw_day_parse(tw_slice_from(rows[i].ref), &options.ref_day);
    assert_int_equal(tw_scan_language_zh.scan(arena, tw_slice_from(rows[i].text), &options, &list), TW_OK);
    if (list.count != 1 || list.items[0].flags != rows[i].flags)
      fail_msg("%s: %zu found, flags %x, wanted %x", rows[i].text, list.count, list.count ? list.items[0].flags : 0,
               rows[i].flags);
    tw_arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_cut),     cmocka_unit_test(test_bad_bytes), cmocka_unit_test(test_linear_time),
      cmocka_unit_test(test_out_of_memory), cmocka_unit_test(test_flags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
