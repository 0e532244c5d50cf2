/* Lines that sites put into article bodies and that are no part of them. */
#pragma once
#include "base/slice.h"

/* The whole block is such a line ("Advertisement", "Share this:", "[责任编辑:...]"). */
bool tw_boilerplate_is_line(struct tw_slice text);
/* The block opens what follows articles: comments, other stories, legal notes. Right only behind most of a body. */
bool tw_boilerplate_ends_body(struct tw_slice text);
