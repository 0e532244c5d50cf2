#include "parse/feed/feed_html.h"
#include "base/utf8.h"
#include "parse/feed/feed_entity.h"

enum {
  NAME_MAX_BYTES = 16,      /* of an element or attribute that is kept */
  ATTRIBUTES_MAX = 40,      /* kept of one tag */
  VALUE_MAX_BYTES = 16384,  /* of one attribute; longer ones are dropped */
  QUOTED_MAX_BYTES = 65536, /* how far a quote may reach before it counts as a stray one */
};

/* clang-format off */
/* HTML's elements, sorted. Those that are not KEPT lose their tags; WHOLE ones lose their content too. */
enum { KEPT = 1, WHOLE = 2, VOID = 4 };
static const struct {
  const char *name;
  unsigned flags;
} elements[] = {
    {"a", KEPT}, {"abbr", KEPT}, {"acronym", KEPT}, {"address", KEPT}, {"applet", WHOLE}, {"area", KEPT | VOID},
    {"article", KEPT}, {"aside", KEPT}, {"audio", KEPT}, {"b", KEPT}, {"base", VOID}, {"bdi", KEPT}, {"bdo", KEPT},
    {"big", KEPT}, {"blockquote", KEPT}, {"body", 0}, {"br", KEPT | VOID}, {"button", 0}, {"caption", KEPT},
    {"center", KEPT}, {"cite", KEPT}, {"code", KEPT}, {"col", KEPT | VOID}, {"colgroup", KEPT}, {"dd", KEPT}, {"del", KEPT},
    {"details", KEPT}, {"dfn", KEPT}, {"dir", KEPT}, {"div", KEPT}, {"dl", KEPT}, {"dt", KEPT}, {"em", KEPT},
    {"embed", VOID}, {"fieldset", 0}, {"figcaption", KEPT}, {"figure", KEPT}, {"font", KEPT}, {"footer", KEPT}, {"form", 0},
    {"frame", 0}, {"frameset", 0}, {"h1", KEPT}, {"h2", KEPT}, {"h3", KEPT}, {"h4", KEPT}, {"h5", KEPT}, {"h6", KEPT},
    {"head", 0}, {"header", KEPT}, {"hr", KEPT | VOID}, {"html", 0}, {"i", KEPT}, {"iframe", WHOLE}, {"img", KEPT | VOID},
    {"input", VOID}, {"ins", KEPT}, {"kbd", KEPT}, {"label", 0}, {"legend", 0}, {"li", KEPT}, {"link", VOID}, {"main", KEPT},
    {"map", KEPT}, {"mark", KEPT}, {"math", WHOLE}, {"menu", KEPT}, {"meta", VOID}, {"nav", KEPT}, {"noembed", WHOLE},
    {"noframes", WHOLE}, {"noscript", 0}, {"object", WHOLE}, {"ol", KEPT}, {"option", 0}, {"p", KEPT}, {"param", VOID},
    {"picture", KEPT}, {"pre", KEPT}, {"q", KEPT}, {"rp", KEPT}, {"rt", KEPT}, {"ruby", KEPT}, {"s", KEPT}, {"samp", KEPT},
    {"script", WHOLE}, {"section", KEPT}, {"select", WHOLE}, {"small", KEPT}, {"source", KEPT | VOID}, {"span", KEPT},
    {"strike", KEPT}, {"strong", KEPT}, {"style", WHOLE}, {"sub", KEPT}, {"summary", KEPT}, {"sup", KEPT}, {"svg", WHOLE},
    {"table", KEPT}, {"tbody", KEPT}, {"td", KEPT}, {"template", WHOLE}, {"textarea", WHOLE}, {"tfoot", KEPT}, {"th", KEPT},
    {"thead", KEPT}, {"time", KEPT}, {"title", WHOLE}, {"tr", KEPT}, {"track", KEPT | VOID}, {"tt", KEPT}, {"u", KEPT},
    {"ul", KEPT}, {"var", KEPT}, {"video", KEPT}, {"wbr", KEPT | VOID}, {"xml", WHOLE}, {"xmp", WHOLE},
};
static const char *const kept_attributes[] = {
    "abbr", "align", "alt", "axis", "border", "cellpadding", "cellspacing", "char", "charoff", "charset", "cite", "class", "clear", "color",
    "cols", "colspan", "compact", "controls", "coords", "datetime", "dir", "face", "headers", "height", "href", "hreflang", "hspace", "id",
    "ismap", "label", "lang", "longdesc", "loop", "muted", "name", "nohref", "noshade", "nowrap", "open", "poster", "preload", "rel", "rev",
    "reversed", "rows", "rowspan", "rules", "scope", "shape", "size", "span", "src", "start", "summary", "target", "title", "type", "usemap",
    "valign", "value", "vspace", "width", "xml:lang"};
