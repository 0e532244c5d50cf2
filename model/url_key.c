#include "model/url_key.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "model/url_tracking.h"
#include <stdlib.h>

enum {
  KEY_MAX_BYTES = 16 << 10, /* no article has a longer URL */
  PARAMETERS_MAX = 200,     /* to be sorted */
};

/* ---- the pieces of a URL ---- */

struct pieces {
  struct tw_slice host, port, path, query, fragment;
};

/* Takes what stands before the first of `stops` off the front of *rest. */
static struct tw_slice take_until(struct tw_slice *rest, const char *stops) {
  size_t end = 0;
  while (end < rest->len && !(rest->ptr[end] && strchr(stops, rest->ptr[end]))) end++;
  struct tw_slice part = tw_slice_sub(*rest, 0, end);
  *rest = tw_slice_sub(*rest, end, rest->len);
  return part;
}

static struct tw_slice behind_last(struct tw_slice s, char sign) {
  size_t start = s.len;
  while (start > 0 && s.ptr[start - 1] != sign) start--;
  return tw_slice_sub(s, start, s.len);
}

static void cut_authority(struct tw_slice authority, struct pieces *out) {
  struct tw_slice host = memchr(authority.ptr, '@', authority.len) ? behind_last(authority, '@') : authority;
  bool is_bracketed = host.len && host.ptr[0] == '[';
  out->host = is_bracketed ? take_until(&host, "]") : take_until(&host, ":");
  if (is_bracketed && host.len) {
    out->host.len++;
    host = tw_slice_sub(host, 1, host.len);
  }
  out->port = host.len && host.ptr[0] == ':' ? tw_slice_sub(host, 1, host.len) : TW_SLICE_NONE;
  while (out->host.len && out->host.ptr[out->host.len - 1] == '.') out->host.len--;
}

static bool is_web(struct tw_slice url) {
  return tw_slice_has_prefix_nocase(url, TW_SLICE("http://")) || tw_slice_has_prefix_nocase(url, TW_SLICE("https://"));
}

/* False for what has no host. */
static bool cut(struct tw_slice url, struct pieces *out) {
  ptrdiff_t colon = tw_slice_find(url, TW_SLICE("://"), 0);
  *out = (struct pieces){0};
  if (colon < 0) return false;
  struct tw_slice rest = tw_slice_sub(url, (size_t)colon + 3, url.len);
  cut_authority(take_until(&rest, "/?#\\"), out);
  out->path = take_until(&rest, "?#");
  struct tw_slice query = take_until(&rest, "#");
  out->query = tw_slice_sub(query, 1, query.len);
  out->fragment = tw_slice_sub(rest, 1, rest.len);
  return out->host.len > 0;
}

/* ---- host ---- */

static struct tw_slice without_form(struct tw_slice host) {
  static const char *const forms[] = {"www.", "m.", "mobile.", "wap.", "amp."};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    struct tw_slice rest = tw_slice_sub(host, strlen(forms[i]), host.len);
    /* "m.example" may be a name of its own: what is left must still look like a host. */
    if (tw_slice_has_prefix_nocase(host, tw_slice_from(forms[i])) && memchr(rest.ptr, '.', rest.len)) return rest;
  }
  return host;
}

struct tw_slice tw_url_key_site(struct tw_slice url) {
  struct pieces p;
  return cut(url, &p) ? without_form(p.host) : TW_SLICE_NONE;
}

/* "www.google.com/amp/s/news.example/a" and "news-example.cdn.ampproject.org/c/s/news.example/a" show news.example/a. */
static struct tw_slice behind_amp_cache(const struct pieces *p) {
  static const struct {
    const char *host, *path;
  } caches[] = {{".cdn.ampproject.org", "/c/"}, {".cdn.ampproject.org", "/v/"}, {"cdn.ampproject.org", "/c/"},
                {"cdn.ampproject.org", "/v/"},  {"www.google.com", "/amp/"},    {"google.com", "/amp/"},
                {".bing-amp.com", "/c/"}};
  for (size_t i = 0; i < sizeof caches / sizeof *caches; i++) {
    struct tw_slice host = tw_slice_from(caches[i].host), path = tw_slice_from(caches[i].path);
    bool is_host = host.ptr[0] == '.' ? tw_slice_has_suffix(p->host, host) : tw_slice_eq_nocase(p->host, host);
    if (!is_host || !tw_slice_has_prefix(p->path, path)) continue;
    struct tw_slice inner = tw_slice_sub(p->path, path.len, p->path.len);
    if (tw_slice_has_prefix(inner, TW_SLICE("s/"))) inner = tw_slice_sub(inner, 2, inner.len);
    return inner;
  }
  return TW_SLICE_NONE;
}

static void unwrap_amp_cache(struct pieces *p) {
  struct tw_slice inner = behind_amp_cache(p);
  struct tw_slice path = inner, host = take_until(&path, "/");
  if (!memchr(host.ptr ? host.ptr : "", '.', host.len)) return;
  cut_authority(host, p);
  p->path = path;
}

/* ---- path ---- */

static struct tw_slice without_suffix(struct tw_slice path, const char *suffix) {
  struct tw_slice end = tw_slice_from(suffix);
  bool has = path.len >= end.len && tw_slice_eq_nocase(tw_slice_sub(path, path.len - end.len, path.len), end);
  return has ? tw_slice_sub(path, 0, path.len - end.len) : path;
}

static struct tw_slice without_slashes(struct tw_slice path) {
  while (path.len && path.ptr[path.len - 1] == '/') path.len--;
  return path;
}

