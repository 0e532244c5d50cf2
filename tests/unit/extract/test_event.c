/* Events of single sentences under the shipped pack: type, date, persons and place, and the sentences that tell of none. */
#include "tests/unit/extract/pack_check.h"

struct row {
  const char *text, *events; /* "type[ planned][ date][ persons][ @place]; ..." */
};

static const struct row rows_en[] = {
    {"The National Crime Agency said former banker Teresa Okafor was extradited from Spain on 3 March to face charges of money "
     "laundering.",
     "extradition 2021-03-03 Teresa Okafor @Spain"},
    {"Ramesh Gupta, a jeweller accused of defrauding a state bank, surrendered to Indian authorities in Dubai last week and was "
     "flown home on Sunday.",
     "surrender 2021-06-07 Ramesh Gupta @Dubai; repatriation 2021-06-13 Ramesh Gupta @Dubai"},
    {"The High Court sentenced former minister John Mutua to 12 years in prison on 4 May 2021 for embezzlement.",
     "conviction 2021-05-04 John Mutua"},
    {"Prosecutors charged Maria Lopez, the ex-governor's wife, with money laundering in April.",
     "indictment 2021-04 Maria Lopez"},
    {"A federal grand jury in Miami indicted two former Venezuelan officials, Luis Perez and Jorge Ruiz, in November 2020.",
     "indictment 2020-11 Luis Perez, Jorge Ruiz"},
    {"Switzerland will return $60 million in frozen assets to Uzbekistan, the foreign ministry announced on Friday.",
     "asset_return planned"},
    {"Jersey returned £3.7 million in corruption proceeds to Kenya in 2017.", "asset_return 2017"},
    {"On 12 January 2021 a London court ordered the forfeiture of £1.9 million held in bank accounts linked to the former prime "
     "minister.",
     "asset_forfeiture 2021-01-12"},
    {"The two countries signed a memorandum of understanding on mutual legal assistance in Nairobi on 9 June 2021.",
     "agreement_signed 2021-06-09 @Nairobi"},
    {"An extradition treaty between Vietnam and France was signed in Paris in 2016 and entered into force on 1 May 2020.",
     "treaty_signed 2016 @Paris; treaty_in_force 2020-05-01 @Paris"},
    {"The second conference on asset recovery was held in Abuja from 5 to 7 May 2021.", "meeting 2021-05-05 @Abuja"},
    {"The court has not extradited Li Hua, and his lawyer denied that he was arrested.", ""},
    {"If the appeal fails, Viktor Petrov could be extradited to Ukraine.", ""},
    {"Last year police arrested 312 suspects and recovered $45 million.", ""},
    {"Malaysian police launched Operation Clean Sweep in March 2019 against corrupt customs officers.",
     "operation_launched 2019-03"},
    {"Transparency International published its annual report on 28 January 2021.", "report_published 2021-01-28"},
    {"Parliament passed the anti-money laundering bill on 2 June, the speaker said.", "law_adopted 2021-06-02"},
    {"He was deported to Colombia. Former general Pedro Arias had fled in 2015. He was arrested in Panama in May 2021.",
     "arrest 2021-05 Pedro Arias @Panama"},
    {"Police froze 14 bank accounts containing $3 million on 11 June 2021.", "asset_freeze 2021-06-11"},
    {"Xu Guojun was convicted in the United States and handed over to China in 2018.",
     "conviction 2018 Xu Guojun @United States; repatriation 2018 Xu Guojun @United States"},
    {"President Muhammadu Buhari will meet Swiss officials in Geneva on 20 June to discuss stolen assets.",
     "meeting planned 2021-06-20 Muhammadu Buhari @Geneva"},
    {"G7 leaders adopted a declaration on corruption in Cornwall on Sunday.", "declaration_adopted 2021-06-13"},
    {"Former finance minister Manuel Chang was detained at Johannesburg airport in December 2018 on a US warrant.",
     "arrest 2018-12 Manuel Chang @Johannesburg"},
    {"Officials say they will never stop pursuing fugitives, and every corrupt official who fled will be brought back.", ""},
    {"Two brothers wanted for fraud were deported from the Philippines to South Korea on Monday.",
     "repatriation 2021-06-14 @Philippines"},
    {"Peru and Switzerland signed a trilateral agreement with Luxembourg in December 2020 on the return of $26 million.",
     "agreement_signed 2020-12"},
    {"Swedish authorities handed Qiao Jianjun's former wife, Zhao Shilan, to no one: a court rejected the request in 2019.", ""},
    {"The Serious Fraud Office has secured a conviction against Rolls trader Paul Blake, who was jailed for six years on "
     "Thursday.",
     "conviction 2021-06-10 Paul Blake"},
    {"Nigeria's anti-graft agency said on Wednesday it had recovered 120 billion naira and secured 2,200 convictions since "
     "January.",
     ""},
    {"Angola's attorney general said 4 billion dollars had been recovered since 2019. In May, Dutch police seized a stake worth "
     "500 million dollars.",
     ""},
    {"The minister told reporters that the government would sign an agreement with Dubai next month.", ""},
    {"Singapore and Indonesia are scheduled to sign an extradition treaty in Bintan on 25 January 2022.",
     "treaty_signed planned 2022-01-25"},
    {"A Kuala Lumpur court found Najib Razak guilty on July 28, 2020 and sentenced him to 12 years in jail.",
     "conviction 2020-07-28 Najib Razak"},
    {"Jho Low remains at large; Malaysia has asked Interpol for help and hopes he will be arrested soon.", ""},
    {"Former Peruvian president Alejandro Toledo was arrested in California in July 2019 and is fighting extradition.",
     "arrest 2019-07 Alejandro Toledo"},
    {"Toledo, who denies the charges, could face trial in Lima.", ""},
    {"South African police on Friday arrested three suspects, including former municipal manager Thabo Nkosi.",
     "arrest 2021-06-11 Thabo Nkosi"},
    {"Mozambique extradited the businessman to the United States on 10 May.", "extradition 2021-05-10"},
    {"The FATF published a report on asset recovery in November 2020.", "report_published 2020-11"},
    {"The fund will be returned to the victims once the court approves.", ""},
    {"Police have arrested eight people, seized cash and phones and frozen several bank accounts, a spokesman said.", ""},
    {"Wang Guoqiang, former party chief of Fengcheng, returned to China and turned himself in on Dec 22, 2014.",
     "repatriation 2014-12-22 Wang Guoqiang; surrender 2014-12-22 Wang Guoqiang"},
    {"Ms Li was extradited from Bulgaria. It was the first such case.", "extradition Li @Bulgaria"},
    {"The prosecutor, Anna Novak, said the suspect had been charged with fraud.", ""},
    {"Bangladesh and Malaysia held talks on extradition in Dhaka on 2 June 2021.", "meeting 2021-06-02 @Dhaka"},
    {"More than 30 fugitives were brought back in April.", ""},
    {"Spanish officers handed the former mayor Luis Castro over to Peru on 3 June.", "repatriation 2021-06-03 Luis Castro"},
    {"The bureau sold the house and sent 980 million won back to Korea in May.", "asset_return 2021-05"},
    {"Agents took the banker Luis Castro into custody on 3 June over a loan of $4 million.", "arrest 2021-06-03 Luis Castro"},
    {"It took the agents years to find Luis Castro, who fled with $4 million.", ""},
    {"Castro was sentenced to 9 years in prison. Luis Castro, a former mayor, was sentenced on 3 June.",
     "conviction 2021-06-03 Luis Castro"},
    {"The report shows that the court issued verdicts in May 2021.", ""},
    {"The paintings were sold by convicted dealers, including Luis Castro.", ""},
    {"Also arrested on 3 June is a former treasury minister, Luis Castro.", "arrest 2021-06-03 Luis Castro"},
    {"The judge considered the extradition of Luis Castro on 3 June.", ""},
    {"The mayor, Luis Castro, was on 3 June sentenced to 9 years on a number of counts.", "conviction 2021-06-03 Luis Castro"},
    {"A grand jury unsealed a federal indictment against two brokers on 3 June.", "indictment 2021-06-03"},
    {"The two ministers signed a new extradition treaty in Suriname on 3 June.", "treaty_signed 2021-06-03 @Suriname"},
    {"Prosecutors allege that the money was returned to Suriname in 2002.", ""},
    {"His accomplice, B.Castrobar, was found guilty of fraud.", "conviction B.Castrobar"},
    {"He announced the June 3 arrest of Luis Castro, a prosecutor.", "arrest 2021-06-03 Luis Castro"},
    {"Six states took part. During the operation in Romania four suspects were arrested.", "arrest @Romania"},
    {"Luis Castro, 53, landed at Lima airport under police escort on 3 June.", "repatriation 2021-06-03 Luis Castro"},
    {"Luis Castro left for Lima on 3 June to see his family.", ""},
    {"Freezing orders issued on 3 May 2021 had frozen $4 million in two banks.", "asset_freeze 2021-05-03"},
    {"Of the 100 most wanted fugitives of Peru, 17 were brought back.", ""},
    {"The bureau charged five individuals of Peru during the year.", ""},
    {"A tip led to the arrest of Luis Castro on 3 June.", "arrest 2021-06-03 Luis Castro"},
    {"The minister called for the arrest of Luis Castro.", ""},
    {"The arrest on 3 June in Lima of the former mayor Luis Castro surprised nobody.", "arrest 2021-06-03 Luis Castro @Lima"},
    {"Luis Castro was among 16 people charged on 3 June.", "indictment 2021-06-03 Luis Castro"},
    {"A case has been filed against former Prime Minister Mohan Raj Nepal.", "indictment Mohan Raj Nepal"},
    {"Houses were searched on 26 May. A total of seven people were arrested.", "arrest 2021-05-26"},
    {"All of them were arrested in an operation conducted between 7 May and 9 May 2021.", "arrest 2021-05-07"},
    {"Luis Castro, back since 3 June, was the first fugitive on the list to surrender.", "surrender Luis Castro"},
    {"On 3 June prosecutors managed to confiscate $4 million, the office said.", "asset_forfeiture 2021-06-03"},
    {"The court upheld Luis Castro's conviction on 3 June.", "conviction 2021-06-03 Luis Castro"},
    {"The campaign, Operation Fox Hunt, started in 2014 and has no end date.", "operation_launched 2014"},
    {"No meeting was held on 3 May, and the treaty was never signed.", ""},
};

