#include "parse/feed/opml.h"
#include "parse/feed/feed_entity.h"
#include "parse/text/charset.h"

enum {
  OUTLINES_MAX = 50000, /* far above any reader's list */
  DEPTH_MAX = 64,
  VALUE_BYTES = 8192, /* of an attribute; a longer one is left out */
};

struct outline {
  struct tw_slice text, title, xml_url, html_url, url, type, language, version;
};

struct reader {
  struct tw_arena *arena;
  struct tw_slice text;
  size_t at;
  struct tw_feed *feed;
  struct tw_slice labels[DEPTH_MAX]; /* of the open outlines; absent where one is a feed or has no title */
  size_t depth, too_deep;
  bool failed;
};

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct tw_slice rest_of(const struct reader *r) {
  return tw_slice_sub(r->text, r->at, r->text.len);
}

static void skip_behind(struct reader *r, struct tw_slice mark) {
  ptrdiff_t found = tw_slice_find(r->text, mark, r->at);
  r->at = found < 0 ? r->text.len : (size_t)found + mark.len;
}

/* Comments, CDATA, instructions, a document type with or without declarations; true when one was passed. */
static bool skip_markup(struct reader *r) {
  static const struct { const char *start, *end; } kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!tw_slice_has_prefix(rest_of(r), tw_slice_from(kinds[i].start))) continue;
    size_t start = r->at;
    skip_behind(r, tw_slice_from(kinds[i].end));
    bool has_subset = kinds[i].end[0] == '>' && memchr(r->text.ptr + start, '[', r->at - start);
    if (has_subset) {
      r->at = start;
      skip_behind(r, TW_SLICE("]>"));
    }
    return true;
  }
  return false;
}

static struct tw_slice take_name(struct reader *r) {
  size_t start = r->at;
  while (r->at < r->text.len && !is_space(r->text.ptr[r->at]) && !strchr("=/>\"'<", r->text.ptr[r->at])) r->at++;
  return tw_slice_sub(r->text, start, r->at);
}

static void skip_space(struct reader *r) {
  while (r->at < r->text.len && is_space(r->text.ptr[r->at])) r->at++;
}

/* The value behind an equals sign; absent when it is none. */
static struct tw_slice take_value(struct reader *r) {
  skip_space(r);
  if (r->at >= r->text.len || r->text.ptr[r->at] != '=') return TW_SLICE_NONE;
  r->at++;
  skip_space(r);
  char quote = r->at < r->text.len ? r->text.ptr[r->at] : '\0';
  if (quote != '"' && quote != '\'') return take_name(r);
  size_t start = ++r->at;
  const char *end = memchr(r->text.ptr + start, quote, r->text.len - start);
  size_t stop = end ? (size_t)(end - r->text.ptr) : r->text.len;
  r->at = end ? stop + 1 : stop;
  return tw_slice_sub(r->text, start, stop);
}

static void set_value(struct reader *r, struct outline *o, struct tw_slice name, struct tw_slice raw) {
  const struct {
    const char *name;
    struct tw_slice *field;
  } fields[] = {{"text", &o->text}, {"title", &o->title}, {"xmlurl", &o->xml_url},    {"htmlurl", &o->html_url},
                {"url", &o->url},   {"type", &o->type},   {"language", &o->language}, {"version", &o->version}};
  if (raw.len > VALUE_BYTES) return;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (!tw_slice_eq_nocase(name, tw_slice_from(fields[i].name)) || fields[i].field->ptr) continue;
    *fields[i].field = tw_slice_trim(tw_feed_entity_expand(r->arena, raw, NULL));
    r->failed |= raw.ptr && !fields[i].field->ptr;
  }
}

/* Attributes up to the tag's end; *ret_empty: it ends in "/>". */
static struct outline take_attributes(struct reader *r, bool *ret_empty) {
  struct outline o = {0};
  *ret_empty = false;
  while (r->at < r->text.len && !r->failed) {
    skip_space(r);
    char c = r->at < r->text.len ? r->text.ptr[r->at] : '>';
    if (c == '<') break; /* the tag was never closed */
    if (c == '>' || c == '/' || strchr("=\"'", c)) {
      r->at++;
      *ret_empty = c == '/';
      if (c == '>') break;
      if (c == '/' && r->at < r->text.len && r->text.ptr[r->at] == '>') {
        r->at++;
        break;
      }
      continue;
    }
    struct tw_slice name = take_name(r);
    set_value(r, &o, name, take_value(r));
  }
  return o;
}

static struct tw_slice first_of(struct tw_slice a, struct tw_slice b) {
  return tw_slice_is_empty(a) ? b : a;
}

