/* Negation, conditions and plans: "will return", "did not recover", 拟, 尚未. */
#include "base/words.h"
#include "parse/extract/govern.h"

enum { REACH_EN = 7, REACH_ZH = 6, PROMISE_ZH = 12 }; /* 保证从有关资产中至少收回 */

/* "had not only run a scam but": both were done. */
static bool is_not_only(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  return r->language == TW_PACK_EN && tokens->items[i].function == TW_F_NEG && (size_t)i + 1 < tokens->count &&
         tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i + 1]), TW_SLICE("only"));
}

/* "will lift orders on four accounts and return $21 million": the modal goes on behind "and". English. */
static bool is_joined_to_modal(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  enum { REACH = 16 };
  const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[verb]);
  if (r->language != TW_PACK_EN || verb < 2 || tokens->items[verb - 1].function != TW_F_AND) return false;
  if (!hit || !hit->sense_count || hit->senses[0].form != TW_FORM_BASE) return false;
  for (int i = verb - 2; i >= 0 && verb - i <= REACH && !tw_token_ends_part(&tokens->items[i]); i--) {
    if (tokens->items[i].function == TW_F_MODAL) return true;
    if (tokens->items[i].function == TW_F_REL || tokens->items[i].function == TW_F_SUB) return false;
  }
  return false;
}

/* The nearest modal, plan or negation left of the verb, in its clause. */
static enum tw_function operator_before(const struct tw_reading *r, const struct tw_token_list *tokens,
                                        const struct tw_figure *f) {
  int verb = f->trigger_token;
  int reach = r->language == TW_PACK_ZH ? PROMISE_ZH : REACH_EN;
  for (int i = verb - 1; i >= 0 && verb - i <= reach; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (verb - i > REACH_ZH && r->language == TW_PACK_ZH && t->function != TW_F_PLAN && !tw_token_ends_part(t)) continue;
    if (tw_token_ends_part(t) || (t->kind == TW_TOKEN_FIGURE && (i != f->token || r->language == TW_PACK_EN))) break;
    if (!t->function || is_not_only(r, tokens, i)) continue;
    if (t->function == TW_F_MODAL || t->function == TW_F_PLAN || t->function == TW_F_NEG || t->function == TW_F_IF)
      return (enum tw_function)t->function;
    if (r->language == TW_PACK_EN && (t->function == TW_F_REL || t->function == TW_F_SUB)) break;
  }
  return TW_F_NONE;
}

/* 一旦罪成, 如果: the sentence tells what would be. */
static bool is_condition_zh(const struct tw_reading *r, const struct tw_token_list *tokens) {
  static const char *const words[] = {"一旦", "如果", "若", "假如", "倘若"};
  const struct tw_token *first = tokens->count ? &tokens->items[0] : NULL;
  if (r->language != TW_PACK_ZH || !first || first->function != TW_F_IF) return false;
  return tw_words_hold(TW_WORDS(words), tw_reading_text(r, first));
}

/* Adverbs between 将 and a verb that stands in the future; any other word is its object. */
static bool is_adverb_zh(struct tw_slice word) {
  static const char *const adverbs[] = {
      "陆续", "陸續", "全部", "全数", "全數", "全额",   "全額", "继续", "繼續", "分阶段", "分階段", "分批", "正式", "逐步",
      "再",   "会",   "會",   "尽快", "盡快", "依法",   "随后", "隨後", "悉数", "悉數",   "尽数",   "另",   "分期", "一并",
      "很快", "最终", "最終", "再次", "全",   "进一步", "重点", "重點", "优先", "優先",   "集中",   "全力",
  };
  return tw_words_hold(TW_WORDS(adverbs), word);
}

/* Coverbs: a phrase with one of them stands before a verb and is never its object. */
static bool is_coverb_zh(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const coverbs[] = {"向", "与", "與", "对", "對", "在", "从", "從", "由", "为", "為",
                                        "同", "跟", "给", "給", "以", "于", "於", "被", "获", "獲"};
  if (t->kind != TW_TOKEN_FUNCTION && t->kind != TW_TOKEN_WORD) return false;
  return tw_words_hold(TW_WORDS(coverbs), tw_reading_text(r, t));
}

