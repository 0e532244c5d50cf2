/* What a figure's surroundings say of those it counts, where it has no noun of its own. */
#include "parse/extract/part_role.h"
#include "base/words.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

/* "five of whom", "307 of them". */
bool tw_part_is_behind(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  const struct tw_token *of = at(tokens, f->token + 1), *whom = at(tokens, f->token + 2);
  if (r->language != TW_PACK_EN || !of || !whom || of->function != TW_F_OF) return false;
  return whom->function == TW_F_REL || whom->function == TW_F_PRON;
}

/* The number that token opens was told a list's size: "a list of 100 most-wanted suspects". */
static bool is_list_size(const struct tw_reading *r, const struct tw_figure *f, int token) {
  size_t first = tw_reading_first_figure(r, f->sentence);
  for (size_t i = first; i < r->figures.count && r->figures.items[i].sentence == f->sentence; i++)
    if (r->figures.items[i].token == token) return r->figures.items[i].reason == TW_REASON_LIST_SIZE;
  return false;
}

/* The role that the clause gives an elliptic part: "five of whom were on the wanted list". */
void tw_part_take_role(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 12 };
  for (int i = f->token + 1; i <= f->token + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_FIGURE && is_list_size(r, f, i)) continue;
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_SEMI || t->function == TW_F_COMMA) {
      bool goes_on = t->kind == TW_TOKEN_FIGURE && at(tokens, i + 1) && tw_reading_sense(r, at(tokens, i + 1), TW_SENSE_LIST);
      if (!goes_on) return;
    }
    int noun = tw_reading_noun(r, t);
    if (noun >= 0 && r->pack->nouns.items[noun].role.len) {
      f->role = r->pack->nouns.items[noun].role;
      return;
    }
  }
}

/* "499 of them civil servants": what they were stands behind, before any other verb. */
void tw_part_take_role_behind(const struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { OF_THEM = 2, REACH = 4 };
  if (f->noun >= 0 || f->role.len || !tw_part_is_behind(r, tokens, f)) return;
  for (int i = f->token + OF_THEM + 1; i <= f->token + OF_THEM + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    int noun = tw_reading_noun(r, t);
    if (noun >= 0 && r->pack->nouns.items[noun].unit == f->unit) {
      f->role = r->pack->nouns.items[noun].role;
      return;
    }
    if (t->kind != TW_TOKEN_WORD && t->function != TW_F_BE && t->function != TW_F_DET) return;
  }
}

/* "Of the country's 100 most wanted fugitives, 17 were brought back": the noun of the whole gives its role. */
static void take_role_of_base(const struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 12 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_EN || !f->is_elliptic || f->noun >= 0 || f->role.len || f->token > REACH) return;
  bool is_share = tokens->items[0].function == TW_F_OF || tokens->items[0].function == TW_F_INCL;
  for (int i = 1; is_share && !f->role.len && i < f->token && tokens->items[i].function != TW_F_COMMA; i++) {
    int noun = tw_reading_noun(r, &tokens->items[i]);
    if (noun >= 0 && tw_reading_counts(r, noun, f->unit)) f->role = r->pack->nouns.items[noun].role;
  }
}

/* "39 of China's 100 most-wanted have returned": the noun of the list, whose size is a part of its name. */
static void take_role_of_list(const struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 7 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  const struct tw_token *of = at(tokens, f->last_token + 1);
  if (r->language != TW_PACK_EN || f->noun >= 0 || f->role.len || !of || of->function != TW_F_OF) return;
  for (int i = f->last_token + 2; i <= f->last_token + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_COMMA) return;
    int noun = tw_reading_noun(r, t);
    if (noun < 0 || !tw_reading_counts(r, noun, f->unit)) continue;
    f->role = r->pack->nouns.items[noun].role;
    return;
  }
}

/* "41 of those arrested are subjects of red notices": what they are stands behind the whole they are a share of. */
static void take_role_of_share(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  const struct tw_token *of = at(tokens, f->token + 1), *those = at(tokens, f->token + 2);
  bool is_share = of && those && of->function == TW_F_OF && tw_slice_eq_nocase(tw_reading_text(r, those), TW_SLICE("those"));
  if (r->language == TW_PACK_EN && is_share && f->noun < 0 && !f->role.len) tw_part_take_role(r, f, tokens);
}

/* 查获一批犯罪嫌疑人，并将其中759人遣返; 落马官员中，已有25人: those whom nobody counted give the role of the ones among them. */
static void take_role_of_group_zh(const struct tw_reading *r, struct tw_figure *f) {
  static const char *const links[] = {"已", "有", "已有", "共有", "仅有", "就有"}, *const among[] = {"中", "当中", "當中",
                                                                                                     "之中"};
  enum { REACH = 16 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_ZH || f->noun >= 0 || f->role.len || f->unit < 0 || f->unit == r->money_unit) return;
  int i = f->token - 1;
  while (i > 0 &&
         (tokens->items[i].function == TW_F_LINK || tw_words_hold(TW_WORDS(links), tw_reading_text(r, &tokens->items[i]))))
    i--;
  if (i > 0 && tokens->items[i].function == TW_F_COMMA) i--;
  bool is_among = i > 0 && tw_words_hold(TW_WORDS(among), tw_reading_text(r, &tokens->items[i]));
  if (i <= 0 || (tokens->items[i].function != TW_F_INCL && !is_among)) return;
  for (int k = i - 1; k >= 0 && i - k <= (is_among ? 1 : REACH); k--) {
    const struct tw_token *t = &tokens->items[k];
    int noun = tw_reading_noun(r, t);
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_SEMI) return;
    if (noun < 0 || !tw_reading_counts(r, noun, f->unit)) continue;
    f->role = r->pack->nouns.items[noun].role;
    return;
  }
}

/* "87 suspects were identified, of whom 31 were arrested": the noun that is left out is that of the count right before. */
static void take_role_of_named(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  const struct tw_token *of = at(tokens, f->token - 2), *whom = at(tokens, f->token - 1);
  if (r->language != TW_PACK_EN || !f->is_elliptic || f->noun >= 0 || f->role.len || f == r->figures.items) return;
  bool is_before = of && of->function == TW_F_OF && (whom->function == TW_F_REL || whom->function == TW_F_PRON);
  const struct tw_figure *total = f - 1;
  tw_part_take_role_behind(r, f, tokens); /* "16 of whom were government employees" */
  if (f->role.len) return;
  if ((is_before || tw_part_is_behind(r, tokens, f)) && total->sentence == f->sentence && total->unit == f->unit)
    f->role = total->role;
}

void tw_part_take_role_of_whole(struct tw_reading *r, struct tw_figure *f) {
  take_role_of_base(r, f);
  take_role_of_share(r, f);
  take_role_of_list(r, f);
  take_role_of_group_zh(r, f);
  take_role_of_named(r, f);
}
