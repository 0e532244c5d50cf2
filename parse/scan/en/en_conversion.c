#include "parse/scan/en/en_conversion.h"

static const char *const ties[] = {"or",
                                   "or the equivalent of",
                                   "the equivalent of",
                                   "equivalent of",
                                   "equivalent to",
                                   "equal to",
                                   "equivalent",
                                   "which is",
                                   "that is",
                                   "i.e.",
                                   "ie",
                                   "converted to",
                                   "converting to",
                                   "amounting to",
                                   "translating to",
                                   "/",
                                   "=",
                                   "≈",
                                   NULL};
static const char *const leads[] = {"about",     "around",    "approximately", "approx.",   "approx", "roughly",  "some",
                                    "nearly",    "almost",    "just",          "over",      "under",  "close to", "an",
                                    "estimated", "now",       "then",          "today",     "~",      "c.",       "ca.",
                                    "in",        "nominally", "worth",         "valued at", NULL};
static const char *const behind[] = {"at",   "as of", "then",   "now", "today",      "based on", "using",
                                     "each", "per",   "apiece", "US",  "equivalent", NULL};

const struct tw_conversion_words tw_en_conversion_words = {.ties = ties, .leads = leads, .behind = behind};
