#include "base/error.h"
#include "model/story.h"
#include <stdlib.h>

enum {
  SIMILARITY_MIN = 550, /* thousandths: an edited copy keeps more, stories with common boilerplate less */
  SIMILARITY_MIN_SHORT = 900,
  LONGER_MIN = 120, /* of the longer text: a round-up of many stories is no copy of one */
  LEAD_MIN = 500,   /* of the first third: what is new stands there, boilerplate does not */
  SHORT_WORDS = 40, /* shingles; below, a word more or less decides */
  SHORT_HAN = 60,
  GAP_MAX = 16,              /* tokens between two places that both texts have: more is no substitution */
  WORDS_A_SUBSTITUTION = 30, /* an editor changes a word here and there, a form letter every name */
  HAN_A_SUBSTITUTION = 50,
  NAME_SWAPS_MAX = 2, /* "Reuters" for "Xinhua" twice, but not the persons a story is about */
  HEAD_WORDS = 8,     /* a dateline or a headline is shorter; both texts beginning with so many of their own are two stories */
  HEAD_HAN = 16,
  REPEATED = -1, /* a shingle that stands in more than one place is no landmark */
};

/* ---- shingles by hash ---- */

struct place {
  uint64_t shingle;
  int32_t at; /* REPEATED */
  bool used;
};

struct places {
  struct place *slots;
  size_t mask, distinct;
};

static struct place *slot_of(const struct places *p, uint64_t shingle) {
  size_t at = (size_t)shingle & p->mask;
  while (p->slots[at].used && p->slots[at].shingle != shingle) at = (at + 1) & p->mask;
  return &p->slots[at];
}

static int places_init(struct tw_arena *arena, const struct tw_story *s, struct places *ret_places) {
  size_t size = 16;
  while (size < s->shingle_count * 2) size *= 2;
  *ret_places = (struct places){tw_arena_calloc(arena, size, sizeof *ret_places->slots), size - 1, 0};
  if (!ret_places->slots) return TW_ENOMEM;
  for (size_t i = 0; i < s->shingle_count; i++) {
    struct place *place = slot_of(ret_places, s->shingles[i]);
    ret_places->distinct += !place->used;
    *place = (struct place){s->shingles[i], place->used ? REPEATED : (int32_t)i, true};
  }
  return TW_OK;
}

/* Of the first `count` shingles of `s`, thousandths that stand in the other story. */
static int share(const struct tw_story *s, size_t count, const struct places *other) {
  size_t common = 0;
  for (size_t i = 0; i < count; i++) common += slot_of(other, s->shingles[i])->used;
  return count ? (int)(common * 1000 / count) : 0;
}

/* ---- what stands in one place of both, in other words ---- */

struct range {
  const struct tw_story *story;
  size_t start, end;
};

/* Pairs of names that were swapped, to see a pair come back. */
struct swap {
  uint64_t a, b;
};

struct verdict {
  size_t substitutions;
  size_t swap_count;
  struct swap swaps[64];
  bool is_figure_changed, is_name_swapped, has_other_head;
};

static bool holds(const struct range *r, uint64_t hash) {
  for (size_t i = r->start; i < r->end; i++)
    if (r->story->tokens[i].hash == hash) return true;
  return false;
}

static bool is_number(enum tw_story_kind kind) {
  return kind == TW_STORY_FIGURE || kind == TW_STORY_NUMERAL || kind == TW_STORY_YEAR;
}

static size_t count_numbers(const struct range *r, const struct range *missing_in) {
  size_t count = 0;
  for (size_t i = r->start; i < r->end; i++)
    count += is_number(r->story->tokens[i].kind) && (!missing_in || !holds(missing_in, r->story->tokens[i].hash));
  return count;
}

/* Each side tells a number that the other has not. */
static bool numbers_conflict(const struct range *a, const struct range *b) {
  return count_numbers(a, b) > 0 && count_numbers(b, a) > 0;
}

static bool has_kind(const struct range *r, enum tw_story_kind kind) {
  for (size_t i = r->start; i < r->end; i++)
    if (r->story->tokens[i].kind == kind) return true;
  return false;
}

