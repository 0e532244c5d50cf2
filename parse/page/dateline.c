#include "parse/page/dateline.h"

/* The web's years. */
enum { YEAR_MIN = 1990, YEAR_MAX = 2099 };

struct month_name {
  const char *name; /* lower case, the beginning that tells it apart */
  int month;
};

/* English, German, French, Spanish, Italian, Portuguese, Dutch. Of two that begin alike the longer first. */
static const struct month_name month_names[] = {
    {"jan", 1},  {"feb", 2},  {"f\u00E9v", 2},  {"fev", 2},  {"mar", 3},  {"m\u00E4r", 3}, {"mrz", 3},  {"maa", 3},
    {"mrt", 3},  {"apr", 4},  {"avr", 4},       {"abr", 4},  {"may", 5},  {"mai", 5},      {"mei", 5},  {"mag", 5},
    {"juin", 6}, {"jun", 6},  {"giu", 6},       {"juil", 7}, {"jul", 7},  {"lug", 7},      {"aug", 8},  {"ao\u00FB", 8},
    {"ago", 8},  {"sep", 9},  {"set", 9},       {"oct", 10}, {"okt", 10}, {"ott", 10},     {"out", 10}, {"nov", 11},
    {"dec", 12}, {"dez", 12}, {"d\u00E9c", 12}, {"dic", 12}, {"ene", 1},  {"gen", 1},
};

struct scan {
  struct tw_slice line;
  size_t at;
};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/* Letters of a name, second bytes of Latin ones included. */
static bool is_name_byte(char c) {
  return is_letter(c) || (unsigned char)c >= 0x80;
}

/* `min` to `max` digits and no more. */
static bool take_number(struct scan *s, size_t min, size_t max, int *ret_value) {
  size_t at = s->at;
  int value = 0;
  while (at < s->line.len && at - s->at < max && is_digit(s->line.ptr[at])) value = value * 10 + (s->line.ptr[at++] - '0');
  if (at - s->at < min || (at < s->line.len && is_digit(s->line.ptr[at]))) return false;
  s->at = at;
  *ret_value = value;
  return true;
}

static bool take(struct scan *s, const char *literal) {
  if (!tw_slice_has_prefix(tw_slice_sub(s->line, s->at, s->line.len), tw_slice_from(literal))) return false;
  s->at += strlen(literal);
  return true;
}

static void skip_blanks(struct scan *s) {
  while (take(s, " ") || take(s, "\u00A0") || take(s, "\u3000") || take(s, "\n")) {
  }
}

static bool take_month_name(struct scan *s, int *ret_month) {
  char lower[8];
  struct tw_slice rest = tw_slice_sub(s->line, s->at, s->line.len);
  size_t len = 0;
  while (len < sizeof lower && len < rest.len && is_name_byte(rest.ptr[len])) {
    lower[len] = (char)(rest.ptr[len] >= 'A' && rest.ptr[len] <= 'Z' ? rest.ptr[len] + 32 : rest.ptr[len]);
    len++;
  }
  for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
    const char *name = month_names[i].name;
    if (len == 0 || name[0] != lower[0] || !tw_slice_has_prefix(tw_slice_of(lower, len), tw_slice_from(name))) continue;
    while (s->at < s->line.len && is_name_byte(s->line.ptr[s->at])) s->at++;
    take(s, ".");
    *ret_month = month_names[i].month;
    return true;
  }
  return false;
}

/* 2016年12月29日, 2016-12-29, 2016/12/29, 2016.12.29, 2016-12-29T.. */
static bool read_year_first(struct scan *s, bool month_first, struct tw_date *date) {
  static const char *const separators[][2] = {{"\u5E74", "\u6708"}, {"-", "-"}, {"/", "/"}, {".", "."}};
  (void)month_first;
  if (!take_number(s, 4, 4, &date->year)) return false;
  for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
    struct scan try = *s;
    skip_blanks(&try);
    if (!take(&try, separators[i][0])) continue;
    skip_blanks(&try);
    if (!take_number(&try, 1, 2, &date->month)) continue;
    skip_blanks(&try);
    if (!take(&try, separators[i][1])) continue;
    skip_blanks(&try);
    if (!take_number(&try, 1, 2, &date->day)) continue;
    *s = try;
    return true;
  }
  return false;
}

/* April 16, 2024; Apr. 16th 2024 */
static bool read_month_first(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  if (!take_month_name(s, &date->month)) return false;
  skip_blanks(s);
  if (!take_number(s, 1, 2, &date->day)) return false;
  if (!take(s, "st") && !take(s, "nd") && !take(s, "rd")) take(s, "th");
  take(s, ",");
  skip_blanks(s);
  return take_number(s, 4, 4, &date->year);
}

/* 16 April 2024; 16. April 2024; 16 de abril de 2024; 16-Apr-2024 */
static bool read_day_first(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  if (!take_number(s, 1, 2, &date->day)) return false;
  if (!take(s, "st") && !take(s, "nd") && !take(s, "rd") && !take(s, "th")) take(s, ".");
  take(s, "-");
  skip_blanks(s);
  if (take(s, "de ") || take(s, "of ")) skip_blanks(s);
  if (!take_month_name(s, &date->month)) return false;
  if (!take(s, ",")) take(s, "-");
  skip_blanks(s);
  if (take(s, "de ")) skip_blanks(s);
  return take_number(s, 4, 4, &date->year);
}

/* 16.4.2024, 16/04/2024, 04/16/2024, 16-04-2024 */
static bool read_numbers(struct scan *s, bool month_first, struct tw_date *date) {
  int first, second;
  if (!take_number(s, 1, 2, &first) || s->at >= s->line.len) return false;
  char separator[2] = {s->line.ptr[s->at], '\0'};
  if (!strchr("./-", separator[0])) return false;
  s->at++;
  skip_blanks(s);
  if (!take_number(s, 1, 2, &second) || !take(s, separator)) return false;
  skip_blanks(s);
  if (!take_number(s, 4, 4, &date->year)) return false;
  bool swap = second > 12 || (first <= 12 && month_first && separator[0] == '/');
  date->month = swap ? first : second;
  date->day = swap ? second : first;
  return true;
}

static bool read_date(struct scan *s, bool month_first, struct tw_date *date) {
  static bool (*const readers[])(struct scan *, bool, struct tw_date *) = {read_year_first, read_month_first, read_day_first,
                                                                           read_numbers};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    struct scan try = *s;
    *date = (struct tw_date){0};
    if (!readers[i](&try, month_first, date)) continue;
    if (date->year < YEAR_MIN || date->year > YEAR_MAX || !tw_date_is_valid(*date)) continue;
    s->at = try.at;
    return true;
  }
  return false;
}

bool tw_dateline_next(struct tw_slice line, size_t from, bool month_first, struct tw_dateline *ret_found) {
  for (size_t at = from; at < line.len; at++) {
    char c = line.ptr[at], before = at ? line.ptr[at - 1] : ' ';
    bool starts = is_digit(c) ? !is_digit(before) : is_letter(c) && !is_letter(before) && (unsigned char)c < 0xE0;
    if (!starts) continue;
    struct scan s = {line, at};
    struct tw_date date;
    if (!read_date(&s, month_first, &date)) continue;
    *ret_found = (struct tw_dateline){.day = tw_day_from(date), .start = at, .end = s.at};
    return true;
  }
  return false;
}
