#include "parse/text/url.h"
#include "base/utf8.h"
#include "parse/text/url_escape.h"
#include "parse/text/url_host.h"
#include "parse/text/url_plain.h"

enum {
  URL_MAX_BYTES = 1 << 20, /* references longer than this are attacks or data: images */
  PORT_MAX = 65535,
};

/* A URL record (URL Standard, section 4.1); every part is serialised already. */
struct url {
  struct tw_slice scheme; /* lower case, without the colon */
  struct tw_slice userinfo, host, port;
  struct tw_slice path;
  struct tw_slice query, fragment; /* absent differs from empty */
  bool has_host, has_opaque_path;
};

struct parser {
  struct tw_arena *arena;
  const struct url *base; /* NULL: none */
  struct url *url;
  bool is_special;
  bool has_query; /* the reference has one */
};

static const struct {
  struct tw_slice scheme, port;
} special_schemes[] = {
    {{"http", 4}, {"80", 2}}, {{"https", 5}, {"443", 3}}, {{"ftp", 3}, {"21", 2}},
    {{"ws", 2}, {"80", 2}},   {{"wss", 3}, {"443", 3}},   {{"file", 4}, {NULL, 0}},
};

static int find_special(struct tw_slice scheme) {
  for (size_t i = 0; i < sizeof special_schemes / sizeof *special_schemes; i++)
    if (tw_slice_eq(special_schemes[i].scheme, scheme)) return (int)i;
  return -1;
}

static bool is_file(struct tw_slice scheme) {
  return tw_slice_is(scheme, "file");
}

