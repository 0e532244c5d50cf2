/* Parts of totals, lists that share a verb or a noun, ellipsis: a figure takes its measure from another. */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"
#include "parse/extract/part_link.h"
#include "parse/extract/part_role.h"
#include "parse/extract/part_series.h"
#include "parse/extract/part_sum.h"
#include "parse/extract/passes.h"
#include "parse/extract/time_words.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

/* A word that opens the parts: including, among them, of whom, 其中. `i` stands before the figure's phrase. */
static bool opens_parts(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  const struct tw_token *t = at(tokens, i);
  if (!t) return false;
  if (t->function == TW_F_INCL) return true;
  if (t->function == TW_F_DASH && r->language == TW_PACK_ZH) return true; /* "64人——2017年29人" */
  bool is_of_whom = (t->function == TW_F_REL || t->function == TW_F_PRON) && at(tokens, i - 1) &&
                    (at(tokens, i - 1)->function == TW_F_OF || at(tokens, i - 1)->function == TW_F_INCL);
  return is_of_whom && r->language == TW_PACK_EN;
}

/* Between two figures: does a part-word stand there, or only what joins a list? */
enum joint { JOINT_NONE, JOINT_LIST, JOINT_PART };

static enum joint joint_between(struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  enum joint joint = JOINT_LIST;
  for (int i = first; i < last; i++) {
    const struct tw_token *t = at(tokens, i);
    if (opens_parts(r, tokens, i)) joint = JOINT_PART;
    bool is_alone = last - first <= 2 && t[1].kind == TW_TOKEN_FIGURE && r->found.items[t[1].index].kind == TW_KIND_MONEY;
    if (t->function == TW_F_SEMI && joint == JOINT_LIST && r->language == TW_PACK_EN && !is_alone) return JOINT_NONE;
  }
  return joint;
}

/* What an elliptic figure counts beside its total: the same, unless its measure word says another of the measure's units
 * ("59 countries, 45项 in force"). */
static int shared_unit(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  if (f->unit >= 0) return f->unit;
  if (!f->counter_units || f->counter_units >> total->unit & 1) return total->unit;
  const struct tw_pack_index_list *units = &r->pack->measures.items[total->measure].units;
  for (size_t i = 0; i < units->count; i++)
    if (f->counter_units >> units->items[i] & 1) return units->items[i];
  return -1;
}

/* "in which 40 clients including a sprinter were robbed of $30 million": the part's sentence goes on with a verb of its own. */
static bool has_predicate_between(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  bool has_part = false;
  for (int i = first; i < last && r->language == TW_PACK_EN; i++) {
    has_part |= opens_parts(r, tokens, i);
    if (has_part && tokens->items[i].function == TW_F_BE) return true;
  }
  return false;
}

/* 象牙3吨、陆龟340只: each with its own measure word, and the measure counts in both. */
static bool is_other_unit(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  return f->counter_units && f->unit != total->unit &&
         tw_reading_holds(&r->pack->measures.items[total->measure].units, f->unit) && !tw_reading_is_context_unit(r, f->unit);
}

bool tw_part_agree(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  bool is_victims = tw_slice_is(f->role, "victims") && !tw_slice_is(total->role, "victims"); /* 逮捕千人，受害者3万人 */
  if (r->language == TW_PACK_ZH && is_victims) return false;
  if (total->measure < 0 || total->reason != TW_REASON_NONE) return false;
  if (f->unit == total->unit || is_other_unit(r, total, f)) return true;
  if (r->pack->measures.items[total->measure].is_context) return false; /* "from 120 countries, of which 60": of the persons */
  return f->unit < 0 && f->is_elliptic && !f->is_unknown_noun && total->unit != r->money_unit && shared_unit(r, total, f) >= 0;
}

/* "arrested 45 suspects in 2020 and 60 in 2021": the noun is left out; not "and 30 others", "and 348 were listed". English. */
static bool shares_noun_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  const struct tw_token *next = at(tokens, f->last_token + 1);
  if (r->language != TW_PACK_EN || !f->is_elliptic) return false;
  return !next || (next->function != TW_F_BE && next->function != TW_F_HAVE && !tw_reading_is(r, next, TW_SLICE("others")));
}

