/* What the passes of parse/extract see of compiled rules. */
#pragma once
#include "parse/extract/functions.h"
#include "parse/extract/lexicon.h"
#include "parse/extract/name_chars.h"
#include "parse/extract/rules.h"
#include "parse/scan/scan.h"

struct tw_rules {
  struct tw_pack **packs;
  size_t count;
  struct tw_lexicon *lexicon;
  struct tw_arena *arena;                   /* of the tables */
  const struct tw_scan_tables *scan_tables; /* of parse/scan, for every article */
  const struct tw_functions *functions;
  const struct tw_name_chars *name_chars;
};