static bool is_only_dates(const struct range *r) {
  for (size_t i = r->start; i < r->end; i++)
    if (r->story->tokens[i].kind != TW_STORY_DATE && r->story->tokens[i].kind != TW_STORY_MARK) return false;
  return true;
}

static uint64_t hash_of(const struct range *r) {
  uint64_t hash = 0;
  for (size_t i = r->start; i < r->end; i++) hash = (hash ^ r->story->tokens[i].hash) * UINT64_C(0x9E3779B97F4A7C15);
  return hash;
}

/* In Chinese nothing marks a name: any short run that is always replaced by the same other run. */
static bool may_be_names(const struct range *a, const struct range *b) {
  enum { NAME_CHARS = 4 };
  if (a->story->is_han) return a->end - a->start <= NAME_CHARS && b->end - b->start <= NAME_CHARS;
  for (size_t i = a->start; i < a->end; i++)
    if (holds(b, a->story->tokens[i].hash)) return false;
  return has_kind(a, TW_STORY_NAME) && has_kind(b, TW_STORY_NAME);
}

static void note_swap(struct verdict *v, const struct range *a, const struct range *b) {
  struct swap swap = {hash_of(a), hash_of(b)};
  for (size_t i = 0; i < v->swap_count; i++) v->is_name_swapped |= v->swaps[i].a == swap.a && v->swaps[i].b == swap.b;
  if (v->swap_count < sizeof v->swaps / sizeof *v->swaps) v->swaps[v->swap_count++] = swap;
}

static size_t count_text(const struct tw_story *s, size_t end) {
  size_t count = 0;
  for (size_t i = 0; i < end; i++) count += s->tokens[i].kind != TW_STORY_DATE && s->tokens[i].kind != TW_STORY_MARK;
  return count;
}

/* What stands before the first words in common. */
static void judge_head(struct verdict *v, const struct tw_story *a, size_t end_a, const struct tw_story *b, size_t end_b) {
  size_t limit = a->is_han ? HEAD_HAN : HEAD_WORDS;
  v->has_other_head = count_text(a, end_a) >= limit && count_text(b, end_b) >= limit;
}

/* Places that are no landmarks are equal all the same. */
static void trim_common(struct range *a, struct range *b) {
  const struct tw_story_token *x = a->story->tokens, *y = b->story->tokens;
  while (a->start < a->end && b->start < b->end && x[a->start].hash == y[b->start].hash) a->start++, b->start++;
  while (a->start < a->end && b->start < b->end && x[a->end - 1].hash == y[b->end - 1].hash) a->end--, b->end--;
}

static void judge_gap(struct verdict *v, struct range *a, struct range *b) {
  trim_common(a, b);
  if (a->start >= a->end || b->start >= b->end || a->end - a->start > GAP_MAX || b->end - b->start > GAP_MAX) return;
  if (is_only_dates(a) || is_only_dates(b)) return;
  v->substitutions++;
  v->is_figure_changed |= numbers_conflict(a, b);
  if (may_be_names(a, b)) note_swap(v, a, b);
}

/* Walks over the shingles that stand once in each; between two that follow each other in both lies what was changed. */
static size_t walk(const struct tw_story *a, const struct tw_story *b, const struct places *in_a, const struct places *in_b,
                   struct verdict *v) {
  size_t end_a = 0, end_b = 0, common = 0;
  for (size_t i = 0; i < b->shingle_count; i++) {
    const struct place *there = slot_of(in_a, b->shingles[i]);
    if (!there->used || there->at == REPEATED || slot_of(in_b, b->shingles[i])->at == REPEATED) continue;
    size_t at = (size_t)there->at;
    if (!common) judge_head(v, a, at, b, i);
    if (at >= end_a) judge_gap(v, &(struct range){a, end_a, at}, &(struct range){b, end_b < i ? end_b : i, i});
    common++;
    end_a = at + a->width;
    end_b = i + b->width;
  }
  return common;
}

/* ---- figures that only one tells ---- */

