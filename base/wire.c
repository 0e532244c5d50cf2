#include "base/wire.h"

enum { ABSENT = 0xFFFFFFFF }; /* length field of a slice that is not there */

static const unsigned char *take(struct tw_wire_reader *r, size_t count) {
  if (r->failed || r->rest.len < count) {
    r->failed = true;
    r->rest.len = 0;
    return NULL;
  }
  const unsigned char *p = (const unsigned char *)r->rest.ptr;
  r->rest = tw_slice_sub(r->rest, count, r->rest.len);
  return p;
}

static uint64_t read_le(struct tw_wire_reader *r, size_t count) {
  const unsigned char *p = take(r, count);
  uint64_t value = 0;
  for (size_t i = 0; p && i < count; i++) value |= (uint64_t)p[i] << (8 * i);
  return value;
}

static void write_le(struct tw_buf *out, uint64_t value, size_t count) {
  char bytes[8];
  for (size_t i = 0; i < count; i++) bytes[i] = (char)(value >> (8 * i));
  tw_buf_append(out, tw_slice_of(bytes, count));
}

uint8_t tw_wire_read_u8(struct tw_wire_reader *r) {
  return (uint8_t)read_le(r, 1);
}

uint32_t tw_wire_read_u32(struct tw_wire_reader *r) {
  return (uint32_t)read_le(r, 4);
}

uint64_t tw_wire_read_u64(struct tw_wire_reader *r) {
  return read_le(r, 8);
}

struct tw_slice tw_wire_read_slice(struct tw_wire_reader *r) {
  uint32_t len = tw_wire_read_u32(r);
  if (r->failed || len == ABSENT) return TW_SLICE_NONE;
  const unsigned char *p = take(r, len);
  return p ? tw_slice_of(p, len) : TW_SLICE_NONE;
}

size_t tw_wire_read_count(struct tw_wire_reader *r, size_t min_bytes) {
  size_t count = tw_wire_read_u32(r);
  if (!r->failed && count > r->rest.len / (min_bytes ? min_bytes : 1)) r->failed = true;
  return r->failed ? 0 : count;
}

void tw_wire_write_u8(struct tw_buf *out, uint8_t value) {
  write_le(out, value, 1);
}

void tw_wire_write_u32(struct tw_buf *out, uint32_t value) {
  write_le(out, value, 4);
}

void tw_wire_write_u64(struct tw_buf *out, uint64_t value) {
  write_le(out, value, 8);
}

void tw_wire_write_slice(struct tw_buf *out, struct tw_slice value) {
  if (value.len >= ABSENT) {
    out->failed = true;
    return;
  }
  write_le(out, value.ptr ? value.len : ABSENT, 4);
  tw_buf_append(out, value);
}
