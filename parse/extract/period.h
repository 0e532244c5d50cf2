/* What the passes over periods share. */
#pragma once
#include "parse/extract/passes.h"

enum { TW_PERIOD_SHORTEST_SPAN = 27 }; /* days: shorter times are dates of something */

/* Both ends are known, and it is no shorter than that. */
static inline bool tw_period_is_span(struct tw_period p) {
  return p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start >= TW_PERIOD_SHORTEST_SPAN;
}

/* "In all, 27 people were detained": the operation's run, where the text tells of one. English. */
void tw_period_from_campaign_in_all(struct tw_reading *r, struct tw_figure *figure);
/* "In 2017 she received $4 million. The court has frozen $2.5 million": what has been done was not done in a time long past that
 * another sentence states; such a period is taken back. English. */
void tw_period_drop_past_of_perfect(struct tw_reading *r, struct tw_figure *figure);
/* "fled in 2016 and was sent back; police have recovered $3 million": a past time dates no perfect tense behind a semicolon. */
bool tw_period_is_behind_semicolon(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                   int time);
/* "the last three years", 五年来: a span of years that no dates bound. */
bool tw_period_is_past_years(const struct tw_reading *r, const struct tw_found *found);
/* The figure's period, with a step for explain. */
void tw_period_give(struct tw_reading *r, struct tw_figure *figure, struct tw_period period, enum tw_basis basis);
/* The period of the article's opening or of the operation it tells of, while no sentence between states another time; false
 * when there is none. */
bool tw_period_from_report(struct tw_reading *r, struct tw_figure *figure);

/* Nothing but small words, quotes and a speaker's name stand before the time at that token: "In 2016 ...", "Q: 2016 was". */
bool tw_period_is_initial(const struct tw_token_list *tokens, int time);
/* The first sentence of the line that `sentence` is of, and its index. */
struct tw_slice tw_period_line(const struct tw_reading *r, size_t sentence, size_t *ret_first);
/* The period that opens a sentence ("In 2016 ...", 2016年是…; 警察厅8日公布的统计显示，2023年…), or NULL. */
const struct tw_found *tw_period_opening(struct tw_reading *r, size_t sentence);
/* The period of the paragraph or heading before the list that the figure's line is of; false when it states none. */
bool tw_period_from_list_lead(struct tw_reading *r, struct tw_figure *figure);

/* ---- English: told by another sentence (period_told.c); each gives the figure what it finds, or is false ---- */

/* "tried 312 people in 2022. It convicted 201": the only span of the sentence before, which counts what no rule takes. */
bool tw_period_from_sentence_before(struct tw_reading *r, struct tw_figure *f);
/* "during the year", "over the same period": the span that an earlier figure was given, or that was told right before. `index`
 * is the figure's. */
bool tw_period_from_said_span(struct tw_reading *r, struct tw_figure *f, size_t index);
/* "the year before we recovered 62 million": the span of the figure told before, moved by a year. */
bool tw_period_from_year_before(struct tw_reading *r, struct tw_figure *f, size_t index);
/* "has arrested 81 people. They were arrested between 27 and 29 March": the time of what a later sentence tells of again. */
bool tw_period_from_told_again(struct tw_reading *r, struct tw_figure *f, size_t index);

/* English, with the sentence's tokens and the token of a time. "was arrested in March 2019 on suspicion of embezzling": the time
 * between two verbs belongs to the first. */
