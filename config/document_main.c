/* Writes the documents that come from the settings table: `document markdown FILE` writes FILE, `document man FILE`
 * replaces what stands between the two marker lines of FILE. Run by the target `docs`. */
#include "config/settings.h"
#include <stdio.h>

enum { FILE_MAX_BYTES = 1 << 20 }; /* a page for people */

#define MARK_BEGIN ".\\\" settings begin"
#define MARK_END   ".\\\" settings end"

static bool read_file(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "re");
  if (!file) return false;
  char *room = tw_buf_reserve(out, FILE_MAX_BYTES);
  if (room) out->len = fread(room, 1, FILE_MAX_BYTES, file);
  fclose(file);
  return room != NULL;
}

static bool write_file(const char *path, const struct tw_buf *text) {
  FILE *file = tw_buf_failed(text) ? NULL : fopen(path, "we");
  if (!file) return false;
  bool ok = fwrite(text->data, 1, text->len, file) == text->len;
  return fclose(file) == 0 && ok;
}

static bool write_markdown(const char *path) {
  TW_BUF_AUTO text;
  tw_buf_init(&text, FILE_MAX_BYTES);
  tw_settings_document(&text);
  return write_file(path, &text);
}

static bool write_man(const char *path) {
  TW_BUF_AUTO old;
  TW_BUF_AUTO text;
  tw_buf_init(&old, FILE_MAX_BYTES * 2);
  tw_buf_init(&text, FILE_MAX_BYTES);
  if (!read_file(path, &old)) return false;
  struct tw_slice all = tw_buf_slice(&old);
  ptrdiff_t begin = tw_slice_find(all, TW_SLICE(MARK_BEGIN), 0), end = tw_slice_find(all, TW_SLICE(MARK_END), 0);
  if (begin < 0 || end < begin) return false;
  tw_buf_append(&text, tw_slice_sub(all, 0, (size_t)begin));
  tw_buf_append_cstr(&text, MARK_BEGIN "\n");
  tw_settings_document_man(&text);
  tw_buf_append(&text, tw_slice_sub(all, (size_t)end, all.len));
  return write_file(path, &text);
}

int main(int argc, char **argv) {
  bool is_man = argc == 3 && strcmp(argv[1], "man") == 0, is_markdown = argc == 3 && strcmp(argv[1], "markdown") == 0;
  if (!is_man && !is_markdown) {
    fprintf(stderr, "usage: document markdown|man FILE\n");
    return 2;
  }
  if (is_man ? write_man(argv[2]) : write_markdown(argv[2])) return 0;
  fprintf(stderr, "document: can't write %s\n", argv[2]);
  return 1;
}
