#include "base/wire_schema.h"
#include "base/decimal.h"
#include "base/utf8.h"

/* The layout that TW_WIRE_LIST and TW_WIRE_ARRAY promise; an array has no capacity. */
struct list {
  char *items;
  size_t count, capacity;
};

static void encode_decimal(struct tw_buf *out, const struct tw_decimal *value) {
  tw_wire_write_u64(out, (uint64_t)value->mantissa);
  tw_wire_write_u64(out, (uint64_t)(value->mantissa >> 64));
  tw_wire_write_u32(out, (uint32_t)value->scale);
}

static void encode_items(struct tw_buf *out, const void *at, const struct tw_wire_field *field) {
  const char *items;
  size_t count;
  memcpy(&items, at, sizeof items);
  memcpy(&count, (const char *)at + offsetof(struct list, count), sizeof count);
  if (count > field->max) out->failed = true;
  tw_wire_write_u32(out, (uint32_t)count);
  for (size_t i = 0; i < count && !out->failed; i++)
    tw_wire_encode(out, items + i * field->item_size, field->fields, field->field_count);
}

static void encode_field(struct tw_buf *out, const char *at, const struct tw_wire_field *field) {
  switch (field->type) {
  case TW_WIRE_BOOL: tw_wire_write_u8(out, *(const bool *)at); break;
  case TW_WIRE_U32:
  case TW_WIRE_I32: tw_wire_write_u32(out, *(const uint32_t *)(const void *)at); break;
  case TW_WIRE_I64: tw_wire_write_u64(out, *(const uint64_t *)(const void *)at); break;
  case TW_WIRE_TEXT:
  case TW_WIRE_BYTES: tw_wire_write_slice(out, *(const struct tw_slice *)(const void *)at); break;
  case TW_WIRE_DECIMAL: encode_decimal(out, (const struct tw_decimal *)(const void *)at); break;
  case TW_WIRE_STRUCT: tw_wire_encode(out, at, field->fields, field->field_count); break;
  case TW_WIRE_LIST:
  case TW_WIRE_ARRAY: encode_items(out, at, field); break;
  }
}

bool tw_wire_encode(struct tw_buf *out, const void *record, const struct tw_wire_field *fields, size_t count) {
  for (size_t i = 0; i < count && !out->failed; i++) encode_field(out, (const char *)record + fields[i].offset, &fields[i]);
  return !out->failed;
}

static void decode_decimal(struct tw_wire_reader *r, struct tw_decimal *value) {
  uint64_t low = tw_wire_read_u64(r), high = tw_wire_read_u64(r);
  struct tw_decimal raw = {.mantissa = (__int128)((unsigned __int128)high << 64 | low), .scale = (int32_t)tw_wire_read_u32(r)};
  /* Shifting by nothing checks the digits and the scale, and normalises. */
  if (raw.scale < 0 || raw.scale > TW_DECIMAL_DIGITS || !tw_decimal_shift(raw, 0, value)) r->failed = true;
}

/* The least an item can take: one byte a field keeps a lying count from costing much memory. */
static void decode_items(struct tw_wire_reader *r, struct tw_arena *arena, char *at, const struct tw_wire_field *field) {
  struct list list = {.count = tw_wire_read_count(r, field->field_count)};
  if (list.count > field->max) r->failed = true;
  if (r->failed || list.count == 0) return;
  list.capacity = list.count;
  list.items = tw_arena_calloc(arena, list.count, field->item_size);
  if (!list.items) {
    r->failed = true;
    return;
  }
  for (size_t i = 0; i < list.count && !r->failed; i++)
    tw_wire_decode(r, arena, list.items + i * field->item_size, field->fields, field->field_count);
  memcpy(at, &list, field->type == TW_WIRE_LIST ? sizeof list : offsetof(struct list, capacity));
}

static void decode_text(struct tw_wire_reader *r, char *at, bool is_text) {
  struct tw_slice value = tw_wire_read_slice(r);
  if (is_text && !tw_utf8_is_valid(value)) r->failed = true;
  memcpy(at, &value, sizeof value);
}

static void decode_u32(struct tw_wire_reader *r, char *at, uint32_t max) {
  uint32_t value = tw_wire_read_u32(r);
  if (value > max)
    r->failed = true;
  else
    memcpy(at, &value, sizeof value);
}

static void decode_field(struct tw_wire_reader *r, struct tw_arena *arena, char *at, const struct tw_wire_field *field) {
  uint64_t wide;
  switch (field->type) {
  case TW_WIRE_BOOL: *(bool *)at = tw_wire_read_u8(r) != 0; break;
  case TW_WIRE_U32: decode_u32(r, at, field->max); break;
  case TW_WIRE_I32: decode_u32(r, at, UINT32_MAX); break;
  case TW_WIRE_I64:
    wide = tw_wire_read_u64(r);
    memcpy(at, &wide, sizeof wide);
    break;
  case TW_WIRE_TEXT: decode_text(r, at, true); break;
  case TW_WIRE_BYTES: decode_text(r, at, false); break;
  case TW_WIRE_DECIMAL: decode_decimal(r, (struct tw_decimal *)(void *)at); break;
  case TW_WIRE_STRUCT: tw_wire_decode(r, arena, at, field->fields, field->field_count); break;
  case TW_WIRE_LIST:
  case TW_WIRE_ARRAY: decode_items(r, arena, at, field); break;
  }
}

void tw_wire_decode(struct tw_wire_reader *r, struct tw_arena *arena, void *record, const struct tw_wire_field *fields,
                    size_t count) {
  for (size_t i = 0; i < count && !r->failed; i++) decode_field(r, arena, (char *)record + fields[i].offset, &fields[i]);
}
