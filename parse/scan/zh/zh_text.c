#include "parse/scan/zh/zh_text.h"

int tw_zh_digit(const struct tw_zh_scan *z, size_t at, size_t *ret_len) {
  if (at >= z->text.len) return -1;
  const unsigned char *p = (const unsigned char *)z->text.ptr + at;
  if (p[0] >= '0' && p[0] <= '9') {
    *ret_len = 1;
    return p[0] - '0';
  }
  if (p[0] == 0xEF && z->text.len - at >= 3 && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99) {
    *ret_len = 3;
    return p[2] - 0x90;
  }
  return -1;
}

bool tw_zh_find_free(const struct tw_zh_scan *z, size_t at, uint64_t classes, struct tw_zh_hit *ret_hit) {
  struct tw_zh_hit ordinary;
  if (!tw_zh_find(z, at, classes, ret_hit)) return false;
  return !tw_zh_find(z, at, TW_ZH_SKIP | TW_ZH_NAME, &ordinary) || ordinary.end <= ret_hit->end;
}

static size_t blank_bytes(const struct tw_zh_scan *z, size_t at) {
  static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"};
  unsigned char c = at < z->text.len ? (unsigned char)z->text.ptr[at] : 0;
  if (c > ' ' && c != 0xC2 && c != 0xE3) return 0; /* nearly always */
  return TW_ZH_HAS_ANY(z, at, blanks);
}

size_t tw_zh_skip_spaces(const struct tw_zh_scan *z, size_t at) {
  for (int i = 0; i < TW_ZH_SPACES; i++) {
    size_t n = blank_bytes(z, at);
    if (n == 0) break;
    at += n;
  }
  return at;
}

size_t tw_zh_before(const struct tw_zh_scan *z, size_t at) {
  return tw_utf8_floor(z->text, at - 1);
}

bool tw_zh_han_at(const struct tw_zh_scan *z, size_t at) {
  if (at >= z->text.len || (unsigned char)z->text.ptr[at] < 0x80) return false;
  uint32_t c;
  tw_utf8_decode(z->text, at, &c);
  return tw_char_is_han(c);
}

bool tw_zh_joined_before(const struct tw_zh_scan *z, size_t at) {
  if (at == 0) return false;
  size_t before = tw_zh_before(z, at), len;
  return tw_zh_han_at(z, before) || tw_zh_is_letter(tw_zh_ascii(z, before)) || tw_zh_digit(z, before, &len) >= 0;
}

bool tw_zh_ends(const struct tw_zh_scan *z, size_t at, const char *literal) {
  size_t len = strlen(literal);
  if (len > at || z->text.ptr[at - 1] != literal[len - 1]) return false; /* the last byte tells characters apart best */
  return memcmp(z->text.ptr + at - len, literal, len) == 0;
}

size_t tw_zh_has_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_zh_has(z, at, words[i])) return strlen(words[i]);
  return 0;
}

bool tw_zh_ends_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_zh_ends(z, at, words[i])) return true;
  return false;
}

struct tw_found *tw_zh_emit(struct tw_zh_scan *z, enum tw_kind kind, size_t start, size_t end) {
  struct tw_found *found = TW_ARENA_PUSH(z->arena, z->list);
  if (!found) {
    z->out_of_memory = true;
    return NULL;
  }
  found->kind = start < z->title_end ? TW_KIND_NAME : kind;
  found->period = TW_PERIOD_NONE;
  found->start = found->hedge_start = (uint32_t)start;
  found->end = found->hedge_end = (uint32_t)end;
  if (z->hedge.end && tw_zh_skip_spaces(z, z->hedge.end) >= start && z->hedge.end <= start) {
    found->qualifier = z->hedge.qualifier;
    found->hedge_start = (uint32_t)z->hedge.start;
  }
  z->hedge.end = 0;
  return found;
}

size_t tw_zh_behind_any(const struct tw_zh_scan *z, size_t at, const char *const *words, size_t count) {
  size_t p = tw_zh_skip_spaces(z, at), len = tw_zh_has_any(z, p, words, count);
  return len ? p + len : 0;
}
