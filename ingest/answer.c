#include "ingest/answer.h"
#include <stdio.h>

/* The first row that covers the status counts. */
static const struct {
  long first, last;
  enum tw_answer answer;
} statuses[] = {
    {200, 200, TW_ANSWER_NEW},    {203, 203, TW_ANSWER_NEW},     {204, 205, TW_ANSWER_NOTHING}, {200, 399, TW_ANSWER_FAILED},
    {407, 407, TW_ANSWER_FAILED}, {408, 408, TW_ANSWER_BUSY},    {410, 410, TW_ANSWER_GONE},    {425, 425, TW_ANSWER_BUSY},
    {429, 429, TW_ANSWER_BUSY},   {400, 499, TW_ANSWER_MISSING}, {503, 503, TW_ANSWER_BUSY},
};

enum tw_answer tw_answer_of(const struct tw_fetch_result *result) {
  if (result->status == TW_ESTATE) return TW_ANSWER_HELD;
  if (result->status < 0) return result->error.verdict == TW_RETRY_LATER ? TW_ANSWER_FAILED : TW_ANSWER_REFUSED;
  if (result->http_status == 304 && result->was_conditional) return TW_ANSWER_UNCHANGED;
  for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
    if (result->http_status >= statuses[i].first && result->http_status <= statuses[i].last) return statuses[i].answer;
  }
  return TW_ANSWER_FAILED;
}

const char *tw_answer_name(enum tw_answer answer) {
  static const char *const names[TW_ANSWER_COUNT] = {
      [TW_ANSWER_NEW] = "new",   [TW_ANSWER_UNCHANGED] = "unchanged", [TW_ANSWER_NOTHING] = "nothing",
      [TW_ANSWER_GONE] = "gone", [TW_ANSWER_MISSING] = "missing",     [TW_ANSWER_BUSY] = "busy",
      [TW_ANSWER_HELD] = "held", [TW_ANSWER_FAILED] = "failed",       [TW_ANSWER_REFUSED] = "refused",
  };
  return names[answer];
}

void tw_answer_reason(const struct tw_fetch_result *result, char out[static TW_ERROR_TEXT_BYTES]) {
  if (result->status < 0)
    snprintf(out, TW_ERROR_TEXT_BYTES, "%s", result->error.text);
  else
    snprintf(out, TW_ERROR_TEXT_BYTES, "HTTP %ld", result->http_status);
}
