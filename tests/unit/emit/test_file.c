/* The file and stdout sinks as processes: lines, acknowledgements, and every way a file can differ from the store's
 * memory of it. */
#include "emitter_process.h"
#include <sys/resource.h>
#include <sys/stat.h>

enum { PATH_BYTES = 256, TEXT_BYTES = 65536 };

struct fixture {
  char dir[PATH_BYTES], path[PATH_BYTES + 16];
  struct tw_emit_config config;
  struct emitter emitter;
};

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  snprintf(f->dir, sizeof f->dir, "/tmp/tw_file_XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  snprintf(f->path, sizeof f->path, "%s/out.jsonl", f->dir);
  f->config =
      (struct tw_emit_config){.sink = TW_SLICE("file"), .topic_prefix = TW_SLICE("t"), .file_path = tw_slice_from(f->path)};
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  char command[PATH_BYTES + 16];
  snprintf(command, sizeof command, "rm -rf '%s'", f->dir);
  int rc = system(command);
  free(f);
  return rc;
}

static void start(struct fixture *f) {
  emitter_start(&f->emitter, &f->config, -1);
  emitter_must_be_ready(&f->emitter);
}

/* As the store would say it after an acknowledgement was committed. */
static void remember(struct fixture *f) {
  f->config.mark = f->emitter.ack.seq;
  f->config.length = f->emitter.ack.length;
}

static void send_rows(struct fixture *f, uint64_t first, uint64_t last) {
  TW_BUF_AUTO frames;
  tw_buf_init(&frames, 0);
  struct tw_header schema = {TW_SLICE("schema"), TW_SLICE("s/1")};
  TW_BUF_AUTO headers;
  tw_buf_init(&headers, 0);
  tw_headers_encode(&schema, 1, &headers);
  for (uint64_t seq = first; seq <= last; seq++) {
    char value[64];
    snprintf(value, sizeof value, "{\"n\":%llu}", (unsigned long long)seq);
    struct tw_emit_row row = {.seq = seq,
                              .topic = TW_SLICE("t.metrics"),
                              .key = TW_SLICE("k"),
                              .value = tw_slice_from(value),
                              .headers = tw_buf_slice(&headers)};
    emitter_queue(&frames, &row);
  }
  emitter_write(&f->emitter, &frames);
}

static size_t read_file(const char *path, char out[static TEXT_BYTES]) {
  FILE *file = fopen(path, "r");
  size_t len = file ? fread(out, 1, TEXT_BYTES - 1, file) : 0;
  out[len] = '\0';
  if (file) fclose(file);
  return len;
}

static void append_file(const char *path, const char *text) {
  FILE *file = fopen(path, "a");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

/* Lines 1..last, each once, in order, nothing else. */
static void assert_lines(struct fixture *f, uint64_t last) {
  char got[TEXT_BYTES], want[128];
  const char *at = got;
  read_file(f->path, got);
  for (uint64_t seq = 1; seq <= last; seq++) {
    snprintf(want, sizeof want,
             "{\"topic\":\"t.metrics\",\"key\":\"k\",\"value\":{\"n\":%llu},\"headers\":{\"schema\":\"s/1\"}}\n",
             (unsigned long long)seq);
    if (strncmp(at, want, strlen(want)) != 0) fail_msg("line %llu: %.100s", (unsigned long long)seq, at);
    at += strlen(want);
  }
  assert_string_equal(at, "");
}

static void rows_become_lines(void **state) {
  struct fixture *f = *state;
  char text[TEXT_BYTES];
  start(f);
  send_rows(f, 1, 20);
  emitter_must_deliver(&f->emitter, 20);
  assert_int_equal(f->emitter.ack.length, read_file(f->path, text));
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, 20);
}

static void rows_before_the_end_are_delivered(void **state) {
  struct fixture *f = *state;
  start(f);
  send_rows(f, 1, 30);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_int_equal(f->emitter.ack.seq, 30);
  assert_lines(f, 30);
}

static void end_before_the_configuration(void **state) {
  struct fixture *f = *state;
  struct tw_emit_config none = {.sink = TW_SLICE("nowhere")};
  emitter_start(&f->emitter, &none, -1);
  assert_int_equal(emitter_finish(&f->emitter), 1);
  assert_int_equal(f->emitter.verdict, TW_STOP);
}

static void tail_past_the_mark_is_cut(void **state) {
  struct fixture *f = *state;
  start(f);
  send_rows(f, 1, 10);
  emitter_must_deliver(&f->emitter, 10);
  remember(f);
  send_rows(f, 11, 15);
  emitter_must_deliver(&f->emitter, 15); /* which the store is killed before it remembers */
  emitter_kill(&f->emitter);
  append_file(f->path, "{\"topic\":\"t.met"); /* and half a line */
  start(f);
  assert_non_null(strstr(f->emitter.states, "cut "));
  send_rows(f, 11, 20);
  emitter_must_deliver(&f->emitter, 20);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, 20);
}

