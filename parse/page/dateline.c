#include "parse/page/dateline.h"
#include "base/ascii.h"
#include "parse/text/datetime_words.h"

/* The web's years. */
enum { CENTURY = 2000 }; /* of years of two digits */
enum { YEAR_MIN = 1990, YEAR_MAX = 2099 };
/* From his death to our era, and the least that is a year of his. */
enum { BUDDHIST_YEARS = 543, BUDDHIST_YEAR_MIN = 2400 };
struct scan {
  struct tw_slice line;
  size_t at;
};

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/* A letter of a month's name, its second and third bytes included: not the signs and blanks of Latin-1 and of General
 * Punctuation, nor the scripts behind those, whose months are numbers. */
static size_t letter_at(struct tw_slice line, size_t at) {
  unsigned char c = at < line.len ? (unsigned char)line.ptr[at] : 0;
  if (c < 0x80) return is_letter((char)c);
  size_t len = c < 0xC3 || c > 0xE1 ? 0 : c < 0xE0 ? 2 : 3;
  return len <= line.len - at ? len : 0;
}

/* Bytes of the digit at `at`; 0: none there. Beside ASCII's the full-width ones (U+FF10 on), and those of Arabic, Persian,
 * Hindi, Bengali, Thai, Burmese and Khmer. */
static size_t digit_at(struct tw_slice line, size_t at, int *ret_value) {
  static const char *const zeros[] = {"\uFF10", "\u0660", "\u06F0", "\u0966", "\u09E6", "\u0E50", "\u1040", "\u17E0"};
  if (at >= line.len) return 0;
  if (tw_ascii_is_digit(line.ptr[at])) {
    *ret_value = line.ptr[at] - '0';
    return 1;
  }
  for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
    struct tw_slice zero = tw_slice_from(zeros[i]);
    if (line.ptr[at] != zero.ptr[0] || line.len - at < zero.len || memcmp(line.ptr + at, zero.ptr, zero.len - 1) != 0) continue;
    int value = line.ptr[at + zero.len - 1] - zero.ptr[zero.len - 1];
    if (value < 0 || value > 9) continue;
    *ret_value = value;
    return zero.len;
  }
  return 0;
}

/* `min` to `max` digits and no more. */
static bool take_number(struct scan *s, size_t min, size_t max, int *ret_value) {
  size_t at = s->at, count = 0;
  int value = 0, digit;
  for (size_t len; count < max && (len = digit_at(s->line, at, &digit)) > 0; at += len, count++) value = value * 10 + digit;
  if (count < min || digit_at(s->line, at, &digit)) return false;
  s->at = at;
  *ret_value = value;
  return true;
}

static bool take(struct scan *s, const char *literal) {
  if (s->at >= s->line.len || s->line.ptr[s->at] != literal[0]) return false;
  if (!tw_slice_has_prefix(tw_slice_sub(s->line, s->at, s->line.len), tw_slice_from(literal))) return false;
  s->at += strlen(literal);
  return true;
}

static void skip_blanks(struct scan *s) {
  while (take(s, " ") || take(s, "\u00A0") || take(s, "\u3000") || take(s, "\n")) {
  }
}

/* A number follows, of the day or the year: looked at first, as reading a word is dear and most words are no month. */
static bool leads_to_number(struct tw_slice line, size_t at) {
  while (at < line.len && strchr(".,-/ del'\n", line.ptr[at]) && line.ptr[at]) at++;
  return at < line.len && (tw_ascii_is_digit(line.ptr[at]) || (unsigned char)line.ptr[at] >= 0x80);
}

static bool take_month_name(struct scan *s, int *ret_month) {
  size_t end = s->at;
  for (size_t len; (len = letter_at(s->line, end)) > 0;) end += len;
  if (end == s->at || !leads_to_number(s->line, end)) return false;
  *ret_month = tw_datetime_words_written_month(tw_slice_sub(s->line, s->at, end));
  if (!*ret_month) return false;
  s->at = end;
  take(s, ".");
  return true;
}

