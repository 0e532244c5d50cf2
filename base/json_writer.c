#include "base/json_writer.h"
#include "base/utf8.h"

void tw_json_writer_init(struct tw_json_writer *w, struct tw_buf *out) {
  *w = (struct tw_json_writer){.out = out};
}

static void separate(struct tw_json_writer *w) {
  if (w->after_key) {
    w->after_key = false;
    return;
  }
  if (w->depth == 0) return;
  if (w->has_item[w->depth - 1]) tw_buf_append_char(w->out, ',');
  w->has_item[w->depth - 1] = true;
}

static void begin(struct tw_json_writer *w, char bracket) {
  separate(w);
  tw_buf_append_char(w->out, bracket);
  if (w->depth == TW_JSON_DEPTH) {
    w->out->failed = true;
    return;
  }
  w->has_item[w->depth++] = false;
}

static void end(struct tw_json_writer *w, char bracket) {
  tw_buf_append_char(w->out, bracket);
  if (w->depth > 0) w->depth--;
}

void tw_json_object_begin(struct tw_json_writer *w) {
  begin(w, '{');
}

void tw_json_object_end(struct tw_json_writer *w) {
  end(w, '}');
}

void tw_json_array_begin(struct tw_json_writer *w) {
  begin(w, '[');
}

void tw_json_array_end(struct tw_json_writer *w) {
  end(w, ']');
}

static void write_escape(struct tw_buf *out, unsigned char c) {
  static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  for (size_t i = 0; i + 1 < sizeof shorts; i += 2)
    if (shorts[i] == (char)c) {
      char pair[2] = {'\\', shorts[i + 1]};
      tw_buf_append(out, tw_slice_of(pair, 2));
      return;
    }
  tw_buf_printf(out, "\\u%04x", c);
}

static void write_quoted(struct tw_buf *out, struct tw_slice s) {
  tw_buf_append_char(out, '"');
  size_t plain = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    tw_buf_append(out, tw_slice_sub(s, plain, i));
    write_escape(out, c);
    plain = i + 1;
  }
  tw_buf_append(out, tw_slice_sub(s, plain, s.len));
  tw_buf_append_char(out, '"');
}

void tw_json_string(struct tw_json_writer *w, struct tw_slice value) {
  if (!value.ptr) {
    tw_json_null(w);
    return;
  }
  separate(w);
  if (tw_utf8_is_valid(value)) {
    write_quoted(w->out, value);
    return;
  }
  TW_BUF_AUTO repaired;
  tw_buf_init(&repaired, 0);
  if (!tw_utf8_append_repaired(&repaired, value)) w->out->failed = true;
  write_quoted(w->out, tw_buf_slice(&repaired));
}

void tw_json_key(struct tw_json_writer *w, const char *key) {
  separate(w);
  write_quoted(w->out, tw_slice_from(key));
  tw_buf_append_char(w->out, ':');
  w->after_key = true;
}

void tw_json_int(struct tw_json_writer *w, int64_t value) {
  separate(w);
  tw_buf_printf(w->out, "%lld", (long long)value);
}

void tw_json_decimal(struct tw_json_writer *w, struct tw_decimal value) {
  char text[TW_DECIMAL_TEXT_BYTES];
  separate(w);
  tw_buf_append(w->out, tw_slice_of(text, tw_decimal_format(value, text)));
}

void tw_json_bool(struct tw_json_writer *w, bool value) {
  separate(w);
  tw_buf_append_cstr(w->out, value ? "true" : "false");
}

void tw_json_null(struct tw_json_writer *w) {
  separate(w);
  tw_buf_append_cstr(w->out, "null");
}

void tw_json_raw(struct tw_json_writer *w, struct tw_slice json) {
  separate(w);
  tw_buf_append(w->out, json);
}

void tw_json_put_string(struct tw_json_writer *w, const char *key, struct tw_slice value) {
  tw_json_key(w, key);
  tw_json_string(w, value);
}

void tw_json_put_string_opt(struct tw_json_writer *w, const char *key, struct tw_slice value) {
  if (!tw_slice_is_empty(value)) tw_json_put_string(w, key, value);
}

void tw_json_put_int(struct tw_json_writer *w, const char *key, int64_t value) {
  tw_json_key(w, key);
  tw_json_int(w, value);
}

void tw_json_put_decimal(struct tw_json_writer *w, const char *key, struct tw_decimal value) {
  tw_json_key(w, key);
  tw_json_decimal(w, value);
}

void tw_json_put_bool(struct tw_json_writer *w, const char *key, bool value) {
  tw_json_key(w, key);
  tw_json_bool(w, value);
}

void tw_json_put_strings(struct tw_json_writer *w, const char *key, const struct tw_slice *values, size_t count) {
  tw_json_key(w, key);
  tw_json_array_begin(w);
  for (size_t i = 0; i < count; i++) tw_json_string(w, values[i]);
  tw_json_array_end(w);
}