static const char *const url_attributes[] = {"cite", "href", "longdesc", "poster", "src"};
/* clang-format on */

#define FIND(list, name) find_listed((list), sizeof(list) / sizeof *(list), (name))

/* strcmp's order; most names differ in the first letter. */
static int compare(const char *a, const char *b) {
  return *a == *b ? strcmp(a, b) : (unsigned char)*a - (unsigned char)*b;
}

/* The list's own copy of the name, or NULL. */
static const char *find_listed(const char *const *list, size_t count, const char *name) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(list[middle], name);
    if (order == 0) return list[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static bool lower_into(struct tw_slice s, char out[static NAME_MAX_BYTES]) {
  out[0] = '\0';
  if (s.len == 0 || s.len >= NAME_MAX_BYTES) return false;
  for (size_t i = 0; i < s.len; i++) out[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]);
  out[s.len] = '\0';
  return memchr(s.ptr, '\0', s.len) == NULL;
}

/* Row of the element, or -1 when HTML has none of this (lower-case) name. */
static ptrdiff_t find_element(const char *name) {
  size_t low = 0, high = sizeof elements / sizeof *elements;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(elements[middle].name, name);
    if (order == 0) return (ptrdiff_t)middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return -1;
}

bool tw_feed_html_is_element(struct tw_slice name) {
  char lower[NAME_MAX_BYTES];
  return lower_into(name, lower) && find_element(lower) >= 0 && strcmp(lower, "title") != 0;
}

bool tw_feed_html_is_void(struct tw_slice name) {
  char lower[NAME_MAX_BYTES];
  ptrdiff_t row = lower_into(name, lower) ? find_element(lower) : -1;
  return row >= 0 && (elements[row].flags & VOID);
}

/* Classes of characters inside of tags; NUL ends what '/' ends. */
enum { SPACE = 1, NAME_END = 2, BEFORE_NAME = 4, TAG_STOP = 8, ESCAPED = 16 };
static const uint8_t classes[256] = {
    ['\t' ... '\r'] = SPACE | NAME_END | BEFORE_NAME,
    [' '] = SPACE | NAME_END | BEFORE_NAME,
    ['\0'] = NAME_END | BEFORE_NAME,
    ['/'] = NAME_END | BEFORE_NAME,
    ['='] = NAME_END | BEFORE_NAME | TAG_STOP,
    ['"'] = BEFORE_NAME | ESCAPED,
    ['\''] = BEFORE_NAME,
    ['<'] = TAG_STOP | ESCAPED,
    ['>'] = TAG_STOP | ESCAPED,
    ['&'] = ESCAPED,
};

static bool is(char c, unsigned class) {
  return (classes[(unsigned char)c] & class) != 0;
}

static bool is_space(char c) {
  return is(c, SPACE);
}

/* Offset of the first character at or after `at` that is of the class, or is not; `end` when there is none. */
static size_t find_class(struct tw_slice s, size_t at, size_t end, unsigned class) {
  while (at < end && !is(s.ptr[at], class)) at++;
  return at;
}

static size_t skip_class(struct tw_slice s, size_t at, size_t end, unsigned class) {
  while (at < end && is(s.ptr[at], class)) at++;
  return at;
}

