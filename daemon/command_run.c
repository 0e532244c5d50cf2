/* run: the daemon. Signals, systemd, reload; the flow itself is pipeline.c. */
#include "daemon/command.h"
#include "daemon/config_file.h"
#include "daemon/control.h"
#include "daemon/pipeline.h"
#include <getopt.h>
#include <malloc.h>
#include <signal.h>
#include <sodium/core.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

enum {
  GRACE_MS = 20 * 1000,        /* for sinks to acknowledge what they hold; below the unit's TimeoutStopSec of 60 s */
  SUMMARY_SECONDS = 10,        /* how often STATUS= is renewed */
  RESTART_KEYS = 16,           /* named at most when a reload is refused */
  HEAP_KEPT_BYTES = 4 << 20,   /* free at the heap's end: the receive buffers of a hundred requests and more */
  OWN_MAPPING_BYTES = 1 << 20, /* a block so large is mapped for itself, and given back when it is freed */
};

struct daemon {
  const char *config_path;
  struct tw_paths paths;
  struct tw_arena *path_arena;
  struct tw_config_file *config; /* the pipeline borrows its settings */
  struct tw_log log;
  struct tw_loop *loop;
  struct tw_pipeline *pipeline;
  struct tw_control *control;
  struct tw_loop_timer *watchdog, *summary;
  uint64_t watchdog_us;
  bool once, dry_run;
  bool is_done; /* the pipeline has said why it ends */
  int exit_code;
};

/* ---- callbacks ---- */

static void on_finished(void *user, const struct tw_error *why) {
  struct daemon *d = user;
  if (why) d->exit_code = tw_command_fail("run", TW_EXIT_FAILED, "%s", why->text);
  d->is_done = true;
  tw_loop_stop(d->loop);
}

static void on_stop_signal(void *user, int signo) {
  struct daemon *d = user;
  TW_LOG(&d->log, TW_LOG_INFO, "stopping", tw_log_str("signal", strsignal(signo)));
  sd_notify(0, "STOPPING=1");
  if (d->once && !d->is_done) d->exit_code = tw_command_fail("run", TW_EXIT_FAILED, "ended by a signal before all was done");
  tw_loop_stop(d->loop);
}

/* The watchdog is fed from the loop: a loop that makes no rounds is a daemon that makes no progress. */
static void on_watchdog(void *user) {
  struct daemon *d = user;
  sd_notify(0, "WATCHDOG=1");
  tw_loop_timer_arm_in(d->watchdog, (int64_t)d->watchdog_us / 2);
}

static void send_summary(struct daemon *d) {
  TW_BUF_AUTO line;
  tw_buf_init(&line, 0);
  tw_buf_append_cstr(&line, "STATUS=");
  tw_pipeline_summary(d->pipeline, &line);
  sd_notify(0, line.data ? line.data : "");
}

static void on_summary(void *user) {
  struct daemon *d = user;
  send_summary(d);
  tw_loop_timer_arm_in(d->summary, SUMMARY_SECONDS * TW_USEC_PER_SEC);
}

/* ---- reload: the new configuration is built beside the old and swapped whole, or not at all ---- */

static bool names_restart_keys(const struct tw_settings *running, const struct tw_settings *wanted, struct tw_buf *why) {
  struct tw_slice keys[RESTART_KEYS];
  size_t count = tw_settings_restart_keys(running, wanted, keys, RESTART_KEYS);
  if (count == 0) return false;
  tw_buf_append_cstr(why, "these settings take effect only at a restart:");
  for (size_t i = 0; i < count && i < RESTART_KEYS; i++) tw_buf_printf(why, " %.*s", TW_SLICE_ARG(keys[i]));
  tw_buf_append_char(why, '\n');
  return true;
}

/* On the heap: the pipeline borrows the settings until the next reload has replaced them. */
static struct tw_config_file *config_new(const struct daemon *d, struct tw_buf *errors) {
  struct tw_config_file *config = malloc(sizeof *config);
  if (!config) return NULL;
  if (tw_config_file_load(config, d->config_path, &d->paths, TW_PACK_RULES, errors) == TW_OK) return config;
  tw_config_file_done(config);
  free(config);
  return NULL;
}

