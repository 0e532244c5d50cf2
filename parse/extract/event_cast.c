/* Who of the persons named in a sentence the event happened to: by side of the verb, without those who only speak. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/time_words.h"

/* In tokens. */
enum {
  RIGHT_REACH = 18,
  LEFT_REACH = 24,
  ZH_REACH = 40,
  SIGN_RIGHT = 4,
  SAY_REACH = 2,
  TITLE_REACH = 6,
  LEFT_OF_ZH = 2,
  TOO_FAR = 1000
};

static const char *const say_en[] = {"said",     "says",    "told",      "added",     "announced",
                                     "noted",    "stated",  "confirmed", "explained", "according",
                                     "reported", "claimed", "argued",    "stressed",  "disclosed"};
static const char *const say_zh[] = {"表示", "说",   "說",   "介绍", "介紹", "透露", "指出", "告诉", "告訴", "强调",
                                     "認為", "认为", "称",   "回应", "稱",   "強調", "回應", "揭露", "披露", "補充",
                                     "补充", "说明", "說明", "直言", "宣布", "宣佈", "宣称", "宣稱", "通报", "通報",
                                     "坦言", "证实", "證實", "提到", "提及", "致词", "致詞", "呼吁", "呼籲"};

/* 主席巴瓦24日说，, 检察长某某在接受采访时说：: what stands between the name and the pause ends in saying, and tells of nothing
 * else. */
static bool is_speaker_zh(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_event_person *p) {
  enum { REACH = 24, BRACKET = 8 };
  static const char *const guides[] = {"的指导", "的指導", "的领导", "的領導", "的指挥", "的指揮", "的主持", "的陪同",
                                       "的见证", "的見證", "的部署", "主持",   "出席",   "会见",   "會見"};
  int next = p->last + 1, close = (size_t)next < tokens->count && tokens->items[next].function == TW_F_OPEN
                                      ? tw_token_bracket_end(tokens, next, BRACKET)
                                      : -1; /* 某某(Name)称 */
  struct tw_slice behind = tw_slice_sub(r->text, close > 0 ? tokens->items[close].end : p->end, r->text.len);
  static const char *const colons[] = {"：", ":"}; /* 局长某某：「… */
  if (tw_words_begin(TW_WORDS(say_zh), behind) || tw_words_begin(TW_WORDS(guides), behind)) return true;
  if (tw_words_begin(TW_WORDS(colons), behind)) return true;
  for (int i = p->last + 1; (size_t)i < tokens->count && i - p->last <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_COMMA || t->function == TW_F_COLON)
      return tw_words_end(TW_WORDS(say_zh), tw_slice_sub(r->text, p->end, t->start));
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_STOP || t->function == TW_F_SEMI) return false;
    if (tw_reading_sense(r, t, TW_SENSE_EVENT) && !tw_time_is_report_verb(r, t)) return false;
  }
  return false;
}

/* "..., said X", "according to X", "told X"; not "police said X was arrested", where somebody else speaks. */
static bool is_spoken_by(const struct tw_reading *r, const struct tw_token_list *tokens, int say) {
  static const char *const always[] = {"according", "told"};
  if (say == 0 || tw_words_hold(TW_WORDS(always), tw_reading_text(r, &tokens->items[say]))) return true;
  return tokens->items[say - 1].kind == TW_TOKEN_PUNCT;
}

/* "X, the director of the agency, told the press", "according to SPP official X": what stands between is no verb. English. */
static bool is_apposed_speaker(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_event_person *p) {
  enum { REACH = 18, REACH_BACK = 5 };
  for (int i = p->token - 1; i >= 0 && p->token - i <= REACH_BACK && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("according"))) return true;
  int before = p->token - 1;
  while (before >= 0 && (tokens->items[before].is_capital || tw_reading_sense(r, &tokens->items[before], TW_SENSE_TITLE)))
    before--;
  bool is_opening = before < 0 || tokens->items[before].kind == TW_TOKEN_PUNCT;
  if (!is_opening || (size_t)p->last + 1 >= tokens->count || tokens->items[p->last + 1].function != TW_F_COMMA) return false;
  for (int i = p->last + 2; (size_t)i < tokens->count && i - p->last <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_STOP || t->function == TW_F_REL) return false;
    if (t->kind == TW_TOKEN_TIME || tw_reading_sense(r, t, TW_SENSE_EVENT)) return false;
    if (tw_words_hold(TW_WORDS(say_en), tw_reading_text(r, t))) return true;
    if (t->function == TW_F_COMMA)
      return (size_t)i + 1 < tokens->count && tw_words_hold(TW_WORDS(say_en), tw_reading_text(r, t + 1));
  }
  return false;
}

