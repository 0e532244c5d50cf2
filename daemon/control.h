/* The local control socket in the state directory, for `tallywire reload` and `tallywire status`: one line in ("reload",
 * "status"), an answer, end. Only the daemon's own user and root can open it (mode 0600). */
#pragma once
#include "base/buf.h"
#include "base/loop.h"

struct tw_control;

/* Fill *answer: first line "ok" or "error: why", then whatever the request gives. */
typedef void tw_control_fn(void *user, struct tw_slice request, struct tw_buf *answer);

/* Listens on state_dir/control.sock, which a dead predecessor may have left. NULL with *error. */
struct tw_control *tw_control_new(struct tw_loop *loop, struct tw_slice state_dir, tw_control_fn *fn, void *user,
                                  struct tw_error *error);
/* Removes the socket. NULL is a no-op. */
void tw_control_free(struct tw_control *control);
/* The client's side: blocks until the daemon has answered, `timeout_ms` at most. TW_OK when the first line was "ok" (it is cut
 * off), TW_ESTATE with the daemon's words otherwise (whole in *ret_answer, cut in *error), TW_EIO when no daemon answers. */
int tw_control_ask(struct tw_slice state_dir, const char *request, int timeout_ms, struct tw_buf *ret_answer,
                   struct tw_error *error);
