#include "ingest/body_pool.h"

void tw_body_pool_done(struct tw_body_pool *pool) {
  while (pool->spare_count > 0) tw_buf_done(&pool->spares[--pool->spare_count]);
}

static void count(struct tw_body_pool *pool, struct tw_body *body) {
  pool->held_bytes += body->bytes.capacity - body->counted;
  body->counted = body->bytes.capacity;
}

static void take_spare(struct tw_body_pool *pool, struct tw_body *body) {
  size_t max = body->bytes.max;
  body->bytes = pool->spares[--pool->spare_count];
  body->bytes.max = max;
}

bool tw_body_pool_append(struct tw_body_pool *pool, struct tw_body *body, struct tw_slice bytes) {
  if (!body->bytes.data && !body->bytes.failed && pool->spare_count > 0) take_spare(pool, body);
  bool good = tw_buf_append(&body->bytes, bytes);
  count(pool, body);
  return good;
}

void tw_body_pool_replace(struct tw_body_pool *pool, struct tw_body *body, struct tw_buf *bytes) {
  tw_body_pool_release(pool, body);
  body->bytes = *bytes;
  tw_buf_init(bytes, bytes->max);
  count(pool, body);
}

void tw_body_pool_release(struct tw_body_pool *pool, struct tw_body *body) {
  struct tw_buf *bytes = &body->bytes;
  size_t max = bytes->max;
  bool is_spare = bytes->data && bytes->capacity <= TW_BODY_POOL_SPARE_BYTES && pool->spare_count < TW_BODY_POOL_SPARES;
  pool->held_bytes -= body->counted;
  if (is_spare) {
    tw_buf_reset(bytes);
    pool->spares[pool->spare_count++] = *bytes;
  } else {
    tw_buf_done(bytes);
  }
  *body = (struct tw_body){0};
  tw_buf_init(bytes, max);
}
