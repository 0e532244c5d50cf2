#include "daemon/command.h"
#include "daemon/json_lines.h"
#include "daemon/print.h"
#include "daemon/reading.h"

static int scan_text(struct tw_reading *reading, const struct tw_job *job, struct tw_outcome *ret_outcome) {
  struct tw_error error;
  if (tw_reading_call(reading, job, ret_outcome, &error) < 0) return tw_command_fail("scan", TW_EXIT_FAILED, "%s", error.text);
  if (ret_outcome->status < 0) return tw_command_fail("scan", TW_EXIT_FAILED, "%.*s", TW_SLICE_ARG(ret_outcome->error_text));
  return TW_EXIT_OK;
}

static int scan_line(void *user, const json_t *object, struct tw_slice id_json) {
  struct tw_reading *reading = user;
  struct tw_slice text = tw_json_member(object, "text");
  struct tw_job job = tw_reading_job(reading, TW_JOB_TEXT, TW_WANT_FOUND, text.ptr ? text : TW_SLICE(""));
  if (tw_json_member(object, "lang").ptr) job.lang = tw_json_member(object, "lang");
  if (tw_json_member(object, "ref_date").ptr) job.published = tw_json_member(object, "ref_date");
  struct tw_outcome outcome = {0};
  int code = scan_text(reading, &job, &outcome);
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_json_writer w;
  tw_json_writer_init(&w, &out);
  tw_json_object_begin(&w);
  tw_print_raw(&w, "id", id_json);
  tw_json_key(&w, "found");
  tw_json_array_begin(&w);
  for (size_t i = 0; i < outcome.extraction.found.count; i++) tw_print_found(&w, job.body, &outcome.extraction.found.items[i]);
  tw_json_array_end(&w);
  tw_json_object_end(&w);
  tw_buf_append_char(&out, '\n');
  int written = tw_command_write("scan", &out);
  return written > code ? written : code;
}

static int scan_stdin(struct tw_reading *reading) {
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  int code = tw_reading_input(reading, "-", &text);
  if (code != TW_EXIT_OK) return code;
  struct tw_job job = tw_reading_job(reading, TW_JOB_TEXT, TW_WANT_FOUND, tw_buf_slice(&text));
  struct tw_outcome outcome;
  code = scan_text(reading, &job, &outcome);
  if (code != TW_EXIT_OK) return code;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  for (size_t i = 0; i < outcome.extraction.found.count; i++) {
    struct tw_json_writer w;
    tw_json_writer_init(&w, &out);
    tw_print_found(&w, job.body, &outcome.extraction.found.items[i]);
    tw_buf_append_char(&out, '\n');
  }
  return tw_command_write("scan", &out);
}

int tw_command_scan(int argc, char **argv) {
  struct tw_reading reading;
  int code = tw_reading_init(&reading, "scan", TW_TAKES_LANG | TW_TAKES_REF_DATE | TW_TAKES_JSONL, argc, argv);
  if (code == TW_EXIT_OK) code = reading.options.jsonl ? tw_json_lines_walk("scan", scan_line, &reading) : scan_stdin(&reading);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}
