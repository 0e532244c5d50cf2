/* A Chinese count that is told again for another time: 2021年1213件、5432人；2020年为1002件、4871人; rows of a year each. */
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/part_series.h"

enum { REACH = 8, SENTENCES_BACK = 2, ROWS_BACK = 12 };

static const struct tw_token *before(const struct tw_token_list *tokens, int i) {
  return i > 0 ? &tokens->items[i - 1] : NULL;
}

/* What may stand before a figure of the row: the figures before it, their measure words and what joins them. */
static bool is_of_row(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  const struct tw_token *t = &tokens->items[i], *last = before(tokens, i);
  if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_AND) return true;
  return last && last->kind == TW_TOKEN_FIGURE && tw_reading_sense(r, t, TW_SENSE_COUNTER);
}

/* 2020年为, 2020年则分别为, 2020年：; the token of the time that the figure's row is of, -1: no such row. */
static int time_of_row(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  static const char *const adverbs[] = {"则", "則", "仅", "僅", "同期", "全年", "只", "也"};
  int i = f->token - 1;
  while (i > 0 && f->token - i <= REACH && is_of_row(r, tokens, i)) i--;
  bool has_link = false, has_each = false;
  for (; i > 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    bool is_link = t->function == TW_F_LINK || t->function == TW_F_COLON;
    has_link |= is_link;
    has_each |= t->function == TW_F_EACH;
    if (t->function == TW_F_COMMA && has_each) continue; /* 2019年，分别为 */
    if (!is_link && t->function != TW_F_EACH && !tw_words_hold(TW_WORDS(adverbs), tw_reading_text(r, t))) break;
  }
  return i >= 0 && has_link && tokens->items[i].kind == TW_TOKEN_TIME ? i : -1;
}

/* They count alike: sums of one currency, or by a measure word of the same unit. */
static bool count_alike(const struct tw_reading *r, const struct tw_figure *a, const struct tw_figure *b) {
  bool is_money = b->unit == r->money_unit;
  if (is_money || a->unit == r->money_unit) return a->unit == b->unit && tw_slice_eq(a->found->unit, b->found->unit);
  return b->counter_units ? b->counter_units >> a->unit & 1 : a->unit == b->unit;
}

/* 目标是到2024年达到6亿元: not what was counted. */
static bool is_planned(const struct tw_token_list *tokens, int time) {
  for (int i = time - 1; i >= 0 && tokens->items[i].kind != TW_TOKEN_PUNCT; i--) {
    uint8_t function = tokens->items[i].function;
    if (function == TW_F_PLAN || function == TW_F_IF || function == TW_F_MODAL || function == TW_F_OBJ) return true;
  }
  return false;
}

int tw_part_told_before_zh(const struct tw_reading *r, size_t index) {
  const struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_ZH || f->noun_token >= 0 || f->is_unknown_noun) return -1;
  int time = time_of_row(r, tokens, f);
  if (time < 0 || is_planned(tokens, time)) return -1;
  for (size_t i = index; i-- > 0 && index - i <= ROWS_BACK;) {
    const struct tw_figure *other = &r->figures.items[i];
    if (other->sentence + SENTENCES_BACK < f->sentence) return -1;
    bool is_same_row = other->sentence == f->sentence && other->token > time;
    if (is_same_row || other->measure < 0 || other->reason != TW_REASON_NONE || other->link == TW_LINK_PART) continue;
    if (count_alike(r, other, f)) return (int)i;
  }
  return -1;
}

int tw_part_named_again_zh(const struct tw_reading *r, size_t index) {
  static const char *const marks[] = {"这", "這", "该", "該", "上述", "前述", "以上", "那"};
  enum { FIGURES_BACK = 24 };
  const struct tw_figure *f = &r->figures.items[index];
  if (r->language != TW_PACK_ZH || f->found->kind != TW_KIND_QUANTITY) return -1;
  bool is_marked = tw_words_end(TW_WORDS(marks), tw_slice_sub(r->text, 0, f->found->start));
  if (!is_marked && !f->is_base) return -1; /* 在抓获的857人中 */
  for (size_t i = index; i-- > 0 && index - i <= FIGURES_BACK;) {
    const struct tw_figure *other = &r->figures.items[i];
    bool is_counted = other->measure >= 0 && other->reason == TW_REASON_NONE && other->unit >= 0;
    if (is_counted && (f->unit < 0 || f->unit == other->unit) && tw_decimal_cmp(f->found->value, other->found->value) == 0)
      return (int)i;
  }
  return -1;
}

