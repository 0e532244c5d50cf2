/* What the names of a page's elements, classes and ids were found to mean, so that one that comes again is not read again: a page
 * has thousands of them, and some dozen different ones. Direct-mapped: a name that falls on another's slot takes it. */
#pragma once
#include "base/slice.h"
#include "parse/page/tags.h"
#include <stdbool.h>

/* Slots, powers of two: more than most pages have different names; and bytes of the class lists that are remembered. */
enum { TW_NAME_MEMO_TAGS = 64, TW_NAME_MEMO_HINTS = 256, TW_NAME_MEMO_BYTES = 59 };

/* All zero is empty. */
struct tw_name_memo {
  struct {
    const char *name; /* borrowed */
    enum tw_tag tag;
    bool is_custom;
  } tags[TW_NAME_MEMO_TAGS];
  struct {
    uint32_t hints;
    uint8_t len; /* 0: empty */
    char names[TW_NAME_MEMO_BYTES];
  } hints[TW_NAME_MEMO_HINTS];
};

/* tw_tags_find of `name`, and whether it is a custom element's ("amp-sidebar"). Names are told apart by their addresses: `name`
 * must stand where it does, unchanged, as long as the memo, as those do that libxml2 keeps in its dictionary. */
enum tw_tag tw_name_memo_tag(struct tw_name_memo *memo, const char *name, bool *ret_is_custom);
/* tw_hints_of `names`. */
uint32_t tw_name_memo_hints(struct tw_name_memo *memo, struct tw_slice names);