void tw_part_adopt(struct tw_reading *r, struct tw_figure *f, const struct tw_figure *total, size_t total_index,
                   enum tw_link_kind link) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  bool is_bare = f->noun < 0;
  tw_govern_as(f, total);
  if (total->sentence != f->sentence) f->trigger_token = -1;
  f->unit = shared_unit(r, total, f);
  f->link = link;
  f->total = link == TW_LINK_LIST && total->link == TW_LINK_PART ? total->total : (int)total_index;
  if (link == TW_LINK_LIST && total->link == TW_LINK_PART) f->link = TW_LINK_PART;
  f->is_planned = total->is_planned;
  enum { PART_LOSS = 5, LEAST = 50 };
  f->score = total->score > LEAST + PART_LOSS ? total->score - PART_LOSS : LEAST;
  if (is_bare && !f->role.len) {
    tw_part_take_role(r, f, tokens);
    bool is_part = f->link == TW_LINK_PART && (link == TW_LINK_PART || r->language == TW_PACK_ZH);
    bool is_same_group = is_part || shares_noun_en(r, tokens, f) || tw_part_is_sum_zh(r, f) || tw_part_is_compared_zh(r, f) ||
                         tw_part_has_own_time_zh(r, f);
    if (!f->role.len && is_same_group) f->role = total->role;
  }
  tw_reading_step(r, f, "%s at byte %u", link == TW_LINK_PART ? "part of the total" : "in one list with the figure",
                  (unsigned)total->found->start);
}

bool tw_part_is_at_most(const struct tw_figure *f, const struct tw_figure *total) {
  return tw_decimal_cmp(f->found->value, total->found->value) <= 0;
}

/* Nothing governs f on its own: unclaimed, or claimed by a verb that is farther than its list. */
static bool is_open(const struct tw_figure *f) {
  return f->measure < 0 && f->trigger < 0 && (f->reason == TW_REASON_NONE || f->reason == TW_REASON_UNIT_UNKNOWN);
}

static bool is_verb_between(struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  for (int i = first; i < last; i++)
    if (tw_reading_sense(r, at(tokens, i), TW_SENSE_TRIGGER)) return true;
  return false;
}

/* The figure before is a part with a verb of its own, this one a part by its noun: "其中投案312名,红通人员21名". */
static bool is_other_part(const struct tw_reading *r, const struct tw_figure *sibling, const struct tw_figure *f) {
  if (r->language != TW_PACK_ZH || sibling->link != TW_LINK_PART || sibling->total < 0) return false;
  const struct tw_figure *total = &r->figures.items[sibling->total];
  return f->noun >= 0 && total->unit == f->unit && total->measure != sibling->measure && total->measure >= 0;
}

/* "621,000 people were punished, 51 of them officials": the whole is nothing that is counted here. */
static bool is_barred(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f,
                      const struct tw_token_list *tokens) {
  bool is_dead = total->measure < 0 && total->trigger >= 0;
  bool is_of_things = total + 1 == f && total->unit < 0 && !total->is_elliptic; /* "857 warrants, 407 of which" */
  if (r->language == TW_PACK_EN && is_of_things && tw_part_is_behind(r, tokens, f)) return true;
  return r->language == TW_PACK_EN && is_dead && total->unit >= 0 && total->unit != r->money_unit &&
         tw_part_is_behind(r, tokens, f);
}

/* 千万元以上的300余名，其中超亿元的58名: the part is of the figure right before it, whatever that counts. */
static bool is_part_of_unlinked_zh(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f,
                                   const struct tw_token_list *tokens) {
  bool is_sum = f->unit == r->money_unit, is_total_sum = total->found->kind == TW_KIND_MONEY;
  if (r->language != TW_PACK_ZH || total->measure >= 0 || is_sum != is_total_sum || total->reason == TW_REASON_REPEATED)
    return false;
  for (int i = total->last_token + 1; i < f->token; i++)
    if (tokens->items[i].function == TW_F_INCL) return is_sum || total->counter_units & f->counter_units;
  return false;
}

