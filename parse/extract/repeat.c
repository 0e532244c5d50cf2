/* One record a fact: a headline, a lede and a body that repeat a figure give the most precise mention. */
#include "parse/extract/govern.h"

enum {
  NEAR_SENTENCES = 2,
  REACH = 400
}; /* figures looked back or forward over: longer texts are tables, where nothing is retold */

static bool is_live(const struct tw_figure *f) {
  return f->measure >= 0 && f->reason == TW_REASON_NONE;
}

/* A context figure beside a measure that counts it too ("treaties with 70 countries") is another fact than one beside others
 * ("from 70 countries"). */
static bool same_context(const struct tw_reading *r, const struct tw_figure *a, const struct tw_figure *b) {
  if (!r->pack->measures.items[a->measure].is_context) return true;
  return tw_govern_counts_context(r, a) == tw_govern_counts_context(r, b);
}

static bool same_unit(const struct tw_reading *r, const struct tw_figure *a, const struct tw_figure *b) {
  if (a->unit != b->unit) return false;
  return a->unit != r->money_unit || tw_slice_eq(a->found->unit, b->found->unit);
}

static bool same_value(const struct tw_figure *a, const struct tw_figure *b) {
  const struct tw_found *x = a->found, *y = b->found;
  if ((x->flags ^ y->flags) & TW_FOUND_HAS_MAX) return false;
  if ((x->flags & TW_FOUND_HAS_MAX) && tw_decimal_cmp(x->value_max, y->value_max) != 0) return false;
  return tw_decimal_cmp(x->value, y->value) == 0;
}

/* A week, and a day of it. */
static bool is_day_of(struct tw_period span, struct tw_period day) {
  enum { DAYS = 7 };
  bool are_known = span.start != TW_DAY_NONE && span.end != TW_DAY_NONE && day.start != TW_DAY_NONE && day.start == day.end;
  return are_known && span.end > span.start && span.end - span.start < DAYS && day.start >= span.start && day.end <= span.end;
}

static bool periods_agree(const struct tw_figure *a, const struct tw_figure *b) {
  if (tw_period_is_none(a->period) || tw_period_is_none(b->period)) return true;
  if (same_value(a, b) && (is_day_of(a->period, b->period) || is_day_of(b->period, a->period))) return true;
  return (a->period.start == b->period.start || a->period.start == TW_DAY_NONE || b->period.start == TW_DAY_NONE) &&
         (a->period.end == b->period.end || a->period.end == TW_DAY_NONE || b->period.end == TW_DAY_NONE);
}

/* The power of ten of the last digit that is not a zero. */
static int last_place(struct tw_decimal d) {
  int place = -d.scale;
  for (__int128 m = d.mantissa; m != 0 && m % 10 == 0; m /= 10) place++;
  return place;
}

/* `round` says `exact` in fewer digits, as its hedge allows: "more than 1,000" for 1,335, "nearly 20 billion" for 19.65. */
static bool rounds_to(const struct tw_found *round, const struct tw_found *exact) {
  if (round->qualifier == TW_EXACT || ((round->flags | exact->flags) & TW_FOUND_HAS_MAX)) return false;
  int place = last_place(round->value);
  struct tw_decimal step = tw_decimal_from(1), gap;
  if (place <= last_place(exact->value) || !tw_decimal_shift(step, place, &step)) return false;
  bool is_below = tw_decimal_cmp(round->value, exact->value) <= 0, is_tight = exact->qualifier != TW_EXACT;
  struct tw_decimal tenfold;
  if (!(is_below ? tw_decimal_sub(exact->value, round->value, &gap) : tw_decimal_sub(round->value, exact->value, &gap)))
    return false;
  if (tw_decimal_cmp(gap, step) >= 0) return false;
  /* "nearly 20" says 19.6, not 12: what lies below the round number lies within a tenth of it; so does what is hedged itself */
  if ((!is_below || is_tight) && (!tw_decimal_shift(gap, 1, &tenfold) || tw_decimal_cmp(tenfold, round->value) > 0)) return false;
  return is_below ? round->qualifier != TW_LESS_THAN && round->qualifier != TW_AT_MOST
                  : round->qualifier != TW_MORE_THAN && round->qualifier != TW_AT_LEAST;
}

