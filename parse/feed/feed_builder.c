#include "parse/feed/feed_builder.h"
#include "base/digest.h"
#include "parse/feed/feed_html.h"
#include "parse/feed/feed_items.h"

static struct tw_feed_frame *top(struct tw_feed_builder *b) {
  return &b->frames[b->depth];
}

void tw_feed_builder_init(struct tw_feed_builder *b, struct tw_arena *arena, const struct tw_feed_options *options,
                          struct tw_feed *feed) {
  memset(b, 0, offsetof(struct tw_feed_builder, frames)); /* a frame is set when it is entered */
  *feed = (struct tw_feed){0};
  b->sink = (struct tw_feed_sink){.arena = arena, .options = options, .feed = feed};
  tw_buf_init_for(&b->text, arena, 0);
  tw_buf_init_for(&b->scratch, arena, 0);
  b->frames[0] = (struct tw_feed_frame){.scope = TW_FEED_SCOPE_ROOT, .base = options->base_url};
}

void tw_feed_builder_done(struct tw_feed_builder *b) {
  tw_buf_done(&b->text);
  tw_buf_done(&b->scratch);
}

void tw_feed_builder_namespace(struct tw_feed_builder *b, struct tw_slice uri) {
  if (tw_slice_find(uri, TW_SLICE("/rdf/simple/0.9"), 0) >= 0) b->saw_rss090 = true;
}

static struct tw_slice attribute_of(const struct tw_feed_tag *tag, struct tw_slice name, uint32_t namespaces) {
  for (size_t i = 0; i < tag->count; i++)
    if ((tag->attributes[i].ns & namespaces) && tw_slice_eq_nocase(tag->attributes[i].local, name))
      return tag->attributes[i].value;
  return TW_SLICE_NONE;
}

static struct tw_slice plain_attribute(const struct tw_feed_tag *tag, struct tw_slice name) {
  return attribute_of(tag, name, TW_FEED_NS_NONE);
}

static struct tw_slice copied(struct tw_feed_builder *b, struct tw_slice s) {
  return tw_arena_dup(b->sink.arena, tw_slice_trim(s));
}

/* xml:lang, or where `is_lax` what lost its prefix. Language tags have hyphens (RFC 5646), programs' locales underscores. */
static struct tw_slice language_of(struct tw_feed_builder *b, const struct tw_feed_tag *tag, bool is_lax) {
  struct tw_slice lang = attribute_of(tag, TW_SLICE("lang"), TW_FEED_NS_XML);
  if (!lang.ptr && is_lax) lang = plain_attribute(tag, TW_SLICE("lang"));
  lang = tw_slice_trim(lang);
  char *out = lang.len ? tw_arena_alloc(b->sink.arena, lang.len) : NULL;
  if (!out) return TW_SLICE_NONE;
  for (size_t i = 0; i < lang.len; i++) out[i] = (char)(lang.ptr[i] == '_' ? '-' : lang.ptr[i]);
  return tw_slice_of(out, lang.len);
}

/* The Channel Definition Format of 1997: in capitals as a rule, its addresses and dates are attributes. */
static bool is_cdf(const struct tw_feed_tag *tag) {
  static const char *const marks[] = {"href", "base", "self", "lastmod", "level"};
  if (!tw_slice_eq_nocase(tag->local, TW_SLICE("channel")) || tag->ns != TW_FEED_NS_NONE) return false;
  if (tw_slice_is(tag->local, "CHANNEL")) return true;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (plain_attribute(tag, tw_slice_from(marks[i])).ptr) return true;
  return false;
}

