#include "parse/extract/sentence.h"
#include "base/text_cut.h"
#include "base/utf8.h"
#include "parse/extract/wrap.h"
#include <stdlib.h>

enum { LONGEST_ABBREVIATION = 6 };

/* Words whose point ends no sentence, lower case, in the order of strcmp(). */
static const char abbreviations[][LONGEST_ABBREVIATION + 1] = {
    "adm",  "approx", "apr", "art", "assoc", "aug", "bros", "capt", "cf",    "cmdr",   "co",   "col", "corp",
    "dec",  "dept",   "dr",  "est", "etc",   "feb", "fig",  "fri",  "gen",   "gov",    "hon",  "inc", "incl",
    "insp", "jan",    "jr",  "jul", "jun",   "lt",  "ltd",  "maj",  "mar",   "messrs", "mon",  "mr",  "mrs",
    "ms",   "mt",     "no",  "nos", "nov",   "oct", "pp",   "prof", "rep",   "rev",    "rs",   "sat", "sen",
    "sep",  "sept",   "sgt", "sr",  "st",    "sun", "supt", "thu",  "thurs", "tue",    "tues", "vs",  "wed",
};

/* A line end is one inside a paragraph that was wrapped. */
static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static int compare_words(const void *a, const void *b) {
  return strcmp(a, b);
}

static bool is_abbreviation(struct tw_slice word) {
  char lower[LONGEST_ABBREVIATION + 1];
  if (word.len == 1) return true;                   /* an initial */
  if (memchr(word.ptr, '.', word.len)) return true; /* "U.S" */
  if (!word.len || word.len > LONGEST_ABBREVIATION) return false;
  for (size_t i = 0; i < word.len; i++) lower[i] = (char)(word.ptr[i] | 0x20);
  lower[word.len] = 0;
  return bsearch(lower, abbreviations, sizeof abbreviations / sizeof *abbreviations, sizeof *abbreviations, compare_words) !=
         NULL;
}

static bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct tw_slice word_before(struct tw_slice text, uint32_t line_start, uint32_t at) {
  uint32_t start = at;
  while (start > line_start && (is_alpha(text.ptr[start - 1]) || (text.ptr[start - 1] == '.' && start < at))) start--;
  return tw_slice_sub(text, start, at);
}

/* Closing quotes and brackets that belong to the sentence before them. */
static uint32_t skip_closers(struct tw_slice text, uint32_t at, uint32_t end) {
  static const bool may_close[0x100] = {
      ['"'] = true, ['\''] = true, [')'] = true, [']'] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true};
  static const char *const closers[] = {"\"", "'", ")", "]", "\u201d", "\u2019", "\u300d", "\u300f", "\uff09", "\u300b"};
  if (at >= end || !may_close[(unsigned char)text.ptr[at]]) return at;
  for (size_t i = 0; at < end && i < sizeof closers / sizeof *closers; i++) {
    size_t length = strlen(closers[i]);
    if (end - at >= length && memcmp(text.ptr + at, closers[i], length) == 0) {
      at += (uint32_t)length;
      i = (size_t)-1;
    }
  }
  return at;
}

/* Length of an ideographic full stop, exclamation or question mark at `at`, or 0. */
static uint32_t wide_stop(struct tw_slice text, uint32_t at, uint32_t end) {
  static const char *const stops[] = {"\u3002", "\uff01", "\uff1f"};
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (end - at >= 3 && memcmp(text.ptr + at, stops[i], 3) == 0) return 3;
  return 0;
}

/* An ASCII mark at `at` ends a sentence: behind it stands white space and then no small letter, or it was set without
 * space between two sentences ("corruption.A profound"). */
static bool ends_here(struct tw_slice text, uint32_t line_start, uint32_t at, uint32_t after, uint32_t end) {
  if (text.ptr[at] == '.' && is_abbreviation(word_before(text, line_start, at)) && after == at + 1) return false;
  if (after >= end) return true;
  if (is_space(text.ptr[after])) {
    uint32_t next = after;
    while (next < end && is_space(text.ptr[next])) next++;
    return next >= end || !(text.ptr[next] >= 'a' && text.ptr[next] <= 'z');
  }
  bool was_small = at > line_start && text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z';
  bool is_next = text.ptr[after] >= 'A' && text.ptr[after] <= 'Z' && after + 1 < end &&
                 !(text.ptr[after + 1] >= 'A' && text.ptr[after + 1] <= 'Z');
  return was_small && is_next && text.ptr[after + 1] != '.';
}

