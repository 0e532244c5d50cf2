/* A byte buffer that grows to a maximum. Errors stick: append freely, look at tw_buf_failed() once at the end. */
#pragma once
#include "base/arena.h"

struct tw_buf {
  char *data; /* NUL-terminated when len > 0 */
  size_t len, capacity, max;
  bool failed;
  struct tw_arena *arena; /* told when memory runs out; may be NULL */
};

/* `max_bytes`: 0 for no limit. Allocates nothing yet. Pair with tw_buf_done. */
void tw_buf_init(struct tw_buf *buf, size_t max_bytes);
/* The same for a step in making something in `arena`: when memory runs out the arena has failed too (tw_arena_failed), so that
 * the steps need not hand it up. */
void tw_buf_init_for(struct tw_buf *buf, struct tw_arena *arena, size_t max_bytes);
/* What was to be appended could not be made, for want of memory: the buffer has failed. */
void tw_buf_fail(struct tw_buf *buf);
/* Frees the bytes; the buffer may be used again. */
void tw_buf_done(struct tw_buf *buf);
#define TW_BUF_AUTO __attribute__((cleanup(tw_buf_done))) struct tw_buf
/* Empty it and clear the failure; memory is kept. */
void tw_buf_reset(struct tw_buf *buf);
/* True when the maximum was hit or memory ran out; what was appended before stays. */
static inline bool tw_buf_failed(const struct tw_buf *buf) {
  return buf->failed;
}
/* Borrowed until the next append. */
static inline struct tw_slice tw_buf_slice(const struct tw_buf *buf) {
  return tw_slice_of(buf->data ? buf->data : "", buf->len);
}

/* Room for `size` more bytes behind len, to be written by the caller and added to len; NULL on failure. */
char *tw_buf_reserve(struct tw_buf *buf, size_t size);
/* All return false once the buffer has failed. */
static inline bool tw_buf_append(struct tw_buf *buf, struct tw_slice s) {
  bool fits = !buf->failed && s.len < buf->capacity - buf->len && s.len <= buf->max - buf->len;
  if (!fits && !tw_buf_reserve(buf, s.len)) return false;
  if (s.len) memcpy(buf->data + buf->len, s.ptr, s.len);
  buf->len += s.len;
  buf->data[buf->len] = '\0';
  return true;
}
static inline bool tw_buf_append_cstr(struct tw_buf *buf, const char *cstr) {
  return tw_buf_append(buf, tw_slice_from(cstr));
}
static inline bool tw_buf_append_char(struct tw_buf *buf, char c) {
  return tw_buf_append(buf, tw_slice_of(&c, 1));
}
bool tw_buf_printf(struct tw_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Drop the first `count` bytes. Costs a move of the rest. */
void tw_buf_consume(struct tw_buf *buf, size_t count);
