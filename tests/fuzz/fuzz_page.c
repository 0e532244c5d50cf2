/* links: tw_page */
/* Any bytes as a page or a fragment: no crash, no leak, valid UTF-8 out, links absolute. */
#include "base/utf8.h"
#include "parse/page/page_reader.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds) {
  if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(64 * 1024 * 1024);
  if (!arena) return 0;
  struct tw_page_options options = {
      .url = TW_SLICE("https://news.example/a/b"),
      .content_type = TW_SLICE("text/html"),
      .timezone = TW_SLICE("Asia/Shanghai"),
      .is_fragment = size > 0 && data[0] == 'F',
      .want_links = true,
  };
  struct tw_article article;
  struct tw_error error;
  if (tw_page_read(arena, tw_slice_of(data, size), &options, &article, &error) < 0) return 0;
  demand(article.text.ptr != NULL && tw_utf8_is_valid(article.text));
  demand(tw_utf8_is_valid(article.title) && tw_utf8_is_valid(article.byline) && tw_utf8_is_valid(article.publisher));
  for (size_t i = 0; i < article.links.count; i++) demand(tw_slice_has_prefix(article.links.items[i].url, TW_SLICE("http")));
  return 0;
}
