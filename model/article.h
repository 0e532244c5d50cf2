/* What a page or a feed item says once its markup is gone. All slices in one arena or one frame. */
#pragma once
#include "base/arena.h"

struct tw_link {
  struct tw_slice url, text;
};

struct tw_link_list {
  struct tw_link *items;
  size_t count, capacity;
};

struct tw_article {
  struct tw_slice url;           /* as fetched */
  struct tw_slice canonical_url; /* absolute, or absent */
  struct tw_slice title, byline, publisher, section;
  struct tw_slice published; /* "YYYY-MM-DD" or RFC 3339; absent when not stated */
  struct tw_slice modified;
  struct tw_slice lang; /* BCP 47 primary tag, "en", "zh"; absent when not known */
  struct tw_slice text; /* UTF-8, paragraphs separated by "\n\n"; the text that offsets count in */
  struct tw_link_list links;
  struct tw_link_list feeds; /* autodiscovered: link rel=alternate */
  struct tw_slice next_url;  /* of a list in several pages; absent: none */
  bool is_index;             /* a list of links rather than an article */
};
