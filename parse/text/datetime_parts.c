#include "parse/text/datetime_parts.h"
#include "parse/text/datetime_words.h"

enum {
  HOUR_S = 3600,
  MINUTE_S = 60,
  FIRST_YEAR = 1583,    /* the first whole Gregorian one: ISO weeks are counted from there */
  TWO_DIGIT_PIVOT = 50, /* RFC 2822, section 4.3 */
  OFFSET_MAX = 1400,    /* +1400, Kiribati: the largest in use */
  THAI_CENTURY = 2500,  /* of years in two digits, by the Buddhist count */
};

static const struct tw_datetime_parts nothing = {.year = -1, .month = -1, .day = -1, .ordinal = -1, .hour = -1, .half = -1};

/* A matcher looks at the tokens from `at` on and returns how many it took; 0: not its business. */
typedef size_t matcher(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p);

static const struct tw_datetime_token *peek(const struct tw_datetime_tokens *t, size_t at) {
  static const struct tw_datetime_token none = {.kind = TW_DATETIME_SIGN};
  return at < t->count ? &t->items[at] : &none;
}

static bool is_number(const struct tw_datetime_token *token, size_t min_digits, size_t max_digits) {
  return token->kind == TW_DATETIME_NUMBER && token->text.len >= min_digits && token->text.len <= max_digits;
}

static bool is_sign(const struct tw_datetime_token *token, char sign) {
  return token->kind == TW_DATETIME_SIGN && token->text.len == 1 && token->text.ptr[0] == sign;
}

static bool is_word(const struct tw_datetime_token *token, const char *word) {
  return token->kind == TW_DATETIME_WORD && tw_slice_is(token->text, word);
}

static bool is_one_of(const struct tw_datetime_token *token, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is_word(token, words[i])) return true;
  return false;
}

static int full_year(const struct tw_datetime_token *token) {
  int value = (int)token->value;
  if (token->text.len >= 4) return value;
  if (token->text.len == 3) return 1900 + value;
  return value < TWO_DIGIT_PIVOT ? 2000 + value : 1900 + value;
}

/* Digits [from, to) of a number token. */
static int cut(const struct tw_datetime_token *token, size_t from, size_t to) {
  uint64_t value = 0;
  tw_slice_to_u64(tw_slice_sub(token->text, from, to), &value);
  return (int)value;
}

static bool is_ascii_number(const struct tw_datetime_token *token, size_t digits) {
  return is_number(token, digits, digits) && (unsigned char)token->text.ptr[0] < 0x80;
}

static void set_time(struct tw_datetime_parts *p, int hour, int minute, int second) {
  p->hour = hour;
  p->minute = minute;
  p->second = second;
}

/* ".250" behind the seconds, also with a comma or a colon; returns how many tokens it is. */
static size_t read_fraction(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *point = peek(t, at), *digits = peek(t, at + 1);
  bool fractional = is_sign(point, '.') || is_sign(point, ',') || is_sign(point, ':');
  if (!fractional || !digits->is_glued || !is_number(digits, 1, 20) || (unsigned char)digits->text.ptr[0] >= 0x80) return 0;
  p->micros = 0;
  for (size_t i = 0, unit = 100000; i < digits->text.len && unit; i++, unit /= 10)
    p->micros += (digits->text.ptr[i] - '0') * (int)unit;
  return 2;
}

/* "T0830", "T083015", "T08", behind the T of ISO 8601's basic format; "20200630 083015", behind its date. */
static size_t match_basic_time(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at), *mark = peek(t, at + 1);
  if (at == 0 || p->hour >= 0) return 0;
  size_t digits = token->text.len;
  bool behind_date = is_ascii_number(peek(t, at - 1), 8) && digits == 6;
  bool behind_t = is_word(peek(t, at - 1), "t") && token->is_glued &&
                  (digits == 6 || digits == 4 || (digits == 2 && !is_sign(mark, ':') && !is_sign(mark, '.')));
  if (!is_ascii_number(token, digits) || (!behind_date && !behind_t)) return 0;
  set_time(p, cut(token, 0, 2), digits >= 4 ? cut(token, 2, 4) : 0, digits == 6 ? cut(token, 4, 6) : 0);
  return digits == 6 ? 1 + read_fraction(t, at + 1, p) : 1;
}