static bool is_alpha(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_slash(const struct parser *p, char c) {
  return c == '/' || (p->is_special && c == '\\');
}

/* Length of the scheme that `s` starts with, before its colon; 0 when there is none. */
static size_t scheme_length(struct tw_slice s) {
  if (s.len == 0 || !is_alpha(s.ptr[0])) return 0;
  for (size_t i = 1; i < s.len; i++) {
    char c = s.ptr[i];
    if (c == ':') return i;
    if (!is_alpha(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

/* "Windows drive letter": a letter and ':' or '|'; `s` must hold nothing else unless `start_only`. */
static bool is_drive(struct tw_slice s, bool start_only) {
  if (s.len < 2 || !is_alpha(s.ptr[0]) || (s.ptr[1] != ':' && s.ptr[1] != '|')) return false;
  return s.len == 2 || (start_only && strchr("/\\?#", s.ptr[2]));
}

/* Does the path begin with a normalised drive letter, "/C:"? */
static bool has_drive(struct tw_slice path) {
  return path.len >= 3 && is_alpha(path.ptr[1]) && path.ptr[2] == ':' && (path.len == 3 || path.ptr[3] == '/');
}

static struct tw_slice escaped(struct tw_arena *arena, struct tw_slice s, enum tw_url_set set) {
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, arena, (size_t)URL_MAX_BYTES * 3);
  return tw_url_escape_append(&out, s, set) ? tw_arena_dup(arena, tw_buf_slice(&out)) : TW_SLICE_NONE;
}

/* Dots of a segment, "%2e" counted as one: 1, 2, or 0 when it is anything else. */
static int count_dots(struct tw_slice segment) {
  int dots = 0;
  for (size_t i = 0; i < segment.len; i++) {
    if (segment.ptr[i] == '%' && tw_slice_eq_nocase(tw_slice_sub(segment, i, i + 3), TW_SLICE("%2e")))
      i += 2;
    else if (segment.ptr[i] != '.')
      return 0;
    if (++dots > 2) return 0;
  }
  return dots;
}

/* "shorten a path": without its last segment; a file's drive stays. */
static size_t shortened(const struct parser *p, struct tw_slice path) {
  bool drive_only = is_file(p->url->scheme) && path.len == 3 && has_drive(path);
  size_t len = path.len;
  if (drive_only) return len;
  while (len > 0 && path.ptr[len - 1] != '/') len--;
  return len > 0 ? len - 1 : 0;
}

static void push_segment(const struct parser *p, struct tw_buf *path, struct tw_slice segment) {
  bool drive = is_file(p->url->scheme) && path->len == 0 && is_drive(segment, false);
  tw_buf_append_char(path, '/');
  tw_url_escape_append(path, segment, TW_URL_SET_PATH);
  if (drive && !tw_buf_failed(path)) path->data[path->len - 1] = ':';
}

/* "path state": the segments of `rest` behind what `start` holds. */
static bool parse_path(const struct parser *p, struct tw_slice start, struct tw_slice rest) {
  TW_BUF_AUTO path;
  tw_buf_init_for(&path, p->arena, (size_t)URL_MAX_BYTES * 4);
  tw_buf_append(&path, start);
  for (size_t at = 0; at <= rest.len;) {
    size_t end = at;
    while (end < rest.len && !is_slash(p, rest.ptr[end])) end++;
    struct tw_slice segment = tw_slice_sub(rest, at, end);
    bool last = end == rest.len;
    int dots = count_dots(segment);
    if (dots == 2) path.len = shortened(p, tw_buf_slice(&path));
    if (dots == 0)
      push_segment(p, &path, segment);
    else if (last)
      push_segment(p, &path, TW_SLICE(""));
    at = end + 1;
  }
  p->url->path = tw_arena_dup(p->arena, tw_buf_slice(&path));
  return !tw_buf_failed(&path) && p->url->path.ptr;
}

/* "path start state": a leading slash opens the first segment. */
static bool parse_path_start(const struct parser *p, struct tw_slice rest) {
  if (rest.len == 0 && !p->is_special) {
    p->url->path = TW_SLICE("");
    return true;
  }
  if (rest.len && is_slash(p, rest.ptr[0])) rest = tw_slice_sub(rest, 1, rest.len);
  return parse_path(p, TW_SLICE(""), rest);
}

static bool parse_port(const struct parser *p, struct tw_slice text) {
  uint64_t port;
  if (text.len == 0) return true;
  if (!tw_slice_to_u64(text, &port) || port > PORT_MAX) return false;
  struct tw_slice number = tw_arena_printf(p->arena, "%u", (unsigned)port);
  int special = find_special(p->url->scheme);
  if (special < 0 || !tw_slice_eq(special_schemes[special].port, number)) p->url->port = number;
  return true;
}

static bool parse_host(const struct parser *p, struct tw_slice text) {
  TW_BUF_AUTO host;
  tw_buf_init_for(&host, p->arena, URL_MAX_BYTES);
  p->url->has_host = true;
  bool good = p->is_special ? tw_url_host_append(&host, text) : tw_url_host_append_opaque(&host, text);
  p->url->host = tw_arena_dup(p->arena, tw_buf_slice(&host));
  return good && p->url->host.ptr;
}

static bool parse_userinfo(const struct parser *p, struct tw_slice text) {
  const char *colon = text.len ? memchr(text.ptr, ':', text.len) : NULL;
  size_t cut = colon ? (size_t)(colon - text.ptr) : text.len;
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, p->arena, (size_t)URL_MAX_BYTES * 4);
  tw_url_escape_append(&out, tw_slice_sub(text, 0, cut), TW_URL_SET_USERINFO);
  if (cut + 1 < text.len) {
    tw_buf_append_char(&out, ':');
    tw_url_escape_append(&out, tw_slice_sub(text, cut + 1, text.len), TW_URL_SET_USERINFO);
  }
  if (out.len) tw_buf_append_char(&out, '@');
  p->url->userinfo = tw_arena_dup(p->arena, tw_buf_slice(&out));
  return !tw_buf_failed(&out) && p->url->userinfo.ptr;
}

/* Offset of the colon before the port, outside brackets; the length when there is none. */
static size_t find_port(struct tw_slice host) {
  bool inside = false;
  for (size_t i = 0; i < host.len; i++) {
    if (host.ptr[i] == '[') inside = true;
    if (host.ptr[i] == ']') inside = false;
    if (host.ptr[i] == ':' && !inside) return i;
  }
  return host.len;
}

/* "authority state" to the end: user, host, port, path. */
static bool parse_authority(const struct parser *p, struct tw_slice rest) {
  size_t end = 0;
  while (end < rest.len && !is_slash(p, rest.ptr[end])) end++;
  struct tw_slice authority = tw_slice_sub(rest, 0, end);
  const char *at = end ? memrchr(authority.ptr, '@', end) : NULL;
  if (at) {
    size_t cut = (size_t)(at - authority.ptr);
    if (!parse_userinfo(p, tw_slice_sub(authority, 0, cut))) return false;
    authority = tw_slice_sub(authority, cut + 1, authority.len);
  }
  size_t colon = find_port(authority);
  struct tw_slice host = tw_slice_sub(authority, 0, colon);
  if (host.len == 0 && (p->is_special || at || colon < authority.len)) return false;
  return parse_host(p, host) && parse_port(p, tw_slice_sub(authority, colon + 1, authority.len)) &&
         parse_path_start(p, tw_slice_sub(rest, end, rest.len));
}

static struct tw_slice skip_slashes(const struct parser *p, struct tw_slice rest) {
  while (rest.len && is_slash(p, rest.ptr[0])) rest = tw_slice_sub(rest, 1, rest.len);
  return rest;
}

static void copy_authority(struct url *to, const struct url *from) {
  to->userinfo = from->userinfo;
  to->host = from->host;
  to->port = from->port;
  to->has_host = from->has_host;
}

/* "relative state" and what follows from it. */
static bool parse_relative(const struct parser *p, struct tw_slice rest) {
  if (rest.len >= 2 && is_slash(p, rest.ptr[0]) && is_slash(p, rest.ptr[1]))
    return parse_authority(p, p->is_special ? skip_slashes(p, rest) : tw_slice_sub(rest, 2, rest.len));
  copy_authority(p->url, p->base);
  if (rest.len && is_slash(p, rest.ptr[0])) return parse_path_start(p, rest);
  if (rest.len) return parse_path(p, tw_slice_sub(p->base->path, 0, shortened(p, p->base->path)), rest);
  p->url->path = p->base->path;
  if (!p->has_query) p->url->query = p->base->query;
  return true;
}

/* "file host state": two slashes are behind us. */
static bool parse_file_host(const struct parser *p, struct tw_slice rest) {
  size_t end = 0;
  while (end < rest.len && !is_slash(p, rest.ptr[end])) end++;
  struct tw_slice host = tw_slice_sub(rest, 0, end);
  if (is_drive(host, false)) return parse_path(p, TW_SLICE(""), rest);
  if (host.len && !parse_host(p, host)) return false;
  if (tw_slice_is(p->url->host, "localhost")) p->url->host = TW_SLICE("");
  return parse_path_start(p, tw_slice_sub(rest, end, rest.len));
}

static bool parse_file(const struct parser *p, struct tw_slice rest) {
  const struct url *base = p->base && is_file(p->base->scheme) ? p->base : NULL;
  p->url->has_host = true;
  p->url->host = TW_SLICE("");
  if (rest.len >= 2 && is_slash(p, rest.ptr[0]) && is_slash(p, rest.ptr[1]))
    return parse_file_host(p, tw_slice_sub(rest, 2, rest.len));
  if (!base) return parse_path_start(p, rest);
  p->url->host = base->host;
  if (rest.len && is_slash(p, rest.ptr[0])) {
    rest = tw_slice_sub(rest, 1, rest.len);
    bool keep_drive = !is_drive(rest, true) && has_drive(base->path);
    return parse_path(p, tw_slice_sub(base->path, 0, keep_drive ? 3 : 0), rest);
  }
  if (rest.len) return parse_path(p, tw_slice_sub(base->path, 0, is_drive(rest, true) ? 0 : shortened(p, base->path)), rest);
  p->url->path = base->path;
  if (!p->has_query) p->url->query = base->query;
  return true;
}

/* What follows the scheme, without query and fragment. */
static bool parse_hierarchy(struct parser *p, struct tw_slice rest) {
  if (is_file(p->url->scheme)) return parse_file(p, rest);
  bool two = rest.len >= 2 && rest.ptr[0] == '/' && rest.ptr[1] == '/';
  if (p->is_special && p->base && !two && tw_slice_eq(p->base->scheme, p->url->scheme)) return parse_relative(p, rest);
  if (p->is_special) return parse_authority(p, skip_slashes(p, rest));
  if (two) return parse_authority(p, tw_slice_sub(rest, 2, rest.len));
  if (rest.len && rest.ptr[0] == '/') return parse_path_start(p, rest);
  p->url->has_opaque_path = true;
  p->url->path = escaped(p->arena, rest, TW_URL_SET_C0);
  return p->url->path.ptr != NULL;
}

/* Cut `mark` and what follows off *rest; absent when it is not there. */
static struct tw_slice cut_behind(struct tw_slice *rest, char mark) {
  const char *at = rest->len ? memchr(rest->ptr, mark, rest->len) : NULL;
  if (!at) return TW_SLICE_NONE;
  size_t cut = (size_t)(at - rest->ptr);
  struct tw_slice behind = tw_slice_sub(*rest, cut + 1, rest->len);
  *rest = tw_slice_sub(*rest, 0, cut);
  return behind;
}

static struct tw_slice lowered(struct tw_arena *arena, struct tw_slice s) {
  char *out = tw_arena_alloc(arena, s.len);
  if (!out) return TW_SLICE_NONE;
  for (size_t i = 0; i < s.len; i++) out[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]);
  return tw_slice_of(out, s.len);
}

/* The basic URL parser (section 4.4) on text that is cleaned already. */
static bool parse(struct tw_arena *arena, const struct url *base, struct tw_slice text, struct url *ret_url) {
  *ret_url = (struct url){0};
  struct parser p = {.arena = arena, .base = base, .url = ret_url};
  size_t scheme = scheme_length(text);
  if (scheme == 0 && !base) return false;
  ret_url->scheme = scheme ? lowered(arena, tw_slice_sub(text, 0, scheme)) : base->scheme;
  p.is_special = find_special(ret_url->scheme) >= 0;
  struct tw_slice rest = scheme ? tw_slice_sub(text, scheme + 1, text.len) : text;
  struct tw_slice fragment = cut_behind(&rest, '#'), query = cut_behind(&rest, '?');
  p.has_query = query.ptr != NULL;
  if (fragment.ptr) ret_url->fragment = escaped(arena, fragment, TW_URL_SET_FRAGMENT);
  if (query.ptr) ret_url->query = escaped(arena, query, p.is_special ? TW_URL_SET_SPECIAL_QUERY : TW_URL_SET_QUERY);
  if (scheme) return parse_hierarchy(&p, rest);
  if (!base->has_opaque_path) return is_file(base->scheme) ? parse_file(&p, rest) : parse_relative(&p, rest);
  if (rest.len || query.ptr || !fragment.ptr) return false;
  struct tw_slice kept = ret_url->fragment;
  *ret_url = *base;
  ret_url->fragment = kept;
  return true;
}

static struct tw_slice serialize(struct tw_arena *arena, const struct url *u) {
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, arena, (size_t)URL_MAX_BYTES * 8);
  tw_buf_append(&out, u->scheme);
  tw_buf_append_char(&out, ':');
  if (u->has_host) {
    tw_buf_append_cstr(&out, "//");
    tw_buf_append(&out, u->userinfo);
    tw_buf_append(&out, u->host);
    if (u->port.len) tw_buf_append_char(&out, ':');
    tw_buf_append(&out, u->port);
  } else if (!u->has_opaque_path && u->path.len > 1 && u->path.ptr[1] == '/') {
    tw_buf_append_cstr(&out, "/."); /* or the path would read as a host */
  }
  tw_buf_append(&out, u->path);
  if (u->query.ptr) tw_buf_append_char(&out, '?');
  tw_buf_append(&out, u->query);
  if (u->fragment.ptr) tw_buf_append_char(&out, '#');
  tw_buf_append(&out, u->fragment);
  return tw_buf_failed(&out) ? TW_SLICE_NONE : tw_arena_dup(arena, tw_buf_slice(&out));
}

/* Without C0 controls and blanks at both ends, without tabs and line ends anywhere, and well-formed UTF-8. */
static struct tw_slice clean(struct tw_arena *arena, struct tw_slice s) {
  if (!s.ptr || s.len > URL_MAX_BYTES) return TW_SLICE_NONE;
  while (s.len && (unsigned char)s.ptr[0] <= ' ') s = tw_slice_sub(s, 1, s.len);
  while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ') s.len--;
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, arena, (size_t)URL_MAX_BYTES * 3);
  tw_utf8_append_repaired(&out, s);
  size_t len = 0;
  for (size_t i = 0; i < out.len; i++)
    if (!memchr("\t\n\r", out.data[i], 3)) out.data[len++] = out.data[i];
  return tw_buf_failed(&out) ? TW_SLICE_NONE : tw_arena_dup(arena, tw_slice_of(out.data ? out.data : "", len));
}

