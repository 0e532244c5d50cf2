/* The same documents through a real parser process: what the border costs in time, and what a document costs in memory. */
#pragma once
#include "model/job.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"

/* Documents a CPU second, of this process and the worker together, against the pass in this process. Nothing without samples. */
void bench_border_measure(const struct bench_run *run, const struct bench_samples *samples, enum tw_job_kind kind,
                          struct bench_pass in_process);
/* By how much the worker's resident memory peaks over `sample` above what it holds idle, after the document `small`, as a
 * multiple of the sample; `bar` at most. */
void bench_border_peak(const struct bench_run *run, const char *name, enum tw_job_kind kind, struct tw_slice small,
                       struct tw_slice sample, double bar);
