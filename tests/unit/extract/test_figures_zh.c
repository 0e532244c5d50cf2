/* Chinese figures under the shipped pack: reports of the police, prosecutors, courts and discipline inspectors of the mainland,
 * of the press of Hong Kong, Taiwan, Singapore and Malaysia; and texts of other fields, which give nothing. */
#include "tests/unit/extract/pack_check.h"

static struct checked_packs packs;

static int load(void **state) {
  (void)state;
  checked_load(&packs, TW_SOURCE_DIR "/config/packs", "asset-recovery");
  checked_compile(&packs);
  return 0;
}

static int unload(void **state) {
  (void)state;
  checked_done(&packs);
  return 0;
}

/* `expected`: a line a record, "measure value unit role start end qualifier [status]"; '?' before one that may be missing. */
struct row {
  const char *name, *published, *url, *text, *expected;
};

static const struct row rows[] = {
    {"公安部通报“猎狐行动”战果", "2023-01-10", "http://www.mps.gov.cn/a",
     "公安部10日召开新闻发布会通报,2022年全国公安机关深入推进“猎狐行动”,共抓获各类境外在逃经济犯罪嫌疑人680余名,"
     "涉及境外60多个国家和地区。其中,投案自首312名,“红通”人员21名。共冻结、扣押涉案资产近15.6亿元,追缴赃款4.2亿元。",
     "?persons.arrested 680 person suspects 2022-01-01 2022-12-31 more_than\n"
     "countries.involved 60 country - 2022-01-01 2022-12-31 more_than\n"
     "persons.surrendered 312 person suspects 2022-01-01 2022-12-31 exact\n"
     "?persons.arrested 21 person red_notice 2022-01-01 2022-12-31 exact\n"
     "assets.seized 1560000000 CNY - 2022-01-01 2022-12-31 approx\n"
     "assets.recovered 420000000 CNY - 2022-01-01 2022-12-31 exact\n"},
    {"最高人民检察院工作报告", "2024-03-08", "https://www.spp.gov.cn/x",
     "2023年,全国检察机关受理各级监委移送职务犯罪2万人,已起诉1.8万人,起诉原省部级干部25人。起诉电信网络诈骗犯罪5.1万人,"
     "同比上升66.9%。对12名逃匿、死亡贪污贿赂犯罪嫌疑人启动违法所得没收程序。",
     "persons.prosecuted 18000 person - 2023-01-01 2023-12-31 exact\n"
     "?persons.prosecuted 25 person officials 2023-01-01 2023-12-31 exact\n"
     "persons.prosecuted 51000 person - 2023-01-01 2023-12-31 exact\n"},
    {"2021年追回外逃人员1273人", "2022-02-24", "http://www.ccdi.gov.cn/x",
     "中央纪委国家监委网站讯 "
     "2021年,“天网2021”行动共追回外逃人员1273人,其中“红通人员”22人、监察对象318人,追回赃款167.4亿元。党的十九大以来,"
     "全国共从120个国家和地区追回外逃人员7089人,其中党员和国家工作人员1992人,追回赃款352.40亿元,"
     "“百名红通人员”已有60人归案。目前仍有40名“百名红通人员”在逃。",
     "persons.returned 1273 person - 2021-01-01 2021-12-31 exact\n"
     "persons.returned 22 person red_notice 2021-01-01 2021-12-31 exact\n"
     "persons.returned 318 person officials 2021-01-01 2021-12-31 exact\n"
     "assets.recovered 16740000000 CNY - 2021-01-01 2021-12-31 exact\n"
     "countries.involved 120 country - - - exact\n"
     "persons.returned 7089 person - - - exact\n"
     "persons.returned 1992 person officials - - exact\n"
     "assets.recovered 35240000000 CNY - - - exact\n"
     "persons.returned 60 person hundred_red - - exact\n"
     "persons.at_large 40 person hundred_red - - exact\n"},
    {"警方反詐行動拘458人", "2023-08-15", "https://www.hk01.com/x",
     "警方昨日公布,今年7月展開代號「凌霄」的反詐騙行動,合共拘捕458人,年齡介乎15至78歲,涉及302宗騙案,損失金額超過4."
     "7億元。行動中凍結約1.2億元犯罪得益,檢獲現金60萬元及38部手機。反詐騙協調中心今年上半年成功攔截超過5.3億元騙款。",
     "persons.arrested 458 person - 2023-07-01 2023-07-31 exact\n"
     "assets.stolen 470000000 HKD - - - more_than\n"
     "assets.frozen 120000000 HKD - 2023-07-01 2023-07-31 approx\n"
     "assets.seized 600000 HKD - 2023-07-01 2023-07-31 exact\n"
     "assets.frozen 530000000 HKD - 2023-01-01 2023-06-30 more_than\n"},
    {"檢警瓦解詐團 查扣逾億元", "2024-05-21", "https://udn.com/news/x",
     "刑事局偵破跨境詐騙集團,台中地檢署今天偵結,依詐欺、洗錢等罪嫌起訴主嫌陳男等32人。檢警清查發現,被害人達210人,"
     "財損金額逾新台幣3億元;專案小組去年12月搜索時拘提到案27人,查扣現金4800萬元、名車12輛及不動產,並聲請沒收犯罪所得2.1億元。",
     "persons.prosecuted 32 person - 2024-05-21 2024-05-21 exact\n"
     "assets.stolen 300000000 TWD - - - more_than\n"
     "persons.arrested 27 person - 2023-12-01 2023-12-31 exact\n"
     "assets.seized 48000000 TWD - 2023-12-01 2023-12-31 exact\n"},
    {"警方捣毁跨国洗钱集团 10人被控", "2023-08-17", "https://www.zaobao.com.sg/x",
     "新加坡警方展开全岛突击行动,逮捕10名外国籍男女,他们涉嫌洗钱和伪造文件,隔天被控上国家法院。警方说,"
     "查封、冻结的资产总值约10亿元,包括94处房产和50辆车,并扣押超过2300万元现金。另有12人协助调查,8人在逃。",
     "persons.arrested 10 person - - - exact\n"
     "assets.seized 1000000000 SGD - - - approx\n"
     "assets.seized 23000000 SGD - - - more_than\n"
     "persons.at_large 8 person - - - exact\n"},
    {"反贪会今年逮捕910人", "2022-11-30", "https://www.sinchew.com.my/x",
     "反贪污委员会主席今日说,截至10月,该会今年共逮捕910人,其中463人是公务员,提控334人,定罪230人,"
     "没收资产达2亿1200万令吉。一马公司案方面,政府迄今从美国司法部追回约12亿4000万美元。",
     "persons.arrested 910 person - 2022-01-01 2022-10-31 exact\n"
     "persons.arrested 463 person officials 2022-01-01 2022-10-31 exact\n"
     "persons.prosecuted 334 person - 2022-01-01 2022-10-31 exact\n"
     "persons.convicted 230 person - 2022-01-01 2022-10-31 exact\n"
     "assets.forfeited 212000000 MYR - 2022-01-01 2022-10-31 exact\n"
     "assets.recovered 1240000000 USD - - - approx\n"},
    {"法院一审宣判特大跨境电诈案", "2021-06-02", "http://news.cn/x",
     "6月1日,浙江省温州市中级人民法院对一起特大跨境电信网络诈骗案一审公开宣判,38名被告人分别被判处有期徒刑二年至十五年,"
     "并处罚金共计1860万元。法院查明,2017年至2019年,该团伙骗取被害人钱款共计1.3亿余元。案发后,公安机关追回赃款2100万元,"
     "已发还被害人1500万元。",
     "persons.convicted 38 person - 2021-06-01 2021-06-01 exact\n"
     "fines.imposed 18600000 CNY - 2021-06-01 2021-06-01 exact\n"
     "assets.stolen 130000000 CNY - 2017-01-01 2019-12-31 more_than\n"
     "assets.recovered 21000000 CNY - - - exact\n"
     "assets.returned 15000000 CNY - - - exact\n"},
    {"3.1万名电诈嫌疑人移交我方", "2023-11-19", "http://www.chinanews.com.cn/x",
     "公安部19日通报,截至目前,缅北相关地方执法部门累计向我方移交电信网络诈骗犯罪嫌疑人3.1万名,其中幕后“金主”、组织头目和骨干63名,"
     "网上在逃人员1531名。今年以来,公安机关共破获电信网络诈骗案件39.1万起,抓获犯罪嫌疑人7.9万名,紧急拦截涉案资金3288亿元。",
     "persons.returned 31000 person suspects - - exact\n"
     "?persons.returned 1531 person - - - exact\n"
     "cases.closed 391000 case - 2023-01-01 2023-11-19 exact\n"
     "persons.arrested 79000 person suspects 2023-01-01 2023-11-19 exact\n"
     "assets.frozen 328800000000 CNY - 2023-01-01 2023-11-19 exact\n"},
    {"中国已与77个国家缔结引渡条约", "2019-05-29", "http://www.xinhuanet.com/x",
     "外交部介绍,截至目前,中国已与77个国家缔结司法协助条约、资产返还和分享协定、引渡条约共161项。2018年,"
     "中方共向外国提出引渡请求30余件,收到外国司法协助请求180件。国际刑警组织针对中国外逃人员累计发布红色通报100份。",
     "countries.involved 77 country - - - exact\n"
     "treaties.in_force 161 treaty - - - exact\n"
     "requests.made 30 request - 2018-01-01 2018-12-31 more_than\n"
     "requests.made 180 request - 2018-01-01 2018-12-31 exact\n"
     "notices.issued 100 notice - - - exact\n"},
    {"广东追逃追赃成绩单", "2020-09-17", "http://www.gzjjjc.gov.cn/x",
     "记者从广东省纪委监委获悉,今年1至8月,广东共追回外逃人员97人,其中国家工作人员34人,红通人员3人;立案审查调查涉嫌行贿人员215人,"
     "挽回经济损失6.8亿元。今年内计划再返还港方赃款3000万港元。",
     "persons.returned 97 person - 2020-01-01 2020-08-31 exact\n"
     "persons.returned 34 person officials 2020-01-01 2020-08-31 exact\n"
     "persons.returned 3 person red_notice 2020-01-01 2020-08-31 exact\n"
     "persons.prosecuted 215 person - 2020-01-01 2020-08-31 exact\n"
     "assets.recovered 680000000 CNY - 2020-01-01 2020-08-31 exact\n"
     "?assets.returned 30000000 HKD - 2020-01-01 2020-12-31 exact planned\n"},
    {"国足追回一球 2比2战平", "2021-03-02", "http://sports.sina.com.cn/x",
     "昨晚,国足在落后两球的情况下连追2球,第78分钟追回一球,补时再入1球,2比2逼平对手。全场射门15次,犯规23次,"
     "裁判出示3张黄牌。此役到场球迷3.2万人。",
     ""},
    {"某车企召回1.2万辆汽车", "2021-04-02", "http://auto.sohu.com/x",
     "国家市场监督管理总局消息,某汽车公司决定自即日起召回部分进口汽车,共计12043辆。该公司去年营收235亿元,净利润同比增长8%,"
     "并计划回购股份5亿元。公司累计回收旧电池3000吨,向股东返还现金12亿元。",
     ""},
    {"新增治愈出院病例", "2020-03-01", "http://wjw.gov.cn/x",
     "昨日新增治愈出院病例2837例,新增死亡病例42例,解除医学观察的密切接触者8154人,重症病例减少255例。台风过境期间共转移群众1."
     "2万人,追回被冲走的渔船6艘。",
     ""},
    {"许超凡被强制遣返回国", "2018-07-12", "https://www.thepaper.cn/x",
     "7月11日,外逃美国17年之久的许超凡被强制遣返回国,"
     "这是第一个从发达国家实现异地追诉、异地服刑后强制遣返的案例。许超凡涉嫌贪污挪用公款4.85亿美元。截至目前,"
     "中方已从境外追回该案赃款20多亿元人民币。“百名红通人员”中已有54人归案,占总数的54%。",
     "assets.stolen 485000000 USD - - - exact\n"
     "assets.recovered 2000000000 CNY - - - more_than\n"
     "persons.returned 54 person hundred_red - - exact\n"},
    {"公安部:打击跨境电诈", "2024-02-27", "http://www.gov.cn/x",
     "据公安部消息,2月26日,在公安部和中国驻柬埔寨使馆的统筹协调下,"
     "130名涉嫌网络赌博和电信网络诈骗犯罪的嫌疑人被中国警方从柬埔寨金边包机押解回国。此前,两国警方开展联合行动,捣毁犯罪窝点15处,"
     "抓获犯罪嫌疑人700余名,缴获手机、电脑等作案工具一大批。",
     "persons.returned 130 person suspects 2024-02-26 2024-02-26 exact\n"
     "persons.arrested 700 person suspects - - more_than\n"},
    {"湖北检察:追赃挽损2.3亿", "2023-01-20", "http://hb.jcy.gov.cn/x",
     "2022年,全省检察机关共批准逮捕各类犯罪嫌疑人18235人,提起公诉46120人。办理职务犯罪案件623件,通过认罪认罚从宽制度追赃挽损2."
     "3亿元。对逃匿境外的3名犯罪嫌疑人适用违法所得没收程序,没收财产折合人民币1.1亿元。",
     "persons.arrested 18235 person suspects 2022-01-01 2022-12-31 exact\n"
     "persons.prosecuted 46120 person - 2022-01-01 2022-12-31 exact\n"
     "assets.recovered 230000000 CNY - 2022-01-01 2022-12-31 exact\n"
     "assets.forfeited 110000000 CNY - 2022-01-01 2022-12-31 exact\n"},
    {"警破洗黑錢集團拘9人", "2023-05-30", "https://www.mingpao.com/x",
     "警方商業罪案調查科瓦解一個洗黑錢集團,拘捕8男1女,年齡介乎24至57歲,涉嫌利用傀儡戶口清洗約6."
     "3億元犯罪得益。行動中檢獲約120萬元現金、14隻名錶,並凍結集團約2,800萬元資產。根據《有組織及嚴重罪行條例》,"
     "處理犯罪得益一經定罪,最高可判監14年及罰款500萬元。",
     "assets.stolen 630000000 HKD - - - approx\n"
     "assets.seized 1200000 HKD - - - approx\n"
     "assets.frozen 28000000 HKD - - - approx\n"},
    {"打詐成果", "2022-09-05", "https://www.chinatimes.com/x",
     "內政部警政署5日公布打詐成果,今年1至8月全國共查獲詐騙集團1,235件、7,658人,查扣不法所得11億3,200萬元,"
     "攔阻被騙金額27億5千萬元。刑事局另自柬埔寨救回被害人83人,遣返通緝犯42人回台。",
     "persons.arrested 7658 person - 2022-01-01 2022-08-31 exact\n"
     "assets.seized 1132000000 TWD - 2022-01-01 2022-08-31 exact\n"
     "assets.frozen 2750000000 TWD - 2022-01-01 2022-08-31 exact\n"
     "persons.returned 42 person - 2022-01-01 2022-08-31 exact\n"},
    {"诈骗案去年激增", "2024-02-22", "https://www.8world.com/x",
     "新加坡警察部队公布的数据显示,去年共接获4万6563起诈骗案,同比增加46.8%,"
     "受害者损失总额约6亿5180万元。反诈骗指挥处去年冻结1万9600多个银行户头,追回超过1亿元。警方展开24次全岛执法行动,"
     "逮捕或调查9600多名钱骡和骗徒。",
     "assets.stolen 651800000 SGD - - - approx\n"
     "assets.recovered 100000000 SGD - 2023-01-01 2023-12-31 more_than\n"
     "?persons.arrested 9600 person - 2023-01-01 2023-12-31 more_than\n"},
    {"“天网2021”行动", "2021-06-30", "http://www.xinhuanet.com/x",
     "记者从中央追逃办获悉,2014年至2020年6月,全国共从120多个国家和地区追回外逃人员7831人,"
     "包括党员和国家工作人员2075人、“红通人员”348人、“百名红通人员”60人,追回赃款196.54亿元,有效削减了外逃人员存量;"
     "新增外逃党员和国家工作人员明显减少,从2014年的101人降至2015年的31人、2016年的19人、2017年的4人、2018年的9人、2019年的4人。",
     "countries.involved 120 country - 2014-01-01 2020-06-30 more_than\n"
     "persons.returned 7831 person - 2014-01-01 2020-06-30 exact\n"
     "persons.returned 2075 person officials 2014-01-01 2020-06-30 exact\n"
     "persons.returned 348 person red_notice 2014-01-01 2020-06-30 exact\n"
     "persons.returned 60 person hundred_red 2014-01-01 2020-06-30 exact\n"
     "assets.recovered 19654000000 CNY - 2014-01-01 2020-06-30 exact\n"},
    {"一审宣判", "2020-01-10", "http://www.court.gov.cn/x",
     "2020年1月9日,某市中级人民法院公开宣判市原副市长李某受贿、贪污案,对被告人李某以受贿罪判处有期徒刑十五年,"
     "并处罚金人民币三百万元;追缴赃款上缴国库。法院审理查明,2008年至2018年,李某非法收受财物共计折合人民币8100万余元,"
     "贪污公款1200万元。",
     "fines.imposed 3000000 CNY - 2020-01-09 2020-01-09 exact\n"
     "assets.stolen 12000000 CNY - - - exact\n"},
    {"警方捣诈骗集团 扣17人", "2023-07-12", "https://www.chinapress.com.my/x",
     "武吉阿曼商业罪案调查部总监今日在记者会上说,警方上周三展开突击行动,捣毁一个跨国投资诈骗集团,逮捕17人,包括12名外国公民,"
     "起获现金35万令吉及5辆豪华轿车,冻结的银行户口存款总值280万令吉。初步调查显示受害者共蒙受逾4300万令吉损失。",
     "persons.arrested 17 person - 2023-07-05 2023-07-05 exact\n"
     "?persons.arrested 12 person - 2023-07-05 2023-07-05 exact\n"
     "assets.seized 350000 MYR - 2023-07-05 2023-07-05 exact\n"
     "assets.frozen 2800000 MYR - 2023-07-05 2023-07-05 exact\n"
     "assets.stolen 43000000 MYR - - - more_than\n"},
    {"十八大以来追逃追赃", "2017-10-05", "http://www.ccdi.gov.cn/x",
     "党的十八大以来,我国共追回外逃人员3453名,其中48名为“百名红通人员”,国家工作人员628人,追赃95."
     "1亿元。新增外逃人员从2014年的101人降至2016年的19人。2015年4月22日,"
     "国际刑警组织中国国家中心局集中公布了100名涉嫌犯罪的外逃国家工作人员、重要腐败案件涉案人等人员的红色通缉令。",
     "persons.returned 3453 person - - - exact\n"
     "persons.returned 48 person hundred_red - - exact\n"
     "persons.returned 628 person officials - - exact\n"
     "assets.recovered 9510000000 CNY - - - exact\n"},
    {"禅城警方返还赃款", "2022-05-05", "http://www.gd.gov.cn/x",
     "日前,佛山市公安局禅城分局举行涉案财物集中返还仪式,向32名受害群众返还被骗资金586万元。今年以来,该局共破获电诈案件213宗,"
     "刑拘嫌疑人178名,成功止付涉案资金1.2亿元,劝阻潜在受害人5600余人次,避免群众损失3200万元。",
     "assets.returned 5860000 CNY - - - exact\n"
     "cases.closed 213 case - 2022-01-01 2022-05-05 exact\n"
     "persons.arrested 178 person suspects 2022-01-01 2022-05-05 exact\n"
     "assets.frozen 120000000 CNY - 2022-01-01 2022-05-05 exact\n"},
    {"上市公司追回货款", "2022-07-01", "http://finance.sina.com.cn/x",
     "某上市公司公告称,公司上半年营收12亿元,净利润1.5亿元,追回逾期货款8000万元,计提损失2300万元。公司拟以5亿元回购股份,"
     "并返还投资者保证金3000万元。",
     ""},
    {"新修订引渡条约生效", "2023-12-01", "http://news.cn/x",
     "中国和某国引渡条约将于2024年1月1日生效。截至2023年11月底,中国已与59个国家签署引渡条约,其中45项已生效;"
     "与60多个国家签订司法协助条约。2022年,我国向外国提出刑事司法协助请求50余件。",
     "treaties.in_force 59 country - - 2023-11-30 exact\n"
     "treaties.in_force 45 treaty - - 2023-11-30 exact\n"
     "treaties.in_force 60 country - - 2023-11-30 more_than\n"
     "requests.made 50 request - 2022-01-01 2022-12-31 more_than\n"},
};

