/* A headline, a lede and a body tell one event three times: the mention that knows most stays. */
#include "base/words.h"
#include "parse/extract/event_draft.h"

enum { LEDE = 1 };    /* sentences behind the first that may tell what the next one dates */
enum { REACH = 200 }; /* drafts looked back over: longer texts are lists of events, where nothing is retold */

/* The character before the mark by which papers hide a name: 吕 of 吕姓男子, 吕男, 吕嫌, 吕某. */
static struct tw_slice hidden_surname(struct tw_slice name) {
  static const char *const marks[] = {"姓", "男", "女", "嫌", "某"};
  enum { HAN_BYTES = 3 };
  if (name.len < 2 * HAN_BYTES || !tw_words_begin(TW_WORDS(marks), tw_slice_sub(name, HAN_BYTES, name.len))) return TW_SLICE_NONE;
  return tw_slice_sub(name, 0, HAN_BYTES);
}

/* 拉尔夫·卡萨穆巴拉 and 卡萨穆巴拉; 吕姓男子, 吕男 and 吕某明; "Giuseppe Coluccio" and "Coluccio". */
static bool is_same_name(struct tw_slice a, struct tw_slice b) {
  if (tw_slice_eq(a, b)) return true;
  struct tw_slice longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a, dot = TW_SLICE("·");
  if (shorter.len && longer.len > shorter.len + dot.len && tw_slice_has_suffix(longer, shorter)) {
    struct tw_slice first = tw_slice_sub(longer, 0, longer.len - shorter.len);
    return tw_slice_has_suffix(first, dot) || tw_slice_has_suffix(first, TW_SLICE(" "));
  }
  struct tw_slice hidden = hidden_surname(a).len ? hidden_surname(a) : hidden_surname(b);
  return hidden.len && tw_slice_has_prefix(a, hidden) && tw_slice_has_prefix(b, hidden);
}

static bool shares_name(const struct tw_slice *a, size_t a_count, const struct tw_slice *b, size_t b_count) {
  for (size_t i = 0; i < a_count; i++)
    for (size_t k = 0; k < b_count; k++)
      if (is_same_name(a[i], b[k])) return true;
  return false;
}

/* 本周, and its Tuesday. */
static bool is_day_of(const struct tw_event_draft *span, const struct tw_event_draft *day) {
  enum { DAYS = 7 };
  bool is_short = span->date_end.len && span->period.end - span->period.start < DAYS && !day->date_end.len;
  return is_short && day->period.start == day->period.end && day->period.start >= span->period.start &&
         day->period.start <= span->period.end;
}

/* Equal, one within the other, or one not known. */
static bool dates_agree(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  if (!a->date.len || !b->date.len) return true;
  const struct tw_event_draft *recent = a->is_recent ? a : b, *other = a->is_recent ? b : a;
  if (recent->is_recent) return other->is_recent || other->period.start + TW_EVENT_MONTH_DAYS > recent->period.start;
  return tw_slice_has_prefix(a->date, b->date) || tw_slice_has_prefix(b->date, a->date) || is_day_of(a, b) || is_day_of(b, a);
}

static bool has_other_party(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  for (size_t i = 0; i < a->party_count; i++)
    if (!shares_name(&a->parties[i], 1, b->parties, b->party_count)) return true;
  return false;
}

/* 中美签订协议, 瑞士与中国签订协议: between other states. */
static bool are_other_pairs(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  enum { PAIR = 2 };
  return a->object_word.len && a->party_count >= PAIR && b->party_count >= PAIR && has_other_party(a, b) && has_other_party(b, a);
}

static bool has_other_person(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  for (size_t i = 0; i < a->person_count; i++)
    if (!shares_name(&a->persons[i], 1, b->persons, b->person_count)) return true;
  return false;
}

/* 部长会见主席, 部长还会见了另一位部长: two talks. */
static bool are_other_talks(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  enum { PAIR = 2 };
  return !a->rule->needs_person && !a->rule->needs_money && a->person_count >= PAIR && b->person_count >= PAIR &&
         has_other_person(a, b) && has_other_person(b, a);
}

/* "the declaration" and "the initiative" are two things, whatever else agrees. */
static bool has_other_object(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  return a->object_word.len && b->object_word.len && !tw_slice_eq_nocase(a->object_word, b->object_word);
}

/* 拘捕10人 in the lede and in the body. */
static bool is_same_count(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  return a->person_figure && b->person_figure &&
         tw_decimal_cmp(a->person_figure->found->value, b->person_figure->found->value) == 0;
}

