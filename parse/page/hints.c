#include "parse/page/hints.h"
#include "base/ascii.h"
#include "parse/page/hint_words.h"

/* Longer values are generated lists of state classes; the telling words come first. */
enum { NAMES_BYTES_MAX = 512, WORD_BYTES_MAX = 32 };

/* Words up to this length count between separators only, or at the end behind a word that is longer ("advisorCta"): generated
 * class names ("bOfvAd") are full of them. */
enum { SHORT_BYTES = 3 };

/* What a subject's name is believed to say of its element. */
#define TERM_HINTS (TW_HINT_NAV | TW_HINT_SIDEBAR | TW_HINT_FOOTER | TW_HINT_META | TW_HINT_TEASER)

/* One name of a class list, word by word. */
struct name {
  uint64_t bits;     /* of all words */
  uint64_t previous; /* of the word before */
  bool is_content, is_cancelled;
  char whole[WORD_BYTES_MAX]; /* without separators: "sr-only" is a word too */
  size_t whole_len, words;
  size_t last_at; /* where the last word starts in it */
};

/* As strcmp would. Inline: a page has some thousand of these words, and each meets nine rows. */
static int compare_word(struct tw_slice word, const char *row) {
  for (size_t i = 0; i < word.len; i++)
    if (word.ptr[i] != row[i]) return (unsigned char)word.ptr[i] < (unsigned char)row[i] ? -1 : 1;
  return row[word.len] ? -1 : 0;
}

static uint64_t find_form(struct tw_slice word) {
  size_t low = 0, high = tw_hint_word_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare_word(word, tw_hint_words[middle].word);
    if (order == 0) return tw_hint_words[middle].bits;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}

/* A plural that the table has not is read as its singular, and "span8" without its number. */
static uint64_t find_word(struct tw_slice word) {
  uint64_t bits = find_form(word);
  if (bits || word.len <= SHORT_BYTES) return bits;
  if (word.ptr[word.len - 1] == 's') return find_form(tw_slice_sub(word, 0, word.len - 1));
  size_t len = word.len;
  while (len > 0 && tw_ascii_is_digit(word.ptr[len - 1])) len--;
  return len < word.len ? find_form(tw_slice_sub(word, 0, len)) : 0;
}

/* "sharebuttons", "newstext": a known word in front of, or a pair of known words without, a separator. Shorter parts
 * are chance. */
enum { PART_BYTES_MIN = 4, TAIL_BYTES_MIN = 3 };

static void name_add_bits(struct name *name, uint64_t bits) {
  if (bits & WORD_CANCEL) name->is_cancelled = true;
  if (name->is_cancelled) return;
  if (name->bits & WORD_TERM) bits &= TERM_HINTS;
  if (name->previous & WORD_BUILDER) bits &= ~(uint64_t)TW_HINT_SIDEBAR;
  if ((bits & WORD_BODY) && (name->previous & WORD_NOUN)) name->is_content = true;
  if (bits & WORD_STRONG) name->is_content = true;
  name->bits |= bits;
  name->previous = bits;
}

static void name_add(struct name *name, struct tw_slice word, bool is_apart) {
  uint64_t bits = is_apart || word.len > SHORT_BYTES ? find_word(word) : 0;
  if (bits || word.len < PART_BYTES_MIN + TAIL_BYTES_MIN) {
    name_add_bits(name, bits);
    return;
  }
  for (size_t cut = word.len - TAIL_BYTES_MIN; cut >= PART_BYTES_MIN; cut--) {
    uint64_t head = find_word(tw_slice_sub(word, 0, cut));
    uint64_t tail = find_word(tw_slice_sub(word, cut, word.len));
    if (!head || !tail) continue;
    name_add_bits(name, head);
    name_add_bits(name, tail);
    return;
  }
  name_add_bits(name, 0);
}

/* "post-sub-title": two words that are one of the table's, inside a longer name. Only a summary is so told: of others one of the
 * two words says enough. */
static void name_add_pair(struct name *name, size_t from) {
  if (name->words < 3 || name->is_cancelled || name->whole_len == sizeof name->whole) return;
  name->bits |= find_form(tw_slice_of(name->whole + from, name->whole_len - from)) & TW_HINT_LEDE;
}

