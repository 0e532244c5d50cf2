#include "parse/extract/number_settle.h"
#include "base/ascii.h"
#include "base/words.h"

static bool is_told_twice(struct tw_slice text, const struct tw_found *f, const struct tw_found *next) {
  if (f->kind != TW_KIND_QUANTITY || next->kind != TW_KIND_QUANTITY || next->start < f->end || next->end >= text.len)
    return false;
  if (tw_ascii_is_digit(text.ptr[f->start]) || !tw_ascii_is_digit(text.ptr[next->start]) || text.ptr[next->end] != ')')
    return false;
  struct tw_slice gap = tw_slice_sub(text, f->end, next->start);
  return (tw_slice_is(gap, " (") || tw_slice_is(gap, "(")) && tw_decimal_cmp(f->value, next->value) == 0;
}

static size_t digits_at(struct tw_slice text, size_t at) {
  size_t len = 0;
  while (at + len < text.len && tw_ascii_is_digit(text.ptr[at + len])) len++;
  return len;
}

/* The digits and the point of text[start, end), without what stands before the first digit. */
static bool read_amount(struct tw_slice text, size_t start, size_t end, struct tw_decimal *ret_value) {
  char digits[TW_DECIMAL_TEXT_BYTES];
  size_t len = 0;
  while (start < end && !tw_ascii_is_digit(text.ptr[start])) start++;
  for (; start < end && len < sizeof digits; start++)
    if (tw_ascii_is_digit(text.ptr[start]) || text.ptr[start] == '.') digits[len++] = text.ptr[start];
  return len < sizeof digits && tw_decimal_parse((struct tw_slice){.ptr = digits, .len = len}, ret_value);
}

/* ---- "5, 241 arrests", "USD1, 171, 064.36": groups of three parted by a comma and a blank, as careless typesetting leaves them
 */

enum { GROUP = 3, SPACED_NEEDED = 2, MOST_GROUPS = TW_DECIMAL_DIGITS / GROUP };

/* The number goes on behind the comma: three digits, more such groups without a blank, and decimals behind the last. */
static bool is_group(struct tw_slice text, const struct tw_found *f) {
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  if (f->kind == TW_KIND_MONEY) /* "000 birr" */
    return digits_at(text, f->start) == GROUP && own.len > GROUP && own.ptr[GROUP] == ' ' && f->hedge_start == f->start;
  if (f->kind != TW_KIND_QUANTITY || own.len < GROUP) return false;
  if (own.len > GROUP && own.ptr[GROUP] != '.' && own.ptr[GROUP] != ',') return false;
  for (size_t i = 0; i < own.len; i++)
    if (!tw_ascii_is_digit(own.ptr[i]) && (i < GROUP || (own.ptr[i] != '.' && own.ptr[i] != ','))) return false;
  return f->hedge_start == f->start;
}

/* One to three digits end it, its first group or the last so far. */
static bool ends_in_group(struct tw_slice text, const struct tw_found *f) {
  size_t digits = 0;
  while (digits <= GROUP && f->end - digits > f->start && tw_ascii_is_digit(text.ptr[f->end - digits - 1])) digits++;
  bool may_go_on = f->kind == TW_KIND_QUANTITY || f->kind == TW_KIND_MONEY || f->kind == TW_KIND_NAME;
  size_t before = f->end - digits;
  bool is_after_digit = before > f->start + 1 && tw_ascii_is_digit(text.ptr[before - 2]); /* "59" of "USD 59" is all there is */
  bool is_broken = before > f->start && (text.ptr[before - 1] == '.' || text.ptr[before - 1] == ',' ||
                                         (text.ptr[before - 1] == ' ' && is_after_digit));
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
  if (first + 1 == found->count || !is_joined(text, &items[first], &items[first + 1]) || !ends_in_group(text, &items[first]))
    return 1;
  while (count < MOST_GROUPS && first + count < found->count && is_joined(text, &items[first + count - 1], &items[first + count]))
    count++;
  return count > 1 && is_followed_by_number(text, items[first + count - 1].end) ? 1 : count;
}

/* Two numbers of the text that can be read so, a sum, or a group of noughts, which is no number, show that its groups are parted
 * so. */
static bool is_spaced(struct tw_slice text, const struct tw_found_list *found) {
  int weight = 0;
  for (size_t i = 0; i + 1 < found->count && weight < SPACED_NEEDED; i++) {
    size_t count = groups_at(text, found, i);
    struct tw_slice last = tw_slice_sub(text, found->items[i + count - 1].start, text.len);
    if (count > 1)
      weight += found->items[i].kind == TW_KIND_QUANTITY && !tw_slice_has_prefix(last, TW_SLICE("000")) ? 1 : SPACED_NEEDED;
  }
  return weight >= SPACED_NEEDED;
}

