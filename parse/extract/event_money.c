/* The sums that an event's verb acts on. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/govern.h"

static const struct tw_token_list *tokens_of(const struct tw_reading *r, const struct tw_event_draft *d) {
  return &r->sentences.items[d->sentence].tokens;
}

static bool is_money(const struct tw_reading *r, const struct tw_token *t) {
  return t->kind == TW_TOKEN_FIGURE && r->found.items[t->index].kind == TW_KIND_MONEY;
}

/* A sum that the verb governs: 扣押与该网站有关的资产，总值约3亿2400万. */
bool tw_event_governs_money(const struct tw_reading *r, const struct tw_event_draft *d) {
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->trigger_token == d->token && f->unit == r->money_unit && f->reason == TW_REASON_NONE) return true;
  }
  return false;
}

/* The sum at that token is another verb's: 查扣电脑38台，冻结2.3亿. Chinese. */
static bool is_anothers_zh(const struct tw_reading *r, const struct tw_event_draft *d, int token) {
  if (r->language != TW_PACK_ZH || d->is_sign) return false; /* 达成和解，支付25亿 is one act */
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->token != token) continue;
    int first = d->token < token ? d->token : token, last = d->token < token ? token : d->token;
    return f->measure >= 0 && f->trigger_token > first && f->trigger_token < last;
  }
  return false;
}

/* 这笔资金…归还, 归还一笔…资金: a sum that another sentence tells. */
static bool names_sum_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"这笔",   "這筆",   "该笔",     "該筆",     "一笔",   "一筆",   "首笔",   "首筆",
                                      "批资金", "批資金", "全数赃款", "全部赃款", "批款项", "批款項", "笔资金", "筆資金"};
  static const char *const asides[] = {"后", "後", "前"}; /* 归还后将拨入 */
  if (tw_words_begin(TW_WORDS(asides), tw_slice_sub(r->text, tokens->items[d->token].end, r->text.len))) return false;
  return r->language == TW_PACK_ZH && d->rule->needs_money && !d->rule->needs_day &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[d->first].start, tokens->items[d->last].end);
}

/* "a man suspected of embezzling 28 million was repatriated": who, not what, by a verb that has both. English. */
static bool is_on_persons(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { SUBJECT = 4 }; /* tokens before its noun */
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (r->language != TW_PACK_EN || d->is_sign) return false;
  bool is_of_both = false, is_passive = tw_event_is_passive(r, d);
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, &tokens->items[d->token], TW_SENSE_EVENT, s));)
    is_of_both |= r->pack->events.items[s->target].needs_person;
  int first = is_passive ? d->first : d->token + 1, last = is_passive ? d->token - 1 : d->last;
  for (int i = first; is_of_both && i <= last && i - first <= SUBJECT && !is_money(r, &tokens->items[i]); i++) {
    if (tokens->items[i].function == TW_F_TO) return false; /* "returned to the victims 5 million" */
    int noun = tw_reading_noun(r, &tokens->items[i]);
    if (noun >= 0 && tw_govern_counts_in(r, &tokens_of(r, d)->items[d->token], r->pack->nouns.items[noun].unit)) return true;
  }
  return false;
}

/* A sum near the verb; one before "who" belongs to another verb: "paid by officials who settled". */
bool tw_event_has_money(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH = 10, REACH_SIGN_ZH = 18 };
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (names_sum_zh(r, d, tokens)) return true;
  if (is_on_persons(r, d)) return false;
  int reach = d->is_sign && r->language == TW_PACK_ZH ? REACH_SIGN_ZH : REACH; /* 达成和解，该行同意向政府支付… */
  for (int i = d->token + 1; i <= d->last && i <= d->token + reach; i++)
    if (is_money(r, &tokens->items[i]) && !is_anothers_zh(r, d, i)) return true;
  for (int i = d->token - 1, steps = 0; i >= d->first && steps < REACH; i--) {
    if (tokens->items[i].depth > tokens->items[d->token].depth) continue; /* "$5 million, which he stole, is to be returned" */
    steps++;
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("who"))) return false;
    if (is_money(r, &tokens->items[i])) return true;
  }
  return tw_event_governs_money(r, d);
}

/* 将价值2.5亿美元的游艇移交给: a verb that hands over persons or sums, and its clause has a sum. */
static bool hands_over_money_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  bool is_of_sums = false;
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, &tokens->items[d->token], TW_SENSE_EVENT, s));)
    is_of_sums |= r->pack->events.items[s->target].needs_money;
  for (int i = d->token - 1; is_of_sums && i >= d->first && tokens->items[i].function != TW_F_COMMA; i--)
    if (is_money(r, &tokens->items[i])) return true;
  return false;
}

/* "repatriated over $20 million": a sum right behind the verb, and nobody named. */
bool tw_event_acts_on_money(const struct tw_reading *r, const struct tw_event_draft *d) {
  const int reach = r->language == TW_PACK_EN ? 6 : 1; /* "handed over a cheque worth 5 million to" */
  const struct tw_token_list *tokens = tokens_of(r, d);
  bool is_right_behind = r->language == TW_PACK_EN && d->token < d->last && is_money(r, &tokens->items[d->token + 1]);
  if (is_right_behind) return true; /* "sent 4 million back to China in the matter of X" */
  if (d->person_count) return false;
  if (r->language == TW_PACK_ZH && hands_over_money_zh(r, d, tokens)) return true;
  for (int i = d->token + 1; i <= d->last && i - d->token <= reach; i++) {
    if (is_money(r, &tokens->items[i])) return true;
    enum tw_function f = (enum tw_function)tokens->items[i].function; /* "into custody over a deal worth 4 million" */
    bool is_other = f == TW_F_TO || f == TW_F_AND || (r->language == TW_PACK_EN && (f == TW_F_IN || f == TW_F_SUB));
    if (is_other || tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
  }
  return false;
}
