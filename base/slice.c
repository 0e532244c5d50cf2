#include "base/slice.h"
#include "base/ascii.h"

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool tw_slice_eq_nocase(struct tw_slice a, struct tw_slice b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (tw_ascii_lower(a.ptr[i]) != tw_ascii_lower(b.ptr[i])) return false;
  return true;
}

/* A first byte looked at here saves most calls of memcmp: these two are asked for whole tables of words at every character. */
bool tw_slice_has_prefix(struct tw_slice s, struct tw_slice prefix) {
  if (prefix.len == 0) return true;
  return s.len >= prefix.len && s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

bool tw_slice_has_prefix_nocase(struct tw_slice s, struct tw_slice prefix) {
  return s.len >= prefix.len && tw_slice_eq_nocase(tw_slice_sub(s, 0, prefix.len), prefix);
}

bool tw_slice_has_suffix(struct tw_slice s, struct tw_slice suffix) {
  if (suffix.len == 0) return true;
  return s.len >= suffix.len && s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] &&
         memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

struct tw_slice tw_slice_trim(struct tw_slice s) {
  while (s.len && is_space(s.ptr[0])) s = tw_slice_sub(s, 1, s.len);
  while (s.len && is_space(s.ptr[s.len - 1])) s.len--;
  return s;
}

/* memmem prepares a table first, which takes longer than a short text does. */
static ptrdiff_t find_in_short(struct tw_slice s, struct tw_slice needle, size_t from) {
  for (size_t last = s.len - needle.len; from <= last; from++) {
    const char *first = memchr(s.ptr + from, needle.ptr[0], last - from + 1);
    if (!first) return -1;
    from = (size_t)(first - s.ptr);
    if (memcmp(first, needle.ptr, needle.len) == 0) return (ptrdiff_t)from;
  }
  return -1;
}

ptrdiff_t tw_slice_find(struct tw_slice s, struct tw_slice needle, size_t from) {
  enum { SHORT_BYTES = 128 };
  if (from > s.len || needle.len > s.len - from) return -1;
  if (needle.len == 0) return (ptrdiff_t)from;
  if (s.len - from <= SHORT_BYTES) return find_in_short(s, needle, from);
  const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
  return hit ? hit - s.ptr : -1;
}

bool tw_slice_split(struct tw_slice *rest, char sep, struct tw_slice *ret_part) {
  if (!rest->ptr) return false;
  const char *at = rest->len ? memchr(rest->ptr, sep, rest->len) : NULL;
  if (!at) {
    *ret_part = *rest;
    *rest = TW_SLICE_NONE;
    return true;
  }
  size_t len = (size_t)(at - rest->ptr);
  *ret_part = tw_slice_of(rest->ptr, len);
  *rest = tw_slice_of(at + 1, rest->len - len - 1);
  return true;
}

int tw_slice_cmp(struct tw_slice a, struct tw_slice b) {
  size_t common = a.len < b.len ? a.len : b.len;
  int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
  if (order) return order;
  return (a.len > b.len) - (a.len < b.len);
}

bool tw_slice_to_u64(struct tw_slice s, uint64_t *ret_value) {
  if (s.len == 0) return false;
  uint64_t value = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    if (__builtin_mul_overflow(value, 10u, &value) || __builtin_add_overflow(value, (uint64_t)(s.ptr[i] - '0'), &value))
      return false;
  }
  *ret_value = value;
  return true;
}