/* …；将52起案件移送: what stands before its verb is that verb's alone. */
static bool is_fronted_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  for (int i = last - 1; i >= first && r->language == TW_PACK_ZH && tokens->items[i].kind != TW_TOKEN_FIGURE; i--)
    if (tokens->items[i].function == TW_F_OBJ) return true;
  return false;
}

/* A Chinese list leaves its noun out only within one part of the sentence. */
static bool has_semicolon(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  for (int i = first; i < last && r->language == TW_PACK_ZH; i++)
    if (at(tokens, i)->function == TW_F_SEMI) return true;
  return false;
}

/* "the arrest of 12 people and the rescue of 300": a noun that names another act. */
static bool is_deed_of(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  static const char *const ends[] = {"tion", "sion", "ment", "ning", "ling", "ting", "cue", "ease", "ery", "sal", "val", "sure"};
  enum { DEED_TOKENS = 2 };
  if (last - 1 > first && at(tokens, last - 1)->function == TW_F_BE) return true; /* "with the caseload being 130 cases" */
  if (last - DEED_TOKENS < first || at(tokens, last - 1)->function != TW_F_OF) return false;
  const struct tw_token *deed = at(tokens, last - DEED_TOKENS);
  bool is_word = deed->kind == TW_TOKEN_WORD || (deed->kind == TW_TOKEN_HIT && tw_reading_noun(r, deed) < 0);
  return is_word && !deed->is_capital && tw_words_end(TW_WORDS(ends), tw_reading_text(r, deed));
}

/* "filed 347 cases and submitted charge sheets in 260", "37 arrests, with notices issued against eight": a verb that no pack
 * knows stands between. */
static bool is_other_act(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  if (is_deed_of(r, tokens, first, last)) return true;
  for (int i = first; i < last; i++) {
    const struct tw_token *t = at(tokens, i);
    struct tw_slice word = tw_reading_text(r, t);
    if (i + 2 == last && at(tokens, i + 1)->function == TW_F_IN && tw_govern_is_verb(r, t)) return true;
    if (tw_slice_eq_nocase(word, TW_SLICE("valued")) || tw_slice_eq_nocase(word, TW_SLICE("estimated"))) continue;
    if (i == 0 || !tw_govern_is_unknown_past(r, t)) continue;
    if (at(tokens, i - 1)->function == TW_F_AND || at(tokens, i - 1)->function == TW_F_COMMA || i + 2 == last) return true;
  }
  return false;
}

/* A verb for sums with its sum: 15人同意放弃18亿元. */
static bool is_paying(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  enum { REACH = 4 };
  if (!tw_reading_sense(r, at(tokens, verb), TW_SENSE_TRIGGER)) return false;
  for (int i = verb + 1; i <= verb + REACH && at(tokens, i) && at(tokens, i)->kind != TW_TOKEN_PUNCT; i++)
    if (at(tokens, i)->kind == TW_TOKEN_FIGURE) return r->found.items[at(tokens, i)->index].kind == TW_KIND_MONEY;
  return false;
}

/* 其中15人同意放弃: what it tells of them is not what was told of the total. */
static bool has_own_plan_zh(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  const struct tw_token *next = at(tokens, f->last_token + 1);
  if (r->language != TW_PACK_ZH || !next) return false;
  if (next->function == TW_F_PLAN || next->function == TW_F_MODAL || next->function == TW_F_IF || next->function == TW_F_NEG)
    return true;
  return is_paying(r, tokens, f->last_token + 1);
}

/* 没收1.1亿元，并向受害人发放5600万元: a clause with a word for what is done, which no rule knows, is no item of a list. */
static bool is_other_clause_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  enum { ITEM_TOKENS = 4 };
  int comma = -1;
  for (int i = first; i < last; i++)
    if (tokens->items[i].function == TW_F_COMMA) comma = i;
  return r->language == TW_PACK_ZH && comma >= 0 && last - comma > ITEM_TOKENS;
}