static const struct row rows_zh[] = {
    {"2021年5月14日,外逃犯罪嫌疑人王海涛从柬埔寨被遣返回国。", "repatriation 2021-05-14 王海涛 @柬埔寨"},
    {"6月3日,“红通人员”李建国主动投案自首。", "surrender 2021-06-03 李建国"},
    {"2018年11月30日,姚锦旗被从保加利亚引渡回国。", "extradition 2018-11-30 姚锦旗 @保加利亚"},
    {"在中央追逃办统筹协调下,职务犯罪嫌疑人张某某在泰国被抓获并遣返回国。", "repatriation 张某某 @泰国; arrest 张某某 @泰国"},
    {"法院一审以受贿罪判处陈志强有期徒刑十二年。", "conviction 陈志强"},
    {"检察院依法对赵某以涉嫌贪污罪提起公诉。", "indictment 赵某"},
    {"检察院对商人陈志提起公诉。", "indictment 陈志"},
    {"1800人已被遣返原籍国。", ""},
    {"2020年12月,中国与比利时签署引渡条约。", "treaty_signed 2020-12"},
    {"中国和塞浦路斯引渡条约于2020年11月生效。", "treaty_in_force 2020-11"},
    {"2021年6月,警方启动“净网行动”打击电信诈骗。", "operation_launched 2021-06"},
    {"去年全市共抓获犯罪嫌疑人356名,追回赃款1.2亿元。", ""},
    {"检方表示,目前没有证据显示林某已被逮捕。", ""},
    {"中方呼吁各国引渡外逃腐败分子。", ""},
    {"5月20日,二十国集团反腐败工作组会议在罗马举行。", "meeting 2021-05-20 @罗马"},
    {"全国人大常委会10月26日表决通过国际刑事司法协助法。", "law_adopted 2020-10-26"},
    {"瑞士2017年向尼日利亚返还3.21亿美元被盗资产。", "asset_return 2017"},
    {"最高检将于下周发布反腐败白皮书。", "report_published planned 2021-06-21"},
    {"6月10日,两国央行签署反洗钱合作谅解备忘录。", "agreement_signed 2021-06-10"},
    {"新加坡警方昨日逮捕一名涉嫌洗钱的37岁男子。", "arrest 2021-06-14"},
    {"红通人员刘宝凤在加拿大落网,后被劝返回国。", "arrest 刘宝凤 @加拿大; repatriation 刘宝凤 @加拿大"},
    {"香港廉署落案起诉前银行经理何家豪。", "indictment 何家豪"},
    {"法庭颁令没收被告周伟明名下的2000万港元。", "asset_forfeiture 周伟明"},
    {"会议要求加大追逃力度,尽快将孙某缉捕归案。", ""},
    {"2019年1月,黄艳兰被缉捕归案。", "arrest 2019-01 黄艳兰"},
    {"2016年11月16日,潜逃海外13年之久的杨秀珠回国投案自首。", "surrender 2016-11-16 杨秀珠"},
    {"国际刑警组织秘书长斯托克15日会见中国公安部部长赵克志。", "meeting 2021-06-15 斯托克, 赵克志"},
    {"警方于6月8日冻结涉案资金3.2亿元。", "asset_freeze 2021-06-08"},
    {"据中央纪委国家监委网站消息,6月12日,潜逃境外23年的职务犯罪嫌疑人韩凤英从缅甸被押解回国。",
     "repatriation 2021-06-12 韩凤英 @缅甸"},
    {"许超凡,中国银行广东开平支行原行长,2001年外逃美国,2018年7月11日被强制遣返回国。", "repatriation 2018-07-11 许超凡"},
    {"2017年,郭某因诈骗罪被判处有期徒刑七年,后潜逃境外,今年4月在越南被抓获。", "conviction 2017 郭某; arrest 2021-04 郭某 @越南"},
    {"警方将依法追捕在逃人员,绝不姑息。", ""},
    {"两国计划于明年签署引渡条约。", "treaty_signed planned 2022"},
    {"台湾刑事局6月9日在桃园逮捕陈姓主嫌等12人。", "arrest 2021-06-09 陈姓主嫌"},
    {"今年以来,该市共召开追逃追赃协调会12次,劝返外逃人员8名。", ""},
    {"李某曾任某银行行长,2012年携款潜逃。他于2020年10月在老挝落网。", "arrest 2020-10 李某 @老挝"},
    {"美国司法部宣布将向马来西亚归还2亿美元。", "asset_return planned"},
    {"高院昨日裁定没收其名下3000万元违法所得。", "asset_forfeiture 2021-06-14"},
    {"去年10月,警方在迪拜将主犯吴某抓获,今年3月将其引渡回国。", "arrest 2020-10 吴某 @迪拜; extradition 2021-03 吴某 @迪拜"},
    {"第十四届G20峰会2019年通过了《大阪宣言》。", "declaration_adopted 2019"},
    {"该国议会尚未批准这项法案。", ""},
    {"公安部2014年7月部署开展“猎狐2014”专项行动。", "operation_launched 2014-07"},
    {"他说,如果被引渡回国,将面临审判。", ""},
    {"国际反腐败会议12月1日至4日在韩国首尔举行。", "meeting 2020-12-01 @韩国"},
    {"外交部发言人汪文斌表示,中方对此表示欢迎。", ""},
    {"犯罪嫌疑人可到公安机关投案自首,争取从宽处理。", ""},
};

