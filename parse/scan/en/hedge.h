/* Words before and behind a number that say how exact it is: "more than", "nearly", "at least", "or more", "+". */
#pragma once
#include "parse/scan/en/token.h"

struct tw_en_hedge {
  size_t tokens; /* how many tokens it takes, 0: none */
  enum tw_qualifier qualifier;
};

/* The hedge that ends right before token `at`; not before token `floor`. */
struct tw_en_hedge tw_en_hedge_before(const struct tw_en_text *t, size_t at, size_t floor);
/* The hedge that starts at token `at`, right behind a number. `is_bare`: the number has no unit yet. */
struct tw_en_hedge tw_en_hedge_behind(const struct tw_en_text *t, size_t at);
