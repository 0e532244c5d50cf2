#include "daemon/worker_pool.h"
#include "base/channel.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  READ_BYTES = 256 << 10,     /* one outcome of an ordinary page */
  KEEP_BYTES = 4 << 20,       /* larger buffers are given back after the document that needed them */
  START_ATTEMPTS = 5,         /* in a row without one ready worker: the program or the machine is broken, not a document */
  START_TIMEOUT_SECONDS = 60, /* compiling rules on a slow machine */
  RESTART_FIRST_MS = 100,     /* doubled with each failed start, so that a machine short of memory gets a breath */
  END_MS = 20,                /* between a process's last close and its exit code */
  SENDS = 2,                  /* of a task whose worker was lost through no fault of the document's */
  IN_MAX_BYTES = TW_OUTCOME_MAX_BYTES + TW_FRAME_HEAD_BYTES + READ_BYTES,
};

struct task {
  struct task *next;
  struct tw_buf frame; /* the encoded job, sent as it is */
  uint64_t id;         /* in the frame; comes back in the outcome */
  int sends;
  tw_worker_pool_fn *fn;
  void *user;
};

/* DOWN: a start failed, the next is waited for. */
enum worker_state { DOWN, STARTING, IDLE, BUSY };

struct worker {
  struct tw_worker_pool *pool;
  enum worker_state state;
  struct tw_child child;
  pid_t pid; /* of the child, also when it has ended */
  struct tw_loop_fd *watch;
  struct tw_loop_timer *timer; /* the document's time, or the start's */
  struct tw_buf in;
  size_t sent; /* bytes of the task's frame */
  struct task *task;
};

struct tw_worker_pool {
  struct tw_loop *loop;
  const struct tw_log *log;
  struct tw_worker_pool_options options;
  struct tw_arena *argv_arena, *arena; /* arena: one outcome */
  char **argv;
  struct task *head, **tail;
  size_t pending, failed_starts;
  uint64_t last_id;
  struct worker workers[];
};

static int start_worker(struct worker *w, struct tw_error *why);
static void serve_next(struct worker *w);

static void task_free(struct task *task) {
  if (!task) return;
  tw_buf_done(&task->frame);
  free(task);
}

static void drop_child(struct worker *w) {
  tw_loop_fd_remove(w->watch);
  w->watch = NULL;
  tw_loop_timer_disarm(w->timer);
  tw_child_kill(&w->child);
  tw_buf_reset(&w->in);
}

static void finish_task(struct worker *w, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why) {
  struct task *task = w->task;
  w->task = NULL;
  w->pool->pending--;
  task->fn(task->user, outcome, reason, why);
  task_free(task);
}

/* Tried again a little later, unless that has gone on for too long. */
static void start_failed(struct worker *w, const struct tw_error *why) {
  struct tw_worker_pool *pool = w->pool;
  w->state = DOWN;
  if (++pool->failed_starts >= START_ATTEMPTS)
    pool->options.broken(pool->options.user, pool, why);
  else
    tw_loop_timer_arm_in(w->timer, ((int64_t)RESTART_FIRST_MS << pool->failed_starts) * TW_USEC_PER_MSEC);
}

/* A worker that was lost before it had the whole document (sent says so) was not lost to it: another reads it, first of all. */
static bool give_back(struct worker *w) {
  struct task *task = w->task;
  if (w->sent >= task->frame.len || task->sends >= SENDS) return false;
  struct tw_worker_pool *pool = w->pool;
  task->next = pool->head;
  pool->head = task;
  if (!task->next) pool->tail = &task->next;
  w->task = NULL;
  return true;
}

