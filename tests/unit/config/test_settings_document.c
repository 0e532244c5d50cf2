/* The committed documents say what the table says; `cmake --build DIR --target docs` writes them. */
#include "config/settings.h"
#include "config/settings_table.h"
#include "tests/unit/config/check.h"
#include <stdio.h>

enum { FILE_MAX_BYTES = 1 << 20 };

static void read_file(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "re");
  assert_non_null(file);
  char *room = tw_buf_reserve(out, FILE_MAX_BYTES);
  assert_non_null(room);
  out->len = fread(room, 1, FILE_MAX_BYTES, file);
  fclose(file);
}

static void test_markdown_is_current(void **state) {
  (void)state;
  TW_BUF_AUTO committed;
  TW_BUF_AUTO written;
  tw_buf_init(&committed, 0);
  tw_buf_init(&written, 0);
  read_file(TW_SOURCE_DIR "/docs/settings.md", &committed);
  tw_settings_document(&written);
  assert_true(tw_slice_eq(tw_buf_slice(&committed), tw_buf_slice(&written)));
}

static void test_man_page_is_current(void **state) {
  (void)state;
  TW_BUF_AUTO committed;
  TW_BUF_AUTO written;
  tw_buf_init(&committed, 0);
  tw_buf_init(&written, 0);
  read_file(TW_SOURCE_DIR "/docs/tallywire.1", &committed);
  tw_buf_append_cstr(&written, ".\\\" settings begin\n");
  tw_settings_document_man(&written);
  tw_buf_append_cstr(&written, ".\\\" settings end\n");
  assert_true(tw_slice_find(tw_buf_slice(&committed), tw_buf_slice(&written), 0) > 0);
}

/* Every row can be read, compared and documented: no type without its function, no default that its own reader refuses. */
static void test_rows_are_whole(void **state) {
  (void)state;
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  tw_settings_document(&text);
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    char cell[128];
    const char *key = tw_settings_is_global(s) ? s->key : s->key + strlen(TW_SETTING_SOURCE_PREFIX);
    snprintf(cell, sizeof cell, "\n| `%s` | ", key);
    if (tw_slice_find(tw_buf_slice(&text), tw_slice_from(cell), 0) < 0) print_error("row: %s\n", s->key);
    assert_true(tw_slice_find(tw_buf_slice(&text), tw_slice_from(cell), 0) > 0);
    assert_true(s->help && s->help[strlen(s->help) - 1] == '.');
    assert_true((s->preset != NULL) != (s->preset_words != NULL));
    assert_true((s->names != NULL) == (s->type == TW_SETTING_ENUM || s->type == TW_SETTING_FLAGS));
    bool is_list = s->type == TW_SETTING_STRINGS || s->type == TW_SETTING_PACKS || s->type == TW_SETTING_SHARES ||
                   s->type == TW_SETTING_PASSED;
    assert_int_equal(s->count_offset != 0, is_list);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_markdown_is_current),
      cmocka_unit_test(test_man_page_is_current),
      cmocka_unit_test(test_rows_are_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
