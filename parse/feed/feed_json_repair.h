/* JSON as people and careless programs write it. */
#pragma once
#include "base/buf.h"

/* Append `text` without what JSON forbids and JavaScript allows: comments and commas behind the last member go, control
 * characters become blanks, keys get their quotes, literals of other languages are null, escapes that JSON does not know lose
 * their backslash; half a surrogate pair is U+FFFD, and a quote in the midst of a string is escaped. Linear. Check
 * tw_buf_failed(out) afterwards. */
void tw_feed_json_repair(struct tw_buf *out, struct tw_slice text);