static bool is_passable_zh(const struct tw_reading *r, const struct tw_token *t) {
  if (t->kind == TW_TOKEN_TIME) return true;
  return t->kind == TW_TOKEN_WORD && is_adverb_zh(tw_reading_text(r, t));
}

/* What stands between 将 and the verb is no object: adverbs, a time, a phrase with a coverb (将向马来西亚归还). */
static bool is_free_of_object_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int mark, int verb) {
  int i = mark + 1;
  while (i < verb && is_passable_zh(r, &tokens->items[i])) i++;
  if (i == verb) return true;
  static const char *const afters[] = {"后", "後", "之后", "之後", "满后", "期满"};
  if (!is_coverb_zh(r, &tokens->items[i])) return false;
  if (tw_words_stand_in(TW_WORDS(afters), tw_slice_sub(r->text, tokens->items[i].end, tokens->items[verb].start)))
    return true; /* 将在服完三分之二刑期后遣返 */
  for (; i < verb; i++)
    if (tokens->items[i].function == TW_F_DE || tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
  return true;
}

/* 将追回的1560万元转交受害人: what 的 stands behind describes the object of 将, whose own verb comes later in the clause. */
static bool is_attribute_of_object_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  if ((size_t)verb + 1 >= tokens->count || tokens->items[verb + 1].function != TW_F_DE) return false;
  for (int i = verb + 2; (size_t)i < tokens->count && !tw_token_ends_part(&tokens->items[i]); i++)
    if (tw_govern_is_verb(r, &tokens->items[i])) return true;
  return false;
}

/* 检方要求法院没收, 呼吁瑞士归还: what somebody asks for is not done. Not 应中方请求冻结, 发出检察建议. */
static bool is_asked_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const asks[] = {"要求", "请求", "請求", "申请", "申請", "声请", "聲請",   "呼吁",
                                     "呼籲", "敦促", "促请", "促請", "主张", "主張", "希望",   "诉请",
                                     "訴請", "建议", "建議", "设法", "設法", "以期", "方式来", "方式來"};
  static const char *const answers[] = {"应",       "應",       "按照",     "依照",     "根据",     "根據",
                                        "依据",     "依據",     "接获",     "接獲",     "收到",     "已要求",
                                        "要求银行", "要求銀行", "检察建议", "檢察建議", "监察建议", "司法建议"};
  static const char *const aims[] = {"，以", ",以", "， 以", ", 以"}; /* 执行没收令，以归还政府7亿 */
  enum { REACH = 10 };
  int verb = f->trigger_token, first = verb;
  while (first > 0 && verb - first < REACH && !tw_token_ends_part(&tokens->items[first - 1])) first--;
  uint32_t start = tokens->items[first].start;
  if (tw_words_end(TW_WORDS(aims), tw_slice_sub(r->text, 0, tokens->items[verb].start))) return true;
  if (!tw_reading_stands_in(r, f->sentence, TW_WORDS(asks), start, tokens->items[verb].start)) return false;
  for (int i = first; i < verb; i++) {
    if (!tw_words_stand_in(TW_WORDS(asks), tw_reading_text(r, &tokens->items[i]))) continue;
    return !tw_words_stand_in(TW_WORDS(answers), tw_slice_sub(r->text, start, tokens->items[i].end));
  }
  return false;
}

/* 法院命令移民局将他们遣返: an order to do it is no fact where the measure says so. */
static bool is_ordered_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const orders[] = {"命令", "下令", "责成", "責成", "勒令", "裁决", "裁決", "裁定", "判令"}, *const dones[] = {
                                                                                                                    "已", "了"};
  enum { REACH = 24 };
  int verb = f->trigger_token, first = verb;
  if (r->language != TW_PACK_ZH || r->pack->measures.items[f->measure].is_done_when_ordered) return false;
  while (first > 0 && verb - first < REACH && !tw_token_ends_part(&tokens->items[first - 1])) first--;
  uint32_t start = tokens->items[first].start, end = tokens->items[verb].start;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(orders), start, end) &&
         !tw_reading_stands_in(r, f->sentence, TW_WORDS(dones), start, end);
}