/* 2016年12月29日, 2016년 12월 29일, 2016-12-29, 2016/12/29, 2016.12.29, 2016-12-29T.. */
static bool read_year_first(struct scan *s, bool month_first, struct tw_date *date) {
  static const char *const separators[][2] = {{"年", "月"}, {"년", "월"}, {"-", "-"}, {"/", "/"}, {".", "."}};
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

/* 2024. április 16., 2024 April 16 */
static bool read_year_month_day(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  if (!take_number(s, 4, 4, &date->year)) return false;
  if (!take(s, ".")) take(s, ",");
  skip_blanks(s);
  if (!take_month_name(s, &date->month)) return false;
  skip_blanks(s);
  return take_number(s, 1, 2, &date->day);
}

/* 16 tháng 4, 2024; 16 tháng 4 năm 2024 */
static bool read_vietnamese(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  if (!take_number(s, 1, 2, &date->day)) return false;
  skip_blanks(s);
  if (!take(s, "th\u00E1ng")) return false;
  skip_blanks(s);
  if (!take_number(s, 1, 2, &date->month)) return false;
  take(s, ",");
  skip_blanks(s);
  if (take(s, "n\u0103m")) skip_blanks(s);
  return take_number(s, 4, 4, &date->year);
}

/* 令和6年4月16日: years of an emperor's reign; the first one is 元 */
static bool read_era(struct scan *s, bool month_first, struct tw_date *date) {
  static const struct {
    const char *name;
    int before; /* the year before its first */
  } eras[] = {{"\u4EE4\u548C", 2018}, {"\u5E73\u6210", 1988}};
  (void)month_first;
  size_t era = 0;
  while (era < sizeof eras / sizeof *eras && !take(s, eras[era].name)) era++;
  if (era == sizeof eras / sizeof *eras) return false;
  if (take(s, "\u5143"))
    date->year = 1;
  else if (!take_number(s, 1, 2, &date->year))
    return false;
  date->year += eras[era].before;
  return take(s, "\u5E74") && take_number(s, 1, 2, &date->month) && take(s, "\u6708") && take_number(s, 1, 2, &date->day) &&
         take(s, "\u65E5");
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
  if (!take(s, "-")) take(s, "/");
  skip_blanks(s);
  if (take(s, "de ") || take(s, "of ") || take(s, "d'") || take(s, "d\u2019")) skip_blanks(s);
  if (!take_month_name(s, &date->month)) return false;
  if (!take(s, ",") && !take(s, "-")) take(s, "/");
  skip_blanks(s);
  if (take(s, "de ") || take(s, "del ")) skip_blanks(s);
  return take_number(s, 4, 4, &date->year);
}

/* Thai months, in full and shortened, and Khmer ones. */
static bool take_asian_month(struct scan *s, int *ret_month) {
  static const char *const months[][3] = {
      {"มกราคม", "ม.ค.", "មករា"},  {"กุมภาพันธ์", "ก.พ.", "កុម្ភៈ"}, {"มีนาคม", "มี.ค.", "មីនា"},      {"เมษายน", "เม.ย.", "មេសា"},
      {"พฤษภาคม", "พ.ค.", "ឧសភា"}, {"มิถุนายน", "มิ.ย.", "មិថុនា"},  {"กรกฎาคม", "ก.ค.", "កក្កដា"},  {"สิงหาคม", "ส.ค.", "សីហា"},
      {"กันยายน", "ก.ย.", "កញ្ញា"},  {"ตุลาคม", "ต.ค.", "តុលា"},    {"พฤศจิกายน", "พ.ย.", "វិច្ឆិកា"}, {"ธันวาคม", "ธ.ค.", "ធ្នូ"},
  };
  for (int i = 0; i < (int)(sizeof months / sizeof *months); i++)
    for (size_t k = 0; k < sizeof months[i] / sizeof *months[i]; k++)
      if (take(s, months[i][k])) {
        *ret_month = i + 1;
        return true;
      }
  return false;
}

/* 10 มี.ค. 2569, 10 มีนาคม ค.ศ. 2026, ១០ ខែមីនា ឆ្នាំ២០២៦: years of the Buddha where they are that large */
static bool read_asian_words(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  if (!take_number(s, 1, 2, &date->day)) return false;
  skip_blanks(s);
  if (take(s, "ខែ")) skip_blanks(s);
  if (!take_asian_month(s, &date->month)) return false;
  skip_blanks(s);
  if (take(s, "พ.ศ.") || take(s, "ค.ศ.") || take(s, "ឆ្នាំ")) skip_blanks(s);
  if (!take_number(s, 4, 4, &date->year)) return false;
  if (date->year >= BUDDHIST_YEAR_MIN) date->year -= BUDDHIST_YEARS;
  return true;
}

/* Four digits, or two that stand for a year of this century: not in "10.1.24.3". */
static bool take_year(struct scan *s, const char *separator, int *ret_year) {
  if (take_number(s, 4, 4, ret_year)) return true;
  if (separator[0] == '-' || !take_number(s, 2, 2, ret_year) || take(s, separator)) return false;
  *ret_year += CENTURY;
  return true;
}

/* 16.4.2024, 16/04/2024, 04/16/2024, 16-04-2024, 16.04.24, 4/16/24 */
static bool read_numbers(struct scan *s, bool month_first, struct tw_date *date) {
  int first, second;
  if (!take_number(s, 1, 2, &first) || s->at >= s->line.len) return false;
  char separator[2] = {s->line.ptr[s->at], '\0'};
  if (!strchr("./-", separator[0])) return false;
  s->at++;
  skip_blanks(s);
  if (!take_number(s, 1, 2, &second) || !take(s, separator)) return false;
  skip_blanks(s);
  if (!take_year(s, separator, &date->year)) return false;
  bool swap = second > 12 || (first <= 12 && month_first && separator[0] == '/');
  date->month = swap ? first : second;
  date->day = swap ? second : first;
  return true;
}

/* One Chinese digit; -1 when it is none, 10 for the sign of ten. */
static int take_han_digit(struct scan *s) {
  static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (int i = 0; i < (int)(sizeof digits / sizeof *digits); i++)
    if (take(s, digits[i])) return i;
  return take(s, "○") || take(s, "零") ? 0 : -1;
}

/* 一 to 三十一 */
static bool take_han_number(struct scan *s, int *ret_value) {
  int value = 0;
  bool any = false;
  for (int digit; (digit = take_han_digit(s)) >= 0; any = true) {
    if (digit == 10)
      value = (value ? value : 1) * 10;
    else
      value += digit;
    if (value > 31) return false;
  }
  *ret_value = value;
  return any;
}

/* 二〇二四年四月十六日 */
static bool read_han(struct scan *s, bool month_first, struct tw_date *date) {
  (void)month_first;
  for (int i = 0; i < 4; i++) {
    int digit = take_han_digit(s);
    if (digit < 0 || digit > 9) return false;
    date->year = date->year * 10 + digit;
  }
  return take(s, "年") && take_han_number(s, &date->month) && take(s, "月") && take_han_number(s, &date->day) && take(s, "日");
}

static bool read_date(struct scan *s, bool month_first, struct tw_date *date) {
  static bool (*const readers[])(struct scan *, bool, struct tw_date *) = {
      read_year_first, read_year_month_day, read_month_first, read_day_first, read_vietnamese, read_numbers, read_han,
      read_era,        read_asian_words};
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

/* Whether a date may start at `at`: with a number, a word in letters, a Chinese year of this millennium, a reign. */
static bool may_start(struct tw_slice line, size_t at, size_t *number_end) {
  static const char *const signs[] = {"二", "令和", "平成"};
  unsigned char c = (unsigned char)line.ptr[at];
  int digit;
  size_t len = digit_at(line, at, &digit);
  if (len) {
    bool starts = at != *number_end;
    *number_end = at + len;
    return starts;
  }
  if (c < 0xE0) return is_letter((char)c) && (at == 0 || !is_letter(line.ptr[at - 1]));
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (c == (unsigned char)signs[i][0] && tw_slice_has_prefix(tw_slice_sub(line, at, line.len), tw_slice_from(signs[i])))
      return true;
  return false;
}

/* No date is without a digit; those of other scripts are no ASCII. */
static bool may_hold_date(struct tw_slice line, size_t from) {
  for (size_t at = from; at < line.len; at++)
    if ((line.ptr[at] >= '0' && line.ptr[at] <= '9') || (unsigned char)line.ptr[at] >= 0x80) return true;
  return false;
}

bool tw_dateline_next(struct tw_slice line, size_t from, bool month_first, struct tw_dateline *ret_found) {
  if (!may_hold_date(line, from)) return false;
  size_t number_end = SIZE_MAX; /* of the digit seen last: a date starts with the first one of a number */
  for (size_t at = from; at < line.len; at++) {
    if (!may_start(line, at, &number_end)) continue;
    struct scan s = {line, at};
    struct tw_date date;
    if (!read_date(&s, month_first, &date)) continue;
    *ret_found = (struct tw_dateline){.day = tw_day_from(date), .start = at, .end = s.at};
    return true;
  }
  return false;
}
