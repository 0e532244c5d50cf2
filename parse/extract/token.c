#include "parse/extract/token.h"
#include "base/utf8.h"
#include "base/words.h"
#include "parse/extract/functions.h"

struct splitter {
  struct tw_arena *arena;
  const struct tw_token_source *source;
  struct tw_token_list *tokens;
  enum tw_pack_language language;
  uint32_t at, end;
  size_t found_at, hit_at;
  uint32_t limit; /* nothing known begins before it, at or behind `at` */
  uint64_t seen;  /* bits of enum tw_function: what stands among the tokens */
  uint8_t depth;
  bool failed;
};

static struct tw_token *push(struct splitter *s, uint32_t end, enum tw_token_kind kind, enum tw_function function, size_t index) {
  struct tw_token_list *tokens = s->tokens;
  struct tw_token *token = tokens->count < tokens->capacity ? &tokens->items[tokens->count++] : TW_ARENA_PUSH(s->arena, tokens);
  if (!token) {
    s->failed = true;
    s->at = s->end;
    return NULL;
  }
  char first = s->source->text.ptr[s->at];
  s->seen |= UINT64_C(1) << function;
  *token =
      (struct tw_token){s->at, end, (uint8_t)kind, (uint8_t)function, s->depth, first >= 'A' && first <= 'Z', (int32_t)index};
  s->at = end;
  return token;
}

static enum tw_token_kind kind_of(const struct tw_found *f) {
  if (f->kind == TW_KIND_QUANTITY || f->kind == TW_KIND_MONEY) return TW_TOKEN_FIGURE;
  return f->kind == TW_KIND_PERIOD || f->kind == TW_KIND_DATE ? TW_TOKEN_TIME : TW_TOKEN_NUMBER;
}

static uint32_t found_start(const struct tw_found *f) {
  return f->hedge_start < f->start ? f->hedge_start : f->start;
}

static uint32_t found_end(const struct tw_found *f) {
  return f->hedge_end > f->end ? f->hedge_end : f->end;
}

/* The next found object and hit at or behind that place; what a taken one covers is skipped. */
static void catch_up(struct splitter *s, uint32_t place) {
  const struct tw_found_list *found = s->source->found;
  const struct tw_hit_list *hits = s->source->hits;
  while (s->found_at < found->count && found->items[s->found_at].start < place) s->found_at++;
  while (s->hit_at < hits->count && hits->items[s->hit_at].start < place) s->hit_at++;
}

/* A pack's word that reaches past the number in it (百名红通人员) is a name; else the number comes first. */
static bool take_known(struct splitter *s) {
  const struct tw_found_list *found = s->source->found;
  const struct tw_hit_list *hits = s->source->hits;
  const struct tw_found *f = s->found_at < found->count ? &found->items[s->found_at] : NULL;
  const struct tw_hit *h = s->hit_at < hits->count ? &hits->items[s->hit_at] : NULL;
  bool has_found = f && (found_start(f) == s->at || f->start == s->at) && found_end(f) <= s->end;
  bool has_hit = h && h->start == s->at && h->end <= s->end;
  if (has_hit &&
      (!has_found || h->end > found_end(f) || (h->end == found_end(f) && kind_of(f) == TW_TOKEN_FIGURE && h->end > f->end))) {
    struct tw_slice word = tw_slice_sub(s->source->text, s->at, h->end);
    enum tw_function function = s->language == TW_PACK_EN ? tw_functions_en(s->source->functions, word) : TW_F_NONE;
    push(s, h->end, TW_TOKEN_HIT, function, s->hit_at); /* "have" stays what it is where a pack names it */
    return true;
  }
  if (!has_found) return false;
  push(s, found_end(f), kind_of(f), TW_F_NONE, s->found_at);
  return true;
}

enum letter_class { NO_LETTER, LETTER, FOREIGN, TAIL, INNER };

/* Digits are letters of "5G"; the lead bytes of Latin scripts beyond ASCII, the bytes behind a lead, what may stand inside. */
static const uint8_t letter_classes[0x100] = {
    ['0' ... '9'] = LETTER, ['A' ... 'Z'] = LETTER, ['a' ... 'z'] = LETTER, [0xC3 ... 0xDF] = FOREIGN,
    [0x80 ... 0xBF] = TAIL, ['\''] = INNER,         ['-'] = INNER,          ['.'] = INNER};

static bool is_letter(unsigned char c) {
  return letter_classes[c] == LETTER;
}

