#include "base/text_cut.h"
#include "daemon/command.h"
#include "daemon/json_lines.h"
#include "daemon/print.h"
#include "daemon/reading.h"
#include <errno.h>
#include <unistd.h>

enum {
  PIECE_BYTES = 256 << 10, /* read, scanned and printed at once: memory does not grow with the text */
  READ_BYTES = 64 << 10,
};

/* A text on its way through the worker, piece by piece. */
struct scan {
  struct tw_reading *reading;
  struct tw_job job;     /* body: the piece */
  char lang[8];          /* what the first piece was read in; empty before */
  size_t base;           /* where the piece starts in the whole text */
  struct tw_buf out;     /* what was found, as text */
  bool is_lines, is_any; /* one object a line, or members of one array; something was printed */
};

static void print_found(struct scan *scan, const struct tw_outcome *outcome) {
  for (size_t i = 0; i < outcome->extraction.found.count; i++) {
    struct tw_json_writer w;
    if (!scan->is_lines && scan->is_any) tw_buf_append_char(&scan->out, ',');
    tw_json_writer_init(&w, &scan->out);
    tw_print_found(&w, scan->job.body, scan->base, &outcome->extraction.found.items[i]);
    if (scan->is_lines) tw_buf_append_char(&scan->out, '\n');
    scan->is_any = true;
  }
}

/* All pieces of one text are read in the language of the first. */
static void keep_lang(struct scan *scan, const struct tw_outcome *outcome) {
  struct tw_slice lang = outcome->article.lang;
  if (scan->job.lang.ptr || !lang.ptr || lang.len >= sizeof scan->lang) return;
  memcpy(scan->lang, lang.ptr, lang.len);
  scan->job.lang = tw_slice_of(scan->lang, lang.len);
}

static int scan_piece(struct scan *scan, struct tw_slice piece) {
  struct tw_outcome outcome = {0};
  scan->job.body = piece;
  int code = tw_reading_document(scan->reading, &scan->job, &outcome);
  if (code != TW_EXIT_OK) return code;
  keep_lang(scan, &outcome);
  print_found(scan, &outcome);
  scan->base += piece.len;
  return TW_EXIT_OK;
}

static int scan_line(void *user, const json_t *object, struct tw_slice id_json) {
  struct tw_reading *reading = user;
  struct tw_slice text = tw_json_member(object, "text");
  struct scan scan = {.reading = reading, .job = tw_reading_job(reading, TW_JOB_TEXT, TW_WANT_FOUND, TW_SLICE_NONE)};
  if (tw_json_member(object, "lang").ptr) scan.job.lang = tw_json_member(object, "lang");
  if (tw_json_member(object, "ref_date").ptr) scan.job.published = tw_json_member(object, "ref_date");
  tw_buf_init(&scan.out, 0);
  tw_buf_append_cstr(&scan.out, "{\"id\":");
  tw_buf_append(&scan.out, id_json);
  tw_buf_append_cstr(&scan.out, ",\"found\":[");
  int code = TW_EXIT_OK;
  for (size_t at = 0, len; at < text.len && code == TW_EXIT_OK; at += len) {
    struct tw_slice rest = tw_slice_sub(text, at, text.len);
    len = tw_text_cut(rest, PIECE_BYTES);
    code = scan_piece(&scan, tw_slice_sub(rest, 0, len));
  }
  tw_buf_append_cstr(&scan.out, "]}\n");
  int written = tw_command_write("scan", &scan.out);
  tw_buf_done(&scan.out);
  return written > code ? written : code;
}

/* Pieces of `text` as they are whole; at the end all that is left. Drops them. */
static int scan_ready(struct scan *scan, struct tw_buf *text, bool is_end) {
  int code = TW_EXIT_OK;
  while (code == TW_EXIT_OK && (text->len > PIECE_BYTES || (is_end && text->len > 0))) {
    struct tw_slice piece = tw_slice_sub(tw_buf_slice(text), 0, tw_text_cut(tw_buf_slice(text), PIECE_BYTES));
    code = scan_piece(scan, piece);
    tw_buf_consume(text, piece.len);
    if (code == TW_EXIT_OK) code = tw_command_write("scan", &scan->out);
    tw_buf_reset(&scan->out);
  }
  return code;
}

static int scan_stdin(struct tw_reading *reading) {
  TW_BUF_AUTO text;
  tw_buf_init(&text, PIECE_BYTES + READ_BYTES + 1);
  struct scan scan = {
      .reading = reading, .is_lines = true, .job = tw_reading_job(reading, TW_JOB_TEXT, TW_WANT_FOUND, TW_SLICE_NONE)};
  tw_buf_init(&scan.out, 0);
  int code = TW_EXIT_OK;
  ssize_t got = 1;
  while (code == TW_EXIT_OK && got > 0) {
    char *room = tw_buf_reserve(&text, READ_BYTES);
    got = room ? read(STDIN_FILENO, room, READ_BYTES) : 0;
    if (!room) code = tw_command_fail("scan", TW_EXIT_FAILED, "out of memory");
    if (got < 0 && errno != EINTR) code = tw_command_fail("scan", TW_EXIT_FAILED, "-: %s", strerror(errno));
    if (got > 0) text.len += (size_t)got;
    if (code == TW_EXIT_OK) code = scan_ready(&scan, &text, got == 0);
    if (got < 0) got = 1; /* interrupted */
  }
  tw_buf_done(&scan.out);
  return code;
}

int tw_command_scan(int argc, char **argv) {
  struct tw_reading reading;
  int code = tw_reading_init(&reading, "scan", TW_TAKES_LANG | TW_TAKES_REF_DATE | TW_TAKES_JSONL, argc, argv);
  if (code == TW_EXIT_OK) code = reading.options.jsonl ? tw_json_lines_walk("scan", scan_line, &reading) : scan_stdin(&reading);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}
