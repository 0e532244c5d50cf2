/* What a verb acts on: the noun its rule asks for, whether it is counted, whether the clause tells of a habit. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/govern.h"

enum {
  REACH_EN = 14,   /* tokens between a verb and its noun: "signed, in Beijing on 8 May, an extradition treaty" */
  REACH_FAR = 22,  /* the same across a title between 《 and 》, or back to the subject of a second verb */
  TO_NAME = 2,     /* a preposition and the name it asks for, with an article between them */
  WRONG_SIDE = 5,  /* an active English verb has its object behind it */
  COUNT_REACH = 4, /* tokens between a noun and its number: "treaties with 48 countries" */
};

static bool has_be_before(const struct tw_token_list *tokens, int token) {
  enum { AUXILIARY_REACH = 3 };
  for (int i = token - 1; i >= 0 && token - i <= AUXILIARY_REACH; i--) {
    if (tokens->items[i].function == TW_F_BE) return true;
    if (tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
  }
  return false;
}

bool tw_event_is_passive(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language != TW_PACK_EN || d->is_sign) return false;
  return (d->form == TW_FORM_PAST || d->form == TW_FORM_PARTICIPLE) && has_be_before(tokens, d->token);
}

/* The first character of a longer word: 通过法院. */
static bool is_syllable_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  enum { CHARACTER = 3 };
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language != TW_PACK_ZH || t->end - t->start != CHARACTER || t + 1 == tokens->items + tokens->count) return false;
  return t[1].kind == TW_TOKEN_WORD && t[1].start == t->end;
}

/* A noun of the rule, or a name that stands for one. */
static bool is_object(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  int noun = tw_reading_noun(r, t);
  if (noun >= 0 && tw_reading_holds(&d->rule->with, noun))
    return !is_syllable_zh(r, d, t) && !tw_event_is_compound_operation_zh(r, d, t);
  const struct tw_sense *name = d->rule->with_names ? tw_reading_sense(r, t, TW_SENSE_NAME) : NULL;
  return name && (d->rule->with_names & (1u << r->pack->names.items[name->target].kind));
}

static bool has_comma_between(const struct tw_token_list *tokens, int a, int b) {
  for (int i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++)
    if (tokens->items[i].function == TW_F_COMMA) return true;
  return false;
}

/* 引渡条约，去年9月12日生效: of what the clause before named, this one says when. */
static bool is_topic_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                        int noun) {
  if (r->language != TW_PACK_ZH || !d->rule->is_intransitive || noun > d->token) return false;
  int i = noun + 1;
  while (i < d->token && tokens->items[i].function == TW_F_QUOTE) i++;
  if (tokens->items[i].function != TW_F_COMMA) return false;
  for (i++; i < d->token; i++)
    if (tokens->items[i].kind != TW_TOKEN_TIME && tokens->items[i].kind != TW_TOKEN_FUNCTION &&
        tokens->items[i].kind != TW_TOKEN_WORD)
      return false;
  return true;
}

static bool is_joint_zh(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const joints[] = {"并", "並", "而", "且"};
  return tw_words_hold(TW_WORDS(joints), tw_reading_text(r, t));
}

/* 条约于2001年签署，2003年4月5日开始生效: the next clause goes on with the next date. Chinese. */
static bool is_dated_next_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                             int noun) {
  static const char *const readings[] = {"三读通过", "二读通过", "三讀通過", "二讀通過"};
  enum { REACH = 4 };
  int first = tw_event_first_behind_comma(tokens, d);
  if (tw_words_hold(TW_WORDS(readings), tw_reading_text(r, &tokens->items[d->token]))) return true; /* 并在昨天获立法院三读通过 */
  bool may_be = d->rule->is_intransitive && noun < first && d->token - first <= REACH;
  while (may_be && first < d->token && (tokens->items[first].kind == TW_TOKEN_FUNCTION || is_joint_zh(r, &tokens->items[first])))
    first++; /* ，并于2005年生效 */
  return may_be && tokens->items[first].kind == TW_TOKEN_TIME;
}

