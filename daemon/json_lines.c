#include "daemon/json_lines.h"
#include "daemon/command.h"
#include <stdlib.h>

struct tw_slice tw_json_member(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (!json_is_string(value)) return TW_SLICE_NONE;
  return tw_slice_of(json_string_value(value), json_string_length(value));
}

static int on_line(const char *command, size_t number, struct tw_slice line, tw_json_line_fn *fn, void *user) {
  json_error_t why;
  json_t *object = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, &why);
  if (!object) return tw_command_fail(command, TW_EXIT_FAILED, "line %zu: %s", number, why.text);
  if (!json_is_object(object)) {
    json_decref(object);
    return tw_command_fail(command, TW_EXIT_FAILED, "line %zu: not a JSON object", number);
  }
  const json_t *id = json_object_get(object, "id");
  char *id_text = id ? json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
  int code = fn(user, object, tw_slice_from(id_text ? id_text : "null"));
  free(id_text);
  json_decref(object);
  return code;
}

int tw_json_lines_walk(const char *command, tw_json_line_fn *fn, void *user) {
  char *line = NULL;
  size_t capacity = 0, number = 0;
  int worst = TW_EXIT_OK;
  ssize_t len;
  while ((len = getline(&line, &capacity, stdin)) >= 0) {
    number++;
    struct tw_slice text = tw_slice_trim(tw_slice_of(line, (size_t)len));
    if (text.len == 0) continue;
    int code = text.len > TW_JSON_LINE_MAX_BYTES ? tw_command_fail(command, TW_EXIT_FAILED, "line %zu: too long", number)
                                                 : on_line(command, number, text, fn, user);
    if (code > worst) worst = code;
  }
  free(line);
  return worst;
}
