#include "base/utf8.h"
#include "parse/text/charset.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#define BYTES(literal)                                                                                                           \
  { (literal), sizeof(literal) - 1 }
#define GBK_NEWS                                                                                                                             \
  "\xD0\xC2\xCE\xC5\xB1\xA8\xB5\xC0\xA3\xBA\xD7\xB7\xBB\xD8\xCD\xF5\xC4\xB3\xB5\xC8\xC8\xCB\xA1\xA3" /* 新闻报道：追回王某等人。 \
                                                                                                      */
#define UTF8_NEWS "新闻报道：追回王某等人。"

struct charset_case {
  const char *name;
  struct tw_slice bytes;
  const char *content_type;
  enum tw_markup markup;
  const char *want, *encoding;
  bool label_was_wrong;
};

static const struct charset_case cases[] = {
    {"plain ASCII", BYTES("<a>x</a>"), NULL, TW_MARKUP_XML, "<a>x</a>", "utf-8", false},
    {"utf-8 undeclared", BYTES("caf\xC3\xA9"), NULL, TW_MARKUP_NONE, "café", "utf-8", false},
    {"a BOM goes", BYTES("\xEF\xBB\xBFx\xC3\xA9"), NULL, TW_MARKUP_XML, "xé", "utf-8", false},
    {"two BOMs go", BYTES("\xEF\xBB\xBF\xEF\xBB\xBFx"), NULL, TW_MARKUP_XML, "x", "utf-8", false},
    {"the BOM beats the transport", BYTES("\xEF\xBB\xBF\xC3\xA9"), "text/xml; charset=iso-8859-1", TW_MARKUP_XML, "é", "utf-8",
     true},
    {"the transport beats the declaration", BYTES("<?xml version='1.0' encoding='koi8-r'?>\xE9"),
     "text/xml; charset=\"windows-1251\"", TW_MARKUP_XML, "<?xml version='1.0' encoding='koi8-r'?>й", "windows-1251", false},
    {"XML declaration", BYTES("<?xml version='1.0' encoding = \"windows-1251\"?>\xE9"), NULL, TW_MARKUP_XML,
     "<?xml version='1.0' encoding = \"windows-1251\"?>й", "windows-1251", false},
    {"meta charset", BYTES("<!-- <meta charset=koi8-r> --><meta charset=windows-1251>\xE9"), NULL, TW_MARKUP_HTML,
     "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>й", "windows-1251", false},
    {"meta http-equiv", BYTES("<META content='text/html; charset=windows-1251' http-equiv=Content-Type>\xE9"), NULL,
     TW_MARKUP_HTML, "<META content='text/html; charset=windows-1251' http-equiv=Content-Type>й", "windows-1251", false},
    {"latin-1 is windows-1252", BYTES("\x93x\x94\xE9\x81"), "text/html; charset=ISO-8859-1", TW_MARKUP_NONE, "“x”é\xC2\x81",
     "windows-1252", false},
    {"gb2312 is GBK", BYTES("\xE9\x46\xA1\xA3"), "text/html; charset=gb2312", TW_MARKUP_NONE, "镕。", "gbk", false},
    {"0x80 in GBK is the euro", BYTES("\x80 5"), "text/html; charset=gbk", TW_MARKUP_NONE, "€ 5", "gbk", false},
    {"four-byte GB18030", BYTES("\x90\x30\x81\x30"), "text/html; charset=gb18030", TW_MARKUP_NONE, "𐀀", "gb18030", false},
    {"GBK under utf-8", BYTES(GBK_NEWS GBK_NEWS), "text/html; charset=utf-8", TW_MARKUP_NONE, UTF8_NEWS UTF8_NEWS, "gb18030",
     true},
    {"UTF-8 under gbk", BYTES(UTF8_NEWS), "text/html; charset=gbk", TW_MARKUP_NONE, UTF8_NEWS, "utf-8", true},
    {"UTF-8 under latin-1", BYTES("caf\xC3\xA9"), "text/html; charset=iso-8859-1", TW_MARKUP_NONE, "café", "utf-8", true},
    {"one bad byte costs one character", BYTES("新\xFF闻\xC3"), "text/html; charset=utf-8", TW_MARKUP_NONE, "新�闻�", "utf-8",
     false},
    {"a bad lead in GBK costs itself", BYTES("\xD0\xC2\xFF\xCE\xC5"), "text/html; charset=gbk", TW_MARKUP_NONE, "新�闻", "gbk",
     false},
    {"a lead before ASCII in GBK costs itself", BYTES("\xD0\xC2\xCE<b>"), "text/html; charset=gbk", TW_MARKUP_NONE, "新�<b>",
     "gbk", false},
    {"big5", BYTES("\xB7\x73\xBB\x44"), "text/html; charset=big5", TW_MARKUP_NONE, "新聞", "big5", false},
    {"shift_jis", BYTES("\x90\x56\x95\xB7"), "text/html; charset=shift_jis", TW_MARKUP_NONE, "新聞", "shift_jis", false},
    {"euc-jp", BYTES("\xBF\xB7\xCA\xB9"), "text/html; charset=euc-jp", TW_MARKUP_NONE, "新聞", "euc-jp", false},
    {"iso-2022-jp", BYTES("\x1B$B?7J9\x1B(B"), "text/html; charset=iso-2022-jp", TW_MARKUP_NONE, "新聞", "iso-2022-jp", false},
    {"euc-kr", BYTES("\xB4\xBA\xBD\xBA"), "text/html; charset=euc-kr", TW_MARKUP_NONE, "뉴스", "euc-kr", false},
    {"UTF-16 with BOM", BYTES("\xFF\xFE\x00\x4E"), NULL, TW_MARKUP_XML, "一", "utf-16le", false},
    {"UTF-16BE without BOM", BYTES("\0<\0?\0x\0m\0l\0?\0>"), NULL, TW_MARKUP_XML, "<?xml?>", "utf-16be", false},
    {"UTF-16LE without BOM or declaration", BYTES("<\0r\0s\0s\0>\0x\0y\0z\0"), NULL, TW_MARKUP_XML, "<rss>xyz", "utf-16le",
     false},
    {"UTF-32BE without BOM", BYTES("\0\0\0<\0\0\0a\0\0\0>"), NULL, TW_MARKUP_XML, "<a>", "utf-32be", false},
    {"half a surrogate pair costs one character", BYTES("\xFE\xFF\xD8\x00\x00x"), NULL, TW_MARKUP_XML, "�x", "utf-16be", false},
    {"utf-16 declared in ASCII", BYTES("<?xml version='1.0' encoding='utf-16'?>\xC3\xA9"), NULL, TW_MARKUP_XML,
     "<?xml version='1.0' encoding='utf-16'?>é", "utf-8", true},
    {"an unknown label", BYTES("<?xml version='1.0' encoding='bogus'?>\xC3\xA9"), NULL, TW_MARKUP_XML,
     "<?xml version='1.0' encoding='bogus'?>é", "utf-8", true},
    {"a server's default label under a Chinese declaration", BYTES("<meta charset=gb2312>\xD0\xC2\xCE\xC5"),
     "text/html; charset=iso-8859-1", TW_MARKUP_HTML, "<meta charset=gb2312>新闻", "gbk", true},
    {"the mark against the declaration", BYTES("\xEF\xBB\xBF<?xml version='1.0' encoding='iso-8859-1'?>\xC3\xA9"), NULL,
     TW_MARKUP_XML, "<?xml version='1.0' encoding='iso-8859-1'?>é", "utf-8", true},
    {"a mark of UTF-16 before single bytes", BYTES("\xFF\xFE<?xml version='1.0'?>\xC3\xA9"), NULL, TW_MARKUP_XML,
     "<?xml version='1.0'?>é", "utf-8", true},
    {"the declaration where the transport's utf-8 is wrong", BYTES("<?xml version='1.0' encoding='koi8-r'?>\xC9"),
     "text/xml; charset=utf-8", TW_MARKUP_XML, "<?xml version='1.0' encoding='koi8-r'?>и", "koi8-r", true},
    {"no label is UTF-8 in XML", BYTES("<a>" GBK_NEWS GBK_NEWS "</a>"), NULL, TW_MARKUP_XML, "<a>" UTF8_NEWS UTF8_NEWS "</a>",
     "gb18030", true},
    {"no label is nothing wrong in HTML", BYTES("<p>" GBK_NEWS GBK_NEWS "</p>"), NULL, TW_MARKUP_HTML,
     "<p>" UTF8_NEWS UTF8_NEWS "</p>", "gb18030", false},
    {"GBK under latin-1", BYTES(GBK_NEWS GBK_NEWS), "text/html; charset=iso-8859-1", TW_MARKUP_NONE, UTF8_NEWS UTF8_NEWS,
     "gb18030", true},
    {"GBK under big5", BYTES(GBK_NEWS GBK_NEWS), "text/html; charset=big5", TW_MARKUP_NONE, UTF8_NEWS UTF8_NEWS, "gb18030", true},
    {"windows-1251 under latin-1",
     BYTES(
         "\xD1\xE5\xE3\xEE\xE4\xED\xFF \xEF\xF0\xE8\xF8\xEB\xE8 \xED\xEE\xE2\xEE\xF1\xF2\xE8 \xE8\xE7 \xD0\xEE\xF1\xF1\xE8\xE8"),
     "text/html; charset=iso-8859-1", TW_MARKUP_NONE, "Сегодня пришли новости из России", "windows-1251", true},
    {"UTF-8 with one bad byte under latin-1", BYTES(UTF8_NEWS UTF8_NEWS UTF8_NEWS "\xFF"), "text/html; charset=iso-8859-1",
     TW_MARKUP_NONE, UTF8_NEWS UTF8_NEWS UTF8_NEWS "�", "utf-8", true},
    {"accents that are few are Western", BYTES("caf\xE9"), "text/html; charset=utf-8", TW_MARKUP_NONE, "café", "windows-1252",
     true},
    {"capitals with accents are Latin", BYTES("\xC9\xC9 \xC0\xC9 \xD4"), "text/html; charset=iso-8859-1", TW_MARKUP_NONE,
     "ÉÉ ÀÉ Ô", "windows-1252", false},
    {"escapes without a label", BYTES("<a>\x1B$B?7J9\x1B(B</a>"), NULL, TW_MARKUP_XML, "<a>新聞</a>", "iso-2022-jp", true},
    {"escapes under utf-8", BYTES("\x1B$B?7J9\x1B(B"), "text/html; charset=utf-8", TW_MARKUP_NONE, "新聞", "iso-2022-jp", true},
    {"escapes under latin-1", BYTES("\x1B$B?7J9\x1B(B"), "text/html; charset=iso-8859-1", TW_MARKUP_NONE, "新聞", "iso-2022-jp",
     true},
    {"escapes under GBK", BYTES("\x1B$B?7J9\x1B(B"), "text/html; charset=gb2312", TW_MARKUP_NONE, "新聞", "iso-2022-jp", true},
    {"an escape in a text of eight bits", BYTES("\x1B$B\xE9"), "text/html; charset=iso-8859-1", TW_MARKUP_NONE, "\x1B$Bé",
     "windows-1252", false},
    {"one character cut short is damage", BYTES("<a>x\xE2\x82</a>"), NULL, TW_MARKUP_XML, "<a>x�</a>", "utf-8", false},
    {"UTF-8 under a label of seven bits", BYTES("\xE6\x96\xB0"), "text/html; charset=iso-2022-jp", TW_MARKUP_NONE, "新", "utf-8",
     true},
    {"iso-2022-kr", BYTES("\x1B$)C\x0E\x34\x3A=:\x0F"), "text/html; charset=iso-2022-kr", TW_MARKUP_NONE, "뉴스", "iso-2022-kr",
     false},
    {"hz", BYTES("a~{PBNE~}b"), "text/html; charset=hz-gb-2312", TW_MARKUP_NONE, "a新闻b", "hz-gb-2312", false},
    {"utf-7", BYTES("<a>+ZbCV+w-</a>"), "text/html; charset=utf-7", TW_MARKUP_NONE, "<a>新闻</a>", "utf-7", false},
    {"a label with other punctuation", BYTES("\xE9"), "text/html; charset=Windows_1251", TW_MARKUP_NONE, "й", "windows-1251",
     false},
    {"a label with a year", BYTES("\xE9\xB9"), "text/html; charset=ISO_8859-2:1987", TW_MARKUP_NONE, "éš", "iso-8859-2", false},
    {"a Turkish Macintosh", BYTES("\xDC\xDD"), "text/html; charset=x-mac-turkish", TW_MARKUP_NONE, "İı", "x-mac-turkish", false},
    {"the full-width blank of old GBK", BYTES("\xD0\xC2\xA3\xA0\xCE\xC5"), "text/html; charset=gbk", TW_MARKUP_NONE, "新　闻",
     "gbk", false},
    {"ebcdic by the transport alone", BYTES("\x4C\x81\x6E\x15\x4C\x61\x81\x6E"), "text/xml; charset=ibm037", TW_MARKUP_XML,
     "<a>\n</a>", "ibm037", false},
    {"ebcdic said of ASCII", BYTES("<a>x</a>"), "text/xml; charset=ibm037", TW_MARKUP_XML, "<a>x</a>", "utf-8", true},
    {"EBCDIC", BYTES("\x4C\x6F\xA7\x94\x93\x6F\x6E"), NULL, TW_MARKUP_XML, "<?xml?>", "ibm037", false},
    {"nothing", BYTES(""), NULL, TW_MARKUP_XML, "", "utf-8", false},
};

