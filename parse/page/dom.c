#include "parse/page/dom.h"
#include "parse/page/name_memo.h"
#include <errno.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <strings.h>

/* Each unmatched end tag makes libxml2 look through its stack of open elements, and it reports each: the work is the sum of the
 * stack's heights, and what a report costs in the same unit (of 3 ns). 200 million is half a second. */
enum { MISMATCH_WORK_MAX = 200 * 1000 * 1000, REPORT_WORK = 120 };
/* libxml2 looks for a body through all of these at every element. */
enum { FRAMESETS_MAX = 64 };
/* Different names of elements and attributes; pages have some hundreds. Behind some 10,000 libxml2's dictionary grows no wider,
 * and each look-up goes through a longer list. */
enum { NAMES_MAX = 20000 };

/* What the narrow members of a node hold. */
enum { NODE_FLAGS = 0xFFF, NODE_DEPTH = 0xFFF };
_Static_assert(TW_DOM_DEPTH_MAX < (int)NODE_DEPTH, "a node's depth fits");

struct builder {
  struct tw_dom *dom;
  const struct tw_dom_listener *listener;
  htmlParserCtxtPtr parser;
  uint32_t open[TW_DOM_DEPTH_MAX];
  size_t depth;    /* of open[] */
  size_t overflow; /* open elements that are not kept */
  size_t pre;      /* open pre elements */
  uint64_t work;
  unsigned framesets;
  struct tw_name_memo memo;
  int status;
  const char *reason;
};

static void stop(struct builder *b, int status, const char *reason) {
  if (b->status) return;
  b->status = status;
  b->reason = reason;
  xmlStopParser(b->parser);
}

static struct tw_dom_node *push_node(struct builder *b, enum tw_tag tag) {
  struct tw_dom *dom = b->dom;
  if (dom->count == dom->capacity) {
    size_t capacity = dom->capacity ? dom->capacity * 2 : 1024;
    struct tw_dom_node *grown = dom->count < TW_DOM_NODES_MAX ? realloc(dom->nodes, capacity * sizeof *grown) : NULL;
    if (!grown) {
      stop(b, dom->count < TW_DOM_NODES_MAX ? TW_ENOMEM : TW_ELIMIT, "elements of a page");
      return NULL;
    }
    dom->nodes = grown;
    dom->capacity = capacity;
  }
  struct tw_dom_node *node = &dom->nodes[dom->count];
  *node = (struct tw_dom_node){.tag = tag, .end = (uint32_t)dom->count + 1, .depth = b->depth & NODE_DEPTH};
  if (b->depth) node->parent = b->open[b->depth - 1];
  dom->count++;
  return node;
}

/* Names mostly differ in their first letter. */
static bool same_name(const char *a, const char *b) {
  return a[0] == b[0] && strcmp(a, b) == 0;
}

const char *tw_dom_attribute(const char *const *attributes, const char *name) {
  for (; attributes && attributes[0]; attributes += 2)
    if (same_name(attributes[0], name)) return attributes[1] ? attributes[1] : "";
  return NULL;
}

static bool style_hides(const char *style) {
  static const char *const hiding[] = {"display:none", "visibility:hidden"};
  char plain[256]; /* hiding rules stand early in the short styles that carry them */
  size_t len = 0;
  for (; *style && len + 1 < sizeof plain; style++)
    if (*style != ' ') plain[len++] = (char)(*style | (*style >= 'A' && *style <= 'Z' ? 32 : 0));
  plain[len] = '\0';
  for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++)
    if (strstr(plain, hiding[i])) return true;
  return false;
}

struct word_flag {
  const char *word;
  unsigned flag;
};

/* WAI-ARIA 1.2 landmark and widget roles. */
static const struct word_flag role_flags[] = {
    {"main", TW_NODE_MAIN},         {"article", TW_NODE_ARTICLE}, {"navigation", TW_NODE_NAV},  {"menu", TW_NODE_NAV},
    {"menubar", TW_NODE_NAV},       {"search", TW_NODE_NAV},      {"banner", TW_NODE_NAV},      {"contentinfo", TW_NODE_NAV},
    {"complementary", TW_NODE_NAV}, {"dialog", TW_NODE_NAV},      {"alertdialog", TW_NODE_NAV}, {"toolbar", TW_NODE_NAV},
};

