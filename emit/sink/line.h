/* A row as one line of JSON, for the sinks that write text:
 * {"topic","key","value","headers"}; the value is the record itself, or the body of a dead letter as a string (with
 * "encoding":"base64" where it is not UTF-8). */
#pragma once
#include "model/emit_frames.h"

/* Appends the line with its newline; false when `out` is full. */
bool tw_line_append(struct tw_buf *out, const struct tw_emit_row *row);
