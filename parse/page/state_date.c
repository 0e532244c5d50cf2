#include "parse/page/state_date.h"
#include "base/ascii.h"

/* Seconds since 1970 have ten digits from 2001 to 2286; "2026-03-08" has as many characters. A longer value is a text. */
enum { VALUE_BYTES_MIN = 10, VALUE_BYTES_MAX = 40 };

/* Of all scripts together: what assigns such variables is short, and stands before or behind the page's data. */
enum { BYTES_LOOKED_AT = 1024 * 1024 };

/* Blanks between a name and its value. */
enum { BLANKS_MAX = 8 };

static size_t skip_blanks(struct tw_slice s, size_t at) {
  for (size_t end = at + BLANKS_MAX; at < s.len && at < end && (s.ptr[at] == ' ' || s.ptr[at] == '\t');) at++;
  return at;
}

static bool is_name_char(char c) {
  return tw_ascii_is_letter(c) || tw_ascii_is_digit(c) || c == '_' || c == '$';
}

/* "2026-03-08 ...", "2026/03/08", "1772964900" */
static bool is_date(struct tw_slice value) {
  if (value.len < VALUE_BYTES_MIN) return false;
  size_t digits = 0;
  while (digits < value.len && tw_ascii_is_digit(value.ptr[digits])) digits++;
  if (digits == VALUE_BYTES_MIN && digits == value.len) return true;
  return digits == 4 && (value.ptr[4] == '-' || value.ptr[4] == '/') && tw_ascii_is_digit(value.ptr[5]);
}

/* What is set to the name that ends at `at`: = "value". */
static struct tw_slice value_at(struct tw_slice s, size_t at) {
  at = skip_blanks(s, at);
  if (at >= s.len || s.ptr[at] != '=') return TW_SLICE_NONE;
  at = skip_blanks(s, at + 1);
  if (at >= s.len || (s.ptr[at] != '"' && s.ptr[at] != '\'')) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(s, at + 1, at + 1 + VALUE_BYTES_MAX);
  const char *end = rest.len ? memchr(rest.ptr, s.ptr[at], rest.len) : NULL;
  struct tw_slice value = end ? tw_slice_sub(rest, 0, (size_t)(end - rest.ptr)) : TW_SLICE_NONE;
  return end && is_date(value) ? value : TW_SLICE_NONE;
}

static struct tw_slice find_in(struct tw_slice script, struct tw_slice name) {
  ptrdiff_t found;
  for (size_t at = 0; (found = tw_slice_find(script, name, at)) >= 0; at = (size_t)found + name.len) {
    bool is_whole = found == 0 || !(is_name_char(script.ptr[found - 1]) || script.ptr[found - 1] == '-');
    struct tw_slice value = is_whole ? value_at(script, (size_t)found + name.len) : TW_SLICE_NONE;
    if (value.ptr) return value;
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_state_date_find(const struct tw_markup_scripts *scripts) {
  /* The likelier first. */
  static const char *const names[] = {"publishTime", "publish_time", "publishDate", "publish_date", "pubDate", "pubTime",
                                      "pubtime",     "pubdate",      "createTime",  "create_time",  "ct"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t left = BYTES_LOOKED_AT;
    for (size_t k = 0; k < scripts->state_count && left; k++) {
      struct tw_slice script = tw_slice_sub(scripts->state[k], 0, left), value = find_in(script, tw_slice_from(names[i]));
      if (value.ptr) return value;
      left -= script.len;
    }
  }
  return TW_SLICE_NONE;
}