/* The next byte in text[at, end) that may end a sentence, the likely ones of the script looked for first; `end` when there is
 * none. */
static uint32_t next_stop(struct tw_slice text, uint32_t at, uint32_t end) {
  static const unsigned char latin[] = {'.', '!', '?', 0xE3, 0xEF}, han[] = {0xEF, 0xE3, '.', '!', '?'};
  const unsigned char *marks = (unsigned char)text.ptr[at] < 0x80 ? latin : han;
  for (size_t i = 0; i < sizeof latin && at < end; i++) {
    const char *found = memchr(text.ptr + at, marks[i], end - at);
    if (found) end = (uint32_t)(found - text.ptr);
  }
  return end;
}

static uint32_t sentence_end(struct tw_slice text, uint32_t start, uint32_t end) {
  for (uint32_t at = start; at < end && (at = next_stop(text, at, end)) < end; at++) {
    uint32_t wide = wide_stop(text, at, end);
    if (wide) return skip_closers(text, at + wide, end);
    if ((unsigned char)text.ptr[at] >= 0x80) continue;
    uint32_t after = skip_closers(text, at + 1, end);
    if (ends_here(text, start, at, after, end)) return after;
  }
  return end;
}

static bool add_sentence(struct tw_reading *r, uint32_t start, uint32_t end, uint32_t paragraph) {
  while (start < end && is_space(r->text.ptr[start])) start++;
  while (end > start && is_space(r->text.ptr[end - 1])) end--;
  if (start == end) return true;
  struct tw_sentence *s = TW_ARENA_PUSH(r->arena, &r->sentences);
  if (s) *s = (struct tw_sentence){.start = start, .end = end, .paragraph = paragraph};
  return s != NULL;
}

/* Where each sentence's found objects and hits begin, and of which kinds they are. */
static void index_sentences(struct tw_reading *r) {
  size_t f = 0, h = 0;
  for (size_t i = 0; i < r->sentences.count; i++) {
    struct tw_sentence *s = &r->sentences.items[i];
    while (f < r->found.count && r->found.items[f].start < s->start) f++;
    while (h < r->hits.count && r->hits.items[h].start < s->start) h++;
    s->found_at = f;
    s->hit_at = h;
    for (; f < r->found.count && r->found.items[f].start < s->end; f++) s->found_kinds |= UINT32_C(1) << r->found.items[f].kind;
    for (; h < r->hits.count && r->hits.items[h].start < s->end; h++) s->hit_kinds |= r->hits.items[h].kinds;
  }
}

/* Twice what people write, and more: the passes look at all figures, times and words of a sentence together, and back over its
 * paragraph. */
enum {
  LONGEST_SENTENCE = 4000, /* bytes */
  LONGEST_PARAGRAPH = 200, /* sentences */
  SENTENCE_FOUND = 100,    /* figures, times and names of one sentence, */
  PARAGRAPH_FOUND = 400,   /* and of one paragraph */
};

/* The end of the sentence that begins at `start`, or of a piece of one that is too long. */
static uint32_t piece_end(struct tw_slice text, uint32_t start, uint32_t end) {
  uint32_t limit = end - start > LONGEST_SENTENCE ? start + LONGEST_SENTENCE : end, found = sentence_end(text, start, limit);
  if (found < limit || limit == end) return found;
  return start + (uint32_t)tw_text_cut(tw_slice_sub(text, start, end), LONGEST_SENTENCE);
}

/* "Kshs. 516 million", "Rs. 40 crore": the stop of a currency's abbreviation ends no sentence. *found goes on from call to call.
 */
static uint32_t past_sums(const struct tw_reading *r, uint32_t start, uint32_t end, uint32_t line_end, size_t *found) {
  for (; *found < r->found.count && r->found.items[*found].start < end; (*found)++) {
    const struct tw_found *f = &r->found.items[*found];
    bool is_cut = f->kind == TW_KIND_MONEY && f->end > end && f->end <= line_end;
    if (is_cut && end - start < LONGEST_SENTENCE) end = piece_end(r->text, f->end, line_end);
  }
  return end;
}

