/* A borrowed run of bytes. Never owns; valid as long as what it points into (an arena, a frame, a literal).
 * `ptr == NULL` means absent; a non-NULL ptr with `len == 0` means present and empty. Not NUL-terminated. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct tw_slice {
  const char *ptr;
  size_t len;
};

#define TW_SLICE(literal) ((struct tw_slice){(literal), sizeof(literal) - 1})
#define TW_SLICE_NONE     ((struct tw_slice){NULL, 0})
/* For printf("%.*s"): at most 2 GiB, which every limit of ours is far below. */
#define TW_SLICE_ARG(s) (int)(s).len, ((s).ptr ? (s).ptr : "")

/* Borrow a C string; NULL gives the absent slice. */
static inline struct tw_slice tw_slice_from(const char *cstr) {
  return (struct tw_slice){cstr, cstr ? strlen(cstr) : 0};
}

static inline struct tw_slice tw_slice_of(const void *ptr, size_t len) {
  return (struct tw_slice){(const char *)ptr, len};
}

/* True for absent and for empty. */
static inline bool tw_slice_is_empty(struct tw_slice s) {
  return s.len == 0;
}

/* Bytes equal; absent equals empty. */
static inline bool tw_slice_eq(struct tw_slice a, struct tw_slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool tw_slice_is(struct tw_slice a, const char *cstr) {
  return tw_slice_eq(a, tw_slice_from(cstr));
}

/* [start, end), both clamped to the slice. */
static inline struct tw_slice tw_slice_sub(struct tw_slice s, size_t start, size_t end) {
  if (end > s.len) end = s.len;
  if (start > end) start = end;
  return (struct tw_slice){s.ptr ? s.ptr + start : NULL, end - start};
}

/* ASCII case folded; other bytes must be equal. */
bool tw_slice_eq_nocase(struct tw_slice a, struct tw_slice b);
bool tw_slice_has_prefix(struct tw_slice s, struct tw_slice prefix);
bool tw_slice_has_prefix_nocase(struct tw_slice s, struct tw_slice prefix);
bool tw_slice_has_suffix(struct tw_slice s, struct tw_slice suffix);
/* Without leading and trailing ASCII white space. */
struct tw_slice tw_slice_trim(struct tw_slice s);
/* Offset of the first occurrence at or after `from`, or -1. Linear time (memmem). */
ptrdiff_t tw_slice_find(struct tw_slice s, struct tw_slice needle, size_t from);
/* Take what stands before the first `sep` (or all) off the front of *rest; false when *rest is used up. */
bool tw_slice_split(struct tw_slice *rest, char sep, struct tw_slice *ret_part);
/* memcmp order, shorter first; for qsort and bsearch. */
int tw_slice_cmp(struct tw_slice a, struct tw_slice b);
/* Unsigned decimal, the whole slice; false on anything else or overflow. */
bool tw_slice_to_u64(struct tw_slice s, uint64_t *ret_value);