/* "rss" with its version, RDF, Atom by namespace or version, CDF. */
static const char *name_format(const struct tw_feed_builder *b, const struct tw_feed_tag *tag) {
  struct tw_slice version = tw_slice_trim(plain_attribute(tag, TW_SLICE("version")));
  if (tw_slice_eq_nocase(tag->local, TW_SLICE("urlset"))) return "sitemap";
  if (tw_slice_eq_nocase(tag->local, TW_SLICE("sitemapindex"))) return "sitemapindex";
  if (tw_slice_eq_nocase(tag->local, TW_SLICE("rdf"))) return b->saw_rss090 ? "rss0.9x" : "rss1.0";
  if (tw_slice_eq_nocase(tag->local, TW_SLICE("feed")) || tw_slice_eq_nocase(tag->local, TW_SLICE("entry"))) {
    bool old = tag->ns == TW_FEED_NS_ATOM03 || (tag->ns != TW_FEED_NS_ATOM10 && tw_slice_has_prefix(version, TW_SLICE("0.")));
    return old ? "atom0.3" : "atom1.0";
  }
  if (is_cdf(tag)) return "cdf";
  if (tag->ns == TW_FEED_NS_RSS && tw_slice_eq_nocase(tag->local, TW_SLICE("channel"))) return "rss1.0"; /* RSS 1.1 */
  if (tw_slice_has_prefix(version, TW_SLICE("0.9"))) return "rss0.9x";
  return tw_slice_has_prefix(version, TW_SLICE("1.")) ? "rss1.0" : "rss2.0";
}

/* The first element that a feed can begin with decides the format. */
static void note_root(struct tw_feed_builder *b, const struct tw_feed_tag *tag) {
  if (b->has_root) return;
  b->has_root = true;
  const char *format = name_format(b, tag);
  b->sink.feed->format = tw_slice_from(format);
  b->is_atom_root = strncmp(format, "atom", 4) == 0;
  tw_feed_fields_set(&b->sink, TW_FEED_FIELD_LANGUAGE, 1, language_of(b, tag, true));
}

/* The Channel Definition Format of 1997, and some RSS made like it, has its link and date as attributes. */
static void set_from_attributes(struct tw_feed_builder *b, const struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  enum { LINK_RANK = 2 };
  struct tw_slice href = plain_attribute(tag, TW_SLICE("href")), modified = plain_attribute(tag, TW_SLICE("lastmod"));
  struct tw_feed_link link = {.rel = TW_SLICE("alternate"), .href = tw_feed_fields_url(&b->sink, frame->base, href)};
  if (link.href.ptr) tw_feed_fields_add_link(&b->sink, &link, TW_SLICE_NONE, LINK_RANK);
  if (modified.len) tw_feed_fields_set_date(&b->sink, TW_FEED_FIELD_UPDATED, 2, modified);
}

static void start_item(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  note_root(b, tag);
  b->has_permalink = false;
  if (!tw_feed_fields_start_item(&b->sink)) {
    frame->scope = TW_FEED_SCOPE_NONE; /* over the limit: read past it */
    return;
  }
  struct tw_slice about = attribute_of(tag, TW_SLICE("about"), TW_FEED_NS_RDF);
  if (about.len) tw_feed_fields_set(&b->sink, TW_FEED_FIELD_ID, 2, copied(b, about));
  if (frame->lang.len) tw_feed_fields_set(&b->sink, TW_FEED_FIELD_LANGUAGE, 1, frame->lang);
  set_from_attributes(b, frame, tag);
}

static void start_text(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice type = plain_attribute(tag, TW_SLICE("type")), mode = plain_attribute(tag, TW_SLICE("mode")),
                  src = plain_attribute(tag, TW_SLICE("src"));
  bool is_atom = frame->is_atom, is_content = frame->row->field == TW_FEED_FIELD_CONTENT;
  bool is_html = is_content && (tag->ns & (TW_FEED_NS_CONTENT | TW_FEED_NS_XHTML)) != 0;
  frame->scope = TW_FEED_SCOPE_TEXT;
  b->has_markup = false;
  frame->type = tw_feed_construct_type(type, mode,
                                       is_atom   ? TW_FEED_TEXT_PLAIN
                                       : is_html ? TW_FEED_TEXT_HTML
                                                 : TW_FEED_TEXT_GUESS);
  frame->is_base64 = tw_slice_eq_nocase(mode, TW_SLICE("base64")) || frame->type == TW_FEED_TEXT_OTHER;
  frame->is_quoted = is_atom || frame->is_base64;
  if (frame->type == TW_FEED_TEXT_OTHER) frame->type = TW_FEED_TEXT_GUESS;
  if (frame->row->namespaces & TW_FEED_NS_XHTML) frame->type = TW_FEED_TEXT_XHTML;
  if (!is_content || src.len == 0 || b->sink.item == NULL) return;
  struct tw_slice url = tw_feed_fields_url(&b->sink, frame->base, src);
  tw_feed_fields_set(&b->sink, TW_FEED_FIELD_LINK, 2, url);
}