static int load(void **state) {
  static struct checked_packs packs;
  checked_load(&packs, TW_SOURCE_DIR "/config/packs", "asset-recovery");
  checked_compile(&packs);
  *state = &packs;
  return 0;
}

static int unload(void **state) {
  checked_done(*state);
  return 0;
}

static void print_event(struct tw_buf *text, const struct tw_event *e) {
  tw_buf_printf(text, "%s%.*s", text->len ? "; " : "", TW_SLICE_ARG(e->type));
  if (e->status.len) tw_buf_printf(text, " %.*s", TW_SLICE_ARG(e->status));
  if (e->date.len) tw_buf_printf(text, " %.*s", TW_SLICE_ARG(e->date));
  for (size_t i = 0; i < e->person_count; i++) tw_buf_printf(text, "%s %.*s", i ? "," : "", TW_SLICE_ARG(e->persons[i]));
  if (e->place.len) tw_buf_printf(text, " @%.*s", TW_SLICE_ARG(e->place));
}

static void print_parties(struct tw_buf *text, const struct tw_event *e) {
  for (size_t i = 0; i < e->party_count; i++) tw_buf_printf(text, "%s%.*s", text->len ? ", " : "", TW_SLICE_ARG(e->parties[i]));
}

/* Every text is read behind a line of the domain, so that the gate is open, and as of 15 June 2021. What `print` tells of the
 * events is the row's. */