/* 法院同意中方要求，将121人引渡: what was granted is still to be done. */
static bool is_granted_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const verbs[] = {"引渡", "引渡到", "引渡至", "引渡给", "引渡給", "引渡回"};
  static const char *const grants[] = {"同意", "批准", "裁定", "准许", "准許"};
  static const char *const dones[] = {"后", "後", "已", "已经", "已經", "成功", "经", "經", "了"};
  enum { REACH = 16 };
  struct tw_slice own = tw_reading_text(r, &tokens->items[verb]);
  if (tw_words_begin(TW_WORDS(grants), own) && tw_slice_has_suffix(own, TW_SLICE("引渡"))) return true;
  if (!tw_words_hold(TW_WORDS(verbs), own)) return false;
  for (int i = verb - 1; i >= 0 && verb - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_words_hold(TW_WORDS(grants), tw_reading_text(r, t))) return true;
    if (t->kind == TW_TOKEN_TIME || tw_words_hold(TW_WORDS(dones), tw_reading_text(r, t))) return false;
  }
  return false;
}

bool tw_modality_is_future_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  enum { REACH = 12 };
  bool has_ba = false;
  if (is_granted_zh(r, tokens, verb)) return true;
  for (int i = verb - 1; i >= 0 && verb - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_AND) return false;
    if (t->function == TW_F_OBJ && has_ba) return true; /* 将在21日把17人遣送 */
    if (t->function == TW_F_OBJ && tw_slice_is(tw_reading_text(r, t), "把"))
      has_ba = true;
    else if (t->function == TW_F_OBJ)
      return is_free_of_object_zh(r, tokens, i, verb) && !is_attribute_of_object_zh(r, tokens, verb);
  }
  return false;
}

/* "to be returned", "to recover" behind a figure or a noun; what a court orders is an act. */
static bool is_infinitive_passive(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const orders[] = {"ordered", "orders", "able"};
  enum { REACH = 16 };
  bool is_to_be = false;
  for (int i = verb - 1; !is_to_be && i > 0 && verb - i <= 3; i--) {
    if (tokens->items[i].function == TW_F_COMMA) return false; /* "suspected to be stolen, froze" */
    if (tokens->items[i].function != TW_F_BE) continue;
    if (tokens->items[i - 1].function != TW_F_TO) return false;
    is_to_be = true;
  }
  for (int i = verb - 1; is_to_be && i >= 0 && verb - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(orders), tw_reading_text(r, &tokens->items[i]))) return false;
  return is_to_be;
}

/* "to promptly repatriate": the token of the adverb, where the infinitive begins as well; else the verb's own. */
static int behind_to(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  if (verb < 2 || tokens->items[verb - 1].kind != TW_TOKEN_WORD || tokens->items[verb - 2].function != TW_F_TO) return verb;
  return tw_slice_has_suffix(tw_reading_text(r, &tokens->items[verb - 1]), TW_SLICE("ly")) ? verb - 1 : verb;
}

/* "asked the court to freeze": somebody else's doing that was only asked for. */
static bool is_asked_en(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const askers[] = {"asked",     "asks",     "asking",     "urged",   "urges",    "urging",
                                       "requested", "requests", "petitioned", "invited", "pressed",  "referred",
                                       "obliging",  "obliged",  "obliges",    "tasked",  "mandated", "lobbied"};
  enum { REACH = 16 };
  const struct tw_hit *hit = verb >= 2 ? tw_reading_hit(r, &tokens->items[verb]) : NULL;
  verb = behind_to(r, tokens, verb);
  bool is_base = hit && hit->sense_count && hit->senses[0].form == TW_FORM_BASE,
       has_that = false; /* "requested that it repatriate" */
  for (int i = verb - 2; is_base && i > 0 && verb - i <= REACH; i--)
    has_that |= tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("that"));
  if (verb < 2 || (tokens->items[verb - 1].function != TW_F_TO && !has_that)) return false;
  bool is_aside = tokens->items[verb - 2].function == TW_F_DASH || tokens->items[verb - 2].function == TW_F_COMMA;
  for (int i = verb - 2; i >= 0 && verb - i <= REACH; i--) {
    if (tw_token_ends_part(&tokens->items[i]) && !(is_aside && tokens->items[i].function == TW_F_COMMA)) return false;
    if (tw_words_hold(TW_WORDS(askers), tw_reading_text(r, &tokens->items[i]))) return true;
  }
  return false; /* "asked five states - Germany, Italy and others - to hand over" */
}

