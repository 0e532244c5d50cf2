/* Fields of a frame's body: little-endian integers and length-prefixed bytes. The reader treats everything as hostile:
 * the first bad read sticks, later reads give zeros, and the caller looks at `failed` once. */
#pragma once
#include "base/arena.h"
#include "base/buf.h"

struct tw_wire_reader {
  struct tw_slice rest; /* borrowed; slices read point into it */
  bool failed;
};

static inline void tw_wire_reader_init(struct tw_wire_reader *r, struct tw_slice body) {
  *r = (struct tw_wire_reader){.rest = body};
}
/* Zero once anything has failed. */
uint8_t tw_wire_read_u8(struct tw_wire_reader *r);
uint32_t tw_wire_read_u32(struct tw_wire_reader *r);
uint64_t tw_wire_read_u64(struct tw_wire_reader *r);
/* Points into the body; absent stays absent. */
struct tw_slice tw_wire_read_slice(struct tw_wire_reader *r);
/* A count of items that take at least `min_bytes` each in what is left, so that a lie can't make us allocate much. */
size_t tw_wire_read_count(struct tw_wire_reader *r, size_t min_bytes);
/* All read and nothing failed. */
static inline bool tw_wire_reader_is_done(const struct tw_wire_reader *r) {
  return !r->failed && r->rest.len == 0;
}

/* Each appends to `out`; when that is full it says so itself (tw_buf). The absent slice stays absent. */
void tw_wire_write_u8(struct tw_buf *out, uint8_t value);
void tw_wire_write_u32(struct tw_buf *out, uint32_t value);
void tw_wire_write_u64(struct tw_buf *out, uint64_t value);
void tw_wire_write_slice(struct tw_buf *out, struct tw_slice value);