static void join_groups(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count;) {
    size_t count = groups_at(text, found, i);
    struct tw_found joined = found->items[i];
    joined.end = found->items[i + count - 1].end;
    joined.hedge_end = found->items[i + count - 1].hedge_end;
    struct tw_decimal value;
    if (count > 1 && joined.kind == TW_KIND_QUANTITY && found->items[i + count - 1].kind == TW_KIND_MONEY) {
      joined.kind = TW_KIND_MONEY;
      joined.unit = found->items[i + count - 1].unit;
      joined.flags |= found->items[i + count - 1].flags & TW_FOUND_AMBIGUOUS_UNIT;
    }
    if (count > 1 && joined.kind != TW_KIND_NAME && read_amount(text, joined.start, joined.end, &value)) joined.value = value;
    found->items[kept++] = joined;
    i += count;
  }
  found->count = kept;
}

/* ---- numbers that look like years and names ---- */

static void make(struct tw_found *f, enum tw_kind kind, struct tw_decimal value) {
  *f = (struct tw_found){.kind = kind,
                         .start = f->start,
                         .end = f->end,
                         .hedge_start = f->start,
                         .hedge_end = f->end,
                         .flags = TW_FOUND_HAS_VALUE,
                         .value = value,
                         .period = {TW_DAY_NONE, TW_DAY_NONE}};
}

/* "1775 in 2009, 1779 in 2010": no year lies in another one. */
static void settle_count(struct tw_slice text, struct tw_found *f, const struct tw_found *next) {
  enum { YEAR_DIGITS = 4 };
  bool is_year = f->kind == TW_KIND_PERIOD && f->end - f->start == YEAR_DIGITS && digits_at(text, f->start) == YEAR_DIGITS;
  bool is_next = next->kind == TW_KIND_PERIOD && next->end - next->start == YEAR_DIGITS && next->start > f->end;
  struct tw_decimal value;
  if (!is_year || !is_next || digits_at(text, next->start) != YEAR_DIGITS) return;
  if (!tw_slice_is(tw_slice_sub(text, f->end, next->start), " in ") || !read_amount(text, f->start, f->end, &value)) return;
  make(f, TW_KIND_QUANTITY, value);
}

/* "the arrest of 1803 money mules": no year of the press stands right before a noun in small letters. */
static void settle_old_year(struct tw_slice text, struct tw_found *f) {
  static const char *const leads[] = {"in ", "since ", "until ", "from ", "by ", "before ", "after ", "of ", "and "};
  static const char *const acts[] = {"arrest of ", "arrests of ", "arrested ", "detained ", "detention of "};
  enum { YEAR_DIGITS = 4, FIRST = 1900 };
  struct tw_decimal value;
  bool is_year = f->kind == TW_KIND_PERIOD && f->end - f->start == YEAR_DIGITS && digits_at(text, f->start) == YEAR_DIGITS;
  if (!is_year || f->end + 1 >= text.len || text.ptr[f->end] != ' ') return;
  if (text.ptr[f->end + 1] < 'a' || text.ptr[f->end + 1] > 'z') return;
  if (!read_amount(text, f->start, f->end, &value) || tw_decimal_cmp(value, tw_decimal_from(FIRST)) >= 0) return;
  struct tw_slice before = tw_slice_sub(text, 0, f->start);
  if (tw_words_end(TW_WORDS(leads), before) && !tw_words_end(TW_WORDS(acts), before)) return;
  make(f, TW_KIND_QUANTITY, value);
}

/* The first sums of the text: how it writes them. */
struct sums {
  struct tw_found items[16];
  size_t count;
};

static struct sums first_sums(const struct tw_found_list *found) {
  struct sums sums = {.count = 0};
  for (size_t i = 0; i < found->count && sums.count < sizeof sums.items / sizeof *sums.items; i++)
    if (found->items[i].kind == TW_KIND_MONEY) sums.items[sums.count++] = found->items[i];
  return sums;
}

static size_t capitals_at(struct tw_slice text, size_t at) {
  size_t len = 0;
  while (at + len < text.len && text.ptr[at + len] >= 'A' && text.ptr[at + len] <= 'Z') len++;
  return len;
}

