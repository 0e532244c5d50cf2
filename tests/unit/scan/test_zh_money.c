/* Chinese amounts of money. */
#include "zh_rows.h"

static const struct zh_row amounts[] = {
    {"追回赃款23.12亿元", "money 23.12亿元 =2312000000 CNY"},
    {"追赃金额35.41亿元人民币", "money 35.41亿元人民币 =3541000000 CNY"},
    {"一千六百八十三萬元人民幣(約一千九百四十二萬港元)",
     "money 一千六百八十三萬元人民幣 =16830000 CNY; money 一千九百四十二萬港元 =19420000 HKD approx <約一千九百四十二萬港元>"},
    {"265万新元(约合1200余万元人民币)",
     "money 265万新元 =2650000 SGD; money 1200余万元人民币 =12000000 CNY more_than <约合1200余万元人民币>"},
    {"2亿4000万元资产", "money 2亿4000万元 =240000000 CNY"},
    {"9亿2510万令吉，其中8亿580万令吉来自美国", "money 9亿2510万令吉 =925100000 MYR; money 8亿580万令吉 =805800000 MYR"},
    {"45亿美元和3000万欧元", "money 45亿美元 =4500000000 USD; money 3000万欧元 =30000000 EUR"},
    {"人民币50元、人民币约50亿元、港币3.14",
     "money 人民币50元 =50 CNY; money 50亿元 =5000000000 CNY approx <约50亿元>; money 港币3.14 =3.14 HKD"},
    {"US$5 million、HK$3亿、NT$3,000元、A$20万",
     "money US$5 million =5000000 USD; money HK$3亿 =300000000 HKD; money NT$3,000元 =3000 TWD; money A$20万 =200000 AUD"},
    {"￥300、¥1,200万、€50万、£3.5万、₦445",
     "money ￥300 =300 CNY; money ¥1,200万 =12000000 CNY; money €50万 =500000 EUR; money £3.5万 =35000 GBP; money ₦445 =445 NGN"},
    {"500余万美元", "money 500余万美元 =5000000 USD more_than"},
    {"近亿元、上亿元、数亿元、几十万元", "money 亿元 =100000000 CNY approx <近亿元>; money 亿元 =100000000 CNY at_least "
                                         "<上亿元>; money 数亿元 CNY approx; money 几十万元 CNY approx"},
    {"涉案千万元以上", "money 千万元 =10000000 CNY at_least <千万元以上>"},
    {"5000万至1亿元", "money 5000万至1亿元 =50000000..100000000 CNY"},
    {"5000万元至1亿元", "money 5000万元至1亿元 =50000000..100000000 CNY"},
    {"10万元以上20万元以下", "money 10万元以上20万元 =100000..200000 CNY <10万元以上20万元以下>"},
    {"二十到三十万日元", "money 二十到三十万日元 =200000..300000 JPY"},
    {"9000块钱、十块三毛、三块零四", "money 9000块钱 =9000 CNY; money 十块三毛 =10.3 CNY; money 三块零四 =3.04 CNY"},
    {"壹佰贰拾叁万肆仟伍佰元整", "money 壹佰贰拾叁万肆仟伍佰元整 =1234500 CNY"},
    {"12元3角4分", "money 12元3角4分 =12.34 CNY"},
    {"两个亿", "quantity 两个亿 =200000000"},
    {"1.2亿多美元", "money 1.2亿多美元 =120000000 USD more_than"},
    {"3亿、5亿和8亿元", "money 3亿 =300000000 CNY; money 5亿 =500000000 CNY; money 8亿元 =800000000 CNY"},
    {"30万和45万元", "money 30万 =300000 CNY; money 45万元 =450000 CNY"},
    {"罚款500萬元", "money 500萬元 =5000000 CNY"},
    {"新台币3亿元、台幣2000萬", "money 新台币3亿元 =300000000 TWD; money 台幣2000萬 =20000000 TWD"},
    {"5亿林吉特、300万泰铢、2000万卢布、10亿韩元、80万英镑、100万瑞士法郎",
     "money 5亿林吉特 =500000000 MYR; money 300万泰铢 =3000000 THB; money 2000万卢布 =20000000 RUB; money 10亿韩元 =1000000000 "
     "KRW; money 80万英镑 =800000 GBP; money 100万瑞士法郎 =1000000 CHF"},
    {"单位：亿元", ""},
    {"一元复始，元旦", "money 一元 =1 CNY"},
    {"20个比特币", "money 20个比特币 =20 比特币"},
    {"50万澳门元和3万加元", "money 50万澳门元 =500000 MOP; money 3万加元 =30000 CAD"},
    {"不到1.9万台币", "money 1.9万台币 =19000 TWD less_than <不到1.9万台币>"},
    {"至少3000万元", "money 3000万元 =30000000 CNY at_least <至少3000万元>"},
    {"超过2亿元", "money 2亿元 =200000000 CNY more_than <超过2亿元>"},
    {"约合2亿美元", "money 2亿美元 =200000000 USD approx <约合2亿美元>"},
    {"每人100元到200元", "money 100元到200元 =100..200 CNY"},
    {"这块地有3块", "money 3块 =3 CNY"},
    {"財損新臺幣 1 億 7,244 萬元", "money 新臺幣 1 億 7,244 萬元 =172440000 TWD"},
    {"损失约新台币5億8975萬多元，300多元的价格",
     "money 新台币5億8975萬多元 =589750000 TWD more_than <约新台币5億8975萬多元>; money 300多元 =300 CNY more_than"},
    {"充公2.4億坡元", "money 2.4億坡元 =240000000 SGD"},
};

static const struct zh_row taiwan[] = {
    {"自110年起", "period 110年 2021-01-01~ <自110年起>"},
    {"罰款500萬元", "money 500萬元 =5000000 TWD"},
    {"新臺幣3億元", "money 新臺幣3億元 =300000000 TWD"},
    {"300元", "money 300元 =300 TWD"},
    {"每股$20", "money $20 =20 TWD"},
};

static void test_amounts(void **state) {
  (void)state;
  ZH_CHECK(amounts, NULL, NULL);
}

/* A bare 元 or $ is the publisher's own. */
static void test_publisher_decides(void **state) {
  (void)state;
  ZH_CHECK(taiwan, NULL, "TW");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_amounts),
      cmocka_unit_test(test_publisher_decides),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
