/* Chinese: number, measure word, noun; the noun may stand before ("追回外逃人员908人") or behind ("44名…嫌疑人"). */
#include "base/words.h"
#include "parse/extract/govern.h"

enum {
  MAX_LEFT_TOKENS = 7,
  MAX_RIGHT_TOKENS = 9,
  ADJACENT = 1, /* distance of a noun with nothing but particles between */
};

struct candidate {
  int token, noun, distance;
};

struct search {
  struct tw_reading *r;
  struct tw_figure *figure;
  const struct tw_token_list *tokens;
  struct tw_slice counter;
  uint32_t units; /* bits of the units that the measure word counts */
};

static bool is_counter_of(const struct tw_pack_unit *unit, struct tw_slice counter) {
  for (size_t i = 0; i < unit->counters.of[TW_PACK_ZH].count; i++)
    if (tw_slice_eq(unit->counters.of[TW_PACK_ZH].items[i], counter)) return true;
  return false;
}

/* 6次以上: the measure word between the number and its hedge. */
static struct tw_slice hedged_counter(const struct search *s) {
  const struct tw_found *f = s->figure->found;
  struct tw_slice times = TW_SLICE("次"), behind = tw_slice_sub(s->r->text, f->end, f->hedge_end);
  return !f->unit.len && tw_slice_has_prefix(behind, times) ? times : f->unit;
}

static void read_counter(struct search *s) {
  s->counter = hedged_counter(s);
  if (!s->counter.len && (size_t)s->figure->token + 1 < s->tokens->count) {
    const struct tw_token *next = &s->tokens->items[s->figure->token + 1];
    if (tw_reading_sense(s->r, next, TW_SENSE_COUNTER)) {
      s->counter = tw_reading_text(s->r, next);
      s->figure->last_token = s->figure->token + 1;
    }
  }
  for (size_t i = 0; i < s->r->pack->units.count; i++)
    if (s->counter.len && is_counter_of(&s->r->pack->units.items[i], s->counter)) s->units |= UINT32_C(1) << i;
}

static bool fits(const struct search *s, int noun, bool is_adjacent) {
  const struct tw_pack_noun *n = &s->r->pack->nouns.items[noun];
  if (n->unit < 0) return true;
  if (s->units) return s->units & n->units;
  return is_adjacent || !s->counter.len;
}

/* 诈骗集团1765团: a measure word that no unit knows, of one character, between the number and what goes on. */
static bool has_unknown_counter(const struct search *s) {
  enum { CHARACTER = 3 };
  const struct tw_token *own = &s->tokens->items[s->figure->token];
  if (s->counter.len || (size_t)s->figure->token + 1 >= s->tokens->count) return false;
  return own[1].kind == TW_TOKEN_WORD && own[1].start == own->end && own[1].end - own[1].start == CHARACTER;
}

static bool is_stop(const struct tw_token *t) {
  if (t->kind == TW_TOKEN_FIGURE) return true;
  return t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_AND;
}

/* What a token adds to the distance: particles and quotes nothing. */
static int cost_of(const struct tw_token *t) {
  if (t->kind == TW_TOKEN_FUNCTION || t->kind == TW_TOKEN_PUNCT)
    return t->function == TW_F_LINK || t->function == TW_F_QUOTE ? 0 : 1;
  if (t->kind == TW_TOKEN_WORD) return 1 + (int)(t->end - t->start) / 12;
  return 1;
}

/* One character is a noun only right behind its number (逾百人, 5案); elsewhere it is a piece of a word (人数, 国内). */
static bool is_syllable(const struct tw_token *t) {
  enum { CHARACTER = 3 };
  return t->end - t->start <= CHARACTER;
}

static bool has_unit(const struct search *s, int noun) {
  return s->r->pack->nouns.items[noun].unit >= 0;
}

static bool is_group(const struct search *s, struct candidate c) {
  return c.noun >= 0 && !has_unit(s, c.noun);
}

/* A unit when the measure word leaves no doubt and no noun is near. */
static int only_unit(uint32_t units) {
  for (int i = 0; i < TW_PACK_MAX_UNITS; i++)
    if (units == UINT32_C(1) << i) return i;
  return -1;
}

