/* The clause of a trigger, and whether it says that the thing happened. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/time_words.h"

static bool ends_clause(const struct tw_token *t) {
  return t->kind == TW_TOKEN_PUNCT && (t->function == TW_F_SEMI || t->function == TW_F_STOP);
}

void tw_event_clause(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  d->first = d->last = d->token;
  while (d->first > 0 && d->token - d->first < TW_EVENT_CLAUSE && !ends_clause(&tokens->items[d->first - 1])) d->first--;
  while ((size_t)d->last + 1 < tokens->count && d->last - d->token < TW_EVENT_CLAUSE && !ends_clause(&tokens->items[d->last + 1]))
    d->last++;
  int dateline = r->language == TW_PACK_EN && d->first == 0 ? tw_time_dateline_end(tokens) : -1;
  if (dateline >= 0 && dateline < d->token) d->first = dateline + 1;
}

int tw_event_first_behind_comma(const struct tw_token_list *tokens, const struct tw_event_draft *d) {
  int first = d->token;
  while (first > d->first && tokens->items[first - 1].function != TW_F_COMMA) first--;
  return first;
}

int tw_event_behind_time(const struct tw_token_list *tokens, const struct tw_event_draft *d) {
  int i = d->token + 1;
  if (i < d->last && tokens->items[i].function == TW_F_IN && tokens->items[i + 1].kind == TW_TOKEN_TIME) i++;
  return i <= d->last && tokens->items[i].kind == TW_TOKEN_TIME ? i + 1 : d->token + 1;
}

/* "will" and "shall" announce, and so does "would" in what somebody said; "may", "could" and "must" leave open whether it
 * happens. */
static bool is_will(const struct tw_reading *r, const struct tw_token_list *tokens, int modal) {
  struct tw_slice word = tw_reading_text(r, &tokens->items[modal]);
  return tw_slice_eq_nocase(word, TW_SLICE("will")) || tw_slice_eq_nocase(word, TW_SLICE("shall")) ||
         tw_modality_is_reported_future(r, tokens, modal);
}

/* 不诚实接受财产罪名起诉: 不 that does not stand beside the verb belongs to another word. */
static bool is_syllable_zh(const struct tw_reading *r, const struct tw_token *t, int distance) {
  static const char *const words[] = {"勒", "丹", "列颠", "列顛", "来梅", "來梅", "违", "違", "法",
                                      "当", "當", "明",   "动产", "動產", "良",   "仅", "僅", "但",
                                      "只", "断", "斷",   "久",   "特",   "诚",   "誠", "论", "論"}; /* 不违背职务收贿罪 */
  enum { BESIDE = 2 };
  if (r->language != TW_PACK_ZH || !tw_slice_is(tw_reading_text(r, t), "不")) return false;
  return distance > BESIDE || tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, t->end, r->text.len));
}

/* The nearest modal, plan, negation or condition left of the trigger, within its part of the clause. */
static enum tw_function operator_before(const struct tw_reading *r, const struct tw_token_list *tokens, int token, bool is_sign) {
  enum { REACH_EN = 6, REACH_ZH = 5, REACH_SIGN = 3 };
  int reach = is_sign ? REACH_SIGN : r->language == TW_PACK_ZH ? REACH_ZH : REACH_EN;
  for (int i = token - 1; i >= 0 && token - i <= reach; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_token_ends_part(t)) break;
    if (t->kind != TW_TOKEN_FUNCTION || is_syllable_zh(r, t, token - i)) continue;
    if (t->function == TW_F_MODAL && r->language == TW_PACK_EN && !is_will(r, tokens, i)) return TW_F_IF;
    if (t->function == TW_F_MODAL || t->function == TW_F_PLAN || t->function == TW_F_NEG || t->function == TW_F_IF)
      return (enum tw_function)t->function;
    if (r->language == TW_PACK_EN && (t->function == TW_F_REL || t->function == TW_F_SUB)) break;
  }
  return TW_F_NONE;
}

/* "to sign", "to be extradited": an aim, not a fact, unless a form of have or be stands before ("was to", "is to": planned). */
static bool is_infinitive(const struct tw_token_list *tokens, int token) {
  for (int i = token - 1; i >= 0 && token - i <= 2; i--) {
    if (tokens->items[i].function == TW_F_TO) return true;
    if (tokens->items[i].function != TW_F_BE) return false;
  }
  return false;
}

