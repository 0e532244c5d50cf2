#include "parse/feed/feed_html.h"
#include "base/utf8.h"
#include "parse/feed/feed_css.h"
#include "parse/feed/feed_entity.h"
#include "parse/feed/feed_html_names.h"

enum {
  ATTRIBUTES_MAX = 40,      /* kept of one tag */
  VALUE_MAX_BYTES = 16384,  /* of one attribute; longer ones are dropped */
  QUOTED_MAX_BYTES = 65536, /* how far a quote may reach before it counts as a stray one */
};

bool tw_feed_html_is_element(struct tw_slice name) {
  const struct tw_feed_html_name *known = tw_feed_html_names_element(name);
  return known && !(known->flags & TW_FEED_HTML_FOREIGN) && strcmp(known->name, "title") != 0;
}

bool tw_feed_html_is_void(struct tw_slice name) {
  enum { SHORTEST = 2, LONGEST = 6 }; /* br, source */
  if (name.len < SHORTEST || name.len > LONGEST) return false;
  const struct tw_feed_html_name *known = tw_feed_html_names_element(name);
  return known && (known->flags & TW_FEED_HTML_VOID);
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
  while (end < s.len && end - name < TW_FEED_HTML_NAME_MAX_BYTES && !is_space(s.ptr[end]) && s.ptr[end] != '>' &&
         s.ptr[end] != '/')
    end++;
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
  struct tw_slice name; /* static; absent when it is unknown */
  unsigned flags;       /* enum tw_feed_html_flag */
};

/* A cleaner at work. */
struct cleaner {
  struct tw_buf *out;
  const struct tw_feed_sink *sink;
  struct tw_slice base, html;
  bool no_section_end, no_element_end; /* none ahead: do not search again */
  struct known_name elements[MEMORY_SLOTS], attributes[MEMORY_SLOTS];
};

static struct known_name *find_slot(struct known_name *memory, struct tw_slice written) {
  unsigned first = (unsigned char)written.ptr[0], last = (unsigned char)written.ptr[written.len - 1];
  return &memory[(first + last * 5 + written.len * 3) % MEMORY_SLOTS];
}

static const struct known_name *know(struct known_name *memory, struct tw_slice written,
                                     const struct tw_feed_html_name *(*find)(struct tw_slice)) {
  struct known_name *slot = find_slot(memory, written);
  if (slot->written.ptr && tw_slice_eq(slot->written, written)) return slot;
  const struct tw_feed_html_name *found = find(written);
  *slot = (struct known_name){.written = written};
  if (!found) return slot;
  slot->name = tw_slice_from(found->spelled ? found->spelled : found->name);
  slot->flags = found->flags;
  return slot;
}

