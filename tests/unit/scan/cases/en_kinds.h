/* English numbers that are no quantities. */
#pragma once
#include "tests/unit/scan/cases/case.h"

static const struct en_case en_kinds[] = {
    {"the 14th summit, the twenty-first, third place", "ordinal 14th=14; ordinal twenty-first=21; ordinal third=3", NULL},
    {"30% to 40% less, 5 per cent, 19pc, 20 basis points",
     "percent 30% to 40%=30..40; percent 5 per cent=5; percent 19pc=19; percent 20 basis points=20", NULL},
    {"a 45-year-old, aged 59, and Abdel Falah, 70, who", "age 45-year-old=45; age 59=59; age 70=70", NULL},
    {"aged 23, 25, 31 and 40.", "age 23=23; age 25=25; age 31=31; age 40=40", NULL},
    {"seven years, 18 months, five to seven years, a 10-hour trip",
     "duration seven years=7 years; duration 18 months=18 months; duration five to seven years=5..7 years; duration 10-hour=10 "
     "hour",
     NULL},
    {"14:30, 2:08 PM, 3pm, 6 a.m.", "time 14:30; time 2:08 PM; time 3pm; time 6 a.m.", NULL},
    {"Article 51, Section 139, No. 10 Downing Street, case no. 2019-CV-1234",
     "identifier 51; identifier 139; identifier 10; identifier 2019-CV-1234", NULL},
    {"Section 4(2)", "identifier 4; marker (2)", NULL},
    {"+44 20 7946 0958, 1-800-555-0199, (202) 555-0147, tel: 020 7946 0958",
     "phone +44 20 7946 0958; phone 1-800-555-0199; phone (202) 555-0147; phone 020 7946 0958", NULL},
    {"version 2.0.1 at 10.0.0.1", "version 2.0.1; version 10.0.0.1", NULL},
    {"won 3-2, a score of 3:2, a 50-50 share, 24/7", "score 3-2; score 3:2; score 50-50; score 24/7", NULL},
    {"1. First item", "marker 1.; ordinal First=1", NULL},
    {"a claim [3]", "marker [3]", NULL},
    {"COVID-19, G20, 1MDB, 5G, MH370, A380, AK-47s",
     "name COVID-19; name G20; name 1MDB; name 5G; name MH370; name A380; name AK-47s", NULL},
    {"the S&P 500, Boeing 737, Windows 10", "name 500; identifier 737; identifier 10", NULL},
    {"https://www.site.example/2019/08/12345 and www.site.example/7",
     "identifier https://www.site.example/2019/08/12345; identifier www.site.example/7", NULL},
    {"rose 0.7% to 3,714.24", "percent 0.7%=0.7; quantity 3,714.24=3714.24", NULL},
    {"The $ sign and the # sign", "", NULL},
    {"", "", NULL},
};
