#include "parse/page/ld_json.h"
#include "parse/page/marks.h"
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* Article bodies in JSON-LD reach 100 kB; a larger block is a product catalogue. */
enum { JSON_BYTES_MAX = 1024 * 1024, DEPTH_MAX = 8, ITEMS_MAX = 200 };
/* Objects in one script; ranks from which a type is a site's, and of what is found without a parser. */
enum { OBJECTS_MAX = 16, SITE_RANK = 8, BROKEN_RANK = 3 };

/* Ranks of what types say, lowest first. */
struct type_rule {
  const char *word;
  unsigned rank;
};
static const struct type_rule type_rules[] = {
    {"NewsArticle", 1}, {"Article", 1}, {"BlogPosting", 1},  {"Report", 1}, {"LiveBlog", 1}, {"Posting", 1},
    {"WebPage", 4},     {"WebSite", 8}, {"Organization", 9}, {"Recipe", 3}, {"Review", 3},   {"CreativeWork", 4},
};

static unsigned rank_of_name(const char *type) {
  for (size_t i = 0; type && i < sizeof type_rules / sizeof *type_rules; i++)
    if (strstr(type, type_rules[i].word)) return type_rules[i].rank;
  return 0;
}

static unsigned rank_of(const json_t *object) {
  const json_t *type = json_object_get(object, "@type");
  if (json_is_string(type)) return rank_of_name(json_string_value(type));
  unsigned best = 0;
  for (size_t i = 0; i < json_array_size(type) && i < ITEMS_MAX; i++) {
    unsigned rank = rank_of_name(json_string_value(json_array_get(type, i)));
    if (rank && (!best || rank < best)) best = rank;
  }
  return best;
}

static struct tw_slice string_of(const json_t *value) {
  return json_is_string(value) ? tw_slice_of(json_string_value(value), json_string_length(value)) : TW_SLICE_NONE;
}

struct reader {
  struct tw_metadata *metadata;
  const json_t *graph; /* the objects that @id refers to; NULL: none */
};

/* The object of the graph that an object with an @id alone stands for; `object` itself when there is none. */
static const json_t *follow(const struct reader *r, const json_t *object) {
  struct tw_slice id = string_of(json_object_get(object, "@id"));
  if (!id.len || json_object_get(object, "name")) return object;
  for (size_t i = 0; i < json_array_size(r->graph) && i < ITEMS_MAX; i++) {
    const json_t *item = json_array_get(r->graph, i);
    if (item != object && tw_slice_eq(string_of(json_object_get(item, "@id")), id)) return item;
  }
  return object;
}

/* A name as a string, an object with a name, or a list of those: joined by ", ". */
static struct tw_slice name_of(const struct reader *r, const json_t *value) {
  struct tw_arena *arena = r->metadata->arena;
  if (json_is_string(value)) return string_of(value);
  if (json_is_object(value)) return string_of(json_object_get(follow(r, value), "name"));
  struct tw_slice all = TW_SLICE_NONE;
  for (size_t i = 0; i < json_array_size(value) && i < 10; i++) { /* ten names fill a byline */
    const json_t *item = json_array_get(value, i);
    struct tw_slice one = string_of(json_is_object(item) ? json_object_get(follow(r, item), "name") : item);
    if (!one.len) continue;
    all = all.len ? tw_arena_printf(arena, "%.*s, %.*s", TW_SLICE_ARG(all), TW_SLICE_ARG(one)) : tw_arena_dup(arena, one);
  }
  return all;
}

struct key_rule {
  const char *key;
  enum tw_metadata_field field;
  bool is_name;
  unsigned worse; /* added to the type's rank */
};
static const struct key_rule key_rules[] = {
    {"headline", TW_META_TITLE, false, 0},
    {"name", TW_META_TITLE, false, 5},
    {"datePublished", TW_META_PUBLISHED, false, 0},
    {"dateCreated", TW_META_PUBLISHED, false, 4},
    {"uploadDate", TW_META_PUBLISHED, false, 5},
    {"dateModified", TW_META_MODIFIED, false, 0},
    {"author", TW_META_BYLINE, true, 0},
    {"creator", TW_META_BYLINE, true, 2},
    {"publisher", TW_META_PUBLISHER, true, 2},
    {"articleSection", TW_META_SECTION, true, 0},
    {"inLanguage", TW_META_LANG, true, 2},
    {"articleBody", TW_META_BODY, false, 0},
};

/* A string, or the first of a list. */
static struct tw_slice text_of(const json_t *value) {
  return string_of(json_is_array(value) ? json_array_get(value, 0) : value);
}

static void read_object(const struct reader *r, const json_t *object) {
  struct tw_metadata *m = r->metadata;
  unsigned rank = rank_of(object);
  if (!rank) return;
  if (rank >= SITE_RANK) tw_metadata_offer(m, TW_META_PUBLISHER, rank, string_of(json_object_get(object, "name")));
  if (rank >= SITE_RANK) return; /* a site, not a page */
  m->ld_articles += rank == 1;
  for (size_t i = 0; i < sizeof key_rules / sizeof *key_rules; i++) {
    const struct key_rule *rule = &key_rules[i];
    const json_t *value = json_object_get(object, rule->key);
    tw_metadata_offer(m, rule->field, rank + rule->worse, rule->is_name ? name_of(r, value) : text_of(value));
  }
}

