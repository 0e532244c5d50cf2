#include "parse/feed/feed_css.h"
#include "base/ascii.h"

enum {
  NAME_MAX_BYTES = 32,   /* of a property or a keyword */
  STYLE_MAX_BYTES = 4096 /* of one attribute; longer ones are dropped */
};

/* clang-format off */
/* CSS 2.1's properties of text, colour and flow, sorted. Position and images are not among them. */
static const char *const plain_properties[] = {
    "azimuth", "background-color", "border-bottom-color", "border-collapse", "border-color", "border-left-color",
    "border-right-color", "border-top-color", "clear", "color", "cursor", "direction", "display", "elevation", "float", "font",
    "font-family", "font-size", "font-style", "font-variant", "font-weight", "height", "letter-spacing", "line-height", "overflow",
    "pause", "pause-after", "pause-before", "pitch", "pitch-range", "richness", "speak", "speak-header", "speak-numeral",
    "speak-punctuation", "speech-rate", "stress", "text-align", "text-decoration", "text-indent", "unicode-bidi",
    "vertical-align", "voice-family", "volume", "white-space", "width"};
/* Families of properties whose values are checked word by word. */
static const char *const checked_families[] = {"background", "border", "margin", "padding"};
static const char *const keywords[] = {
    "!important", "aqua", "auto", "black", "block", "blue", "bold", "both", "bottom", "brown", "center", "collapse", "dashed",
    "dotted", "fuchsia", "gray", "green", "inherit", "italic", "left", "lime", "maroon", "medium", "navy", "none", "normal",
    "nowrap", "olive", "pointer", "purple", "red", "right", "silver", "solid", "teal", "thick", "thin", "top", "transparent",
    "underline", "white", "yellow"};
static const char *const units[] = {"", "%", "ch", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "rem", "vh", "vw"};
static const char *const functions[] = {"hsl", "hsla", "rgb", "rgba"};
/* clang-format on */

static bool is_listed(const char *const *list, size_t count, struct tw_slice name) {
  int first = (name.len ? name.ptr[0] : '\0') | 32; /* most differ in it */
  for (size_t i = 0; i < count; i++)
    if ((list[i][0] | 32) == first && tw_slice_eq_nocase(tw_slice_from(list[i]), name)) return true;
  return false;
}
#define LISTED(list, name) is_listed((list), sizeof(list) / sizeof *(list), (name))

static bool is_alpha(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* A parenthesis is that of a colour, or it is none of ours. */
static bool is_colour_function(struct tw_slice s, size_t at) {
  size_t start = at;
  while (start > 0 && is_alpha(s.ptr[start - 1])) start--;
  return LISTED(functions, tw_slice_sub(s, start, at));
}

/* Escapes, comments, rules and expressions are told by characters that plain declarations do without. */
static bool is_plain(struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++) {
    char c = s.ptr[i];
    bool is_known = is_alpha(c) || tw_ascii_is_digit(c) || (c && strchr(" \t\r\n:;,#%.!-()'\"", c));
    if (!is_known || (c == '(' && !is_colour_function(s, i))) return false;
  }
  return true;
}

static bool is_number(struct tw_slice word) {
  size_t i = 0;
  while (i < word.len && (tw_ascii_is_digit(word.ptr[i]) || word.ptr[i] == '.')) i++;
  return i > 0 && LISTED(units, tw_slice_sub(word, i, word.len));
}

static bool is_colour(struct tw_slice word) {
  return word.ptr[0] == '#' || tw_slice_find(word, TW_SLICE("("), 0) > 0;
}

/* Every word a keyword, a colour or a length that is not negative. */
static bool are_words_known(struct tw_slice value) {
  struct tw_slice word;
  while (tw_slice_split(&value, ' ', &word)) {
    word = tw_slice_trim(word);
    if (word.len && !LISTED(keywords, word) && !is_number(word) && !is_colour(word)) return false;
  }
  return true;
}

static bool is_safe(struct tw_slice property, struct tw_slice value) {
  if (property.len == 0 || value.len == 0 || property.len > NAME_MAX_BYTES) return false;
  if (LISTED(plain_properties, property)) return true;
  const char *dash = memchr(property.ptr, '-', property.len);
  struct tw_slice family = dash ? tw_slice_sub(property, 0, (size_t)(dash - property.ptr)) : property;
  return LISTED(checked_families, family) && are_words_known(value);
}

/* The declarations without their images: "url(...)" becomes a blank. The scratch is the caller's. */
static struct tw_slice without_urls(struct tw_slice style, char scratch[static STYLE_MAX_BYTES]) {
  size_t len = 0;
  if (style.len == 0 || !memchr(style.ptr, '(', style.len)) return style;
  for (size_t at = 0; at < style.len;) {
    struct tw_slice rest = tw_slice_sub(style, at, style.len);
    const char *close = tw_slice_has_prefix_nocase(rest, TW_SLICE("url(")) ? memchr(rest.ptr, ')', rest.len) : NULL;
    scratch[len++] = close ? ' ' : style.ptr[at];
    at = close ? (size_t)(close - style.ptr) + 1 : at + 1;
  }
  return tw_slice_of(scratch, len);
}

static void append_value(struct tw_buf *out, struct tw_slice value) {
  for (size_t i = 0; i < value.len; i++)
    if (value.ptr[i] == '"')
      tw_buf_append(out, TW_SLICE("&quot;"));
    else
      tw_buf_append_char(out, value.ptr[i]);
}

void tw_feed_css_append(struct tw_buf *out, struct tw_slice style) {
  struct tw_slice declaration;
  bool is_first = true;
  char scratch[STYLE_MAX_BYTES];
  if (style.len > STYLE_MAX_BYTES) return;
  style = without_urls(style, scratch);
  if (!is_plain(style)) return;
  while (tw_slice_split(&style, ';', &declaration)) {
    const char *colon = declaration.len ? memchr(declaration.ptr, ':', declaration.len) : NULL;
    size_t cut = colon ? (size_t)(colon - declaration.ptr) : 0;
    struct tw_slice property = tw_slice_trim(tw_slice_sub(declaration, 0, cut));
    struct tw_slice value = tw_slice_trim(tw_slice_sub(declaration, cut + 1, declaration.len));
    if (!colon || tw_slice_find(value, TW_SLICE(":"), 0) >= 0 || !is_safe(property, value)) continue;
    if (!is_first) tw_buf_append_char(out, ' ');
    is_first = false;
    tw_buf_append(out, property);
    tw_buf_append(out, TW_SLICE(": "));
    append_value(out, value);
    tw_buf_append_char(out, ';');
  }
}
