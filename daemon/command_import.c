/* import: a feed reader's list (OPML) to sources as the configuration has them; what can't be one is told on standard error. */
#include "base/digest.h"
#include "daemon/command.h"
#include "daemon/print.h"
#include "daemon/reading.h"
#include "model/url_key.h"

enum {
  COMMENT_BYTES = 200,
  NAME_BYTES = 60, /* of a derived name: it stands in every record */
  SLOTS = 1 << 17, /* more than twice the outlines of the largest list that is read, a power of two */
};

/* Texts that were met, in a table of SLOTS; a slot of an absent text is free. */
struct met {
  struct tw_slice text;
  size_t count; /* names: the last number that was put behind it */
};

struct import {
  struct tw_arena *arena;
  struct tw_buf out;
  struct met *names, *keys; /* keys: of the URLs */
};

/* Where `text` stands, or the free slot for it. The digest is one that nobody can aim at. */
static struct met *look_up(struct met *table, struct tw_slice text) {
  struct tw_digest digest = tw_digest_of(text);
  uint32_t at;
  memcpy(&at, digest.bytes, sizeof at);
  while (table[at % SLOTS].text.ptr && !tw_slice_eq(table[at % SLOTS].text, text)) at++;
  return &table[at % SLOTS];
}

/* ---- names ---- */

static bool is_name_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '_';
}

/* Letters and digits in lower case, the rest as single hyphens. */
static void put_slug(struct tw_buf *out, struct tw_slice text) {
  for (size_t i = 0; i < text.len && out->len < NAME_BYTES; i++) {
    char c = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? (char)(text.ptr[i] | 0x20) : text.ptr[i];
    if (is_name_char(c))
      tw_buf_append_char(out, c);
    else if (out->len && out->data[out->len - 1] != '-')
      tw_buf_append_char(out, '-');
  }
  while (out->len && strchr("-._", out->data[out->len - 1])) out->len--;
}

static size_t count_letters(struct tw_slice s) {
  size_t count = 0;
  for (size_t i = 0; i < s.len; i++) count += s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
  return count;
}

/* Of the title where it is written in Latin letters, else of the host. */
static void put_base_name(struct tw_buf *out, const struct tw_feed_item *item) {
  size_t foreign = 0;
  for (size_t i = 0; i < item->title.len; i++) foreign += (unsigned char)item->title.ptr[i] >= 0x80;
  if (foreign * 2 < item->title.len) put_slug(out, item->title);
  if (count_letters(tw_buf_slice(out)) >= 2) return;
  tw_buf_reset(out);
  put_slug(out, tw_url_key_site(item->link));
  if (!out->len) tw_buf_append_cstr(out, "source");
}

static struct tw_slice name_of(struct import *im, const struct tw_feed_item *item) {
  TW_BUF_AUTO base;
  tw_buf_init(&base, 0);
  put_base_name(&base, item);
  struct tw_slice name = tw_arena_dup(im->arena, tw_buf_slice(&base));
  struct met *first = look_up(im->names, name), *slot = first;
  while (name.ptr && slot->text.ptr) {
    first->count += first->count ? 1 : 2;
    name = tw_arena_printf(im->arena, "%.*s-%zu", TW_SLICE_ARG(first->text), first->count);
    slot = look_up(im->names, name);
  }
  slot->text = name;
  return name;
}

/* ---- YAML ---- */

/* Double-quoted (YAML 1.2 section 7.3.1); UTF-8 was checked at the border. */
static void put_quoted(struct tw_buf *out, struct tw_slice text) {
  tw_buf_append_char(out, '"');
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c == '"' || c == '\\') tw_buf_append_char(out, '\\');
    if (c < 0x20 || c == 0x7F)
      tw_buf_printf(out, "\\x%02X", c);
    else
      tw_buf_append_char(out, (char)c);
  }
  tw_buf_append_char(out, '"');
}

static void put_labels(struct tw_buf *out, const struct tw_feed_item *item) {
  if (!item->categories.count && tw_slice_is_empty(item->title)) return;
  tw_buf_append_cstr(out, "  # ");
  for (size_t i = 0; i < item->categories.count; i++) {
    tw_print_plain(out, item->categories.items[i], COMMENT_BYTES);
    tw_buf_append_cstr(out, " / ");
  }
  tw_print_plain(out, item->title, COMMENT_BYTES);
  tw_buf_append_char(out, '\n');
}

/* "en", "zh-CN"; what is written otherwise is left to be detected. */
static bool is_lang(struct tw_slice lang) {
  if (lang.len < 2 || lang.len > 12) return false;
  for (size_t i = 0; i < lang.len; i++) {
    char c = (char)(lang.ptr[i] | 0x20);
    bool is_letter = c >= 'a' && c <= 'z';
    if (!is_letter && !(i >= 2 && lang.ptr[i] == '-' && i + 2 < lang.len)) return false;
  }
  return true;
}

static void put_source(struct import *im, const struct tw_feed_item *item, struct tw_slice url, struct tw_slice name) {
  put_labels(&im->out, item);
  tw_buf_printf(&im->out, "  - name: ");
  put_quoted(&im->out, name);
  tw_buf_append_cstr(&im->out, "\n    url: ");
  put_quoted(&im->out, url);
  tw_buf_append_char(&im->out, '\n');
  if (is_lang(item->lang)) tw_buf_printf(&im->out, "    lang: %.*s\n", TW_SLICE_ARG(tw_slice_sub(item->lang, 0, 2)));
}

