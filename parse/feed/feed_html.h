/* HTML of unknown origin to a fragment that is safe to show: known elements and attributes only, no script, no style, no
 * handler, URLs absolute and of harmless schemes. Linear in the input. */
#pragma once
#include "base/buf.h"
#include "parse/feed/feed_fields.h"

/* Append the clean fragment. `base` is what relative URLs are resolved against. */
void tw_feed_html_append(struct tw_buf *out, const struct tw_feed_sink *sink, struct tw_slice base, struct tw_slice html);
/* Has the text a tag or a character reference, so that it is HTML rather than plain text? */
bool tw_feed_html_is_likely(struct tw_slice text);
/* Is this the name of an HTML element (any case)? */
bool tw_feed_html_is_element(struct tw_slice name);
/* Elements without an end tag, such as br. */
bool tw_feed_html_is_void(struct tw_slice name);

/* One attribute of a tag, as written; `value` absent when there was none. */
struct tw_feed_html_attribute {
  struct tw_slice name, value;
};
/* The next attribute at or after *at, inside a start tag's text up to `end`; false at its end. Tolerates missing quotes and
 * stray characters. */
bool tw_feed_html_next_attribute(struct tw_slice s, size_t *at, size_t end, struct tw_feed_html_attribute *ret_attribute);
/* The offset of the '>' that ends the tag opened at `at`, or of a '<' where another tag begins before; quotes respected; s.len
 * when there is neither. */
size_t tw_feed_html_tag_end(struct tw_slice s, size_t at);
