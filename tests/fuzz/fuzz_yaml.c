/* links: tw_config */
/* Any bytes as a configuration: tree, settings, and the report of what is wrong. */
#include "config/settings_read.h"

enum { ARENA_MAX_BYTES = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_MAX_BYTES);
  TW_BUF_AUTO report;
  struct tw_diag diag;
  struct tw_settings settings;
  struct tw_slice file = TW_SLICE("fuzz"), bytes = tw_slice_of(data, size);
  if (!arena) return 0;
  tw_buf_init(&report, 0);
  tw_diag_init(&diag, arena);
  tw_diag_source(&diag, file, bytes);
  tw_settings_default(&settings);
  const struct tw_yaml_node *root = tw_yaml_parse(arena, file, bytes, &diag);
  if (root) {
    struct tw_settings_reader reader = {.arena = arena, .diag = &diag, .file = file, .base_dir = TW_SLICE("/etc/tallywire")};
    struct tw_settings_source_list sources = {0};
    struct tw_settings_place_list places = {0};
    tw_settings_read_map(&reader, root, TW_SLICE(""), &settings);
    tw_settings_read_sources(&reader, tw_yaml_get(root, "sources"), arena, &sources, &places);
    tw_settings_check_names(&diag, &places);
  }
  tw_diag_print(&diag, &report);
  return 0;
}
