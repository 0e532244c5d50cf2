#include "parse/scan/zh/zh_lexicon.h"

/* Heads of chains, by a hash of a word's first two characters; some four times the number of words. */
enum { HASH_BITS = 13, HEADS = 1 << HASH_BITS, KEY_CHARS = 2 };
/* Classes by a hash of the first character, so that most look-ups end at once. */
enum { FIRST_BITS = 11, FIRSTS = 1 << FIRST_BITS };
/* First characters of the basic plane, one bit each. */
enum { PLANE_CHARS = 0x10000, MAP_WORDS = PLANE_CHARS / 64 };

struct entry {
  uint64_t head;    /* its first bytes as a number, the rest zero */
  uint64_t classes; /* of its word */
  const struct tw_zh_word *word;
  const char *text; /* one of word->texts */
  uint16_t len;
  uint16_t next; /* 1 + index of the next entry of the chain, longest first; 0 ends it */
};

struct tw_zh_lexicon {
  uint64_t start[MAP_WORDS];
  uint64_t first_classes[FIRSTS];
  uint16_t heads[HEADS]; /* 1 + index of an entry */
  size_t count;
  struct entry entries[];
};

static const struct tw_zh_table *const tables[] = {&tw_zh_numerals, &tw_zh_hedges,   &tw_zh_measures,
                                                   &tw_zh_calendar, &tw_zh_ordinary, &tw_zh_names};

/* Bytes of the character that `lead` starts; 1 for a stray byte. */
static size_t char_bytes(unsigned char lead) {
  return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Bytes of the first `chars` characters, at most `left`. */
static size_t prefix_bytes(const char *p, size_t left, int chars) {
  size_t n = 0;
  while (chars-- > 0 && n < left) n += char_bytes((unsigned char)p[n]);
  return n < left ? n : left;
}

/* The first `len` (1..8) of `left` bytes as a number. */
static uint64_t load(const char *p, size_t len, size_t left) {
  uint64_t bytes = 0;
  if (left < sizeof bytes) {
    memcpy(&bytes, p, len);
    return bytes;
  }
  memcpy(&bytes, p, sizeof bytes);
  return len < sizeof bytes ? bytes & ((UINT64_C(1) << (8 * len)) - 1) : bytes;
}

static size_t head_bytes(size_t len) {
  return len < sizeof(uint64_t) ? len : sizeof(uint64_t);
}

static uint64_t mask_of(size_t len) {
  return len < sizeof(uint64_t) ? (UINT64_C(1) << (8 * len)) - 1 : UINT64_MAX;
}

static uint32_t hash(uint64_t bytes, int bits) {
  return (uint32_t)((bytes * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - bits));
}

static uint32_t first_char(const char *p, size_t len) {
  const unsigned char *u = (const unsigned char *)p;
  if (u[0] < 0x80) return u[0];
  if (u[0] >= 0xC0 && u[0] < 0xE0 && len >= 2) return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
  if (u[0] >= 0xE0 && u[0] < 0xF0 && len >= 3) return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
  return 0;
}

static void mark_start(struct tw_zh_lexicon *lexicon, uint32_t c) {
  lexicon->start[c / 64] |= UINT64_C(1) << (c % 64);
}

/* Longest first, so that the first match of a chain is the longest of its two characters. */
static void insert(struct tw_zh_lexicon *lexicon, const struct tw_zh_word *word, struct tw_slice text) {
  struct entry *e = &lexicon->entries[lexicon->count++];
  size_t key_len = prefix_bytes(text.ptr, text.len, KEY_CHARS), first_len = prefix_bytes(text.ptr, text.len, 1);
  lexicon->first_classes[hash(load(text.ptr, first_len, text.len), FIRST_BITS)] |= word->classes;
  uint16_t *slot = &lexicon->heads[hash(load(text.ptr, key_len, text.len), HASH_BITS)];
  while (*slot && lexicon->entries[*slot - 1].len > text.len) slot = &lexicon->entries[*slot - 1].next;
  *e = (struct entry){.head = load(text.ptr, head_bytes(text.len), text.len),
                      .classes = word->classes,
                      .word = word,
                      .text = text.ptr,
                      .len = (uint16_t)text.len,
                      .next = *slot};
  *slot = (uint16_t)lexicon->count;
  if (word->classes & TW_ZH_START) mark_start(lexicon, first_char(text.ptr, text.len));
}

static void insert_all(struct tw_zh_lexicon *lexicon, const struct tw_zh_word *word) {
  const char *start = word->texts, *p = start;
  for (;; p++) {
    if (*p && *p != ' ') continue;
    if (p > start) insert(lexicon, word, tw_slice_of(start, (size_t)(p - start)));
    if (!*p) break;
    start = p + 1;
  }
}

static size_t count_words(const struct tw_zh_table *table) {
  size_t count = 0;
  for (size_t i = 0; i < table->count; i++) {
    count++;
    for (const char *p = table->words[i].texts; *p; p++) count += *p == ' ';
  }
  return count;
}

/* Digits and Latin letters in both widths start numbers, codes and signs that no table lists. */
static void mark_ranges(struct tw_zh_lexicon *lexicon) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{'0', '9'},       {'A', 'Z'},       {'a', 'z'},       {0xFF10, 0xFF19}, {'$', '$'},       {'-', '-'},
                {'.', '.'},       {0xA3, 0xA3},     {0xA5, 0xA5},     {0x20A0, 0x20C0}, {0xFFE0, 0xFFE6}, {0xFF04, 0xFF04},
                {0x2212, 0x2212}, {0xFF0D, 0xFF0D}, {0x2460, 0x2473}, {0x3220, 0x3229}, {'[', '['},       {0xFF3B, 0xFF3B},
                {'(', '('},       {0xFF08, 0xFF08}, {0x300A, 0x300A}, {0x3014, 0x3014}, {'\n', '\n'}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    for (uint32_t c = ranges[i].first; c <= ranges[i].last; c++) mark_start(lexicon, c);
}

