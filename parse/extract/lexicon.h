/* The words of all packs in one multi-pattern matcher (Vectorscan, the ends of words as literals, block mode). Built once;
 * scanning needs no system call. */
#pragma once
#include "base/arena.h"
#include "base/error.h"
#include "config/pack.h"
#include "parse/extract/inflect.h"

struct tw_lexicon;

enum tw_sense_kind {
  TW_SENSE_NOUN,    /* target: pack->nouns */
  TW_SENSE_TRIGGER, /* pack->triggers */
  TW_SENSE_EVENT,   /* pack->events, its verb */
  TW_SENSE_SIGN,    /* pack->events, a phrase that is the event */
  TW_SENSE_GATE,    /* pack->gates */
  TW_SENSE_NAME,    /* pack->names */
  TW_SENSE_PERIOD,  /* pack->periods */
  TW_SENSE_COUNTER, /* pack->units */
  TW_SENSE_TITLE,
  TW_SENSE_SLOGAN,
  TW_SENSE_LIST,
  TW_SENSE_HOME,        /* pack->homes */
  TW_SENSE_SPLIT,       /* the verb of a phrasal trigger, whose particle may stand behind the object */
  TW_SENSE_SPLIT_EVENT, /* the same of an event: pack->events */
  TW_SENSE_KINDS
};

/* One meaning of a word. */
struct tw_sense {
  uint8_t kind; /* enum tw_sense_kind */
  uint8_t form; /* enum tw_form */
  uint16_t pack;
  uint32_t target;
};

struct tw_hit {
  uint32_t start, end;
  const struct tw_sense *senses;
  uint32_t sense_count;
  uint32_t kinds; /* bits of enum tw_sense_kind: what is among the senses, of any pack */
};

struct tw_hit_list {
  struct tw_hit *items;
  size_t count, capacity;
};

/* NULL with *error on failure. The packs must outlive the lexicon. */
struct tw_lexicon *tw_lexicon_new(struct tw_pack *const *packs, size_t count, struct tw_error *error);
void tw_lexicon_free(struct tw_lexicon *lexicon); /* NULL is a no-op */
/* What stands behind the first word of an event's English verb may stand behind its object too: " back", " into custody". */
bool tw_lexicon_is_event_particle(struct tw_slice tail);
/* One of those stands in the text. */
bool tw_lexicon_has_event_particle(struct tw_slice text);
/* Words of `language` in `text`, of all packs, at word boundaries where the script has them, ordered, overlapping.
 * *ret_homes (NULL: not wanted) are the words with a sense of TW_SENSE_HOME, unordered, overlapping each other and
 * the hits; words without another sense are no hits. In `arena`. 0 or TW_ENOMEM. Not reentrant: one scan at a time on one
 * lexicon. */
int tw_lexicon_scan(const struct tw_lexicon *lexicon, enum tw_pack_language language, struct tw_slice text,
                    struct tw_arena *arena, struct tw_hit_list *ret_hits, struct tw_hit_list *ret_homes);
/* Of `all`, as tw_lexicon_scan orders them, those of one pack: the longest at each place, none overlapping. What other packs name
 * hides none of them. In `arena`. 0 or TW_ENOMEM. */
int tw_lexicon_choose(const struct tw_hit_list *all, size_t pack, struct tw_arena *arena, struct tw_hit_list *ret_hits);
/* The first sense of that kind (of `pack`, or of any when negative); NULL when there is none. */
const struct tw_sense *tw_hit_sense(const struct tw_hit *hit, enum tw_sense_kind kind, int pack);
