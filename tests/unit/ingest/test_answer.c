#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/answer.h"
#include <cmocka.h>

static void test_statuses(void **state) {
  (void)state;
  static const struct {
    const char *name;
    long status;
    bool was_conditional;
    enum tw_answer answer;
  } rows[] = {
      {"a document", 200, false, TW_ANSWER_NEW},
      {"a document that changed", 200, true, TW_ANSWER_NEW},
      {"a document that a proxy changed", 203, false, TW_ANSWER_NEW},
      {"no content", 204, true, TW_ANSWER_NOTHING},
      {"a part nobody asked for", 206, false, TW_ANSWER_FAILED},
      {"a difference nobody asked for", 226, true, TW_ANSWER_FAILED},
      {"not modified", 304, true, TW_ANSWER_UNCHANGED},
      {"not modified since nothing", 304, false, TW_ANSWER_FAILED},
      {"moved to nowhere", 301, false, TW_ANSWER_FAILED},
      {"several choices", 300, false, TW_ANSWER_FAILED},
      {"bad request", 400, false, TW_ANSWER_MISSING},
      {"unauthorized", 401, false, TW_ANSWER_MISSING},
      {"forbidden", 403, false, TW_ANSWER_MISSING},
      {"not found", 404, true, TW_ANSWER_MISSING},
      {"a proxy wants a login", 407, false, TW_ANSWER_FAILED},
      {"timeout at the server's", 408, false, TW_ANSWER_BUSY},
      {"gone", 410, false, TW_ANSWER_GONE},
      {"too many requests", 429, true, TW_ANSWER_BUSY},
      {"for legal reasons", 451, false, TW_ANSWER_MISSING},
      {"server error", 500, false, TW_ANSWER_FAILED},
      {"unavailable", 503, false, TW_ANSWER_BUSY},
      {"a proxy's trouble", 522, false, TW_ANSWER_FAILED},
      {"no status of HTTP's", 999, false, TW_ANSWER_FAILED},
      {"an interim answer that was the last", 100, false, TW_ANSWER_FAILED},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    struct tw_fetch_result result = {.http_status = rows[i].status, .was_conditional = rows[i].was_conditional};
    enum tw_answer answer = tw_answer_of(&result);
    if (answer != rows[i].answer) fail_msg("%s: %s", rows[i].name, tw_answer_name(answer));
  }
}

static void test_errors(void **state) {
  (void)state;
  char reason[TW_ERROR_TEXT_BYTES];
  struct tw_fetch_result result = {.http_status = 200};
  result.status = tw_error_set(&result.error, TW_ENET, TW_RETRY_LATER, "timed out");
  assert_int_equal(tw_answer_of(&result), TW_ANSWER_FAILED);
  tw_answer_reason(&result, reason);
  assert_string_equal(reason, "timed out");
  result.status = tw_error_set(&result.error, TW_ELIMIT, TW_SKIP_ITEM, "too large");
  assert_int_equal(tw_answer_of(&result), TW_ANSWER_REFUSED);
  tw_answer_reason(&(struct tw_fetch_result){.http_status = 404}, reason);
  assert_string_equal(reason, "HTTP 404");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_statuses),
      cmocka_unit_test(test_errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
