#include "parse/extract/functions.h"
#include "base/ascii.h"
#include "base/prefix.h"
#include "parse/extract/function_words.h"

enum { SLOTS_EN = 1024, LONGEST_EN = 12 }; /* seven times the words; bytes of the longest */

struct tw_functions {
  uint16_t en[SLOTS_EN];      /* 1 + place of a word in its table, by the word's hash; 0: free */
  uint16_t lengths_en[0x100]; /* by the first letter of a word, small or capital: bits of the lengths of such words */
  const struct tw_prefix_index *zh;
};

/* Of the length and the two ends: few words of the table agree in all three. Knuth's multiplier. */
static uint32_t slot_of(struct tw_slice word) {
  uint32_t first = (unsigned char)tw_ascii_lower(word.ptr[0]), last = (unsigned char)tw_ascii_lower(word.ptr[word.len - 1]);
  return (uint32_t)((first << 16 | last << 8 | (uint32_t)word.len) * UINT32_C(2654435769) >> 20);
}

static void add_en(struct tw_functions *functions, size_t row) {
  struct tw_slice word = tw_slice_from(tw_function_words_en[row].word);
  uint32_t slot = slot_of(word);
  while (functions->en[slot % SLOTS_EN]) slot++;
  functions->en[slot % SLOTS_EN] = (uint16_t)(row + 1);
  unsigned char first = (unsigned char)word.ptr[0];
  functions->lengths_en[first] |= (uint16_t)(1u << word.len);
  functions->lengths_en[first - 'a' + 'A'] |= (uint16_t)(1u << word.len);
}

const struct tw_functions *tw_functions_new(struct tw_arena *arena) {
  struct tw_functions *functions = tw_arena_calloc(arena, 1, sizeof *functions);
  if (!functions) return NULL;
  for (size_t i = 0; i < tw_function_words_en_count; i++) add_en(functions, i);
  struct tw_prefix_table words = {tw_function_words_zh, tw_function_words_zh_count, sizeof *tw_function_words_zh};
  functions->zh = tw_prefix_index_new(arena, words);
  return functions->zh ? functions : NULL;
}

static bool is_word(const char *row, struct tw_slice word) {
  size_t i = 0;
  while (i < word.len && row[i] && row[i] == tw_ascii_lower(word.ptr[i])) i++;
  return i == word.len && !row[i];
}

enum tw_function tw_functions_en(const struct tw_functions *functions, struct tw_slice word) {
  if (!word.len || word.len > LONGEST_EN) return TW_F_NONE;
  if (word.len > 3 && word.ptr[word.len - 1] == 't' && tw_slice_has_suffix(word, TW_SLICE("n't"))) return TW_F_NEG;
  if (!(functions->lengths_en[(unsigned char)word.ptr[0]] >> word.len & 1)) return TW_F_NONE;
  uint32_t slot = slot_of(word);
  for (uint16_t row; (row = functions->en[slot % SLOTS_EN]) != 0; slot++)
    if (is_word(tw_function_words_en[row - 1].word, word)) return tw_function_words_en[row - 1].function;
  return TW_F_NONE;
}

enum tw_function tw_functions_zh(const struct tw_functions *functions, struct tw_slice text, size_t *ret_length) {
  const struct tw_function_word *word = tw_prefix_index_longest(functions->zh, text);
  if (!word) return TW_F_NONE;
  *ret_length = strlen(word->word);
  return word->function;
}
