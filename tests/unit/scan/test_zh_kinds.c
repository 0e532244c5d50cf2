/* Chinese figures that are no quantities, and numbers inside names. */
#include "zh_rows.h"

static const struct zh_row kinds[] = {
    {"红通第64名", "ordinal 第64名 =64"},
    {"第298条、第二十三条第一款", "identifier 第298条 =298; identifier 第二十三条 =23; identifier 第一款 =1"},
    {"控球率58%，同比增长百分之五，下降2个百分点", "percent 58% =58; percent 百分之五 =5; percent 2个百分点 =2"},
    {"超过三成，近八成五", "percent 三成 =30 more_than <超过三成>; percent 八成五 =85 approx <近八成五>"},
    {"年龄35岁，五十七岁，60周岁以上，18至25岁",
     "age 35岁 =35; age 五十七岁 =57; age 60周岁 =60 at_least <60周岁以上>; age 18至25岁 =18..25"},
    {"潜逃13年，三年零六个月，两个半小时，30分钟，3天", "duration 13年 =13 年; duration 三年零六个月 =3 年; duration 两个半小时 "
                                                        "=2.5 个半小时; duration 30分钟 =30 分钟; duration 3天 =3 天"},
    {"有期徒刑十二年六个月", "duration 十二年六个月 =12 年"},
    {"3至5年、3年以上7年以下", "duration 3至5年 =3..5 年; duration 3年以上7年 =3..7 年 <3年以上7年以下>"},
    {"上午9时30分、晚上8点、10:30、7时许", "time 9时30分; time 8点; time 10:30; time 7时许"},
    {"主场4比3险胜，3:2", "score 4比3; score 3:2"},
    {"电话010-12345678，手机13912345678，拨打110", "phone 010-12345678; phone 13912345678; phone 110"},
    {"搭乘CA1234航班、MU5183次航班", "identifier CA1234; identifier MU5183"},
    {"〔2016〕25号、（2018）京01刑初12号", "identifier 〔2016〕25号; identifier （2018）京01刑初12号"},
    {"“百名红通人员”、百名红通", "name 百 =100; name 百 =100"},
    {"二十国集团、七国集团、G20", "name 二十 =20; name 七 =7; name G20"},
    {"十八大、十九大精神", "name 十八 =18; name 十九 =19"},
    {"三股势力、一带一路、一马公司", "name 三 =3; name 一 =1; name 一 =1"},
    {"“天网2016”行动、“猎狐2014”", "name 2016 =2016; name 2014 =2014"},
    {"APEC、1MDB、5G、COVID-19", "name 1MDB =1; name 5G =5; name COVID-19"},
    {"“四个意识”、八项规定、六中全会、六次全会", "name 四 =4; name 八 =8; name 六 =6; name 六 =6"},
    {"“零容忍”", "name 零 =0"},
    {"9·11事件、“10·7”案", "name 9·11 =9; name 10·7 =10"},
    {"iOS 17.1版、2.0版本", "version 17.1; version 2.0"},
    {"一、加强领导", "marker 一 =1"},
    {"1.加强领导", "marker 1 =1"},
    {"（一）加强领导", "marker （一） =1"},
    {"(1)加强领导", "marker (1) =1"},
    {"一是加强，二是深化，三是强化", "marker 一 =1; marker 二 =2; marker 三 =3"},
    {"正文[1]和注释［12］", "marker [1] =1; marker ［12］ =12"},
    {"《二十国集团2017-2018年反腐败行动计划》", "name 二十 =20; name 2017-2018年"},
    {"十八届六中全会、第二届", "ordinal 十八届 =18; name 六 =6; ordinal 第二届 =2"},
    {"1号文件、53号大街", "identifier 1号; identifier 53号"},
    {"http://example.org/2016/12/29.html 2016", "period 2016 2016-01-01~2016-12-31"},
    {"请看 https://a.example/1234?x=5 和3人", "quantity 3 =3"},
    {"第一，第二，其三", "ordinal 第一 =1; ordinal 第二 =2"},
    {"表1和图2", "marker 1 =1; marker 2 =2"},
    {"第15轮、第22分钟", "ordinal 第15轮 =15; ordinal 第22分钟 =22"},
    {"110023199001011234", "identifier 110023199001011234"},
    {"10、11、12岁", "age 10 =10; age 11 =11; age 12岁 =12"},
    {"半年内、三个半月、半个月", "duration 半年 =0.5 年; duration 三个半月 =3.5 个半月; duration 半个月 =0.5 个月"},
    {"身高165cm-174cm", "quantity 165 =165; quantity 174 =174"},
    {"三千万两白银", "quantity 三千万 =30000000"},
    {"减负180亿元", "money 180亿元 =18000000000 CNY"},
    {"比分75∶25", "score 75∶25"},
    {"世行1994报告", "name 1994 =1994"},
    {"02版", "identifier 02"},
    {"东南沿海一带", ""},
    {"第二条隧道，《刑法》第三条", "ordinal 第二条 =2; identifier 第三条 =3"},
    {"数百万元、几十年", "money 数百万元 CNY approx; duration 几十年 年 approx"},
    {"“十四五”时期", "name 十四五 =14"},
    {"此后一年半的时间里", "duration 一年半 =1.5 年"},
    {"快4.6和3.1个百分点", "percent 4.6 =4.6; percent 3.1个百分点 =3.1"},
    {"邮编100813", "identifier 100813"},
    {"18岁至78岁", "age 18岁至78岁 =18..78"},
    {"百分之三十至四十，1.5%至2%", "percent 百分之三十至四十 =30..40; percent 1.5%至2% =1.5..2"},
    {"192.168.1.1和3.2.1版", "version 192.168.1.1; version 3.2.1"},
};

static void test_kinds(void **state) {
  (void)state;
  ZH_CHECK(kinds, "2016-12-30", NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
