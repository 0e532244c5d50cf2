/* One epoll(7) loop: descriptors, timers, signals. Single-threaded; callbacks must not block longer than one disk sync.
 * A callback may add or remove any watch or timer, its own included. */
#pragma once
#include "base/clock.h"
#include "base/error.h"

struct tw_loop;
struct tw_loop_fd;
struct tw_loop_timer;

enum { TW_LOOP_READ = 1, TW_LOOP_WRITE = 2, TW_LOOP_HANGUP = 4 };

typedef void tw_loop_fd_fn(void *user, int fd, unsigned events);
typedef void tw_loop_timer_fn(void *user);
typedef void tw_loop_signal_fn(void *user, int signo);

/* `clock` is copied. NULL with *error filled on failure. */
struct tw_loop *tw_loop_new(struct tw_clock clock, struct tw_error *error);
/* Frees its own memory; watches and timers are removed by their owners before. Closes no descriptor of the caller's. NULL is a
 * no-op. */
void tw_loop_free(struct tw_loop *loop);
/* The clock that timers count on; borrowed. */
const struct tw_clock *tw_loop_clock(const struct tw_loop *loop);

/* Watch `fd` (owned by the caller, removed before it is closed). HANGUP is always reported. NULL when out of memory. */
struct tw_loop_fd *tw_loop_fd_add(struct tw_loop *loop, int fd, unsigned events, tw_loop_fd_fn *fn, void *user);
/* From now on `events` instead. */
void tw_loop_fd_set(struct tw_loop_fd *watch, unsigned events);
void tw_loop_fd_remove(struct tw_loop_fd *watch); /* NULL is a no-op */

/* A timer that is not armed. Callbacks run once for each arming. */
struct tw_loop_timer *tw_loop_timer_new(struct tw_loop *loop, tw_loop_timer_fn *fn, void *user);
/* At `mono_us` on the loop's monotonic clock; arming again moves it. */
void tw_loop_timer_arm(struct tw_loop_timer *timer, int64_t mono_us);
void tw_loop_timer_arm_in(struct tw_loop_timer *timer, int64_t delay_us);
/* Its callback is not made any more; one that is not armed stays so. */
void tw_loop_timer_disarm(struct tw_loop_timer *timer);
bool tw_loop_timer_is_armed(const struct tw_loop_timer *timer);
void tw_loop_timer_free(struct tw_loop_timer *timer); /* NULL is a no-op */

/* Block `signo` in this process and deliver it to `fn` from the loop (signalfd). */
int tw_loop_signal_add(struct tw_loop *loop, int signo, tw_loop_signal_fn *fn, void *user, struct tw_error *error);

/* Run until tw_loop_stop; at once when that was called before. One round: ready descriptors, then due timers. No further
 * callback is made after tw_loop_stop, not even in the round that is under way. */
int tw_loop_run(struct tw_loop *loop, struct tw_error *error);
/* One round, waiting at most `max_wait_us` (-1: until something happens). */
int tw_loop_step(struct tw_loop *loop, int64_t max_wait_us, struct tw_error *error);
/* When the first armed timer is due, on the loop's monotonic clock; INT64_MAX when none is armed. For who moves that clock. */
int64_t tw_loop_next_us(const struct tw_loop *loop);
/* From a callback; makes tw_loop_run return 0. */
void tw_loop_stop(struct tw_loop *loop);
