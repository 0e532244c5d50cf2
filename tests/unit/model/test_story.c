/* Copies of a story and what only looks like one, in English and Chinese. */
#include "model/story.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

/* ---- an agency's story, a paragraph each ---- */

#define EN_DATELINE "BEIJING, Nov. 5 (Northern News Agency) -- "
#define EN_1(count, money)                                                                                                       \
  "Investigators brought back " count " fugitives from 34 countries last year and recovered " money                              \
  " yuan in stolen assets, the country's anti-corruption office said on Thursday.\n\n"
#define EN_2                                                                                                                     \
  "The figures were published in the office's annual report, which also lists the channels that were used: extradition, "        \
  "deportation, and persuasion by relatives who travelled abroad at the office's expense.\n\n"
#define EN_3(officials)                                                                                                          \
  "Of those returned, " officials " had been public officials. Many had lived under assumed names for more than a decade, "      \
  "the report said, and several were found through records of property they had bought for their children.\n\n"
#define EN_4                                                                                                                     \
  "\"There is no safe haven for those who steal from the public,\" deputy director Lin Hao told reporters. He thanked foreign "  \
  "police forces for their help and said that negotiations on further treaties were going well.\n\n"
#define EN_5                                                                                                                     \
  "Legal scholars said the rise owed much to a law that took effect two years ago, under which courts may confiscate the "       \
  "proceeds of a crime before the suspect has been tried. Critics abroad have questioned whether the rights of the accused are " \
  "protected in such proceedings.\n"
#define EN_STORY EN_DATELINE EN_1("1,421", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5

#define ZH_DATELINE "新华社北京11月5日电（记者张明）"
#define ZH_1(count, money)                                                                                                       \
  "国家反腐败协调机构5日发布年度报告，去年共从34个国家追回外逃人员" count "名，追缴赃款" money "亿元人民币。\n\n"
#define ZH_2                                                                                                                     \
  "报告介绍，追逃的主要渠道包括引渡、遣返以及由亲属赴境外劝返，相关部门为此承担了差旅开支，并与多国警方建立了固定联络机制。\n\n"
#define ZH_3(officials)                                                                                                          \
  "在归案人员中，党员和国家工作人员有" officials                                                                                 \
  "名。不少人隐姓埋名十多年，办案人员通过其为子女购置房产的登记线索锁定了行踪。\n\n"
#define ZH_4                                                                                                                     \
  "该机构副主任林浩对记者表示，侵吞公共财产的人没有避罪天堂。他感谢外国执法部门的协助，并说新一轮条约谈判进展顺利。\n\n"
#define ZH_5                                                                                                                                                                                   \
  "法学专家认为，数字上升得益于两年前施行的法律，法院可以在嫌疑人到案之前没收违法所得。境外也有评论质疑被告人的权利能否得到保障" \
  "。\n"
#define ZH_STORY ZH_DATELINE ZH_1("1421", "24.5") ZH_2 ZH_3("212") ZH_4 ZH_5

/* ---- what has nothing to do with them but the boilerplate ---- */

#define EN_BOILERPLATE                                                                                                           \
  "About the office: The anti-corruption office coordinates the pursuit of fugitives and the recovery of assets among twelve "   \
  "ministries. It runs a hotline in six languages and publishes its statistics once a year. Readers with information may write " \
  "to the press desk. Reproduction of this text is permitted as long as the source is named.\n"
#define ZH_BOILERPLATE                                                                                                                                                    \
  "关于本机构：国家反腐败协调机构负责统筹十二个部门的追逃追赃工作，开通六种语言的举报热线，每年公布一次统计数据。" \
  "如有线索请联系新闻处。转载本文须注明来源，未经授权不得用于商业目的。\n"
#define EN_OTHER                                                                                                                 \
  "The port authority of the southern city opened a new container terminal on Monday. The quay is 1,200 metres long and can "    \
  "take three of the largest ships at once, the harbour master said. Work had begun in the spring of the year before last and "  \
  "cost less than planned. Shipping companies welcomed the opening.\n\n"