/* A preposition of its own and nothing that joins: "received 279 from 36"; "from 20 million to 35" goes on. */
static bool is_unjoined(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                        const struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->noun >= 0 || f->token == 0) return false;
  int first = total->last_token + 1;
  enum tw_function before = (enum tw_function)tokens->items[f->token - 1].function;
  if (before == TW_F_TO && total->is_contrast && at(tokens, total->token - 1)->function == TW_F_FROM) return false;
  if (before != TW_F_FROM && before != TW_F_TO && before != TW_F_BY && before != TW_F_WITH) return false;
  for (int i = first; i < f->token; i++)
    if (tokens->items[i].function == TW_F_AND || tokens->items[i].function == TW_F_COMMA) return false;
  return true;
}

/* 另有48人, 其余8人: the others of those who were counted before, who share their noun. */
static bool is_rest_zh(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  static const char *const words[] = {"另有", "另外", "其余", "其餘", "剩余", "剩餘", "余下", "还有", "還有", "尚有"};
  enum { REACH = 3 };
  if (r->language != TW_PACK_ZH || f->noun >= 0 || f->role.len) return false;
  int first = f->token > REACH ? f->token - REACH : 0;
  for (int i = first; i < f->token; i++)
    if (tokens->items[i].function == TW_F_COMMA || tokens->items[i].function == TW_F_SEMI) first = i + 1;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(words), tokens->items[first].start, tokens->items[f->token].start);
}

/* 另有2198名等待各国接收: of the others something else is told, which no rule knows. */
static bool is_rest_with_verb_zh(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  enum { SYLLABLE = 3 };
  const struct tw_token *next = at(tokens, f->last_token + 1);
  if (!next || next->end - next->start <= SYLLABLE || !is_rest_zh(r, tokens, f)) return false;
  int noun = tw_reading_noun(r, next);
  return next->kind == TW_TOKEN_WORD || (noun >= 0 && r->pack->nouns.items[noun].unit < 0);
}

/* 归还7亿美元，剩余3.2亿美元: what is left was not dealt with. */
static bool is_left_over_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {"剩余", "剩餘", "余下", "餘下", "剩下", "尚余", "尚餘"};
  return r->language == TW_PACK_ZH && f->unit == r->money_unit && f->token > 0 &&
         tw_words_end(TW_WORDS(words), tw_slice_sub(r->text, 0, tokens->items[f->token].start));
}

/* 其中一人向2名工人索款: the part is told of already, and what it did counts others. */
static bool is_of_part_told_zh(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  if (r->language != TW_PACK_ZH || f->unit == r->money_unit) return false;
  bool has_comma = false;
  for (int i = f->token - 1; i > 0; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_SEMI || t->function == TW_F_AND || t->function == TW_F_INCL) return false;
    has_comma |= t->function == TW_F_COMMA;
    if (t->kind != TW_TOKEN_FIGURE || tokens->items[i - 1].function != TW_F_INCL) continue;
    int64_t value;
    return !has_comma || (tw_decimal_to_i64(r->found.items[t->index].value, &value) && value == 1);
  }
  return false;
}

/* "509 cases were closed, 48 were transferred": each has a passive of its own, which no pack knows for the second. English. */
static bool has_own_predicate(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                              const struct tw_figure *f) {
  const struct tw_token *be = at(tokens, f->last_token + 1), *verb = at(tokens, f->last_token + 2);
  bool has_verb = total->trigger_token > total->last_token && total->trigger_token < f->token;
  if (be && be->function == TW_F_HAVE && f->is_elliptic) return true; /* "and 16 had notices against them" */
  struct tw_slice word = verb ? tw_reading_text(r, verb) : TW_SLICE_NONE;
  ptrdiff_t space = tw_slice_find(word, TW_SLICE(" "), 0); /* "transferred to" */
  if (space > 0) word.len = (size_t)space;
  if (has_verb && be && tw_govern_is_unknown_past(r, be))
    return true; /* "17 suspects charged with fraud and three suspects linked to" */
  return has_verb && be && be->function == TW_F_BE && tw_slice_has_suffix(word, TW_SLICE("ed"));
}

/* "concluded 220 cases, while 786 cases remained pending" */
static bool has_clause_between(const struct tw_token_list *tokens, int first, int last) {
  for (int i = first; i < last; i++)
    if (tokens->items[i].kind == TW_TOKEN_FUNCTION && tokens->items[i].function == TW_F_SUB) return true;
  return false;
}

