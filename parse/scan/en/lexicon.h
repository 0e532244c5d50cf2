/* English words that the grammars know, with their classes. A table that a person can read and extend. */
#pragma once
#include "model/quantity.h"
#include <endian.h>

/* Classes of a word; a word may be in several. */
#define TW_EN_DIGIT    (UINT64_C(1) << 0) /* zero .. nine; `value` */
#define TW_EN_TEEN     (UINT64_C(1) << 1) /* ten .. nineteen; `value` */
#define TW_EN_TENS     (UINT64_C(1) << 2) /* twenty .. ninety; `value` */
#define TW_EN_HUNDRED  (UINT64_C(1) << 3)
#define TW_EN_SCALE    (UINT64_C(1) << 4) /* thousand, million, lakh: 10^value */
#define TW_EN_LETTER   (UINT64_C(1) << 5) /* bn, k, M behind digits: 10^value */
#define TW_EN_DOZEN    (UINT64_C(1) << 6) /* twelve of it */
#define TW_EN_PART     (UINT64_C(1) << 7) /* half, quarter, third, tenths: 1/value */
#define TW_EN_ORDINAL  (UINT64_C(1) << 8) /* first .. thirty-first's words; `value` */
#define TW_EN_ARTICLE  (UINT64_C(1) << 9) /* a, an */
#define TW_EN_AND      (UINT64_C(1) << 10)
#define TW_EN_POINT    (UINT64_C(1) << 11)
#define TW_EN_NEGATIVE (UINT64_C(1) << 12) /* minus, negative */
#define TW_EN_MONTH    (UINT64_C(1) << 13) /* `value` 1..12 */
#define TW_EN_WEEKDAY  (UINT64_C(1) << 14) /* `value` 0 Monday .. 6 */
#define TW_EN_CALENDAR (UINT64_C(1) << 15) /* day, week, month, quarter, year, decade; `value` enum tw_en_unit */
#define TW_EN_CLOCK    (UINT64_C(1) << 16) /* hour, minute, second */
#define TW_EN_SEASON   (UINT64_C(1) << 17) /* `value` its first month in the north */
#define TW_EN_WHICH    (UINT64_C(1) << 18) /* last, this, next; `value` enum tw_en_which */
#define TW_EN_RELDAY   (UINT64_C(1) << 19) /* today: 0, yesterday: -1; `value` */
#define TW_EN_PERCENT  (UINT64_C(1) << 20)
#define TW_EN_HEDGE    (UINT64_C(1) << 21) /* last word of a hedge before a number */
#define TW_EN_ABOUT    (UINT64_C(1) << 22) /* a time preposition: a year may follow (in, since, by) */
#define TW_EN_LABEL    (UINT64_C(1) << 23) /* the number behind it identifies (Article, Section, No, flight) */
#define TW_EN_MEASURE  (UINT64_C(1) << 24) /* a unit of measurement: km, tonnes, barrels */
#define TW_EN_AMBIG    (UINT64_C(1) << 25) /* a month or weekday that is also a common word: May, March, sat */
#define TW_EN_PHASE    (UINT64_C(1) << 26) /* early, mid, late, end, beginning; `value` enum tw_en_phase */
#define TW_EN_MERIDIEM (UINT64_C(1) << 27) /* am, pm */
#define TW_EN_TO       (UINT64_C(1) << 28) /* to, until, till, through: joins a range */
#define TW_EN_ORDSUF   (UINT64_C(1) << 29) /* st nd rd th */
#define TW_EN_VERB     (UINT64_C(1) << 30) /* is, was, has: ends in s and is no plural; also common adverbs */
#define TW_EN_AGO      (UINT64_C(1) << 31) /* ago, earlier, later; `value` -1 or 1 */
#define TW_EN_FISCAL   (UINT64_C(1) << 32) /* fiscal, financial, FY */
#define TW_EN_FUNCTION (UINT64_C(1) << 33) /* function words that never name the counted thing */
#define TW_EN_DECADE   (UINT64_C(1) << 34) /* twenties, nineties: `value` */
#define TW_EN_COIN     (UINT64_C(1) << 35) /* currency words that an article may count: "a dollar" */
#define TW_EN_PEOPLE   (UINT64_C(1) << 36) /* plurals without s: people, men, children */
#define TW_EN_LEAD     (UINT64_C(1) << 38) /* other words that a date may begin with: since, the, few, Q */
#define TW_EN_AHEAD    (UINT64_C(1) << 39) /* speaks of what is to come: will, due, until */
#define TW_EN_TOLD     (UINT64_C(1) << 40) /* tells of what was: said, was, since */
#define TW_EN_WEB      (UINT64_C(1) << 37) /* what a web address begins with */

