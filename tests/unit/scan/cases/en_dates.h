/* English dates and periods, on a reference date of 2020-11-05 (a Thursday). */
#pragma once
#include "tests/unit/scan/cases/case.h"

static const struct en_case en_dates[] = {
    {"From 2014 to June 2020", "period From 2014 to June 2020 2014-01-01/2020-06-30", NULL},
    {"In 2016 police arrested 200 people", "period 2016 2016-01-01/2016-12-31; quantity 200=200", NULL},
    {"the first 11 months of last year", "period the first 11 months of last year 2019-01-01/2019-11-30", NULL},
    {"Between 28 June - 23 November the team travelled", "period Between 28 June - 23 November 2020-06-28/2020-11-23", NULL},
    {"From June 28 to November 23, 2016", "period From June 28 to November 23, 2016 2016-06-28/2016-11-23", NULL},
    {"By the end of June 2020", "period By the end of June 2020 ~/2020-06-30", NULL},
    {"As of October 31, 2019", "period As of October 31, 2019 ~/2019-10-31", NULL},
    {"since 2014 and until June 2023", "period since 2014 2014-01-01/~; period until June 2023 ~/2023-06-30", NULL},
    {"Since January", "period Since January 2020-01-01/~", NULL},
    {"so far this year, this year so far, the year to date",
     "period so far this year 2020-01-01/2020-11-05; period this year so far 2020-01-01/2020-11-05; period the year to date "
     "2020-01-01/2020-11-05",
     NULL},
    {"In 2014, 2015 and 2016",
     "period 2014 2014-01-01/2014-12-31; period 2015 2015-01-01/2015-12-31; period 2016 2016-01-01/2016-12-31", NULL},
    {"2016 fugitives were returned", "quantity 2016=2016", NULL},
    {"over 2000 remain", "quantity 2000=2000 more_than", NULL},
    {"the 2016 G20 summit in 2016 or after 2017",
     "period the 2016 2016-01-01/2016-12-31; name G20; period 2016 2016-01-01/2016-12-31; period after 2017 2018-01-01/~", NULL},
    {"January 12, 2016; 12 January 2016; Oct. 2; the 1st of March, 2016",
     "date January 12, 2016 2016-01-12/2016-01-12; date 12 January 2016 2016-01-12/2016-01-12; date Oct. 2 "
     "2020-10-02/2020-10-02; date the 1st of March, 2016 2016-03-01/2016-03-01",
     NULL},
    {"2015-03-03, 2015/08/12, 31-Oct-74, 5/6/2020, 15/05/2021, 13.5.2015",
     "date 2015-03-03 2015-03-03/2015-03-03; date 2015/08/12 2015-08-12/2015-08-12; date 31-Oct-74 1974-10-31/1974-10-31; date "
     "5/6/2020 2020-05-06/2020-05-06; date 15/05/2021 2021-05-15/2021-05-15; date 13.5.2015 2015-05-13/2015-05-13",
     NULL},
    {"5/6/2020", "date 5/6/2020 2020-06-05/2020-06-05", "GB"},
    {"2020-11-05T10:30:00Z.", "date 2020-11-05T10:30:00Z 2020-11-05/2020-11-05", NULL},
    {"on October 2. In 2016 he left", "date October 2 2020-10-02/2020-10-02; period 2016 2016-01-01/2016-12-31", NULL},
    {"from 13 to 15 July and July 13-15, 2016",
     "period from 13 to 15 July 2020-07-13/2020-07-15; period July 13-15, 2016 2016-07-13/2016-07-15", NULL},
    {"on Sept 3 and 4; 18 and 19 June",
     "date Sept 3 2020-09-03/2020-09-03; date 4 2020-09-04/2020-09-04; date 18 2020-06-18/2020-06-18; date 19 June "
     "2020-06-19/2020-06-19",
     NULL},
    {"Nov-Feb 2017", "period Nov-Feb 2017 2016-11-01/2017-02-28", NULL},
    {"April-June 2019, 2019-20, 2014/15, 1939-45",
     "period April-June 2019 2019-04-01/2019-06-30; period 2019-20 2019-01-01/2020-12-31; period 2014/15 2014-01-01/2015-12-31; "
     "period 1939-45 1939-01-01/1945-12-31",
     NULL},
    {"Q3 2019, 2019 Q1, 2016H2, the fourth quarter of 2020, the last quarter",
     "period Q3 2019 2019-07-01/2019-09-30; period 2019 Q1 2019-01-01/2019-03-31; period 2016H2 2016-07-01/2016-12-31; period "
     "the fourth quarter of 2020 2020-10-01/2020-12-31; period the last quarter 2020-07-01/2020-09-30",
     NULL},
    {"first half of 2020 and the second half of last year",
     "period first half of 2020 2020-01-01/2020-06-30; period the second half of last year 2019-07-01/2019-12-31", NULL},
    {"last year, this month, next week, the previous quarter",
     "period last year 2019-01-01/2019-12-31; period this month 2020-11-01/2020-11-30; period next week 2020-11-09/2020-11-15; "
     "period the previous quarter 2020-07-01/2020-09-30",
     NULL},
    {"September last year, On September 25 this year",
     "period September last year 2019-09-01/2019-09-30; date September 25 this year 2020-09-25/2020-09-25", NULL},
    {"yesterday, today, the day before yesterday, the day after tomorrow",
     "date yesterday 2020-11-04/2020-11-04; date today 2020-11-05/2020-11-05; date the day before yesterday "
     "2020-11-03/2020-11-03; date the day after tomorrow 2020-11-07/2020-11-07",
     NULL},
    {"last Thursday, on Monday, next Friday",
     "date last Thursday 2020-10-29/2020-10-29; date Monday 2020-11-02/2020-11-02; date next Friday 2020-11-13/2020-11-13", NULL},
    {"the past five years, the next six months, the last two decades",
     "period the past five years 2015-11-05/2020-11-05; period the next six months 2020-11-05/2021-05-05; period the last two "
     "decades 2000-01-01/2019-12-31",
     NULL},
    {"17 years ago, three weeks ago",
     "period 17 years ago approx 2003-01-01/2003-12-31; date three weeks ago approx 2020-10-15/2020-10-15", NULL},
    {"the 1990s, the '40s, nineties, early 2000s",
     "period the 1990s 1990-01-01/1999-12-31; period the '40s 1940-01-01/1949-12-31; period nineties 1990-01-01/1999-12-31; "
     "period early 2000s approx 2000-01-01/2003-05-01",
     NULL},
    {"spring 2011, the summer of 2012, winter 2010-11",
     "period spring 2011 2011-03-01/2011-05-31; period the summer of 2012 2012-06-01/2012-08-31; period winter 2010-11 "
     "2010-12-01/2011-02-28",
     NULL},
    {"early 2016, mid-2015, late last month, the end of March",
     "period early 2016 approx 2016-01-01/2016-05-01; period mid-2015 approx 2015-05-02/2015-09-01; period late last month "
     "approx 2020-10-22/2020-10-31; date the end of March 2020-03-31/2020-03-31",
     NULL},
    {"the year ending June, the three months to 30 June",
     "period the year ending June 2019-07-01/2020-06-30; period the three months to 30 June 2020-04-01/2020-06-30", NULL},
    {"fiscal 2020 and FY2019-20", "period fiscal 2020 2019-10-01/2020-09-30; period FY2019-20 2019-10-01/2020-09-30", "US"},
    {"FY2020-21", "period FY2020-21 2020-04-01/2021-03-31", "IN"},
    {"on the 18th, inspectors came", "date the 18th 2020-10-18/2020-10-18", NULL},
    {"nineteen ninety six, two thousand and fifteen",
     "period nineteen ninety six 1996-01-01/1996-12-31; period two thousand and fifteen 2015-01-01/2015-12-31", NULL},
    {"This may not be. She may email you.", "", NULL},
    {"Sky Net 2016 and \"Fox Hunt 2014\"", "name 2016; name 2014", NULL},
    {"2005 levels", "period 2005 2005-01-01/2005-12-31", NULL},
    {"from January to date", "period from January to date 2020-01-01/2020-11-05", NULL},
    {"Jan. 5 and May to March", "date Jan. 5 2020-01-05/2020-01-05; period May to March 2020-05-01/2021-03-31", NULL},
    {"the 19th century, early 21st century, a nineteenth-century chapel",
     "period the 19th century 1800-01-01/1899-12-31; period early 21st century approx 2000-01-01/2033-05-01; period "
     "nineteenth-century 1800-01-01/1899-12-31",
     NULL},
    {"who turned 24 in February; the 24th in February; by 2100",
     "age 24=24; period February 2020-02-01/2020-02-29; date the 24th in February 2020-02-24/2020-02-24; period by 2100 "
     "~/2100-12-31",
     NULL},
};