/* The line that heads the rows: it counts nothing and states nothing. */
static bool is_heading(struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  static const char *const stops[] = {"。", "！", "？"};
  if (tw_words_end(TW_WORDS(stops), tw_slice_sub(r->text, s->start, s->end))) return false;
  for (size_t i = 0; i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
  return true;
}

/* The heading's trigger that counts in the figure's unit, with the role of its noun. */
static bool take_heading(struct tw_reading *r, struct tw_figure *f, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (size_t i = 0; i < tokens->count; i++) {
    int noun = tw_reading_noun(r, &tokens->items[i]);
    if (noun >= 0 && f->unit >= 0 && tw_reading_counts(r, noun, f->unit)) f->role = r->pack->nouns.items[noun].role;
    const struct tw_sense *s = tw_reading_sense(r, &tokens->items[i], TW_SENSE_TRIGGER);
    if (!s || f->measure >= 0) continue;
    const struct tw_pack_trigger *trigger = &r->pack->triggers.items[s->target];
    if (trigger->measure < 0 || !tw_reading_holds(&r->pack->measures.items[trigger->measure].units, f->unit)) continue;
    f->measure = trigger->measure;
    f->trigger = (int)s->target;
    f->score = TW_GOVERN_NEEDED;
    tw_reading_step(r, f, "counted by the heading's \"%.*s\"", TW_SLICE_ARG(tw_reading_text(r, &tokens->items[i])));
  }
  return f->measure >= 0;
}

bool tw_part_of_heading_zh(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_ZH || f->noun_token >= 0 || f->unit < 0 || f->sentence == 0) return false;
  if (time_of_row(r, tokens, f) != 0) return false;
  return is_heading(r, f->sentence - 1) && take_heading(r, f, f->sentence - 1);
}

bool tw_part_is_compared_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const marks[] = {"比", "较", "較", "对比", "對比", "比较", "比較"};
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  bool has_time = false;
  if (r->language != TW_PACK_ZH || f->noun_token >= 0 || f->token < 2 || tokens->items[f->token - 1].function != TW_F_DE)
    return false;
  for (int i = f->token - 2; i >= 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_WORD && tw_words_end(TW_WORDS(marks), tw_reading_text(r, t))) return has_time;
    has_time |= t->kind == TW_TOKEN_TIME;
    if (t->kind == TW_TOKEN_FIGURE || (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_OPEN && t->function != TW_F_CLOSE))
      return false;
  }
  return false;
}

/* The verb counts under that measure; 0: under others; -1: it counts nothing, or only with nouns of its own. */
static int counts_in(const struct tw_reading *r, const struct tw_token *token, int measure) {
  const struct tw_hit *hit = tw_reading_hit(r, token);
  int counts = -1;
  for (size_t i = 0; hit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->kind != TW_SENSE_TRIGGER || s->pack != r->pack_index) continue;
    const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
    if (t->measure < 0 || t->as != TW_AS_VERB) continue;
    if (t->measure == measure) return 1;
    if (!(t->flags & TW_TRIGGER_NEEDS_WITH)) counts = 0;
  }
  return counts;
}

bool tw_part_has_own_verb_zh(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  static const char *const others[] = {"确定", "確定", "锁定", "鎖定", "识别", "識別", "确认", "確認", "查明", "牵涉",
                                       "牽涉", "面临", "面臨", "鉴别", "鑒別", "掌控", "教育", "增至", "升至", "增加到"};
  if (r->language != TW_PACK_ZH || f->unit == r->money_unit || total->unit < 0 || tw_part_is_compared_zh(r, f)) return false;
  if (total->is_base && tokens->items[f->token - 1].function == TW_F_DE) return true; /* 对遣返的64人中的58人申请拘留 */
  for (int i = f->token - 1; i > total->last_token && tokens->items[i].function != TW_F_COMMA; i--) {
    if (tokens->items[i].kind == TW_TOKEN_WORD && tw_words_stand_in(TW_WORDS(others), tw_reading_text(r, &tokens->items[i])))
      return true;
    int counts = counts_in(r, &tokens->items[i], total->measure);
    if (counts >= 0 && !tw_govern_is_attributive_zh(r, tokens, i)) return counts == 0;
  }
  return false;
}

bool tw_part_has_own_time_zh(const struct tw_reading *r, const struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_ZH || f->noun_token >= 0 || f->unit == r->money_unit) return false;
  int first = f->token;
  while (first > 0 && f->token - first <= REACH && tokens->items[first - 1].function != TW_F_COMMA) first--;
  return first < f->token && tokens->items[first].kind == TW_TOKEN_TIME;
}

bool tw_part_is_sum_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const sums[] = {"共计", "共計", "合计", "合計", "总计", "總計", "共"};
  if (r->language != TW_PACK_ZH || f->noun_token >= 0 || f - r->figures.items < 2) return false;
  const struct tw_figure *a = f - 2, *b = f - 1;
  struct tw_decimal sum;
  bool is_row = a->sentence == f->sentence && b->sentence == f->sentence && a->unit == b->unit && tw_slice_eq(a->role, b->role);
  return is_row && tw_words_end(TW_WORDS(sums), tw_slice_sub(r->text, 0, f->found->start)) &&
         tw_decimal_add(a->found->value, b->found->value, &sum) && tw_decimal_cmp(sum, f->found->value) == 0;
}
