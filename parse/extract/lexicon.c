#include "parse/extract/lexicon.h"
#include "base/fingerprint.h"
#include "base/words.h"
#include "parse/extract/fold.h"
#include <hs.h>
#include <stdlib.h>

enum {
  MAX_WORD_BYTES = 200, /* of one word of a pack */
  SUFFIX_BYTES = 8, /* of a word that the matcher knows: most are told apart by them, whole ones take twice as long to compile */
};

struct word {
  struct tw_slice text; /* lower case or folded */
  struct tw_sense *items;
  size_t count, capacity;
  size_t homes;   /* senses of TW_SENSE_HOME among them */
  uint32_t kinds; /* bits of enum tw_sense_kind among them */
};

struct word_list {
  struct word *items;
  size_t count, capacity;
};

struct matcher {
  struct word_list words;
  uint32_t *by_suffix; /* indexes of words, those with one suffix together */
  uint32_t *firsts;    /* by literal: where its words begin in by_suffix; one more than there are literals */
  hs_database_t *db;   /* NULL when the language has no word */
};

struct tw_lexicon {
  struct tw_arena *arena;
  struct matcher of[TW_PACK_LANGUAGES];
  const struct tw_fold *fold[TW_PACK_LANGUAGES]; /* NULL but for Chinese */
  hs_scratch_t *scratch;
};

/* ---- building ---- */

struct builder {
  struct tw_lexicon *lexicon;
  struct tw_pack *const *packs;
  uint16_t pack;
  uint32_t *table[TW_PACK_LANGUAGES]; /* open addressing: index + 1 of words */
  size_t table_size[TW_PACK_LANGUAGES];
  bool failed;
};

static bool grow_table(struct builder *b, int lang) {
  struct word_list *words = &b->lexicon->of[lang].words;
  free(b->table[lang]);
  b->table[lang] = calloc(b->table_size[lang], sizeof(uint32_t));
  if (!b->table[lang]) return false;
  for (size_t i = 0; i < words->count; i++) {
    size_t at = tw_fingerprint_short(words->items[i].text) % b->table_size[lang];
    while (b->table[lang][at]) at = (at + 1) % b->table_size[lang];
    b->table[lang][at] = (uint32_t)i + 1;
  }
  return true;
}

/* The slot of the word in its language's table, or the empty one in which it belongs. */
static uint32_t *slot_of(const struct builder *b, int lang, struct tw_slice text) {
  const struct word_list *words = &b->lexicon->of[lang].words;
  size_t at = tw_fingerprint_short(text) % b->table_size[lang];
  for (; b->table[lang][at]; at = (at + 1) % b->table_size[lang])
    if (tw_slice_eq(words->items[b->table[lang][at] - 1].text, text)) break;
  return &b->table[lang][at];
}

static struct word *find_word(struct builder *b, int lang, struct tw_slice text) {
  struct word_list *words = &b->lexicon->of[lang].words;
  if (!b->table[lang] || words->count * 2 > b->table_size[lang]) {
    if (words->count * 2 > b->table_size[lang]) b->table_size[lang] *= 4;
    if (!grow_table(b, lang)) return NULL;
  }
  uint32_t *slot = slot_of(b, lang, text);
  if (*slot) return &words->items[*slot - 1];
  struct word *word = TW_ARENA_PUSH(b->lexicon->arena, words);
  if (!word) return NULL;
  word->text = text;
  *slot = (uint32_t)words->count;
  return word;
}

/* Lower case for English, simplified characters for Chinese, so that one spelling finds all. */
static struct tw_slice folded(const struct tw_lexicon *lexicon, int lang, struct tw_slice text) {
  struct tw_slice copy = tw_arena_dup(lexicon->arena, text);
  if (copy.ptr) tw_fold_bytes(lexicon->fold[lang], copy, (char *)(uintptr_t)copy.ptr);
  return copy;
}

static bool has_kind(const struct word *word, enum tw_sense_kind kind, uint16_t pack) {
  for (size_t i = 0; i < word->count; i++)
    if (word->items[i].kind == kind && word->items[i].pack == pack) return true;
  return false;
}