/* "signed the one with Iran", "ratified it": the thing was named in this sentence or the one before. English. */
static int said_object(struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"it", "one", "that", "another"};
  enum { REACH = 2, REACH_BACK = 4 };
  int pronoun = -1;
  if (r->language != TW_PACK_EN || d->is_sign) return -1;
  for (int i = d->token - 1; tw_event_is_passive(r, d) && pronoun < 0 && i >= d->first && d->token - i <= REACH_BACK; i--)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) pronoun = i; /* "the latest one was signed" */
  for (int i = d->token + 1; pronoun < 0 && i <= d->last && i - d->token <= REACH; i++)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) pronoun = i;
  if (pronoun < 0) return -1;
  for (size_t back = 0; back <= 1 && back <= d->sentence; back++) {
    const struct tw_token_list *told = tw_reading_tokens(r, d->sentence - back);
    for (int i = 0; (size_t)i < told->count && (back || i < d->token); i++)
      if (is_object(r, d, &told->items[i])) return pronoun;
  }
  return -1;
}

/* "began operations", "the EPPO's operations", "the investigation into his operation started": no operation's start. English. */
static bool is_business(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 6 };
  if (r->language != TW_PACK_EN || d->object < 0 || !(d->rule->with_names & 1u << TW_NAME_OPERATION)) return false;
  bool is_plural = tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[d->object]), TW_SLICE("operations"));
  const struct tw_token *before = d->object > 0 ? &tokens->items[d->object - 1] : NULL;
  if (is_plural && (d->object == d->token + 1 || (before && before->end > 0 && r->text.ptr[before->end - 1] == 's'))) return true;
  for (int i = d->object - 1; i >= d->first && d->object - i <= REACH && d->object < d->token; i--)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("into"))) return true;
  return false;
}

/* "the report shows that the court issued verdicts", "the payment took effect under the treaty". English. */
static bool is_of_other_clause(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                               int noun, bool is_active) {
  if (d->rule->is_intransitive && !d->rule->needs_person) return noun > d->token;
  for (int i = noun + 1; is_active && i < d->token; i++)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("that"))) return true;
  return false;
}

/* "brought to Nepal": the name that the preposition asks for stands right behind it. English. */
static bool is_to_name(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  return r->language == TW_PACK_EN && d->rule->with_names && !d->is_sign &&
         tw_slice_has_suffix(tw_reading_text(r, &tokens->items[d->token]), TW_SLICE(" to"));
}

bool tw_event_object(struct tw_reading *r, struct tw_event_draft *d, int *ret_cost) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  bool is_active = r->language == TW_PACK_EN && !d->is_sign && !tw_event_has_subject_only(r, d);
  *ret_cost = 0;
  d->object = -1;
  if (!d->rule->with.count) return true;
  int reach = r->language == TW_PACK_ZH || !is_active ? REACH_FAR : REACH_EN;
  int first = d->token - reach > d->first ? d->token - reach : d->first;
  int last = d->token + reach < d->last ? d->token + reach : d->last;
  if (is_to_name(r, d, tokens)) first = d->token + 1, last = d->token + TO_NAME < d->last ? d->token + TO_NAME : d->last;
  *ret_cost = reach + 1;
  for (int i = first; i <= last; i++) {
    if (tokens->items[i].kind != TW_TOKEN_HIT || i == d->token || !is_object(r, d, &tokens->items[i])) continue;
    if (r->language == TW_PACK_EN && is_of_other_clause(r, d, tokens, i, is_active)) continue;
    if (r->language == TW_PACK_ZH && has_comma_between(tokens, i, d->token) && !is_topic_zh(r, d, tokens, i) &&
        !is_dated_next_zh(r, d, tokens, i) && !tw_event_is_told_operation_zh(r, d, i) && !tw_event_is_in_one_part_zh(r, d, i))
      continue;
    int cost = i < d->token ? d->token - i + (is_active ? WRONG_SIDE : 0) : i - d->token;
    if (cost >= *ret_cost) continue;
    *ret_cost = cost;
    d->object = i;
  }
  if (d->object < 0 || (is_active && d->object < d->token)) {
    int said = said_object(r, d, tokens);
    if (said >= 0) d->object = said;
    if (said >= 0) *ret_cost = said > d->token ? said - d->token : d->token - said;
  }
  if (d->object < 0 && tw_event_is_on_said_zh(r, d)) return true;
  return d->object >= 0 && !is_business(r, d, tokens);
}

