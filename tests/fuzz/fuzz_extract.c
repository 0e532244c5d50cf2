/* links: tw_extract */
/* Any text as an article under the shipped pack: the first line chooses the language and the date of publication. */
#include "parse/extract/extract.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 256 << 20 };

/* Compiled once, as a worker does, and never freed. */
static struct tw_rules *shipped_rules(void) {
  static struct tw_rules *rules;
  static struct tw_arena *arena;
  if (rules) return rules;
  arena = tw_arena_new(0);
  struct tw_diag diag;
  struct tw_error error;
  tw_diag_init(&diag, arena);
  struct tw_pack *pack = tw_pack_load(arena, TW_SOURCE_DIR "/config/packs", TW_SLICE("asset-recovery"), TW_PACK_RULES, &diag);
  rules = pack ? tw_rules_new(&pack, 1, &error) : NULL;
  if (!rules) {
    fputs("the shipped pack can't be loaded\n", stderr);
    abort();
  }
  return rules;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_BYTES);
  struct tw_slice text = tw_slice_of(data, size), lang = TW_SLICE_NONE;
  if (!arena) return 0;
  if (tw_slice_has_prefix(text, TW_SLICE("en\n"))) lang = TW_SLICE("en");
  if (tw_slice_has_prefix(text, TW_SLICE("zh\n"))) lang = TW_SLICE("zh");
  struct tw_article article = {
      .lang = lang, .published = TW_SLICE("2020-11-05"), .text = tw_slice_sub(text, lang.len ? 3 : 0, size)};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction extraction;
  if (!article.text.ptr) return 0;
  if (tw_extract_article(arena, shipped_rules(), &article, &options, &extraction) < 0) return 0;
  if (extraction.verdicts.count != extraction.found.count) abort();
  for (size_t i = 0; i < extraction.observations.count; i++) {
    const struct tw_observation *o = &extraction.observations.items[i];
    if (o->start > o->end || o->end > article.text.len || o->quote_start > o->start || o->quote_end < o->end) abort();
  }
  return 0;
}
