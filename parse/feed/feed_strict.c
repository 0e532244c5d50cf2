#include "parse/feed/feed_strict.h"
#include "base/utf8.h"
#include "parse/feed/feed_entity.h"
#include "parse/feed/feed_html.h"
#include <errno.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

enum {
  LONG_TAG_BYTES = 1024, /* shorter tags can't hold enough attributes to hurt */
  CHUNK_BYTES = 64 * 1024,
  GAP_MAX_BYTES = 1 << 20,       /* without an angle bracket: libxml2 searches all it holds for one at every chunk */
  KNOWN_NAMESPACES = 16,         /* slots of the memory for look-ups; a feed declares about five */
  NAMES_MAX = 20000,             /* different ones in a document: behind some 10,000 libxml2's dictionary grows no wider */
  NAMESPACES_MAX = 256,          /* in scope at a time; libxml2 looks through all of them for each name */
  DOCUMENT_MAX_BYTES = 32 << 20, /* libxml2 copies the document; larger ones are read in place, tolerantly */
};

struct strict {
  struct tw_feed_builder *builder;
  xmlParserCtxtPtr context;
  struct tw_slice reason;
  uint16_t declared[TW_FEED_DEPTH_MAX + 2]; /* namespaces by open element */
  size_t depth, namespaces;
  struct {
    const xmlChar *prefix, *uri; /* libxml2 keeps one copy of each name */
    enum tw_feed_namespace ns;
  } known[KNOWN_NAMESPACES];
  bool declined;
};

/* What a namespace is to us, remembered by its address. */
static enum tw_feed_namespace look_up(struct strict *s, const xmlChar *prefix, const xmlChar *uri) {
  size_t slot = ((uintptr_t)uri >> 3) % KNOWN_NAMESPACES;
  if (s->known[slot].ns == 0 || s->known[slot].prefix != prefix || s->known[slot].uri != uri) {
    s->known[slot].prefix = prefix;
    s->known[slot].uri = uri;
    s->known[slot].ns = tw_feed_names_namespace(tw_slice_from((const char *)prefix), tw_slice_from((const char *)uri));
  }
  return s->known[slot].ns;
}

static void decline(struct strict *s) {
  s->declined = true;
  xmlStopParser(s->context);
}

/* Deeper than the builder goes is left to the tolerant reader, which counts what it ignores. */
static bool enter(struct strict *s, int namespaces) {
  s->depth++;
  if (s->depth >= sizeof s->declared / sizeof *s->declared) return false;
  s->declared[s->depth] = (uint16_t)namespaces;
  s->namespaces += (size_t)namespaces;
  return s->namespaces <= NAMESPACES_MAX && xmlDictSize(s->context->dict) <= NAMES_MAX;
}

static void leave(struct strict *s) {
  s->namespaces -= s->declared[s->depth];
  s->depth--;
}

static struct tw_slice from_xml(const xmlChar *s) {
  return tw_slice_from((const char *)s);
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  struct strict *s = user;
  struct tw_feed_attribute list[TW_FEED_ATTRIBUTES_MAX];
  size_t kept = 0;
  (void)defaulted;
  if (s->declined) return;
  if (!enter(s, namespace_count)) {
    decline(s);
    return;
  }
  for (int i = 0; i < namespace_count; i++) tw_feed_builder_namespace(s->builder, from_xml(namespaces[i * 2 + 1]));
  for (int i = 0; i < count && kept < TW_FEED_ATTRIBUTES_MAX; i++) {
    const xmlChar **a = attributes + (ptrdiff_t)i * 5; /* local, prefix, URI, value, end */
    enum tw_feed_namespace ns = a[1] ? look_up(s, a[1], a[2]) : TW_FEED_NS_NONE;
    list[kept++] = (struct tw_feed_attribute){from_xml(a[0]), tw_slice_of(a[3], (size_t)(a[4] - a[3])), ns};
  }
  struct tw_feed_tag tag = {from_xml(local), look_up(s, prefix, uri), list, kept, true};
  tw_feed_builder_start(s->builder, &tag);
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
  struct strict *s = user;
  (void)local;
  (void)prefix;
  (void)uri;
  if (s->declined) return;
  leave(s);
  tw_feed_builder_end(s->builder);
}