/* "X said", X表示, "according to X". */
static bool is_speaker(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_event_person *p) {
  if (r->language == TW_PACK_ZH) return is_speaker_zh(r, tokens, p);
  if (is_apposed_speaker(r, tokens, p)) return true;
  for (int i = p->last + 1; (size_t)i < tokens->count && i - p->last <= SAY_REACH; i++)
    if (tw_words_begin(TW_WORDS(say_en), tw_reading_text(r, &tokens->items[i]))) return true;
  int title = p->token; /* "according to Commissioner Atty. Joel Viado" */
  while (title > 0 && p->token - title < TITLE_REACH &&
         (tokens->items[title - 1].is_capital || tokens->items[title - 1].function == TW_F_STOP))
    title--;
  for (int i = title - 1; i >= 0 && title - i <= SAY_REACH; i--)
    if (tw_words_begin(TW_WORDS(say_en), tw_reading_text(r, &tokens->items[i]))) return is_spoken_by(r, tokens, i);
  return false;
}

static int distance(const struct tw_event_draft *d, const struct tw_event_person *p) {
  return p->token < d->token ? d->token - p->last : p->token - d->token;
}

/* Behind a comma the next verb's people stand. */
static bool is_past_comma(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_event_person *p) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = d->token + 1; i < p->token; i++)
    if (tokens->items[i].function == TW_F_COMMA) return true;
  return false;
}

/* What the verb's side says: behind an active English verb, before a passive; nearest wins. */
static int cost_of(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_event_person *p) {
  bool is_right = p->token > d->token;
  if (r->language == TW_PACK_ZH && ((is_right && is_past_comma(r, d, p)) || p->is_possessive)) return TOO_FAR;
  if (r->language == TW_PACK_ZH) return distance(d, p) > ZH_REACH ? TOO_FAR : distance(d, p) + (is_right ? LEFT_OF_ZH : 0);
  bool is_of = d->is_sign && r->language == TW_PACK_EN && /* "the conviction of Professor X" */
               tw_slice_has_suffix(tw_reading_text(r, &r->sentences.items[d->sentence].tokens.items[d->token]), TW_SLICE(" of"));
  if (is_of && !is_right) return TOO_FAR;
  if (d->is_sign) return distance(d, p) + (is_right ? SIGN_RIGHT : 0);
  if (d->rule->needs_name && is_right) return distance(d, p); /* "a case has been filed against X" */
  bool wants_right = !tw_event_has_subject_only(r, d);
  if (!wants_right && tw_event_has_common_subject(r, d)) return TOO_FAR;
  bool is_owner =
      p->is_possessive && is_right && d->object > p->last && d->object - p->last <= 2; /* "upheld Carter's conviction" */
  if (is_right != wants_right || (p->is_possessive && !is_owner)) return TOO_FAR;
  return distance(d, p) > (is_right ? RIGHT_REACH : LEFT_REACH) ? TOO_FAR : distance(d, p);
}

static bool is_joined(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_event_person *a,
                      const struct tw_event_person *b) {
  for (int i = a->last + 1; i < b->token; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function != TW_F_AND && t->function != TW_F_COMMA && !tw_reading_sense(r, t, TW_SENSE_TITLE)) return false;
  }
  return true;
}

static void add_with_companions(struct tw_reading *r, struct tw_event_draft *d, const struct tw_event_people *people,
                                size_t best) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  size_t first = best, last = best;
  while (first > 0 && is_joined(r, tokens, &people->items[first - 1], &people->items[first])) first--;
  while (last + 1 < people->count && is_joined(r, tokens, &people->items[last], &people->items[last + 1])) last++;
  for (size_t i = first; i <= last; i++) tw_event_add_name(d->persons, &d->person_count, people->items[i].name);
}

bool tw_event_is_on_said_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const persons[] = {"将其", "將其", "他",   "她",   "他们",   "他們",   "她们",   "她們",  "两人",
                                        "兩人", "二人", "三人", "四人", "该男子", "該男子", "该女子", "該女子"};
  bool is_of_persons = d->rule->needs_person && d->rule->with.count && r->pack->nouns.items[d->rule->with.items[0]].unit >= 0;
  if (r->language != TW_PACK_ZH || d->is_sign || !is_of_persons) return false;
  return tw_words_end(TW_WORDS(persons), tw_slice_sub(r->text, 0, r->sentences.items[d->sentence].tokens.items[d->token].start));
}

