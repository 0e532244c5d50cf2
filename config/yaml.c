#include "config/yaml.h"
#include <stdlib.h>
#include <yaml.h>

/* One parse. The yaml_event_t of the present event is always deleted by next_event. */
struct reader {
  yaml_parser_t parser;
  yaml_event_t event;
  bool has_event;
  struct tw_arena *arena;
  struct tw_diag *diag;
  struct tw_slice file, bytes;
  int depth;
};

static struct tw_yaml_node *read_node(struct reader *r);

static int mark_line(yaml_mark_t mark) {
  return (int)mark.line + 1;
}

static int mark_column(yaml_mark_t mark) {
  return (int)mark.column + 1;
}

static void complain(struct reader *r, yaml_mark_t mark, struct tw_slice hint, const char *message) {
  tw_diag_add(r->diag, r->file, mark_line(mark), mark_column(mark), hint, "%s", message);
}

/* libyaml's reader knows only the byte's offset. */
static yaml_mark_t mark_of_offset(struct tw_slice bytes, size_t offset) {
  yaml_mark_t mark = {.index = offset};
  for (size_t i = 0; i < bytes.len && i < offset; i++) {
    unsigned char c = (unsigned char)bytes.ptr[i];
    if (c == '\n') {
      mark.line++;
      mark.column = 0;
    } else if ((c & 0xC0) != 0x80) {
      mark.column++;
    }
  }
  return mark;
}

/* What libyaml's messages mean to someone who has never read its grammar. */
static struct tw_slice syntax_hint(const char *problem) {
  static const struct {
    const char *problem, *hint;
  } hints[] = {
      {"found character that cannot start any token", "a tab can't indent, and a value that starts with @, ` or % needs quotes"},
      {"mapping values are not allowed in this context", "a ':' inside a value needs quotes around the value"},
      {"could not find expected ':'", "a key needs ':' and a space behind it"},
      {"did not find expected key", "is the line indented as its neighbours are?"},
      {"did not find expected '-' indicator", "is the line indented as its neighbours are?"},
      {"did not find expected ',' or ']'", "the list that opens with '[' is not closed"},
      {"did not find expected ',' or '}'", "the map that opens with '{' is not closed"},
      {"found unexpected end of stream", "a quote is not closed"},
  };
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (strcmp(problem, hints[i].problem) == 0) return tw_slice_from(hints[i].hint);
  return TW_SLICE_NONE;
}

static void complain_syntax(struct reader *r) {
  const yaml_parser_t *p = &r->parser;
  const char *problem = p->problem ? p->problem : "out of memory";
  if (p->error == YAML_READER_ERROR) {
    complain(r, mark_of_offset(r->bytes, p->problem_offset), TW_SLICE("the file must be UTF-8 text"), problem);
    return;
  }
  tw_diag_add(r->diag, r->file, mark_line(p->problem_mark), mark_column(p->problem_mark), syntax_hint(problem), "%s%s%s", problem,
              p->context ? " " : "", p->context ? p->context : "");
}

static bool next_event(struct reader *r) {
  if (r->has_event) yaml_event_delete(&r->event);
  r->has_event = yaml_parser_parse(&r->parser, &r->event);
  if (!r->has_event) complain_syntax(r);
  return r->has_event;
}

static struct tw_yaml_node *out_of_memory(struct reader *r) {
  complain(r, r->event.start_mark, TW_SLICE_NONE, "out of memory");
  return NULL;
}

static struct tw_yaml_node *new_node(struct reader *r, enum tw_yaml_type type) {
  struct tw_yaml_node *node = tw_arena_calloc(r->arena, 1, sizeof *node);
  if (!node) return out_of_memory(r);
  node->type = type;
  node->line = mark_line(r->event.start_mark);
  node->column = mark_column(r->event.start_mark);
  return node;
}

/* Properties of a node that a configuration has no use for. */
static void refuse_properties(struct reader *r, struct tw_yaml_node *node, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor) complain(r, r->event.start_mark, TW_SLICE("write the value out where it is needed"), "anchors (&) are not allowed");
  if (tag) complain(r, r->event.start_mark, TW_SLICE("put a value in quotes to make it a string"), "tags (!) are not allowed");
  node->is_broken = node->is_broken || anchor || tag;
}