static void put_word(struct tw_buf *out, struct tw_slice word) {
  tw_buf_append_char(out, ' ');
  tw_buf_append(out, word.len ? word : TW_SLICE("-"));
}

static void put_day(struct tw_buf *out, tw_day day) {
  char text[TW_DATE_TEXT_BYTES] = "-";
  if (day != TW_DAY_NONE) tw_day_format(day, text);
  put_word(out, tw_slice_from(text));
}

static void put_record(struct tw_buf *out, const struct tw_observation *o) {
  char value[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(o->value, value);
  tw_buf_append(out, o->measure);
  put_word(out, tw_slice_from(value));
  put_word(out, o->unit);
  put_word(out, o->role);
  put_day(out, o->period.start);
  put_day(out, o->period.end);
  put_word(out, tw_slice_from(tw_qualifier_name(o->qualifier)));
  if (o->status.len) put_word(out, o->status);
}

static bool is_expected(const char *expected, struct tw_slice record) {
  struct tw_slice rest = tw_slice_from(expected), line;
  while (tw_slice_split(&rest, '\n', &line)) {
    bool is_optional = tw_slice_has_prefix(line, TW_SLICE("?"));
    if (tw_slice_eq(tw_slice_sub(line, is_optional, line.len), record)) return true;
  }
  return false;
}

/* Each record as a line of *all. */
static void check_records(const struct row *row, const struct tw_extraction *x, struct tw_buf *all) {
  for (size_t i = 0; i < x->observations.count; i++) {
    size_t at = all->len;
    put_record(all, &x->observations.items[i]);
    if (!is_expected(row->expected, tw_slice_of(all->data + at, all->len - at)))
      fail_msg("%s: not expected: %s", row->name, all->data + at);
    tw_buf_append_char(all, '\n');
  }
}

static void check_row(const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = tw_slice_from(row->text),
                               .title = tw_slice_from(row->name),
                               .url = tw_slice_from(row->url),
                               .published = tw_slice_from(row->published),
                               .lang = TW_SLICE("zh")};
  struct tw_extract_options options = {0};
  struct tw_extraction x;
  TW_BUF_AUTO all;
  tw_buf_init(&all, 0);
  assert_int_equal(tw_extract_article(arena, packs.rules, &article, &options, &x), TW_OK);
  check_records(row, &x, &all);
  struct tw_slice rest = tw_slice_from(row->expected), line;
  while (tw_slice_split(&rest, '\n', &line))
    if (line.len && !tw_slice_has_prefix(line, TW_SLICE("?")) && tw_slice_find(tw_slice_of(all.data, all.len), line, 0) < 0)
      fail_msg("%s: missing: %.*s\nfound:\n%s", row->name, TW_SLICE_ARG(line), all.len ? all.data : "nothing");
}

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(&rows[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, load, unload);
}
