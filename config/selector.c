#include "config/selector.h"

struct parser {
  struct tw_slice text;
  size_t at;
  struct tw_selector *out;
  struct tw_error *error;
};

static int complain(struct parser *p, const char *what) {
  if (p->at < p->text.len)
    return tw_error_set(p->error, TW_EINVAL, TW_STOP, "%s at \"%.*s\" (character %zu)", what,
                        TW_SLICE_ARG(tw_slice_sub(p->text, p->at, p->at + 20)), p->at + 1);
  return tw_error_set(p->error, TW_EINVAL, TW_STOP, "%s at its end", what);
}

static char look(const struct parser *p) {
  return p->at < p->text.len ? p->text.ptr[p->at] : '\0';
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool skip_space(struct parser *p) {
  size_t start = p->at;
  while (is_space(look(p))) p->at++;
  return p->at > start;
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80);
}

static struct tw_slice take_name(struct parser *p) {
  size_t start = p->at;
  while (is_name_char(look(p))) p->at++;
  return tw_slice_sub(p->text, start, p->at);
}

static int take_value(struct parser *p, struct tw_slice *ret_value) {
  char quote = look(p);
  if (quote != '"' && quote != '\'') {
    *ret_value = take_name(p);
    return ret_value->len ? TW_OK : complain(p, "a value is missing");
  }
  ptrdiff_t end = tw_slice_find(p->text, tw_slice_of(&quote, 1), p->at + 1);
  if (end < 0) return complain(p, "a quote is not closed");
  *ret_value = tw_slice_sub(p->text, p->at + 1, (size_t)end);
  p->at = (size_t)end + 1;
  return TW_OK;
}

/* The sign between name and value. */
static bool take_sign(struct parser *p, enum tw_selector_match *ret_match) {
  static const struct {
    const char *sign;
    enum tw_selector_match match;
  } signs[] = {{"=", TW_SELECTOR_EQUAL},   {"~=", TW_SELECTOR_WORD},   {"|=", TW_SELECTOR_DASHED},
               {"^=", TW_SELECTOR_PREFIX}, {"$=", TW_SELECTOR_SUFFIX}, {"*=", TW_SELECTOR_CONTAINS}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (!tw_slice_has_prefix(tw_slice_sub(p->text, p->at, p->text.len), tw_slice_from(signs[i].sign))) continue;
    p->at += strlen(signs[i].sign);
    *ret_match = signs[i].match;
    return true;
  }
  return false;
}

static int read_attribute(struct parser *p, struct tw_selector_simple *s) {
  p->at++;
  skip_space(p);
  s->name = take_name(p);
  s->match = TW_SELECTOR_PRESENT;
  if (!s->name.len) return complain(p, "an attribute's name is missing");
  skip_space(p);
  if (take_sign(p, &s->match)) {
    skip_space(p);
    if (take_value(p, &s->value) < 0) return TW_EINVAL;
    if (skip_space(p) && (look(p) | 0x20) == 'i') {
      s->ignores_case = true;
      p->at++;
      skip_space(p);
    }
  }
  if (look(p) != ']') return complain(p, "\"]\" is missing");
  p->at++;
  return TW_OK;
}

static int read_named(struct parser *p, struct tw_selector_simple *s, const char *attribute, enum tw_selector_match match) {
  p->at++;
  *s = (struct tw_selector_simple){.match = match, .name = tw_slice_from(attribute), .value = take_name(p)};
  return s->value.len ? TW_OK : complain(p, "a name is missing");
}

static int read_simple(struct parser *p, struct tw_selector_simple *s) {
  *s = (struct tw_selector_simple){0};
  if (look(p) == '#') return read_named(p, s, "id", TW_SELECTOR_EQUAL);
  if (look(p) == '.') return read_named(p, s, "class", TW_SELECTOR_WORD);
  if (look(p) == '[') return read_attribute(p, s);
  s->match = TW_SELECTOR_ELEMENT;
  if (look(p) == '*') {
    s->name = tw_slice_sub(p->text, p->at, p->at + 1);
    p->at++;
    return TW_OK;
  }
  s->name = take_name(p);
  return s->name.len ? TW_OK : complain(p, "an element, #id, .class or [attribute] is expected");
}

static int read_negated(struct parser *p, struct tw_selector_simple *s) {
  struct tw_slice not_word = TW_SLICE(":not(");
  if (!tw_slice_has_prefix_nocase(tw_slice_sub(p->text, p->at, p->text.len), not_word))
    return complain(p, "of the pseudo-classes only :not() is known");
  p->at += not_word.len;
  skip_space(p);
  if (read_simple(p, s) < 0) return TW_EINVAL;
  s->is_negated = true;
  skip_space(p);
  if (look(p) != ')') return complain(p, "\")\" is missing, or :not() holds more than one simple selector");
  p->at++;
  return TW_OK;
}

static bool begins_simple(char c) {
  return c == '#' || c == '.' || c == '[' || c == ':' || c == '*' || is_name_char(c);
}

