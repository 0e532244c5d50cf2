/* Peers: other people's libraries, each driven by a small program of ours (peers/) in a process of its own. It reads the samples
 * once, then makes as many passes as it is told and answers the CPU time they took, counted in the process itself. */
#pragma once
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"

struct bench_peer_kind {
  const char *program; /* "rust", "go", "python": which of the programs drives it */
  const char *name;    /* the library: the program's first argument */
  double bar;
};

struct bench_peer;

struct bench_peer_arguments {
  const char *input; /* a folder of samples, or a URL */
  const char *lang;  /* a hint, or how to ask; NULL none */
};

/* Starts those of `kinds` that are there, adds each to the contest's others; a row in the report says which are not, and why. The
 * answer is a list that bench_peer_stop_all frees. */
struct bench_peer *bench_peer_start_all(const struct bench_run *run, const struct bench_peer_kind *kinds, size_t count,
                                        struct bench_peer_arguments arguments, struct bench_contest *contest);
void bench_peer_stop_all(struct bench_peer *peers); /* NULL is a no-op */
/* The contest of `ours` with all `kinds` over `samples`, which the peers read from a folder made for the time. Nothing without
 * samples. */
void bench_peer_measure(const struct bench_run *run, const struct bench_samples *samples, struct bench_pass ours,
                        const struct bench_peer_kind *kinds, size_t count, const char *lang);
