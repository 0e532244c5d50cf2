/* Chinese parts that stand apart from their total: items below a lead, rows of a table, what is told of a count named again. */
#include "base/words.h"
#include "parse/extract/part_link.h"
#include "parse/extract/time_words.h"

/* 其中：党员9人 and on the next line 红通人员　4人: rows of a table that go on with the parts. */
bool tw_part_link_row_zh(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_figure *before = index > 0 ? f - 1 : NULL;
  bool is_row = r->language == TW_PACK_ZH && before && before->sentence + 1 == f->sentence && before->link == TW_LINK_PART &&
                r->sentences.items[before->sentence].paragraph != r->sentences.items[f->sentence].paragraph;
  if (!is_row || before->total < 0 || before->unit != f->unit || f->noun < 0 || !f->role.len || !before->role.len) return false;
  tw_part_adopt(r, f, &r->figures.items[before->total], (size_t)before->total, TW_LINK_PART);
  return true;
}

/* 共159项。具体如下： and below it 一、引渡条约54项: the items are parts of the lead's last count. */
bool tw_part_link_item_zh(struct tw_reading *r, size_t index) {
  static const char *const leads[] = {"：", ":", "如下", "如下。"};
  enum { MOST_ITEMS = 30 };
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  if (r->language != TW_PACK_ZH || !tw_time_is_list_item(tw_slice_sub(r->text, s->start, s->end))) return false;
  uint32_t lead = f->sentence;
  for (int items = 0; items < MOST_ITEMS && lead > 0; items++) {
    s = &r->sentences.items[--lead];
    if (!tw_time_is_list_item(tw_slice_sub(r->text, s->start, s->end))) break;
  }
  if (!tw_words_end(TW_WORDS(leads), tw_slice_sub(r->text, s->start, s->end))) return false;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence + 2 > lead;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (total->sentence > lead || total->link == TW_LINK_PART) continue;
    if (!tw_part_agree(r, total, f) || !tw_part_is_at_most(f, total)) continue;
    tw_part_adopt(r, f, total, i, TW_LINK_PART);
    return true;
  }
  return false;
}

int tw_part_said_before_zh(const struct tw_reading *r, size_t index) {
  enum { FIGURES_BACK = 12 };
  const struct tw_figure *f = &r->figures.items[index];
  for (size_t i = index; i-- > 0 && index - i <= FIGURES_BACK && r->figures.items[i].sentence == f->sentence;)
    if (r->figures.items[i].said >= 0) return r->figures.items[i].said;
  return -1;
}

/* What the sentence tells of the count that it names again are parts of it. */
void tw_part_link_said_zh(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  int said = tw_part_said_before_zh(r, index);
  const struct tw_figure *total = said >= 0 ? &r->figures.items[said] : NULL;
  if (total && tw_part_agree(r, total, f) && tw_part_is_at_most(f, total)) tw_part_adopt(r, f, total, (size_t)said, TW_LINK_PART);
}