bool tw_noun_is_topic_comma_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int comma) {
  static const char *const fillers[] = {"年", "则", "則", "值", "约值", "約值", "共值", "只"};
  bool has_each = false;
  for (size_t i = (size_t)comma + 1; tokens->items[comma].function == TW_F_COMMA && i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE) return has_each;
    has_each |= t->function == TW_F_EACH && !tw_slice_is(tw_reading_text(r, t), "每");
    bool is_filler = tw_words_hold(TW_WORDS(fillers), tw_reading_text(r, t));
    if (t->function != TW_F_EACH && t->function != TW_F_LINK && !is_filler) return false;
  }
  return false;
}

/* 五人被控串谋触犯公职人员…罪: what was done to those who were counted ends before the noun, unless 的 leads on to it. */
static bool is_behind_passive(const struct search *s, int noun) {
  static const char *const marks[] = {"被", "遭"};
  int verb = noun - 1;
  for (; verb > s->figure->token && !tw_govern_is_verb(s->r, &s->tokens->items[verb]); verb--)
    if (s->tokens->items[verb].function == TW_F_DE) return false;
  return verb + 1 < noun && tw_words_begin(TW_WORDS(marks), tw_reading_text(s->r, &s->tokens->items[verb]));
}

/* 31个省区市均召开反腐败协调小组会议: the noun, which no 的 leads on to, is what the verb before it takes. */
static bool is_object_of_verb(const struct search *s, int noun) {
  int index = tw_reading_noun(s->r, &s->tokens->items[noun]);
  for (int i = noun - 1; i > s->figure->token; i--) {
    const struct tw_token *t = &s->tokens->items[i];
    if (t->function == TW_F_DE) return false;
    const struct tw_sense *sense = tw_reading_sense(s->r, t, TW_SENSE_TRIGGER);
    const struct tw_pack_trigger *trigger = sense ? &s->r->pack->triggers.items[sense->target] : NULL;
    if (trigger && trigger->flags & TW_TRIGGER_NEEDS_WITH && i < noun - 1) return tw_reading_holds(&trigger->with, index);
  }
  return false;
}

/* 4名曾担任高级官员的人员: behind a verb, the noun that 的 leads on to is the head. */
static struct candidate head_behind(const struct search *s, struct candidate best, int de) {
  size_t next = (size_t)de + 1;
  int noun = next < s->tokens->count ? tw_reading_noun(s->r, &s->tokens->items[next]) : -1;
  bool has_word = best.token > s->figure->last_token + 1; /* what the head did stands before */
  if (noun < 0 || !has_word || !has_unit(s, noun) || !fits(s, noun, false)) return best;
  return (struct candidate){de + 1, noun, best.distance};
}

/* 64人以嫌疑人身份被拘留: as what, not who. */
static bool is_capacity(const struct search *s, const struct tw_token *t) {
  static const char *const words[] = {"身份", "身分", "名义", "名義"};
  return tw_words_begin(TW_WORDS(words), tw_slice_sub(s->r->text, t->end, s->r->text.len));
}

/* 全国七部门联合打击…会议: whose the number is stands right behind it. */
static bool has_group_behind(const struct search *s) {
  static const char *const groups[] = {"部门", "部門", "部委", "省市", "省区", "省區", "市县", "单位", "單位", "机构", "機構"};
  const struct tw_found *f = s->figure->found;
  static const char *const pieces[] = {"个", "個"};
  struct tw_slice behind = tw_slice_sub(s->r->text, f->end, s->r->text.len);
  behind = tw_slice_sub(behind, tw_words_begin_length(TW_WORDS(pieces), behind), behind.len);
  bool is_open = !s->counter.len || tw_words_hold(TW_WORDS(pieces), s->counter);
  static const char *const offices[] = {"国执法", "國執法"}; /* 四国执法部门 */
  if (tw_words_begin(TW_WORDS(offices), tw_slice_sub(s->r->text, f->end, s->r->text.len))) return true;
  return is_open && tw_words_begin(TW_WORDS(groups), behind);
}

/* 四架押解疑犯的包机: the measure word is of things. */
static bool has_counter_of_things(const struct search *s) {
  static const char *const words[] = {"架", "辆", "輛", "艘", "班", "栋", "棟", "枚", "吨", "噸"};
  return !s->counter.len && tw_words_begin(TW_WORDS(words), tw_slice_sub(s->r->text, s->figure->found->end, s->r->text.len));
}

