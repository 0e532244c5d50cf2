#include "tests/bench/border.h"
#include "config/settings.h"
#include "daemon/worker_client.h"
#include "tests/bench/process.h"
#include <stdio.h>
#include <stdlib.h>

struct border {
  const struct bench_samples *samples;
  enum tw_job_kind kind;
  struct tw_arena *arena;
  struct tw_worker_client client;
  uint64_t calls;
};

/* A worker as the daemon starts it, sandbox and all, without rules. */
static bool start(struct border *b) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings settings;
  struct tw_paths paths;
  struct tw_error error = {0};
  tw_settings_default(&settings);
  struct tw_worker_options options = {.sandbox = true, .memory_bytes = settings.parse_memory_bytes};
  b->arena = tw_arena_new(0);
  if (b->arena && tw_paths_find(arena, &paths) == TW_OK && tw_worker_client_init(&b->client, &paths, &options, &error) == TW_OK)
    return true;
  fprintf(stderr, "bench: no parser process: %s\n", error.text);
  return false;
}

static void end(struct border *b) {
  tw_worker_client_done(&b->client);
  tw_arena_free(b->arena);
}

static bool call(struct border *b, struct tw_slice document) {
  struct tw_job job = {.id = ++b->calls, .kind = b->kind, .url = TW_SLICE("https://news.example/story.html"), .body = document};
  struct tw_outcome outcome;
  struct tw_error error;
  tw_arena_reset(b->arena);
  return tw_worker_client_call(&b->client, b->arena, &job, &outcome, &error) == TW_OK && outcome.status == TW_OK;
}

static double border_seconds(void *context, unsigned times) {
  struct border *b = context;
  pid_t worker = b->client.child.pid;
  double start = bench_measure_cpu() + bench_process_cpu(worker);
  for (unsigned t = 0; t < times; t++)
    for (size_t i = 0; i < b->samples->count; i++)
      if (!call(b, b->samples->items[i])) return -1;
  return bench_measure_cpu() + bench_process_cpu(worker) - start;
}

void bench_border_measure(const struct bench_run *run, const struct bench_samples *samples, enum tw_job_kind kind,
                          struct bench_pass in_process) {
  struct border border = {.samples = samples, .kind = kind};
  struct bench_local local = {samples, in_process};
  struct bench_contest contest = {.text = samples->name,
                                  .amount = (double)samples->count,
                                  .ours = {.name = "through a worker", .seconds = border_seconds, .context = &border},
                                  .others = {bench_measure_local(&local, 0)},
                                  .count = 1};
  if (!samples->count) return;
  if (start(&border)) bench_measure_contest(run->report, &contest);
  end(&border);
}

void bench_border_peak(const struct bench_run *run, const char *name, enum tw_job_kind kind, struct tw_slice small,
                       struct tw_slice sample, double bar) {
  struct border border = {.kind = kind};
  char what[80];
  snprintf(what, sizeof what, "%.1f MB: a worker's peak memory above idle, by the document's size", (double)sample.len / 1e6);
  bool ok = start(&border) && call(&border, small);
  pid_t worker = border.client.child.pid;
  long long idle = ok ? bench_process_resident(worker) : -1;
  if (ok) bench_process_forget_peak(worker);
  ok = ok && call(&border, sample);
  long long peak = ok ? bench_process_peak(worker) : -1;
  end(&border);
  if (idle < 0 || peak < 0) {
    bench_report_missing(run->report, name, "peak memory", "the worker did not answer");
    return;
  }
  struct bench_limit limit = {
      .text = name, .what = what, .value = (double)(peak - idle) / (double)sample.len, .unit = "times", .bar = bar};
  bench_report_limit(run->report, &limit);
}
