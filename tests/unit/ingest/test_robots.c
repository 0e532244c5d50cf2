#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/clock.h"
#include "ingest/robots.h"
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
  const char *name, *file, *target;
  bool is_allowed;
} rows[] = {
    {"an empty file allows", "", "/a", true},
    {"a file of noise allows", "\x01\x02 no colon here\n::::\n<html>", "/a", true},
    {"all is forbidden to all", "User-agent: *\nDisallow: /\n", "/a", false},
    {"an empty Disallow forbids nothing", "User-agent: *\nDisallow:\n", "/a", true},
    {"robots.txt itself is always allowed", "User-agent: *\nDisallow: /\n", "/robots.txt", true},
    {"a prefix", "User-agent: *\nDisallow: /priv\n", "/private/x", false},
    {"not a prefix", "User-agent: *\nDisallow: /priv\n", "/a/priv", true},
    {"case of paths counts", "User-agent: *\nDisallow: /Priv\n", "/private", true},
    {"case of keys does not", "uSeR-aGeNt: *\ndISALLOW: /x\n", "/x", false},
    {"rules without a group are ignored", "Disallow: /\nUser-agent: *\nDisallow: /x\n", "/a", true},
    {"our own group takes the place of the star's", "User-agent: *\nDisallow: /\nUser-agent: tallywire\nDisallow: /x\n", "/a",
     true},
    {"our own group's rule", "User-agent: tallywire\nDisallow: /x\nUser-agent: *\nDisallow: /\n", "/x", false},
    {"our own group without a rule allows", "User-agent: *\nDisallow: /\n\nUser-agent: tallywire\n", "/a", true},
    {"another's group", "User-agent: otherbot\nDisallow: /\n", "/a", true},
    {"our name in capitals", "User-agent: TallyWire\nDisallow: /x\n", "/x", false},
    {"our name with a version", "User-agent: tallywire/2.1\nDisallow: /x\n", "/x", false},
    {"a longer name is another's", "User-agent: tallywirebot\nDisallow: /x\n", "/x", true},
    {"a shorter name is another's", "User-agent: tally\nDisallow: /x\n", "/x", true},
    {"groups for us are joined",
     "User-agent: tallywire\nDisallow: /x\nUser-agent: b\nDisallow: /b\nUser-agent: tallywire\nDisallow: /y\n", "/y", false},
    {"groups for us are joined, first part",
     "User-agent: tallywire\nDisallow: /x\nUser-agent: b\nDisallow: /b\nUser-agent: tallywire\nDisallow: /y\n", "/x", false},
    {"several names share a block", "User-agent: a\nUser-agent: tallywire\nUser-agent: b\nDisallow: /x\n", "/x", false},
    {"a sitemap does not end the names", "User-agent: tallywire\nSitemap: http://a/s.xml\nUser-agent: b\nDisallow: /x\n", "/x",
     false},
    {"a crawl-delay does not end the names", "User-agent: tallywire\nCrawl-delay: 2\nUser-agent: b\nDisallow: /x\n", "/x", false},
    {"blank lines do not end a block", "User-agent: *\n\n\nDisallow: /x\n", "/x", false},
    {"the longest match counts", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true},
    {"the longest match counts, other order", "User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", false},
    {"of equals allow counts", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true},
    {"of equals allow counts, other order", "User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", true},
    {"a star in the middle", "User-agent: *\nDisallow: /a/*/c\n", "/a/b/x/c/d", false},
    {"a star matches nothing too", "User-agent: *\nDisallow: /a*b\n", "/ab", false},
    {"a star in front", "User-agent: *\nDisallow: *.pdf\n", "/x/y.pdf?z", false},
    {"a star at the end", "User-agent: *\nDisallow: /a*\n", "/a", false},
    {"two stars in a row", "User-agent: *\nDisallow: /a**b\n", "/axxb", false},
    {"an end", "User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf", false},
    {"an end that is not the end", "User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf?y", true},
    {"an end that comes twice", "User-agent: *\nDisallow: /*.pdf$\n", "/x.pdf.pdf", false},
    {"an end without a star", "User-agent: *\nDisallow: /x$\n", "/x", false},
    {"an end without a star, longer", "User-agent: *\nDisallow: /x$\n", "/xy", true},
    {"only the root", "User-agent: *\nDisallow: /$\n", "/", false},
    {"only the root, elsewhere", "User-agent: *\nDisallow: /$\n", "/a", true},
    {"parts must not overlap", "User-agent: *\nDisallow: /ab*b$\n", "/ab", true},
    {"a dollar inside is a character", "User-agent: *\nDisallow: /a$b\n", "/a$b/c", false},
    {"an escaped star is a character", "User-agent: *\nDisallow: /a%2a\n", "/a*b", false},
    {"an escaped star is no wildcard", "User-agent: *\nDisallow: /a%2Ac\n", "/abc", true},
    {"escapes of plain letters are undone", "User-agent: *\nDisallow: /%61b\n", "/a%62", false},
    {"escapes' case does not count", "User-agent: *\nDisallow: /%c3%a9\n", "/%C3%A9", false},
    {"bytes past ASCII are escaped", "User-agent: *\nDisallow: /\xc3\xa9\n", "/%C3%A9", false},
    {"an escaped slash is no slash", "User-agent: *\nDisallow: /a%2Fb\n", "/a/b", true},
    {"a broken escape is itself", "User-agent: *\nDisallow: /a%zz%4\n", "/a%zz%4", false},
    {"a query", "User-agent: *\nDisallow: /*?print=\n", "/a?print=1", false},
    {"a comment at the end of a line", "User-agent: * # all\nDisallow: /x # not this\n", "/x", false},
    {"a comment that eats the rule", "User-agent: *\n#Disallow: /x\n", "/x", true},
    {"CR LF", "User-agent: *\r\nDisallow: /x\r\n", "/x", false},
    {"CR alone", "User-agent: *\rDisallow: /x\r", "/x", false},
    {"no newline at the end", "User-agent: *\nDisallow: /x", "/x", false},
    {"a byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /x\n", "/x", false},
    {"spaces everywhere", "  User-agent :  *  \n\tDisallow\t:  /x  \n", "/x", false},
    {"a misspelt key", "User-agent: *\nDissallow: /x\n", "/x", false},
    {"a pattern without a slash matches nothing", "User-agent: *\nDisallow: x\n", "/x", true},
    {"no target is the root", "User-agent: *\nDisallow: /$\n", "", false},
};