/* "led to the arrest of": what it came to. English. */
static bool is_result(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const leads[] = {"led", "leads", "leading"};
  static const char *const steps[] = {"proceedings", "process", "procedure", "steps", "events"};
  enum { BEFORE = 2 };
  if (r->language != TW_PACK_EN || !d->is_sign || d->token <= BEFORE || tokens->items[d->token - 1].function != TW_F_TO)
    return false;
  return tw_words_hold(TW_WORDS(leads), tw_reading_text(r, &tokens->items[d->token - BEFORE])) &&
         !tw_words_hold(TW_WORDS(steps), tw_reading_text(r, &tokens->items[d->token - BEFORE - 1]));
}

/* "was able to confiscate", "proceeded to arrest him": what was tried was done. English. */
static bool is_achieved(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const verbs[] = {"able", "managed", "proceeded", "succeeded", "went on"};
  enum { BEFORE = 2 };
  if (r->language != TW_PACK_EN || d->form != TW_FORM_BASE || d->token < BEFORE) return false;
  if (tokens->items[d->token - 1].function != TW_F_TO) return false;
  if (!tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, &tokens->items[d->token - BEFORE]))) return false;
  enum tw_function before = d->token > BEFORE ? (enum tw_function)tokens->items[d->token - BEFORE - 1].function : TW_F_NONE;
  return before != TW_F_NEG && before != TW_F_MODAL;
}

/* "the arrest in Dubai of the former minister": the noun, which a place or a time parts from whom it is of. English. */
static bool is_noun_of(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const spoken_of[] = {"for", "against", "over", "about", "seeking", "demanded", "seek", "before", "pending"};
  enum { REACH = 6 };
  if (r->language != TW_PACK_EN || d->is_sign || d->form != TW_FORM_BASE || d->token == d->first) return false;
  bool is_of = (d->token < d->last && tokens->items[d->token + 1].function == TW_F_OF) ||
               tw_slice_has_suffix(tw_reading_text(r, &tokens->items[d->token]), TW_SLICE(" of"));
  if (is_of && tokens->items[d->token - 1].kind == TW_TOKEN_TIME) return true; /* "the Nov. 29 arrest of", "Monday's arrest of" */
  if (!tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[d->token - 1]), TW_SLICE("the"))) return false;
  const struct tw_token *before = d->token - 1 > d->first ? &tokens->items[d->token - 2] : NULL;
  if (before && tw_words_hold(TW_WORDS(spoken_of), tw_reading_text(r, before))) return false;
  for (int i = d->token + 1; i <= d->last && i - d->token <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_OF) return i > d->token + 1;
    bool is_way = t->kind == TW_TOKEN_TIME || t->function == TW_F_IN || t->function == TW_F_TO || t->function == TW_F_FROM ||
                  t->function == TW_F_BY || t->function == TW_F_DET || t->is_capital;
    if (!is_way) return false;
  }
  return false;
}