static void config_free(struct tw_config_file *config) {
  if (!config) return;
  tw_config_file_done(config);
  free(config);
}

static bool swap_config(struct daemon *d, struct tw_config_file *next, struct tw_buf *why) {
  struct tw_error error;
  if (names_restart_keys(&d->config->settings, &next->settings, why)) return false;
  if (tw_pipeline_reload(d->pipeline, &next->settings, &error) < 0) {
    tw_buf_printf(why, "%s\n", error.text);
    return false;
  }
  config_free(d->config);
  d->config = next;
  d->log.level = next->settings.log_level;
  return true;
}

static int reload(struct daemon *d, struct tw_buf *why) {
  struct tw_config_file *next = config_new(d, why);
  if (!next || !swap_config(d, next, why)) {
    config_free(next);
    TW_LOG(&d->log, TW_LOG_ERROR, "reload_refused", tw_log_slice("error", tw_buf_slice(why)));
    return TW_ESTATE;
  }
  TW_LOG(&d->log, TW_LOG_INFO, "reloaded", tw_log_int("sources", (int64_t)next->settings.source_count));
  return TW_OK;
}

static void on_reload_signal(void *user, int signo) {
  struct daemon *d = user;
  (void)signo;
  TW_BUF_AUTO why;
  tw_buf_init(&why, 0);
  sd_notify(0, "RELOADING=1");
  reload(d, &why);
  sd_notify(0, "READY=1");
  send_summary(d);
}

static void on_request(void *user, struct tw_slice request, struct tw_buf *answer) {
  struct daemon *d = user;
  if (tw_slice_is(request, "status")) {
    tw_buf_append_cstr(answer, "ok\n");
    tw_pipeline_status(d->pipeline, answer);
    tw_buf_append_char(answer, '\n');
  } else if (tw_slice_is(request, "reload")) {
    TW_BUF_AUTO why;
    tw_buf_init(&why, 0);
    sd_notify(0, "RELOADING=1");
    if (reload(d, &why) == TW_OK)
      tw_buf_append_cstr(answer, "ok\n");
    else
      tw_buf_printf(answer, "error: the configuration was refused, the old one stays:\n%.*s", TW_SLICE_ARG(tw_buf_slice(&why)));
    sd_notify(0, "READY=1");
  } else {
    tw_buf_append_cstr(answer, "error: unknown request\n");
  }
}

/* ---- start ---- */

/* Each source may hold a connection; the soft limit of 1024 is for programs that use select(2). */
static void raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static int add_signals(struct daemon *d, struct tw_error *error) {
  signal(SIGPIPE, SIG_IGN);
  int status = tw_loop_signal_add(d->loop, SIGTERM, on_stop_signal, d, error);
  if (status == TW_OK) status = tw_loop_signal_add(d->loop, SIGINT, on_stop_signal, d, error);
  if (status == TW_OK) status = tw_loop_signal_add(d->loop, SIGHUP, on_reload_signal, d, error);
  return status;
}

static int start(struct daemon *d, struct tw_error *error) {
  d->loop = tw_loop_new(tw_clock_system(), error);
  if (!d->loop) return error->status;
  int status = add_signals(d, error);
  if (status < 0) return status;
  struct tw_pipeline_options options = {.loop = d->loop,
                                        .log = &d->log,
                                        .paths = &d->paths,
                                        .once = d->once,
                                        .dry_run = d->dry_run,
                                        .finished = on_finished,
                                        .user = d};
  d->pipeline = tw_pipeline_new(&options, &d->config->settings, error);
  if (!d->pipeline) return error->status;
  if (!d->dry_run) {
    d->control = tw_control_new(d->loop, d->config->settings.state_dir, on_request, d, error);
    if (!d->control) return error->status;
  }
  d->watchdog = tw_loop_timer_new(d->loop, on_watchdog, d);
  d->summary = tw_loop_timer_new(d->loop, on_summary, d);
  if (!d->watchdog || !d->summary) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  return TW_OK;
}