static void add_sense(struct builder *b, int lang, struct tw_slice text, struct tw_sense sense) {
  if (!text.len || text.len > MAX_WORD_BYTES) return;
  sense.pack = b->pack;
  struct tw_slice key = folded(b->lexicon, lang, text);
  struct word *word = key.ptr ? find_word(b, lang, key) : NULL;
  /* "prosecutors" beside "prosecutor", whose plural it is: one word, one weight. */
  if (word && sense.kind == TW_SENSE_GATE && has_kind(word, TW_SENSE_GATE, b->pack)) return;
  struct tw_sense *slot = word ? TW_ARENA_PUSH(b->lexicon->arena, word) : NULL;
  if (!slot) {
    b->failed = true;
    return;
  }
  *slot = sense;
  word->kinds |= UINT32_C(1) << sense.kind;
  word->homes += sense.kind == TW_SENSE_HOME;
}

enum inflection { AS_IT_STANDS, AS_VERB, AS_NOUN };

static void add_forms(struct builder *b, struct tw_slice text, enum inflection how, struct tw_sense sense) {
  struct tw_inflected forms = {0};
  int status =
      how == AS_VERB ? tw_inflect_verb(b->lexicon->arena, text, &forms) : tw_inflect_noun(b->lexicon->arena, text, &forms);
  if (status < 0) b->failed = true;
  for (int i = 0; i < TW_FORM_COUNT; i++) {
    sense.form = (uint8_t)i;
    if (forms.text[i].ptr) add_sense(b, TW_PACK_EN, forms.text[i], sense);
  }
}

static void add_words(struct builder *b, const struct tw_pack_words *words, enum inflection how, enum tw_sense_kind kind,
                      size_t target) {
  struct tw_sense sense = {.kind = (uint8_t)kind, .target = (uint32_t)target};
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++)
    for (size_t i = 0; i < words->of[lang].count; i++) {
      if (lang == TW_PACK_EN && how != AS_IT_STANDS)
        add_forms(b, words->of[lang].items[i], how, sense);
      else
        add_sense(b, lang, words->of[lang].items[i], sense);
    }
}

/* What may stand behind the object of a trigger. */
static const char *const trigger_particles[] = {" back",         " over",         " home",
                                                " in",           " up",           " off",
                                                " out of",       " before",       " into custody",
                                                " behind bars",  " to court",     " on trial",
                                                " to trial",     " to justice",   " under investigation",
                                                " under arrest", " from leaving", " from being transferred",
                                                " on hold",      " of liberty",   " guilty",
                                                " to jail",      " to prison",    " from abroad"};

/* What may stand behind the object of an event's verb. */
static const char *const event_particles[] = {" back",         " back to",  " over to",      " home",
                                              " into custody", " to trial", " under arrest", " under formal investigation"};

bool tw_lexicon_is_event_particle(struct tw_slice tail) {
  return tw_words_hold(TW_WORDS(event_particles), tail);
}

bool tw_lexicon_has_event_particle(struct tw_slice text) {
  return tw_words_stand_in(TW_WORDS(event_particles), text);
}

/* An earlier word of the list is that verb with such a particle too: "send back" before "send back to". */
static bool is_split_already(const struct tw_pack_word_list *words, size_t before, struct tw_slice verb,
                             struct tw_words particles) {
  for (size_t i = 0; i < before; i++)
    if (tw_slice_has_prefix(words->items[i], verb) &&
        tw_words_hold(particles, tw_slice_sub(words->items[i], verb.len, words->items[i].len)))
      return true;
  return false;
}

/* "bring back": "brought" alone, for "brought 840 fugitives back"; "took 70 people into custody". */
static void add_split_verbs(struct builder *b, const struct tw_pack_word_list *words, struct tw_words particles,
                            struct tw_sense sense) {
  for (size_t i = 0; i < words->count; i++) {
    struct tw_slice word = words->items[i];
    const char *space = memchr(word.ptr, ' ', word.len);
    struct tw_slice verb = tw_slice_sub(word, 0, space ? (size_t)(space - word.ptr) : word.len);
    if (!tw_words_hold(particles, tw_slice_sub(word, verb.len, word.len)) || is_split_already(words, i, verb, particles))
      continue;
    add_forms(b, verb, AS_VERB, sense);
  }
}

