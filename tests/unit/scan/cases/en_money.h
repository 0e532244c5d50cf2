/* English money: signs, codes and words, before and behind, shared and compound. */
#pragma once
#include "tests/unit/scan/cases/case.h"

static const struct en_case en_money[] = {
    {"19.654 billion yuan was recovered", "money 19.654 billion yuan=19654000000 CNY", NULL},
    {"over $519 million in ill-gotten money", "money $519 million=519000000 USD more_than", NULL},
    {"$321million (about N142.43 billion)", "money $321million=321000000 USD; money N142.43 billion=142430000000 NGN approx",
     NULL},
    {"Sh3.4bn, KSh 30 million and Shs 4.5 billion",
     "money Sh3.4bn=3400000000 Sh; money KSh 30 million=30000000 KES; money Shs 4.5 billion=4500000000 Shs", NULL},
    {"Sh3.4bn was recovered", "money Sh3.4bn=3400000000 KES", "KE"},
    {"Sh3.4bn was recovered", "money Sh3.4bn=3400000000 UGX", "UG"},
    {"a $5m fine", "money $5m=5000000 AUD", "AU"},
    {"Rs 500 crore", "money Rs 500 crore=5000000000 PKR", "PK"},
    {"Rs 9,371.17 Crore and Rs. 20", "money Rs 9,371.17 Crore=93711700000 INR; money Rs. 20=20 INR", NULL},
    {"EUR 2.15M, 1.4M EUR and €7 million",
     "money EUR 2.15M=2150000 EUR; money 1.4M EUR=1400000 EUR; money €7 million=7000000 EUR", NULL},
    {"US$1.61 million, A$5m, HK$5,000, NT$1.2 billion, S$2.5 million",
     "money US$1.61 million=1610000 USD; money A$5m=5000000 AUD; money HK$5,000=5000 HKD; money NT$1.2 billion=1200000000 TWD; "
     "money S$2.5 million=2500000 SGD",
     NULL},
    {"hk $ 10.05 billion and u.s $ 100", "money hk $ 10.05 billion=10050000000 HKD; money u.s $ 100=100 USD", NULL},
    {"RM19.4bil, R500 million, P1.2 billion, Tk 500 crore",
     "money RM19.4bil=19400000000 MYR; money R500 million=500000000 ZAR; money P1.2 billion=1200000000 PHP; money Tk 500 "
     "crore=5000000000 BDT",
     NULL},
    {"N95 masks, the P5 and an R2 unit", "name N95; name P5; name R2", NULL},
    {"5, 7 and 9 million euros", "money 5=5000000 EUR; money 7=7000000 EUR; money 9 million euros=9000000 EUR", NULL},
    {"20 to 30 million euros, $10-$12, $5-6 million",
     "money 20 to 30 million euros=20000000..30000000 EUR; money $10-$12=10..12 USD; money $5-6 million=5000000..6000000 USD",
     NULL},
    {"thirteen dollars and forty-five cents", "money thirteen dollars and forty-five cents=13.45 USD", NULL},
    {"15 dollars and 50.", "money 15 dollars and 50=15.5 USD", NULL},
    {"75 USD million, 48.5 MGBP", "money 75 USD million=75000000 USD; money 48.5 MGBP=48500000 GBP", NULL},
    {"20 million Kenyan shillings, 100 Hong Kong dollars, 10 million U.S. dollars",
     "money 20 million Kenyan shillings=20000000 KES; money 100 Hong Kong dollars=100 HKD; money 10 million U.S. "
     "dollars=10000000 USD",
     NULL},
    {"528 million francs, 3 billion pesos, 100 Swiss francs",
     "money 528 million francs=528000000 francs; money 3 billion pesos=3000000000 pesos; money 100 Swiss francs=100 CHF", NULL},
    {"Seven Billion Five Hundred and Seventy-Eight Million Leones",
     "money Seven Billion Five Hundred and Seventy-Eight Million Leones=7578000000 SLE", NULL},
    {"the cost is 100元", "money 100元=100 CNY", NULL},
    {"All 70 of us, and in USD.", "quantity 70=70", NULL},
    {"a $1.4-billion project", "money $1.4-billion=1400000000 USD", NULL},
    {"10 cents, 5 pence and a dollar", "money 10 cents=0.1 USD; money 5 pence=0.05 GBP; money a dollar=1 USD", NULL},
    {"(15€) and ($-99.99)", "money 15€=15 EUR; money $-99.99=-99.99 USD", NULL},
};
