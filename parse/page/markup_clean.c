#include "parse/page/markup_clean.h"
#include "base/ascii.h"

struct cleaner {
  struct tw_slice html;
  struct tw_buf *out;
  struct tw_markup_scripts *scripts;
  size_t at;
  size_t copied; /* what stands before it is in `out`, or left out; what stands between it and `at` is to be copied in one */
  /* No such closing mark stands behind `at`: a search for one that failed is not made again, which keeps all linear. */
  bool no_comment_end, no_quote[2], no_tag_end;
  uint32_t no_element_end; /* a bit for each row of raw_elements */
};

/* Elements whose content is not for readers and is taken out whole. */
static const struct {
  const char *name;
  bool nests; /* an inner one of the same name has its own end */
} raw_elements[] = {{"script", false},   {"style", false},   {"svg", true}, {"iframe", false},
                    {"textarea", false}, {"template", true}, {"math", true}};
enum { RAW_COUNT = sizeof raw_elements / sizeof *raw_elements };

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What libxml2 reports as an illegal character: a report costs a hundred times what a blank does. */
static bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

/* No byte of the eight is below a blank or DEL: the usual test for a byte less than n, on a word. */
static bool is_plain_word(uint64_t word) {
  const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);
  uint64_t from_del = word ^ (ones * 0x7F);
  return !((((word - ones * 0x20) & ~word) | ((from_del - ones) & ~from_del)) & tops);
}

/* Characters without an ampersand: NULs vanish, other controls become blanks. */
static bool append_plain(struct tw_buf *out, struct tw_slice s) {
  char *room = tw_buf_reserve(out, s.len);
  if (!room) return false;
  size_t len = 0;
  for (size_t i = 0; i < s.len;) {
    uint64_t word = 0;
    if (s.len - i >= sizeof word) memcpy(&word, s.ptr + i, sizeof word);
    if (is_plain_word(word)) {
      memcpy(room + len, &word, sizeof word);
      len += sizeof word;
      i += sizeof word;
      continue;
    }
    unsigned char c = (unsigned char)s.ptr[i++];
    if (c) room[len++] = (char)(is_control(c) ? ' ' : c);
  }
  out->len += len;
  return true;
}

/* Does the ampersand at `at` begin something of a reference's shape? */
static bool begins_reference(struct tw_slice s, size_t at) {
  char next = at + 1 < s.len ? s.ptr[at + 1] : '\0', then = at + 2 < s.len ? s.ptr[at + 2] : '\0';
  return next == '#' ? (then >= '0' && then <= '9') || (then | 32) == 'x' : tw_ascii_is_letter(next);
}

/* As append_plain; ampersands that begin no reference are escaped, for libxml2 reports each, slowly. */
static bool append_text(struct tw_buf *out, struct tw_slice s) {
  for (size_t at = 0; at < s.len;) {
    const char *mark = memchr(s.ptr + at, '&', s.len - at);
    size_t end = mark ? (size_t)(mark - s.ptr) : s.len;
    if (!append_plain(out, tw_slice_sub(s, at, end))) return false;
    if (!mark) break;
    if (!tw_buf_append(out, begins_reference(s, end) ? TW_SLICE("&") : TW_SLICE("&amp;"))) return false;
    at = end + 1;
  }
  return true;
}

/* Offset behind "</name" and its '>', searching from `from`; html.len when there is none. */
static size_t element_end(struct tw_slice html, size_t from, struct tw_slice name, size_t *ret_content_end) {
  for (size_t at = from; at < html.len;) {
    const char *lt = memchr(html.ptr + at, '<', html.len - at);
    if (!lt) break;
    at = (size_t)(lt - html.ptr);
    struct tw_slice rest = tw_slice_sub(html, at + 2, html.len);
    if (at + 1 < html.len && html.ptr[at + 1] == '/' && tw_slice_has_prefix_nocase(rest, name) &&
        (rest.len == name.len || !tw_ascii_is_letter(rest.ptr[name.len]))) {
      const char *gt = memchr(rest.ptr, '>', rest.len);
      *ret_content_end = at;
      return gt ? (size_t)(gt - html.ptr) + 1 : html.len;
    }
    at++;
  }
  *ret_content_end = html.len;
  return html.len;
}

