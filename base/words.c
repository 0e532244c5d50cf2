#include "base/words.h"

static unsigned char lower(char c) {
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Nearly all comparisons end at the first two bytes: they are looked at before a length is measured. */
static bool may_be(const char *word, struct tw_slice text) {
  if (!text.len || (unsigned char)word[0] != lower(text.ptr[0])) return false;
  return !word[1] || (text.len > 1 && (unsigned char)word[1] == lower(text.ptr[1]));
}

static bool begins(struct tw_slice text, const char *word) {
  return may_be(word, text) && tw_slice_has_prefix_nocase(text, tw_slice_from(word));
}

bool tw_words_hold(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (may_be(words.items[i], text) && tw_slice_eq_nocase(text, tw_slice_from(words.items[i]))) return true;
  return false;
}

bool tw_words_begin(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (begins(text, words.items[i])) return true;
  return false;
}

bool tw_words_end(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++) {
    struct tw_slice word = tw_slice_from(words.items[i]);
    if (text.len >= word.len && tw_slice_eq_nocase(tw_slice_sub(text, text.len - word.len, text.len), word)) return true;
  }
  return false;
}

static bool begin_exactly(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (may_be(words.items[i], text) && tw_slice_has_prefix(text, tw_slice_from(words.items[i]))) return true;
  return false;
}

/* Where no word of a list can begin, by two bytes of the text: a bit for the hash of each pair that one begins with, in lower
 * case. It lets some other places through, and never holds a word back. */
enum { SIEVE_BITS = 1024 };
struct sieve {
  uint64_t bits[SIEVE_BITS / 64];
};

/* Of a character of three bytes the second and the third: the first says little in Chinese. */
static unsigned place_of(const char *at, size_t len) {
  unsigned char first = lower(at[0]), second = len > 1 ? lower(at[1]) : 0;
  unsigned char third = first >= 0xE0 && len > 2 ? (unsigned char)at[2] : 0;
  return (first >= 0xE0 ? (unsigned)second << 4 ^ third : (unsigned)first << 4 ^ second) % SIEVE_BITS;
}

static void mark(struct sieve *sieve, struct tw_words words) {
  for (size_t i = 0; i < words.count; i++) {
    const char *word = words.items[i];
    if (!word[1]) memset(sieve, 0xFF, sizeof *sieve); /* a word of one byte: any other may follow it */
    unsigned place = place_of(word, word[1] ? SIZE_MAX : 1);
    sieve->bits[place / 64] |= UINT64_C(1) << place % 64;
  }
}

static bool stand_in(struct tw_words words, struct tw_slice text, bool (*begin)(struct tw_words words, struct tw_slice text)) {
  struct sieve sieve = {0};
  mark(&sieve, words);
  for (size_t at = 0; at < text.len; at++) {
    if (((unsigned char)text.ptr[at] & 0xC0) == 0x80) continue; /* inside a character */
    unsigned place = place_of(text.ptr + at, text.len - at);
    if (sieve.bits[place / 64] >> place % 64 & 1 && begin(words, tw_slice_sub(text, at, text.len))) return true;
  }
  return false;
}

bool tw_words_stand_in_nocase(struct tw_words words, struct tw_slice text) {
  return stand_in(words, text, tw_words_begin);
}

bool tw_words_stand_in(struct tw_words words, struct tw_slice text) {
  return stand_in(words, text, begin_exactly);
}
