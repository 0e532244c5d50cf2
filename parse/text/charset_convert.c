#include "parse/text/charset_convert.h"
#include "base/error.h"
#include "base/utf8.h"
#include <errno.h>
#include <iconv.h>
#include <unicode/ucnv.h>

/* Text that grows in an arena: the decoder's output. */
struct output {
  struct tw_arena *arena;
  char *data;
  size_t len, capacity;
  size_t replaced;
};

static bool make_room(struct output *out, size_t size) {
  if (out->capacity - out->len >= size) return true;
  size_t wider = out->capacity + out->capacity / 2 + size + 64;
  char *grown = tw_arena_grow(out->arena, out->data, out->len, wider);
  if (!grown) return false;
  out->data = grown;
  out->capacity = wider;
  return true;
}

static bool put_char(struct output *out, uint32_t c) {
  if (!make_room(out, 4)) return false;
  out->len += tw_utf8_encode(c, out->data + out->len);
  return true;
}

static bool put_replacement(struct output *out) {
  out->replaced++;
  return put_char(out, TW_REPLACEMENT);
}

static bool put_bytes(struct output *out, struct tw_slice s) {
  if (!make_room(out, s.len)) return false;
  if (s.len) memcpy(out->data + out->len, s.ptr, s.len);
  out->len += s.len;
  return true;
}

static int finish(struct output *out, struct tw_slice *ret_text, size_t *ret_replaced) {
  if (!put_bytes(out, tw_slice_of("", 1))) return TW_ENOMEM;
  *ret_text = tw_slice_of(out->data, out->len - 1);
  *ret_replaced = out->replaced;
  return TW_OK;
}

size_t tw_charset_convert_skip_ascii(const char *p, size_t at, size_t len) {
  for (; at + 32 <= len; at += 32) {
    uint64_t words[4];
    memcpy(words, p + at, sizeof words);
    if ((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080)) break;
  }
  while (at < len && (unsigned char)p[at] < 0x80) at++;
  return at;
}

/* Two characters of three bytes each, of leads after which nothing more has to be checked (E0 and ED are not: RFC 3629, section
 * 4). */
static bool is_plain_pair(const char p[static 8]) {
  enum { LEADS = 0xDFFE }; /* a bit for each low half of a lead: not 0, not D */
  const unsigned char *c = (const unsigned char *)p;
  uint64_t word;
  memcpy(&word, p, sizeof word);
  static const union {
    unsigned char bytes[8];
    uint64_t word;
  } mask = {{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0}}, want = {{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80}};
  return (word & mask.word) == want.word && (LEADS >> (c[0] & 15) & LEADS >> (c[3] & 15) & 1);
}

/* Past the characters of three bytes of which nothing more has to be checked: nearly all of a Chinese text. */
static size_t skip_plain_three(const char *s, size_t at, size_t len) {
  const unsigned char *p = (const unsigned char *)s;
  while (at + 8 <= len && is_plain_pair(s + at)) at += 6;
  for (; at + 3 <= len && p[at] > 0xE0 && p[at] <= 0xEF && p[at] != 0xED; at += 3)
    if ((p[at + 1] & 0xC0) != 0x80 || (p[at + 2] & 0xC0) != 0x80) break;
  return at;
}

/* Length of the character at `at`; 0 for a bad byte. */
static size_t good_length(struct tw_slice s, size_t at) {
  uint32_t c;
  size_t n = tw_utf8_decode(s, at, &c);
  return n == 1 && (unsigned char)s.ptr[at] >= 0x80 ? 0 : n;
}

static bool is_continuation(struct tw_slice s, size_t at) {
  return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

/* May `next` follow `lead` (RFC 3629, section 4)? Both are in their general ranges already. */
static bool can_follow(unsigned char lead, unsigned char next) {
  static const struct {
    unsigned char lead, low, high;
  } narrow[] = {{0xE0, 0xA0, 0xBF}, {0xED, 0x80, 0x9F}, {0xF0, 0x90, 0xBF}, {0xF4, 0x80, 0x8F}};
  for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++)
    if (narrow[i].lead == lead) return next >= narrow[i].low && next <= narrow[i].high;
  return true;
}