/* 他, 将其, 该名高层. */
static bool names_one_zh(const struct tw_reading *r, size_t sentence, uint32_t start, uint32_t end) {
  static const char *const words[] = {"将其", "將其", "处其", "處其", "对其", "對其", "向其", "判其", "他",
                                      "她",   "该名", "該名", "该男", "該男", "该女", "該女", "此人"};
  static const char *const many[] = {"他们", "他們", "她们", "她們", "其他"};
  return !tw_reading_stands_in(r, sentence, TW_WORDS(many), start, end) &&
         (tw_reading_stands_in(r, sentence, TW_WORDS(words), start, end) ||
          tw_reading_stands_in(r, sentence, tw_reading_phrases(r, TW_PHRASE_SAID_PERSON), start, end));
}

/* Where the clause goes on behind 他指出，: who speaks is not the one it befell. */
static int behind_saying_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  enum { LONGEST = 6 };
  for (int i = d->first; i < d->token && i - d->first <= LONGEST; i++) {
    uint8_t function = tokens->items[i].function;
    if (function != TW_F_COMMA && function != TW_F_COLON) continue;
    return tw_words_end(TW_WORDS(say_zh), tw_slice_sub(r->text, tokens->items[d->first].start, tokens->items[i].start))
               ? i + 1
               : d->first;
  }
  return d->first;
}

/* "the 85-year-old" */
static bool is_aged(const struct tw_reading *r, const struct tw_token *t) {
  return tw_slice_has_suffix(tw_slice_sub(r->text, t->start, t->end), TW_SLICE("year-old"));
}

/* "The man was convicted": a person in the singular whom the text spoke of, as the subject. English. */
static bool is_said_subject(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const persons[] = {"man",     "woman",    "suspect",     "defendant", "accused", "fugitive",
                                        "convict", "official", "businessman", "minister",  "banker",  "politician"};
  enum { REACH = 4 };
  int i = d->token - 1;
  while (
      i > d->first && d->token - i <= REACH &&
      (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE || tokens->items[i].kind == TW_TOKEN_TIME))
    i--;
  bool may_be = i > d->first && (i < d->token - 1 || d->rule->is_intransitive);
  if (!may_be || !tw_words_hold(TW_WORDS(persons), tw_reading_text(r, &tokens->items[i]))) return false;
  if (tokens->items[i - 1].kind == TW_TOKEN_WORD && i - 1 > d->first) i--; /* "the former minister" */
  return tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i - 1]), TW_SLICE("the"));
}

/* "he was sentenced", "his arrest", 他被: somebody named before. */
static bool has_pronoun(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  static const char *const pronouns[] = {"he", "she", "him", "his", "her"};
  if (r->language == TW_PACK_ZH)
    return names_one_zh(r, d->sentence, tokens->items[behind_saying_zh(r, d, tokens)].start, tokens->items[d->last].end);
  static const char *const owned[] = {" his ", " her "}; /* "ordered his extradition" */
  if (d->is_sign && tw_words_stand_in(TW_WORDS(owned), tw_reading_text(r, &tokens->items[d->token]))) return true;
  bool is_counted = !d->is_sign && d->token < d->last && tokens->items[d->token + 1].kind == TW_TOKEN_FIGURE;
  bool is_subject = !d->is_sign && tw_event_has_subject_only(r, d); /* "$49 million from his accounts is being transferred" */
  for (int i = d->first; !is_counted && i <= d->last; i++) {        /* "she said that it has prosecuted 86 cases" */
    const struct tw_token *t = &tokens->items[i];
    if (is_aged(r, t)) return true;
    if (t->function != TW_F_PRON && t->function != TW_F_DET) continue;
    if (is_subject && (tw_reading_is(r, t, TW_SLICE("his")) || tw_reading_is(r, t, TW_SLICE("him")))) continue;
    if (tw_words_hold(TW_WORDS(pronouns), tw_reading_text(r, t))) return true;
  }
  return is_said_subject(r, d, tokens);
}

/* 其弟, 其妻: somebody without a name. */
static bool is_kin_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const kin[] = {"其弟", "其兄", "其妻", "其夫", "其子", "其女", "其父", "其母", "其姐", "其妹"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return r->language == TW_PACK_ZH &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(kin), tokens->items[d->first].start, tokens->items[d->token].start);
}

