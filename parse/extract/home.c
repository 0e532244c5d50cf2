#include "parse/extract/home.h"
#include "base/words.h"
#include "parse/scan/currency.h"
#include "parse/text/url.h"

enum { NEEDED = 2 }; /* one name alone may be a passing mention */

/* The host itself or one below it. */
static bool is_under(struct tw_slice host, struct tw_slice domain) {
  if (!domain.len || !tw_slice_has_suffix(host, domain)) return false;
  return host.len == domain.len || host.ptr[host.len - domain.len - 1] == '.';
}

static struct tw_slice publisher_in(const struct tw_pack *pack, struct tw_slice host) {
  for (size_t i = 0; i < pack->publishers.count; i++) {
    const struct tw_pack_publishers *p = &pack->publishers.items[i];
    for (size_t k = 0; k < p->hosts.count; k++)
      if (is_under(host, p->hosts.items[k])) return p->code;
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_home_of_publisher(const struct tw_rules *rules, struct tw_slice url) {
  struct tw_slice host = tw_url_host(url), code = TW_SLICE_NONE;
  if (tw_slice_has_suffix(host, TW_SLICE("."))) host.len--; /* the root */
  for (size_t i = 0; host.len && !code.len && i < rules->count; i++) code = publisher_in(rules->packs[i], host);
  return code;
}

/* The signs of one pack that stand in a text, in the order of pack->homes. */
struct sighting {
  const struct tw_pack_home *home;
  uint32_t count; /* how often */
};
struct sightings {
  struct sighting *items;
  size_t count;
};

/* The sign's place in the list: its own, or where it belongs. */
static size_t place_of(const struct sightings *seen, const struct tw_pack_home *home) {
  size_t low = 0, high = seen->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (seen->items[middle].home < home)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void note(struct sightings *seen, const struct tw_pack_home *home) {
  size_t at = place_of(seen, home);
  if (at == seen->count || seen->items[at].home != home) {
    memmove(&seen->items[at + 1], &seen->items[at], (seen->count++ - at) * sizeof *seen->items);
    seen->items[at] = (struct sighting){home, 0};
  }
  seen->items[at].count++;
}

/* English signs count as they are written: "NAB" is no verb. False when memory is out. */
static bool find_seen(const struct tw_pack *pack, size_t pack_index, struct tw_slice text, const struct tw_hit_list *signs,
                      struct tw_arena *arena, struct sightings *ret_seen) {
  *ret_seen = (struct sightings){tw_arena_alloc(arena, pack->homes.count * sizeof *ret_seen->items), 0};
  for (size_t i = 0; ret_seen->items && i < signs->count; i++) {
    const struct tw_hit *hit = &signs->items[i];
    for (size_t k = 0; k < hit->sense_count; k++) {
      const struct tw_sense *s = &hit->senses[k];
      if (s->kind != TW_SENSE_HOME || s->pack != pack_index) continue;
      const struct tw_pack_home *home = &pack->homes.items[s->target];
      bool is_written = home->language != TW_PACK_EN || tw_slice_eq(tw_slice_sub(text, hit->start, hit->end), home->word);
      if (is_written) note(ret_seen, home);
    }
  }
  return ret_seen->items;
}

/* A shorter sign of the same state that is seen too begins with this one's first letters. */
static bool is_ending(const struct sightings *seen, const struct tw_pack_home *own) {
  for (size_t i = 0; i < seen->count; i++) {
    const struct tw_pack_home *other = seen->items[i].home;
    if (other->word.len < own->word.len && tw_slice_eq(other->code, own->code) && tw_slice_has_prefix(own->word, other->word))
      return true;
  }
  return false;
}

/* 本港, 全港, 金管会: only the place's own press says so. */
static bool is_self(struct tw_slice word) {
  static const char *const words[] = {"本", "全港", "金管会"};
  return tw_words_begin(TW_WORDS(words), word);
}

static int weight_of(const struct sightings *seen, struct tw_slice code) {
  int weight = 0;
  for (size_t i = 0; i < seen->count; i++) {
    const struct tw_pack_home *home = seen->items[i].home;
    if (tw_slice_eq(home->code, code) && !is_ending(seen, home)) weight += is_self(home->word) ? NEEDED : 1;
  }
  return weight;
}

/* The state with the most signs, at least so many; absent where two have as many. */
static struct tw_slice heaviest(const struct sightings *seen, int needed) {
  struct tw_slice best = TW_SLICE_NONE, last = TW_SLICE_NONE;
  int most = needed - 1;
  for (size_t i = 0; i < seen->count; i++) {
    struct tw_slice code = seen->items[i].home->code;
    if (tw_slice_eq(code, last)) continue; /* the rows of a state stand together */
    int weight = weight_of(seen, code);
    if (weight == most) best = TW_SLICE_NONE; /* two states alike: neither */
    if (weight > most) best = code;
    if (weight > most) most = weight;
    last = code;
  }
  return best;
}

/* 新加坡警方 …在新加坡: one state's police, and the state again by itself, where no other state has a sign. Chinese. */
static struct tw_slice only_one(const struct sightings *seen) {
  bool is_twice = false;
  for (size_t i = 0; i < seen->count; i++) {
    const struct sighting *own = &seen->items[i];
    if (!tw_slice_eq(own->home->code, seen->items[0].home->code)) return TW_SLICE_NONE;
    for (size_t k = 0; k < seen->count; k++)
      is_twice |= seen->items[k].count > own->count && tw_slice_has_prefix(own->home->word, seen->items[k].home->word);
  }
  return is_twice ? seen->items[0].home->code : TW_SLICE_NONE;
}

/* Its press writes in Chinese and its money is a 元. */
static bool has_yuan(struct tw_slice state) {
  static const char *const states[] = {"CN", "TW", "HK", "MO", "SG"};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    if (tw_slice_is(state, states[i])) return true;
  return false;
}

/* (新加坡1日讯): where a Chinese report says that it comes from; absent when it does not. */
static struct tw_slice dateline_zh(const struct tw_pack *pack, size_t pack_index, struct tw_slice text,
                                   const struct tw_hit_list *signs) {
  static const char *const ends[] = {"讯", "訊", "专电", "專電", "日电", "日電"};
  enum { OPENING = 3, LONGEST = 30 };
  const struct tw_hit *first = signs->count ? &signs->items[0] : NULL;
  if (!first || first->start == 0 || first->start > OPENING) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(text, first->end, first->end + LONGEST < text.len ? first->end + LONGEST : text.len);
  for (size_t i = 0; i < first->sense_count && tw_words_stand_in(TW_WORDS(ends), rest); i++) {
    const struct tw_sense *s = &first->senses[i];
    if (s->kind == TW_SENSE_HOME && s->pack == pack_index) return pack->homes.items[s->target].code;
  }
  return TW_SLICE_NONE;
}

/* "SINGAPORE - Two men": the place right before a dash, without an agency that would write for the world; absent when the text
 * opens with none. English. */
static struct tw_slice dateline_en(const struct tw_pack *pack, size_t pack_index, struct tw_slice text,
                                   const struct tw_hit_list *signs) {
  static const char *const dashes[] = {" - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " -- "};
  for (size_t i = 0; i < signs->count; i++) {
    const struct tw_hit *hit = &signs->items[i];
    if (hit->start > 0 || !tw_words_begin(TW_WORDS(dashes), tw_slice_sub(text, hit->end, text.len))) continue;
    for (size_t k = 0; k < hit->sense_count; k++) {
      const struct tw_sense *s = &hit->senses[k];
      if (s->kind == TW_SENSE_HOME && s->pack == pack_index) return pack->homes.items[s->target].code;
    }
  }
  return TW_SLICE_NONE;
}

/* Its money has a sign that others have as well: one passing mention of the state does not make a bare $ its own. */
static bool has_shared_dollar(struct tw_slice state) {
  struct tw_currency_match match;
  return tw_currency_match_sign(TW_SLICE("$"), 0, state, &match) && !tw_slice_is(match.unit, "USD");
}

/* The one state that the text has signs of, so often at least, where its money is no dollar. */
static struct tw_slice only_state(const struct sightings *seen, uint32_t needed) {
  struct tw_slice code = heaviest(seen, 1);
  uint32_t often = 0;
  for (size_t i = 0; code.len && i < seen->count; i++) {
    often += seen->items[i].count;
    if (!tw_slice_eq(code, seen->items[i].home->code)) return TW_SLICE_NONE;
  }
  return often >= needed && code.len && !has_shared_dollar(code) ? code : TW_SLICE_NONE;
}

static struct tw_slice home_en(const struct sightings *seen, struct tw_slice publisher) {
  enum { REPRINTED = 3 }; /* a publisher who names nothing of his own, and so much of another state, prints that state's news */
  if (publisher.len && weight_of(seen, publisher) > 0) return publisher;
  struct tw_slice home = heaviest(seen, publisher.len ? REPRINTED : NEEDED);
  if (home.len || (publisher.len && has_shared_dollar(publisher))) return home;
  return only_state(seen, publisher.len ? NEEDED : 1);
}

static struct tw_slice home_zh(const struct sightings *seen, struct tw_slice publisher) {
  bool is_own = publisher.len && weight_of(seen, publisher) > 0;
  struct tw_slice home = is_own ? publisher : heaviest(seen, NEEDED);
  if (!home.len && !publisher.len) home = only_one(seen);
  if (!home.len && publisher.len && !has_yuan(publisher)) home = heaviest(seen, 1);
  return home;
}

bool tw_home_is_of_wire(struct tw_slice text) {
  static const char *const credits[] = {"(Reuters", "(REUTERS", "(AP)",         "(AFP",        "(dpa",
                                        "(DPA",     "(EFE",     "(Al Jazeera)", "(Bloomberg)", "(BBC"};
  enum { OPENING = 60 }; /* bytes of a dateline */
  return tw_words_stand_in(TW_WORDS(credits), tw_slice_sub(text, 0, OPENING));
}

struct tw_slice tw_home_of_text(const struct tw_rules *rules, enum tw_pack_language language, struct tw_slice text,
                                const struct tw_hit_list *signs, struct tw_slice publisher, struct tw_arena *arena) {
  if (language >= TW_PACK_LANGUAGES || !signs->count) return publisher;
  bool is_zh = language == TW_PACK_ZH;
  for (size_t i = 0; i < rules->count; i++) {
    const struct tw_pack *pack = rules->packs[i];
    if (!pack->homes.count) continue;
    struct sightings seen;
    if (!find_seen(pack, i, text, signs, arena, &seen)) return publisher;
    struct tw_slice from = is_zh ? dateline_zh(pack, i, text, signs) : dateline_en(pack, i, text, signs);
    if (from.len && (is_zh || !publisher.len)) return from;
    struct tw_slice home = is_zh ? home_zh(&seen, publisher) : home_en(&seen, publisher);
    return home.len ? home : publisher; /* packs share this vocabulary: the first one's is all of it */
  }
  return publisher;
}

/* The state that a word of the text names, absent when it names none. */
static struct tw_slice state_of(const struct tw_rules *rules, const struct tw_hit *hit) {
  for (size_t k = 0; k < hit->sense_count; k++) {
    const struct tw_sense *s = &hit->senses[k];
    if (s->kind == TW_SENSE_NAME) return rules->packs[s->pack]->names.items[s->target].code;
  }
  return TW_SLICE_NONE;
}

/* The currency's name inside what was found: its last characters. */
static bool match_under(struct tw_slice text, const struct tw_found *f, struct tw_slice state,
                        struct tw_currency_match *ret_match) {
  enum { LONGEST = 12, CHARACTER = 3 }; /* bytes: first, fewest */
  for (uint32_t length = CHARACTER; length <= LONGEST && f->start + length <= f->end; length += CHARACTER)
    if (tw_currency_match_zh(text, f->end - length, state, ret_match) && !ret_match->is_ambiguous && ret_match->len == length)
      return true;
  return false;
}

/* 元 is everybody's: a state that happens to be named says nothing about it. */
static bool is_everybodys(struct tw_slice text, const struct tw_found *f) {
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  return tw_slice_has_suffix(own, TW_SLICE("元")) || tw_slice_has_suffix(own, TW_SLICE("圆")) ||
         tw_slice_has_suffix(own, TW_SLICE("圓")) || tw_slice_has_suffix(own, TW_SLICE("块")) ||
         tw_slice_has_suffix(own, TW_SLICE("塊"));
}

/* 670萬元: digits and a 元 that names no state. */
static bool is_bare_number(struct tw_slice text, const struct tw_found *f) {
  static const char *const before[] = {"万元", "萬元", "亿元", "億元", "千元", "百元", "余元", "餘元", "多元"};
  enum { YUAN = 3 };
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  bool is_digits = own.len > YUAN && own.ptr[0] >= '0' && own.ptr[0] <= '9';
  if (!is_digits || !is_everybodys(text, f)) return false;
  char last = own.ptr[own.len - YUAN - 1];
  return tw_words_end(TW_WORDS(before), own) || (last >= '0' && last <= '9');
}

/* 港幣320萬元: the name right before the digits says more than the 元 behind them. */
static void take_prefix(struct tw_slice text, struct tw_found *f) {
  enum { CHARACTER = 3, LONGEST = 4 * CHARACTER };
  struct tw_currency_match match;
  if (!is_bare_number(text, f)) return;
  for (uint32_t length = 2 * CHARACTER; length <= LONGEST && length <= f->start; length += CHARACTER)
    if (tw_currency_match_zh(text, f->start - length, TW_SLICE_NONE, &match) && match.len == length && !match.is_ambiguous)
      f->unit = match.unit;
}

/* 巴西幣260億元: a state and 幣 right before the digits. */
static void take_state_prefix(const struct tw_rules *rules, struct tw_slice text, const struct tw_hit_list *hits, size_t before,
                              struct tw_found *f) {
  static const char *const coins[] = {"币", "幣"};
  enum { CHARACTER = 3 };
  struct tw_slice left = tw_slice_sub(text, 0, f->start);
  if (!is_bare_number(text, f) || !tw_words_end(TW_WORDS(coins), left) || !before) return;
  const struct tw_hit *hit = &hits->items[before - 1];
  struct tw_slice unit = hit->end + CHARACTER == f->start ? tw_currency_of_jurisdiction(state_of(rules, hit)) : TW_SLICE_NONE;
  if (unit.len) f->unit = unit;
}

static void settle_currency(const struct tw_rules *rules, struct tw_slice text, const struct tw_hit_list *hits, size_t before,
                            struct tw_found *f) {
  enum { REACH = 120 }; /* words of the packs looked back over */
  struct tw_currency_match match;
  for (size_t i = before; i-- > 0 && before - i <= REACH;) {
    struct tw_slice state = state_of(rules, &hits->items[i]);
    if (!state.len || !match_under(text, f, state, &match)) continue;
    f->unit = match.unit;
    f->flags &= ~(uint32_t)TW_FOUND_AMBIGUOUS_UNIT;
    return;
  }
}

/* （澳門元，下同）: the name of the currency that the text says its sums are in; absent when it says none. */
static struct tw_slice stated_currency(struct tw_slice text) {
  static const char *const marks[] = {"，下同", ",下同", "、下同", "·下同", "；下同", "，以下同", "，下略同"};
  static const char *const opens[] = {"（", "("};
  enum { LONGEST = 24 }; /* bytes of a name */
  ptrdiff_t at = -1;
  if (tw_slice_find(text, TW_SLICE("下同"), 0) < 0 && tw_slice_find(text, TW_SLICE("下略同"), 0) < 0) return TW_SLICE_NONE;
  for (size_t i = 0; i < sizeof marks / sizeof *marks && at < 0; i++) at = tw_slice_find(text, tw_slice_from(marks[i]), 0);
  for (ptrdiff_t start = at; start > 0 && at - start <= LONGEST; start--) {
    struct tw_slice before = tw_slice_sub(text, 0, (size_t)start);
    if (tw_words_end(TW_WORDS(opens), before)) return tw_slice_sub(text, (size_t)start, (size_t)at);
  }
  return TW_SLICE_NONE;
}

/* No name stands before the digits either. */
static bool is_bare_yuan(struct tw_slice text, const struct tw_found *f) {
  static const char *const names[] = {"币", "幣", "元", "圆"};
  return is_bare_number(text, f) && !tw_words_end(TW_WORDS(names), tw_slice_sub(text, 0, f->start));
}

void tw_home_settle_stated(struct tw_slice text, struct tw_found_list *found) {
  struct tw_slice name = stated_currency(text);
  struct tw_currency_match match;
  if (!name.len) return;
  size_t at = (size_t)(name.ptr - text.ptr);
  if (!tw_currency_match_zh(text, at, TW_SLICE_NONE, &match) || match.len != name.len) return;
  for (size_t i = 0; i < found->count; i++)
    if (found->items[i].kind == TW_KIND_MONEY && is_bare_yuan(text, &found->items[i])) found->items[i].unit = match.unit;
}

void tw_home_settle_currencies(const struct tw_rules *rules, struct tw_slice text, const struct tw_hit_list *hits,
                               struct tw_found_list *found) {
  size_t before = 0;
  for (size_t i = 0; i < found->count; i++) {
    struct tw_found *f = &found->items[i];
    while (before < hits->count && hits->items[before].start < f->start) before++;
    if (f->kind == TW_KIND_MONEY) take_state_prefix(rules, text, hits, before, f);
    if (f->kind == TW_KIND_MONEY) take_prefix(text, f);
    if (f->kind == TW_KIND_MONEY && f->flags & TW_FOUND_AMBIGUOUS_UNIT && !is_everybodys(text, f))
      settle_currency(rules, text, hits, before, f);
  }
}
