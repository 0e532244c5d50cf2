#include "tests/bench/sentences.h"
#include <stddef.h>

static const char *const sentences_en[] = {
    "Prosecutors in %C said on %M %D that %N suspects had been brought back since the start of %Y.",
    "The harbour was quiet in the morning, and fishermen mended their nets along the wall.",
    "%W, who led the inquiry for many years, declined to talk about the accounts.",
    "From %Y to %M %Y, %L fugitives were returned from more than %N countries and regions.",
    "A spokesman said that the court would hear the appeal before the summer recess.",
    "Investigators recovered $%N million and froze property worth another %N million euros.",
    "\"We have waited long enough,\" said %W, standing outside the ministry in light rain.",
    "The company told shareholders that sales rose %N percent to %L units in the third quarter.",
    "Residents of the valley complained that the bridge had been closed for weeks without notice.",
    "At least %N people were questioned, among them %N officials of the customs service.",
    "The treaty, signed in %M %Y, allows evidence to pass between %C and %C without long delays.",
    "Nobody in the hall expected the vote to be so close, and the count went on past midnight.",
    "Police said a man aged %N was detained at the airport at %T after a flight from %C.",
    "According to the annual report, %N cases were opened last year and %N were closed.",
    "The museum will show early maps, letters and instruments that were found under the old library.",
    "%W was extradited from %C on %D %M %Y to stand trial for fraud and money laundering.",
    "The judge ordered the return of %L yuan to the savings bank and its customers.",
    "Rain is expected in the north, while the south stays dry until the end of the week.",
    "Of the %L returned, %N were listed by the police organisation and %N came of their own will.",
    "Teachers welcomed the plan but asked who would pay for the books and the heating.",
    "The home side won %N-%N and moved up to the third place of the table.",
    "Officials from %C and %C met in the capital to discuss how stolen assets are traced.",
    "The fund holds some %N billion shillings, about a tenth of what the auditors could not explain.",
    "She had worked as a clerk in the harbour office before she moved abroad with her family.",
    NULL};
static const char *const titles_en[] = {"%N fugitives returned from %C since %Y", "Court in %C orders return of stolen funds",
                                        "Harbour town waits for its bridge", "%W speaks about the long inquiry", NULL};
static const char *const countries_en[] = {"Kenya", "Peru",  "Malaysia", "Portugal", "Nigeria", "Canada",
                                           "Spain", "Ghana", "Thailand", "Serbia",   "Brazil",  NULL};
static const char *const names_en[] = {"Maria Okello",   "Tom Brandt",     "Li Wen", "Ana Duarte",
                                       "Peter Halloran", "Nadia Suleiman", NULL};
static const char *const months_en[] = {"January", "March", "April", "June", "August", "September", "October", "December", NULL};

static const char *const sentences_zh[] = {"%Y年至%Y年%M，有关部门共从%N多个国家和地区追回外逃人员%L人。",
                                           "清晨的港口很安静，渔民们坐在堤边修补渔网。",
                                           "据通报，警方于%M%D日在%C抓获犯罪嫌疑人%N名，追回赃款%N亿元。",
                                           "%W多年来负责这项调查，他没有谈论账户的情况。",
                                           "法院将在夏季休庭之前开庭审理上诉，双方律师均已到场。",
                                           "其中党员和国家工作人员%N人，“红通人员”%N人。",
                                           "公司公告显示，第三季度销售额同比增长%N%，达到%L万元。",
                                           "山谷里的居民抱怨说，桥梁已经关闭数周，却没有收到任何通知。",
                                           "%Y年%M%D日，双方在首都签署引渡条约，就调取证据作出安排。",
                                           "犯罪嫌疑人%W涉嫌贪污、挪用公款，潜逃%C%N年后回国投案自首。",
                                           "博物馆将展出早期地图、书信和仪器，这些物品是在旧图书馆地下发现的。",
                                           "今年以来，全省共立案%N起，结案%N起，挽回经济损失约%N万元。",
                                           "北方预计有雨，南方在周末之前仍以晴天为主。",
                                           "会议指出，要继续加强国际合作，完善追逃追赃工作机制。",
                                           "老师们欢迎这项计划，但也想知道书本和取暖的费用由谁承担。",
                                           "主队以%N比%N取胜，升至积分榜第三位。",
                                           "截至%M底，专项行动冻结资金%N.%N亿美元，查封房产%N套。",
                                           "她曾在港务局当过办事员，后来随家人移居国外。",
                                           NULL};
static const char *const titles_zh[] = {"今年以来从%C追回%N人", "%C法院判令返还赃款", "港口小城等待大桥通车", "%W谈多年调查",
                                        NULL};
static const char *const countries_zh[] = {"肯尼亚", "秘鲁", "马来西亚", "葡萄牙", "加拿大",
                                           "西班牙", "泰国", "塞尔维亚", "巴西",   NULL};
static const char *const names_zh[] = {"王某某", "李文", "陈建国", "赵某", "周敏", NULL};
static const char *const months_zh[] = {"1月", "3月", "4月", "6月", "8月", "9月", "10月", "11月", NULL};

const struct bench_words bench_words[2] = {
    {sentences_en, titles_en, countries_en, names_en, months_en},
    {sentences_zh, titles_zh, countries_zh, names_zh, months_zh},
};