static void run_row_as(const struct checked_packs *packs, const struct row *row, const char *lang, const char *lead,
                       void (*print)(struct tw_buf *text, const struct tw_event *e)) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO text;
  TW_BUF_AUTO got;
  tw_buf_init(&text, 0);
  tw_buf_init(&got, 0);
  tw_buf_printf(&text, "%s\n%s", lead, row->text);
  struct tw_article article = {
      .lang = tw_slice_from(lang), .published = TW_SLICE("2021-06-15"), .text = tw_slice_of(text.data, text.len)};
  struct tw_extract_options options = {.lang = article.lang};
  struct tw_extraction found;
  assert_int_equal(tw_extract_article(arena, packs->rules, &article, &options, &found), TW_OK);
  for (size_t i = 0; i < found.events.count; i++) {
    const struct tw_event *e = &found.events.items[i];
    assert_true(e->quote_start <= e->start && e->start < e->end && e->end <= e->quote_end);
    print(&got, e);
  }
  const char *events = got.len ? got.data : "";
  if (strcmp(events, row->events) != 0) fail_msg("%s\n  got    %s\n  wanted %s", row->text, events, row->events);
}

static void run_row(const struct checked_packs *packs, const struct row *row, const char *lang, const char *lead) {
  run_row_as(packs, row, lang, lead, print_event);
}

