/* What the daemon and an emitter say to each other; one emitter process a sink. Frames over a socketpair
 * (base/channel.h); each struct has its wire form here. Both sides check what they read. */
#pragma once
#include "base/error.h"
#include "base/wire.h"

enum tw_emit_frame {
  TW_EMIT_CONFIG = 1, /* daemon: first frame */
  TW_EMIT_READY,      /* emitter: topics checked, predecessor fenced; carries the broker's mark */
  TW_EMIT_ROW,        /* daemon: one outbox row, in order of seq */
  TW_EMIT_ACK,        /* emitter: everything up to seq is delivered for good */
  TW_EMIT_STATE,      /* emitter: a line for people and status: "broker unreachable since ..." or "ok" */
  TW_EMIT_FAILED,     /* emitter: it gives up; it exits next and is started again unless the verdict is TW_STOP */
  TW_EMIT_CHECK,      /* daemon, instead of a configuration and with the same body: only judge the properties, and end */
  TW_EMIT_FAULT,      /* emitter: one property that will not do */
};

struct tw_emit_property {
  struct tw_slice name, value;
};

struct tw_emit_config {
  struct tw_slice sink; /* "kafka", "file", "stdout" */
  struct tw_slice topic_prefix;
  bool topic_create;
  uint32_t topic_partitions, topic_replication;
  struct tw_slice file_path; /* sink file */
  uint64_t mark, length;     /* what the store knows of this sink */
  bool transactional;
  struct tw_slice instance;            /* transactional.id and group.id are "tallywire-<prefix>-<instance>" */
  struct tw_emit_property *properties; /* librdkafka's, as configured; values that name secrets are paths (name ends in _file) */
  size_t property_count;
};

struct tw_emit_ready {
  bool has_mark; /* the broker had a committed offset */
  uint64_t mark;
};

struct tw_emit_row {
  uint64_t seq;
  struct tw_slice topic; /* full name */
  struct tw_slice key, value;
  struct tw_slice headers; /* tw_headers_encode */
};

struct tw_emit_ack {
  uint64_t seq;
  uint64_t length; /* of the file, sink file */
};

struct tw_emit_failed {
  enum tw_verdict verdict;
  struct tw_slice text;
};

struct tw_emit_fault {
  uint32_t property; /* its place in the configuration */
  struct tw_slice text;
  struct tw_slice known; /* the names that there are, by spaces; empty when the name is not what is wrong */
};

enum {
  TW_EMIT_MAX_FRAME_BYTES = 64 << 20, /* a dead letter of document_size and its headers */
  TW_EMIT_WINDOW_ROWS = 2048,         /* rows in flight to an emitter */
  TW_EMIT_WINDOW_BYTES = 16 << 20,
};

/* Each: encode appends to `out`, false when it is full; decode gives 0 or TW_EINVAL, slices point into `body`. */
bool tw_emit_config_encode(const struct tw_emit_config *config, struct tw_buf *out);
int tw_emit_config_decode(struct tw_slice body, struct tw_arena *arena, struct tw_emit_config *ret_config,
                          struct tw_error *error);
bool tw_emit_ready_encode(const struct tw_emit_ready *ready, struct tw_buf *out);
int tw_emit_ready_decode(struct tw_slice body, struct tw_emit_ready *ret_ready, struct tw_error *error);
bool tw_emit_row_encode(const struct tw_emit_row *row, struct tw_buf *out);
int tw_emit_row_decode(struct tw_slice body, struct tw_emit_row *ret_row, struct tw_error *error);
bool tw_emit_ack_encode(const struct tw_emit_ack *ack, struct tw_buf *out);
int tw_emit_ack_decode(struct tw_slice body, struct tw_emit_ack *ret_ack, struct tw_error *error);
bool tw_emit_failed_encode(const struct tw_emit_failed *failed, struct tw_buf *out);
int tw_emit_failed_decode(struct tw_slice body, struct tw_emit_failed *ret_failed, struct tw_error *error);
bool tw_emit_fault_encode(const struct tw_emit_fault *fault, struct tw_buf *out);
int tw_emit_fault_decode(struct tw_slice body, struct tw_emit_fault *ret_fault, struct tw_error *error);

/* A message's headers: count, then name and value each. */
struct tw_header {
  struct tw_slice name, value;
};
bool tw_headers_encode(const struct tw_header *headers, size_t count, struct tw_buf *out);
/* At most `capacity`; *ret_count says how many. */
int tw_headers_decode(struct tw_slice encoded, struct tw_header *ret_headers, size_t capacity, size_t *ret_count,
                      struct tw_error *error);
