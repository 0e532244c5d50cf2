/* The border between parse/scan/scan.c and a language's folder. */
#pragma once
#include "parse/scan/scan.h"

struct tw_scan_language {
  const char *code; /* BCP 47 primary tag */
  /* Append what stands in `text` to *list, ordered by start, without overlaps. 0 or TW_ENOMEM. */
  int (*scan)(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options, struct tw_found_list *list);
  /* What every scan of the language needs and none changes, in `arena`; NULL when memory is out. */
  const void *(*prepare)(struct tw_arena *arena);
};

/* What `language` prepares: of options->tables where there are some, else made now in `arena`. NULL when memory is out. */
const void *tw_scan_prepared(struct tw_arena *arena, const struct tw_scan_options *options,
                             const struct tw_scan_language *language);

extern const struct tw_scan_language tw_scan_language_en;
extern const struct tw_scan_language tw_scan_language_zh;
