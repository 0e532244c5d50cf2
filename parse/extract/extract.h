/* An article's text to observations and events. Pure: same text, same rules, same result. */
#pragma once
#include "model/article.h"
#include "model/observation.h"
#include "parse/extract/rules.h"

enum tw_use_kind { TW_USE_TRIGGER, TW_USE_TRAP, TW_USE_EVENT, TW_USE_SHUT };

/* A rule of a pack that was at work in a text, or the gate that kept all of them from it. */
struct tw_rule_use {
  enum tw_use_kind kind;
  int pack;   /* index of the rules' packs */
  int rule;   /* TRIGGER, TRAP: of its triggers; EVENT: of its events; SHUT: the weight of the text's words */
  int record; /* index of the observation or event that it gave; -1 for a trap and a gate */
};

struct tw_rule_use_list {
  struct tw_rule_use *items;
  size_t count, capacity;
};

struct tw_extract_options {
  struct tw_slice lang;         /* hint; absent: the article's, else guessed */
  struct tw_slice published;    /* hint when the article does not state it */
  struct tw_slice jurisdiction; /* of the publisher; absent: by the article's host, else not known */
  bool want_found, want_verdicts;
  struct tw_rule_use_list *uses; /* NULL: not wanted; filled in the arena */
};

/* All in `arena` or pointing into the article and the rules. 0 or TW_ENOMEM. */
int tw_extract_article(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_article *article,
                       const struct tw_extract_options *options, struct tw_extraction *ret_extraction);