static void lose_worker(struct worker *w, const char *reason, struct tw_error *why) {
  struct tw_worker_pool *pool = w->pool;
  struct tw_error failure;
  bool was_starting = w->state == STARTING;
  TW_LOG(pool->log, TW_LOG_WARN, "parser_lost", tw_log_str("reason", reason), tw_log_str("error", why->text),
         tw_log_int("pid", w->pid));
  drop_child(w);
  if (w->task && !give_back(w)) finish_task(w, NULL, reason, why);
  if (was_starting)
    start_failed(w, why);
  else if (start_worker(w, &failure) < 0)
    start_failed(w, &failure);
}

static void on_timeout(void *user) {
  struct worker *w = user;
  struct tw_error why;
  if (w->state == DOWN) {
    if (start_worker(w, &why) < 0) start_failed(w, &why);
    return;
  }
  int64_t limit_us = w->state == STARTING ? START_TIMEOUT_SECONDS * TW_USEC_PER_SEC : w->pool->options.timeout_us;
  tw_error_set(&why, TW_ELIMIT, TW_SKIP_ITEM, "no answer within %lld ms", (long long)(limit_us / TW_USEC_PER_MSEC));
  w->sent = w->task ? w->task->frame.len : 0; /* a worker that does not even take the document: not given to another */
  lose_worker(w, "parser_timeout", &why);
}

/* ---- frames ---- */

static int check_outcome(struct worker *w, const struct tw_frame *frame, struct tw_outcome *ret_outcome, struct tw_error *why) {
  if (!w->task) return tw_error_set(why, TW_EINVAL, TW_SKIP_ITEM, "an answer nobody asked for");
  if (w->sent < w->task->frame.len) {
    w->sent = w->task->frame.len; /* its own doing: the document is not given to another */
    return tw_error_set(why, TW_EINVAL, TW_SKIP_ITEM, "an answer to half a question");
  }
  int status = tw_outcome_decode(frame->body, w->pool->arena, ret_outcome, why);
  if (status < 0 || ret_outcome->id == w->task->id) return status;
  if (ret_outcome->id < w->task->id) w->sent = 0; /* an earlier document's doing: this one is given to another worker */
  return tw_error_set(why, TW_EINVAL, TW_SKIP_ITEM, "the answer to another question");
}

/* The worker stays BUSY during the callback, which may submit more: its buffer holds the outcome. */
static bool on_outcome(struct worker *w, const struct tw_frame *frame) {
  struct tw_outcome outcome;
  struct tw_error why;
  tw_loop_timer_disarm(w->timer);
  tw_arena_reset(w->pool->arena);
  if (check_outcome(w, frame, &outcome, &why) < 0) {
    lose_worker(w, "parser_lied", &why);
    return false;
  }
  finish_task(w, &outcome, NULL, NULL);
  w->state = IDLE;
  return true;
}

/* True while the worker (and the pool) may still be used. */
static bool on_frame(struct worker *w, const struct tw_frame *frame) {
  struct tw_error why;
  switch (frame->kind) {
  case TW_FRAME_READY:
    if (w->state != STARTING) break;
    w->state = IDLE;
    w->pool->failed_starts = 0;
    tw_loop_timer_disarm(w->timer);
    return true;
  case TW_FRAME_OUTCOME: return on_outcome(w, frame);
  case TW_FRAME_FAILED:
    if (w->state != STARTING) break;
    tw_error_set(&why, TW_EUNSUPPORTED, TW_STOP, "%.*s", TW_SLICE_ARG(frame->body));
    w->pool->failed_starts = START_ATTEMPTS; /* it said why: trying again would say the same */
    lose_worker(w, "parser_refused", &why);
    return false;
  default: break;
  }
  if (w->task) w->sent = w->task->frame.len; /* whatever it was sent, it does not behave: another must not meet it */
  tw_error_set(&why, TW_EINVAL, TW_SKIP_ITEM, "frame kind %u out of turn", frame->kind);
  lose_worker(w, "parser_lied", &why);
  return false;
}

