/* The border between parse/scan/scan.c and a language's folder. */
#pragma once
#include "parse/scan/scan.h"

struct tw_scan_language {
  const char *code; /* BCP 47 primary tag */
  /* Append what stands in `text` to *list, ordered by start, without overlaps. 0 or TW_ENOMEM. */
  int (*scan)(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options, struct tw_found_list *list);
};

extern const struct tw_scan_language tw_scan_language_en;
extern const struct tw_scan_language tw_scan_language_zh;
