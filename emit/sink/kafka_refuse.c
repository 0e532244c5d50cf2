#include "emit/sink/kafka_refuse.h"
#include "base/utf8.h"
#include "emit/json/record_json.h"
#include "emit/sink/headers.h"

enum { KEPT_BYTES = 2048 }; /* of a URL or an error text: the replacement itself must be small enough for any topic */

const char *tw_kafka_refuse_reason(rd_kafka_resp_err_t code) {
  static const struct {
    rd_kafka_resp_err_t code;
    const char *reason;
  } reasons[] = {
      {RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, "too_large"},
      {RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE, "too_large"},
      {RD_KAFKA_RESP_ERR_INVALID_RECORD, "refused"},
  };
  for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
    if (reasons[i].code == code) return reasons[i].reason;
  return NULL;
}

static struct tw_slice kept(struct tw_slice s) {
  return tw_slice_sub(s, 0, s.len > KEPT_BYTES ? tw_utf8_floor(s, KEPT_BYTES) : s.len);
}

static const char *as_text(struct tw_arena *arena, struct tw_slice s, const char *fallback) {
  struct tw_slice copy = tw_slice_is_empty(s) ? TW_SLICE_NONE : tw_arena_dup(arena, kept(s));
  return copy.ptr ? copy.ptr : fallback;
}

static bool write_headers(struct tw_buf *out, const struct tw_emit_row *row, const struct tw_headers *old, bool was_record,
                          rd_kafka_resp_err_t code, struct tw_arena *arena) {
  struct tw_slice error_text = tw_arena_printf(arena, "the broker refused %zu bytes: %s", row->value.len, rd_kafka_err2str(code));
  if (was_record) return tw_deadletter_digest_headers(out, tw_kafka_refuse_reason(code), "emit", kept(row->key), error_text);
  struct tw_slice told = tw_headers_find(old, TW_HEADER_ERROR);
  return tw_deadletter_digest_headers(out, as_text(arena, tw_headers_find(old, TW_HEADER_REASON), tw_kafka_refuse_reason(code)),
                                      as_text(arena, tw_headers_find(old, TW_HEADER_STAGE), "emit"),
                                      kept(tw_headers_find(old, TW_HEADER_URL)), told.ptr ? kept(told) : error_text);
}

bool tw_kafka_refuse_replace(struct tw_emit_row *row, struct tw_slice topic_prefix, rd_kafka_resp_err_t code,
                             struct tw_arena *arena) {
  TW_BUF_AUTO value;
  TW_BUF_AUTO headers;
  tw_buf_init(&value, 0);
  tw_buf_init(&headers, 0);
  struct tw_headers old;
  struct tw_digest id;
  tw_headers_load(&old, row->headers);
  struct tw_slice topic = tw_arena_printf(arena, "%.*s.%s", TW_SLICE_ARG(topic_prefix), tw_topic_name(TW_TOPIC_DEADLETTER));
  bool was_record = !tw_slice_eq(topic, row->topic);
  bool has_id = tw_digest_parse(tw_headers_find(&old, TW_HEADER_ID), &id);
  tw_deadletter_json(&value, row->value, has_id ? &id : NULL, was_record ? row->topic : TW_SLICE_NONE);
  if (!write_headers(&headers, row, &old, was_record, code, arena) || tw_buf_failed(&value)) return false;
  row->value = tw_arena_dup(arena, tw_buf_slice(&value));
  row->headers = tw_arena_dup(arena, tw_buf_slice(&headers));
  row->topic = topic;
  row->key = kept(row->key);
  return row->value.ptr && row->headers.ptr && row->topic.ptr;
}