/* Where a sentence ends that has too many found objects, of which `first` is the first: before the next of them. */
static uint32_t before_many(const struct tw_reading *r, size_t first, uint32_t start, uint32_t end) {
  const struct tw_found *next = first + SENTENCE_FOUND < r->found.count ? &r->found.items[first + SENTENCE_FOUND] : NULL;
  if (!next || next->start >= end) return end;
  uint32_t at = next->hedge_start < next->start ? next->hedge_start : next->start;
  return at > start ? at : end;
}

/* The end of the sentence that begins at `start`; *found, the first found object in it, goes on to the first behind it. */
static uint32_t next_end(const struct tw_reading *r, uint32_t start, uint32_t line_end, size_t *found) {
  size_t first = *found;
  uint32_t end = past_sums(r, start, piece_end(r->text, start, line_end), line_end, found),
           cut = before_many(r, first, start, end);
  if (cut < end) *found = first + SENTENCE_FOUND;
  return cut;
}

int tw_sentence_split(struct tw_reading *r) {
  uint32_t length = (uint32_t)r->text.len, line = 0, paragraph = 0;
  size_t found = 0;
  struct tw_wrap wrap = tw_wrap_of(r->text);
  while (line < length) {
    uint32_t line_end = (uint32_t)tw_wrap_paragraph_end(&wrap, r->text, line);
    size_t first = r->sentences.count, first_found = found;
    for (uint32_t at = line; at < line_end;) {
      if (r->sentences.count - first == LONGEST_PARAGRAPH || found - first_found >= PARAGRAPH_FOUND) {
        first = r->sentences.count;
        first_found = found;
        paragraph++;
      }
      uint32_t end = next_end(r, at, line_end, &found);
      if (!add_sentence(r, at, end, paragraph)) return TW_ENOMEM;
      at = end;
    }
    paragraph++;
    line = line_end + 1;
  }
  index_sentences(r);
  return 0;
}

/* Bytes of a quote that is short enough to be given whole. */
static uint32_t quote_limit(const struct tw_reading *r) {
  enum { LATIN = 260, HAN = 330 };
  return r->language == TW_PACK_ZH ? HAN : LATIN;
}

/* What may be a clause's mark begins so: nearly all bytes do not. */
static inline bool begins_clause_mark(unsigned char c) {
  return c == ',' || c == ';' || c == ':' || c >= 0xE2;
}

static bool is_clause_mark(struct tw_slice text, uint32_t at, uint32_t end, uint32_t *ret_length) {
  size_t length = 0;
  if (!begins_clause_mark((unsigned char)text.ptr[at])) return false;
  enum tw_function mark = tw_function_punct(tw_slice_sub(text, at, end), &length);
  *ret_length = (uint32_t)length;
  if (mark == TW_F_COMMA && length == 1 && at + 1 < end && text.ptr[at + 1] >= '0' && text.ptr[at + 1] <= '9') return false;
  return mark == TW_F_COMMA || mark == TW_F_SEMI || mark == TW_F_COLON || (mark == TW_F_DASH && length == 3);
}

/* The first byte of the character that holds text[at]. */
static uint32_t at_character(struct tw_slice text, uint32_t at) {
  while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
  return at;
}

/* Bytes to each side of a record in which its clause ends: keeps one sentence of many records linear. */
enum { QUOTE_REACH = 1200 };

void tw_sentence_quote(const struct tw_reading *r, size_t sentence, uint32_t start, uint32_t end, uint32_t *ret_start,
                       uint32_t *ret_end) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  *ret_start = s->start;
  *ret_end = s->end;
  if (s->end - s->start <= quote_limit(r)) return;
  uint32_t length;
  if (start - s->start > QUOTE_REACH) *ret_start = at_character(r->text, start - QUOTE_REACH);
  if (s->end - end > QUOTE_REACH) *ret_end = at_character(r->text, end + QUOTE_REACH);
  for (uint32_t at = start; at-- > *ret_start;)
    if (is_clause_mark(r->text, at, s->end, &length)) {
      *ret_start = at + length;
      break;
    }
  for (uint32_t at = end; at < *ret_end; at++)
    if (is_clause_mark(r->text, at, s->end, &length)) {
      *ret_end = at;
      break;
    }
  while (*ret_start < start && is_space(r->text.ptr[*ret_start])) (*ret_start)++;
}
