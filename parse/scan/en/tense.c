#include "parse/scan/en/tense.h"

enum { FUTURE_WINDOW = 12 }; /* tokens on either side of a time; at most TW_EN_SLACK */

/* A word of the future near a date, unless one that tells of the past is nearer: "will meet on May 28", "due on Friday", but
 * "who will step down, said on Friday". 1: ahead, -1: told, 0: neither. */
static int tense_of(const struct tw_en_token *k) {
  if (tw_en_has(k, TW_EN_AHEAD)) return 1;
  return tw_en_has(k, TW_EN_TOLD) ? -1 : 0;
}

/* "July corn", "December futures": what is traded for a month to come. */
static bool is_contract(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char traded[] =
      "futures delivery contract contracts corn wheat soybeans soybean soyoil soymeal oats crude gold silver "
      "copper cotton cattle hogs cocoa coffee sugar gasoline";
  return tw_en_has(k - 1, TW_EN_MONTH) && tw_en_is_any(t, k, traded);
}

static bool is_clause_end(const struct tw_en_token *k) {
  return k->type == TW_EN_END || k->is_par || tw_en_is_mark(k, '.') || tw_en_is_mark(k, ';');
}

bool tw_en_tense_is_ahead(const struct tw_en_text *t, size_t first, size_t next) {
  if (is_contract(t, tw_en_at(t, next))) return true;
  for (size_t i = 1; i <= FUTURE_WINDOW && !is_clause_end(tw_en_at(t, first - i)); i++) {
    int tense = tense_of(tw_en_at(t, first - i));
    if (tense) return tense > 0;
  }
  for (size_t i = 0; i < FUTURE_WINDOW && !is_clause_end(tw_en_at(t, next + i)); i++) {
    int tense = tense_of(tw_en_at(t, next + i));
    if (tense) return tense > 0 && tw_en_is_either(t, tw_en_at(t, next + i), "will", "due");
  }
  return false;
}