static struct candidate look(const struct search *s, int step, int limit) {
  struct candidate best = {-1, -1, 0};
  int distance = 0;
  bool has_verb = false, has_place = false;
  int i = step > 0 ? s->figure->last_token + 1 : s->figure->token - 1;
  for (int n = 0; n < limit && i >= 0 && (size_t)i < s->tokens->count; n++, i += step) {
    const struct tw_token *t = &s->tokens->items[i];
    bool is_label = step < 0 && n == 0 && t->function == TW_F_COLON; /* 发出红色通报：58份 */
    if (is_label) continue;
    if (step < 0 && n == 0 && t->function == TW_F_AND) break; /* 主脑、三名职员 */
    if (step < 0 && tw_noun_is_topic_comma_zh(s->r, s->tokens, i)) continue;
    if (is_stop(t)) break;
    int noun = tw_reading_noun(s->r, t);
    if (noun >= 0 && is_syllable(t) && !(step > 0 && distance == 0)) noun = -1;
    if (noun >= 0 && is_capacity(s, t)) noun = -1;
    /* a group or a thing left of a verb is its subject, it isn't counted: 专案组抓获27人 */
    if (noun >= 0 && step < 0 && distance > 0 && s->r->pack->nouns.items[noun].unit < 0) break;
    if (noun >= 0 && (has_verb || has_place) && !has_unit(s, noun) && only_unit(s->units) >= 0)
      break; /* 向124人发出通知书, 11人在联合行动中被捕 */
    if (noun >= 0 && step < 0 && !has_unit(s, noun) && tw_slice_is(s->counter, "人")) break; /* 查获51诈团247人 */
    bool is_far_thing = noun >= 0 && step > 0 && distance > 0 && !has_unit(s, noun) && tw_slice_is(s->counter, "人");
    if (is_far_thing) break; /* 85人已搭乘航空公司包机 */
    has_place |= step > 0 && (t->function == TW_F_IN || t->function == TW_F_PASS);
    if (noun >= 0 && has_verb && is_object_of_verb(s, i)) break; /* 31个省市均召开…会议 */
    bool is_fact = step > 0 && tw_govern_is_verb(s->r, t);
    if (has_verb && noun >= 0 && has_unit(s, noun) && is_behind_passive(s, i)) break; /* 五人被控串谋触犯公职人员…罪 */
    if (is_fact) has_verb = true;
    if (noun >= 0 && step < 0 && has_unit(s, noun) && has_unknown_counter(s)) break;
    if (noun >= 0 && fits(s, noun, distance == 0)) {
      /* of a chain to the right the last is the head: 职务犯罪 嫌疑人 */
      bool is_chain = best.noun >= 0 && step > 0 && i == best.token + 1 && (is_group(s, best) || has_unit(s, noun));
      if (best.noun < 0 || is_chain || (is_group(s, best) && s->r->pack->nouns.items[noun].unit >= 0))
        best = (struct candidate){i, noun, distance};
      if (step < 0) break;
      continue;
    }
    if (best.noun >= 0 && step > 0 && t->function == TW_F_DE && (best = head_behind(s, best, i)).token > i) break;
    /* 6名犯罪集团重要头目: the group describes, a person may follow */
    if (best.noun >= 0 && !(step > 0 && is_group(s, best) && (t->kind == TW_TOKEN_WORD || t->function == TW_F_DE))) break;
    distance += cost_of(t);
  }
  return best;
}

/* 3455名来自20个国家的嫌犯: another number stands in the phrase, but no pause. */
static bool ends_phrase(const struct tw_token *t) {
  return t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_AND;
}

/* 73名涉嫌在境外实施诈骗的犯罪组织成员: a long phrase about what they did, and behind its last 的 who they are. */
static struct candidate head_of_phrase(const struct search *s) {
  static const char *const openings[] = {"涉",   "因", "参与", "參與", "在",   "曾",   "利用", "来自",
                                         "來自", "于", "於",   "冒充", "从事", "從事", "实施", "實施"};
  enum { REACH = 24, HEAD = 4 };
  size_t first = (size_t)s->figure->last_token + 1, de = 0;
  const struct candidate none = {-1, -1, 0};
  if (!s->counter.len || first >= s->tokens->count ||
      !tw_words_begin(TW_WORDS(openings), tw_slice_sub(s->r->text, s->tokens->items[first].start, s->r->text.len)))
    return none;
  for (size_t i = first; i < s->tokens->count && i - first < REACH && !ends_phrase(&s->tokens->items[i]); i++)
    if (s->tokens->items[i].function == TW_F_DE) de = i;
  for (size_t i = de + 1; de && i < s->tokens->count && i - de <= HEAD && !is_stop(&s->tokens->items[i]); i++) {
    int noun = tw_reading_noun(s->r, &s->tokens->items[i]);
    if (noun >= 0 && !is_syllable(&s->tokens->items[i]) && has_unit(s, noun) && fits(s, noun, false))
      return (struct candidate){(int)i, noun, 1};
  }
  return none;
}