/* "45 arrests in a fraud affecting 531 victims": a count with its own noun is listed behind a comma or "and". English. */
static bool is_joined_count(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->noun < 0 || f->unit == r->money_unit) return true;
  int i = f->token - 1;
  while (i > 0 && (tokens->items[i].kind == TW_TOKEN_WORD || tokens->items[i].function == TW_F_DET) && f->token - i <= 2 &&
         !tw_slice_has_suffix(tw_reading_text(r, &tokens->items[i]), TW_SLICE("ing")))
    i--;
  const struct tw_token *t = &tokens->items[i];
  return i < 0 || t->kind == TW_TOKEN_PUNCT || t->function == TW_F_AND || t->kind == TW_TOKEN_TIME || t->function == TW_F_IN ||
         t->function == TW_F_WITH;
}

static int link_in_sentence(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (has_own_plan_zh(r, tokens, f) || is_rest_with_verb_zh(r, tokens, f) || is_of_part_told_zh(r, tokens, f)) return 1;
  if (is_left_over_zh(r, f, tokens)) return 1;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence == f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (is_barred(r, total, f, tokens) || is_part_of_unlinked_zh(r, total, f, tokens)) return 1;
    if (!tw_part_agree(r, total, f)) continue;
    int from = total->last_token + 1;
    enum joint joint = tw_part_is_behind(r, tokens, f) ? JOINT_PART : joint_between(r, tokens, from, f->token);
    if (joint == JOINT_NONE || (joint == JOINT_PART && is_other_unit(r, total, f))) return 0;
    if (joint == JOINT_PART && f->unit == r->money_unit && has_predicate_between(r, tokens, from, f->token)) return 0;
    if (is_fronted_zh(r, tokens, from, f->token) && (joint == JOINT_LIST || has_semicolon(r, tokens, from, f->token))) return 0;
    if (tw_part_has_own_verb_zh(r, total, f) || (joint == JOINT_LIST && is_unjoined(r, tokens, total, f))) return 0;
    if (joint == JOINT_LIST && f->noun < 0 && f->unit != r->money_unit && has_semicolon(r, tokens, from, f->token)) return 0;
    if (joint == JOINT_LIST &&
        (f->is_unknown_noun ||
         (r->language == TW_PACK_EN && f->noun < 0 &&
          is_verb_between(r, tokens, f->unit == r->money_unit ? tw_part_sum_behind_verb(total, f) : from, f->token))))
      return 0;
    if (joint == JOINT_LIST && r->language == TW_PACK_EN &&
        (has_clause_between(tokens, from, f->token) || is_other_act(r, tokens, from, f->token) ||
         has_own_predicate(r, tokens, total, f) || !is_joined_count(r, tokens, f)))
      return 0;
    if (joint == JOINT_LIST && r->language == TW_PACK_EN && f->unit == r->money_unit &&
        !tw_part_sum_is_listed(r, tokens, total, f))
      return 0;
    if (joint == JOINT_LIST && f->unit == r->money_unit && is_other_clause_zh(r, tokens, from, f->token)) return 0;
    if (joint == JOINT_LIST && is_other_part(r, total, f)) {
      tw_part_adopt(r, f, &r->figures.items[total->total], (size_t)total->total, TW_LINK_PART);
      return 1;
    }
    tw_part_adopt(r, f, total, i, joint == JOINT_PART ? TW_LINK_PART : TW_LINK_LIST);
    return 1;
  }
  return 0;
}

/* "They include 307 officials", "Among them, ...", 其中… at the start of the next sentence. */
static bool starts_with_parts(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  enum { REACH = 5 };
  int i = 0;
  while (i < f->token && tokens->items[i].function == TW_F_DASH) i++; /* a list's dash */
  for (; i < f->token && i < REACH; i++)
    if (opens_parts(r, tokens, i)) return true;
  return tw_part_is_behind(r, tokens, f);
}