/* ---- items ---- */

/* "feed:https://..." and "feed://..." are what browsers hand to feed readers. */
static struct tw_slice web_url(struct tw_arena *arena, struct tw_slice url) {
  if (tw_slice_has_prefix_nocase(url, TW_SLICE("feed://")))
    return tw_arena_printf(arena, "http://%.*s", TW_SLICE_ARG(tw_slice_sub(url, 7, url.len)));
  if (tw_slice_has_prefix_nocase(url, TW_SLICE("feed:"))) url = tw_slice_sub(url, 5, url.len);
  return url;
}

static const char *url_fault(struct tw_slice url) {
  enum { URL_MAX_BYTES = 8000 }; /* as the configuration allows */
  bool is_web = tw_slice_has_prefix_nocase(url, TW_SLICE("http://")) || tw_slice_has_prefix_nocase(url, TW_SLICE("https://"));
  struct tw_slice authority = tw_slice_sub(url, url.len > 8 ? 7 : 0, url.len), host;
  if (!is_web || !tw_url_key_site(url).len) return "no address of the web";
  if (url.len > URL_MAX_BYTES) return "an address that is too long";
  while (authority.len && authority.ptr[0] == '/') authority = tw_slice_sub(authority, 1, authority.len);
  if (tw_slice_split(&authority, '/', &host) && memchr(host.ptr, '@', host.len)) return "an address with a user name";
  for (size_t i = 0; i < url.len; i++)
    if ((unsigned char)url.ptr[i] <= 0x20 || url.ptr[i] == 0x7F) return "an address with spaces or controls";
  return NULL;
}

static void leave_out(struct tw_slice url, const char *why) {
  TW_BUF_AUTO line;
  tw_buf_init(&line, 0);
  tw_print_plain(&line, url, COMMENT_BYTES);
  fprintf(stderr, "tallywire import: left out %.*s: %s\n", TW_SLICE_ARG(tw_buf_slice(&line)), why);
}

static int take_item(struct import *im, const struct tw_feed_item *item) {
  struct tw_slice url = web_url(im->arena, item->link), key = tw_url_key(im->arena, url);
  const char *fault = url_fault(url);
  if (!key.ptr) return TW_ENOMEM;
  struct met *slot = look_up(im->keys, key);
  if (!fault && slot->text.ptr) fault = "listed already";
  if (fault) {
    leave_out(url, fault);
    return TW_OK;
  }
  slot->text = key;
  struct tw_slice name = name_of(im, item);
  if (name.ptr) put_source(im, item, url, name);
  return name.ptr ? TW_OK : TW_ENOMEM;
}

static int write_sources(struct import *im, const struct tw_feed *feed) {
  tw_buf_append_cstr(&im->out, "# ");
  tw_print_plain(&im->out, tw_slice_is_empty(feed->title) ? TW_SLICE("sources of a feed reader") : feed->title, COMMENT_BYTES);
  tw_buf_append_cstr(&im->out, "\nsources:");
  tw_buf_append_cstr(&im->out, feed->items.count ? "\n" : " []\n");
  int status = TW_OK;
  for (size_t i = 0; status == TW_OK && i < feed->items.count; i++) status = take_item(im, &feed->items.items[i]);
  return status;
}

static int import_file(struct tw_reading *reading) {
  TW_BUF_AUTO bytes;
  tw_buf_init(&bytes, 0);
  struct tw_outcome outcome;
  int code = tw_reading_input(reading, reading->options.file, &bytes);
  struct tw_job job = tw_reading_job(reading, TW_JOB_OPML, 0, tw_buf_slice(&bytes));
  if (code == TW_EXIT_OK) code = tw_reading_document(reading, &job, &outcome);
  if (code != TW_EXIT_OK) return code;
  if (tw_slice_is_empty(outcome.feed.format))
    return tw_command_fail("import", TW_EXIT_FAILED, "%s is no OPML", reading->options.file);
  if (outcome.feed.bozo) fprintf(stderr, "tallywire import: %.*s are left out\n", TW_SLICE_ARG(outcome.feed.bozo_reason));
  struct import im = {.arena = tw_arena_new(0)};
  tw_buf_init(&im.out, 0);
  if (im.arena) im.names = tw_arena_calloc(im.arena, 2 * SLOTS, sizeof *im.names);
  im.keys = im.names ? im.names + SLOTS : NULL;
  code = TW_EXIT_FAILED;
  if (im.names && write_sources(&im, &outcome.feed) == TW_OK && !tw_buf_failed(&im.out))
    code = tw_command_write("import", &im.out);
  else
    tw_command_fail("import", code, "out of memory");
  tw_buf_done(&im.out);
  tw_arena_free(im.arena);
  return code;
}

int tw_command_import(int argc, char **argv) {
  struct tw_reading reading;
  int code = tw_reading_init(&reading, "import", TW_TAKES_FILE, argc, argv);
  if (code == TW_EXIT_OK) code = import_file(&reading);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}
