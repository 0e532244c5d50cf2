/* What every answer to foreign bytes has to be, whatever they were: a fuzz target ends in abort() where it is not. */
#pragma once
#include "base/utf8.h"
#include "model/job.h"
#include "tests/fuzz/answer.h"
#include <stdlib.h>

#define COUNT_OF(table) (sizeof(table) / sizeof *(table))

static inline void demand(bool holds) {
  if (!holds) abort();
}

/* No scheme that runs code or reads files. */
static inline void demand_safe_url(struct tw_slice url) {
  static const char *const unsafe[] = {"javascript:", "data:", "vbscript:", "file:"};
  for (size_t i = 0; i < COUNT_OF(unsafe); i++) demand(!tw_slice_has_prefix_nocase(url, tw_slice_from(unsafe[i])));
}

static inline void demand_safe_links(const struct tw_feed_link_list *links) {
  for (size_t i = 0; i < links->count; i++) demand_safe_url(links->items[i].href);
}

/* Absent, or "2020-06-30" with a time behind it or none; years of four digits. */
static inline void demand_date(struct tw_slice date) {
  if (!date.ptr) return;
  demand(date.len >= 10 && date.ptr[4] == '-' && date.ptr[7] == '-');
  for (size_t i = 0; i < 10; i++) demand(i == 4 || i == 7 || (date.ptr[i] >= '0' && date.ptr[i] <= '9'));
  demand(date.len == 10 || date.ptr[10] == 'T');
}

static inline bool demand_is_letter(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The attributes of a tag of sanitised HTML, which are ` name="value"` each; returns the offset of its '>'. */
static inline size_t demand_safe_attributes(struct tw_slice html, size_t at) {
  while (at < html.len && html.ptr[at] == ' ' && html.ptr[at + 1] != '/') {
    struct tw_slice rest = tw_slice_sub(html, at + 1, html.len);
    ptrdiff_t equals = tw_slice_find(rest, TW_SLICE("=\""), 0);
    demand(equals > 0);
    ptrdiff_t end = tw_slice_find(rest, TW_SLICE("\""), (size_t)equals + 2);
    demand(end > 0);
    struct tw_slice name = tw_slice_sub(rest, 0, (size_t)equals), value = tw_slice_sub(rest, (size_t)equals + 2, (size_t)end);
    demand(!tw_slice_has_prefix(name, TW_SLICE("on")) && !tw_slice_is(name, "srcdoc"));
    if (tw_slice_is(name, "href") || tw_slice_is(name, "src") || tw_slice_is(name, "cite")) demand_safe_url(value);
    demand(!memchr(value.ptr, '<', value.len) && !memchr(value.ptr, '>', value.len));
    at += (size_t)end + 2;
  }
  while (at < html.len && (html.ptr[at] == ' ' || html.ptr[at] == '/')) at++;
  return at;
}

/* Nothing but tags as the sanitiser writes them, and none that holds code. */
static inline void demand_safe_html(struct tw_slice html) {
  static const char *const unsafe[] = {"script", "style", "iframe", "object", "embed", "base", "meta", "link"};
  for (ptrdiff_t lt = tw_slice_find(html, TW_SLICE("<"), 0); lt >= 0; lt = tw_slice_find(html, TW_SLICE("<"), (size_t)lt + 1)) {
    size_t name = (size_t)lt + 1, end;
    name += name < html.len && html.ptr[name] == '/';
    demand(name < html.len && demand_is_letter(html.ptr[name]));
    for (end = name; end < html.len && (demand_is_letter(html.ptr[end]) || (html.ptr[end] >= '1' && html.ptr[end] <= '6'));)
      end++;
    for (size_t i = 0; i < COUNT_OF(unsafe); i++) demand(!tw_slice_is(tw_slice_sub(html, name, end), unsafe[i]));
    size_t close = demand_safe_attributes(html, end);
    demand(close < html.len && html.ptr[close] == '>');
  }
}

/* It goes over the border and comes back the same: every string is UTF-8, every count within its limit, and the daemon's checks
 * of what a worker says hold. */
static inline void demand_crosses_border(struct tw_arena *arena, const struct tw_outcome *outcome) {
  TW_BUF_AUTO frame;
  TW_BUF_AUTO again;
  tw_buf_init(&frame, TW_OUTCOME_MAX_BYTES);
  tw_buf_init(&again, TW_OUTCOME_MAX_BYTES);
  struct tw_outcome back;
  if (!tw_outcome_encode(outcome, &frame)) return;
  fuzz_tell(tw_buf_slice(&frame));
  int status = tw_outcome_decode(tw_buf_slice(&frame), arena, &back, NULL);
  if (status == TW_ENOMEM) return;
  demand(status == TW_OK);
  if (tw_outcome_encode(&back, &again)) demand(tw_slice_eq(tw_buf_slice(&frame), tw_buf_slice(&again)));
}
