/* JSON as people and careless programs write it. */
#pragma once
#include "base/buf.h"

/* Append `text` without what JSON forbids and JavaScript allows: comments and commas behind the last member go, control
 * characters become blanks. Check tw_buf_failed(out) afterwards. */
void tw_feed_json_repair(struct tw_buf *out, struct tw_slice text);
