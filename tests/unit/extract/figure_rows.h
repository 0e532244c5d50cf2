/* Rows of articles and the figures they must give, each record a line; a row is named by its headline. */
#pragma once
#include "tests/unit/extract/pack_check.h"

/* `expected`: a line a record, "measure value unit role start end qualifier [status]"; '?' before one that may be missing. */
struct figure_row {
  const char *name, *published, *url, *text, *expected;
};

static inline void figure_put_word(struct tw_buf *out, struct tw_slice word) {
  tw_buf_append_char(out, ' ');
  tw_buf_append(out, word.len ? word : TW_SLICE("-"));
}

static inline void figure_put_day(struct tw_buf *out, tw_day day) {
  char text[TW_DATE_TEXT_BYTES] = "-";
  if (day != TW_DAY_NONE) tw_day_format(day, text);
  figure_put_word(out, tw_slice_from(text));
}

static inline void figure_put_record(struct tw_buf *out, const struct tw_observation *o) {
  char value[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(o->value, value);
  tw_buf_append(out, o->measure);
  figure_put_word(out, tw_slice_from(value));
  figure_put_word(out, o->unit);
  figure_put_word(out, o->role);
  figure_put_day(out, o->period.start);
  figure_put_day(out, o->period.end);
  figure_put_word(out, tw_slice_from(tw_qualifier_name(o->qualifier)));
  if (o->status.len) figure_put_word(out, o->status);
}

static inline bool figure_is_expected(const char *expected, struct tw_slice record) {
  struct tw_slice rest = tw_slice_from(expected), line;
  while (tw_slice_split(&rest, '\n', &line)) {
    bool is_optional = tw_slice_has_prefix(line, TW_SLICE("?"));
    if (tw_slice_eq(tw_slice_sub(line, is_optional, line.len), record)) return true;
  }
  return false;
}

/* Each record as a line of *all. */
static inline void figure_check_records(const struct figure_row *row, const struct tw_extraction *x, struct tw_buf *all) {
  for (size_t i = 0; i < x->observations.count; i++) {
    size_t at = all->len;
    figure_put_record(all, &x->observations.items[i]);
    if (!figure_is_expected(row->expected, tw_slice_of(all->data + at, all->len - at)))
      fail_msg("%s: not expected: %s", row->name, all->data + at);
    tw_buf_append_char(all, '\n');
  }
}

static inline void figure_row_check(const struct checked_packs *packs, const char *lang, const struct figure_row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = tw_slice_from(row->text),
                               .title = tw_slice_from(row->name),
                               .url = tw_slice_from(row->url),
                               .published = tw_slice_from(row->published),
                               .lang = tw_slice_from(lang)};
  struct tw_extract_options options = {0};
  struct tw_extraction x;
  TW_BUF_AUTO all;
  tw_buf_init(&all, 0);
  assert_int_equal(tw_extract_article(arena, packs->rules, &article, &options, &x), TW_OK);
  figure_check_records(row, &x, &all);
  struct tw_slice rest = tw_slice_from(row->expected), line;
  while (tw_slice_split(&rest, '\n', &line))
    if (line.len && !tw_slice_has_prefix(line, TW_SLICE("?")) && tw_slice_find(tw_slice_of(all.data, all.len), line, 0) < 0)
      fail_msg("%s: missing: %.*s\nfound:\n%s", row->name, TW_SLICE_ARG(line), all.len ? all.data : "nothing");
}
