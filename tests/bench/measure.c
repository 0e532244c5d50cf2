#include "tests/bench/measure.h"
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 9, NS_PER_SECOND = 1000000000, WARM_UP_BYTES = 1 << 20 };
/* A round shorter than this says little: samples are gone over again until it is reached. */
static const double round_seconds_min = 0.12;

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / NS_PER_SECOND;
}

static double time_pass(const struct bench_samples *samples, struct bench_pass pass, unsigned times) {
  double start = cpu_seconds();
  for (unsigned t = 0; t < times; t++)
    for (size_t i = 0; i < samples->count; i++) pass.run(pass.context, samples->items[i]);
  return (cpu_seconds() - start) / times;
}

/* How often a round goes over the samples. Warms the caches too. */
static unsigned times_for(const struct bench_samples *samples, struct bench_pass pass) {
  double once = time_pass(samples, pass, 1);
  return once >= round_seconds_min ? 1 : 1 + (unsigned)(round_seconds_min / (once + 1e-6));
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values) {
  qsort(values, ROUNDS, sizeof *values, by_size);
  return values[ROUNDS / 2];
}

static void print_bar(double bar) {
  if (bar > 0)
    printf("  %7.2f\n", bar);
  else
    printf("        -\n");
}

void bench_measure_heading(const char *title) {
  printf("\n%s\n%-28s %9s  %-22s %8s  %-22s %8s  %6s  %7s\n", title, "text", "kB", "ours", "MB/s", "bare", "MB/s", "ratio",
         "bar");
}

void bench_measure_pair(const struct bench_samples *samples, struct bench_pass ours, struct bench_pass bare, double bar) {
  double our_seconds[ROUNDS], bare_seconds[ROUNDS], ratios[ROUNDS];
  if (!samples->count) return;
  unsigned our_times = times_for(samples, ours), bare_times = times_for(samples, bare);
  for (size_t i = 0; i < ROUNDS; i++) {
    our_seconds[i] = time_pass(samples, ours, our_times);
    bare_seconds[i] = time_pass(samples, bare, bare_times);
    ratios[i] = bare_seconds[i] / our_seconds[i];
  }
  double megabytes = (double)samples->bytes / 1e6;
  printf("%-28s %9.0f  %-22s %8.1f  %-22s %8.1f  %6.3f", samples->name, (double)samples->bytes / 1e3, ours.name,
         megabytes / median(our_seconds), bare.name, megabytes / median(bare_seconds), median(ratios));
  print_bar(bar);
  fflush(stdout);
}

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

void bench_measure_peak(const char *name, struct bench_pass pass, struct tw_slice small, struct tw_slice sample, double bar) {
  int ends[2];
  long grown = 0;
  fflush(stdout);
  malloc_trim(0); /* what earlier measurements freed would be used again unseen */
  if (pipe(ends) < 0) return;
  pid_t child = fork();
  if (child == 0) run_peak(pass, small, sample, ends[1]);
  close(ends[1]);
  bool is_known = child > 0 && read(ends[0], &grown, sizeof grown) == (ssize_t)sizeof grown;
  close(ends[0]);
  if (child > 0) waitpid(child, NULL, 0);
  if (!is_known) return;
  printf("%-28s %9.0f  peak memory above idle %8.1f MB, %5.2f times the document", name, (double)sample.len / 1e3,
         (double)grown * 1024 / 1e6, (double)grown * 1024 / (double)sample.len);
  print_bar(bar);
}
