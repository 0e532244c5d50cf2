#include "parse/feed/feed_plain.h"
#include "base/utf8.h"
#include "parse/feed/feed_entity.h"

enum {
  ATTRIBUTES_MAX = 32, /* of one element; they are compared with one another */
  BINDINGS_MAX = 64,   /* namespace declarations in scope: looked through for every prefix */
  NAME_MAX_BYTES = 128,
  KNOWN_NAMES = 64, /* slots; a feed has about 30 names */
  BLOCK_BYTES = 64, /* what is looked at together for odd characters */
};

/* Classes of characters. Names outside of ASCII are not for us. */
enum { START = 1, NAME = 2, SPACE = 4, COLON = 8, SPECIAL = 16, LESS = 32, DIGIT = 64, HEX = 128 };
static const char behind_end[] = "the document goes on behind its end";
#define LETTER (START | NAME)
static const uint8_t classes[256] = {
    ['\t'] = SPACE | SPECIAL,
    ['\n'] = SPACE | SPECIAL,
    [' '] = SPACE,
    ['&'] = SPECIAL,
    ['<'] = LESS,
    [':'] = COLON,
    ['_'] = LETTER,
    ['-'] = NAME,
    ['.'] = NAME,
    ['0' ... '9'] = NAME | DIGIT | HEX,
    ['A' ... 'F'] = LETTER | HEX,
    ['G' ... 'Z'] = LETTER,
    ['a' ... 'f'] = LETTER | HEX,
    ['g' ... 'z'] = LETTER,
};

/* A qualified name. `text` has one address for each name while its slot lasts. */
struct name {
  struct tw_slice text;
  size_t prefix; /* its length, 0 when there is none */
};

struct binding {
  struct tw_slice prefix;
  enum tw_feed_namespace ns;
};

struct open_element {
  struct tw_slice name;
  size_t bindings; /* in scope before it */
  enum tw_feed_namespace default_ns;
  bool is_verbatim; /* the builder does not know of it */
};

struct plain {
  struct tw_feed_builder *builder;
  const char *start, *at, *end;
  const char *section_end; /* the next "]]>" at or behind what was asked for last; `end` when there is none */
  enum tw_feed_plain_verdict verdict;
  const char *fault;
  const char *verbatim;   /* start of XHTML that is to be copied as it is; NULL: there is none */
  const char *undeclared; /* the first name with a prefix that was not declared */
  size_t depth, binding_count;
  enum tw_feed_namespace default_ns;
  bool had_root, had_doctype;
  bool in_xhtml;                                   /* what is open is a text construct of that kind, or in one */
  struct open_element open[TW_FEED_DEPTH_MAX + 1]; /* [0] unused */
  struct binding bindings[BINDINGS_MAX];
  struct name known[KNOWN_NAMES];
};

/* A start tag being read. */
struct tag {
  struct name name;
  struct name names[ATTRIBUTES_MAX]; /* of the attributes */
  struct tw_feed_attribute attributes[ATTRIBUTES_MAX];
  size_t count, bindings; /* bindings: in scope before it */
  enum tw_feed_namespace default_ns;
  bool is_empty;
  bool is_plain; /* no prefixes, no references or line ends in its values */
};

static bool is(const char *p, int class) {
  return (classes[(unsigned char)*p] & class) != 0;
}

static bool doubt(struct plain *r) {
  r->verdict = TW_FEED_PLAIN_UNSURE;
  return false;
}

static bool refuse(struct plain *r, const char *fault) {
  r->verdict = TW_FEED_PLAIN_BROKEN;
  r->fault = fault;
  return false;
}

/* A reference to what XML does not declare: behind a document type it may be legal, which libxml2 knows. */
static bool refuse_reference(struct plain *r) {
  return r->had_doctype ? doubt(r) : refuse(r, "a bare ampersand or an unknown entity");
}

static struct tw_slice between(const char *start, const char *end) {
  return tw_slice_of(start, (size_t)(end - start));
}

static const char *find_char(const char *at, const char *end, char c) {
  const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
  return found ? found : end;
}

