/* test: the rule packs' own cases, run by the parser, which alone knows the rules. */
#include "daemon/command.h"
#include "daemon/config_file.h"
#include <errno.h>
#include <getopt.h>
#include <unistd.h>

enum { MAX_PACKS = 64, MAX_ARGS = 2 * MAX_PACKS + 6 }; /* the program, --test, --json, --pack-dir and its value, NULL */

struct call {
  const char *config_path;
  struct tw_slice packs[MAX_PACKS];
  size_t pack_count;
  bool wants_json;
  struct tw_arena *arena;
  struct tw_paths paths;
};

static const struct option long_options[] = {
    {"config", required_argument, NULL, 'c'},
    {"pack", required_argument, NULL, 'p'},
    {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static void print_help(void) {
  puts(
      "usage: tallywire test [-c FILE] [--json] [PACK...]\n"
      "Runs the test cases of the packs named, of the configured ones, or of asset-recovery, and prints each case that fails\n"
      "with what was expected and what came, then the rules that no case covers. A PACK is a name or a path; --pack PACK is the\n"
      "same. --json prints one JSON object a pack instead: pack, version, file, failures, cases, passed, failed, uncovered.\n"
      "Exit 0 when all pass, 1 when not, 78 when a pack can't be read.");
}

static bool add_pack(struct call *call, struct tw_slice pack) {
  if (call->pack_count == MAX_PACKS) return false;
  call->packs[call->pack_count++] = pack;
  return true;
}

/* TW_EXIT_OK to go on, -1 when help was printed, else an exit code. */
static int parse(struct call *call, int argc, char **argv) {
  int option;
  optind = 1;
  while ((option = getopt_long(argc, argv, "c:p:jh", long_options, NULL)) != -1) {
    if (option == 'c') {
      call->config_path = optarg;
    } else if (option == 'p') {
      if (!add_pack(call, tw_slice_from(optarg)))
        return tw_command_fail("test", TW_EXIT_USAGE, "more than %d packs", (int)MAX_PACKS);
    } else if (option == 'j') {
      call->wants_json = true;
    } else if (option == 'h') {
      print_help();
      return -1;
    } else {
      return TW_EXIT_USAGE;
    }
  }
  for (; optind < argc; optind++)
    if (!add_pack(call, tw_slice_from(argv[optind])))
      return tw_command_fail("test", TW_EXIT_USAGE, "more than %d packs", (int)MAX_PACKS);
  return TW_EXIT_OK;
}

/* The configuration's packs, kept in the call's arena. */
static int add_configured(struct call *call) {
  struct tw_config_file config;
  int code = tw_config_file_open(&config, call->config_path, &call->paths, TW_PACK_RULES) == TW_OK ? TW_EXIT_OK : TW_EXIT_CONFIG;
  for (size_t i = 0; code == TW_EXIT_OK && i < config.settings.pack_count; i++) {
    struct tw_slice pack = tw_arena_dup(call->arena, config.settings.packs[i]);
    if (!pack.ptr || !add_pack(call, pack)) code = tw_command_fail("test", TW_EXIT_FAILED, "more packs than can be tested");
  }
  tw_config_file_done(&config);
  return code;
}

static int prepare(struct call *call) {
  call->arena = tw_arena_new(0);
  if (!call->arena || tw_paths_find(call->arena, &call->paths) < 0)
    return tw_command_fail("test", TW_EXIT_FAILED, "out of memory");
  int code = call->config_path ? add_configured(call) : TW_EXIT_OK;
  if (call->pack_count == 0) add_pack(call, TW_SLICE("asset-recovery"));
  return code;
}

/* Becomes the parser: its report goes to our standard output, its code is ours. Returns only when that fails. */
static int become_parser(const struct call *call) {
  const char *args[MAX_ARGS] = {call->paths.parse, "--test", "--pack-dir", call->paths.pack_dir};
  size_t count = 4;
  if (call->wants_json) args[count++] = "--json";
  for (size_t i = 0; i < call->pack_count; i++) {
    args[count++] = "--pack";
    args[count++] = call->packs[i].ptr;
  }
  execv(args[0], (char *const *)(uintptr_t)args);
  return tw_command_fail("test", TW_EXIT_FAILED, "%s: %s", args[0], strerror(errno));
}

int tw_command_test(int argc, char **argv) {
  struct call call = {0};
  int code = parse(&call, argc, argv);
  if (code == TW_EXIT_OK) code = prepare(&call);
  if (code == TW_EXIT_OK) code = become_parser(&call);
  tw_arena_free(call.arena);
  return code < 0 ? TW_EXIT_OK : code;
}
