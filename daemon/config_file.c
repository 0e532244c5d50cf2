#include "daemon/config_file.h"
#include "config/pack.h"

int tw_config_file_load(struct tw_config_file *file, const char *path, const struct tw_paths *paths, struct tw_buf *errors) {
  struct tw_diag diag;
  *file = (struct tw_config_file){.arena = tw_arena_new(0)};
  TW_ARENA_AUTO scratch = tw_arena_new(0); /* packs are only checked here; the parsers load them again */
  if (!file->arena || !scratch) {
    tw_buf_append_cstr(errors, "out of memory\n");
    return TW_ENOMEM;
  }
  tw_diag_init(&diag, scratch);
  tw_settings_load(file->arena, path, &file->settings, &diag);
  for (size_t i = 0; i < file->settings.pack_count; i++) tw_pack_load(scratch, paths->pack_dir, file->settings.packs[i], &diag);
  tw_diag_print(&diag, errors);
  return tw_diag_errors(&diag) ? TW_EINVAL : TW_OK;
}

void tw_config_file_done(struct tw_config_file *file) {
  tw_arena_free(file->arena);
  file->arena = NULL;
}
