/* Tables that became lines of text: a head of years, below it rows of a label and as many numbers. English.
 *
 *   Amounts in EUR million
 *   Item | 2022 | 2023
 *   Persons arrested | 7,418 | 9,164 */
#include "parse/extract/govern.h"
#include "parse/extract/passes.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"
#include "parse/scan/currency.h"

enum {
  MOST_COLUMNS = 12,
  LABEL_TOKENS = 14,   /* before a row's first number; more is a sentence */
  TAIL_TOKENS = 4,     /* behind the last: a note */
  LINES_BETWEEN = 1,   /* that are no rows, inside a table: a heading of some rows */
  CAPTION_LINES = 4,   /* above the head, in which the money is named */
  CAPTION_BYTES = 120, /* a longer line is prose */
};

struct money_scale {
  struct tw_slice unit;
  int power; /* of ten */
};

struct table {
  struct tw_period columns[MOST_COLUMNS];
  int count;                  /* 0: no table is open */
  struct money_scale caption; /* of sums without a sign */
};

static const struct tw_token_list *tokens_of(struct tw_reading *r, size_t sentence) {
  return tw_reading_tokens(r, sentence);
}

/* "million" at the text's beginning: its power of ten; 0 when none stands there. */
static int scale_at(struct tw_slice text) {
  static const struct {
    const char *word;
    int power;
  } scales[] = {{"million", 6}, {"billion", 9}, {"thousand", 3}, {"mln", 6},   {"bln", 9},
                {"mn", 6},      {"bn", 9},      {"m)", 6},       {"crore", 7}, {"lakh", 5}};
  while (text.len && text.ptr[0] == ' ') text = tw_slice_sub(text, 1, text.len);
  for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
    if (tw_slice_has_prefix_nocase(text, tw_slice_from(scales[i].word))) return scales[i].power;
  return 0;
}

/* "in HK$ million", "(EUR million)", "(million euros)". False when the line names no money so. */
static bool read_scale(const struct tw_reading *r, struct tw_slice line, struct money_scale *ret_scale) {
  struct tw_currency_match match;
  for (size_t at = 0; at < line.len && line.len <= CAPTION_BYTES; at++) {
    bool may_begin = at == 0 || line.ptr[at - 1] == ' ' || line.ptr[at - 1] == '(';
    if (!may_begin) continue;
    if (tw_currency_match_sign(line, at, r->home, &match)) {
      int power = scale_at(tw_slice_sub(line, at + match.len, line.len));
      if (power) *ret_scale = (struct money_scale){match.unit, power};
      if (power) return true;
    }
    int power = scale_at(tw_slice_sub(line, at, line.len));
    size_t word = at, end;
    while (power && word < line.len && line.ptr[word] != ' ') word++;
    for (end = word + 1; power && end < line.len && line.ptr[end] >= 'a' && line.ptr[end] <= 'z';) end++;
    if (power && word < line.len && tw_currency_match_en(tw_slice_sub(line, word + 1, end), r->home, &match)) {
      *ret_scale = (struct money_scale){match.unit, power};
      return true;
    }
  }
  return false;
}

static struct tw_slice line_of(const struct tw_reading *r, size_t sentence) {
  return tw_slice_sub(r->text, r->sentences.items[sentence].start, r->sentences.items[sentence].end);
}

/* "Item | 2022 | 2023": fills the columns; false when the line is no head. */
static bool read_head(struct tw_reading *r, size_t sentence, struct table *table) {
  const struct tw_token_list *tokens = tokens_of(r, sentence);
  int count = 0, others = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_COMMA || t->function == TW_F_AND || count == MOST_COLUMNS) return false;
    if (t->kind != TW_TOKEN_TIME) {
      others += t->kind != TW_TOKEN_PUNCT;
      continue;
    }
    struct tw_period period = r->found.items[t->index].period;
    tw_time_fiscal_year(r, t, &period);
    if (!tw_period_is_span(period)) return false;
    table->columns[count++] = period;
  }
  if (count < 2 || others > TAIL_TOKENS) return false;
  table->count = count;
  return true;
}

/* The row's figures are those from *ret_first on, as many as the table has columns, with nothing but bars between. */
static bool read_row(struct tw_reading *r, size_t sentence, const struct table *table, size_t *ret_first) {
  const struct tw_token_list *tokens = tokens_of(r, sentence);
  size_t first = tw_reading_first_figure(r, sentence), count = 0;
  while (first + count < r->figures.count && r->figures.items[first + count].sentence == sentence) count++;
  if (count != (size_t)table->count) return false;
  int label = r->figures.items[first].token, last = r->figures.items[first + count - 1].token;
  if (label < 1 || label > LABEL_TOKENS || (int)tokens->count - last > TAIL_TOKENS) return false;
  for (int i = label; i < last; i++)
    if (tokens->items[i].kind != TW_TOKEN_FIGURE && tokens->items[i].kind != TW_TOKEN_PUNCT) return false;
  *ret_first = first;
  return true;
}

