/* Diagnostics as a compiler prints them: place, message, the line, a caret, a hint. */
#include "base/utf8.h"
#include "config/diag.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  FILE_MAX_BYTES = 32 << 20, /* twice the largest configuration that is read */
  SHOWN_CHARS = 140,         /* of a longer line only this much around the column is shown */
  SHOWN_BEFORE_CHARS = 80,
  READ_BYTES = 64 * 1024,
};

/* Where the printer stands in the present file. */
struct cursor {
  struct tw_slice file;
  struct tw_buf loaded; /* contents when they came from disk */
  struct tw_slice text;
  size_t at; /* start of `line` */
  int line;
};

static void read_all(struct tw_buf *out, const char *path) {
  /* A FIFO or device that a file name was changed into must not block the report. */
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return;
  for (;;) {
    char *room = tw_buf_reserve(out, READ_BYTES);
    ssize_t n = room ? read(fd, room, READ_BYTES) : 0;
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    out->len += (size_t)n;
  }
  close(fd);
}

static bool find_text(const struct tw_diag *diag, struct cursor *c) {
  for (size_t i = 0; i < diag->texts.count; i++) {
    if (!tw_slice_eq(diag->texts.items[i].file, c->file)) continue;
    c->text = diag->texts.items[i].contents;
    return true;
  }
  return false;
}

static void enter_file(const struct tw_diag *diag, struct cursor *c, struct tw_slice file) {
  if (c->line > 0 && tw_slice_eq(c->file, file)) return;
  c->file = file;
  c->line = 1;
  c->at = 0;
  tw_buf_reset(&c->loaded);
  if (!find_text(diag, c)) {
    read_all(&c->loaded, file.ptr); /* tw_arena_dup ends its copies in NUL */
    c->text = tw_buf_slice(&c->loaded);
  }
  if (tw_slice_has_prefix(c->text, TW_SLICE("\xEF\xBB\xBF"))) c->text = tw_slice_sub(c->text, 3, c->text.len);
}

/* Length of the line break at `at`, 0 for none: what YAML 1.1 section 4.2 calls b-char (libyaml counts by it). */
static size_t break_length(struct tw_slice s, size_t at) {
  unsigned char c = (unsigned char)s.ptr[at];
  size_t left = s.len - at;
  if (c == '\n') return 1;
  if (c == '\r') return left > 1 && s.ptr[at + 1] == '\n' ? 2 : 1;
  if (c == 0xC2 && left > 1 && (unsigned char)s.ptr[at + 1] == 0x85) return 2;
  if (c == 0xE2 && left > 2 && (unsigned char)s.ptr[at + 1] == 0x80 && ((unsigned char)s.ptr[at + 2] | 1) == 0xA9) return 3;
  return 0;
}

/* The line's end; *ret_next where the next one starts. */
static size_t line_end(struct tw_slice text, size_t at, size_t *ret_next) {
  while (at < text.len) {
    size_t n = break_length(text, at);
    *ret_next = at + n;
    if (n) return at;
    at++;
  }
  *ret_next = text.len;
  return text.len;
}

/* Entries come in line order, so the file is gone through once. */
static struct tw_slice seek_line(struct cursor *c, int line) {
  size_t next;
  while (c->line < line && c->at < c->text.len) {
    line_end(c->text, c->at, &next);
    c->at = next;
    c->line++;
  }
  if (c->line != line) return TW_SLICE_NONE;
  return tw_slice_sub(c->text, c->at, line_end(c->text, c->at, &next));
}