static void add_rules(struct builder *b, const struct tw_pack *pack) {
  static const enum inflection how[] = {[TW_AS_VERB] = AS_VERB, [TW_AS_NOUN] = AS_NOUN, [TW_AS_COUNT] = AS_NOUN};
  for (size_t i = 0; i < pack->nouns.count; i++) add_words(b, &pack->nouns.items[i].words, AS_NOUN, TW_SENSE_NOUN, i);
  for (size_t i = 0; i < pack->triggers.count; i++)
    add_words(b, &pack->triggers.items[i].words, how[pack->triggers.items[i].as], TW_SENSE_TRIGGER, i);
  for (size_t i = 0; i < pack->triggers.count; i++)
    if (pack->triggers.items[i].as == TW_AS_VERB)
      add_split_verbs(b, &pack->triggers.items[i].words.of[TW_PACK_EN], TW_WORDS(trigger_particles),
                      (struct tw_sense){.kind = TW_SENSE_SPLIT, .target = (uint32_t)i});
  for (size_t i = 0; i < pack->events.count; i++) {
    add_words(b, &pack->events.items[i].verbs, AS_VERB, TW_SENSE_EVENT, i);
    add_split_verbs(b, &pack->events.items[i].verbs.of[TW_PACK_EN], TW_WORDS(event_particles),
                    (struct tw_sense){.kind = TW_SENSE_SPLIT_EVENT, .target = (uint32_t)i});
    add_words(b, &pack->events.items[i].signs, AS_IT_STANDS, TW_SENSE_SIGN, i);
  }
}

static void add_vocabulary(struct builder *b, const struct tw_pack *pack) {
  for (size_t i = 0; i < pack->gates.count; i++) add_words(b, &pack->gates.items[i].words, AS_NOUN, TW_SENSE_GATE, i);
  for (size_t i = 0; i < pack->names.count; i++) add_words(b, &pack->names.items[i].words, AS_IT_STANDS, TW_SENSE_NAME, i);
  for (size_t i = 0; i < pack->periods.count; i++) add_words(b, &pack->periods.items[i].words, AS_IT_STANDS, TW_SENSE_PERIOD, i);
  for (size_t i = 0; i < pack->units.count; i++) add_words(b, &pack->units.items[i].counters, AS_NOUN, TW_SENSE_COUNTER, i);
  for (size_t i = 0; i < pack->homes.count; i++)
    add_sense(b, (int)pack->homes.items[i].language, pack->homes.items[i].word,
              (struct tw_sense){.kind = TW_SENSE_HOME, .target = (uint32_t)i});
  add_words(b, &pack->titles, AS_IT_STANDS, TW_SENSE_TITLE, 0);
  add_words(b, &pack->slogans, AS_IT_STANDS, TW_SENSE_SLOGAN, 0);
  add_words(b, &pack->lists, AS_IT_STANDS, TW_SENSE_LIST, 0);
}

/* ---- what a word lends to a longer one ---- */

/* The kinds of sense looked for: a word with one of the two counts. */
struct kinds {
  enum tw_sense_kind one, other;
};

static const struct word *word_of_kinds(const struct builder *b, int lang, struct tw_slice text, struct kinds kinds) {
  uint32_t slot = *slot_of(b, lang, text);
  const struct word *word = slot ? &b->lexicon->of[lang].words.items[slot - 1] : NULL;
  return word && (has_kind(word, kinds.one, b->pack) || has_kind(word, kinds.other, b->pack)) ? word : NULL;
}

/* The longest such word inside `text`, which has no spaces. */
static const struct word *word_inside(const struct builder *b, int lang, struct tw_slice text, struct kinds kinds) {
  for (size_t len = text.len - 1; len > 0; len--)
    for (size_t at = 0; at + len <= text.len; at++) {
      const struct word *word = word_of_kinds(b, lang, tw_slice_sub(text, at, at + len), kinds);
      if (word) return word;
    }
  return NULL;
}

/* The longest such word at an edge of `text`: an English one must begin the phrase ("sent back" of "sent back to"), a Chinese
 * one may also end it. */
static const struct word *word_at_edge(const struct builder *b, int lang, struct tw_slice text, struct kinds kinds) {
  for (size_t len = text.len - 1; len > 0; len--) {
    if (lang != TW_PACK_ZH && text.ptr[len] != ' ') continue;
    const struct word *word = word_of_kinds(b, lang, tw_slice_sub(text, 0, len), kinds);
    if (!word && lang == TW_PACK_ZH) word = word_of_kinds(b, lang, tw_slice_sub(text, text.len - len, text.len), kinds);
    if (word) return word;
  }
  return NULL;
}