/* "a law within the next week to recover": before a time and its preposition stands what the infinitive is of. */
static int before_time(const struct tw_token_list *tokens, int i) {
  while (i > 0 && tokens->items[i].kind == TW_TOKEN_TIME) {
    i--;
    while (i > 0 && (tokens->items[i].function == TW_F_IN || tokens->items[i].function == TW_F_DET)) i--;
  }
  return i;
}

/* "is still awaiting court rulings to recover" */
static bool is_awaited(const struct tw_reading *r, const struct tw_token_list *tokens,
                       int verb) { /* "awaits the extradition of" */
  static const char *const words[] = {"await", "awaits", "awaiting", "awaited", "pending", "waiting"};
  enum { REACH = 5 };
  for (int i = verb - 1; i >= 0 && verb - i <= REACH && !tw_token_ends_part(&tokens->items[i]); i--)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "seeks to recover", "a law to recover": a wish, which is no fact. */
static bool is_wish(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const wishes[] = {
      "seek",       "seeks",     "seeking",   "sought",    "want",     "wants",     "wanted",    "hope",     "hopes",
      "hoping",     "hoped",     "try",       "tries",     "trying",   "tried",     "aim",       "aims",     "aimed",
      "aiming",     "effort",    "bid",       "attempt",   "attempts", "attempted", "efforts",   "fight",    "battle",
      "attempting", "failed",    "fails",     "able",      "unable",   "hopefully", "law",       "bill",     "legislation",
      "measures",   "mechanism", "framework", "strategy",  "mandate",  "powers",    "empowered", "entitled", "authorised",
      "authorized", "permitted", "process",   "procedure", "campaign", "quest",     "court",     "cases",    "suits",
      "pressure",   "need",      "chance"};
  verb = behind_to(r, tokens, verb);
  if (verb < 2 || tokens->items[verb - 1].function != TW_F_TO) return false;
  if (is_awaited(r, tokens, verb)) return true;
  struct tw_slice word = tw_reading_text(r, &tokens->items[before_time(tokens, verb - 2)]);
  if (tw_words_hold(TW_WORDS(wishes), word)) return !tw_slice_is(word, "able");
  const struct tw_pack_word_list *own = &r->pack->wishes.of[TW_PACK_EN];
  for (size_t i = 0; i < own->count; i++)
    if (tw_slice_eq_nocase(own->items[i], word)) return true;
  return false;
}

/* "struck a deal with Nigeria to hand back", "agreement on the restitution of": what the parties have only agreed upon. */
static bool is_agreed(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {"agreement", "deal",  "accord", "pact",       "memorandum", "arrangement",  "terms",
                                      "letter",    "means", "talks",  "modalities", "framework",  "negotiations", "aimed"};
  enum { REACH = 9, REACH_OF_NOUN = 20 };
  int verb = f->trigger_token;
  bool is_noun = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_NOUN &&
                 tw_slice_has_suffix(tw_reading_text(r, &tokens->items[verb]), TW_SLICE(" of"));
  int reach = is_noun ? REACH_OF_NOUN : REACH, first = verb - reach > 0 ? verb - reach : 0;
  verb = behind_to(r, tokens, verb);
  bool is_aim = verb > 0 && tokens->items[verb - 1].function == TW_F_TO;
  for (int i = verb - 1; (is_noun || is_aim) && i >= first; i--) {
    const struct tw_token *t = &tokens->items[i];
    bool is_purpose = is_aim && i == verb - 2 && t->function == TW_F_COMMA; /* "signed a memorandum, to return" */
    if ((tw_token_ends_part(t) && !is_purpose) || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME) return false;
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, t))) return true;
    if (t->function == TW_F_BE || t->function == TW_F_SUB || t->function == TW_F_REL) return false;
  }
  return false;
}

/* "managed, after six years, to recover", "ordered the bank (its seller), to forfeit", "upheld a bid to confiscate": what the
 * infinitive tells was done. */