/* East Asian Wide and Fullwidth (UAX #11), the ranges that take two cells on a terminal. */
static bool is_wide(uint32_t c) {
  static const uint32_t ranges[][2] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x33FF}, {0x3400, 0x4DBF},
                                       {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                                       {0xFE30, 0xFE4F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
                                       {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
  return false;
}

/* A control character could steer the reader's terminal. */
static void append_shown(struct tw_buf *out, uint32_t c) {
  char bytes[4];
  if (c < 0x20 && c != '\t') c = 0x2400 + c; /* its picture, U+2400.. */
  if (c >= 0x7F && c < 0xA0) c = TW_REPLACEMENT;
  tw_buf_append(out, tw_slice_of(bytes, tw_utf8_encode(c, bytes)));
}

/* One blank for each character before the caret, of the same width: a tab for a tab, an ideographic space for a wide one. */
static void append_blank(struct tw_buf *out, uint32_t c) {
  if (c == '\t')
    tw_buf_append_char(out, '\t');
  else
    tw_buf_append(out, is_wide(c) ? TW_SLICE("\xE3\x80\x80") : TW_SLICE(" "));
}

/* Behind a word that names a secret, or in the user part of a URL: where the shown line must end. The rule looks at the
 * bare text, because a line that YAML can't read is shown too. */
static size_t secret_start(struct tw_slice line) {
  static const char *const words[] = {"password", "passphrase", "secret", "token", "key.pem", "oauthbearer.config"};
  size_t start = line.len;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    struct tw_slice word = tw_slice_from(words[i]);
    for (ptrdiff_t at = tw_slice_find(line, word, 0); at >= 0; at = tw_slice_find(line, word, (size_t)at + word.len)) {
      size_t end = (size_t)at + word.len;
      if (tw_slice_has_prefix(tw_slice_sub(line, end, line.len), TW_SLICE("_file"))) continue;
      while (end < line.len && line.ptr[end] != ':' && line.ptr[end] != '=') end++;
      if (end + 1 < start) start = end + 1;
    }
  }
  ptrdiff_t authority = tw_slice_find(line, TW_SLICE("://"), 0);
  if (authority < 0) return start;
  size_t end = (size_t)authority + 3;
  while (end < line.len && !strchr("/@ \"'", line.ptr[end])) end++;
  return end < line.len && line.ptr[end] == '@' && (size_t)authority + 3 < start ? (size_t)authority + 3 : start;
}

static void print_line(struct tw_buf *out, struct tw_slice line, int number, int column) {
  TW_BUF_AUTO caret;
  tw_buf_init(&caret, 0);
  int first = column > SHOWN_BEFORE_CHARS ? column - SHOWN_BEFORE_CHARS : 1;
  int at = 1;
  size_t secret = secret_start(line);
  tw_buf_printf(out, "%5d | %s", number, first > 1 ? "..." : "");
  size_t i = 0;
  for (; i < line.len && at < first + SHOWN_CHARS; at++) {
    uint32_t c;
    size_t start = i;
    i += tw_utf8_decode(line, i, &c);
    if (at < first) continue;
    if (start < secret) append_shown(out, c);
    if (at < column) append_blank(&caret, c);
  }
  if (secret < line.len)
    tw_buf_append_cstr(out, " (not shown)");
  else if (i < line.len)
    tw_buf_append_cstr(out, "...");
  tw_buf_printf(out, "\n      | %s%.*s^\n", first > 1 ? "   " : "", TW_SLICE_ARG(tw_buf_slice(&caret)));
}

static void print_entry(const struct tw_diag *diag, struct cursor *c, const struct tw_diag_entry *e, struct tw_buf *out) {
  tw_buf_append(out, e->file);
  if (e->line > 0) tw_buf_printf(out, ":%d:%d", e->line, e->column);
  tw_buf_printf(out, ": error: %.*s\n", TW_SLICE_ARG(e->message));
  if (e->line > 0 && e->file.ptr) {
    enter_file(diag, c, e->file);
    struct tw_slice line = seek_line(c, e->line);
    if (line.ptr) print_line(out, line, e->line, e->column);
  }
  if (!tw_slice_is_empty(e->hint)) tw_buf_printf(out, "      = %.*s\n", TW_SLICE_ARG(e->hint));
}

/* A file's place is where it was first complained of. */
struct ordered {
  const struct tw_diag_entry *entry;
  size_t file, index;
};

static int by_place(const void *a, const void *b) {
  const struct ordered *x = a, *y = b;
  if (x->file != y->file) return x->file < y->file ? -1 : 1;
  if (x->entry->line != y->entry->line) return x->entry->line < y->entry->line ? -1 : 1;
  if (x->entry->column != y->entry->column) return x->entry->column < y->entry->column ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static size_t first_of_file(const struct tw_diag *diag, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (tw_slice_eq(diag->items[k].file, diag->items[i].file)) return k;
  return i;
}

void tw_diag_print(const struct tw_diag *diag, struct tw_buf *out) {
  struct ordered order[TW_DIAG_MAX_ENTRIES];
  struct cursor c = {.line = 0};
  tw_buf_init(&c.loaded, FILE_MAX_BYTES);
  for (size_t i = 0; i < diag->count; i++) order[i] = (struct ordered){&diag->items[i], first_of_file(diag, i), i};
  qsort(order, diag->count, sizeof *order, by_place);
  for (size_t i = 0; i < diag->count; i++) print_entry(diag, &c, order[i].entry, out);
  if (diag->dropped) tw_buf_printf(out, "and %zu more errors\n", diag->dropped);
  tw_buf_done(&c.loaded);
}
