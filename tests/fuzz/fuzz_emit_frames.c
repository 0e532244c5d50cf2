/* links: tw_model */
/* What daemon and emitter say to each other, from either side's view of the other. */
#include "model/emit_frames.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 16 << 20, HEADERS = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_BYTES);
  struct tw_slice body = tw_slice_of(data, size);
  struct tw_emit_config config;
  struct tw_emit_ready ready;
  struct tw_emit_row row;
  struct tw_emit_ack ack;
  struct tw_emit_failed failed;
  struct tw_header headers[HEADERS];
  struct tw_error error;
  size_t count;
  if (!arena) return 0;
  tw_emit_config_decode(body, arena, &config, &error);
  tw_emit_ready_decode(body, &ready, &error);
  tw_emit_ack_decode(body, &ack, &error);
  tw_emit_failed_decode(body, &failed, &error);
  if (tw_emit_row_decode(body, &row, &error) == TW_OK) tw_headers_decode(row.headers, headers, HEADERS, &count, &error);
  return 0;
}