/* "was the first fugitive on the list to surrender": who is told by rank did it. English. */
static bool is_ranked(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const ranks[] = {"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last"};
  static const char *const ends[] = {"0th", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"};
  enum { REACH = 10 };
  int to = d->token - 1;
  while (to > d->first && tokens->items[to].function == TW_F_BE) to--;
  if (r->language != TW_PACK_EN || d->is_sign || !d->rule->needs_person || to <= d->first) return false;
  if (tokens->items[to].function != TW_F_TO) return false;
  for (int i = to - 1; i > d->first && to - i <= REACH && tokens->items[i].function != TW_F_COMMA; i--) {
    struct tw_slice word = tw_reading_text(r, &tokens->items[i]);
    if (tw_words_hold(TW_WORDS(ranks), word) || tw_words_end(TW_WORDS(ends), word)) return true;
  }
  return false;
}

/* The pack has signs of the rule's act that are orders: what a court orders to be forfeited is. */
static bool is_done_by_order(const struct tw_pack_event_rule *rule) {
  const struct tw_pack_word_list *signs = &rule->signs.of[TW_PACK_EN];
  for (size_t i = 0; i < signs->count; i++)
    if (tw_slice_has_prefix(signs->items[i], TW_SLICE("ordered "))) return true;
  return false;
}

/* "returned to China to surrender", "ordered him to forfeit": the aim of what was done was reached. */
static bool is_reached(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const returns[] = {"returned", "flew", "came"}, *const orders[] = {"ordered", "order", "orders"},
                           *const meets[] = {"met", "gathered"};
  enum { REACH = 12 };
  struct tw_words acts = d->rule->is_intransitive ? TW_WORDS(returns) : TW_WORDS(orders);
  bool is_signing = d->rule->with.count && !d->rule->needs_person && !d->rule->needs_money && !is_done_by_order(d->rule);
  if (is_signing) acts = TW_WORDS(meets); /* "met on Wednesday to sign a treaty" */
  bool is_to =
      d->token > 1 && (tokens->items[d->token - 1].function == TW_F_TO ||
                       (tokens->items[d->token - 1].function == TW_F_BE && tokens->items[d->token - 2].function == TW_F_TO));
  bool is_aim = d->rule->is_intransitive || ((is_signing || is_done_by_order(d->rule)) && is_to);
  for (int i = d->token - 2; is_aim && r->language == TW_PACK_EN && i >= d->first && d->token - i <= REACH; i--)
    if (tw_words_hold(acts, tw_reading_text(r, &tokens->items[i]))) return true;
  static const char *const ordered[] = {"ordered"};
  enum { BESIDE = 5 };
  bool may_be = r->language == TW_PACK_EN && d->form == TW_FORM_BASE && is_done_by_order(d->rule); /* "ordered the man forfeit" */
  for (int i = d->token - 1; may_be && i >= d->first && d->token - i <= BESIDE; i--)
    if (tw_words_hold(TW_WORDS(ordered), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

static bool is_scheduled(const struct tw_token_list *tokens, int token) {
  for (int i = token - 1; i >= 0 && token - i <= 4; i--)
    if (tokens->items[i].function == TW_F_TO && i > 0)
      return tokens->items[i - 1].function == TW_F_BE || tokens->items[i - 1].function == TW_F_PLAN;
  return false;
}

/* "the two convicts", "the arrests": the noun. English. */
static bool is_plural_noun(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  if (r->language != TW_PACK_EN || d->form != TW_FORM_THIRD || d->is_sign || d->token == d->first) return false;
  const struct tw_token *before = &tokens->items[d->token - 1];
  bool is_counted = before->kind == TW_TOKEN_FIGURE && d->token - 1 > d->first;
  static const char *const many[] = {"first", "further", "multiple", "more", "several"}, *const lists[] = {"of", "include",
                                                                                                           "included"};
  if (d->token < d->last && tw_words_hold(TW_WORDS(lists), tw_reading_text(r, &tokens->items[d->token + 1]))) return false;
  if (before->function == TW_F_OF || tw_words_hold(TW_WORDS(many), tw_reading_text(r, before))) return true;
  return before->function == TW_F_DET || (is_counted && tokens->items[d->token - 2].function == TW_F_DET);
}

/* ", also seizing $3 million", "entered judgment forfeiting": what came of the clause before. */
static bool is_outcome(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const leads[] = {"also", "thereby", "judgment", "judgement", "began", "begun", "started"};
  if (d->form != TW_FORM_GERUND || d->token == d->first) return false;
  const struct tw_token *before = &tokens->items[d->token - 1];
  if (before->kind == TW_TOKEN_TIME && !d->rule->with.count) return true; /* "with police today seizing $40,000" */
  if (before->function == TW_F_BY && !d->rule->needs_person) return true; /* "took action by freezing her accounts" */
  return before->function == TW_F_COMMA || tw_words_hold(TW_WORDS(leads), tw_reading_text(r, before));
}

/* "ordered the former president extradited": not there yet. English. */
static bool is_ordered(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  static const char *const orders[] = {"ordered", "orders"};
  bool may_be =
      r->language == TW_PACK_EN && d->rule->needs_person && d->form != TW_FORM_BASE && !d->is_sign && !tw_event_is_passive(r, d);
  for (int i = d->token - 2; may_be && i >= d->first && d->token - i <= REACH && tokens->items[i].function != TW_F_COMMA; i--)
    if (tw_words_hold(TW_WORDS(orders), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "is returning 19 million", "are deporting ten men". */
static bool is_under_way(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const present[] = {"is", "are"};
  return d->form == TW_FORM_GERUND && d->token > d->first &&
         tw_words_hold(TW_WORDS(present), tw_reading_text(r, &tokens->items[d->token - 1]));
}

/* "will lift the orders and return the money": the second verb of an announcement. English. */
static bool is_second_promise(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 16 };
  if (r->language != TW_PACK_EN || d->form != TW_FORM_BASE || d->token == d->first) return false;
  if (tokens->items[d->token - 1].function != TW_F_AND) return false;
  for (int i = d->token - 2; i >= d->first && d->token - i <= REACH; i--)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("will"))) return true;
  return false;
}

/* The plain form of an English verb states nothing: "efforts to return", "they arrest", "can sign"; "after surrendering" does. */
static bool is_plain_verb(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  if (r->language != TW_PACK_EN || d->is_sign || (d->form != TW_FORM_BASE && d->form != TW_FORM_GERUND)) return false;
  bool is_order = d->token > d->first && tokens->items[d->token - 1].function == TW_F_DET &&
                  tw_slice_has_prefix_nocase(tw_reading_text(r, &tokens->items[d->token]), TW_SLICE("order "));
  if (is_order) return false; /* "an order to freeze" */
  bool is_behind_after = d->form == TW_FORM_GERUND && d->token > 0 &&
                         tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[d->token - 1]), TW_SLICE("after"));
  return !is_behind_after && !is_outcome(r, d, tokens) && !is_under_way(r, d, tokens);
}

/* "until he is found guilty", "decide whether to extradite him", "steps to get him extradited": not told as done. English. */
static bool is_open(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 6, REACH_GET = 24 };
  static const char *const words[] = {"until", "unless", "whether", "believed", "thought", "feared", "someone"}, *const past[] = {
                                                                                                                     "was",
                                                                                                                     "were"};
  static const char *const unknown[] = {"known", "unclear", "alleges", "allege"}; /* "it was not known when he was arrested" */
  bool may_be_unknown = r->language == TW_PACK_EN && tw_reading_may_say(r, d->sentence, TW_WORDS(unknown));
  for (int i = d->token - 1; may_be_unknown && i >= d->first && d->token - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(unknown), tw_reading_text(r, &tokens->items[i]))) return true;
  bool is_being = d->token - 1 > d->first && r->language == TW_PACK_EN &&
                  tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[d->token - 1]), TW_SLICE("being"));
  if (is_being && !d->rule->needs_person && tokens->items[d->token - 2].kind != TW_TOKEN_FUNCTION)
    return true; /* "a view to its being forfeited" */
  bool is_told = d->token > d->first && tw_words_hold(TW_WORDS(past), tw_reading_text(r, &tokens->items[d->token - 1]));
  if (is_told) return false; /* "until he was sent home" */
  bool may_be_open = r->language == TW_PACK_EN && tw_reading_may_say(r, d->sentence, TW_WORDS(words));
  for (int i = d->token - 1; r->language == TW_PACK_EN && i >= d->first && d->token - i <= REACH_GET; i--) {
    struct tw_slice word = tw_reading_text(r, &tokens->items[i]);
    bool is_get = i > 0 && tokens->items[i - 1].function == TW_F_TO && tw_slice_eq_nocase(word, TW_SLICE("get"));
    if (is_get && d->form != TW_FORM_BASE && d->token - i > 1) return true;
    if (may_be_open && d->token - i <= REACH && tw_words_hold(TW_WORDS(words), word)) return true;
  }
  return false;
}