static bool is_alpha(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool starts_tag(struct tw_slice s, size_t at) {
  return at + 1 < s.len && (is_alpha(s.ptr[at + 1]) || (s.ptr[at + 1] == '/' && at + 2 < s.len && is_alpha(s.ptr[at + 2])));
}

/* "<b", "</b" or a comment. */
static bool is_known_tag(struct tw_slice s, size_t at) {
  if (tw_slice_has_prefix(tw_slice_sub(s, at, at + 4), TW_SLICE("<!--"))) return true;
  if (!starts_tag(s, at)) return false;
  size_t name = at + 1 + (s.ptr[at + 1] == '/'), end = name;
  while (end < s.len && end - name < NAME_MAX_BYTES && !is_space(s.ptr[end]) && s.ptr[end] != '>' && s.ptr[end] != '/') end++;
  return tw_feed_html_is_element(tw_slice_sub(s, name, end));
}

static size_t find_char(struct tw_slice s, char c, size_t at) {
  const char *found = at < s.len ? memchr(s.ptr + at, c, s.len - at) : NULL;
  return found ? (size_t)(found - s.ptr) : s.len;
}

bool tw_feed_html_is_likely(struct tw_slice s) {
  for (size_t at = find_char(s, '<', 0); at < s.len; at = find_char(s, '<', at + 1))
    if (is_known_tag(s, at)) return true;
  for (size_t at = find_char(s, '&', 0); at < s.len; at = find_char(s, '&', at + 1))
    if (tw_feed_entity_measure(s, at)) return true;
  return false;
}

static bool is_plain_value(const char *p, size_t len) {
  return !memchr(p, '<', len) && !memchr(p, '>', len);
}

/* Offset behind the quote that closes the one at `at`; `at` + 1 when it is a stray one: a value that reaches over other tags must
 * at least end where a value can. */
static size_t skip_quoted(struct tw_slice s, size_t at, size_t end) {
  size_t limit = end - at > QUOTED_MAX_BYTES ? at + QUOTED_MAX_BYTES : end;
  const char *close = memchr(s.ptr + at + 1, s.ptr[at], limit - at - 1);
  if (!close) return at + 1;
  size_t behind = (size_t)(close - s.ptr) + 1;
  bool opens_another = close[-1] == '=';
  bool ends_value = !opens_another && (behind >= end || is_space(s.ptr[behind]) || strchr("/>?", s.ptr[behind]));
  return ends_value || is_plain_value(s.ptr + at + 1, behind - at - 2) ? behind : at + 1;
}

size_t tw_feed_html_tag_end(struct tw_slice s, size_t at) {
  while ((at = find_class(s, at, s.len, TAG_STOP)) < s.len && s.ptr[at] == '=') {
    at = skip_class(s, at + 1, s.len, SPACE);
    if (at < s.len && (s.ptr[at] == '"' || s.ptr[at] == '\'')) at = skip_quoted(s, at, s.len);
  }
  return at;
}

static struct tw_slice take_value(struct tw_slice s, size_t *at, size_t end) {
  size_t start = *at;
  char c = start < end ? s.ptr[start] : '>';
  if (c == '"' || c == '\'') {
    size_t behind = skip_quoted(s, start, end);
    if (behind > start + 1) {
      *at = behind;
      return tw_slice_sub(s, start + 1, behind - 1);
    }
    start++;
  }
  size_t stop = find_class(s, start, end, SPACE);
  *at = stop;
  return tw_slice_sub(s, start, stop);
}

bool tw_feed_html_next_attribute(struct tw_slice s, size_t *at, size_t end, struct tw_feed_html_attribute *ret) {
  size_t start = skip_class(s, *at, end, BEFORE_NAME);
  *at = start;
  if (start >= end) return false;
  *at = find_class(s, start, end, NAME_END);
  *ret = (struct tw_feed_html_attribute){.name = tw_slice_sub(s, start, *at)};
  size_t next = skip_class(s, *at, end, SPACE);
  if (next >= end || s.ptr[next] != '=') return true;
  *at = skip_class(s, next + 1, end, SPACE);
  ret->value = take_value(s, at, end);
  return true;
}

enum { MEMORY_SLOTS = 16 }; /* a text has about ten names */

/* A name as it was written and what it stands for: the few names of a text come again and again. */
struct known_name {
  struct tw_slice written;
  struct tw_slice name; /* lower case, static; absent when it is not kept */
  int flags;            /* of an element, -1 for unknown ones; of an attribute, whether it holds a URL */
};

/* A cleaner at work. */
struct cleaner {
  struct tw_buf *out;
  const struct tw_feed_sink *sink;
  struct tw_slice base, html;
  bool no_comment_end; /* none ahead: do not search again */
  struct known_name elements[MEMORY_SLOTS], attributes[MEMORY_SLOTS];
};

static struct known_name *find_slot(struct known_name *memory, struct tw_slice written) {
  unsigned first = (unsigned char)written.ptr[0], last = (unsigned char)written.ptr[written.len - 1];
  return &memory[(first + last * 5 + written.len * 3) % MEMORY_SLOTS];
}

static const struct known_name *know_element(struct cleaner *c, struct tw_slice written) {
  struct known_name *slot = find_slot(c->elements, written);
  if (slot->written.ptr && tw_slice_eq(slot->written, written)) return slot;
  char name[NAME_MAX_BYTES];
  ptrdiff_t row = lower_into(written, name) ? find_element(name) : -1;
  *slot = (struct known_name){.written = written, .flags = -1};
  if (row >= 0) slot->flags = (int)elements[row].flags;
  if (row >= 0) slot->name = tw_slice_from(elements[row].name);
  return slot;
}

static const struct known_name *know_attribute(struct cleaner *c, struct tw_slice written) {
  struct known_name *slot = find_slot(c->attributes, written);
  if (slot->written.ptr && tw_slice_eq(slot->written, written)) return slot;
  char name[NAME_MAX_BYTES];
  const char *kept = lower_into(written, name) ? FIND(kept_attributes, name) : NULL;
  *slot = (struct known_name){written, tw_slice_from(kept), kept && FIND(url_attributes, name)};
  return slot;
}

/* The reference at an ampersand, kept, mended or escaped; its length. */
static size_t append_reference(struct tw_buf *out, struct tw_slice s, size_t at) {
  uint32_t c = 0;
  size_t n = tw_feed_entity_measure(s, at);
  if (n == 0)
    tw_buf_append(out, TW_SLICE("&amp;"));
  else if (tw_feed_entity_decode(s, at, &c) && c == TW_REPLACEMENT)
    tw_buf_append(out, TW_SLICE("\xEF\xBF\xBD"));
  else
    tw_buf_append(out, tw_slice_sub(s, at, at + n));
  return n ? n : 1;
}

/* Text without '<': bare ampersands are escaped, references stay. */
static void append_text(struct tw_buf *out, struct tw_slice s) {
  for (size_t at = 0; at < s.len;) {
    const char *mark = memchr(s.ptr + at, '&', s.len - at);
    size_t end = mark ? (size_t)(mark - s.ptr) : s.len;
    tw_buf_append(out, tw_slice_sub(s, at, end));
    at = mark ? end + append_reference(out, s, end) : end;
  }
}

/* A value between double quotes: quotes and angle brackets are escaped too. */
static void append_value(struct tw_buf *out, struct tw_slice s, bool has_references) {
  for (size_t at = 0; at < s.len;) {
    size_t end = find_class(s, at, s.len, ESCAPED);
    tw_buf_append(out, tw_slice_sub(s, at, end));
    at = end + 1;
    if (end == s.len) return;
    if (s.ptr[end] == '"')
      tw_buf_append(out, TW_SLICE("&quot;"));
    else if (s.ptr[end] == '<')
      tw_buf_append(out, TW_SLICE("&lt;"));
    else if (s.ptr[end] == '>')
      tw_buf_append(out, TW_SLICE("&gt;"));
    else if (has_references)
      at = end + append_reference(out, s, end);
    else
      tw_buf_append(out, TW_SLICE("&amp;"));
  }
}

static void append_attribute(struct cleaner *c, const struct known_name *known, struct tw_slice value) {
  bool is_url = known->flags != 0;
  if (value.len > VALUE_MAX_BYTES) return;
  if (is_url) value = tw_feed_fields_url(c->sink, c->base, tw_feed_entity_expand(c->sink->arena, value, NULL));
  if (is_url && !value.ptr) return;
  tw_buf_append(c->out, TW_SLICE(" "));
  tw_buf_append(c->out, known->name);
  tw_buf_append(c->out, TW_SLICE("=\""));
  append_value(c->out, value, !is_url);
  tw_buf_append(c->out, TW_SLICE("\""));
}

static void append_attributes(struct cleaner *c, size_t at, size_t end) {
  struct tw_feed_html_attribute a;
  for (int kept = 0; kept < ATTRIBUTES_MAX && tw_feed_html_next_attribute(c->html, &at, end, &a);) {
    const struct known_name *known = a.name.len ? know_attribute(c, a.name) : NULL;
    if (!known || !known->name.ptr) continue;
    append_attribute(c, known, a.value);
    kept++;
  }
}

/* Offset behind "</name ...>" at or after `at`; the end when there is none. */
static size_t skip_element(struct tw_slice s, size_t at, struct tw_slice name) {
  while (at < s.len) {
    const char *open = memchr(s.ptr + at, '<', s.len - at);
    if (!open) return s.len;
    at = (size_t)(open - s.ptr) + 1;
    if (at < s.len && s.ptr[at] == '/' && tw_slice_has_prefix_nocase(tw_slice_sub(s, at + 1, s.len), name)) {
      const char *close = memchr(s.ptr + at, '>', s.len - at);
      return close ? (size_t)(close - s.ptr) + 1 : s.len;
    }
  }
  return s.len;
}

static void append_tag(struct cleaner *c, struct tw_slice name, bool closing, bool is_void, size_t attributes, size_t end) {
  tw_buf_append(c->out, closing ? TW_SLICE("</") : TW_SLICE("<"));
  tw_buf_append(c->out, name);
  if (!closing) append_attributes(c, attributes, end);
  tw_buf_append(c->out, is_void ? TW_SLICE(" />") : TW_SLICE(">"));
}

/* A start or end tag at `at`; returns the offset behind it (or behind the whole element, when that is dropped). */
static size_t clean_tag(struct cleaner *c, size_t at) {
  struct tw_slice s = c->html;
  bool closing = s.ptr[at + 1] == '/';
  size_t start = at + 1 + closing, name_end = start, end = tw_feed_html_tag_end(s, at + 1);
  while (name_end < end && !is_space(s.ptr[name_end]) && s.ptr[name_end] != '/') name_end++;
  size_t behind = end < s.len && s.ptr[end] == '>' ? end + 1 : end;
  const struct known_name *known = know_element(c, tw_slice_sub(s, start, name_end));
  int flags = known->flags;
  if (flags < 0) return behind;
  bool is_void = (flags & VOID) != 0, is_empty = closing || (s.ptr[end - 1] == '/' && !tw_slice_is(known->name, "script"));
  if (flags & WHOLE) return is_empty ? behind : skip_element(s, behind, known->name);
  if ((flags & KEPT) && !(closing && is_void)) append_tag(c, known->name, closing, is_void, name_end, end);
  return behind;
}

/* A comment, CDATA mark, declaration or instruction at `at`: dropped. */
static size_t skip_declaration(struct cleaner *c, size_t at) {
  struct tw_slice s = c->html, rest = tw_slice_sub(s, at, s.len);
  if (tw_slice_has_prefix(rest, TW_SLICE("<!--")) && !c->no_comment_end) {
    ptrdiff_t end = tw_slice_find(s, TW_SLICE("-->"), at + 2);
    if (end >= 0) return (size_t)end + 3;
    c->no_comment_end = true;
  }
  if (tw_slice_has_prefix(rest, TW_SLICE("<![CDATA["))) return at + 9;
  const char *close = memchr(s.ptr + at, '>', s.len - at);
  return close ? (size_t)(close - s.ptr) + 1 : s.len;
}

void tw_feed_html_append(struct tw_buf *out, const struct tw_feed_sink *sink, struct tw_slice base, struct tw_slice html) {
  struct cleaner c = {.out = out, .sink = sink, .base = base, .html = html};
  for (size_t at = 0; at < html.len;) {
    size_t open = find_char(html, '<', at);
    append_text(out, tw_slice_sub(html, at, open));
    if (open == html.len) break;
    char next = open + 1 < html.len ? html.ptr[open + 1] : ' ';
    if (next == '!' || next == '?') {
      at = skip_declaration(&c, open);
    } else if (starts_tag(html, open)) {
      at = clean_tag(&c, open);
    } else {
      tw_buf_append_cstr(out, "&lt;");
      at = open + 1;
    }
  }
}
