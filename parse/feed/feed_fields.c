#include "parse/feed/feed_fields.h"
#include "parse/text/datetime.h"
#include "parse/text/url.h"

enum { NOWHERE = -1 };

#define FEED_AT(member) (int)offsetof(struct tw_feed, member)
#define ITEM_AT(member) (int)offsetof(struct tw_feed_item, member)

static const struct {
  int feed, item; /* offset of the slice, or NOWHERE */
} slots[TW_FEED_FIELD_COUNT] = {
    [TW_FEED_FIELD_NONE] = {NOWHERE, NOWHERE},
    [TW_FEED_FIELD_TITLE] = {FEED_AT(title), ITEM_AT(title)},
    [TW_FEED_FIELD_LINK] = {FEED_AT(link), ITEM_AT(link)},
    [TW_FEED_FIELD_ID] = {FEED_AT(id), ITEM_AT(id)},
    [TW_FEED_FIELD_SUMMARY] = {FEED_AT(description), ITEM_AT(summary)},
    [TW_FEED_FIELD_CONTENT] = {NOWHERE, ITEM_AT(content)},
    [TW_FEED_FIELD_RIGHTS] = {FEED_AT(rights), ITEM_AT(rights)},
    [TW_FEED_FIELD_PUBLISHED] = {FEED_AT(published), ITEM_AT(published)},
    [TW_FEED_FIELD_UPDATED] = {FEED_AT(updated), ITEM_AT(updated)},
    [TW_FEED_FIELD_AUTHOR] = {FEED_AT(author), ITEM_AT(author)},
    [TW_FEED_FIELD_LANGUAGE] = {FEED_AT(language), ITEM_AT(lang)},
    [TW_FEED_FIELD_COMMENTS] = {NOWHERE, ITEM_AT(comments)},
    [TW_FEED_FIELD_GENERATOR] = {FEED_AT(generator), NOWHERE},
    [TW_FEED_FIELD_DOCS] = {FEED_AT(docs), NOWHERE},
    [TW_FEED_FIELD_TTL] = {FEED_AT(ttl), NOWHERE},
    [TW_FEED_FIELD_ICON] = {FEED_AT(icon), NOWHERE},
    [TW_FEED_FIELD_LOGO] = {FEED_AT(logo), NOWHERE},
    [TW_FEED_FIELD_PERIOD] = {FEED_AT(update_period), NOWHERE},
    [TW_FEED_FIELD_FREQUENCY] = {FEED_AT(update_frequency), NOWHERE},
    [TW_FEED_FIELD_IMAGE_URL] = {FEED_AT(image_url), NOWHERE},
    [TW_FEED_FIELD_IMAGE_TITLE] = {FEED_AT(image_title), NOWHERE},
    [TW_FEED_FIELD_IMAGE_LINK] = {FEED_AT(image_link), NOWHERE},
    [TW_FEED_FIELD_NAME] = {NOWHERE, NOWHERE},
    [TW_FEED_FIELD_EMAIL] = {NOWHERE, NOWHERE},
    [TW_FEED_FIELD_HOMEPAGE] = {NOWHERE, NOWHERE},
    [TW_FEED_FIELD_SKIP] = {NOWHERE, NOWHERE},
    [TW_FEED_FIELD_CONTRIBUTOR] = {NOWHERE, NOWHERE},
};

static struct tw_slice *find_slot(struct tw_feed_sink *sink, enum tw_feed_field field) {
  int at = sink->item ? slots[field].item : slots[field].feed;
  if (at == NOWHERE) return NULL;
  return (struct tw_slice *)(void *)((sink->item ? (char *)sink->item : (char *)sink->feed) + at);
}

static uint8_t *find_rank(struct tw_feed_sink *sink, enum tw_feed_field field) {
  return sink->item ? &sink->item_rank[field] : &sink->feed_rank[field];
}

bool tw_feed_fields_wants(const struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank) {
  return rank > (sink->item ? sink->item_rank[field] : sink->feed_rank[field]);
}

void tw_feed_fields_set(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice value) {
  struct tw_slice *slot = find_slot(sink, field);
  if (!slot || value.len == 0 || !tw_feed_fields_wants(sink, field, rank)) return;
  *slot = value;
  *find_rank(sink, field) = (uint8_t)rank;
}

