/* Dates in the languages of the Latin script but English, and of the Slavs. The row's name is the text itself. */
#include "tests/unit/text/date_cases.h"

static void test_french(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"jeu., 05 nov. 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"jeudi 5 novembre 2020", NULL, "2020-11-05T00:00:00Z"},
      {"jeudi 5 novembre 2020 à 08h09", NULL, "2020-11-05T08:09:00Z"},
      {"jeudi 5 novembre 2020 à 08:09", NULL, "2020-11-05T08:09:00Z"},
      {"Jeu, 05 Déc 2019 08:09:10 +0100", NULL, "2019-12-05T07:09:10Z"},
      {"ven, 14 févr. 2020 08:09:10 GMT", NULL, "2020-02-14T08:09:10Z"},
      {"1er août 2020", NULL, "2020-08-01T00:00:00Z"},
      {"Sam, 01 Aoû 2020 08:09:10 +0200", NULL, "2020-08-01T06:09:10Z"},
      {"mar. 3 mars 2020", NULL, "2020-03-03T00:00:00Z"},
      {"mer 15 juil. 2020", NULL, "2020-07-15T00:00:00Z"},
      {"Publié le 5 novembre 2020 à 8h09", NULL, "2020-11-05T08:09:00Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

static void test_german(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"Do, 05 Nov 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"Donnerstag, 5. November 2020", NULL, "2020-11-05T00:00:00Z"},
      {"Do., 5. Nov. 2020, 08:09 Uhr", NULL, "2020-11-05T08:09:00Z"},
      {"Sa, 05 Dez 2020 08:09:10 +0100", NULL, "2020-12-05T07:09:10Z"},
      {"5. März 2020", NULL, "2020-03-05T00:00:00Z"},
      {"5. Maerz 2020", NULL, "2020-03-05T00:00:00Z"},
      {"Mi, 05 Mrz 2020 08:09:10 +0100", NULL, "2020-03-05T07:09:10Z"},
      {"Di, 05 Mai 2020 08:09:10 +0200", NULL, "2020-05-05T06:09:10Z"},
      {"5. Jänner 2020", NULL, "2020-01-05T00:00:00Z"},
      {"05.11.2020, 08:09 Uhr", NULL, "2020-11-05T08:09:00Z"},
      {"5. November 2020 um 8.09 Uhr", NULL, "2020-11-05T08:09:00Z"},
      {"Mo, 12 Okt 2020 08:09:10 MESZ", NULL, "2020-10-12T06:09:10Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

static void test_spanish_portuguese_italian(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"jue, 05 nov 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"jueves, 5 de noviembre de 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 de noviembre del 2020, 8:09 p. m.", NULL, "2020-11-05T20:09:00Z"},
      {"Mar, 14 Ene 2020 08:09:10 +0100", NULL, "2020-01-14T07:09:10Z"},
      {"sáb, 15 ago 2020 08:09:10 GMT", NULL, "2020-08-15T08:09:10Z"},
      {"lun, 07 dic 2020 08:09:10 GMT", NULL, "2020-12-07T08:09:10Z"},
      {"miércoles 8 abril 2020", NULL, "2020-04-08T00:00:00Z"},
      {"qui, 05 nov 2020 08:09:10 -0300", NULL, "2020-11-05T11:09:10Z"},
      {"quinta-feira, 5 de novembro de 2020", NULL, "2020-11-05T00:00:00Z"},
      {"Seg, 07 Dez 2020 08:09:10 -0300", NULL, "2020-12-07T11:09:10Z"},
      {"Ter, 04 Fev 2020 08:09:10 GMT", NULL, "2020-02-04T08:09:10Z"},
      {"sex, 02 out 2020 08h09", NULL, "2020-10-02T08:09:00Z"},
      {"05 de março de 2020 às 08:09", NULL, "2020-03-05T08:09:00Z"},
      {"gio, 05 nov 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"giovedì 5 novembre 2020", NULL, "2020-11-05T00:00:00Z"},
      {"lun, 06 gen 2020 08:09:10 GMT", NULL, "2020-01-06T08:09:10Z"},
      {"ven, 05 giu 2020 08:09:10 GMT", NULL, "2020-06-05T08:09:10Z"},
      {"5 luglio 2020 ore 08:09", NULL, "2020-07-05T08:09:00Z"},
      {"mar 08 set 2020 08:09:10 +0200", NULL, "2020-09-08T06:09:10Z"},
      {"mar, 05 mag 2020 08:09:10 GMT", NULL, "2020-05-05T08:09:10Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

static void test_dutch_and_nordic(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"do, 05 nov 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"donderdag 5 november 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 mrt 2020 08:09", NULL, "2020-03-05T08:09:00Z"},
      {"di 5 mei 2020", NULL, "2020-05-05T00:00:00Z"},
      {"5 augustus 2020", NULL, "2020-08-05T00:00:00Z"},
      {"tor, 05 nov 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"torsdag 5 november 2020 kl. 08.09", NULL, "2020-11-05T08:09:00Z"},
      {"lör, 10 okt 2020 08:09:10 GMT", NULL, "2020-10-10T08:09:10Z"},
      {"tors, 5 maj 2020", NULL, "2020-05-05T00:00:00Z"},
      {"torsdag 5. november 2020 kl. 08:09", NULL, "2020-11-05T08:09:00Z"},
      {"5. des. 2020", NULL, "2020-12-05T00:00:00Z"},
      {"søn, 04 okt 2020 08:09:10 GMT", NULL, "2020-10-04T08:09:10Z"},
      {"to 5.11.2020 klo 8.09", NULL, "2020-11-05T08:09:00Z"},
      {"5. marraskuuta 2020", NULL, "2020-11-05T00:00:00Z"},
      {"torstai 5. marraskuuta 2020 klo 08:09", NULL, "2020-11-05T08:09:00Z"},
      {"5. nóvember 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5. janúar 2020", NULL, "2020-01-05T00:00:00Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

static void test_slavic(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"Чт, 05 ноя 2020 08:09:10 +0300", NULL, "2020-11-05T05:09:10Z"},
      {"5 ноября 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 ноября 2020 г.", NULL, "2020-11-05T00:00:00Z"},
      {"5 ноября 2020 года, 08:09", NULL, "2020-11-05T08:09:00Z"},
      {"четверг, 5 ноября 2020 г. 8:09:10", NULL, "2020-11-05T08:09:10Z"},
      {"Вс, 5 янв 2020 08:09 MSK", NULL, "2020-01-05T05:09:00Z"},
      {"5 мая 2020 08:09 (МСК)", NULL, "2020-05-05T05:09:00Z"},
      {"5 сент. 2020 г., 8:09", NULL, "2020-09-05T08:09:00Z"},
      {"чт, 5 лист. 2020 08:09", NULL, "2020-11-05T08:09:00Z"},
      {"5 листопада 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 січня 2020, 08:09", NULL, "2020-01-05T08:09:00Z"},
      {"czw., 5 lis 2020 08:09:10 +0100", NULL, "2020-11-05T07:09:10Z"},
      {"czwartek, 5 listopada 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 września 2020 08:09", NULL, "2020-09-05T08:09:00Z"},
      {"5 paź 2020", NULL, "2020-10-05T00:00:00Z"},
      {"5 sierpnia 2020 r.", NULL, "2020-08-05T00:00:00Z"},
      {"Pn, 06 Lip 2020 08:09:10 +0200", NULL, "2020-07-06T06:09:10Z"},
      {"5. listopadu 2020", NULL, "2020-11-05T00:00:00Z"},
      {"čt 5. 11. 2020 8:09", NULL, "2020-11-05T08:09:00Z"},
      {"5. září 2020 v 8:09", NULL, "2020-09-05T08:09:00Z"},
      {"5. července 2020", NULL, "2020-07-05T00:00:00Z"},
      {"5. novembra 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5. studenoga 2020.", NULL, "2020-11-05T00:00:00Z"},
      {"5. novembar 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5. новембар 2020", NULL, "2020-11-05T00:00:00Z"},
      {"5 ноември 2020", NULL, "2020-11-05T00:00:00Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

static void test_letters_with_marks(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"mié, 05 ago 2020 08:09:10 +0200", NULL, "2020-08-05T06:09:10Z"},
      {"pát, 06 lis 2020 08:09:10 +0100", NULL, "2020-11-06T07:09:10Z"},
      {"mån, 06 apr 2020 08:09:10 +0200", NULL, "2020-04-06T06:09:10Z"},
      {"h, 06 ápr 2020 08:09:10 +0200", NULL, "2020-04-06T06:09:10Z"},
      {"2020. április 6., hétfő 08:09", NULL, "2020-04-06T08:09:00Z"},
      {"mié, 05 nov 2014 08:00:00 GMT", NULL, "2014-11-05T08:00:00Z"},
      {"5 Kasım 2014 Çarşamba 08:00", NULL, "2014-11-05T08:00:00Z"},
      {"Ngày 5 tháng 11 năm 2014", NULL, "2014-11-05T00:00:00Z"},
      {"5 novembre 2014 à 8h30", NULL, "2014-11-05T08:30:00Z"},
      {"mercoledì 5 novembre 2014 - 08:30", NULL, "2014-11-05T08:30:00Z"},
      {"5 de març de 2014", NULL, "2014-03-05T00:00:00Z"},
      {"5. märts 2014", NULL, "2014-03-05T00:00:00Z"},
      {"5. ožujka 2014.", NULL, "2014-03-05T00:00:00Z"},
      {"Mi., 05. März 2014 08:30:00 MEZ", NULL, "2014-03-05T07:30:00Z"},
      {"Mittwoch, 5. März 2014, 8.30 Uhr", NULL, "2014-03-05T08:30:00Z"},
      {"5 Mart 2014, Çarşamba", NULL, "2014-03-05T00:00:00Z"},
      {"Salı, 30 Haziran 2020 - 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"30 juin 2020 à 15 h 05", NULL, "2020-06-30T15:05:00Z"},
      {"le 30/06/2020 à 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"30 de junho de 2020 às 15h05", NULL, "2020-06-30T15:05:00Z"},
      {"úterý 30. června 2020 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"kedd, 30 jún 2020 15:05:00 +0200", NULL, "2020-06-30T13:05:00Z"},
      {"2020. június 30., kedd 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"2020. jún. 30. 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"marți, 30 iunie 2020, 15:05", NULL, "2020-06-30T15:05:00Z"},
      {"ti, 30 kesä 2020 15:05:00 +0300", NULL, "2020-06-30T12:05:00Z"},
  };
  check_dates(cases, sizeof cases / sizeof *cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_french),           cmocka_unit_test(test_german), cmocka_unit_test(test_spanish_portuguese_italian),
      cmocka_unit_test(test_dutch_and_nordic), cmocka_unit_test(test_slavic), cmocka_unit_test(test_letters_with_marks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