/* A round number tells less than its hedge: 7亿元 in a headline, 7亿余元 in the text. Chinese keeps the hedge, of two. */
static int precision_of(const struct tw_reading *r, const struct tw_figure *f) {
  int points = (f->found->qualifier == TW_EXACT) != (r->language == TW_PACK_ZH) ? 2 : 0;
  if (f->period.start != TW_DAY_NONE) points += 4;
  if (f->period.end != TW_DAY_NONE) points += f->period.end == f->period.start ? 2 : 1;
  if (f->noun >= 0) points += 1;
  if (f->role.len) points += 1;
  return points;
}

/* A part follows its total to the mention that stays, and takes the period that is stated there. */
static void hand_over(struct tw_reading *r, struct tw_figure *part, const struct tw_figure *kept, size_t kept_index) {
  part->total = (int)kept_index;
  if (part->link != TW_LINK_PART || !tw_period_is_none(part->period) || tw_period_is_none(kept->period)) return;
  part->period = kept->period;
  part->basis = TW_BASIS_PARAGRAPH;
  tw_reading_step(r, part, "period of its total, told more precisely at byte %u", (unsigned)kept->found->start);
}

static void drop(struct tw_reading *r, struct tw_figure *lost, size_t lost_index, size_t kept_index) {
  struct tw_figure *kept = &r->figures.items[kept_index];
  lost->reason = TW_REASON_REPEATED;
  tw_reading_step(r, lost, "told more precisely at byte %u", (unsigned)kept->found->start);
  if (tw_period_is_none(kept->period) && !tw_period_is_none(lost->period)) {
    kept->period = lost->period;
    kept->basis = lost->basis;
  }
  for (size_t i = lost_index + 1; i < r->figures.count && i <= lost_index + REACH; i++) /* parts stand behind their total */
    if (r->figures.items[i].total == (int)lost_index) hand_over(r, &r->figures.items[i], kept, kept_index);
}

/* "another 5.2 million", "a further 12": more of the same, and no other way to say what was told. English. */
static bool is_more(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"another", "further", "additional", "extra"};
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  return f->token > 0 && tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[f->token - 1]));
}

/* "N449,597,000 (about N450 million)": the same sum in brackets. */
static bool is_rounded_behind(const struct tw_reading *r, const struct tw_figure *a, const struct tw_figure *b) {
  enum { BRACKET = 3 };
  const struct tw_token_list *tokens = &r->sentences.items[a->sentence].tokens;
  return b->token > a->token && b->token - a->last_token <= BRACKET &&
         tokens->items[b->token].depth > tokens->items[a->token].depth;
}

/* Roles: a mention without the role may repeat one that has it, when the value is the same. */
static bool same_fact(const struct tw_reading *r, const struct tw_figure *a, const struct tw_figure *b) {
  if (a->measure != b->measure || !same_unit(r, a, b) || a->is_planned != b->is_planned || !periods_agree(a, b)) return false;
  if (!same_context(r, a, b)) return false;
  if (same_value(a, b)) {
    if (tw_slice_eq(a->role, b->role)) return a->link != TW_LINK_PART || b->link != TW_LINK_PART || a->sentence != b->sentence;
    return (!a->role.len || !b->role.len) && a->sentence != b->sentence && a->link != TW_LINK_PART && b->link != TW_LINK_PART;
  }
  if (r->language == TW_PACK_EN && ((a->sentence == b->sentence && !is_rounded_behind(r, a, b)) || is_more(r, b))) return false;
  bool is_next = r->language == TW_PACK_ZH && b->sentence == a->sentence + 1 && b->role.len && !a->role.len &&
                 b->link != TW_LINK_PART; /* 逮捕近300名逃犯。被捕的297名嫌疑人… */
  bool is_far = r->language == TW_PACK_ZH && b->sentence > a->sentence + NEAR_SENTENCES &&
                tw_period_is_none(a->period) != tw_period_is_none(b->period); /* 去年首次行动，逮捕超过1000人: another one */
  if (is_far) return false;
  return (tw_slice_eq(a->role, b->role) || is_next) && (rounds_to(a->found, b->found) || rounds_to(b->found, a->found));
}