void tw_feed_fields_set_type(struct tw_feed_sink *sink, enum tw_feed_field field, const char *type) {
  if (!sink->item) return;
  if (field == TW_FEED_FIELD_TITLE) sink->item->title_type = tw_slice_from(type);
  if (field == TW_FEED_FIELD_SUMMARY) sink->item->summary_type = tw_slice_from(type);
  if (field == TW_FEED_FIELD_CONTENT) sink->item->content_type = tw_slice_from(type);
}

/* The zone of a date without one: the source's, else Korea's for a date in Korean, which is written nowhere else. */
static struct tw_slice zone_for(const struct tw_feed_sink *sink, struct tw_slice text) {
  enum { HANGUL = 0xEB, MORE_HANGUL = 0xEC }; /* UTF-8's first bytes of the words in Korean dates */
  if (sink->options->timezone.len || text.len == 0) return sink->options->timezone;
  bool is_korean = memchr(text.ptr, HANGUL, text.len) || memchr(text.ptr, MORE_HANGUL, text.len);
  return is_korean ? TW_SLICE("Asia/Seoul") : TW_SLICE_NONE;
}

void tw_feed_fields_set_date(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice text) {
  struct tw_datetime when;
  char iso[TW_TIME_TEXT_BYTES];
  if (!tw_feed_fields_wants(sink, field, rank + 1) || !tw_datetime_parse(text, zone_for(sink, text), &when)) return;
  tw_time_format(when.time_us, iso);
  *find_rank(sink, field) = 0; /* of several of one rank the last, as in other readers */
  tw_feed_fields_set(sink, field, rank, tw_arena_dup(sink->arena, tw_slice_from(iso)));
}

static bool is_email_char(char c) {
  return c > ' ' && !strchr("()<>[]:;,\\\"@", c);
}

/* The first thing of the form a@b in the text; absent when there is none. */
static struct tw_slice find_email(struct tw_slice text) {
  const char *at = text.len ? memchr(text.ptr, '@', text.len) : NULL;
  if (!at) return TW_SLICE_NONE;
  size_t start = (size_t)(at - text.ptr), end = start + 1;
  while (start > 0 && is_email_char(text.ptr[start - 1])) start--;
  while (end < text.len && is_email_char(text.ptr[end])) end++;
  struct tw_slice host = tw_slice_sub(text, (size_t)(at - text.ptr) + 1, end);
  return text.ptr + start < at && tw_slice_find(host, TW_SLICE("."), 0) > 0 ? tw_slice_sub(text, start, end) : TW_SLICE_NONE;
}

static struct tw_slice trim_chars(struct tw_slice s, const char *chars) {
  while (s.len && strchr(chars, s.ptr[0])) s = tw_slice_sub(s, 1, s.len);
  while (s.len && strchr(chars, s.ptr[s.len - 1])) s.len--;
  return s;
}

/* What is left of a byline without its address. */
static struct tw_slice name_without(struct tw_arena *arena, struct tw_slice text, struct tw_slice email) {
  static const char blank[] = " \t\r\n", wrapping[] = " \t\r\n<>\"[],;";
  size_t start = (size_t)(email.ptr - text.ptr);
  struct tw_slice before = trim_chars(tw_slice_sub(text, 0, start), wrapping);
  struct tw_slice after = trim_chars(tw_slice_sub(text, start + email.len, text.len), wrapping);
  if (tw_slice_has_suffix(before, TW_SLICE("mailto:"))) before = trim_chars(tw_slice_sub(before, 0, before.len - 7), wrapping);
  if (tw_slice_has_suffix(before, TW_SLICE("(")) && tw_slice_has_prefix(after, TW_SLICE(")"))) {
    before.len--;
    after = tw_slice_sub(after, 1, after.len);
  }
  before = trim_chars(before, blank);
  after = trim_chars(after, blank);
  struct tw_slice name = before.len && after.len ? tw_arena_printf(arena, "%.*s %.*s", TW_SLICE_ARG(before), TW_SLICE_ARG(after))
                         : before.len            ? before
                                                 : after;
  if (name.len >= 2 && name.ptr[0] == '(' && name.ptr[name.len - 1] == ')') name = tw_slice_sub(name, 1, name.len - 1);
  return tw_slice_trim(name);
}

static void add_contributor(struct tw_feed_sink *sink, const struct tw_feed_person *person) {
  if (!sink->item || sink->item->contributors.count >= TW_FEED_LIST_MAX) return;
  struct tw_slice *slot = TW_ARENA_PUSH(sink->arena, &sink->item->contributors);
  if (slot) *slot = person->name.len ? person->name : person->email.len ? person->email : person->url;
}