/* What an empty reference means: the document itself (URL Standard, "relative state"). */
static struct tw_slice without_fragment(struct tw_slice base) {
  const char *mark = base.len ? memchr(base.ptr, '#', base.len) : NULL;
  return mark ? tw_slice_sub(base, 0, (size_t)(mark - base.ptr)) : base;
}

/* A link without an address still tells its rel and type. */
static void start_link(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice href = plain_attribute(tag, TW_SLICE("href")), rel = tw_slice_trim(plain_attribute(tag, TW_SLICE("rel")));
  struct tw_slice type = plain_attribute(tag, TW_SLICE("type")), title = plain_attribute(tag, TW_SLICE("title"));
  struct tw_slice length = plain_attribute(tag, TW_SLICE("length")), lang = plain_attribute(tag, TW_SLICE("hreflang"));
  frame->is_done = href.ptr != NULL;
  bool is_empty = href.ptr && href.len == 0 && frame->base.len;
  bool says_something = href.len || is_empty || rel.len || type.len || title.len || length.len || lang.len;
  if (top(b)->scope == TW_FEED_SCOPE_IMAGE || !says_something) return;
  struct tw_slice target = is_empty ? without_fragment(frame->base) : href;
  struct tw_feed_link link = {.rel = rel.len ? copied(b, rel) : TW_SLICE("alternate"),
                              .href = tw_feed_fields_url(&b->sink, frame->base, target),
                              .type = copied(b, type),
                              .title = copied(b, title)};
  unsigned rank = b->is_atom_root ? TW_FEED_LINK_RANK : frame->is_atom ? TW_FEED_LINK_FOREIGN_RANK : TW_FEED_LINK_TEXT_RANK;
  tw_feed_fields_add_link(&b->sink, &link, copied(b, length), rank);
}

static void start_category(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice term = plain_attribute(tag, TW_SLICE("term"));
  if (!term.ptr) term = plain_attribute(tag, TW_SLICE("text")); /* itunes:category */
  frame->is_done = term.len > 0;
  if (tag->ns == TW_FEED_NS_ITUNES) frame->scope = top(b)->scope; /* sub-categories stand inside */
  tw_feed_fields_add_category(&b->sink, term);
}

static void start_enclosure(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice url = plain_attribute(tag, TW_SLICE("url")), size = plain_attribute(tag, TW_SLICE("length")),
                  type = plain_attribute(tag, TW_SLICE("type"));
  bool is_media = tag->ns == TW_FEED_NS_MEDIA;
  if (!url.len) url = plain_attribute(tag, TW_SLICE("href"));
  if (!size.len) size = plain_attribute(tag, TW_SLICE("filesize"));
  struct tw_enclosure e = {.url = tw_feed_fields_url(&b->sink, frame->base, url),
                           .type = type.len ? copied(b, type) : TW_SLICE_NONE,
                           .length = size.len ? copied(b, size) : TW_SLICE_NONE};
  if (!is_media || type.len) tw_feed_fields_add_enclosure(&b->sink, &e); /* without a type: a portrait, a thumbnail */
  frame->is_done = true;
  if (is_media) frame->scope = TW_FEED_SCOPE_ITEM; /* media:title and the like stand inside */
}

static bool is_image(const struct tw_feed_tag *tag) {
  return tag->ns != TW_FEED_NS_MEDIA || tw_slice_eq_nocase(plain_attribute(tag, TW_SLICE("medium")), TW_SLICE("image")) ||
         tw_slice_has_prefix_nocase(plain_attribute(tag, TW_SLICE("type")), TW_SLICE("image/"));
}

static void start_image_ref(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice href = plain_attribute(tag, TW_SLICE("href"));
  if (!href.len) href = plain_attribute(tag, TW_SLICE("url"));
  struct tw_slice url = tw_feed_fields_url(&b->sink, frame->base, href);
  if (is_image(tag)) tw_feed_fields_set(&b->sink, frame->row->field, frame->row->rank, url);
  frame->is_done = true;
}