static struct tw_yaml_node *read_alias(struct reader *r) {
  struct tw_yaml_node *node = new_node(r, TW_YAML_SCALAR);
  if (!node) return NULL;
  complain(r, r->event.start_mark, TW_SLICE("write the value out, or put it in quotes if it starts with '*'"),
           "aliases (*) are not allowed");
  node->is_broken = true;
  node->value = TW_SLICE("");
  return node;
}

static struct tw_yaml_node *read_scalar(struct reader *r) {
  struct tw_yaml_node *node = new_node(r, TW_YAML_SCALAR);
  if (!node) return NULL;
  struct tw_slice value = tw_slice_of(r->event.data.scalar.value, r->event.data.scalar.length);
  node->is_quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  node->value = tw_arena_dup(r->arena, value);
  if (!node->value.ptr) return out_of_memory(r);
  /* Values become C strings: paths, property names, URLs. */
  if (memchr(value.ptr, '\0', value.len)) {
    complain(r, r->event.start_mark, TW_SLICE_NONE, "a value can't hold a NUL byte");
    node->is_broken = true;
  }
  refuse_properties(r, node, r->event.data.scalar.anchor, r->event.data.scalar.tag);
  return node;
}

/* Children as they come, before their number is known. */
struct children {
  struct tw_yaml_node **items;
  size_t count, capacity;
};

static bool push_child(struct reader *r, struct children *list, struct tw_yaml_node *child) {
  if (!child) return false;
  struct tw_yaml_node **slot = TW_ARENA_PUSH(r->arena, list);
  if (!slot) return out_of_memory(r) != NULL;
  *slot = child;
  return true;
}

static struct tw_yaml_node *read_list(struct reader *r) {
  struct tw_yaml_node *node = new_node(r, TW_YAML_LIST);
  if (!node) return NULL;
  refuse_properties(r, node, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag);
  struct children list = {0};
  for (;;) {
    if (!next_event(r)) return NULL;
    if (r->event.type == YAML_SEQUENCE_END_EVENT) break;
    if (!push_child(r, &list, read_node(r))) return NULL;
  }
  node->values = list.items;
  node->count = list.count;
  return node;
}