/* schema.org properties that hold a body or what leads to it. */
static const struct word_flag property_flags[] = {
    {"articleBody", TW_NODE_BODYPROP}, {"reviewBody", TW_NODE_BODYPROP},      {"blogPost", TW_NODE_ARTICLE},
    {"description", TW_NODE_LEDE},     {"alternativeHeadline", TW_NODE_LEDE}, {"author", TW_NODE_AUTHOR},
    {"headline", TW_NODE_HEADLINE},
};

static unsigned find_flag(const struct word_flag *rows, size_t count, const char *value) {
  for (size_t i = 0; i < count; i++)
    if (strcasestr(value, rows[i].word)) return rows[i].flag;
  return 0;
}

#define FIND_FLAG(rows, value) find_flag((rows), sizeof(rows) / sizeof *(rows), (value))

static unsigned flags_of_role(const char *value) {
  return FIND_FLAG(role_flags, value);
}
static unsigned flags_of_property(const char *value) {
  return FIND_FLAG(property_flags, value);
}
static unsigned flags_of_rel(const char *value) {
  return strcasecmp(value, "author") == 0 ? TW_NODE_AUTHOR : 0;
}
static unsigned flags_of_type(const char *value) {
  return strstr(value, "Article") || strstr(value, "BlogPosting") ? TW_NODE_ARTICLE : 0;
}
static unsigned flags_of_style(const char *value) {
  return style_hides(value) ? TW_NODE_HIDDEN : 0;
}
static unsigned flags_of_hidden(const char *value) {
  return strcasecmp(value, "until-found") == 0 ? 0 : TW_NODE_HIDDEN;
}
static unsigned flags_of_aria_hidden(const char *value) {
  return strcasecmp(value, "true") == 0 ? TW_NODE_HIDDEN : 0;
}

/* Attributes of any element that say something about its place. */
struct attribute_rule {
  const char *name;
  unsigned (*flags)(const char *value);
};

static const struct attribute_rule attribute_rules[] = {
    {"role", flags_of_role},         {"itemprop", flags_of_property},
    {"property", flags_of_property}, {"itemtype", flags_of_type},
    {"rel", flags_of_rel},           {"style", flags_of_style},
    {"hidden", flags_of_hidden},     {"aria-hidden", flags_of_aria_hidden},
};

/* What class words are to style sheets these are to the scripts and tests of sites whose class words are generated. */
static bool is_hint_attribute(const char *name) {
  static const char *const data[] = {"testid", "component", "component-name", "gu-name", "hook", "qa", "test", "name", "role"};
  if (same_name(name, "class") || same_name(name, "id")) return true;
  if (name[0] != 'd' || strncmp(name, "data-", 5) != 0) return false;
  for (size_t i = 0; i < sizeof data / sizeof *data; i++)
    if (same_name(name + 5, data[i])) return true;
  return false;
}

static void read_attributes(struct builder *b, struct tw_dom_node *node, const char *const *attributes) {
  for (; attributes && attributes[0]; attributes += 2) {
    const char *value = attributes[1] ? attributes[1] : "";
    if (is_hint_attribute(attributes[0])) {
      node->hints |= tw_name_memo_hints(&b->memo, tw_slice_from(value));
      continue;
    }
    for (size_t i = 0; i < sizeof attribute_rules / sizeof *attribute_rules; i++)
      if (same_name(attributes[0], attribute_rules[i].name)) node->flags |= attribute_rules[i].flags(value) & NODE_FLAGS;
  }
}

/* A title that starts with a year: <abbr class=published title=2016-01-02>, as blogs had it before <time> (hAtom). */
static bool dates_by_title(const char *const *attributes) {
  const char *title = tw_dom_attribute(attributes, "title");
  size_t digits = title ? strspn(title, "0123456789") : 0;
  return digits == 4 && title[digits] == '-';
}