bool tw_period_is_of_verb_before(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                 int time);
/* "recovered $5 million, of which a bank paid $2 million in 2020": the time belongs to the relative clause. */
bool tw_period_is_in_relative(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                              int time);
/* The time, so far from the figure as `cost` says, dates a figure whose measure takes no period but its own. */
bool tw_period_dates_itself_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                               int time, int cost);
/* "20 and 30 people in 2018 and 2019 respectively": gives the figure the time in the same place of its row; false: no rows. */
bool tw_period_from_row(struct tw_reading *r, struct tw_figure *f);
/* "the most since 2019, when the figure stood at 350": the time that the figure's clause is about; -1: none. */
int tw_period_time_of_when(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* "In 2017 it obtained an order, and in January 2018 secured $2 million": the time right before the figure's verb, which "and"
 * joins to another one; -1: none. English. */
int tw_period_time_of_second_verb(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* "..., since the process began in 2017.": a span that closes the sentence holds for all of it. English. */
bool tw_period_is_trailing(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* "last year we had 220 convictions and this year so far 361": where each figure has its time before it, a time that "and" or a
 * comma joins behind a figure is the next one's. English. */
bool tw_period_is_of_next(const struct tw_figure *f, const struct tw_token_list *tokens, int time);
/* "49 people, the largest group since 2017": the time only says what the figure is compared with. */
bool tw_period_is_of_record(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* "From 20 October courts will hear the 64 suspects returned from Manila": the time is of what is still to come. */
bool tw_period_is_of_future(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time);
/* "have been frozen so far": behind the figure or its verb no more is said than until now. */
bool tw_period_is_so_far(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* "$1 billion over 10 years": how long it took stands behind the figure, and not when. */
bool tw_period_is_of_years(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* "Portugal signed on Monday a deal to return": a time before the deal's verb dates the deal, not what is still to come. */
bool tw_period_is_of_promise(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time);
/* The period, of another figure or of the paragraph before the figure, is told in passing: the year before the one that the
 * article reports on. English. */
bool tw_period_is_aside_of_report(const struct tw_reading *r, const struct tw_figure *f, struct tw_period period);

/* ---- Chinese (period_zh.c) ---- */

/* The time of the sentence that holds for the figure: the last before it, else one behind it in its clause; -1 for none. */
int tw_period_best_time_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* A time that dates a loss itself, not the report or the verdict on it. */
bool tw_period_dates_itself_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                               int time);
/* The time's period for the figure, together with the times before it: 截至11月底,今年…; 周二及周三; 今年以来,…,截至6月底. */
struct tw_period tw_period_cut_zh(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time);
/* The time's period, begun at the first of the days that are joined to it: 3月18日、19日、26日. */
struct tw_period tw_period_joined_days_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* 2020年、2021年分别追回40人、50人: gives the figure the year in the same place of its row; false: no rows. */
bool tw_period_from_row_zh(struct tw_reading *r, struct tw_figure *f);
/* The same for a span that was told before (上述三年，…分别…): *span becomes the year of the figure's place, or stays. */
void tw_period_narrow_to_row_zh(const struct tw_reading *r, const struct tw_figure *f, struct tw_period *span);
/* 自9月15日起，行动至今已拘捕342人: gives the figure the span that 至今 ends, where one was begun before it in the sentence. */
bool tw_period_is_since_before_zh(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens, int time);
/* 行动中: gives the figure the period of the operation that was told of; false when there is none. */
bool tw_period_from_raid_zh(struct tw_reading *r, struct tw_figure *f);
/* 当中207人被检控: gives a figure of a sentence that begins so the span of the sentence before; false when it states none. */
bool tw_period_from_whole_before_zh(struct tw_reading *r, struct tw_figure *f);
/* 疫情以来，破获56起: the sentence says since what, and not since when. */
bool tw_period_is_undated_since_zh(const struct tw_reading *r, const struct tw_figure *f);
/* A Chinese time that dates what is told, not the telling and not what it is compared with. */
bool tw_period_is_dating_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* The year of a yearly report, which its headline names: 2024年工作报告. Chinese. */
bool tw_period_from_yearly_report_zh(struct tw_reading *r, struct tw_figure *f);
/* “猎狐2020”专项行动开展以来: what was done since is of the operation that the sentence names. */
bool tw_period_is_named_run_zh(const struct tw_reading *r, const struct tw_figure *f);
/* 活动现场, 当晚: the sentence goes on with the day that was told last before it; false when none was. */
bool tw_period_of_scene_zh(struct tw_reading *r, size_t sentence, struct tw_period *ret_period);
/* Both ends a year earlier. */
struct tw_period tw_period_a_year_before(struct tw_period p);
/* Of a figure whose verb tells what came later: the time right before that verb, or none. */
void tw_period_of_later_verb_zh(struct tw_reading *r, struct tw_figure *f);
/* 全年, 同期: gives the figure the last span named before it; false when there is none. */
bool tw_period_from_said_span_zh(struct tw_reading *r, struct tw_figure *f);
/* The period that opens the sentence is that of a deed long past, so it dates no figure of another sentence. */
bool tw_period_is_of_deed_zh(const struct tw_reading *r, size_t sentence, struct tw_period period);
/* The figure's sentence has a day of its own, the report's. */
bool tw_period_is_reported_zh(const struct tw_reading *r, const struct tw_figure *f);
/* 同时, 当场: on the day that was just told of. */
bool tw_period_is_at_once_zh(const struct tw_reading *r, const struct tw_figure *f);