static void add_license(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice reference) {
  struct tw_feed_link link = {.rel = TW_SLICE("license"), .href = tw_feed_fields_url(&b->sink, frame->base, reference)};
  if (link.href.ptr) tw_feed_fields_add_link(&b->sink, &link, TW_SLICE_NONE, TW_FEED_LINK_RANK);
}

static void start_license(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  struct tw_slice resource = attribute_of(tag, TW_SLICE("resource"), TW_FEED_NS_RDF);
  add_license(b, frame, resource);
  frame->is_done = resource.len > 0;
}

static void start_guid(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  (void)frame;
  b->has_permalink = !tw_slice_eq_nocase(tw_slice_trim(plain_attribute(tag, TW_SLICE("isPermaLink"))), TW_SLICE("false"));
}

static void start_person(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  (void)tag;
  frame->scope = TW_FEED_SCOPE_PERSON;
  b->person = (struct tw_feed_person){0};
}

static void start_root(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  (void)frame;
  note_root(b, tag);
}

/* RSS 1.0 puts the items behind the channel: nothing may be open that takes their fields. */
static void start_channel(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_tag *tag) {
  start_root(b, frame, tag);
  set_from_attributes(b, frame, tag);
  struct tw_slice about = attribute_of(tag, TW_SLICE("about"), TW_FEED_NS_RDF);
  if (about.len) tw_feed_fields_set(&b->sink, TW_FEED_FIELD_ID, 2, copied(b, about));
}

static void (*const starters[])(struct tw_feed_builder *, struct tw_feed_frame *, const struct tw_feed_tag *) = {
    [TW_FEED_KIND_ROOT] = start_root,           [TW_FEED_KIND_CHANNEL] = start_channel,
    [TW_FEED_KIND_ITEM] = start_item,           [TW_FEED_KIND_PERSON] = start_person,
    [TW_FEED_KIND_TEXT] = start_text,           [TW_FEED_KIND_LINK] = start_link,
    [TW_FEED_KIND_GUID] = start_guid,           [TW_FEED_KIND_CATEGORY] = start_category,
    [TW_FEED_KIND_ENCLOSURE] = start_enclosure, [TW_FEED_KIND_IMAGE_REF] = start_image_ref,
    [TW_FEED_KIND_LICENSE] = start_license,
};

static const char *escape_of(char c) {
  if (c == '<') return "&lt;";
  if (c == '>') return "&gt;";
  return c == '&' ? "&amp;" : "&quot;";
}

/* `special`: the characters to be escaped. Most texts have none, which a search for each finds out fastest. */
static void append_escaped(struct tw_buf *out, struct tw_slice text, const char *special) {
  bool has_any = false;
  for (const char *c = special; *c && !has_any; c++) has_any = text.len && memchr(text.ptr, *c, text.len);
  size_t from = 0;
  for (size_t i = 0; has_any && i < text.len; i++) {
    if (!text.ptr[i] || !strchr(special, text.ptr[i])) continue;
    tw_buf_append(out, tw_slice_sub(text, from, i));
    tw_buf_append_cstr(out, escape_of(text.ptr[i]));
    from = i + 1;
  }
  tw_buf_append(out, tw_slice_sub(text, from, text.len));
}

/* Markup of a text construct, written back out. */
static void capture_start(struct tw_feed_builder *b, struct tw_feed_frame *frame, struct tw_feed_frame *parent,
                          const struct tw_feed_tag *tag) {
  frame->is_captured = true;
  b->has_markup = true;
  if (parent->type == TW_FEED_TEXT_PLAIN) parent->type = TW_FEED_TEXT_HTML; /* it said text and is not */
  frame->type = parent->type;
  if (b->is_overlong) return;
  frame->local = tag->local;
  tw_buf_append_char(&b->text, '<');
  tw_buf_append(&b->text, tag->local);
  for (size_t i = 0; i < tag->count; i++) {
    const struct tw_feed_attribute *a = &tag->attributes[i];
    if (a->ns != TW_FEED_NS_NONE) continue;
    tw_buf_append_char(&b->text, ' ');
    tw_buf_append(&b->text, a->local);
    tw_buf_append_cstr(&b->text, "=\"");
    append_escaped(&b->text, a->value, "\"&");
    tw_buf_append_char(&b->text, '"');
  }
  tw_buf_append_char(&b->text, '>');
}

