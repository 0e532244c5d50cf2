#include "parse/extract/extract.h"
#include "parse/extract/filing.h"
#include "parse/extract/home.h"
#include "parse/extract/number_settle.h"
#include "parse/extract/passes.h"
#include "parse/extract/sentence.h"
#include "parse/extract/time_settle.h"
#include "parse/scan/scan.h"

static struct tw_slice first_of(struct tw_slice a, struct tw_slice b) {
  return a.len ? a : b;
}

static int run_figures(struct tw_reading *r) {
  r->time_facts = tw_arena_calloc(r->arena, r->found.count + 1, sizeof *r->time_facts);
  tw_table_read(r);
  for (size_t i = 0; i < r->figures.count; i++) {
    tw_trap_check(r, &r->figures.items[i]);
    tw_govern_find(r, &r->figures.items[i]);
    tw_modality_check(r, &r->figures.items[i]);
    tw_table_share(r, i);
  }
  tw_part_link(r);
  tw_period_attach(r);
  if (tw_twin_add(r) < 0) return TW_ENOMEM;
  tw_repeat_drop(r);
  return 0;
}

/* Why the pack does not read this text; absent when it does. */
static struct tw_slice shut_reason(struct tw_reading *r, int weight) {
  if (weight >= r->pack->gate_need) return TW_SLICE_NONE;
  tw_reading_use(r, TW_USE_SHUT, weight, -1);
  struct tw_slice text = tw_arena_printf(r->arena, "the text is not of the domain \"%.*s\": its words weigh %d, %d are needed",
                                         TW_SLICE_ARG(r->pack->name), weight, r->pack->gate_need);
  return text.ptr ? text : TW_SLICE("the text is not of the domain");
}

/* One pack over the text. */
static int run_pack(struct tw_reading *r, struct tw_extraction *out) {
  struct tw_hit_list all = r->hits, title = r->title_hits;
  size_t pack = (size_t)r->pack_index;
  int weight = tw_gate_weight(r);
  if (tw_lexicon_choose(&all, pack, r->arena, &r->hits) < 0 || tw_lexicon_choose(&title, pack, r->arena, &r->title_hits) < 0)
    return TW_ENOMEM;
  struct tw_slice shut = shut_reason(r, weight);
  if (!shut.ptr) {
    if (tw_sentence_split(r) < 0) return TW_ENOMEM;
    tw_sentence_mark_boilerplate(r);
    if (tw_figure_collect(r) < 0) return TW_ENOMEM;
    if (run_figures(r) < 0) return TW_ENOMEM;
    if (tw_observe(r, out) < 0 || tw_event_find(r, out) < 0) return TW_ENOMEM;
  }
  return tw_verdict_add(r, shut, out);
}

/* Who publishes it, and whose money a bare sign means: what the caller knows, the host's domain, its publisher, the text. An
 * English-language publisher's state also acts where no other is named. */
static void find_home(struct tw_reading *r, const struct tw_rules *rules, const struct tw_article *article,
                      const struct tw_extract_options *options, const struct tw_hit_list *signs) {
  struct tw_slice url = first_of(article->canonical_url, article->url);
  r->jurisdiction = first_of(options->jurisdiction, tw_jurisdiction_of_host(url));
  bool is_wire = r->language == TW_PACK_EN && !options->jurisdiction.len && tw_home_is_of_wire(r->text);
  r->home = is_wire ? TW_SLICE_NONE : first_of(r->jurisdiction, tw_home_of_publisher(rules, url));
  if (r->language == TW_PACK_EN) r->jurisdiction = r->home;
  bool is_told = options->jurisdiction.len > 0;
  if (!is_told) /* a Chinese paper abroad writes of the mainland in its money, and releases of another state are reprinted */
    r->home = tw_home_of_text(rules, r->language, r->text, signs, r->home, r->arena);
}

/* No byte that begins a Han character or kana in UTF-8, which is E3 or more: 1D carries all of those into the high bit. */
static bool is_without_han(struct tw_slice text) {
  const uint64_t high = UINT64_C(0x8080808080808080), carry = UINT64_C(0x1D1D1D1D1D1D1D1D);
  uint64_t eight = 0, seen = 0;
  size_t i = 0;
  for (; i + sizeof eight <= text.len; i += sizeof eight) {
    memcpy(&eight, text.ptr + i, sizeof eight);
    seen |= ((eight & ~high) + carry) & eight & high;
  }
  eight = 0;
  if (i < text.len) memcpy(&eight, text.ptr + i, text.len - i);
  return !(seen | (((eight & ~high) + carry) & eight & high));
}

