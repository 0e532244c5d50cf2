/* An hour of the daemon's life on a simulated clock, against simulated servers: the program's own schedule, fetcher queues,
 * source states and store; see docs/bench.md. Prints tables; exit 1 when a rule was broken. */
#include "base/json_writer.h"
#include "config/settings.h"
#include "daemon/pipeline.h"
#include "tests/simulate/simulation.h"
#include <errno.h>
#include <ftw.h>
#include <getopt.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* 06:40 UTC on a Monday: the skipped hour from 07:00 begins after 20 minutes. */
#define WALL_START_US INT64_C(1772433600000000)
#define HOUR_US       (3600 * TW_USEC_PER_SEC)

enum { SOURCES = 10000, NAME_BYTES = 24, FOLDERS_OPEN = 16, GRACE_MS = 1000, STATES_MAX = 12 };

struct run {
  size_t sources;
  uint64_t seed;
  bool is_verbose;
  char folder[PATH_MAX];
  struct simulation simulation;
  struct tw_settings settings;
  char (*names)[NAME_BYTES];
  struct tw_pipeline *pipeline;
  bool is_broken;
};

/* ---- the clock ---- */

static int64_t mono(void *user) {
  return ((struct simulation *)user)->mono_us;
}

static int64_t wall(void *user) {
  const struct simulation *s = user;
  return s->wall_start_us + s->mono_us;
}

struct tw_clock simulation_clock(struct simulation *simulation) {
  return (struct tw_clock){.wall_us = wall, .mono_us = mono, .user = simulation};
}

struct simulation *simulation_of(struct tw_loop *loop) {
  return tw_loop_clock(loop)->user;
}

/* ---- setting up ---- */

static struct sim_rules rules_of(const struct tw_settings *s) {
  return (struct sim_rules){.host_delay_us = s->host_delay_us,
                            .host_concurrency = s->host_concurrency,
                            .backoff_first_us = s->backoff_first_us,
                            .backoff_max_us = s->backoff_max_us,
                            .floor_max_us = s->floor_max_us,
                            .fetch_timeout_us = s->limits.fetch_timeout_us,
                            .first_byte_timeout_us = s->limits.first_byte_timeout_us};
}

static bool make_settings(struct run *run) {
  struct tw_settings *s = &run->settings;
  s->state_dir = tw_slice_from(run->folder);
  s->sinks = 0;
  s->source_count = run->sources;
  s->sources = calloc(run->sources, sizeof *s->sources);
  run->names = calloc(run->sources, sizeof *run->names);
  if (!s->sources || !run->names) return false;
  for (size_t i = 0; i < run->sources; i++) {
    int len = snprintf(run->names[i], NAME_BYTES, "source-%zu", i);
    s->sources[i] = (struct tw_source_settings){.name = tw_slice_of(run->names[i], (size_t)len),
                                                .kind = TW_SOURCE_FEED,
                                                .follow = TW_FOLLOW_CONTENT,
                                                .url = sim_world_url(run->simulation.world, i),
                                                .interval_us = sim_world_interval_us(run->simulation.world, i),
                                                .max_new = 1,
                                                .robots = true,
                                                .proxy = true,
                                                .limits = s->limits};
  }
  return true;
}

/* On memory where there is such a file system: an hour has tens of thousands of commits. */
static bool make_folder(struct run *run) {
  const char *bases[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
    if (!bases[i]) continue;
    snprintf(run->folder, sizeof run->folder, "%s/tallywire-hour-XXXXXX", bases[i]);
    if (mkdtemp(run->folder)) return true;
  }
  return false;
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *where) {
  (void)info, (void)kind, (void)where;
  return remove(path);
}

/* ---- running ---- */

static void on_finished(void *user, const struct tw_error *why) {
  struct run *run = user;
  run->is_broken = true;
  fprintf(stderr, "simulate: the pipeline ended: %s\n", why ? why->text : "without a reason");
}

static bool run_hour(struct run *run, struct tw_loop *loop) {
  struct tw_error error;
  struct simulation *s = &run->simulation;
  int64_t end = s->mono_us + HOUR_US;
  while (!run->is_broken && s->mono_us < end) {
    int64_t next = tw_loop_next_us(loop);
    if (next > s->mono_us) s->mono_us = next < end ? next : end;
    if (tw_loop_step(loop, 0, &error) < 0) return false;
  }
  return !run->is_broken;
}

/* ---- tables ---- */

static double minutes(int64_t us) {
  return us == INT64_MAX || us == INT64_MIN ? 0 : (double)us / 60e6;
}

struct state_count {
  char class[32], state[16];
  size_t count;
};

static void print_states(const char *class, json_t *sources, const struct run *run) {
  struct state_count states[STATES_MAX] = {0};
  size_t used = 0, i;
  json_t *source;
  json_array_foreach(sources, i, source) {
    const char *state = json_string_value(json_object_get(source, "state"));
    if (strcmp(sim_world_class(run->simulation.world, i), class) != 0 || !state) continue;
    size_t at = 0;
    while (at < used && strcmp(states[at].state, state) != 0) at++;
    if (at == STATES_MAX) continue;
    if (at == used) snprintf(states[used++].state, sizeof states->state, "%s", state);
    states[at].count++;
  }
  for (size_t at = 0; at < used; at++) printf(" %zu %s", states[at].count, states[at].state);
}

