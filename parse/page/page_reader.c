#include "parse/page/page_reader.h"
#include "base/utf8.h"
#include "parse/page/blocks.h"
#include "parse/page/body.h"
#include "parse/page/dom.h"
#include "parse/page/lines.h"
#include "parse/page/markup_clean.h"
#include "parse/page/metadata.h"
#include "parse/page/page_links.h"
#include "parse/page/page_title.h"
#include "parse/page/state_text.h"
#include "parse/page/tables.h"
#include "parse/text/charset.h"
#include "parse/text/url.h"

/* Ten times the largest page of the public suites, and six times it is still under the worker's memory. */
enum { PAGE_BYTES_MAX = 32 * 1024 * 1024 };

/* A declared body shorter than this is a summary. It counts only where the page shows less than 40 % of it. */
enum { DECLARED_BYTES_MIN = 400 };
/* Of text that stands around the part that scripts draw: a menu, a footer, a note on cookies. With more the page is drawn. */
enum { SHELL_TEXT_BYTES_MAX = 600, SHELL_BYTES_MAX = 100 };
/* Of the line by which shown text is found again: behind that there may be an entity or a link. */
enum { LINE_BYTES_COMPARED = 40 };

/* What is freed with the call; the article's own parts live in the arena. */
struct reading {
  struct tw_arena *arena;
  const struct tw_page_options *options;
  struct tw_buf clean;
  struct tw_markup_scripts scripts;
  struct tw_dom dom;
  struct tw_blocks blocks;
  struct tw_metadata *metadata;
  struct tw_page_pick *pick; /* NULL: no links are wanted */
  struct tw_article *article;
  bool failed; /* out of memory in what was read for its text */
};

static void reading_done(struct reading *r) {
  tw_buf_done(&r->clean);
  tw_dom_done(&r->dom);
  tw_blocks_done(&r->blocks);
}

static int out_of_memory(struct tw_error *error) {
  return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "page: out of memory");
}

static int decode(struct reading *r, struct tw_slice bytes, struct tw_slice *ret_text, struct tw_error *error) {
  *ret_text = bytes; /* a feed item's HTML comes out of text that was decoded once */
  if (r->options->is_fragment && tw_utf8_is_valid(bytes)) return 0;
  struct tw_charset_result decoded;
  int status = tw_charset_decode(r->arena, bytes, r->options->content_type, TW_MARKUP_HTML, &decoded);
  if (status == TW_ENOMEM) return out_of_memory(error);
  if (status < 0) return tw_error_set(error, status, TW_SKIP_ITEM, "page: its character set can't be read");
  *ret_text = decoded.text;
  return 0;
}

static int read_markup(struct reading *r, struct tw_slice bytes, struct tw_error *error) {
  struct tw_slice text;
  int status = decode(r, bytes, &text, error);
  if (status < 0) return status;
  if (!tw_markup_clean(text, &r->clean, &r->scripts)) return out_of_memory(error);
  r->metadata = tw_metadata_new(r->arena, r->options);
  if (!r->metadata) return out_of_memory(error);
  struct tw_dom_listener listener = tw_metadata_listener(r->metadata);
  if (r->options->want_links) {
    status = tw_page_pick_new(r->arena, r->options->select, r->options->next, &r->pick, error);
    if (status < 0) return status;
    tw_page_pick_listen(r->pick, &listener);
  }
  status = tw_dom_parse(&r->dom, tw_buf_slice(&r->clean), &listener, error);
  tw_buf_done(&r->clean);
  if (status == 0) tw_metadata_scripts(r->metadata, &r->scripts);
  return status;
}

/* HTML that does not stand in the page's own tree: its text; absent past a limit. */
static struct tw_slice text_of_markup(struct reading *r, struct tw_slice html) {
  struct tw_page_options options = {.url = r->options->url, .is_fragment = true, .want_captions = r->options->want_captions};
  struct tw_article article;
  int status = tw_page_read(r->arena, html, &options, &article, NULL);
  r->failed = r->failed || status == TW_ENOMEM;
  return status < 0 ? TW_SLICE_NONE : article.text;
}