static void lend(struct builder *b, struct word *word, const struct word *inner, enum tw_sense_kind kind) {
  for (size_t i = 0; inner && i < inner->count; i++) {
    if (inner->items[i].kind != kind || inner->items[i].pack != b->pack) continue;
    struct tw_sense *slot = TW_ARENA_PUSH(b->lexicon->arena, word);
    if (!slot) {
      b->failed = true;
      return;
    }
    *slot = inner->items[i];
    word->kinds |= UINT32_C(1) << kind;
  }
}

/* The longest word is kept: an event's compound (被判处, "handed over to") must not hide the trigger that it holds. */
static void lend_triggers(struct builder *b) {
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++) {
    struct word_list *words = &b->lexicon->of[lang].words;
    for (size_t i = 0; i < words->count; i++) {
      struct word *word = &words->items[i];
      if (!has_kind(word, TW_SENSE_EVENT, b->pack) || has_kind(word, TW_SENSE_TRIGGER, b->pack)) continue;
      static const struct kinds triggers = {TW_SENSE_TRIGGER, TW_SENSE_TRIGGER};
      const struct word *inner =
          lang == TW_PACK_ZH ? word_inside(b, lang, word->text, triggers) : word_at_edge(b, lang, word->text, triggers);
      lend(b, word, inner, TW_SENSE_TRIGGER);
    }
  }
}

/* A Chinese word that is a trap and nothing that is counted (声请没收): it tells of no event either. */
static bool is_mere_trap(const struct builder *b, const struct word *word) {
  bool is_trap = false;
  for (size_t i = 0; i < word->count; i++) {
    const struct tw_sense *s = &word->items[i];
    if (s->kind != TW_SENSE_TRIGGER || s->pack != b->pack) continue;
    if (b->packs[s->pack]->triggers.items[s->target].measure >= 0) return false;
    is_trap = true;
  }
  return is_trap;
}

/* The other way round: a trigger's compound (落案起诉, "sent back to") must not hide the event that it holds. */
static void lend_events(struct builder *b) {
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++) {
    struct word_list *words = &b->lexicon->of[lang].words;
    for (size_t i = 0; i < words->count; i++) {
      struct word *word = &words->items[i];
      if (!has_kind(word, TW_SENSE_TRIGGER, b->pack) || has_kind(word, TW_SENSE_EVENT, b->pack) ||
          has_kind(word, TW_SENSE_SIGN, b->pack))
        continue;
      if (lang == TW_PACK_ZH && is_mere_trap(b, word)) continue;
      const struct word *inner = word_at_edge(b, lang, word->text, (struct kinds){TW_SENSE_EVENT, TW_SENSE_SIGN});
      lend(b, word, inner, TW_SENSE_EVENT);
      lend(b, word, inner, TW_SENSE_SIGN);
    }
  }
}

/* ---- the matcher ---- */

/* What the matcher finds of a word; who is found is told by the bytes before it. */
static struct tw_slice suffix_of(const struct word *word) {
  return tw_slice_sub(word->text, word->text.len > SUFFIX_BYTES ? word->text.len - SUFFIX_BYTES : 0, word->text.len);
}

static int by_suffix(const void *a, const void *b, void *words) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = tw_slice_cmp(suffix_of((const struct word *)words + x), suffix_of((const struct word *)words + y));
  return order ? order : (x > y) - (x < y);
}

/* What hs_compile_lit_multi wants of each literal. */
struct literals {
  const char **texts;
  size_t *lengths, count;
  unsigned *ids, *flags;
};

