/* One text under one pack: what the passes share. Everything lives in the extraction's arena. */
#pragma once
#include "base/words.h"
#include "model/observation.h"
#include "parse/extract/extract.h"
#include "parse/extract/rules_body.h"
#include "parse/extract/token.h"

struct tw_event_person_list; /* event_draft.h */

/* Names of persons that the text has told, the first ones of it. */
struct tw_known_names {
  struct tw_slice items[12];
  size_t count;
};

/* What is known of the words of a sentence. */
enum { TW_SENTENCE_LISTS = 64 };
struct tw_sentence_words {
  struct tw_words_trace trace;
  const void *absent[TW_SENTENCE_LISTS]; /* lists of which no word stands in it, by their address */
};

struct tw_sentence {
  uint32_t start, end;
  uint32_t paragraph;  /* number of the line */
  bool is_boilerplate; /* page noise: teasers, related headlines */
  bool is_tokenized;
  bool names_no_operation, opens_no_period; /* was looked for: every figure of the paragraph asks */
  struct tw_sentence_words *words;          /* NULL until somebody asks for a word */
  struct tw_event_person_list *persons;     /* named in it, Chinese; NULL until an event asks who */
  size_t found_at, hit_at;                  /* the first found object and hit inside or behind it */
  uint32_t found_kinds, hit_kinds;          /* bits of enum tw_kind and of enum tw_sense_kind (of any pack): what begins in it */
  struct tw_token_list tokens;
};

struct tw_sentence_list {
  struct tw_sentence *items;
  size_t count, capacity;
};

enum tw_link_kind { TW_LINK_NONE, TW_LINK_PART, TW_LINK_LIST };

enum { TW_MAX_STEPS = 8 }; /* of one verdict */

/* A quantity or a sum on its way to a record. */
struct tw_figure {
  const struct tw_found *found;
  uint32_t found_index;
  uint32_t sentence;
  int token;            /* its own */
  int last_token;       /* of its noun phrase */
  int noun_token;       /* -1: elliptic */
  int noun;             /* index of pack->nouns, or -1 */
  int unit;             /* index of pack->units, or -1 */
  bool is_elliptic;     /* no noun stands with it */
  bool is_unknown_noun; /* a noun stands with it that no rule counts */
  bool is_plural;       /* the unknown noun ends as English plurals do */
  bool is_base;         /* "of the 680": what a share is taken of */
  bool is_planned;
  bool is_contrast;   /* what another figure is compared with */
  int running_verb;   /* the token of "bringing" where it brings a total to this figure; -1: none. Set with the parts, English */
  bool is_other_time; /* tells again what was counted, for another time: the report's own goes on behind it */
  struct tw_slice role;
  int count_trigger; /* the counted noun is a trigger itself: index of pack->triggers, or -1 */
  int trigger;       /* index of pack->triggers, or -1 */
  int trigger_token;
  int measure; /* index of pack->measures, or -1 */
  int score;   /* of the trigger's hold on it */
  int rival;   /* the firmest hold of a trigger of another measure; 0: none */
  enum tw_link_kind link;
  int total; /* index of figures: what it is a part of or in one list with; -1 */
  int said;  /* index of figures: the count that it names again (这60人); -1 */
  struct tw_period period;
  enum tw_basis basis;
  enum tw_reason reason; /* why not */
  bool is_accepted;
  int32_t confidence;
  int observation; /* index in the result, or -1 */
  struct tw_slice steps[TW_MAX_STEPS];
  size_t step_count;
  struct tw_period row_period; /* of its column, where it stands in a table */
  int row_first;               /* index of figures: the first of its row, which its label governs; -1 for none and itself */
  uint32_t counter_units;      /* bits of pack->units that its measure word counts; 0: none stands with it */
};

struct tw_figure_list {
  struct tw_figure *items;
  size_t count, capacity;
};

/* The operation that the text tells of. */
struct tw_campaign {
  bool is_known; /* looked for */
  bool is_found;
  size_t sentence; /* that tells of it */
  struct tw_period period;
};

struct tw_reading {
  struct tw_arena *arena;
  const struct tw_lexicon *lexicon;
  const struct tw_functions *functions;
  const struct tw_name_chars *name_chars;
  const struct tw_pack *pack;
  int pack_index;
  enum tw_pack_language language;
  struct tw_slice text, title, host;
  tw_day published;
  struct tw_slice jurisdiction; /* of the publisher, or absent */
  struct tw_slice home;         /* whose money a bare sign means, by all that is known; or absent */
  struct tw_found_list found;
  uint8_t *time_facts; /* what was asked of each found time, by its index (time_words.h); NULL: nothing is kept */
  struct tw_hit_list hits, title_hits;
  struct tw_sentence_list sentences;
  struct tw_figure_list figures;
  bool wants_steps;              /* explain asks; for the daemon they would only cost time */
  struct tw_rule_use_list *uses; /* NULL: nobody asks */
  struct tw_campaign campaign;
  struct tw_known_names names; /* Chinese: of the sentences that events were looked for in */
  int money_unit;              /* the pack's: index of the unit "money", or -1 */
};

