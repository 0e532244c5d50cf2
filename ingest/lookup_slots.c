#include "ingest/lookup_slots.h"
#include "base/clock.h"

static void slots_expire(struct tw_lookup_slots *slots, int64_t now_us) {
  while (slots->abandoned && slots->ends[slots->oldest] <= now_us) {
    slots->oldest = (slots->oldest + 1) % TW_LOOKUP_SLOTS;
    slots->abandoned--;
  }
}

size_t tw_lookup_slots_free(struct tw_lookup_slots *slots, int64_t now_us) {
  slots_expire(slots, now_us);
  return TW_LOOKUP_SLOTS - slots->active - slots->abandoned;
}

bool tw_lookup_slots_take(struct tw_lookup_slots *slots, int64_t now_us) {
  if (tw_lookup_slots_free(slots, now_us) == 0) return false;
  slots->active++;
  return true;
}

void tw_lookup_slots_release(struct tw_lookup_slots *slots) {
  slots->active--;
}

void tw_lookup_slots_abandon(struct tw_lookup_slots *slots, int64_t now_us) {
  slots->active--;
  slots->ends[(slots->oldest + slots->abandoned) % TW_LOOKUP_SLOTS] = now_us + TW_LOOKUP_ABANDONED_SEC * TW_USEC_PER_SEC;
  slots->abandoned++;
}

int64_t tw_lookup_slots_next_us(const struct tw_lookup_slots *slots) {
  return slots->abandoned ? slots->ends[slots->oldest] : INT64_MAX;
}