/* The root, a channel or an item. */
static bool is_frame_of_feed(const struct tw_feed_frame *frame) {
  return frame->row && (frame->row->kind == TW_FEED_KIND_ROOT || frame->row->kind == TW_FEED_KIND_CHANNEL ||
                        frame->row->kind == TW_FEED_KIND_ITEM);
}

static void inherit_base(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_frame *parent,
                         const struct tw_feed_tag *tag) {
  struct tw_slice base = attribute_of(tag, TW_SLICE("base"), TW_FEED_NS_XML);
  if (!base.ptr && is_frame_of_feed(frame)) base = plain_attribute(tag, TW_SLICE("base")); /* CDF's, or without its prefix */
  struct tw_slice resolved = base.len ? tw_feed_fields_url(&b->sink, parent->base, base) : TW_SLICE_NONE;
  if (resolved.ptr && !tw_feed_fields_is_base(&b->sink, resolved)) resolved = TW_SLICE_NONE;
  frame->base = resolved.ptr ? resolved : parent->base;
  frame->has_base = resolved.ptr || parent->has_base;
}

static bool is_html_root(struct tw_slice local) {
  return tw_slice_eq_nocase(local, TW_SLICE("html")) || tw_slice_eq_nocase(local, TW_SLICE("opml"));
}

static uint32_t child_scope(const struct tw_feed_element *row, const struct tw_feed_frame *parent,
                            const struct tw_feed_tag *tag) {
  if (!row)
    return parent->scope == TW_FEED_SCOPE_TEXT || (parent->scope == TW_FEED_SCOPE_ROOT && !is_html_root(tag->local))
               ? parent->scope
               : TW_FEED_SCOPE_NONE;
  if (row->kind == TW_FEED_KIND_GROUP) return parent->scope;
  return row->opens ? row->opens : TW_FEED_SCOPE_NONE;
}

/* The table's row, remembered by the name's address where that is possible. */
static const struct tw_feed_element *find_row(struct tw_feed_builder *b, const struct tw_feed_tag *tag, uint32_t scope) {
  if (!tag->is_interned) return tw_feed_names_find(tag->local, tag->ns, scope);
  uint64_t key = (uint64_t)(uintptr_t)tag->local.ptr + scope;
  size_t slot = key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - TW_FEED_KNOWN_BITS); /* Fibonacci hashing, Knuth 6.4 */
  if (b->known[slot].local != tag->local.ptr || b->known[slot].ns != tag->ns || b->known[slot].scope != scope) {
    b->known[slot].local = tag->local.ptr;
    b->known[slot].ns = tag->ns;
    b->known[slot].scope = scope;
    b->known[slot].row = tw_feed_names_find(tag->local, tag->ns, scope);
  }
  return b->known[slot].row;
}

/* Unknown markup in a plain value gives its text to the value. */
static bool gives_text(const struct tw_feed_frame *parent) {
  return parent->is_collected || (parent->row && parent->row->kind >= TW_FEED_KIND_PERSON && !parent->is_done);
}

static void init_frame(struct tw_feed_builder *b, struct tw_feed_frame *frame, const struct tw_feed_frame *parent,
                       const struct tw_feed_tag *tag) {
  bool in_text = parent->scope == TW_FEED_SCOPE_TEXT;
  const struct tw_feed_element *row = in_text ? NULL : find_row(b, tag, parent->scope);
  if (row && row->kind == TW_FEED_KIND_ITEM && !b->has_root && b->depth > 0) row = NULL; /* an item of something else */
  *frame =
      (struct tw_feed_frame){.row = row, .lang = parent->lang, .text_start = b->text.len, .scope = child_scope(row, parent, tag)};
  inherit_base(b, frame, parent, tag);
  struct tw_slice lang = tag->count ? language_of(b, tag, is_frame_of_feed(frame)) : TW_SLICE_NONE;
  if (lang.len) frame->lang = lang;
  frame->is_atom = (tag->ns & TW_FEED_NS_ATOM) || (b->is_atom_root && tag->ns == TW_FEED_NS_NONE);
  frame->is_collected = !row && !in_text && gives_text(parent);
}