/* 张某、王某被缉捕；…将王某抓获: a name that is masked is many people's, one in each clause that tells of an act. */
static bool are_masked(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  static const size_t CHARACTERS = 6; /* bytes of 王某 */
  for (size_t i = 0; i < a->person_count; i++)
    for (size_t k = 0; k < b->person_count; k++)
      if (tw_slice_eq(a->persons[i], b->persons[k]) &&
          (a->persons[i].len > CHARACTERS || !tw_slice_has_suffix(a->persons[i], TW_SLICE("某"))))
        return false;
  return a->sentence == b->sentence && a->first != b->first;
}

/* News of nobody named is what the text goes on to tell, unless that is history. */
static bool is_told_again(const struct tw_event_draft *news, const struct tw_event_draft *other) {
  bool are_others = news->party_count && other->party_count && has_other_party(news, other) && has_other_party(other, news);
  return news->is_news && !other->is_old && !(are_others && news->is_full); /* "handed over to Spain", "two were to France" */
}

static bool is_same(const struct tw_event_draft *a, const struct tw_event_draft *b) {
  if (!tw_slice_eq(a->type, b->type) || a->is_planned != b->is_planned || !dates_agree(a, b)) return false;
  if (is_told_again(a, b) || is_told_again(b, a)) return true;
  if (a->sentence == b->sentence && a->first == b->first)
    return !a->person_count || !b->person_count || shares_name(a->persons, a->person_count, b->persons, b->person_count);
  if (a->person_count && b->person_count && (are_masked(a, b) || are_other_talks(a, b))) return false;
  if (is_same_count(a, b) && a->date.len && tw_slice_eq(a->date, b->date)) return true; /* 拘提林姓、陈姓被告等10人 */
  if (a->person_count && b->person_count) return shares_name(a->persons, a->person_count, b->persons, b->person_count);
  if (a->is_of_somebody && !a->date.len && b->person_count)
    return !b->is_introduced; /* "a man has been arrested", and later his name */
  if (is_same_count(a, b)) return true;
  if (a->is_of_somebody && !a->date.len && !b->person_count && b->is_introduced)
    return true; /* the one of the lede, with a day */
  if (a->person_count || b->person_count) return a->date.len && tw_slice_eq(a->date, b->date);
  bool is_dated = a->date.len && (tw_slice_eq(a->date, b->date) || is_day_of(a, b) || is_day_of(b, a));
  bool is_day = is_dated && a->date.len == sizeof "YYYY-MM-DD" - 1;
  if (!is_day && has_other_object(a, b)) return false;
  bool is_lede = (a->is_recent || b->is_recent) && a->sentence != b->sentence && (!a->party_count || !b->party_count);
  const struct tw_event_draft *recent = a->is_recent ? a : b, *other = a->is_recent ? b : a; /* not of the month before */
  is_lede = is_lede && (!other->date.len || other->period.start + TW_EVENT_MONTH_DAYS / 2 > recent->period.start);
  if (is_lede && a->sentence <= LEDE && (a->rule->needs_person || a->rule->needs_money)) return true; /* 日前截获; 上周五截获 */
  return is_dated || (!are_other_pairs(a, b) && shares_name(a->parties, a->party_count, b->parties, b->party_count) &&
                      (!a->date.len || !b->date.len || a->is_recent || b->is_recent));
}

static size_t weight(const struct tw_event_draft *d) {
  size_t sum = d->date.len + (d->has_unknown_day ? 1 : 0) + 6 * d->person_count + 2 * d->party_count +
               (d->place.len && !d->is_news ? 3 : 0);
  return sum + (d->basis == TW_BASIS_PARAGRAPH ? 0 : 4) +
         (d->is_sign || (d->rule->rather.count && d->rule->is_intransitive) ? 0 : 8) + (d->is_full ? 3 : 0);
}

static void absorb(struct tw_event_draft *kept, struct tw_event_draft *lost) {
  lost->is_dropped = true;
  for (size_t i = 0; i < lost->person_count; i++) tw_event_add_name(kept->persons, &kept->person_count, lost->persons[i]);
  for (size_t i = 0; i < lost->party_count; i++) tw_event_add_name(kept->parties, &kept->party_count, lost->parties[i]);
  if (!kept->place.len) kept->place = lost->place;
  if (kept->date.len >= lost->date.len && !is_day_of(kept, lost)) return;
  kept->date = lost->date;
  kept->date_end = lost->date_end;
  kept->basis = lost->basis;
}

