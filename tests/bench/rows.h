/* The three measurements of ./dev bench. Each prints its rows on stdout. */
#pragma once
#include "tests/bench/samples.h"

struct bench_folders {
  const char *pages;    /* of .html files; NULL: none */
  const char *texts[2]; /* by enum bench_language: of JSON objects with a "text"; NULL: none */
  const char *packs;    /* the shipped rule packs */
};

/* 0, or 1 with the reason on stderr. */
int bench_scan_run(const struct bench_folders *folders);
int bench_parse_run(const struct bench_folders *folders);
int bench_extract_run(const struct bench_folders *folders);
