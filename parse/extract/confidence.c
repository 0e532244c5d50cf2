#include "parse/extract/confidence.h"

/* From so many points on, so many of a thousand. Written by tests/confidence/calibrate.py; both columns rise. */
struct bin {
  int points;
  int32_t confidence;
};

static const struct bin metric_bins[] = {
    {0, 671},
    {800, 835},
    {880, 836},
    {960, 936},
};

static const struct bin event_bins[] = {
    {0, 686},
    {750, 687},
    {800, 848},
    {900, 896},
};

static int32_t look_up(const struct bin *bins, size_t count, int points) {
  int32_t confidence = bins[0].confidence;
  for (size_t i = 1; i < count && points >= bins[i].points; i++) confidence = bins[i].confidence;
  return confidence;
}

int32_t tw_confidence_of_metric(int points) {
  return look_up(metric_bins, sizeof metric_bins / sizeof *metric_bins, points);
}

int32_t tw_confidence_of_event(int points) {
  return look_up(event_bins, sizeof event_bins / sizeof *event_bins, points);
}