static void print_classes(const struct run *run, const struct sim_tally *tallies, size_t count) {
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  tw_pipeline_status(run->pipeline, &text);
  json_t *status = json_loads(text.data ? text.data : "{}", 0, NULL);
  printf("%-28s %7s %7s %8s %22s %13s %9s  %s\n", "sources that answer", "sources", "polls", "requests", "between polls, min",
         "above floor", "late", "states at the end");
  for (size_t i = 0; i < count; i++) {
    const struct sim_tally *t = &tallies[i];
    printf("%-28s %7zu %7zu %8zu %10.1f to %8.1f %11.1f s %7.2f %% ", t->name, t->sources, t->polls, t->requests,
           minutes(t->shortest_us), minutes(t->longest_us), minutes(t->early_us) * 60, 100 * t->late);
    print_states(t->name, json_object_get(status, "sources"), run);
    putchar('\n');
  }
  json_decref(status);
}

struct rule {
  const char *what;
  size_t broken;
};

static bool print_rules(const struct sim_totals *t) {
  const struct rule rules[] = {
      {"requests to a host before its delay was over", t->too_close},
      {"requests to a host above its concurrency", t->too_many},
      {"requests to a host that had asked to be left alone (429)", t->held},
      {"host minutes above the limit", t->host_minute_max > t->host_minute_limit},
      {"polls before their floor", t->early},
      {"polls late by more than 5 % of their interval beyond their floor", t->late},
      {"URLs asked for twice at once", t->same_url},
      {"sources never polled", t->first_polls_us == 0},
  };
  bool is_good = true;
  printf("\nrequests per host per minute: at most %zu, 99th percentile %zu, limit %zu; %zu requests to %zu hosts, %zu at once at "
         "most\n",
         t->host_minute_max, t->host_minute_p99, t->host_minute_limit, t->requests, t->hosts, t->at_once_max);
  printf("every source polled once within %.0f s\n\nviolations\n", (double)t->first_polls_us / 1e6);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    printf("%8zu  %s\n", rules[i].broken, rules[i].what);
    is_good = is_good && rules[i].broken == 0;
  }
  return is_good;
}

static bool report(const struct run *run) {
  struct sim_totals totals;
  struct sim_tally tallies[SIM_CLASSES_MAX];
  size_t count = sim_world_close(run->simulation.world, &totals, tallies);
  printf("an hour of %zu sources, seed %llu\n\n", run->sources, (unsigned long long)run->seed);
  print_classes(run, tallies, count);
  return print_rules(&totals);
}

/* ---- main ---- */

static bool simulate(struct run *run) {
  struct tw_error error = {.text = "out of memory"};
  struct tw_log log = {.fd = STDERR_FILENO, .level = run->is_verbose ? TW_LOG_INFO : TW_LOG_ERROR};
  struct tw_paths paths = {0};
  struct tw_clock clock = simulation_clock(&run->simulation);
  struct tw_loop *loop = tw_loop_new(clock, &error);
  struct tw_pipeline_options options = {.loop = loop, .log = &log, .paths = &paths, .finished = on_finished, .user = run};
  struct sim_rules rules = rules_of(&run->settings);
  run->simulation.world = sim_world_new(&clock, &rules, run->sources, run->seed);
  bool ok = loop && run->simulation.world && make_settings(run);
  if (ok) run->pipeline = tw_pipeline_new(&options, &run->settings, &error);
  ok = ok && run->pipeline;
  if (!ok) fprintf(stderr, "simulate: %s\n", error.text);
  ok = ok && run_hour(run, loop) && report(run);
  tw_pipeline_free(run->pipeline, GRACE_MS);
  tw_loop_free(loop);
  sim_world_free(run->simulation.world);
  free(run->settings.sources);
  free(run->names);
  return ok;
}

static int usage(void) {
  fputs("usage: tallywire-simulate [--sources N] [--seed N] [--concurrency N] [--verbose]\n", stderr);
  return 2;
}

int main(int argc, char **argv) {
  static const struct option options[] = {{"sources", required_argument, NULL, 'n'},
                                          {"seed", required_argument, NULL, 's'},
                                          {"verbose", no_argument, NULL, 'v'},
                                          {"concurrency", required_argument, NULL, 'c'},
                                          {0}};
  struct run run = {.sources = SOURCES, .seed = 1};
  tw_settings_default(&run.settings);
  for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
    if (c == 'n')
      run.sources = strtoull(optarg, NULL, 10);
    else if (c == 's')
      run.seed = strtoull(optarg, NULL, 10);
    else if (c == 'c')
      run.settings.fetch_concurrency = strtoll(optarg, NULL, 10);
    else if (c == 'v')
      run.is_verbose = true;
    else
      return usage();
  }
  if (optind != argc || run.sources == 0) return usage();
  run.simulation = (struct simulation){.wall_start_us = WALL_START_US + (int64_t)run.seed, .mono_us = HOUR_US};
  if (!make_folder(&run)) {
    perror("simulate: no folder for the store");
    return 1;
  }
  bool ok = simulate(&run);
  nftw(run.folder, remove_entry, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
  return ok ? 0 : 1;
}
