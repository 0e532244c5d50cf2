#include "parse/feed/feed_construct.h"
#include "base/utf8.h"
#include "parse/feed/feed_entity.h"
#include "parse/feed/feed_html.h"

enum { QUOTED_TAGS = 2 }; /* escaped end tags: one may be a mention, two are a text */

static bool is_xml_type(struct tw_slice type) {
  return tw_slice_has_suffix(type, TW_SLICE("+xml")) || tw_slice_has_suffix(type, TW_SLICE("/xml"));
}

enum tw_feed_text_type tw_feed_construct_type(struct tw_slice type, struct tw_slice mode, enum tw_feed_text_type fallback) {
  static const struct {
    const char *name;
    enum tw_feed_text_type type;
  } names[] = {{"text", TW_FEED_TEXT_PLAIN},       {"html", TW_FEED_TEXT_HTML},
               {"xhtml", TW_FEED_TEXT_XHTML},      {"text/plain", TW_FEED_TEXT_PLAIN},
               {"text/html", TW_FEED_TEXT_HTML},   {"application/xhtml+xml", TW_FEED_TEXT_XHTML},
               {"text/x-html", TW_FEED_TEXT_HTML}, {"text/xhtml", TW_FEED_TEXT_XHTML}};
  type = tw_slice_trim(type);
  if (type.len == 0) return mode.len ? TW_FEED_TEXT_GUESS : fallback;
  bool is_escaped = tw_slice_eq_nocase(mode, TW_SLICE("escaped"));
  const char *parameters = type.len ? memchr(type.ptr, ';', type.len) : NULL;
  if (parameters) type = tw_slice_trim(tw_slice_sub(type, 0, (size_t)(parameters - type.ptr)));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (tw_slice_eq_nocase(type, tw_slice_from(names[i].name))) {
      if (names[i].type == TW_FEED_TEXT_XHTML && is_escaped) return TW_FEED_TEXT_HTML;
      return names[i].type == TW_FEED_TEXT_PLAIN && mode.len ? TW_FEED_TEXT_GUESS : names[i].type;
    }
  if (is_xml_type(type)) return TW_FEED_TEXT_XHTML;
  return tw_slice_has_prefix_nocase(type, TW_SLICE("text/")) || !memchr(type.ptr, '/', type.len) ? TW_FEED_TEXT_GUESS
                                                                                                 : TW_FEED_TEXT_OTHER;
}

/* "&lt;/p&gt;" or "&lt;br": a tag that was escaped once too often. */
static bool is_escaped_tag(struct tw_slice s, size_t at) {
  size_t name = at + 4 + (at + 4 < s.len && s.ptr[at + 4] == '/'), end = name;
  while (end < s.len && end - name < 12 &&
         (((s.ptr[end] | 32) >= 'a' && (s.ptr[end] | 32) <= 'z') || (s.ptr[end] >= '0' && s.ptr[end] <= '9')))
    end++;
  struct tw_slice element = tw_slice_sub(s, name, end);
  bool closes = name > at + 4 && tw_slice_has_prefix(tw_slice_sub(s, end, s.len), TW_SLICE("&gt;"));
  return tw_feed_html_is_element(element) && (closes || tw_feed_html_is_void(element));
}

/* No tag, but at least `enough` tags as character references: the producer escaped twice. */
static bool is_double_escaped(struct tw_slice s, int enough) {
  int tags = 0;
  if (s.len == 0 || memchr(s.ptr, '<', s.len)) return false;
  for (ptrdiff_t at = tw_slice_find(s, TW_SLICE("&lt;"), 0); at >= 0; at = tw_slice_find(s, TW_SLICE("&lt;"), (size_t)at + 4))
    if (is_escaped_tag(s, (size_t)at) && ++tags == enough) return true;
  return false;
}

static bool is_div(struct tw_slice name) {
  return name.len > 3 && (name.ptr[0] | 32) == 'd' && tw_slice_has_prefix_nocase(name, TW_SLICE("div"));
}

/* At a '<': 1 where a div starts, -1 where one ends. */
static int div_step(struct tw_slice s) {
  if (s.len > 1 && s.ptr[1] == '/') return -is_div(tw_slice_sub(s, 2, s.len));
  return is_div(tw_slice_sub(s, 1, s.len)) && s.len > 4 && (s.ptr[4] == '>' || s.ptr[4] == ' ' || s.ptr[4] == '\n');
}

/* RFC 4287 section 3.1.1.3: the div around XHTML is no part of it. Left alone where it is not one around all. */
static struct tw_slice without_wrapper(struct tw_slice s) {
  static const char close[] = "</div>";
  if (s.len == 0 || s.ptr[0] != '<' || div_step(s) != 1 || !tw_slice_has_suffix(s, TW_SLICE(close))) return s;
  int depth = 0;
  size_t last = s.len - (sizeof close - 1), start = tw_feed_html_tag_end(s, 1) + 1;
  for (const char *at = s.ptr, *end = s.ptr + last; at && at < end; at = memchr(at + 1, '<', (size_t)(end - at - 1))) {
    depth += div_step(tw_slice_sub(s, (size_t)(at - s.ptr), s.len));
    if (depth == 0) return s;
  }
  return start <= last ? tw_slice_trim(tw_slice_sub(s, start, last)) : s;
}