/* Bytes of the ill-formed sequence at `at`: its lead and the continuation bytes that could belong to it. */
static size_t bad_length(struct tw_slice s, size_t at) {
  unsigned char lead = (unsigned char)s.ptr[at];
  if (lead < 0xE0 || lead > 0xF4 || !is_continuation(s, at + 1) || !can_follow(lead, (unsigned char)s.ptr[at + 1])) return 1;
  return lead >= 0xF0 && is_continuation(s, at + 2) ? 3 : 2;
}

struct tw_charset_counts tw_charset_convert_count_utf8(struct tw_slice s) {
  enum { ENOUGH = 1000 };
  struct tw_charset_counts counts = {0};
  for (size_t at = tw_charset_convert_skip_ascii(s.ptr, 0, s.len); at < s.len;
       at = tw_charset_convert_skip_ascii(s.ptr, at, s.len)) {
    size_t plain = skip_plain_three(s.ptr, at, s.len);
    counts.multi += (plain - at) / 3;
    if (plain > at) {
      at = plain;
      continue;
    }
    size_t n = good_length(s, at), bad = n ? 0 : bad_length(s, at);
    counts.multi += n > 0;
    counts.bad += bad > 0;
    counts.cut += bad > 1;
    at += n + bad;
    if (counts.bad >= ENOUGH && counts.bad > counts.multi) break;
  }
  return counts;
}

static size_t skip_good(struct tw_slice s, size_t at) {
  for (at = tw_charset_convert_skip_ascii(s.ptr, at, s.len); at < s.len; at = tw_charset_convert_skip_ascii(s.ptr, at, s.len)) {
    size_t plain = skip_plain_three(s.ptr, at, s.len), n = plain > at ? plain - at : good_length(s, at);
    if (n == 0) break;
    at += n;
  }
  return at;
}

static int convert_utf8(struct output *out, struct tw_slice s) {
  for (size_t at = 0; at < s.len;) {
    size_t bad = skip_good(s, at);
    if (!put_bytes(out, tw_slice_sub(s, at, bad))) return TW_ENOMEM;
    if (bad == s.len) break;
    if (!put_replacement(out)) return TW_ENOMEM;
    at = bad + bad_length(s, bad);
  }
  return TW_OK;
}