static void on_text(void *user, const xmlChar *text, int len) {
  struct strict *s = user;
  bool is_reference = s->context->input->cur > s->context->input->base && s->context->input->cur[-1] == ';';
  if (is_reference && len == 2 && text[0] == 0xC2 && text[1] < 0xA0) { /* one such as &#146; arrives alone */
    char fixed[4];
    size_t n = tw_utf8_encode(tw_feed_entity_fix_c1(text[1]), fixed);
    tw_feed_builder_text(s->builder, tw_slice_of(fixed, n));
    return;
  }
  tw_feed_builder_text(s->builder, tw_slice_of(text, (size_t)len));
}

static void on_cdata(void *user, const xmlChar *text, int len) {
  struct strict *s = user;
  if (!s->declined) tw_feed_builder_cdata(s->builder, tw_slice_of(text, (size_t)len));
}

/* Only called for entities that are not XML's own five. */
static xmlEntityPtr on_entity(void *user, const xmlChar *name) {
  struct strict *s = user;
  (void)name;
  if (s->context->hasExternalSubset) decline(s); /* legal, and its meaning is in a DTD that we never fetch */
  return NULL;
}

static void on_error(void *user, xmlErrorPtr error) {
  struct strict *s = user;
  if (s->declined || error->level < XML_ERR_ERROR) return;
  /* With the whole document at hand libxml2 takes what follows a cut for extra content. */
  const char *message =
      error->code == XML_ERR_DOCUMENT_END ? "the document ends before its elements do, or goes on behind them" : error->message;
  struct tw_slice text = tw_slice_trim(tw_slice_from(message ? message : "not well-formed"));
  if (!s->reason.ptr) s->reason = tw_arena_printf(s->builder->sink.arena, "line %d: %.*s", error->line, TW_SLICE_ARG(text));
  if (error->level == XML_ERR_FATAL) xmlStopParser(s->context);
}

/* Attributes of the tag that starts at `start`, at most: the equals signs in it. */
static size_t count_attributes(struct tw_slice text, size_t start, size_t limit) {
  size_t end = tw_feed_html_tag_end(tw_slice_sub(text, 0, limit), start), equals = 0;
  for (size_t i = start; i < end; i++) equals += text.ptr[i] == '=';
  return equals;
}

/* What makes libxml2 2.9 quadratic: it compares every attribute of an element with every other one before the first callback, and
 * looks back through all that it holds for an angle bracket. */
static bool is_slow_for_libxml2(struct tw_slice text) {
  size_t last_close = 0;
  for (size_t at = 0; at < text.len;) {
    const char *open = memchr(text.ptr + at, '<', text.len - at);
    size_t start = open ? (size_t)(open - text.ptr) + 1 : text.len;
    const char *next = start < text.len ? memchr(text.ptr + start, '<', text.len - start) : NULL;
    size_t limit = next ? (size_t)(next - text.ptr) : text.len;
    const char *close = start < limit ? memchr(text.ptr + start, '>', limit - start) : NULL;
    if (close) last_close = (size_t)(close - text.ptr);
    if (start - at > GAP_MAX_BYTES || limit - start > GAP_MAX_BYTES || limit - last_close > GAP_MAX_BYTES) return true;
    bool is_long_tag = limit - start >= LONG_TAG_BYTES && !strchr("!?/", text.ptr[start]);
    if (is_long_tag && count_attributes(text, start, limit) > TW_FEED_ATTRIBUTES_MAX) return true;
    at = limit;
  }
  return false;
}

/* Offset behind `mark` at or after `at`; the length when there is none. */
static size_t skip_behind(struct tw_slice text, struct tw_slice mark, size_t at) {
  ptrdiff_t found = tw_slice_find(text, mark, at);
  return found < 0 ? text.len : (size_t)found + mark.len;
}

