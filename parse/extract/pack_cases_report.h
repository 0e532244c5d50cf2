/* How a run of a pack's cases is told: as text for a person, as JSON for a program. Each form is a table of functions, called in
 * the order of its members, failure and uncovered any number of times. */
#pragma once
#include "base/json_writer.h"
#include "parse/extract/pack_cases_match.h"

struct tw_case_telling {
  struct tw_buf *out; /* borrowed; its failure is the telling's */
  const struct tw_pack *pack;
  size_t failed; /* so far */
  struct tw_json_writer json;
};

/* A rule that no case needs. */
struct tw_case_uncovered {
  const char *kind; /* "trigger", "event", "trap" */
  struct tw_slice file;
  int line;
  struct tw_slice of;   /* the measure or event type; absent for a trap */
  struct tw_slice word; /* the rule's first */
};

struct tw_case_form {
  void (*begin)(struct tw_case_telling *t);
  /* `gate_weight`: what the text's words weigh where that kept the pack from it, else NULL */
  void (*failure)(struct tw_case_telling *t, const struct tw_case_match *match, const int *gate_weight);
  void (*total)(struct tw_case_telling *t);
  void (*uncovered)(struct tw_case_telling *t, const struct tw_case_uncovered *rule);
  void (*end)(struct tw_case_telling *t);
};

extern const struct tw_case_form tw_case_form_text, tw_case_form_json;
