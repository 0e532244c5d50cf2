/* What the passes of parse/extract see of compiled rules. */
#pragma once
#include "parse/extract/lexicon.h"
#include "parse/extract/rules.h"
#include "parse/scan/scan.h"

struct tw_rules {
  struct tw_pack **packs;
  size_t count;
  struct tw_lexicon *lexicon;
  struct tw_arena *arena;                   /* of scan_tables */
  const struct tw_scan_tables *scan_tables; /* of parse/scan, for every article */
};
