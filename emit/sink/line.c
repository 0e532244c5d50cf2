#include "emit/sink/line.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "emit/json/record_json.h"
#include "emit/sink/headers.h"
#include <sodium/utils.h>

static void append_string(struct tw_buf *out, struct tw_slice value) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_string(&w, value);
}

static void append_base64(struct tw_buf *out, struct tw_slice bytes) {
  size_t size = sodium_base64_ENCODED_LEN(bytes.len, sodium_base64_VARIANT_ORIGINAL);
  tw_buf_append_char(out, '"');
  char *room = tw_buf_reserve(out, size);
  if (!room) return;
  sodium_bin2base64(room, size, (const unsigned char *)bytes.ptr, bytes.len, sodium_base64_VARIANT_ORIGINAL);
  out->len += size - 1; /* its NUL is not ours */
  tw_buf_append_cstr(out, "\",\"encoding\":\"base64\"");
}

static void append_value(struct tw_buf *out, const struct tw_emit_row *row, const struct tw_headers *headers) {
  tw_buf_append_cstr(out, ",\"value\":");
  /* Only what we wrote ourselves has a schema, and that is JSON on one line. */
  if (tw_headers_find(headers, TW_HEADER_SCHEMA).ptr)
    tw_buf_append(out, row->value);
  else if (tw_utf8_is_valid(row->value))
    append_string(out, row->value);
  else
    append_base64(out, row->value);
}

static void append_headers(struct tw_buf *out, const struct tw_headers *headers) {
  struct tw_json_writer w;
  tw_buf_append_cstr(out, ",\"headers\":");
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  char name[TW_HEADER_NAME_BYTES];
  for (size_t i = 0; i < headers->count; i++) {
    if (!headers->items[i].value.ptr || !tw_headers_name(&headers->items[i], name)) continue;
    tw_json_put_string(&w, name, headers->items[i].value);
  }
  tw_json_object_end(&w);
}

bool tw_line_append(struct tw_buf *out, const struct tw_emit_row *row) {
  struct tw_headers headers;
  tw_headers_load(&headers, row->headers);
  tw_buf_append_cstr(out, "{\"topic\":");
  append_string(out, row->topic);
  tw_buf_append_cstr(out, ",\"key\":");
  append_string(out, row->key);
  append_value(out, row, &headers);
  if (headers.count) append_headers(out, &headers);
  return tw_buf_append_cstr(out, "}\n");
}
