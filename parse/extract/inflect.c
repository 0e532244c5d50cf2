/* Regular English inflection and the irregular verbs that news uses (Quirk et al., A Comprehensive Grammar of the English
 * Language, 3.3-3.20, as the source of the rules). */
#include "parse/extract/inflect.h"
#include "base/words.h"

struct irregular {
  const char *base, *past, *participle;
};

static const struct irregular irregular_verbs[] = {
    {"arise", "arose", "arisen"},
    {"awake", "awoke", "awoken"},
    {"be", "was", "been"},
    {"bear", "bore", "borne"},
    {"beat", "beat", "beaten"},
    {"become", "became", "become"},
    {"begin", "began", "begun"},
    {"bend", "bent", "bent"},
    {"bet", "bet", "bet"},
    {"bid", "bid", "bid"},
    {"bind", "bound", "bound"},
    {"bite", "bit", "bitten"},
    {"bleed", "bled", "bled"},
    {"blow", "blew", "blown"},
    {"break", "broke", "broken"},
    {"breed", "bred", "bred"},
    {"bring", "brought", "brought"},
    {"broadcast", "broadcast", "broadcast"},
    {"build", "built", "built"},
    {"burst", "burst", "burst"},
    {"buy", "bought", "bought"},
    {"cast", "cast", "cast"},
    {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"},
    {"cling", "clung", "clung"},
    {"come", "came", "come"},
    {"cost", "cost", "cost"},
    {"creep", "crept", "crept"},
    {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"},
    {"dig", "dug", "dug"},
    {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"},
    {"drive", "drove", "driven"},
    {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"},
    {"feel", "felt", "felt"},
    {"fight", "fought", "fought"},
    {"find", "found", "found"},
    {"flee", "fled", "fled"},
    {"fling", "flung", "flung"},
    {"fly", "flew", "flown"},
    {"forbid", "forbade", "forbidden"},
    {"forget", "forgot", "forgotten"},
    {"forgo", "forwent", "forgone"},
    {"freeze", "froze", "frozen"},
    {"get", "got", "got"},
    {"give", "gave", "given"},
    {"go", "went", "gone"},
    {"grind", "ground", "ground"},
    {"grow", "grew", "grown"},
    {"hang", "hung", "hung"},
    {"have", "had", "had"},
    {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"},
    {"hit", "hit", "hit"},
    {"hold", "held", "held"},
    {"hurt", "hurt", "hurt"},
    {"keep", "kept", "kept"},
    {"know", "knew", "known"},
    {"lay", "laid", "laid"},
    {"lead", "led", "led"},
    {"leave", "left", "left"},
    {"lend", "lent", "lent"},
    {"let", "let", "let"},
    {"lie", "lay", "lain"},
    {"light", "lit", "lit"},
    {"lose", "lost", "lost"},
    {"make", "made", "made"},
    {"mean", "meant", "meant"},
    {"meet", "met", "met"},
    {"mislead", "misled", "misled"},
    {"outbid", "outbid", "outbid"},
    {"overcome", "overcame", "overcome"},
    {"overtake", "overtook", "overtaken"},
    {"overthrow", "overthrew", "overthrown"},
    {"owe", "owed", "owed"},
    {"pay", "paid", "paid"},
    {"put", "put", "put"},
    {"quit", "quit", "quit"},
    {"read", "read", "read"},
    {"rebuild", "rebuilt", "rebuilt"},
    {"repay", "repaid", "repaid"},
    {"rid", "rid", "rid"},
    {"ride", "rode", "ridden"},
    {"ring", "rang", "rung"},
    {"rise", "rose", "risen"},
    {"run", "ran", "run"},
    {"say", "said", "said"},
    {"see", "saw", "seen"},
    {"seek", "sought", "sought"},
    {"sell", "sold", "sold"},
    {"send", "sent", "sent"},
    {"set", "set", "set"},
    {"shake", "shook", "shaken"},
    {"shed", "shed", "shed"},
    {"shoot", "shot", "shot"},
    {"shut", "shut", "shut"},
    {"sing", "sang", "sung"},
    {"sink", "sank", "sunk"},
    {"sleep", "slept", "slept"},
    {"slide", "slid", "slid"},
    {"speak", "spoke", "spoken"},
    {"spend", "spent", "spent"},
    {"spill", "spilled", "spilled"},
    {"spin", "spun", "spun"},
    {"split", "split", "split"},
    {"spread", "spread", "spread"},
    {"spring", "sprang", "sprung"},
    {"stand", "stood", "stood"},
    {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"},
    {"sting", "stung", "stung"},
    {"strike", "struck", "struck"},
    {"string", "strung", "strung"},
    {"strip", "stripped", "stripped"},
    {"swear", "swore", "sworn"},
    {"sweep", "swept", "swept"},
    {"swell", "swelled", "swollen"},
    {"swim", "swam", "swum"},
    {"swing", "swung", "swung"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tear", "tore", "torn"},
    {"tell", "told", "told"},
    {"think", "thought", "thought"},
    {"throw", "threw", "thrown"},
    {"thrust", "thrust", "thrust"},
    {"undergo", "underwent", "undergone"},
    {"understand", "understood", "understood"},
    {"undertake", "undertook", "undertaken"},
    {"uphold", "upheld", "upheld"},
    {"wake", "woke", "woken"},
    {"wear", "wore", "worn"},
    {"weave", "wove", "woven"},
    {"win", "won", "won"},
    {"wind", "wound", "wound"},
    {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"},
    {"withstand", "withstood", "withstood"},
    {"wring", "wrung", "wrung"},
    {"write", "wrote", "written"},
};

/* Verbs of more than one syllable whose last is stressed double their consonant as short ones do. */
static const char *const doubling_verbs[] = {"admit",  "commit",  "transfer", "refer",   "acquit", "incur",  "remit",  "defer",
                                             "submit", "kidnap",  "occur",    "compel",  "expel",  "propel", "dispel", "prefer",
                                             "confer", "infer",   "deter",    "recur",   "permit", "omit",   "emit",   "equip",
                                             "regret", "control", "patrol",   "airdrop", "begin",  "forget", "outbid"};

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

/* One syllable that ends in one consonant behind one vowel: stop, plan. */
static bool is_short(struct tw_slice w) {
  if (w.len < 3 || memchr("aeiouwxyh", w.ptr[w.len - 1], 9) || !is_vowel(w.ptr[w.len - 2])) return false;
  for (size_t i = 0; i + 2 < w.len; i++)
    if (is_vowel(w.ptr[i]) && !(w.ptr[i] == 'u' && i > 0 && w.ptr[i - 1] == 'q')) return false;
  return true;
}

static bool doubles(struct tw_slice w) {
  for (size_t i = 0; i < sizeof doubling_verbs / sizeof *doubling_verbs; i++)
    if (tw_slice_is(w, doubling_verbs[i])) return true;
  return is_short(w);
}

static struct tw_slice join(struct tw_arena *arena, struct tw_slice stem, const char *ending, struct tw_slice tail) {
  return tw_arena_printf(arena, "%.*s%s%.*s", TW_SLICE_ARG(stem), ending, TW_SLICE_ARG(tail));
}

static struct tw_slice with_s(struct tw_arena *arena, struct tw_slice w, struct tw_slice tail) {
  if (tw_slice_is(w, "have")) return join(arena, TW_SLICE("has"), "", tail);
  if (ends_with_consonant_y(w)) return join(arena, tw_slice_sub(w, 0, w.len - 1), "ies", tail);
  bool is_like_go = tw_slice_is(w, "go") || tw_slice_is(w, "do") || tw_slice_is(w, "undergo") || tw_slice_is(w, "forgo");
  return join(arena, w, ends_with_sibilant(w) || is_like_go ? "es" : "s", tail);
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

static struct tw_slice gerund_of(struct tw_arena *arena, struct tw_slice w, struct tw_slice tail) {
  if (tw_slice_has_suffix(w, TW_SLICE("ie"))) return join(arena, tw_slice_sub(w, 0, w.len - 2), "ying", tail); /* dying */
  return join(arena, stem_of(arena, w), "ing", tail);
}

static bool is_literal(struct tw_slice *word) {
  if (!word->len || word->ptr[0] != '=') return false;
  *word = tw_slice_sub(*word, 1, word->len);
  return true;
}

/* "illegally " of "illegally obtain": an adverb leads the phrase; nothing of "apply for". */
static struct tw_slice adverb_of(struct tw_slice verb) {
  static const char *const verbs[] = {"apply", "reply", "rely", "supply", "comply", "fly", "imply", "multiply", "rally", "tally"};
  const char *space = memchr(verb.ptr, ' ', verb.len);
  struct tw_slice first = space ? tw_slice_sub(verb, 0, (size_t)(space - verb.ptr)) : TW_SLICE("");
  if (!tw_slice_has_suffix(first, TW_SLICE("ly")) || tw_words_hold(TW_WORDS(verbs), first)) return TW_SLICE("");
  return tw_slice_sub(verb, 0, first.len + 1);
}

static int inflect_behind(struct tw_arena *arena, struct tw_slice adverb, struct tw_slice verb, struct tw_inflected *ret_forms) {
  int status = tw_inflect_verb(arena, tw_slice_sub(verb, adverb.len, verb.len), ret_forms);
  for (int i = 0; status == 0 && i < TW_FORM_COUNT; i++) {
    if (!ret_forms->text[i].ptr) continue;
    ret_forms->text[i] = join(arena, adverb, "", ret_forms->text[i]);
    if (!ret_forms->text[i].ptr) status = TW_ENOMEM;
  }
  return status;
}

int tw_inflect_verb(struct tw_arena *arena, struct tw_slice verb, struct tw_inflected *ret_forms) {
  *ret_forms = (struct tw_inflected){0};
  if (is_literal(&verb)) {
    ret_forms->text[TW_FORM_PLAIN] = verb;
    return 0;
  }
  struct tw_slice adverb = adverb_of(verb);
  if (adverb.len) return inflect_behind(arena, adverb, verb, ret_forms);
  const char *space = memchr(verb.ptr, ' ', verb.len);
  size_t head = space ? (size_t)(space - verb.ptr) : verb.len;
  struct tw_slice w = tw_slice_sub(verb, 0, head), tail = tw_slice_sub(verb, head, verb.len);
  ret_forms->text[TW_FORM_BASE] = verb;
  ret_forms->text[TW_FORM_THIRD] = with_s(arena, w, tail);
  ret_forms->text[TW_FORM_GERUND] = gerund_of(arena, w, tail);
  past_of(arena, w, tail, ret_forms);
  return ret_forms->text[TW_FORM_THIRD].ptr && ret_forms->text[TW_FORM_GERUND].ptr && ret_forms->text[TW_FORM_PAST].ptr
             ? 0
             : TW_ENOMEM;
}

/* " for extradition" of "request for extradition": what follows the head. */
static struct tw_slice tail_of(struct tw_slice noun) {
  static const char *const prepositions[] = {" for ", " of ", " on ", " to ", " in ", " under "};
  ptrdiff_t first = -1; /* "agreement on the transfer of prisoners": the head stands before the first of them */
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
    struct tw_slice last = tw_slice_from(prepositions[i]);
    ptrdiff_t at = tw_slice_find(noun, last, 0);
    last.len--; /* "seizure of": the preposition ends the phrase */
    if (at <= 0 && tw_slice_has_suffix(noun, last)) at = (ptrdiff_t)(noun.len - last.len);
    if (at > 0 && (first < 0 || at < first)) first = at;
  }
  return first < 0 ? TW_SLICE("") : tw_slice_sub(noun, (size_t)first, noun.len);
}

int tw_inflect_noun(struct tw_arena *arena, struct tw_slice noun, struct tw_inflected *ret_forms) {
  static const struct {
    const char *one, *many;
  } irregular[] = {{"person", "people"},
                   {"man", "men"},
                   {"woman", "women"},
                   {"child", "children"},
                   {"staff", "staff"},
                   {"personnel", "personnel"},
                   {"proceeds", "proceeds"},
                   {"series", "series"},
                   {"life", "lives"},
                   {"wife", "wives"},
                   {"fisherman", "fishermen"},
                   {"policeman", "policemen"},
                   {"fireman", "firemen"},
                   {"serviceman", "servicemen"},
                   {"crewman", "crewmen"},
                   {"gunman", "gunmen"},
                   {"businessman", "businessmen"},
                   {"sheep", "sheep"},
                   {"aircraft", "aircraft"},
                   {"half", "halves"}};
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