/* A CDATA section that was escaped along with its content. */
static struct tw_slice without_cdata(struct tw_slice s) {
  bool wrapped = tw_slice_has_prefix(s, TW_SLICE("<![CDATA[")) && tw_slice_has_suffix(s, TW_SLICE("]]>"));
  return wrapped && s.len >= 12 ? tw_slice_trim(tw_slice_sub(s, 9, s.len - 3)) : s;
}

/* U+0080 to U+009F are no text: somebody took windows-1252 for Latin-1 on the way to UTF-8. */
static struct tw_slice without_controls(struct tw_arena *arena, struct tw_slice s) {
  enum { LEAD = 0xC2, GROWTH = 2 }; /* two bytes give at most three */
  size_t count = 0;
  for (const char *at = s.len ? memchr(s.ptr, LEAD, s.len) : NULL; at;
       at = memchr(at + 1, LEAD, (size_t)(s.ptr + s.len - at - 1)))
    count += at + 1 < s.ptr + s.len && (unsigned char)at[1] < 0xA0;
  char *out = count ? tw_arena_alloc(arena, s.len + count * GROWTH) : NULL;
  if (!out) return s;
  size_t len = 0;
  for (size_t i = 0; i < s.len; i++) {
    bool is_control = (unsigned char)s.ptr[i] == LEAD && i + 1 < s.len && (unsigned char)s.ptr[i + 1] < 0xA0;
    if (is_control)
      len += tw_utf8_encode(tw_feed_entity_fix_c1((unsigned char)s.ptr[++i]), out + len);
    else
      out[len++] = s.ptr[i];
  }
  return tw_slice_of(out, len);
}

/* In a description, which is HTML by custom, any tag is markup; in a title an end tag must speak for it. */
static bool holds_markup(const struct tw_feed_construct *construct, struct tw_slice raw) {
  if (tw_feed_html_is_likely(raw)) return true;
  if (!construct->is_prose && !construct->is_inline) return false;
  if (tw_slice_find(raw, TW_SLICE("</"), 0) >= 0) return true;
  ptrdiff_t end = construct->is_prose ? tw_slice_find(raw, TW_SLICE(">"), 0) : -1;
  for (ptrdiff_t at = tw_slice_find(raw, TW_SLICE("<"), 0); at >= 0; at = tw_slice_find(raw, TW_SLICE("<"), (size_t)at + 1)) {
    while (end >= 0 && end < at) end = tw_slice_find(raw, TW_SLICE(">"), (size_t)end + 1);
    if (end < 0) return false;
    if ((raw.ptr[at + 1] | 32) >= 'a' && (raw.ptr[at + 1] | 32) <= 'z') return true;
  }
  return false;
}

struct tw_slice tw_feed_construct_finish(const struct tw_feed_sink *sink, struct tw_buf *scratch,
                                         const struct tw_feed_construct *construct, const char **ret_media_type) {
  struct tw_slice raw = without_controls(sink->arena, without_cdata(tw_slice_trim(construct->raw)));
  enum tw_feed_text_type type = construct->type;
  if (type == TW_FEED_TEXT_GUESS) type = holds_markup(construct, raw) ? TW_FEED_TEXT_HTML : TW_FEED_TEXT_PLAIN;
  if (raw.len == 0) return TW_SLICE_NONE;
  *ret_media_type = type == TW_FEED_TEXT_PLAIN ? "text/plain" : type == TW_FEED_TEXT_HTML ? "text/html" : "application/xhtml+xml";
  if (type == TW_FEED_TEXT_PLAIN) return tw_arena_dup(sink->arena, raw);
  if (type == TW_FEED_TEXT_XHTML || construct->is_inline) raw = without_wrapper(raw);
  if (type == TW_FEED_TEXT_HTML && is_double_escaped(raw, construct->is_quoted ? QUOTED_TAGS : 1))
    raw = tw_feed_entity_expand(sink->arena, raw, NULL);
  tw_buf_reset(scratch);
  tw_feed_html_append(scratch, sink, construct->base, raw);
  if (tw_buf_failed(scratch)) return TW_SLICE_NONE;
  struct tw_slice clean = tw_slice_trim(tw_buf_slice(scratch));
  return clean.len ? tw_arena_dup(sink->arena, clean) : TW_SLICE_NONE;
}

static int base64_value(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *at = c ? strchr(digits, c) : NULL;
  return at ? (int)(at - digits) : -1;
}

struct tw_slice tw_feed_construct_base64(const struct tw_feed_sink *sink, struct tw_slice text) {
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, sink->arena, 0);
  uint32_t bits = 0;
  int count = 0;
  for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
    int value = base64_value(text.ptr[i]);
    if (value < 0 && !strchr(" \t\r\n", text.ptr[i])) return TW_SLICE_NONE;
    if (value < 0) continue;
    bits = bits << 6 | (uint32_t)value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    tw_buf_append_char(&out, (char)(bits >> count & 0xFF));
  }
  bool is_text = !tw_buf_failed(&out) && tw_utf8_is_valid(tw_buf_slice(&out)) && !memchr(tw_buf_slice(&out).ptr, '\0', out.len);
  return is_text ? tw_arena_dup(sink->arena, tw_buf_slice(&out)) : TW_SLICE_NONE;
}
