#include "parse/page/name_memo.h"
#include "parse/page/hints.h"
#include <string.h>

/* An odd constant without pattern (the golden ratio's, as in Knuth 6.4): its product spreads over the upper bits. */
static const uint64_t spread = UINT64_C(0x9E3779B97F4A7C15);

static size_t slot_of(uint64_t key, size_t slots) {
  return (size_t)(key * spread >> 40) & (slots - 1);
}

enum tw_tag tw_name_memo_tag(struct tw_name_memo *memo, const char *name, bool *ret_is_custom) {
  size_t slot = slot_of((uint64_t)(uintptr_t)name, TW_NAME_MEMO_TAGS);
  if (memo->tags[slot].name != name) {
    memo->tags[slot].name = name;
    memo->tags[slot].tag = tw_tags_find(name);
    memo->tags[slot].is_custom = memo->tags[slot].tag == TW_TAG_OTHER && strchr(name, '-') != NULL;
  }
  *ret_is_custom = memo->tags[slot].is_custom;
  return memo->tags[slot].tag;
}

/* Of the length, the beginning and the end: class lists differ there. */
static uint64_t key_of(struct tw_slice names) {
  uint64_t head = 0, tail = 0;
  size_t bytes = names.len < sizeof head ? names.len : sizeof head;
  memcpy(&head, names.ptr, bytes);
  memcpy(&tail, names.ptr + names.len - bytes, bytes);
  return head ^ (tail * spread) ^ names.len;
}

uint32_t tw_name_memo_hints(struct tw_name_memo *memo, struct tw_slice names) {
  if (!names.len || names.len > TW_NAME_MEMO_BYTES) return tw_hints_of(names);
  size_t slot = slot_of(key_of(names), TW_NAME_MEMO_HINTS);
  if (memo->hints[slot].len != names.len || memcmp(memo->hints[slot].names, names.ptr, names.len) != 0) {
    memcpy(memo->hints[slot].names, names.ptr, names.len);
    memo->hints[slot].len = (uint8_t)names.len;
    memo->hints[slot].hints = tw_hints_of(names);
  }
  return memo->hints[slot].hints;
}
