/* Questions with their answers that stand behind an article, outside of its element: part of it to its readers. */
#pragma once
#include "parse/page/blocks.h"

struct tw_questions {
  size_t from, end; /* blocks; equal when there are none */
};

/* The first run of two questions or more, each with an answer that is shown and is no link, at or behind the block `from`; with
 * the heading above it. */
struct tw_questions tw_questions_find(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t from);