static uint32_t unit16(const unsigned char *p, bool big) {
  return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static int convert_utf16(struct output *out, struct tw_slice s, bool big) {
  const unsigned char *p = (const unsigned char *)s.ptr;
  for (size_t at = 0; at < s.len; at += 2) {
    uint32_t c = at + 1 < s.len ? unit16(p + at, big) : 0xDC00; /* half a unit is as bad as half a pair */
    if (c >= 0xD800 && c <= 0xDBFF && at + 3 < s.len) {
      uint32_t low = unit16(p + at + 2, big);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    bool good = c < 0xD800 || c > 0xDFFF;
    if (!(good ? put_char(out, c) : put_replacement(out))) return TW_ENOMEM;
  }
  return TW_OK;
}

static int convert_utf32(struct output *out, struct tw_slice s, bool big) {
  const unsigned char *p = (const unsigned char *)s.ptr;
  for (size_t at = 0; at < s.len; at += 4) {
    uint32_t c = UINT32_MAX;
    if (at + 3 < s.len) {
      uint32_t high = unit16(p + at + (big ? 0 : 2), big), low = unit16(p + at + (big ? 2 : 0), big);
      c = high << 16 | low;
    }
    bool good = c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
    if (!(good ? put_char(out, c) : put_replacement(out))) return TW_ENOMEM;
  }
  return TW_OK;
}

static void close_converter(iconv_t *converter) {
  if (*converter != (iconv_t)-1) iconv_close(*converter);
}

/* The Encoding Standard maps the C1 bytes that a Windows code page leaves free to the C1 controls, and 0x80 in GBK to the
 * euro; glibc refuses both. */
static uint32_t repair_byte(const struct tw_charset_encoding *e, unsigned char byte) {
  if (byte == 0xCA && strcmp(e->converter, "CP1255") == 0) return 0x05BA; /* holam haser, younger than the code page */
  if (e->kind == TW_CHARSET_SINGLE_BYTE && byte >= 0x80 && byte < 0xA0) return byte;
  if (byte == 0x80 && strcmp(e->converter, "GB18030") == 0) return 0x20AC;
  return TW_REPLACEMENT;
}

/* Step over the bad bytes at *in: a lead with a bad trail takes the trail along unless that is ASCII. */
static bool skip_bad(struct output *out, const struct tw_charset_encoding *e, char **in, size_t *in_left) {
  const unsigned char *p = (const unsigned char *)*in;
  uint32_t c = repair_byte(e, p[0]);
  bool pair = e->kind == TW_CHARSET_MULTI_BYTE && c == TW_REPLACEMENT && p[0] != 0xFF && *in_left > 1 && p[1] >= 0x80;
  size_t skip = pair ? 2 : 1;
  *in += skip;
  *in_left -= skip;
  return c == TW_REPLACEMENT ? put_replacement(out) : put_char(out, c);
}

/* 0xA3A0, the full-width blank of old Chinese programs, is U+E5E5 in GB18030 and the ideographic space in the Standard. */
static void repair_blanks(char *text, size_t len) {
  for (char *at = text; (at = memmem(at, len - (size_t)(at - text), "\xEE\x97\xA5", 3)); at += 3) memcpy(at, "\xE3\x80\x80", 3);
}

/* What each byte of an encoding stands for. */
struct byte_table {
  char utf8[256][4];
  uint8_t len[256];
  bool is_bad[256];
};

/* False where the bytes do not stand alone: an accent behind its letter is one character with it, or a byte below 0x80 is no
 * ASCII. */
static bool fill_table(iconv_t converter, const struct tw_charset_encoding *e, struct byte_table *t) {
  static const char *const composing[] = {"CP1255", "CP1258", "TCVN"};
  for (size_t i = 0; i < sizeof composing / sizeof *composing; i++)
    if (strcmp(e->converter, composing[i]) == 0) return false;
  for (unsigned byte = 0; byte < 256; byte++) {
    char source = (char)byte, *in = &source, *to = t->utf8[byte];
    size_t left = 1, room = sizeof t->utf8[byte];
    bool good = iconv(converter, &in, &left, &to, &room) != (size_t)-1;
    uint32_t c = good ? 0 : repair_byte(e, (unsigned char)byte);
    t->len[byte] = (uint8_t)(good ? sizeof t->utf8[byte] - room : tw_utf8_encode(c, t->utf8[byte]));
    t->is_bad[byte] = c == TW_REPLACEMENT;
    if (byte < 0x80 && (t->len[byte] != 1 || t->utf8[byte][0] != source)) return false;
  }
  return true;
}

/* Byte by byte, but for ASCII, which is most of any markup. */
static int convert_bytes(struct output *out, struct tw_slice s, const struct byte_table *t) {
  for (size_t at = 0; at < s.len;) {
    size_t end = tw_charset_convert_skip_ascii(s.ptr, at, s.len);
    if (!put_bytes(out, tw_slice_sub(s, at, end))) return TW_ENOMEM;
    for (at = end; at < s.len && (unsigned char)s.ptr[at] >= 0x80; at++) {
      unsigned char byte = (unsigned char)s.ptr[at];
      if (!make_room(out, sizeof t->utf8[byte])) return TW_ENOMEM;
      memcpy(out->data + out->len, t->utf8[byte], sizeof t->utf8[byte]);
      out->len += t->len[byte];
      out->replaced += t->is_bad[byte];
    }
  }
  return TW_OK;
}

static int convert_iconv(struct output *out, struct tw_slice s, const struct tw_charset_encoding *e) {
  __attribute__((cleanup(close_converter))) iconv_t converter = iconv_open("UTF-8", e->converter);
  if (converter == (iconv_t)-1) return errno == ENOMEM ? TW_ENOMEM : TW_EUNSUPPORTED;
  struct byte_table table;
  if (e->kind == TW_CHARSET_SINGLE_BYTE && fill_table(converter, e, &table)) return convert_bytes(out, s, &table);
  union {
    const char *in;
    char *iconv_in; /* iconv's prototype has no const, its input is not written */
  } cursor = {.in = s.ptr};
  size_t left = s.len;
  while (left) {
    if (!make_room(out, left + left / 2 + 16)) return TW_ENOMEM;
    char *to = out->data + out->len;
    size_t room = out->capacity - out->len;
    size_t status = iconv(converter, &cursor.iconv_in, &left, &to, &room);
    out->len = (size_t)(to - out->data);
    if (status != (size_t)-1 || errno == E2BIG) continue;
    if (left && !skip_bad(out, e, &cursor.iconv_in, &left)) return TW_ENOMEM;
  }
  if (!make_room(out, 16)) return TW_ENOMEM;
  char *to = out->data + out->len;
  size_t room = out->capacity - out->len;
  iconv(converter, NULL, NULL, &to, &room); /* what a stateful converter still holds */
  out->len = (size_t)(to - out->data);
  if (strcmp(e->converter, "GB18030") == 0) repair_blanks(out->data, out->len);
  return TW_OK;
}

static void close_icu(UConverter **converter) {
  if (*converter) ucnv_close(*converter);
}

static size_t count_replacements(struct tw_slice s) {
  size_t count = 0;
  for (ptrdiff_t at = tw_slice_find(s, TW_SLICE("\uFFFD"), 0); at >= 0; at = tw_slice_find(s, TW_SLICE("\uFFFD"), (size_t)at + 3))
    count++;
  return count;
}

static int convert_icu(struct output *out, struct tw_slice s, const char *name) {
  enum { WIDEST = 3 }; /* bytes of UTF-8 that one byte may give */
  UErrorCode code = U_ZERO_ERROR;
  __attribute__((cleanup(close_icu))) UConverter *converter = ucnv_open(name, &code);
  if (code == U_MEMORY_ALLOCATION_ERROR) return TW_ENOMEM;
  if (U_FAILURE(code) || s.len > INT32_MAX / WIDEST) return TW_EUNSUPPORTED;
  if (!make_room(out, s.len * WIDEST + 1)) return TW_ENOMEM;
  int32_t len =
      ucnv_toAlgorithmic(UCNV_UTF8, converter, out->data, (int32_t)(out->capacity < INT32_MAX ? out->capacity : INT32_MAX), s.ptr,
                         (int32_t)s.len, &code);
  if (U_FAILURE(code)) return code == U_MEMORY_ALLOCATION_ERROR ? TW_ENOMEM : TW_EUNSUPPORTED;
  out->len = (size_t)len;
  out->replaced = count_replacements(tw_slice_of(out->data, out->len));
  return TW_OK;
}

void tw_charset_convert_preload(void) {
  size_t count;
  const struct tw_charset_encoding *all = tw_charset_labels_all(&count);
  for (size_t i = 0; i < count; i++) {
    UErrorCode code = U_ZERO_ERROR;
    __attribute__((cleanup(close_icu))) UConverter *converter = all[i].icu ? ucnv_open(all[i].icu, &code) : NULL;
  }
}

int tw_charset_convert(struct tw_arena *arena, struct tw_slice bytes, const struct tw_charset_encoding *encoding,
                       struct tw_slice *ret_text, size_t *ret_replaced) {
  struct output out = {.arena = arena};
  if (!bytes.ptr) bytes = TW_SLICE("");
  if (encoding->kind == TW_CHARSET_UTF8 && skip_good(bytes, 0) == bytes.len) {
    *ret_text = bytes;
    *ret_replaced = 0;
    return TW_OK;
  }
  if (!make_room(&out, bytes.len + bytes.len / 2)) return TW_ENOMEM;
  int status;
  switch (encoding->kind) {
  case TW_CHARSET_UTF8: status = convert_utf8(&out, bytes); break;
  case TW_CHARSET_UTF16: status = convert_utf16(&out, bytes, encoding->big_endian); break;
  case TW_CHARSET_UTF32: status = convert_utf32(&out, bytes, encoding->big_endian); break;
  default: status = encoding->icu ? convert_icu(&out, bytes, encoding->icu) : convert_iconv(&out, bytes, encoding); break;
  }
  return status ? status : finish(&out, ret_text, ret_replaced);
}
