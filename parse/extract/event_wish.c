/* What is asked for, ordered or tried, and not done. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/govern.h"

/* Words that ask for, allow or try what follows them. */
static const char *const wishes_zh[] = {
    "敦促",   "拒绝",   "拒絕",     "驳回",   "駁回",     "否决",   "不予", "督促", "呼吁", "要求",     "限期",   "鼓励",
    "争取",   "尽快",   "必须",     "可以",   "应当",     "力争",   "申请", "请求", "试图", "企图",     "旨在",   "为了",
    "建议",   "希望",   "能够",     "愿意",   "劝其",     "要求其", "期待", "寻求", "敦请", "应以",     "應以",   "须以",
    "須以",   "主张",   "如何",     "怎么",   "請求",     "申請",   "鼓勵", "應當", "聲請", "声请",     "要继续", "要繼續",
    "铺路",   "鋪路",   "不易",     "難以",   "难以",     "提议",   "提議", "呼籲", "爭取", "盡快",     "儘快",   "必須",
    "試圖",   "企圖",   "為了",     "建議",   "願意",     "勸其",   "尋求", "主張", "怎麼", "不愿",     "不願",   "不肯",
    "无意",   "無意",   "不打算",   "避过",   "避過",     "躲过",   "躲過", "逃过", "逃過", "继续开展", "将继续", "深入开展",
    "有义务", "有義務", "正在推动", "正推动", "正在推動", "提请",   "提請"};

/* What a court orders to be done with money is its act; whom it orders to be brought is not there yet. */
static const char *const orders_zh[] = {"下令", "責令", "责令"};

/* The first token of what the wish may stand in: the part between commas, and the one before it where 并 goes on. */
static int first_of_wish_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const joints[] = {"并", "並", "同时", "同時"};
  int first = tw_event_first_behind_comma(tokens, d);
  if (first <= d->first + 1 || !tw_words_begin(TW_WORDS(joints), tw_slice_sub(r->text, tokens->items[first].start, r->text.len)))
    return first;
  for (first--; first > d->first && tokens->items[first - 1].function != TW_F_COMMA;) first--;
  return first;
}

/* "a complaint seeking the forfeiture of": a trap of the pack that holds the nouns behind it. */
static bool is_sought_en(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { REACH = 3 };
  for (int i = d->token - 1; i >= d->first && d->token - i <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (tw_govern_override_at(r, &tokens->items[i])) return true;
  return false;
}

/* 下令逮捕40名官员: whom those who arrest are ordered to arrest; 裁定罪成，并下令逮捕 is a warrant. */
static bool is_order_of_arrest_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  static const char *const verbs[] = {"逮捕", "拘捕", "拘留", "羁押", "羈押", "收押", "起诉", "起訴"};
  static const char *const marks[] = {"下令对", "下令對"}; /* 下令对某人进行60天的拘留 */
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (!tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, t))) return false;
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(marks), tokens->items[tw_event_first_behind_comma(tokens, d)].start,
                           t->start))
    return true;
  return d->token < d->last && (t[1].kind != TW_TOKEN_PUNCT || t[1].function == TW_F_AND) &&
         tw_words_end(TW_WORDS(orders_zh), tw_slice_sub(r->text, 0, t->start));
}

/* 要求引渡2019年12月在美国被捕的前部长: what is asked for is told of by its own time. */
static int first_of_attribute_zh(const struct tw_token_list *tokens, const struct tw_event_draft *d) {
  enum { REACH = 6 };
  for (int i = d->token - 1; i >= d->first && d->token - i <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return i;
  return d->first;
}

bool tw_event_is_wish(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH_BYTES = 36 };
  const struct tw_sentence *s = &r->sentences.items[d->sentence];
  const struct tw_token *t = &s->tokens.items[d->token];
  bool is_aim =
      d->is_sign && d->token - 2 >= d->first && t[-2].function == TW_F_TO && !t[-1].function; /* "to enable the arrest of" */
  if (r->language == TW_PACK_EN) return d->is_sign && (is_aim || is_sought_en(r, d, &s->tokens));
  static const char *const done[] = {"已下令", "已責令", "已责令"}, *const answers[] = {"应", "應", "按照", "依照"};
  int first = first_of_wish_zh(r, d, &s->tokens);
  uint32_t end = s->tokens.items[d->token].start, start = s->tokens.items[first].start;
  if (d->token < d->last && t[1].function == TW_F_DE) first = first_of_attribute_zh(&s->tokens, d);
  if (s->tokens.items[first].start > start) start = s->tokens.items[first].start;
  if (end - start > REACH_BYTES && first == tw_event_first_behind_comma(&s->tokens, d)) start = end - REACH_BYTES;
  static const char *const demands[] = {"要求引渡", "请求引渡", "請求引渡", "申请引渡", "申請引渡",
                                        "要求遣返", "要求移交", "要求将",   "要求將"};
  static const char *const joints[] = {"并将", "並將", "并把"};
  uint32_t part = s->tokens.items[tw_event_first_behind_comma(&s->tokens, d)].start;
  if (part < s->tokens.items[first].start && d->token < d->last && t[1].function == TW_F_DE) part = s->tokens.items[first].start;
  if (d->rule->needs_person && tw_reading_stands_in(r, d->sentence, TW_WORDS(demands), part, end)) return true;
  if (d->rule->needs_person && part < start && tw_reading_stands_in(r, d->sentence, TW_WORDS(joints), part, end))
    start = part; /* 要求撤销…并将其遣返 */
  if (tw_event_is_caught_at_zh(r, d)) return false;
  if (!d->rule->needs_money && tw_reading_stands_in(r, d->sentence, TW_WORDS(orders_zh), start, end))
    return !tw_reading_stands_in(r, d->sentence, TW_WORDS(done), start, end) && !is_order_of_arrest_zh(r, d, t);
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(wishes_zh), start, end) &&
         !tw_words_begin(TW_WORDS(answers), tw_slice_sub(r->text, start, end));
}
