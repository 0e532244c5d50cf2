/* What is a new item: a feed as it was at one poll and at the next, and what each item of the second is held for. */
#include "model/item_identity.h"
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { ITEMS = 4 };

struct row {
  const char *name;
  const char *first[ITEMS]; /* "guid|link|title|published|updated|text"; pieces may be empty (absent) */
  const char *second[ITEMS];
  const char *want; /* for each item of the second: n new, k known, c changed */
  bool takes_content;
  bool is_other_source; /* the second feed is another's */
};

#define L "https://x.example/"

static const struct row rows[] = {
    {"the same feed again", {"g1|" L "1|A", "g2|" L "2|B"}, {"g1|" L "1|A", "g2|" L "2|B"}, "kk"},
    {"a new item on top", {"g1|" L "1|A"}, {"g2|" L "2|B", "g1|" L "1|A"}, "nk"},
    {"reordered", {"g1|" L "1|A", "g2|" L "2|B"}, {"g2|" L "2|B", "g1|" L "1|A"}, "kk"},
    {"a guid that changes at every fetch", {"r17|" L "1|A"}, {"r99|" L "1|A"}, "k"},
    {"a link that changes at every fetch", {"g1|" L "1?sid=a8|A"}, {"g1|" L "1?sid=b9|A"}, "k"},
    {"guid and link change, date and text stay",
     {"r1|" L "r/1|A|2020-11-05T00:00:00Z||the text"},
     {"r2|" L "r/2|A|2020-11-05T00:00:00Z||the text"},
     "k"},
    {"the same notice a month later",
     {"a|" L "1|Monthly|2020-10-05T00:00:00Z||see inside"},
     {"b|" L "2|Monthly|2020-11-05T00:00:00Z||see inside"},
     "n"},
    {"the same undated notice at another address", {"a|" L "1|Monthly|||see inside"}, {"b|" L "2|Monthly|||see inside"}, "n"},
    {"no link, the guid changes, the text stays", {"r1||A|||the text"}, {"r2||A|||the text"}, "k", true},
    {"no link, the guid changes, so does the text", {"r1||A|||the text"}, {"r2||A|||another"}, "n", true},
    {"guids that count from the top of the list",
     {"1|" L "b|B", "2|" L "a|A"},
     {"1|" L "c|C", "2|" L "b|B", "3|" L "a|A"},
     "nkk"},
    {"a slug that follows the headline", {"g1|" L "old-words|A"}, {"g1|" L "new-words|A better headline"}, "n"},
    {"one guid for two items", {"g|" L "1|A", "g|" L "2|B"}, {"g|" L "1|A", "g|" L "2|B", "g|" L "3|C"}, "kkn"},
    {"one guid for all, first seen alone", {"g|" L "1|A"}, {"g|" L "2|B", "g|" L "1|A"}, "nk"},
    {"one link for all, read from the feed", {"a|" L "|A", "b|" L "|B"}, {"c|" L "|C", "a|" L "|A", "b|" L "|B"}, "nkk", true},
    {"one link twice, the same story", {"a|" L "1|A"}, {"b|" L "1|A", "c|" L "1|A"}, "kk", true},
    {"one page for two guids", {"a|" L "1|A", "b|" L "1|B"}, {"a|" L "1|A", "b|" L "1|B"}, "kk"},
    {"one page, another guid and headline", {"a|" L "1|A"}, {"b|" L "1|B"}, "c"},
    {"tracking parameters come", {"|" L "1|A"}, {"|" L "1?utm_source=rss&utm_medium=x|A"}, "k"},
    {"tracking parameters and the guid is the link", {L "1?fbclid=a|" L "1?fbclid=a|A"}, {L "1?fbclid=b|" L "1?fbclid=b|A"}, "k"},
    {"http becomes https", {"http://x.example/1|http://x.example/1|A"}, {L "1|" L "1|A"}, "k"},
    {"www comes", {"a|" L "1|A"}, {"b|https://www.x.example/1/|A"}, "k"},
    {"the mobile twin", {"a|" L "1|A"}, {"b|https://m.x.example/1|A"}, "k"},
    {"the AMP twin", {"a|" L "1|A"}, {"b|" L "1/amp/|A"}, "k"},
    {"another id", {"a|" L "1?id=1|A"}, {"b|" L "1?id=2|A"}, "n"},
    {"an edited headline", {"g1|" L "1|A"}, {"g1|" L "1|A, mended"}, "c"},
    {"an edited summary", {"g1|" L "1|A|||old"}, {"g1|" L "1|A|||new"}, "c"},
    {"a new date of change", {"g1|" L "1|A||2020-11-05T00:00:00Z|x"}, {"g1|" L "1|A||2020-11-06T00:00:00Z|x"}, "c"},
    {"a new date of publication alone", {"g1|" L "1|A|2020-11-05T00:00:00Z||x"}, {"g1|" L "1|A|2020-11-06T00:00:00Z||x"}, "k"},
    {"markup that counts its readers", {"g1|" L "1|A|||x<img src='/p?1'>"}, {"g1|" L "1|A|||x<img src='/p?2'>"}, "k"},
    {"an edit and a changed guid", {"r1|" L "1|A|||old"}, {"r2|" L "1|A|||new"}, "c"},
    {"another source words it otherwise", {"g1|" L "1|A|||one"}, {"z|" L "1|B|||two"}, "k", .is_other_source = true},
    {"another source with the same guid", {"1|" L "1|A"}, {"1|" L "2|A"}, "n", .is_other_source = true},
    {"another source with the same text",
     {"a|" L "1|A|2020-11-05T00:00:00Z||x"},
     {"b|" L "2|A|2020-11-05T00:00:00Z||x"},
     "n",
     .is_other_source = true},
};

