/* English numerals, number words, magnitudes, fractions, ranges and hedges. */
#include "tests/unit/scan/en_case.h"

static const struct en_case cases[] = {
    {"7,831 fugitives were returned from more than 120 countries", "quantity 7,831=7831; quantity 120=120 more_than", NULL},
    {"around 26-hundred fugitives", "quantity 26-hundred=2600 approx", NULL},
    {"nine trillion seven hundred million and three", "quantity nine trillion seven hundred million and three=9000700000003",
     NULL},
    {"three hundred and two dozens", "quantity three hundred and two dozens=324", NULL},
    {"twenty-one thousand eleven", "quantity twenty-one thousand eleven=21011", NULL},
    {"hundred thousand jobs", "quantity hundred thousand=100000", NULL},
    {"4 thousand 3 hundred and 21 is one number", "quantity 4 thousand 3 hundred and 21=4321; quantity one=1", NULL},
    {"3 hundred and 2 hundred are two numbers", "quantity 3 hundred=300; quantity 2 hundred=200; quantity two=2", NULL},
    {"6 crore and two hundred", "quantity 6 crore and two hundred=60000200", NULL},
    {"three billion twenty crore and five", "quantity three billion twenty crore and five=3200000005", NULL},
    {"12,34,567.89 in Indian grouping", "quantity 12,34,567.89=1234567.89", NULL},
    {"1 234 567 and 1.234.567", "quantity 1 234 567=1234567; quantity 1.234.567=1234567", NULL},
    {"0.5k miles, 3M users, 1.2bn views", "quantity 0.5k miles=500 miles; quantity 3M=3000000; quantity 1.2bn=1200000000", NULL},
    {"About 2.3m people fled a 3m flood", "quantity 2.3m=2300000 approx; quantity 3m=3 m", NULL},
    {"half a million, one and a half million, a million and a half",
     "quantity half a million=500000; quantity one and a half million=1500000; quantity a million and a half=1500000", NULL},
    {"two-thirds of voters, three-quarters of pilots", "quantity two-thirds=0.666666666667; quantity three-quarters=0.75", NULL},
    {"one hundred sixty four point five eight thousand", "quantity one hundred sixty four point five eight thousand=164580",
     NULL},
    {"between 20 and 30 cases", "quantity 20 and 30=20..30", NULL},
    {"20 to 30 million people", "quantity 20 to 30 million=20000000..30000000", NULL},
    {"46-47 suspects", "quantity 46-47=46..47", NULL},
    {"from one thousand to one thousand and five hundred", "quantity one thousand to one thousand and five hundred=1000..1500",
     NULL},
    {"rose from 1,200 to 2,400", "quantity 1,200=1200; quantity 2,400=2400", NULL},
    {"more than 10 and less than 40", "quantity 10 and less than 40=10..40", NULL},
    {"at least 5, at most 7, up to 9, no fewer than 3, no more than 6",
     "quantity 5=5 at_least; quantity 7=7 at_most; quantity 9=9 at_most; quantity 3=3 at_least; quantity 6=6 at_most", NULL},
    {"nearly 3,000, some 200, roughly 40 and almost 90",
     "quantity 3,000=3000 approx; quantity 200=200 approx; quantity 40=40 approx; quantity 90=90 approx", NULL},
    {"40,000+ children, 100 or more nurses, 20-odd doctors, 100 or so aides",
     "quantity 40,000=40000 more_than; quantity 100=100 at_least; quantity 20=20 approx; quantity 100=100 approx", NULL},
    {"no one knew the one for 2013", "period 2013 2013-01-01/2013-12-31", NULL},
    {"a 12-member panel in a two-storey house", "quantity 12=12; quantity two=2", NULL},
    {"minus twenty degrees, -5 degrees, negative five hundred and four",
     "quantity minus twenty degrees=-20 degrees; quantity -5 degrees=-5 degrees; quantity negative five hundred and four=-504",
     NULL},
    {"9.6 million square kilometres", "quantity 9.6 million square kilometres=9600000 square kilometres", NULL},
    {"the 180ml bottle and 24 kilograms", "quantity 180ml=180 ml; quantity 24 kilograms=24 kilograms", NULL},
    {"x>10 and y<20", "quantity 10=10 more_than; quantity 20=20 less_than", NULL},
};

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) en_check(&cases[i], NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
