/* Dates in visible lines. */
#include "parse/page/dateline.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

struct row {
  const char *line;
  const char *day; /* NULL: none */
  bool day_first;
};

static const struct row rows[] = {
    {"Release time: Apr 16, 2024 21:50", "2024-04-16", false},
    {"Published April 3rd, 2021 by the desk", "2021-04-03", false},
    {"Updated 5:12 p.m., Sept. 9, 2019", "2019-09-09", false},
    {"16 April 2024", "2024-04-16", false},
    {"12. Januar 2022, 14:30 Uhr", "2022-01-12", false},
    {"1 de agosto de 2020", "2020-08-01", false},
    {"14 f\u00E9vrier 2019", "2019-02-14", false},
    {"9. M\u00E4rz 2020", "2020-03-09", false},
    {"2016\u5E7412\u670829\u65E5", "2016-12-29", false},
    {"\u53D1\u5E03\u65F6\u95F4\uFF1A2016-12-29 08:00 \u6765\u6E90\uFF1A\u65B0\u95FB\u7F51", "2016-12-29", false},
    {"2016 \u5E74 2 \u6708 9 \u65E5", "2016-02-09", false},
    {"2005/8/1 10:20", "2005-08-01", false},
    {"2005.08.01", "2005-08-01", false},
    {"16.04.2024", "2024-04-16", false},
    {"3/4/2024", "2024-03-04", false},
    {"3/4/2024", "2024-04-03", true},
    {"25/12/2023", "2023-12-25", false},
    {"16-Apr-2024", "2024-04-16", false},
    {"2024. április 16., kedd", "2024-04-16", true},
    {"2024 április 16", "2024-04-16", true},
    {"16. huhtikuuta 2024", "2024-04-16", true},
    {"16 aprilie 2024", "2024-04-16", true},
    {"16 Nisan 2024", "2024-04-16", true},
    {"16 Mayıs 2024", "2024-05-16", true},
    {"16 juill. 2024", "2024-07-16", true},
    {"16\u00A0juillet\u00A02024", "2024-07-16", true},
    {"16 κα\u03B9 2024", NULL, true},
    {"16 Ιουνίου 2024", "2024-06-16", true},
    {"16 ИЮНЯ 2024 г.", "2024-06-16", true},
    {"16 กรกฎาคม 2024", "2024-07-16", true},
    {"16 जुलाई 2024", "2024-07-16", true},
    {"16 ივლისი 2024", "2024-07-16", true},
    {"July\u201316 2024", NULL, true},
    {"16 أبريل 2024", "2024-04-16", true},
    {"١٦ أبريل ٢٠٢٤", "2024-04-16", true},
    {"16 tháng 4, 2024", "2024-04-16", true},
    {"ngày 16 tháng 4 năm 2024", "2024-04-16", true},
    {"２０２４年４月１６日", "2024-04-16", false},
    {"２０２４/４/１６", "2024-04-16", false},
    {"令和6年4月16日", "2024-04-16", false},
    {"วันที่ 16 เม.ย. 2567 เวลา 08:30 น.", "2024-04-16", false},
    {"16 เมษายน ค.ศ. 2024", "2024-04-16", false},
    {"ថ្ងៃទី ១៦ ខែមេសា ឆ្នាំ ២០២៤", "2024-04-16", false},
    {"۱۶.۰۴.۲۰۲۴", "2024-04-16", false},
    {"平成元年", NULL, false},
    {"平成31年4月16日", "2019-04-16", false},
    {"１８２４/４/１６", NULL, false},
    {"May 2024", NULL, false},
    {"2024", NULL, false},
    {"30 February 2024", NULL, false},
    {"13/13/2024", NULL, false},
    {"call 555-123-4567", NULL, false},
    {"version 1.2.3", NULL, false},
    {"120160101", NULL, false},
    {"marching 12 men", NULL, false},
    {"", NULL, false},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_dateline found;
    bool is_date = tw_dateline_next(tw_slice_from(rows[i].line), 0, !rows[i].day_first, &found);
    char text[TW_DATE_TEXT_BYTES] = "none";
    if (is_date) tw_day_format(found.day, text);
    if (strcmp(text, rows[i].day ? rows[i].day : "none") != 0) fail_msg("'%s' gives %s", rows[i].line, text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