/* Groups the words by their suffixes, each of which becomes one literal. False when memory is out. */
static bool list_literals(struct tw_arena *arena, struct matcher *m, struct literals *ret) {
  size_t count = m->words.count;
  *ret = (struct literals){.texts = tw_arena_calloc(arena, count, sizeof *ret->texts),
                           .lengths = tw_arena_calloc(arena, count, sizeof *ret->lengths),
                           .ids = tw_arena_calloc(arena, count, sizeof *ret->ids),
                           .flags = tw_arena_calloc(arena, count, sizeof *ret->flags)};
  m->by_suffix = tw_arena_calloc(arena, count, sizeof *m->by_suffix);
  m->firsts = tw_arena_calloc(arena, count + 1, sizeof *m->firsts);
  if (!ret->texts || !ret->lengths || !ret->ids || !ret->flags || !m->by_suffix || !m->firsts) return false;
  for (size_t i = 0; i < count; i++) m->by_suffix[i] = (uint32_t)i;
  qsort_r(m->by_suffix, count, sizeof *m->by_suffix, by_suffix, m->words.items);
  for (size_t i = 0; i < count; i++) {
    struct tw_slice suffix = suffix_of(&m->words.items[m->by_suffix[i]]);
    if (i && tw_slice_eq(suffix, suffix_of(&m->words.items[m->by_suffix[i - 1]]))) continue;
    ret->texts[ret->count] = suffix.ptr;
    ret->lengths[ret->count] = suffix.len;
    ret->ids[ret->count] = (unsigned)ret->count;
    m->firsts[ret->count++] = (uint32_t)i;
  }
  m->firsts[ret->count] = (uint32_t)count;
  return true;
}

static int compile(struct tw_lexicon *lexicon, int lang, struct tw_error *error) {
  struct matcher *m = &lexicon->of[lang];
  struct literals all;
  if (!m->words.count) return 0;
  for (size_t i = 0; lang == TW_PACK_EN && i < m->words.count; i++) {
    struct tw_slice text = m->words.items[i].text; /* ours, and not looked at again */
    tw_fold_mark_ends((char *)(uintptr_t)text.ptr, text.len);
  }
  if (!list_literals(lexicon->arena, m, &all)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
  hs_compile_error_t *fault = NULL;
  if (hs_compile_lit_multi(all.texts, all.flags, all.ids, all.lengths, (unsigned)all.count, HS_MODE_BLOCK, NULL, &m->db,
                           &fault) != HS_SUCCESS) {
    tw_error_set(error, TW_EINVAL, TW_STOP, "rules: the matcher can't be compiled: %s", fault ? fault->message : "unknown");
    hs_free_compile_error(fault);
    return TW_EINVAL;
  }
  if (hs_alloc_scratch(m->db, &lexicon->scratch) != HS_SUCCESS)
    return tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
  return 0;
}

static void build(struct builder *b, struct tw_pack *const *packs, size_t count) {
  enum { FIRST_TABLE = 4096 }; /* slots; grows */
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++) b->table_size[lang] = FIRST_TABLE;
  for (size_t i = 0; i < count; i++) {
    b->pack = (uint16_t)i;
    add_rules(b, packs[i]);
    add_vocabulary(b, packs[i]);
  }
  for (size_t i = 0; i < count && !b->failed; i++) {
    b->pack = (uint16_t)i;
    lend_triggers(b);
    lend_events(b);
  }
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++) free(b->table[lang]);
}

struct tw_lexicon *tw_lexicon_new(struct tw_pack *const *packs, size_t count, struct tw_error *error) {
  struct tw_lexicon *lexicon = calloc(1, sizeof *lexicon);
  if (lexicon) lexicon->arena = tw_arena_new(0);
  if (lexicon && lexicon->arena) lexicon->fold[TW_PACK_ZH] = tw_fold_new(lexicon->arena);
  if (!lexicon || !lexicon->fold[TW_PACK_ZH]) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
    if (lexicon) tw_arena_free(lexicon->arena);
    free(lexicon);
    return NULL;
  }
  struct builder b = {.lexicon = lexicon, .packs = packs};
  build(&b, packs, count);
  if (b.failed) tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
  for (int lang = 0; lang < TW_PACK_LANGUAGES && !b.failed; lang++) b.failed = compile(lexicon, lang, error) < 0;
  if (!b.failed) return lexicon;
  tw_lexicon_free(lexicon);
  return NULL;
}

void tw_lexicon_free(struct tw_lexicon *lexicon) {
  if (!lexicon) return;
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++) hs_free_database(lexicon->of[lang].db);
  hs_free_scratch(lexicon->scratch);
  tw_arena_free(lexicon->arena);
  free(lexicon);
}

/* ---- scanning ---- */

struct scan {
  const struct matcher *matcher;
  struct tw_slice text;
  struct tw_arena *arena;
  struct tw_hit_list *hits, *homes; /* homes: NULL when not wanted */
  bool has_boundaries, failed;
};

static bool is_word_byte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

/* A literal that begins or ends in a letter must not lie inside a longer word. The lead bytes of U+2010.. punctuation
 * (E2) are no word bytes; Latin letters with diacritics (C3..) are. */