/* Objects at the top, in arrays and in @graph; mainEntity points at the article of a WebPage. */
static void walk(struct reader *r, const json_t *value, unsigned depth) {
  if (depth > DEPTH_MAX) return;
  if (json_is_array(value)) {
    if (!r->graph) r->graph = value;
    for (size_t i = 0; i < json_array_size(value) && i < ITEMS_MAX; i++) walk(r, json_array_get(value, i), depth + 1);
    return;
  }
  if (!json_is_object(value)) return;
  read_object(r, value);
  walk(r, json_object_get(value, "@graph"), depth + 1);
  walk(r, json_object_get(value, "mainEntity"), depth + 1);
}

/* The string behind the first "key": in what is no JSON as a whole: quotes in a headline and trailing commas are common. */
static struct tw_slice find_value(struct tw_slice text, const char *key) {
  char quoted[32]; /* longer than every key below, quoted */
  snprintf(quoted, sizeof quoted, "\"%s\"", key);
  ptrdiff_t found = tw_slice_find(text, tw_slice_from(quoted), 0);
  if (found < 0) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_trim(tw_slice_sub(text, (size_t)found + strlen(quoted), text.len));
  if (!tw_slice_has_prefix(rest, TW_SLICE(":"))) return TW_SLICE_NONE;
  rest = tw_slice_trim(tw_slice_sub(rest, 1, rest.len));
  ptrdiff_t end = tw_slice_has_prefix(rest, TW_SLICE("\"")) ? tw_slice_find(rest, TW_SLICE("\""), 1) : -1;
  return end < 0 ? TW_SLICE_NONE : tw_slice_sub(rest, 1, (size_t)end);
}

/* The dates of a broken article. */
static void read_broken(struct tw_metadata *m, struct tw_slice text) {
  static const struct {
    const char *key;
    enum tw_metadata_field field;
  } keys[] = {{"datePublished", TW_META_PUBLISHED}, {"dateModified", TW_META_MODIFIED}};
  if (tw_slice_find(text, TW_SLICE("Article"), 0) < 0 && tw_slice_find(text, TW_SLICE("Posting"), 0) < 0) return;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    tw_metadata_offer(m, keys[i].field, BROKEN_RANK, find_value(text, keys[i].key));
}

/* Objects one behind the other. False when nothing of it is JSON. */
static bool read_objects(struct tw_metadata *m, struct tw_slice text) {
  size_t at = 0;
  unsigned count = 0;
  for (; at < text.len && count < OBJECTS_MAX; count++) {
    json_error_t error;
    json_t *root = json_loadb(text.ptr + at, text.len - at, JSON_DISABLE_EOF_CHECK, &error);
    if (!root) break;
    struct reader reader = {.metadata = m, .graph = json_object_get(root, "@graph")};
    walk(&reader, root, 0);
    json_decref(root);
    at += error.position > 0 ? (size_t)error.position : text.len;
    while (at < text.len && text.ptr[at] != '{' && text.ptr[at] != '[') at++;
  }
  return count > 0;
}

/* Raw line breaks and tabs in strings are a common fault and no JSON; as blanks they hurt nowhere. What stands around the
 * outer brackets (comment and CDATA marks, a semicolon) goes. */
static char *repair(struct tw_slice json, size_t *ret_len) {
  ptrdiff_t wrap = tw_slice_find(json, TW_SLICE("<![CDATA["), 0), unwrap = tw_slice_find(json, TW_SLICE("]]>"), 0);
  size_t start = wrap >= 0 ? (size_t)wrap + 9 : 0, end = wrap >= 0 && unwrap > wrap ? (size_t)unwrap : json.len;
  while (start < end && json.ptr[start] != '{' && json.ptr[start] != '[') start++;
  while (end > start && json.ptr[end - 1] != '}' && json.ptr[end - 1] != ']') end--;
  char *copy = malloc(end - start + 1);
  if (!copy) return NULL;
  for (size_t i = start; i < end; i++) copy[i - start] = (unsigned char)json.ptr[i] < 0x20 ? ' ' : json.ptr[i];
  *ret_len = end - start;
  return copy;
}

void tw_ld_json_read(struct tw_metadata *metadata, struct tw_slice json) {
  if (json.len > JSON_BYTES_MAX) return;
  size_t len = 0;
  char *text = repair(json, &len);
  if (!text) {
    metadata->failed = true;
    return;
  }
  json_object_seed(1); /* the same at every run, and no look at the system for randomness; a no-op when it is set already */
  errno = 0;
  if (!read_objects(metadata, tw_slice_of(text, len))) read_broken(metadata, tw_slice_of(text, len));
  if (errno == ENOMEM) metadata->failed = true; /* jansson calls that a syntax error, or nothing and leaves a member out */
  free(text);
}
