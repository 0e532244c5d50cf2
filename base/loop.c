#include "base/loop.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { EVENTS_A_ROUND = 64, SIGNALS = 65 };

struct tw_loop_fd {
  struct tw_loop *loop;
  int fd;
  tw_loop_fd_fn *fn; /* NULL once removed; freed at the end of the round */
  void *user;
  struct tw_loop_fd *next_dead;
};

struct tw_loop_timer {
  struct tw_loop *loop;
  int64_t due_us;
  size_t at; /* place in the heap, NOT_ARMED when not in it */
  tw_loop_timer_fn *fn;
  void *user;
};

enum { NOT_ARMED = -1 };

struct signal_watch {
  tw_loop_signal_fn *fn;
  void *user;
};

struct tw_loop {
  struct tw_clock clock;
  int epoll_fd, signal_fd;
  struct tw_loop_fd *signal_watch;
  bool is_stopping;
  struct tw_loop_timer **heap;
  size_t heap_count, heap_capacity, timer_count;
  struct tw_loop_fd *dead;
  sigset_t signal_mask;
  struct signal_watch signals[SIGNALS];
};

struct tw_loop *tw_loop_new(struct tw_clock clock, struct tw_error *error) {
  struct tw_loop *loop = calloc(1, sizeof *loop);
  if (!loop) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  loop->clock = clock;
  loop->signal_fd = -1;
  sigemptyset(&loop->signal_mask);
  loop->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  if (loop->epoll_fd < 0) {
    tw_error_errno(error, TW_STOP, "epoll_create1");
    free(loop);
    return NULL;
  }
  return loop;
}

static void bury_dead(struct tw_loop *loop) {
  while (loop->dead) {
    struct tw_loop_fd *next = loop->dead->next_dead;
    free(loop->dead);
    loop->dead = next;
  }
}

void tw_loop_free(struct tw_loop *loop) {
  if (!loop) return;
  tw_loop_fd_remove(loop->signal_watch);
  bury_dead(loop);
  close(loop->epoll_fd);
  if (loop->signal_fd >= 0) close(loop->signal_fd);
  free(loop->heap);
  free(loop);
}

const struct tw_clock *tw_loop_clock(const struct tw_loop *loop) {
  return &loop->clock;
}

/* ---- descriptors ---- */

static uint32_t to_epoll(unsigned events) {
  return (events & TW_LOOP_READ ? EPOLLIN : 0u) | (events & TW_LOOP_WRITE ? EPOLLOUT : 0u);
}

static unsigned from_epoll(uint32_t events) {
  unsigned out = 0;
  if (events & (EPOLLIN | EPOLLPRI)) out |= TW_LOOP_READ;
  if (events & EPOLLOUT) out |= TW_LOOP_WRITE;
  if (events & (EPOLLHUP | EPOLLERR)) out |= TW_LOOP_HANGUP;
  return out;
}

struct tw_loop_fd *tw_loop_fd_add(struct tw_loop *loop, int fd, unsigned events, tw_loop_fd_fn *fn, void *user) {
  struct tw_loop_fd *watch = calloc(1, sizeof *watch);
  if (!watch) return NULL;
  *watch = (struct tw_loop_fd){.loop = loop, .fd = fd, .fn = fn, .user = user};
  struct epoll_event event = {.events = to_epoll(events), .data.ptr = watch};
  if (epoll_ctl(loop->epoll_fd, EPOLL_CTL_ADD, fd, &event) != 0) {
    free(watch);
    return NULL;
  }
  return watch;
}

void tw_loop_fd_set(struct tw_loop_fd *watch, unsigned events) {
  struct epoll_event event = {.events = to_epoll(events), .data.ptr = watch};
  epoll_ctl(watch->loop->epoll_fd, EPOLL_CTL_MOD, watch->fd, &event);
}

