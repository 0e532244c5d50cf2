/* What stands around and behind an article by a page's layout rather than by its words. */
#include "tests/unit/page/page_rows.h"

#define P1       "The harbour office counted nine hundred crates on the northern quay, and nobody has signed for them yet."
#define P2       "Two engineers from the valley said that the old turbine would need a new bearing by the end of spring."
#define P3       "When the rains came late, the reservoir fell to its lowest mark, and the council had to ration water."
#define PARAS    "<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p>"
#define TEXT     P1 "\n\n" P2 "\n\n" P3
#define OTHER    "A cooperative sold its barley in the autumn, mostly to breweries in the hills, and kept none of it."
#define LONG     PARAS "<p>It was " P1 "</p><p>It was " P2 "</p><p>It was " P3 "</p><p>Now " P2 "</p>"
#define LONGTEXT TEXT "\n\nIt was " P1 "\n\nIt was " P2 "\n\nIt was " P3 "\n\nNow " P2
#define ANSWER   "That is what the night watch does, twice an hour."

static const struct page_row rows[] = {
    {"a column behind the article's", "<div><div class=col-md-8>" PARAS "</div><div class=col-md-4><p>" OTHER "</p></div></div>",
     TEXT},
    {"a column whose word has a number", "<div><div class=span8>" PARAS "</div><div class=span4><p>" OTHER "</p></div></div>",
     TEXT},
    {"two columns of one text", "<div><div class=column><p>" P1 "</p></div><div class=column><p>" P2 "</p></div></div>",
     P1 "\n\n" P2},
    {"a column in front", "<div><div class=col-12><p>" OTHER "</p></div><div class=col-12>" PARAS "</div></div>",
     OTHER "\n\n" TEXT},
    {"a column that says content",
     "<div><div class=content_col1>" PARAS "</div><div class=content_col2><p>" OTHER "</p></div></div>", TEXT "\n\n" OTHER},
    {"columns side by side as cards",
     "<div><div class=col>" PARAS "</div><div class=col></div><div class=col></div><div class=col></div><div class=col><p>" OTHER
     "</p></div></div>",
     TEXT "\n\n" OTHER},
    {"an element named for what it holds", "<div><p>" P1 "</p><amp-ad><div>Advert</div></amp-ad><p>" P2 "</p></div>",
     P1 "\n\n" P2},
    {"a banner that holds the headline",
     "<div class=hero-banner><h1>Barley</h1><p class=hero-sub-title>" P1 "</p></div><div class=article-body><p>" P2 "</p><p>" P3
     "</p></div>",
     TEXT},
    {"a summary that calls itself one in two words",
     "<p class=td-post-sub-title>" P1 "</p><div class=article-body><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"a summary in Spanish", "<h2 class=bajada>" P1 "</h2><div class=cuerpo><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"questions behind the article",
     "<div class=article-body>" PARAS
     "</div><div><h2>Asked often</h2><div class=faq-item><button>Who counts the crates?</button><p "
     "style=display:none>" ANSWER "</p></div><div class=faq-item><button>And who signs for them?</button><p>" ANSWER
     " Really.</p></div></div><div><p>" OTHER "</p></div>",
     TEXT "\n\nAsked often\n\nWho counts the crates?\n\n" ANSWER "\n\nAnd who signs for them?\n\n" ANSWER " Really."},
    {"questions whose buttons are labels",
     "<article>" PARAS "<div class=faq><button class=faq-label>Who counts the crates?</button><p>" ANSWER
     " Really.</p></div></article>",
     TEXT "\n\nWho counts the crates?\n\n" ANSWER " Really."},
    {"a box whose parts repeat its name",
     "<article>" PARAS "<div class=info-box><div class=info-box__head>The crates</div><p>" OTHER "</p></div></article>",
     TEXT "\n\nThe crates\n\n" OTHER},
    {"a question that a link answers",
     "<div>" PARAS "<p>Do you keep crates? <a href=/c>Compare the harbours of the coast</a>.</p><p>Again " P1 "</p></div>",
     TEXT "\n\nAgain " P1},
    {"a question that a button answers",
     "<div>" PARAS "<p>Ready to move your crates?</p><p><a href=/q>Get a quote</a></p><p>Again " P1 "</p></div>",
     TEXT "\n\nAgain " P1},
    {"a question that the text answers", "<div>" PARAS "<p>Who keeps the crates?</p><p>Again " P1 "</p></div>",
     TEXT "\n\nWho keeps the crates?\n\nAgain " P1},
    {"one question behind the article",
     "<div class=article-body>" PARAS "</div><div><h3>Who counts the crates?</h3><p>" OTHER "</p></div>", TEXT},
    {"questions of readers",
     "<div class=article-body>" PARAS "</div><div><p>Who counts them, and where?</p><p>" OTHER
     "</p><p>Does it matter much?</p><p>" OTHER "</p></div>",
     TEXT},
    {"a section that only asks to share",
     "<div>" PARAS "<h3>Share this, please</h3><p>It would help us.</p><h3>The end</h3><p>" OTHER "</p></div>",
     TEXT "\n\nThe end\n\n" OTHER},
    {"comments with headings of their own", "<div>" PARAS "<h3>Leave a comment</h3><div><h3>Ann</h3><p>" OTHER "</p></div></div>",
     TEXT},
    {"addresses behind a line of marks",
     "<div>" PARAS "<p>**********</p><p>Tell your friends about us, and come again.</p><p>Follow me: @barley</p><p>Write to "
     "us@barley.example, please.</p><p>Music from www.tunes.example is free.</p></div>",
     TEXT},
    {"sources behind a rule",
     "<div>" PARAS "<hr><p>Office of the Harbour, see https://harbour.example/2020.</p><p>Valley Water, see "
     "https://water.example/3.</p><p>" OTHER "</p></div>",
     TEXT "\n\nOffice of the Harbour, see https://harbour.example/2020.\n\nValley Water, see https://water.example/3.\n\n" OTHER},
    {"a list of links to other sites",
     "<div><p>" P1
     "</p><ul><li><a href=http://scales.example/1>The iron scale of the harbour</a><li><a href=http://x.example/2>The "
     "wooden scale of the mill</a></ul><p>" P2 "</p></div>",
     P1 "\n\nThe iron scale of the harbour\n\nThe wooden scale of the mill\n\n" P2},
    {"a list of networks to follow",
     "<div><p>" P1 "</p><ul><li><a href=http://bird.example/1>Birdsong</a><li><a href=http://x.example/2>Photobook</a></ul><p>" P2
     "</p></div>",
     P1 "\n\n" P2},
    {"a list of links to the same site",
     "<div><p>" P1
     "</p><ul><li><a href=http://www.news.example/1>The iron scale</a><li><a href=/2>The wooden scale</a></ul><p>" P2
     "</p></div>",
     P1 "\n\n" P2},
    {"a box with a form beside the article's text",
     "<div>" LONG "<div><p>Then " P1 "</p></div><div><h4>Talk to us</h4><p>" OTHER "</p><form><input></form></div></div>",
     LONGTEXT "\n\nThen " P1},
    {"a form around the page", "<form><input>" PARAS "</form>", TEXT},
    {"a summary that says so to scripts",
     "<div data-gu-name=standfirst><p>" P1 "</p></div><div class=article-body><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"a summary in the main column, called a sidebar",
     "<div class=sidebar-1><p class=description>" P1 "</p><article><p>" P2 "</p><p>" P3 "</p></article></div>", TEXT},
    {"another story between paragraphs, in Indonesian",
     "<div><p>" P1 "</p><p>Baca juga<br><a href=/a>Pelabuhan lain</a></p><p>" P2 "</p></div>", P1 "\n\n" P2},
    {"a gallery",
     "<div class=photo-gallery><p>Nine pictures.</p><figure><img src=1><figcaption>" P1
     "</figcaption></figure><figure><img src=2><figcaption>" P2 "</figcaption></figure></div>",
     "Nine pictures.\n\n" P1 "\n\n" P2},
};

static void test_rows(void **state) {
  (void)state;
  check_page_rows(rows, sizeof rows / sizeof *rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
