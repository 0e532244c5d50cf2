/* Lines that sites put into article bodies and that are no part of them. */
#pragma once
#include "base/slice.h"

/* The whole block is such a line ("Advertisement", "Share this:", "[责任编辑:...]"). */
bool tw_boilerplate_is_line(struct tw_slice text);
/* The block opens what follows articles: comments, other stories, legal notes. Right only behind most of a body. */
bool tw_boilerplate_ends_body(struct tw_slice text, bool is_heading);
/* A line of particulars: date, source, author, tools ("2022-02-11 08:52 Source: ... Editor: ..."). */
bool tw_boilerplate_is_particulars(struct tw_slice text);
/* What closes a body without being of it: a word on the writer, a call to follow or subscribe, a note on rights. Right only
 * for the last blocks. */
bool tw_boilerplate_is_closing(struct tw_slice text);