/* ";jsessionid=..." and its kin stand at the end of the path. */
static struct tw_slice without_session(struct tw_slice path) {
  static const char *const names[] = {";jsessionid=", ";phpsessid=", ";sid="};
  ptrdiff_t semicolon = tw_slice_find(path, TW_SLICE(";"), 0);
  if (semicolon < 0) return path;
  struct tw_slice tail = tw_slice_sub(path, (size_t)semicolon, path.len);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (tw_slice_has_prefix_nocase(tail, tw_slice_from(names[i]))) return tw_slice_sub(path, 0, (size_t)semicolon);
  return path;
}

static struct tw_slice without_amp_prefix(struct tw_slice path) {
  static const char *const prefixes[] = {"/amp/", "/amphtml/"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    struct tw_slice prefix = tw_slice_from(prefixes[i]);
    if (tw_slice_has_prefix_nocase(path, prefix) && path.len > prefix.len) return tw_slice_sub(path, prefix.len - 1, path.len);
  }
  return path;
}

/* `ret_ending`: what stands behind the path that was kept, ".html" of ".amp.html". */
static struct tw_slice plain_path(struct tw_slice path, struct tw_slice *ret_ending) {
  static const char *const suffixes[] = {"/amp", "/amp.html", ".amp", "/index.html", "/index.htm", "/index.shtml", "/index.php"};
  static const char *const amp_pages[] = {".amp.html", "_amp.html", "-amp.html"};
  path = without_slashes(without_amp_prefix(without_session(path)));
  *ret_ending = TW_SLICE("");
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) path = without_slashes(without_suffix(path, suffixes[i]));
  for (size_t i = 0; i < sizeof amp_pages / sizeof *amp_pages && !ret_ending->len; i++) {
    struct tw_slice plain = without_suffix(path, amp_pages[i]);
    if (plain.len < path.len) *ret_ending = TW_SLICE(".html");
    path = plain;
  }
  return path;
}

/* ---- writing ---- */

static bool is_unreserved(int c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

/* RFC 3986 section 6.2.2: an unreserved character is the same escaped or not, and so are a-f and A-F in an escape. */
static void put_escaped(struct tw_buf *out, struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++) {
    int high = s.ptr[i] == '%' && i + 2 < s.len ? tw_ascii_hex(s.ptr[i + 1]) : -1;
    int low = high >= 0 ? tw_ascii_hex(s.ptr[i + 2]) : -1;
    if (low < 0) {
      tw_buf_append_char(out, s.ptr[i]);
      continue;
    }
    int c = high * 16 + low;
    if (is_unreserved(c))
      tw_buf_append_char(out, (char)c);
    else
      tw_buf_printf(out, "%%%02X", (unsigned)c);
    i += 2;
  }
}

static void put_lower(struct tw_buf *out, struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++)
    tw_buf_append_char(out, s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] | 0x20) : s.ptr[i]);
}

static int compare_slices(const void *a, const void *b) {
  return tw_slice_cmp(*(const struct tw_slice *)a, *(const struct tw_slice *)b);
}

/* The parameters that say which article, in one order. */
static void put_query(struct tw_buf *out, struct tw_slice site, struct tw_slice query) {
  struct tw_slice kept[PARAMETERS_MAX], rest = query, part;
  size_t count = 0;
  while (tw_slice_split(&rest, '&', &part)) {
    if (tw_slice_is_empty(part) || tw_url_tracking_is(site, part)) continue;
    if (count == PARAMETERS_MAX) {
      tw_buf_append_char(out, '?');
      tw_buf_append(out, query);
      return;
    }
    kept[count++] = part;
  }
  if (count > 1) qsort(kept, count, sizeof *kept, compare_slices);
  for (size_t i = 0; i < count; i++) {
    tw_buf_append_char(out, i ? '&' : '?');
    put_escaped(out, kept[i]);
  }
}

static bool is_default_port(struct tw_slice port) {
  return tw_slice_is_empty(port) || tw_slice_is(port, "80") || tw_slice_is(port, "443");
}

/* "#!/article/7" and "#/article/7" are pages of a site that is one script; other fragments are places in a page. */
static bool names_page(struct tw_slice fragment) {
  return fragment.len > 1 && (fragment.ptr[0] == '!' || fragment.ptr[0] == '/');
}

static void put_key(struct tw_buf *out, const struct pieces *p) {
  struct tw_slice site = without_form(p->host), ending, path = plain_path(p->path, &ending);
  tw_buf_append_cstr(out, "https://");
  put_lower(out, site);
  if (!is_default_port(p->port)) {
    tw_buf_append_char(out, ':');
    tw_buf_append(out, p->port);
  }
  put_escaped(out, path);
  tw_buf_append(out, ending);
  if (path.len + ending.len == 0) tw_buf_append_char(out, '/');
  put_query(out, site, p->query);
  if (!names_page(p->fragment)) return;
  tw_buf_append_char(out, '#');
  tw_buf_append(out, p->fragment);
}

struct tw_slice tw_url_key(struct tw_arena *arena, struct tw_slice url) {
  struct pieces p;
  url = tw_slice_trim(url);
  if (!is_web(url) || url.len > KEY_MAX_BYTES || !cut(url, &p)) return tw_arena_dup(arena, url);
  unwrap_amp_cache(&p);
  TW_BUF_AUTO out;
  tw_buf_init(&out, (size_t)KEY_MAX_BYTES * 4);
  put_key(&out, &p);
  return tw_buf_failed(&out) ? TW_SLICE_NONE : tw_arena_dup(arena, tw_buf_slice(&out));
}