static void collect(struct tw_reading *r, size_t sentence, int first, int last, struct tw_event_people *people) {
  people->count = 0;
  if (r->language == TW_PACK_ZH)
    tw_event_persons_zh(r, sentence, first, last, people);
  else
    tw_event_persons_en(r, sentence, first, last, people);
}

/* "found X guilty and sentenced him": the last one named before the verb. */
static void from_sentence(struct tw_reading *r, struct tw_event_draft *d, const struct tw_event_people *people) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  for (size_t k = people->count; k-- > 0;) {
    if (people->items[k].token > d->token || is_speaker(r, tokens, &people->items[k])) continue;
    tw_event_add_name(d->persons, &d->person_count, people->items[k].name);
    return;
  }
}

static bool is_alone(const struct tw_reading *r, size_t sentence) {
  uint32_t own = r->sentences.items[sentence].paragraph;
  bool follows = sentence > 0 && r->sentences.items[sentence - 1].paragraph == own;
  return !follows && (sentence + 1 >= r->sentences.count || r->sentences.items[sentence + 1].paragraph != own);
}

/* The first sentence of the paragraph before the sentence's own, and of those before it that are of one sentence each. */
static size_t first_before(const struct tw_reading *r, size_t sentence) {
  size_t first = sentence;
  while (first > 0 && r->sentences.items[first - 1].paragraph == r->sentences.items[sentence].paragraph) first--;
  do {
    uint32_t before = first > 0 ? r->sentences.items[first - 1].paragraph : 0;
    while (first > 0 && r->sentences.items[first - 1].paragraph == before) first--;
  } while (r->language == TW_PACK_EN && first > 0 && is_alone(r, first));
  return first;
}

/* The first person that an earlier sentence of this paragraph or the last names, the nearest sentence first. */
static void from_paragraph(struct tw_reading *r, struct tw_event_draft *d) {
  enum { SENTENCES_BACK = 4 };
  size_t earliest = first_before(r, d->sentence);
  for (size_t i = d->sentence; i-- > earliest && i + SENTENCES_BACK >= d->sentence;) {
    struct tw_event_people people;
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    int last = tokens->count < TW_EVENT_CLAUSE ? (int)tokens->count - 1 : TW_EVENT_CLAUSE;
    collect(r, i, 0, last, &people);
    for (size_t k = 0; k < people.count; k++) {
      if (is_speaker(r, tokens, &people.items[k])) continue;
      tw_event_add_name(d->persons, &d->person_count, people.items[k].name);
      return;
    }
  }
}

/* Whom the lede leaves without a name the next sentences open with: "Metodija Smilenski, a former banker, was". */
static void from_next(struct tw_reading *r, struct tw_event_draft *d) {
  enum { SENTENCES_AHEAD = 2, OPENING = 2 };
  for (size_t i = d->sentence + 1; i < r->sentences.count && i <= d->sentence + SENTENCES_AHEAD; i++) {
    struct tw_event_people people;
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    int last = tokens->count < TW_EVENT_CLAUSE ? (int)tokens->count - 1 : TW_EVENT_CLAUSE;
    if (last < 0) return;
    collect(r, i, 0, last, &people);
    if (!people.count || people.items[0].token > OPENING || is_speaker(r, tokens, &people.items[0])) continue;
    tw_event_add_name(d->persons, &d->person_count, people.items[0].name);
    return;
  }
}

/* "They include X and Y", "Those arrested are X": a list of names that goes on with the sentence before. English. */
static bool opens_list(const struct tw_reading *r, size_t sentence) {
  static const char *const leads[] = {
      "they include",    "they are",       "they were identified",   "they have been identified",
      "they comprise",   "these include",  "the suspects are",       "the suspects were identified",
      "the accused are", "the others are", "the other suspects are", "the defendants are",
      "those arrested",  "those charged",  "those indicted",         "among them"};
  const struct tw_sentence *s = &r->sentences.items[sentence];
  return tw_words_begin(TW_WORDS(leads), tw_slice_sub(r->text, s->start, s->end));
}

