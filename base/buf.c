#include "base/buf.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BYTES = 256 };

void tw_buf_init(struct tw_buf *buf, size_t max_bytes) {
  *buf = (struct tw_buf){.max = max_bytes ? max_bytes : SIZE_MAX / 2};
}

void tw_buf_init_for(struct tw_buf *buf, struct tw_arena *arena, size_t max_bytes) {
  tw_buf_init(buf, max_bytes);
  buf->arena = arena;
}

void tw_buf_done(struct tw_buf *buf) {
  free(buf->data);
  tw_buf_init_for(buf, buf->arena, buf->max);
}

void tw_buf_reset(struct tw_buf *buf) {
  buf->len = 0;
  buf->failed = false;
}

static bool fail(struct tw_buf *buf) {
  buf->failed = true;
  return false;
}

void tw_buf_fail(struct tw_buf *buf) {
  buf->failed = true;
  if (buf->arena) tw_arena_fail(buf->arena);
}

static bool make_room(struct tw_buf *buf, size_t size) {
  if (buf->failed || size > buf->max - buf->len) return fail(buf);
  size_t need = buf->len + size + 1;
  if (need <= buf->capacity) return true;
  size_t wider = buf->capacity ? buf->capacity * 2 : FIRST_BYTES;
  if (wider < need) wider = need;
  char *data = realloc(buf->data, wider);
  if (!data) {
    tw_buf_fail(buf);
    return false;
  }
  buf->data = data;
  buf->capacity = wider;
  return true;
}

char *tw_buf_reserve(struct tw_buf *buf, size_t size) {
  return make_room(buf, size) ? buf->data + buf->len : NULL;
}

bool tw_buf_printf(struct tw_buf *buf, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (len < 0 || !make_room(buf, (size_t)len)) return fail(buf);
  va_start(args, format);
  vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
  va_end(args);
  buf->len += (size_t)len;
  return true;
}

void tw_buf_consume(struct tw_buf *buf, size_t count) {
  if (count >= buf->len) {
    buf->len = 0;
    return;
  }
  memmove(buf->data, buf->data + count, buf->len - count + 1);
  buf->len -= count;
}