/* The reference at an ampersand, kept, mended or escaped; its length. */
static size_t append_reference(struct tw_buf *out, struct tw_slice s, size_t at) {
  uint32_t c = 0;
  size_t n = tw_feed_entity_measure(s, at), bare = n ? 0 : tw_feed_entity_decode_bare(s, at, &c);
  if (bare) {
    tw_buf_append(out, tw_slice_sub(s, at, at + bare));
    tw_buf_append_char(out, ';');
    return bare;
  }
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

/* What the value of an attribute that is more than a string comes to; absent when it is not safe. */
static struct tw_slice safe_value(struct cleaner *c, unsigned flags, struct tw_slice value) {
  if ((flags & TW_FEED_HTML_URL) && value.ptr && value.len == 0) value = c->base; /* the document's own address */
  value = tw_feed_entity_expand(c->sink->arena, value, NULL);
  if (flags & TW_FEED_HTML_URL) return tw_feed_fields_url(c->sink, c->base, value);
  ptrdiff_t paren = tw_slice_find(value, TW_SLICE("("), 0);
  bool is_local = tw_slice_has_prefix(tw_slice_trim(value), TW_SLICE("url(#")) || tw_slice_has_prefix(value, TW_SLICE("rgb("));
  return paren < 0 || is_local ? value : TW_SLICE_NONE;
}

/* A style attribute, if anything of it is left. */
static void append_style(struct cleaner *c, struct tw_slice value) {
  size_t start = c->out->len;
  tw_buf_append(c->out, TW_SLICE(" style=\""));
  size_t empty = c->out->len;
  tw_feed_css_append(c->out, tw_feed_entity_expand(c->sink->arena, value, NULL));
  if (c->out->len == empty)
    c->out->len = start;
  else
    tw_buf_append_char(c->out, '"');
}

static void append_attribute(struct cleaner *c, const struct known_name *known, struct tw_slice value) {
  bool is_checked = known->flags & (TW_FEED_HTML_URL | TW_FEED_HTML_PAINT);
  if (value.len > VALUE_MAX_BYTES) return;
  if (known->flags & TW_FEED_HTML_CSS) {
    append_style(c, value);
    return;
  }
  if (is_checked) value = safe_value(c, known->flags, value);
  if (is_checked && !value.ptr) return;
  tw_buf_append(c->out, TW_SLICE(" "));
  tw_buf_append(c->out, known->name);
  tw_buf_append(c->out, TW_SLICE("=\""));
  append_value(c->out, value, !is_checked);
  tw_buf_append(c->out, TW_SLICE("\""));
}

/* Of two attributes of one name the first counts, as in HTML. Names are static: one address each. */
static bool is_among(const char *const *seen, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (seen[i] == name) return true;
  return false;
}

static void append_attributes(struct cleaner *c, size_t at, size_t end) {
  struct tw_feed_html_attribute a;
  const char *seen[ATTRIBUTES_MAX];
  for (size_t kept = 0; kept < ATTRIBUTES_MAX && tw_feed_html_next_attribute(c->html, &at, end, &a);) {
    const struct known_name *known = a.name.len ? know(c->attributes, a.name, tw_feed_html_names_attribute) : NULL;
    if (!known || !known->name.ptr || is_among(seen, kept, known->name.ptr)) continue;
    append_attribute(c, known, a.value);
    seen[kept++] = known->name.ptr;
  }
}

/* Offset behind "</name ...>" at or after `at`; s.len + 1 when there is none. */
static size_t skip_element(struct tw_slice s, size_t at, struct tw_slice name) {
  while (at < s.len) {
    const char *open = memchr(s.ptr + at, '<', s.len - at);
    if (!open) break;
    at = (size_t)(open - s.ptr) + 1;
    if (at < s.len && s.ptr[at] == '/' && tw_slice_has_prefix_nocase(tw_slice_sub(s, at + 1, s.len), name)) {
      const char *close = memchr(s.ptr + at, '>', s.len - at);
      return close ? (size_t)(close - s.ptr) + 1 : s.len;
    }
  }
  return s.len + 1;
}

/* A tag as it was found. */
struct found_tag {
  size_t name_end, end, behind;
  bool closing, empty; /* empty: "/>" */
};

/* In XHTML a drawing or a formula is none without its namespace; HTML takes no notice. */
static void append_namespace(struct cleaner *c, unsigned flags) {
  if (flags & TW_FEED_HTML_SVG) tw_buf_append(c->out, TW_SLICE(" xmlns=\"http://www.w3.org/2000/svg\""));
  if (flags & TW_FEED_HTML_MATH) tw_buf_append(c->out, TW_SLICE(" xmlns=\"http://www.w3.org/1998/Math/MathML\""));
}

static void append_tag(struct cleaner *c, const struct known_name *known, const struct found_tag *tag) {
  bool is_void = known->flags & TW_FEED_HTML_VOID;
  tw_buf_append(c->out, tag->closing ? TW_SLICE("</") : TW_SLICE("<"));
  tw_buf_append(c->out, known->name);
  if (!tag->closing) append_attributes(c, tag->name_end, tag->end);
  if (!tag->closing) append_namespace(c, known->flags);
  tw_buf_append(c->out, is_void ? TW_SLICE(" />") : TW_SLICE(">"));
  if (is_void || !tag->empty) return;
  tw_buf_append(c->out, TW_SLICE("</")); /* HTML knows no "<b/>": it would stay open */
  tw_buf_append(c->out, known->name);
  tw_buf_append(c->out, TW_SLICE(">"));
}

/* Behind an element that goes with its content. A script that does not end takes all that follows, as in a browser. */
static size_t drop_element(struct cleaner *c, const struct known_name *known, const struct found_tag *tag) {
  bool needs_end = known->flags & TW_FEED_HTML_CLOSED;
  if (tag->closing || (tag->empty && !tw_slice_is(known->name, "script")) || (needs_end && c->no_element_end)) return tag->behind;
  size_t end = skip_element(c->html, tag->behind, known->name);
  if (end <= c->html.len) return end;
  c->no_element_end = needs_end;
  return needs_end ? tag->behind : c->html.len;
}

/* A start or end tag at `at`; returns the offset behind it (or behind the whole element, when that is dropped). */
static size_t clean_tag(struct cleaner *c, size_t at) {
  struct tw_slice s = c->html;
  size_t end = tw_feed_html_tag_end(s, at + 1);
  struct found_tag tag = {.closing = s.ptr[at + 1] == '/', .end = end, .behind = end};
  size_t start = at + 1 + tag.closing;
  bool is_whole = end < s.len && s.ptr[end] == '>';
  tag.name_end = start;
  while (tag.name_end < end && !is_space(s.ptr[tag.name_end]) && s.ptr[tag.name_end] != '/') tag.name_end++;
  if (is_whole) tag.behind++;
  tag.empty = !tag.closing && s.ptr[end - 1] == '/';
  const struct known_name *known = know(c->elements, tw_slice_sub(s, start, tag.name_end), tw_feed_html_names_element);
  bool is_nested = end < s.len && tag.name_end == end; /* "<scr<script>" */
  bool is_address =
      !known->name.ptr && find_char(tw_slice_sub(s, 0, tag.name_end), '@', start) < tag.name_end; /* "<desk@news.example>" */
  if (is_address || (!is_whole && !known->name.ptr && !is_nested)) { /* a less-than sign before a letter */
    tw_buf_append(c->out, TW_SLICE("&lt;"));
    return at + 1;
  }
  if (known->flags & TW_FEED_HTML_WHOLE) return drop_element(c, known, &tag);
  bool is_cut = end == s.len; /* the text was cut off inside of the tag */
  bool is_odd = tag.closing && (known->flags & TW_FEED_HTML_VOID);
  if ((known->flags & TW_FEED_HTML_KEPT) && !is_odd && !is_cut) append_tag(c, known, &tag);
  return tag.behind;
}

static bool is_declaration(struct tw_slice s, size_t at) {
  char next = at + 1 < s.len ? s.ptr[at + 1] : ' ', then = at + 2 < s.len ? s.ptr[at + 2] : ' ';
  return next == '?' || (next == '!' && (is_alpha(then) || then == '-' || then == '['));
}

/* A CDATA section is not known in HTML: its marks go, its text stays, as HTML when it holds markup. */
static size_t skip_section(struct cleaner *c, size_t at) {
  enum { MARK_BYTES = sizeof "<![CDATA[" - 1 };
  ptrdiff_t end = c->no_section_end ? -1 : tw_slice_find(c->html, TW_SLICE("]]>"), at + MARK_BYTES);
  c->no_section_end = end < 0;
  if (end < 0) return at + MARK_BYTES;
  struct tw_slice text = tw_slice_sub(c->html, at + MARK_BYTES, (size_t)end);
  tw_feed_html_append(c->out, c->sink, c->base, text); /* which has no end of a section: it goes no deeper */
  return (size_t)end + 3;
}

/* A comment stays when nothing in it can be taken for markup, by whatever reads it. */
static void append_comment(struct cleaner *c, struct tw_slice text) {
  if (text.len == 0) return;
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] && strchr("<>&[]-", text.ptr[i])) return;
  tw_buf_append(c->out, TW_SLICE("<!--"));
  tw_buf_append(c->out, text);
  tw_buf_append(c->out, TW_SLICE("-->"));
}

