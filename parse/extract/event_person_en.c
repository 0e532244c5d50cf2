/* English persons: runs of capitalised words that no gazetteer, title or institution explains. */
#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/functions.h"

enum { MOST_WORDS = 4 };

/* A run with one of these, or with the word for a body, is an institution, a document, a title or a place, not a person. In
 * order. */
static const char *const institution_words[] = {
    "administration",
    "affairs",
    "africa",
    "african",
    "agreement",
    "airport",
    "america",
    "american",
    "anti-corruption",
    "armed",
    "asia",
    "asian",
    "assembly",
    "assistance",
    "association",
    "attorney",
    "audi",
    "authorities",
    "avenue",
    "bank",
    "bay",
    "beach",
    "board",
    "boulevard",
    "branch",
    "cabinet",
    "center",
    "central",
    "centre",
    "chamber",
    "chief",
    "city",
    "code",
    "college",
    "committee",
    "communique",
    "company",
    "conference",
    "congress",
    "construction",
    "convention",
    "corp",
    "corporation",
    "costa",
    "county",
    "crime",
    "customs",
    "declaration",
    "deputy",
    "development",
    "dictator",
    "district",
    "east",
    "embassy",
    "environment",
    "europe",
    "european",
    "exchange",
    "federal",
    "federation",
    "ferrari",
    "finance",
    "financial",
    "food",
    "forces",
    "foreign",
    "forum",
    "foundation",
    "freedom",
    "fund",
    "general",
    "global",
    "government",
    "group",
    "high",
    "hotel",
    "house",
    "housing",
    "hyundai",
    "inc",
    "initiative",
    "inspection",
    "institute",
    "insurance",
    "intelligence",
    "international",
    "investigation",
    "irish",
    "island",
    "islands",
    "jsc",
    "judicial",
    "justice",
    "lamborghini",
    "law",
    "leaders",
    "lexus",
    "list",
    "ltd",
    "magistrates",
    "mayor",
    "media",
    "meeting",
    "mercedes",
    "minister",
    "mission",
    "mitsubishi",
    "mutual",
    "national",
    "nations",
    "network",
    "news",
    "nissan",
    "north",
    "notifications",
    "ocean",
    "operation",
    "organisation",
    "organization",
    "palace",
    "parliament",
    "party",
    "people",
    "porsche",
    "port",
    "premier",
    "president",
    "press",
    "prime",
    "principles",
    "prosecutor",
    "prosecutors",
    "protection",
    "province",
    "public",
    "region",
    "registry",
    "republic",
    "river",
    "road",
    "scheme",
    "school",
    "secretary",
    "security",
    "senate",
    "services",
    "social",
    "south",
    "southern",
    "square",
    "state",
    "states",
    "station",
    "street",
    "summit",
    "support",
    "supreme",
    "task",
    "times",
    "town",
    "toyota",
    "traffic",
    "treasury",
    "treaty",
    "troops",
    "trust",
    "union",
    "united",
    "university",
    "victim",
    "watch",
    "welfare",
    "west",
    "working",
    "world",
    "zone",
};

/* Particles that stand inside a name in small letters. */
static const char *const particles[] = {"al", "bin", "bint", "da", "de",  "del", "della", "den", "der",
                                        "di", "dos", "du",   "el", "ibn", "la",  "le",    "van", "von"};

static bool is_all_capitals(struct tw_slice word) {
  for (size_t i = 0; i < word.len; i++)
    if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z') return false;
  return true;
}

static bool is_title(const struct tw_reading *r, const struct tw_token *t) {
  return tw_reading_sense(r, t, TW_SENSE_TITLE) != NULL;
}

/* A capitalised word that may be part of a name. */
static bool is_name_word(const struct tw_reading *r, const struct tw_token *t) {
  return t->kind == TW_TOKEN_WORD && t->is_capital && !is_all_capitals(tw_reading_text(r, t));
}

static bool touches(const struct tw_reading *r, const struct tw_token *a, const struct tw_token *b) {
  return b->start - a->end <= 1 && (b->start == a->end || r->text.ptr[a->end] == ' ' || r->text.ptr[a->end] == '-');
}