enum tw_en_unit {
  TW_EN_DAY,
  TW_EN_WEEK,
  TW_EN_WEEKEND,
  TW_EN_FORTNIGHT,
  TW_EN_CAL_MONTH,
  TW_EN_QUARTER,
  TW_EN_HALF,
  TW_EN_YEAR,
  TW_EN_CAL_DECADE,
  TW_EN_CENTURY
};
enum tw_en_which { TW_EN_LAST = -1, TW_EN_THIS = 0, TW_EN_NEXT = 1 };
enum tw_en_phase { TW_EN_EARLY, TW_EN_MID, TW_EN_LATE, TW_EN_AT_END };

struct tw_en_word {
  const char *text; /* lower case */
  uint64_t classes;
  int16_t value;
  int8_t unit; /* calendar unit or part where `value` means another class's number ("second", "quarter") */
};

enum {
  TW_EN_KEY_BYTES = 8,
  TW_EN_WORD_BYTES = 2 * TW_EN_KEY_BYTES, /* longer words are unknown */
};

/* The first TW_EN_KEY_BYTES bytes of a word, letters lower case, the first one lowest; shorter words are filled with zeros, and
 * an empty one is 0. Of a constant it is a constant: a word is then compared in one instruction. */
static inline uint64_t tw_en_key(const char *word, size_t len) {
  static const uint64_t lower = UINT64_C(0x2020202020202020);
  uint64_t key;
  uint32_t head, tail; /* loads that overlap, but never leave the word */
  if (len == 0) return 0;
  if (len >= TW_EN_KEY_BYTES) {
    memcpy(&key, word, sizeof key);
    return le64toh(key) | lower;
  }
  if (len >= sizeof head) {
    memcpy(&head, word, sizeof head);
    memcpy(&tail, word + len - sizeof tail, sizeof tail);
    key = le32toh(head) | (uint64_t)le32toh(tail) << (8 * (len - sizeof tail));
  } else
    key = (unsigned char)word[0] | (uint64_t)(unsigned char)word[len / 2] << (8 * (len / 2)) |
          (uint64_t)(unsigned char)word[len - 1] << (8 * (len - 1));
  return key | (lower & ((UINT64_C(1) << (8 * len)) - 1));
}

/* A hash index over the table, made at start, so that nothing has to be generated. */
enum {
  TW_EN_INDEX_SLOTS = 4096, /* a power of two, five times the words */
  TW_EN_INDEX_WORDS = TW_EN_INDEX_SLOTS / 4,
  TW_EN_MONEY_BITS = 1 << 14, /* twenty times the names of money: one unknown word in twenty is looked up in vain */
  TW_EN_PLACE_BITS = 1 << 13, /* likewise of places */
};
struct tw_en_index {
  struct tw_en_spelling {
    uint64_t low, high; /* keys of a word's two halves */
  } spellings[TW_EN_INDEX_WORDS];
  uint16_t slots[TW_EN_INDEX_SLOTS];    /* 1 + place in the table; 0: free */
  uint8_t money[TW_EN_MONEY_BITS / 8];  /* by a word's hash: names of money may begin with it (a Bloom filter of one hash) */
  uint8_t places[TW_EN_PLACE_BITS / 8]; /* likewise names of states and cities */
};

/* Hashes both tables, and no word of money; nothing to free. */
void tw_en_index_init(struct tw_en_index *index);
/* Names of money may begin with `word`, in any case. */
void tw_en_index_add_money(struct tw_en_index *index, struct tw_slice word);
/* Names of places may begin with `word`, in any case. */
void tw_en_index_add_place(struct tw_en_index *index, struct tw_slice word);
bool tw_en_index_may_be_place(const struct tw_en_index *index, struct tw_slice word);
/* The entry of a word in any case; the empty entry (no classes) for unknown words. Never NULL. *ret_is_money is false where no
 * name of money that was added begins with it. */
const struct tw_en_word *tw_en_index_find(const struct tw_en_index *index, struct tw_slice word, bool *ret_is_money);
/* The empty entry, of tokens that are no words. */
extern const struct tw_en_word tw_en_word_none;

/* The tables themselves, each sorted by text; a word stands in one of them only. */
extern const struct tw_en_word tw_en_words[], tw_en_time_words[], tw_en_measure_words[];
extern const size_t tw_en_words_count, tw_en_time_words_count, tw_en_measure_words_count;
static inline size_t tw_en_lexicon_count(void) {
  return tw_en_words_count + tw_en_time_words_count + tw_en_measure_words_count;
}
/* Entry `i` of all tables, one behind the other; i < tw_en_lexicon_count(). */
static inline const struct tw_en_word *tw_en_lexicon_entry(size_t i) {
  if (i < tw_en_words_count) return &tw_en_words[i];
  i -= tw_en_words_count;
  return i < tw_en_time_words_count ? &tw_en_time_words[i] : &tw_en_measure_words[i - tw_en_time_words_count];
}