static enum tw_tag tag_of(struct builder *b, const char *name, const char *const *attributes, bool *ret_is_custom) {
  enum tw_tag tag = tw_name_memo_tag(&b->memo, name, ret_is_custom);
  bool is_date = tag == TW_TAG_OTHER && same_name(name, "abbr") && dates_by_title(attributes);
  return is_date ? TW_TAG_TIME : tag;
}

static void keep_value(struct builder *b, struct tw_dom_node *node, const char *name, const char *const *attributes) {
  const char *value = NULL;
  if (node->tag == TW_TAG_A)
    value = tw_dom_attribute(attributes, "href");
  else if (node->tag == TW_TAG_TIME)
    value = tw_dom_attribute(attributes, same_name(name, "abbr") ? "title" : "datetime");
  if (!value || !*value) return;
  struct tw_slice s = tw_slice_from(value);
  node->at = (uint32_t)b->dom->values.len;
  node->len = (uint32_t)s.len;
  tw_buf_append(&b->dom->values, s);
  if (!tw_buf_append_char(&b->dom->values, '\0')) stop(b, TW_ENOMEM, "out of memory");
}

static void on_start(void *user, const xmlChar *name, const xmlChar **raw_attributes) {
  struct builder *b = user;
  const char *const *attributes = (const char *const *)(const void *)raw_attributes;
  bool is_custom;
  enum tw_tag tag = tag_of(b, (const char *)name, attributes, &is_custom);
  if (b->listener) b->listener->element(b->listener->user, tag, attributes);
  if (tag == TW_TAG_FRAMESET && ++b->framesets > FRAMESETS_MAX) stop(b, TW_ELIMIT, "framesets of a page");
  if (xmlDictSize(b->parser->dict) > NAMES_MAX) stop(b, TW_ELIMIT, "different names in a page");
  if (b->depth == TW_DOM_DEPTH_MAX) {
    b->overflow++;
    return;
  }
  struct tw_dom_node *node = push_node(b, tag);
  if (!node) return;
  b->open[b->depth++] = (uint32_t)(b->dom->count - 1);
  if (tag == TW_TAG_PRE) b->pre++;
  read_attributes(b, node, attributes);
  /* "amp-sidebar", "article-body": the names of custom elements say what class names say elsewhere. */
  if (is_custom) node->hints |= tw_hints_of(tw_slice_from((const char *)name));
  keep_value(b, node, (const char *)name, attributes);
  if (b->listener && b->listener->placed)
    b->listener->placed(b->listener->placed_user, (const char *)name, attributes, (uint32_t)(b->dom->count - 1), b->depth - 1);
}

static void on_end(void *user, const xmlChar *name) {
  struct builder *b = user;
  (void)name; /* libxml2 closes in the order of opening */
  if (b->overflow) {
    b->overflow--;
    return;
  }
  if (!b->depth || b->status) return;
  struct tw_dom_node *node = &b->dom->nodes[b->open[--b->depth]];
  node->end = (uint32_t)b->dom->count;
  if (node->tag == TW_TAG_PRE) b->pre--;
}

static bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Runs of white space to one blank. Room for all of `s` is there. */
static size_t collapse(char *out, struct tw_slice s, bool after_space) {
  size_t len = 0;
  for (size_t i = 0; i < s.len; i++) {
    bool space = is_space(s.ptr[i]);
    if (!space)
      out[len++] = s.ptr[i];
    else if (!after_space)
      out[len++] = ' ';
    after_space = space;
  }
  return len;
}

