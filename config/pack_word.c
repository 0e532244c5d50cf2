/* Words that a text is searched for: what can never be found is a fault, where it stands. */
#include "base/utf8.h"
#include "config/pack_read.h"

struct word_fault {
  bool (*is_so)(struct tw_slice word);
  const char *message, *hint;
};

static bool is_empty(struct tw_slice word) {
  return word.len == 0 || tw_slice_is(word, "=");
}

static bool is_long(struct tw_slice word) {
  return word.len > TW_PACK_WORD_BYTES;
}

static bool is_padded(struct tw_slice word) {
  return word.ptr[0] == ' ' || word.ptr[word.len - 1] == ' ' || tw_slice_find(word, TW_SLICE("  "), 0) >= 0;
}

static bool has_control(struct tw_slice word) {
  for (size_t i = 0; i < word.len; i++)
    if ((unsigned char)word.ptr[i] < ' ' || word.ptr[i] == 0x7F) return true;
  return false;
}

static bool is_pattern(struct tw_slice word) {
  static const char *const groups[] = {"(?", "?)", ")?", ".*", ".+", "[^", "\\b", "\\d", "\\s", "\\w"};
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
    if (tw_slice_find(word, tw_slice_from(groups[i]), 0) >= 0) return true;
  for (size_t i = 0; i < word.len; i++)
    if (strchr("*|^\\[]{}", word.ptr[i])) return true;
  return false;
}

/* Letters and digits of any script; the signs of CJK and the general punctuation of U+20xx are none. */
static bool has_letter(struct tw_slice word) {
  size_t i = 0;
  while (i < word.len) {
    uint32_t c;
    i += tw_utf8_decode(word, i, &c);
    bool is_ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool is_sign = c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) || (c >= 0x3008 && c < 0x3020) ||
                   (c >= 0xFF00 && c < 0xFF10);
    if (is_ascii || !is_sign) return true;
  }
  return false;
}

static bool has_no_letter(struct tw_slice word) {
  return !has_letter(word);
}

/* The first that is so is said. */
static const struct word_fault faults[] = {
    {is_empty, "an empty word would match everywhere", NULL},
    {is_long, "a word of more than 200 bytes", "texts repeat short phrases: leave out what varies"},
    {has_control, "a line break, tab or control character in a word matches nothing",
     "write words on one line, with single spaces"},
    {is_padded, "spaces around or doubled in a word match nothing", "write it with single spaces"},
    {is_pattern, "a word is plain text, not a pattern", "write each form out; verbs and nouns are inflected for you"},
    {has_no_letter, "a word without letters or digits matches nothing", NULL},
};

static bool is_sound(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_slice word) {
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    if (!faults[i].is_so(word)) continue;
    struct tw_slice hint = faults[i].hint ? tw_slice_from(faults[i].hint) : TW_SLICE_NONE;
    tw_pack_fault(r, node, hint, "%s", faults[i].message);
    return false;
  }
  return true;
}

static void push_word(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list) {
  struct tw_slice word = tw_pack_read_string(r, node);
  if (!word.ptr || !is_sound(r, node, word)) return;
  for (size_t i = 0; i < list->count; i++)
    if (tw_slice_eq(list->items[i], word)) return; /* twice says no more than once */
  struct tw_slice *slot = TW_ARENA_PUSH(r->arena, list);
  if (slot) *slot = word;
}

void tw_pack_read_word_list(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list) {
  if (node->type != TW_YAML_LIST) {
    push_word(r, node, list);
    return;
  }
  for (size_t i = 0; i < node->count; i++) push_word(r, node->values[i], list);
}

void tw_pack_need_words(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_words *words,
                        const char *what) {
  if (node->type != TW_YAML_MAP || node->is_broken) return; /* told already */
  for (int language = 0; language < TW_PACK_LANGUAGES; language++)
    if (words->of[language].count) return;
  /* a list whose only word is a fault has been told of */
  for (size_t i = 0; i < node->count; i++)
    if (tw_pack_language_of(node->keys[i]->value) < TW_PACK_LANGUAGES && node->values[i]->type == TW_YAML_LIST &&
        node->values[i]->count)
      return;
  tw_pack_fault(r, node, TW_SLICE("give it words: en: [...], zh: [...]"), "%s without words matches nothing", what);
}
