/* The domain gate: distinct words of the domain against distinct words of other fields. Each counts once, so that one word
 * repeated does not open it. */
#include "parse/extract/passes.h"

static int weight_of(const struct tw_pack *pack, const struct tw_sense *s) {
  switch (s->kind) {
  case TW_SENSE_GATE: return pack->gates.items[s->target].weight;
  case TW_SENSE_NOUN: return pack->nouns.items[s->target].weight;
  case TW_SENSE_NAME: return pack->names.items[s->target].weight;
  default: return 0;
  }
}

static bool seen_before(const struct tw_sense *const *seen, size_t count, const struct tw_sense *s) {
  for (size_t i = 0; i < count; i++)
    if (seen[i] == s) return true;
  return false;
}

struct tally {
  const struct tw_sense *seen[64]; /* more distinct words than any gate needs */
  size_t count;
  int weight;
};

static void add_hits(const struct tw_reading *r, const struct tw_hit_list *hits, struct tally *tally) {
  enum { WEIGHED = 1 << TW_SENSE_GATE | 1 << TW_SENSE_NOUN | 1 << TW_SENSE_NAME };
  for (size_t h = 0; h < hits->count; h++)
    for (size_t i = 0; hits->items[h].kinds & WEIGHED && i < hits->items[h].sense_count; i++) {
      const struct tw_sense *s = &hits->items[h].senses[i];
      int weight = s->pack == r->pack_index ? weight_of(r->pack, s) : 0;
      if (!weight || seen_before(tally->seen, tally->count, s) || tally->count == sizeof tally->seen / sizeof *tally->seen)
        continue;
      tally->seen[tally->count++] = s;
      tally->weight += weight;
    }
}

int tw_gate_weight(const struct tw_reading *r) {
  struct tally tally = {.count = 0};
  add_hits(r, &r->title_hits, &tally);
  add_hits(r, &r->hits, &tally);
  return tally.weight;
}