/* The next place where something known begins, so that a word does not run over it. */
static uint32_t next_known(const struct splitter *s) {
  const struct tw_found_list *found = s->source->found;
  const struct tw_hit_list *hits = s->source->hits;
  uint32_t next = s->end;
  if (s->found_at < found->count) {
    uint32_t at = found_start(&found->items[s->found_at]);
    if (at <= s->at) at = found->items[s->found_at].start;
    if (at > s->at && at < next) next = at;
  }
  if (s->hit_at < hits->count && hits->items[s->hit_at].start > s->at && hits->items[s->hit_at].start < next)
    next = hits->items[s->hit_at].start;
  return next;
}

/* Behind a word's first byte. */
static bool goes_on(struct tw_slice text, uint32_t at, uint32_t limit) {
  switch ((enum letter_class)letter_classes[(unsigned char)text.ptr[at]]) {
  case LETTER:
  case FOREIGN:
  case TAIL: return true;
  case INNER: return at + 1 < limit && is_letter((unsigned char)text.ptr[at + 1]) && is_letter((unsigned char)text.ptr[at - 1]);
  case NO_LETTER: break;
  }
  return false;
}

/* Letters of any Latin script with inner apostrophes, points and hyphens: "don't", "U.S", "anti-graft". */
static void take_latin(struct splitter *s) {
  struct tw_slice text = s->source->text;
  uint32_t end = s->at + 1;
  while (end < s->limit && goes_on(text, end, s->limit)) end++;
  struct tw_slice word = tw_slice_sub(text, s->at, end);
  enum tw_function function = s->language == TW_PACK_EN ? tw_functions_en(s->source->functions, word) : TW_F_NONE;
  push(s, end, function ? TW_TOKEN_FUNCTION : TW_TOKEN_WORD, function, 0);
}

/* One character more of a run of unknown ones. */
static void take_character(struct splitter *s) {
  uint32_t c;
  uint32_t end = s->at + (uint32_t)tw_utf8_decode(s->source->text, s->at, &c);
  struct tw_token *last = s->tokens->count ? &s->tokens->items[s->tokens->count - 1] : NULL;
  if (last && last->kind == TW_TOKEN_WORD && last->end == s->at && !is_letter((unsigned char)s->source->text.ptr[last->start])) {
    last->end = end;
    s->at = end;
    return;
  }
  push(s, end, TW_TOKEN_WORD, TW_F_NONE, 0);
}

/* The dot inside a foreign name: 卡尔·格林伍德. */
static bool is_name_dot(const struct splitter *s, size_t length) {
  struct tw_slice text = s->source->text;
  const struct tw_token *last = s->tokens->count ? &s->tokens->items[s->tokens->count - 1] : NULL;
  uint32_t after;
  if (s->language != TW_PACK_ZH || !tw_slice_is(tw_slice_sub(text, s->at, s->at + length), "\u00b7")) return false;
  if (!last || last->end != s->at || last->kind == TW_TOKEN_PUNCT || s->at + length >= s->end) return false;
  tw_utf8_decode(text, s->at + length, &after);
  return tw_char_is_han(after);
}

/* Joins the dot to the word before it, which is made one where a pack's word or a small word ended there (白·夏尔马). */
static void take_name_dot(struct splitter *s, size_t length) {
  struct tw_token *last = &s->tokens->items[s->tokens->count - 1];
  last->kind = TW_TOKEN_WORD;
  last->function = TW_F_NONE;
  last->end = s->at + (uint32_t)length;
  s->at = last->end;
}

static void take_mark(struct splitter *s, enum tw_function mark, size_t length) {
  if (mark == TW_F_CLOSE && s->depth) s->depth--;
  push(s, s->at + (uint32_t)length, TW_TOKEN_PUNCT, mark, 0);
  if (mark == TW_F_OPEN && s->depth < UINT8_MAX) s->depth++;
}

static void take_other(struct splitter *s) {
  struct tw_slice rest = tw_slice_sub(s->source->text, s->at, s->end);
  unsigned char c = (unsigned char)rest.ptr[0];
  size_t length = 0;
  if (is_letter(c)) {
    take_latin(s);
    return;
  }
  enum tw_function function = tw_function_punct(rest, &length);
  if (function && is_name_dot(s, length)) {
    take_name_dot(s, length);
  } else if (function) {
    take_mark(s, function, length);
  } else if (s->language == TW_PACK_ZH && c >= 0xE0 &&
             (function = tw_functions_zh(s->source->functions, rest, &length)) != TW_F_NONE) {
    push(s, s->at + (uint32_t)length, TW_TOKEN_FUNCTION, function, 0);
  } else if (c >= 0xC3 && c < 0xE0) {
    take_latin(s);
  } else if (c >= 0xE0) {
    take_character(s);
  } else {
    s->at++;
  }
}