/* 与11国: the measure word is the noun; -1 when it is none, or leaves open which of the unit's nouns is meant (12人). */
static int noun_of_counter(const struct search *s, int unit) {
  int found = -1;
  for (size_t i = 0; unit >= 0 && i < s->r->pack->nouns.count; i++) {
    const struct tw_pack_noun *noun = &s->r->pack->nouns.items[i];
    if (noun->unit != unit) continue;
    if (noun->role.len) return -1;
    for (size_t w = 0; w < noun->words.of[TW_PACK_ZH].count && found < 0; w++)
      if (tw_slice_eq(noun->words.of[TW_PACK_ZH].items[w], s->counter)) found = (int)i;
  }
  return found;
}

/* 前5人中有4人, 12名嫌疑人里有3人: the noun of the figure it is taken from. */
static const struct tw_figure *taken_from(const struct search *s) {
  static const char *const among[] = {"中", "里", "裡", "当中", "當中", "之中"};
  int i = s->figure->token - 1;
  while (i > 0 && s->tokens->items[i].function == TW_F_LINK) i--;
  if (i < 1 || !s->r->figures.count) return NULL;
  struct tw_slice word = tw_reading_text(s->r, &s->tokens->items[i]);
  bool is_among = s->tokens->items[i].function == TW_F_INCL;
  for (size_t k = 0; k < sizeof among / sizeof *among && !is_among; k++) is_among = tw_slice_is(word, among[k]);
  const struct tw_figure *whole = is_among ? s->figure - 1 : NULL; /* the list holds them in the order of the text */
  if (!whole || s->r->figures.count < 2 || whole->sentence != s->figure->sentence || whole->last_token != i - 1) return NULL;
  return whole->noun >= 0 && whole->unit >= 0 ? whole : NULL; /* 一次行动中有193人被捕 */
}

static void take_whole(struct tw_figure *figure, const struct tw_figure *whole) {
  figure->noun = whole->noun;
  figure->unit = whole->unit;
  figure->role = whole->role;
}

/* 1200箱: a measure word that no unit knows stands right behind the number. */
static bool is_measured(const struct search *s) {
  const struct tw_token *own = &s->tokens->items[s->figure->token];
  if (s->counter.len || (size_t)s->figure->token + 1 >= s->tokens->count) return false;
  return own[1].kind == TW_TOKEN_WORD && own[1].start == own->end;
}

/* 国家工作人员罪犯1932人: the noun right before says what they are. */
static void take_role_before(const struct search *s, int noun) {
  if (s->figure->role.len || noun < 1 || noun > s->figure->token) return;
  const struct tw_token *before = &s->tokens->items[noun - 1];
  int other = before->end == s->tokens->items[noun].start ? tw_reading_noun(s->r, before) : -1;
  if (other >= 0 && s->r->pack->nouns.items[other].unit == s->figure->unit) s->figure->role = s->r->pack->nouns.items[other].role;
}

/* 起诉54件290人: cases and the persons in them, in one breath; the noun is the one of the same unit that 案 is. */
static int noun_of_pair(const struct search *s) {
  size_t next = (size_t)s->figure->last_token + 1;
  if (!tw_slice_is(s->counter, "件") || next >= s->tokens->count || s->tokens->items[next].kind != TW_TOKEN_FIGURE) return -1;
  const struct tw_found *persons = &s->r->found.items[s->tokens->items[next].index];
  bool is_persons = tw_slice_has_suffix(tw_slice_sub(s->r->text, persons->start, persons->end), TW_SLICE("人")) ||
                    tw_slice_has_prefix(tw_slice_sub(s->r->text, persons->end, s->r->text.len), TW_SLICE("人"));
  if (!is_persons) return -1;
  for (size_t i = 0; i < s->r->pack->nouns.count; i++) {
    const struct tw_pack_noun *noun = &s->r->pack->nouns.items[i];
    if (noun->unit < 0 || !(s->units >> noun->unit & 1)) continue;
    for (size_t w = 0; w < noun->words.of[TW_PACK_ZH].count; w++)
      if (tw_slice_is(noun->words.of[TW_PACK_ZH].items[w], "案")) return (int)i;
  }
  return -1;
}

