/* Periods that a paragraph or a heading states for the lines below it. */
#include "base/words.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"

bool tw_period_is_initial(const struct tw_token_list *tokens, int time) {
  int words = 0;
  for (int i = 0; i < time; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_COLON)
      words = 0;
    else if (t->kind != TW_TOKEN_FUNCTION && t->kind != TW_TOKEN_PUNCT)
      words++;
    if (t->kind == TW_TOKEN_FIGURE) return false;
  }
  return words == 0;
}

struct tw_slice tw_period_line(const struct tw_reading *r, size_t sentence, size_t *ret_first) {
  size_t first = sentence;
  while (first > 0 && r->sentences.items[first - 1].paragraph == r->sentences.items[sentence].paragraph) first--;
  *ret_first = first;
  return tw_slice_sub(r->text, r->sentences.items[first].start, r->sentences.items[first].end);
}

/* 警务处公布2023年全年罪案数字：, 统计显示: the time of what the sentence says was published. */
static bool is_of_statistics_zh(const struct tw_reading *r, size_t sentence, const struct tw_token_list *tokens, int time) {
  static const char *const tells[] = {"公布", "公佈", "发布", "發布", "通报", "通報", "发表", "發表"};
  static const char *const counts[] = {"数字", "數字", "数据", "數據", "统计", "統計", "情况",
                                       "情況", "年报", "年報", "成果", "报告", "報告", "罪案"};
  enum { REACH_BYTES = 36 }; /* a dozen characters */
  const struct tw_sentence *s = &r->sentences.items[sentence];
  if (r->language != TW_PACK_ZH) return false;
  uint32_t end = tokens->items[time].end, to = end + REACH_BYTES < s->end ? end + REACH_BYTES : s->end;
  return tw_reading_stands_in(r, sentence, TW_WORDS(tells), s->start, tokens->items[time].start) &&
         tw_reading_stands_in(r, sentence, TW_WORDS(counts), end, to);
}

/* A span that opens the sentence, or the day of a diary's entry: "22 December 2022: A judge ...". */
static const struct tw_found *find_opening(struct tw_reading *r, size_t sentence) {
  if (!tw_reading_has_found(r, sentence, TW_FOUND_TIMES)) return NULL; /* it is not even split into tokens */
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  bool is_report = false;
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return NULL;
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    if (r->language == TW_PACK_ZH && tw_time_is_report(r, tokens, i)) {
      is_report = true;
      continue;
    }
    const struct tw_found *f = &r->found.items[tokens->items[i].index];
    if (tw_time_is_of_aside(r, tokens, i, (int)tokens->count)) return NULL;
    if (r->language == TW_PACK_ZH && tw_period_is_past_years(r, f)) return NULL; /* 一年来 */
    if (r->language == TW_PACK_EN && tw_time_is_report(r, tokens, i)) return NULL;
    bool is_opening = tw_period_is_initial(tokens, i) || is_of_statistics_zh(r, sentence, tokens, i) ||
                      (is_report && tokens->items[i - 1].function == TW_F_COMMA);
    bool is_diary = r->language == TW_PACK_EN && (size_t)i + 1 < tokens->count && tokens->items[i + 1].function == TW_F_COLON;
    return is_opening && (f->kind == TW_KIND_PERIOD || is_diary) && !tw_period_is_none(f->period) ? f : NULL;
  }
  return NULL;
}

const struct tw_found *tw_period_opening(struct tw_reading *r, size_t sentence) {
  if (r->sentences.items[sentence].opens_no_period) return NULL;
  const struct tw_found *opening = find_opening(r, sentence);
  r->sentences.items[sentence].opens_no_period = !opening;
  return opening;
}

static const char *const stops[] = {".", "。", "！", "？", "”", "\""};

/* The only span of a line that is no sentence: "Results of the office in 2023", "Key figures, 2023:", 工作成果一览（2023年）. */
static const struct tw_found *heading_period(struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  const struct tw_found *only = NULL;
  if (tw_words_end(TW_WORDS(stops), tw_slice_sub(r->text, s->start, s->end))) return NULL;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_BE || t->function == TW_F_HAVE) return NULL;
    if (t->kind != TW_TOKEN_TIME || tw_period_is_none(r->found.items[t->index].period)) continue;
    struct tw_period p = r->found.items[t->index].period;
    if (r->language == TW_PACK_EN && p.start == p.end) continue; /* "released today: results for 2023" */
    if (only) return NULL;
    only = &r->found.items[t->index];
  }
  return only && only->kind == TW_KIND_PERIOD ? only : NULL;
}

enum { LONGEST_ROW = 120 }; /* bytes: a longer line is prose */

/* Behind what parts the label of a row from its number: a colon, the gap between two cells; 0: there is none. */
static size_t behind_label(struct tw_slice line) {
  static const char *const marks[] = {"　", "\t", "   ", "：", ":"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    ptrdiff_t at = tw_slice_find(line, tw_slice_from(marks[i]), 0);
    if (at > 0) return (size_t)at + strlen(marks[i]);
  }
  return 0;
}

/* 项目　数量　同比: the heads of a table's columns. */
static bool is_table_head(struct tw_slice line) {
  if (line.len > LONGEST_ROW || (tw_slice_find(line, TW_SLICE("　"), 0) <= 0 && tw_slice_find(line, TW_SLICE("\t"), 0) <= 0))
    return false;
  for (size_t i = 0; i < line.len; i++)
    if (line.ptr[i] >= '0' && line.ptr[i] <= '9') return false;
  return true;
}

/* "Assets frozen: EUR 45.2 million", 追回赃款：8.4亿元, 追回赃款　8.4亿元 on a line of its own. */
static bool is_labelled_line(struct tw_slice line) {
  enum { SIGN = 7 }; /* bytes: "EUR ", "US$", 人民币 may stand before the digits */
  if (line.len > LONGEST_ROW || tw_words_end(TW_WORDS(stops), line)) return false;
  size_t from = behind_label(line);
  if (!from) return false;
  for (size_t i = from; i < line.len && i <= from + SIGN; i++)
    if (line.ptr[i] >= '0' && line.ptr[i] <= '9') return true;
  return false;
}

static bool is_list_line(struct tw_slice line) {
  return tw_time_is_list_item(line) || is_labelled_line(line);
}

/* The period of the paragraph whose first sentence it is; NULL when none opens one of its sentences. */
static const struct tw_found *lead_period(struct tw_reading *r, size_t first) {
  uint32_t paragraph = r->sentences.items[first].paragraph;
  const struct tw_found *found = NULL;
  for (size_t i = first; !found && i < r->sentences.count && r->sentences.items[i].paragraph == paragraph; i++)
    found = tw_period_opening(r, i);
  return found ? found : heading_period(r, first);
}

bool tw_period_from_list_lead(struct tw_reading *r, struct tw_figure *f) {
  static const char *const opens[] = {":", "："};
  enum { MAX_ITEMS = 40 };
  size_t first;
  struct tw_slice line = tw_period_line(r, f->sentence, &first);
  if (!is_list_line(line)) return false;
  for (int items = 0; items < MAX_ITEMS && first > 0; items++) {
    line = tw_period_line(r, first - 1, &first);
    if (is_list_line(line) || is_table_head(line)) continue;
    const struct tw_found *found = lead_period(r, first);
    if (!found && first > 0 && tw_words_end(TW_WORDS(opens), line)) continue; /* "Key figures:", the lead stands above it */
    if (found) tw_period_give(r, f, found->period, TW_BASIS_PARAGRAPH);
    return found;
  }
  return false;
}