static bool is_achieved(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const words[] = {
      "managed",   "able",       "helped",    "helping", "helps",      "enabled",     "enabling",   "enables",    "allowed",
      "allowing",  "ordered",    "orders",    "order",   "ruled",      "used",        "succeeded",  "forced",     "required",
      "led",       "leading",    "worked",    "agreed",  "made",       "jailed",      "fined",      "sentenced",  "upheld",
      "approved",  "granted",    "continued", "went",    "proceeded",  "moved",       "joined",     "teamed",     "acted",
      "decided",   "permission", "persuaded", "first",   "cooperated", "coordinated", "directed",   "instructed", "told",
      "convinced", "compelled",  "prompted",  "got",     "agree",      "warrant",     "warrants",   "decision",   "powers",
      "requires",  "requiring",  "using",     "chose",   "step",       "steps",       "responsible"};
  for (int i = verb - 2; i >= 0; i--) {
    struct tw_slice word = tw_reading_text(r, &tokens->items[i]);
    const char *space = word.len ? memrchr(word.ptr, ' ', word.len) : NULL; /* "preservation order" */
    if (space) word = tw_slice_sub(word, (size_t)(space + 1 - word.ptr), word.len);
    if (tw_words_hold(TW_WORDS(words), word)) return true;
  }
  return false;
}

/* "is pursuing more cases to recover", "filed a complaint to seize": what somebody does something for is not done by it. */
static bool is_purpose(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[f->trigger_token]);
  bool is_base = hit && hit->sense_count && hit->senses[0].form == TW_FORM_BASE;
  int verb = behind_to(r, tokens, f->trigger_token);
  if (!is_base || verb < 2 || verb > f->token || tokens->items[verb - 1].function != TW_F_TO) return false;
  for (int i = verb - 2; i >= 0 && verb - i <= REACH_EN; i--)
    if (tokens->items[i].function == TW_F_PLAN || tokens->items[i].function == TW_F_MODAL) return false;
  return !is_achieved(r, tokens, verb);
}

/* "has obtained an order from the Special Tribunal to freeze": no headline, which leaves its verb out. */
static bool has_verb_before(const struct tw_reading *r, const struct tw_token_list *tokens, int last) {
  for (int i = 0; i < last; i++)
    if (tokens->items[i].function == TW_F_HAVE || tokens->items[i].function == TW_F_BE || tw_govern_is_verb(r, &tokens->items[i]))
      return true;
  return false;
}

/* "is to return", "Portugal to return" in a headline, "agreed to return": still to come. */
static bool is_to_come(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const promises[] = {"assured", "agreed",      "agrees", "promised",  "pledged",  "vowed",  "undertook",
                                         "set",     "due",         "intend", "intends",   "intended", "ready",  "poised",
                                         "likely",  "begin",       "start",  "agreement", "deal",     "accord", "pact",
                                         "plan",    "arrangement", "plans",  "memorandum"};
  static const char *const phrases[] = {"agreed to ",   "agrees to ", "set to ",  "pledged to ",
                                        "promised to ", "due to ",    "vowed to "};
  int verb = behind_to(r, tokens, f->trigger_token);
  bool is_done_when_ordered = r->pack->measures.items[f->measure].is_done_when_ordered;
  if (!is_done_when_ordered && tw_words_begin(TW_WORDS(phrases), tw_reading_text(r, &tokens->items[f->trigger_token])))
    return true;
  if (verb < 2 || tokens->items[verb - 1].function != TW_F_TO) return false;
  const struct tw_token *before = &tokens->items[verb - 2];
  if (before->function == TW_F_BE) return true;
  bool is_apart = before->function == TW_F_COMMA || before->function == TW_F_DASH || before->function == TW_F_CLOSE;
  if (is_apart && !is_achieved(r, tokens, verb)) return true; /* "signed a paper in Abuja, to return" */
  bool is_name = (before->kind == TW_TOKEN_WORD && before->is_capital) || tw_reading_sense(r, before, TW_SENSE_NAME);
  if (f->sentence == 0 && is_name && !has_verb_before(r, tokens, verb - 1)) return true;
  return tw_words_hold(TW_WORDS(promises), tw_reading_text(r, before));
}

