#include "parse/scan/en/en_conversion.h"
#include "parse/scan/en/match.h"
#include "parse/scan/en/money.h"
#include "parse/scan/en/places.h"
#include "parse/scan/en/point.h"
#include "parse/scan/language.h"
#include "parse/scan/settle.h"

enum {
  WINDOW_TOKENS = 2048, /* tokens held at once; a match never reaches over more than LOOK_AHEAD of them */
  LOOK_AHEAD = 64,      /* kept unread at the window's end while text follows */
  LOOK_BACK = 12,       /* hedges and context before a number; kept from the window before. At most TW_EN_SLACK */
  REACH = 7,            /* tokens before a core token in which a match may begin ("by the end of the year to June") */
  MAX_AGE = 120,        /* years */
  LIST_GAP_BYTES = 8,   /* ", and " between the amounts of a list */
};

typedef bool (*matcher)(const struct tw_en_text *, size_t, size_t, struct tw_en_match *);

struct scanner {
  struct tw_en_text t;
  const struct tw_en_index *index;
  struct tw_arena *arena;
  struct tw_found_list *list;
  size_t read_at; /* bytes of the text tokenised so far */
  size_t at;      /* next token to look at */
  size_t floor;   /* no hedge may start before this token: it belongs to the found object before */
};

/* Words no number, date or sign can start with are most of any text: they are left at once. */
static bool may_start(const struct tw_en_token *k) {
  static const uint64_t starters = TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_HUNDRED | TW_EN_SCALE | TW_EN_DOZEN |
                                   TW_EN_PART | TW_EN_ORDINAL | TW_EN_ARTICLE | TW_EN_POINT | TW_EN_NEGATIVE | TW_EN_MONTH |
                                   TW_EN_WEEKDAY | TW_EN_SEASON | TW_EN_WHICH | TW_EN_RELDAY | TW_EN_PHASE | TW_EN_FISCAL |
                                   TW_EN_DECADE | TW_EN_CALENDAR | TW_EN_CLOCK | TW_EN_LEAD;
  if (k->type == TW_EN_NUMBER || k->is_money) return true;
  if (k->type == TW_EN_MARK) return k->mark && strchr("-'([+", k->mark);
  return (k->word->classes & starters) || (k[1].type != TW_EN_WORD && tw_en_is_glued(k + 1)); /* a name or an address may be */
}

static bool match_at(const struct scanner *s, struct tw_en_match *ret_match) {
  static const matcher matchers[] = {tw_en_shape_match, tw_en_date_match, tw_en_other_match, tw_en_amount_match};
  for (size_t i = 0; i < sizeof matchers / sizeof matchers[0]; i++)
    if (matchers[i](&s->t, s->at, s->floor, ret_match) && ret_match->next > s->at) return true;
  return false;
}

static bool is_list_gap(struct tw_slice gap) {
  static const char *const gaps[] = {", ", " and ", ", and ", " or ", ", or ", ","};
  for (size_t i = 0; gap.len <= LIST_GAP_BYTES && i < sizeof gaps / sizeof gaps[0]; i++)
    if (tw_slice_is(gap, gaps[i])) return true;
  return false;
}

/* "5, 7 and 9 million euros": the amounts before share the last one's magnitude and currency. */
static void share_list(struct scanner *s, const struct tw_found *money, int scale) {
  uint32_t end = money->start;
  for (size_t i = s->list->count; i > 0; i--) {
    struct tw_found *f = &s->list->items[i - 1];
    if (f->kind != TW_KIND_QUANTITY || f->unit.len || (f->flags & (TW_FOUND_HAS_MAX | TW_FOUND_SMALL_WORD)) ||
        f->hedge_start != f->start)
      return;
    if (!is_list_gap(tw_slice_sub(s->t.text, f->end, end))) return;
    struct tw_decimal value;
    if (scale && (!tw_decimal_shift(f->value, scale, &value) || tw_decimal_cmp(f->value, tw_decimal_from(1000)) >= 0)) return;
    if (scale) f->value = value;
    f->kind = TW_KIND_MONEY;
    f->unit = money->unit;
    f->flags |= money->flags & TW_FOUND_AMBIGUOUS_UNIT;
    end = f->start;
  }
}

/* Power of ten that a magnitude word inside the found text stands for; 0: none. */
static int magnitude_of(const struct scanner *s, const struct tw_en_match *m) {
  for (size_t i = m->first + 1; i < m->next; i++)
    if (tw_en_has(&s->t.tokens[i], TW_EN_SCALE)) return s->t.tokens[i].word->value;
  return 0;
}

