/* Facts drawn from one article's text, before they become records. Slices live in the arena or frame of the extraction;
 * offsets count bytes of the article's text. */
#pragma once
#include "model/quantity.h"

enum tw_basis {
  TW_BASIS_NONE,
  TW_BASIS_STATED,    /* in the figure's own clause */
  TW_BASIS_SENTENCE,  /* elsewhere in its sentence */
  TW_BASIS_PARAGRAPH, /* the paragraph's or list's lead */
  TW_BASIS_OPERATION, /* an operation named after a year */
  TW_BASIS_RELATIVE,  /* resolved on the date of publication */
  TW_BASIS_COUNT
};

/* CONTRACTS.md, "tallywire explain": the closed list. docs/explain.md describes each; a test compares the two. */
enum tw_reason {
  TW_REASON_NONE,
  TW_REASON_YEAR,
  TW_REASON_ORDINAL,
  TW_REASON_AGE,
  TW_REASON_DURATION,
  TW_REASON_PERCENTAGE,
  TW_REASON_LIST_SIZE,
  TW_REASON_THRESHOLD,
  TW_REASON_NAME,
  TW_REASON_SLOGAN,
  TW_REASON_BOILERPLATE,
  TW_REASON_UNIT_UNKNOWN,
  TW_REASON_NO_RULE,
  TW_REASON_NEGATED,
  TW_REASON_PLANNED,
  TW_REASON_REPEATED,
  TW_REASON_LOW_CONFIDENCE,
  TW_REASON_COUNT
};

enum { TW_CONFIDENCE_ONE = 1000 }; /* confidence is kept in thousandths, so that it stays exact */

struct tw_observation {
  struct tw_slice measure, unit;
  struct tw_slice role, jurisdiction, status; /* absent where there is none; status "planned" */
  struct tw_decimal value, value_max;
  bool has_max;
  enum tw_qualifier qualifier;
  struct tw_period period;
  enum tw_basis period_basis;
  uint32_t start, end;             /* the figure with its unit */
  uint32_t quote_start, quote_end; /* the sentence or clause around it */
  struct tw_slice rule;            /* "asset-recovery/persons-returned@3" */
  int32_t confidence;              /* 0..TW_CONFIDENCE_ONE */
  int32_t part_of;                 /* index in the same list, or -1 */
};

struct tw_observation_list {
  struct tw_observation *items;
  size_t count, capacity;
};

struct tw_event {
  struct tw_slice type, status;
  struct tw_slice date, date_end; /* "YYYY-MM-DD", "YYYY-MM", "YYYY"; absent when not stated */
  enum tw_basis date_basis;
  struct tw_slice place;
  struct tw_slice *persons;
  size_t person_count;
  struct tw_slice *parties;
  size_t party_count;
  uint32_t start, end; /* the trigger */
  uint32_t quote_start, quote_end;
  struct tw_slice rule;
  int32_t confidence;
};

struct tw_event_list {
  struct tw_event *items;
  size_t count, capacity;
};

/* One line of `explain`: what became of one found object. */
struct tw_verdict_line {
  uint32_t found; /* index in the found list */
  bool accepted;
  enum tw_reason reason; /* TW_REASON_NONE when accepted */
  struct tw_slice measure, rule;
  struct tw_slice *steps;
  size_t step_count;
};

struct tw_verdict_list {
  struct tw_verdict_line *items;
  size_t count, capacity;
};

/* All that one text gave. */
struct tw_extraction {
  struct tw_observation_list observations;
  struct tw_event_list events;
  struct tw_found_list found;      /* filled when asked for */
  struct tw_verdict_list verdicts; /* filled when asked for; one for each found */
  uint32_t rejected[TW_REASON_COUNT];
};

const char *tw_basis_name(enum tw_basis basis);    /* "" for none */
const char *tw_reason_name(enum tw_reason reason); /* "" for none */