/* 目标为追回80人、追缴3亿元: the item before in one list; NULL when there is none. */
static const struct tw_figure *item_before_zh(const struct tw_reading *r, const struct tw_figure *f,
                                              const struct tw_token_list *tokens) {
  const struct tw_figure *before = f - 1;
  bool has_and = false;
  if (r->language != TW_PACK_ZH || f == r->figures.items || before->sentence != f->sentence) return NULL;
  for (int i = before->last_token + 1; i < f->token; i++) {
    if (tw_token_ends_part(&tokens->items[i])) return NULL;
    has_and |= tokens->items[i].function == TW_F_AND;
  }
  return has_and ? before : NULL;
}

/* "will forfeit $2 million and pay a fine of": a plan goes on behind "and" until another subject or a past verb comes. */
static bool goes_on_planned(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_figure *before = f - 1;
  if (r->language != TW_PACK_EN || f == r->figures.items || before->sentence != f->sentence || !before->is_planned) return false;
  bool has_and = false;
  for (int i = before->last_token + 1; i < f->token; i++) {
    const struct tw_token *t = &tokens->items[i];
    const struct tw_hit *hit = tw_reading_hit(r, t);
    bool is_past = hit && hit->sense_count && (hit->senses[0].form == TW_FORM_PAST || hit->senses[0].form == TW_FORM_THIRD);
    if (t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_SUB || t->function == TW_F_PRON || is_past)
      return false;
    has_and |= t->function == TW_F_AND;
  }
  return has_and;
}

bool tw_modality_is_subjunctive(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  if (r->language != TW_PACK_EN || verb < 2 || !tw_slice_is(tw_reading_text(r, &tokens->items[verb - 1]), "be")) return false;
  static const char *const orders[] = {"ordered", "ruled", "directed", "decreed"};
  enum { REACH = 16 };
  for (int i = verb - 2; i >= 0 && verb - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(orders), tw_reading_text(r, &tokens->items[i]))) return false; /* a court's word is an act */
  enum tw_function before = (enum tw_function)tokens->items[verb - 2].function;
  return before != TW_F_MODAL && before != TW_F_TO && before != TW_F_NEG;
}

bool tw_modality_is_reported_future(const struct tw_reading *r, const struct tw_token_list *tokens, int modal) {
  static const char *const says[] = {"said", "announced", "confirmed", "added", "disclosed", "revealed"};
  enum { REACH = 8 };
  if (!tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[modal]), TW_SLICE("would"))) return false;
  for (int i = modal - 1; i >= 0 && modal - i <= REACH && !tw_token_ends_part(&tokens->items[i]); i--)
    if (tw_words_hold(TW_WORDS(says), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "ruled that the money should be forfeited": what a court says should be is ordered. */
static bool is_ruled(const struct tw_reading *r, const struct tw_token_list *tokens, int modal) {
  static const char *const rulings[] = {"ruled", "ordered", "held", "decided"}, *const musts[] = {"should", "must"};
  if (!tw_words_hold(TW_WORDS(musts), tw_reading_text(r, &tokens->items[modal]))) return false;
  for (int i = 0; i + 1 < modal; i++)
    if (tw_words_hold(TW_WORDS(rulings), tw_reading_text(r, &tokens->items[i])) &&
        tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i + 1]), TW_SLICE("that")))
      return true;
  return false;
}

/* "We can freeze any account": what may be done, not what will be. "may have stolen" alleges a loss as any other word does. */
static bool is_ability(const struct tw_reading *r, const struct tw_token_list *tokens, int verb, bool is_loss) {
  static const char *const words[] = {"can", "may", "might", "could", "must", "should", "would"};
  enum { REACH = 3 };
  for (int i = verb - 1; r->language == TW_PACK_EN && i >= 0 && verb - i <= REACH; i--) {
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false; /* "arrested in May were charged" */
    if (is_loss && tokens->items[i].function == TW_F_HAVE) return false;
    if (tw_modality_is_reported_future(r, tokens, i) || is_ruled(r, tokens, i)) return false;
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) return true;
    if (tokens->items[i].function != TW_F_BE && tokens->items[i].function != TW_F_HAVE && tokens->items[i].kind != TW_TOKEN_WORD)
      return false;
  }
  return false;
}