/* Not "the two countries", who were named before. */
static bool is_count(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  const struct tw_token *t = &tokens->items[i];
  if (t->kind != TW_TOKEN_FIGURE) return false;
  if (r->language == TW_PACK_EN && i > 0 && tokens->items[i - 1].function == TW_F_DET) return false;
  const struct tw_found *f = &r->found.items[t->index];
  return f->kind == TW_KIND_QUANTITY && !(f->flags & TW_FOUND_SMALL_WORD);
}

/* "the treaty", "an agreement": one. English. */
static bool has_article(const struct tw_reading *r, const struct tw_token_list *tokens, int noun) {
  static const char *const articles[] = {"the", "a", "an", "this"};
  enum { REACH = 3 };
  for (int i = noun - 1; r->language == TW_PACK_EN && i >= 0 && noun - i <= REACH; i--) {
    if (tw_words_hold(TW_WORDS(articles), tw_reading_text(r, &tokens->items[i]))) return true;
    if (tokens->items[i].kind != TW_TOKEN_WORD && tokens->items[i].kind != TW_TOKEN_HIT) return false;
  }
  return false;
}

bool tw_event_is_counted(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (d->object < 0) return false;
  for (int i = d->object - 1; i >= d->first && d->object - i <= COUNT_REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--) {
    if (i == d->token && has_article(r, tokens, d->object)) break; /* "the two ministers signed the treaty" */
    if (is_count(r, tokens, i)) return true;
  }
  bool is_operation = r->language == TW_PACK_ZH && d->rule->with_names & 1u << TW_NAME_OPERATION; /* 行动由18国联手展开 */
  for (int i = d->object + 1;
       !is_operation && i <= d->last && i - d->object <= COUNT_REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (is_count(r, tokens, i)) return true;
  return false;
}

/* Words of repetition, in the part of the clause between its commas. */
static const char *const habits_en[] = {" every ",     " each year",  " annually",   " regularly",
                                        " repeatedly", " routinely ", " many times", " successively "};
static const char *const habits_zh[] = {"多次", "每年", "每次", "定期", "经常", "历年", "屡次",
                                        "連年", "經常", "歷年", "持续", "连续", "連續", "多份"};
/* Of somebody who is named they tell of one act: 王某、李某先后归案. */
static const char *const turns_zh[] = {"先后", "陆续", "均"};

bool tw_event_is_habit(struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int first = tw_event_first_behind_comma(tokens, d), last = d->token;
  while (last < d->last && tokens->items[last + 1].function != TW_F_COMMA) last++;
  struct tw_words habits = r->language == TW_PACK_ZH ? TW_WORDS(habits_zh) : TW_WORDS(habits_en);
  uint32_t start = tokens->items[first].start, end = tokens->items[last].end;
  if (tw_reading_stands_in(r, d->sentence, habits, start, end)) return true;
  static const char *const some_en[] = {" a number of "}; /* "has seized a number of", but "was jailed on a number of charges" */
  bool is_act = r->language == TW_PACK_EN && !tw_event_is_passive(r, d);
  if (is_act && tw_reading_stands_in(r, d->sentence, TW_WORDS(some_en), start, end)) return true;
  if (r->language != TW_PACK_ZH || !tw_reading_stands_in(r, d->sentence, TW_WORDS(turns_zh), start, end)) return false;
  if (d->rule->with_names & 1u << TW_NAME_OPERATION && tw_event_names_operation_zh(r, d, first, last))
    return false; /* 先后开展“某某”行动 */
  struct tw_event_people people = {.count = 0};
  if (d->rule->needs_person) tw_event_persons_zh(r, d->sentence, first, last, &people);
  return people.count == 0;
}

/* The text between the last `open` before the trigger and the trigger, absent when `close` stands in between. */
static struct tw_slice since_mark(struct tw_slice before, struct tw_slice open, struct tw_slice close) {
  ptrdiff_t from = -1;
  for (ptrdiff_t at = tw_slice_find(before, open, 0); at >= 0; at = tw_slice_find(before, open, (size_t)at + 1)) from = at;
  if (from < 0) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(before, (size_t)from + open.len, before.len);
  return tw_slice_find(rest, close, 0) >= 0 ? TW_SLICE_NONE : rest;
}

/* The trigger stands in a short quotation without a pause: “没收违法所得”程序, 「同步查缉」专案. Chinese. */
static bool is_in_quotes_zh(const struct tw_reading *r, const struct tw_token *t, uint32_t from, uint32_t to,
                            struct tw_slice open, struct tw_slice close) {
  enum { LONGEST_TITLE = 90 }; /* bytes: a longer quotation is speech */
  static const char *const pauses[] = {"，", ",", "。"};
  struct tw_slice said = since_mark(tw_slice_sub(r->text, from, t->start), open, close);
  ptrdiff_t closing = said.ptr ? tw_slice_find(tw_slice_sub(r->text, t->end, to), close, 0) : -1;
  if (closing < 0 || said.len + (size_t)closing > LONGEST_TITLE) return false;
  return !tw_words_stand_in(TW_WORDS(pauses), tw_slice_sub(r->text, t->start - said.len, t->end + (size_t)closing));
}

bool tw_event_is_in_title(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { TITLE_WINDOW = 300 }; /* bytes */
  const struct tw_sentence *s = &r->sentences.items[d->sentence];
  const struct tw_token *t = &s->tokens.items[d->token];
  uint32_t from = t->start - s->start > TITLE_WINDOW ? t->start - TITLE_WINDOW : s->start;
  uint32_t to = s->end - t->end > TITLE_WINDOW ? t->end + TITLE_WINDOW : s->end;
  if (since_mark(tw_slice_sub(r->text, from, t->start), TW_SLICE("《"), TW_SLICE("》")).ptr) return true;
  return r->language == TW_PACK_ZH && (is_in_quotes_zh(r, t, from, to, TW_SLICE("“"), TW_SLICE("”")) ||
                                       is_in_quotes_zh(r, t, from, to, TW_SLICE("「"), TW_SLICE("」")));
}

static bool is_verb(const struct tw_reading *r, const struct tw_token *t) {
  return tw_reading_sense(r, t, TW_SENSE_EVENT) || tw_reading_sense(r, t, TW_SENSE_TRIGGER);
}

/* 2021年4月签署的引渡条约: said in passing, and yet when. */
static bool is_dated_in_passing(const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 6 };                                         /* 2014年11月8日，在中国北京召开的 */
  bool may_be = d->rule->with.count || d->rule->needs_person; /* 2019年12月在美国被捕的前部长 */
  for (int i = d->token - 1; i >= d->first && d->token - i <= REACH && may_be; i--) {
    if (tokens->items[i].kind == TW_TOKEN_TIME) return true;
    bool is_pause = tokens->items[i].function == TW_F_COMMA && i > d->first && tokens->items[i - 1].kind == TW_TOKEN_TIME;
    if (tokens->items[i].kind == TW_TOKEN_PUNCT && tokens->items[i].function != TW_F_QUOTE && !is_pause) return false;
  }
  return false;
}