static void set_date(struct tw_datetime_parts *p, int year, int month, int day) {
  p->year = year;
  p->month = month;
  p->day = day;
}

/* 20200630, 20200630T..., 202006300830, 20200630083000, 2020182 (day of the year), 031231 */
static size_t match_basic_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (p->year >= 0 || token->kind != TW_DATETIME_NUMBER) return 0;
  switch (token->text.len) {
  case 14:
  case 12: set_time(p, cut(token, 8, 10), cut(token, 10, 12), cut(token, 12, 14)); __attribute__((fallthrough));
  case 8: set_date(p, cut(token, 0, 4), cut(token, 4, 6), cut(token, 6, 8)); return 1;
  case 7:
    p->year = cut(token, 0, 4);
    p->ordinal = cut(token, 4, 7);
    return 1;
  case 6: {
    int century = cut(token, 0, 2), month = cut(token, 4, 6);
    if ((century == 19 || century == 20) && month >= 1 && month <= 12) {
      p->year = cut(token, 0, 4);
      p->month = month;
    } else {
      set_date(p, century < TWO_DIGIT_PIVOT ? 2000 + century : 1900 + century, cut(token, 2, 4), month);
    }
    return 1;
  }
  default: return 0;
  }
}

/* 8:30, 08:30:15, 08:30:15.250, 08:30:15:250 */
static size_t match_clock(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 2) || !is_sign(peek(t, at + 1), ':') || !is_number(peek(t, at + 2), 1, 2))
    return 0;
  set_time(p, (int)peek(t, at)->value, (int)peek(t, at + 2)->value, 0);
  if (!is_sign(peek(t, at + 3), ':') || !is_number(peek(t, at + 4), 1, 2)) return 3;
  p->second = (int)peek(t, at + 4)->value;
  return 5 + read_fraction(t, at + 5, p);
}

/* 8时30分15秒, 8点, 오후 3시 5분, 14h30, 14 h 30 */
static size_t match_marked_clock(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  static const char *const hours[] = {"时", "時", "点", "點", "시", "h", "uhr"};
  static const char *const minutes[] = {"分", "분", "m", "min"};
  static const char *const seconds[] = {"秒", "초", "s"};
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 6) || !is_one_of(peek(t, at + 1), hours, sizeof hours / sizeof *hours)) return 0;
  set_time(p, (int)peek(t, at)->value, 0, 0);
  if (is_word(peek(t, at + 2), "半")) {
    p->minute = 30;
    return 3;
  }
  const struct tw_datetime_token *behind = peek(t, at + 2);
  if (!is_number(behind, 1, 9)) return 2;
  bool glued_h = is_word(peek(t, at + 1), "h") && (behind->is_glued || (p->day >= 0 && behind->text.len == 2));
  bool marked = is_one_of(peek(t, at + 3), minutes, sizeof minutes / sizeof *minutes);
  if (!marked && !glued_h) return 2;
  p->minute = (int)behind->value;
  size_t taken = marked ? 4 : 3;
  if (!is_number(peek(t, at + 4), 1, 9) || !is_one_of(peek(t, at + 5), seconds, sizeof seconds / sizeof *seconds)) return taken;
  p->second = (int)peek(t, at + 4)->value;
  return taken + 2;
}

