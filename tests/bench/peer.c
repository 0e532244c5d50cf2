#include "tests/bench/peer.h"
#include "base/buf.h"
#include <fcntl.h>
#include <jansson.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_SECONDS_MAX = 120, NAME_BYTES = 64, FOLDER_BYTES = 1024, PROGRAM_BYTES = 2048 };

/* One that runs. The list is in no order. */
struct bench_peer {
  struct bench_peer *next;
  pid_t pid;
  FILE *to, *from;
  char name[NAME_BYTES]; /* with how many documents it failed on, once that is known */
  const char *plain_name;
};

/* ---- talking ---- */

/* The next line it says, as JSON; NULL when it ended or is silent for too long. */
static json_t *listen_to(struct bench_peer *peer) {
  struct pollfd wait = {.fd = fileno(peer->from), .events = POLLIN};
  char *line = NULL;
  size_t capacity = 0;
  json_t *answer = NULL;
  if (poll(&wait, 1, ANSWER_SECONDS_MAX * 1000) == 1 && getline(&line, &capacity, peer->from) > 0)
    answer = json_loads(line, 0, NULL);
  free(line);
  return answer;
}

static double peer_seconds(void *context, unsigned times) {
  struct bench_peer *peer = context;
  fprintf(peer->to, "%u\n", times);
  fflush(peer->to);
  json_t *answer = listen_to(peer);
  json_int_t failed = json_integer_value(json_object_get(answer, "failed"));
  const json_t *spent = json_object_get(answer, "cpu_ns");
  double seconds = json_is_integer(spent) ? (double)json_integer_value(spent) / 1e9 : -1;
  if (failed > 0) snprintf(peer->name, sizeof peer->name, "%s (%d failed)", peer->plain_name, (int)failed);
  json_decref(answer);
  return seconds;
}

/* ---- life ---- */

static void become(const char *program, const char *log, const char *name, struct bench_peer_arguments arguments, int in,
                   int out) {
  int errors = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  if (errors >= 0) dup2(errors, STDERR_FILENO);
  execl(program, program, name, arguments.input, arguments.lang, (char *)NULL);
  _exit(127);
}

static struct bench_peer *spawn(const char *program, const char *name, struct bench_peer_arguments arguments) {
  char log[PATH_MAX];
  int in[2], out[2];
  struct bench_peer *peer = calloc(1, sizeof *peer);
  snprintf(log, sizeof log, "%s.log", program);
  if (!peer || pipe2(in, O_CLOEXEC) < 0 || pipe2(out, O_CLOEXEC) < 0) {
    fputs("bench: no pipe for a peer\n", stderr);
    exit(1);
  }
  peer->pid = fork();
  if (peer->pid == 0) become(program, log, name, arguments, in[0], out[1]);
  close(in[0]);
  close(out[1]);
  peer->to = fdopen(in[1], "w");
  peer->from = fdopen(out[0], "r");
  peer->plain_name = name;
  snprintf(peer->name, sizeof peer->name, "%s", name);
  return peer;
}

static void stop(struct bench_peer *peer) {
  fclose(peer->to);
  kill(peer->pid, SIGKILL); /* it may hang */
  fclose(peer->from);
  if (peer->pid > 0) waitpid(peer->pid, NULL, 0);
  free(peer);
}

void bench_peer_stop_all(struct bench_peer *peers) {
  while (peers) {
    struct bench_peer *next = peers->next;
    stop(peers);
    peers = next;
  }
}

/* Why a program is not there: ./dev left a line about it. */
static void say_missing(const struct bench_run *run, const char *text, const struct bench_peer_kind *kind) {
  char path[PATH_MAX], why[160] = "its program is not there";
  snprintf(path, sizeof path, "%s/%s.why", run->peers ? run->peers : "", kind->program);
  FILE *file = run->peers ? fopen(path, "r") : NULL;
  if (!run->peers) snprintf(why, sizeof why, "without peers");
  if (file) {
    if (fgets(why, sizeof why, file)) why[strcspn(why, "\n")] = '\0';
    fclose(file);
  }
  bench_report_missing(run->report, text, kind->name, why);
}

static struct bench_peer *start_one(const struct bench_run *run, const char *text, const struct bench_peer_kind *kind,
                                    struct bench_peer_arguments arguments) {
  char program[PROGRAM_BYTES];
  snprintf(program, sizeof program, "%s/%s", run->peers ? run->peers : "", kind->program);
  if (!run->peers || access(program, X_OK) != 0) {
    say_missing(run, text, kind);
    return NULL;
  }
  struct bench_peer *peer = spawn(program, kind->name, arguments);
  json_t *hello = listen_to(peer);
  const char *fault = hello ? json_string_value(json_object_get(hello, "error")) : "it ended at its start";
  if (fault) {
    bench_report_missing(run->report, text, kind->name, fault);
    stop(peer);
    peer = NULL;
  }
  json_decref(hello);
  return peer;
}

struct bench_peer *bench_peer_start_all(const struct bench_run *run, const struct bench_peer_kind *kinds, size_t count,
                                        struct bench_peer_arguments arguments, struct bench_contest *contest) {
  struct bench_peer *peers = NULL;
  signal(SIGPIPE, SIG_IGN); /* one that died is told by its silence */
  for (size_t i = 0; i < count && contest->count < BENCH_OTHERS_MAX; i++) {
    struct bench_peer *peer = start_one(run, contest->text, &kinds[i], arguments);
    if (!peer) continue;
    peer->next = peers;
    peers = peer;
    contest->others[contest->count++] =
        (struct bench_contender){.name = peer->name, .bar = kinds[i].bar, .seconds = peer_seconds, .context = peer};
  }
  return peers;
}

/* ---- samples in a folder ---- */

static void write_file(const char *folder, size_t number, struct tw_slice bytes) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%06zu", folder, number);
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0) {
    fprintf(stderr, "bench: can't write %s\n", path);
    exit(1);
  }
}

static void remove_folder(const char *folder, size_t count) {
  char path[PATH_MAX];
  for (size_t i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s/%06zu", folder, i);
    unlink(path);
  }
  rmdir(folder);
}

void bench_peer_measure(const struct bench_run *run, const struct bench_samples *samples, struct bench_pass ours,
                        const struct bench_peer_kind *kinds, size_t count, const char *lang) {
  char folder[FOLDER_BYTES];
  const char *base = getenv("TMPDIR");
  struct bench_local local = {samples, ours};
  struct bench_contest contest = {
      .text = samples->name, .amount = (double)samples->bytes / 1e6, .ours = bench_measure_local(&local, 0)};
  if (!samples->count) return;
  snprintf(folder, sizeof folder, "%s/tallywire-bench-XXXXXX", base ? base : "/tmp");
  if (!mkdtemp(folder)) {
    fprintf(stderr, "bench: no folder for samples in %s\n", base ? base : "/tmp");
    exit(1);
  }
  for (size_t i = 0; i < samples->count; i++) write_file(folder, i, samples->items[i]);
  struct bench_peer *peers =
      bench_peer_start_all(run, kinds, count, (struct bench_peer_arguments){.input = folder, .lang = lang}, &contest);
  bench_measure_contest(run->report, &contest);
  bench_peer_stop_all(peers);
  remove_folder(folder, samples->count);
}
