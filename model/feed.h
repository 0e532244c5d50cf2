/* A feed as CONTRACTS.md's parse-feed prints it. All slices in one arena or one frame; absent where not stated. */
#pragma once
#include "model/article.h"

struct tw_feed_person {
  struct tw_slice name, email, url;
};

struct tw_feed_link {
  struct tw_slice rel, href, type, title;
};

struct tw_feed_link_list {
  struct tw_feed_link *items;
  size_t count, capacity;
};

struct tw_string_list {
  struct tw_slice *items;
  size_t count, capacity;
};

struct tw_enclosure {
  struct tw_slice url, type, length; /* length as written, a number of bytes */
};

struct tw_enclosure_list {
  struct tw_enclosure *items;
  size_t count, capacity;
};

struct tw_feed_item {
  struct tw_slice id; /* never absent: guid, else link, else a stable digest */
  struct tw_slice title, link, author, summary, content;
  struct tw_slice published, updated; /* ISO 8601 UTC */
  struct tw_slice comments, rights, title_type, summary_type, content_type, lang;
  struct tw_feed_person author_detail;
  struct tw_string_list categories;
  struct tw_string_list contributors;
  struct tw_enclosure_list enclosures;
  struct tw_feed_link_list links;
};

struct tw_feed_item_list {
  struct tw_feed_item *items;
  size_t count, capacity;
};

struct tw_feed {
  struct tw_slice format; /* "rss2.0", "rss1.0", "rss0.9x", "atom1.0", "atom0.3", "jsonfeed", "cdf", "sitemap", "sitemapindex",
                             "opml"; absent: not a feed */
  struct tw_slice title, link, language, description, id;
  struct tw_slice updated, published;              /* ISO 8601 UTC */
  struct tw_slice ttl;                             /* minutes, as written */
  struct tw_slice update_period, update_frequency; /* sy: module */
  struct tw_slice image_url, image_title, image_link;
  struct tw_slice hub, self;
  struct tw_slice rights, author, generator, icon, logo, encoding, docs;
  struct tw_feed_person author_detail;
  struct tw_string_list categories, skip_hours, skip_days;
  struct tw_feed_link_list links;
  struct tw_feed_item_list items;
  bool bozo;
  struct tw_slice bozo_reason;
};