static void announce(struct daemon *d) {
  TW_LOG(&d->log, TW_LOG_INFO, "started", tw_log_str("version", TW_VERSION), tw_log_str("config", d->config_path),
         tw_log_int("sources", (int64_t)d->config->settings.source_count), tw_log_int("workers", d->config->settings.workers));
  sd_notify(0, "READY=1");
  if (sd_watchdog_enabled(0, &d->watchdog_us) > 0) on_watchdog(d);
  if (!d->once) on_summary(d);
}

static void finish(struct daemon *d) {
  tw_control_free(d->control);
  tw_pipeline_free(d->pipeline, GRACE_MS);
  if (d->loop) {
    tw_loop_timer_free(d->watchdog);
    tw_loop_timer_free(d->summary);
  }
  tw_loop_free(d->loop);
}

/* glibc gives back the heap's end above 128 KiB. A burst of answers frees and takes as much many times a second, and each time
 * the pages would be faulted in anew. Setting one of the two fixes the other at 128 KiB. */
static void keep_heap(void) {
  mallopt(M_TRIM_THRESHOLD, HEAP_KEPT_BYTES);
  mallopt(M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
}

static int run(struct daemon *d) {
  struct tw_error error;
  raise_descriptor_limit();
  keep_heap();
  if (sodium_init() < 0) return tw_command_fail("run", TW_EXIT_FAILED, "libsodium can't start");
  int status = start(d, &error);
  if (status == TW_OK) {
    announce(d);
    status = tw_loop_run(d->loop, &error);
  }
  if (status < 0) d->exit_code = tw_command_fail("run", TW_EXIT_FAILED, "%s", error.text);
  finish(d);
  TW_LOG(&d->log, TW_LOG_INFO, "stopped", tw_log_int("exit", d->exit_code));
  return d->exit_code;
}

static int load(struct daemon *d) {
  TW_BUF_AUTO errors;
  tw_buf_init(&errors, 0);
  d->path_arena = tw_arena_new(0);
  if (!d->path_arena || tw_paths_find(d->path_arena, &d->paths) < 0)
    return tw_command_fail("run", TW_EXIT_FAILED, "out of memory");
  d->config = config_new(d, &errors);
  if (!d->config) {
    fputs(errors.data ? errors.data : "", stderr);
    return TW_EXIT_CONFIG;
  }
  d->log =
      (struct tw_log){.fd = STDERR_FILENO, .level = d->config->settings.log_level, .journal = getenv("JOURNAL_STREAM") != NULL};
  return TW_EXIT_OK;
}

static const struct option long_options[] = {
    {"config", required_argument, NULL, 'c'},
    {"once", no_argument, NULL, 'o'},
    {"dry-run", no_argument, NULL, 'n'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static void print_help(void) {
  puts("usage: tallywire run [-c FILE] [--once] [--dry-run]\n"
       "  -c, --config FILE  configuration (default: " TW_DEFAULT_CONFIG ")\n"
       "  --once             every source once, deliver, exit: 0 all well, 1 a source failed or a sink took nothing\n"
       "                     for once.delivery_timeout; what is left waits for the next run\n"
       "  --dry-run          fetch and read, print the records, store and publish nothing\n"
       "SIGHUP reloads the configuration whole or not at all, SIGTERM finishes what is in hand and ends.");
}

int tw_command_run(int argc, char **argv) {
  struct daemon d = {.config_path = TW_DEFAULT_CONFIG};
  int option;
  optind = 1;
  while ((option = getopt_long(argc, argv, "c:h", long_options, NULL)) != -1) {
    if (option == 'c')
      d.config_path = optarg;
    else if (option == 'o')
      d.once = true;
    else if (option == 'n')
      d.once = d.dry_run = true;
    else if (option == 'h')
      return print_help(), TW_EXIT_OK;
    else
      return TW_EXIT_USAGE;
  }
  if (optind < argc) return tw_command_fail("run", TW_EXIT_USAGE, "unexpected argument '%s' (see --help)", argv[optind]);
  int code = load(&d);
  if (code == TW_EXIT_OK) code = run(&d);
  config_free(d.config);
  tw_arena_free(d.path_arena);
  return code;
}
