/* The constant tables behind parse/extract/functions.h; of no use outside them and their test. */
#pragma once
#include "parse/extract/token.h"

struct tw_function_word {
  const char *word;
  enum tw_function function;
};

/* Each sorted by word in byte order. */
extern const struct tw_function_word tw_function_words_en[], tw_function_words_zh[];
extern const size_t tw_function_words_en_count, tw_function_words_zh_count;
