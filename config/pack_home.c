/* Whose press it is: publishers by their hosts, and what a text names. */
#include "config/pack_sections.h"

void tw_pack_section_publishers(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "publishers")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_publishers *publishers = TW_ARENA_PUSH(r->arena, &r->pack->publishers);
    if (!publishers) return;
    publishers->code = tw_pack_read_state(r, node->keys[i]);
    tw_pack_read_strings(r, node->values[i], &publishers->hosts);
  }
}

static void add_signs(struct tw_pack_reader *r, struct tw_slice code, const struct tw_pack_words *words) {
  for (int language = 0; language < TW_PACK_LANGUAGES; language++)
    for (size_t i = 0; i < words->of[language].count; i++) {
      struct tw_pack_home *home = TW_ARENA_PUSH(r->arena, &r->pack->homes);
      if (home) *home = (struct tw_pack_home){code, (enum tw_pack_language)language, words->of[language].items[i]};
    }
}

void tw_pack_section_home(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "home")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_slice code = tw_pack_read_state(r, node->keys[i]);
    struct tw_pack_words words = {0};
    if (!tw_pack_is_state(code)) continue;
    tw_pack_read_words(r, node->values[i], &words);
    add_signs(r, code, &words);
  }
}