/* The tokens of a sentence, split at the first call; empty when memory is out. */
const struct tw_token_list *tw_reading_tokens(struct tw_reading *r, size_t sentence);
/* The hit of a token, or NULL. */
static inline const struct tw_hit *tw_reading_hit(const struct tw_reading *r, const struct tw_token *token) {
  return token->kind == TW_TOKEN_HIT ? &r->hits.items[token->index] : NULL;
}
/* The token's meaning of that kind in the present pack, or NULL. Inline, as the next: every token is asked for it. */
static inline const struct tw_sense *tw_reading_sense(const struct tw_reading *r, const struct tw_token *token,
                                                      enum tw_sense_kind kind) {
  const struct tw_hit *hit = tw_reading_hit(r, token);
  return hit && hit->kinds >> kind & 1 ? tw_hit_sense(hit, kind, r->pack_index) : NULL;
}
/* Of the token's meanings of that kind in the present pack the first behind `after`, which is one of them or NULL: the first of
 * all. NULL when there is none. */
const struct tw_sense *tw_reading_next_sense(const struct tw_reading *r, const struct tw_token *token, enum tw_sense_kind kind,
                                             const struct tw_sense *after);
/* The noun a token names, or -1. */
static inline int tw_reading_noun(const struct tw_reading *r, const struct tw_token *token) {
  const struct tw_sense *sense = tw_reading_sense(r, token, TW_SENSE_NOUN);
  return sense ? (int)sense->target : -1;
}
/* Does a word of the list stand in text[start, end), which lies in the sentence? As tw_words_stand_in tells, but mostly by what
 * was seen of the sentence at the first call. */
bool tw_reading_stands_in(const struct tw_reading *r, size_t sentence, struct tw_words words, uint32_t start, uint32_t end);
/* The same, for the whole sentence. */
bool tw_reading_says(const struct tw_reading *r, size_t sentence, struct tw_words words);
/* False: none of the words stands in the sentence, in small letters or capitals. True: one may. */
bool tw_reading_may_say(const struct tw_reading *r, size_t sentence, struct tw_words words);
/* Index of the first figure of that sentence or a later one; the figures stand in the text's order. */
size_t tw_reading_first_figure(const struct tw_reading *r, size_t sentence);
/* A step of the way, kept for explain; cut off silently past TW_MAX_STEPS. */
void tw_reading_step(struct tw_reading *r, struct tw_figure *figure, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* True when the noun may be counted in the unit, both of the pack. */
bool tw_reading_counts(const struct tw_reading *r, int noun, int unit);
/* True when a measure takes what stands beside other facts in that unit: countries. */
bool tw_reading_is_context_unit(const struct tw_reading *r, int unit);
/* True when `list` holds `value`. */
bool tw_reading_holds(const struct tw_pack_index_list *list, int value);
/* The pack's words of that meaning in the text's language. */
static inline struct tw_words tw_reading_phrases(const struct tw_reading *r, enum tw_pack_phrase phrase) {
  return r->pack->phrases[phrase][r->language];
}
enum {
  TW_FOUND_FIGURES = 1 << TW_KIND_QUANTITY | 1 << TW_KIND_MONEY,
  TW_FOUND_TIMES = 1 << TW_KIND_PERIOD | 1 << TW_KIND_DATE,
  TW_FOUND_NAMES = 1 << TW_KIND_NAME,
};
/* An object of one of those kinds (bits of enum tw_kind) was found in the sentence: most are asked for what they do not have. */
static inline bool tw_reading_has_found(const struct tw_reading *r, size_t sentence, uint32_t kinds) {
  return r->sentences.items[sentence].found_kinds & kinds;
}
/* A word of the packs with a meaning of one of those kinds (bits of enum tw_sense_kind) stands in it. */
static inline bool tw_reading_has_sense(const struct tw_reading *r, size_t sentence, uint32_t kinds) {
  return r->sentences.items[sentence].hit_kinds & kinds;
}
/* The text of a token. */
static inline struct tw_slice tw_reading_text(const struct tw_reading *r, const struct tw_token *token) {
  return tw_slice_sub(r->text, token->start, token->end);
}
/* The token is that word, of either case. False for no token. */
static inline bool tw_reading_is(const struct tw_reading *r, const struct tw_token *token, struct tw_slice word) {
  return token && token->end - token->start == word.len && tw_slice_eq_nocase(tw_reading_text(r, token), word);
}
