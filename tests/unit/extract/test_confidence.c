/* The table behind a record's confidence rises, is the one of docs/confidence.md, and a pack can ask for more. */
#include "parse/extract/confidence.h"
#include "tests/unit/extract/pack_check.h"
#include <stdlib.h>

typedef int32_t look_up(int points);

static void check_rising(look_up *confidence) {
  for (int points = -100; points <= 1100; points++) {
    assert_in_range(confidence(points), 1, TW_CONFIDENCE_ONE - 1);
    assert_true(confidence(points) <= confidence(points + 1));
  }
  assert_true(confidence(0) < confidence(1000));
}

static void test_rising(void **state) {
  (void)state;
  check_rising(tw_confidence_of_metric);
  check_rising(tw_confidence_of_event);
}

static char *read_page(void) {
  FILE *file = fopen(TW_SOURCE_DIR "/docs/confidence.md", "re");
  assert_non_null(file);
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  for (int c; (c = fgetc(file)) != EOF;) tw_buf_append_char(&text, (char)c);
  fclose(file);
  return strndup(text.data, text.len);
}

/* Rows "| points | 0.xyz | records | right |" behind the heading. */
static void check_table(const char *page, const char *heading, look_up *confidence) {
  const char *line = strstr(page, heading);
  int rows = 0, changes = 0;
  assert_non_null(line);
  line = strstr(line, "|---");
  for (line = strchr(line, '\n') + 1; *line == '|'; line = strchr(line, '\n') + 1, rows++) {
    char *rest;
    long points = strtol(line + 1, &rest, 10);
    long said = strtol(strchr(rest, '.') + 1, NULL, 10);
    if (confidence((int)points) != said)
      fail_msg("%s: %ld points are %d, not %ld", heading, points, confidence((int)points), said);
  }
  for (int points = 0; points < 1000; points++) changes += confidence(points) != confidence(points + 1);
  assert_int_equal(rows, changes + 1);
}

static void test_page(void **state) {
  (void)state;
  char *page = read_page();
  check_table(page, "## Metrics", tw_confidence_of_metric);
  check_table(page, "## Events", tw_confidence_of_event);
  free(page);
}

#define HARBOUR                                                                                                                  \
  "name: harbour\nversion: 1.0.0\nunits: {ship: {}}\nnouns: {ship: {unit: ship, en: [ship]}}\n"                                  \
  "measures:\n  ships.arrived: {units: [ship], min_confidence: %s, triggers: [{flags: [intransitive], en: [berth]}]}\n"

struct row {
  const char *name, *least, *text;
  bool is_record;
};

static const struct row rows[] = {
    {"by default nothing is dropped", "0", "40 ships, the harbour master of the northern basin said in a letter, berthed.", true},
    {"a plain figure is sure enough", "0.9", "40 ships berthed.", true},
    {"a figure far from its verb is not", "0.9", "40 ships, the harbour master of the northern basin said in a letter, berthed.",
     false},
    {"nothing is certain", "1", "40 ships berthed.", false},
};

static void check_row(const struct folder *folder, const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO pack;
  struct checked_packs c = {0};
  tw_buf_init(&pack, 0);
  tw_buf_printf(&pack, HARBOUR, row->least);
  checked_load(&c, ".", folder_write(folder, "harbour.yaml", pack.data));
  checked_compile(&c);
  struct tw_article article = {.text = tw_slice_from(row->text), .lang = TW_SLICE("en")};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, c.rules, &article, &options, &x), TW_OK);
  if ((x.observations.count == 1) != row->is_record) fail_msg("%s: %zu records", row->name, x.observations.count);
  assert_int_equal(x.rejected[TW_REASON_LOW_CONFIDENCE], !row->is_record);
  checked_done(&c);
}

static void test_least(void **state) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(*state, &rows[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rising), cmocka_unit_test(test_page), cmocka_unit_test(test_least)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
