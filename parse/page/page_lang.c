#include "parse/page/page_lang.h"
#include "base/utf8.h"

/* Enough to see a script's share; more changes nothing. */
enum { SAMPLE_BYTES = 20000, LETTERS_MIN = 30 };

struct letters {
  unsigned latin, han, kana, hangul, cyrillic, other;
};

static void count_letters(struct tw_slice s, struct letters *n) {
  for (size_t at = 0; at < s.len;) {
    unsigned char byte = (unsigned char)s.ptr[at];
    if (byte < 0x80) {
      n->latin += (byte | 32) >= 'a' && (byte | 32) <= 'z';
      at++;
      continue;
    }
    uint32_t c;
    at += tw_utf8_decode(s, at, &c);
    if (tw_char_is_han(c))
      n->han++;
    else if (c >= 0x3040 && c <= 0x30FF)
      n->kana++;
    else if (c >= 0xAC00 && c <= 0xD7A3)
      n->hangul++;
    else if (c >= 0x0400 && c <= 0x04FF)
      n->cyrillic++;
    else if (c > 0xFF && c < 0x2000)
      n->other++;
  }
}

/* The commonest short words, each of one language only. */
struct stop_words {
  const char *lang;
  const char *words[10];
};
static const struct stop_words stop_words[] = {
    {"en", {" the ", " of ", " and ", " to ", " that ", " with ", " was ", " for ", " is ", " from "}},
    {"de", {" der ", " und ", " die ", " nicht ", " das ", " mit ", " ist ", " von ", " auf ", " eine "}},
    {"fr", {" les ", " des ", " est ", " dans ", " une ", " pour ", " qui ", " sur ", " pas ", " aux "}},
    {"es", {" el ", " los ", " del ", " las ", " una ", " por ", " con ", " para ", " como ", " pero "}},
    {"it", {" il ", " che ", " di ", " della ", " per ", " sono ", " gli ", " nel ", " anche ", " dei "}},
    {"pt", {" o ", " da ", " do ", " que ", " em ", " uma ", " os ", " para ", " com ", " ao "}},
    {"nl", {" het ", " een ", " van ", " voor ", " niet ", " zijn ", " aan ", " ook ", " naar ", " bij "}},
};

static unsigned occurrences(struct tw_slice s, const char *word) {
  unsigned count = 0;
  for (ptrdiff_t at = 0; (at = tw_slice_find(s, tw_slice_from(word), (size_t)at)) >= 0; at++) count++;
  return count;
}

static const char *by_words(struct tw_slice s) {
  const char *best = NULL;
  unsigned most = 2; /* fewer hits are chance */
  for (size_t i = 0; i < sizeof stop_words / sizeof *stop_words; i++) {
    unsigned hits = 0;
    for (size_t w = 0; w < 10; w++) hits += occurrences(s, stop_words[i].words[w]);
    if (hits <= most) continue;
    most = hits;
    best = stop_words[i].lang;
  }
  return best;
}

static const char *by_script(const struct letters *n) {
  unsigned all = n->latin + n->han * 2 + n->kana + n->hangul + n->cyrillic + n->other;
  if (all < LETTERS_MIN) return NULL;
  if (n->kana * 8 > n->han && n->kana * 4 > n->latin && n->kana > 10) return "ja";
  if (n->hangul * 3 > all) return "ko";
  if (n->han * 2 * 3 > all) return "zh";
  return NULL;
}

/* "zh-CN", "en_US" to "zh", "en". */
static struct tw_slice primary_tag(struct tw_arena *arena, struct tw_slice declared) {
  char tag[4];
  size_t len = 0;
  while (len < declared.len && len < sizeof tag) {
    char c = declared.ptr[len];
    if ((c | 32) < 'a' || (c | 32) > 'z') break;
    tag[len++] = (char)(c | 32);
  }
  bool ends = len == declared.len || declared.ptr[len] == '-' || declared.ptr[len] == '_' || declared.ptr[len] == ',' ||
              declared.ptr[len] == ' ';
  if (len == 2 && tag[0] == 'c' && tag[1] == 'n') return TW_SLICE("zh"); /* a country, and a common fault */
  return len >= 2 && len <= 3 && ends ? tw_arena_dup(arena, tw_slice_of(tag, len)) : TW_SLICE_NONE;
}

struct tw_slice tw_page_lang(struct tw_arena *arena, struct tw_slice declared, const struct tw_blocks *blocks) {
  struct letters n = {0};
  size_t start = 0;
  while (start < blocks->count && blocks->items[start].is_dropped) start++;
  struct tw_slice text =
      tw_slice_sub(tw_buf_slice(&blocks->text), start < blocks->count ? blocks->items[start].at : 0, blocks->text.len);
  text = tw_slice_sub(text, 0, SAMPLE_BYTES);
  count_letters(text, &n);
  struct tw_slice tag = primary_tag(arena, declared);
  const char *script = by_script(&n);
  if (script) return tw_slice_is(tag, "yue") ? tag : tw_slice_from(script);
  bool wrong = tw_slice_is(tag, "zh") || tw_slice_is(tag, "ja") || tw_slice_is(tag, "ko");
  if (tag.ptr && !(wrong && n.latin > LETTERS_MIN)) return tag;
  const char *words = n.latin > LETTERS_MIN ? by_words(text) : NULL;
  return words ? tw_slice_from(words) : tag;
}
