/* A rule pack: words, units, measures, roles, events and test cases of a domain, as loaded from YAML. Plain data in an
 * arena; parse/extract compiles it. Grammar is C, vocabulary is here. */
#pragma once
#include "config/diag.h"

struct tw_pack;

/* Load and validate one pack. `name_or_path`: a name found in `pack_dir` (NAME.yaml), or a path with a '/' or ending in
 * .yaml. NULL when there is any error (in *diag). */
struct tw_pack *tw_pack_load(struct tw_arena *arena, const char *pack_dir, struct tw_slice name_or_path, struct tw_diag *diag);