static void on_text(void *user, const xmlChar *chars, int count) {
  struct builder *b = user;
  struct tw_dom *dom = b->dom;
  if (b->status || count <= 0 || !b->depth) return;
  struct tw_dom_node *last = &dom->nodes[dom->count - 1];
  /* A run cut in pieces by the parser goes on where it stopped. */
  bool goes_on = last->tag == TW_TAG_TEXT && last->parent == b->open[b->depth - 1];
  struct tw_slice s = tw_slice_of(chars, (size_t)count);
  char *room = tw_buf_reserve(&dom->text, s.len);
  if (!room) {
    stop(b, TW_ENOMEM, "out of memory");
    return;
  }
  if (!goes_on) last = push_node(b, TW_TAG_TEXT);
  if (!last) return;
  if (!goes_on) last->at = (uint32_t)dom->text.len;
  size_t added = s.len;
  if (b->pre)
    memcpy(room, s.ptr, s.len);
  else
    added = collapse(room, s, goes_on && last->len && room[-1] == ' ');
  dom->text.len += added;
  last->len += (uint32_t)added;
}

static void on_error(void *user, xmlErrorPtr error) {
  struct builder *b = user;
  /* Left alone, libxml2 would now turn round in a tag for ever: it no longer moves on, and does not see an end. */
  if (error && error->code == XML_ERR_NO_MEMORY) stop(b, TW_ENOMEM, "memory");
  /* An unknown element is reported without a look at the stack. */
  bool looks_through = !error || error->code != XML_HTML_UNKNOWN_TAG;
  b->work += (looks_through ? (uint64_t)b->parser->nameNr : 0) + REPORT_WORK;
  if (b->work > MISMATCH_WORK_MAX) stop(b, TW_ELIMIT, "unmatched tags in deep nesting");
}

static void free_parser(htmlParserCtxtPtr *parser) {
  if (*parser) htmlFreeParserCtxt(*parser);
}

/* Bytes as they are: no look for an encoding. */
static bool set_input(htmlParserCtxtPtr parser, struct tw_slice html) {
  xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateMem(html.ptr, (int)html.len, XML_CHAR_ENCODING_NONE);
  if (!buffer) return false;
  xmlParserInputPtr input = xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
  if (!input) {
    xmlFreeParserInputBuffer(buffer);
    return false;
  }
  if (inputPush(parser, input) < 0) {
    xmlFreeInputStream(input);
    return false;
  }
  parser->charset = XML_CHAR_ENCODING_UTF8;
  return true;
}

/* Close what the end of the bytes left open. */
static void close_open(struct builder *b) {
  while (b->depth) b->dom->nodes[b->open[--b->depth]].end = (uint32_t)b->dom->count;
}

int tw_dom_parse(struct tw_dom *dom, struct tw_slice html, const struct tw_dom_listener *listener, struct tw_error *error) {
  *dom = (struct tw_dom){0};
  tw_buf_init(&dom->text, 0);
  tw_buf_init(&dom->values, 0);
  __attribute__((cleanup(free_parser))) htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser || !parser->sax) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "page: out of memory");
  struct builder b = {.dom = dom, .listener = listener, .parser = parser};
  htmlSAXHandler handler = {.startElement = on_start,
                            .endElement = on_end,
                            .characters = on_text,
                            .cdataBlock = on_text,
                            .ignorableWhitespace = on_text,
                            .serror = on_error,
                            .initialized = XML_SAX2_MAGIC};
  *parser->sax = handler;
  parser->userData = &b;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  *parser->sax = handler;
  /* An empty root, so that every page has one. */
  struct tw_dom_node *root = push_node(&b, TW_TAG_OTHER);
  if (!root || !set_input(parser, html)) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "page: out of memory");
  b.open[b.depth++] = 0;
  errno = 0;
  htmlParseDocument(parser);
  if (errno == ENOMEM) stop(&b, TW_ENOMEM, "memory"); /* libxml2 itself goes on as it can */
  close_open(&b);
  if (b.status) return tw_error_set(error, b.status, TW_SKIP_ITEM, "page: limit of %s", b.reason);
  return 0;
}

void tw_dom_done(struct tw_dom *dom) {
  free(dom->nodes);
  tw_buf_done(&dom->text);
  tw_buf_done(&dom->values);
  *dom = (struct tw_dom){0};
}
