/* docs/rule-packs.md against the reader of packs: what the page's tables name is taken, and every word of the reader's tables
 * stands on the page. */
#include "config/pack.h"
#include "tests/unit/config/folder.h"

static char *read_file(const char *path) {
  FILE *file = fopen(path, "re");
  assert_non_null(file);
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  for (int c; (c = fgetc(file)) != EOF;) tw_buf_append_char(&text, (char)c);
  fclose(file);
  return strndup(text.data, text.len);
}

/* The words in `code` of the first cell of each row of the table behind `heading`. */
static size_t first_cells(const char *page, const char *heading, char words[][32], size_t max) {
  const char *line = strstr(page, heading);
  size_t count = 0;
  assert_non_null(line);
  while (*line && strncmp(line, "|---", 4) != 0) line = strchr(line, '\n') + 1;
  for (line = strchr(line, '\n') + 1; *line == '|'; line = strchr(line, '\n') + 1) {
    const char *end = strchr(line + 1, '|');
    for (const char *tick = strchr(line, '`'); tick && tick < end; tick = strchr(strchr(tick + 1, '`') + 1, '`')) {
      size_t len = (size_t)(strchr(tick + 1, '`') - tick - 1);
      assert_true(count < max && len < 32);
      snprintf(words[count++], 32, "%.*s", (int)len, tick + 1);
    }
  }
  return count;
}

#define PAGE TW_SOURCE_DIR "/docs/rule-packs.md"

struct row {
  const char *heading, *before, *behind; /* a pack with one word of the table between the two */
};

static const struct row rows[] = {
    {"## The file", "", ": x\n"},
    {"### nouns", "name: p\nversion: 1.0.0\nnouns: {a: {", ": x}}\n"},
    {"### measures", "name: p\nversion: 1.0.0\nmeasures: {a: {", ": x}}\n"},
    {"\nA trigger:", "name: p\nversion: 1.0.0\ntraps: [{", ": x}]\n"},
    {"| flag |", "name: p\nversion: 1.0.0\ntraps: [{flags: [", "]}]\n"},
    {"### events", "name: p\nversion: 1.0.0\nevents: {a: [{", ": x}]}\n"},
    {"### phrases", "name: p\nversion: 1.0.0\nphrases: {", ": {en: [x]}}\n"},
    {"### cases", "name: p\nversion: 1.0.0\ncases: [{", ": x}]\n"},
};

static bool is_unknown(const struct folder *folder, const struct row *row, const char *word) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO pack;
  TW_BUF_AUTO wanted;
  struct tw_diag diag;
  tw_buf_init(&pack, 0);
  tw_buf_init(&wanted, 0);
  tw_diag_init(&diag, arena);
  tw_buf_printf(&pack, "%s%s%s", row->before, word, row->behind);
  tw_buf_printf(&wanted, "\"%s\"", word);
  tw_pack_load(arena, ".", tw_slice_from(folder_write(folder, "p.yaml", pack.data)), TW_PACK_AND_CASES, &diag);
  for (size_t i = 0; i < diag.count; i++)
    if (tw_slice_has_prefix(diag.items[i].message, TW_SLICE("unknown ")) &&
        tw_slice_has_suffix(diag.items[i].message, tw_buf_slice(&wanted)))
      return true;
  return false;
}

static void test_tables(void **state) {
  enum { MAX_WORDS = 32 };
  char *page = read_file(PAGE), words[MAX_WORDS][32];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t count = first_cells(page, rows[i].heading, words, MAX_WORDS);
    assert_true(count >= 3);
    assert_true(is_unknown(*state, &rows[i], "no_such_word"));
    for (size_t w = 0; w < count; w++)
      if (is_unknown(*state, &rows[i], words[w])) fail_msg("%s: \"%s\" is not taken", rows[i].heading, words[w]);
  }
  free(page);
}

/* Rows of the reader's tables begin with {"word", */
static void check_source(const char *page, const char *path) {
  char *source = read_file(path);
  size_t count = 0;
  for (const char *at = source; (at = strstr(at, "{\"")); at += 2) {
    char word[32];
    size_t len = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz_");
    if (len == 0 || len >= sizeof word || at[2 + len] != '"') continue;
    snprintf(word, sizeof word, "%.*s", (int)len, at + 2);
    if (!strstr(page, word)) fail_msg("%s: \"%s\" is not on the page", path, word);
    count++;
  }
  assert_true(count >= 5);
  free(source);
}

static void test_sources(void **state) {
  (void)state;
  char *page = read_file(PAGE);
  check_source(page, TW_SOURCE_DIR "/config/pack.c");
  check_source(page, TW_SOURCE_DIR "/config/pack_rules.c");
  check_source(page, TW_SOURCE_DIR "/config/pack_vocabulary.c");
  check_source(page, TW_SOURCE_DIR "/config/pack_cases.c");
  free(page);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables), cmocka_unit_test(test_sources)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