/* 已收到新加坡返还的赃款265万新元: who received it tells that it was done. */
static bool is_received_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"收到", "接收", "接获", "接獲", "获得", "獲得"};
  int first = tw_event_first_behind_comma(tokens, d);
  return d->rule->needs_money &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[first].start, tokens->items[d->token].start);
}

/* 充公的资金, 被控侵吞公款的兄弟, 被控主谋. */
static bool is_attribute_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  if (tw_event_is_topic_zh(r, d)) return true;
  if (d->token >= d->last) return false;
  struct tw_slice behind = tw_slice_sub(r->text, tokens->items[d->token].end, r->text.len);
  static const char *const lasting[] = {"多年的", "数年的", "數年的", "已久的"}; /* 归还冻结多年的资产 */
  if (tw_words_begin(TW_WORDS(lasting), behind)) return true;
  static const char *const until[] = {"到", "至"}; /* 从被捕到引渡 */
  if (d->token > d->first && tokens->items[d->token - 1].function == TW_F_FROM && tw_words_begin(TW_WORDS(until), behind))
    return true;
  bool is_since = tw_slice_has_prefix(behind, TW_SLICE("以来")) || tw_slice_has_prefix(behind, TW_SLICE("以來"));
  bool is_described =
      d->is_sign ? tokens->items[d->token + 1].function == TW_F_DE : tw_govern_is_attributive_zh(r, tokens, d->token);
  if (is_since && !is_described && d->rule->with_names & 1u << TW_NAME_OPERATION &&
      !tw_event_names_operation_zh(r, d, d->first, d->token))
    return true;
  if (is_described || is_since) return !is_dated_in_passing(d, tokens) && !is_received_zh(r, d, tokens);
  if (!tw_slice_has_prefix(tw_reading_text(r, &tokens->items[d->token]), TW_SLICE("被控"))) return false;
  for (int i = d->token + 1; i <= d->last && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT)) return true; /* 被控多项罪名于2019年8月被捕 */
  static const char *const verdicts[] = {"罪名成立", "罪成"};                /* 被控贪污罪名成立: one verdict */
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(verdicts), tokens->items[d->token].end, tokens->items[d->last].end))
    return true;
  if (tw_reading_sense(r, &tokens->items[d->token + 1], TW_SENSE_TITLE)) return true;
  for (int i = d->token + 1; i <= d->last && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (tokens->items[i].function == TW_F_DE) return true;
  return false;
}

