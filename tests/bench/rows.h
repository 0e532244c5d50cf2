/* The measurements of ./dev bench. Each prints its rows into the report. */
#pragma once
#include "tests/bench/report.h"
#include "tests/bench/samples.h"

struct bench_run {
  const char *pages;    /* folder of .html files; NULL: none */
  const char *texts[2]; /* by enum bench_language: folder of JSON objects with a "text"; NULL: none */
  const char *packs;    /* the shipped rule packs */
  const char *programs; /* folder of tallywire and tallywire-parse */
  const char *peers;    /* folder of the peers' programs; NULL: peers are left out */
  struct bench_report *report;
};

/* 0, or 1 with the reason on stderr. */
int bench_scan_run(const struct bench_run *run);
int bench_parse_run(const struct bench_run *run);
int bench_extract_run(const struct bench_run *run);
int bench_ingest_run(const struct bench_run *run);
