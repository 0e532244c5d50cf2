/* English inflection of a pack's verbs and nouns: the pack writes "bring back", the text has "brought back". */
#pragma once
#include "base/arena.h"
#include "base/error.h"

enum tw_form {
  TW_FORM_PLAIN, /* not inflected: a phrase, a Chinese word */
  TW_FORM_BASE,
  TW_FORM_THIRD,      /* recovers */
  TW_FORM_PAST,       /* recovered, gave */
  TW_FORM_PARTICIPLE, /* given; for regular verbs the past is both */
  TW_FORM_GERUND,
  TW_FORM_SINGULAR,
  TW_FORM_PLURAL,
  TW_FORM_COUNT
};

struct tw_inflected {
  struct tw_slice text[TW_FORM_COUNT]; /* absent where the form is not distinct */
};

/* Forms of a verb, of its first word when it is a phrase ("hand over"), or of the first behind an adverb ("illegally obtain"). A
 * verb that starts with '=' is left as it stands. Texts are in `arena`. 0 or TW_ENOMEM. */
int tw_inflect_verb(struct tw_arena *arena, struct tw_slice verb, struct tw_inflected *ret_forms);
/* Singular and plural of a noun's last word; '=' as above. */
int tw_inflect_noun(struct tw_arena *arena, struct tw_slice noun, struct tw_inflected *ret_forms);
