#include "parse/feed/feed_tolerant.h"
#include "base/utf8.h"
#include "parse/feed/feed_ahead.h"
#include "parse/feed/feed_entity.h"
#include "parse/feed/feed_html.h"
#include <stdio.h>
#include <stdlib.h>

enum {
  BINDINGS_MAX = 256,     /* namespace declarations in scope; later ones are not seen */
  NAME_MAX_BYTES = 64,    /* longer names are no names */
  VALUE_MAX_BYTES = 65536 /* of one attribute */
};

struct open_element {
  struct tw_slice prefix, local;
  size_t bindings; /* how many were in scope before it */
};

struct reader {
  struct tw_feed_builder *builder;
  struct tw_arena *arena;
  struct tw_slice text;
  struct tw_feed_ahead ahead;
  struct open_element open[TW_FEED_DEPTH_MAX + 1]; /* [0] unused: like the builder's frames */
  size_t depth;
  struct {
    struct tw_slice prefix;
    enum tw_feed_namespace ns;
  } bindings[BINDINGS_MAX];
  size_t binding_count;
  size_t unentered;          /* start tags of what was not entered, less as many end tags */
  struct tw_slice item_name; /* of the last item, with its prefix: other items are called the same */
  bool is_page;              /* began as HTML: then only a feed's root element makes it a feed */
  struct tw_slice fault;
};

static void note_fault(struct reader *r, struct tw_slice fault) {
  if (!r->fault.ptr) r->fault = fault;
}

static bool is_name_start(char c) {
  return (c | 32) >= 'a' ? (c | 32) <= 'z' || (unsigned char)c >= 0x80 : c == '_' || (unsigned char)c >= 0x80;
}