/* 2020年, 6月, 30日, 30号, 2020년 06월 30일, "2020 m." (Lithuanian) */
static size_t match_marked_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  static const char *const marks[3][4] = {{"年", "년", "yil", "y"}, {"月", "월", "月份", "m"}, {"日", "일", "号", "號"}};
  int *const fields[] = {&p->year, &p->month, &p->day};
  const struct tw_datetime_token *number = peek(t, at), *mark = peek(t, at + 1);
  if (!is_number(number, 1, 12)) return 0;
  if (p->year < 0 && is_ascii_number(number, 4) && is_word(mark, "m")) {
    p->year = (int)number->value;
    return 2;
  }
  for (size_t i = 0; i < 3; i++)
    if (*fields[i] < 0 && is_one_of(mark, marks[i], sizeof marks[i] / sizeof *marks[i])) {
      bool in_era = i == 0 && p->era > 0;
      *fields[i] = i == 0 && !in_era ? full_year(number) : (int)number->value + (in_era ? p->era : 0);
      return 2;
    }
  return 0;
}

/* 令和2年, 平成元年, 民國109年: years of an era. */
static size_t match_era(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  static const struct {
    const char *name;
    int before; /* the year before its first one */
  } eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}};
  for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
    if (is_word(peek(t, at), eras[i].name)) p->era = eras[i].before;
  if (p->era == 0 || !is_word(peek(t, at), "元") || !is_word(peek(t, at + 1), "年")) return 0;
  p->year = p->era + 1;
  return 2;
}

/* "tháng mười một": the Vietnamese months are numbers in words; how many tokens it is. */
static size_t read_month_words(const struct tw_datetime_tokens *t, size_t at, int *ret_month) {
  static const char *const words[] = {"gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "", "chap"};
  const struct tw_datetime_token *first = peek(t, at), *second = peek(t, at + 1);
  *ret_month = is_word(first, "mot") ? 1 : 0;
  for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
    if (is_word(first, words[i])) *ret_month = i + 1;
  bool is_compound = *ret_month == 10 && (is_word(second, "mot") || is_word(second, "hai"));
  if (is_compound) *ret_month += is_word(second, "mot") ? 1 : 2;
  return *ret_month == 0 ? 0 : is_compound ? 2 : 1;
}

static bool leads_month(const struct tw_datetime_token *token) {
  static const char *const words[] = {"thang", "thg", "th"};
  return is_one_of(token, words, sizeof words / sizeof *words);
}

/* "ngày 5 tháng 11 năm 2020": the Vietnamese marks stand before their numbers. */
static size_t match_led_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *mark = peek(t, at), *number = peek(t, at + 1);
  if (p->month < 0 && leads_month(mark) && number->kind == TW_DATETIME_WORD) {
    int month;
    size_t taken = read_month_words(t, at + 1, &month);
    if (taken) p->month = month;
    return taken ? taken + 1 : 0;
  }
  if (p->year < 0 && is_word(mark, "nam") && is_number(number, 4, 4))
    p->year = (int)number->value;
  else if (p->month < 0 && leads_month(mark) && is_number(number, 1, 2))
    p->month = (int)number->value;
  else if (p->day < 0 && is_word(mark, "ngay") && is_number(number, 1, 2) && !is_sign(peek(t, at + 2), '/'))
    p->day = (int)number->value;
  else
    return 0;
  return 2;
}

/* 0..6, Monday first, of an English weekday's first three letters; -1 for other words. */
static int read_weekday(const struct tw_datetime_token *token) {
  static const char names[] = "montuewedthufrisatsun";
  if (token->kind != TW_DATETIME_WORD || token->text.len < 3) return -1;
  for (int i = 0; i < 7; i++)
    if (memcmp(names + (ptrdiff_t)i * 3, token->text.ptr, 3) == 0) return i;
  return -1;
}