static bool starts_with(const struct plain *r, const char *at, struct tw_slice prefix) {
  return tw_slice_has_prefix(between(at, r->end), prefix);
}

static const char *skip_space(const struct plain *r, const char *at) {
  while (at < r->end && is(at, SPACE)) at++;
  return at;
}

/* Controls, and what may be U+FFFE or U+FFFF: XML 1.0 has no place for them (section 2.2). Written for the vectoriser. */
static bool is_odd_block(const char p[static BLOCK_BYTES + 1]) {
  const unsigned char *c = (const unsigned char *)p;
  unsigned char odd = 0;
  for (int i = 0; i < BLOCK_BYTES; i++)
    odd |=
        (unsigned char)((c[i] < 0x20) & (c[i] != '\t') & (c[i] != '\n')) | (unsigned char)((c[i] == 0xEF) & (c[i + 1] == 0xBF));
  return odd != 0;
}

static bool is_odd(struct tw_slice s, size_t at) {
  unsigned char c = (unsigned char)s.ptr[at];
  if (c < 0x20) return c != '\t' && c != '\n';
  return c == 0xEF && at + 2 < s.len && (unsigned char)s.ptr[at + 1] == 0xBF && (unsigned char)s.ptr[at + 2] >= 0xBE;
}

/* Offset of the first character that XML does not allow; the length when there is none. */
static size_t find_odd(struct tw_slice s) {
  size_t at = 0;
  while (at < s.len) {
    if (s.len - at > BLOCK_BYTES && !is_odd_block(s.ptr + at)) {
      at += BLOCK_BYTES;
      continue;
    }
    size_t stop = s.len - at > BLOCK_BYTES ? at + BLOCK_BYTES : s.len;
    for (; at < stop; at++)
      if (is_odd(s, at)) return at;
  }
  return at;
}

/* The first "]]>" at or behind `at`. Remembered: the text is searched once. */
static const char *find_section_end(struct plain *r, const char *at) {
  if (r->section_end >= at) return r->section_end;
  const char *p = find_char(at, r->end, ']');
  while (p < r->end && !starts_with(r, p, TW_SLICE("]]>"))) p = find_char(p + 1, r->end, ']');
  return r->section_end = p;
}

