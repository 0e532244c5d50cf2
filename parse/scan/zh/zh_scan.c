/* The Chinese scanner: one pass from word to word; each word's classes choose the grammars that are tried at it. */
#include "parse/scan/language.h"
#include "parse/scan/settle.h"
#include "parse/scan/zh/zh_conversion.h"
#include "parse/scan/zh/zh_figure.h"
#include "parse/scan/zh/zh_kinds.h"
#include "parse/scan/zh/zh_marks.h"
#include "parse/scan/zh/zh_money.h"
#include "parse/scan/zh/zh_period.h"
#include "parse/scan/zh/zh_places.h"

static bool hedge_touches(const struct tw_zh_scan *z, size_t at) {
  return z->hedge.end && z->hedge.end <= at && tw_zh_skip_spaces(z, z->hedge.end) >= at;
}

/* A word that means no number; but 百家 behind 上 is a hundred. */
static size_t take_skip(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  if (hit->classes & TW_ZH_KEEP) return 0;
  static const char *const units[] = {"百", "千", "万", "萬", "亿", "億"};
  bool is_unit = false;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) is_unit = is_unit || tw_zh_has(z, at, units[i]);
  if (is_unit && hedge_touches(z, at)) return 0;
  return hit->end;
}

static size_t take_name(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_figure_take_name(z, at);
}

static size_t take_url(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)at;
  size_t p = hit->end;
  while (tw_zh_ascii(z, p) > ' ') p++;
  return p;
}

static size_t take_from(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  z->from_start = at;
  return z->from = hit->end;
}

static size_t take_until(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  if (hit->word->a && tw_zh_joined_before(z, at)) return 0;
  z->until_start = at;
  return z->until = hit->end;
}

static size_t take_contact(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)at;
  z->contact_is_code = hit->word->a != 0;
  return z->contact = hit->end;
}

static size_t take_clock(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)at;
  return z->clock = hit->end;
}

/* 上 and 过 hedge only what starts with a unit (上百); 上3 is no hedge. */
static size_t take_hedge(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  struct tw_zh_hit own, digit;
  bool is_weak = tw_zh_has(z, at, "上") && hit->end - at == strlen("上");
  if (is_weak && (!tw_zh_is(z, hit->end, TW_ZH_UNIT | TW_ZH_BIG) || tw_zh_has(z, hit->end, "拾"))) return 0;
  if (!tw_zh_find(z, at, TW_ZH_HEDGE, &own)) return 0;
  bool is_past = hit->end - at == strlen("过") && (tw_zh_has(z, at, "过") || tw_zh_has(z, at, "過")); /* 买过两次 */
  if (is_past && tw_zh_find(z, hit->end, TW_ZH_DIGIT, &digit) && !tw_zh_is(z, digit.end, TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG))
    return hit->end;
  z->hedge = (struct tw_zh_hedge){.qualifier = (enum tw_qualifier)own.word->a, .start = at, .end = hit->end};
  return hit->end;
}

static size_t take_ordinal(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_figure_take_ordinal(z, at);
}

static size_t take_share(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_figure_take_share(z, at);
}

static size_t take_money(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_money_take_prefix(z, at);
}

static size_t take_some(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_figure_take_some(z, at);
}

static size_t take_half(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_kinds_take_half(z, at);
}

static size_t take_count(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_period_take_count(z, at);
}

static size_t take_shared(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_period_take_shared(z, at);
}

static size_t take_now(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_period_take_now(z, at);
}

static size_t take_period(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  return tw_zh_period_take(z, at);
}

/* What starts with a numeral: an event, a list's marker, a date, else a figure. */
static size_t take_number(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit) {
  (void)hit;
  size_t behind = tw_zh_period_take_event(z, at);
  if (!behind) behind = tw_zh_marks_take_item(z, at);
  if (!behind) behind = tw_zh_period_take(z, at);
  return behind ? behind : tw_zh_figure_take(z, at);
}

static const struct {
  uint64_t classes;
  size_t (*take)(struct tw_zh_scan *z, size_t at, const struct tw_zh_hit *hit);
} grammars[] = {
    {TW_ZH_URL, take_url},
    {TW_ZH_NAME, take_name},
    {TW_ZH_SHARED, take_shared},
    {TW_ZH_PAST, take_count},
    {TW_ZH_REL_YEAR | TW_ZH_REL_MONTH | TW_ZH_REL_WEEK | TW_ZH_REL_DAY | TW_ZH_REL_PART | TW_ZH_WEEKDAY | TW_ZH_ERA, take_period},
    {TW_ZH_MOON, take_period},
    {TW_ZH_SKIP, take_skip},
    {TW_ZH_NOW, take_now},
    {TW_ZH_FROM, take_from},
    {TW_ZH_UNTIL, take_until},
    {TW_ZH_CONTACT, take_contact},
    {TW_ZH_CLOCK, take_clock},
    {TW_ZH_SHARE, take_share},
    {TW_ZH_MONEY, take_money},
    {TW_ZH_ORDINAL, take_ordinal},
    {TW_ZH_SOME, take_some},
    {TW_ZH_HALF, take_half},
    {TW_ZH_HEDGE, take_hedge},
    {TW_ZH_SIGN | TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_TENS | TW_ZH_KEEP, take_number},
};

