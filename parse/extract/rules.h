/* Packs compiled to what the extractor runs: one multi-pattern matcher and tables. Built once before the sandbox closes. */
#pragma once
#include "base/error.h"
#include "config/pack.h"

struct tw_rules;

/* NULL with *error on failure. The packs must outlive the rules. Free with tw_rules_free. */
struct tw_rules *tw_rules_new(struct tw_pack *const *packs, size_t count, struct tw_error *error);
void tw_rules_free(struct tw_rules *rules); /* NULL is a no-op */
