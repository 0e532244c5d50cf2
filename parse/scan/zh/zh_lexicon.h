/* The words a Chinese figure or date is made of, each with a class and a value, and an index over them. A word may stand in
 * several classes (分 is a minute, a point and a cent); look-ups name the classes they want. */
#pragma once
#include "base/arena.h"

/* One bit each, so that sets of classes are masks. */
#define TW_ZH_DIGIT     (UINT64_C(1) << 0)  /* 〇一二..九, formal numerals; a: 0..9 */
#define TW_ZH_UNIT      (UINT64_C(1) << 1)  /* 十百千; a: power of ten */
#define TW_ZH_BIG       (UINT64_C(1) << 2)  /* 万亿兆; a: power of ten */
#define TW_ZH_TENS      (UINT64_C(1) << 3)  /* 廿卅卌; a: 20, 30, 40 */
#define TW_ZH_POINT     (UINT64_C(1) << 4)  /* 点 */
#define TW_ZH_MORE      (UINT64_C(1) << 5)  /* 多余几来 behind a number; a: qualifier */
#define TW_ZH_SIGN      (UINT64_C(1) << 6)  /* 负; a 1: 零下, which is never part of another word */
#define TW_ZH_SOME      (UINT64_C(1) << 7)  /* 数几 before 十百千万亿: no number is said */
#define TW_ZH_SKIP      (UINT64_C(1) << 8)  /* ordinary words whose numerals or hedges mean nothing */
#define TW_ZH_NAME      (UINT64_C(1) << 9)  /* names and slogans that hold a numeral */
#define TW_ZH_HEDGE     (UINT64_C(1) << 10) /* before a number; a: qualifier */
#define TW_ZH_TAIL      (UINT64_C(1) << 11) /* behind a number or its measure word; a: qualifier */
#define TW_ZH_MEASURE   (UINT64_C(1) << 12) /* counted things: 名人起件 */
#define TW_ZH_ORDINAL   (UINT64_C(1) << 13) /* 第 */
#define TW_ZH_PERCENT   (UINT64_C(1) << 14) /* % 个百分点; a: power of ten on top of a hundredth */
#define TW_ZH_SHARE     (UINT64_C(1) << 15) /* 百分之; a: power of ten on top of a hundredth */
#define TW_ZH_ENGLISH   (UINT64_C(1) << 16) /* million; a: power of ten */
#define TW_ZH_MONEY     (UINT64_C(1) << 17) /* currency names before an amount */
#define TW_ZH_DURATION  (UINT64_C(1) << 18) /* behind a number: 年 个月 小时 */
#define TW_ZH_AGE       (UINT64_C(1) << 19) /* 岁 */
#define TW_ZH_LINK      (UINT64_C(1) << 20) /* 至 到 - ~ between the ends of a range */
#define TW_ZH_REL_YEAR  (UINT64_C(1) << 21) /* 去年; a: offset; b 1: from the year last named */
#define TW_ZH_REL_MONTH (UINT64_C(1) << 22) /* 上月; a: offset */
#define TW_ZH_REL_WEEK  (UINT64_C(1) << 23) /* 上周; a: offset */
#define TW_ZH_REL_DAY   (UINT64_C(1) << 24) /* 昨日; a: offset; b 1: the day last named, 2: some day near by */
#define TW_ZH_REL_PART  (UINT64_C(1) << 25) /* 上半年 without a year: a: enum tw_zh_part, b: number; 本季度: a 0, b: offset */
#define TW_ZH_WEEKDAY   (UINT64_C(1) << 26) /* 星期一; a: 0 Monday .. 6 */
#define TW_ZH_PART      (UINT64_C(1) << 27) /* behind a year or month: 上半年 底 上旬; a: enum tw_zh_part */
#define TW_ZH_FROM      (UINT64_C(1) << 28) /* 从 自 before a period */
#define TW_ZH_UNTIL     (UINT64_C(1) << 29) /* 截至 before a period; a 1: only at the start of a clause */
#define TW_ZH_AFTER     (UINT64_C(1) << 30) /* behind a period; a: enum tw_zh_after */
#define TW_ZH_NOW       (UINT64_C(1) << 31) /* 目前 */
#define TW_ZH_PAST      (UINT64_C(1) << 32) /* 近 过去 before a number of years; a: -1 back, 1 ahead */
#define TW_ZH_ERA       (UINT64_C(1) << 33) /* 民国 康熙; a: year before the first; b: number of a century, or 0 */
#define TW_ZH_SPAN      (UINT64_C(1) << 34) /* 年 个月 天 周 季度 in relative counts; a: enum tw_zh_span */
#define TW_ZH_NAME_TAIL (UINT64_C(1) << 35) /* behind a number makes it a name: 国集团 中全会 位一体 */
#define TW_ZH_CONTACT   (UINT64_C(1) << 36) /* before a phone number: 电话 拨打; a 1: before another code: 邮编 */
#define TW_ZH_CLOCK     (UINT64_C(1) << 37) /* 上午 凌晨 before a clock time */
#define TW_ZH_URL       (UINT64_C(1) << 38) /* http:// */
#define TW_ZH_EVENT     (UINT64_C(1) << 39) /* 十八大 before 以来 */
#define TW_ZH_SHARED    (UINT64_C(1) << 40) /* 今明两年; a, b: first and last offset */
#define TW_ZH_ARTICLE   (UINT64_C(1) << 41) /* behind an ordinal makes it an identifier: 条 款 */
#define TW_ZH_LIST      (UINT64_C(1) << 42) /* 一是, 其一: enumerators */
#define TW_ZH_HOUR      (UINT64_C(1) << 43) /* 时 点钟 */
#define TW_ZH_KEEP      (UINT64_C(1) << 44) /* numbers that look like the start of an ordinary word: 十分钟 一点五 */
#define TW_ZH_HALF      (UINT64_C(1) << 45) /* 半 before a duration */