/* What is said of the language holds, unless the script says the other one of ours: templates name theirs on every page. */
static struct tw_slice language_of(struct tw_slice text, struct tw_slice said) {
  if (tw_pack_language_of(said) == TW_PACK_EN && is_without_han(text)) return said;
  struct tw_slice seen = tw_scan_guess_lang(text);
  bool is_ours = tw_pack_language_of(said) < TW_PACK_LANGUAGES && seen.len;
  return said.len && !(is_ours && tw_pack_language_of(said) != tw_pack_language_of(seen)) ? said : seen;
}

static int prepare(struct tw_reading *r, const struct tw_rules *rules, const struct tw_article *article,
                   const struct tw_extract_options *options) {
  struct tw_slice lang = language_of(article->text, first_of(options->lang, article->lang));
  struct tw_hit_list signs;
  r->text = article->text;
  r->title = article->title;
  r->language = tw_pack_language_of(lang);
  if (!tw_day_parse(first_of(article->published, options->published), &r->published)) r->published = TW_DAY_NONE;
  if (tw_lexicon_scan(r->lexicon, r->language, r->title, r->arena, &r->title_hits, NULL) < 0) return TW_ENOMEM;
  if (tw_lexicon_scan(r->lexicon, r->language, r->text, r->arena, &r->hits, &signs) < 0) return TW_ENOMEM;
  find_home(r, rules, article, options, &signs);
  struct tw_scan_options scan = {.lang = lang, .ref_day = r->published, .jurisdiction = r->home, .tables = rules->scan_tables};
  int status = tw_scan_text(r->arena, r->text, &scan, &r->found);
  if (status == 0 && r->language == TW_PACK_EN) {
    tw_time_settle_en(r->text, r->published, &r->found);
    tw_number_settle_en(r->text, &r->found);
    return tw_table_part_numbers(r->arena, r->text, &r->found);
  }
  if (status < 0 || r->language != TW_PACK_ZH) return status;
  tw_home_settle_currencies(rules, r->text, &r->hits, &r->found);
  tw_home_settle_stated(r->text, &r->found);
  tw_number_settle_zh(r->text, &r->found);
  tw_time_settle_zh(r->text, r->published, &r->found);
  tw_filing_settle_days(r->text, r->published, &r->found);
  return status;
}

static void count_reasons(struct tw_extraction *out) {
  for (size_t i = 0; i < out->verdicts.count; i++)
    if (!out->verdicts.items[i].accepted) out->rejected[out->verdicts.items[i].reason]++;
}

int tw_extract_article(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_article *article,
                       const struct tw_extract_options *options, struct tw_extraction *ret_extraction) {
  *ret_extraction = (struct tw_extraction){0};
  struct tw_reading base = {.arena = arena,
                            .lexicon = rules->lexicon,
                            .functions = rules->functions,
                            .name_chars = rules->name_chars,
                            .uses = options->uses,
                            .wants_steps = options->want_verdicts};
  if (!article->text.len) return 0;
  if (prepare(&base, rules, article, options) < 0) return TW_ENOMEM;
  for (size_t i = 0; i < rules->count && base.language < TW_PACK_LANGUAGES; i++) {
    struct tw_reading r = base;
    r.pack = rules->packs[i];
    r.pack_index = (int)i;
    r.money_unit = r.pack->money_unit;
    if (run_pack(&r, ret_extraction) < 0) return TW_ENOMEM;
  }
  bool is_read = rules->count && base.language < TW_PACK_LANGUAGES;
  if (!is_read && tw_verdict_add(&base, TW_SLICE("the text is in no language that a pack reads"), ret_extraction) < 0)
    return TW_ENOMEM;
  count_reasons(ret_extraction);
  if (options->want_found || options->want_verdicts) ret_extraction->found = base.found;
  if (!options->want_verdicts) ret_extraction->verdicts = (struct tw_verdict_list){0};
  return 0;
}
