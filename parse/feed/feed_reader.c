#include "parse/feed/feed_reader.h"
#include "base/utf8.h"
#include "parse/feed/feed_builder.h"
#include "parse/feed/feed_json.h"
#include "parse/feed/feed_plain.h"
#include "parse/feed/feed_strict.h"
#include "parse/feed/feed_tolerant.h"
#include "parse/text/charset.h"
#include <stdlib.h>

enum { DECLARATION_BYTES = 512 }; /* where an XML declaration stands */
enum { SNIFF_BYTES = 4096 };      /* past the longest licence comment seen before a root element */

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct tw_slice skip_space(struct tw_slice s) {
  size_t at = 0;
  while (at < s.len && is_space(s.ptr[at])) at++;
  return tw_slice_sub(s, at, s.len);
}

/* The XML declaration has been obeyed by the decoder; what it says about the encoding is not true any more. */
static struct tw_slice without_declaration(struct tw_slice text) {
  if (!tw_slice_has_prefix(text, TW_SLICE("<?xml")) || text.len < 6 || !is_space(text.ptr[5])) return text;
  ptrdiff_t end = tw_slice_find(text, TW_SLICE("?>"), 0);
  return end < 0 ? text : tw_slice_sub(text, (size_t)end + 2, text.len);
}

static void set_bozo(struct tw_feed *feed, struct tw_slice reason) {
  feed->bozo = true;
  if (!feed->bozo_reason.ptr) feed->bozo_reason = reason;
}

static void free_builder(struct tw_feed_builder **b) {
  if (*b) tw_feed_builder_done(*b);
  free(*b);
}

static void restart(struct tw_feed_builder *b) {
  struct tw_feed_sink sink = b->sink;
  tw_feed_builder_done(b);
  tw_feed_builder_init(b, sink.arena, sink.options, sink.feed);
}

/* Well-formed, and no feed, but there is one in it: a page, or an error message's, around the feed that was meant. */
static bool is_wrapped_feed(const struct tw_feed_builder *b, struct tw_slice body, struct tw_slice *ret_reason) {
  static const char *const roots[] = {"<rss ", "<feed ", "<rdf:RDF "};
  for (size_t i = 0; i < sizeof roots / sizeof *roots && !b->has_root; i++) {
    if (tw_slice_find(body, tw_slice_from(roots[i]), 1) < 0) continue;
    *ret_reason = TW_SLICE("a feed inside of another document");
    return true;
  }
  return false;
}

/* What is plainly well-formed is read at once, libxml2 judges the doubtful, and what is broken is read tolerantly. The reason
 * stays absent when nothing was wrong. */
static int read_body(struct tw_feed_builder *b, struct tw_slice body, struct tw_slice *ret_reason) {
  enum tw_feed_plain_verdict verdict = tw_feed_plain_read(b, body, ret_reason);
  if (verdict == TW_FEED_PLAIN_GOOD && !is_wrapped_feed(b, body, ret_reason)) return TW_OK;
  if (verdict == TW_FEED_PLAIN_UNSURE) {
    restart(b);
    enum tw_feed_strict_verdict second = tw_feed_strict_read(b, body, ret_reason);
    if (second == TW_FEED_STRICT_GOOD && !is_wrapped_feed(b, body, ret_reason)) return TW_OK;
    if (second == TW_FEED_STRICT_NO_MEMORY) return TW_ENOMEM;
  }
  restart(b);
  struct tw_slice fault = tw_feed_tolerant_read(b, body);
  if (!ret_reason->ptr) *ret_reason = fault;
  return TW_OK;
}

static int read_xml(struct tw_arena *arena, struct tw_slice text, const struct tw_feed_options *options, struct tw_feed *feed) {
  struct tw_slice body = tw_feed_plain_line_ends(arena, without_declaration(text)), reason = TW_SLICE_NONE;
  __attribute__((cleanup(free_builder))) struct tw_feed_builder *b = body.ptr ? malloc(sizeof *b) : NULL;
  if (!b) return TW_ENOMEM;
  tw_feed_builder_init(b, arena, options, feed);
  if (read_body(b, body, &reason)) return TW_ENOMEM;
  tw_feed_builder_finish(b);
  if (without_declaration(body).len < body.len) set_bozo(feed, TW_SLICE("a second XML declaration"));
  if (reason.ptr) set_bozo(feed, reason);
  if (b->was_overlong) set_bozo(feed, TW_SLICE("a value of more than 16 MiB was left out"));
  return tw_buf_failed(&b->text) || tw_buf_failed(&b->scratch) ? TW_ENOMEM : TW_OK;
}

/* Does the transport or the document's declaration name an encoding? UTF-8 and its sisters need no name (XML 1.0, section 4.3.3).
 */
static bool is_encoding_known(struct tw_slice bytes, struct tw_slice content_type, struct tw_slice encoding) {
  struct tw_slice head = tw_slice_sub(bytes, 0, DECLARATION_BYTES), type = content_type;
  while (type.len && !tw_slice_has_prefix_nocase(type, TW_SLICE("charset"))) type = tw_slice_sub(type, 1, type.len);
  return type.len || tw_slice_has_prefix(encoding, TW_SLICE("utf-")) || tw_slice_find(head, TW_SLICE("encoding"), 0) >= 0;
}

static void note_encoding(struct tw_arena *arena, const struct tw_charset_result *decoded, bool is_known, struct tw_feed *feed) {
  feed->encoding = decoded->encoding;
  if (!is_known) set_bozo(feed, tw_arena_printf(arena, "no encoding is declared, read as %.*s", TW_SLICE_ARG(decoded->encoding)));
  if (decoded->label_was_wrong)
    set_bozo(feed, tw_arena_printf(arena, "the declared encoding is wrong, read as %.*s", TW_SLICE_ARG(decoded->encoding)));
  if (decoded->replaced)
    set_bozo(feed, tw_arena_printf(arena, "%zu characters are no %.*s", decoded->replaced, TW_SLICE_ARG(decoded->encoding)));
}

