/* Where the program's other parts are: beside it in a build folder, or where the packages put them. */
#pragma once
#include "base/arena.h"

struct tw_paths {
  const char *parse;    /* tallywire-parse */
  const char *emit;     /* tallywire-emit */
  const char *pack_dir; /* shipped rule packs */
};

#define TW_DEFAULT_CONFIG "/etc/tallywire/tallywire.yaml"

/* Paths live in `arena`. What is found nowhere gets the installed name, so that the error names it. 0 or TW_ENOMEM. */
int tw_paths_find(struct tw_arena *arena, struct tw_paths *ret_paths);
