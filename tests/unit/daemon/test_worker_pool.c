/* The pool of parsers against one that misbehaves on order: this program itself, started again as the parser. */
#include "base/channel.h"
#include "daemon/worker_pool.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { CHANNEL_FD = 3, PATIENCE_US = 30 * 1000 * 1000, TIMEOUT_US = 500 * 1000, LARGE_BYTES = 8 << 20 };

/* ---- the parser ---- */

static void answer(uint64_t id) {
  struct tw_outcome outcome = {.id = id, .kind = TW_JOB_TEXT, .article.text = TW_SLICE("read")};
  struct tw_buf out;
  tw_buf_init(&out, 0);
  tw_outcome_encode(&outcome, &out);
  tw_frame_write(CHANNEL_FD, TW_FRAME_OUTCOME, tw_buf_slice(&out), NULL);
  tw_buf_done(&out);
}

static void answer_twice(uint64_t id) {
  answer(id);
  answer(id);
}

static void answer_another(uint64_t id) {
  answer(id + 1);
}

static void say_ready(uint64_t id) {
  (void)id;
  tw_frame_write(CHANNEL_FD, TW_FRAME_READY, TW_SLICE(""), NULL);
  pause();
}

static void talk_nonsense(uint64_t id) {
  (void)id;
  tw_frame_write(CHANNEL_FD, TW_FRAME_OUTCOME, TW_SLICE("nonsense"), NULL);
  pause();
}

static void announce_too_much(uint64_t id) {
  (void)id;
  if (write(CHANNEL_FD, "\xff\xff\xff\xff\2\0\0\0", 8) < 0) exit(1);
  pause();
}

static void crash(uint64_t id) {
  (void)id;
  signal(SIGABRT, SIG_DFL);
  abort();
}

static void leave(uint64_t id) {
  answer(id);
  exit(0);
}

static void hang(uint64_t id) {
  (void)id;
  pause();
}

static const struct {
  const char *order;
  void (*obey)(uint64_t id);
} orders[] = {{"good", answer},
              {"twice", answer_twice},
              {"another", answer_another},
              {"ready", say_ready},
              {"nonsense", talk_nonsense},
              {"huge", announce_too_much},
              {"crash", crash},
              {"leave", leave},
              {"hang", hang}};

static void obey(const struct tw_job *job) {
  for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
    if (tw_slice_is(job->body, orders[i].order)) {
      orders[i].obey(job->id);
      return;
    }
  answer(job->id);
}

/* `pack` says how it starts. */
static int be_parser(const char *pack) {
  struct tw_buf in;
  struct tw_frame frame;
  struct tw_job job;
  struct tw_error error;
  char byte;
  tw_buf_init(&in, 0);
  if (strcmp(pack, "mute") == 0) return 1;
  if (strcmp(pack, "refuses") == 0) {
    tw_frame_write(CHANNEL_FD, TW_FRAME_FAILED, TW_SLICE("no sandbox here"), NULL);
    return 1;
  }
  tw_frame_write(CHANNEL_FD, TW_FRAME_READY, TW_SLICE(""), NULL);
  if (strcmp(pack, "deaf") == 0) return read(CHANNEL_FD, &byte, 1) == 1;
  while (tw_frame_read(CHANNEL_FD, &in, TW_OUTCOME_MAX_BYTES, &frame, &error) == 1)
    if (tw_job_decode(frame.body, &job, &error) == TW_OK) obey(&job);
  tw_buf_done(&in);
  return 0;
}

/* ---- the tests ---- */

struct desk {
  struct tw_loop *loop;
  struct tw_worker_pool *pool;
  struct tw_error error;
  char reasons[256]; /* of the documents, in the order of their ends: "ok" or the reason, a space behind each */
  size_t ended;
  bool is_broken;
};

static void on_outcome(void *user, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why) {
  struct desk *d = user;
  assert_true(outcome ? !reason && !why : reason && why);
  strcat(d->reasons, outcome ? "ok" : reason);
  strcat(d->reasons, " ");
  d->ended++;
}

static void on_broken(void *user, const struct tw_worker_pool *pool, const struct tw_error *why) {
  struct desk *d = user;
  assert_ptr_equal(pool, d->pool);
  d->is_broken = true;
  d->error = *why;
}

static void open_desk(struct desk *d, const char *program, const char *pack) {
  struct tw_slice packs[] = {tw_slice_from(pack)};
  struct tw_paths paths = {.parse = program, .emit = "", .pack_dir = "."};
  *d = (struct desk){.loop = tw_loop_new(tw_clock_system(), &d->error)};
  struct tw_worker_pool_options options = {.worker = {.packs = packs, .pack_count = 1, .memory_bytes = 1 << 30},
                                           .count = 1,
                                           .timeout_us = TIMEOUT_US,
                                           .broken = on_broken,
                                           .user = d};
  d->pool = tw_worker_pool_new(d->loop, NULL, &paths, &options, &d->error);
}