static struct tw_slice piece(struct tw_slice *rest) {
  struct tw_slice part = TW_SLICE_NONE;
  tw_slice_split(rest, '|', &part);
  return part.len ? part : TW_SLICE_NONE;
}

static struct tw_feed feed_of(struct tw_arena *arena, const char *const texts[ITEMS]) {
  struct tw_feed feed = {0};
  for (size_t i = 0; i < ITEMS && texts[i]; i++) {
    struct tw_feed_item *f = TW_ARENA_PUSH(arena, &feed.items);
    struct tw_slice rest = tw_slice_from(texts[i]);
    struct tw_slice *const fields[] = {&f->id, &f->link, &f->title, &f->published, &f->updated, &f->summary};
    for (size_t j = 0; j < sizeof fields / sizeof *fields; j++) *fields[j] = piece(&rest);
  }
  return feed;
}

/* As a poll does it; letters of the verdicts go to `ret_verdicts`. */
static void poll(struct tw_store *store, struct tw_arena *arena, const struct row *row, const char *const texts[ITEMS],
                 const char *source, char ret_verdicts[ITEMS + 1]) {
  struct tw_feed feed = feed_of(arena, texts);
  struct tw_item_identity *ids;
  struct tw_error error;
  bool takes[ITEMS];
  for (size_t i = 0; i < ITEMS; i++) takes[i] = row->takes_content;
  assert_int_equal(tw_item_identities(arena, &feed, takes, &ids), TW_OK);
  size_t count = feed.items.count;
  for (size_t i = 0; i < count; i++) {
    const struct tw_feed_item *f = &feed.items.items[i];
    struct tw_item item = {.source = tw_slice_from(source),
                           .guid = ids[i].guid,
                           .url = f->link,
                           .url_key = ids[i].url_key,
                           .digest = ids[i].content,
                           .title = f->title,
                           .published = f->published};
    enum tw_item_added added;
    if (tw_store_item_add(store, &item, false, 0, &added, &error) < 0) fail_msg("%s: %s", row->name, error.text);
    ret_verdicts[i] = "nkc"[added];
    if (added != TW_ITEM_KNOWN) assert_int_equal(tw_store_item_finish(store, item.id, false, &error), 0);
  }
  ret_verdicts[count] = '\0';
}

static void ladder(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_error error;
    char first[ITEMS + 1], second[ITEMS + 1];
    struct tw_store *store = tw_store_open(NULL, NULL, &error);
    struct tw_arena *arena = tw_arena_new(0);
    assert_non_null(store);
    poll(store, arena, &rows[i], rows[i].first, "a", first);
    assert_null(strchr(first, 'c'));
    poll(store, arena, &rows[i], rows[i].second, rows[i].is_other_source ? "b" : "a", second);
    if (strcmp(second, rows[i].want) != 0) fail_msg("%s: %s, not %s", rows[i].name, second, rows[i].want);
    poll(store, arena, &rows[i], rows[i].second, rows[i].is_other_source ? "b" : "a", second);
    if (strspn(second, "k") != strlen(second)) fail_msg("%s: the third poll finds %s", rows[i].name, second);
    tw_store_close(store);
    tw_arena_free(arena);
  }
}

static struct tw_item left_out_item(const char *source) {
  return (struct tw_item){
      .source = tw_slice_from(source), .guid = TW_SLICE("g"), .url = TW_SLICE(L "1"), .url_key = TW_SLICE(L "1")};
}

static void left_out_for_its_source_only(void **state) {
  (void)state;
  struct tw_error error;
  enum tw_item_added added;
  struct tw_item_list list;
  struct tw_store *store = tw_store_open(NULL, NULL, &error);
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_item a = left_out_item("a"), again = left_out_item("a"), b = left_out_item("b");
  assert_int_equal(tw_store_item_add(store, &a, true, 0, &added, &error), 0);
  assert_int_equal(tw_store_items_queued(store, arena, 0, 9, &list, &error), 0);
  assert_int_equal(list.count, 0);
  again.guid = TW_SLICE("changed");
  assert_int_equal(tw_store_item_add(store, &again, false, 0, &added, &error), 0);
  assert_int_equal(added, TW_ITEM_KNOWN);
  assert_int_equal(tw_store_item_add(store, &b, false, 0, &added, &error), 0);
  assert_int_equal(added, TW_ITEM_NEW);
  tw_store_close(store);
  tw_arena_free(arena);
}

/* A generator that dates everything anew at each fetch costs a few readings, then one in hours. */
static void restless_items_are_read_ever_more_seldom(void **state) {
  (void)state;
  const int64_t hour_us = INT64_C(3600) * 1000 * 1000;
  struct tw_error error;
  struct tw_store *store = tw_store_open(NULL, NULL, &error);
  int64_t last_due = 0;
  for (int i = 0; i < 12; i++) {
    char text[32];
    enum tw_item_added added;
    struct tw_item item = left_out_item("a");
    snprintf(text, sizeof text, "edit %d", i);
    item.digest = tw_digest_of(tw_slice_from(text));
    assert_int_equal(tw_store_item_add(store, &item, false, 1, &added, &error), 0);
    assert_int_equal(added, i ? TW_ITEM_CHANGED : TW_ITEM_NEW);
    if (i <= 3) assert_int_equal(item.due_us, 0);
    if (i > 3) assert_true(item.due_us >= 1 + hour_us && item.due_us >= last_due);
    assert_true(item.due_us <= 1 + 32 * hour_us);
    last_due = item.due_us;
    assert_int_equal(tw_store_item_finish(store, item.id, false, &error), 0);
  }
  tw_store_close(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ladder),
      cmocka_unit_test(left_out_for_its_source_only),
      cmocka_unit_test(restless_items_are_read_ever_more_seldom),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
