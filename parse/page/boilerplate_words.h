/* What the lines say that sites put around and into article bodies: English, the larger European languages, Chinese, Japanese and
 * Korean. */
#pragma once
#include <stddef.h>

enum tw_phrase_match {
  TW_PHRASE_WHOLE,  /* the line is this, punctuation aside */
  TW_PHRASE_STARTS, /* the line starts with it */
};

struct tw_phrase {
  const char *text; /* ASCII in lower case */
  enum tw_phrase_match match;
};

/* In the order of strcmp. Lines of their own. */
extern const struct tw_phrase tw_boilerplate_lines[];
extern const size_t tw_boilerplate_line_count;
/* In the order of strcmp. Headings and lines behind which nothing of the article comes. */
extern const struct tw_phrase tw_boilerplate_enders[];
extern const size_t tw_boilerplate_ender_count;
/* In the order of strcmp. The same as headings only: as lines they also stand inside bodies, over one link. */
extern const struct tw_phrase tw_boilerplate_heads[];
extern const size_t tw_boilerplate_head_count;
/* Anywhere in what closes a body; ASCII in lower case. */
extern const char *const tw_boilerplate_closings[];
extern const size_t tw_boilerplate_closing_count;
