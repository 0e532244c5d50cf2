#include "config/diag.h"
#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MAX_BYTES = 512 }; /* one line on a terminal, foreign words cut before that */

void tw_diag_init(struct tw_diag *diag, struct tw_arena *arena) {
  *diag = (struct tw_diag){.arena = arena};
}

/* Neighbours in a file share its name: errors come file by file, so the last entry's copy nearly always serves. */
static struct tw_slice keep_file(struct tw_diag *diag, struct tw_slice file) {
  if (diag->count > 1 && tw_slice_eq(diag->items[diag->count - 2].file, file)) return diag->items[diag->count - 2].file;
  return tw_arena_dup(diag->arena, file);
}

void tw_diag_add(struct tw_diag *diag, struct tw_slice file, int line, int column, struct tw_slice hint, const char *format,
                 ...) {
  struct tw_diag_entry *entry = diag->count < TW_DIAG_MAX_ENTRIES ? TW_ARENA_PUSH(diag->arena, diag) : NULL;
  if (!entry) {
    diag->dropped++;
    return;
  }
  char message[MESSAGE_MAX_BYTES];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  *entry = (struct tw_diag_entry){
      .file = keep_file(diag, file),
      .line = line,
      .column = column,
      .message = tw_arena_dup(diag->arena, tw_slice_from(message)),
      .hint = tw_arena_dup(diag->arena, hint),
  };
}

void tw_diag_source(struct tw_diag *diag, struct tw_slice file, struct tw_slice contents) {
  struct tw_diag_text *text = TW_ARENA_PUSH(diag->arena, &diag->texts);
  if (text) *text = (struct tw_diag_text){tw_arena_dup(diag->arena, file), contents};
}