void tw_feed_builder_start(struct tw_feed_builder *b, const struct tw_feed_tag *tag) {
  if (b->depth == TW_FEED_DEPTH_MAX || b->ignored) {
    b->ignored++;
    return;
  }
  struct tw_feed_frame *parent = top(b), *frame = &b->frames[b->depth + 1];
  init_frame(b, frame, parent, tag);
  uint8_t kind = frame->row ? frame->row->kind : TW_FEED_KIND_UNKNOWN;
  if (parent->scope == TW_FEED_SCOPE_TEXT)
    capture_start(b, frame, parent, tag);
  else if (kind < sizeof starters / sizeof *starters && starters[kind])
    starters[kind](b, frame, tag);
  b->depth++;
}

/* Room for `size` more bytes of the value being read? */
static bool has_room(struct tw_feed_builder *b, size_t size) {
  if (b->is_overlong || size > TW_FEED_VALUE_MAX_BYTES - b->text.len) b->is_overlong = true;
  return !b->is_overlong;
}

void tw_feed_builder_markup(struct tw_feed_builder *b, struct tw_slice markup) {
  if (b->ignored || !has_room(b, markup.len)) return;
  b->has_markup = true;
  tw_buf_append(&b->text, markup);
  if (top(b)->type == TW_FEED_TEXT_PLAIN || top(b)->type == TW_FEED_TEXT_GUESS) top(b)->type = TW_FEED_TEXT_HTML;
}

void tw_feed_builder_text(struct tw_feed_builder *b, struct tw_slice text) {
  const struct tw_feed_frame *frame = top(b);
  bool in_text = frame->scope == TW_FEED_SCOPE_TEXT;
  bool wanted = in_text || frame->is_collected || (frame->row && frame->row->kind >= TW_FEED_KIND_PERSON && !frame->is_done);
  if (!wanted || b->ignored || !has_room(b, text.len)) return;
  if (in_text && frame->type == TW_FEED_TEXT_XHTML)
    append_escaped(&b->text, text, "<>&");
  else
    tw_buf_append(&b->text, text);
}

void tw_feed_builder_cdata(struct tw_feed_builder *b, struct tw_slice text) {
  top(b)->is_quoted = true;
  tw_feed_builder_text(b, text);
}

void tw_feed_builder_verbatim(struct tw_feed_builder *b, struct tw_slice markup) {
  if (!has_room(b, markup.len)) return;
  b->has_markup = true;
  tw_buf_append(&b->text, markup);
}

bool tw_feed_builder_is_in_text(const struct tw_feed_builder *b) {
  return b->frames[b->depth].scope == TW_FEED_SCOPE_TEXT;
}

/* A second summary (an itunes:summary beside a description, say) is the content when there is no other. */
static void keep_as_content(struct tw_feed_builder *b, struct tw_slice value, const char *media_type) {
  enum { FALLBACK_RANK = 1 };
  if (!b->sink.item || !tw_feed_fields_wants(&b->sink, TW_FEED_FIELD_CONTENT, FALLBACK_RANK) ||
      tw_slice_eq(value, b->sink.item->summary))
    return;
  tw_feed_fields_set(&b->sink, TW_FEED_FIELD_CONTENT, FALLBACK_RANK, value);
  tw_feed_fields_set_type(&b->sink, TW_FEED_FIELD_CONTENT, media_type);
}

static struct tw_slice finish_text(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text,
                                   const char **ret_media_type) {
  struct tw_feed_construct c = {.base = frame->base,
                                .raw = text,
                                .type = frame->type,
                                .is_quoted = frame->is_quoted,
                                .is_inline = b->has_markup,
                                .is_prose = frame->row->field == TW_FEED_FIELD_SUMMARY && !frame->is_atom};
  if (frame->is_base64) {
    struct tw_slice decoded = tw_feed_construct_base64(&b->sink, text);
    if (decoded.ptr) c.raw = decoded;
    if (c.type == TW_FEED_TEXT_PLAIN) c.type = TW_FEED_TEXT_GUESS;
  }
  return tw_feed_construct_finish(&b->sink, &b->scratch, &c, ret_media_type);
}