/* 5/11/2020 is in November where a weekday says so, or where the words or the script around it are none of the United States'. */
static bool is_day_first(const struct tw_datetime_tokens *t, struct tw_date month_first) {
  static const char *const words[] = {
      "le",       "du",      "a",        "ore",       "alle",     "uhr",      "um",         "om",       "as",      "las",
      "el",       "h",       "kl",       "klo",       "ngay",     "luc",      "em",         "il",       "de",      "horas",
      "nhat",     "hai",     "ba",       "tu",        "nam",      "sau",      "bay",        "lunes",    "martes",  "miercoles",
      "jueves",   "viernes", "sabado",   "domingo",   "lundi",    "mardi",    "mercredi",   "jeudi",    "samedi",  "dimanche",
      "vendredi", "lunedi",  "martedi",  "mercoledi", "giovedi",  "venerdi",  "sabato",     "domenica", "segunda", "terca",
      "quarta",   "quinta",  "sexta",    "montag",    "dienstag", "mittwoch", "donnerstag", "freitag",  "samstag", "sonntag",
      "maandag",  "dinsdag", "woensdag", "donderdag", "vrijdag",  "zaterdag", "zondag",     "senin",    "selasa",  "rabu",
      "kamis",    "jumat",   "sabtu",    "minggu",    "pukul",    "saat",     "godz"};
  struct tw_date day_first = {month_first.year, month_first.day, month_first.month};
  if (!tw_date_is_valid(day_first)) return false;
  if (t->has_other_script) return true;
  for (size_t i = 0; i < t->count; i++) {
    int weekday = read_weekday(&t->items[i]);
    if (weekday >= 0 && tw_day_weekday(tw_day_from(month_first)) == weekday) return false;
    if (weekday >= 0 && tw_day_weekday(tw_day_from(day_first)) == weekday) return true;
    if (is_one_of(&t->items[i], words, sizeof words / sizeof *words)) return true;
  }
  return false;
}

/* Three numbers with one kind of separator. Year first when it has four digits or can be nothing else; then dots and
 * dashes put the day first, slashes the month (US), unless the numbers or the words around them forbid it. */
static void order_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *a = peek(t, at), *b = peek(t, at + 2), *c = peek(t, at + 4);
  bool slash = is_sign(peek(t, at + 1), '/');
  bool year_last = c->text.len >= 3 || c->value > 31;
  bool year_first = a->text.len >= 3 || a->value > 31 || (is_sign(peek(t, at + 1), '-') && !year_last && b->value <= 12);
  if (year_first) {
    set_date(p, full_year(a), (int)b->value, (int)c->value);
    return;
  }
  set_date(p, full_year(c), (int)b->value, (int)a->value);
  struct tw_date swapped = {p->year, p->day, p->month};
  if (tw_date_is_valid(swapped) && (p->month > 12 || (slash && !is_day_first(t, swapped))))
    set_date(p, swapped.year, swapped.month, swapped.day);
}

static bool is_date_separator(const struct tw_datetime_token *token) {
  return is_sign(token, '-') || is_sign(token, '/') || is_sign(token, '.');
}

/* 2003-335 and 03-335, the day of the year; 2020-06, 2020/06, 06/2020 */
static size_t match_short_date(const struct tw_datetime_token *a, const struct tw_datetime_token *mark,
                               const struct tw_datetime_token *b, struct tw_datetime_parts *p) {
  bool ordinal = b->text.len == 3 && is_sign(mark, '-') && (a->text.len == 4 || a->text.len == 2);
  bool month_first = a->text.len <= 2 && b->text.len == 4 && is_sign(mark, '/');
  bool month = month_first || (a->text.len == 4 && b->text.len == 2);
  if (!ordinal && !month) return 0;
  p->year = full_year(month_first ? b : a);
  *(ordinal ? &p->ordinal : &p->month) = (int)(month_first ? a : b)->value;
  return 3;
}