#define ZH_OTHER                                                                                                                                                     \
  "南方港口城市的新集装箱码头周一正式启用。港务局负责人介绍，新泊位岸线长1200米，可以同时停靠三艘最大型的货轮，" \
  "工程于前年春天开工，实际造价低于预算。多家航运企业对此表示欢迎，并计划增加班次。\n\n"

#define EN_BULLETIN(name, place, crime)                                                                                          \
  name ", a suspect on the list of one hundred wanted fugitives, was returned to China from " place " on Tuesday, the "          \
       "anti-corruption office announced. " name " is suspected of " crime                                                       \
       " and had fled abroad after an investigation was opened. "                                                                \
       "The return of " name " is another result of close cooperation between the judicial authorities of both countries. The "  \
       "office called on all those who are still at large to turn themselves in and to strive for lenient treatment.\n"
#define ZH_BULLETIN(name, place, crime)                                                                                          \
  "在中央反腐败协调小组的统筹协调下，“百名红通人员”" name "从" place "回国投案并积极退赃。" name "涉嫌" crime                    \
  "，案发后外逃，国际刑警组织对其发布红色通报。" name "的归案是两国执法司法部门密切合作的又一成果。"       \
  "有关负责人敦促仍在逃的人员尽快投案自首，争取宽大处理。\n"

#define EN_SHORT                                                                                                                 \
  "Police in the coastal province have arrested nine people who sold forged passports to fugitives, officers said on Friday "    \
  "evening.\n"
#define ZH_SHORT "沿海省份警方周五晚间通报，已抓获向外逃人员出售伪造护照的犯罪嫌疑人九名，案件正在进一步侦办之中。\n"

struct row {
  const char *name, *a, *b;
  bool is_copy;
};