static void missing_file_is_said(void **state) {
  struct fixture *f = *state;
  char text[TEXT_BYTES];
  f->config.mark = 10;
  f->config.length = 1000;
  start(f);
  assert_non_null(strstr(f->emitter.states, "lines are missing"));
  send_rows(f, 11, 11);
  emitter_must_deliver(&f->emitter, 11);
  assert_int_equal(f->emitter.ack.length, read_file(f->path, text));
  assert_int_equal(emitter_finish(&f->emitter), 0);
}

static void unknown_file_is_kept(void **state) {
  struct fixture *f = *state;
  char other[PATH_BYTES + 32], text[TEXT_BYTES];
  append_file(f->path, "someone's only copy\n");
  start(f);
  send_rows(f, 1, 3);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, 3);
  snprintf(other, sizeof other, "%s.1", f->path);
  read_file(other, text);
  assert_string_equal(text, "someone's only copy\n");
}

/* A file at its size limit answers as a full disk does. */
static void full_disk_is_waited_out(void **state) {
  struct fixture *f = *state;
  struct rlimit tight = {1024, RLIM_INFINITY}, wide = {RLIM_INFINITY, RLIM_INFINITY};
  start(f);
  assert_int_equal(prlimit(f->emitter.pid, RLIMIT_FSIZE, &tight, NULL), 0);
  send_rows(f, 1, 100);
  for (int i = 0; i < 100 && !strstr(f->emitter.states, "full"); i++) emitter_step(&f->emitter, 100);
  assert_non_null(strstr(f->emitter.states, "full"));
  assert_int_equal(prlimit(f->emitter.pid, RLIMIT_FSIZE, &wide, NULL), 0);
  emitter_must_deliver(&f->emitter, 100);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, 100);
}

static void killed_at_any_moment(void **state) {
  struct fixture *f = *state;
  uint64_t next = 1;
  for (int round = 0; round < 25; round++) {
    start(f);
    next = f->config.mark + 1;
    send_rows(f, next, next + 9);
    emitter_await_mark(&f->emitter, next + (uint64_t)(round % 10), round % 7);
    if (round % 3 != 0) remember(f);
    emitter_kill(&f->emitter);
  }
  start(f);
  send_rows(f, f->config.mark + 1, f->config.mark + 5);
  emitter_must_deliver(&f->emitter, f->config.mark + 5);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, f->config.mark + 5);
}

static void rows_out_of_order_are_refused(void **state) {
  struct fixture *f = *state;
  f->config.mark = 5;
  start(f);
  send_rows(f, 5, 5);
  emitter_await_end(&f->emitter);
  assert_true(f->emitter.has_failed);
  assert_int_equal(f->emitter.verdict, TW_STOP);
  assert_int_equal(emitter_reap(&f->emitter), 1);
}

static void unusable_path_fails(void **state) {
  struct fixture *f = *state;
  f->config.file_path = TW_SLICE("/nonexistent/folder/out");
  emitter_start(&f->emitter, &f->config, -1);
  assert_false(emitter_await_ready(&f->emitter));
  assert_true(f->emitter.has_failed);
  assert_non_null(strstr(f->emitter.failure, "/nonexistent/folder/out"));
  assert_int_equal(emitter_reap(&f->emitter), 1);
}

static void stdout_has_the_same_lines(void **state) {
  struct fixture *f = *state;
  f->config.sink = TW_SLICE("stdout");
  int fd = open(f->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  emitter_start(&f->emitter, &f->config, fd);
  close(fd);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 12);
  emitter_must_deliver(&f->emitter, 12);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_lines(f, 12);
}

static void closed_stdout_is_for_good(void **state) {
  struct fixture *f = *state;
  int pipes[2];
  f->config.sink = TW_SLICE("stdout");
  assert_int_equal(pipe2(pipes, O_CLOEXEC), 0);
  emitter_start(&f->emitter, &f->config, pipes[1]);
  close(pipes[0]);
  close(pipes[1]);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 1);
  emitter_await_end(&f->emitter);
  assert_int_equal(f->emitter.verdict, TW_STOP);
  assert_int_equal(emitter_reap(&f->emitter), 1);
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  signal(SIGPIPE, SIG_IGN);
  const struct CMUnitTest tests[] = {
      TEST(rows_become_lines),
      TEST(rows_before_the_end_are_delivered),
      TEST(end_before_the_configuration),
      TEST(tail_past_the_mark_is_cut),
      TEST(missing_file_is_said),
      TEST(unknown_file_is_kept),
      TEST(full_disk_is_waited_out),
      TEST(killed_at_any_moment),
      TEST(rows_out_of_order_are_refused),
      TEST(unusable_path_fails),
      TEST(stdout_has_the_same_lines),
      TEST(closed_stdout_is_for_good),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
