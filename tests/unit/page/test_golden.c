/* Whole pages in tests/golden/pages: NAME.html against NAME.expected. With TW_GOLDEN_WRITE set the expected files are
 * written anew, to be read before they are committed. */
#include "base/buf.h"
#include "parse/page/page_reader.h"
#include <dirent.h>
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

enum { PATH_BYTES = 1024 };

static void read_file(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "rb");
  if (!file) return;
  for (size_t got = 1; got > 0;) {
    char *room = tw_buf_reserve(out, 65536);
    assert_non_null(room);
    got = fread(room, 1, 65536, file);
    out->len += got;
  }
  fclose(file);
}

static void write_file(const char *path, const struct tw_buf *content) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(content->data, 1, content->len, file), content->len);
  assert_int_equal(fclose(file), 0);
}

static void describe(const struct tw_article *a, struct tw_buf *out) {
  const struct {
    const char *name;
    struct tw_slice value;
  } fields[] = {
      {"title", a->title},         {"published", a->published}, {"modified", a->modified}, {"byline", a->byline},
      {"publisher", a->publisher}, {"section", a->section},     {"lang", a->lang},         {"canonical", a->canonical_url},
  };
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (fields[i].value.len) tw_buf_printf(out, "%s: %.*s\n", fields[i].name, TW_SLICE_ARG(fields[i].value));
  for (size_t i = 0; i < a->feeds.count; i++) tw_buf_printf(out, "feed: %.*s\n", TW_SLICE_ARG(a->feeds.items[i].url));
  tw_buf_printf(out, "index: %s\nlinks: %zu\n\n%.*s\n", a->is_index ? "yes" : "no", a->links.count, TW_SLICE_ARG(a->text));
}

static int check_page(const char *name) {
  char path[PATH_BYTES];
  TW_BUF_AUTO html;
  TW_BUF_AUTO got;
  TW_BUF_AUTO want;
  tw_buf_init(&html, 0);
  tw_buf_init(&got, 0);
  tw_buf_init(&want, 0);
  snprintf(path, sizeof path, TW_SOURCE_DIR "/tests/golden/pages/%s.html", name);
  read_file(path, &html);
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_page_options options = {
      .url = TW_SLICE("https://harbourpost.example/world/page"), .content_type = TW_SLICE("text/html"), .want_links = true};
  struct tw_article article;
  assert_int_equal(tw_page_read(arena, tw_buf_slice(&html), &options, &article, NULL), 0);
  describe(&article, &got);
  snprintf(path, sizeof path, TW_SOURCE_DIR "/tests/golden/pages/%s.expected", name);
  if (getenv("TW_GOLDEN_WRITE")) write_file(path, &got);
  read_file(path, &want);
  if (tw_slice_eq(tw_buf_slice(&got), tw_buf_slice(&want))) return 0;
  print_error("%s:\n%.*s\n", name, TW_SLICE_ARG(tw_buf_slice(&got)));
  return 1;
}

static void test_pages(void **state) {
  (void)state;
  DIR *dir = opendir(TW_SOURCE_DIR "/tests/golden/pages");
  assert_non_null(dir);
  int failed = 0, count = 0;
  for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    struct tw_slice name = tw_slice_from(entry->d_name);
    if (!tw_slice_has_suffix(name, TW_SLICE(".html")) || name.len >= 200) continue;
    char base[200];
    snprintf(base, sizeof base, "%.*s", (int)(name.len - 5), name.ptr);
    failed += check_page(base);
    count++;
  }
  closedir(dir);
  assert_true(count > 0);
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