void tw_loop_fd_remove(struct tw_loop_fd *watch) {
  if (!watch) return;
  epoll_ctl(watch->loop->epoll_fd, EPOLL_CTL_DEL, watch->fd, NULL);
  watch->fn = NULL; /* an event of this round may still name it */
  watch->next_dead = watch->loop->dead;
  watch->loop->dead = watch;
}

/* ---- timers: a binary heap by due time ---- */

static void heap_place(struct tw_loop *loop, size_t at, struct tw_loop_timer *timer) {
  loop->heap[at] = timer;
  timer->at = at;
}

static void heap_up(struct tw_loop *loop, size_t at) {
  struct tw_loop_timer *timer = loop->heap[at];
  while (at > 0 && loop->heap[(at - 1) / 2]->due_us > timer->due_us) {
    heap_place(loop, at, loop->heap[(at - 1) / 2]);
    at = (at - 1) / 2;
  }
  heap_place(loop, at, timer);
}

static void heap_down(struct tw_loop *loop, size_t at) {
  struct tw_loop_timer *timer = loop->heap[at];
  for (size_t child; (child = at * 2 + 1) < loop->heap_count; at = child) {
    if (child + 1 < loop->heap_count && loop->heap[child + 1]->due_us < loop->heap[child]->due_us) child++;
    if (loop->heap[child]->due_us >= timer->due_us) break;
    heap_place(loop, at, loop->heap[child]);
  }
  heap_place(loop, at, timer);
}

/* Room for every timer there is and one more, made when a timer is made: arming then can't fail. */
static bool heap_make_room(struct tw_loop *loop) {
  if (loop->heap_capacity > loop->timer_count) return true;
  size_t wider = loop->heap_capacity ? loop->heap_capacity * 2 : 16;
  struct tw_loop_timer **heap = realloc(loop->heap, wider * sizeof(struct tw_loop_timer *));
  if (!heap) return false;
  loop->heap = heap;
  loop->heap_capacity = wider;
  return true;
}

struct tw_loop_timer *tw_loop_timer_new(struct tw_loop *loop, tw_loop_timer_fn *fn, void *user) {
  struct tw_loop_timer *timer = heap_make_room(loop) ? calloc(1, sizeof *timer) : NULL;
  if (!timer) return NULL;
  loop->timer_count++;
  *timer = (struct tw_loop_timer){.loop = loop, .at = (size_t)NOT_ARMED, .fn = fn, .user = user};
  return timer;
}

bool tw_loop_timer_is_armed(const struct tw_loop_timer *timer) {
  return timer->at != (size_t)NOT_ARMED;
}

void tw_loop_timer_disarm(struct tw_loop_timer *timer) {
  if (!tw_loop_timer_is_armed(timer)) return;
  struct tw_loop *loop = timer->loop;
  size_t at = timer->at;
  timer->at = (size_t)NOT_ARMED;
  struct tw_loop_timer *last = loop->heap[--loop->heap_count];
  if (last == timer) return;
  heap_place(loop, at, last);
  heap_down(loop, at);
  heap_up(loop, last->at);
}

void tw_loop_timer_arm(struct tw_loop_timer *timer, int64_t mono_us) {
  struct tw_loop *loop = timer->loop;
  tw_loop_timer_disarm(timer);
  timer->due_us = mono_us;
  heap_place(loop, loop->heap_count++, timer);
  heap_up(loop, timer->at);
}

void tw_loop_timer_arm_in(struct tw_loop_timer *timer, int64_t delay_us) {
  tw_loop_timer_arm(timer, tw_clock_mono(&timer->loop->clock) + (delay_us > 0 ? delay_us : 0));
}

void tw_loop_timer_free(struct tw_loop_timer *timer) {
  if (!timer) return;
  tw_loop_timer_disarm(timer);
  timer->loop->timer_count--;
  free(timer);
}

