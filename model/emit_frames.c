#include "model/emit_frames.h"
#include "base/wire_schema.h"

/* librdkafka 2 knows 170 properties; more than this is no configuration. */
enum { MAX_PROPERTIES = 1024 };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct tw_wire_field property_fields[] = {
    TW_WIRE(TEXT, tw_emit_property, name, 0),
    TW_WIRE(TEXT, tw_emit_property, value, 0),
};

static const struct tw_wire_field config_fields[] = {
    TW_WIRE(TEXT, tw_emit_config, sink, 0),
    TW_WIRE(TEXT, tw_emit_config, topic_prefix, 0),
    TW_WIRE(BOOL, tw_emit_config, topic_create, 0),
    TW_WIRE(U32, tw_emit_config, topic_partitions, UINT32_MAX),
    TW_WIRE(U32, tw_emit_config, topic_replication, UINT32_MAX),
    TW_WIRE(BYTES, tw_emit_config, file_path, 0),
    TW_WIRE(I64, tw_emit_config, mark, 0),
    TW_WIRE(I64, tw_emit_config, length, 0),
    TW_WIRE(BOOL, tw_emit_config, transactional, 0),
    TW_WIRE(TEXT, tw_emit_config, instance, 0),
    TW_WIRE_MANY(ARRAY, tw_emit_config, properties, tw_emit_property, MAX_PROPERTIES, property_fields),
};

static const struct tw_wire_field ready_fields[] = {
    TW_WIRE(BOOL, tw_emit_ready, has_mark, 0),
    TW_WIRE(I64, tw_emit_ready, mark, 0),
};

static const struct tw_wire_field row_fields[] = {
    TW_WIRE(I64, tw_emit_row, seq, 0),     TW_WIRE(TEXT, tw_emit_row, topic, 0),    TW_WIRE(BYTES, tw_emit_row, key, 0),
    TW_WIRE(BYTES, tw_emit_row, value, 0), TW_WIRE(BYTES, tw_emit_row, headers, 0),
};

static const struct tw_wire_field ack_fields[] = {
    TW_WIRE(I64, tw_emit_ack, seq, 0),
    TW_WIRE(I64, tw_emit_ack, length, 0),
};

static const struct tw_wire_field failed_fields[] = {
    TW_WIRE(U32, tw_emit_failed, verdict, TW_STOP),
    TW_WIRE(BYTES, tw_emit_failed, text, 0),
};

static const struct tw_wire_field fault_fields[] = {
    TW_WIRE(U32, tw_emit_fault, property, UINT32_MAX),
    TW_WIRE(BYTES, tw_emit_fault, text, 0),
    TW_WIRE(BYTES, tw_emit_fault, known, 0),
};

static int decode(struct tw_slice body, struct tw_arena *arena, void *record, const struct tw_wire_field *fields, size_t count,
                  const char *name, struct tw_error *error) {
  struct tw_wire_reader reader;
  tw_wire_reader_init(&reader, body);
  tw_wire_decode(&reader, arena, record, fields, count);
  if (tw_wire_reader_is_done(&reader)) return 0;
  return tw_error_set(error, TW_EINVAL, TW_STOP, "a frame that is no %s", name);
}

bool tw_emit_config_encode(const struct tw_emit_config *config, struct tw_buf *out) {
  return tw_wire_encode(out, config, config_fields, COUNT(config_fields));
}

int tw_emit_config_decode(struct tw_slice body, struct tw_arena *arena, struct tw_emit_config *ret_config,
                          struct tw_error *error) {
  *ret_config = (struct tw_emit_config){0};
  return decode(body, arena, ret_config, config_fields, COUNT(config_fields), "configuration", error);
}

bool tw_emit_ready_encode(const struct tw_emit_ready *ready, struct tw_buf *out) {
  return tw_wire_encode(out, ready, ready_fields, COUNT(ready_fields));
}

int tw_emit_ready_decode(struct tw_slice body, struct tw_emit_ready *ret_ready, struct tw_error *error) {
  *ret_ready = (struct tw_emit_ready){0};
  return decode(body, NULL, ret_ready, ready_fields, COUNT(ready_fields), "greeting", error);
}

bool tw_emit_row_encode(const struct tw_emit_row *row, struct tw_buf *out) {
  return tw_wire_encode(out, row, row_fields, COUNT(row_fields));
}

int tw_emit_row_decode(struct tw_slice body, struct tw_emit_row *ret_row, struct tw_error *error) {
  *ret_row = (struct tw_emit_row){0};
  return decode(body, NULL, ret_row, row_fields, COUNT(row_fields), "row", error);
}

bool tw_emit_ack_encode(const struct tw_emit_ack *ack, struct tw_buf *out) {
  return tw_wire_encode(out, ack, ack_fields, COUNT(ack_fields));
}

int tw_emit_ack_decode(struct tw_slice body, struct tw_emit_ack *ret_ack, struct tw_error *error) {
  *ret_ack = (struct tw_emit_ack){0};
  return decode(body, NULL, ret_ack, ack_fields, COUNT(ack_fields), "acknowledgement", error);
}

bool tw_emit_failed_encode(const struct tw_emit_failed *failed, struct tw_buf *out) {
  return tw_wire_encode(out, failed, failed_fields, COUNT(failed_fields));
}

int tw_emit_failed_decode(struct tw_slice body, struct tw_emit_failed *ret_failed, struct tw_error *error) {
  *ret_failed = (struct tw_emit_failed){0};
  return decode(body, NULL, ret_failed, failed_fields, COUNT(failed_fields), "failure", error);
}

bool tw_emit_fault_encode(const struct tw_emit_fault *fault, struct tw_buf *out) {
  return tw_wire_encode(out, fault, fault_fields, COUNT(fault_fields));
}

int tw_emit_fault_decode(struct tw_slice body, struct tw_emit_fault *ret_fault, struct tw_error *error) {
  *ret_fault = (struct tw_emit_fault){0};
  return decode(body, NULL, ret_fault, fault_fields, COUNT(fault_fields), "fault", error);
}

bool tw_headers_encode(const struct tw_header *headers, size_t count, struct tw_buf *out) {
  tw_wire_write_u32(out, (uint32_t)count);
  for (size_t i = 0; i < count; i++) {
    tw_wire_write_slice(out, headers[i].name);
    tw_wire_write_slice(out, headers[i].value);
  }
  return !tw_buf_failed(out);
}

int tw_headers_decode(struct tw_slice encoded, struct tw_header *ret_headers, size_t capacity, size_t *ret_count,
                      struct tw_error *error) {
  struct tw_wire_reader reader;
  *ret_count = 0;
  if (tw_slice_is_empty(encoded)) return 0;
  tw_wire_reader_init(&reader, encoded);
  size_t count = tw_wire_read_count(&reader, 2 * sizeof(uint32_t));
  if (count > capacity)
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "%zu headers, at most %zu are allowed", count, capacity);
  for (size_t i = 0; i < count; i++) {
    ret_headers[i].name = tw_wire_read_slice(&reader);
    ret_headers[i].value = tw_wire_read_slice(&reader);
  }
  if (!tw_wire_reader_is_done(&reader)) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "headers that are none");
  *ret_count = count;
  return 0;
}