/* As one line: "name (email)", as much of it as is there. */
static struct tw_slice person_line(struct tw_arena *arena, const struct tw_feed_person *p) {
  if (p->name.len && p->email.len) return tw_arena_printf(arena, "%.*s (%.*s)", TW_SLICE_ARG(p->name), TW_SLICE_ARG(p->email));
  if (p->name.len) return p->name;
  return p->email.len ? p->email : p->url;
}

/* `line` is the person in one line. */
static void set_author(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, const struct tw_feed_person *person,
                       struct tw_slice line) {
  if (field == TW_FEED_FIELD_CONTRIBUTOR) {
    add_contributor(sink, person);
    return;
  }
  if (!tw_feed_fields_wants(sink, field, rank)) return;
  tw_feed_fields_set(sink, field, rank, line);
  *(sink->item ? &sink->item->author_detail : &sink->feed->author_detail) = *person;
}

void tw_feed_fields_set_person(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank,
                               const struct tw_feed_person *person) {
  if (person->name.len + person->email.len + person->url.len == 0) return;
  set_author(sink, field, rank, person, person_line(sink->arena, person));
}

void tw_feed_fields_set_byline(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice text) {
  text = tw_arena_dup(sink->arena, tw_slice_trim(text));
  if (text.len == 0) return;
  struct tw_feed_person person = {.name = text};
  struct tw_slice email = find_email(text);
  if (email.ptr) {
    person.email = email;
    person.name = name_without(sink->arena, text, email);
  }
  set_author(sink, field, rank, &person, text);
}

/* "&amp;" in a URL that has been decoded already was escaped twice. */
static struct tw_slice unescaped(struct tw_arena *arena, struct tw_slice url) {
  static const char escape[] = "&amp;";
  if (url.len == 0 || !memchr(url.ptr, '&', url.len) || tw_slice_find(url, TW_SLICE(escape), 0) < 0) return url;
  char *out = tw_arena_alloc(arena, url.len);
  if (!out) return url;
  size_t len = 0;
  for (size_t at = 0; at < url.len; at++) {
    out[len++] = url.ptr[at];
    if (tw_slice_has_prefix(tw_slice_sub(url, at, url.len), TW_SLICE(escape))) at += sizeof escape - 2;
  }
  return tw_slice_of(out, len);
}

/* A host alone, to which serialising only adds the slash: with no base to resolve it against it is kept as it was written. */
static bool is_bare_origin(struct tw_slice reference, struct tw_slice url) {
  return url.len == reference.len + 1 && tw_slice_has_prefix(url, reference) && tw_slice_has_suffix(url, TW_SLICE("/"));
}

struct tw_slice tw_feed_fields_url(const struct tw_feed_sink *sink, struct tw_slice base, struct tw_slice reference) {
  reference = unescaped(sink->arena, tw_slice_trim(reference));
  if (reference.len == 0) return TW_SLICE_NONE;
  bool is_based = base.len > 0;
  if (!is_based) base = sink->feed->link;
  struct tw_slice url = tw_url_resolve_safe(sink->arena, base, reference);
  if (url.ptr && !is_based && is_bare_origin(reference, url)) url.len--;
  if (url.ptr) return url;
  bool has_base = tw_url_resolve(sink->arena, base, TW_SLICE("#")).ptr != NULL;
  bool is_relative = !tw_url_resolve(sink->arena, TW_SLICE_NONE, reference).ptr &&
                     tw_url_resolve_safe(sink->arena, TW_SLICE("http://base.invalid/"), reference).ptr;
  return !has_base && is_relative ? tw_arena_dup(sink->arena, reference) : TW_SLICE_NONE;
}

bool tw_feed_fields_is_base(const struct tw_feed_sink *sink, struct tw_slice url) {
  return tw_url_resolve(sink->arena, url, TW_SLICE("x")).ptr || !tw_url_resolve(sink->arena, TW_SLICE_NONE, url).ptr;
}

static bool is_html_type(struct tw_slice type) {
  return type.len == 0 || tw_slice_has_prefix_nocase(type, TW_SLICE("text/html")) ||
         tw_slice_has_prefix_nocase(type, TW_SLICE("application/xhtml"));
}

