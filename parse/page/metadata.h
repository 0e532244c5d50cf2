/* What a page says about itself in meta and link elements, JSON-LD, microdata and visible lines. */
#pragma once
#include "model/article.h"
#include "parse/page/blocks.h"
#include "parse/page/markup_clean.h"
#include "parse/page/page_reader.h"

enum tw_metadata_field {
  TW_META_TITLE,
  TW_META_PUBLISHED,
  TW_META_MODIFIED,
  TW_META_BYLINE,
  TW_META_PUBLISHER,
  TW_META_SECTION,
  TW_META_LANG,
  TW_META_CANONICAL,
  TW_META_BODY, /* JSON-LD articleBody */
  TW_META_FIELDS,
};

struct tw_metadata {
  struct tw_arena *arena;
  const struct tw_page_options *options;
  struct tw_slice base; /* of relative links; the page's URL, or its base element's */
  bool has_base;
  struct tw_slice values[TW_META_FIELDS];
  unsigned ranks[TW_META_FIELDS];          /* of values[]; the lowest wins, 0 is none yet */
  struct tw_link_list feeds;               /* URLs not yet resolved */
  bool says_article;                       /* og:type, or an article in JSON-LD or microdata */
  bool failed;                             /* out of memory */
  const struct tw_markup_scripts *scripts; /* borrowed; NULL: none were read */
  size_t ld_articles;                      /* articles in JSON-LD: several are a list of other pages */
};

/* In `arena`; `options` is borrowed. NULL when out of memory. */
struct tw_metadata *tw_metadata_new(struct tw_arena *arena, const struct tw_page_options *options);
/* To hand to tw_dom_parse: reads elements as they come. */
struct tw_dom_listener tw_metadata_listener(struct tw_metadata *metadata);
/* Take `value` (copied, entities already undone) for a field unless one of a lower rank is there. Ranks start at 1. */
void tw_metadata_offer(struct tw_metadata *metadata, enum tw_metadata_field field, unsigned rank, struct tw_slice value);
/* The base of relative links; absent when not known. */
struct tw_slice tw_metadata_base(const struct tw_metadata *metadata);
/* Read the page's JSON-LD. `scripts`, and the page that they point into, are borrowed up to tw_metadata_finish. */
void tw_metadata_scripts(struct tw_metadata *metadata, const struct tw_markup_scripts *scripts);
/* Fill everything of *article but text, links and is_index. 0 or TW_ENOMEM. */
int tw_metadata_finish(struct tw_metadata *metadata, const struct tw_dom *dom, const struct tw_blocks *blocks,
                       struct tw_article *article);
/* The page declares itself one article, or states when it was published; a list of articles states the days of others. Call
 * behind tw_metadata_scripts. */
bool tw_metadata_says_article(const struct tw_metadata *metadata);