/* A headline says a figure in fewer digits and a looser verb ("nabs 1,000 fugitives") than the text below it. */
static bool is_headline_of(const struct tw_reading *r, const struct tw_figure *head, const struct tw_figure *f) {
  const struct tw_sentence *s = &r->sentences.items[head->sentence];
  bool is_headline = head->sentence == 0 && r->text.ptr[s->end - 1] != '.';
  if (!is_headline || f->sentence == 0 || r->language != TW_PACK_EN || !same_unit(r, head, f)) return false;
  if (same_value(head, f)) return true;
  struct tw_found round = *head->found;
  if (round.qualifier == TW_EXACT) round.qualifier = TW_APPROX;
  return !tw_slice_eq(head->role, f->role) && head->role.len ? false : rounds_to(&round, f->found);
}

static void compare(struct tw_reading *r, size_t i, size_t k) {
  struct tw_figure *a = &r->figures.items[i], *b = &r->figures.items[k];
  if (is_live(a) && is_live(b) && is_headline_of(r, a, b)) {
    drop(r, a, i, k);
    return;
  }
  if (!is_live(a) || !is_live(b) || !same_fact(r, a, b)) return;
  bool keep_first = same_value(a, b) ? precision_of(r, a) >= precision_of(r, b) : rounds_to(b->found, a->found);
  if (keep_first)
    drop(r, b, k, i);
  else
    drop(r, a, i, k);
}

/* "The $321 million": a sum told before, under another verb; "of the 680": a count told before. */
static bool is_told_again(const struct tw_reading *r, const struct tw_figure *f, size_t index) {
  if (!f->is_base) return false;
  for (size_t i = index > REACH ? index - REACH : 0; i < index; i++) {
    const struct tw_figure *other = &r->figures.items[i];
    if (is_live(other) && same_unit(r, other, f) && same_value(other, f)) return true;
  }
  return false;
}

/* "three men, including two in their fifties": by place, age or manner; no field of the record sets the part apart from its
 * total. English: a Chinese part leaves out what its total says. */
static bool is_plain_part(const struct tw_reading *r, const struct tw_figure *f) {
  enum { REACH_OF_TIME = 2 };
  if (r->language != TW_PACK_EN || f->link != TW_LINK_PART || f->total < 0) return false;
  const struct tw_figure *total = &r->figures.items[f->total];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (int i = f->last_token + 1; i <= f->last_token + REACH_OF_TIME && (size_t)i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false;
  if (f->trigger_token >= 0 && f->trigger_token != total->trigger_token) return false; /* a verb of its own */
  bool is_same_time = f->period.start == total->period.start && f->period.end == total->period.end;
  return is_live(total) && total->measure == f->measure && total->unit == f->unit && total->is_planned == f->is_planned &&
         tw_slice_eq(total->role, f->role) && (is_same_time || tw_period_is_none(f->period));
}

void tw_repeat_drop(struct tw_reading *r) {
  for (size_t k = 0; k < r->figures.count; k++) {
    struct tw_figure *f = &r->figures.items[k];
    if (is_live(f) && is_told_again(r, f, k)) f->reason = TW_REASON_REPEATED;
    if (is_live(f) && is_plain_part(r, f)) {
      f->reason = TW_REASON_NO_RULE;
      tw_reading_step(r, f, "nothing sets the part apart from its total");
    }
    for (size_t i = k > REACH ? k - REACH : 0; i < k; i++) compare(r, i, k);
  }
}
