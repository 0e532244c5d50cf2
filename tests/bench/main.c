/* tallywire-bench [--pages DIR] [--texts-en DIR] [--texts-zh DIR] [scan|parse|extract]...: all three without a name. */
#include "tests/bench/rows.h"
#include <getopt.h>
#include <stdio.h>

static const struct {
  const char *name;
  int (*run)(const struct bench_folders *folders);
} benches[] = {{"scan", bench_scan_run}, {"parse", bench_parse_run}, {"extract", bench_extract_run}};

enum { BENCHES = sizeof benches / sizeof *benches };

static int run_named(const char *name, const struct bench_folders *folders) {
  for (size_t i = 0; i < BENCHES; i++)
    if (strcmp(benches[i].name, name) == 0) return benches[i].run(folders);
  fprintf(stderr, "bench: no such bench: %s\n", name);
  return 2;
}

static int usage(void) {
  fputs("usage: tallywire-bench [--pages DIR] [--texts-en DIR] [--texts-zh DIR] [scan|parse|extract]...\n", stderr);
  return 2;
}

int main(int argc, char **argv) {
  static const struct option options[] = {{"pages", required_argument, NULL, 'p'},
                                          {"texts-en", required_argument, NULL, 'e'},
                                          {"texts-zh", required_argument, NULL, 'z'},
                                          {0}};
  struct bench_folders folders = {.packs = TW_SOURCE_DIR "/config/packs"};
  int status = 0;
  for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
    if (option == 'p')
      folders.pages = optarg;
    else if (option == 'e')
      folders.texts[BENCH_EN] = optarg;
    else if (option == 'z')
      folders.texts[BENCH_ZH] = optarg;
    else
      return usage();
  }
  if (optind == argc)
    for (size_t i = 0; i < BENCHES && !status; i++) status = benches[i].run(&folders);
  for (int i = optind; i < argc && !status; i++) status = run_named(argv[i], &folders);
  return status;
}