/* 2020-06-30, 6/30/2020, 30.06.20, 2020:06:30 (cameras'), and the short ones */
static size_t match_numeric_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *a = peek(t, at), *b = peek(t, at + 2), *c = peek(t, at + 4), *mark = peek(t, at + 1);
  bool is_separated = is_date_separator(mark) || (is_sign(mark, ':') && is_ascii_number(a, 4));
  if (p->year >= 0 || p->month >= 0 || !is_number(a, 1, 4) || !is_number(b, 1, 4) || !is_separated) return 0;
  bool three = tw_slice_eq(mark->text, peek(t, at + 3)->text) && is_number(c, 1, 4) && b->text.len <= 2;
  if (!three) return match_short_date(a, mark, b, p);
  order_date(t, at, p);
  return 5;
}

/* 2020 06 30 and 30 6 2020, with blanks */
static size_t match_spaced_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *first = peek(t, at), *month = peek(t, at + 1), *last = peek(t, at + 2);
  bool is_year_first = is_ascii_number(first, 4) && is_number(last, 1, 2),
       is_day_first = is_number(first, 1, 2) && is_ascii_number(last, 4);
  if (p->year >= 0 || p->month >= 0 || p->day >= 0 || !is_number(month, 1, 2) || is_sign(peek(t, at + 3), ':')) return 0;
  if (!is_year_first && !is_day_first) return 0;
  set_date(p, (int)(is_year_first ? first : last)->value, (int)month->value, (int)(is_year_first ? last : first)->value);
  return 3;
}

/* 8.09 Uhr, kl. 08.09, 08.09.10: dots in a clock are told by the words around it, or by a date that is whole already. */
static size_t match_dotted_clock(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  static const char *const before[] = {"kl", "klo", "um", "ore", "alle", "om", "ora"}, *const after[] = {"uhr", "h"};
  const struct tw_datetime_token *hour = peek(t, at), *minute = peek(t, at + 2), *second = peek(t, at + 4);
  if (p->hour >= 0 || !is_number(hour, 1, 2) || !is_sign(peek(t, at + 1), '.') || !is_ascii_number(minute, 2) ||
      !minute->is_glued)
    return 0;
  const struct tw_datetime_token *lead =
      at == 0 ? peek(t, t->count) : peek(t, at - 1 - (at > 1 && is_sign(peek(t, at - 1), '.')));
  bool has_seconds = is_sign(peek(t, at + 3), '.') && is_ascii_number(second, 2) && second->is_glued;
  bool has_date = p->year >= 0 && p->month >= 0 && p->day >= 0;
  bool is_told =
      is_one_of(lead, before, sizeof before / sizeof *before) || is_one_of(peek(t, at + 3), after, sizeof after / sizeof *after);
  if ((!has_date && !is_told) || hour->value > 24 || minute->value > 59) return 0;
  set_time(p, (int)hour->value, (int)minute->value, has_seconds ? (int)second->value : 0);
  return has_seconds ? 5 : 3;
}

/* 2020-06-3008:30:15, a line break lost between date and time */
static size_t match_joined(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *joined = peek(t, at + 4);
  bool date = p->year < 0 && is_ascii_number(peek(t, at), 4) && is_sign(peek(t, at + 1), '-') &&
              is_number(peek(t, at + 2), 1, 2) && is_sign(peek(t, at + 3), '-') && is_ascii_number(joined, 4);
  if (!date || !is_sign(peek(t, at + 5), ':') || !is_ascii_number(peek(t, at + 6), 2)) return 0;
  set_date(p, (int)peek(t, at)->value, (int)peek(t, at + 2)->value, cut(joined, 0, 2));
  set_time(p, cut(joined, 2, 4), (int)peek(t, at + 6)->value, 0);
  if (!is_sign(peek(t, at + 7), ':') || !is_ascii_number(peek(t, at + 8), 2)) return 7;
  p->second = (int)peek(t, at + 8)->value;
  return 9;
}

