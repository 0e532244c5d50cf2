#include "model/quantity.h"

const char *tw_kind_name(enum tw_kind kind) {
  static const char *const names[TW_KIND_COUNT] = {"quantity", "money",   "period",   "date",   "ordinal",
                                                   "percent",  "age",     "duration", "time",   "identifier",
                                                   "phone",    "version", "score",    "marker", "name"};
  return names[kind];
}

const char *tw_qualifier_name(enum tw_qualifier qualifier) {
  static const char *const names[TW_QUALIFIER_COUNT] = {"exact", "approx", "more_than", "at_least", "less_than", "at_most"};
  return names[qualifier];
}
