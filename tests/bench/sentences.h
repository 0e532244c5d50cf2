/* Sentences that samples.c draws from. A letter behind % is filled in: N a number, L a large one, Y a year, M a month, D a day of
 * the month, C a country, W a name, T a time of day. */
#pragma once

struct bench_words {
  const char *const *sentences;
  const char *const *titles;
  const char *const *countries;
  const char *const *names;
  const char *const *months;
};

/* By enum bench_language; the lists end in NULL. */
extern const struct bench_words bench_words[2];
