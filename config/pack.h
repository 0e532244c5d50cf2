/* A rule pack: words, units, measures, roles, events and test cases of a domain, as loaded from YAML. Plain data in an
 * arena; parse/extract compiles it. Grammar is C, vocabulary is here. docs/rule-packs.md is the format's description. */
#pragma once
#include "base/words.h"
#include "config/diag.h"
#include "model/observation.h"

/* Languages that parse/extract has a grammar for; a pack gives words for any of them. */
enum tw_pack_language { TW_PACK_EN, TW_PACK_ZH, TW_PACK_LANGUAGES };

enum {
  TW_PACK_WORD_BYTES = 200, /* of one word or phrase: longer than any that texts repeat */
  TW_PACK_MAX_UNITS = 32,   /* sets of units are bits of a uint32_t */
};

struct tw_pack_word_list {
  struct tw_slice *items;
  size_t count, capacity;
};

/* The words of one meaning, by language. */
struct tw_pack_words {
  struct tw_pack_word_list of[TW_PACK_LANGUAGES];
};

struct tw_pack_unit {
  struct tw_slice name;          /* "person"; "money" stands for every ISO 4217 code */
  struct tw_pack_words counters; /* words behind the number that say it is counted so: 名, 起, "tonne", "dose" */
  bool is_measured;              /* a part of one, and a bare one, count too: "1.5 kg", "a tonne" */
};

struct tw_pack_noun {
  struct tw_slice name;
  int unit;             /* index of units; -1: counted by no measure (a trap: accounts, officers) */
  uint32_t units;       /* bits of all units it may be counted in: pieces, kilograms */
  struct tw_slice role; /* absent: none */
  int weight;           /* what one mention adds to the domain gate */
  struct tw_pack_words words;
};

struct tw_pack_index_list {
  int *items;
  size_t count, capacity;
};

enum tw_pack_as {
  TW_AS_VERB,  /* governs a figure as its subject or object */
  TW_AS_NOUN,  /* "a fine of", 涉案金额: stands beside the figure */
  TW_AS_COUNT, /* is itself what is counted: "33 convictions" */
  TW_AS_COUNT_ALL
};

enum tw_pack_trigger_flag {
  TW_TRIGGER_INTRANSITIVE = 1 << 0,   /* its subject is what is counted: "390 surrendered" */
  TW_TRIGGER_PASSIVE_OBJECT = 1 << 1, /* a passive may have the figure behind it: "was fined $5m" */
  TW_TRIGGER_PLANNED = 1 << 2,        /* what it governs is planned: "pledged" */
  TW_TRIGGER_OVERRIDES = 1 << 3,      /* a trap that silences the nouns it governs: "prevented a loss of" */
  TW_TRIGGER_STRICT = 1 << 4,         /* only right beside its figure */
  TW_TRIGGER_NEEDS_WITH = 1 << 5,     /* an elliptic figure is not enough: one of the `with` nouns must stand */
  TW_TRIGGER_ANY_NOUN = 1 << 6,       /* whatever it governs is of its unit: "convicted 12 hawkers" */
  TW_TRIGGER_ONE_EACH = 1 << 7,       /* one for each that it governs: "notices were issued for 87 men" counts 87 notices */
  TW_TRIGGER_STORY = 1 << 8,          /* its `near` may stand in the two sentences before as well: what is told by and by */
  TW_TRIGGER_TOWARD = 1 << 9,         /* its `near` is whom it goes to: "paid $5m to the victims", "paid the victims" */
};

struct tw_pack_trigger {
  int measure;           /* index of measures; -1: a trap */
  enum tw_reason reason; /* of a trap */
  enum tw_pack_as as;
  uint32_t flags;                 /* enum tw_pack_trigger_flag */
  struct tw_pack_index_list with; /* only for these nouns; empty: for any of the measure's units */
  struct tw_pack_index_list near; /* only in a sentence that has one of these nouns */
  int unit;                       /* what a COUNT is counted in */
  struct tw_slice file;           /* where it stands */
  int line;
  struct tw_pack_words words;
};

struct tw_pack_measure {
  struct tw_slice name;            /* "persons.returned" */
  struct tw_slice rule;            /* "asset-recovery/persons-returned@1" */
  struct tw_pack_index_list units; /* index of units */
  bool is_context;                 /* taken from any figure of its unit beside a trigger of another measure */
  int32_t min_confidence;          /* thousandths below which a figure is rejected; 0: never */
  bool is_done_when_ordered;       /* false: "ordered to do it" is not done yet */
  bool takes_period;               /* false: a period only where the figure's own clause states one */
  int within; /* index of the measure that a figure is of where both ends of its period are known; -1: this */
};

struct tw_pack_event_rule {
  struct tw_slice type; /* "treaty_signed" */
  struct tw_slice rule; /* "asset-recovery/treaty-signed@1" */
  struct tw_pack_words verbs;
  struct tw_pack_words signs;     /* nominal or fixed phrases that are an event by themselves */
  struct tw_pack_index_list with; /* one of these nouns in the verb's clause */
  bool needs_person;              /* a named person, or a counted one */
  bool needs_name;                /* a named one */
  bool needs_money;               /* a sum in the clause */
  bool is_intransitive;
  bool needs_date;      /* a date of its clause, sentence or paragraph */
  bool needs_day;       /* a date no coarser than a few days */
  bool is_planned;      /* what it states is still to come: "ordered the extradition" */
  struct tw_slice file; /* where it stands */
  int line;
  uint32_t with_names;             /* bits of enum tw_pack_name_kind: such a name stands for one of the `with` nouns */
  struct tw_pack_word_list also;   /* event types that the same trigger states as well (captured and brought back) */
  struct tw_pack_word_list rather; /* types of which it is one more mention where the text tells of them (handed over) */
};

