/* Regular English inflection and the irregular verbs that news uses (Quirk et al., A Comprehensive Grammar of the English
 * Language, 3.3-3.20, as the source of the rules). */
#include "parse/extract/inflect.h"

struct irregular {
  const char *base, *past, *participle;
};

static const struct irregular irregular_verbs[] = {
    {"be", "was", "been"},          {"bring", "brought", "brought"},
    {"build", "built", "built"},    {"buy", "bought", "bought"},
    {"catch", "caught", "caught"},  {"come", "came", "come"},
    {"cut", "cut", "cut"},          {"deal", "dealt", "dealt"},
    {"find", "found", "found"},     {"flee", "fled", "fled"},
    {"fly", "flew", "flown"},       {"forgo", "forwent", "forgone"},
    {"freeze", "froze", "frozen"},  {"get", "got", "got"},
    {"give", "gave", "given"},      {"go", "went", "gone"},
    {"hide", "hid", "hidden"},      {"hit", "hit", "hit"},
    {"hold", "held", "held"},       {"keep", "kept", "kept"},
    {"know", "knew", "known"},      {"lead", "led", "led"},
    {"leave", "left", "left"},      {"lend", "lent", "lent"},
    {"lose", "lost", "lost"},       {"make", "made", "made"},
    {"meet", "met", "met"},         {"owe", "owed", "owed"},
    {"pay", "paid", "paid"},        {"put", "put", "put"},
    {"repay", "repaid", "repaid"},  {"run", "ran", "run"},
    {"say", "said", "said"},        {"see", "saw", "seen"},
    {"seek", "sought", "sought"},   {"sell", "sold", "sold"},
    {"send", "sent", "sent"},       {"set", "set", "set"},
    {"shut", "shut", "shut"},       {"sign", "signed", "signed"},
    {"spend", "spent", "spent"},    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},   {"strip", "stripped", "stripped"},
    {"strike", "struck", "struck"}, {"swear", "swore", "sworn"},
    {"take", "took", "taken"},      {"tell", "told", "told"},
    {"win", "won", "won"},          {"withhold", "withheld", "withheld"},
    {"write", "wrote", "written"},
};

/* Verbs of more than one syllable whose last is stressed double their consonant as short ones do. */
static const char *const doubling_verbs[] = {"admit", "commit", "transfer", "refer", "acquit", "incur",
                                             "remit", "defer",  "submit",   "nab",   "grab",   "plan",
                                             "stop",  "trap",   "ship",     "rob",   "kidnap"};

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends_with_sibilant(struct tw_slice w) {
  return tw_slice_has_suffix(w, TW_SLICE("s")) || tw_slice_has_suffix(w, TW_SLICE("x")) ||
         tw_slice_has_suffix(w, TW_SLICE("z")) || tw_slice_has_suffix(w, TW_SLICE("ch")) ||
         tw_slice_has_suffix(w, TW_SLICE("sh"));
}

static bool ends_with_consonant_y(struct tw_slice w) {
  return w.len >= 2 && w.ptr[w.len - 1] == 'y' && !is_vowel(w.ptr[w.len - 2]);
}

static bool doubles(struct tw_slice w) {
  for (size_t i = 0; i < sizeof doubling_verbs / sizeof *doubling_verbs; i++)
    if (tw_slice_is(w, doubling_verbs[i])) return true;
  return false;
}

static struct tw_slice join(struct tw_arena *arena, struct tw_slice stem, const char *ending, struct tw_slice tail) {
  return tw_arena_printf(arena, "%.*s%s%.*s", TW_SLICE_ARG(stem), ending, TW_SLICE_ARG(tail));
}

static struct tw_slice with_s(struct tw_arena *arena, struct tw_slice w, struct tw_slice tail) {
  if (ends_with_consonant_y(w)) return join(arena, tw_slice_sub(w, 0, w.len - 1), "ies", tail);
  return join(arena, w, ends_with_sibilant(w) ? "es" : "s", tail);
}

/* The stem in front of -ed and -ing: "seize" -> "seiz", "admit" -> "admitt". */
static struct tw_slice stem_of(struct tw_arena *arena, struct tw_slice w) {
  if (w.len > 2 && w.ptr[w.len - 1] == 'e' && w.ptr[w.len - 2] != 'e' && w.ptr[w.len - 2] != 'y')
    return tw_slice_sub(w, 0, w.len - 1);
  if (doubles(w)) return tw_arena_printf(arena, "%.*s%c", TW_SLICE_ARG(w), w.ptr[w.len - 1]);
  return w;
}