static int by_key_and_place(const void *a, const void *b) {
  const struct tw_yaml_node *x = *(struct tw_yaml_node *const *)a, *y = *(struct tw_yaml_node *const *)b;
  int order = tw_slice_cmp(x->value, y->value);
  if (order) return order;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

/* Sorting keeps a map of many thousand keys from costing their square. */
static void refuse_duplicates(struct reader *r, const struct tw_yaml_node *map) {
  if (map->count < 2) return;
  struct tw_yaml_node **sorted = malloc(map->count * sizeof(struct tw_yaml_node *));
  if (!sorted) {
    out_of_memory(r);
    return;
  }
  memcpy(sorted, map->keys, map->count * sizeof(struct tw_yaml_node *));
  qsort(sorted, map->count, sizeof(struct tw_yaml_node *), by_key_and_place);
  for (size_t i = 1; i < map->count; i++) {
    struct tw_yaml_node *key = sorted[i];
    if (sorted[i - 1]->is_broken || !tw_slice_eq(sorted[i - 1]->value, key->value)) continue;
    tw_diag_add(r->diag, r->file, key->line, key->column, TW_SLICE_NONE, "\"%.*s\" is already set at line %d",
                TW_SLICE_ARG(key->value), sorted[i - 1]->line);
  }
  free(sorted);
}

static struct tw_yaml_node *read_key(struct reader *r) {
  struct tw_yaml_node *key = read_node(r);
  if (!key || key->type == TW_YAML_SCALAR) return key;
  tw_diag_add(r->diag, r->file, key->line, key->column, TW_SLICE_NONE, "a key must be a word, not a %s",
              key->type == TW_YAML_LIST ? "list" : "map");
  key->is_broken = true;
  key->value = TW_SLICE("");
  return key;
}

static struct tw_yaml_node *read_map(struct reader *r) {
  struct tw_yaml_node *node = new_node(r, TW_YAML_MAP);
  if (!node) return NULL;
  refuse_properties(r, node, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag);
  struct children keys = {0}, values = {0};
  for (;;) {
    if (!next_event(r)) return NULL;
    if (r->event.type == YAML_MAPPING_END_EVENT) break;
    if (!push_child(r, &keys, read_key(r))) return NULL;
    if (!next_event(r) || !push_child(r, &values, read_node(r))) return NULL;
  }
  node->keys = keys.items;
  node->values = values.items;
  node->count = keys.count;
  refuse_duplicates(r, node);
  return node;
}

/* The node that the present event starts. Recursion ends at TW_YAML_MAX_DEPTH. */
static struct tw_yaml_node *read_node(struct reader *r) {
  struct tw_yaml_node *node = NULL;
  if (r->depth >= TW_YAML_MAX_DEPTH) {
    complain(r, r->event.start_mark, TW_SLICE_NONE, "nested too deep");
    return NULL;
  }
  r->depth++;
  if (r->event.type == YAML_SCALAR_EVENT) node = read_scalar(r);
  if (r->event.type == YAML_ALIAS_EVENT) node = read_alias(r);
  if (r->event.type == YAML_SEQUENCE_START_EVENT) node = read_list(r);
  if (r->event.type == YAML_MAPPING_START_EVENT) node = read_map(r);
  r->depth--;
  return node;
}

static struct tw_yaml_node *empty_map(struct reader *r) {
  struct tw_yaml_node *node = tw_arena_calloc(r->arena, 1, sizeof *node);
  if (!node) return out_of_memory(r);
  *node = (struct tw_yaml_node){.type = TW_YAML_MAP, .line = 1, .column = 1};
  return node;
}

/* Stream start, then nothing or one document, then the stream's end. */
static struct tw_yaml_node *read_stream(struct reader *r) {
  if (!next_event(r) || !next_event(r)) return NULL;
  if (r->event.type == YAML_STREAM_END_EVENT) return empty_map(r);
  if (!next_event(r)) return NULL;
  struct tw_yaml_node *root = read_node(r);
  if (!root || !next_event(r) || !next_event(r)) return NULL;
  if (r->event.type != YAML_STREAM_END_EVENT)
    complain(r, r->event.start_mark, TW_SLICE("remove the '---'"), "a second document starts here");
  /* "---" alone is a document with an empty scalar. */
  if (root->type == TW_YAML_SCALAR && !root->is_quoted && !root->is_broken && root->value.len == 0) return empty_map(r);
  return root;
}

struct tw_yaml_node *tw_yaml_parse(struct tw_arena *arena, struct tw_slice file, struct tw_slice bytes, struct tw_diag *diag) {
  struct reader r = {.arena = arena, .diag = diag, .file = file, .bytes = bytes};
  if (bytes.len > TW_YAML_MAX_BYTES) {
    tw_diag_add(diag, file, 0, 0, TW_SLICE_NONE, "larger than %d MiB", TW_YAML_MAX_BYTES >> 20);
    return NULL;
  }
  if (tw_slice_has_prefix(r.bytes, TW_SLICE("\xEF\xBB\xBF"))) r.bytes = tw_slice_sub(bytes, 3, bytes.len);
  if (!yaml_parser_initialize(&r.parser)) {
    tw_diag_add(diag, file, 0, 0, TW_SLICE_NONE, "out of memory");
    return NULL;
  }
  yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&r.parser, (const unsigned char *)(r.bytes.len ? r.bytes.ptr : ""), r.bytes.len);
  struct tw_yaml_node *root = read_stream(&r);
  if (r.has_event) yaml_event_delete(&r.event);
  yaml_parser_delete(&r.parser);
  return root;
}

const struct tw_yaml_node *tw_yaml_get(const struct tw_yaml_node *map, const char *key) {
  if (!map || map->type != TW_YAML_MAP) return NULL;
  for (size_t i = 0; i < map->count; i++)
    if (tw_slice_is(map->keys[i]->value, key)) return map->values[i];
  return NULL;
}
