/* List markers, footnotes, titles in 《》, case numbers in brackets, and Latin words with digits in them. */
#pragma once
#include "parse/scan/zh/zh_text.h"

/* "1." or "一、" at the start of a line, 一是 at the start of a clause. Returns the offset behind it, or 0. */
size_t tw_zh_marks_take_item(struct tw_zh_scan *z, size_t at);
/* What starts with a bracket or a circled digit. Likewise. */
size_t tw_zh_marks_take(struct tw_zh_scan *z, size_t at);
/* A run of Latin letters and digits at `at`: G20, CA1234. Appends it when it holds a digit. Likewise, never 0. */
size_t tw_zh_marks_take_token(struct tw_zh_scan *z, size_t at);