static void close_desk(struct desk *d) {
  tw_worker_pool_free(d->pool);
  tw_loop_free(d->loop);
}

static void submit(struct desk *d, struct tw_slice body) {
  struct tw_job job = {.kind = TW_JOB_TEXT, .body = body};
  assert_int_equal(tw_worker_pool_submit(d->pool, &job, on_outcome, d), TW_OK);
}

static void run_until(struct desk *d, size_t ended) {
  const struct tw_clock *clock = tw_loop_clock(d->loop);
  int64_t end_us = tw_clock_mono(clock) + PATIENCE_US;
  while (d->ended < ended && !d->is_broken && tw_clock_mono(clock) < end_us)
    assert_int_equal(tw_loop_step(d->loop, TIMEOUT_US, &d->error), TW_OK);
}

static void test_a_document_costs_itself_only(void **state) {
  (void)state;
  static const struct {
    const char *sentence, *orders, *want;
  } rows[] = {
      {"good documents are read in order", "good good good", "ok ok ok "},
      {"a crash costs one document", "good crash good", "ok parser_crashed ok "},
      {"a hang costs one document", "hang good", "parser_timeout ok "},
      {"an answer that can't be read", "nonsense good", "parser_lied ok "},
      {"the answer to another document", "another good", "parser_lied ok "},
      {"ready in the middle of a document", "ready good", "parser_lied ok "},
      {"a frame that is announced too large", "huge good", "parser_lied ok "},
      {"a second answer harms nobody", "twice good", "ok ok "},
      {"a worker that leaves after its answer", "leave good leave good", "ok ok ok ok "},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct desk d;
    size_t count = 0;
    open_desk(&d, "/proc/self/exe", "plain");
    struct tw_slice rest = tw_slice_from(rows[i].orders), order;
    for (; tw_slice_split(&rest, ' ', &order); count++) submit(&d, order);
    run_until(&d, count);
    if (strcmp(d.reasons, rows[i].want) != 0) fail_msg("%s: got %s", rows[i].sentence, d.reasons);
    assert_int_equal(tw_worker_pool_pending(d.pool), 0);
    close_desk(&d);
  }
}

static void test_a_document_no_worker_takes_is_not_tried_for_ever(void **state) {
  (void)state;
  struct desk d;
  char *large = calloc(1, LARGE_BYTES);
  open_desk(&d, "/proc/self/exe", "deaf");
  submit(&d, tw_slice_of(large, LARGE_BYTES));
  run_until(&d, 1);
  assert_string_equal(d.reasons, "parser_crashed ");
  close_desk(&d);
  free(large);
}

static void test_workers_that_cannot_start(void **state) {
  (void)state;
  static const struct {
    const char *sentence, *program, *pack, *word;
    bool at_once;
  } rows[] = {
      {"the program is missing", "/nowhere/tallywire-parse", "plain", "/nowhere/tallywire-parse", true},
      {"it refuses and says why", "/proc/self/exe", "refuses", "no sandbox here", false},
      {"it ends again and again", "/proc/self/exe", "mute", "exited with 1", false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct desk d;
    open_desk(&d, rows[i].program, rows[i].pack);
    assert_int_equal(d.pool == NULL, rows[i].at_once);
    if (d.pool) run_until(&d, 1);
    assert_int_equal(d.is_broken, !rows[i].at_once);
    if (!strstr(d.error.text, rows[i].word)) fail_msg("%s: %s", rows[i].sentence, d.error.text);
    close_desk(&d);
  }
}

static void test_the_end_with_documents_in_hand(void **state) {
  (void)state;
  struct desk d;
  open_desk(&d, "/proc/self/exe", "plain");
  submit(&d, TW_SLICE("good"));
  run_until(&d, 1);
  submit(&d, TW_SLICE("hang"));
  submit(&d, TW_SLICE("good"));
  assert_int_equal(tw_worker_pool_pending(d.pool), 2);
  close_desk(&d);
  assert_string_equal(d.reasons, "ok ");
}

int main(int argc, char **argv) {
  if (argc > 2) return be_parser(argv[argc - 1]);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_document_costs_itself_only),
      cmocka_unit_test(test_a_document_no_worker_takes_is_not_tried_for_ever),
      cmocka_unit_test(test_workers_that_cannot_start),
      cmocka_unit_test(test_the_end_with_documents_in_hand),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
