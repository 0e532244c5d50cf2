#include "parse/scan/scan.h"
#include "base/text_cut.h"
#include "base/utf8.h"
#include "parse/scan/language.h"

enum {
  GUESS_BYTES = 64 * 1024, /* of a text that has hardly any letters */
  GUESS_LETTERS = 1000,    /* enough to know a text's script by, its headline in another one notwithstanding */
  HAN_WEIGHT = 3,          /* a Han character says as much as three Latin letters or more */
};

static const struct tw_scan_language *const languages[] = {&tw_scan_language_en, &tw_scan_language_zh};

struct tw_scan_tables {
  const void *prepared[sizeof languages / sizeof languages[0]];
};

const struct tw_scan_tables *tw_scan_tables_new(struct tw_arena *arena) {
  struct tw_scan_tables *tables = tw_arena_alloc(arena, sizeof *tables);
  for (size_t i = 0; tables && i < sizeof languages / sizeof languages[0]; i++) {
    tables->prepared[i] = languages[i]->prepare(arena);
    if (!tables->prepared[i]) return NULL;
  }
  return tables;
}

const void *tw_scan_prepared(struct tw_arena *arena, const struct tw_scan_options *options,
                             const struct tw_scan_language *language) {
  for (size_t i = 0; options->tables && i < sizeof languages / sizeof languages[0]; i++)
    if (languages[i] == language) return options->tables->prepared[i];
  return language->prepare(arena);
}

static const struct tw_scan_language *find_language(struct tw_slice lang) {
  struct tw_slice primary = lang;
  for (size_t i = 0; i < lang.len; i++)
    if (lang.ptr[i] == '-' || lang.ptr[i] == '_') {
      primary = tw_slice_sub(lang, 0, i);
      break;
    }
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
    if (tw_slice_eq_nocase(primary, tw_slice_from(languages[i]->code))) return languages[i];
  return NULL;
}

struct tw_slice tw_scan_guess_lang(struct tw_slice text) {
  struct tw_slice head = tw_slice_sub(text, 0, GUESS_BYTES);
  size_t han = 0, latin = 0, kana = 0;
  for (size_t at = 0; at < head.len && han + latin + kana < GUESS_LETTERS;) {
    uint32_t c = (unsigned char)head.ptr[at];
    if (c < 0x80) {
      latin += (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      at++;
      continue;
    }
    at += tw_utf8_decode(head, at, &c);
    han += tw_char_is_han(c);
    kana += c >= 0x3041 && c <= 0x30FF;
  }
  if (kana > han / HAN_WEIGHT && kana > latin) return TW_SLICE_NONE;
  if (han * HAN_WEIGHT > latin) return TW_SLICE("zh");
  return latin ? TW_SLICE("en") : TW_SLICE_NONE;
}

static bool is_real(tw_day day) {
  return day == TW_DAY_NONE || tw_date_is_valid(tw_date_from(day));
}

/* A grammar that reckons past the calendar's ends has found an expression, but no time. */
static void forget_impossible_days(struct tw_found_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    struct tw_found *f = &list->items[i];
    if (is_real(f->period.start) && is_real(f->period.end)) continue;
    f->period = TW_PERIOD_NONE;
    f->flags |= TW_FOUND_UNRESOLVED;
  }
}

int tw_scan_text(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options,
                 struct tw_found_list *ret_list) {
  *ret_list = (struct tw_found_list){0};
  if (text.len > UINT32_MAX) text.len = UINT32_MAX; /* offsets are 32 bits wide */
  const struct tw_scan_language *language = find_language(options->lang);
  if (!language) language = find_language(tw_scan_guess_lang(text));
  if (!language) language = &tw_scan_language_en; /* digits and signs are read in any script */
  int status = text.len ? language->scan(arena, text, options, ret_list) : 0;
  forget_impossible_days(ret_list);
  return status;
}

static int hand_on(const struct tw_found_list *list, size_t base, tw_scan_sink *sink, void *user) {
  int status = 0;
  for (size_t i = 0; i < list->count && !status; i++) {
    struct tw_found f = list->items[i];
    f.start += (uint32_t)base;
    f.end += (uint32_t)base;
    f.hedge_start += (uint32_t)base;
    f.hedge_end += (uint32_t)base;
    if (f.flags & TW_FOUND_CONVERSION) f.conversion_of += (uint32_t)base;
    status = sink(user, &f);
  }
  return status;
}

int tw_scan_pieces(struct tw_arena *scratch, struct tw_slice text, const struct tw_scan_options *options, tw_scan_sink *sink,
                   void *user) {
  struct tw_scan_options whole = *options; /* one language for all pieces */
  if (text.len > UINT32_MAX) text.len = UINT32_MAX;
  if (!find_language(whole.lang)) whole.lang = tw_scan_guess_lang(text);
  int status = 0;
  for (size_t at = 0, len; at < text.len && !status; at += len) {
    struct tw_slice rest = tw_slice_sub(text, at, text.len);
    struct tw_found_list list;
    len = tw_text_cut(rest, TW_SCAN_PIECE_BYTES);
    tw_arena_reset(scratch);
    status = tw_scan_text(scratch, tw_slice_sub(rest, 0, len), &whole, &list);
    if (!status) status = hand_on(&list, at, sink, user);
  }
  return status;
}
