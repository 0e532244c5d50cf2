/* What the emitter needs of a place where rows go. */
#pragma once
#include "emit/sink/session.h"

struct tw_sink; /* each sink's own */

struct tw_sink_ops {
  const char *name; /* as in the configuration's `sinks` */
  /* Blocks until the place is usable and fills *ret_ready. The session outlives the sink. */
  int (*open)(struct tw_session *session, struct tw_sink **ret_sink, struct tw_emit_ready *ret_ready, struct tw_error *error);
  /* Blocks until every row is delivered for good, and acknowledges. An error ends the process. */
  int (*deliver)(struct tw_sink *sink, struct tw_batch *batch, struct tw_error *error);
  /* About once a second while there are no rows. */
  int (*idle)(struct tw_sink *sink, struct tw_error *error);
  void (*close)(struct tw_sink *sink); /* NULL is a no-op */
};

extern const struct tw_sink_ops tw_kafka_sink, tw_file_sink, tw_stdout_sink;
