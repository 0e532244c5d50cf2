/* parse-feed and parse-page: one document to one JSON document. */
#include "daemon/command.h"
#include "daemon/json_lines.h"
#include "daemon/print.h"
#include "daemon/reading.h"

static unsigned page_wants(const struct tw_reading *reading) {
  return TW_WANT_LINKS | (reading->options.captions ? TW_WANT_CAPTIONS : 0);
}

static int parse_file(struct tw_reading *reading, enum tw_job_kind kind) {
  TW_BUF_AUTO bytes;
  tw_buf_init(&bytes, 0);
  int code = tw_reading_input(reading, reading->options.file, &bytes);
  if (code != TW_EXIT_OK) return code;
  struct tw_job job = tw_reading_job(reading, kind, kind == TW_JOB_PAGE ? page_wants(reading) : 0, tw_buf_slice(&bytes));
  struct tw_outcome outcome;
  code = tw_reading_document(reading, &job, &outcome);
  if (code != TW_EXIT_OK) return code;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  if (kind == TW_JOB_FEED)
    tw_print_feed(&out, &outcome.feed);
  else
    tw_print_page(&out, TW_SLICE_NONE, &outcome.article);
  tw_buf_append_char(&out, '\n');
  return tw_command_write(reading->command, &out);
}

static int parse_batch_line(void *user, const json_t *object, struct tw_slice id_json) {
  struct tw_reading *reading = user;
  struct tw_slice file = tw_json_member(object, "file");
  TW_BUF_AUTO bytes;
  TW_BUF_AUTO out;
  tw_buf_init(&bytes, 0);
  tw_buf_init(&out, 0);
  int code = file.ptr ? tw_reading_input(reading, file.ptr, &bytes)
                      : tw_command_fail(reading->command, TW_EXIT_FAILED, "a line without \"file\"");
  struct tw_outcome outcome = {0};
  struct tw_job job = tw_reading_job(reading, TW_JOB_PAGE, page_wants(reading), tw_buf_slice(&bytes));
  job.url = tw_json_member(object, "url");
  job.content_type = tw_json_member(object, "content_type");
  if (code == TW_EXIT_OK) code = tw_reading_document(reading, &job, &outcome);
  tw_print_page(&out, id_json, &outcome.article);
  tw_buf_append_char(&out, '\n');
  int written = tw_command_write(reading->command, &out);
  return written > code ? written : code;
}

int tw_command_parse_feed(int argc, char **argv) {
  struct tw_reading reading;
  int code = tw_reading_init(&reading, "parse-feed", TW_TAKES_BASE_URL | TW_TAKES_CONTENT_TYPE | TW_TAKES_FILE, argc, argv);
  if (code == TW_EXIT_OK) code = parse_file(&reading, TW_JOB_FEED);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}

int tw_command_parse_page(int argc, char **argv) {
  struct tw_reading reading;
  unsigned takes = TW_TAKES_URL | TW_TAKES_CONTENT_TYPE | TW_TAKES_FILE | TW_TAKES_BATCH | TW_TAKES_CAPTIONS;
  int code = tw_reading_init(&reading, "parse-page", takes, argc, argv);
  if (code == TW_EXIT_OK)
    code =
        reading.options.batch ? tw_json_lines_walk("parse-page", parse_batch_line, &reading) : parse_file(&reading, TW_JOB_PAGE);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}