/* Sentences back to the total: one, in a list of lines a few. */
static uint32_t reach_back(const struct tw_reading *r, const struct tw_figure *f) {
  enum { PROSE = 1, LIST = 6 };
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  bool is_item = r->language == TW_PACK_ZH && tw_time_is_list_item(tw_slice_sub(r->text, s->start, s->end));
  return is_item ? LIST : PROSE;
}

static void link_across(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (tw_part_link_item_zh(r, index)) return;
  if (tw_part_link_row_zh(r, index) || !starts_with_parts(r, tokens, f)) return;
  for (size_t i = index; i-- > 0;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (f->sentence - total->sentence > reach_back(r, f)) return;
    if (total->sentence == f->sentence || total->link == TW_LINK_PART || total->is_contrast || !tw_part_agree(r, total, f) ||
        tw_part_is_of_other_act_en(r, tokens, total))
      continue;
    for (size_t k = i; r->language == TW_PACK_EN && k-- > 0 && r->figures.items[k].sentence == total->sentence;) {
      const struct tw_figure *first = &r->figures.items[k]; /* "arrested 65, while 411 are under investigation": of the 65 */
      if (first->link != TW_LINK_PART && !first->is_contrast && tw_part_agree(r, first, f) && tw_part_is_at_most(f, first)) i = k;
    }
    total = &r->figures.items[i];
    tw_part_adopt(r, f, total, i, TW_LINK_PART);
    return;
  }
}

/* "外逃的党员有91人": there are so many of them, and what follows is told of them. */
static bool is_stock(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total) {
  const struct tw_token *link = at(tokens, total->token - 1);
  if (r->language != TW_PACK_ZH || !link || link->function != TW_F_LINK || total->noun_token >= total->token) return false;
  return tw_slice_has_suffix(tw_reading_text(r, link), TW_SLICE("有"));
}

/* Chinese leaves the noun of a part out, and with it the role. */
static void make_part(struct tw_reading *r, struct tw_figure *f, const struct tw_figure *total, size_t total_index) {
  f->link = TW_LINK_PART;
  f->total = total->link == TW_LINK_PART && total->total >= 0 ? total->total : (int)total_index;
  if (r->language == TW_PACK_ZH && f->noun < 0 && !f->role.len && tw_part_is_at_most(f, total)) f->role = total->role;
}

/* A part without a noun goes on behind another one. */
static bool goes_on(const struct tw_reading *r, const struct tw_figure *sibling, const struct tw_figure *f) {
  return r->language == TW_PACK_ZH && sibling->link == TW_LINK_PART && sibling->noun < 0 && f->noun < 0;
}

/* 其中 at the start of the next sentence. */
static void mark_across(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (!starts_with_parts(r, tokens, f)) return;
  for (size_t i = index; i-- > 0;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (f->sentence - total->sentence > reach_back(r, f)) return;
    if (total->sentence == f->sentence || total->measure < 0 || total->reason != TW_REASON_NONE || total->unit != f->unit ||
        total->link == TW_LINK_PART || total->is_contrast || !tw_part_is_at_most(f, total))
      continue;
    make_part(r, f, total, i);
    return;
  }
}

/* A figure with its own verb can still be a part: "of whom 390 surrendered". */
static void mark_part(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence == f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (total->measure < 0 || total->unit != f->unit || total->reason != TW_REASON_NONE) continue;
    tw_part_take_role_behind(r, f, tokens);
    bool is_part = joint_between(r, tokens, total->last_token + 1, f->token) == JOINT_PART || tw_part_is_behind(r, tokens, f) ||
                   goes_on(r, total, f) || (f->noun < 0 && is_stock(r, tokens, total) && tw_part_is_at_most(f, total));
    if (is_part)
      make_part(r, f, total, i);
    else if (is_rest_zh(r, tokens, f))
      f->role = total->link == TW_LINK_PART && total->total >= 0 ? r->figures.items[total->total].role : total->role;
    return;
  }
  if (r->language == TW_PACK_ZH) mark_across(r, index);
}