/* "al-Sudani", "el-Sisi": a particle in small letters, grown together with the name. */
static bool is_prefixed_name(const struct tw_reading *r, const struct tw_token *t) {
  struct tw_slice word = tw_reading_text(r, t);
  ptrdiff_t hyphen = t->kind == TW_TOKEN_WORD ? tw_slice_find(word, TW_SLICE("-"), 0) : -1;
  if (hyphen <= 0 || (size_t)hyphen + 1 >= word.len || word.ptr[hyphen + 1] < 'A' || word.ptr[hyphen + 1] > 'Z') return false;
  return tw_words_hold(TW_WORDS(particles), tw_slice_sub(word, 0, (size_t)hyphen));
}

static bool goes_on(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  const struct tw_token *t = &tokens->items[i];
  if (!touches(r, &tokens->items[i - 1], t)) return false;
  if (is_name_word(r, t) || is_prefixed_name(r, t)) return true;
  bool has_next = (size_t)i + 1 < tokens->count && is_name_word(r, &tokens->items[i + 1]) && touches(r, t, &tokens->items[i + 1]);
  return has_next && tw_words_hold(TW_WORDS(particles), tw_reading_text(r, t));
}

/* The name of a state, which may be somebody's too. */
static bool is_lands_name(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_NAME);
  return s && r->pack->names.items[s->target].kind == TW_NAME_STATE;
}

/* The run's last token; *ret_is_person false when a word of it says otherwise. */
static int run_end(const struct tw_reading *r, const struct tw_token_list *tokens, int i, int last, bool *ret_is_person) {
  int end = i;
  while (end < last && goes_on(r, tokens, end + 1)) end++;
  /* A gazetteer name or another pack word glued to the run makes it the name of something else. */
  *ret_is_person = end == last || tokens->items[end + 1].kind != TW_TOKEN_HIT || !tokens->items[end + 1].is_capital ||
                   !touches(r, &tokens->items[end], &tokens->items[end + 1]);
  if (*ret_is_person || end == i || !is_lands_name(r, &tokens->items[end + 1])) return end;
  *ret_is_person = i > 0 && is_title(r, &tokens->items[i - 1]); /* "former Prime Minister Madhav Kumar Nepal" */
  return *ret_is_person ? end + 1 : end;
}

static bool is_institution_word(struct tw_slice word) {
  return tw_words_hold_sorted(TW_WORDS(institution_words), word) || tw_event_is_body(word);
}