/* "E500,000": capitals and groups that look like a name are money in a text that writes another sum with that sign. */
static void settle_sum(struct tw_slice text, struct tw_found *f, const struct sums *sums) {
  enum { LONGEST_SIGN = 3 };
  size_t letters = f->kind == TW_KIND_NAME ? capitals_at(text, f->start) : 0;
  if (!letters || letters > LONGEST_SIGN || !digits_at(text, f->start + letters)) return;
  if (!memchr(text.ptr + f->start, ',', f->end - f->start)) return;
  struct tw_slice sign = tw_slice_sub(text, f->start, f->start + letters);
  for (size_t i = 0; i < sums->count; i++) {
    const struct tw_found *sum = &sums->items[i];
    struct tw_decimal value;
    if (!tw_slice_has_prefix(tw_slice_sub(text, sum->start, sum->end), sign) || !digits_at(text, sum->start + letters)) continue;
    if (!read_amount(text, f->start, f->end, &value)) return;
    make(f, TW_KIND_MONEY, value);
    f->unit = sum->unit;
    f->flags |= sum->flags & TW_FOUND_AMBIGUOUS_UNIT;
    return;
  }
}

/* "J$100m" in the headline, "$100 million" below: the same dollars. */
static void settle_dollar(struct tw_slice text, struct tw_found *f, const struct sums *sums) {
  if (f->kind != TW_KIND_MONEY || !(f->flags & TW_FOUND_AMBIGUOUS_UNIT)) return;
  for (size_t i = 0; i < sums->count; i++) {
    const struct tw_found *sum = &sums->items[i];
    struct tw_slice own = tw_slice_sub(text, sum->start, sum->end);
    if (sum->flags & (TW_FOUND_AMBIGUOUS_UNIT | TW_FOUND_CONVERSION) || tw_decimal_cmp(sum->value, f->value) != 0) continue;
    if (!own.len || !memchr(own.ptr, '$', own.len)) continue;
    f->unit = sum->unit;
    f->flags &= ~(uint32_t)TW_FOUND_AMBIGUOUS_UNIT;
    return;
  }
}

/* "on Saturday (16)": the day of the month. */
static void settle_day(struct tw_slice text, const struct tw_found *day, struct tw_found *f) {
  enum { LAST_DAY = 31, DIGITS = 2 };
  int64_t value;
  bool is_day = day->kind == TW_KIND_DATE || day->kind == TW_KIND_PERIOD;
  if (!is_day || f->kind != TW_KIND_QUANTITY || f->start != day->end + 2 || f->end - f->start > DIGITS) return;
  bool is_bracket = text.ptr[day->end] == ' ' && text.ptr[day->end + 1] == '(' && f->end < text.len && text.ptr[f->end] == ')';
  if (!is_bracket || !tw_slice_has_suffix(tw_slice_sub(text, day->start, day->end), TW_SLICE("day"))) return;
  if (!tw_decimal_to_i64(f->value, &value) || value < 1 || value > LAST_DAY) return;
  f->kind = day->kind;
  f->period = day->period;
  f->flags = day->flags;
}

static void settle_looks(struct tw_slice text, struct tw_found_list *found) {
  struct sums sums = first_sums(found);
  for (size_t i = 0; i < found->count; i++) {
    settle_sum(text, &found->items[i], &sums);
    settle_dollar(text, &found->items[i], &sums);
    settle_old_year(text, &found->items[i]);
    if (i + 1 < found->count) settle_count(text, &found->items[i], &found->items[i + 1]);
    if (i > 0) settle_day(text, &found->items[i - 1], &found->items[i]);
  }
}

/* "up to two and a half years": a length of time, its unit behind the half. */
static void take_half(struct tw_slice text, struct tw_found *f) {
  static const char *const halves[] = {" and a half year", " and half year", " and a half month", " and half month"};
  if (f->kind == TW_KIND_QUANTITY && tw_words_begin(TW_WORDS(halves), tw_slice_sub(text, f->end, text.len)))
    f->kind = TW_KIND_DURATION;
}

/* "are 45, 48, 23, and 40 years old": ages, the last of which says so. */
static void settle_ages(struct tw_slice text, struct tw_found_list *found) {
  static const char *const joints[] = {", ", " and ", ", and ", " or ", ", or "};
  for (size_t i = found->count; i-- > 1;) {
    struct tw_found *f = &found->items[i - 1];
    if (f[1].kind != TW_KIND_AGE || f->kind != TW_KIND_QUANTITY || f->unit.len || f[1].start < f->end) continue;
    if (tw_words_hold(TW_WORDS(joints), tw_slice_sub(text, f->end, f[1].start))) f->kind = TW_KIND_AGE;
  }
}

void tw_number_settle_en(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count; i++) {
    take_half(text, &found->items[i]);
    struct tw_found *last = kept ? &found->items[kept - 1] : NULL;
    if (last && is_told_twice(text, last, &found->items[i]))
      last->end = last->hedge_end = found->items[i].end + 1;
    else
      found->items[kept++] = found->items[i];
  }
  found->count = kept;
  if (is_spaced(text, found)) join_groups(text, found);
  settle_looks(text, found);
  settle_ages(text, found);
}
