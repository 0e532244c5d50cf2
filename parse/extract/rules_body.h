/* What the passes of parse/extract see of compiled rules. */
#pragma once
#include "parse/extract/lexicon.h"
#include "parse/extract/rules.h"

struct tw_rules {
  struct tw_pack **packs;
  size_t count;
  struct tw_lexicon *lexicon;
};
