/* Pages whose text stands in scripts only. */
#include "tests/unit/page/page_rows.h"

#define P1    "The harbour office counted nine hundred crates on the northern quay, and nobody has signed for them yet, it said."
#define P2    "Two engineers from the valley said that the old turbine would need a new bearing, probably by the end of spring."
#define P3    "When the rains came late, the reservoir fell to its lowest mark, and the council had to ration water for a month."
#define P4    "A cooperative sold its barley in the autumn, mostly to breweries in the hills, and it kept none of it for itself."
#define TEXT  P1 "\n\n" P2 "\n\n" P3 "\n\n" P4
#define APP   "<div id=app>Loading</div>"
#define MENU  "{\"label\":\"Home\",\"url\":\"https://news.example/\"},{\"label\":\"About this newspaper\",\"url\":\"/about\"}"
#define SHORT "Your session has ended, please sign in."

static const struct page_row rows[] = {
    {"blocks of a page's data",
     APP "<script id=__NEXT_DATA__ type=application/json>{\"menu\":[" MENU "],\"blocks\":[{\"text\":\"" P1 "\"},{\"text\":\"" P2
         "\"},{\"text\":\"" P3 "\"},{\"text\":\"" P4 "\"}]}</script>",
     TEXT},
    {"HTML in a page's data",
     APP "<script>window.__STATE__ = {\"menu\":[" MENU "],\"body\":\"<p>" P1 "<\\/p><p>" P2 "<\\/p><p class=\\\"x\\\">" P3
         "<\\/p><p>" P4 "<\\/p>\"}</script>",
     TEXT},
    {"HTML escaped by numbers and entities",
     APP "<script>var s = {\"body\":\"\\u003cp\\u003e" P1 "\\u003c/p\\u003e&lt;p&gt;" P2 "&lt;/p&gt;\\n&lt;p&gt;" P3
         "&lt;/p&gt;&lt;p&gt;" P4 "&lt;/p&gt;\"}</script>",
     TEXT},
    {"JSON in strings",
     APP "<script>self.__next_f.push([1,\"5:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" P1
         "\\\"}]\\n6:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" P2 "\\\"}]\"])</script><script>self.__next_f.push([1,\"7:"
         "[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" P3 "\\\"}]\\n8:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"" P4
         "\\\"}]\"])</script>",
     P1 "\n\n" P2 "\n\n" P3 "\n\n" P4},
    {"a string without an end", APP "<script>var s = {\"pages\":[\"" P1 "\",\"" P2 "\",\"" P3 "\",\"" P4 " Bah\u00ed</script>",
     TEXT " Bah\u00ed"},
    {"a page that shows the beginning",
     "<p>" P1 "</p><script>var s = {\"pages\":[\"" P1 "\",\"" P2 "\",\"" P3 "\",\"" P4 "\"]}</script>", TEXT},
    {"a page that shows another text",
     "<p>The ferry runs again, and the mill has stopped for the winter; so much for the news of this short day in the valley.</p>"
     "<script>var s = {\"pages\":[\"" P1 "\",\"" P2 "\",\"" P3 "\",\"" P4 "\"]}</script>",
     "The ferry runs again, and the mill has stopped for the winter; so much for the news of this short day in the valley."},
    {"messages of a program",
     APP "<script>var m = {\"a\":\"" SHORT "\",\"b\":\"" SHORT "\",\"c\":\"" SHORT "\",\"d\":\"" SHORT "\",\"e\":\"" SHORT
         "\",\"f\":\"" SHORT "\",\"g\":\"" SHORT "\",\"h\":\"" SHORT "\",\"i\":\"" SHORT "\",\"j\":\"" SHORT "\"}</script>",
     ""},
    {"a wall of cookies",
     APP "<script>var m = [\"We use cookies. " P1 "\",\"Each cookie counts. " P2 "\",\"Cookies. " P3 "\",\"Cookies. " P4
         "\"]</script>",
     ""},
    {"characters past the basic plane",
     APP "<script>[\"" P1 "\",\"" P2 "\",\"" P3 "\",\"\\ud83c\\udf3e \\u5927\\u9ea6 " P4 "\"]</script>",
     P1 "\n\n" P2 "\n\n" P3 "\n\n\U0001F33E \u5927\u9EA6 " P4},
    {"a string without an end", APP "<script>[\"" P1 "\",\"" P2 "\",\"" P3 "\",\"" P4 "\\</script>", TEXT},
};

static void test_rows(void **state) {
  (void)state;
  check_page_rows(rows, sizeof rows / sizeof *rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
