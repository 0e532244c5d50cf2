#include "parse/text/charset_sniff.h"
#include "base/buf.h"
#include "parse/text/charset_convert.h"
#include <uchardet.h>

enum {
  PRESCAN_BYTES = 4096,     /* the HTML Standard asks for 1024; real pages put scripts before their meta */
  PATTERN_BYTES = 256,      /* enough to tell zero bytes of UTF-16 from stray NULs */
  GUESS_BYTES = 64 * 1024,  /* of text with high bytes; more does not change the guess */
  GUESS_CONTEXT_BYTES = 32, /* ASCII kept before and behind a high byte, words for the guesser */
};

static const struct tw_charset_encoding *named(const char *name) {
  return tw_charset_labels_find(tw_slice_from(name));
}

const struct tw_charset_encoding *tw_charset_sniff_bom(struct tw_slice bytes, size_t *ret_bytes) {
  static const struct {
    struct tw_slice mark;
    const char *name;
  } marks[] = {
      {{"\xEF\xBB\xBF", 3}, "utf-8"}, {{"\xFF\xFE\0\0", 4}, "utf-32le"}, {{"\0\0\xFE\xFF", 4}, "utf-32be"},
      {{"\xFE\xFF", 2}, "utf-16be"},  {{"\xFF\xFE", 2}, "utf-16le"},     {{"\x84\x31\x95\x33", 4}, "gb18030"},
  };
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (tw_slice_has_prefix(bytes, marks[i].mark)) {
      *ret_bytes = marks[i].mark.len;
      return named(marks[i].name);
    }
  return NULL;
}

/* Zero bytes at each position modulo four tell the width and order of the units of mostly-ASCII text. */
static const char *zero_pattern(struct tw_slice bytes) {
  /* bit i: the i-th byte of four is zero */
  static const char *const names[16] = {[0x7] = "utf-32be", [0xE] = "utf-32le", [0x5] = "utf-16be", [0xA] = "utf-16le"};
  size_t zeros[4] = {0}, count = bytes.len < PATTERN_BYTES ? bytes.len & ~(size_t)3 : PATTERN_BYTES;
  for (size_t i = 0; i < count; i++) zeros[i % 4] += bytes.ptr[i] == '\0';
  size_t quads = count / 4, most = quads - quads / 4;
  unsigned pattern = 0;
  for (unsigned i = 0; i < 4; i++) pattern |= zeros[i] >= most ? 1u << i : 0;
  return quads >= 2 ? names[pattern] : NULL;
}

const struct tw_charset_encoding *tw_charset_sniff_pattern(struct tw_slice bytes) {
  static const struct {
    struct tw_slice start;
    const char *name;
  } starts[] = {
      {{"\0\0\0<", 4}, "utf-32be"}, {{"<\0\0\0", 4}, "utf-32le"},        {{"\0<\0?", 4}, "utf-16be"},
      {{"<\0?\0", 4}, "utf-16le"},  {{"\x4C\x6F\xA7\x94", 4}, "ibm037"},
  };
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (tw_slice_has_prefix(bytes, starts[i].start)) return named(starts[i].name);
  const char *name = zero_pattern(bytes);
  return name ? named(name) : NULL;
}

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_space(struct tw_slice s, size_t at) {
  while (at < s.len && is_space(s.ptr[at])) at++;
  return at;
}

/* Offset behind the first "word" (any case) at or after `from`, or -1. */
static ptrdiff_t find_nocase(struct tw_slice s, struct tw_slice word, size_t from) {
  for (size_t at = from; at + word.len <= s.len; at++)
    if (tw_slice_eq_nocase(tw_slice_sub(s, at, at + word.len), word)) return (ptrdiff_t)(at + word.len);
  return -1;
}

/* A value at `at`: quoted, or up to white space or one of `ends`. */
static struct tw_slice take_value(struct tw_slice s, size_t at, const char *ends) {
  if (at >= s.len) return TW_SLICE_NONE;
  char quote = s.ptr[at];
  if (quote == '"' || quote == '\'') {
    const char *close = memchr(s.ptr + at + 1, quote, s.len - at - 1);
    return close ? tw_slice_sub(s, at + 1, (size_t)(close - s.ptr)) : TW_SLICE_NONE;
  }
  size_t end = at;
  while (end < s.len && !is_space(s.ptr[end]) && !strchr(ends, s.ptr[end])) end++;
  return tw_slice_sub(s, at, end);
}