/* A dash with space around it or a long one, alone or doubled ("--"); not the hyphen of a word. */
static bool is_aside_mark(struct tw_slice text, const struct tw_token *t) {
  static const char *const dashes[] = {"-", "\u2013", "\u2014"};
  if (t->function != TW_F_DASH || t->depth || !tw_words_begin(TW_WORDS(dashes), tw_slice_sub(text, t->start, t->end)))
    return false;
  bool is_spaced = t->start > 0 && text.ptr[t->start - 1] == ' ' && t->end < text.len && text.ptr[t->end] == ' ';
  return is_spaced || t->end - t->start > 1;
}

/* "2019 - 45": a label and its figure, which no dash sets apart. */
static bool is_label(const struct tw_token_list *tokens, size_t dash) {
  return tokens->items[dash - 1].kind == TW_TOKEN_TIME && tokens->items[dash + 1].kind == TW_TOKEN_FIGURE;
}

/* The dash that closes the aside opened at `open`; 0 when none does. */
static size_t aside_end(struct tw_slice text, const struct tw_token_list *tokens, size_t open) {
  enum { LONGEST = 32, SHORTEST = 2 }; /* tokens of an aside */
  for (size_t i = open + 1; i + 1 < tokens->count && i - open <= LONGEST; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_SEMI || t->function == TW_F_STOP || t->function == TW_F_COLON) return 0;
    if (is_aside_mark(text, t)) return i - open >= SHORTEST && !is_label(tokens, i) ? i : 0;
  }
  return 0;
}

/* "cash and cars - among them a Ferrari - were seized": what two dashes set apart is as deep as what stands in brackets. */
static void deepen_asides(struct tw_slice text, struct tw_token_list *tokens) {
  for (size_t i = 1; i + 1 < tokens->count; i++) {
    bool opens = is_aside_mark(text, &tokens->items[i]) && !is_label(tokens, i);
    size_t end = opens ? aside_end(text, tokens, i) : 0;
    if (!end) continue;
    for (size_t k = i; k <= end; k++) tokens->items[k].depth++;
    i = end;
  }
}

/* ", among them two officials," or ", who had fled," */
static bool opens_comma_aside(const struct tw_token_list *tokens, size_t comma) {
  const struct tw_token *next = &tokens->items[comma + 1];
  return tokens->items[comma].function == TW_F_COMMA && !tokens->items[comma].depth &&
         (next->function == TW_F_INCL || next->function == TW_F_REL);
}

/* The comma behind which the main clause goes on with its verb; 0 when none does. */
static size_t comma_aside_end(const struct tw_token_list *tokens, size_t open) {
  enum { LONGEST = 30, SHORTEST = 3 }; /* tokens of an aside */
  for (size_t i = open + SHORTEST; i + 1 < tokens->count && i - open <= LONGEST; i++) {
    enum tw_function mark = (enum tw_function)tokens->items[i].function, next = (enum tw_function)tokens->items[i + 1].function;
    if (mark == TW_F_SEMI || mark == TW_F_STOP || mark == TW_F_COLON) return 0;
    if (mark == TW_F_COMMA && (next == TW_F_BE || next == TW_F_HAVE || next == TW_F_MODAL)) return i;
  }
  return 0;
}

/* "Six others, among them a judge in his 50s, were detained": set apart by commas before the verb. */
static void deepen_comma_asides(struct tw_token_list *tokens) {
  for (size_t i = 1; i + 1 < tokens->count; i++) {
    size_t end = opens_comma_aside(tokens, i) ? comma_aside_end(tokens, i) : 0;
    if (!end) continue;
    for (size_t k = i; k <= end; k++) tokens->items[k].depth++;
    i = end;
  }
}

/* The point of an abbreviation inside a sentence ends nothing: "Northgate S.A. pleaded guilty". */
static void open_points(struct tw_slice text, struct tw_token_list *tokens) {
  enum { CLOSERS = 2 }; /* quotes and brackets that may stand behind the sentence's own */
  for (size_t i = 0; i + CLOSERS + 1 < tokens->count; i++)
    if (tokens->items[i].function == TW_F_STOP && text.ptr[tokens->items[i].start] == '.') tokens->items[i].function = TW_F_NONE;
}

