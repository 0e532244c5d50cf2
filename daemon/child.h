/* Our own programs as children: started by exec with one end of a socketpair as descriptor 3, never by a bare fork. */
#pragma once
#include "base/error.h"
#include <sys/types.h>

struct tw_child {
  pid_t pid; /* 0: none */
  int fd;    /* our end of the socketpair; -1: none */
};

enum tw_child_flag {
  TW_CHILD_NONBLOCK = 1 << 0, /* our end does not block */
  TW_CHILD_STDOUT = 1 << 1,   /* it inherits standard output; else it has /dev/null */
  TW_CHILD_ENVIRON = 1 << 2,  /* it inherits the whole environment; else only what sanitizers and the locale need */
};

/* `argv` ends with NULL, argv[0] is the program's path. Standard input is /dev/null, standard error ours. The child's
 * signal mask is empty. 0, or TW_EIO with the program named. */
int tw_child_start(char *const *argv, unsigned flags, struct tw_child *ret_child, struct tw_error *error);
/* Close the channel (the child then ends by itself) and wait for it; kills it when `grace_ms` are over. Returns the exit
 * code, or 128 + signal. Blocks at most about grace_ms. A child without pid is a no-op that returns 0. */
int tw_child_stop(struct tw_child *child, int grace_ms);
/* SIGKILL and wait. */
void tw_child_kill(struct tw_child *child);
/* Without waiting: true when it has ended, with its code in *ret_code; pid is 0 afterwards. */
bool tw_child_reap(struct tw_child *child, int *ret_code);