/* The value of `name` "=" value anywhere in s. */
static struct tw_slice find_value(struct tw_slice s, struct tw_slice name, const char *ends) {
  for (ptrdiff_t at = find_nocase(s, name, 0); at >= 0; at = find_nocase(s, name, (size_t)at)) {
    size_t equals = skip_space(s, (size_t)at);
    if (equals < s.len && s.ptr[equals] == '=') return take_value(s, skip_space(s, equals + 1), ends);
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_charset_sniff_parameter(struct tw_slice content_type) {
  struct tw_slice value = tw_slice_trim(find_value(content_type, TW_SLICE("charset"), ";,\"'"));
  return value.len ? value : TW_SLICE_NONE;
}

static struct tw_slice xml_declaration(struct tw_slice bytes) {
  struct tw_slice head = tw_slice_sub(bytes, skip_space(bytes, 0), bytes.len);
  head = tw_slice_sub(head, 0, PRESCAN_BYTES);
  if (!tw_slice_has_prefix_nocase(head, TW_SLICE("<?xml"))) return TW_SLICE_NONE;
  ptrdiff_t end = tw_slice_find(head, TW_SLICE(">"), 0);
  if (end < 0) return TW_SLICE_NONE;
  return find_value(tw_slice_sub(head, 0, (size_t)end), TW_SLICE("encoding"), "?>");
}

static struct tw_slice meta_charset(struct tw_slice tag) {
  struct tw_slice content = find_value(tag, TW_SLICE("content"), ">");
  if (find_nocase(tag, TW_SLICE("http-equiv"), 0) >= 0 && content.len) {
    struct tw_slice label = tw_charset_sniff_parameter(content);
    if (label.len) return label;
  }
  struct tw_slice label = find_value(tag, TW_SLICE(" charset"), "/>;");
  return label.len ? label : TW_SLICE_NONE;
}

static struct tw_slice html_declaration(struct tw_slice bytes) {
  struct tw_slice head = tw_slice_sub(bytes, 0, PRESCAN_BYTES);
  size_t at = 0;
  while (at < head.len) {
    ptrdiff_t open = tw_slice_find(head, TW_SLICE("<"), at);
    if (open < 0) break;
    struct tw_slice rest = tw_slice_sub(head, (size_t)open, head.len);
    bool comment = tw_slice_has_prefix(rest, TW_SLICE("<!--"));
    ptrdiff_t close = comment ? tw_slice_find(rest, TW_SLICE("-->"), 2) : tw_slice_find(rest, TW_SLICE(">"), 0);
    if (close < 0) break;
    if (tw_slice_has_prefix_nocase(rest, TW_SLICE("<meta"))) {
      struct tw_slice label = meta_charset(tw_slice_sub(rest, 0, (size_t)close));
      if (label.len) return label;
    }
    at = (size_t)open + (size_t)close + 1;
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_charset_sniff_declaration(struct tw_slice bytes, enum tw_markup markup) {
  struct tw_slice label = TW_SLICE_NONE;
  if (markup == TW_MARKUP_HTML) label = html_declaration(bytes);
  if (markup != TW_MARKUP_NONE && label.len == 0) label = xml_declaration(bytes);
  return tw_slice_trim(label);
}

/* Feeds are markup with islands of text: only the islands (and a little around them) are shown to the guesser. */
static void feed_guesser(uchardet_t guesser, struct tw_slice bytes) {
  size_t fed = 0;
  for (size_t at = 0; at < bytes.len && fed < GUESS_BYTES;) {
    while (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80) at++;
    if (at == bytes.len) break;
    size_t start = at > GUESS_CONTEXT_BYTES ? at - GUESS_CONTEXT_BYTES : 0, last = at;
    while (at < bytes.len && at - last <= GUESS_CONTEXT_BYTES && at - start < GUESS_BYTES) {
      if ((unsigned char)bytes.ptr[at] >= 0x80) last = at;
      at++;
    }
    if (uchardet_handle_data(guesser, bytes.ptr + start, at - start)) break;
    fed += at - start;
  }
  uchardet_data_end(guesser);
}

struct pairs {
  size_t all, everyday; /* of all, those that look as expected */
};

/* Well-formed GBK pairs, and those in the everyday range: GB 2312 rows 1-55, signs and first-level characters. */
static struct pairs count_pairs(struct tw_slice bytes) {
  struct pairs pairs = {0};
  for (size_t at = 0; at < bytes.len && pairs.all < GUESS_BYTES; at++) {
    unsigned char lead = (unsigned char)bytes.ptr[at], trail = at + 1 < bytes.len ? (unsigned char)bytes.ptr[at + 1] : 0;
    if (lead < 0x80) continue;
    pairs.all++;
    if (((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3) && trail >= 0xA1 && trail != 0xFF) pairs.everyday++;
    if (trail >= 0x40) at++;
  }
  return pairs;
}

static bool is_everyday(struct pairs pairs) {
  enum { SURE_PERCENT = 97 };
  return pairs.all && pairs.everyday * 100 / pairs.all >= SURE_PERCENT;
}

/* Bytes above ASCII, and those beside another one. */
static struct pairs count_neighbours(struct tw_slice bytes) {
  struct pairs high = {0};
  for (size_t at = 0; high.all < GUESS_BYTES;) {
    size_t start = tw_charset_convert_skip_ascii(bytes.ptr, at, bytes.len);
    for (at = start; at < bytes.len && (unsigned char)bytes.ptr[at] >= 0x80;) at++;
    if (at == start) break;
    high.all += at - start;
    high.everyday += at - start > 1 ? at - start : 0;
  }
  return high;
}

bool tw_charset_sniff_is_foreign(struct tw_slice bytes) {
  enum { HIGH_MIN = 16, DENSE_PERCENT = 85 }; /* fewer may be a heading in capitals */
  struct pairs high = count_neighbours(bytes);
  return high.all >= HIGH_MIN && high.everyday * 100 / high.all >= DENSE_PERCENT;
}

static bool has_sjis_leads(struct tw_slice bytes) {
  for (size_t at = 0; at < bytes.len; at++)
    if ((unsigned char)bytes.ptr[at] >= 0x81 && (unsigned char)bytes.ptr[at] <= 0x9F) return true;
  return false;
}

bool tw_charset_sniff_doubts(struct tw_slice bytes, const struct tw_charset_encoding *label) {
  enum { PAIRS_MIN = 16, RARE_PERCENT = 80 };
  struct pairs pairs = count_pairs(bytes);
  if (pairs.all < PAIRS_MIN) return false;
  if (strcmp(label->name, "shift_jis") == 0) return !has_sjis_leads(bytes);
  if (strcmp(label->name, "big5") == 0) return is_everyday(pairs);
  bool is_gb = strcmp(label->name, "gbk") == 0 || strcmp(label->name, "gb18030") == 0;
  return is_gb && pairs.everyday * 100 / pairs.all < RARE_PERCENT;
}

const struct tw_charset_encoding *tw_charset_sniff_escapes(struct tw_slice bytes) {
  static const struct {
    struct tw_slice escape;
    const char *name;
  } escapes[] = {{{"\x1B$B", 3}, "iso-2022-jp"}, {{"\x1B$@", 3}, "iso-2022-jp"}, {{"\x1B$)C", 4}, "iso-2022-kr"}};
  const char *first = bytes.len ? memchr(bytes.ptr, '\x1B', bytes.len) : NULL;
  if (!first) return NULL;
  struct tw_slice rest = tw_slice_sub(bytes, (size_t)(first - bytes.ptr), bytes.len);
  for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
    if (tw_slice_has_prefix(rest, escapes[i].escape)) return named(escapes[i].name);
  return NULL;
}

/* A few accents between ASCII letters: too little for a guess among the alphabets of Europe. */
static bool is_thin(struct tw_slice bytes) {
  enum { HIGH_MIN = 24 };
  struct pairs high = count_neighbours(bytes);
  return high.all < HIGH_MIN && high.everyday * 2 <= high.all;
}

const struct tw_charset_encoding *tw_charset_sniff_guess(struct tw_slice bytes) {
  const struct tw_charset_encoding *guess = NULL;
  uchardet_t guesser = uchardet_new();
  if (guesser) {
    feed_guesser(guesser, bytes);
    guess = named(uchardet_get_charset(guesser));
    uchardet_delete(guesser);
  }
  bool cjk = guess && guess->kind == TW_CHARSET_MULTI_BYTE;
  if (!cjk && is_everyday(count_pairs(bytes))) return named("gbk");
  bool usable = guess && guess->kind != TW_CHARSET_UTF8 && guess->kind != TW_CHARSET_UTF16 && guess->kind != TW_CHARSET_UTF32;
  if (usable && guess->kind == TW_CHARSET_SINGLE_BYTE && is_thin(bytes)) usable = false;
  return usable ? guess : named("windows-1252");
}
