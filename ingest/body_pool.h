/* The buffers that bodies are received in: what they hold together is counted, and a few small ones are used again and again, so
 * that a body comes to memory that is still in the processor's cache, whichever handle fetches it. */
#pragma once
#include "base/buf.h"

enum {
  TW_BODY_POOL_SPARES = 8,
  TW_BODY_POOL_SPARE_BYTES = 64 << 10, /* a larger one is given back to the system */
};

/* All zeros is an empty pool. */
struct tw_body_pool {
  struct tw_buf spares[TW_BODY_POOL_SPARES]; /* empty, with their memory */
  size_t spare_count;
  size_t held_bytes; /* of bodies in use */
};

/* A body of one transfer. */
struct tw_body {
  struct tw_buf bytes;
  size_t counted; /* of its memory, in the pool's held_bytes */
};

/* Frees the spares; no body may be in use. */
void tw_body_pool_done(struct tw_body_pool *pool);
/* As tw_buf_append, in memory of the pool's. */
bool tw_body_pool_append(struct tw_body_pool *pool, struct tw_body *body, struct tw_slice bytes);
/* Takes what is in `bytes`, which is left empty, for the body. */
void tw_body_pool_replace(struct tw_body_pool *pool, struct tw_body *body, struct tw_buf *bytes);
/* Empties the body; its memory is the pool's again. Its maximum stays. */
void tw_body_pool_release(struct tw_body_pool *pool, struct tw_body *body);
