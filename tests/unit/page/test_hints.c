/* Class and id words to hints. */
#include "parse/page/hint_words.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

struct row {
  const char *names;
  uint32_t with, without;
};

static const struct row rows[] = {
    {"entry-content", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"articleBody", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"article_body__text", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"story-body", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"newstext", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"zhengwen", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"article", TW_HINT_ARTICLE, TW_HINT_CONTENT | TW_HINT_NEGATIVE},
    {"content", TW_HINT_MAIN, TW_HINT_CONTENT | TW_HINT_NEGATIVE},
    {"related-posts", TW_HINT_RELATED, TW_HINT_CONTENT},
    {"related-post-content", TW_HINT_RELATED, TW_HINT_CONTENT},
    {"relatedArticles", TW_HINT_RELATED, TW_HINT_CONTENT},
    {"sharebuttons", TW_HINT_SHARE, 0},
    {"fenxiang", TW_HINT_SHARE, 0},
    {"pinglun", TW_HINT_COMMENT, 0},
    {"comments-area", TW_HINT_COMMENT, 0},
    {"has-sidebar", 0, TW_HINT_SIDEBAR},
    {"no-sidebar full", 0, TW_HINT_SIDEBAR},
    {"content-with-sidebar", TW_HINT_MAIN, TW_HINT_SIDEBAR},
    {"wp-caption-text", TW_HINT_CAPTION, TW_HINT_NEGATIVE},
    {"main-nav", TW_HINT_NAV, 0},
    {"cookie-banner", TW_HINT_CONSENT, 0},
    {"CybotCookiebotDialog", TW_HINT_CONSENT, 0},
    {"elementor-widget elementor-widget-theme-post-content", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"widget widget_text", TW_HINT_SIDEBAR, 0},
    {"field--name-body field--label-hidden", TW_HINT_CONTENT, TW_HINT_HIDDEN},
    {"hidden-xs", 0, TW_HINT_HIDDEN},
    {"content hidden", TW_HINT_HIDDEN, 0},
    {"pages_content", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"TRS_Editor", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"UCAP-CONTENT", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"v_news_content", TW_HINT_CONTENT, TW_HINT_NEGATIVE},
    {"mw-editsection", TW_HINT_HIDDEN, 0},
    {"postmeta", TW_HINT_META, TW_HINT_CONTENT},
    {"sharebox", TW_HINT_SHARE, 0},
    {"ad", TW_HINT_AD, 0},
    {"bOfAd", 0, TW_HINT_AD},
    {"Resources_advisorCta__x5", TW_HINT_OVERLAY, 0},
    {"col-md-8", TW_HINT_COLUMN, TW_HINT_NEGATIVE},
    {"span4", TW_HINT_COLUMN, 0},
    {"content_col2", TW_HINT_MAIN, TW_HINT_COLUMN},
    {"collar colophon2", TW_HINT_FOOTER, TW_HINT_COLUMN},
    {"td-post-sub-title", TW_HINT_LEDE, TW_HINT_NEGATIVE},
    {"no-sub-title-x", 0, TW_HINT_LEDE},
    {"header", 0, TW_HINT_AD},
    {"mb-xs", 0, TW_HINT_NAV},
    {"mbx", TW_HINT_NAV, 0},
    {"overflow-hidden", 0, TW_HINT_HIDDEN},
    {"elementor-invisible", 0, TW_HINT_HIDDEN},
    {"is-hidden-touch", 0, TW_HINT_HIDDEN},
    {"post tag-comments category-ads", TW_HINT_ARTICLE, TW_HINT_COMMENT | TW_HINT_AD},
    {"tag-list", TW_HINT_META, 0},
    {"category-sidebar", TW_HINT_META | TW_HINT_SIDEBAR, 0},
    {"post comments-enabled ad-free", TW_HINT_ARTICLE, TW_HINT_COMMENT | TW_HINT_AD},
    {"shadow", 0, TW_HINT_AD},
    {"", 0, UINT32_MAX},
    {"   ", 0, UINT32_MAX},
    {"-_-", 0, UINT32_MAX},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    uint32_t hints = tw_hints_of(tw_slice_from(rows[i].names));
    if ((hints & rows[i].with) != rows[i].with || (hints & rows[i].without)) fail_msg("'%s' gives %x", rows[i].names, hints);
  }
}

static void test_words_are_sorted(void **state) {
  (void)state;
  for (size_t i = 1; i < tw_hint_word_count; i++)
    if (strcmp(tw_hint_words[i - 1].word, tw_hint_words[i].word) >= 0) fail_msg("'%s' is out of order", tw_hint_words[i].word);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_words_are_sorted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