/* "four of whom are convicted fraudsters": what they are, not what was done. English. */
static bool is_description(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const present[] = {"is", "are"};
  if (d->token <= d->first || d->token >= d->last || !d->rule->needs_person) return false;
  const struct tw_token *before = &tokens->items[d->token - 1], *next = &tokens->items[d->token + 1];
  return tw_words_hold(TW_WORDS(present), tw_reading_text(r, before)) && tw_reading_noun(r, next) >= 0;
}

/* "$15 million surrendered by the casino": which sum it is. English. */
static bool is_described_sum(const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  return d->token > d->first && d->token < d->last && tokens->items[d->token - 1].kind == TW_TOKEN_FIGURE &&
         tokens->items[d->token + 1].function == TW_F_BY;
}

/* "in seized and repatriated money", 充公的资金: the word describes a thing, it tells of no act. */
bool tw_event_is_attribute(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language == TW_PACK_ZH) return is_attribute_zh(r, d, tokens);
  uint32_t start = tokens->items[d->token].start;
  if (tw_slice_has_suffix(tw_slice_sub(r->text, 0, start), TW_SLICE("ly-"))) return true; /* "a politically-charged case" */
  if (d->is_sign || (d->form != TW_FORM_PAST && d->form != TW_FORM_PARTICIPLE)) return false;
  if (is_description(r, d, tokens) || is_described_sum(d, tokens)) return true;
  int i = d->token - 1;
  while (i > d->first && tokens->items[i].function == TW_F_AND && is_verb(r, &tokens->items[i - 1])) i -= 2;
  if (i < d->first) return false;
  enum tw_function before = (enum tw_function)tokens->items[i].function;
  const struct tw_token *next = d->token < d->last ? &tokens->items[d->token + 1] : NULL;
  int behind = tw_event_behind_time(tokens, d); /* "Among those detained on Saturday is" */
  if (next && behind <= d->last) next = &tokens->items[behind];
  bool is_list =
      next && next->function == TW_F_BE && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("those"));
  if (is_list && d->rule->needs_person) return false; /* "Those arrested are: X" */
  bool is_described = next && i + 1 == d->token && !tokens->items[i].function && is_verb(r, &tokens->items[i]) &&
                      (next->kind == TW_TOKEN_WORD || next->kind == TW_TOKEN_HIT); /* "to capture convicted embezzler" */
  if (is_described) return true;
  return before == TW_F_DET || before == TW_F_IN || before == TW_F_OF || before == TW_F_FROM || before == TW_F_WITH ||
         before == TW_F_BY;
}

/* "handed over to", "brought back from": what follows is a place. */
static bool ends_in_preposition(struct tw_slice phrase) {
  return tw_slice_has_suffix(phrase, TW_SLICE(" to")) || tw_slice_has_suffix(phrase, TW_SLICE(" from")) ||
         tw_slice_has_suffix(phrase, TW_SLICE(" of"));
}

/* No object behind the participle: "Yao, once a county chief, extradited from Bulgaria". */
bool tw_event_has_subject_only(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (tw_event_is_passive(r, d) || d->rule->is_intransitive) return true;
  if (d->is_sign || (d->form != TW_FORM_PAST && d->form != TW_FORM_PARTICIPLE)) return false;
  if (d->token >= d->last || ends_in_preposition(tw_reading_text(r, &tokens->items[d->token]))) return true;
  const struct tw_token *next = &tokens->items[d->token + 1];
  return next->kind == TW_TOKEN_PUNCT || next->kind == TW_TOKEN_TIME ||
         (next->kind == TW_TOKEN_FUNCTION && next->function != TW_F_DET && next->function != TW_F_PRON);
}