/* "recovered none of the 400 million", "214 officials, none of whom was charged" */
static bool is_none_of(const struct tw_reading *r, const struct tw_token_list *tokens, int figure, int verb) {
  enum { REACH = 4, REACH_BEHIND = 12 };
  for (int i = figure + 1; i < verb && i - figure <= REACH_BEHIND; i++)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("none"))) return true;
  for (int i = figure - 1; i > 0 && figure - i <= REACH; i--)
    if (tokens->items[i].function == TW_F_OF)
      return tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i - 1]), TW_SLICE("none"));
  return false;
}

/* "recovered $106m, not $968bn": what somebody had reported and this text takes back. */
static bool is_corrected(const struct tw_reading *r, const struct tw_token_list *tokens, int figure) {
  return figure > 0 && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[figure - 1]), TW_SLICE("not"));
}

/* "ordered the agencies to recover", "ordered that $5m be returned": what an order brings about comes later. */
static bool is_only_ordered(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const orders[] = {"ordered", "orders",   "ordering", "directed",  "directs", "directing", "instructed",
                                       "told",    "required", "requires", "requested", "asked",   "urged",     "demanded"};
  enum { REACH = 20 };
  verb = behind_to(r, tokens, verb);
  bool is_be = verb > 1 && tw_slice_is(tw_reading_text(r, &tokens->items[verb - 1]), "be");
  enum tw_function before = verb > 1 ? (enum tw_function)tokens->items[verb - (is_be ? 2 : 1)].function : TW_F_NONE;
  if (is_be ? before == TW_F_MODAL || before == TW_F_TO : before != TW_F_TO) return false;
  for (int i = verb - 2; i >= 0 && verb - i <= REACH; i--) {
    if (tokens->items[i].function == TW_F_SEMI || (!is_be && tokens->items[i].kind == TW_TOKEN_FIGURE)) return false;
    if (tw_words_hold(TW_WORDS(orders), tw_reading_text(r, &tokens->items[i]))) return true;
  }
  return false;
}

/* "want the court to order the return of": the verb that the noun is the object of, where it stands behind "to"; else the noun.
 */
static int verb_of_noun(const struct tw_reading *r, const struct tw_token_list *tokens, int noun) {
  static const char *const verbs[] = {"order", "grant", "approve", "authorise", "authorize", "confirm", "request", "make"};
  int verb = noun - 1;
  if (verb > 0 && tokens->items[verb].function == TW_F_DET) verb--;
  bool is_verb = verb > 1 && tokens->items[verb - 1].function == TW_F_TO;
  return is_verb && tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, &tokens->items[verb])) ? verb : noun;
}

static bool is_sought_en(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  verb = verb_of_noun(r, tokens, verb);
  return is_wish(r, tokens, verb) || is_asked_en(r, tokens, verb) || tw_modality_is_subjunctive(r, tokens, verb);
}

/* "The three suspects allegedly detained two men": what the accused are said to have done is no act of the police. */
static bool is_alleged_act(const struct tw_reading *r, const struct tw_token_list *tokens, int verb, bool is_loss) {
  return !is_loss && verb > 0 && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[verb - 1]), TW_SLICE("allegedly"));
}