/* HTML may be escaped once more. */
static struct tw_slice plain_text(struct reading *r, struct tw_slice text) {
  for (int turn = 0; turn < 2 && !r->options->is_fragment && tw_state_text_is_markup(text); turn++)
    text = text_of_markup(r, text);
  return text;
}

/* Enough of a text, of which the page shows less than 40 %. */
static bool is_more(const struct reading *r, struct tw_slice text) {
  return text.len >= DECLARED_BYTES_MIN && r->article->text.len * 5 <= text.len * 2;
}

/* What a page shows is the beginning of what its scripts would draw, or next to nothing. */
static bool goes_on_in(struct tw_slice shown, struct tw_slice drawn) {
  if (shown.len <= SHELL_BYTES_MAX) return true;
  struct tw_slice rest = shown, line, longest = TW_SLICE_NONE;
  while (tw_slice_split(&rest, '\n', &line))
    if (line.len > longest.len) longest = line;
  return tw_slice_find(drawn, tw_slice_sub(longest, 0, LINE_BYTES_COMPARED), 0) >= 0;
}

/* Pages drawn by scripts have their text in JSON-LD or in the scripts' state only. */
static void take_declared_body(struct reading *r) {
  struct tw_slice declared = r->metadata->values[TW_META_BODY];
  if (is_more(r, declared)) declared = plain_text(r, declared);
  if (is_more(r, declared)) r->article->text = declared;
  if (r->article->text.len > SHELL_TEXT_BYTES_MAX || r->options->is_fragment) return;
  struct tw_slice drawn = plain_text(r, tw_state_text_find(r->arena, &r->scripts));
  if (is_more(r, drawn) && goes_on_in(r->article->text, drawn)) r->article->text = drawn;
}

static enum tw_lines_mode lines_mode(const struct tw_page_options *options) {
  if (options->is_fragment) return TW_LINES_EVERYTHING;
  return options->want_captions ? TW_LINES_WITH_CAPTIONS : TW_LINES_BODY;
}

static int read_body(struct reading *r) {
  struct tw_article *article = r->article;
  struct tw_body body = {0};
  tw_tables_mark(&r->dom);
  if (tw_blocks_build(r->arena, &r->dom, &r->blocks) < 0) return TW_ENOMEM;
  struct tw_body_options options = {.host = tw_url_host(r->options->url),
                                    .title = tw_page_title_said(r->arena, &r->dom, r->metadata->values[TW_META_TITLE]),
                                    .says_article = r->metadata->says_article};
  if (!r->options->is_fragment && tw_body_find(r->arena, &r->dom, &r->blocks, &options, &body) < 0) return TW_ENOMEM;
  if (tw_metadata_finish(r->metadata, &r->dom, &r->blocks, article) < 0) return TW_ENOMEM;
  if (tw_lines_write(r->arena, &r->dom, &r->blocks, article->title, options.host, lines_mode(r->options), &article->text) < 0)
    return TW_ENOMEM;
  take_declared_body(r);
  if (r->failed) return TW_ENOMEM;
  article->is_index =
      !r->options->is_fragment && tw_page_links_is_index(&body, article->text.len, tw_metadata_says_article(r->metadata));
  if (!r->pick) return 0;
  if (!tw_page_pick_is_whole(r->pick)) return TW_ENOMEM;
  struct tw_slice base = tw_metadata_base(r->metadata), next = tw_page_pick_next(r->pick);
  if (next.len) article->next_url = tw_url_resolve_safe(r->arena, base, next);
  return tw_page_links_read(r->arena, &r->dom, r->pick, base, &article->links);
}

int tw_page_read(struct tw_arena *arena, struct tw_slice bytes, const struct tw_page_options *options,
                 struct tw_article *ret_article, struct tw_error *error) {
  *ret_article = (struct tw_article){.url = tw_arena_dup(arena, options->url)};
  if (bytes.len > PAGE_BYTES_MAX) return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "page: more than %d bytes", PAGE_BYTES_MAX);
  __attribute__((cleanup(reading_done))) struct reading r = {.arena = arena, .options = options, .article = ret_article};
  tw_buf_init(&r.clean, 0);
  int status = read_markup(&r, bytes, error);
  if (status < 0) return status;
  return read_body(&r) < 0 || tw_arena_failed(arena) ? out_of_memory(error) : 0;
}