static void end_text(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  enum { SECOND_SUMMARY_RANK = 4 }; /* lower ones are subtitles and captions */
  const struct tw_feed_element *row = frame->row;
  const char *media_type = NULL;
  bool wanted = tw_feed_fields_wants(&b->sink, row->field, row->rank);
  bool is_second = !wanted && row->field == TW_FEED_FIELD_SUMMARY && row->rank >= SECOND_SUMMARY_RANK;
  if (!wanted && !is_second) return;
  struct tw_slice value = finish_text(b, frame, text, &media_type);
  if (!value.ptr) return;
  if (is_second) {
    keep_as_content(b, value, media_type);
    return;
  }
  tw_feed_fields_set(&b->sink, row->field, row->rank, value);
  tw_feed_fields_set_type(&b->sink, row->field, media_type);
}

static void set_skip(struct tw_feed_builder *b, const struct tw_feed_element *row, struct tw_slice text) {
  struct tw_string_list *list = strcmp(row->name, "hour") == 0 ? &b->sink.feed->skip_hours : &b->sink.feed->skip_days;
  struct tw_slice *slot = text.len && list->count < TW_FEED_LIST_MAX ? TW_ARENA_PUSH(b->sink.arena, list) : NULL;
  if (slot) *slot = copied(b, text);
}

/* An Atom id must be absolute; a relative one under an xml:base, or with a path in it, was meant to be resolved. */
static bool is_relative_id(const struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  if (text.len == 0 || memchr(text.ptr, ':', text.len)) return false;
  return frame->has_base || (b->sink.options->base_url.len && memchr(text.ptr, '/', text.len));
}

static void set_relative_id(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  struct tw_slice url = tw_feed_fields_url(&b->sink, frame->base, text);
  tw_feed_fields_set(&b->sink, TW_FEED_FIELD_ID, frame->row->rank, url.ptr ? url : copied(b, text));
}

static void end_string(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  const struct tw_feed_element *row = frame->row;
  if (row->field == TW_FEED_FIELD_SKIP)
    set_skip(b, row, text);
  else if (row->field == TW_FEED_FIELD_NAME)
    b->person.name = copied(b, text);
  else if (row->field == TW_FEED_FIELD_EMAIL)
    b->person.email = copied(b, text);
  else if (row->field == TW_FEED_FIELD_ID && (frame->is_atom || frame->has_base) && is_relative_id(b, frame, text))
    set_relative_id(b, frame, text);
  else if (text.len && tw_feed_fields_wants(&b->sink, row->field, row->rank))
    tw_feed_fields_set(&b->sink, row->field, row->rank, copied(b, text));
}

static void end_uri(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  struct tw_slice url = tw_feed_fields_url(&b->sink, frame->base, text);
  if (frame->row->field == TW_FEED_FIELD_HOMEPAGE)
    b->person.url = url;
  else
    tw_feed_fields_set(&b->sink, frame->row->field, frame->row->rank, url);
}

static void end_date(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  tw_feed_fields_set_date(&b->sink, frame->row->field, frame->row->rank, text);
  if (frame->row->namespaces & TW_FEED_NS_DC) tw_feed_fields_set_date(&b->sink, TW_FEED_FIELD_PUBLISHED, frame->row->rank, text);
}

static void end_byline(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  tw_feed_fields_set_byline(&b->sink, frame->row->field, frame->row->rank, text);
}

static void end_person(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  const struct tw_feed_person *p = &b->person;
  bool in_parts = p->name.len || p->email.len || p->url.len;
  if (in_parts)
    tw_feed_fields_set_person(&b->sink, frame->row->field, frame->row->rank, p);
  else
    tw_feed_fields_set_byline(&b->sink, frame->row->field, frame->row->rank, text);
}