/* "Six persons have been indicted. They include X and Y." */
static void from_list(struct tw_reading *r, struct tw_event_draft *d) {
  enum { MOST = 40 };
  int64_t count;
  bool is_many = d->person_figure && (!tw_decimal_to_i64(d->person_figure->found->value, &count) || count > MOST);
  size_t next = d->sentence + 1;
  if (is_many || r->language != TW_PACK_EN || next >= r->sentences.count || !opens_list(r, next)) return;
  struct tw_event_people people;
  const struct tw_token_list *tokens = tw_reading_tokens(r, next);
  int last = tokens->count < TW_EVENT_CLAUSE ? (int)tokens->count - 1 : TW_EVENT_CLAUSE;
  collect(r, next, 0, last, &people);
  for (size_t k = 0; k < people.count; k++) tw_event_add_name(d->persons, &d->person_count, people.items[k].name);
}

/* "several officials were arrested, including X", "those arrested are X and Y", "among those detained was X". English. */
static void from_behind(struct tw_reading *r, struct tw_event_draft *d, const struct tw_event_people *people,
                        const struct tw_token_list *tokens) {
  enum { REACH = 14, BESIDE = 7 };
  static const char *const lists[] = {"including", "include", "included", "includes"};
  if (r->language != TW_PACK_EN || d->is_sign || d->form == TW_FORM_BASE || d->form == TW_FORM_GERUND) return;
  int list = -1;
  for (int i = d->token + 1; list < 0 && i <= d->last && i - d->token <= REACH; i++)
    if (tw_words_hold(TW_WORDS(lists), tw_reading_text(r, &tokens->items[i]))) list = i;
  int be = tw_event_behind_time(tokens, d); /* "Among those detained on Saturday is X" */
  bool is_inverted = be <= d->last && tokens->items[be].function == TW_F_BE && !tw_event_is_passive(r, d);
  if (list < 0 && is_inverted) list = be;
  for (int i = list + 1; list >= 0 && i <= d->last; i++) /* "including the extradition of X": another act */
    if (tw_reading_sense(r, &tokens->items[i], TW_SENSE_SIGN) || tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT)) return;
  size_t k = 0;
  while (k < people->count && people->items[k].token <= list) k++;
  if (is_inverted && list == be && k < people->count && people->items[k].token - list > BESIDE) return;
  for (; list >= 0 && k < people->count; k++)
    if (people->items[k].token > list) tw_event_add_name(d->persons, &d->person_count, people->items[k].name);
}

/* "X and Y were among 16 people arrested", "X is one of 14 defendants charged": those who stand before the count. English. */
static void from_among(struct tw_reading *r, struct tw_event_draft *d, const struct tw_event_people *people,
                       const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  if (r->language != TW_PACK_EN || d->is_sign || tw_event_is_passive(r, d) || d->form == TW_FORM_BASE) return;
  int be = -1;
  for (int i = d->token - 1; be < 0 && i > d->first && d->token - i <= REACH; i--) {
    bool is_among = tokens->items[i].function == TW_F_INCL || tw_reading_is(r, &tokens->items[i], TW_SLICE("one"));
    if (is_among && tokens->items[i - 1].function == TW_F_BE) be = i - 1;
    if (tokens->items[i].kind == TW_TOKEN_PUNCT) return;
  }
  for (size_t k = people->count; be >= 0 && k-- > 0;) {
    if (people->items[k].token > be || is_speaker(r, tokens, &people->items[k])) continue;
    add_with_companions(r, d, people, k);
    return;
  }
}

/* The token before the aside that the comma at `comma` closes; the comma itself when it closes none. */
static int before_aside(const struct tw_token_list *tokens, const struct tw_event_draft *d, int comma) {
  enum { LONGEST = 14 };
  for (int i = comma - 1; i > d->first && comma - i <= LONGEST; i--)
    if (tokens->items[i].function == TW_F_COMMA) return i - 1;
  return comma;
}

/* "They were arrested", "the trio was charged", "all of them": more than one, whom an earlier sentence named. English. */
static bool is_about_some(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"they", "them", "both", "trio", "duo", "pair", "quartet", "suspects", "defendants", "men"};
  enum { REACH = 5 };
  if (r->language != TW_PACK_EN || d->is_sign || !tw_event_has_subject_only(r, d)) return false;
  int i = d->token - 1;
  while (i > d->first && d->token - i <= REACH &&
         (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE))
    i--;
  if (i < d->first || i == d->token - 1) return false;
  if (tokens->items[i].function == TW_F_COMMA) i = before_aside(tokens, d, i); /* "The four suspects, who were in court, were" */
  struct tw_slice word = tw_reading_text(r, &tokens->items[i]);
  if (!tw_words_hold(TW_WORDS(words), word)) return false;
  if (i > d->first && tokens->items[i - 1].kind == TW_TOKEN_FIGURE) i--;
  bool is_pronoun = word.len == sizeof "they" - 1;
  return is_pronoun || (i > d->first && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i - 1]), TW_SLICE("the")));
}