static int read_compound(struct parser *p, bool is_start, bool is_child) {
  struct tw_selector *out = p->out;
  if (out->compound_count == TW_SELECTOR_COMPOUNDS) return tw_error_set(p->error, TW_ELIMIT, TW_STOP, "it has too many parts");
  struct tw_selector_compound *c = &out->compounds[out->compound_count++];
  *c = (struct tw_selector_compound){.first = out->simple_count, .is_child = is_child, .is_start = is_start};
  if (!begins_simple(look(p))) return complain(p, "an element, #id, .class or [attribute] is expected");
  while (begins_simple(look(p))) {
    if (out->simple_count == TW_SELECTOR_SIMPLES) return tw_error_set(p->error, TW_ELIMIT, TW_STOP, "it has too many parts");
    if (c->count && (is_name_char(look(p)) || look(p) == '*')) return complain(p, "an element's name stands first");
    struct tw_selector_simple *s = &out->simples[out->simple_count];
    if ((look(p) == ':' ? read_negated(p, s) : read_simple(p, s)) < 0) return TW_EINVAL;
    out->simple_count++;
    c->count++;
  }
  return TW_OK;
}

int tw_selector_parse(struct tw_slice text, struct tw_selector *ret_selector, struct tw_error *error) {
  struct parser p = {.text = text, .out = ret_selector, .error = error};
  bool is_start = true, is_child = false;
  *ret_selector = (struct tw_selector){0};
  if (tw_slice_has_prefix(tw_slice_trim(text), TW_SLICE("/")))
    return complain(&p, "XPath is not understood, only CSS selectors are");
  skip_space(&p);
  for (;;) {
    if (read_compound(&p, is_start, is_child) < 0) return error->status;
    bool has_space = skip_space(&p);
    if (p.at == text.len) return TW_OK;
    is_start = look(&p) == ',';
    is_child = look(&p) == '>';
    if (look(&p) == '+' || look(&p) == '~') return complain(&p, "siblings (+, ~) are not known, only descendants and children");
    if (!is_start && !is_child && !has_space) return complain(&p, "this is not understood");
    if (is_start || is_child) p.at++;
    skip_space(&p);
  }
}

/* ---- matching ---- */

static const char *value_of(const char *const *attributes, struct tw_slice name) {
  for (size_t i = 0; attributes && attributes[i]; i += 2)
    if (tw_slice_eq_nocase(tw_slice_from(attributes[i]), name)) return attributes[i + 1] ? attributes[i + 1] : "";
  return NULL;
}

static bool eq(struct tw_slice a, struct tw_slice b, bool ignores_case) {
  return ignores_case ? tw_slice_eq_nocase(a, b) : tw_slice_eq(a, b);
}

static bool has_word(struct tw_slice value, struct tw_slice wanted, bool ignores_case) {
  for (size_t at = 0; at < value.len;) {
    size_t start = at;
    while (at < value.len && !is_space(value.ptr[at])) at++;
    if (eq(tw_slice_sub(value, start, at), wanted, ignores_case)) return wanted.len > 0;
    at++;
  }
  return false;
}

static bool contains(struct tw_slice value, struct tw_slice wanted, bool ignores_case) {
  if (!ignores_case) return tw_slice_find(value, wanted, 0) >= 0;
  for (size_t at = 0; at + wanted.len <= value.len; at++)
    if (tw_slice_eq_nocase(tw_slice_sub(value, at, at + wanted.len), wanted)) return true;
  return false;
}

static bool matches_value(const struct tw_selector_simple *s, struct tw_slice value) {
  struct tw_slice wanted = s->value;
  struct tw_slice head = tw_slice_sub(value, 0, wanted.len);
  switch (s->match) {
  case TW_SELECTOR_EQUAL: return eq(value, wanted, s->ignores_case);
  case TW_SELECTOR_WORD: return has_word(value, wanted, s->ignores_case);
  case TW_SELECTOR_DASHED: return eq(head, wanted, s->ignores_case) && (value.len == wanted.len || value.ptr[wanted.len] == '-');
  case TW_SELECTOR_PREFIX: return wanted.len && eq(head, wanted, s->ignores_case);
  case TW_SELECTOR_SUFFIX:
    return wanted.len && value.len >= wanted.len &&
           eq(tw_slice_sub(value, value.len - wanted.len, value.len), wanted, s->ignores_case);
  case TW_SELECTOR_CONTAINS: return wanted.len && contains(value, wanted, s->ignores_case);
  default: return true;
  }
}

/* Names mostly differ in their first letter, of either case. */
static bool is_element(struct tw_slice name, const char *element) {
  if (tw_slice_is(name, "*")) return true;
  return name.len && ((name.ptr[0] ^ element[0]) & ~0x20) == 0 && tw_slice_eq_nocase(name, tw_slice_from(element));
}

static bool matches_simple(const struct tw_selector_simple *s, const char *element, const char *const *attributes) {
  if (s->match == TW_SELECTOR_ELEMENT) return is_element(s->name, element);
  const char *value = value_of(attributes, s->name);
  return value && matches_value(s, tw_slice_from(value));
}

uint32_t tw_selector_compounds(const struct tw_selector *selector, const char *element, const char *const *attributes) {
  uint32_t bits = 0;
  for (size_t i = 0; i < selector->compound_count; i++) {
    const struct tw_selector_compound *c = &selector->compounds[i];
    bool matches = true;
    for (size_t j = c->first; matches && j < c->first + c->count; j++)
      matches = matches_simple(&selector->simples[j], element, attributes) != selector->simples[j].is_negated;
    bits |= (uint32_t)matches << i;
  }
  return bits;
}