static bool is_rather(const struct tw_event_draft *d, const struct tw_event_draft *other) {
  if (other->is_dropped || other->is_planned != d->is_planned || other->rule == d->rule) return false;
  bool is_other_person =
      d->person_count && other->person_count && !shares_name(d->persons, d->person_count, other->persons, other->person_count);
  return !is_other_person && shares_name(&other->type, 1, d->rule->rather.items, d->rule->rather.count);
}

/* "the ship was handed over to Malaysia": a thing, so nobody. */
static void drop_things(struct tw_event_draft_list *drafts) {
  for (size_t k = 1; k < drafts->count; k++)
    for (size_t i = k; i-- > 0 && drafts->items[i].sentence == drafts->items[k].sentence;) {
      struct tw_event_draft *a = &drafts->items[i], *b = &drafts->items[k];
      if (a->token != b->token || a->is_on_thing == b->is_on_thing || a->is_dropped || b->is_dropped) continue;
      struct tw_event_draft *other = a->is_on_thing ? b : a;
      other->is_dropped = other->rule->needs_person && !other->person_count;
    }
}

/* A word of the other type stands in the text or its title. */
static bool says_rather(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_hit_list *hits, size_t first,
                        uint32_t end) {
  for (size_t i = first; i < hits->count && hits->items[i].start < end; i++)
    for (size_t k = 0; k < hits->items[i].sense_count; k++) {
      const struct tw_sense *s = &hits->items[i].senses[k];
      if (s->pack != r->pack_index || (s->kind != TW_SENSE_EVENT && s->kind != TW_SENSE_SIGN)) continue;
      if (tw_slice_eq(r->pack->events.items[s->target].type, d->rule->rather.items[0])) return true;
    }
  return false;
}

/* "handed over" in a text that tells of an extradition: one more mention of it. */
static void settle_types(const struct tw_reading *r, struct tw_event_draft_list *drafts) {
  for (size_t k = 0; k < drafts->count; k++) {
    struct tw_event_draft *d = &drafts->items[k];
    if (!d->rule->rather.count || d->is_dropped) continue;
    bool is_anyones = !d->person_count || d->rule->is_intransitive;
    const struct tw_sentence *s = &r->sentences.items[d->sentence]; /* "arrived in Rome, extradited by Brazil" */
    bool is_english = r->language == TW_PACK_EN;
    if (is_english && (says_rather(r, d, &r->title_hits, 0, UINT32_MAX) ||
                       says_rather(r, d, &r->hits, is_anyones ? 0 : s->hit_at, is_anyones ? UINT32_MAX : s->end)))
      d->type = d->rule->rather.items[0];
    size_t first = k > REACH ? k - REACH : 0;
    for (size_t i = first; i < drafts->count && i < k + REACH; i++)
      if (is_rather(d, &drafts->items[i])) d->type = drafts->items[i].type;
  }
}

/* "ordered his extradition", and he was extradited. */
static void drop_kept_promises(const struct tw_reading *r, struct tw_event_draft_list *drafts) {
  for (size_t k = 0; k < drafts->count; k++) {
    struct tw_event_draft *d = &drafts->items[k];
    bool is_dated_en = r->language == TW_PACK_EN && d->date.len;
    if (!d->is_planned || d->is_dropped || !d->rule->needs_person || !d->person_count || is_dated_en) continue;
    for (size_t i = k > REACH ? k - REACH : 0; i < drafts->count && i < k + REACH; i++) {
      const struct tw_event_draft *done = &drafts->items[i];
      bool is_done = !done->is_planned && !done->is_dropped && tw_slice_eq(done->type, d->type) &&
                     (!d->date.len || (done->date.len && done->period.end >= d->period.start));
      d->is_dropped |= is_done && shares_name(done->persons, done->person_count, d->persons, d->person_count);
    }
  }
}

void tw_event_merge(const struct tw_reading *r, struct tw_event_draft_list *drafts) {
  drop_things(drafts);
  settle_types(r, drafts);
  drop_kept_promises(r, drafts);
  for (size_t k = 0; k < drafts->count; k++)
    for (size_t i = k > REACH ? k - REACH : 0; i < k && !drafts->items[k].is_dropped; i++) {
      struct tw_event_draft *a = &drafts->items[i], *b = &drafts->items[k];
      if (a->is_dropped || !is_same(a, b)) continue;
      bool is_news = r->language == TW_PACK_ZH && a->is_news && b->is_news && !is_same_count(a, b); /* the lede's */
      if (is_news || weight(a) >= weight(b))
        absorb(a, b);
      else
        absorb(b, a);
    }
}