/* XML 1.0 has no place for these; they come from word processors and broken databases. */
static bool is_illegal(char c) {
  return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* Offset of the first illegal character at or after `at`; 8 bytes a step where none of them is below a blank ("hasless" of
 * S. E. Anderson, "Bit Twiddling Hacks"). */
static size_t find_illegal(struct tw_slice s, size_t at) {
  const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
  while (at < s.len) {
    uint64_t word = 0;
    if (at + 8 <= s.len) memcpy(&word, s.ptr + at, 8);
    if (at + 8 <= s.len && !((word - ones * 0x20) & ~word & highs)) {
      at += 8;
      continue;
    }
    size_t stop = at + 8 < s.len ? at + 8 : s.len;
    for (; at < stop; at++)
      if (is_illegal(s.ptr[at])) return at;
  }
  return at;
}

/* Character data as it is, without illegal characters. */
static void put_raw(struct reader *r, struct tw_slice s) {
  for (size_t at = 0; at < s.len;) {
    size_t end = find_illegal(s, at);
    if (end > at) tw_feed_builder_text(r->builder, tw_slice_sub(s, at, end));
    if (end < s.len) note_fault(r, TW_SLICE("an illegal character"));
    at = end + 1;
  }
}

/* Character data with references decoded. What looks like a reference and is none stays as written. */
static void put_text(struct reader *r, struct tw_slice s) {
  for (size_t at = 0; at < s.len;) {
    const char *mark = memchr(s.ptr + at, '&', s.len - at);
    size_t end = mark ? (size_t)(mark - s.ptr) : s.len;
    put_raw(r, tw_slice_sub(s, at, end));
    if (end == s.len) return;
    uint32_t c;
    size_t n = tw_feed_entity_decode(s, end, &c), bare = n ? 0 : tw_feed_entity_decode_bare(s, end, &c);
    if (n == 0) note_fault(r, TW_SLICE("a bare ampersand or an unknown entity"));
    n += bare;
    if (n == 0) {
      tw_feed_builder_text(r->builder, TW_SLICE("&"));
    } else {
      char utf8[4];
      size_t len = tw_utf8_encode(c < 0x80 && is_illegal((char)c) ? TW_REPLACEMENT : c, utf8);
      tw_feed_builder_text(r->builder, tw_slice_of(utf8, len));
    }
    at = end + (n ? n : 1);
  }
}

static void bind(struct reader *r, struct tw_slice prefix, struct tw_slice uri) {
  tw_feed_builder_namespace(r->builder, uri);
  if (r->binding_count == BINDINGS_MAX) return;
  r->bindings[r->binding_count].prefix = prefix;
  r->bindings[r->binding_count].ns = tw_feed_names_namespace(prefix, uri);
  r->binding_count++;
}

static enum tw_feed_namespace resolve(const struct reader *r, struct tw_slice prefix) {
  for (size_t i = r->binding_count; i-- > 0;)
    if (tw_slice_eq(r->bindings[i].prefix, prefix)) return r->bindings[i].ns;
  return tw_feed_names_namespace(prefix, TW_SLICE_NONE);
}

static void split_name(struct tw_slice name, struct tw_slice *ret_prefix, struct tw_slice *ret_local) {
  const char *colon = name.len ? memchr(name.ptr, ':', name.len) : NULL;
  size_t cut = colon ? (size_t)(colon - name.ptr) : 0;
  *ret_prefix = tw_slice_sub(name, 0, cut);
  *ret_local = tw_slice_sub(name, colon ? cut + 1 : 0, name.len);
}

static void pop(struct reader *r) {
  tw_feed_builder_end(r->builder);
  r->binding_count = r->open[r->depth].bindings;
  r->depth--;
}

static void pop_to(struct reader *r, size_t depth) {
  while (r->depth > depth) pop(r);
}

/* An attribute's value with references decoded; in the arena when it had any. */
static struct tw_slice attribute_value(struct reader *r, struct tw_slice s) {
  bool is_bare = false;
  s = tw_slice_sub(s, 0, VALUE_MAX_BYTES);
  struct tw_slice value = tw_feed_entity_expand(r->arena, s, &is_bare);
  if (is_bare) note_fault(r, TW_SLICE("a bare ampersand or an unknown entity"));
  return value.ptr ? value : s;
}

/* A start tag between '<' and '>'. */
struct tag {
  struct tw_slice name, prefix, local;
  size_t at, attributes, end, behind;
  bool is_closed; /* "/>" */
};

static size_t name_end(struct tw_slice s, size_t at) {
  static const bool ends[256] = {
      ['\0'] = true, ['\t' ... '\r'] = true, [' '] = true, ['"'] = true, ['\''] = true, ['/'] = true, ['<' ... '>'] = true};
  while (at < s.len && !ends[(unsigned char)s.ptr[at]]) at++;
  return at;
}

/* False when the text ends inside the tag. */
static bool read_tag(const struct reader *r, size_t at, struct tag *tag) {
  struct tw_slice s = r->text;
  size_t start = at + 1;
  *tag = (struct tag){.at = at, .attributes = name_end(s, start)};
  tag->name = tw_slice_sub(s, start, tag->attributes);
  split_name(tag->name, &tag->prefix, &tag->local);
  tag->end = tw_feed_html_tag_end(s, tag->attributes);
  if (tag->end >= s.len) return false;
  tag->behind = s.ptr[tag->end] == '>' ? tag->end + 1 : tag->end;
  tag->is_closed = s.ptr[tag->end - 1] == '/' && tag->end > tag->attributes;
  if (tag->is_closed) tag->end--;
  return true;
}

/* Declarations of namespaces are bound, the rest becomes attributes; returns their number. */
static size_t read_attributes(struct reader *r, const struct tag *tag,
                              struct tw_feed_attribute list[static TW_FEED_ATTRIBUTES_MAX]) {
  struct tw_feed_html_attribute a;
  struct tw_slice prefixes[TW_FEED_ATTRIBUTES_MAX];
  size_t at = tag->attributes, count = 0;
  while (count < TW_FEED_ATTRIBUTES_MAX && tw_feed_html_next_attribute(r->text, &at, tag->end, &a)) {
    struct tw_slice value = attribute_value(r, a.value.ptr ? a.value : TW_SLICE("")), prefix, local;
    split_name(a.name, &prefix, &local);
    if (tw_slice_is(prefix, "xmlns"))
      bind(r, local, value);
    else if (tw_slice_is(a.name, "xmlns"))
      bind(r, TW_SLICE(""), value);
    prefixes[count] = prefix;
    bool declares = tw_slice_is(prefix, "xmlns") || tw_slice_is(a.name, "xmlns");
    if (!declares) list[count++] = (struct tw_feed_attribute){.local = local, .value = value};
  }
  for (size_t i = 0; i < count; i++) list[i].ns = prefixes[i].len ? resolve(r, prefixes[i]) : TW_FEED_NS_NONE;
  return count;
}

static bool begins_item(const struct reader *r, const struct tag *tag) {
  const struct tw_feed_element *row = tw_feed_names_find(tag->local, resolve(r, tag->prefix), TW_FEED_SCOPE_FEED);
  return row && row->kind == TW_FEED_KIND_ITEM;
}

static void push(struct reader *r, const struct tag *tag) {
  struct tw_feed_attribute list[TW_FEED_ATTRIBUTES_MAX];
  size_t bindings = r->binding_count;
  size_t count = read_attributes(r, tag, list);
  struct tw_feed_tag event = {tag->local, resolve(r, tag->prefix), list, count, false};
  const struct tw_feed_frame *parent = &r->builder->frames[r->builder->depth];
  bool is_known = tw_feed_names_find(tag->local, event.ns, parent->scope) != NULL &&
                  !(r->is_page && !r->builder->has_root && begins_item(r, tag));
  if (!is_known || r->depth == TW_FEED_DEPTH_MAX) {
    r->unentered += !tag->is_closed;
    if (r->builder->has_root) r->binding_count = bindings; /* before it, they may be those of a page around the feed */
    return; /* unknown elements are not entered: nobody knows where a damaged one ends */
  }
  r->builder->sink.read_bytes = tag->behind;
  tw_feed_builder_start(r->builder, &event);
  r->depth++;
  r->open[r->depth] = (struct open_element){tag->prefix, tag->local, bindings};
  if (tag->is_closed) pop(r);
}

/* Depth of the innermost open element of this name, or 0. */
static size_t find_open(const struct reader *r, struct tw_slice prefix, struct tw_slice local) {
  for (size_t i = r->depth; i > 0; i--)
    if (tw_slice_eq_nocase(r->open[i].local, local) && (tw_slice_eq(r->open[i].prefix, prefix) || prefix.len == 0)) return i;
  return 0;
}

/* Depth of the innermost open item, or 0. */
static size_t find_item(const struct reader *r) {
  for (size_t i = r->depth; i > 0; i--) {
    const struct tw_feed_element *row = r->builder->frames[i].row;
    if (row && row->kind == TW_FEED_KIND_ITEM) return i;
  }
  return 0;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Where an element of this name next begins or ends. */
static size_t border_of(struct reader *r, struct tw_slice name, size_t at) {
  static const char *const shapes[][2] = {{"</", ""}, {"<", ">"}, {"<", " "}};
  size_t border = r->text.len;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    char needle[NAME_MAX_BYTES + 4];
    int len = snprintf(needle, sizeof needle, "%s%.*s%s", shapes[i][0], TW_SLICE_ARG(name), shapes[i][1]);
    if (len > 0 && (size_t)len < sizeof needle)
      border = least(border, tw_feed_ahead_find(&r->ahead, tw_slice_of(needle, (size_t)len), at));
  }
  return border;
}

/* Where the present item ends, or the next begins. */
static size_t item_border(struct reader *r, size_t at) {
  size_t border = least(border_of(r, TW_SLICE("item"), at), border_of(r, TW_SLICE("entry"), at));
  return r->item_name.len ? least(border, border_of(r, r->item_name, at)) : border;
}

/* Where the innermost element's end tag is; the text's length when there is none. */
static size_t expected_end(struct reader *r, size_t at) {
  const struct open_element *e = &r->open[r->depth];
  char needle[NAME_MAX_BYTES + 4];
  int len =
      snprintf(needle, sizeof needle, "</%.*s%s%.*s", TW_SLICE_ARG(e->prefix), e->prefix.len ? ":" : "", TW_SLICE_ARG(e->local));
  if (r->depth == 0 || len < 0 || (size_t)len >= sizeof needle) return r->text.len;
  return tw_feed_ahead_find(&r->ahead, tw_slice_of(needle, (size_t)len), at);
}

/* Is the text construct that is open left open by mistake, so that this start tag belongs to its parent? */
static bool is_missing_end(struct reader *r, const struct tag *tag) {
  const struct tw_feed_frame *parent = &r->builder->frames[r->builder->depth - 1];
  if (!begins_item(r, tag) && !tw_feed_names_find(tag->local, resolve(r, tag->prefix), parent->scope)) return false;
  return expected_end(r, tag->at) >= item_border(r, tag->at);
}

static bool is_leaf(const struct tw_feed_frame *frame) {
  return frame->row && frame->row->kind >= TW_FEED_KIND_TEXT && frame->scope != TW_FEED_SCOPE_ITEM;
}

/* An author, an image, a source: does the tag have no place in it? */
static bool is_foreign(const struct reader *r, const struct tw_feed_frame *frame, const struct tag *tag) {
  bool has_parts = frame->row && (frame->row->kind == TW_FEED_KIND_PERSON || frame->row->kind == TW_FEED_KIND_SCOPE);
  return has_parts && !tw_feed_names_find(tag->local, resolve(r, tag->prefix), frame->scope);
}

/* A tag of a text construct, as written but for the prefix of XHTML's namespace. */
static void put_tag(struct reader *r, struct tw_slice prefix, size_t at, size_t behind) {
  size_t name = at + 1 + (r->text.ptr[at + 1] == '/');
  if (prefix.len == 0 || resolve(r, prefix) != TW_FEED_NS_XHTML) {
    tw_feed_builder_markup(r->builder, tw_slice_sub(r->text, at, behind));
    return;
  }
  tw_feed_builder_markup(r->builder, tw_slice_sub(r->text, at, name));
  tw_feed_builder_markup(r->builder, tw_slice_sub(r->text, name + prefix.len + 1, behind));
}

static size_t read_start(struct reader *r, size_t at) {
  struct tag tag;
  if (!read_tag(r, at, &tag)) {
    note_fault(r, TW_SLICE("the document ends inside a tag"));
    return r->text.len;
  }
  if (!r->builder->has_root && tw_slice_eq_nocase(tag.local, TW_SLICE("html"))) r->is_page = true;
  const struct tw_feed_frame *top = &r->builder->frames[r->builder->depth];
  if (r->depth && (is_leaf(top) || is_foreign(r, top, &tag))) {
    bool in_text = tw_feed_builder_is_in_text(r->builder);
    if (is_missing_end(r, &tag)) {
      note_fault(r, TW_SLICE("an element is not closed"));
      pop(r);
    } else if (in_text) {
      put_tag(r, tag.prefix, tag.at, tag.behind);
      r->unentered += !tag.is_closed;
      return tag.behind;
    }
  }
  bool is_item = begins_item(r, &tag);
  size_t item = is_item ? find_item(r) : 0;
  if (is_item) r->item_name = tag.name;
  if (item) {
    note_fault(r, TW_SLICE("an item is not closed"));
    pop_to(r, item - 1);
  }
  push(r, &tag);
  return tag.behind;
}

static size_t read_end(struct reader *r, size_t at) {
  struct tw_slice s = r->text, prefix, local;
  size_t end = name_end(s, at + 2);
  split_name(tw_slice_sub(s, at + 2, end), &prefix, &local);
  const char *next = end < s.len ? memchr(s.ptr + end, '<', s.len - end) : NULL;
  size_t limit = next ? (size_t)(next - s.ptr) : s.len;
  const char *close = end < limit ? memchr(s.ptr + end, '>', limit - end) : NULL;
  size_t behind = close ? (size_t)(close - s.ptr) + 1 : limit;
  size_t depth = find_open(r, prefix, local);
  bool in_text = tw_feed_builder_is_in_text(r->builder);
  if (depth == 0 || (in_text && depth < r->depth && expected_end(r, at) < item_border(r, at) && tw_feed_html_is_element(local))) {
    if (r->unentered == 0) note_fault(r, TW_SLICE("an end tag without its start"));
    r->unentered -= r->unentered > 0;
    if (in_text && tw_feed_html_is_element(local)) put_tag(r, prefix, at, behind);
    return behind;
  }
  if (depth < r->depth) note_fault(r, TW_SLICE("an element is not closed"));
  pop_to(r, depth - 1);
  return behind;
}

static size_t skip_blanks(struct tw_slice s, size_t at) {
  while (at < s.len && (s.ptr[at] == ' ' || (s.ptr[at] >= '\t' && s.ptr[at] <= '\r'))) at++;
  return at;
}

/* Length of the mark of a CDATA section at the start of `s`, misspelt perhaps: in small letters, with blanks in it, without its
 * first bracket. 0: it is none. */
static size_t cdata_mark(struct tw_slice s) {
  if (!tw_slice_has_prefix(s, TW_SLICE("<!"))) return 0;
  size_t at = skip_blanks(s, 2);
  at += at < s.len && s.ptr[at] == '[';
  at = skip_blanks(s, at);
  if (!tw_slice_has_prefix_nocase(tw_slice_sub(s, at, s.len), TW_SLICE("CDATA"))) return 0;
  at = skip_blanks(s, at + 5);
  return at < s.len && s.ptr[at] == '[' ? at + 1 : 0;
}

/* A CDATA section; an unclosed one ends where its element does. */
static size_t read_cdata(struct reader *r, size_t start) {
  size_t end = tw_feed_ahead_find(&r->ahead, TW_SLICE("]]>"), start);
  tw_feed_builder_cdata(r->builder, TW_SLICE(""));
  size_t another = tw_feed_ahead_find(&r->ahead, TW_SLICE("<![CDATA["), start);
  if (end < r->text.len && end < another) {
    put_raw(r, tw_slice_sub(r->text, start, end));
    return end + 3;
  }
  size_t stop = least(expected_end(r, start), item_border(r, start));
  bool nested = end < r->text.len && end < stop;
  note_fault(r, TW_SLICE("a CDATA section is not closed"));
  if (nested) stop = another;
  put_raw(r, tw_slice_sub(r->text, start, stop));
  return stop;
}

/* Behind a document type, its declarations unread. */
static size_t skip_doctype(const struct reader *r, size_t at) {
  struct tw_slice s = r->text;
  int brackets = 0;
  for (size_t i = at; i < s.len; i++) {
    char c = s.ptr[i];
    if (c == '"' || c == '\'') {
      const char *close = memchr(s.ptr + i + 1, c, s.len - i - 1);
      if (close) i = (size_t)(close - s.ptr);
    } else if (c == '[') {
      brackets++;
    } else if (c == ']') {
      brackets--;
    } else if (c == '>' && brackets <= 0) {
      return i + 1;
    }
  }
  return at + 2;
}

/* Behind the next '>', or at the next '<' if that comes first. */
static size_t skip_tag(struct reader *r, size_t at) {
  size_t close = tw_feed_ahead_find(&r->ahead, TW_SLICE(">"), at), open = tw_feed_ahead_find(&r->ahead, TW_SLICE("<"), at + 1);
  return close < open ? close + 1 : open;
}

static size_t skip_to(struct reader *r, size_t at, struct tw_slice mark) {
  size_t end = tw_feed_ahead_find(&r->ahead, mark, at + 2);
  bool is_cut = tw_slice_is(mark, "-->") && tw_feed_ahead_find(&r->ahead, TW_SLICE("<!--"), at + 4) < end;
  if (end < r->text.len && !is_cut) return end + mark.len;
  note_fault(r, TW_SLICE("a comment or an instruction is not closed"));
  return skip_tag(r, at);
}

/* Markup at '<'; returns the offset behind it. */
static size_t read_markup(struct reader *r, size_t at) {
  struct tw_slice rest = tw_slice_sub(r->text, at, at + 16);
  char next = rest.len > 1 ? rest.ptr[1] : '\0';
  if (next == '/' && rest.len > 2 && is_name_start(rest.ptr[2])) return read_end(r, at);
  if (is_name_start(next)) return read_start(r, at);
  if (next == '!' && cdata_mark(rest)) return read_cdata(r, at + cdata_mark(rest));
  if (tw_slice_has_prefix(rest, TW_SLICE("<!--"))) return skip_to(r, at, TW_SLICE("-->"));
  if (tw_slice_has_prefix_nocase(rest, TW_SLICE("<!DOCTYPE")) && !r->builder->has_root) return skip_doctype(r, at);
  if (next == '?') return skip_to(r, at, TW_SLICE("?>"));
  if (next == '!') return skip_tag(r, at);
  note_fault(r, TW_SLICE("a bare angle bracket"));
  size_t end = at + 1; /* of a run, all but the last, which may begin a tag, are as bare as the first */
  while (end + 1 < r->text.len && r->text.ptr[end] == '<' && r->text.ptr[end + 1] == '<') end++;
  tw_feed_builder_text(r->builder, tw_slice_sub(r->text, at, end));
  return end;
}

static void read_all(struct reader *r) {
  for (size_t at = 0; at < r->text.len;) {
    const char *open = memchr(r->text.ptr + at, '<', r->text.len - at);
    size_t end = open ? (size_t)(open - r->text.ptr) : r->text.len;
    put_text(r, tw_slice_sub(r->text, at, end));
    if (!open) return;
    at = read_markup(r, end);
  }
}

struct tw_slice tw_feed_tolerant_read(struct tw_feed_builder *b, struct tw_slice text) {
  struct reader *r = malloc(sizeof *r);
  if (!r) {
    tw_arena_fail(b->sink.arena);
    return TW_SLICE_NONE;
  }
  memset(r, 0, sizeof *r);
  r->builder = b;
  r->arena = b->sink.arena;
  r->text = text;
  b->sink.document_bytes = text.len;
  tw_feed_ahead_init(&r->ahead, text);
  read_all(r);
  if (r->depth) note_fault(r, TW_SLICE("the document ends before its elements do"));
  if (r->unentered) note_fault(r, TW_SLICE("an element is not closed"));
  struct tw_slice fault = r->fault;
  free(r);
  return fault;
}
