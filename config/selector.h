/* CSS selectors of links (Selectors Level 4), the part that names places in a page: elements, *, #id, .class, [name],
 * [name=value] and its kin ~= |= ^= $= *=, :not(one simple selector), descendants, children (>), and lists by commas. */
#pragma once
#include "base/error.h"
#include "base/slice.h"

enum { TW_SELECTOR_COMPOUNDS = 32, TW_SELECTOR_SIMPLES = 128 }; /* of one selector: far above any that people write */

enum tw_selector_match {
  TW_SELECTOR_ELEMENT,
  TW_SELECTOR_PRESENT, /* [name] */
  TW_SELECTOR_EQUAL,   /* [name=value], #id */
  TW_SELECTOR_WORD,    /* [name~=value], .class */
  TW_SELECTOR_DASHED,  /* [name|=value] */
  TW_SELECTOR_PREFIX,
  TW_SELECTOR_SUFFIX,
  TW_SELECTOR_CONTAINS,
};

struct tw_selector_simple {
  enum tw_selector_match match;
  bool is_negated, ignores_case;
  struct tw_slice name, value; /* in the selector's text */
};

/* Simple selectors for one element. */
struct tw_selector_compound {
  size_t first, count;
  bool is_child; /* of what the compound before it matches, else a descendant */
  bool is_start; /* of a selector of the list */
};

struct tw_selector {
  struct tw_selector_simple simples[TW_SELECTOR_SIMPLES];
  struct tw_selector_compound compounds[TW_SELECTOR_COMPOUNDS];
  size_t simple_count, compound_count;
};

/* `text` is borrowed as long as the selector. 0; TW_EINVAL or TW_ELIMIT with *error that names the place by its column. */
int tw_selector_parse(struct tw_slice text, struct tw_selector *ret_selector, struct tw_error *error);
/* Which compounds an element matches, a bit each. `attributes`: name, value, ..., NULL; values may be NULL. Names without case.
 */
uint32_t tw_selector_compounds(const struct tw_selector *selector, const char *element, const char *const *attributes);
