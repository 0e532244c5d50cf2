/* JSON lines on standard input: one object a line, read with jansson, a bad line named and skipped. */
#pragma once
#include "base/buf.h"
#include <jansson.h>

enum { TW_JSON_LINE_MAX_BYTES = 256 << 20 }; /* as large as the largest document of a command */

/* Called for each good line; `id_json` is the object's id as JSON text ("null" when missing), valid during the call. Returns an
 * exit code; the walk goes on in any case. */
typedef int tw_json_line_fn(void *user, const json_t *object, struct tw_slice id_json);

/* Walks standard input. TW_EXIT_OK when every line was good and every call returned it, else the worst code. */
int tw_json_lines_walk(const char *command, tw_json_line_fn *fn, void *user);
/* A string member, borrowed; absent when missing, null or of another type. */
struct tw_slice tw_json_member(const json_t *object, const char *key);