/* Behind a closing quote of the value that starts at `at`; `at` itself when the page holds no more of that quote. */
static size_t skip_quoted(struct cleaner *c, size_t at) {
  char quote = c->html.ptr[at];
  bool *gone = &c->no_quote[quote == '"'];
  const char *end = *gone || at + 1 >= c->html.len ? NULL : memchr(c->html.ptr + at + 1, quote, c->html.len - at - 1);
  if (!end) {
    *gone = true;
    return at + 1;
  }
  return (size_t)(end - c->html.ptr) + 1;
}

static bool ends_name(char c) {
  return c == '=' || c == '>' || c == '/' || is_space(c);
}

static size_t skip_spaces(struct tw_slice html, size_t at) {
  while (at < html.len && is_space(html.ptr[at])) at++;
  return at;
}

/* One attribute from `at`: its name, and its value if it has one. Returns the offset behind it. */
static size_t skip_attribute(struct cleaner *c, size_t at) {
  struct tw_slice html = c->html;
  at++; /* whatever it is, so that each turn moves */
  while (at < html.len && !ends_name(html.ptr[at])) at++;
  size_t behind_name = at;
  at = skip_spaces(html, at);
  if (at >= html.len || html.ptr[at] != '=') return behind_name;
  at = skip_spaces(html, at + 1);
  if (at < html.len && (html.ptr[at] == '"' || html.ptr[at] == '\'')) return skip_quoted(c, at);
  while (at < html.len && html.ptr[at] != '>' && !is_space(html.ptr[at])) at++;
  return at;
}

/* Copy up to `end`, and leave out what stands from there to `next`. */
static bool copy_until(struct cleaner *c, size_t end, size_t next) {
  bool copied = append_text(c->out, tw_slice_sub(c->html, c->copied, end));
  c->copied = next;
  return copied;
}

/* From behind a tag's name to behind its '>', attributes past the limit and endless values left out. */
static bool keep_tag(struct cleaner *c) {
  struct tw_slice html = c->html;
  size_t count = 0;
  bool copied = true;
  while (c->at < html.len && html.ptr[c->at] != '>') {
    if (is_space(html.ptr[c->at]) || html.ptr[c->at] == '/') {
      c->at++;
      continue;
    }
    size_t start = c->at, end = skip_attribute(c, start);
    bool keep = ++count <= TW_MARKUP_ATTRIBUTES_MAX && end - start <= TW_MARKUP_VALUE_BYTES_MAX;
    if (!keep) copied = copied && copy_until(c, start, end);
    c->at = end;
  }
  if (c->at == html.len) return copied && copy_until(c, html.len, html.len) && tw_buf_append_char(c->out, '>');
  c->at++;
  return copied;
}

static void keep_script(struct cleaner *c, struct tw_slice tag, struct tw_slice content) {
  struct tw_markup_scripts *kept = c->scripts;
  if (tw_slice_find(tag, TW_SLICE("ld+json"), 0) >= 0) {
    if (kept->count < sizeof kept->items / sizeof *kept->items) kept->items[kept->count++] = content;
  } else if (content.len >= TW_MARKUP_STATE_BYTES_MIN && kept->state_count < sizeof kept->state / sizeof *kept->state) {
    kept->state[kept->state_count++] = content;
  }
}

/* Move over a tag without copying it. */
static size_t skip_tag(struct cleaner *c, size_t at) {
  while (at < c->html.len && c->html.ptr[at] != '>') {
    at = is_space(c->html.ptr[at]) || c->html.ptr[at] == '/' ? at + 1 : skip_attribute(c, at);
  }
  return at < c->html.len ? at + 1 : at;
}

