#include "parse/text/url_plain.h"

enum {
  PLAIN_MAX_BYTES = 1 << 16, /* longer ones are rare enough to be parsed */
  NOT_PLAIN = 0,             /* no length or offset of a plain thing */
};

/* Characters that a path, query and fragment of a special URL keep as they are. */
enum { PATH = 1, TAIL = 2, HOST = 4 };
static const uint8_t classes[256] = {
    ['a' ... 'z'] = PATH | TAIL | HOST,
    ['0' ... '9'] = PATH | TAIL | HOST,
    ['A' ... 'Z'] = PATH | TAIL,
    ['-'] = PATH | TAIL | HOST,
    ['.'] = PATH | TAIL | HOST,
    ['/'] = PATH | TAIL,
    ['?'] = TAIL,
    ['_'] = PATH | TAIL,
    ['~'] = PATH | TAIL,
    ['!'] = PATH | TAIL,
    ['$'] = PATH | TAIL,
    ['&'] = PATH | TAIL,
    ['('] = PATH | TAIL,
    [')'] = PATH | TAIL,
    ['*'] = PATH | TAIL,
    ['+'] = PATH | TAIL,
    [','] = PATH | TAIL,
    [';'] = PATH | TAIL,
    ['='] = PATH | TAIL,
    [':'] = PATH | TAIL,
    ['@'] = PATH | TAIL,
    ['%'] = PATH | TAIL,
};

static size_t skip(struct tw_slice s, size_t at, unsigned class) {
  while (at < s.len && (classes[(unsigned char)s.ptr[at]] & class)) at++;
  return at;
}

/* Length of "scheme://host" before a slash; the host is lower-case ASCII without a port, its last label no number, none
 * of its labels an internationalised one (those are checked). */
static size_t plain_origin(struct tw_slice s) {
  bool secure = tw_slice_has_prefix(s, TW_SLICE("https://"));
  if (!secure && !tw_slice_has_prefix(s, TW_SLICE("http://"))) return NOT_PLAIN;
  size_t start = secure ? 8 : 7, end = skip(s, start, HOST);
  if (end == start || end == s.len || s.ptr[end] != '/') return NOT_PLAIN;
  if (tw_slice_find(tw_slice_sub(s, start, end), TW_SLICE("xn--"), 0) >= 0) return NOT_PLAIN;
  const char *dot = memrchr(s.ptr + start, '.', end - start);
  char last = dot ? dot[1] : s.ptr[start];
  return last >= 'a' && last <= 'z' && last != 'x' ? end : NOT_PLAIN;
}

/* Segments that begin with a dot or an escape may be dot segments. */
static bool may_be_dots(struct tw_slice s, size_t at) {
  return at < s.len && (s.ptr[at] == '.' || s.ptr[at] == '%');
}

/* End of the path at `at`, where the URL ends or a query or fragment begins. */
static size_t plain_path(struct tw_slice s, size_t at) {
  size_t start = at;
  for (; at < s.len && (classes[(unsigned char)s.ptr[at]] & PATH); at++)
    if (s.ptr[at] == '/' && may_be_dots(s, at + 1)) return NOT_PLAIN;
  return at > start && (at == s.len || s.ptr[at] == '?' || s.ptr[at] == '#') ? at : NOT_PLAIN;
}

/* Query and fragment, to the end. */
static bool is_plain_tail(struct tw_slice s, size_t at) {
  if (at < s.len && s.ptr[at] == '?') at = skip(s, at, TAIL);
  if (at < s.len && s.ptr[at] == '#') at = skip(s, at + 1, TAIL);
  return at == s.len;
}

/* "/a/b?c" or "b?c"; a colon before any slash could end a scheme, two slashes open a host. */
static bool is_plain_relative(struct tw_slice s) {
  size_t end = plain_path(s, 0);
  if (end == NOT_PLAIN || may_be_dots(s, 0) || !is_plain_tail(s, end)) return false;
  if (s.ptr[0] == '/') return s.len < 2 || s.ptr[1] != '/';
  return !memchr(s.ptr, ':', end);
}

static struct tw_slice joined(struct tw_arena *arena, struct tw_slice a, struct tw_slice b) {
  char *out = tw_arena_alloc(arena, a.len + b.len + 1);
  if (!out) return TW_SLICE_NONE;
  memcpy(out, a.ptr, a.len);
  memcpy(out + a.len, b.ptr, b.len);
  out[a.len + b.len] = '\0';
  return tw_slice_of(out, a.len + b.len);
}

/* What stands before a relative reference: the base's origin, or its path to the last slash; empty when the base is not plain. */
static struct tw_slice plain_directory(struct tw_slice base, bool origin_only) {
  size_t origin = plain_origin(base), path = origin == NOT_PLAIN ? NOT_PLAIN : plain_path(base, origin);
  if (path == NOT_PLAIN) return TW_SLICE_NONE;
  if (origin_only) return tw_slice_sub(base, 0, origin);
  const char *slash = memrchr(base.ptr + origin, '/', path - origin);
  return tw_slice_sub(base, 0, (size_t)(slash - base.ptr) + 1);
}

struct tw_slice tw_url_plain_resolve(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference) {
  if (reference.len == 0 || reference.len > PLAIN_MAX_BYTES || base.len > PLAIN_MAX_BYTES) return TW_SLICE_NONE;
  size_t origin = plain_origin(reference);
  if (origin != NOT_PLAIN) {
    size_t path = plain_path(reference, origin);
    return path != NOT_PLAIN && is_plain_tail(reference, path) ? tw_arena_dup(arena, reference) : TW_SLICE_NONE;
  }
  if (!is_plain_relative(reference)) return TW_SLICE_NONE;
  struct tw_slice before = plain_directory(base, reference.ptr[0] == '/');
  return before.len ? joined(arena, before, reference) : TW_SLICE_NONE;
}
