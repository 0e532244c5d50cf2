/* The words of class and id attributes that say something, sorted; of a plural that says no more than its singular only that.
 * English, pinyin, and a few of other languages. */
#pragma once
#include "parse/page/hints.h"

/* Bits beside tw_hint's: how words combine inside one name. */
enum {
  WORD_NOUN = 1 << 24,    /* an article: a word of WORD_BODY behind it makes TW_HINT_CONTENT ("post-body") */
  WORD_BODY = 1 << 25,    /* a content: alone TW_HINT_MAIN */
  WORD_STRONG = 1 << 26,  /* both in one word ("articlebody") */
  WORD_PART = 1 << 28,    /* says nothing, but stands behind words that do ("sharebox") */
  WORD_BUILDER = 1 << 29, /* a page builder, which calls every part of a page a widget */
  WORD_PARTLY = 1 << 30,  /* "hidden-xs", "label-hidden": hidden on some devices, or only a part is */
  WORD_CANCEL = 1 << 27,  /* "no-sidebar", "has-comments": what follows says nothing about this element */
};
/* TW_HINT_INSET and TW_HINT_COLUMN, whose own bits are taken here. */
#define WORD_INSET  (UINT64_C(1) << 31)
#define WORD_COLUMN (UINT64_C(1) << 32)
/* "tag-comments": what follows is a subject's name. Of the element it may still say where it stands. */
#define WORD_TERM (UINT64_C(1) << 33)
/* "comments-enabled", "ad-free": the name says what the page can do, and nothing of the element. */
#define WORD_STATE (UINT64_C(1) << 34)
/* The bits of a word that are tw_hint's. */
#define WORD_HINTS (UINT32_C(0xFFFFFF))

struct tw_hint_word {
  const char *word;
  uint64_t bits;
};

extern const struct tw_hint_word tw_hint_words[];
extern const size_t tw_hint_word_count;