static bool resolve(struct tw_arena *arena, struct tw_slice base_text, struct tw_slice reference, struct url *ret_url) {
  struct tw_slice text = clean(arena, reference), clean_base = clean(arena, base_text);
  struct url base;
  bool has_base = clean_base.len && parse(arena, NULL, clean_base, &base);
  return text.ptr && parse(arena, has_base ? &base : NULL, text, ret_url);
}

struct tw_slice tw_url_resolve(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference) {
  struct url url;
  struct tw_slice plain = tw_url_plain_resolve(arena, base, reference);
  if (plain.ptr) return plain;
  return resolve(arena, base, reference, &url) ? serialize(arena, &url) : TW_SLICE_NONE;
}

/* Schemes that run code, read local files or wrap another URL that may. */
static bool is_unsafe(struct tw_slice scheme) {
  static const char *const unsafe[] = {
      "javascript", "data",        "vbscript",  "file",   "jscript", "livescript",   "mocha",     "blob",
      "filesystem", "view-source", "jar",       "mhtml",  "mk",      "res",          "shell",     "about",
      "chrome",     "resource",    "wyciwyg",   "ms-its", "its",     "ms-msdt",      "search-ms", "vnd.ms.radio",
      "hcp",        "smb",         "localfile", "afp",    "nfs",     "x-javascript",
  };
  for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
    if (tw_slice_is(scheme, unsafe[i])) return true;
  return false;
}

struct tw_slice tw_url_resolve_safe(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference) {
  struct url url;
  struct tw_slice plain = tw_url_plain_resolve(arena, base, reference);
  if (plain.ptr) return plain;
  if (!resolve(arena, base, reference, &url) || is_unsafe(url.scheme)) return TW_SLICE_NONE;
  return serialize(arena, &url);
}

struct tw_slice tw_url_host(struct tw_slice url) {
  ptrdiff_t start = tw_slice_find(url, TW_SLICE("://"), 0);
  if (start < 0 || scheme_length(url) != (size_t)start) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(url, (size_t)start + 3, url.len);
  size_t end = 0;
  while (end < rest.len && !strchr("/\\?#", rest.ptr[end])) end++;
  rest = tw_slice_sub(rest, 0, end);
  const char *at = rest.len ? memrchr(rest.ptr, '@', rest.len) : NULL;
  if (at) rest = tw_slice_sub(rest, (size_t)(at - rest.ptr) + 1, rest.len);
  rest = tw_slice_sub(rest, 0, find_port(rest));
  return rest.len ? rest : TW_SLICE_NONE;
}