/* A word of the label is counted in something else than money. */
static bool counts_things(const struct tw_reading *r, const struct tw_token_list *tokens, int label) {
  for (int i = 0; i < label; i++) {
    int noun = tw_reading_noun(r, &tokens->items[i]);
    if (noun >= 0 && r->pack->nouns.items[noun].unit >= 0) return true;
    const struct tw_sense *s = tw_reading_sense(r, &tokens->items[i], TW_SENSE_TRIGGER);
    if (s && r->pack->triggers.items[s->target].as == TW_AS_COUNT) return true;
  }
  return false;
}

/* ---- numbers that the scanner took for one: "312 298 340" under three years ---- */

static bool is_year_span(const struct tw_found *f) {
  return f->kind == TW_KIND_PERIOD && tw_period_is_span(f->period);
}

/* Groups of digits that spaces part; 0 when anything else stands there. */
static int count_groups(struct tw_slice number) {
  int groups = 1;
  for (size_t i = 0; i < number.len; i++) {
    bool is_digit = number.ptr[i] >= '0' && number.ptr[i] <= '9';
    if (!is_digit && (number.ptr[i] != ' ' || i + 1 == number.len)) return 0;
    groups += number.ptr[i] == ' ';
  }
  return groups;
}

struct line_found {
  size_t first, last; /* of the found list: [first, last) */
  int years, numbers; /* numbers with their groups */
};

static struct line_found look_at_line(struct tw_slice text, const struct tw_found_list *found, size_t first, uint32_t end) {
  struct line_found line = {first, first, 0, 0};
  for (; line.last < found->count && found->items[line.last].start < end; line.last++) {
    const struct tw_found *f = &found->items[line.last];
    int groups = f->kind == TW_KIND_QUANTITY ? count_groups(tw_slice_sub(text, f->start, f->end)) : 0;
    line.years += is_year_span(f);
    line.numbers += groups ? groups : 1;
  }
  line.numbers -= line.years;
  return line;
}

static int push_groups(struct tw_arena *arena, struct tw_slice text, const struct tw_found *whole, struct tw_found_list *out) {
  for (uint32_t at = whole->start; at < whole->end;) {
    uint32_t end = at;
    uint64_t value;
    while (end < whole->end && text.ptr[end] != ' ') end++;
    struct tw_found *f = TW_ARENA_PUSH(arena, out);
    if (!f) return TW_ENOMEM;
    *f = *whole;
    f->start = f->hedge_start = at;
    f->end = f->hedge_end = end;
    f->qualifier = TW_EXACT;
    if (tw_slice_to_u64(tw_slice_sub(text, at, end), &value)) f->value = tw_decimal_from((int64_t)value);
    at = end + 1;
  }
  return 0;
}

/* A line of years and no other number stands in the text: the others, which are most, are left as they are. */
static bool has_head(struct tw_slice text, const struct tw_found_list *found) {
  size_t years = 0, at = 0;
  for (size_t i = 0; i < found->count; i++) years += is_year_span(&found->items[i]);
  for (uint32_t start = 0; years > 1 && start < text.len;) {
    ptrdiff_t stop = tw_slice_find(text, TW_SLICE("\n"), start);
    uint32_t end = stop < 0 ? (uint32_t)text.len : (uint32_t)stop;
    struct line_found line = look_at_line(text, found, at, end);
    if (line.years > 1 && !line.numbers) return true;
    at = line.last;
    start = end + 1;
  }
  return false;
}

int tw_table_part_numbers(struct tw_arena *arena, struct tw_slice text, struct tw_found_list *found) {
  struct tw_found_list out = {0};
  if (!has_head(text, found)) return 0;
  int years = 0;
  size_t at = 0;
  for (uint32_t start = 0; start < text.len;) {
    ptrdiff_t stop = tw_slice_find(text, TW_SLICE("\n"), start);
    uint32_t end = stop < 0 ? (uint32_t)text.len : (uint32_t)stop;
    struct line_found line = look_at_line(text, found, at, end);
    if (line.years > 1) years = line.numbers ? 0 : line.years;
    bool is_row = years && !line.years && line.numbers == years && (int)(line.last - line.first) < years;
    for (at = line.first; at < line.last; at++) {
      const struct tw_found *f = &found->items[at];
      bool is_merged = is_row && f->kind == TW_KIND_QUANTITY && count_groups(tw_slice_sub(text, f->start, f->end)) > 1;
      if (is_merged) {
        if (push_groups(arena, text, f, &out) < 0) return TW_ENOMEM;
        continue;
      }
      struct tw_found *copy = TW_ARENA_PUSH(arena, &out);
      if (!copy) return TW_ENOMEM;
      *copy = *f;
    }
    start = end + 1;
  }
  if (out.count > found->count) *found = out;
  return 0;
}