static void name_join(struct name *name, struct tw_slice word) {
  size_t before = name->last_at;
  name->last_at = name->whole_len;
  name->words++;
  for (size_t i = 0; i < word.len && name->whole_len < sizeof name->whole; i++) name->whole[name->whole_len++] = word.ptr[i];
  name_add_pair(name, before);
}

/* All words of the name as one. Short ones only as they stand in the table: two syllables and an s are chance ("mb-xs"). */
static uint64_t find_whole(const struct name *name) {
  if (name->words < 2 || name->whole_len == sizeof name->whole) return 0;
  struct tw_slice whole = tw_slice_of(name->whole, name->whole_len);
  return whole.len <= SHORT_BYTES + 1 ? find_form(whole) : find_word(whole);
}

static uint32_t name_finish(struct name *name) {
  uint64_t whole = find_whole(name);
  if (name->previous & WORD_STATE) return 0;
  /* "pages_content" is no pager. */
  if (whole & WORD_STRONG) return TW_HINT_CONTENT | TW_HINT_ARTICLE | TW_HINT_MAIN;
  name_add_bits(name, whole);
  uint32_t hints = (uint32_t)name->bits & WORD_HINTS;
  if (name->bits & WORD_INSET) hints |= TW_HINT_INSET;
  /* "content_col2" says that it is the article's. */
  if ((name->bits & WORD_COLUMN) && !(name->bits & WORD_BODY)) hints |= TW_HINT_COLUMN;
  if ((hints & TW_HINT_HIDDEN) && (name->bits & WORD_PARTLY)) hints &= ~(uint32_t)(TW_HINT_HIDDEN | TW_HINT_META);
  if (hints & TW_HINT_NEGATIVE) return hints & ~(uint32_t)TW_HINT_MAIN;
  if (name->is_content) hints |= TW_HINT_CONTENT;
  if (name->bits & WORD_NOUN) hints |= TW_HINT_ARTICLE;
  if (name->bits & WORD_BODY) hints |= TW_HINT_MAIN;
  return hints;
}

static bool is_word_char(char c) {
  return tw_ascii_is_upper(c) || (c >= 'a' && c <= 'z') || tw_ascii_is_digit(c);
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Letters up to a separator or the next capital behind a small letter. Returns the offset behind it. */
static size_t take_word(struct tw_slice names, size_t at, char word[static WORD_BYTES_MAX], size_t *ret_len) {
  size_t len = 0, start = at;
  while (at < names.len && is_word_char(names.ptr[at])) {
    if (at > start && tw_ascii_is_upper(names.ptr[at]) && !tw_ascii_is_upper(names.ptr[at - 1])) break;
    if (len < WORD_BYTES_MAX) word[len++] = tw_ascii_is_upper(names.ptr[at]) ? (char)(names.ptr[at] + 32) : names.ptr[at];
    at++;
  }
  *ret_len = len;
  return at;
}

static bool starts_apart(const struct name *name, struct tw_slice names, size_t start) {
  return start == 0 || !is_word_char(names.ptr[start - 1]) || name->whole_len - name->last_at > SHORT_BYTES;
}

uint32_t tw_hints_of(struct tw_slice names) {
  names = tw_slice_sub(names, 0, NAMES_BYTES_MAX);
  uint32_t hints = 0;
  struct name name = {0};
  for (size_t at = 0; at < names.len;) {
    char c = names.ptr[at];
    if (is_word_char(c)) {
      char word[WORD_BYTES_MAX];
      size_t len, start = at;
      at = take_word(names, at, word, &len);
      bool is_apart = starts_apart(&name, names, start) && (at == names.len || !is_word_char(names.ptr[at]));
      name_add(&name, tw_slice_of(word, len), is_apart);
      name_join(&name, tw_slice_of(word, len));
      continue;
    }
    if (is_space(c)) {
      hints |= name_finish(&name);
      name = (struct name){0};
    }
    at++;
  }
  return hints | name_finish(&name);
}