/* Offset behind the comment at `at`, by the HTML Standard's rules; the text's length where it does not end. */
static size_t skip_comment(struct cleaner *c, size_t at) {
  enum { MARK_BYTES = sizeof "<!--" - 1 };
  struct tw_slice s = c->html;
  size_t start = at + MARK_BYTES;
  if (start < s.len && s.ptr[start] == '>') return start + 1;
  for (ptrdiff_t end = tw_slice_find(s, TW_SLICE("--"), start - 1); end >= 0;
       end = tw_slice_find(s, TW_SLICE("--"), (size_t)end + 1)) {
    size_t close = skip_class(s, (size_t)end + 2, s.len, SPACE);
    if (close < s.len && s.ptr[close] == '!') close++;
    if (close >= s.len || s.ptr[close] != '>') continue;
    append_comment(c, tw_slice_sub(s, start, (size_t)end));
    return close + 1;
  }
  return s.len;
}

/* A comment, CDATA mark, declaration or instruction at `at`: dropped, but for harmless comments. */
static size_t skip_declaration(struct cleaner *c, size_t at) {
  struct tw_slice s = c->html, rest = tw_slice_sub(s, at, s.len);
  if (tw_slice_has_prefix(rest, TW_SLICE("<!--"))) return skip_comment(c, at);
  if (tw_slice_has_prefix(rest, TW_SLICE("<![CDATA["))) return skip_section(c, at);
  const char *close = memchr(s.ptr + at, '>', s.len - at);
  return close ? (size_t)(close - s.ptr) + 1 : s.len;
}

void tw_feed_html_append(struct tw_buf *out, const struct tw_feed_sink *sink, struct tw_slice base, struct tw_slice html) {
  struct cleaner c = {.out = out, .sink = sink, .base = base, .html = html};
  for (size_t at = 0; at < html.len;) {
    size_t open = find_char(html, '<', at);
    append_text(out, tw_slice_sub(html, at, open));
    if (open == html.len) break;
    if (is_declaration(html, open)) {
      at = skip_declaration(&c, open);
    } else if (starts_tag(html, open)) {
      at = clean_tag(&c, open);
    } else {
      tw_buf_append_cstr(out, "&lt;");
      at = open + 1;
    }
  }
}