/* False when the worker was replaced. */
static bool take_frames(struct worker *w) {
  size_t offset = 0;
  struct tw_frame frame;
  int got;
  while ((got = tw_frame_next(&w->in, &offset, TW_OUTCOME_MAX_BYTES, &frame)) == 1)
    if (!on_frame(w, &frame)) return false;
  if (got < 0) {
    struct tw_error why;
    tw_error_set(&why, TW_ELIMIT, TW_SKIP_ITEM, "an outcome over the limit of %d bytes", TW_OUTCOME_MAX_BYTES);
    lose_worker(w, "parser_lied", &why);
    return false;
  }
  tw_buf_consume(&w->in, offset);
  if (w->in.capacity > KEEP_BYTES && w->in.len == 0) tw_buf_done(&w->in);
  return true;
}

/* What ended the worker is the reason that people want to read. SIGKILL comes from outside (an administrator, the kernel short of
 * memory) and an exit is not how a document kills: such a document gets a second worker. */
static void on_end(struct worker *w) {
  struct tw_error why;
  int code = tw_child_stop(&w->child, END_MS);
  if (code <= 128 || code == 128 + SIGKILL) w->sent = 0;
  if (code > 128)
    tw_error_set(&why, TW_ESTATE, TW_SKIP_ITEM, "the parser was ended by signal %d", code - 128);
  else
    tw_error_set(&why, TW_ESTATE, TW_SKIP_ITEM, "the parser exited with %d", code);
  lose_worker(w, "parser_crashed", &why);
}

/* False when the stream has ended. One read a round: a worker that never stops writing must not keep the loop. */
static bool read_some(struct worker *w) {
  char *room = tw_buf_reserve(&w->in, READ_BYTES);
  ssize_t got = room ? read(w->child.fd, room, READ_BYTES) : 0;
  if (got > 0) w->in.len += (size_t)got;
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Sends what is left of the task; a broken stream is noticed by the reader. */
static void send_some(struct worker *w) {
  while (w->task && w->sent < w->task->frame.len) {
    ssize_t n = send(w->child.fd, w->task->frame.data + w->sent, w->task->frame.len - w->sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    w->sent += (size_t)n;
  }
  bool is_sending = w->task && w->sent < w->task->frame.len;
  tw_loop_fd_set(w->watch, TW_LOOP_READ | (is_sending ? TW_LOOP_WRITE : 0));
}

static void on_ready(void *user, int fd, unsigned events) {
  struct worker *w = user;
  (void)fd;
  if (events & TW_LOOP_WRITE) send_some(w);
  if (!(events & (TW_LOOP_READ | TW_LOOP_HANGUP))) return;
  bool is_open = read_some(w);
  if (!take_frames(w)) return;
  if (!is_open)
    on_end(w);
  else
    serve_next(w);
}

/* ---- workers and tasks ---- */

static void serve_next(struct worker *w) {
  struct tw_worker_pool *pool = w->pool;
  if (!pool->head || w->state != IDLE) return;
  w->task = pool->head;
  pool->head = w->task->next;
  if (!pool->head) pool->tail = &pool->head;
  w->task->sends++;
  w->state = BUSY;
  w->sent = 0;
  tw_loop_timer_arm_in(w->timer, pool->options.timeout_us);
  send_some(w);
}

static int start_worker(struct worker *w, struct tw_error *why) {
  struct tw_worker_pool *pool = w->pool;
  w->state = STARTING;
  int status = tw_child_start(pool->argv, TW_CHILD_NONBLOCK, &w->child, why);
  if (status < 0) return status;
  w->pid = w->child.pid;
  w->watch = tw_loop_fd_add(pool->loop, w->child.fd, TW_LOOP_READ, on_ready, w);
  if (!w->watch) {
    tw_child_kill(&w->child);
    return tw_error_set(why, TW_ENOMEM, TW_STOP, "out of memory");
  }
  tw_loop_timer_arm_in(w->timer, START_TIMEOUT_SECONDS * TW_USEC_PER_SEC);
  return TW_OK;
}

static bool prepare(struct tw_worker_pool *pool, const struct tw_paths *paths) {
  pool->argv_arena = tw_arena_new(0);
  pool->arena = tw_arena_new(0);
  if (!pool->argv_arena || !pool->arena) return false;
  pool->argv = tw_worker_argv(pool->argv_arena, paths, &pool->options.worker);
  for (size_t i = 0; i < pool->options.count; i++) {
    struct worker *w = &pool->workers[i];
    *w = (struct worker){.pool = pool, .child.fd = -1};
    tw_buf_init(&w->in, IN_MAX_BYTES);
    w->timer = tw_loop_timer_new(pool->loop, on_timeout, w);
    if (!w->timer) return false;
  }
  return pool->argv != NULL;
}

struct tw_worker_pool *tw_worker_pool_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_paths *paths,
                                          const struct tw_worker_pool_options *options, struct tw_error *error) {
  struct tw_worker_pool *pool = calloc(1, sizeof *pool + options->count * sizeof(struct worker));
  if (pool) {
    pool->loop = loop;
    pool->log = log;
    pool->options = *options;
    pool->tail = &pool->head;
  }
  if (!pool || !prepare(pool, paths)) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    tw_worker_pool_free(pool);
    return NULL;
  }
  for (size_t i = 0; i < options->count; i++)
    if (start_worker(&pool->workers[i], error) < 0) {
      tw_worker_pool_free(pool);
      return NULL;
    }
  return pool;
}

