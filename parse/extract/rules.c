#include "parse/extract/rules.h"
#include "parse/extract/rules_body.h"
#include <stdlib.h>

static bool make_tables(struct tw_rules *rules) {
  rules->scan_tables = tw_scan_tables_new(rules->arena);
  rules->functions = tw_functions_new(rules->arena);
  rules->name_chars = tw_name_chars_new(rules->arena);
  return rules->scan_tables && rules->functions && rules->name_chars;
}

struct tw_rules *tw_rules_new(struct tw_pack *const *packs, size_t count, struct tw_error *error) {
  struct tw_rules *rules = calloc(1, sizeof *rules);
  if (rules) rules->packs = calloc(count + 1, sizeof *rules->packs);
  if (!rules || !rules->packs) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
    free(rules);
    return NULL;
  }
  memcpy(rules->packs, packs, count * sizeof *packs);
  rules->count = count;
  rules->lexicon = tw_lexicon_new(rules->packs, count, error);
  rules->arena = tw_arena_new(0);
  if (rules->arena && make_tables(rules) && rules->lexicon) return rules;
  if (rules->lexicon) tw_error_set(error, TW_ENOMEM, TW_STOP, "rules: out of memory");
  tw_rules_free(rules);
  return NULL;
}

void tw_rules_free(struct tw_rules *rules) {
  if (!rules) return;
  tw_lexicon_free(rules->lexicon);
  tw_arena_free(rules->arena);
  free(rules->packs);
  free(rules);
}