/* The longest run of words at `at` that names a zone, "Eastern Standard Time"; how many words it has. */
static size_t find_zone(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_place *ret_zone) {
  enum { NAME_WORDS = 4, NAME_BYTES = 64 };
  char name[NAME_BYTES];
  size_t len = 0, best = 0;
  for (size_t i = 0; i < NAME_WORDS && peek(t, at + i)->kind == TW_DATETIME_WORD; i++) {
    struct tw_slice word = peek(t, at + i)->text;
    if (len + word.len + 1 > sizeof name) break;
    if (i > 0) name[len++] = '_';
    memcpy(name + len, word.ptr, word.len);
    len += word.len;
    struct tw_datetime_place zone;
    if (!tw_datetime_zones_find_written(tw_slice_of(name, len), &zone)) continue;
    *ret_zone = zone;
    best = i + 1;
  }
  return best;
}

/* "30 Jun 2020 1505 GMT": a clock without its colon, between the date and the zone. */
static size_t match_bare_clock(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  struct tw_datetime_place zone;
  bool fits = p->hour < 0 && p->year >= 0 && p->month >= 0 && p->day >= 0 && is_ascii_number(token, 4) &&
              cut(token, 0, 2) <= 24 && cut(token, 2, 4) <= 59 && find_zone(t, at + 1, &zone);
  if (!fits) return 0;
  set_time(p, cut(token, 0, 2), cut(token, 2, 4), 0);
  return 1;
}

/* Monday of week 1 is that of the week with 4 January (ISO 8601). */
static bool set_week_date(struct tw_datetime_parts *p, int year, int week, int weekday) {
  if (year < FIRST_YEAR || week < 1 || week > 53 || weekday < 1 || weekday > 7) return false;
  tw_day fourth = tw_day_from((struct tw_date){year, 1, 4});
  tw_day monday = fourth - tw_day_weekday(fourth) + (week - 1) * 7;
  if (tw_date_from(monday + 3).year != year) return false; /* a week 53 that the year does not have */
  struct tw_date date = tw_date_from(monday + weekday - 1);
  set_date(p, date.year, date.month, date.day);
  return true;
}

/* 2020-W27-2, 2020-W27 and 2020W272 */
static size_t match_week_date(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *year = peek(t, at);
  size_t i = at + 1 + is_sign(peek(t, at + 1), '-');
  const struct tw_datetime_token *week = peek(t, i + 1), *weekday = peek(t, i + 3);
  if (p->year >= 0 || !is_ascii_number(year, 4) || !is_word(peek(t, i), "w")) return 0;
  bool basic = is_ascii_number(week, 3), dashed = !basic && is_sign(peek(t, i + 2), '-') && is_ascii_number(weekday, 1);
  if (!basic && !is_ascii_number(week, 2)) return 0;
  int day = basic ? cut(week, 2, 3) : dashed ? (int)weekday->value : 1;
  return set_week_date(p, (int)year->value, cut(week, 0, 2), day) ? i + (dashed ? 4 : 2) - at : 0;
}

static void set_offset(struct tw_datetime_parts *p, int offset_s) {
  p->zone = (struct tw_datetime_place){.offset_s = offset_s};
  p->has_zone = true;
  p->is_zone_vague = false;
}

static bool has_day(const struct tw_datetime_parts *p) {
  return p->year >= 0 && (p->ordinal >= 0 || (p->month >= 0 && p->day >= 0));
}

/* A plus or minus at `at`, and a number glued to it: an offset's sign, or 0. The dash of 10:00 4-Jan-2004 is none. */
static int offset_sign(const struct tw_datetime_tokens *t, size_t at, const struct tw_datetime_parts *p) {
  const struct tw_datetime_token *sign = peek(t, at), *number = peek(t, at + 1);
  if (p->hour < 0 || !is_number(number, 1, 4) || (p->has_zone && !p->is_zone_vague)) return 0;
  if (!number->is_glued && (number->text.len < 4 || !has_day(p) || number->value > OFFSET_MAX)) return 0;
  if (is_sign(sign, '+')) return 1;
  if (!is_sign(sign, '-')) return 0;
  return p->year < 0 && (sign->is_glued || p->has_zone) ? 0 : -1;
}

