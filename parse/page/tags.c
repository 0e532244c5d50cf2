#include "parse/page/tags.h"
#include <stddef.h>
#include <string.h>

/* In the order of strcmp, which is also the order of the enumeration behind TW_TAG_TEXT. */
const struct tw_tag_row tw_tag_rows[] = {
    {"a", TW_TAG_A, 0},
    {"address", TW_TAG_ADDRESS, TW_TAGF_BLOCK},
    {"article", TW_TAG_ARTICLE, TW_TAGF_BLOCK},
    {"aside", TW_TAG_ASIDE, TW_TAGF_BLOCK | TW_TAGF_NAV},
    {"audio", TW_TAG_AUDIO, TW_TAGF_DROP},
    {"base", TW_TAG_BASE, TW_TAGF_VOID},
    {"blockquote", TW_TAG_BLOCKQUOTE, TW_TAGF_BLOCK},
    {"body", TW_TAG_BODY, TW_TAGF_BLOCK},
    {"br", TW_TAG_BR, TW_TAGF_VOID},
    {"button", TW_TAG_BUTTON, TW_TAGF_DROP},
    {"canvas", TW_TAG_CANVAS, TW_TAGF_DROP},
    {"caption", TW_TAG_CAPTION, TW_TAGF_BLOCK},
    {"center", TW_TAG_CENTER, TW_TAGF_BLOCK},
    {"code", TW_TAG_CODE, 0},
    {"dd", TW_TAG_DD, TW_TAGF_BLOCK},
    {"details", TW_TAG_DETAILS, TW_TAGF_BLOCK},
    {"dialog", TW_TAG_DIALOG, TW_TAGF_BLOCK | TW_TAGF_DROP},
    {"div", TW_TAG_DIV, TW_TAGF_BLOCK},
    {"dl", TW_TAG_DL, TW_TAGF_BLOCK | TW_TAGF_LIST},
    {"dt", TW_TAG_DT, TW_TAGF_BLOCK},
    {"fieldset", TW_TAG_FIELDSET, TW_TAGF_BLOCK},
    {"figcaption", TW_TAG_FIGCAPTION, TW_TAGF_BLOCK},
    {"figure", TW_TAG_FIGURE, TW_TAGF_BLOCK},
    {"font", TW_TAG_FONT, 0},
    {"footer", TW_TAG_FOOTER, TW_TAGF_BLOCK | TW_TAGF_NAV},
    {"form", TW_TAG_FORM, TW_TAGF_BLOCK},
    {"frameset", TW_TAG_FRAMESET, TW_TAGF_BLOCK | TW_TAGF_DROP},
    {"h1", TW_TAG_H1, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"h2", TW_TAG_H2, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"h3", TW_TAG_H3, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"h4", TW_TAG_H4, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"h5", TW_TAG_H5, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"h6", TW_TAG_H6, TW_TAGF_BLOCK | TW_TAGF_HEADING},
    {"head", TW_TAG_HEAD, TW_TAGF_BLOCK},
    {"header", TW_TAG_HEADER, TW_TAGF_BLOCK},
    {"hr", TW_TAG_HR, TW_TAGF_BLOCK | TW_TAGF_VOID},
    {"html", TW_TAG_HTML, TW_TAGF_BLOCK},
    {"iframe", TW_TAG_IFRAME, TW_TAGF_DROP},
    {"input", TW_TAG_INPUT, TW_TAGF_DROP | TW_TAGF_VOID},
    {"label", TW_TAG_LABEL, 0},
    {"legend", TW_TAG_LEGEND, TW_TAGF_BLOCK},
    {"li", TW_TAG_LI, TW_TAGF_BLOCK},
    {"link", TW_TAG_LINK, TW_TAGF_VOID},
    {"main", TW_TAG_MAIN, TW_TAGF_BLOCK},
    {"marquee", TW_TAG_MARQUEE, TW_TAGF_BLOCK | TW_TAGF_DROP},
    {"math", TW_TAG_MATH, TW_TAGF_DROP},
    {"menu", TW_TAG_MENU, TW_TAGF_BLOCK | TW_TAGF_LIST},
    {"meta", TW_TAG_META, TW_TAGF_VOID},
    {"nav", TW_TAG_NAV, TW_TAGF_BLOCK | TW_TAGF_NAV},
    {"noscript", TW_TAG_NOSCRIPT, TW_TAGF_BLOCK | TW_TAGF_DROP},
    {"object", TW_TAG_OBJECT, TW_TAGF_DROP},
    {"ol", TW_TAG_OL, TW_TAGF_BLOCK | TW_TAGF_LIST},
    {"option", TW_TAG_OPTION, TW_TAGF_DROP},
    {"p", TW_TAG_P, TW_TAGF_BLOCK},
    {"pre", TW_TAG_PRE, TW_TAGF_BLOCK},
    {"script", TW_TAG_SCRIPT, TW_TAGF_DROP},
    {"section", TW_TAG_SECTION, TW_TAGF_BLOCK},
    {"select", TW_TAG_SELECT, TW_TAGF_DROP},
    {"style", TW_TAG_STYLE, TW_TAGF_DROP},
    {"summary", TW_TAG_SUMMARY, TW_TAGF_BLOCK},
    {"svg", TW_TAG_SVG, TW_TAGF_DROP},
    {"table", TW_TAG_TABLE, TW_TAGF_BLOCK},
    {"tbody", TW_TAG_TBODY, TW_TAGF_BLOCK},
    {"td", TW_TAG_TD, TW_TAGF_BLOCK},
    {"template", TW_TAG_TEMPLATE, TW_TAGF_DROP},
    {"textarea", TW_TAG_TEXTAREA, TW_TAGF_DROP},
    {"tfoot", TW_TAG_TFOOT, TW_TAGF_BLOCK},
    {"th", TW_TAG_TH, TW_TAGF_BLOCK},
    {"thead", TW_TAG_THEAD, TW_TAGF_BLOCK},
    {"time", TW_TAG_TIME, 0},
    {"title", TW_TAG_TITLE, TW_TAGF_BLOCK},
    {"tr", TW_TAG_TR, TW_TAGF_BLOCK},
    {"ul", TW_TAG_UL, TW_TAGF_BLOCK | TW_TAGF_LIST},
    {"video", TW_TAG_VIDEO, TW_TAGF_DROP},
};
enum { ROW_COUNT = sizeof tw_tag_rows / sizeof *tw_tag_rows };
_Static_assert(ROW_COUNT == TW_TAG_COUNT - TW_TAG_A, "one row for each tag");

enum tw_tag tw_tags_find(const char *name) {
  size_t low = 0, high = ROW_COUNT;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = name[0] - tw_tag_rows[middle].name[0];
    if (order == 0) order = strcmp(name, tw_tag_rows[middle].name);
    if (order == 0) return tw_tag_rows[middle].tag;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return TW_TAG_OTHER;
}
