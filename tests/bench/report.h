/* What a bench prints: one table row a figure, the bar beside it, and the same as a JSON line where a file was named. */
#pragma once
#include <stdio.h>

struct bench_report {
  FILE *json;        /* NULL: the table only; borrowed */
  const char *bench; /* the bench that is running, for the JSON lines */
  const char *unit;  /* of the rates under the last heading: what `amount` counts, a CPU second */
  unsigned missed;   /* bars that were not met */
};

/* One side by side figure. `ratio` is the median of the rounds' ratios of the other's time to ours: above 1 we are faster. */
struct bench_row {
  const char *text; /* what was read */
  double amount;    /* of the heading's unit, in one pass */
  const char *ours, *other;
  double our_seconds, other_seconds; /* of the median pass, CPU time */
  double ratio, bar;                 /* bar: the least ratio aimed at; 0 none */
};

/* A figure with an upper limit. */
struct bench_limit {
  const char *text, *what;
  double value;
  const char *unit;
  double bar; /* at most; 0 none */
};

/* The heading of a table. `unit`: static, the plural of what the rates count ("MB", "requests"). */
void bench_report_heading(struct bench_report *report, const char *title, const char *unit);
void bench_report_row(struct bench_report *report, const struct bench_row *row);
void bench_report_limit(struct bench_report *report, const struct bench_limit *limit);
/* A row that could not be measured, and why. */
void bench_report_missing(struct bench_report *report, const char *text, const char *other, const char *why);