static void choose(struct tw_reading *r, struct tw_event_draft *d, const struct tw_event_people *people) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  int best = -1, least = 0;
  for (size_t i = 0; i < people->count; i++) {
    if (is_speaker(r, tokens, &people->items[i])) continue;
    int cost = cost_of(r, d, &people->items[i]);
    if (cost >= TOO_FAR || (best >= 0 && cost >= least)) continue;
    best = (int)i;
    least = cost;
  }
  if (best >= 0) add_with_companions(r, d, people, (size_t)best);
}

/* The figure of persons, two or more, that the trigger governs: 起诉1632人, 41名通缉犯被引渡. NULL when there is none. */
static const struct tw_figure *counted_persons(const struct tw_reading *r, const struct tw_event_draft *d) {
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++) {
    const struct tw_figure *f = &r->figures.items[i];
    bool is_told = f->reason == TW_REASON_NONE || f->reason == TW_REASON_REPEATED; /* again, of the same act */
    if (f->trigger_token == d->token && f->measure >= 0 && f->unit != r->money_unit && is_told) return f;
  }
  return NULL;
}

/* 甲、乙等3人, 3人，包括甲: named beside the number, so one of them. */
static bool is_one_of_zh(const struct tw_token_list *tokens, const struct tw_event_person *p, const struct tw_figure *f) {
  enum { REACH = 9 };
  int first = p->last < f->token ? p->last : f->last_token, last = p->last < f->token ? f->token : p->token;
  bool has_comma = false;
  for (int i = first + 1; i < last; i++) {
    if (tokens->items[i].function == TW_F_INCL) return true;
    has_comma |= tokens->items[i].function == TW_F_COMMA;
  }
  return !has_comma && last - first <= REACH;
}

/* Persons of another clause are not those who are counted in this one. */
static void keep_counted_zh(struct tw_reading *r, const struct tw_event_draft *d, struct tw_event_people *people) {
  const struct tw_figure *f = r->language == TW_PACK_ZH ? d->person_figure : NULL;
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  size_t kept = 0;
  for (size_t i = 0; f && i < people->count; i++)
    if (is_one_of_zh(tokens, &people->items[i], f)) people->items[kept++] = people->items[i];
  if (f) people->count = kept;
}

/* "His house", "the funds in her account". English. */
static bool is_somebodys(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const owners[] = {"his", "her", "him"};
  for (int i = d->first; i <= d->last; i++)
    if (tw_words_hold(TW_WORDS(owners), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

void tw_event_persons(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  struct tw_event_people people;
  collect(r, d->sentence, d->first, d->last, &people);
  if (d->rule->needs_person) {
    d->person_figure = counted_persons(r, d);
    keep_counted_zh(r, d, &people);
    choose(r, d, &people);
    bool is_of_many = r->language == TW_PACK_ZH && d->person_figure; /* 他又说…，已拘捕12人 */
    d->is_about_one = !d->person_count && !is_of_many && has_pronoun(r, d);
    if (!d->person_count && is_kin_zh(r, d)) {
      d->is_about_one = true; /* and not the one named before */
      return;
    }
    if (d->is_about_one) from_sentence(r, d, &people);
    if (!d->person_count && d->is_about_one) from_paragraph(r, d);
    if (!d->person_count && !d->is_about_one && is_about_some(r, d, tokens)) from_paragraph(r, d);
    if (!d->person_count && !d->is_about_one && d->is_introduced) from_next(r, d);
    if (!d->person_count && (d->form == TW_FORM_THIRD || tw_event_has_subject_only(r, d))) from_behind(r, d, &people, tokens);
    if (!d->person_count && !d->is_about_one) from_among(r, d, &people, tokens);
    if (!d->person_count) from_list(r, d);
    return;
  }
  for (size_t i = 0; i < people.count; i++)
    if (!is_speaker(r, tokens, &people.items[i])) tw_event_add_name(d->persons, &d->person_count, people.items[i].name);
  bool is_owned = r->language == TW_PACK_EN && d->rule->needs_day && !d->person_count && is_somebodys(r, d, tokens);
  if (is_owned) from_paragraph(r, d); /* "His house, worth a million, has been frozen" */
}
