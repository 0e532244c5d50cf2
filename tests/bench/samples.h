/* Texts to measure on: made here, the same on every run and machine, or read from a folder. */
#pragma once
#include "base/arena.h"

struct bench_samples {
  const char *name; /* of the row, static */
  struct tw_slice *items;
  size_t count, capacity;
  size_t bytes; /* of all items */
};

enum bench_language { BENCH_EN, BENCH_ZH, BENCH_LANGUAGES };

/* HEADLINES: RSS of a title, a link and a date. BLOG: RSS as blogs write it, CDATA, extensions and much markup. XHTML: Atom with
 * its content as elements. */
enum bench_feed_format { BENCH_RSS, BENCH_ATOM, BENCH_HEADLINES, BENCH_BLOG, BENCH_XHTML, BENCH_FEED_FORMATS };

/* All of these append to *samples, in `arena`, and end the program when memory is out. `seed` chooses the text. */

/* One article of about `bytes` bytes, paragraphs separated by "\n\n": reports with and without figures of the domain. */
void bench_samples_add_news(struct tw_arena *arena, struct bench_samples *samples, enum bench_language language, uint64_t seed,
                            size_t bytes);
/* A feed of `items` items; RSS and Atom have a summary each, and every second one its article as escaped HTML (RSS) or CDATA
 * (Atom). */
void bench_samples_add_feed(struct tw_arena *arena, struct bench_samples *samples, enum bench_feed_format format,
                            enum bench_language language, uint64_t seed, size_t items);
/* A news page: head with metadata and scripts, menus, an article of about `bytes` bytes, related stories, footer. */
void bench_samples_add_page(struct tw_arena *arena, struct bench_samples *samples, enum bench_language language, uint64_t seed,
                            size_t bytes);
/* Every file of `dir` whose name ends in `ending` and that is UTF-8: on others a bare library breaks off. A folder that is not
 * there adds nothing. */
void bench_samples_add_files(struct tw_arena *arena, struct bench_samples *samples, const char *dir, const char *ending);
/* The member `key` of every JSON object in `dir`'s files. A folder that is not there adds nothing. */
void bench_samples_add_json(struct tw_arena *arena, struct bench_samples *samples, const char *dir, const char *key);
/* A copy of `bytes`. */
void bench_samples_add(struct tw_arena *arena, struct bench_samples *samples, struct tw_slice bytes);
/* Every so many-th of `all`, so that about `bytes` bytes come together: for those who need a second for a page. Borrows the
 * texts. */
void bench_samples_thin(struct tw_arena *arena, struct bench_samples *samples, const struct bench_samples *all, size_t bytes);