#define TW_ZH_MOON (UINT64_C(1) << 46) /* 农历; a 1: a month of the moon by name, 正月 */

#define TW_ZH_NUMBERED (UINT64_C(1) << 47) /* what a number before it tells apart from others: 302室; a 1: as a name, 500强 */

/* Where a word may start something on its own; the rest is only looked for behind something else. */
#define TW_ZH_START                                                                                                              \
  (TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_TENS | TW_ZH_SIGN | TW_ZH_SOME | TW_ZH_SKIP | TW_ZH_NAME | TW_ZH_HEDGE |         \
   TW_ZH_ORDINAL | TW_ZH_SHARE | TW_ZH_MONEY | TW_ZH_REL_YEAR | TW_ZH_REL_MONTH | TW_ZH_REL_WEEK | TW_ZH_REL_DAY |               \
   TW_ZH_REL_PART | TW_ZH_WEEKDAY | TW_ZH_FROM | TW_ZH_UNTIL | TW_ZH_NOW | TW_ZH_PAST | TW_ZH_ERA | TW_ZH_CONTACT |              \
   TW_ZH_CLOCK | TW_ZH_URL | TW_ZH_EVENT | TW_ZH_SHARED | TW_ZH_LIST | TW_ZH_KEEP | TW_ZH_HALF | TW_ZH_MOON)

/* Parts of a year or month. */
enum tw_zh_part {
  TW_ZH_PART_NONE,
  TW_ZH_PART_HALF,       /* b: 1, 2 */
  TW_ZH_PART_QUARTER,    /* b: 1..4 */
  TW_ZH_PART_TENDAYS,    /* b: 1..3 */
  TW_ZH_PART_TWENTYDAYS, /* b: 1, 2: two thirds of a month that start with this one */
  TW_ZH_PART_BEGIN,
  TW_ZH_PART_END,
  TW_ZH_PART_WHOLE,      /* 全年 */
  TW_ZH_PART_FIRST,      /* the first b units */
  TW_ZH_PART_LAST,       /* the last b units */
  TW_ZH_PART_NTH,        /* the b-th unit */
  TW_ZH_PART_HALF_MONTH, /* b: 1, 2 */
};

enum tw_zh_span { TW_ZH_SPAN_DAY, TW_ZH_SPAN_WEEK, TW_ZH_SPAN_MONTH, TW_ZH_SPAN_QUARTER, TW_ZH_SPAN_YEAR, TW_ZH_SPAN_DECADE };

enum tw_zh_after {
  TW_ZH_AFTER_SINCE,  /* 以来 起: the end is open */
  TW_ZH_AFTER_LATER,  /* 之后: what comes behind it */
  TW_ZH_AFTER_BEFORE, /* 之前: what comes before it */
  TW_ZH_AFTER_UNTIL,  /* 为止: up to and with it */
  TW_ZH_AFTER_NOW,    /* 至今: up to the reference day */
};

struct tw_zh_word {
  const char *texts; /* UTF-8 words of one meaning, separated by spaces */
  uint64_t classes;  /* TW_ZH_... */
  int16_t a, b;      /* meaning by class, above */
};

/* A table of words; the folder's tables are listed in zh_lexicon.c. */
struct tw_zh_table {
  const struct tw_zh_word *words;
  size_t count;
};
extern const struct tw_zh_table tw_zh_numerals, tw_zh_hedges, tw_zh_measures, tw_zh_calendar, tw_zh_ordinary, tw_zh_names;

struct tw_zh_lexicon;

struct tw_zh_hit {
  const struct tw_zh_word *word;
  uint64_t classes; /* of all entries with the same text that were asked for */
  size_t end;       /* byte behind the word */
};

/* Index of all tables, in `arena`. NULL when memory is out. */
const struct tw_zh_lexicon *tw_zh_lexicon_new(struct tw_arena *arena);
/* The longest word of one of `classes` at text.ptr[at]. False when there is none or at >= text.len. */
bool tw_zh_lexicon_find(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at, uint64_t classes,
                        struct tw_zh_hit *ret_hit);
/* Classes that a word at text.ptr[at] may have, by its first character; one that is not among them has none there. */
uint64_t tw_zh_lexicon_classes(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at);
/* First offset at or after `at` where a word of TW_ZH_START, an ASCII digit or letter or a full-width digit may start. */
size_t tw_zh_lexicon_next(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at);
