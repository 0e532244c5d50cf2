/* check, reload and status: the configuration, and a running daemon over its control socket. */
#include "daemon/command.h"
#include "daemon/config_file.h"
#include "daemon/control.h"
#include <getopt.h>
#include <jansson.h>

enum { ANSWER_TIMEOUT_MS = 30 * 1000 }; /* a reload compiles rules and opens the store */

static const struct option long_options[] = {
    {"config", required_argument, NULL, 'c'},
    {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct call {
  const char *config_path;
  bool json;
  struct tw_arena *path_arena;
  struct tw_paths paths;
  struct tw_config_file config;
};

/* TW_EXIT_OK to go on, -1 when help was printed, else an exit code. */
static int parse(struct call *call, const char *name, const char *help, int argc, char **argv) {
  int option;
  optind = 1;
  *call = (struct call){.config_path = TW_DEFAULT_CONFIG};
  while ((option = getopt_long(argc, argv, "c:h", long_options, NULL)) != -1) {
    if (option == 'c')
      call->config_path = optarg;
    else if (option == 'j')
      call->json = true;
    else if (option == 'h')
      return printf("usage: tallywire %s [-c FILE]%s\n%s\n", name, strcmp(name, "status") == 0 ? " [--json]" : "", help), -1;
    else
      return TW_EXIT_USAGE;
  }
  if (optind < argc) return tw_command_fail(name, TW_EXIT_USAGE, "unexpected argument '%s' (see --help)", argv[optind]);
  return TW_EXIT_OK;
}

static int load(struct call *call, const char *name, enum tw_pack_parts parts) {
  call->path_arena = tw_arena_new(0);
  if (!call->path_arena || tw_paths_find(call->path_arena, &call->paths) < 0)
    return tw_command_fail(name, TW_EXIT_FAILED, "out of memory");
  return tw_config_file_open(&call->config, call->config_path, &call->paths, parts) == TW_OK ? TW_EXIT_OK : TW_EXIT_CONFIG;
}

static int end(struct call *call, int code) {
  tw_config_file_done(&call->config);
  tw_arena_free(call->path_arena);
  return code < 0 ? TW_EXIT_OK : code;
}

int tw_command_check(int argc, char **argv) {
  struct call call;
  int code =
      parse(&call, "check", "Reads the configuration and its rule packs and names every error. Exit 0, or 78 when there are any.",
            argc, argv);
  if (code == TW_EXIT_OK) code = load(&call, "check", TW_PACK_AND_CASES);
  if (code == TW_EXIT_OK)
    fprintf(stderr, "%s: good: %zu source(s), %zu pack(s)\n", call.config_path, call.config.settings.source_count,
            call.config.settings.pack_count);
  return end(&call, code);
}

/* What the daemon said against it, without its mark of a refusal. */
static struct tw_slice refusal(const struct tw_buf *answer) {
  static const char mark[] = "error: ";
  struct tw_slice text = tw_slice_trim(tw_buf_slice(answer));
  return tw_slice_has_prefix(text, tw_slice_from(mark)) ? tw_slice_sub(text, strlen(mark), text.len) : text;
}

int tw_command_reload(int argc, char **argv) {
  struct call call;
  struct tw_error error;
  TW_BUF_AUTO answer;
  tw_buf_init(&answer, 0);
  int code =
      parse(&call, "reload", "Asks the running daemon to read its configuration again; fails, saying why, when it was refused.",
            argc, argv);
  if (code == TW_EXIT_OK) code = load(&call, "reload", TW_PACK_RULES);
  int status = TW_OK;
  if (code == TW_EXIT_OK) status = tw_control_ask(call.config.settings.state_dir, "reload", ANSWER_TIMEOUT_MS, &answer, &error);
  if (status == TW_ESTATE)
    code = tw_command_fail("reload", TW_EXIT_FAILED, "%.*s", TW_SLICE_ARG(refusal(&answer)));
  else if (status < 0)
    code = tw_command_fail("reload", TW_EXIT_FAILED, "%s", error.text);
  return end(&call, code);
}

/* ---- status ---- */

static const char *member(const json_t *object, const char *key) {
  const char *value = json_string_value(json_object_get(object, key));
  return value ? value : "-";
}

static void print_sources(const json_t *sources) {
  size_t i;
  json_t *s;
  printf("%-24s %-8s %8s  %-20s  %-20s  %s\n", "source", "state", "failures", "last success", "next due", "reason");
  json_array_foreach(sources, i, s) {
    const char *moved = json_string_value(json_object_get(s, "moved_to"));
    printf("%-24s %-8s %8lld  %-20s  %-20s  %s%s%s\n", member(s, "name"), member(s, "state"),
           (long long)json_integer_value(json_object_get(s, "failures")), member(s, "last_success"), member(s, "next_due"),
           member(s, "reason"), moved ? "; moved to " : "", moved ? moved : "");
  }
}

static void print_rejected(json_t *rejected) {
  const char *reason;
  json_t *count;
  printf("%-14s", "rejected");
  json_object_foreach(rejected, reason, count) printf(" %s %lld", reason, (long long)json_integer_value(count));
  putchar('\n');
}

static void print_status(const json_t *status) {
  static const char *const counts[] = {"articles",      "metrics", "events",  "deadletters", "items_active",
                                       "items_waiting", "fetches", "parsing", "parsers"};
  size_t i;
  json_t *sink;
  for (i = 0; i < sizeof counts / sizeof *counts; i++)
    printf("%-14s %lld\n", counts[i], (long long)json_integer_value(json_object_get(status, counts[i])));
  print_rejected(json_object_get(status, "rejected"));
  json_array_foreach(json_object_get(status, "sinks"), i, sink)
      printf("sink %-9s lag %lld, %s\n", member(sink, "name"), (long long)json_integer_value(json_object_get(sink, "lag")),
             member(sink, "state"));
  print_sources(json_object_get(status, "sources"));
}

static int show_status(const struct call *call, const struct tw_buf *answer) {
  if (call->json) return tw_command_write("status", answer);
  json_error_t why;
  json_t *status = json_loadb(answer->data, answer->len, 0, &why);
  if (!status) return tw_command_fail("status", TW_EXIT_FAILED, "the daemon's answer can't be read: %s", why.text);
  print_status(status);
  json_decref(status);
  return TW_EXIT_OK;
}

int tw_command_status(int argc, char **argv) {
  struct call call;
  struct tw_error error;
  TW_BUF_AUTO answer;
  tw_buf_init(&answer, 0);
  int code = parse(&call, "status", "A running daemon: sources, articles, sinks; a table, or --json.", argc, argv);
  if (code == TW_EXIT_OK) code = load(&call, "status", TW_PACK_RULES);
  if (code == TW_EXIT_OK && tw_control_ask(call.config.settings.state_dir, "status", ANSWER_TIMEOUT_MS, &answer, &error) < 0)
    code = tw_command_fail("status", TW_EXIT_FAILED, "%s", error.text);
  else if (code == TW_EXIT_OK)
    code = show_status(&call, &answer);
  return end(&call, code);
}
