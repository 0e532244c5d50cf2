/* tests/golden/feeds: a feed and, in the .txt beside it, what must be read from it. A wrong reading found in the wild becomes a
 * pair of files here. */
#include "base/buf.h"
#include "parse/feed/feed_reader.h"
#include <glob.h>
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static bool load(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  char chunk[4096];
  for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;) tw_buf_append(out, tw_slice_of(chunk, n));
  return fclose(file) == 0;
}

static void put(struct tw_buf *out, const char *key, struct tw_slice value) {
  if (value.ptr) tw_buf_printf(out, "%s: %.*s\n", key, TW_SLICE_ARG(value));
}

static void put_all(struct tw_buf *out, const char *key, const struct tw_string_list *list) {
  for (size_t i = 0; i < list->count; i++) put(out, key, list->items[i]);
}

static void put_item(struct tw_buf *out, const struct tw_feed_item *item) {
  tw_buf_append_cstr(out, "--\n");
  put(out, "id", item->id);
  put(out, "title", item->title);
  put(out, "link", item->link);
  put(out, "author", item->author);
  put(out, "published", item->published);
  put(out, "updated", item->updated);
  put(out, "lang", item->lang);
  put_all(out, "category", &item->categories);
  for (size_t i = 0; i < item->enclosures.count; i++) {
    const struct tw_enclosure *e = &item->enclosures.items[i];
    tw_buf_printf(out, "enclosure: %.*s %.*s %.*s\n", TW_SLICE_ARG(e->url), TW_SLICE_ARG(e->type), TW_SLICE_ARG(e->length));
  }
  put(out, "summary", item->summary);
  put(out, "content", item->content);
}

static void put_feed(struct tw_buf *out, const struct tw_feed *feed) {
  put(out, "format", feed->format);
  put(out, "encoding", feed->encoding);
  put(out, "bozo", feed->bozo ? feed->bozo_reason : TW_SLICE_NONE);
  put(out, "title", feed->title);
  put(out, "description", feed->description);
  put(out, "link", feed->link);
  put(out, "id", feed->id);
  put(out, "language", feed->language);
  put(out, "author", feed->author);
  put(out, "updated", feed->updated);
  put(out, "ttl", feed->ttl);
  put(out, "update_period", feed->update_period);
  put(out, "image", feed->image_url);
  put(out, "self", feed->self);
  put(out, "hub", feed->hub);
  put_all(out, "category", &feed->categories);
  for (size_t i = 0; i < feed->items.count; i++) put_item(out, &feed->items.items[i]);
}

static int check_pair(const char *expected_path, const char *feed_path) {
  TW_BUF_AUTO bytes;
  TW_BUF_AUTO expected;
  TW_BUF_AUTO got;
  tw_buf_init(&bytes, 0);
  tw_buf_init(&expected, 0);
  tw_buf_init(&got, 0);
  if (!load(feed_path, &bytes)) return -1;
  assert_true(load(expected_path, &expected));
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_feed_options options = {.base_url = TW_SLICE("http://base.example/feed"), .timezone = TW_SLICE("Asia/Shanghai")};
  struct tw_feed feed;
  assert_int_equal(tw_feed_read(arena, tw_buf_slice(&bytes), &options, &feed, NULL), 0);
  put_feed(&got, &feed);
  if (tw_slice_eq(tw_buf_slice(&got), tw_buf_slice(&expected))) return 0;
  print_error("%s: got\n%.*s", feed_path, TW_SLICE_ARG(tw_buf_slice(&got)));
  return 1;
}

static void test_golden_feeds(void **state) {
  (void)state;
  static const char *const endings[] = {"xml", "json"};
  glob_t found;
  int wrong = 0;
  assert_int_equal(glob(TW_SOURCE_DIR "/tests/golden/feeds/*.txt", 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) {
    int result = -1;
    for (size_t k = 0; result < 0 && k < sizeof endings / sizeof *endings; k++) {
      char path[4096];
      const char *stem = found.gl_pathv[i];
      snprintf(path, sizeof path, "%.*s%s", (int)strlen(stem) - 3, stem, endings[k]);
      result = check_pair(stem, path);
    }
    wrong += result != 0;
  }
  globfree(&found);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden_feeds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
