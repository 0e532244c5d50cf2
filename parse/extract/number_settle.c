#include "parse/extract/number_settle.h"
#include "base/ascii.h"

static bool is_told_twice(struct tw_slice text, const struct tw_found *f, const struct tw_found *next) {
  if (f->kind != TW_KIND_QUANTITY || next->kind != TW_KIND_QUANTITY || next->start < f->end || next->end >= text.len)
    return false;
  if (tw_ascii_is_digit(text.ptr[f->start]) || !tw_ascii_is_digit(text.ptr[next->start]) || text.ptr[next->end] != ')')
    return false;
  struct tw_slice gap = tw_slice_sub(text, f->end, next->start);
  return (tw_slice_is(gap, " (") || tw_slice_is(gap, "(")) && tw_decimal_cmp(f->value, next->value) == 0;
}

/* ---- "5, 241 arrests", "USD1, 171, 064.36": groups of three parted by a comma and a blank, as careless typesetting leaves them
 */

enum { GROUP = 3, THOUSAND = 1000, SPACED_NEEDED = 2, MOST_GROUPS = TW_DECIMAL_DIGITS / GROUP };

/* The number goes on behind the comma: three digits, and decimals behind the last. */
static bool is_group(struct tw_slice text, const struct tw_found *f) {
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  if (f->kind != TW_KIND_QUANTITY || own.len < GROUP || (own.len > GROUP && own.ptr[GROUP] != '.')) return false;
  for (size_t i = 0; i < own.len; i++)
    if (i != GROUP && !tw_ascii_is_digit(own.ptr[i])) return false;
  return f->hedge_start == f->start;
}

/* One to three digits end it, its first group or the last so far. */
static bool ends_in_group(struct tw_slice text, const struct tw_found *f) {
  size_t digits = 0;
  while (digits <= GROUP && f->end - digits > f->start && tw_ascii_is_digit(text.ptr[f->end - digits - 1])) digits++;
  bool may_go_on = f->kind == TW_KIND_QUANTITY || f->kind == TW_KIND_MONEY || f->kind == TW_KIND_NAME;
  size_t before = f->end - digits;
  bool is_broken =
      before > f->start && (text.ptr[before - 1] == '.' || text.ptr[before - 1] == ',' || text.ptr[before - 1] == ' ');
  return may_go_on && digits > 0 && digits <= GROUP && !is_broken && f->hedge_end == f->end;
}

static bool is_joined(struct tw_slice text, const struct tw_found *f, const struct tw_found *next) {
  return next->start >= f->end && tw_slice_is(tw_slice_sub(text, f->end, next->start), ", ") && is_group(text, next);
}

/* "12, 150, 300 and 400 people" is a list. */
static bool is_followed_by_number(struct tw_slice text, size_t end) {
  static const char *const links[] = {" and ", " or ", ", and ", ", "};
  struct tw_slice behind = tw_slice_sub(text, end, text.len);
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    struct tw_slice link = tw_slice_from(links[i]);
    if (tw_slice_has_prefix(behind, link) && behind.len > link.len && tw_ascii_is_digit(behind.ptr[link.len])) return true;
  }
  return false;
}

/* Found objects that the one at `first` is the first group of, itself counted; 1: it is a number of its own. */
static size_t groups_at(struct tw_slice text, const struct tw_found_list *found, size_t first) {
  const struct tw_found *items = found->items;
  size_t count = 1;
  if (!ends_in_group(text, &items[first])) return 1;
  while (count < MOST_GROUPS && first + count < found->count && is_joined(text, &items[first + count - 1], &items[first + count]))
    count++;
  return is_followed_by_number(text, items[first + count - 1].end) ? 1 : count;
}

/* Two numbers of the text that can be read so, or a sum, show that its groups are parted so. */
static bool is_spaced(struct tw_slice text, const struct tw_found_list *found) {
  int weight = 0;
  for (size_t i = 0; i + 1 < found->count && weight < SPACED_NEEDED; i++)
    if (groups_at(text, found, i) > 1) weight += found->items[i].kind == TW_KIND_QUANTITY ? 1 : SPACED_NEEDED;
  return weight >= SPACED_NEEDED;
}

static void take_group(struct tw_found *f, const struct tw_found *group) {
  struct tw_decimal value;
  bool fits = tw_decimal_mul(f->value, tw_decimal_from(THOUSAND), &value) && tw_decimal_add(value, group->value, &value);
  if (fits && f->kind != TW_KIND_NAME) f->value = value;
  f->end = group->end;
  f->hedge_end = group->hedge_end;
}

static void join_groups(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count;) {
    size_t count = groups_at(text, found, i);
    struct tw_found joined = found->items[i];
    for (size_t k = 1; k < count; k++) take_group(&joined, &found->items[i + k]);
    found->items[kept++] = joined;
    i += count;
  }
  found->count = kept;
}

void tw_number_settle_en(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count; i++) {
    struct tw_found *last = kept ? &found->items[kept - 1] : NULL;
    if (last && is_told_twice(text, last, &found->items[i]))
      last->end = last->hedge_end = found->items[i].end + 1;
    else
      found->items[kept++] = found->items[i];
  }
  found->count = kept;
  if (is_spaced(text, found)) join_groups(text, found);
}