/* The noun is one that begins with the name of a list: 百名红通人员. */
static bool is_listed(const struct tw_reading *r, const struct tw_pack_noun *noun) {
  const struct tw_pack_word_list *lists = &r->pack->lists.of[TW_PACK_ZH], *words = &noun->words.of[TW_PACK_ZH];
  for (size_t i = 0; i < lists->count; i++)
    for (size_t w = 0; w < words->count; w++)
      if (tw_slice_has_prefix(words->items[w], lists->items[i])) return true;
  return false;
}

/* The listed persons that one of those hits, of which `end` bounds the text, names; -1 when none does. */
static int listed_noun(const struct tw_reading *r, const struct tw_hit_list *hits, uint32_t end) {
  for (size_t i = 0; i < hits->count && hits->items[i].start < end; i++) {
    if (!(hits->items[i].kinds >> TW_SENSE_NOUN & 1)) continue;
    const struct tw_sense *s = tw_hit_sense(&hits->items[i], TW_SENSE_NOUN, r->pack_index);
    if (s && r->pack->nouns.items[s->target].role.len && is_listed(r, &r->pack->nouns.items[s->target])) return (int)s->target;
  }
  return -1;
}

/* 已有25人投案: in a text about those of a list a count without a noun is of them, where the sentence names nobody else. */
static void take_listed(const struct search *s) {
  enum { LONGEST_LIST = 100 };
  struct tw_figure *f = s->figure;
  int64_t value;
  if (f->unit < 0 || f->noun >= 0 || f->is_unknown_noun || !tw_decimal_to_i64(f->found->value, &value) || value > LONGEST_LIST)
    return;
  int noun = listed_noun(s->r, &s->r->title_hits, (uint32_t)s->r->title.len);
  bool is_counting = tw_reading_has_found(s->r, 0, UINT32_C(1) << TW_KIND_QUANTITY); /* 追回3453名，其中48名为百名红通人员 */
  if (noun < 0 && !is_counting) noun = listed_noun(s->r, &s->r->hits, s->r->sentences.items[0].end);
  if (noun < 0 || s->r->pack->nouns.items[noun].unit != f->unit) return;
  for (size_t i = 0; i < s->tokens->count; i++) {
    int other = tw_reading_noun(s->r, &s->tokens->items[i]);
    bool is_counted = other >= 0 && other != noun && s->r->pack->nouns.items[other].unit == f->unit;
    if (is_counted && !is_syllable(&s->tokens->items[i])) return;
  }
  f->noun = noun;
  f->role = s->r->pack->nouns.items[noun].role;
}

void tw_noun_find_zh(struct tw_reading *r, struct tw_figure *figure) {
  struct search s = {r, figure, &r->sentences.items[figure->sentence].tokens, TW_SLICE_NONE, 0};
  read_counter(&s);
  figure->counter_units = s.units;
  struct candidate right = look(&s, 1, MAX_RIGHT_TOKENS), left = look(&s, -1, MAX_LEFT_TOKENS);
  if (right.noun < 0) right = head_of_phrase(&s);
  bool is_of_group = has_group_behind(&s) || has_counter_of_things(&s);
  if (is_of_group) right.noun = left.noun = -1;
  const struct tw_figure *whole;
  bool is_left_thing = left.noun >= 0 && !has_unit(&s, left.noun) && only_unit(s.units) >= 0; /* 指控两名…国民 */
  if (right.noun >= 0 && has_unit(&s, right.noun) && is_left_thing) left.noun = -1;
  struct candidate chosen = left;
  if (right.noun >= 0 && (left.noun < 0 || right.distance == 0 || left.distance > ADJACENT)) chosen = right;
  figure->is_elliptic = true;
  if (chosen.noun >= 0) {
    int last = figure->last_token;
    tw_noun_take(r, figure, chosen.token, chosen.noun);
    take_role_before(&s, chosen.token);
    figure->last_token = chosen.token > last ? chosen.token : last;
    tw_counter_settle(r, figure);
  } else if ((whole = taken_from(&s)) != NULL) {
    take_whole(figure, whole);
  } else {
    figure->unit = only_unit(s.units);
    if (is_of_group && figure->unit >= 0 && tw_reading_is_context_unit(r, figure->unit)) figure->unit = -1; /* 四国执法部门 */
    figure->noun = noun_of_counter(&s, figure->unit);
    int pair = noun_of_pair(&s);
    if (pair >= 0) {
      figure->noun = pair;
      figure->unit = r->pack->nouns.items[pair].unit;
    }
    figure->is_unknown_noun = (s.counter.len && !s.units) || is_measured(&s) || is_of_group;
    take_listed(&s);
  }
}
