/* links: tw_page */
/* Any bytes as a page, or as a fragment when they begin with an F. A first byte below a blank is no part of them: its bits pick
 * the transport's content type, the URL, and whether captions are kept. */
#include "parse/page/page_reader.h"
#include "tests/fuzz/demand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { IS_PLACELESS = 4, WANTS_CAPTIONS = 8 };

static struct tw_page_options pick_options(struct tw_slice *bytes) {
  static const char *const types[] = {"text/html", "text/html; charset=gbk", "text/html; charset=Shift_JIS", NULL};
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/a/b"),
                                    .content_type = TW_SLICE("text/html"),
                                    .timezone = TW_SLICE("Asia/Shanghai"),
                                    .is_fragment = bytes->len > 0 && bytes->ptr[0] == 'F',
                                    .want_links = true};
  if (bytes->len == 0 || (unsigned char)bytes->ptr[0] >= ' ' || strchr("\t\n\r", bytes->ptr[0])) return options;
  unsigned bits = (unsigned char)bytes->ptr[0];
  *bytes = tw_slice_sub(*bytes, 1, bytes->len);
  options.content_type = tw_slice_from(types[bits % COUNT_OF(types)]);
  if (bits & IS_PLACELESS) options.url = TW_SLICE_NONE;
  options.want_captions = (bits & WANTS_CAPTIONS) != 0;
  return options;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(64 * 1024 * 1024);
  struct tw_slice bytes = tw_slice_of(data, size);
  struct tw_page_options options = pick_options(&bytes);
  struct tw_outcome outcome = {.kind = TW_JOB_PAGE};
  struct tw_error error;
  if (!arena || tw_page_read(arena, bytes, &options, &outcome.article, &error) < 0) return 0;
  const struct tw_article *article = &outcome.article;
  demand(article->text.ptr != NULL);
  for (size_t i = 0; i < article->links.count; i++) demand(tw_slice_has_prefix(article->links.items[i].url, TW_SLICE("http")));
  for (size_t i = 0; i < article->feeds.count; i++) demand_safe_url(article->feeds.items[i].url);
  demand_safe_url(article->canonical_url);
  demand_date(article->published);
  demand_date(article->modified);
  demand_crosses_border(arena, &outcome);
  return 0;
}
