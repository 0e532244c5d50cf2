#include "parse/page/ld_json.h"
#include "parse/page/marks.h"
#include <jansson.h>
#include <stdlib.h>

/* Article bodies in JSON-LD reach 100 kB; a larger block is a product catalogue. */
enum { JSON_BYTES_MAX = 1024 * 1024, DEPTH_MAX = 8, ITEMS_MAX = 200 };

/* Ranks of what types say, lowest first. */
struct type_rule {
  const char *word;
  unsigned rank;
};
static const struct type_rule type_rules[] = {
    {"NewsArticle", 1}, {"Article", 1}, {"BlogPosting", 1}, {"Report", 1}, {"LiveBlog", 1},     {"Posting", 1},
    {"WebPage", 4},     {"WebSite", 9}, {"Recipe", 3},      {"Review", 3}, {"CreativeWork", 4},
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

/* A name as a string, an object with a name, or a list of those: joined by ", ". */
static struct tw_slice name_of(struct tw_arena *arena, const json_t *value) {
  if (json_is_string(value)) return string_of(value);
  if (json_is_object(value)) return string_of(json_object_get(value, "name"));
  struct tw_slice all = TW_SLICE_NONE;
  for (size_t i = 0; i < json_array_size(value) && i < 10; i++) { /* ten names fill a byline */
    const json_t *item = json_array_get(value, i);
    struct tw_slice one = string_of(json_is_object(item) ? json_object_get(item, "name") : item);
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

static void read_object(struct tw_metadata *m, const json_t *object) {
  unsigned rank = rank_of(object);
  if (!rank) return;
  m->ld_articles += rank == 1;
  for (size_t i = 0; i < sizeof key_rules / sizeof *key_rules; i++) {
    const struct key_rule *rule = &key_rules[i];
    if (rank > 4) continue; /* a site, not a page */
    const json_t *value = json_object_get(object, rule->key);
    struct tw_slice s = rule->is_name ? name_of(m->arena, value) : string_of(value);
    tw_metadata_offer(m, rule->field, rank + rule->worse, s);
  }
}

/* Objects at the top, in arrays and in @graph; mainEntity points at the article of a WebPage. */
static void walk(struct tw_metadata *m, const json_t *value, unsigned depth) {
  if (depth > DEPTH_MAX) return;
  if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value) && i < ITEMS_MAX; i++) walk(m, json_array_get(value, i), depth + 1);
    return;
  }
  if (!json_is_object(value)) return;
  read_object(m, value);
  walk(m, json_object_get(value, "@graph"), depth + 1);
  walk(m, json_object_get(value, "mainEntity"), depth + 1);
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
  json_t *root = json_loadb(text, len, JSON_DISABLE_EOF_CHECK, NULL);
  free(text);
  walk(metadata, root, 0);
  json_decref(root);
}
