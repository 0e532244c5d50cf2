#include "config/pack_read.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FAULT_TEXT_BYTES = 256 }; /* one line on a terminal */

void tw_pack_fault(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_slice hint, const char *format, ...) {
  char text[FAULT_TEXT_BYTES];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  tw_diag_add(r->diag, r->file, node->line, node->column, hint, "%s", text);
}

struct tw_slice tw_pack_folder_of(struct tw_arena *arena, struct tw_slice path) {
  const char *slash = memrchr(path.ptr, '/', path.len);
  if (!slash) return TW_SLICE(".");
  return tw_arena_dup(arena, tw_slice_of(path.ptr, slash > path.ptr ? (size_t)(slash - path.ptr) : 1));
}

bool tw_pack_expect(struct tw_pack_reader *r, const struct tw_yaml_node *node, enum tw_yaml_type type, const char *what) {
  static const char *const names[] = {[TW_YAML_SCALAR] = "a single value", [TW_YAML_LIST] = "a list", [TW_YAML_MAP] = "a map"};
  if (node->is_broken) return false;
  if (node->type == type) return true;
  bool is_nothing = node->type == TW_YAML_SCALAR && !node->is_quoted && !node->value.len;
  struct tw_slice hint = !is_nothing            ? TW_SLICE_NONE
                         : type == TW_YAML_MAP  ? TW_SLICE("there is nothing; an empty map is written {}")
                         : type == TW_YAML_LIST ? TW_SLICE("there is nothing; an empty list is written []")
                                                : TW_SLICE_NONE;
  tw_pack_fault(r, node, hint, "%s must be %s", what, names[type]);
  return false;
}

static const struct tw_pack_field *find_field(const struct tw_pack_field *fields, size_t count, struct tw_slice key) {
  for (size_t i = 0; i < count; i++)
    if (tw_slice_is(key, fields[i].key)) return &fields[i];
  return NULL;
}

static void complain_unknown(struct tw_pack_reader *r, const struct tw_yaml_node *key, const struct tw_pack_field *fields,
                             size_t count) {
  struct tw_slice *names = tw_arena_calloc(r->arena, count + 1, sizeof *names);
  if (!names) return;
  for (size_t i = 0; i < count; i++) names[i] = tw_slice_from(fields[i].key);
  struct tw_slice near = tw_diag_nearest(key->value, names, count);
  struct tw_slice hint = near.ptr ? tw_arena_printf(r->arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(near)) : TW_SLICE_NONE;
  tw_pack_fault(r, key, hint, "unknown key \"%.*s\"", TW_SLICE_ARG(key->value));
}

void tw_pack_read_map(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_field *fields, size_t count,
                      void *target) {
  if (!tw_pack_expect(r, node, TW_YAML_MAP, "this")) return;
  for (size_t i = 0; i < node->count; i++) {
    const struct tw_pack_field *field = find_field(fields, count, node->keys[i]->value);
    if (!field)
      complain_unknown(r, node->keys[i], fields, count);
    else if (field->read)
      field->read(r, node->values[i], target);
  }
  for (size_t i = 0; i < count; i++)
    if (fields[i].required && !tw_yaml_get(node, fields[i].key))
      tw_pack_fault(r, node, TW_SLICE_NONE, "\"%s\" is missing", fields[i].key);
}

struct tw_slice tw_pack_read_string(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!tw_pack_expect(r, node, TW_YAML_SCALAR, "this")) return TW_SLICE_NONE;
  return node->value;
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/* A '/' would part a series' key, a capital make a second name of one thing. */
struct tw_slice tw_pack_read_name(struct tw_pack_reader *r, const struct tw_yaml_node *node, const char *what) {
  struct tw_slice name = tw_pack_read_string(r, node);
  bool ok = name.len > 0;
  for (size_t i = 0; i < name.len; i++) ok &= is_name_char(name.ptr[i]);
  if (name.ptr && !ok)
    tw_pack_fault(r, node, TW_SLICE("it stands in records and their keys"), "%s is lower-case letters, digits, '.', '_' and '-'",
                  what);
  return name;
}

bool tw_pack_is_state(struct tw_slice code) {
  return code.len == 2 && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z' && code.ptr[1] >= 'A' && code.ptr[1] <= 'Z';
}

struct tw_slice tw_pack_read_state(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice code = tw_pack_read_string(r, node);
  if (code.ptr && !tw_pack_is_state(code))
    tw_pack_fault(r, node, TW_SLICE("ISO 3166-1 alpha-2"), "a state's code is two capital letters");
  return code;
}

static void push_string(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list) {
  struct tw_slice text = tw_pack_read_string(r, node);
  if (!text.ptr) return;
  if (!text.len) {
    tw_pack_fault(r, node, TW_SLICE_NONE, "an empty name");
    return;
  }
  struct tw_slice *slot = TW_ARENA_PUSH(r->arena, list);
  if (slot) *slot = text;
}

void tw_pack_read_strings(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list) {
  if (node->type != TW_YAML_LIST) {
    push_string(r, node, list);
    return;
  }
  for (size_t i = 0; i < node->count; i++) push_string(r, node->values[i], list);
}