static void test_english(void **state) {
  for (size_t i = 0; i < sizeof rows_en / sizeof *rows_en; i++)
    run_row(*state, &rows_en[i], "en", "Corruption and extradition of fugitives from Interpol lists.");
}

static void test_chinese(void **state) {
  for (size_t i = 0; i < sizeof rows_zh / sizeof *rows_zh; i++) run_row(*state, &rows_zh[i], "zh", "追逃追赃，反腐败，引渡。");
}

/* A headline, a lede and a body that tell of one arrest are one event; two arrests of two people are two. */
static void test_one_record_an_event(void **state) {
  static const struct row row = {"Former minister Carl Osei was arrested.\nCarl Osei was arrested in Accra on 3 May 2021.\n"
                                 "The arrest of Carl Osei on 3 May 2021 came after an Interpol notice.\n"
                                 "On 9 May 2021 Ama Boateng was arrested in Accra.",
                                 "arrest 2021-05-03 Carl Osei @Accra; arrest 2021-05-09 Ama Boateng @Accra"};
  run_row(*state, &row, "en", "Corruption and extradition of fugitives from Interpol lists.");
}

static void test_parties(void **state) {
  static const struct row rows[] = {
      {"The High Anti-Corruption Court confiscated 4.4 million hryvnias from him on 12 March 2021.",
       "High Anti-Corruption Court"},
      {"The Economic and Financial Crimes Commission arrested Carl Osei on 3 May 2021.",
       "Economic and Financial Crimes Commission"},
      {"Carl Wilberforce was arrested in Accra on 3 May 2021.", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    run_row_as(*state, &rows[i], "en", "Corruption and extradition of fugitives from Interpol lists.", print_parties);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_english),
      cmocka_unit_test(test_chinese),
      cmocka_unit_test(test_one_record_an_event),
      cmocka_unit_test(test_parties),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
