#include "tests/bench/daemon_scale.h"
#include "base/clock.h"
#include "tests/bench/process.h"
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
  INTERVAL_SECONDS = 30, /* of which the first polls are spread over all */
  LONG_INTERVAL_SECONDS = 3600,
  IDLE_SOURCES = 1000, /* polled once within seconds, and then not for long */
  STEP_MS = 5,
  QUIET_MS = 500, /* without work: what was polled is parsed, the state written */
  SETTLE_SECONDS_MAX = 12,
  IDLE_SECONDS = 4, /* of quiet to measure */
  ROUND_SECONDS_MAX = 90,
  PATH_BYTES = 512,
  WHAT_BYTES = 96,
  MIB = 1 << 20,
};
static const double memory_bar_mib = 40, start_bar_seconds = 2;
/* An interval is jittered by 5 %, and a poll may be 5 % late. */
static const double gap_bar_percent = 10.25;
/* Timers that find nothing to do, once a second or so. */
static const double idle_bar_ms = 5;
/* Of a core, below which the daemon has nothing to do. */
static const double quiet_share = 0.02;

struct daemon {
  pid_t pid;
  int64_t started_us;
  char folder[PATH_BYTES];
};

static int64_t now_us(void) {
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock);
}

static void sleep_ms(long ms) {
  nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

/* ---- one daemon ---- */

static bool write_config(const struct daemon *d, const struct bench_server *server, size_t sources, int interval) {
  char path[PATH_BYTES + 32];
  snprintf(path, sizeof path, "%s/tallywire.yaml", d->folder);
  FILE *file = fopen(path, "we");
  if (!file) return false;
  fprintf(file,
          "state_dir: %s/state\npacks: [asset-recovery]\nworkers: 1\nsinks: [file]\nfile: { path: %s/records.jsonl }\n"
          "log: { level: error }\nhost: { concurrency: 100, delay: 0s }\nfetch: { concurrency: 100 }\nsources:\n",
          d->folder, d->folder);
  for (size_t i = 0; i < sources; i++)
    fprintf(file, "  - { name: source-%zu, kind: feed, follow: content, url: \"%s%zu\", interval: %ds, allow_private: true }\n",
            i, bench_server_url(server), i, interval);
  return fclose(file) == 0;
}

static void become(const struct bench_run *run, const struct daemon *d) {
  char program[PATH_MAX], config[PATH_BYTES + 32], log[PATH_BYTES + 32];
  snprintf(program, sizeof program, "%s/tallywire", run->programs);
  snprintf(config, sizeof config, "%s/tallywire.yaml", d->folder);
  snprintf(log, sizeof log, "%s/log", d->folder);
  int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (out >= 0) {
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
  }
  execl(program, program, "run", "-c", config, (char *)NULL);
  _exit(127);
}

static bool start(const struct bench_run *run, struct bench_server *server, const char *folder, size_t sources, int interval,
                  struct daemon *d) {
  snprintf(d->folder, sizeof d->folder, "%s/daemon-%zu", folder, sources);
  if (mkdir(d->folder, 0700) < 0 || !write_config(d, server, sources, interval)) {
    perror("bench: no configuration for the daemon");
    return false;
  }
  bench_server_reset(server);
  fflush(stdout);
  d->started_us = now_us();
  d->pid = fork();
  if (d->pid == 0) become(run, d);
  return d->pid > 0;
}

static void stop(struct daemon *d) {
  if (d->pid <= 0) return;
  kill(d->pid, SIGTERM);
  waitpid(d->pid, NULL, 0);
  d->pid = 0;
}

/* Until `count` of what `counted` counts have come; false when they don't, or the daemon ends. */
static bool wait_for(const struct daemon *d, const struct bench_server *server, uint64_t (*counted)(const struct bench_server *),
                     uint64_t count) {
  int64_t end = now_us() + ROUND_SECONDS_MAX * TW_USEC_PER_SEC;
  while (counted(server) < count) {
    if (now_us() > end || bench_process_cpu(d->pid) < 0) return false;
    sleep_ms(STEP_MS);
  }
  return true;
}

/* Until the daemon has nothing in hand. */
static void settle(const struct daemon *d) {
  int64_t end = now_us() + SETTLE_SECONDS_MAX * TW_USEC_PER_SEC;
  for (double spent = bench_process_cpu(d->pid), before; now_us() < end;) {
    before = spent;
    sleep_ms(QUIET_MS);
    spent = bench_process_cpu(d->pid);
    if ((spent - before) * 1000 < QUIET_MS * quiet_share) return;
  }
}

/* The last that a daemon said which did not do its work. */
static void show_log(const struct daemon *d) {
  char path[PATH_BYTES + 32], line[1024];
  snprintf(path, sizeof path, "%s/log", d->folder);
  FILE *file = fopen(path, "re");
  if (!file) return;
  while (fgets(line, sizeof line, file)) fprintf(stderr, "bench: tallywire: %s", line);
  fclose(file);
}

/* ---- rows ---- */

static void put(const struct bench_run *run, const char *what, double value, const char *unit, double bar) {
  char text[WHAT_BYTES];
  snprintf(text, sizeof text, "daemon, %d sources", BENCH_SERVER_SOURCES);
  bench_report_limit(run->report, &(struct bench_limit){.text = text, .what = what, .value = value, .unit = unit, .bar = bar});
}

/* What the daemon holds with one source that has been polled; negative when it did not get so far. */
static long long idle_bytes(const struct bench_run *run, struct bench_server *server, const char *folder) {
  struct daemon d = {0};
  bool ok = start(run, server, folder, 1, INTERVAL_SECONDS, &d) && wait_for(&d, server, bench_server_asked, 1);
  if (ok) settle(&d);
  long long bytes = ok ? bench_process_resident(d.pid) : -1;
  stop(&d);
  return bytes;
}

static bool measure_first_polls(const struct bench_run *run, struct bench_server *server, struct daemon *d, long long idle) {
  if (!wait_for(d, server, bench_server_asked, BENCH_SERVER_SOURCES)) return false;
  int64_t done = now_us();
  settle(d);
  double spent = bench_process_cpu(d->pid);
  put(run, "start to first poll", (double)(bench_server_first_us(server) - d->started_us) / 1e6, "s", start_bar_seconds);
  put(run, "start until each has been polled once", (double)(done - d->started_us) / 1e6, "s", 0);
  put(run, "first polls, start and configuration included: requests a CPU second", (double)bench_server_requests(server) / spent,
      "requests", 0);
  put(run, "resident memory above the daemon with one source", (double)(bench_process_resident(d->pid) - idle) / MIB, "MiB",
      memory_bar_mib);
  put(run, "the same, at its peak so far", (double)(bench_process_peak(d->pid) - idle) / MIB, "MiB", 0);
  return true;
}

static bool measure_unchanged(const struct bench_run *run, const struct bench_server *server, const struct daemon *d) {
  uint64_t requests = bench_server_requests(server);
  double start = bench_process_cpu(d->pid);
  if (!wait_for(d, server, bench_server_unchanged, BENCH_SERVER_SOURCES)) return false;
  double spent = bench_process_cpu(d->pid) - start;
  put(run, "a round of 304s: requests a CPU second", (double)(bench_server_requests(server) - requests) / spent, "requests", 0);
  double gap = (double)bench_server_longest_gap_us(server) / 1e6;
  put(run, "longest time between two polls of one source, above its interval", 100 * (gap / INTERVAL_SECONDS - 1), "%",
      gap_bar_percent);
  return true;
}

static bool measure_idle(const struct bench_run *run, struct bench_server *server, const struct daemon *d) {
  if (!wait_for(d, server, bench_server_asked, IDLE_SOURCES)) return false;
  settle(d);
  double start = bench_process_cpu(d->pid);
  sleep_ms(IDLE_SECONDS * 1000);
  double spent = bench_process_cpu(d->pid) - start;
  put(run, "CPU time between polls, a second (1000 sources, none due)", spent * 1e3 / IDLE_SECONDS, "ms", idle_bar_ms);
  return true;
}

static bool measure(const struct bench_run *run, struct bench_server *server, const char *folder, struct daemon *d) {
  long long idle = idle_bytes(run, server, folder);
  if (idle < 0 || !start(run, server, folder, BENCH_SERVER_SOURCES, INTERVAL_SECONDS, d)) return false;
  if (!measure_first_polls(run, server, d, idle) || !measure_unchanged(run, server, d)) return false;
  stop(d);
  return start(run, server, folder, IDLE_SOURCES, LONG_INTERVAL_SECONDS, d) && measure_idle(run, server, d);
}

int bench_daemon_scale(const struct bench_run *run, struct bench_server *server, const char *folder) {
  struct daemon d = {0};
  bool ok = measure(run, server, folder, &d);
  stop(&d);
  if (ok) return 0;
  bench_report_missing(run->report, "daemon", "tallywire run", "it ended or did not poll");
  show_log(&d);
  return 1;
}
