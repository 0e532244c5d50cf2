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
    {"2024年度追逃追赃数据（表）", "2024-12-31", "https://news.example/columns",
     "指标　　　　2023年　　　2024年\n起诉外逃归案人员　　52人　　68人",
     "persons.prosecuted 52 person - 2023-01-01 2023-12-31 exact\n"
     "persons.prosecuted 68 person - 2024-01-01 2024-12-31 exact\n"},
    {"反贪洗钱案件：年内、至今、星期几", "2024-05-20", "https://news.example/spoken",
     "2023年度，廉署接获投诉1,832宗；年内检控228人。\n"
     "自去年9月15日起，警方展开行动，行动至今已拘捕342人。\n"
     "印尼总检察院周三（15日）没收嫌疑人现金764亿印尼盾。\n"
     "较早前公布的年报显示，追逃追赃工作在多个国家和地区展开，警方与各地的金融机构、司法机关保持着密切的合作关系。"
     "英国国家打击犯罪局2022至2023财年共追缴犯罪所得3.2亿英镑。",
     "persons.prosecuted 228 person - 2023-01-01 2023-12-31 exact\n"
     "persons.arrested 342 person - 2023-09-15 2024-05-20 exact\n"
     "assets.forfeited 76400000000 IDR - 2024-05-15 2024-05-15 exact\n"
     "assets.recovered 320000000 GBP - 2022-04-01 2023-03-31 exact\n"},
    {"立法會：移交逃犯請求", "2024-05-22", "https://www.info.gov.hk/gia/1.htm",
     "二○二一至二○二三年，特區政府提出的移交逃犯請求，分別有4宗、6宗及3宗。同期由外地移交返港的逃犯，分別為2人、3人及1人。",
     "requests.made 4 request - 2021-01-01 2021-12-31 exact\n"
     "requests.made 6 request - 2022-01-01 2022-12-31 exact\n"
     "requests.made 3 request - 2023-01-01 2023-12-31 exact\n"
     "persons.returned 2 person - 2021-01-01 2021-12-31 exact\n"
     "persons.returned 3 person - 2022-01-01 2022-12-31 exact\n"
     "persons.returned 1 person - 2023-01-01 2023-12-31 exact\n"},
    {"某区2024年追逃追赃工作情况一览", "2025-01-20", "https://news.example/table",
     "某区2024年追逃追赃工作情况\n项目　数量　同比\n追回外逃人员　38人　+11.8%\n其中：党员和国家工作人员　9人\n"
     "“红通人员”　4人\n追回赃款　7824.5万元　-3.1%\n年末仍在逃人员　21人",
     "persons.returned 38 person - 2024-01-01 2024-12-31 exact\n"
     "persons.returned 9 person officials 2024-01-01 2024-12-31 exact\n"
     "persons.returned 4 person red_notice 2024-01-01 2024-12-31 exact\n"
     "assets.recovered 78245000 CNY - 2024-01-01 2024-12-31 exact\n"
     "persons.at_large 21 person - 2024-01-01 2024-12-31 exact\n"},
    {"司警止付詐騙款", "2024-04-18", "https://news.example/patacas",
     "首季成功攔截詐騙款項1,830萬元（澳門元，下同），另將670萬元退還28名事主，檢獲現金港幣320萬元。",
     "assets.frozen 18300000 MOP - 2024-01-01 2024-03-31 exact\n"
     "assets.returned 6700000 MOP - 2024-01-01 2024-03-31 exact\n"
     "assets.seized 3200000 HKD - 2024-01-01 2024-03-31 exact\n"},
    {"猎狐行动追逃", "2025-07-10", "https://news.example/describing",
     "去年从55个国家和地区抓获外逃经济犯罪嫌疑人713名，其中红色通报对象189名、外逃10年以上的47名。"
     "检察机关对12名潜逃境外的职务犯罪嫌疑人提起公诉。5名潜逃国外的通缉对象经动员后自首。"
     "缅方遣返3,119名涉诈人员，另有2,198名等待各国接收。",
     "?countries.involved 55 country - 2024-01-01 2024-12-31 exact\n"
     "persons.returned 713 person suspects 2024-01-01 2024-12-31 exact\n"
     "persons.returned 189 person red_notice 2024-01-01 2024-12-31 exact\n"
     "?persons.returned 47 person red_notice 2024-01-01 2024-12-31 exact\n"
     "persons.prosecuted 12 person suspects 2024-01-01 2024-12-31 exact\n"
     "persons.surrendered 5 person - 2024-01-01 2024-12-31 exact\n"
     "persons.returned 3119 person - 2024-01-01 2024-12-31 exact\n"},
    {"洗钱案：后来的、更早的、还没有的", "2025-11-11", "https://news.example/later",
     "她的助手2024年5月因洗钱罪被判入狱6年8个月，法庭其后又下令没收其资产逾310万英镑。\n"
     "此前，刘某已于2021年8月被判处有期徒刑十一年，并处罚金50万元。办案机关还冻结相关账户资金830余万元。\n"
     "2021年7月，副总统奥比昂被判处缓刑三年，约1.5亿欧元资产被没收。首笔610万欧元将归还该国。\n"
     "民众在骗局中至少损失100亿美元。2022年执法部门没收洗钱及相关犯罪资产逾13亿迪拉姆。",
     "assets.forfeited 3100000 GBP - - - more_than\n"
     "?fines.imposed 500000 CNY - 2021-08-01 2021-08-31 exact\n"
     "assets.frozen 8300000 CNY - - - more_than\n"
     "assets.forfeited 150000000 EUR - 2021-07-01 2021-07-31 approx\n"
     "assets.returned 6100000 EUR - - - exact planned\n"
     "assets.stolen 10000000000 USD - - - at_least\n"
     "assets.forfeited 1300000000 AED - 2022-01-01 2022-12-31 more_than\n"},
    {"南非特别调查组：上财年追回22.8亿兰特", "2024-09-30", "http://www.news.cn/world/1.htm",
     "南非特别调查组30日发布的年度报告显示，2023/"
     "24财年，该机构追回资产22.8亿兰特，阻止潜在损失21.3亿兰特。同期冻结涉案资产26.4亿兰特。",
     "assets.recovered 2280000000 ZAR - 2023-04-01 2024-03-31 exact\n"
     "assets.frozen 2640000000 ZAR - 2023-04-01 2024-03-31 exact\n"},
    {"反贪洗钱案件：另一年的同样数字", "2022-02-10", "https://news.example/again",
     "2021年计侦破电信诈骗案1,213件，逮捕犯嫌5,432人；2020年则分别为1,002件、4,871人。目标是到2024年达到900件。",
     "cases.closed 1213 case - 2021-01-01 2021-12-31 exact\n"
     "persons.arrested 5432 person suspects 2021-01-01 2021-12-31 exact\n"
     "cases.closed 1002 case - 2020-01-01 2020-12-31 exact\n"
     "persons.arrested 4871 person suspects 2020-01-01 2020-12-31 exact\n"},
    {"反贪洗钱案件：一年一行", "2023-05-10", "https://news.example/years",
     "历年追回外逃人员：\n2019年：2041人\n2020年：1421人\n2021年：1273人",
     "persons.returned 2041 person - 2019-01-01 2019-12-31 exact\n"
     "persons.returned 1421 person - 2020-01-01 2020-12-31 exact\n"
     "persons.returned 1273 person - 2021-01-01 2021-12-31 exact\n"},
    {"警务处：骗案数字", "2024-01-12", "https://news.example/published",
     "警务处公布2023年全年罪案数字：诈骗案涉及损失91.8亿港元。警方共拘捕诈骗相关人士8,941人，成功追截约12.6亿港元骗款。",
     "assets.stolen 9180000000 HKD - 2023-01-01 2023-12-31 exact\n"
     "persons.arrested 8941 person - 2023-01-01 2023-12-31 exact\n"
     "assets.frozen 1260000000 HKD - 2023-01-01 2023-12-31 approx\n"},
    {"反贪洗钱案件：各年的数字依次说", "2023-05-10", "https://news.example/rows",
     "2019年至2021年，追回外逃人员分别为2041人、1421人、1273人。2020年和2021年，检察机关分别起诉洗钱罪707人和1262人。",
     "persons.returned 2041 person - 2019-01-01 2019-12-31 exact\n"
     "persons.returned 1421 person - 2020-01-01 2020-12-31 exact\n"
     "persons.returned 1273 person - 2021-01-01 2021-12-31 exact\n"
     "persons.prosecuted 707 person - 2020-01-01 2020-12-31 exact\n"
     "persons.prosecuted 1262 person - 2021-01-01 2021-12-31 exact\n"},
    {"反贪洗钱案件：说过的那段时间", "2023-05-10", "https://news.example/spans",
     "专项行动从去年3月持续到12月。期间，警方破获诈骗案件312起。\n"
     "2021年是“天网行动”持续推进的一年。这一年，全国共追回外逃人员1273人。",
     "cases.closed 312 case - 2022-03-01 2022-12-31 exact\n"
     "persons.returned 1273 person - 2021-01-01 2021-12-31 exact\n"},
    {"法務部調查局：貪瀆案件", "2010-03-05", "https://news.example/roc",
     "法務部調查局統計，98年偵辦貪瀆案件523案，起訴被告1,021人，查扣不法所得3億2000萬元；97年起訴870人。",
     "cases.opened 523 case - 2009-01-01 2009-12-31 exact\n"
     "persons.prosecuted 1021 person - 2009-01-01 2009-12-31 exact\n"
     "assets.seized 320000000 TWD - 2009-01-01 2009-12-31 exact\n"
     "persons.prosecuted 870 person - 2008-01-01 2008-12-31 exact\n"},
    {"反贪洗钱案件：要求、目标、常年的不算", "2023-05-10", "https://news.example/asked",
     "检方要求法院没收其名下价值2,300万欧元的房产。该局的追逃目标为追回外逃人员80人、追缴赃款3亿元。"
     "腐败每年给该国造成1,480亿美元损失。上诉庭昨日驳回两名被告的定罪上诉。应中国警方请求，当局冻结资产4,100万欧元。",
     "assets.frozen 41000000 EUR - - - exact\n"},
    {"反贪洗钱案件：退赃和转交", "2023-05-10", "https://news.example/repaid",
     "归案后，王某主动退赃320万元，并自愿缴纳违法所得150万元。警方将追回的被骗款项1,560万元转交泰国受害人。"
     "涉案赃款2,100万元全部追缴到案。100名“百名红通人员”中已有58人归案。打掉诈骗团伙一个，涉案4200万元。",
     "assets.recovered 3200000 CNY - - - exact\n"
     "assets.recovered 1500000 CNY - - - exact\n"
     "assets.returned 15600000 CNY - - - exact\n"
     "assets.recovered 21000000 CNY - - - exact\n"
     "persons.returned 58 person hundred_red - - exact\n"
     "assets.stolen 42000000 CNY - - - exact\n"},
    {"追逃数据一览", "2024-02-05", "https://news.example/x",
     "反腐败追逃数据一览（2023年）\n"
     "追回赃款：8.4亿元\n"
     "发出红色通报：58份\n"
     "提出引渡请求：97件",
     "assets.recovered 840000000 CNY - 2023-01-01 2023-12-31 exact\n"
     "notices.issued 58 notice - 2023-01-01 2023-12-31 exact\n"
     "requests.made 97 request - 2023-01-01 2023-12-31 exact\n"},
    {"年度追逃成果", "2024-02-05", "https://news.example/y",
     "2023年反腐败国际追逃主要成果\n"
     "一、追回外逃人员214名，其中党员和国家工作人员61名；\n"
     "二、追回赃款8.4亿元；",
     "persons.returned 214 person - 2023-01-01 2023-12-31 exact\n"
     "persons.returned 61 person officials 2023-01-01 2023-12-31 exact\n"
     "assets.recovered 840000000 CNY - 2023-01-01 2023-12-31 exact\n"},
    {"电头的今天早于刊出之日", "2022-08-24", "https://www.sinchew.com.my/a",
     "（布城23日讯）反贪会今日在洗钱案中逮捕4人，昨日冻结户头内120万令吉。",
     "persons.arrested 4 person - 2022-08-23 2022-08-23 exact\n"
     "assets.frozen 1200000 MYR - 2022-08-22 2022-08-22 exact\n"},
    {"两天连用", "2024-01-10", "https://news.rthk.hk/a", "廉署於本周二及周三搜查多個地點，拘捕23名涉嫌貪污的男女。",
     "persons.arrested 23 person - 2024-01-09 2024-01-10 exact\n"},
    {"公安部通报“猎狐行动”战果", "2023-01-10", "http://www.mps.gov.cn/a",
     "公安部10日召开新闻发布会通报,2022年全国公安机关深入推进“猎狐行动”,共抓获各类境外在逃经济犯罪嫌疑人680余名,"
     "涉及境外60多个国家和地区。其中,投案自首312名,“红通”人员21名。共冻结、扣押涉案资产近15.6亿元,追缴赃款4.2亿元。",
     "?persons.returned 680 person suspects 2022-01-01 2022-12-31 more_than\n"
     "countries.involved 60 country - 2022-01-01 2022-12-31 more_than\n"
     "persons.surrendered 312 person suspects 2022-01-01 2022-12-31 exact\n"
     "?persons.returned 21 person red_notice 2022-01-01 2022-12-31 exact\n"
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
     "?persons.returned 63 person - - - exact\n"
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
    {"许某某被强制遣返回国", "2018-07-12", "https://www.thepaper.cn/x",
     "7月11日,外逃美国17年之久的许某某被强制遣返回国,"
     "这是第一个从发达国家实现异地追诉、异地服刑后强制遣返的案例。许某某涉嫌贪污挪用公款4.85亿美元。截至目前,"
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
     "cases.closed 1235 case - 2022-01-01 2022-08-31 exact\n"
     "persons.arrested 7658 person - 2022-01-01 2022-08-31 exact\n"
     "assets.seized 1132000000 TWD - 2022-01-01 2022-08-31 exact\n"
     "assets.frozen 2750000000 TWD - 2022-01-01 2022-08-31 exact\n"
     "persons.returned 42 person - 2022-01-01 2022-08-31 exact\n"},
    {"诈骗案去年激增", "2024-02-22", "https://www.8world.com/x",
     "新加坡警察部队公布的数据显示,去年共接获4万6563起诈骗案,同比增加46.8%,"
     "受害者损失总额约6亿5180万元。反诈骗指挥处去年冻结1万9600多个银行户头,追回超过1亿元。警方展开24次全岛执法行动,"
     "逮捕或调查9600多名钱骡和骗徒。",
     "assets.stolen 651800000 SGD - 2023-01-01 2023-12-31 approx\n"
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
     "assets.stolen 12000000 CNY - 2008-01-01 2018-12-31 exact\n"},
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
    {"海關破洗黑錢案", "2023-07-06", "https://www.stheadline.com/x",
     "海關有組織罪行調查科日前偵破一宗洗黑錢案,拘捕4名本地男女,涉款約9.2億港元。海關已申請限制令,凍結涉案人士約1,"
     "500萬元資產。四人獲准保釋候查。",
     "persons.arrested 4 person - - - exact\n"
     "assets.stolen 920000000 HKD - - - approx\n"
     "assets.frozen 15000000 HKD - - - approx\n"},
    {"最高人民检察院工作报告", "2020-05-28", "http://www.spp.gov.cn/x",
     "2019年,对1024名逃匿、死亡的犯罪嫌疑人……共受理各级监委移送职务犯罪24234人,同比上升50.6%。已起诉18585人,同比上升89.6%;"
     "不起诉704人,退回补充调查7806人次。对秦某、陈某等16名原省部级干部提起公诉。",
     "persons.prosecuted 18585 person - 2019-01-01 2019-12-31 exact\n"
     "?persons.prosecuted 16 person officials 2019-01-01 2019-12-31 exact\n"},
    {"遣返通緝犯", "2024-01-09", "https://www.cna.com.tw/x",
     "刑事局今天表示,112年間自東南亞各國緝捕、遣返外逃通緝犯共147人,其中經濟犯51人、毒品犯38人。桃園地檢署另起訴詐團成員21人,"
     "求處重刑,並扣押不法所得新台幣6300萬元。",
     "persons.returned 147 person - 2023-01-01 2023-12-31 exact\n"
     "?persons.returned 51 person - 2023-01-01 2023-12-31 exact\n"
     "?persons.returned 38 person - 2023-01-01 2023-12-31 exact\n"
     "persons.prosecuted 21 person - 2023-01-01 2023-12-31 exact\n"
     "assets.seized 63000000 TWD - 2023-01-01 2023-12-31 exact\n"},
    {"公布50名外逃人员线索", "2018-06-07", "http://www.ccdi.gov.cn/x",
     "中央追逃办发布公告,曝光50名涉嫌职务犯罪和经济犯罪的外逃人员有关线索。截至目前,“百名红通人员”已到案52人,"
     "另有48人仍在逃。2014年至2018年4月底,我国从90多个国家和地区追回外逃人员4141人,其中国家工作人员825人,追回赃款近百亿元。",
     "persons.returned 52 person hundred_red - - exact\n"
     "persons.at_large 48 person hundred_red - - exact\n"
     "countries.involved 90 country - 2014-01-01 2018-04-30 more_than\n"
     "persons.returned 4141 person - 2014-01-01 2018-04-30 exact\n"
     "persons.returned 825 person officials 2014-01-01 2018-04-30 exact\n"
     "assets.recovered 10000000000 CNY - 2014-01-01 2018-04-30 approx\n"},
    {"夏夜治安巡查", "2022-08-10", "http://www.mps.gov.cn/x",
     "8月5日至7日,全国公安机关共设置检查站点3.9万个,盘查各类车辆660万辆、人员920万人,查获违法犯罪嫌疑人1.9万名,"
     "抓获在逃人员1300余名,查处治安案件6.6万起,侦破刑事案件1.8万起,救助群众3.2万人次。涉及诈骗、洗钱等犯罪。",
     "persons.arrested 19000 person suspects 2022-08-05 2022-08-07 exact\n"
     "persons.arrested 1300 person - 2022-08-05 2022-08-07 more_than\n"
     "?cases.opened 66000 case - 2022-08-05 2022-08-07 exact\n"
     "cases.closed 18000 case - 2022-08-05 2022-08-07 exact\n"},
    {"湖南:追逃", "2021-04-20", "http://www.xinhuanet.com/x",
     "2020年,湖南省共追回外逃人员64人,其中党员和国家工作人员14人;追回赃款2.42亿元,追赃金额同比增长120%。省追逃办召开会议12次,"
     "督办重点个案20件。",
     "persons.returned 64 person - 2020-01-01 2020-12-31 exact\n"
     "persons.returned 14 person officials 2020-01-01 2020-12-31 exact\n"
     "assets.recovered 242000000 CNY - 2020-01-01 2020-12-31 exact\n"
     "meetings.held 12 meeting - 2020-01-01 2020-12-31 exact\n"},
    {"药品召回", "2023-03-02", "http://health.people.com.cn/x",
     "国家药监局通报,某药企主动召回涉事批次药品12.6万盒,目前已收回9.8万盒,退还消费者货款320万元。专家提醒,"
     "该药曾用于治愈患者2300人。",
     ""},
    {"世界杯决赛", "2022-12-19", "http://sports.qq.com/x",
     "法国队在0比2落后的情况下连追两球,姆巴佩97秒内梅开二度,加时赛再度追平。阿根廷队点球大战4比2获胜,"
     "捧走4200万美元冠军奖金。全场共出示7张黄牌,8.9万名球迷到场。",
     ""},
    {"台风转移", "2022-07-29", "http://www.nmc.cn/x",
     "受台风影响,浙江紧急转移群众3.2万人,召回渔船7800艘,发布预警14次,关闭景区120个。损失约1.2亿元。", ""},
    {"2022年反腐", "2023-02-23", "http://www.ccdi.gov.cn/x",
     "2022年,全国纪检监察机关共立案59.6万件,处分62.1万人。“天网行动”追回外逃人员840人,追回赃款65.5亿元。留置行贿人员3000余人,"
     "移送检察机关455人。",
     "cases.opened 596000 case - 2022-01-01 2022-12-31 exact\n"
     "persons.returned 840 person - 2022-01-01 2022-12-31 exact\n"
     "assets.recovered 6550000000 CNY - 2022-01-01 2022-12-31 exact\n"
     "?persons.arrested 3000 person - 2022-01-01 2022-12-31 more_than\n"},
    {"缴获电诈", "2022-04-21", "http://www.xinhuanet.com/x",
     "4月14日,中共中央宣传部举行新闻发布会介绍,去年以来,全国共破获电信网络诈骗犯罪案件39.4万起,抓获犯罪嫌疑人63.4万名,"
     "全国公安机关国家反诈中心共紧急止付涉案资金3291亿元,紧急拦截涉诈电话15.5亿次,成功避免2800余万名群众受骗。",
     "cases.closed 394000 case - 2021-01-01 - exact\n"
     "persons.arrested 634000 person suspects 2021-01-01 - exact\n"
     "assets.frozen 329100000000 CNY - 2021-01-01 - exact\n"},
    {"廉署起訴", "2019-07-03", "https://www.hket.com/x",
     "廉政公署昨日落案起訴一間公司前董事及另外兩名男子共3人,控告他們串謀詐騙銀行發放貸款逾1,"
     "600萬元。廉署凍結其名下資產約700萬元。",
     "persons.prosecuted 3 person - 2019-07-02 2019-07-02 exact\n"
     "?assets.stolen 16000000 HKD - - - more_than\n"
     "assets.frozen 7000000 HKD - - - approx\n"},
    {"境外追逃", "2020-11-25", "http://www.jcrb.com/x",
     "福建省检察机关五年来共劝返、遣返、引渡外逃人员118人,追回赃款赃物折合人民币逾4亿元。2019年6月,"
     "福建省首次将一名潜逃境外23年的职务犯罪嫌疑人引渡回国。",
     "persons.returned 118 person - - - exact\n"
     "assets.recovered 400000000 CNY - - - more_than\n"},
    {"G20峰会", "2016-09-05", "http://www.people.com.cn/x",
     "二十国集团领导人杭州峰会期间,与会各国就反腐败追逃追赃达成共识。2014年以来,中国已从70多个国家和地区追回2020人,追赃金额70."
     "9亿元人民币。“天网2015”行动期间追回外逃人员1023人,其中从境外追回738人。",
     "countries.involved 70 country - 2014-01-01 - more_than\n"
     "persons.returned 2020 person - 2014-01-01 - exact\n"
     "assets.recovered 7090000000 CNY - 2014-01-01 - exact\n"
     "persons.returned 1023 person - 2015-01-01 2015-12-31 exact\n"
     "?persons.returned 738 person - 2015-01-01 2015-12-31 exact\n"},
    {"缅甸移交", "2022-12-07", "http://www.ccdi.gov.cn/x",
     "近日,在公安部的指挥下,云南警方在缅甸有关方面配合下,成功将31名电信网络诈骗犯罪嫌疑人押解回国,其中网上逃犯5名。截至目前,"
     "累计打掉犯罪团伙12个,冻结涉案资金730余万元,扣押车辆6台、现金50余万元。",
     "persons.returned 31 person suspects - - exact\n"
     "?persons.returned 5 person - - - exact\n"
     "assets.frozen 7300000 CNY - - - more_than\n"
     "assets.seized 500000 CNY - - - more_than\n"},
    {"受贿案", "2021-01-08", "http://www.ccdi.gov.cn/x",
     "李某某利用职务便利非法收受财物,共计折合人民币17.88亿余元。天津市第二中级人民法院1月5日一审判处死刑,并处没收个人全部财产;"
     "贪污公款人民币2513万余元。案发后追缴赃款赃物共计折合人民币18亿元。",
     "assets.stolen 25130000 CNY - - - more_than\n"
     "assets.recovered 1800000000 CNY - - - exact\n"},
    {"贸易数据", "2024-04-10", "http://www.ce.cn/x",
     "一季度,我国进出口总值10.17万亿元,同比增长5%。海关扣留侵权货物1.2万批,退还多缴税款3."
     "5亿元。外资企业返还投资利润120亿元。全国新设外商投资企业1.2万家。",
     ""},
    {"球隊追回", "2023-02-14", "https://www.chinatimes.com/x",
     "勇士隊第四節追回15分落後,終場以120比118逆轉湖人。柯瑞攻下38分,命中7記三分球。全場進場觀眾1萬8064人。", ""},
    {"回收", "2022-11-02", "http://www.chinanews.com.cn/x",
     "全市回收废旧家电12.3万台,返还消费者押金560万元,追回错发补贴180万元,治愈病患32人。", ""},
    {"引渡条约", "2018-12-13", "http://www.xinhuanet.com/x",
     "截至2018年10月,我国与50多个国家签署引渡条约,与61个国家签署刑事司法协助条约,"
     "与17个国家和地区签署移管被判刑人条约。改革开放40年来,中国向外国移送引渡请求300多件。",
     "treaties.in_force 50 country - - 2018-10-31 more_than\n"
     "treaties.in_force 61 country - - 2018-10-31 exact\n"
     "treaties.in_force 17 country - - 2018-10-31 exact\n"
     "requests.made 300 request - - - more_than\n"},
    {"山东追逃", "2021-09-15", "http://www.qlwb.com.cn/x",
     "齐鲁晚报9月15日讯 "
     "今年以来,山东省共追回外逃人员52人,其中“百名红通人员”1人,追回赃款3.1亿元。另有2亿元赃款尚未追回。\n责任编辑:张三\n相关阅读:"
     "\n山东去年追回外逃人员113人\n贪官卷款8亿元潜逃海外16年被遣返\n公安部冻结涉案资金20亿元",
     "persons.returned 52 person - 2021-01-01 2021-09-15 exact\n"
     "persons.returned 1 person hundred_red 2021-01-01 2021-09-15 exact\n"
     "assets.recovered 310000000 CNY - 2021-01-01 2021-09-15 exact\n"},
    {"港警與內地合作", "2023-11-08", "https://www.takungpao.com/x",
     "警務處處長表示,去年首九個月,警方錄得2.8萬宗騙案,損失金額63.2億元;今年同期拘捕6500人,較去年上升56%"
     "。反詐騙協調中心今年截獲騙款10.9億元。警方提醒,串謀詐騙罪最高可判監14年。",
     "assets.stolen 6320000000 HKD - 2022-01-01 2022-09-30 exact\n"
     "?persons.arrested 6500 person - 2023-01-01 2023-09-30 exact\n"
     "?assets.recovered 1090000000 HKD - 2023-01-01 2023-12-31 exact\n"},
    {"全会公报", "2022-01-20", "http://www.ccdi.gov.cn/x",
     "2021年,全国纪检监察机关立案审查调查省部级及以上领导干部63人。“天网行动”追回外逃人员1273人,"
     "其中“红通人员”22人。党的十九大以来追回外逃人员6900人,追回赃款327.86亿元。",
     "persons.prosecuted 63 person officials 2021-01-01 2021-12-31 exact\n"
     "persons.returned 1273 person - 2021-01-01 2021-12-31 exact\n"
     "persons.returned 22 person red_notice 2021-01-01 2021-12-31 exact\n"
     "persons.returned 6900 person - - - exact\n"
     "assets.recovered 32786000000 CNY - - - exact\n"},
    {"阿里山號", "2023-04-26", "https://news.ltn.com.tw/x",
     "檢方指出,詐團以假投資手法騙走被害人1億3千萬元,警方逮捕車手等16人移送法辦,"
     "其中11人遭聲押獲准。法院一審依加重詐欺罪判處首腦7年徒刑,其餘15人判刑1年至3年,犯罪所得5200萬元宣告沒收。",
     "assets.stolen 130000000 TWD - - - exact\n"
     "persons.arrested 16 person - - - exact\n"
     "persons.convicted 15 person - - - exact\n"
     "assets.forfeited 52000000 TWD - - - exact\n"},
    {"云剑行动", "2020-12-30", "http://www.chinanews.com/x",
     "公安部:截至12月28日,“云剑-2020”行动共抓获命案积案逃犯、外逃经济犯罪嫌疑人等各类逃犯18.2万余名,"
     "“猎狐2020”专项行动从境外缉捕遣返经济犯罪嫌疑人800余名,追赃挽损30亿余元。",
     "persons.arrested 182000 person - - 2020-12-28 more_than\n"
     "persons.returned 800 person suspects - 2020-12-28 more_than\n"
     "assets.recovered 3000000000 CNY - - 2020-12-28 more_than\n"},
    {"两男子被控", "2019-12-05", "https://www.8world.com/x",
     "两名男子昨天被控,涉嫌骗取未来技能补助金近4000万元。商业事务局扣押了1000万元现金和11公斤黄金。另外三人被判坐牢。一旦罪成,"
     "他们可被判坐牢最长10年,并可罚款50万元。",
     "persons.prosecuted 2 person - 2019-12-04 2019-12-04 exact\n"
     "assets.stolen 40000000 SGD - - - approx\n"
     "persons.convicted 3 person - - - exact\n"
     "assets.seized 10000000 SGD - - - exact\n"},
    {"白某成等移交", "2024-01-30", "http://www.gov.cn/x",
     "1月30日晚,白某成、白某苍、魏某仁等6名缅北果敢电诈犯罪集团重要头目和另外4名重大犯罪嫌疑人被成功押解回国。至此,"
     "缅方已累计移交4.4万名嫌疑人。",
     "persons.returned 6 person - 2024-01-30 2024-01-30 exact\n"
     "persons.returned 4 person suspects 2024-01-30 2024-01-30 exact\n"
     "persons.returned 44000 person suspects - - exact\n"},
    {"西班牙遣返", "2017-05-09", "http://www.xinhuanet.com/x",
     "2016年12月以来,中西警方捣毁诈骗窝点13处,抓获犯罪嫌疑人269名,涉案金额1.2亿元人民币。法院冻结其名下房产18套。公安部表示,"
     "预计还将追回赃款2000万元。",
     "persons.arrested 269 person suspects 2016-12-01 - exact\n"
     "assets.stolen 120000000 CNY - - - exact\n"
     "?assets.recovered 20000000 CNY - - - exact planned\n"},
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
