/* One pass over a Chinese text: what the grammars share. */
#pragma once
#include "base/utf8.h"
#include "parse/scan/scan.h"
#include "parse/scan/zh/zh_lexicon.h"

/* A hedge that was read and waits for a number directly behind it. */
struct tw_zh_hedge {
  enum tw_qualifier qualifier;
  size_t start, end; /* end == 0: none */
};

struct tw_zh_scan {
  struct tw_slice text;
  const struct tw_zh_lexicon *lexicon;
  struct tw_arena *arena;
  const struct tw_scan_options *options;
  struct tw_found_list *list;
  struct tw_zh_hedge hedge;
  size_t from;                     /* end of a 从 or 自, 0: none */
  size_t from_start;               /* its start */
  size_t until, until_start;       /* likewise of a 截至 */
  size_t title_end;                /* 》 of the title that we are in; what stands before it is a name */
  size_t contact;                  /* end of 电话 and the like, 0: none */
  bool contact_is_code;            /* it was 邮编: no phone */
  size_t clock;                    /* end of 上午 and the like, 0: none */
  struct tw_slice prefix_unit;     /* currency named before an amount */
  size_t prefix_start, prefix_end; /* prefix_end 0: none */
  bool prefix_is_ambiguous;
  int context_year, context_month; /* of the last full date of the paragraph; 0: none */
  int paragraph_year;              /* of the last date of the paragraph that had one; 0: none */
  int last_year;                   /* of the last date that had one; 0: none */
  tw_day last_day;                 /* the last full date; TW_DAY_NONE: none */
  struct tw_period spoken;         /* of the paragraph, the last with both its ends, but for 去年同期 itself */
  bool out_of_memory;
};

static inline bool tw_zh_find(const struct tw_zh_scan *z, size_t at, uint64_t classes, struct tw_zh_hit *ret_hit) {
  return tw_zh_lexicon_find(z->lexicon, z->text, at, classes, ret_hit);
}
static inline bool tw_zh_is(const struct tw_zh_scan *z, size_t at, uint64_t classes) {
  struct tw_zh_hit hit;
  return tw_zh_lexicon_find(z->lexicon, z->text, at, classes, &hit);
}
/* As tw_zh_find, unless an ordinary word or a name that is longer stands there. */
bool tw_zh_find_free(const struct tw_zh_scan *z, size_t at, uint64_t classes, struct tw_zh_hit *ret_hit);
/* The bytes `literal`, which is not empty, stand at `at`. Byte by byte: most literals are a character or two, and end the
 * comparison before a call would have begun it. */
static inline bool tw_zh_has(const struct tw_zh_scan *z, size_t at, const char *literal) {
  for (; *literal; literal++, at++)
    if (at >= z->text.len || z->text.ptr[at] != *literal) return false;
  return true;
}
/* The first of `words` that stands at `at`: its length; 0 when none does. */
size_t tw_zh_has_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count);
#define TW_ZH_HAS_ANY(z, at, words) tw_zh_has_any((z), (at), (words), sizeof(words) / sizeof *(words))
/* Behind the first of `words` that stands at `at`, blanks before it passed; 0 when none does. */
size_t tw_zh_behind_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count);
#define TW_ZH_BEHIND_ANY(z, at, words) tw_zh_behind_any((z), (at), (words), sizeof(words) / sizeof *(words))
/* One of `words` ends at `at`. */
bool tw_zh_ends_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count);
#define TW_ZH_ENDS_ANY(z, at, words) tw_zh_ends_any((z), (at), (words), sizeof(words) / sizeof *(words))
/* ASCII byte at `at`, 0 past the end and for other bytes. */
static inline char tw_zh_ascii(const struct tw_zh_scan *z, size_t at) {
  return at < z->text.len && (unsigned char)z->text.ptr[at] < 0x80 ? z->text.ptr[at] : 0;
}
static inline bool tw_zh_is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/* 0..9 for a digit of ASCII or full width at `at` and its length; -1 otherwise. */
int tw_zh_digit(const struct tw_zh_scan *z, size_t at, size_t *ret_len);
/* Past at most TW_ZH_SPACES blanks (ASCII, no-break, ideographic). */
enum { TW_ZH_SPACES = 4 }; /* more than a typist leaves inside a figure */
size_t tw_zh_skip_spaces(const struct tw_zh_scan *z, size_t at);
/* Start of the character before `at` (> 0). */
size_t tw_zh_before(const struct tw_zh_scan *z, size_t at);
/* The character before `at` is a Han character, Latin letter or digit. */
bool tw_zh_joined_before(const struct tw_zh_scan *z, size_t at);
/* The character at `at` is a Han character. */
bool tw_zh_han_at(const struct tw_zh_scan *z, size_t at);
/* The word `literal` ends at `at`. */
bool tw_zh_ends(const struct tw_zh_scan *z, size_t at, const char *literal);

/* Append a found object with the waiting hedge, if that touches `start`; the hedge is then used up. NULL when memory is
 * out (and z->out_of_memory is set). */
struct tw_found *tw_zh_emit(struct tw_zh_scan *z, enum tw_kind kind, size_t start, size_t end);
