/* What words around a date say about it: reports' own dates, datelines, stocks that no earlier period covers. */
#pragma once
#include "parse/extract/reading.h"

/* What is asked of a time again and again, by every figure and event of its sentence. */
enum tw_time_fact { TW_TIME_REPORT, TW_TIME_ASLANT, TW_TIME_COMPARED, TW_TIME_FACTS };
typedef bool tw_time_fact_fn(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* What `find` says of the time at that token, asked once. */
bool tw_time_ask(const struct tw_reading *r, const struct tw_token_list *tokens, int time, enum tw_time_fact fact,
                 tw_time_fact_fn *find);
/* "JAKARTA (ANTARA) - ", "Accra, July 12, GNA - ", "New Delhi, Mar 8 (PTI)": the token that ends a dateline; -1: the sentence has
 * none. English. */
int tw_time_dateline_end(const struct tw_token_list *tokens);
/* The date says when something was reported, not when it happened: "said on Monday", 9日公布, a dateline. */
bool tw_time_is_report(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* The token is a verb of saying or publishing: its date is the report's, unless saying it is the event. */
bool tw_time_is_report_verb(const struct tw_reading *r, const struct tw_token *token);
/* "since its inception in 1999", "since the operation was launched in July 2014": the time opens a span. English. */
bool tw_time_is_since(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* "At 31 March 2024": what there is on that day, however long it took. English. */
bool tw_time_is_as_at(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* A Chinese time beside the matter: what is told is measured against it (较去年, 与去年同期相比), or somebody was born then. */
bool tw_time_is_aslant(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* 是2019年的近20倍: behind the time that ends at `end` stands how many times as many there are now. Chinese. */
bool tw_time_is_multiplied(const struct tw_reading *r, uint32_t end);
/* The sentence counts a stock or a whole so far ("in all", 累计, 达到): an earlier sentence's period does not hold for it. */
bool tw_time_is_cumulative(const struct tw_reading *r, size_t sentence);
/* The same of one figure: "1,888 were convicted and 77 are still pending" counts a stock of 77 only. */
bool tw_time_is_cumulative_of(const struct tw_reading *r, const struct tw_figure *figure);
/* A Chinese sentence turns to another matter (另, 此外): what the report opened with does not date it. */
bool tw_time_is_aside(const struct tw_reading *r, size_t sentence);
/* "the 2022/23 financial year", "financial year 2018/2019": the year as the publisher's state counts it. False when the time
 * at that token is none. */
bool tw_time_fiscal_year(const struct tw_reading *r, const struct tw_token *time, struct tw_period *ret_period);
/* 2022至23财政年度: the same in Chinese, for text[start, end); *period holds the two calendar years and is narrowed. */
bool tw_time_fiscal_year_zh(const struct tw_reading *r, uint32_t start, uint32_t end, struct tw_period *period);
/* A Chinese sentence tells what came after (案发后, 归案后): the day that was told of before is not its own. */
bool tw_time_is_later(const struct tw_reading *r, size_t sentence);
/* A Chinese sentence goes back in time (此前, 已于2021年): its time holds for nothing behind it. */
bool tw_time_is_before_that(const struct tw_reading *r, size_t sentence);
/* The line is an item of a list: "- ", "1.", 一是, 其次. */
bool tw_time_is_list_item(struct tw_slice line);
/* The time at that token only says which thing is meant: "the 2012 law", "the Offenders Act, 2018", "last year's announcement"
 * (but not "Monday's arrest", where the trigger is that thing). English. */
bool tw_time_is_attribute(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger);
/* The time at that token is told in passing, beside the matter of the trigger at `trigger`: "the minister, who left in 2015,",
 * "founded in 1999, the agency", "under the 2012 law". English. */
bool tw_time_is_of_aside(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger);