/* The whole of a raw element whose name ends at `name_end`; only the tag where the element is never closed. */
static void skip_raw(struct cleaner *c, unsigned row, size_t name_end) {
  struct tw_slice html = c->html;
  size_t content = skip_tag(c, name_end), content_end = content;
  struct tw_slice tag = tw_slice_sub(html, c->at, content);
  c->at = content;
  if (tag.len >= 2 && tag.ptr[tag.len - 2] == '/' && raw_elements[row].nests) return; /* <svg/> */
  if (c->no_element_end & (1U << row)) return;
  size_t end = element_end(html, content, tw_slice_from(raw_elements[row].name), &content_end);
  if (content_end == html.len) {
    c->no_element_end |= 1U << row;
    return;
  }
  if (row == 0) keep_script(c, tag, tw_slice_sub(html, content, content_end));
  c->at = end;
}

static int find_raw(struct tw_slice name) {
  for (int i = 0; i < RAW_COUNT; i++)
    if (tw_ascii_lower(name.ptr[0]) == raw_elements[i].name[0] && tw_slice_eq_nocase(name, tw_slice_from(raw_elements[i].name)))
      return i;
  return -1;
}

static bool clean_tag(struct cleaner *c) {
  size_t end = c->at + 1;
  while (end < c->html.len && c->html.ptr[end] != '>' && c->html.ptr[end] != '/' && !is_space(c->html.ptr[end])) end++;
  int raw = find_raw(tw_slice_sub(c->html, c->at + 1, end));
  if (raw >= 0) {
    if (!copy_until(c, c->at, c->at)) return false;
    skip_raw(c, (unsigned)raw, end);
    c->copied = c->at;
    return tw_buf_append_char(c->out, ' ');
  }
  c->at = end;
  return keep_tag(c);
}

/* "<!--" to "-->", or to the next '>' where the comment has no end; "<!doctype ...>", "<?php ...>", "<![if ...]>" to their '>'.
 */
static void skip_declaration(struct cleaner *c) {
  struct tw_slice html = c->html;
  bool comment = tw_slice_has_prefix(tw_slice_sub(html, c->at, html.len), TW_SLICE("<!--"));
  if (comment && !c->no_comment_end) {
    ptrdiff_t end = tw_slice_find(html, TW_SLICE("-->"), c->at + 2); /* "<!-->" is a whole comment */
    if (end >= 0) {
      c->at = (size_t)end + 3;
      return;
    }
    c->no_comment_end = true;
  }
  const char *gt = c->no_tag_end ? NULL : memchr(html.ptr + c->at, '>', html.len - c->at);
  if (!gt) c->no_tag_end = true;
  c->at = gt ? (size_t)(gt - html.ptr) + 1 : c->at + 2;
}

/* At a '<'. */
static bool clean_markup(struct cleaner *c) {
  char next = c->at + 1 < c->html.len ? c->html.ptr[c->at + 1] : '\0';
  if (tw_ascii_is_letter(next)) return clean_tag(c);
  if (next == '!' || next == '?') {
    bool copied = copy_until(c, c->at, c->at);
    skip_declaration(c);
    c->copied = c->at;
    return copied;
  }
  size_t start = c->at++;
  if (next == '/') return true;
  return copy_until(c, start, c->at) && tw_buf_append(c->out, TW_SLICE("&lt;")); /* a smaller-than sign */
}

bool tw_markup_clean(struct tw_slice html, struct tw_buf *out, struct tw_markup_scripts *ret_scripts) {
  struct cleaner c = {.html = html, .out = out, .scripts = ret_scripts};
  ret_scripts->count = 0;
  ret_scripts->state_count = 0;
  while (c.at < html.len) {
    const char *lt = memchr(html.ptr + c.at, '<', html.len - c.at);
    c.at = lt ? (size_t)(lt - html.ptr) : html.len;
    if (c.at < html.len && !clean_markup(&c)) return false;
  }
  if (!copy_until(&c, html.len, html.len) || !tw_buf_append_char(out, '\0')) return false;
  out->len--;
  return true;
}
