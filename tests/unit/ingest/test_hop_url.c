#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/hash_index.h"
#include "ingest/hop_url.h"
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
  const char *url, *text, *host, *authority; /* text NULL: refused */
  const char *user, *password;
  bool is_tls, is_address;
} urls[] = {
    {"http://news.example/a?b=c", "http://news.example/a?b=c", "news.example", "news.example"},
    {"HTTPS://News.Example", "https://news.example/", "news.example", "news.example", .is_tls = true},
    {"http://news.example:80/", "http://news.example/", "news.example", "news.example"},
    {"https://news.example:443/", "https://news.example/", "news.example", "news.example", .is_tls = true},
    {"http://news.example:443/", "http://news.example:443/", "news.example", "news.example:443"},
    {"http://news.example:8080/x", "http://news.example:8080/x", "news.example", "news.example:8080"},
    {"http://news.example./x", "http://news.example/x", "news.example", "news.example"},
    {"http://news.example/x#frag", "http://news.example/x", "news.example", "news.example"},
    {"http://news.example/a/./b/../c", "http://news.example/a/c", "news.example", "news.example"},
    {"http://news.example/a b?c d", "http://news.example/a%20b?c%20d", "news.example", "news.example"},
    {"http://news.example/\xe4\xb8\xad", "http://news.example/%E4%B8%AD", "news.example", "news.example"},
    {"http://news.example?q", "http://news.example/?q", "news.example", "news.example"},
    {"  http://news.example/  ", "http://news.example/", "news.example", "news.example"},
    {"http://us%20er:pa%3ass@news.example/", "http://news.example/", "news.example", "news.example", "us er", "pa:ss"},
    {"http://user@news.example/", "http://news.example/", "news.example", "news.example", "user"},
    {"http://b\xc3\xbc"
     "cher.example/",
     "http://xn--bcher-kva.example/", "xn--bcher-kva.example", "xn--bcher-kva.example"},
    {"http://127.0.0.1:81/", "http://127.0.0.1:81/", "127.0.0.1", "127.0.0.1:81", .is_address = true},
    {"http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1", "127.0.0.1", .is_address = true},
    {"http://0x7f.1./", "http://127.0.0.1/", "127.0.0.1", "127.0.0.1", .is_address = true},
    {"http://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1/", "http://127.0.0.1/", "127.0.0.1", "127.0.0.1", .is_address = true},
    {"http://[::1]:81/", "http://[::1]:81/", "[::1]", "[::1]:81", .is_address = true},
    {"ftp://news.example/", NULL},
    {"file:///etc/passwd", NULL},
    {"javascript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"//news.example/", NULL},
    {"/path", NULL},
    {"news.example", NULL},
    {"", NULL},
    {"http://", NULL},
    {"http://news.example:99999/", NULL},
    {"http://\xe4\xb8.example/", NULL},
    {"http://news.example../", NULL},
    {"http://news..example/", NULL},
    {"http://./", NULL},
    {"http://ne\tws.example/", NULL},
    {"http://news.example/a\nb", NULL},
};

static bool same(const char *got, const char *expected) {
  return got && expected ? strcmp(got, expected) == 0 : got == expected;
}

static void test_parse(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
    struct tw_hop_url url;
    struct tw_error error;
    int status = tw_hop_url_parse(tw_slice_from(urls[i].url), &url, &error);
    if ((status == TW_OK) != (urls[i].text != NULL)) fail_msg("%s: %d", urls[i].url, status);
    if (!same(url.text, urls[i].text)) fail_msg("%s: text %s", urls[i].url, url.text);
    if (!same(url.host, urls[i].host)) fail_msg("%s: host %s", urls[i].url, url.host);
    if (!same(url.authority, urls[i].authority)) fail_msg("%s: authority %s", urls[i].url, url.authority);
    if (!same(url.user, urls[i].user)) fail_msg("%s: user %s", urls[i].url, url.user);
    if (!same(url.password, urls[i].password)) fail_msg("%s: password %s", urls[i].url, url.password);
    assert_int_equal(url.is_tls, urls[i].is_tls);
    assert_int_equal(url.is_address, urls[i].is_address);
    if (status < 0) assert_int_equal(error.verdict, TW_SKIP_ITEM);
    tw_hop_url_done(&url);
  }
}

static const struct {
  const char *reference, *text; /* NULL: refused */
} references[] = {
    {"http://other.example/x", "http://other.example/x"},
    {"//other.example/x", "https://other.example/x"},
    {"/x", "https://news.example:81/x"},
    {"x", "https://news.example:81/a/x"},
    {"./x", "https://news.example:81/a/x"},
    {"../x", "https://news.example:81/x"},
    {"../../../x", "https://news.example:81/x"},
    {"?y", "https://news.example:81/a/b?y"},
    {"#frag", "https://news.example:81/a/b?q"},
    {"x y?z w", "https://news.example:81/a/x%20y?z%20w"},
    {"\xe4\xb8\xad", "https://news.example:81/a/%E4%B8%AD"},
    {"x:y", NULL},
    {"mailto:a@b.example", NULL},
    {"ftp://other.example/", NULL},
    {"http://", NULL},
};

