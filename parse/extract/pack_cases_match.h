/* What a case expects against what the text gave. */
#pragma once
#include "parse/extract/extract.h"

/* One text's findings of one pack, and which expectation owns each. */
struct tw_case_match {
  const struct tw_pack_case *test;
  const struct tw_extraction *found;
  int *owner_of_metric; /* index of test->expected; TW_CASE_FREE; TW_CASE_FOREIGN for another pack's */
  int *owner_of_event;
  bool *is_met;   /* of test->expected */
  bool *is_asked; /* scratch of the search */
};

enum { TW_CASE_FREE = -1, TW_CASE_FOREIGN = -2 };

/* Gives every expectation a finding of its own where that can be done, so that a vague expectation does not take what a
 * precise one needs. Arrays are in `arena`. 0 or TW_ENOMEM. */
int tw_case_match(struct tw_arena *arena, const struct tw_pack *pack, const struct tw_pack_case *test,
                  const struct tw_extraction *found, struct tw_case_match *ret_match);
/* True when nothing is missing and nothing that the case looks at came too much. */
bool tw_case_passes(const struct tw_case_match *match);
/* Why the text's number of that value gave no record; TW_REASON_NONE when the text has none such or it was accepted. */
enum tw_reason tw_case_rejection(const struct tw_case_match *match, const struct tw_pack_expected *expected);
