/* Rows that tell a count again, a time each. */
#pragma once
#include "parse/extract/reading.h"

/* …；2020年为1002件: index of the earlier figure that this one, which stands without a noun behind a time, tells again; -1 for
 * none. Looks back over a few figures. */
int tw_part_told_before_zh(const struct tw_reading *r, size_t index);
/* 这60人, 上述12名嫌疑人: index of the earlier figure that this one names again; -1 for none. Looks back over a few figures. */
int tw_part_named_again_zh(const struct tw_reading *r, size_t index);
/* 历年追回人数： and below it 2019年：2041人: gives the row's figure the measure and role of its heading; false where there is
 * none. */
bool tw_part_of_heading_zh(struct tw_reading *r, size_t index);
/* Chinese: 较2018年的18名少, 比去年同期的5亿减少: the count of another time that the one told before is compared with. */
bool tw_part_is_compared_zh(const struct tw_reading *r, const struct tw_figure *f);
/* Chinese: 破获12起，查扣烟酒6000件; 抓获12人，锁定其他嫌疑人40名: a verb that counts something else, or nothing, stands with the
 * figure behind the last pause. */
bool tw_part_has_own_verb_zh(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f);
/* Chinese: ，去年全年也只有73人: a time of its own opens the clause of a figure whose noun is left out. */
bool tw_part_has_own_time_zh(const struct tw_reading *r, const struct tw_figure *f);
/* "last year the number was 25": the figure tells the one before it, of this sentence or the last two, again for another time.
 * English. */
void tw_part_link_other_time_en(struct tw_reading *r, size_t index);
/* "bringing the total to 120", "taking to 51 the number caught": sets running_verb; such a total of no other measure counts what
 * the figure told before it counts. English. */
void tw_part_link_running_en(struct tw_reading *r, size_t index);
/* "2019: 45; 2020: 52", "77 in 2008, 54 in 2009": the row's first figure has the measure, or the sentence names what is counted.
 * English. */
void tw_part_link_series_en(struct tw_reading *r, size_t index);
/* "A total of 410 were members of the party": the count of persons of the last sentences that it is a part of. English. */
void tw_part_link_described_en(struct tw_reading *r, size_t index);
/* Chinese: 党员36人，公务员58人，共计94人: the sum of the two before it, which have one role. */
bool tw_part_is_sum_zh(const struct tw_reading *r, const struct tw_figure *f);