/* The noun right before the verb group, when it is no name: "1,000 fugitives were sent home", "the first fugitive sent back". */
bool tw_event_has_common_subject(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { FIGURE_REACH = 3 };
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int i = d->token - 1;
  bool is_finite = false;
  for (; i > d->first && (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE); i--) is_finite = true;
  if (i < d->first || tw_reading_noun(r, &tokens->items[i]) < 0) return false;
  if (!is_finite) return true;
  for (int k = i - 1; k >= d->first && i - k <= FIGURE_REACH && tokens->items[k].kind != TW_TOKEN_PUNCT; k--)
    if (tokens->items[k].kind == TW_TOKEN_FIGURE) return true;
  return false;
}

/* "five people arrested in Cyprus and detained for months were released". */
static bool is_second_postmodifier(const struct tw_reading *r, const struct tw_event_draft *d,
                                   const struct tw_token_list *tokens) {
  enum { REACH = 12 };
  static const char *const charges[] = {"suspected", "accused", "wanted", "sought"}; /* "a person suspected or convicted of" */
  if (d->token - 2 > d->first && tw_words_hold(TW_WORDS(charges), tw_reading_text(r, &tokens->items[d->token - 2]))) return true;
  for (int i = d->token - 2; i > d->first && d->token - i <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--) {
    if (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE) return false;
    if (is_verb(r, &tokens->items[i])) {
      for (int k = d->token + 1; k <= d->last; k++)
        if (tokens->items[k].function == TW_F_BE) return tw_reading_noun(r, &tokens->items[i - 1]) >= 0;
      return false;
    }
  }
  return false;
}

/* "A minister convicted of corruption was handed over": a participle that only says which one. */
bool tw_event_is_postmodifier(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language != TW_PACK_EN || d->is_sign || d->token == d->first || tw_event_is_passive(r, d)) return false;
  if (!tw_event_has_subject_only(r, d) || d->rule->is_intransitive) return false;
  const struct tw_token *before = &tokens->items[d->token - 1];
  if (before->function == TW_F_AND) return is_second_postmodifier(r, d, tokens);
  if (before->kind == TW_TOKEN_PUNCT || before->kind == TW_TOKEN_FUNCTION || before->is_capital) return false;
  for (int i = d->token + 1; i <= d->last; i++) {
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false;
    enum tw_function f = (enum tw_function)tokens->items[i].function;
    if (f == TW_F_BE || f == TW_F_HAVE || f == TW_F_MODAL) return i > d->token + 1; /* not "among those detained was" */
  }
  return false;
}

/* "the sum surrendered by the casino", "was surrendered to": nobody gives himself up so. English. */
static bool is_given_up(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  bool is_surrender = d->rule->is_intransitive && d->rule->needs_person && !d->rule->with.count; /* no arrival */
  if (r->language != TW_PACK_EN || !is_surrender || d->is_sign) return false;
  const struct tw_token *next = d->token < d->last ? &tokens->items[d->token + 1] : NULL;
  bool is_name = next && next->is_capital && (next->kind == TW_TOKEN_WORD || tw_reading_sense(r, next, TW_SENSE_TITLE));
  static const char *const owners[] = {"his", "her", "their", "its"}; /* "surrendered his passport" */
  bool is_thing = next && tw_words_hold(TW_WORDS(owners), tw_reading_text(r, next));
  return tw_event_is_passive(r, d) || is_name || is_thing || (next && next->function == TW_F_BY); /* "surrendered Mr Alves" */
}

/* "after concluding that much of the money came from deals": what follows is a clause, no thing. English. */
static bool has_clause(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return r->language == TW_PACK_EN && d->rule->with.count && d->token < d->last &&
         tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[d->token + 1]), TW_SLICE("that"));
}

/* "are demanding that he be handed over". English. */
static bool is_demanded(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return !d->is_sign && tw_modality_is_subjunctive(r, tokens, d->token);
}

/* "will continue to investigate and prosecute": a general remark. English. */
static bool is_continued(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"continue", "continues", "continuing"};
  enum { REACH = 8 };
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = d->token - 1; r->language == TW_PACK_EN && i >= d->first && d->token - i <= REACH; i--) {
    if (tokens->items[i].function == TW_F_COMMA) return false;
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i])) && tokens->items[i + 1].function == TW_F_TO)
      return true;
  }
  return false;
}