static const struct row rows[] = {
    /* copies */
    {"en the same", EN_STORY, EN_STORY, true},
    {"en another dateline", EN_STORY, "HONG KONG (AP) — " EN_1("1,421", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5, true},
    {"en another day in the dateline", EN_STORY,
     "BEIJING, Nov. 6 (Northern News Agency) -- " EN_1("1,421", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5, true},
    {"en no dateline", EN_STORY, EN_1("1,421", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5, true},
    {"en a headline in the text", EN_STORY, "Office returns record number of fugitives\n\n" EN_STORY, true},
    {"en cut to three paragraphs", EN_STORY, EN_DATELINE EN_1("1,421", "2.45 billion") EN_2 EN_3("212"), true},
    {"en cut to two paragraphs", EN_STORY, EN_1("1,421", "2.45 billion") EN_2, true},
    {"en paragraphs left out", EN_STORY, EN_DATELINE EN_1("1,421", "2.45 billion") EN_3("212") EN_5, true},
    {"en paragraphs in another order", EN_STORY, EN_DATELINE EN_1("1,421", "2.45 billion") EN_5 EN_4 EN_3("212") EN_2, true},
    {"en an added paragraph", EN_STORY,
     EN_STORY "\nThe embassy did not answer questions from this newspaper. A spokeswoman pointed to a statement from 17 March, "
              "in which the ministry had spoken of 40 open requests.\n",
     true},
    {"en an added first paragraph", EN_STORY,
     "Readers of this newspaper will remember the case of the vanished mayor, which began with a bus ticket.\n\n" EN_STORY, true},
    {"en credits at the end", EN_STORY,
     EN_STORY "\nReporting by Anna Weber; editing by Tom Lind. Updated 10:35 GMT. Tel. 01088776655\n", true},
    {"en a site's boilerplate behind it", EN_STORY, EN_STORY EN_BOILERPLATE, true},
    {"en lower case and other quotes", "\"We will go on,\" said the Director. " EN_1("88", "2 billion") EN_2 EN_4,
     "“we will go on,” said the director. " EN_1("88", "2 billion") EN_2 EN_4, true},
    {"en thousands with and without a comma", EN_STORY, EN_DATELINE EN_1("1421", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5,
     true},
    {"en a word changed here and there", EN_STORY,
     EN_DATELINE "Investigators brought back 1,421 fugitives from 34 countries last year and recovered 2.45 billion yuan in "
                 "stolen assets, the nation's anti-graft office said on Thursday.\n\n" EN_2 EN_3("212") EN_4 EN_5,
     true},
    {"en a conversion added", EN_STORY,
     EN_DATELINE "Investigators brought back 1,421 fugitives from 34 countries last year and recovered 2.45 billion yuan ($370 "
                 "million) in stolen assets, the country's anti-corruption office said on Thursday.\n\n" EN_2 EN_3("212")
                     EN_4 EN_5,
     true},
    {"en first seen short", EN_1("1,421", "2.45 billion") EN_2 EN_3("212"), EN_STORY, true},
    {"en the short one itself", EN_SHORT, EN_SHORT, true},
    {"zh the same", ZH_STORY, ZH_STORY, true},
    {"zh another dateline", ZH_STORY, "中新网11月6日电 " ZH_1("1421", "24.5") ZH_2 ZH_3("212") ZH_4 ZH_5, true},
    {"zh no dateline", ZH_STORY, ZH_1("1421", "24.5") ZH_2 ZH_3("212") ZH_4 ZH_5, true},
    {"zh a headline in the text", ZH_STORY, "去年追回外逃人员创新高\n\n" ZH_STORY, true},
    {"zh cut to three paragraphs", ZH_STORY, ZH_DATELINE ZH_1("1421", "24.5") ZH_2 ZH_3("212"), true},
    {"zh cut to two paragraphs", ZH_STORY, ZH_1("1421", "24.5") ZH_2, true},
    {"zh paragraphs left out", ZH_STORY, ZH_DATELINE ZH_1("1421", "24.5") ZH_3("212") ZH_5, true},
    {"zh an added paragraph", ZH_STORY,
     ZH_STORY "本报就此致电外国使馆，对方未予置评，仅提及外交部门3月17日的声明，其中称尚有40项请求待处理。\n", true},
    {"zh credits at the end", ZH_STORY, ZH_STORY "（责任编辑：王芳）来源：人民网 2020-11-05 10:35\n", true},
    {"zh full-width digits", ZH_STORY, ZH_DATELINE ZH_1("１４２１", "２４．５") ZH_2 ZH_3("２１２") ZH_4 ZH_5, true},
    {"zh a word changed", ZH_STORY,
     ZH_DATELINE ZH_1("1421", "24.5") ZH_2 ZH_3("212") "该机构副主任林浩向媒体指出，侵吞公共财产的人没有避罪天堂。他感谢外国执法"
                                                       "部门的协助，并说新一轮条约谈判进展顺利。\n\n" ZH_5,
     true},
    {"zh other punctuation", ZH_STORY,
     ZH_DATELINE "国家反腐败协调机构5日发布年度报告: 去年共从34个国家追回外逃人员1421名; 追缴赃款24.5亿元人民币.\n\n" ZH_2 ZH_3(
         "212") ZH_4 ZH_5,
     true},
    {"zh first seen short", ZH_1("1421", "24.5") ZH_2 ZH_3("212"), ZH_STORY, true},
    {"zh the short one itself", ZH_SHORT, ZH_SHORT, true},
    /* other stories */
    {"en another story", EN_STORY, EN_OTHER, false},
    {"zh another story", ZH_STORY, ZH_OTHER, false},
    {"a translation", EN_STORY, ZH_STORY, false},
    {"en next year's figures", EN_STORY, EN_DATELINE EN_1("1,634", "3.1 billion") EN_2 EN_3("245") EN_4 EN_5, false},
    {"en one figure mended", EN_STORY, EN_DATELINE EN_1("1,422", "2.45 billion") EN_2 EN_3("212") EN_4 EN_5, false},
    {"en millions for billions", EN_STORY, EN_DATELINE EN_1("1,421", "2.45 million") EN_2 EN_3("212") EN_4 EN_5, false},
    {"en a figure in words", "Four officials were taken away. " EN_2 EN_4 EN_5, "Six officials were taken away. " EN_2 EN_4 EN_5,
     false},
    {"en a follow-up over the old background", EN_STORY,
     "The number of fugitives returned this year has risen to 1,502, up from 38 in the first week, officials said.\n\n" EN_2 EN_3(
         "212") EN_4 EN_5,
     false},
    {"en another lead over the old background", EN_STORY,
     "Parliament will debate the annual report of the anti-corruption office next week, its speaker announced on Sunday. Members "
     "of all parties have asked for more time to read it, and some want the deputy director to appear in person before the "
     "committee.\n\n" EN_4 EN_5,
     false},
    {"en shared boilerplate", EN_STORY EN_BOILERPLATE, EN_OTHER EN_BOILERPLATE, false},
    {"en boilerplate longer than the stories",
     "The office will hold its yearly meeting in March, it said. All are welcome.\n\n" EN_BOILERPLATE,
     "A new hotline for southern languages starts tomorrow.\n\n" EN_BOILERPLATE, false},
    {"en a form letter, another person", EN_BULLETIN("Zhang Wei", "Thailand", "embezzlement"),
     EN_BULLETIN("Li Jun", "Thailand", "embezzlement"), false},
    {"en a form letter, all other", EN_BULLETIN("Zhang Wei", "Thailand", "embezzlement"),
     EN_BULLETIN("Li Jun", "New Zealand", "taking bribes"), false},
    {"en short, another number", EN_SHORT,
     "Police in the coastal province have arrested ten people who sold forged passports to fugitives, officers said on Friday "
     "evening.\n",
     false},
    {"en short, another place", EN_SHORT,
     "Police in the inland province have arrested nine people who sold forged passports to fugitives, officers said on Friday "
     "evening.\n",
     false},
    {"en another year", EN_2 "In 2019 the programme grew." EN_4 EN_5, EN_2 "In 2020 the programme grew." EN_4 EN_5, false},
    {"zh next year's figures", ZH_STORY, ZH_DATELINE ZH_1("1634", "31") ZH_2 ZH_3("245") ZH_4 ZH_5, false},
    {"zh one figure mended", ZH_STORY, ZH_DATELINE ZH_1("1422", "24.5") ZH_2 ZH_3("212") ZH_4 ZH_5, false},
    {"zh a figure in characters", ZH_DATELINE ZH_1("一千四百二十一", "24.5") ZH_2 ZH_4 ZH_5,
     ZH_DATELINE ZH_1("一千四百三十", "24.5") ZH_2 ZH_4 ZH_5, false},
    {"zh one numeral", "三名官员被带走调查。" ZH_2 ZH_4 ZH_5, "五名官员被带走调查。" ZH_2 ZH_4 ZH_5, false},
    {"zh a follow-up over the old background", ZH_STORY,
     "记者8日获悉，今年以来归案的外逃人员已增至1502名，比首周的38名大幅上升。\n\n" ZH_2 ZH_3("212") ZH_4 ZH_5, false},
    {"zh another lead over the old background", ZH_STORY,
     "议长周日宣布，下周将在全体会议上审议反腐败机构的年度报告。各党团议员要求延长阅读时间，有人希望副主任亲自到委员会接受质询，"
     "并就预算作出说明。\n\n" ZH_4 ZH_5,
     false},
    {"zh shared boilerplate", ZH_STORY ZH_BOILERPLATE, ZH_OTHER ZH_BOILERPLATE, false},
    {"zh boilerplate longer than the stories", "本机构将于三月召开年度会议，欢迎各界人士参加。\n\n" ZH_BOILERPLATE,
     "面向南方语种的新热线将于明天正式开通，工作日全天有人接听。\n\n" ZH_BOILERPLATE, false},
    {"zh a form letter, another person", ZH_BULLETIN("张三", "泰国", "贪污"), ZH_BULLETIN("李四", "泰国", "贪污"), false},
    {"zh a form letter, all other", ZH_BULLETIN("张三", "泰国", "贪污"), ZH_BULLETIN("王小五", "新西兰", "受贿"), false},
    {"zh short, another number", ZH_SHORT,
     "沿海省份警方周五晚间通报，已抓获向外逃人员出售伪造护照的犯罪嫌疑人七名，案件正在进一步侦办之中。\n", false},
    {"zh short, another place", ZH_SHORT,
     "内陆省份警方周五晚间通报，已抓获向外逃人员出售伪造护照的犯罪嫌疑人九名，案件正在进一步侦办之中。\n", false},
};

static bool share_band(const struct tw_story *a, const struct tw_story *b) {
  int64_t of_a[TW_STORY_BANDS], of_b[TW_STORY_BANDS];
  if (!tw_story_bands(a, of_a) || !tw_story_bands(b, of_b)) return false;
  for (size_t i = 0; i < TW_STORY_BANDS; i++)
    if (of_a[i] == of_b[i]) return true;
  return false;
}

/* Every row in both orders; the table's precision and recall are printed. */
static void copies_and_others(void **state) {
  (void)state;
  size_t hits = 0, misses = 0, false_alarms = 0, faults = 0;
  for (size_t i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
    const struct row *row = &rows[i / 2];
    struct tw_arena *arena = tw_arena_new(0);
    struct tw_story a, b;
    struct tw_story_likeness got;
    assert_int_equal(tw_story_read(arena, tw_slice_from(i % 2 ? row->b : row->a), &a), 0);
    assert_int_equal(tw_story_read(arena, tw_slice_from(i % 2 ? row->a : row->b), &b), 0);
    assert_int_equal(tw_story_compare(arena, &a, &b, &got), 0);
    bool is_found = got.is_copy && share_band(&a, &b);
    if (is_found != row->is_copy) {
      print_message("%s: %s, similarity %d, %s, bands %s\n", row->name, got.is_copy ? "a copy" : "no copy", got.similarity,
                    got.why_not ? got.why_not : "-", share_band(&a, &b) ? "meet" : "do not meet");
      faults++;
    }
    hits += is_found && row->is_copy;
    misses += !is_found && row->is_copy;
    false_alarms += is_found && !row->is_copy;
    tw_arena_free(arena);
  }
  print_message("precision %zu/%zu, recall %zu/%zu\n", hits, hits + false_alarms, hits, hits + misses);
  assert_int_equal(faults, 0);
}

static void odd_texts(void **state) {
  (void)state;
  static const char *const texts[] = {"",  " ",  "\xff\xfe\x80", "1",   "一", "1,", "1,234,", "1.",
                                      "'", "a'", "2020-",        "May", "5 ", "万", "０"};
  struct tw_arena *arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct tw_story a, b;
    struct tw_story_likeness got;
    int64_t bands[TW_STORY_BANDS];
    assert_int_equal(tw_story_read(arena, tw_slice_from(texts[i]), &a), 0);
    assert_int_equal(tw_story_read(arena, tw_slice_from(texts[i]), &b), 0);
    assert_int_equal(tw_story_compare(arena, &a, &b, &got), 0);
    assert_false(tw_story_bands(&a, bands));
    assert_false(got.is_copy);
  }
  tw_arena_free(arena);
}

static void token_kinds(void **state) {
  (void)state;
  static const struct {
    const char *text, *kinds; /* w word, N name, h character, n numeral, f figure, y year, d date, m mark */
  } cases[] = {
      {"on Nov. 5, 2020", "wddy"},
      {"5 November 2020", "ddy"},
      {"May 5 or 5 May", "ddwdN"},
      {"it may be 5 people", "wwwfw"},
      {"at 10:35 GMT", "wddd"},
      {"2020-11-05 10:35", "ddddd"},
      {"10 am", "dw"},
      {"7,831 and 7831", "fwf"},
      {"19.654 billion", "fn"},
      {"nine of them", "nww"},
      {"Tel. 01088776655", "Nm"},
      {"Lin Hao's house", "NNw"},
      {"2020年11月5日", "yhdhdh"},
      {"追回908人", "hhfh"},
      {"3亿元", "fh"},
      {"三百二十人", "fh"},
      {"二〇一九年", "yh"},
      {"十一月三日", "dhdh"},
      {"三名", "nh"},
      {"一个千万", "hhhh"},
  };
  struct tw_arena *arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct tw_story s;
    char got[64] = "";
    assert_int_equal(tw_story_read(arena, tw_slice_from(cases[i].text), &s), 0);
    for (size_t j = 0; j < s.count && j + 1 < sizeof got; j++) got[j] = "wNhnfydm"[s.tokens[j].kind];
    if (strcmp(got, cases[i].kinds) != 0) fail_msg("%s: %s, not %s", cases[i].text, got, cases[i].kinds);
  }
  tw_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(token_kinds),
      cmocka_unit_test(copies_and_others),
      cmocka_unit_test(odd_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
