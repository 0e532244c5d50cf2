/* JSON (RFC 8259) written in the order of the calls; numbers as exact text. Reading is jansson's. */
#pragma once
#include "base/buf.h"
#include "base/decimal.h"

enum { TW_JSON_DEPTH = 32 }; /* deeper than any document of ours */

struct tw_json_writer {
  struct tw_buf *out; /* borrowed; its failure is the writer's */
  int depth;
  bool has_item[TW_JSON_DEPTH];
  bool after_key;
};

/* Appends to `out`, which must outlive the writer. */
void tw_json_writer_init(struct tw_json_writer *w, struct tw_buf *out);
void tw_json_object_begin(struct tw_json_writer *w);
void tw_json_object_end(struct tw_json_writer *w);
void tw_json_array_begin(struct tw_json_writer *w);
void tw_json_array_end(struct tw_json_writer *w);
void tw_json_key(struct tw_json_writer *w, const char *key);
/* Ill-formed UTF-8 is written as U+FFFD; the absent slice as null. */
void tw_json_string(struct tw_json_writer *w, struct tw_slice value);
void tw_json_int(struct tw_json_writer *w, int64_t value);
void tw_json_decimal(struct tw_json_writer *w, struct tw_decimal value);
void tw_json_bool(struct tw_json_writer *w, bool value);
void tw_json_null(struct tw_json_writer *w);
/* A value that is JSON text already; it is not looked into. */
void tw_json_raw(struct tw_json_writer *w, struct tw_slice json);

/* key and value; the _opt forms leave the pair out when the value is absent or empty. */
void tw_json_put_string(struct tw_json_writer *w, const char *key, struct tw_slice value);
void tw_json_put_string_opt(struct tw_json_writer *w, const char *key, struct tw_slice value);
void tw_json_put_int(struct tw_json_writer *w, const char *key, int64_t value);
void tw_json_put_decimal(struct tw_json_writer *w, const char *key, struct tw_decimal value);
void tw_json_put_bool(struct tw_json_writer *w, const char *key, bool value);
/* One array of strings. */
void tw_json_put_strings(struct tw_json_writer *w, const char *key, const struct tw_slice *values, size_t count);