/* "an injunction preventing his arrest", "the reason for his arrest": spoken of, not told. English. */
static bool is_spoken_of(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {
      "preventing",  "prevent",  "prevented", "avoid",     "avoiding",   "avoided",  "evade", "evading",
      "evaded",      "for",      "blocking",  "block",     "blocked",    "stopping", "stop",  "stopped",
      "seeking",     "sought",   "seek",      "demand",    "demanding",  "against",  "about", "resist",
      "resisting",   "fighting", "fight",     "contest",   "contesting", "over",     "of",    "considered",
      "considering", "consider", "discussed", "requested", "concerning"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language != TW_PACK_EN || !d->is_sign || d->token == 0) return false;
  static const char *const owners[] = {"his", "her", "their"};
  struct tw_slice own = tw_reading_text(r, &tokens->items[d->token]);
  bool is_owned = tw_words_begin(TW_WORDS(owners), own);
  const struct tw_token *next = d->token < d->last ? &tokens->items[d->token + 1] : NULL;
  bool is_compound = next && (next->kind == TW_TOKEN_WORD || next->kind == TW_TOKEN_HIT) && !next->function && !next->is_capital;
  static const char *const adverbs[] = {"last", "earlier", "yesterday", "here", "there", "late", "early", "this", "today"};
  if (is_owned && is_compound && !tw_words_hold(TW_WORDS(adverbs), tw_reading_text(r, next)) &&
      !tw_slice_has_suffix(tw_reading_text(r, next), TW_SLICE("ing")))
    return true; /* "his arrest warrant" */
  bool is_of =
      tw_slice_has_prefix_nocase(own, TW_SLICE("the ")) && tw_slice_has_suffix(own, TW_SLICE(" of")) && !d->rule->needs_money;
  return (is_owned || is_of) && tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[d->token - 1]));
}

/* "denied that he was arrested", 否认. */
static const char *const denials[] = {"denied", "denies", "deny",     "dismissed", "refuted", "rejected claims",
                                      "否认",   "否認",   "不实消息", "消息不实",  "不属实",  "谣言"};

/* What the law says of anybody. */
static const char *const statutes[] = {"任何人", "一经定罪", "一經定罪", "最高可", "依法可", "可处",     "可處",
                                       "可判",   "假使",     "若罪成",   "若罪名", "如罪名", "若被定罪", "一旦罪成"};

static bool is_statute(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_sentence *s = &r->sentences.items[d->sentence];
  int last = d->token;
  while (last < d->last && s->tokens.items[last + 1].function != TW_F_COMMA) last++;
  return r->language == TW_PACK_ZH &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(statutes), s->start, s->tokens.items[last].end);
}

/* 宣判他无罪 */
static bool is_acquittal_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"无罪", "無罪"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int last = d->token;
  while (last < d->last && tokens->items[last + 1].kind != TW_TOKEN_PUNCT) last++;
  return r->language == TW_PACK_ZH && d->rule->needs_person &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[d->token].end, tokens->items[last].end);
}

/* "his extradition to Kuwait never took place". English. */
static bool is_denied_behind(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH = 6 };
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = d->token + 1; r->language == TW_PACK_EN && d->is_sign && i <= d->last && i - d->token <= REACH; i++) {
    if (tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
    if (tokens->items[i].function == TW_F_NEG) return true;
  }
  return false;
}

/* 将把17人遣送，但行动已取消 */
static bool is_cancelled_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"行动已取消", "行動已取消", "行动取消", "行動取消", "计划取消", "計畫取消", "計劃取消"};
  return r->language == TW_PACK_ZH && tw_reading_says(r, d->sentence, TW_WORDS(words));
}

bool tw_event_is_denied(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH_BYTES = 48 };
  if (is_cancelled_zh(r, d) || is_statute(r, d) || is_denied_behind(r, d) || is_acquittal_zh(r, d) || is_spoken_of(r, d) ||
      is_given_up(r, d) || has_clause(r, d) || is_continued(r, d) || is_demanded(r, d))
    return true;
  uint32_t start = r->sentences.items[d->sentence].start, end = r->sentences.items[d->sentence].tokens.items[d->token].start;
  if (end - start > REACH_BYTES) start = end - REACH_BYTES;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(denials), start, end);
}
