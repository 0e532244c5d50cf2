/* One job to one outcome: choose the reader by what the bytes are, read, extract. Pure: no clock, no I/O. */
#pragma once
#include "model/job.h"
#include "parse/extract/rules.h"

/* `rules` may be NULL when no job wants records. Everything of the outcome is in `arena` or points into the job and the
 * rules. Never fails: what went wrong stands in the outcome's status and error_text. */
void tw_task_run(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_job *job, struct tw_outcome *ret_outcome);