static int check(const struct charset_case *c) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_charset_result r;
  int status = tw_charset_decode(arena, c->bytes, tw_slice_from(c->content_type), c->markup, &r);
  bool good = status == 0 && tw_slice_is(r.text, c->want) && tw_slice_is(r.encoding, c->encoding) &&
              r.label_was_wrong == c->label_was_wrong;
  if (!good)
    print_error("%s: status %d, %.*s, label %s: [%.*s]\n", c->name, status, TW_SLICE_ARG(r.encoding),
                r.label_was_wrong ? "wrong" : "right", TW_SLICE_ARG(r.text));
  return !good;
}

static void test_decode(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += check(&cases[i]);
  assert_int_equal(wrong, 0);
}

static void test_every_converter_is_there_and_total(void **state) {
  (void)state;
  static const char *const labels[] = {
      "gb18030", "gbk",     "big5",        "shift_jis",    "euc-jp",       "euc-kr",    "iso-2022-jp", "windows-1250",
      "koi8-u",  "tis-620", "macintosh",   "iso-8859-16",  "windows-1258", "ibm866",    "cp437",       "x-mac-cyrillic",
      "johab",   "hebrew",  "iso-8859-6",  "windows-1255", "cp1125",       "hp-roman8", "viscii",      "utf-16be",
      "hz",      "utf-7",   "iso-2022-kr", "iso-2022-cn",  "cp720",        "cp1006",    "mac_greek",   "euc-jis-2004"};
  char all[256 * 3];
  for (size_t i = 0; i < sizeof all; i++) all[i] = (char)(i * 7 % 256);
  tw_charset_preload();
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_charset_result r;
    struct tw_slice type = tw_arena_printf(arena, "text/html; charset=%s", labels[i]);
    assert_int_equal(tw_charset_decode(arena, tw_slice_of(all, sizeof all), type, TW_MARKUP_HTML, &r), 0);
    assert_true(tw_utf8_is_valid(r.text));
    assert_true(r.text.len > 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_decode),
      cmocka_unit_test(test_every_converter_is_there_and_total),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