/* "will find and prosecute those responsible": without a day and a way from or to a place it is a vow. English. */
static bool is_vow(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 10 };
  if (r->language != TW_PACK_EN || !d->is_planned || !d->rule->needs_person || d->is_sign) return false;
  if (tw_slice_has_suffix(tw_reading_text(r, &tokens->items[d->token]), TW_SLICE(" to"))) return false;
  for (int i = d->first; i <= d->last; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_TIME) return false;
    if (i > d->token && i - d->token <= REACH && (t->function == TW_F_TO || t->function == TW_F_FROM)) return false;
  }
  return true;
}

/* 批准将某人引渡回国, 同意回国自首: allowed or promised, and still to come. Chinese. */
static bool is_agreed_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"裁决", "裁決", "同意",   "批准将", "批准將", "批準將", "批准对", "批准把",
                                      "预定", "預定", "決定將", "决定将", "決定於", "决定于", "決定把", "决定把"};
  static const char *const goes_on[] = {"对其", "對其", "依法对", "依法對"}, *const plans[] = {"将进一步", "將進一步", "将依法",
                                                                                               "將依法",   "将继续",   "將繼續"};
  if (r->language != TW_PACK_ZH || !d->rule->needs_person) return false;
  int first = tw_event_first_behind_comma(tokens, d);
  static const char *const upheld[] = {"维持", "維持"}; /* 一致同意维持有罪判决 */
  uint32_t start = tokens->items[first].start, end = tokens->items[d->token].start;
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(upheld), start, end)) return false;
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(words), start, end)) return true;
  if (!tw_words_begin(TW_WORDS(goes_on), tw_slice_sub(r->text, start, r->text.len))) return false;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(plans), tokens->items[d->first].start,
                              start); /* 将进一步完善，对其提起公诉 */
}

