/* Text constructs (RFC 4287 section 3.1 and what RSS makes of it): a raw value and its type to what is published. */
#pragma once
#include "base/buf.h"
#include "parse/feed/feed_fields.h"

enum tw_feed_text_type {
  TW_FEED_TEXT_PLAIN,
  TW_FEED_TEXT_HTML,
  TW_FEED_TEXT_XHTML,
  TW_FEED_TEXT_GUESS, /* RSS: HTML if it looks like it */
  TW_FEED_TEXT_OTHER, /* another media type: base64 by RFC 4287, as written in practice; shown if it is text */
};

/* A text construct's value as it came. */
struct tw_feed_construct {
  struct tw_slice base, raw;
  enum tw_feed_text_type type;
  bool is_quoted; /* character references in it were probably meant: more must speak for a second escaping */
  bool is_inline; /* its markup stood in the document as elements */
  bool is_prose;  /* a description, which is HTML by custom */
};

/* By Atom's type and mode attributes; absent ones give `fallback`. */
enum tw_feed_text_type tw_feed_construct_type(struct tw_slice type, struct tw_slice mode, enum tw_feed_text_type fallback);
/* The value in the sink's arena: sanitised HTML, or plain text, trimmed; *ret_media_type (static) says which. `scratch` is
 * overwritten. Absent when nothing is left. */
struct tw_slice tw_feed_construct_finish(const struct tw_feed_sink *sink, struct tw_buf *scratch,
                                         const struct tw_feed_construct *construct, const char **ret_media_type);
/* Base64 (RFC 4648) decoded into the sink's arena, white space skipped; absent when it is none or no text. */
struct tw_slice tw_feed_construct_base64(const struct tw_feed_sink *sink, struct tw_slice text);