static bool is_institution(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  for (int i = first; i <= last; i++)
    if (is_institution_word(tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

static bool follows_title(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  return i > 0 && is_title(r, &tokens->items[i - 1]);
}

/* What people of a state are called: another word than the state's own name, with an ending of such words. */
static bool is_demonym(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const ends[] = {"an", "ese", "ish", "i", "ch"};
  const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_NAME);
  if (!s || r->pack->names.items[s->target].kind != TW_NAME_STATE) return false;
  const struct tw_pack_word_list *words = &r->pack->names.items[s->target].words.of[TW_PACK_EN];
  struct tw_slice text = tw_reading_text(r, t);
  return words->count > 0 && !tw_slice_eq_nocase(words->items[0], text) && tw_words_end(TW_WORDS(ends), text);
}

static bool follows_name_hit(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  if (i == 0 || !touches(r, &tokens->items[i - 1], &tokens->items[i])) return false;
  const struct tw_token *t = &tokens->items[i - 1];
  if (t->kind != TW_TOKEN_HIT || !t->is_capital || is_title(r, t)) return false;
  if (tw_reading_sense(r, t, TW_SENSE_EVENT) || tw_reading_sense(r, t, TW_SENSE_SIGN)) return false; /* "The arrest of" */
  if (is_demonym(r, t)) return false;                                  /* "Jamaican Gregory Gooden" */
  if (i > 1 && tokens->items[i - 2].function == TW_F_OF) return false; /* "former minister of Uzbekistan Valeriy Atayev" */
  int noun = tw_reading_noun(r, t);
  return noun < 0 || r->pack->nouns.items[noun].unit < 0; /* "Operation Clean Sweep", but "Suspect Ivan Petrov" */
}

/* "Mallya": a lone word counts when a fuller name of the text ends in it. */
static struct tw_slice full_name(const struct tw_reading *r, struct tw_slice last_name) {
  size_t here = (size_t)(last_name.ptr - r->text.ptr), from = here > TW_EVENT_WINDOW ? here - TW_EVENT_WINDOW : 0;
  struct tw_slice text = tw_slice_sub(r->text, from, here + last_name.len);
  for (ptrdiff_t at = tw_slice_find(text, last_name, 0); at > 1;
       at = tw_slice_find(text, last_name, (size_t)at + last_name.len)) {
    size_t start = (size_t)at - 1;
    if (text.ptr[start] != ' ') continue;
    while (start > 0 && ((text.ptr[start - 1] | 32) >= 'a' && (text.ptr[start - 1] | 32) <= 'z')) start--;
    struct tw_slice first = tw_slice_sub(text, start, (size_t)at - 1);
    bool is_first_name = first.len >= 2 && first.ptr[0] >= 'A' && first.ptr[0] <= 'Z' && !is_all_capitals(first) &&
                         !is_institution_word(first) && tw_functions_en(r->functions, first) == TW_F_NONE;
    if (is_first_name) return tw_slice_sub(text, start, (size_t)at + last_name.len);
  }
  return TW_SLICE_NONE;
}

/* "Hendra": a lone word counts when a fuller name of the text begins with it. */
static struct tw_slice first_of_name(const struct tw_reading *r, struct tw_slice first) {
  size_t here = (size_t)(first.ptr - r->text.ptr), from = here > TW_EVENT_WINDOW ? here - TW_EVENT_WINDOW : 0;
  struct tw_slice text = tw_slice_sub(r->text, from, here);
  for (ptrdiff_t at = tw_slice_find(text, first, 0); at >= 0; at = tw_slice_find(text, first, (size_t)at + first.len)) {
    size_t start = (size_t)at + first.len + 1, end = start;
    if (start >= text.len || text.ptr[start - 1] != ' ' || (at > 0 && text.ptr[at - 1] != ' ')) continue;
    while (end < text.len && (((text.ptr[end] | 32) >= 'a' && (text.ptr[end] | 32) <= 'z') || text.ptr[end] == '-')) end++;
    struct tw_slice last = tw_slice_sub(text, start, end);
    bool is_name =
        last.len > 2 && last.ptr[0] >= 'A' && last.ptr[0] <= 'Z' && !is_all_capitals(last) && !is_institution_word(last);
    bool is_behind_name = at > 1 && is_name && (text.ptr[at - 2] == '-' || (text.ptr[at - 2] >= 'a' && text.ptr[at - 2] <= 'z'));
    if (is_name && is_behind_name) return tw_slice_sub(text, (size_t)at, end);
  }
  return TW_SLICE_NONE;
}

/* "Huang, 34, led": a lone name with an age. */
static bool is_aged(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  if ((size_t)i + 2 >= tokens->count || tokens->items[i + 1].function != TW_F_COMMA) return false;
  const struct tw_token *age = &tokens->items[i + 2];
  if (age->kind != TW_TOKEN_NUMBER && age->kind != TW_TOKEN_FIGURE) return false;
  int64_t years;
  const struct tw_found *f = &r->found.items[age->index];
  enum { YOUNGEST = 14, OLDEST = 99 };
  bool is_whole = f->kind == TW_KIND_AGE ||
                  (f->kind == TW_KIND_QUANTITY && tw_decimal_to_i64(f->value, &years) && years >= YOUNGEST && years <= OLDEST);
  return is_whole && tw_slice_has_prefix(tw_slice_sub(r->text, age->end, r->text.len), TW_SLICE(","));
}

/* "a man identified only as Li", "suspects surnamed Huang and Hsiao": a lone name that was introduced as one. */
static bool is_introduced(const struct tw_reading *r, struct tw_slice name) {
  static const char *const leads[] = {" as ", " only as ", " surnamed ", " named ", " man called ", " woman called "};
  size_t end = (size_t)(name.ptr - r->text.ptr) + name.len, from = end > TW_EVENT_WINDOW ? end - TW_EVENT_WINDOW : 0;
  struct tw_slice text = tw_slice_sub(r->text, from, end);
  for (ptrdiff_t at = tw_slice_find(text, name, 0); at >= 0; at = tw_slice_find(text, name, (size_t)at + name.len)) {
    struct tw_slice before = tw_slice_sub(text, 0, (size_t)at);
    size_t behind = (size_t)(name.ptr - r->text.ptr) - (text.len - name.len) + (size_t)at + name.len + 1;
    bool goes_on =
        behind < r->text.len && r->text.ptr[behind - 1] == ' ' && r->text.ptr[behind] >= 'A' && r->text.ptr[behind] <= 'Z';
    if (goes_on) continue; /* "identified as Yao Jinqi" */
    if (tw_words_end(TW_WORDS(leads), before) && !tw_slice_has_suffix(before, TW_SLICE("such as "))) return true;
    static const char *const seconds[] = {" and ", ") and "};
    static const char *const surnamed[] = {" surnamed "};
    enum { REACH_BYTES = 32 };
    if (tw_words_end(TW_WORDS(seconds), before) && before.len > REACH_BYTES &&
        tw_words_stand_in(TW_WORDS(surnamed), tw_slice_sub(before, before.len - REACH_BYTES, before.len)))
      return true;
  }
  return false;
}

/* "in Port Moresby": a place that no gazetteer has. */
static bool is_behind_in(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const words[] = {"in", "at", "near"};
  return i > 0 && tokens->items[i - 1].function == TW_F_IN &&
         tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i - 1]));
}

