/* An article's text as copies of it can be found and told from other stories: words and Chinese characters, normalised, as
 * hashes; figures, numerals and dates marked. Pure functions of the text. */
#pragma once
#include "base/arena.h"

enum tw_story_kind {
  TW_STORY_WORD,
  TW_STORY_NAME,    /* a word in capitals or with a capital letter */
  TW_STORY_HAN,     /* one character */
  TW_STORY_NUMERAL, /* a number in words, or one Chinese numeral: often no figure */
  TW_STORY_FIGURE,  /* a number that the story tells */
  TW_STORY_YEAR,
  TW_STORY_DATE, /* days, months, weekdays, times of day: they differ between a story and its copy */
  TW_STORY_MARK, /* a telephone number, a number that begins with 0 */
};

struct tw_story_token {
  uint64_t hash; /* of the normalised text; one for all dates */
  enum tw_story_kind kind;
};

struct tw_story {
  struct tw_story_token *tokens;
  size_t count;
  uint64_t *shingles; /* one from each token on that has enough behind it */
  size_t shingle_count;
  size_t width; /* tokens of a shingle: 3 words, 5 characters */
  bool is_han;  /* most tokens are characters */
};

enum {
  TW_STORY_MAX_TOKENS = 20000, /* of a longer text the beginning counts */
  TW_STORY_BANDS = 32,
};

/* In `arena`. Bad UTF-8 separates words. 0 or TW_ENOMEM. Linear time. */
int tw_story_read(struct tw_arena *arena, struct tw_slice text, struct tw_story *ret_story);
/* Locality-sensitive keys of the story (MinHash: Broder 1997; banding: Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
 * section 3.4): stories that share a fifth of their shingles have one key in common in three cases of four, those that share a
 * half nearly always. None is negative. False, and nothing is written, for a text too short to be told from others. */
bool tw_story_bands(const struct tw_story *story, int64_t ret_bands[static TW_STORY_BANDS]);

struct tw_story_likeness {
  bool is_copy;
  int similarity;      /* thousandths of the shorter text's shingles that stand in the other too */
  const char *why_not; /* static; NULL for a copy */
};
/* Whether one is a copy of the other: as it was, shortened, lengthened, lightly edited, under another dateline. Not a copy: what
 * tells other figures or names in the same words, shares only its boilerplate, or is a translation. `arena` is scratch.
 * 0 or TW_ENOMEM. Linear time. */
int tw_story_compare(struct tw_arena *arena, const struct tw_story *a, const struct tw_story *b,
                     struct tw_story_likeness *ret_likeness);