/* +0800, -05:30, +8, GMT+08:00: a sign and its number, behind the time. */
static size_t match_offset(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *number = peek(t, at + 1);
  int sign = offset_sign(t, at, p);
  if (sign == 0) return 0;
  size_t digits = number->text.len, taken = 2;
  int hours = cut(number, 0, digits <= 2 ? digits : digits - 2), minutes = digits <= 2 ? 0 : cut(number, digits - 2, digits);
  if (digits <= 2 && is_sign(peek(t, at + 2), ':') && is_number(peek(t, at + 3), 1, 2)) {
    minutes = (int)peek(t, at + 3)->value;
    taken = 4;
  }
  if (hours > 23 || minutes > 59) p->has_bad_number = true;
  set_offset(p, (hours * HOUR_S + minutes * MINUTE_S) * sign);
  return taken;
}

/* "08:09:10 0800": its plus was lost, to a URL decoder as a rule. */
static size_t match_bare_offset(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *number = peek(t, at);
  bool fits = p->hour >= 0 && has_day(p) && !p->has_zone && at + 1 == t->count && is_ascii_number(number, 4) &&
              number->value <= OFFSET_MAX && cut(number, 2, 4) <= 59;
  if (!fits) return 0;
  set_offset(p, cut(number, 0, 2) * HOUR_S + cut(number, 2, 4) * MINUTE_S);
  return 1;
}

/* The day alone with a zone, "2003-12-31+08:00" (XML Schema): it stays that day. */
static size_t match_day_zone(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  bool sign = is_sign(peek(t, at), '+') || is_sign(peek(t, at), '-');
  bool fits = sign && p->hour < 0 && has_day(p) && is_number(peek(t, at + 1), 2, 2) && is_sign(peek(t, at + 2), ':') &&
              is_number(peek(t, at + 3), 2, 2) && at + 4 == t->count && peek(t, at)->is_glued;
  return fits && peek(t, at + 1)->is_glued && !(is_sign(peek(t, at), '-') && peek(t, at + 1)->value > 12) ? 4 : 0;
}

/* Hebrew writes its "in" with the month; Levantine Arabic counts two Tishrins and two Kanuns. */
static int read_month(const struct tw_datetime_tokens *t, size_t at) {
  struct tw_slice word = peek(t, at)->text;
  int month = tw_datetime_words_month(word, at > 0);
  if (month == 0 && tw_slice_has_prefix(word, TW_SLICE("ב")))
    month = tw_datetime_words_month(tw_slice_sub(word, 2, word.len), false);
  bool second = is_word(peek(t, at + 1), "الثاني");
  return second && month == 10 ? 11 : second && month == 12 ? 1 : month;
}

static bool is_thai(struct tw_slice word) {
  return word.len > 2 && (unsigned char)word.ptr[0] == 0xE0 && ((unsigned char)word.ptr[1] | 1) == 0xB9;
}

static size_t match_month(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_WORD || (p->month >= 0 && !p->month_was_first_word)) return 0;
  int month = read_month(t, at);
  if (month == 0) return 0;
  p->month = month;
  p->month_was_first_word = at == 0; /* "mar. 3 juin": it was Tuesday */
  p->is_buddhist = is_thai(token->text);
  return 1;
}

static size_t match_half(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  return token->kind == TW_DATETIME_WORD && tw_datetime_words_half(token->text, &p->half) ? 1 : 0;
}

/* 3 pm, with no minutes; "2 Jan 2006 15 -0700" */
static size_t match_bare_hour(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *next = peek(t, at + 1), *offset = peek(t, at + 2);
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 2)) return 0;
  bool has_half = next->kind == TW_DATETIME_WORD && tw_datetime_words_half(next->text, &p->half);
  bool has_offset = has_day(p) && (is_sign(next, '+') || is_sign(next, '-')) && is_ascii_number(offset, 4) && offset->is_glued;
  if (!has_half && !has_offset) return 0;
  set_time(p, (int)peek(t, at)->value, 0, 0);
  return has_half ? 2 : 1;
}