static bool is_soft_end(const struct tw_token *t) {
  return t->function == TW_F_COMMA || t->function == TW_F_COLON || t->function == TW_F_SEMI || t->function == TW_F_STOP;
}

/* 并未在新加坡的调查中被起诉: a denial of two characters holds up to the pause. Chinese. */
static bool is_denied_before_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { CHARACTER = 3 };
  static const char *const joined[] = {"未来", "未來", "未成年", "未遂", "未经", "未經", "未婚", "未知", "未必", "未名"};
  for (int i = d->token - 1; r->language == TW_PACK_ZH && i >= d->first && !is_soft_end(&tokens->items[i]); i--) {
    if (tokens->items[i].function != TW_F_NEG) continue;
    struct tw_slice on = tw_slice_sub(r->text, tokens->items[i].start, r->text.len); /* 未在该国的司法程序中遭起诉 */
    bool is_not_yet = tw_slice_has_prefix(on, TW_SLICE("未")) && !tw_words_begin(TW_WORDS(joined), on);
    if (is_not_yet || tokens->items[i].end - tokens->items[i].start > CHARACTER) return true;
  }
  return false;
}

bool tw_event_is_caught_at_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const times[] = {"时", "時", "之际", "之際", "途中"}, *const marks[] = {"被", "遭"};
  struct tw_slice before = tw_slice_sub(r->text, 0, r->sentences.items[d->sentence].tokens.items[d->token].start);
  if (r->language != TW_PACK_ZH) return false;
  if (tw_words_end(TW_WORDS(marks), before)) before.len -= sizeof "被" - 1;
  return tw_words_end(TW_WORDS(times), before);
}

/* 在即将遭警方逮捕时自杀: what was about to happen when something else did. Chinese. */
static bool is_about_to_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const times[] = {"时", "時", "之际", "之際", "前"};
  return r->language == TW_PACK_ZH && d->is_planned &&
         tw_words_begin(TW_WORDS(times), tw_slice_sub(r->text, tokens->items[d->token].end, r->text.len));
}

/* 押后至16日判刑: the day is what he waits for. Chinese. */
static bool is_put_off_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const marks[] = {"至", "待", "候", "押后", "押後", "延期"};
  return r->language == TW_PACK_ZH && d->token > d->first && tokens->items[d->token - 1].kind == TW_TOKEN_TIME &&
         tw_words_end(TW_WORDS(marks), tw_slice_sub(r->text, 0, tokens->items[d->token - 1].start));
}

bool tw_event_is_stated(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  enum tw_function op =
      tw_event_is_caught_at_zh(r, d) ? TW_F_NONE : operator_before(r, tokens, d->token, d->is_sign); /* 试图离境时被捕 */
  if (is_denied_before_zh(r, d, tokens)) return false;
  if (op == TW_F_NEG || op == TW_F_IF || is_open(r, d, tokens) || is_plural_noun(r, d, tokens)) return false;
  d->is_planned = is_agreed_zh(r, d, tokens) || op == TW_F_MODAL || op == TW_F_PLAN ||
                  (r->language == TW_PACK_ZH && tw_modality_is_future_zh(r, tokens, d->token)) ||
                  is_scheduled(tokens, d->token) || is_ordered(r, d, tokens) || is_second_promise(r, d, tokens) ||
                  (d->rule->needs_person && is_under_way(r, d, tokens));
  if (is_vow(r, d, tokens) || is_about_to_zh(r, d, tokens) || is_put_off_zh(r, d, tokens)) return false;
  if (!d->is_planned && (is_reached(r, d, tokens) || is_result(r, d, tokens) || is_achieved(r, d, tokens) ||
                         is_noun_of(r, d, tokens) || is_ranked(r, d, tokens)))
    return true;
  if (!d->is_planned && is_plain_verb(r, d, tokens)) return false;
  return d->is_planned || !is_infinitive(tokens, d->token);
}