static void test_resolve(void **state) {
  (void)state;
  struct tw_hop_url base;
  assert_int_equal(tw_hop_url_parse(TW_SLICE("https://u:p@news.example:81/a/b?q#f"), &base, NULL), TW_OK);
  for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
    struct tw_hop_url url;
    struct tw_error error;
    int status = tw_hop_url_resolve(&base, tw_slice_from(references[i].reference), &url, &error);
    if ((status == TW_OK) != (references[i].text != NULL)) fail_msg("%s: %d", references[i].reference, status);
    if (!same(url.text, references[i].text)) fail_msg("%s: %s", references[i].reference, url.text);
    assert_null(url.user);
    tw_hop_url_done(&url);
  }
  tw_hop_url_done(&base);
}

/* With an empty fragment a URL goes through libcurl: what is read without it must come out the same. */
static void test_plain(void **state) {
  static const char *const plain[] = {
      "http://news.example/",
      "https://news.example/feeds/all.rss",
      "http://news.example:8080/feed?format=rss&n=10",
      "https://a-b.c_d.news.example/x;y=1/@z?a=(b)*c,d!$~e+f:g",
      "http://127.0.0.1:45671/feed/77",
      "https://123.news.example/",
      "http://news.example//double//slash/",
      "http://news.example/a..b/c./d?x=/../y?z",
      "http://news.example/?a?b",
      "http://xn--bcher-kva.example/a.b",
      "http://news.example:65535/",
      "http://localhost:81/x",
      "http://news.example/%41%2f%zz",
      "http://news.example/a/.b",
      "http://news.example/a?",
      "http://news.example:0080/",
      "http://1.2.3/",
      "http://1.2.3.4.5/",
      "http://01.02.03.04/",
      "http://256.256.256.256/",
      "http://news.1/",
  };
  (void)state;
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
    struct tw_hop_url ours, libcurls;
    char text[256];
    snprintf(text, sizeof text, "%s#", plain[i]);
    int status = tw_hop_url_parse(tw_slice_from(plain[i]), &ours, NULL);
    if (status != tw_hop_url_parse(tw_slice_from(text), &libcurls, NULL)) fail_msg("%s: %d", plain[i], status);
    bool is_same = same(ours.text, libcurls.text) && same(ours.host, libcurls.host) && same(ours.authority, libcurls.authority) &&
                   ours.is_tls == libcurls.is_tls && ours.is_address == libcurls.is_address;
    if (!is_same) fail_msg("%s: %s, by libcurl %s", plain[i], ours.text, libcurls.text);
    tw_hop_url_done(&ours);
    tw_hop_url_done(&libcurls);
  }
}

static void test_too_long(void **state) {
  (void)state;
  static char text[TW_HOP_URL_MAX_BYTES + 64];
  int len = snprintf(text, sizeof(text), "http://news.example/");
  memset(text + len, 'a', sizeof(text) - (size_t)len);
  struct tw_hop_url url;
  struct tw_error error;
  assert_int_equal(tw_hop_url_parse(tw_slice_of(text, TW_HOP_URL_MAX_BYTES), &url, &error), TW_OK);
  tw_hop_url_done(&url);
  assert_int_equal(tw_hop_url_parse(tw_slice_of(text, TW_HOP_URL_MAX_BYTES + 1), &url, &error), TW_ELIMIT);
  assert_int_equal(tw_hop_url_parse(TW_SLICE("http://news.example/\0/x"), &url, &error), TW_EINVAL);
}

static void test_same_origin(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
    bool is_same;
  } rows[] = {
      {"http://a.example/x", "http://A.example:80/y", true},      {"http://a.example/", "https://a.example/", false},
      {"http://a.example/", "http://a.example:81/", false},       {"http://a.example/", "http://b.a.example/", false},
      {"https://a.example:443/", "https://u:p@a.example/", true}, {"http://a.example:443/", "https://a.example/", false},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    struct tw_hop_url a, b;
    assert_int_equal(tw_hop_url_parse(tw_slice_from(rows[i].a), &a, NULL), TW_OK);
    assert_int_equal(tw_hop_url_parse(tw_slice_from(rows[i].b), &b, NULL), TW_OK);
    if (tw_hop_url_same_origin(&a, &b) != rows[i].is_same) fail_msg("%s and %s", rows[i].a, rows[i].b);
    tw_hop_url_done(&a);
    tw_hop_url_done(&b);
  }
}

struct keyed {
  struct tw_hash_node node;
  char key[16];
};

static void test_hash_index(void **state) {
  (void)state;
  enum { COUNT = 5000 };
  struct keyed *items = calloc(COUNT, sizeof(*items));
  struct tw_hash_index index;
  tw_hash_index_init(&index);
  assert_null(tw_hash_index_find(&index, TW_SLICE("0")));
  for (int i = 0; i < COUNT; i++) {
    size_t len = (size_t)snprintf(items[i].key, sizeof(items[i].key), "%d", i);
    assert_true(tw_hash_index_insert(&index, &items[i].node, tw_slice_of(items[i].key, len)));
  }
  for (int i = 0; i < COUNT; i += 2) tw_hash_index_remove(&index, &items[i].node);
  assert_int_equal(index.count, COUNT / 2);
  for (int i = 0; i < COUNT; i++) {
    struct tw_hash_node *found = tw_hash_index_find(&index, tw_slice_from(items[i].key));
    assert_ptr_equal(found, i % 2 ? &items[i].node : NULL);
  }
  tw_hash_index_done(&index);
  free(items);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_parse),    cmocka_unit_test(test_plain),       cmocka_unit_test(test_resolve),
      cmocka_unit_test(test_too_long), cmocka_unit_test(test_same_origin), cmocka_unit_test(test_hash_index),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