/* Only what is due now: a timer armed again for "now" by its own callback waits for the next round. */
static void run_timers(struct tw_loop *loop) {
  int64_t now = tw_clock_mono(&loop->clock);
  size_t budget = loop->heap_count;
  while (budget-- && !loop->is_stopping && loop->heap_count && loop->heap[0]->due_us <= now) {
    struct tw_loop_timer *timer = loop->heap[0];
    tw_loop_timer_disarm(timer);
    timer->fn(timer->user);
  }
}

/* ---- signals ---- */

static void on_signal_fd(void *user, int fd, unsigned events) {
  struct tw_loop *loop = user;
  (void)events;
  struct signalfd_siginfo info;
  while (read(fd, &info, sizeof info) == (ssize_t)sizeof info)
    if (info.ssi_signo < SIGNALS && loop->signals[info.ssi_signo].fn)
      loop->signals[info.ssi_signo].fn(loop->signals[info.ssi_signo].user, (int)info.ssi_signo);
}

int tw_loop_signal_add(struct tw_loop *loop, int signo, tw_loop_signal_fn *fn, void *user, struct tw_error *error) {
  sigaddset(&loop->signal_mask, signo);
  loop->signals[signo] = (struct signal_watch){fn, user};
  if (sigprocmask(SIG_BLOCK, &loop->signal_mask, NULL) != 0) return tw_error_errno(error, TW_STOP, "sigprocmask");
  bool is_new = loop->signal_fd < 0;
  int fd = signalfd(loop->signal_fd, &loop->signal_mask, SFD_CLOEXEC | SFD_NONBLOCK);
  if (fd < 0) return tw_error_errno(error, TW_STOP, "signalfd");
  loop->signal_fd = fd;
  if (is_new) loop->signal_watch = tw_loop_fd_add(loop, fd, TW_LOOP_READ, on_signal_fd, loop);
  if (!loop->signal_watch) return tw_error_errno(error, TW_STOP, "epoll_ctl");
  return TW_OK;
}

/* ---- rounds ---- */

int64_t tw_loop_next_us(const struct tw_loop *loop) {
  return loop->heap_count ? loop->heap[0]->due_us : INT64_MAX;
}

/* epoll waits whole milliseconds: round up, or the last part of the wait is spun away. */
static int wait_ms(const struct tw_loop *loop, int64_t max_wait_us) {
  int64_t wait_us = max_wait_us;
  if (loop->heap_count) {
    int64_t due = loop->heap[0]->due_us - tw_clock_mono(&loop->clock);
    if (due < 0) due = 0;
    if (wait_us < 0 || due < wait_us) wait_us = due;
  }
  if (wait_us < 0) return -1;
  int64_t ms = (wait_us + TW_USEC_PER_MSEC - 1) / TW_USEC_PER_MSEC;
  return ms > INT32_MAX ? INT32_MAX : (int)ms;
}

int tw_loop_step(struct tw_loop *loop, int64_t max_wait_us, struct tw_error *error) {
  struct epoll_event events[EVENTS_A_ROUND];
  int count = epoll_wait(loop->epoll_fd, events, EVENTS_A_ROUND, wait_ms(loop, max_wait_us));
  if (count < 0 && errno != EINTR) return tw_error_errno(error, TW_STOP, "epoll_wait");
  for (int i = 0; i < count && !loop->is_stopping; i++) {
    struct tw_loop_fd *watch = events[i].data.ptr;
    if (watch->fn) watch->fn(watch->user, watch->fd, from_epoll(events[i].events));
  }
  run_timers(loop);
  bury_dead(loop);
  return TW_OK;
}

int tw_loop_run(struct tw_loop *loop, struct tw_error *error) {
  int status = TW_OK;
  while (status == TW_OK && !loop->is_stopping) status = tw_loop_step(loop, -1, error);
  loop->is_stopping = false;
  return status;
}

void tw_loop_stop(struct tw_loop *loop) {
  loop->is_stopping = true;
}
