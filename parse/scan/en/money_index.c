#include "base/ascii.h"
#include "parse/scan/currency_tables.h"
#include "parse/scan/en/money.h"
#include "parse/scan/en/nations.h"

/* Which part of a name is its first token depends on the bytes behind it: its first letters ("Nu."), with their stops
 * ("U.S.$"), or the whole ("Kč"). */
static void add_name(struct tw_en_index *index, struct tw_slice name) {
  size_t letters = 0, initials = 0;
  while (letters < name.len && tw_ascii_is_letter(name.ptr[letters])) letters++;
  while (initials < name.len && (tw_ascii_is_letter(name.ptr[initials]) || name.ptr[initials] == '.')) initials++;
  tw_en_index_add_money(index, tw_slice_sub(name, 0, letters));
  tw_en_index_add_money(index, tw_slice_sub(name, 0, initials));
  tw_en_index_add_money(index, name);
}

static void add_names(struct tw_en_index *index, const struct tw_currency_name *names, size_t count) {
  for (size_t i = 0; i < count; i++) add_name(index, tw_slice_from(names[i].name));
}

void tw_en_money_index(struct tw_en_index *index) {
  add_names(index, tw_currency_signs, tw_currency_signs_count);
  add_names(index, tw_currency_words_en, tw_currency_words_en_count);
  for (size_t i = 0; i < tw_currency_table_count; i++) add_name(index, tw_slice_from(tw_currency_table[i].code));
  for (size_t i = 0; tw_en_nation_name(i); i++) add_name(index, tw_slice_from(tw_en_nation_name(i)));
}
