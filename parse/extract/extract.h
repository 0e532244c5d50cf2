/* An article's text to observations and events. Pure: same text, same rules, same result. */
#pragma once
#include "model/article.h"
#include "model/observation.h"
#include "parse/extract/rules.h"

struct tw_extract_options {
  struct tw_slice lang;         /* hint; absent: the article's, else guessed */
  struct tw_slice published;    /* hint when the article does not state it */
  struct tw_slice jurisdiction; /* of the publisher; absent: by the article's host, else not known */
  bool want_found, want_verdicts;
};

/* All in `arena` or pointing into the article and the rules. 0 or TW_ENOMEM. */
int tw_extract_article(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_article *article,
                       const struct tw_extract_options *options, struct tw_extraction *ret_extraction);