/* Atom's first alternate wins; of RSS links the last one does, as in other readers. */
static void set_alternate(struct tw_feed_sink *sink, const struct tw_feed_link *link, unsigned rank) {
  bool is_text = rank == TW_FEED_LINK_TEXT_RANK;
  tw_feed_fields_set(sink, TW_FEED_FIELD_LINK, is_html_type(link->type) ? rank : rank - 2, link->href);
  if (is_text) *find_rank(sink, TW_FEED_FIELD_LINK) = TW_FEED_LINK_TEXT_RANK - 1;
}

void tw_feed_fields_add_link(struct tw_feed_sink *sink, const struct tw_feed_link *link, struct tw_slice length, unsigned rank) {
  struct tw_feed_link_list *list = sink->item ? &sink->item->links : &sink->feed->links;
  struct tw_feed_link *slot = list->count < TW_FEED_LIST_MAX ? TW_ARENA_PUSH(sink->arena, list) : NULL;
  if (slot) *slot = *link;
  if (!link->href.ptr) return;
  if (tw_slice_eq_nocase(link->rel, TW_SLICE("alternate"))) set_alternate(sink, link, rank);
  if (tw_slice_eq_nocase(link->rel, TW_SLICE("enclosure")) && sink->item)
    tw_feed_fields_add_enclosure(sink, &(struct tw_enclosure){link->href, link->type, length});
  if (sink->item) return;
  if (tw_slice_eq_nocase(link->rel, TW_SLICE("self")) && !sink->feed->self.ptr) sink->feed->self = link->href;
  if (tw_slice_eq_nocase(link->rel, TW_SLICE("hub")) && !sink->feed->hub.ptr) sink->feed->hub = link->href;
}

static void add_term(struct tw_feed_sink *sink, struct tw_slice term) {
  struct tw_string_list *list = sink->item ? &sink->item->categories : &sink->feed->categories;
  if (term.len == 0 || list->count >= TW_FEED_LIST_MAX) return;
  for (size_t i = 0; i < list->count; i++)
    if (tw_slice_eq(list->items[i], term)) return;
  struct tw_slice kept = tw_arena_dup(sink->arena, term), *slot = kept.ptr ? TW_ARENA_PUSH(sink->arena, list) : NULL;
  if (slot) *slot = kept;
}

void tw_feed_fields_add_category(struct tw_feed_sink *sink, struct tw_slice term) {
  add_term(sink, tw_slice_trim(term));
}

void tw_feed_fields_add_keywords(struct tw_feed_sink *sink, struct tw_slice terms) {
  struct tw_slice term;
  while (tw_slice_split(&terms, ',', &term)) add_term(sink, tw_slice_trim(term));
}

void tw_feed_fields_add_enclosure(struct tw_feed_sink *sink, const struct tw_enclosure *enclosure) {
  if (!sink->item || !enclosure->url.ptr) return;
  struct tw_enclosure_list *list = &sink->item->enclosures;
  for (size_t i = 0; i < list->count; i++)
    if (tw_slice_eq(list->items[i].url, enclosure->url)) return;
  struct tw_enclosure *slot = list->count < TW_FEED_LIST_MAX ? TW_ARENA_PUSH(sink->arena, list) : NULL;
  if (slot) *slot = *enclosure;
}

/* Room for as many items as the document will have if it goes on as it began: an array that doubles leaves as much memory behind
 * as it takes in the end. */
static void reserve_items(struct tw_feed_sink *sink) {
  enum { FIRST_GUESS = 16, STEP_MAX = 16 }; /* STEP_MAX: a document that begins with short items may go on otherwise */
  struct tw_feed_item_list *list = &sink->feed->items;
  if (list->count < FIRST_GUESS || list->count < list->capacity || sink->read_bytes == 0) return;
  size_t expected = list->count + list->count / 8 + list->count * (sink->document_bytes / sink->read_bytes);
  if (expected > list->capacity * STEP_MAX) expected = list->capacity * STEP_MAX;
  if (expected > TW_FEED_ITEMS_MAX) expected = TW_FEED_ITEMS_MAX;
  if (expected <= list->capacity) return;
  void *items = tw_arena_grow(sink->arena, list->items, list->count * sizeof *list->items, expected * sizeof *list->items);
  if (!items) return;
  list->items = items;
  list->capacity = expected;
}

struct tw_feed_item *tw_feed_fields_start_item(struct tw_feed_sink *sink) {
  if (sink->feed->items.count >= TW_FEED_ITEMS_MAX) return NULL;
  reserve_items(sink);
  sink->item = TW_ARENA_PUSH(sink->arena, &sink->feed->items);
  memset(sink->item_rank, 0, sizeof sink->item_rank);
  return sink->item;
}
