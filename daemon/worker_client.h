/* One parser process for a command: jobs in, outcomes out, blocking, in order. */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "config/settings.h"
#include "daemon/child.h"
#include "daemon/paths.h"
#include "model/job.h"

struct tw_worker_options {
  const struct tw_slice *packs; /* names or paths; none: no records can be wanted */
  size_t pack_count;
  const struct tw_measure_threshold *min_confidence; /* in place of what the packs ask */
  size_t min_confidence_count;
  bool sandbox;
  int64_t memory_bytes;
};

enum { TW_WORKER_ARGS = 160 + 2 * TW_SETTINGS_MAX_THRESHOLDS }; /* 64 packs and the thresholds, two words each, and the rest */

/* argv for tallywire-parse, in `arena`; NULL when out of memory or over TW_WORKER_ARGS. */
char **tw_worker_argv(struct tw_arena *arena, const struct tw_paths *paths, const struct tw_worker_options *options);

struct tw_worker_client {
  struct tw_child child;
  struct tw_buf in, out;
  const char *path; /* borrowed */
};

/* Starts the worker and waits until it is ready. Free with tw_worker_client_done, also after an error. */
int tw_worker_client_init(struct tw_worker_client *client, const struct tw_paths *paths, const struct tw_worker_options *options,
                          struct tw_error *error);
void tw_worker_client_done(struct tw_worker_client *client);
/* One document. Blocks until the worker has read it. Outcome lists are in `arena`; slices point into the client's buffer
 * until the next call. An outcome with its own error status is a success here; <0 means the worker died (the error says
 * how) and must be started again. */
int tw_worker_client_call(struct tw_worker_client *client, struct tw_arena *arena, const struct tw_job *job,
                          struct tw_outcome *ret_outcome, struct tw_error *error);
