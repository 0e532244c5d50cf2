/* A configuration with everything it names: settings and rule packs, checked together, errors printed as people read them. */
#pragma once
#include "config/pack.h"
#include "config/settings.h"
#include "daemon/paths.h"

struct tw_config_file {
  struct tw_arena *arena;
  struct tw_settings settings;
};

/* Loads `path`; every error of the file, of conf.d/ and of the packs (`parts` of them) is appended to `errors` as text. 0 or
 * TW_EINVAL. Pair with tw_config_file_done in every case. */
int tw_config_file_load(struct tw_config_file *file, const char *path, const struct tw_paths *paths, enum tw_pack_parts parts,
                        struct tw_buf *errors);
/* The same for a command: what is wrong is printed on standard error. */
int tw_config_file_open(struct tw_config_file *file, const char *path, const struct tw_paths *paths, enum tw_pack_parts parts);
void tw_config_file_done(struct tw_config_file *file);