static size_t take_word(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  if (!tw_zh_find(z, at, TW_ZH_START, &hit)) return 0;
  for (size_t i = 0; i < sizeof grammars / sizeof *grammars; i++) {
    if (!(hit.classes & grammars[i].classes)) continue;
    size_t behind = grammars[i].take(z, at, &hit);
    if (behind > at) return behind;
  }
  /* A number hidden under a word that was not what it looked like: 一百 under 一百分之. */
  bool is_numeral = tw_zh_is(z, at, TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_TENS);
  return is_numeral ? take_number(z, at, &hit) : 0;
}

/* K1201+300: a place on a road, in metres behind a kilometre. */
static bool is_milestone(const struct tw_zh_scan *z, size_t at) {
  size_t p = at + 1, len;
  if (tw_zh_ascii(z, at) != 'K') return false;
  while (tw_zh_digit(z, p, &len) >= 0) p += len;
  return p > at + 1 && tw_zh_ascii(z, p) == '+' && tw_zh_digit(z, p + 1, &len) >= 0;
}

/* ASCII and the rest that no word table lists. */
static size_t take_other(struct tw_zh_scan *z, size_t at) {
  size_t len;
  char c = tw_zh_ascii(z, at);
  if (c == '\n') {
    z->context_year = z->context_month = z->paragraph_year = 0;
    z->spoken = TW_PERIOD_NONE;
    return at + 1;
  }
  if (tw_zh_digit(z, at, &len) >= 0) return take_number(z, at, NULL);
  if (tw_zh_han_at(z, at)) return 0;
  if (c == '-' || c == '.' || tw_zh_has(z, at, "－") || tw_zh_has(z, at, "−")) return tw_zh_figure_take(z, at);
  size_t behind = tw_zh_marks_take(z, at);
  if (behind) return behind;
  bool is_sign = !(c >= 'a' && c <= 'z') && !is_milestone(z, at); /* no code or sign starts with a small letter */
  static const char months[] = "JFMASOND";                        /* their first letters */
  behind = c && strchr(months, c) ? tw_zh_period_take(z, at) : 0;
  if (behind) return behind;
  behind = is_sign ? tw_zh_money_take_prefix(z, at) : 0;
  if (behind) return behind;
  return tw_zh_is_letter(c) ? tw_zh_marks_take_token(z, at) : 0;
}

static size_t char_bytes(const struct tw_zh_scan *z, size_t at) {
  uint32_t c;
  return tw_utf8_decode(z->text, at, &c);
}

static const void *prepare(struct tw_arena *arena) {
  return tw_zh_lexicon_new(arena);
}

/* 元 is everybody's: in simplified characters it is the mainland's, whatever states are named. */
static bool may_decide(const void *is_traditional, struct tw_slice text, const struct tw_found *found) {
  static const char *const everybodys[] = {"元", "圆", "圓", "块", "塊", "元整"};
  struct tw_slice own = tw_slice_sub(text, found->start, found->end);
  for (size_t i = 0; i < sizeof everybodys / sizeof *everybodys; i++)
    if (tw_slice_has_suffix(own, tw_slice_from(everybodys[i]))) return *(const bool *)is_traditional;
  return true;
}

/* Who writes 美元 beside 元 means another one by 元. */
static bool may_vote(struct tw_slice text, const struct tw_found *found) {
  static const char *const abroad[] = {"美元", "美金", "加元", "澳元", "紐元", "纽元"};
  struct tw_slice own = tw_slice_sub(text, found->start, found->end);
  for (size_t i = 0; i < sizeof abroad / sizeof *abroad; i++)
    if (tw_slice_has_suffix(own, tw_slice_from(abroad[i]))) return false;
  return true;
}

static int scan(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options, struct tw_found_list *list) {
  struct tw_zh_scan z = {.text = text,
                         .arena = arena,
                         .options = options,
                         .list = list,
                         .lexicon = tw_scan_prepared(arena, options, &tw_scan_language_zh),
                         .last_day = TW_DAY_NONE,
                         .spoken = TW_PERIOD_NONE};
  if (!z.lexicon) return TW_ENOMEM;
  for (size_t at = 0; (at = tw_zh_lexicon_next(z.lexicon, text, at)) < text.len;) {
    size_t behind = take_word(&z, at);
    if (!behind) behind = take_other(&z, at);
    at = behind > at ? behind : at + char_bytes(&z, at);
    if (z.out_of_memory) return TW_ENOMEM;
  }
  bool is_traditional = list->count && tw_zh_places_is_traditional(text);
  const struct tw_settle_words words = {
      .context = &is_traditional, .next_state = tw_zh_place_next, .may_decide = may_decide, .may_vote = may_vote};
  tw_settle_currencies(text, &words, list);
  tw_conversion_mark(text, &tw_zh_conversion_words, list);
  return TW_OK;
}

const struct tw_scan_language tw_scan_language_zh = {
    .code = "zh",
    .scan = scan,
    .prepare = prepare,
};