/* …；2020年为1002件: with the noun and role of what was told before, and a period of its own. */
static void link_series_zh(struct tw_reading *r, size_t index) {
  int total_index = tw_part_told_before_zh(r, index);
  if (total_index < 0) return;
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_figure *total = &r->figures.items[total_index];
  tw_part_adopt(r, f, total, (size_t)total_index, TW_LINK_LIST);
  f->role = total->role;
  f->link = TW_LINK_LIST;
  f->total = f->trigger_token = -1;
}

/* A sum that nothing governs goes with the next one, whose verb stands behind both. */
static void link_forward(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  if (r->language != TW_PACK_EN || f->unit != r->money_unit || f->is_contrast || index + 1 >= r->figures.count) return;
  const struct tw_figure *next = f + 1;
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (next->sentence != f->sentence || next->unit != f->unit || next->measure < 0 || next->reason != TW_REASON_NONE) return;
  bool is_in_kind = next->trigger_token == next->last_token + 1 ||
                    (next->trigger_token == next->last_token + 2 && at(tokens, next->last_token + 1)->function == TW_F_IN) ||
                    next->link == TW_LINK_LIST; /* "$2m, $3m and $4m in losses" */
  if (next->trigger >= 0 && !is_in_kind && r->pack->triggers.items[next->trigger].as != TW_AS_VERB) return;
  if (next->trigger_token <= next->last_token || !tw_part_sum_is_joined(r, tokens, f->last_token + 1, next->token)) return;
  tw_part_adopt(r, f, next, index + 1, TW_LINK_LIST);
}

/* "20, 30 and 45 convictions": counts that share the noun behind the last. */
static void link_row(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  if (r->language != TW_PACK_EN || !f->is_elliptic || f->unit >= 0 || index + 1 >= r->figures.count) return;
  const struct tw_figure *next = f + 1;
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (next->sentence != f->sentence || next->measure < 0 || next->reason != TW_REASON_NONE) return;
  if (next->token <= f->token + 1 || next->token > f->token + 3 || next->unit == r->money_unit) return;
  for (int i = f->token + 1; i < next->token; i++)
    if (at(tokens, i)->function != TW_F_AND && at(tokens, i)->function != TW_F_COMMA) return;
  tw_part_adopt(r, f, next, index + 1, TW_LINK_LIST);
}

void tw_part_link(struct tw_reading *r) {
  for (size_t i = 0; i < r->figures.count; i++) {
    struct tw_figure *f = &r->figures.items[i];
    f->said = tw_part_named_again_zh(r, i);
    bool is_other_act = f->said >= 0 && f->measure >= 0 && f->trigger >= 0 && f->measure != r->figures.items[f->said].measure;
    if (is_other_act) { /* 拘捕29人，这29人被遣返 */
      if (f->noun < 0 && !f->role.len) f->role = r->figures.items[f->said].role;
      f->said = -1;
    } else if (f->said >= 0) {
      f->reason = TW_REASON_REPEATED;
      continue;
    }
    if (f->is_contrast) tw_contrast_adopt(r, i);
    tw_part_link_running_en(r, i);
    if (f->measure >= 0) {
      tw_part_take_role_of_whole(r, f);
    }
    if (is_open(f) && !f->is_base) {
      enum tw_reason was = f->reason;
      f->reason = TW_REASON_NONE;
      tw_part_link_other_time_en(r, i);
      link_series_zh(r, i);
      if (f->measure < 0) tw_part_link_said_zh(r, i);
      if (f->measure < 0) tw_part_of_heading_zh(r, i);
      if (f->measure < 0 && !link_in_sentence(r, i) && !tw_part_link_item_en(r, i)) link_across(r, i);
      if (f->measure < 0) tw_part_link_described_en(r, i);
      if (f->measure < 0) tw_part_link_series_en(r, i);
      if (f->measure < 0) link_forward(r, i);
      if (f->measure < 0) f->reason = was;
    } else if (f->measure >= 0 && !f->is_contrast) {
      mark_part(r, i);
    }
  }
  for (size_t i = r->figures.count; i-- > 0;) {
    bool is_free = is_open(&r->figures.items[i]) && !r->figures.items[i].is_base;
    if (is_free) link_row(r, i);
    if (is_free && r->figures.items[i].measure < 0 && r->figures.items[i].reason == TW_REASON_NONE) link_forward(r, i);
  }
}
