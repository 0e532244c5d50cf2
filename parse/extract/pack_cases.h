/* A pack's own test cases, run against the rules made of it. The border of `tallywire test`. */
#pragma once
#include "base/buf.h"
#include "parse/extract/extract.h"

enum tw_pack_cases_form {
  TW_PACK_CASES_TEXT, /* for a person */
  TW_PACK_CASES_JSON, /* one object on a line; docs/rule-packs.md names its keys */
};

/* Runs every case of `pack`, one of the packs that `rules` was compiled from; records of other packs are not looked at. Appends
 * to `report`, which the caller owns: each failing case with file:line, whether the gate kept the text out, what was missing
 * (with the reason why the number was rejected) and what came too much; then how many cases there are and how many failed; then
 * (as text only when none failed), with file:line, each rule (trigger, event, trap) that no case covers: a trigger or event that
 * gave no record which a case expects, a trap that rejected no number of a case that looks at metrics. *ret_failed, which may be
 * NULL, is the number of failing cases. 0 or TW_ENOMEM; reads no file, blocks on nothing. */
int tw_pack_cases_run(const struct tw_pack *pack, const struct tw_rules *rules, enum tw_pack_cases_form form,
                      struct tw_buf *report, size_t *ret_failed);