static void test_table(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    struct tw_robots robots;
    assert_int_equal(tw_robots_parse(arena, tw_slice_from(rows[i].file), TW_SLICE("tallywire"), &robots), TW_OK);
    if (tw_robots_allows(&robots, arena, tw_slice_from(rows[i].target)) != rows[i].is_allowed) fail_msg("%s", rows[i].name);
  }
}

static void test_delay_and_sitemaps(void **state) {
  (void)state;
  static const struct {
    const char *delay;
    int64_t us;
  } delays[] = {{"5", 5000000},
                {"0.5", 500000},
                {"1.25", 1250000},
                {"0", 0},
                {"-3", 0},
                {"soon", 0},
                {"", 0},
                {"1.5.2", 0},
                {"600", TW_ROBOTS_MAX_DELAY_SEC * TW_USEC_PER_SEC},
                {"999999999999999999999", TW_ROBOTS_MAX_DELAY_SEC * TW_USEC_PER_SEC},
                {"0.00000000001", 0}};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_robots robots;
  for (size_t i = 0; i < sizeof(delays) / sizeof(delays[0]); i++) {
    struct tw_slice file =
        tw_arena_printf(arena, "User-agent: *\nCrawl-delay: %s\nSitemap: https://a.example/s%zu.xml\n", delays[i].delay, i);
    assert_int_equal(tw_robots_parse(arena, file, TW_SLICE("tallywire"), &robots), TW_OK);
    if (robots.crawl_delay_us != delays[i].us)
      fail_msg("Crawl-delay: %s is %lld", delays[i].delay, (long long)robots.crawl_delay_us);
    assert_int_equal(robots.sitemaps.count, 1);
    assert_true(tw_slice_has_prefix(robots.sitemaps.items[0], TW_SLICE("https://a.example/s")));
    assert_false(robots.is_specific);
  }
}

static void test_statuses(void **state) {
  (void)state;
  static const struct {
    long status;
    bool decides, is_disallowed;
  } statuses[] = {{200, false, false}, {206, false, false}, {301, true, false}, {401, true, false},
                  {403, true, false},  {404, true, false},  {410, true, false}, {429, true, true},
                  {500, true, true},   {503, true, true},   {0, true, true}};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
    struct tw_robots robots = {0};
    if (tw_robots_of_status(statuses[i].status, &robots) != statuses[i].decides) fail_msg("%ld", statuses[i].status);
    assert_int_equal(tw_robots_allows(&robots, arena, TW_SLICE("/a")), !statuses[i].is_disallowed);
    assert_true(tw_robots_allows(&robots, arena, TW_SLICE("/robots.txt")));
  }
}

/* Half a megabyte of the worst patterns against a long path: bounded, however many questions come. */
static void test_large_file(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  size_t size = 2 << 20;
  char *file = malloc(size), *path = malloc(8192);
  assert_non_null(file);
  assert_non_null(path);
  size_t len = (size_t)snprintf(file, size, "User-agent: *\n");
  while (len + 64 < size) len += (size_t)snprintf(file + len, 64, "Disallow: /*a*a*a*b%zu\n", len % 10);
  memset(path, 'a', 8192);
  path[0] = '/';
  struct tw_robots robots;
  assert_int_equal(tw_robots_parse(arena, tw_slice_of(file, len), TW_SLICE("tallywire"), &robots), TW_OK);
  assert_int_equal(robots.rules.count, TW_ROBOTS_MAX_RULES);
  assert_true(tw_robots_allows(&robots, arena, tw_slice_of(path, 8192)));
  free(file);
  free(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_table),
      cmocka_unit_test(test_delay_and_sitemaps),
      cmocka_unit_test(test_statuses),
      cmocka_unit_test(test_large_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
