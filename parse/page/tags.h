/* The HTML elements that matter here, by number, with what they mean for the flow of text. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum tw_tag {
  TW_TAG_OTHER, /* unknown elements flow inline, as browsers do */
  TW_TAG_TEXT,  /* not an element: a run of characters */
  TW_TAG_A,
  TW_TAG_ADDRESS,
  TW_TAG_ARTICLE,
  TW_TAG_ASIDE,
  TW_TAG_AUDIO,
  TW_TAG_BASE,
  TW_TAG_BLOCKQUOTE,
  TW_TAG_BODY,
  TW_TAG_BR,
  TW_TAG_BUTTON,
  TW_TAG_CANVAS,
  TW_TAG_CAPTION,
  TW_TAG_CENTER,
  TW_TAG_CODE,
  TW_TAG_DD,
  TW_TAG_DETAILS,
  TW_TAG_DIALOG,
  TW_TAG_DIV,
  TW_TAG_DL,
  TW_TAG_DT,
  TW_TAG_FIELDSET,
  TW_TAG_FIGCAPTION,
  TW_TAG_FIGURE,
  TW_TAG_FONT,
  TW_TAG_FOOTER,
  TW_TAG_FORM,
  TW_TAG_FRAMESET,
  TW_TAG_H1,
  TW_TAG_H2,
  TW_TAG_H3,
  TW_TAG_H4,
  TW_TAG_H5,
  TW_TAG_H6,
  TW_TAG_HEAD,
  TW_TAG_HEADER,
  TW_TAG_HR,
  TW_TAG_HTML,
  TW_TAG_IFRAME,
  TW_TAG_INPUT,
  TW_TAG_LABEL,
  TW_TAG_LEGEND,
  TW_TAG_LI,
  TW_TAG_LINK,
  TW_TAG_MAIN,
  TW_TAG_MARQUEE,
  TW_TAG_MATH,
  TW_TAG_MENU,
  TW_TAG_META,
  TW_TAG_NAV,
  TW_TAG_NOSCRIPT,
  TW_TAG_OBJECT,
  TW_TAG_OL,
  TW_TAG_OPTION,
  TW_TAG_P,
  TW_TAG_PRE,
  TW_TAG_SCRIPT,
  TW_TAG_SECTION,
  TW_TAG_SELECT,
  TW_TAG_STYLE,
  TW_TAG_SUMMARY,
  TW_TAG_SVG,
  TW_TAG_TABLE,
  TW_TAG_TBODY,
  TW_TAG_TD,
  TW_TAG_TEMPLATE,
  TW_TAG_TEXTAREA,
  TW_TAG_TFOOT,
  TW_TAG_TH,
  TW_TAG_THEAD,
  TW_TAG_TIME,
  TW_TAG_TITLE,
  TW_TAG_TR,
  TW_TAG_UL,
  TW_TAG_VIDEO,
  TW_TAG_COUNT,
};

/* Bits of tw_tag_flags(). */
enum {
  TW_TAGF_BLOCK = 1,   /* text before and after it is another block */
  TW_TAGF_DROP = 2,    /* never body text */
  TW_TAGF_NAV = 4,     /* the page around the article, by the element's own meaning */
  TW_TAGF_HEADING = 8, /* h1 to h6 */
  TW_TAGF_LIST = 16,   /* ul, ol, dl */
  TW_TAGF_VOID = 32,   /* has no content */
};

/* `name` as the HTML parser gives it: lower case, NUL-terminated. TW_TAG_OTHER when not known. */
enum tw_tag tw_tags_find(const char *name);

struct tw_tag_row {
  const char *name;
  enum tw_tag tag;
  unsigned flags;
};

/* Of the tags from TW_TAG_A on. */
extern const struct tw_tag_row tw_tag_rows[];

/* TW_TAGF_ bits; 0 for TW_TAG_OTHER and TW_TAG_TEXT. Inline: asked of each node, many times. */
static inline unsigned tw_tags_flags(enum tw_tag tag) {
  return tag < TW_TAG_A || tag >= TW_TAG_COUNT ? 0 : tw_tag_rows[tag - TW_TAG_A].flags;
}