const char *tw_pack_language_code(enum tw_pack_language language) {
  static const char *const codes[] = {[TW_PACK_EN] = "en", [TW_PACK_ZH] = "zh"};
  return language < TW_PACK_LANGUAGES ? codes[language] : "";
}

enum tw_pack_language tw_pack_language_of(struct tw_slice tag) {
  size_t len = 0;
  while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_') len++;
  struct tw_slice primary = tw_slice_sub(tag, 0, len);
  for (int i = 0; i < TW_PACK_LANGUAGES; i++)
    if (tw_slice_eq_nocase(primary, tw_slice_from(tw_pack_language_code((enum tw_pack_language)i))))
      return (enum tw_pack_language)i;
  return TW_PACK_LANGUAGES;
}

void tw_pack_read_words(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_words *words) {
  if (!tw_pack_expect(r, node, TW_YAML_MAP, "words by language")) return;
  for (size_t i = 0; i < node->count; i++) {
    enum tw_pack_language language = tw_pack_language_of(node->keys[i]->value);
    if (language < TW_PACK_LANGUAGES && tw_slice_is(node->keys[i]->value, tw_pack_language_code(language)))
      tw_pack_read_word_list(r, node->values[i], &words->of[language]);
    else
      tw_pack_fault(r, node->keys[i], TW_SLICE("en and zh have a grammar"), "unknown language \"%.*s\"",
                    TW_SLICE_ARG(node->keys[i]->value));
  }
}

int tw_pack_read_int(struct tw_pack_reader *r, const struct tw_yaml_node *node, int low, int high) {
  struct tw_slice text = tw_pack_read_string(r, node);
  if (!text.ptr) return low;
  struct tw_decimal value;
  int64_t number;
  if (tw_decimal_parse(text, &value) && tw_decimal_to_i64(value, &number) && number >= low && number <= high) return (int)number;
  tw_pack_fault(r, node, TW_SLICE_NONE, "\"%.*s\" is no whole number from %d to %d", TW_SLICE_ARG(text), low, high);
  return low;
}

bool tw_pack_read_bool(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice text = tw_pack_read_string(r, node);
  if (tw_slice_is(text, "true") || tw_slice_is(text, "yes")) return true;
  if (!tw_slice_is(text, "false") && !tw_slice_is(text, "no"))
    tw_pack_fault(r, node, TW_SLICE("write true or false"), "\"%.*s\" is neither true nor false", TW_SLICE_ARG(text));
  return false;
}

int tw_pack_read_choice(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                        const char *what) {
  struct tw_slice text = tw_pack_read_string(r, node);
  if (!text.ptr) return -1;
  for (size_t i = 0; i < count; i++)
    if (tw_slice_eq(text, names[i])) return (int)i;
  struct tw_slice near = tw_diag_nearest(text, names, count);
  struct tw_slice hint = near.ptr ? tw_arena_printf(r->arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(near)) : TW_SLICE_NONE;
  tw_pack_fault(r, node, hint, "unknown %s \"%.*s\"", what, TW_SLICE_ARG(text));
  return -1;
}

void tw_pack_read_indexes(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                          const char *what, struct tw_pack_index_list *list) {
  size_t items = node->type == TW_YAML_LIST ? node->count : 1;
  for (size_t i = 0; i < items; i++) {
    int index = tw_pack_read_choice(r, node->type == TW_YAML_LIST ? node->values[i] : node, names, count, what);
    int *slot = index >= 0 ? TW_ARENA_PUSH(r->arena, list) : NULL;
    if (slot) *slot = index;
  }
}

uint32_t tw_pack_read_bits(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                           const char *what) {
  struct tw_pack_index_list list = {0};
  tw_pack_read_indexes(r, node, names, count, what, &list);
  uint32_t bits = 0;
  for (size_t i = 0; i < list.count; i++) bits |= 1u << list.items[i];
  return bits;
}

void tw_pack_refuse_second(struct tw_pack_reader *r, const struct tw_yaml_node *key, const struct tw_slice *names, size_t size,
                           size_t count, const char *what) {
  for (size_t i = 0; i < count; i++) {
    const struct tw_slice *name = (const struct tw_slice *)((const char *)names + i * size);
    if (!tw_slice_eq(*name, key->value)) continue;
    tw_pack_fault(r, key, TW_SLICE("another file of this pack has it; take another name"), "the %s \"%.*s\" is already defined",
                  what, TW_SLICE_ARG(key->value));
    return;
  }
}

const struct tw_slice *tw_pack_unit_names(const struct tw_pack_reader *r) {
  struct tw_slice *names = tw_arena_calloc(r->arena, r->pack->units.count + 1, sizeof *names);
  for (size_t i = 0; names && i < r->pack->units.count; i++) names[i] = r->pack->units.items[i].name;
  return names;
}

tw_day tw_pack_read_day(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice text = tw_pack_read_string(r, node);
  tw_day day;
  if (text.ptr && tw_day_parse(text, &day)) return day;
  tw_pack_fault(r, node, TW_SLICE("write YYYY-MM-DD"), "\"%.*s\" is no date", TW_SLICE_ARG(text));
  return TW_DAY_NONE;
}
