/* Rows in a Chinese sentence: 2019年至2021年，追回人数分别为41人、52人、63人; each figure has the time in the same place. */
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/period.h"

enum { REACH = 24 }; /* tokens to each side of a member: longer rows nobody says 分别 of */

static bool is_joint(const struct tw_token *t) {
  return t->function == TW_F_AND || t->function == TW_F_COMMA || t->function == TW_F_LINK;
}

/* A measure word or the like right behind a number: 41人, 41名. */
static bool is_counter(const struct tw_token_list *tokens, int i) {
  enum { LONGEST = 6 }; /* two characters */
  const struct tw_token *t = &tokens->items[i];
  bool is_word = t->kind == TW_TOKEN_WORD || t->kind == TW_TOKEN_HIT;
  return is_word && i > 0 && t[-1].kind == TW_TOKEN_FIGURE && t[-1].end == t->start && t->end - t->start <= LONGEST;
}

static bool is_member(const struct tw_reading *r, const struct tw_token_list *tokens, int i, int token) {
  const struct tw_token *t = &tokens->items[i], *own = &tokens->items[token];
  return t->kind == own->kind && r->found.items[t->index].kind == r->found.items[own->index].kind;
}

/* Members of the token's row on one side of it. */
static int count_side(const struct tw_reading *r, const struct tw_token_list *tokens, int token, int step) {
  int count = 0;
  for (int i = token + step; i >= 0 && (size_t)i < tokens->count && step * (i - token) <= REACH; i += step) {
    if (is_member(r, tokens, i, token))
      count++;
    else if (!is_joint(&tokens->items[i]) && !is_counter(tokens, i))
      break;
  }
  return count;
}

static int place_in_row(const struct tw_reading *r, const struct tw_token_list *tokens, int token, int *ret_count) {
  int before = count_side(r, tokens, token, -1);
  *ret_count = before + 1 + count_side(r, tokens, token, 1);
  return before;
}

/* 2019年至2021年: the year in that place, where the span has as many as the row. */
static bool year_of_span(struct tw_period span, int place, int count, struct tw_period *ret_year) {
  if (span.start == TW_DAY_NONE || span.end == TW_DAY_NONE) return false;
  int first = tw_date_from(span.start).year, last = tw_date_from(span.end).year;
  if (last - first + 1 != count || span.start != tw_period_year(first).start || span.end != tw_period_year(last).end)
    return false;
  *ret_year = tw_period_year(first + place);
  return true;
}

/* The period of the figure's place, by the nearest row of times before it, or by a span of as many years. */
static bool find_time(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int place,
                      int count, struct tw_period *ret_period) {
  for (int i = f->token - 1; i >= 0; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period span = r->found.items[tokens->items[i].index].period;
    if (year_of_span(span, place, count, ret_period)) return true;
    int times, own = place_in_row(r, tokens, i, &times);
    if (times != count) continue;
    if (own == place) {
      *ret_period = span;
      return true;
    }
  }
  return false;
}

/* 分别 stands before the figure. */
static bool is_each_of_row(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"分别", "分別", "依次", "依序"};
  uint32_t start = r->sentences.items[f->sentence].start;
  return r->language == TW_PACK_ZH && tw_reading_stands_in(r, f->sentence, TW_WORDS(words), start, f->found->start);
}

void tw_period_narrow_to_row_zh(const struct tw_reading *r, const struct tw_figure *f, struct tw_period *span) {
  int count;
  if (!is_each_of_row(r, f)) return;
  int place = place_in_row(r, &r->sentences.items[f->sentence].tokens, f->token, &count);
  if (count > 1) year_of_span(*span, place, count, span);
}

/* The cells of a table's row stand apart. */
static bool is_table_row(const struct tw_reading *r, size_t sentence) {
  static const char *const gaps[] = {"　", "\t", "|"};
  return tw_reading_says(r, sentence, TW_WORDS(gaps));
}

/* Tokens of that kind in the sentence before `end`. */
static int count_kind(const struct tw_token_list *tokens, enum tw_token_kind kind, int end) {
  int count = 0;
  for (int i = 0; i < end; i++) count += tokens->items[i].kind == kind;
  return count;
}

