/* links: tw_feed */
/* Any bytes as a text construct of each type: what comes out is safe to show, and cleaning it again changes nothing. */
#include "parse/feed/feed_construct.h"
#include "parse/feed/feed_html.h"
#include "tests/fuzz/demand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct tw_slice raw = tw_slice_of(data, size), base = TW_SLICE("http://news.example/a/b");
  if (!tw_utf8_is_valid(raw)) return 0; /* the decoder stands before it */
  TW_ARENA_AUTO arena = tw_arena_new((size_t)256 << 20);
  TW_BUF_AUTO scratch;
  tw_buf_init(&scratch, 0);
  struct tw_feed feed = {0};
  struct tw_feed_options options = {.base_url = base};
  struct tw_feed_sink sink = {.arena = arena, .options = &options, .feed = &feed};
  for (int type = TW_FEED_TEXT_PLAIN; arena && type <= TW_FEED_TEXT_OTHER; type++) {
    const char *media_type = NULL;
    struct tw_feed_construct construct = {.base = base, .raw = raw, .type = (enum tw_feed_text_type)type};
    struct tw_slice clean = tw_feed_construct_finish(&sink, &scratch, &construct, &media_type);
    if (tw_arena_failed(arena) || tw_buf_failed(&scratch)) break;
    if (!clean.ptr) continue;
    demand(media_type && tw_utf8_is_valid(clean));
    if (strcmp(media_type, "text/plain") == 0) continue;
    demand_safe_html(clean);
    tw_buf_reset(&scratch);
    tw_feed_html_append(&scratch, &sink, base, clean);
    if (!tw_buf_failed(&scratch) && !tw_arena_failed(arena)) demand(tw_slice_eq(tw_slice_trim(tw_buf_slice(&scratch)), clean));
  }
  return 0;
}
