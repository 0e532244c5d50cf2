/* links: tw_model */
/* The first byte chooses the frame; what decodes must encode to the same bytes again. */
#include "model/emit_frames.h"
#include <stdlib.h>

enum { MAX_HEADERS = 16 };

static void check_config(struct tw_slice body, struct tw_buf *again) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_emit_config config;
  if (arena && tw_emit_config_decode(body, arena, &config, NULL) == 0) tw_emit_config_encode(&config, again);
}

static void check_ready(struct tw_slice body, struct tw_buf *again) {
  struct tw_emit_ready ready;
  if (tw_emit_ready_decode(body, &ready, NULL) == 0) tw_emit_ready_encode(&ready, again);
}

static void check_row(struct tw_slice body, struct tw_buf *again) {
  struct tw_emit_row row;
  if (tw_emit_row_decode(body, &row, NULL) == 0) tw_emit_row_encode(&row, again);
}

static void check_ack(struct tw_slice body, struct tw_buf *again) {
  struct tw_emit_ack ack;
  if (tw_emit_ack_decode(body, &ack, NULL) == 0) tw_emit_ack_encode(&ack, again);
}

static void check_failed(struct tw_slice body, struct tw_buf *again) {
  struct tw_emit_failed failed;
  if (tw_emit_failed_decode(body, &failed, NULL) == 0) tw_emit_failed_encode(&failed, again);
}

static void check_headers(struct tw_slice body, struct tw_buf *again) {
  struct tw_header headers[MAX_HEADERS];
  size_t count;
  if (tw_headers_decode(body, headers, MAX_HEADERS, &count, NULL) == 0 && body.len) tw_headers_encode(headers, count, again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static void (*const checks[])(struct tw_slice, struct tw_buf *) = {check_config, check_ready,  check_row,
                                                                     check_ack,    check_failed, check_headers};
  if (size == 0) return 0;
  struct tw_slice body = tw_slice_of(data + 1, size - 1);
  TW_BUF_AUTO again;
  tw_buf_init(&again, 0);
  checks[data[0] % (sizeof checks / sizeof checks[0])](body, &again);
  /* A bool may be any non-zero byte on the wire, so lengths are compared, not bytes. */
  if (again.len && again.len != body.len) abort();
  return 0;
}
