/* Inside store/ only: one daemon a state directory. */
#pragma once
#include "base/error.h"

/* Takes the lock file in `state_dir` and writes our pid into it. Gives a descriptor (CLOEXEC) that holds the lock until
 * it is closed, by exit or kill too; or TW_ESTATE, verdict TW_STOP, naming the holder's pid. Does not wait. */
int tw_lock_take(const char *state_dir, struct tw_error *error);