/* libxml2 and jansson quote the document in their messages, and cut it in the middle of a character. */
static struct tw_slice well_formed(struct tw_arena *arena, struct tw_slice reason) {
  if (tw_utf8_is_valid(reason)) return reason;
  char *plain = tw_arena_alloc(arena, reason.len);
  for (size_t i = 0; plain && i < reason.len; i++) plain[i] = (unsigned char)reason.ptr[i] < 0x80 ? reason.ptr[i] : '?';
  return plain ? tw_slice_of(plain, reason.len) : TW_SLICE_NONE;
}

static void refuse(struct tw_feed *feed, struct tw_slice reason) {
  struct tw_slice encoding = feed->encoding;
  *feed = (struct tw_feed){.encoding = encoding};
  set_bozo(feed, reason);
}

/* A JSON Feed behind a warning, a comment or the name of a function. */
static int read_buried_json(struct tw_arena *arena, struct tw_slice text, const struct tw_feed_options *options,
                            struct tw_feed *feed) {
  const char *brace = text.len ? memchr(text.ptr, '{', text.len) : NULL;
  if (!brace || tw_slice_find(text, TW_SLICE("jsonfeed.org/version"), 0) < 0) return TW_OK;
  int status = tw_feed_json_read(arena, tw_slice_sub(text, (size_t)(brace - text.ptr), text.len), options, feed);
  set_bozo(feed, TW_SLICE("something stands before the document"));
  return status;
}

int tw_feed_read(struct tw_arena *arena, struct tw_slice bytes, const struct tw_feed_options *options, struct tw_feed *ret_feed,
                 struct tw_error *error) {
  struct tw_charset_result decoded;
  *ret_feed = (struct tw_feed){0};
  int status = tw_charset_decode(arena, bytes, options->content_type, TW_MARKUP_XML, &decoded);
  if (status == TW_EUNSUPPORTED) {
    refuse(ret_feed, TW_SLICE("no converter for this encoding"));
    return TW_OK;
  }
  if (status) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory decoding a feed");
  struct tw_slice text = skip_space(decoded.text);
  bool is_json = text.len && text.ptr[0] == '{';
  status = is_json ? tw_feed_json_read(arena, text, options, ret_feed) : read_xml(arena, decoded.text, options, ret_feed);
  if (status) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory reading a feed of %zu bytes", bytes.len);
  bool is_known = is_encoding_known(bytes, options->content_type, decoded.encoding);
  if (!ret_feed->format.ptr && !is_json) status = read_buried_json(arena, decoded.text, options, ret_feed);
  if (status) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory reading a feed of %zu bytes", bytes.len);
  note_encoding(arena, &decoded, is_known, ret_feed);
  ret_feed->bozo_reason = well_formed(arena, ret_feed->bozo_reason);
  if (tw_arena_failed(arena))
    return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory reading a feed of %zu bytes", bytes.len);
  if (!ret_feed->format.ptr) refuse(ret_feed, TW_SLICE("not a feed"));
  return TW_OK;
}

/* The first bytes without zeros, so that UTF-16 reads like ASCII. */
static struct tw_slice take_head(struct tw_slice bytes, char head[static SNIFF_BYTES]) {
  size_t len = 0;
  for (size_t i = 0; i < bytes.len && len < SNIFF_BYTES; i++)
    if (bytes.ptr[i]) head[len++] = bytes.ptr[i];
  return tw_slice_of(head, len);
}

/* Local name of the first element in `head`, behind declarations and comments; absent when there is none. */
static struct tw_slice first_element(struct tw_slice head) {
  ptrdiff_t at = tw_slice_find(head, TW_SLICE("<"), 0);
  while (at >= 0 && (size_t)at + 1 < head.len && strchr("!?", head.ptr[at + 1])) {
    bool comment = tw_slice_has_prefix(tw_slice_sub(head, (size_t)at, head.len), TW_SLICE("<!--"));
    at = tw_slice_find(head, comment ? TW_SLICE("-->") : TW_SLICE(">"), (size_t)at + 2);
    if (at >= 0) at = tw_slice_find(head, TW_SLICE("<"), (size_t)at);
  }
  if (at < 0) return TW_SLICE_NONE;
  size_t start = (size_t)at + 1, end = start;
  while (end < head.len && !is_space(head.ptr[end]) && head.ptr[end] != '>' && head.ptr[end] != '/') {
    if (head.ptr[end] == ':') start = end + 1;
    end++;
  }
  return tw_slice_sub(head, start, end);
}

bool tw_feed_sniff(struct tw_slice bytes, struct tw_slice content_type) {
  static const char *const types[] = {"application/rss", "application/atom", "application/rdf", "application/feed+json"};
  static const char *const roots[] = {"rss", "feed", "rdf", "urlset", "sitemapindex"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (tw_slice_has_prefix_nocase(tw_slice_trim(content_type), tw_slice_from(types[i]))) return true;
  char buffer[SNIFF_BYTES];
  struct tw_slice head = take_head(bytes, buffer), element = first_element(head);
  for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
    if (tw_slice_eq_nocase(element, tw_slice_from(roots[i]))) return true;
  if (tw_slice_eq_nocase(element, TW_SLICE("html"))) return false;
  return tw_slice_find(head, TW_SLICE("<rss version="), 0) >= 0 || tw_slice_find(head, TW_SLICE("jsonfeed.org/version"), 0) >= 0;
}