static struct tw_slice address_of(const struct outline *o) {
  bool is_feed = tw_slice_eq_nocase(o->type, TW_SLICE("rss")) || tw_slice_eq_nocase(o->type, TW_SLICE("atom")) ||
                 tw_slice_eq_nocase(o->type, TW_SLICE("feed"));
  return tw_slice_is_empty(o->xml_url) && is_feed ? o->url : o->xml_url;
}

static bool fill_labels(struct reader *r, struct tw_feed_item *item) {
  for (size_t i = 0; i < r->depth; i++) {
    if (tw_slice_is_empty(r->labels[i])) continue;
    struct tw_slice *label = TW_ARENA_PUSH(r->arena, &item->categories);
    if (!label) return false;
    *label = r->labels[i];
  }
  return true;
}

static void add_item(struct reader *r, const struct outline *o, struct tw_slice address) {
  if (r->feed->items.count >= OUTLINES_MAX) {
    r->feed->bozo = true;
    r->feed->bozo_reason = TW_SLICE("more than 50,000 outlines");
    return;
  }
  struct tw_feed_item *item = TW_ARENA_PUSH(r->arena, &r->feed->items);
  r->failed |= !item;
  if (!item) return;
  item->id = item->link = address;
  item->title = first_of(o->title, o->text);
  item->lang = o->language;
  r->failed |= !fill_labels(r, item);
  struct tw_feed_link *link = tw_slice_is_empty(o->html_url) ? NULL : TW_ARENA_PUSH(r->arena, &item->links);
  if (link) *link = (struct tw_feed_link){.rel = TW_SLICE("alternate"), .href = o->html_url};
}

static void open_outline(struct reader *r, struct tw_slice label) {
  if (r->depth == DEPTH_MAX) {
    r->too_deep++;
    r->feed->bozo = true;
    r->feed->bozo_reason = TW_SLICE("outlines deeper than 64");
    return;
  }
  r->labels[r->depth++] = label;
}

static void close_outline(struct reader *r) {
  if (r->too_deep)
    r->too_deep--;
  else if (r->depth)
    r->depth--;
}

static void read_title(struct reader *r) {
  ptrdiff_t end = tw_slice_find(r->text, TW_SLICE("<"), r->at);
  if (end < 0 || r->feed->title.ptr || (size_t)end - r->at > VALUE_BYTES) return;
  r->feed->title = tw_slice_trim(tw_feed_entity_expand(r->arena, tw_slice_sub(r->text, r->at, (size_t)end), NULL));
}

static void read_outline(struct reader *r) {
  bool is_empty;
  struct outline o = take_attributes(r, &is_empty);
  struct tw_slice address = address_of(&o);
  if (address.len && !r->too_deep) add_item(r, &o, address);
  if (!is_empty) open_outline(r, address.len ? TW_SLICE_NONE : first_of(o.text, o.title));
}

static void read_tag(struct reader *r) {
  bool is_empty, is_end = r->at < r->text.len && r->text.ptr[r->at] == '/';
  r->at += is_end;
  struct tw_slice name = take_name(r);
  if (tw_slice_eq_nocase(name, TW_SLICE("outline")) && !is_end) {
    read_outline(r);
    return;
  }
  if (tw_slice_eq_nocase(name, TW_SLICE("outline"))) close_outline(r);
  if (tw_slice_eq_nocase(name, TW_SLICE("opml"))) r->feed->format = TW_SLICE("opml");
  take_attributes(r, &is_empty);
  if (tw_slice_eq_nocase(name, TW_SLICE("title")) && !is_end) read_title(r);
}

int tw_opml_read(struct tw_arena *arena, struct tw_slice bytes, struct tw_slice content_type, struct tw_feed *ret_feed,
                 struct tw_error *error) {
  struct tw_charset_result decoded;
  *ret_feed = (struct tw_feed){0};
  int status = tw_charset_decode(arena, bytes, content_type, TW_MARKUP_XML, &decoded);
  if (status == TW_EUNSUPPORTED) return TW_OK;
  if (status) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory decoding a list");
  struct reader r = {.arena = arena, .text = decoded.text, .feed = ret_feed};
  while (!r.failed) {
    const char *open = r.at < r.text.len ? memchr(r.text.ptr + r.at, '<', r.text.len - r.at) : NULL;
    if (!open) break;
    r.at = (size_t)(open - r.text.ptr);
    if (skip_markup(&r)) continue;
    r.at++;
    read_tag(&r);
  }
  if (!ret_feed->format.ptr) *ret_feed = (struct tw_feed){0};
  return r.failed ? tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory reading a list") : TW_OK;
}
