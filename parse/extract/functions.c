#include "parse/extract/functions.h"
#include "base/ascii.h"
#include "base/prefix.h"
#include "parse/extract/function_words.h"

enum { SLOTS_EN = 1024, LONGEST_EN = 12 }; /* seven times the words; bytes of the longest */

struct tw_functions {
  uint16_t en[SLOTS_EN]; /* 1 + place of a word in its table, by the word's hash; 0: free */
  const struct tw_prefix_index *zh;
};

/* FNV-1a of the word in lower case. */
static uint32_t hash_of(struct tw_slice word) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < word.len; i++) h = (h ^ (unsigned char)tw_ascii_lower(word.ptr[i])) * 16777619u;
  return h;
}

static void add_en(struct tw_functions *functions, size_t row) {
  uint32_t slot = hash_of(tw_slice_from(tw_function_words_en[row].word));
  while (functions->en[slot % SLOTS_EN]) slot++;
  functions->en[slot % SLOTS_EN] = (uint16_t)(row + 1);
}

const struct tw_functions *tw_functions_new(struct tw_arena *arena) {
  struct tw_functions *functions = tw_arena_calloc(arena, 1, sizeof *functions);
  if (!functions) return NULL;
  for (size_t i = 0; i < tw_function_words_en_count; i++) add_en(functions, i);
  struct tw_prefix_table words = {tw_function_words_zh, tw_function_words_zh_count, sizeof *tw_function_words_zh};
  functions->zh = tw_prefix_index_new(arena, words);
  return functions->zh ? functions : NULL;
}

enum tw_function tw_functions_en(const struct tw_functions *functions, struct tw_slice word) {
  if (!word.len || word.len > LONGEST_EN) return TW_F_NONE;
  if (word.len > 3 && tw_slice_has_suffix(word, TW_SLICE("n't"))) return TW_F_NEG;
  uint32_t slot = hash_of(word);
  for (uint16_t row; (row = functions->en[slot % SLOTS_EN]) != 0; slot++)
    if (tw_slice_eq_nocase(word, tw_slice_from(tw_function_words_en[row - 1].word)))
      return tw_function_words_en[row - 1].function;
  return TW_F_NONE;
}

enum tw_function tw_functions_zh(const struct tw_functions *functions, struct tw_slice text, size_t *ret_length) {
  const struct tw_function_word *word = tw_prefix_index_longest(functions->zh, text);
  if (!word) return TW_F_NONE;
  *ret_length = strlen(word->word);
  return word->function;
}
