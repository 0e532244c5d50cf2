/* tallywire-bench [OPTION]... [scan|parse|extract|ingest|all]...: all of them without a name. */
#include "tests/bench/rows.h"
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct {
  const char *name;
  int (*run)(const struct bench_run *run);
} benches[] = {
    {"scan", bench_scan_run}, {"parse", bench_parse_run}, {"extract", bench_extract_run}, {"ingest", bench_ingest_run}};

enum { BENCHES = sizeof benches / sizeof *benches };

static int run_named(const char *name, const struct bench_run *run) {
  bool is_all = strcmp(name, "all") == 0, is_known = is_all;
  int status = 0;
  for (size_t i = 0; i < BENCHES && !status; i++) {
    if (!is_all && strcmp(benches[i].name, name) != 0) continue;
    is_known = true;
    run->report->bench = benches[i].name;
    status = benches[i].run(run);
  }
  if (!is_known) fprintf(stderr, "bench: no such bench: %s\n", name);
  return is_known ? status : 2;
}

static const char usage_text[] =
    "usage: tallywire-bench [--pages DIR] [--texts-en DIR] [--texts-zh DIR] [--peers DIR] [--json FILE] "
    "[scan|parse|extract|ingest|all]...\n";

static bool parse_options(int argc, char **argv, struct bench_run *run) {
  static const struct option options[] = {{"pages", required_argument, NULL, 'p'},    {"texts-en", required_argument, NULL, 'e'},
                                          {"texts-zh", required_argument, NULL, 'z'}, {"peers", required_argument, NULL, 'r'},
                                          {"json", required_argument, NULL, 'j'},     {0}};
  for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
    if (option == 'p')
      run->pages = optarg;
    else if (option == 'e')
      run->texts[BENCH_EN] = optarg;
    else if (option == 'z')
      run->texts[BENCH_ZH] = optarg;
    else if (option == 'r')
      run->peers = optarg;
    else if (option == 'j' && !run->report->json)
      run->report->json = fopen(optarg, "we");
    if (option == '?' || (option == 'j' && !run->report->json)) return false;
  }
  return true;
}

int main(int argc, char **argv) {
  char self[PATH_MAX] = "";
  struct bench_report report = {0};
  if (readlink("/proc/self/exe", self, sizeof self - 1) < 0) return 1;
  struct bench_run run = {.packs = TW_SOURCE_DIR "/config/packs", .programs = dirname(self), .report = &report};
  int status = 0;
  if (!parse_options(argc, argv, &run)) {
    fputs(usage_text, stderr);
    return 2;
  }
  if (optind == argc) status = run_named("all", &run);
  for (int i = optind; i < argc && !status; i++) status = run_named(argv[i], &run);
  if (report.missed) printf("\n%u bar(s) not met\n", report.missed);
  if (report.json) fclose(report.json);
  return status;
}