static bool is_auxiliary(const struct tw_token *t) {
  return t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_MODAL;
}

/* The last token of the clause that "which" or "who" opens as its subject, where the main verb follows without a comma; 0: no
 * such. */
static size_t relative_end(const struct tw_token_list *tokens, size_t open) {
  enum { LONGEST = 16 };
  const struct tw_token *next = &tokens->items[open + 1];
  if (next->is_capital || next->function == TW_F_DET || next->function == TW_F_PRON || next->kind == TW_TOKEN_PUNCT) return 0;
  size_t i = open + 1;
  while (i + 1 < tokens->count && is_auxiliary(&tokens->items[i])) i++;
  for (i++; i < tokens->count && i - open <= LONGEST; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT || t->function == TW_F_REL || t->function == TW_F_SUB || t->function == TW_F_AND) return 0;
    if (is_auxiliary(t)) return i - 1;
  }
  return 0;
}

/* "Four suspects in a scam which robbed pensioners of a billion are at large": what a clause says of a thing, told of the figure
 * before it. */
static void deepen_relatives(struct tw_token_list *tokens) {
  enum { REACH = 10 }; /* tokens back to the figure */
  size_t figure = 0;
  bool has_figure = false;
  for (size_t i = 0; i + 2 < tokens->count; i++) {
    if (tokens->items[i].kind == TW_TOKEN_FIGURE && !tokens->items[i].depth) {
      figure = i;
      has_figure = true;
    }
    bool opens = has_figure && i - figure <= REACH && tokens->items[i].function == TW_F_REL && !tokens->items[i].depth &&
                 tokens->items[i - 1].kind != TW_TOKEN_PUNCT && i > figure + 2;
    size_t end = opens ? relative_end(tokens, i) : 0;
    for (size_t k = i; end && k <= end; k++) tokens->items[k].depth++;
    if (end) i = end;
  }
}

_Static_assert(TW_F_COUNT <= 64, "a function is a bit of `seen`");

static bool has_seen(const struct splitter *s, enum tw_function function) {
  return s->seen >> function & 1;
}

/* What the marks and small words of an English sentence set apart; most sentences have none of them. */
static void deepen(const struct splitter *s) {
  struct tw_token_list *tokens = s->tokens;
  if (has_seen(s, TW_F_STOP)) open_points(s->source->text, tokens);
  if (has_seen(s, TW_F_DASH)) deepen_asides(s->source->text, tokens);
  if (has_seen(s, TW_F_COMMA) && (has_seen(s, TW_F_INCL) || has_seen(s, TW_F_REL))) deepen_comma_asides(tokens);
  if (has_seen(s, TW_F_REL)) deepen_relatives(tokens);
}

/* Room for the tokens of most texts; more makes the list grow. */
static bool reserve(struct tw_arena *arena, uint32_t bytes, struct tw_token_list *tokens) {
  enum { TOKEN_BYTES = 5, SPARE = 8 };
  size_t capacity = bytes / TOKEN_BYTES + SPARE;
  tokens->items = tw_arena_alloc(arena, capacity * sizeof *tokens->items);
  if (tokens->items) tokens->capacity = capacity;
  return tokens->items;
}

int tw_token_split(struct tw_arena *arena, enum tw_pack_language language, const struct tw_token_source *source, uint32_t start,
                   uint32_t end, size_t found_at, size_t hit_at, struct tw_token_list *ret_tokens) {
  *ret_tokens = (struct tw_token_list){0};
  struct splitter s = {arena, source, ret_tokens, language, start, end, found_at, hit_at, start, 0, 0, false};
  if (!reserve(arena, end - start, ret_tokens)) return TW_ENOMEM;
  while (s.at < s.end) {
    if (source->text.ptr[s.at] == ' ') { /* nothing begins with a space */
      s.at++;
      continue;
    }
    if (s.at >= s.limit) {
      catch_up(&s, s.at);
      if (take_known(&s)) continue;
      catch_up(&s, s.at + 1);
      s.limit = next_known(&s);
    }
    take_other(&s);
  }
  if (language == TW_PACK_EN) deepen(&s);
  return s.failed ? TW_ENOMEM : 0;
}