static void end_link(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  struct tw_slice url = tw_feed_fields_url(&b->sink, frame->base, text);
  bool in_image = b->frames[b->depth - 1].scope == TW_FEED_SCOPE_IMAGE;
  if (in_image)
    tw_feed_fields_set(&b->sink, TW_FEED_FIELD_IMAGE_LINK, 10, url);
  else if (url.ptr)
    tw_feed_fields_add_link(&b->sink, &(struct tw_feed_link){.rel = TW_SLICE("alternate"), .href = url}, TW_SLICE_NONE,
                            TW_FEED_LINK_TEXT_RANK);
}

static void end_guid(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  enum { GUID_LINK_RANK = 3 };
  tw_feed_fields_set(&b->sink, frame->row->field, frame->row->rank, copied(b, text));
  bool is_link = b->has_permalink && tw_slice_has_prefix_nocase(text, TW_SLICE("http"));
  if (is_link && tw_feed_fields_wants(&b->sink, TW_FEED_FIELD_LINK, GUID_LINK_RANK))
    tw_feed_fields_set(&b->sink, TW_FEED_FIELD_LINK, GUID_LINK_RANK, tw_feed_fields_url(&b->sink, frame->base, text));
}

static void end_category(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  (void)frame;
  tw_feed_fields_add_category(&b->sink, text);
}

static void end_license(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  add_license(b, frame, text);
}

static void end_keywords(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  (void)frame;
  tw_feed_fields_add_keywords(&b->sink, text);
}

static void end_item(struct tw_feed_builder *b, const struct tw_feed_frame *frame, struct tw_slice text) {
  (void)frame;
  (void)text;
  b->sink.item = NULL;
}

static void (*const enders[])(struct tw_feed_builder *, const struct tw_feed_frame *, struct tw_slice) = {
    [TW_FEED_KIND_ITEM] = end_item,         [TW_FEED_KIND_PERSON] = end_person,     [TW_FEED_KIND_TEXT] = end_text,
    [TW_FEED_KIND_STRING] = end_string,     [TW_FEED_KIND_URI] = end_uri,           [TW_FEED_KIND_DATE] = end_date,
    [TW_FEED_KIND_BYLINE] = end_byline,     [TW_FEED_KIND_LINK] = end_link,         [TW_FEED_KIND_GUID] = end_guid,
    [TW_FEED_KIND_CATEGORY] = end_category, [TW_FEED_KIND_KEYWORDS] = end_keywords, [TW_FEED_KIND_LICENSE] = end_license,
};

static void capture_end(struct tw_feed_builder *b, const struct tw_feed_frame *frame) {
  if (!frame->local.ptr || tw_feed_html_is_void(frame->local)) return;
  tw_buf_append_cstr(&b->text, "</");
  tw_buf_append(&b->text, frame->local);
  tw_buf_append_char(&b->text, '>');
}

void tw_feed_builder_end(struct tw_feed_builder *b) {
  if (b->ignored) {
    b->ignored--;
    return;
  }
  if (b->depth == 0) return;
  const struct tw_feed_frame *frame = top(b);
  if (frame->is_captured || frame->is_collected) {
    capture_end(b, frame);
    b->depth--;
    return;
  }
  struct tw_slice text = tw_slice_trim(tw_slice_sub(tw_buf_slice(&b->text), frame->text_start, b->text.len));
  const struct tw_feed_element *row = frame->row;
  bool is_usable = !frame->is_done && !(b->is_overlong && row && row->kind != TW_FEED_KIND_ITEM);
  b->was_overlong |= b->is_overlong;
  b->is_overlong = false;
  if (row && row->kind < sizeof enders / sizeof *enders && enders[row->kind] && is_usable) enders[row->kind](b, frame, text);
  b->text.len = frame->text_start;
  b->depth--;
}

void tw_feed_builder_finish(struct tw_feed_builder *b) {
  struct tw_feed_item_list *items = &b->sink.feed->items;
  const struct tw_feed_item *open = b->sink.item;
  if (open && open->link.len == 0 && open->id.len == 0) items->count--;
  b->depth = 0;
  b->sink.item = NULL;
  tw_feed_items_finish(b->sink.arena, b->sink.feed);
}
