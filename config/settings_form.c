/* What a string setting must look like. */
#include "base/ascii.h"
#include "base/datetime_zones.h"
#include "base/utf8.h"
#include "config/patterns.h"
#include "config/selector.h"
#include "config/settings_read.h"
#include <ctype.h>

enum { ZONES_MAX = 512 }; /* places to choose a hint from; some 250 are known */

static bool all_of(struct tw_slice text, const char *others) {
  for (size_t i = 0; i < text.len; i++)
    if (!tw_ascii_is_letter(text.ptr[i]) && !tw_ascii_is_digit(text.ptr[i]) && !strchr(others, text.ptr[i])) return false;
  return true;
}

static const char *name_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  return all_of(text, "._-") ? NULL : "may hold letters, digits, '.', '_' and '-' only";
}

/* Scheme and host only; libcurl reads the rest when it is fetched. */
static const char *url_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  struct tw_slice rest = text, host;
  if (tw_slice_has_prefix_nocase(text, TW_SLICE("http://")))
    rest = tw_slice_sub(text, 7, text.len);
  else if (tw_slice_has_prefix_nocase(text, TW_SLICE("https://")))
    rest = tw_slice_sub(text, 8, text.len);
  else
    return "must begin with http:// or https://";
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] == ' ' || text.ptr[i] == '\\') return "must not hold spaces or backslashes";
  size_t end = 0;
  while (end < rest.len && !strchr("/?#", rest.ptr[end])) end++;
  host = tw_slice_sub(rest, 0, end);
  if (memchr(rest.ptr, '@', host.len)) return "must not hold a user name or password: it is part of every record";
  return host.len == 0 || host.ptr[0] == ':' ? "names no host" : NULL;
}

/* RFC 5646 section 2.1: subtags of at most eight letters and digits, the first one letters. */
static const char *lang_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  static const char fault[] = "must be a language tag such as en, zh or zh-Hant";
  struct tw_slice rest = text, part;
  for (size_t i = 0; tw_slice_split(&rest, '-', &part); i++) {
    if (part.len == 0 || part.len > 8 || !all_of(part, "")) return fault;
    if (i == 0 && (part.len < 2 || part.len > 3 || tw_ascii_is_digit(part.ptr[0]) || tw_ascii_is_digit(part.ptr[1])))
      return fault;
  }
  return NULL;
}

static const char *country_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] < 'A' || text.ptr[i] > 'Z') return "must be an ISO 3166-1 code of two capital letters such as CN";
  return NULL;
}

/* The known place whose name is nearest, whatever its case; absent when none is near. */
static struct tw_slice nearest_zone(struct tw_slice text, struct tw_buf *buf) {
  struct tw_slice names[ZONES_MAX];
  size_t count = tw_datetime_zones_places(names, ZONES_MAX);
  for (size_t i = 0; i < text.len; i++) tw_buf_append_char(buf, (char)tolower((unsigned char)text.ptr[i]));
  struct tw_slice nearest = tw_diag_nearest(tw_buf_slice(buf), names, count < ZONES_MAX ? count : ZONES_MAX);
  tw_buf_reset(buf);
  return nearest;
}

/* "+08:00", or a name that the reader of dates knows: any other would be taken for UTC. */
static const char *zone_fault(struct tw_slice text, struct tw_buf *buf) {
  static const char fault[] = "must be a zone such as Asia/Shanghai or +08:00";
  struct tw_datetime_place place;
  if (text.ptr[0] == '+' || text.ptr[0] == '-') {
    bool has_shape = text.len == 6 && tw_ascii_is_digit(text.ptr[1]) && tw_ascii_is_digit(text.ptr[2]) && text.ptr[3] == ':' &&
                     tw_ascii_is_digit(text.ptr[4]) && tw_ascii_is_digit(text.ptr[5]);
    return has_shape && memcmp(text.ptr + 1, "14:00", 5) <= 0 && text.ptr[4] <= '5' ? NULL : fault;
  }
  if (!tw_ascii_is_letter(text.ptr[0]) || !all_of(text, "_/+-")) return fault;
  if (tw_datetime_zones_find(text, &place)) return NULL;
  struct tw_slice nearest = nearest_zone(text, buf);
  tw_buf_append_cstr(buf, "names a zone that is not known: ");
  if (nearest.len)
    tw_buf_printf(buf, "did you mean %.*s?", TW_SLICE_ARG(nearest));
  else
    tw_buf_append_cstr(buf, "write its offset, such as +08:00");
  return tw_buf_failed(buf) ? fault : buf->data;
}

