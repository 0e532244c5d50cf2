#include "tests/bench/report.h"
#include <jansson.h>

void bench_report_heading(struct bench_report *report, const char *title, const char *unit) {
  char rate[32];
  report->unit = unit;
  snprintf(rate, sizeof rate, "%s/s", unit);
  printf("\n%s\n%-28s %9s  %-22s %12s  %-34s %12s  %8s  %7s\n", title, "text", unit, "ours", rate, "other", rate, "ratio", "bar");
}

static const char *verdict(double bar, int is_met) {
  if (bar <= 0) return "";
  return is_met ? "met" : "NOT MET";
}

/* Takes `line` over. */
static void put_json(const struct bench_report *report, json_t *line) {
  if (report->json && line) {
    json_dumpf(line, report->json, JSON_COMPACT | JSON_REAL_PRECISION(6));
    fputc('\n', report->json);
    fflush(report->json);
  }
  json_decref(line);
}

static void end_row(struct bench_report *report, double bar, int is_met) {
  if (bar > 0)
    printf("  %7.2f  %s\n", bar, verdict(bar, is_met));
  else
    printf("        -\n");
  report->missed += bar > 0 && !is_met;
  fflush(stdout);
}

void bench_report_row(struct bench_report *report, const struct bench_row *row) {
  double ours = row->amount / row->our_seconds, other = row->amount / row->other_seconds;
  int is_met = row->ratio >= row->bar;
  printf("%-28s %9.4g  %-22s %12.4g  %-34s %12.4g  %8.3f", row->text, row->amount, row->ours, ours, row->other, other,
         row->ratio);
  end_row(report, row->bar, is_met);
  json_t *line =
      json_pack("{ss ss ss sf sf ss ss sf sf}", "bench", report->bench, "text", row->text, "unit", report->unit, "ratio",
                row->ratio, "bar", row->bar, "ours", row->ours, "other", row->other, "our_rate", ours, "other_rate", other);
  if (row->bar > 0) json_object_set_new(line, "met", json_boolean(is_met));
  put_json(report, line);
}

void bench_report_limit(struct bench_report *report, const struct bench_limit *limit) {
  int is_met = limit->value <= limit->bar;
  printf("%-28s %-91s %10.3f %-9s", limit->text, limit->what, limit->value, limit->unit);
  end_row(report, limit->bar, is_met);
  json_t *line = json_pack("{ss ss ss sf ss sf}", "bench", report->bench, "text", limit->text, "what", limit->what, "value",
                           limit->value, "unit", limit->unit, "bar", limit->bar);
  if (limit->bar > 0) json_object_set_new(line, "met", json_boolean(is_met));
  put_json(report, line);
}

void bench_report_missing(struct bench_report *report, const char *text, const char *other, const char *why) {
  printf("%-28s %-46s %-34s not measured: %s\n", text, "", other, why);
  fflush(stdout);
  put_json(report, json_pack("{ss ss ss ss}", "bench", report->bench, "text", text, "other", other, "not_measured", why));
}
