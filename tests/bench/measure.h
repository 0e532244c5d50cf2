/* CPU time of passes over the same samples, side by side, and peak memory of one pass in a process of its own. */
#pragma once
#include "tests/bench/samples.h"

struct bench_pass {
  const char *name;
  void (*run)(void *context, struct tw_slice sample);
  void *context;
};

/* Run `ours` and `bare` in turn over all samples, several rounds, and print one row: megabytes a CPU second of each (the
 * median round), the median of the rounds' ratios, and `bar`, the ratio aimed at (0: none). */
void bench_measure_pair(const struct bench_samples *samples, struct bench_pass ours, struct bench_pass bare, double bar);
/* In a child process: a pass over `small` (the idle worker has done that much), then over `sample`, which the child copies
 * first. Prints by how much the resident peak rose, in bytes and by bytes of sample; `bar` is the multiple aimed at (0: none). */
void bench_measure_peak(const char *name, struct bench_pass pass, struct tw_slice small, struct tw_slice sample, double bar);
/* The row above those of bench_measure_pair. */
void bench_measure_heading(const char *title);
