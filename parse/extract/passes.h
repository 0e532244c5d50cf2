/* The passes over a reading, in the order they run. Each is a file of that name; all work on r->figures. */
#pragma once
#include "parse/extract/reading.h"

/* Every quantity and sum becomes a figure with its noun, unit and role. 0 or TW_ENOMEM. */
int tw_figure_collect(struct tw_reading *r);
/* Noun, unit and role of a figure, anew where its surroundings were read otherwise. */
void tw_figure_describe(struct tw_reading *r, struct tw_figure *figure);
/* English: the word behind the number that says how it is counted; figure->counter_units, and past it figure->last_token. A
 * measure that the pack has no unit for makes the noun unknown. */
void tw_counter_find_en(struct tw_reading *r, struct tw_figure *figure);
/* What a counter and a noun together say of the unit: one that both allow, else the counter's and no noun. */
void tw_counter_settle(const struct tw_reading *r, struct tw_figure *figure);
/* "1.5 kg": its unit is one that has parts. */
bool tw_counter_is_measured(const struct tw_reading *r, const struct tw_figure *figure);
/* The noun a figure counts: right of it, left of it, or none. */
void tw_noun_find_en(struct tw_reading *r, struct tw_figure *figure);
void tw_noun_find_zh(struct tw_reading *r, struct tw_figure *figure);
/* 提出的请求，分别有4宗、6宗: nothing but 分别 and small words stands between the comma at that token and a number, which so
 * belongs to what stands before the comma. */
bool tw_noun_is_topic_comma_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int comma);
/* The role that a modifier behind an English noun without one gives it: "people on the wanted list". */
void tw_role_find_en(struct tw_reading *r, struct tw_figure *figure);
/* Sets noun, unit and role from a token that names a noun. */
void tw_noun_take(struct tw_reading *r, struct tw_figure *figure, int token, int noun);
/* List sizes, thresholds, shares' bases, slogans. */
void tw_trap_check(struct tw_reading *r, struct tw_figure *figure);
/* The trigger that governs the figure, if one does. */
void tw_govern_find(struct tw_reading *r, struct tw_figure *figure);
/* Parts, lists and ellipsis: measures that a figure takes from another. */
void tw_part_link(struct tw_reading *r);
/* Negated, conditional or planned. */
void tw_modality_check(struct tw_reading *r, struct tw_figure *figure);
/* "said Switzerland would hand back": the modal at that token tells the future of what somebody said. English. */
bool tw_modality_is_reported_future(const struct tw_reading *r, const struct tw_token_list *tokens, int modal);
/* "is asking that a billion be forfeited": a subjunctive, which states nothing unless a court orders it. English. */
bool tw_modality_is_subjunctive(const struct tw_reading *r, const struct tw_token_list *tokens, int verb);
/* A Chinese verb that 将 sets in the future; false where 将 marks its object. */
bool tw_modality_is_future_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb);
/* Periods, each with its basis. */
void tw_period_attach(struct tw_reading *r);
/* Tables in lines: the rows' figures get the period of their column, and money where a caption names it. */
void tw_table_read(struct tw_reading *r);
/* "312 298 340" in a line below three years is three numbers: parts such of `found`. Linear time. 0 or TW_ENOMEM. */
int tw_table_part_numbers(struct tw_arena *arena, struct tw_slice text, struct tw_found_list *found);
/* What the label says of a row's first figure holds for the figure at `index` too, where it stands in the same row. */
void tw_table_share(struct tw_reading *r, size_t index);
/* A figure that two joined verbs share is told again for the second one. 0 or TW_ENOMEM. */
int tw_twin_add(struct tw_reading *r);
/* One record a fact. */
void tw_repeat_drop(struct tw_reading *r);
/* The state that acts, as a code; absent when not known. */
struct tw_slice tw_jurisdiction_of(struct tw_reading *r, size_t sentence, uint32_t before);
/* The publisher's state by its host's country domain; absent for the others. */
struct tw_slice tw_jurisdiction_of_host(struct tw_slice url);
/* What the text's distinct words weigh; from pack->gate_need on it is of the pack's domain. r->hits are all there are, the words
 * inside longer words too: "fraud" speaks for the domain in "fraud suspects" as well. */
int tw_gate_weight(const struct tw_reading *r);
/* Accepted figures to observations. 0 or TW_ENOMEM. */
int tw_observe(struct tw_reading *r, struct tw_extraction *out);
/* Events. 0 or TW_ENOMEM. */
int tw_event_find(struct tw_reading *r, struct tw_extraction *out);
/* One verdict for each found object; an earlier pack's acceptance stays. `shut`: why the pack (or none, where r->pack is NULL)
 * does not read this text, in words; absent when it does. 0 or TW_ENOMEM. */
int tw_verdict_add(struct tw_reading *r, struct tw_slice shut, struct tw_extraction *out);
/* Notes for options->uses that a rule was at work; record: index of the observation or event that it gave, -1 for a trap. */
void tw_reading_use(struct tw_reading *r, enum tw_use_kind kind, int rule, int record);