/* It stands in a comment of the User-Agent field (RFC 9110 section 5.6.5). */
static const char *contact_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] < ' ' || text.ptr[i] > '~' || strchr("()\\", text.ptr[i]))
      return "must be printable ASCII without brackets or backslash";
  return NULL;
}

/* libcurl's words for what a proxy speaks. Credentials have settings of their own. */
static const char *proxy_fault(struct tw_slice text, struct tw_buf *buf) {
  static const char *const schemes[] = {"http://", "https://", "socks5://", "socks5h://"};
  (void)buf;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (!tw_slice_has_prefix_nocase(text, tw_slice_from(schemes[i]))) continue;
    struct tw_slice rest = tw_slice_sub(text, strlen(schemes[i]), text.len);
    if (rest.len && memchr(rest.ptr, '@', rest.len)) return "must not hold a user name or password: see proxy.user";
    return rest.len == 0 || rest.ptr[0] == ':' || rest.ptr[0] == '/' ? "names no host" : NULL;
  }
  return "must begin with http://, https://, socks5:// or socks5h://";
}

static const char *variable_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)buf;
  return all_of(text, "_") && !tw_ascii_is_digit(text.ptr[0]) ? NULL : "must be the name of an environment variable";
}

static const char *pattern_fault(struct tw_slice text, struct tw_buf *buf) {
  struct tw_error error;
  if (tw_pattern_is_valid(text, &error)) return NULL;
  tw_buf_printf(buf, "is no regular expression: %s", error.text);
  return tw_buf_failed(buf) ? "is no regular expression" : buf->data;
}

static const char *selector_fault(struct tw_slice text, struct tw_buf *buf) {
  struct tw_selector selector;
  struct tw_error error;
  if (tw_selector_parse(text, &selector, &error) == TW_OK) return NULL;
  tw_buf_printf(buf, "is no selector: %s", error.text);
  return tw_buf_failed(buf) ? "is no selector" : buf->data;
}

static const char *any_fault(struct tw_slice text, struct tw_buf *buf) {
  (void)text, (void)buf;
  return NULL;
}

static bool has_control(struct tw_slice text) {
  for (size_t i = 0; i < text.len; i++)
    if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F) return true;
  return false;
}

const char *tw_settings_form_fault(const struct tw_setting *setting, struct tw_slice text, struct tw_buf *buf) {
  static const char *(*const faults[TW_FORM_COUNT])(struct tw_slice, struct tw_buf *) = {
      [TW_FORM_ANY] = any_fault,           [TW_FORM_NAME] = name_fault,         [TW_FORM_URL] = url_fault,
      [TW_FORM_LANG] = lang_fault,         [TW_FORM_COUNTRY] = country_fault,   [TW_FORM_ZONE] = zone_fault,
      [TW_FORM_CONTACT] = contact_fault,   [TW_FORM_PATTERN] = pattern_fault,   [TW_FORM_PROXY] = proxy_fault,
      [TW_FORM_VARIABLE] = variable_fault, [TW_FORM_SELECTOR] = selector_fault,
  };
  if (has_control(text)) return "must not hold control characters";
  if ((int64_t)text.len < setting->min) return text.len == 0 ? "must not be empty" : "is too short";
  if ((int64_t)text.len > setting->max) {
    tw_buf_printf(buf, "is longer than %lld bytes", (long long)setting->max);
    return tw_buf_failed(buf) ? "is too long" : buf->data;
  }
  return faults[setting->form](text, buf);
}