const struct tw_zh_lexicon *tw_zh_lexicon_new(struct tw_arena *arena) {
  size_t count = 0;
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) count += count_words(tables[i]);
  struct tw_zh_lexicon *lexicon = tw_arena_calloc(arena, 1, sizeof *lexicon + count * sizeof lexicon->entries[0]);
  if (!lexicon) return NULL;
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    for (size_t j = 0; j < tables[i]->count; j++) insert_all(lexicon, &tables[i]->words[j]);
  mark_ranges(lexicon);
  return lexicon;
}

/* The first word of the chain that fits; further entries of the same text add their classes. */
static bool find_in_chain(const struct tw_zh_lexicon *lexicon, struct tw_slice rest, size_t key_len, uint64_t classes,
                          struct tw_zh_hit *ret_hit) {
  bool found = false;
  const uint64_t head = load(rest.ptr, head_bytes(rest.len), rest.len);
  for (uint16_t i = lexicon->heads[hash(load(rest.ptr, key_len, rest.len), HASH_BITS)]; i; i = lexicon->entries[i - 1].next) {
    const struct entry *e = &lexicon->entries[i - 1];
    if (found && e->len < ret_hit->end) break;
    if (!(e->classes & classes) || (head & mask_of(e->len)) != e->head || e->len > rest.len) continue;
    if (e->len > sizeof head && memcmp(e->text, rest.ptr, e->len) != 0) continue;
    if (!found) *ret_hit = (struct tw_zh_hit){.word = e->word, .end = e->len};
    ret_hit->classes |= e->classes;
    found = true;
  }
  return found;
}

uint64_t tw_zh_lexicon_classes(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at) {
  if (at >= text.len) return 0;
  struct tw_slice rest = tw_slice_of(text.ptr + at, text.len - at);
  return lexicon->first_classes[hash(load(rest.ptr, prefix_bytes(rest.ptr, rest.len, 1), rest.len), FIRST_BITS)];
}

bool tw_zh_lexicon_find(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at, uint64_t classes,
                        struct tw_zh_hit *ret_hit) {
  if (at >= text.len) return false;
  struct tw_slice rest = tw_slice_of(text.ptr + at, text.len - at);
  size_t first_len = prefix_bytes(rest.ptr, rest.len, 1);
  if (!(lexicon->first_classes[hash(load(rest.ptr, first_len, rest.len), FIRST_BITS)] & classes)) return false;
  size_t key_len = prefix_bytes(rest.ptr, rest.len, KEY_CHARS);
  bool found = find_in_chain(lexicon, rest, key_len, classes, ret_hit) ||
               (key_len > first_len && find_in_chain(lexicon, rest, first_len, classes, ret_hit));
  if (found) ret_hit->end += at;
  return found;
}

size_t tw_zh_lexicon_next(const struct tw_zh_lexicon *lexicon, struct tw_slice text, size_t at) {
  while (at < text.len) {
    uint32_t c = first_char(text.ptr + at, text.len - at);
    if (lexicon->start[c / 64] >> (c % 64) & 1) return at;
    at += char_bytes((unsigned char)text.ptr[at]);
  }
  return text.len;
}