/* 指标　2023年　2024年 above 起诉人员　52人　68人: the time that heads the figure's column. */
static bool from_column(struct tw_reading *r, struct tw_figure *f) {
  enum { ROWS_BACK = 40, MOST_TOKENS = 64 }; /* of a row: a longer one is none */
  const struct tw_token_list *tokens = tw_reading_tokens(r, f->sentence);
  if (tokens->count > MOST_TOKENS || !is_table_row(r, f->sentence)) return false;
  int columns = count_kind(tokens, TW_TOKEN_FIGURE, (int)tokens->count), place = count_kind(tokens, TW_TOKEN_FIGURE, f->token);
  for (size_t i = f->sentence; i-- > 0 && f->sentence - i <= ROWS_BACK && is_table_row(r, i);) {
    tokens = tw_reading_tokens(r, i);
    if (tokens->count > MOST_TOKENS) return false;
    if (count_kind(tokens, TW_TOKEN_FIGURE, (int)tokens->count)) continue;
    if (count_kind(tokens, TW_TOKEN_TIME, (int)tokens->count) != columns) return false;
    for (int k = 0; (size_t)k < tokens->count; k++)
      if (tokens->items[k].kind == TW_TOKEN_TIME && place-- == 0) {
        tw_period_give(r, f, r->found.items[tokens->items[k].index].period, TW_BASIS_PARAGRAPH);
        return true;
      }
  }
  return false;
}

bool tw_period_from_row_zh(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  struct tw_period period;
  int count;
  if (r->language == TW_PACK_ZH && from_column(r, f)) return true;
  if (!is_each_of_row(r, f)) return false;
  int place = place_in_row(r, tokens, f->token, &count);
  if (count < 2 || !find_time(r, f, tokens, place, count, &period) || tw_period_is_none(period)) return false;
  tw_period_give(r, f, period, TW_BASIS_STATED);
  return true;
}

bool tw_period_from_whole_before_zh(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  bool is_part = f->sentence > 0 && tokens->count > 1 && tokens->items[0].function == TW_F_INCL &&
                 tokens->items[1].kind == TW_TOKEN_FIGURE &&
                 r->sentences.items[f->sentence - 1].paragraph == r->sentences.items[f->sentence].paragraph;
  for (int i = 0; is_part && i < f->token; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false;
  tokens = is_part ? tw_reading_tokens(r, f->sentence - 1) : tokens;
  for (size_t i = 0; is_part && i < tokens->count && tokens->items[i].kind != TW_TOKEN_FIGURE; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period p = r->found.items[tokens->items[i].index].period;
    if (!tw_period_is_span(p)) continue;
    tw_period_give(r, f, p, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}

bool tw_period_is_undated_since_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const since[] = {"以来", "以來"};
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int pause = 0;
  bool is_example = r->language == TW_PACK_ZH && tokens->count > 1 && tokens->items[0].function == TW_F_INCL &&
                    tokens->items[1].function == TW_F_COMMA; /* 其中，某市警方破获39起 */
  if (is_example) return true;
  while (pause < f->token && tokens->items[pause].function != TW_F_COMMA) {
    struct tw_period named; /* “猎狐2020”行动开展以来 is dated by the name */
    if (tokens->items[pause].kind == TW_TOKEN_TIME || tw_campaign_named_year(r, &tokens->items[pause], &named)) return false;
    pause++;
  }
  return r->language == TW_PACK_ZH && pause > 0 && pause < f->token &&
         tw_words_end(TW_WORDS(since), tw_slice_sub(r->text, 0, tokens->items[pause].start));
}

bool tw_period_is_named_run_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const runs[] = {"以来", "以來", "至今"};
  enum { REACH_BYTES = 48 }; /* ”专项行动部署开展以来 */
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_ZH || !tw_reading_has_found(r, f->sentence, TW_FOUND_NAMES)) return false;
  for (int i = 0; i < f->token; i++) {
    struct tw_period named;
    if (!tw_campaign_named_year(r, &tokens->items[i], &named)) continue;
    uint32_t from = tokens->items[i].end, to = from + REACH_BYTES < f->found->start ? from + REACH_BYTES : f->found->start;
    if (tw_reading_stands_in(r, f->sentence, TW_WORDS(runs), from, to)) return true;
  }
  return false;
}

bool tw_period_of_scene_zh(struct tw_reading *r, size_t sentence, struct tw_period *ret_period) {
  static const char *const scenes[] = {"活动现场", "活動現場", "在活动现场", "在活動現場", "仪式上", "儀式上", "大会上", "大會上",
                                       "当晚",     "當晚",     "当天",       "當天",       "当日",   "當日",   "现场，", "现场,"};
  enum { SENTENCES_BACK = 3 };
  const struct tw_sentence *s = &r->sentences.items[sentence];
  if (r->language != TW_PACK_ZH || !tw_words_begin(TW_WORDS(scenes), tw_slice_sub(r->text, s->start, s->end))) return false;
  for (size_t i = sentence; i-- > 0 && sentence - i <= SENTENCES_BACK;) {
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    for (size_t k = tokens->count; k-- > 0;) {
      if (tokens->items[k].kind != TW_TOKEN_TIME) continue;
      struct tw_period p = r->found.items[tokens->items[k].index].period;
      if (p.start == TW_DAY_NONE || p.start != p.end) return false;
      *ret_period = p;
      return true;
    }
  }
  return false;
}
