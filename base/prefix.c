#include "base/prefix.h"

static const void *row_at(struct tw_prefix_table table, size_t i) {
  return (const char *)table.rows + i * table.stride;
}

static const char *word_at(struct tw_prefix_table table, size_t i) {
  return *(const char *const *)row_at(table, i);
}

/* First row in [low, high) whose word is not less than `key` in its byte number `depth` (all rows agree before it). A word that
 * has ended there compares as less. */
static size_t lower_bound(struct tw_prefix_table table, size_t low, size_t high, size_t depth, unsigned key) {
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((unsigned char)word_at(table, middle)[depth] < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The longest word of the rows [low, high), which agree with the text in their first `depth` bytes. */
static const void *narrow(struct tw_prefix_table table, size_t low, size_t high, size_t depth, struct tw_slice text,
                          bool (*may_end)(struct tw_slice text, size_t end)) {
  const void *best = NULL;
  for (; low < high; depth++) {
    bool ends_here = depth > 0 && word_at(table, low)[depth] == '\0';
    if (ends_here && (!may_end || may_end(text, depth))) best = row_at(table, low);
    unsigned next = depth < text.len ? (unsigned char)text.ptr[depth] : 0;
    if (next == 0) break;
    low = lower_bound(table, low, high, depth, next);
    high = lower_bound(table, low, high, depth, next + 1u);
  }
  return best;
}

const void *tw_prefix_longest(struct tw_prefix_table table, struct tw_slice text,
                              bool (*may_end)(struct tw_slice text, size_t end)) {
  return narrow(table, 0, table.count, 0, text, may_end);
}

/* ---- by the first character ---- */

struct slot {
  uint32_t character; /* its bytes; 0: free */
  uint32_t low, high; /* the rows that begin with it */
};

struct tw_prefix_index {
  struct tw_prefix_table table;
  size_t mask; /* slots less one */
  struct slot slots[];
};

/* The bytes of the first character as one number, 0 where the text ends inside it; how many they are. */
static uint32_t first_character(struct tw_slice text, size_t *ret_length) {
  unsigned char lead = text.len ? (unsigned char)text.ptr[0] : 0;
  size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : 3;
  uint32_t bytes = 0;
  *ret_length = length;
  for (size_t i = 0; i < length && length <= text.len; i++) bytes = bytes << 8 | (unsigned char)text.ptr[i];
  return bytes;
}

/* Knuth's multiplier; the upper half of the product is well mixed. */
static size_t place_of(const struct tw_prefix_index *index, uint32_t character) {
  size_t place = (size_t)(character * UINT64_C(0x9E3779B97F4A7C15) >> 32) & index->mask;
  while (index->slots[place].character && index->slots[place].character != character) place = (place + 1) & index->mask;
  return place;
}

const struct tw_prefix_index *tw_prefix_index_new(struct tw_arena *arena, struct tw_prefix_table table) {
  size_t slots = 16, length;
  while (slots < 2 * table.count) slots *= 2;
  struct tw_prefix_index *index = tw_arena_calloc(arena, 1, sizeof *index + slots * sizeof *index->slots);
  if (!index) return NULL;
  index->table = table;
  index->mask = slots - 1;
  for (size_t i = 0; i < table.count; i++) {
    uint32_t character = first_character(tw_slice_from(word_at(table, i)), &length);
    struct slot *slot = &index->slots[place_of(index, character)];
    if (!slot->character) *slot = (struct slot){.character = character, .low = (uint32_t)i};
    slot->high = (uint32_t)i + 1;
  }
  return index;
}

const void *tw_prefix_index_longest(const struct tw_prefix_index *index, struct tw_slice text) {
  size_t length;
  uint32_t character = first_character(text, &length);
  const struct slot *slot = &index->slots[place_of(index, character)];
  return character ? narrow(index->table, slot->low, slot->high, length, text, NULL) : NULL;
}