static void past_of(struct tw_arena *arena, struct tw_slice w, struct tw_slice tail, struct tw_inflected *f) {
  for (size_t i = 0; i < sizeof irregular_verbs / sizeof *irregular_verbs; i++) {
    const struct irregular *v = &irregular_verbs[i];
    if (!tw_slice_is(w, v->base)) continue;
    f->text[TW_FORM_PAST] = join(arena, TW_SLICE(""), v->past, tail);
    if (strcmp(v->past, v->participle) != 0) f->text[TW_FORM_PARTICIPLE] = join(arena, TW_SLICE(""), v->participle, tail);
    return;
  }
  if (ends_with_consonant_y(w))
    f->text[TW_FORM_PAST] = join(arena, tw_slice_sub(w, 0, w.len - 1), "ied", tail);
  else
    f->text[TW_FORM_PAST] = join(arena, stem_of(arena, w), tw_slice_has_suffix(w, TW_SLICE("ee")) ? "d" : "ed", tail);
}

static bool is_literal(struct tw_slice *word) {
  if (!word->len || word->ptr[0] != '=') return false;
  *word = tw_slice_sub(*word, 1, word->len);
  return true;
}

int tw_inflect_verb(struct tw_arena *arena, struct tw_slice verb, struct tw_inflected *ret_forms) {
  *ret_forms = (struct tw_inflected){0};
  if (is_literal(&verb)) {
    ret_forms->text[TW_FORM_PLAIN] = verb;
    return 0;
  }
  const char *space = memchr(verb.ptr, ' ', verb.len);
  size_t head = space ? (size_t)(space - verb.ptr) : verb.len;
  struct tw_slice w = tw_slice_sub(verb, 0, head), tail = tw_slice_sub(verb, head, verb.len);
  ret_forms->text[TW_FORM_BASE] = verb;
  ret_forms->text[TW_FORM_THIRD] = with_s(arena, w, tail);
  ret_forms->text[TW_FORM_GERUND] = join(arena, stem_of(arena, w), "ing", tail);
  past_of(arena, w, tail, ret_forms);
  return ret_forms->text[TW_FORM_THIRD].ptr && ret_forms->text[TW_FORM_GERUND].ptr && ret_forms->text[TW_FORM_PAST].ptr
             ? 0
             : TW_ENOMEM;
}

/* " for extradition" of "request for extradition": what follows the head. */
static struct tw_slice tail_of(struct tw_slice noun) {
  static const char *const prepositions[] = {" for ", " of ", " on ", " to ", " in ", " under "};
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
    ptrdiff_t at = tw_slice_find(noun, tw_slice_from(prepositions[i]), 0);
    if (at > 0) return tw_slice_sub(noun, (size_t)at, noun.len);
    struct tw_slice last = tw_slice_from(prepositions[i]);
    last.len--; /* "seizure of": the preposition ends the phrase */
    if (tw_slice_has_suffix(noun, last)) return tw_slice_sub(noun, noun.len - last.len, noun.len);
  }
  return TW_SLICE("");
}

int tw_inflect_noun(struct tw_arena *arena, struct tw_slice noun, struct tw_inflected *ret_forms) {
  static const struct {
    const char *one, *many;
  } irregular[] = {{"person", "people"},     {"man", "men"},       {"woman", "women"},
                   {"child", "children"},    {"staff", "staff"},   {"personnel", "personnel"},
                   {"proceeds", "proceeds"}, {"series", "series"}, {"fisherman", "fishermen"}};
  *ret_forms = (struct tw_inflected){0};
  if (is_literal(&noun)) {
    ret_forms->text[TW_FORM_PLAIN] = noun;
    return 0;
  }
  ret_forms->text[TW_FORM_SINGULAR] = noun;
  struct tw_slice tail = tail_of(noun);
  noun = tw_slice_sub(noun, 0, noun.len - tail.len);
  const char *space = memrchr(noun.ptr, ' ', noun.len);
  size_t at = space ? (size_t)(space - noun.ptr) + 1 : 0;
  struct tw_slice last = tw_slice_sub(noun, at, noun.len), head = tw_slice_sub(noun, 0, at);
  for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
    if (tw_slice_is(last, irregular[i].one)) {
      if (strcmp(irregular[i].one, irregular[i].many) != 0)
        ret_forms->text[TW_FORM_PLURAL] = join(arena, head, irregular[i].many, tail);
      if (tw_slice_is(last, "person")) ret_forms->text[TW_FORM_PLAIN] = with_s(arena, noun, tail); /* "persons" too */
      return 0;
    }
  ret_forms->text[TW_FORM_PLURAL] = with_s(arena, noun, tail);
  if (tail.len > 4 && ret_forms->text[TW_FORM_PLURAL].ptr) /* "subjects of red notices" */
    ret_forms->text[TW_FORM_BASE] = with_s(arena, ret_forms->text[TW_FORM_PLURAL], TW_SLICE(""));
  return ret_forms->text[TW_FORM_PLURAL].ptr ? 0 : TW_ENOMEM;
}