static void make_sum(struct tw_reading *r, struct tw_figure *f, const struct money_scale *scale) {
  struct tw_found *found = &r->found.items[f->found_index];
  struct tw_decimal value;
  if (found->kind != TW_KIND_QUANTITY || !tw_decimal_shift(found->value, scale->power, &value)) return;
  found->kind = TW_KIND_MONEY;
  found->unit = scale->unit;
  found->value = value;
  found->flags |= TW_FOUND_HAS_VALUE;
}

/* "Cases opened 312": what the label counts, where no colon ties it to the number. */
static void take_label(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  for (int i = 0; i < f->token && f->noun_token < 0 && f->unit < 0; i++) {
    const struct tw_sense *s = tw_reading_sense(r, &tokens->items[i], TW_SENSE_TRIGGER);
    int noun = tw_reading_noun(r, &tokens->items[i]), last = f->last_token;
    bool is_count = s && r->pack->triggers.items[s->target].as == TW_AS_COUNT;
    if (is_count) {
      f->count_trigger = (int)s->target;
      f->unit = r->pack->triggers.items[s->target].unit;
      f->noun_token = i;
      f->is_elliptic = false;
    } else if (noun >= 0 && r->pack->nouns.items[noun].unit >= 0) {
      tw_noun_take(r, f, i, noun);
    }
    f->last_token = last;
  }
}

/* The label governs the first figure as one before a colon; the others are told of the same thing. */
static void take_row(struct tw_reading *r, size_t sentence, const struct table *table, size_t first) {
  struct tw_token_list *tokens = &r->sentences.items[sentence].tokens;
  int label = r->figures.items[first].token;
  struct money_scale scale = table->caption;
  bool has_money =
      read_scale(r, tw_slice_sub(r->text, tokens->items[0].start, tokens->items[label].start), &scale) || scale.power;
  bool is_sum = has_money && !counts_things(r, tokens, label);
  if (tokens->items[label - 1].kind == TW_TOKEN_PUNCT && tokens->items[label - 1].function == TW_F_STOP)
    tokens->items[label - 1].function = TW_F_COLON;
  for (int i = 0; i < table->count; i++) {
    struct tw_figure *f = &r->figures.items[first + (size_t)i];
    if (is_sum) make_sum(r, f, &scale);
    tw_figure_describe(r, f);
    if (i == 0 && !is_sum) take_label(r, f, tokens);
    f->row_period = table->columns[i];
    f->row_first = i ? (int)first : -1;
  }
}

static void open_table(struct tw_reading *r, size_t sentence, struct table *table) {
  table->caption = (struct money_scale){.power = 0};
  for (size_t back = 0; back <= CAPTION_LINES && back <= sentence; back++)
    if (read_scale(r, line_of(r, sentence - back), &table->caption)) return;
}

/* A line of few words; sentences end in a stop. */
static bool may_be_line(const struct tw_reading *r, size_t sentence) {
  struct tw_slice line = line_of(r, sentence);
  return line.len <= CAPTION_BYTES && !tw_slice_has_suffix(line, TW_SLICE("."));
}

void tw_table_read(struct tw_reading *r) {
  struct table table = {.count = 0};
  int between = 0;
  for (size_t i = 0; r->language == TW_PACK_EN && i < r->sentences.count; i++) {
    size_t first;
    if (!may_be_line(r, i)) {
      table.count = 0;
      continue;
    }
    struct table next;
    if (read_head(r, i, &next)) {
      table = next;
      open_table(r, i, &table);
      between = 0;
    } else if (table.count && read_row(r, i, &table, &first)) {
      take_row(r, i, &table, first);
      between = 0;
    } else if (table.count && ++between > LINES_BETWEEN) {
      table.count = 0;
    }
  }
}

void tw_table_share(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  if (f->row_first < 0) return;
  const struct tw_figure *first = &r->figures.items[f->row_first];
  tw_govern_as(f, first);
  f->noun = first->noun;
  f->noun_token = first->noun_token;
  f->unit = first->unit;
  f->role = first->role;
  f->reason = first->reason;
  tw_reading_step(r, f, "in one row of a table with the figure at byte %u", (unsigned)first->found->start);
}
