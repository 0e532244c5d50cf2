#include "parse/extract/extract.h"
#include "parse/extract/rules_body.h"
#include "parse/scan/scan.h"

int tw_extract_article(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_article *article,
                       const struct tw_extract_options *options, struct tw_extraction *ret_extraction) {
  *ret_extraction = (struct tw_extraction){0};
  struct tw_hit_list hits;
  struct tw_slice lang = options->lang.len   ? options->lang
                         : article->lang.len ? article->lang
                                             : tw_scan_guess_lang(article->text);
  return tw_lexicon_scan(rules->lexicon, tw_pack_language_of(lang), article->text, arena, &hits);
}