static bool holds_tag(struct tw_slice text) {
  static const char *const marks[] = {"</", "<item", "<entry"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (tw_slice_find(text, tw_slice_from(marks[i]), 0) >= 0) return true;
  return false;
}

/* A CDATA section that holds the start of another one was not closed where it should have been: what looks like text are items.
 */
static bool has_open_section(struct tw_slice text) {
  static const char mark[] = "<![CDATA[";
  size_t start = skip_behind(text, TW_SLICE(mark), 0);
  while (start < text.len) {
    size_t next = skip_behind(text, TW_SLICE(mark), start), end = skip_behind(text, TW_SLICE("]]>"), start);
    if (next < end && holds_tag(tw_slice_sub(text, start, next))) return true;
    while (next < end) next = skip_behind(text, TW_SLICE(mark), next);
    start = next;
  }
  return false;
}

/* A document type with declarations of its own: entity bombs live there. */
static bool has_internal_subset(struct tw_slice text) {
  size_t at = 0;
  while (at < text.len) {
    const char *open = memchr(text.ptr + at, '<', text.len - at);
    if (!open) return false;
    at = (size_t)(open - text.ptr);
    struct tw_slice rest = tw_slice_sub(text, at, text.len);
    if (tw_slice_has_prefix(rest, TW_SLICE("<!DOCTYPE"))) break;
    if (tw_slice_has_prefix(rest, TW_SLICE("<!--")))
      at = skip_behind(text, TW_SLICE("-->"), at);
    else if (tw_slice_has_prefix(rest, TW_SLICE("<?")))
      at = skip_behind(text, TW_SLICE("?>"), at);
    else
      return false;
  }
  size_t bracket = skip_behind(text, TW_SLICE("["), at), close = skip_behind(text, TW_SLICE(">"), at);
  return bracket < close;
}

static void free_context(xmlParserCtxtPtr *context) {
  if (!*context) return;
  if ((*context)->myDoc) xmlFreeDoc((*context)->myDoc);
  (*context)->myDoc = NULL;
  xmlFreeParserCtxt(*context);
}

static void set_handlers(xmlSAXHandler *sax) {
  *sax = (xmlSAXHandler){
      .initialized = XML_SAX2_MAGIC,
      .startElementNs = on_start,
      .endElementNs = on_end,
      .characters = on_text,
      .ignorableWhitespace = on_text,
      .cdataBlock = on_cdata,
      .getEntity = on_entity,
      .serror = on_error,
  };
}

/* The push parser: it reads CDATA by the block, and keeps no second copy of the document. */
static void feed_chunks(xmlParserCtxtPtr context, struct tw_slice text) {
  size_t at = 0;
  do {
    size_t end = tw_utf8_floor(text, at + CHUNK_BYTES);
    xmlParseChunk(context, text.ptr + at, (int)(end - at), end == text.len);
    at = end;
  } while (at < text.len && context->disableSAX == 0);
}

enum tw_feed_strict_verdict tw_feed_strict_read(struct tw_feed_builder *b, struct tw_slice text, struct tw_slice *ret_reason) {
  struct strict s = {.builder = b};
  if (text.len > DOCUMENT_MAX_BYTES || has_internal_subset(text) || has_open_section(text) || is_slow_for_libxml2(text))
    return TW_FEED_STRICT_DECLINED;
  xmlSAXHandler sax;
  set_handlers(&sax);
  __attribute__((cleanup(free_context))) xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, &s, NULL, 0, NULL);
  if (!context) return TW_FEED_STRICT_NO_MEMORY;
  s.context = context;
  /* HUGE takes away libxml2's limits on sizes and depth: ours are above, and no entity is ever declared. */
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  context->userData = &s;
  errno = 0;
  feed_chunks(context, text);
  *ret_reason = s.reason;
  if (s.declined) return TW_FEED_STRICT_DECLINED;
  /* Not every place in libxml2 tells that from a syntax error. */
  if (context->errNo == XML_ERR_NO_MEMORY || errno == ENOMEM) return TW_FEED_STRICT_NO_MEMORY;
  if (!s.reason.ptr && !context->wellFormed) *ret_reason = TW_SLICE("not well-formed");
  return context->wellFormed ? TW_FEED_STRICT_GOOD : TW_FEED_STRICT_BROKEN;
}