static uint32_t digit_value(char c) {
  return (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
}

/* "&#38;" or "&#x26;", of a character that XML allows; its length, or 0. */
static size_t read_number(struct tw_slice s, uint32_t *ret_char) {
  bool is_hex = s.len > 2 && s.ptr[2] == 'x';
  size_t first = is_hex ? 3 : 2, at = first;
  uint32_t value = 0;
  for (; at < s.len && is(s.ptr + at, is_hex ? HEX : DIGIT); at++)
    if (value <= 0x10FFFF) value = value * (is_hex ? 16 : 10) + (uint32_t)digit_value(s.ptr[at]);
  bool is_allowed = value >= 0x20
                        ? value <= 0xD7FF || (value >= 0xE000 && value <= 0xFFFD) || (value >= 0x10000 && value <= 0x10FFFF)
                        : value == '\t' || value == '\n' || value == '\r';
  *ret_char = value;
  return at > first && at < s.len && s.ptr[at] == ';' && is_allowed ? at + 1 : 0;
}

/* The reference at an ampersand: XML's five or a number; its length, or 0 (section 4.1). */
static size_t read_reference(struct tw_slice s, uint32_t *ret_char) {
  static const struct {
    struct tw_slice text;
    char c;
  } named[] = {{{"&lt;", 4}, '<'}, {{"&gt;", 4}, '>'}, {{"&amp;", 5}, '&'}, {{"&quot;", 6}, '"'}, {{"&apos;", 6}, '\''}};
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (tw_slice_has_prefix(s, named[i].text)) {
      *ret_char = (uint32_t)named[i].c;
      return named[i].text.len;
    }
  return s.len > 1 && s.ptr[1] == '#' ? read_number(s, ret_char) : 0;
}

/* Hands over what was to be copied as it is, up to `end`. */
static void flush_verbatim(struct plain *r, const char *end) {
  if (r->verbatim) tw_feed_builder_verbatim(r->builder, between(r->verbatim, end));
  r->verbatim = NULL;
}

/* What stands at `at` is part of XHTML and means there what it is: copied with what follows it, at one go. */
static void keep_verbatim(struct plain *r, const char *at) {
  if (!r->verbatim) r->verbatim = at;
}

/* Would decoding it and escaping it again give the same? */
static bool is_verbatim_text(struct tw_slice s) {
  if (s.len && memchr(s.ptr, '>', s.len)) return false;
  for (const char *at = find_char(s.ptr, s.ptr + s.len, '&'), *end = s.ptr + s.len; at < end; at = find_char(at + 1, end, '&')) {
    struct tw_slice rest = between(at, end);
    bool is_kept = tw_slice_has_prefix(rest, TW_SLICE("&amp;")) || tw_slice_has_prefix(rest, TW_SLICE("&lt;")) ||
                   tw_slice_has_prefix(rest, TW_SLICE("&gt;"));
    if (!is_kept) return false;
  }
  return true;
}

/* Character data without markup; false at a reference that is none. */
static bool put_text(struct plain *r, struct tw_slice s) {
  while (s.len) {
    const char *mark = find_char(s.ptr, s.ptr + s.len, '&');
    size_t plain = (size_t)(mark - s.ptr);
    if (plain) tw_feed_builder_text(r->builder, tw_slice_sub(s, 0, plain));
    s = tw_slice_sub(s, plain, s.len);
    if (s.len == 0) return true;
    uint32_t c;
    size_t n = read_reference(s, &c);
    r->at = s.ptr;
    if (n == 0) return refuse_reference(r);
    char utf8[4];
    tw_feed_builder_text(r->builder, tw_slice_of(utf8, tw_utf8_encode(tw_feed_entity_fix_c1(c), utf8)));
    s = tw_slice_sub(s, n, s.len);
  }
  return true;
}

static bool read_text(struct plain *r) {
  const char *open = find_char(r->at, r->end, '<');
  struct tw_slice text = between(r->at, open);
  if (r->depth == 0 && skip_space(r, r->at) < open) return r->had_root ? refuse(r, behind_end) : doubt(r);
  if (find_section_end(r, r->at) < open) return doubt(r);
  bool is_verbatim = r->in_xhtml && is_verbatim_text(text);
  if (is_verbatim)
    keep_verbatim(r, r->at);
  else
    flush_verbatim(r, r->at);
  if (r->depth && !is_verbatim && !put_text(r, text)) return false;
  r->at = open;
  return true;
}

/* The name with one address for all of its occurrences, so that what is known of it can be remembered by that. */
static const struct name *intern(struct plain *r, const struct name *name) {
  unsigned first = (unsigned char)name->text.ptr[0], last = (unsigned char)name->text.ptr[name->text.len - 1];
  struct name *slot = &r->known[(first * 5 + last * 3 + name->text.len * 7) % KNOWN_NAMES];
  if (!tw_slice_eq(slot->text, name->text)) *slot = *name;
  return slot;
}

static bool read_name(struct plain *r, struct name *name) {
  const char *at = r->at, *colon = NULL;
  if (at == r->end || !is(at, START)) return doubt(r);
  for (at++; at < r->end && is(at, NAME | COLON); at++) {
    if (!is(at, COLON)) continue;
    if (colon || at + 1 == r->end || !is(at + 1, START)) return doubt(r);
    colon = at;
  }
  if (at == r->end || (unsigned char)*at >= 0x80 || at - r->at > NAME_MAX_BYTES) return doubt(r);
  *name = (struct name){between(r->at, at), colon ? (size_t)(colon - r->at) : 0};
  r->at = at;
  return true;
}

static struct tw_slice local_of(const struct name *name) {
  return name->prefix ? tw_slice_sub(name->text, name->prefix + 1, name->text.len) : name->text;
}

/* A value with white space as blanks and references decoded (section 3.3.3), in the arena. */
static bool decode_value(struct plain *r, struct tw_slice *value) {
  char *out = tw_arena_alloc(r->builder->sink.arena, value->len);
  if (!out) return doubt(r);
  size_t len = 0;
  for (size_t at = 0; at < value->len;) {
    uint32_t c = ' ';
    size_t n = 1;
    if (value->ptr[at] == '&')
      n = read_reference(tw_slice_sub(*value, at, value->len), &c);
    else if (!is(value->ptr + at, SPACE))
      c = 0;
    if (n == 0) return refuse_reference(r);
    if (c)
      len += tw_utf8_encode(c, out + len); /* no reference is shorter than its character */
    else
      out[len++] = value->ptr[at];
    at += n;
  }
  *value = tw_slice_of(out, len);
  return true;
}

/* `="value"`. */
static bool read_value(struct plain *r, struct tag *tag, struct tw_slice *ret_value) {
  const char *at = skip_space(r, r->at);
  if (at == r->end || *at != '=') return refuse(r, "an attribute without a value");
  at = skip_space(r, at + 1);
  if (at == r->end || (*at != '"' && *at != '\'')) return refuse(r, "an attribute's value is not quoted");
  char quote = *at++;
  unsigned seen = 0;
  const char *start = at;
  for (; at < r->end && *at != quote; at++) seen |= classes[(unsigned char)*at];
  if (at == r->end) return refuse(r, "an attribute's value does not end");
  *ret_value = between(start, at);
  r->at = at + 1;
  if (seen & LESS) return refuse(r, "an angle bracket in an attribute's value");
  if (!(seen & SPECIAL)) return true;
  tag->is_plain = false;
  return decode_value(r, ret_value);
}

/* URIs that need no second look: http, a host, a path, a fragment. libxml2 reports odd ones. */
static bool is_plain_uri(struct tw_slice uri) {
  ptrdiff_t behind = tw_slice_has_prefix(uri, TW_SLICE("http://")) ? 7 : tw_slice_has_prefix(uri, TW_SLICE("https://")) ? 8 : -1;
  if (behind < 0 || (size_t)behind == uri.len || !is(uri.ptr + behind, NAME)) return false;
  bool has_fragment = false;
  for (size_t at = (size_t)behind; at < uri.len; at++) {
    if (uri.ptr[at] == '#' && !has_fragment)
      has_fragment = true;
    else if (!is(uri.ptr + at, NAME) && uri.ptr[at] != '/')
      return false;
  }
  return true;
}

/* xmlns="uri" or xmlns:prefix="uri" (Namespaces in XML 1.0). */
static bool declare(struct plain *r, struct tag *tag, struct tw_slice prefix, struct tw_slice uri) {
  bool is_reserved = tw_slice_has_prefix_nocase(prefix, TW_SLICE("xml")) ||
                     tw_slice_find(uri, TW_SLICE("www.w3.org/2000/xmlns"), 0) >= 0 ||
                     tw_slice_find(uri, TW_SLICE("/XML/1998/namespace"), 0) >= 0;
  if (is_reserved || !is_plain_uri(uri) || r->binding_count == BINDINGS_MAX) return doubt(r);
  for (size_t i = tag->bindings; i < r->binding_count; i++)
    if (tw_slice_eq(r->bindings[i].prefix, prefix)) return doubt(r);
  tw_feed_builder_namespace(r->builder, uri);
  struct binding *b = &r->bindings[r->binding_count++];
  *b = (struct binding){prefix, tw_feed_names_namespace(prefix, uri)};
  if (prefix.len == 0) r->default_ns = b->ns;
  return true;
}

/* A prefix that nobody declared has its usual meaning; the document is at fault, but well-formed. */
static enum tw_feed_namespace resolve(struct plain *r, const struct name *name) {
  struct tw_slice prefix = tw_slice_sub(name->text, 0, name->prefix);
  for (size_t i = r->binding_count; i-- > 0;)
    if (tw_slice_eq(r->bindings[i].prefix, prefix)) return r->bindings[i].ns;
  if (tw_slice_is(prefix, "xml")) return TW_FEED_NS_XML;
  if (!r->undeclared) r->undeclared = name->text.ptr;
  return tw_feed_names_namespace(prefix, TW_SLICE_NONE);
}

/* One name twice, or two prefixes that may mean the same. */
static bool is_repeated(const struct tag *tag, const struct name *name, struct tw_slice local) {
  for (size_t i = 0; i < tag->count; i++)
    if (tw_slice_eq(tag->attributes[i].local, local) && (!name->prefix == !tag->names[i].prefix)) return true;
  return false;
}

static bool read_attribute(struct plain *r, struct tag *tag) {
  struct name name;
  struct tw_slice value;
  if (!read_name(r, &name) || !read_value(r, tag, &value)) return false;
  struct tw_slice local = local_of(&name);
  if (tw_slice_is(name.text, "xmlns")) return declare(r, tag, TW_SLICE(""), value);
  if (name.prefix == 5 && tw_slice_has_prefix(name.text, TW_SLICE("xmlns"))) return declare(r, tag, local, value);
  if (tag->count == ATTRIBUTES_MAX || is_repeated(tag, &name, local)) return doubt(r);
  if (name.prefix) tag->is_plain = false;
  tag->names[tag->count] = name;
  tag->attributes[tag->count++] = (struct tw_feed_attribute){local, value, TW_FEED_NS_NONE};
  return true;
}

/* What follows the name, to behind the '>'. */
static bool read_attributes(struct plain *r, struct tag *tag) {
  for (;;) {
    const char *at = skip_space(r, r->at);
    bool has_space = at > r->at;
    r->at = at;
    if (at == r->end) return refuse(r, "the document ends inside a tag");
    if (*at == '>') break;
    tag->is_empty = at + 1 < r->end && at[0] == '/' && at[1] == '>';
    if (tag->is_empty) break;
    if (!has_space) return refuse(r, "a tag is not closed");
    if (!read_attribute(r, tag)) return false;
  }
  r->at += tag->is_empty ? 2 : 1;
  for (size_t i = 0; i < tag->count; i++)
    if (tag->names[i].prefix) tag->attributes[i].ns = resolve(r, &tag->names[i]);
  return true;
}

/* The element is behind us; what was in scope before it is so again. */
static void leave(struct plain *r, size_t bindings, enum tw_feed_namespace default_ns, bool is_verbatim) {
  if (!is_verbatim) {
    tw_feed_builder_end(r->builder);
    r->in_xhtml = r->in_xhtml && tw_feed_builder_is_in_xhtml(r->builder);
  }
  r->binding_count = bindings;
  r->default_ns = default_ns;
}

/* Could the document be whole? Its last markup must be the root's end tag, or a comment or an instruction, of which one can't
 * tell from behind. Spares a document that was cut off most of a reading. */
static bool may_be_whole(const struct plain *r, struct tw_slice root) {
  struct tw_slice text = tw_slice_trim(between(r->start, r->end));
  if (text.ptr[text.len - 1] != '>') return false;
  if (tw_slice_has_suffix(text, TW_SLICE("-->")) || tw_slice_has_suffix(text, TW_SLICE("?>"))) return true;
  const char *last = memrchr(text.ptr, '<', text.len);
  return last[1] == '/' && starts_with(r, last + 2, root);
}

static bool enter(struct plain *r, const struct tag *tag, bool is_verbatim) {
  if (r->depth == 0 && !may_be_whole(r, tag->name.text)) {
    r->at = r->end;
    return refuse(r, "the document ends before its elements do");
  }
  r->open[++r->depth] = (struct open_element){tag->name.text, tag->bindings, tag->default_ns, is_verbatim};
  return true;
}

static void tell_start(struct plain *r, struct tag *tag, const char *start) {
  enum tw_feed_namespace ns = tag->name.prefix ? resolve(r, &tag->name) : r->default_ns;
  struct tw_feed_tag event = {local_of(intern(r, &tag->name)), ns, tag->attributes, tag->count, true};
  flush_verbatim(r, start);
  r->builder->sink.read_bytes = (size_t)(r->at - r->start);
  tw_feed_builder_start(r->builder, &event);
  r->in_xhtml = r->in_xhtml || tw_feed_builder_is_in_xhtml(r->builder);
}

static bool read_start(struct plain *r) {
  struct tag tag;
  tag.count = 0;
  tag.bindings = r->binding_count;
  tag.default_ns = r->default_ns;
  tag.is_empty = false;
  tag.is_plain = true;
  const char *start = r->at;
  if (r->depth == 0 && r->had_root) return refuse(r, behind_end);
  r->at++;
  bool is_bare = r->at == r->end || ((unsigned char)*r->at < 0x80 && !is(r->at, START | COLON));
  if (is_bare) return refuse(r, "a bare angle bracket");
  if (!read_name(r, &tag.name) || !read_attributes(r, &tag)) return false;
  r->had_root = true;
  if (r->depth == TW_FEED_DEPTH_MAX) return doubt(r);
  bool is_verbatim = r->in_xhtml && tag.is_plain && !tag.name.prefix;
  if (is_verbatim)
    keep_verbatim(r, start);
  else
    tell_start(r, &tag, start);
  if (!tag.is_empty) return enter(r, &tag, is_verbatim);
  leave(r, tag.bindings, tag.default_ns, is_verbatim);
  return true;
}

static bool read_end(struct plain *r) {
  if (r->depth == 0) return refuse(r, "an end tag without its start");
  const struct open_element *e = &r->open[r->depth];
  const char *name = r->at + 2;
  if (!starts_with(r, name, e->name)) return refuse(r, "an end tag that does not fit its start");
  const char *behind = skip_space(r, name + e->name.len);
  if (behind == r->end || *behind != '>') return refuse(r, "an end tag that does not fit its start");
  if (e->is_verbatim)
    keep_verbatim(r, r->at);
  else
    flush_verbatim(r, r->at);
  leave(r, e->bindings, e->default_ns, e->is_verbatim);
  r->depth--;
  r->at = behind + 1;
  return true;
}

/* A section that holds the start of another one was not closed where it should have been: that is for the tolerant reader. */
static bool read_cdata(struct plain *r) {
  enum { MARK_BYTES = sizeof "<![CDATA[" - 1 };
  const char *start = r->at + MARK_BYTES, *end = find_section_end(r, start);
  if (r->depth == 0) return doubt(r);
  if (end == r->end) return refuse(r, "a CDATA section is not closed");
  struct tw_slice block = between(start, end);
  for (const char *at = find_char(start, end, '['); at < end; at = find_char(at + 1, end, '['))
    if (at - start >= 8 && memcmp(at - 8, "<![CDATA", 8) == 0) return doubt(r);
  tw_feed_builder_cdata(r->builder, block);
  r->at = end + 3;
  return true;
}

/* No two hyphens may stand together inside (section 2.5). */
static bool read_comment(struct plain *r) {
  struct tw_slice rest = between(r->at + 4, r->end);
  ptrdiff_t hyphens = tw_slice_find(rest, TW_SLICE("--"), 0);
  if (hyphens < 0 || !starts_with(r, rest.ptr + hyphens, TW_SLICE("-->"))) return doubt(r);
  r->at = rest.ptr + hyphens + 3;
  return true;
}

static bool read_instruction(struct plain *r) {
  struct name target;
  r->at += 2;
  if (!read_name(r, &target) || target.prefix || tw_slice_eq_nocase(target.text, TW_SLICE("xml"))) return doubt(r);
  struct tw_slice rest = between(r->at, r->end);
  ptrdiff_t end = tw_slice_find(rest, TW_SLICE("?>"), 0);
  if (end < 0 || (end > 0 && !is(rest.ptr, SPACE))) return doubt(r);
  r->at = rest.ptr + end + 2;
  return true;
}

/* A literal of a document type behind white space; `at` behind it, or NULL. */
static const char *skip_literal(const struct plain *r, const char *at) {
  const char *quote = skip_space(r, at);
  if (quote == at || quote == r->end || (*quote != '"' && *quote != '\'')) return NULL;
  const char *close = find_char(quote + 1, r->end, *quote);
  for (const char *c = quote; c < close; c++)
    if ((unsigned char)*c >= 0x80 || *c == '<' || *c == '&') return NULL;
  return close < r->end ? close + 1 : NULL;
}

/* A document type that declares nothing, <!DOCTYPE rss PUBLIC "..." "...">: its DTD is never fetched (section 2.8). */
static bool read_doctype(struct plain *r) {
  struct name name;
  const char *at = skip_space(r, r->at + sizeof "<!DOCTYPE" - 1);
  if (r->had_root || r->had_doctype || at == r->at + sizeof "<!DOCTYPE" - 1) return doubt(r);
  r->at = at;
  if (!read_name(r, &name)) return false;
  at = skip_space(r, r->at);
  bool is_public = starts_with(r, at, TW_SLICE("PUBLIC")), is_external = is_public || starts_with(r, at, TW_SLICE("SYSTEM"));
  if (is_external) at = skip_literal(r, at + sizeof "PUBLIC" - 1);
  if (at && is_public) at = skip_literal(r, at);
  if (at) at = skip_space(r, at);
  if (!at || at == r->end || *at != '>') return doubt(r);
  r->had_doctype = true;
  r->at = at + 1;
  return true;
}

static bool read_markup(struct plain *r) {
  char next = r->at + 1 < r->end ? r->at[1] : '\0';
  if (next == '/') return read_end(r);
  if (next == '?' || next == '!') flush_verbatim(r, r->at);
  if (next == '?') return read_instruction(r);
  if (next != '!') return read_start(r);
  if (starts_with(r, r->at, TW_SLICE("<![CDATA["))) return read_cdata(r);
  if (starts_with(r, r->at, TW_SLICE("<!--"))) return read_comment(r);
  return starts_with(r, r->at, TW_SLICE("<!DOCTYPE")) ? read_doctype(r) : doubt(r);
}

static bool read_all(struct plain *r) {
  while (r->at < r->end)
    if (*r->at == '<' ? !read_markup(r) : !read_text(r)) return false;
  if (r->depth) return refuse(r, "the document ends before its elements do");
  return r->had_root || doubt(r);
}

static size_t count_lines(const char *at, const char *end) {
  size_t lines = 1;
  for (at = find_char(at, end, '\n'); at < end; at = find_char(at + 1, end, '\n')) lines++;
  return lines;
}

enum tw_feed_plain_verdict tw_feed_plain_read(struct tw_feed_builder *b, struct tw_slice text, struct tw_slice *ret_reason) {
  struct plain r;
  memset(&r, 0, offsetof(struct plain, open));
  memset(r.known, 0, sizeof r.known);
  r.builder = b;
  r.start = r.at = text.ptr;
  r.end = text.ptr + text.len;
  r.default_ns = TW_FEED_NS_NONE;
  b->sink.document_bytes = text.len;
  size_t odd = find_odd(text);
  if (odd < text.len) {
    r.at += odd;
    refuse(&r, "an illegal character");
  } else {
    read_all(&r);
  }
  if (r.verdict == TW_FEED_PLAIN_GOOD && r.undeclared) {
    r.at = r.undeclared;
    r.fault = "a prefix that is not declared";
  }
  if (r.fault) *ret_reason = tw_arena_printf(b->sink.arena, "line %zu: %s", count_lines(r.start, r.at), r.fault);
  return r.verdict;
}

struct tw_slice tw_feed_plain_line_ends(struct tw_arena *arena, struct tw_slice text) {
  if (text.len == 0 || !memchr(text.ptr, '\r', text.len)) return text;
  char *out = tw_arena_alloc(arena, text.len);
  if (!out) return TW_SLICE_NONE;
  size_t len = 0;
  for (const char *at = text.ptr, *end = at + text.len; at < end;) {
    const char *cr = find_char(at, end, '\r');
    memcpy(out + len, at, (size_t)(cr - at));
    len += (size_t)(cr - at);
    if (cr == end) break;
    out[len++] = '\n';
    at = cr + 1 + (cr + 1 < end && cr[1] == '\n');
  }
  return tw_slice_of(out, len);
}