/* "will be kept frozen", "will remain blocked": they are so already. */
static bool is_kept(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const words[] = {"kept", "remain", "stay", "continue"};
  enum { REACH = 4 };
  for (int i = verb - 1; r->language == TW_PACK_EN && i >= 0 && verb - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "acquitted him of stealing $5m": what somebody did not do. */
static bool is_cleared(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  static const char *const words[] = {"acquitted", "acquits", "acquitting", "cleared", "clears", "exonerated", "absolved"};
  enum { REACH = 7 };
  for (int i = verb - 1; i >= 0 && verb - i <= REACH && !tw_token_ends_part(&tokens->items[i]); i--)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

static bool is_no_fact_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  int verb = f->trigger_token;
  bool is_loss = !r->pack->measures.items[f->measure].takes_period;
  if (is_alleged_act(r, tokens, verb, is_loss) || (is_loss && is_cleared(r, tokens, verb))) return true;
  bool is_noun = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_NOUN && verb < f->token;
  if (is_noun && is_awaited(r, tokens, verb)) return true;
  if (!is_loss && is_purpose(r, f, tokens) && !is_to_come(r, f, tokens) && !is_agreed(r, f, tokens)) return true;
  if (!r->pack->measures.items[f->measure].is_done_when_ordered && is_only_ordered(r, tokens, verb)) return true;
  static const char *const means[] = {"mechanism", "scheme", "process", "procedure"}; /* "organised a mechanism to embezzle" */
  if (is_loss && verb > 1 && tw_words_hold(TW_WORDS(means), tw_reading_text(r, &tokens->items[verb - 2]))) return false;
  return is_sought_en(r, tokens, verb) || is_ability(r, tokens, verb, is_loss) || is_corrected(r, tokens, f->token);
}

/* 同意支付19亿美元罚款: what was settled for is a penalty, paid or not. */
static bool is_penalty_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *behind = (size_t)f->token + 1 < tokens->count ? &tokens->items[f->token + 1] : NULL;
  const struct tw_sense *s = behind ? tw_reading_sense(r, behind, TW_SENSE_TRIGGER) : NULL;
  return s && r->pack->triggers.items[s->target].measure == f->measure;
}

void tw_modality_check(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (f->reason != TW_REASON_NONE || f->measure < 0 || f->trigger_token < 0) return;
  enum tw_function op = operator_before(r, tokens, f);
  if (op == TW_F_MODAL && is_kept(r, tokens, f->trigger_token)) op = TW_F_NONE;
  if (op == TW_F_NONE && is_joined_to_modal(r, tokens, f->trigger_token)) op = TW_F_MODAL;
  bool is_promise = f->trigger >= 0 && (r->pack->triggers.items[f->trigger].flags & TW_TRIGGER_PLANNED);
  bool is_label = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_NOUN;
  bool is_loss = r->language == TW_PACK_EN && !r->pack->measures.items[f->measure].takes_period;
  bool is_future = r->language == TW_PACK_ZH
                       ? !is_label && tw_modality_is_future_zh(r, tokens, f->trigger_token)
                       : (!is_loss && is_infinitive_passive(r, tokens, f->trigger_token)) || /* "let it be stolen" */
                             is_to_come(r, f, tokens) || is_agreed(r, f, tokens);
  if (r->language == TW_PACK_EN && is_sought_en(r, tokens, f->trigger_token) && tw_govern_loss_behind(r, f)) return;
  if (r->language == TW_PACK_EN &&
      (is_no_fact_en(r, tokens, f) || is_none_of(r, tokens, f->token, f->trigger_token) || tokens->items[0].function == TW_F_IF))
    op = TW_F_IF;
  if (op == TW_F_PLAN && r->language == TW_PACK_EN && !r->pack->measures.items[f->measure].takes_period)
    op = TW_F_IF; /* "had planned to steal" */
  if (op == TW_F_MODAL && r->language == TW_PACK_EN && !r->pack->measures.items[f->measure].takes_period)
    op = TW_F_NONE; /* "will face court over the laundering of" */
  if (op == TW_F_PLAN && r->language == TW_PACK_ZH && (is_label || is_penalty_zh(r, f, tokens))) op = TW_F_NONE;
  const struct tw_figure *item = item_before_zh(r, f, tokens);
  if (item && item->reason == TW_REASON_NEGATED) op = TW_F_NEG;
  if (item && item->is_planned) is_future = true;
  if ((r->language == TW_PACK_ZH && is_asked_zh(r, f, tokens)) || is_ordered_zh(r, f, tokens)) op = TW_F_IF;
  if (op == TW_F_NEG || op == TW_F_IF || is_condition_zh(r, tokens)) {
    f->reason = TW_REASON_NEGATED;
    tw_reading_step(r, f, "its verb is negated or conditional");
  } else if (op == TW_F_MODAL || op == TW_F_PLAN || is_promise || is_future || goes_on_planned(r, f, tokens)) {
    f->is_planned = true;
    tw_reading_step(r, f, "planned, not done");
    if (f->unit != r->money_unit) f->reason = TW_REASON_PLANNED;
  }
}