static bool at_boundary(struct tw_slice text, size_t start, size_t end) {
  unsigned char first = (unsigned char)text.ptr[start], last = (unsigned char)text.ptr[end - 1];
  if (start > 0 && is_word_byte(first)) {
    unsigned char before = (unsigned char)text.ptr[start - 1];
    if (is_word_byte(before) && before < 0xC0) return false;
  }
  if (end < text.len && is_word_byte(last)) {
    unsigned char after = (unsigned char)text.ptr[end];
    if (is_word_byte(after) && after != 0xE2 && after < 0xE0) return false;
  }
  return true;
}

static void keep(struct scan *s, struct tw_hit_list *list, struct tw_hit hit) {
  struct tw_hit *slot = list->count < list->capacity ? &list->items[list->count++] : TW_ARENA_PUSH(s->arena, list);
  if (slot)
    *slot = hit;
  else
    s->failed = true;
}

/* A word whose suffix ends at `end`: whether it stands there whole, and apart. */
static void take_word(struct scan *s, const struct word *word, size_t end) {
  size_t len = word->text.len, before = len > SUFFIX_BYTES ? len - SUFFIX_BYTES : 0;
  if (len > end || memcmp(s->text.ptr + end - len, word->text.ptr, before) != 0) return;
  size_t start = end - len;
  bool is_latin = (unsigned char)s->text.ptr[start] < 0x80;
  if ((s->has_boundaries || is_latin) && !at_boundary(s->text, start, end)) return;
  struct tw_hit hit = {(uint32_t)start, (uint32_t)end, word->items, (uint32_t)word->count, word->kinds};
  if (word->homes && s->homes) keep(s, s->homes, hit);
  if (word->count > word->homes) keep(s, s->hits, hit);
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)flags;
  struct scan *s = context;
  const struct matcher *m = s->matcher;
  for (uint32_t i = m->firsts[id]; i < m->firsts[id + 1]; i++) take_word(s, &m->words.items[m->by_suffix[i]], (size_t)to);
  return s->failed;
}

/* By start, the longer first. */
static int by_place(const void *a, const void *b) {
  const struct tw_hit *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

/* Matches come nearly always in the order of their ends, so that each passes only those that lie in it; the matcher does not
 * promise it. */
static void sort_by_place(struct tw_hit_list *hits) {
  enum { PASSED_MAX = 64 };
  for (size_t i = 1; i < hits->count; i++) {
    struct tw_hit hit = hits->items[i];
    size_t at = i;
    for (; at > 0 && by_place(&hit, &hits->items[at - 1]) < 0; at--) hits->items[at] = hits->items[at - 1];
    hits->items[at] = hit;
    if (i - at <= PASSED_MAX) continue;
    qsort(hits->items, hits->count, sizeof *hits->items, by_place);
    return;
  }
}

/* A phrase that is only an event's sign ("were charged") hides no trigger that ends with it. */
static void keep_triggers(struct tw_arena *arena, struct tw_hit *sign, const struct tw_hit *inner) {
  size_t triggers = 0;
  for (size_t i = 0; i < sign->sense_count; i++)
    if (sign->senses[i].kind != TW_SENSE_SIGN) return;
  for (size_t i = 0; i < inner->sense_count; i++) triggers += inner->senses[i].kind == TW_SENSE_TRIGGER;
  if (!triggers) return;
  struct tw_sense *senses = tw_arena_alloc(arena, (sign->sense_count + triggers) * sizeof *senses);
  if (!senses) return;
  memcpy(senses, sign->senses, sign->sense_count * sizeof *senses);
  for (size_t i = 0; i < inner->sense_count; i++)
    if (inner->senses[i].kind == TW_SENSE_TRIGGER) senses[sign->sense_count++] = inner->senses[i];
  sign->senses = senses;
  sign->kinds |= UINT32_C(1) << TW_SENSE_TRIGGER;
}

/* Keep the leftmost, the longest of them; a longer one that starts inside a shorter takes its place (国 + 国家工作人员). */
static void keep_longest(struct tw_arena *arena, struct tw_hit_list *hits) {
  size_t kept = 0;
  for (size_t i = 0; i < hits->count; i++) {
    struct tw_hit *last = kept ? &hits->items[kept - 1] : NULL;
    const struct tw_hit *h = &hits->items[i];
    if (last && h->start < last->end) {
      if (h->end == last->end) keep_triggers(arena, last, h);
      if (h->end - h->start > last->end - last->start && (kept < 2 || hits->items[kept - 2].end <= h->start)) *last = *h;
      continue;
    }
    hits->items[kept++] = *h;
  }
  hits->count = kept;
}

int tw_lexicon_scan(const struct tw_lexicon *lexicon, enum tw_pack_language language, struct tw_slice text,
                    struct tw_arena *arena, struct tw_hit_list *ret_hits, struct tw_hit_list *ret_homes) {
  *ret_hits = (struct tw_hit_list){0};
  if (ret_homes) *ret_homes = (struct tw_hit_list){0};
  if (language >= TW_PACK_LANGUAGES || !lexicon->of[language].db || !text.len) return 0;
  char *copy = tw_arena_alloc(arena, text.len);
  if (!copy) return TW_ENOMEM;
  tw_fold_bytes(lexicon->fold[language], text, copy);
  if (language == TW_PACK_EN) tw_fold_mark_ends(copy, text.len);
  struct scan s = {
      &lexicon->of[language], tw_slice_of(copy, text.len), arena, ret_hits, ret_homes, language == TW_PACK_EN, false};
  hs_error_t status = hs_scan(s.matcher->db, copy, (unsigned)text.len, 0, lexicon->scratch, on_match, &s);
  if (s.failed || (status != HS_SUCCESS && status != HS_SCAN_TERMINATED)) return TW_ENOMEM;
  sort_by_place(ret_hits);
  return 0;
}

/* What a hit is to a pack. What only weighs in the gate hides no other word, but where it stands alone it is no unknown word. */
enum standing { OF_OTHERS, OF_GATE_ONLY, OF_PACK };

static enum standing standing_of(const struct tw_hit *hit, size_t pack) {
  enum standing standing = OF_OTHERS;
  for (size_t i = 0; i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->pack != pack || s->kind == TW_SENSE_HOME) continue;
    if (s->kind != TW_SENSE_GATE) return OF_PACK;
    standing = OF_GATE_ONLY;
  }
  return standing;
}

