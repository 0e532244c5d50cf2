/* "Did you mean": optimal string alignment distance (Damerau-Levenshtein without overlapping swaps), upper and lower case
 * and '-' and '_' taken as the same. */
#include "config/diag.h"

enum {
  WORD_MAX_BYTES = 64, /* longer than any key of ours; bounds the work */
  PREFIX_MIN_BYTES = 3,
};

static char fold(char c) {
  if (c >= 'A' && c <= 'Z') return (char)(c + ('a' - 'A'));
  return c == '-' ? '_' : c;
}

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

static bool is_swap(struct tw_slice a, struct tw_slice b, size_t i, size_t j) {
  return i > 1 && j > 1 && fold(a.ptr[i - 1]) == fold(b.ptr[j - 2]) && fold(a.ptr[i - 2]) == fold(b.ptr[j - 1]);
}

/* Both at most WORD_MAX_BYTES. Three rolling rows. */
static unsigned distance(struct tw_slice a, struct tw_slice b) {
  unsigned rows[3][WORD_MAX_BYTES + 1];
  for (size_t j = 0; j <= b.len; j++) rows[0][j] = (unsigned)j;
  for (size_t i = 1; i <= a.len; i++) {
    unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3];
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= b.len; j++) {
      unsigned change = above[j - 1] + (fold(a.ptr[i - 1]) != fold(b.ptr[j - 1]));
      row[j] = least(change, least(above[j], row[j - 1]) + 1);
      if (is_swap(a, b, i, j)) row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[a.len % 3][b.len];
}

static bool is_start_of(struct tw_slice word, struct tw_slice candidate) {
  return word.len >= PREFIX_MIN_BYTES && tw_slice_has_prefix_nocase(candidate, word);
}

struct tw_slice tw_diag_nearest(struct tw_slice word, const struct tw_slice *candidates, size_t count) {
  struct tw_slice best = TW_SLICE_NONE;
  if (word.len == 0 || word.len > WORD_MAX_BYTES) return best;
  /* A third of the letters wrong is still the same word; more is another one. */
  unsigned limit = (unsigned)(word.len + 2) / 3 + 1;
  for (size_t i = 0; i < count; i++) {
    if (candidates[i].len > WORD_MAX_BYTES) continue;
    unsigned d = distance(word, candidates[i]);
    if (is_start_of(word, candidates[i])) d = least(d, 1);
    if (d < limit && d < candidates[i].len) {
      best = candidates[i];
      limit = d;
    }
  }
  return best;
}
