/* test: the rule packs' own cases, run by the parser, which alone knows the rules. */
#include "config/settings.h"
#include "daemon/command.h"
#include "daemon/config_file.h"
#include <errno.h>
#include <getopt.h>
#include <unistd.h>

enum { MAX_ARGS = 160 };

static const struct option long_options[] = {
    {"config", required_argument, NULL, 'c'},
    {"pack", required_argument, NULL, 'p'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static void print_help(void) {
  puts("usage: tallywire test [-c FILE | --pack NAME|FILE]...\n"
       "Runs the test cases of the configured packs, or of those named; says which rules no case covers. Exit 0 when all pass.");
}

/* Becomes the parser: its report goes to our standard output, its code is ours. */
static int become_parser(char **argv, int count) {
  argv[count] = NULL;
  execv(argv[0], argv);
  return tw_command_fail("test", TW_EXIT_FAILED, "%s: %s", argv[0], strerror(errno));
}

int tw_command_test(int argc, char **argv) {
  struct tw_config_file config = {0};
  struct tw_paths paths;
  char *args[MAX_ARGS + 1];
  const char *config_path = NULL;
  int option, count = 4;
  optind = 1;
  while ((option = getopt_long(argc, argv, "c:p:h", long_options, NULL)) != -1) {
    if (option == 'h') return print_help(), TW_EXIT_OK;
    if (option == '?') return TW_EXIT_USAGE;
    if (option == 'c')
      config_path = optarg;
    else if (count < MAX_ARGS - 1)
      args[count++] = (char *)(uintptr_t) "--pack", args[count++] = optarg;
  }
  if (optind < argc) return tw_command_fail("test", TW_EXIT_USAGE, "unexpected argument '%s' (see --help)", argv[optind]);
  struct tw_arena *arena = tw_arena_new(0);
  if (!arena || tw_paths_find(arena, &paths) < 0) return tw_command_fail("test", TW_EXIT_FAILED, "out of memory");
  args[0] = (char *)(uintptr_t)paths.parse;
  args[1] = (char *)(uintptr_t) "--test";
  args[2] = (char *)(uintptr_t) "--pack-dir";
  args[3] = (char *)(uintptr_t)paths.pack_dir;
  if (config_path) {
    TW_BUF_AUTO errors;
    tw_buf_init(&errors, 0);
    if (tw_config_file_load(&config, config_path, &paths, &errors) < 0)
      return fputs(errors.data ? errors.data : "", stderr), TW_EXIT_CONFIG;
    for (size_t i = 0; i < config.settings.pack_count && count < MAX_ARGS - 1; i++) {
      args[count++] = (char *)(uintptr_t) "--pack";
      args[count++] = (char *)(uintptr_t)tw_arena_dup(arena, config.settings.packs[i]).ptr;
    }
  }
  if (count == 4) args[count++] = (char *)(uintptr_t) "--pack", args[count++] = (char *)(uintptr_t) "asset-recovery";
  return become_parser(args, count);
}
