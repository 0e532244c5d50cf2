/* CPU time of passes over the same samples, side by side, and peak memory of one pass in a process of its own. */
#pragma once
#include "tests/bench/report.h"
#include "tests/bench/samples.h"

/* One that takes part: a pass of our own, a bare library, a peer in a process of its own. */
struct bench_contender {
  const char *name;
  double bar; /* the least ratio of ours against it; 0 none */
  /* CPU seconds that `times` passes took; negative when they could not be made. */
  double (*seconds)(void *context, unsigned times);
  void *context;
};

enum { BENCH_OTHERS_MAX = 8 };

struct bench_contest {
  const char *text; /* of the row */
  double amount;    /* of the heading's unit, in one pass */
  struct bench_contender ours;
  struct bench_contender others[BENCH_OTHERS_MAX];
  size_t count;
  size_t rounds; /* 0: as many as fit how long a pass takes */
};

/* Each in turn, several rounds, each round of each long enough for its clock; one row for each of the others: the median round
 * of both and the median of the rounds' ratios, so that what slows the machine for a while slows both. */
void bench_measure_contest(struct bench_report *report, const struct bench_contest *contest);

/* A pass over one sample in this process. */
struct bench_pass {
  const char *name;
  void (*run)(void *context, struct tw_slice sample);
  void *context;
};

/* What bench_local_contender's `context` points to. */
struct bench_local {
  const struct bench_samples *samples;
  struct bench_pass pass;
};

/* `local` is borrowed. */
struct bench_contender bench_measure_local(struct bench_local *local, double bar);
/* A contest of two passes over `samples`, counted in megabytes. Nothing without samples. */
void bench_measure_pair(struct bench_report *report, const struct bench_samples *samples, struct bench_pass ours,
                        struct bench_pass bare, double bar);
/* In a child process: a pass over `small`, then over `sample`, which the child copies first. Prints by how much the resident
 * peak rose, as a multiple of the sample; `bar` is the multiple aimed at (0: none). */
void bench_measure_peak(struct bench_report *report, const char *name, struct bench_pass pass, struct tw_slice small,
                        struct tw_slice sample, double bar);
/* CPU time of this process, in seconds. */
double bench_measure_cpu(void);