/* Puts the hits of `more` that overlap none of `into` between those; both are in order. `into` has room. */
static void fill_gaps(struct tw_hit_list *into, const struct tw_hit_list *more) {
  size_t kept = into->count, left = more->count, to = kept + left;
  while (left) {
    const struct tw_hit *h = &more->items[left - 1], *last = kept ? &into->items[kept - 1] : NULL;
    if (last && last->start >= h->end) {
      into->items[--to] = into->items[--kept];
      continue;
    }
    if (!last || last->end <= h->start) into->items[--to] = *h;
    left--;
  }
  size_t tail = into->count + more->count - to;
  memmove(&into->items[kept], &into->items[to], tail * sizeof *into->items);
  into->count = kept + tail;
}

int tw_lexicon_choose(const struct tw_hit_list *all, size_t pack, struct tw_arena *arena, struct tw_hit_list *ret_hits) {
  struct tw_hit *items = tw_arena_alloc(arena, (all->count + 1) * sizeof *items);
  struct tw_hit *gate = tw_arena_alloc(arena, (all->count + 1) * sizeof *gate);
  if (!items || !gate) return TW_ENOMEM;
  struct tw_hit_list weak = {gate, 0, all->count + 1};
  *ret_hits = (struct tw_hit_list){items, 0, all->count + 1};
  for (size_t i = 0; i < all->count; i++) {
    enum standing standing = standing_of(&all->items[i], pack);
    struct tw_hit_list *list = standing == OF_PACK ? ret_hits : &weak;
    if (standing != OF_OTHERS) list->items[list->count++] = all->items[i];
  }
  keep_longest(arena, ret_hits);
  keep_longest(arena, &weak);
  fill_gaps(ret_hits, &weak);
  return 0;
}

const struct tw_sense *tw_hit_sense(const struct tw_hit *hit, enum tw_sense_kind kind, int pack) {
  if (!(hit->kinds >> kind & 1)) return NULL;
  for (size_t i = 0; i < hit->sense_count; i++)
    if (hit->senses[i].kind == kind && (pack < 0 || hit->senses[i].pack == pack)) return &hit->senses[i];
  return NULL;
}