static bool is_han_word(const struct tw_datetime_token *token) {
  return token->kind == TW_DATETIME_WORD && (unsigned char)token->text.ptr[0] >= 0xE3;
}

/* Behind the time; 北京时间 may stand before it. */
static size_t match_zone(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_WORD || (p->hour < 0 && !is_han_word(token)) || is_word(token, "t")) return 0;
  struct tw_datetime_place zone;
  size_t words = find_zone(t, at, &zone);
  if (words == 0 || p->has_zone) return words;
  p->zone = zone;
  p->has_zone = true;
  p->is_zone_vague = zone.offset_s == 0 && !is_word(token, "z");
  p->says_cst = is_word(token, "cst");
  return words;
}

/* A number that nothing around it explains: a day, else a year. */
static size_t match_number(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_NUMBER) return 0;
  bool can_be_day = token->text.len <= 2 || (unsigned char)token->text.ptr[0] >= 0x80;
  if (p->day < 0 && p->ordinal < 0 && can_be_day && token->value <= 31)
    p->day = (int)token->value;
  else if (p->year < 0 && token->text.len <= 4)
    p->year = p->is_buddhist && token->text.len == 2 ? THAI_CENTURY + (int)token->value : full_year(token);
  else if (p->year < 0 || p->month < 0 || p->day < 0)
    p->has_bad_number = true;
  return 1;
}

/* Words that say nothing: counted, Chinese ones by the run. */
static size_t skip_token(const struct tw_datetime_tokens *t, size_t at, struct tw_datetime_parts *p) {
  const struct tw_datetime_token *token = peek(t, at), *before = at > 0 ? peek(t, at - 1) : NULL;
  bool suffix = before && token->is_glued && before->kind == TW_DATETIME_NUMBER;
  bool same_run = before && token->is_glued && is_han_word(token) && is_han_word(before);
  bool counts = token->kind == TW_DATETIME_WORD && token->text.len > 1 && !suffix && !same_run;
  p->unknown_words += counts;
  return 1;
}

static matcher *const matchers[] = {
    match_joined,     match_basic_time, match_clock,        match_era,          match_marked_clock, match_marked_date,
    match_led_date,   match_week_date,  match_dotted_clock, match_numeric_date, match_spaced_date,  match_bare_clock,
    match_basic_date, match_bare_hour,  match_offset,       match_bare_offset,  match_day_zone,     match_month,
    match_half,       match_zone,       match_number,       skip_token,
};

/* "-0312" and "-03-12": ISO 8601:1988's year of the century and month. Any other leading minus is a zero date. */
static struct tw_datetime_parts read_negative(const struct tw_datetime_tokens *t) {
  const struct tw_datetime_token *a = peek(t, 1), *b = peek(t, 3);
  struct tw_datetime_parts p = nothing;
  if (t->count == 2 && is_ascii_number(a, 4)) p.year = 2000 + cut(a, 0, 2), p.month = cut(a, 2, 4);
  if (t->count == 4 && is_ascii_number(a, 2) && is_ascii_number(b, 2)) p.year = 2000 + (int)a->value, p.month = (int)b->value;
  return p;
}

struct tw_datetime_parts tw_datetime_parts_read(const struct tw_datetime_tokens *t) {
  struct tw_datetime_parts p = nothing;
  if (is_sign(peek(t, 0), '-')) return read_negative(t);
  for (size_t at = 0; at < t->count;) {
    size_t taken = 0;
    for (size_t i = 0; taken == 0; i++) taken = matchers[i](t, at, &p);
    at += taken;
  }
  p.is_lone_year = t->count == 1 && is_ascii_number(peek(t, 0), 4);
  return p;
}