static int emit(struct scanner *s, const struct tw_en_match *m) {
  const struct tw_en_token *last = &s->t.tokens[m->next - 1];
  bool is_money_word = m->found.kind == TW_KIND_MONEY && s->t.tokens[m->first].type == TW_EN_NUMBER && last->type == TW_EN_WORD;
  if (is_money_word && !(m->found.flags & TW_FOUND_HAS_MAX)) share_list(s, &m->found, magnitude_of(s, m));
  struct tw_found *f = TW_ARENA_PUSH(s->arena, s->list);
  if (!f) return TW_ENOMEM;
  *f = m->found;
  /* "aged 23, 25 and 40" */
  bool is_listed = s->list->count > 1 && f->kind == TW_KIND_QUANTITY && f[-1].kind == TW_KIND_AGE && !f->unit.len &&
                   !(f->flags & TW_FOUND_HAS_MAX);
  if (is_listed && is_list_gap(tw_slice_sub(s->t.text, f[-1].end, f->start)) &&
      tw_decimal_cmp(f->value, tw_decimal_from(MAX_AGE)) < 0 &&
      (tw_en_at(&s->t, m->next)->type != TW_EN_WORD || tw_en_has(tw_en_at(&s->t, m->next), TW_EN_AND)))
    f->kind = TW_KIND_AGE;
  return 0;
}

static void finish_window(struct tw_en_text *t) {
  for (size_t i = 0; i < TW_EN_SLACK; i++)
    t->tokens[t->count + i] = (struct tw_en_token){.type = TW_EN_END,
                                                   .start = (uint32_t)t->text.len,
                                                   .end = (uint32_t)t->text.len,
                                                   .number = TW_EN_BIG,
                                                   .word = &tw_en_word_none};
}

/* Tell each token how far the next one is that a found object can be made of: most of a text lies far from any. */
static void measure(struct tw_en_text *t) {
  uint8_t distance = TW_EN_FAR;
  for (size_t i = t->count; i > 0; i--) {
    struct tw_en_token *k = &t->tokens[i - 1];
    if (tw_en_token_is_core(k))
      distance = 0;
    else if (distance < TW_EN_FAR)
      distance++;
    k->core_in = distance;
  }
}

/* Fill the window behind the tokens it still holds. True when the text is used up. */
static bool fill_window(struct scanner *s) {
  struct tw_en_text *t = &s->t;
  tw_en_point_forget(t->points);
  while (t->count < WINDOW_TOKENS && s->read_at < t->text.len) {
    struct tw_en_token *k = &t->tokens[t->count];
    if (tw_en_token_read(s->index, t->text, &s->read_at, k - 1, k)) t->count++;
  }
  finish_window(t);
  measure(t);
  return s->read_at >= t->text.len;
}

/* Drop what was looked at, but for the context behind s->at. */
static void move_window(struct scanner *s) {
  size_t drop = s->at > LOOK_BACK ? s->at - LOOK_BACK : 0;
  memmove(s->t.tokens - TW_EN_SLACK, s->t.tokens - TW_EN_SLACK + drop, (s->t.count - drop + TW_EN_SLACK) * sizeof *s->t.tokens);
  s->t.count -= drop;
  s->at -= drop;
  s->floor = s->floor > drop ? s->floor - drop : 0;
}

static int scan_window(struct scanner *s, size_t end) {
  while (s->at < end) {
    struct tw_en_match m;
    size_t far = s->t.tokens[s->at].core_in;
    if (far > REACH) {
      s->at += far - REACH < end - s->at ? far - REACH : end - s->at;
      continue;
    }
    if (!may_start(&s->t.tokens[s->at]) || !match_at(s, &m)) {
      s->at++;
      continue;
    }
    if (m.found.end > m.found.start && emit(s, &m)) return TW_ENOMEM;
    s->at = m.next;
    s->floor = m.next;
  }
  return 0;
}

static const void *prepare(struct tw_arena *arena) {
  struct tw_en_index *index = tw_arena_alloc(arena, sizeof *index);
  if (!index) return NULL;
  tw_en_index_init(index);
  tw_en_money_index(index);
  tw_en_place_index(index);
  return index;
}

static int scan(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options, struct tw_found_list *list) {
  size_t window = text.len < WINDOW_TOKENS ? text.len : WINDOW_TOKENS; /* a token is a byte at least */
  struct tw_en_token *tokens = tw_arena_alloc(arena, (window + 2 * TW_EN_SLACK) * sizeof *tokens);
  const struct tw_en_index *index = tw_scan_prepared(arena, options, &tw_scan_language_en);
  if (!tokens || !index) return TW_ENOMEM;
  struct tw_en_point_memo points;
  struct scanner s = {
      .t = {.text = text,
            .tokens = tokens + TW_EN_SLACK,
            .points = &points,
            .list = list,
            .ref_day = options->ref_day,
            .jurisdiction = options->jurisdiction},
      .index = index,
      .arena = arena,
      .list = list,
  };
  for (size_t i = 0; i < TW_EN_SLACK; i++)
    tokens[i] = (struct tw_en_token){.type = TW_EN_END, .number = TW_EN_BIG, .word = &tw_en_word_none};
  bool is_last = false;
  while (!is_last) {
    is_last = fill_window(&s);
    if (scan_window(&s, is_last ? s.t.count : s.t.count - LOOK_AHEAD)) return TW_ENOMEM;
    move_window(&s);
  }
  const struct tw_settle_words words = {.context = index, .next_state = tw_en_place_next};
  tw_settle_currencies(text, &words, list);
  tw_conversion_mark(text, &tw_en_conversion_words, list);
  return 0;
}

const struct tw_scan_language tw_scan_language_en = {.code = "en", .scan = scan, .prepare = prepare};
