#include "model/observation.h"

const char *tw_basis_name(enum tw_basis basis) {
  static const char *const names[TW_BASIS_COUNT] = {"", "stated", "sentence", "paragraph", "operation", "relative"};
  return names[basis];
}

const char *tw_reason_name(enum tw_reason reason) {
  static const char *const names[TW_REASON_COUNT] = {
      "",       "year",        "ordinal",      "age",     "duration", "percentage", "list_size", "threshold",     "name",
      "slogan", "boilerplate", "unit_unknown", "no_rule", "negated",  "planned",    "repeated",  "low_confidence"};
  return names[reason];
}
