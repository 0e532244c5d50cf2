/* A struct's wire form as a table of its fields, so that encoding and decoding can't disagree. */
#pragma once
#include "base/wire.h"

enum tw_wire_type {
  TW_WIRE_BOOL,    /* bool */
  TW_WIRE_U32,     /* uint32_t or an enum; at most `max` */
  TW_WIRE_I32,     /* int32_t */
  TW_WIRE_I64,     /* int64_t, uint64_t */
  TW_WIRE_TEXT,    /* struct tw_slice that must be UTF-8 */
  TW_WIRE_BYTES,   /* struct tw_slice */
  TW_WIRE_DECIMAL, /* struct tw_decimal */
  TW_WIRE_STRUCT,  /* nested: `fields` */
  TW_WIRE_LIST,    /* { item *items; size_t count, capacity; } of `fields`, at most `max` items */
  TW_WIRE_ARRAY,   /* item * and the size_t behind it */
};

struct tw_wire_field {
  enum tw_wire_type type;
  size_t offset;
  uint32_t max;
  const struct tw_wire_field *fields; /* STRUCT, LIST, ARRAY */
  size_t field_count;
  size_t item_size; /* LIST, ARRAY */
};

#define TW_WIRE(type, record, member, max)                                                                                       \
  { TW_WIRE_##type, offsetof(struct record, member), (max), NULL, 0, 0 }
#define TW_WIRE_NESTED(record, member, table)                                                                                    \
  { TW_WIRE_STRUCT, offsetof(struct record, member), 0, (table), sizeof(table) / sizeof *(table), 0 }
#define TW_WIRE_MANY(type, record, member, item, max, table)                                                                     \
  { TW_WIRE_##type, offsetof(struct record, member), (max), (table), sizeof(table) / sizeof *(table), sizeof(struct item) }

/* Appends; false when `out` is full. */
bool tw_wire_encode(struct tw_buf *out, const void *record, const struct tw_wire_field *fields, size_t count);
/* Fills *record (zeroed by the caller); lists go into `arena`, slices point into the reader's body. Sets the reader's
 * failure on anything out of range, ill-formed text, or when memory is out. */
void tw_wire_decode(struct tw_wire_reader *r, struct tw_arena *arena, void *record, const struct tw_wire_field *fields,
                    size_t count);