/* What the grammar has general words for and a domain has more of. */
enum tw_pack_phrase {
  TW_PHRASE_CAMPAIGN,        /* an operation, whose run dates what came of it: "crackdown" */
  TW_PHRASE_CAMPAIGN_COURSE, /* in its course: 行动中 */
  TW_PHRASE_HOLDING,         /* what a sum is the worth of: 赃款 */
  TW_PHRASE_WORTH,           /* opens a clause that says what the things before it are worth: 涉款 */
  TW_PHRASE_LOSS,            /* is dated by the span before it: 被骗 */
  TW_PHRASE_CASE,            /* between that span and the loss: it is a loss of cases, not of the span: 破获 */
  TW_PHRASE_AFTERWARDS,      /* what follows it is of another time: 归案后 */
  TW_PHRASE_SAID_PERSON,     /* somebody who was named before: 该嫌 */
  TW_PHRASE_COUNT
};

struct tw_pack_gate {
  int weight; /* added once for each distinct word seen; negative speaks against the domain */
  struct tw_pack_words words;
};

enum tw_pack_name_kind { TW_NAME_STATE, TW_NAME_PLACE, TW_NAME_AGENCY, TW_NAME_OPERATION, TW_NAME_KINDS };

struct tw_pack_name {
  enum tw_pack_name_kind kind;
  struct tw_slice code;       /* ISO 3166-1 alpha-2 of the state it is or belongs to; absent: none */
  int weight;                 /* what one mention adds to the domain gate */
  struct tw_pack_words words; /* the first word of a language is the name to be published */
};

struct tw_pack_named_period {
  struct tw_period period;
  struct tw_pack_words words;
};

/* Publishers whose host's domain does not say whose press they are. */
struct tw_pack_publishers {
  struct tw_slice code; /* ISO 3166-1 alpha-2 */
  struct tw_pack_word_list hosts;
};

/* An institution, place or money that only the press of one state names without saying whose it is. */
struct tw_pack_home {
  struct tw_slice code; /* ISO 3166-1 alpha-2 */
  enum tw_pack_language language;
  struct tw_slice word; /* as it is written */
};

/* One expected record of a case; fields that are absent are not looked at, "none" says that there must be none. */
struct tw_pack_expected {
  bool is_event;
  struct tw_slice measure, value, value_max, unit, role, qualifier, status, period_start, period_end; /* metrics */
  struct tw_slice type, date, place;                                                                  /* events */
  struct tw_pack_word_list persons;
};

struct tw_pack_case {
  struct tw_slice name, lang, published, jurisdiction, text;
  struct tw_slice file; /* that it stands in */
  int line;
  struct tw_pack_expected *expected;
  size_t expected_count, expected_capacity;
  bool looks_at_metrics, looks_at_events; /* the list is there: what it does not name must not be found */
  struct tw_slice title;                  /* the headline: its words count for the gate */
};

#define TW_PACK_LIST(type)                                                                                                       \
  struct {                                                                                                                       \
    type *items;                                                                                                                 \
    size_t count, capacity;                                                                                                      \
  }

struct tw_pack {
  struct tw_slice name, version, file;
  uint32_t major;
  int gate_need;  /* an article below this weight gives nothing */
  int money_unit; /* index of the unit "money" when a measure counts in it, else -1 */
  TW_PACK_LIST(struct tw_pack_unit) units;
  TW_PACK_LIST(struct tw_pack_noun) nouns;
  TW_PACK_LIST(struct tw_pack_measure) measures;
  TW_PACK_LIST(struct tw_pack_trigger) triggers;
  TW_PACK_LIST(struct tw_pack_event_rule) events;
  TW_PACK_LIST(struct tw_pack_gate) gates;
  TW_PACK_LIST(struct tw_pack_name) names;
  TW_PACK_LIST(struct tw_pack_named_period) periods;
  TW_PACK_LIST(struct tw_pack_case) cases;
  TW_PACK_LIST(struct tw_pack_publishers) publishers;
  TW_PACK_LIST(struct tw_pack_home) homes; /* the rows of a state stand together */
  struct tw_pack_words phrase_words[TW_PHRASE_COUNT];
  struct tw_words phrases[TW_PHRASE_COUNT][TW_PACK_LANGUAGES]; /* the same, as base/words wants them */
  struct tw_pack_words titles;                                 /* words before or behind a person's name: Mr, 局长 */
  struct tw_pack_words slogans;                                /* phrases whose numbers count nothing: "zero tolerance", 三不 */
  struct tw_pack_words wishes;                                 /* "lawsuit to": what follows is wanted, not done */
  struct tw_pack_words lists;                                  /* "most wanted": a number before it is a list's size */
};

enum tw_pack_parts {
  TW_PACK_RULES,     /* what texts are read with; a file of cases is not opened */
  TW_PACK_AND_CASES, /* and the test cases, wherever they stand */
};

/* Load and validate one pack. `name_or_path`: a name found in `pack_dir` (NAME.yaml), or a path with a '/' or ending in
 * .yaml. NULL when there is any error (in *diag). Everything is in `arena`. Reads files, blocks on nothing else. */
struct tw_pack *tw_pack_load(struct tw_arena *arena, const char *pack_dir, struct tw_slice name_or_path, enum tw_pack_parts parts,
                             struct tw_diag *diag);
/* "en", "zh". */
const char *tw_pack_language_code(enum tw_pack_language language);
/* Two capital letters, the form of ISO 3166-1 alpha-2; whether there is such a state is not asked. */
bool tw_pack_is_state(struct tw_slice code);
/* By the primary part of a BCP 47 tag in any case ("zh-CN"); TW_PACK_LANGUAGES for a language without a grammar. */
enum tw_pack_language tw_pack_language_of(struct tw_slice tag);
