/* links: tw_feed */
/* Any bytes as a feed. A first byte below a blank is no part of it: its bits pick the transport's content type, the base URL and
 * the zone. */
#include "parse/feed/feed_html.h"
#include "parse/feed/feed_reader.h"
#include "tests/fuzz/demand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { IS_BASELESS = 4, HAS_ZONE = 8 };

static struct tw_feed_options pick_options(struct tw_slice *bytes) {
  static const char *const types[] = {NULL, "text/xml; charset=gb2312", "application/rss+xml; charset=UTF-8",
                                      "application/feed+json"};
  struct tw_feed_options options = {.base_url = TW_SLICE("http://news.example/feed")};
  if (bytes->len == 0 || (unsigned char)bytes->ptr[0] >= ' ' || strchr("\t\n\r", bytes->ptr[0])) return options;
  unsigned bits = (unsigned char)bytes->ptr[0];
  *bytes = tw_slice_sub(*bytes, 1, bytes->len);
  options.content_type = tw_slice_from(types[bits % COUNT_OF(types)]);
  if (bits & IS_BASELESS) options.base_url = TW_SLICE_NONE;
  if (bits & HAS_ZONE) options.timezone = TW_SLICE("Asia/Shanghai");
  return options;
}

/* What was sanitised once is clean: once more changes nothing. */
static void check_html(struct tw_arena *arena, const struct tw_feed_options *options, struct tw_slice html) {
  demand_safe_html(html);
  TW_BUF_AUTO again;
  tw_buf_init(&again, 0);
  struct tw_feed feed = {0};
  struct tw_feed_sink sink = {.arena = arena, .options = options, .feed = &feed};
  tw_feed_html_append(&again, &sink, options->base_url, html);
  if (!tw_buf_failed(&again) && !tw_arena_failed(arena)) demand(tw_slice_eq(tw_slice_trim(tw_buf_slice(&again)), html));
}

static void check_item(struct tw_arena *arena, const struct tw_feed_options *options, const struct tw_feed_item *item) {
  demand(item->id.len > 0);
  demand_safe_url(item->link);
  demand_safe_links(&item->links);
  for (size_t i = 0; i < item->enclosures.count; i++) demand_safe_url(item->enclosures.items[i].url);
  demand_date(item->published);
  demand_date(item->updated);
  if (item->content.ptr && !tw_slice_is(item->content_type, "text/plain")) check_html(arena, options, item->content);
  if (item->summary.ptr && !tw_slice_is(item->summary_type, "text/plain")) check_html(arena, options, item->summary);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)256 << 20);
  struct tw_slice bytes = tw_slice_of(data, size);
  struct tw_feed_options options = pick_options(&bytes);
  struct tw_outcome outcome = {.kind = TW_JOB_FEED};
  struct tw_error error;
  if (!arena || tw_feed_read(arena, bytes, &options, &outcome.feed, &error)) return 0;
  const struct tw_feed *feed = &outcome.feed;
  demand(feed->format.ptr || (feed->bozo && feed->items.count == 0));
  demand(!feed->bozo || feed->bozo_reason.len > 0);
  demand_safe_url(feed->link);
  demand_safe_url(feed->self);
  demand_safe_url(feed->hub);
  demand_safe_url(feed->image_url);
  demand_safe_links(&feed->links);
  demand_date(feed->updated);
  for (size_t i = 0; i < feed->items.count; i++) check_item(arena, &options, &feed->items.items[i]);
  demand_crosses_border(arena, &outcome);
  return 0;
}
