/* What class, id and role words say about an element's place on a page. Words of English and Chinese sites, as tables. */
#pragma once
#include "base/slice.h"

enum tw_hint {
  TW_HINT_CONTENT = 1 << 0,    /* the article's body: "entry-content", "articleBody", "zhengwen" */
  TW_HINT_ARTICLE = 1 << 1,    /* the article with its head and foot: "post", "story" */
  TW_HINT_MAIN = 1 << 2,       /* the page's main column: "main", "content" */
  TW_HINT_NAV = 1 << 3,        /* menus, crumbs, pagers */
  TW_HINT_RELATED = 1 << 4,    /* other articles */
  TW_HINT_SHARE = 1 << 5,      /* share and follow buttons */
  TW_HINT_AD = 1 << 6,         /* advertising */
  TW_HINT_COMMENT = 1 << 7,    /* readers' comments, their counters and forms */
  TW_HINT_AUTHOR = 1 << 8,     /* bylines and author boxes */
  TW_HINT_META = 1 << 9,       /* dates, tags, categories, sources */
  TW_HINT_FOOTER = 1 << 10,    /* copyright, legal */
  TW_HINT_SIDEBAR = 1 << 11,   /* what stands beside the article */
  TW_HINT_OVERLAY = 1 << 12,   /* newsletters, dialogs, logins, paywalls */
  TW_HINT_CAPTION = 1 << 13,   /* of a picture */
  TW_HINT_HIDDEN = 1 << 14,    /* not shown, or for screen readers only */
  TW_HINT_HEADER = 1 << 15,    /* the head of the page or the article */
  TW_HINT_TITLE = 1 << 16,     /* the headline */
  TW_HINT_LEDE = 1 << 17,      /* summary, standfirst */
  TW_HINT_TEASER = 1 << 18,    /* a card that stands for another page */
  TW_HINT_GALLERY = 1 << 19,   /* pictures with their captions */
  TW_HINT_CONSENT = 1 << 20,   /* cookie walls by their makers' names */
  TW_HINT_MODIFIED = 1 << 21,  /* a date of the last change */
  TW_HINT_PUBLISHED = 1 << 22, /* a date of publication */
  TW_HINT_BOX = 1 << 23,       /* alerts, callouts, boxes of information: the page's, or set into the article */
  TW_HINT_INSET = 1 << 24,     /* set apart inside a text: notes and tips, answers that unfold, panels of tabs */
  TW_HINT_COLUMN = 1 << 25,    /* one of several that stand side by side */
};

/* Hints that take an element out of the body, unless it holds most of the page's prose. */
#define TW_HINT_NEGATIVE                                                                                                         \
  (TW_HINT_NAV | TW_HINT_RELATED | TW_HINT_SHARE | TW_HINT_AD | TW_HINT_COMMENT | TW_HINT_AUTHOR | TW_HINT_META |                \
   TW_HINT_FOOTER | TW_HINT_SIDEBAR | TW_HINT_OVERLAY | TW_HINT_HIDDEN | TW_HINT_CONSENT | TW_HINT_BOX)

/* The tw_hint bits of a class or id attribute's value (words split at spaces, punctuation and camel case). At most the
 * first 512 bytes are read. */
uint32_t tw_hints_of(struct tw_slice names);
