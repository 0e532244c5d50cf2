#include "tests/bench/measure.h"
#include <assert.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_FAST = 9, ROUNDS_SLOW = 3, ROUNDS_MAX = 64, NS_PER_SECOND = 1000000000 };
/* A round shorter than this says little: samples are gone over again until it is reached. */
static const double round_seconds_min = 0.12;
/* With one that takes longer than this for a pass there are fewer rounds. */
static const double slow_seconds = 0.5;

double bench_measure_cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / NS_PER_SECOND;
}

/* ---- contests ---- */

struct entrant {
  const struct bench_contender *who;
  unsigned times; /* passes in a round; 0: it failed */
  double once;    /* seconds of the first pass */
  double seconds[ROUNDS_MAX], ratios[ROUNDS_MAX];
};

/* How often a round goes over the samples. Warms the caches too. */
static void warm_up(struct entrant *e) {
  e->once = e->who->seconds(e->who->context, 1);
  if (e->once < 0) return;
  e->times = e->once >= round_seconds_min ? 1 : 1 + (unsigned)(round_seconds_min / (e->once + 1e-6));
}

static void run_round(struct entrant *e, size_t round) {
  double seconds = e->times ? e->who->seconds(e->who->context, e->times) : -1;
  if (seconds <= 0)
    e->times = 0;
  else
    e->seconds[round] = seconds / e->times;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values, size_t count) {
  qsort(values, count, sizeof *values, by_size);
  return values[count / 2];
}

static size_t rounds_of(const struct entrant *entrants, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (entrants[i].once > slow_seconds) return ROUNDS_SLOW;
  return ROUNDS_FAST;
}

static void run_rounds(struct entrant *entrants, size_t count, size_t rounds) {
  for (size_t round = 0; round < rounds; round++) {
    for (size_t i = 0; i < count; i++) run_round(&entrants[i], round);
    for (size_t i = 1; i < count; i++) entrants[i].ratios[round] = entrants[i].seconds[round] / entrants[0].seconds[round];
  }
}

void bench_measure_contest(struct bench_report *report, const struct bench_contest *contest) {
  struct entrant entrants[BENCH_OTHERS_MAX + 1] = {{.who = &contest->ours}};
  size_t count = contest->count + 1;
  for (size_t i = 1; i < count; i++) entrants[i].who = &contest->others[i - 1];
  for (size_t i = 0; i < count; i++) warm_up(&entrants[i]);
  size_t rounds = contest->rounds ? contest->rounds : rounds_of(entrants, count);
  assert(rounds <= ROUNDS_MAX);
  run_rounds(entrants, count, rounds);
  for (size_t i = 1; i < count; i++) {
    const struct bench_contender *other = entrants[i].who;
    if (!entrants[0].times || !entrants[i].times) {
      bench_report_missing(report, contest->text, other->name, "it failed");
      continue;
    }
    struct bench_row row = {.text = contest->text,
                            .amount = contest->amount,
                            .ours = contest->ours.name,
                            .other = other->name,
                            .our_seconds = median(entrants[0].seconds, rounds),
                            .other_seconds = median(entrants[i].seconds, rounds),
                            .ratio = median(entrants[i].ratios, rounds),
                            .bar = other->bar};
    bench_report_row(report, &row);
  }
}

static double local_seconds(void *context, unsigned times) {
  const struct bench_local *local = context;
  double start = bench_measure_cpu();
  for (unsigned t = 0; t < times; t++)
    for (size_t i = 0; i < local->samples->count; i++) local->pass.run(local->pass.context, local->samples->items[i]);
  return bench_measure_cpu() - start;
}

struct bench_contender bench_measure_local(struct bench_local *local, double bar) {
  return (struct bench_contender){.name = local->pass.name, .bar = bar, .seconds = local_seconds, .context = local};
}

void bench_measure_pair(struct bench_report *report, const struct bench_samples *samples, struct bench_pass ours,
                        struct bench_pass bare, double bar) {
  struct bench_local sides[] = {{samples, ours}, {samples, bare}};
  struct bench_contest contest = {.text = samples->name,
                                  .amount = (double)samples->bytes / 1e6,
                                  .ours = bench_measure_local(&sides[0], 0),
                                  .others = {bench_measure_local(&sides[1], bar)},
                                  .count = 1};
  if (samples->count) bench_measure_contest(report, &contest);
}

/* ---- memory ---- */

static long peak_kib(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void run_peak(struct bench_pass pass, struct tw_slice small, struct tw_slice sample, int answer) {
  pass.run(pass.context, small);
  long idle = peak_kib();
  char *copy = mmap(NULL, sample.len + 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (copy == MAP_FAILED) _exit(1);
  memcpy(copy, sample.ptr, sample.len);
  pass.run(pass.context, tw_slice_of(copy, sample.len));
  long grown = peak_kib() - idle;
  _exit(write(answer, &grown, sizeof grown) == (ssize_t)sizeof grown ? 0 : 1);
}

void bench_measure_peak(struct bench_report *report, const char *name, struct bench_pass pass, struct tw_slice small,
                        struct tw_slice sample, double bar) {
  int ends[2];
  long grown = 0;
  char what[80];
  fflush(stdout);
  if (report->json) fflush(report->json);
  malloc_trim(0); /* what earlier measurements freed would be used again unseen */
  if (pipe(ends) < 0) return;
  pid_t child = fork();
  if (child == 0) run_peak(pass, small, sample, ends[1]);
  close(ends[1]);
  bool is_known = child > 0 && read(ends[0], &grown, sizeof grown) == (ssize_t)sizeof grown;
  close(ends[0]);
  if (child > 0) waitpid(child, NULL, 0);
  snprintf(what, sizeof what, "%s, in-process: peak memory by the size of the document, %.1f MB", pass.name,
           (double)sample.len / 1e6);
  double times = (double)grown * 1024 / (double)sample.len;
  if (is_known)
    bench_report_limit(report, &(struct bench_limit){.text = name, .what = what, .value = times, .unit = "times", .bar = bar});
}