void tw_worker_pool_free(struct tw_worker_pool *pool) {
  if (!pool) return;
  for (size_t i = 0; i < pool->options.count; i++) {
    struct worker *w = &pool->workers[i];
    if (!w->timer) continue;
    drop_child(w);
    task_free(w->task);
    tw_loop_timer_free(w->timer);
    tw_buf_done(&w->in);
  }
  while (pool->head) {
    struct task *next = pool->head->next;
    task_free(pool->head);
    pool->head = next;
  }
  tw_arena_free(pool->argv_arena);
  tw_arena_free(pool->arena);
  free(pool);
}

static struct task *task_new(const struct tw_job *job, uint64_t id, tw_worker_pool_fn *fn, void *user) {
  struct task *task = calloc(1, sizeof *task);
  if (!task) return NULL;
  struct tw_job numbered = *job;
  numbered.id = task->id = id;
  task->fn = fn;
  task->user = user;
  tw_buf_init(&task->frame, 0);
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  if (tw_job_encode(&numbered, &body) && tw_frame_append(&task->frame, TW_FRAME_JOB, tw_buf_slice(&body))) return task;
  task_free(task);
  return NULL;
}

static void serve_idle(struct tw_worker_pool *pool) {
  for (size_t i = 0; i < pool->options.count && pool->head; i++)
    if (pool->workers[i].state == IDLE && !pool->workers[i].task) serve_next(&pool->workers[i]);
}

int tw_worker_pool_submit(struct tw_worker_pool *pool, const struct tw_job *job, tw_worker_pool_fn *fn, void *user) {
  struct task *task = task_new(job, ++pool->last_id, fn, user);
  if (!task) return TW_ENOMEM;
  *pool->tail = task;
  pool->tail = &task->next;
  pool->pending++;
  serve_idle(pool);
  return TW_OK;
}

void tw_worker_pool_hand_over(struct tw_worker_pool *from, struct tw_worker_pool *to) {
  for (struct task *task; (task = from->head);) {
    from->head = task->next;
    from->pending--;
    task->next = NULL;
    *to->tail = task;
    to->tail = &task->next;
    to->pending++;
  }
  from->tail = &from->head;
  serve_idle(to);
}

size_t tw_worker_pool_pending(const struct tw_worker_pool *pool) {
  return pool->pending;
}

size_t tw_worker_pool_ready(const struct tw_worker_pool *pool) {
  size_t ready = 0;
  for (size_t i = 0; i < pool->options.count; i++) ready += pool->workers[i].state >= IDLE;
  return ready;
}