static int compare_hashes(const void *x, const void *y) {
  uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return (a > b) - (a < b);
}

struct figures {
  uint64_t *hashes;
  size_t count;
};

static int figures_init(struct tw_arena *arena, const struct tw_story *s, struct figures *ret_figures) {
  *ret_figures = (struct figures){tw_arena_alloc(arena, (s->count + 1) * sizeof *ret_figures->hashes), 0};
  if (!ret_figures->hashes) return TW_ENOMEM;
  for (size_t i = 0; i < s->count; i++)
    if (s->tokens[i].kind == TW_STORY_FIGURE) ret_figures->hashes[ret_figures->count++] = s->tokens[i].hash;
  qsort(ret_figures->hashes, ret_figures->count, sizeof *ret_figures->hashes, compare_hashes);
  return TW_OK;
}

static bool lacks_some(const struct figures *all, const struct figures *wanted) {
  for (size_t i = 0; i < wanted->count; i++)
    if (!bsearch(&wanted->hashes[i], all->hashes, all->count, sizeof *all->hashes, compare_hashes)) return true;
  return false;
}

/* A copy leaves figures out or adds some; a follow-up does both. */
static int figures_differ(struct tw_arena *arena, const struct tw_story *a, const struct tw_story *b, bool *ret_differ) {
  struct figures of_a, of_b;
  if (figures_init(arena, a, &of_a) < 0 || figures_init(arena, b, &of_b) < 0) return TW_ENOMEM;
  *ret_differ = lacks_some(&of_a, &of_b) && lacks_some(&of_b, &of_a);
  return TW_OK;
}

/* ---- judgement ---- */

static const char *judge(const struct tw_story *shorter, const struct places *other, const struct verdict *v, size_t common,
                         bool figures_differ, int similarity, int share_of_longer) {
  bool is_short = shorter->shingle_count < (shorter->is_han ? SHORT_HAN : SHORT_WORDS);
  size_t room = shorter->is_han ? HAN_A_SUBSTITUTION : WORDS_A_SUBSTITUTION;
  if (share_of_longer < LONGER_MIN) return "a small part of it";
  if (similarity < (is_short ? SIMILARITY_MIN_SHORT : SIMILARITY_MIN)) return "other words";
  if (is_short && v->substitutions) return "a short text with other words";
  if (v->is_figure_changed || figures_differ) return "other figures";
  if (v->is_name_swapped || (!shorter->is_han && v->swap_count > NAME_SWAPS_MAX)) return "other names";
  if (v->substitutions > 1 && v->substitutions * room > common) return "too many substitutions";
  if (v->has_other_head || share(shorter, (shorter->shingle_count + 2) / 3, other) < LEAD_MIN) return "another lead";
  return NULL;
}

int tw_story_compare(struct tw_arena *arena, const struct tw_story *a, const struct tw_story *b,
                     struct tw_story_likeness *ret_likeness) {
  struct places in_a, in_b;
  bool differ;
  *ret_likeness = (struct tw_story_likeness){.why_not = "other languages or too short"};
  if (a->is_han != b->is_han || !a->shingle_count || !b->shingle_count) return TW_OK;
  if (places_init(arena, a, &in_a) < 0 || places_init(arena, b, &in_b) < 0 || figures_differ(arena, a, b, &differ) < 0)
    return TW_ENOMEM;
  struct verdict v = {0};
  size_t common = walk(a, b, &in_a, &in_b, &v);
  bool a_is_shorter = in_a.distinct < in_b.distinct;
  const struct tw_story *shorter = a_is_shorter ? a : b;
  const struct places *other = a_is_shorter ? &in_b : &in_a;
  ret_likeness->similarity = share(shorter, shorter->shingle_count, other);
  const struct tw_story *longer = a_is_shorter ? b : a;
  int share_of_longer = share(longer, longer->shingle_count, a_is_shorter ? &in_a : &in_b);
  ret_likeness->why_not = judge(shorter, other, &v, common, differ, ret_likeness->similarity, share_of_longer);
  ret_likeness->is_copy = !ret_likeness->why_not;
  return TW_OK;
}