/* Where an initial of one or two letters and its full stop begin before the token; the token's own start when none does. */
static uint32_t initial_start(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const titles[] = {"mr", "ms", "dr", "lt", "jr", "sr", "st", "no", "co", "rs"};
  enum { LONGEST = 2 };
  uint32_t start = tokens->items[i].start, at = start;
  if (at > 0 && r->text.ptr[at - 1] == ' ') at--;
  if (at == 0 || r->text.ptr[at - 1] != '.') return start;
  uint32_t end = --at;
  while (at > 0 && tw_ascii_is_letter(r->text.ptr[at - 1])) at--;
  bool is_initial = end > at && end - at <= LONGEST && r->text.ptr[at] <= 'Z' && (end - at == 1 || r->text.ptr[at + 1] >= 'a');
  if (tw_words_hold(TW_WORDS(titles), tw_slice_sub(r->text, at, end))) return start;
  return is_initial && (at == 0 || r->text.ptr[at - 1] == ' ') ? at : start;
}

/* "B.Otgonbaatar", grown together. */
static bool has_initial(struct tw_slice name) {
  enum { LONGEST = 2, SHORTEST_NAME = 3 };
  ptrdiff_t dot = tw_slice_find(name, TW_SLICE("."), 0);
  return dot > 0 && dot <= LONGEST && name.len >= (size_t)dot + 1 + SHORTEST_NAME && name.ptr[dot + 1] >= 'A' &&
         name.ptr[dot + 1] <= 'Z' && name.ptr[dot + 2] >= 'a';
}

/* "from the Ninoy Aquino airport" */
static bool is_of_building(const struct tw_reading *r, const struct tw_token_list *tokens, int last) {
  static const char *const words[] = {"airport", "hospital", "prison", "university"};
  return (size_t)last + 1 < tokens->count && tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[last + 1]));
}

void tw_event_persons_en(struct tw_reading *r, size_t sentence, int first, int last, struct tw_event_people *people) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (int i = first; i <= last; i++) {
    if (!is_name_word(r, &tokens->items[i]) && !is_prefixed_name(r, &tokens->items[i])) continue;
    bool is_person, is_other = follows_name_hit(r, tokens, i);
    int end = run_end(r, tokens, i, last, &is_person);
    struct tw_slice name = tw_slice_sub(r->text, tokens->items[i].start, tokens->items[end].end);
    bool is_possessive = tw_slice_has_suffix(name, TW_SLICE("'s"));
    if (is_possessive) name.len -= 2;
    is_possessive |= tw_slice_has_prefix(tw_slice_sub(r->text, tokens->items[end].end, r->text.len), TW_SLICE("’s"));
    uint32_t initial = initial_start(r, tokens, i);
    if (initial < tokens->items[i].start) { /* "B.Otgonbaatar", "Ch. Saikhanbileg" */
      name = tw_slice_sub(r->text, initial, (uint32_t)(name.ptr - r->text.ptr) + (uint32_t)name.len);
      is_other = false;
    }
    bool is_lone = end == i && initial == tokens->items[i].start && !has_initial(name),
         may_be = is_person && !is_other && end - i < MOST_WORDS && !is_behind_in(r, tokens, i);
    if (may_be && is_lone && !follows_title(r, tokens, i)) {
      struct tw_slice fuller = full_name(r, name);
      bool is_told = !fuller.len && (is_aged(r, tokens, i) || is_introduced(r, name));
      struct tw_slice longer = fuller.len ? fuller : first_of_name(r, name);
      if (longer.len || !is_told) name = longer;
    }
    if (may_be && name.len && !is_institution(r, tokens, i, end) && !is_of_building(r, tokens, end))
      tw_event_add_person(people, (struct tw_event_person){name, i, end, tokens->items[end].end, is_possessive});
    i = end;
  }
}
