/* An event on its way: what the passes of event.c fill in, one after the other. */
#pragma once
#include "parse/extract/passes.h"

enum {
  TW_EVENT_NAMES = 12,    /* persons, parties: more in one clause is a list, not an event's cast */
  TW_EVENT_CLAUSE = 120,  /* tokens to each side of a trigger: what keeps a text of triggers linear */
  TW_EVENT_WINDOW = 2048, /* bytes to each side of a name in which it is looked for again */
  TW_EVENT_DATE_BYTES = 12,
  TW_EVENT_FEW_DAYS = 4,    /* counted people dated more coarsely are a period's total */
  TW_EVENT_MONTH_DAYS = 31, /* so are counted things past a month, */
  TW_EVENT_YEAR_DAYS = 367, /* and sums past a year */
};

/* A name in a sentence. */
struct tw_event_person {
  struct tw_slice name;
  int token, last;    /* its tokens */
  uint32_t end;       /* where the name ends in the text */
  bool is_possessive; /* "Mallya's" */
};

struct tw_event_person_list {
  struct tw_event_person *items;
  size_t count, capacity;
};

struct tw_event_people {
  struct tw_event_person items[TW_EVENT_NAMES];
  size_t count;
};

struct tw_event_draft {
  const struct tw_pack_event_rule *rule;
  struct tw_slice type; /* the rule's, or one of its `also` */
  size_t sentence;
  int token; /* the trigger */
  enum tw_form form;
  bool is_sign, is_planned, is_dropped;
  int first, last; /* tokens of its clause, both included */
  struct tw_slice object_word;
  int object; /* the token of the noun that its rule asks for, or -1 */
  struct tw_period period;
  enum tw_basis basis;
  struct tw_slice date, date_end, place;
  struct tw_slice persons[TW_EVENT_NAMES], parties[TW_EVENT_NAMES];
  size_t person_count, party_count;
  const struct tw_figure *person_figure; /* so many persons it happened to; NULL: they are not counted */
  bool is_recent;                        /* 近日: in the month of publication */
  bool is_on_some_day;                   /* its day is told, and nobody knows from when on: "on Thursday" */
  bool is_in_some_month;                 /* its month is told, and nobody knows of which year: "in March" */
  bool has_own_date;                     /* its date stands in its clause */
  bool has_unknown_day;                  /* a day stands in its clause whose year nobody knows */
  bool is_introduced;                    /* its person is told of for the first time: "a man identified as" */
  bool is_of_somebody;                   /* nobody named, but one: "a man has been arrested" */
  bool is_about_one;                     /* a pronoun or 该名 stands for one person named before */
  bool is_news;                          /* nobody named, on no day, and told as just done by or with a state or agency */
  bool is_on_thing;                      /* its rule asks for a thing where others of its type ask for a sum */
  bool is_full;                          /* its sentence has a full stop: no headline */
  bool is_old;                           /* long before the day of publication */
  uint32_t quote_start, quote_end;
};

struct tw_event_draft_list {
  struct tw_event_draft *items;
  size_t count, capacity;
};

/* The period is known, and shorter than that. */
static inline bool tw_event_is_within(struct tw_period p, int days) {
  return p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start < days;
}
/* The clause's tokens around the trigger: between semicolons and full stops, and where another trigger's clause begins. */
void tw_event_clause(struct tw_reading *r, struct tw_event_draft *d);
/* Negated, conditional: false. Sets is_planned. */
bool tw_event_is_stated(struct tw_reading *r, struct tw_event_draft *d);
/* 试图离境时被捕: the verb stands right behind a clause of time, whose aims are not its own. Chinese. */
bool tw_event_is_caught_at_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 将其截获, 将三人截获: whom the rule's noun would name were told of before. Chinese. */
bool tw_event_is_on_said_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* When: in the clause, else in the sentence, else the paragraph's opening period. */
void tw_event_date(struct tw_reading *r, struct tw_event_draft *d);
/* Where, and which states and organisations. */
void tw_event_place(struct tw_reading *r, struct tw_event_draft *d);
/* The name ends in the word for a body, of either case: "Economic and Financial Crimes Court". English. */
bool tw_event_is_body(struct tw_slice name);
/* The first token, not before `first`, of the capitals that end in the body at `last`: "and" and "of" may stand between them. */
int tw_event_body_start(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last);
/* "G20", "APEC", "UNODC": three letters or more, all capitals or digits. */
bool tw_event_is_acronym(struct tw_slice word);
/* Who. */
void tw_event_persons(struct tw_reading *r, struct tw_event_draft *d);
/* "The directorate has attached assets worth 38 million": the opening tells what a named agency has just done. English. */
bool tw_event_is_news(const struct tw_reading *r, const struct tw_event_draft *d);
/* "Sri Lanka has repatriated 49 suspects": the opening tells what was just done with people. English. */
bool tw_event_is_news_of_persons(const struct tw_reading *r, const struct tw_event_draft *d);
/* "Somali court sentenced four officials": so few in one go, without a day, by or with a state or agency. English. */
bool tw_event_is_of_few(const struct tw_reading *r, const struct tw_event_draft *d);
/* Its rule asks for a thing where others of its type ask for a sum: "froze his assets". English. */
bool tw_event_is_on_thing(const struct tw_reading *r, const struct tw_event_draft *d);
/* Such an act was done, and the clause does not only say which things are meant: "any returned assets". */
bool tw_event_is_act_on_thing(struct tw_reading *r, const struct tw_event_draft *d);
/* "were returned to Mongolia", "repatriated $5 million to Kenya": a state that gets it. English. */
bool tw_event_is_to_land(const struct tw_reading *r, const struct tw_event_draft *d);
/* "will return 5 million to the victims", "will be returned". English. */
bool tw_event_is_given(const struct tw_reading *r, const struct tw_event_draft *d);
/* Adds the agency that news is of to the parties, where there are none. */
void tw_event_add_agency(struct tw_reading *r, struct tw_event_draft *d);
/* The names among the tokens first..last of a sentence, in order; those past the limit are left out. */
void tw_event_persons_en(struct tw_reading *r, size_t sentence, int first, int last, struct tw_event_people *people);
void tw_event_persons_zh(struct tw_reading *r, size_t sentence, int first, int last, struct tw_event_people *people);
/* Adds it while there is room. */
void tw_event_add_person(struct tw_event_people *people, struct tw_event_person person);
/* The noun that the rule asks for, nearest to the verb: false when there is none. *ret_cost is how far it stands. */
bool tw_event_object(struct tw_reading *r, struct tw_event_draft *d, int *ret_cost);
/* An English passive: "was arrested". */
bool tw_event_is_passive(const struct tw_reading *r, const struct tw_event_draft *d);
/* The first token of the part of the clause between commas that holds the trigger. */
int tw_event_first_behind_comma(const struct tw_token_list *tokens, const struct tw_event_draft *d);
/* The first token behind the trigger and a time right behind it, which may be past the clause: "detained on Saturday is". */
int tw_event_behind_time(const struct tw_token_list *tokens, const struct tw_event_draft *d);
/* The object is counted ("12 treaties", "treaties with 48 countries"): a figure rather than an event. */
bool tw_event_is_counted(const struct tw_reading *r, const struct tw_event_draft *d);
/* A span of time stands in its clause: "in eight months". */
bool tw_event_has_duration(const struct tw_reading *r, const struct tw_event_draft *d);
/* News without a date, of an office or state that acts: 意大利警方拘捕24名成员. Chinese. */
bool tw_event_is_news_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 当场查扣: in one raid, whatever month it was in. Chinese. */
bool tw_event_is_on_the_spot_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* So many persons in one go, on a day, in a month or as news, whom no report sums up: 今年4月，19名日本人被引渡. Chinese. */
bool tw_event_is_of_some_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 2018年12月起诉高盛三家子公司: what was done to a company on a day or in a month. Chinese. */
bool tw_event_is_of_company_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 与其他地方签订协定 without a date, somebody's name or two sides: a policy. Chinese. */
bool tw_event_is_aim_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 逮捕15人，起获现钞: what was found on those who were caught is no event of its own. Chinese. */
bool tw_event_is_found_on_some_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* 展开行动 without a name is what the police do every day. Chinese. */
bool tw_event_is_nameless_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* A name between quotation marks stands between the tokens `first` and `last`. Chinese. */
bool tw_event_names_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, int first, int last);
/* 专案小组, 行动方案: the operation's noun is a part of another thing's. Chinese. */
bool tw_event_is_compound_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *noun);
/* 展开一个名为「…」，针对洗钱活动的行动: verb and `noun` belong together in spite of the pause. Chinese. */
bool tw_event_is_in_one_part_zh(const struct tw_reading *r, const struct tw_event_draft *d, int noun);
/* 行动由18国联手，在4月2日至5月8日间展开: the operation at the token `noun` is what the verb's part tells of. Chinese. */
bool tw_event_is_told_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, int noun);
/* A sum that the verb governs. */
bool tw_event_governs_money(const struct tw_reading *r, const struct tw_event_draft *d);
/* A sum near the verb; one before "who" belongs to another verb: "paid by officials who settled". */
bool tw_event_has_money(const struct tw_reading *r, const struct tw_event_draft *d);
/* "repatriated over $20 million": a sum right behind the verb, and nobody named. */
bool tw_event_acts_on_money(const struct tw_reading *r, const struct tw_event_draft *d);
/* Something that happens again and again. */
bool tw_event_is_habit(struct tw_reading *r, const struct tw_event_draft *d);
/* The trigger is a word of a book's or law's title (between 《 and 》). */
bool tw_event_is_in_title(const struct tw_reading *r, const struct tw_event_draft *d);
/* The word describes a thing: "in seized and repatriated money", 充公的. */
bool tw_event_is_attribute(const struct tw_reading *r, const struct tw_event_draft *d);
/* The verb is a noun, or what some noun is about: 条约的生效, 就缔结条约举行谈判, 遣返日期. Chinese. */
bool tw_event_is_topic_zh(const struct tw_reading *r, const struct tw_event_draft *d);
/* Whom the verb is about stands before it: a passive, an intransitive, a participle without an object. */
bool tw_event_has_subject_only(const struct tw_reading *r, const struct tw_event_draft *d);
/* Who stands before the verb is a common noun, not a named person. */
bool tw_event_has_common_subject(const struct tw_reading *r, const struct tw_event_draft *d);
/* A participle that only says which person is meant: "a minister convicted of corruption was handed over". */
bool tw_event_is_postmodifier(const struct tw_reading *r, const struct tw_event_draft *d);
/* A denial stands before it. */
bool tw_event_is_denied(const struct tw_reading *r, const struct tw_event_draft *d);
/* Asked for, allowed or tried, not done: 敦促, 申请. */
bool tw_event_is_wish(const struct tw_reading *r, const struct tw_event_draft *d);
/* A bulleted line without a full stop: the headline of another article. */
bool tw_event_is_headline(const struct tw_reading *r, size_t sentence);
/* Adds a name once; names past the limit are left out. */
void tw_event_add_name(struct tw_slice *names, size_t *count, struct tw_slice name);
/* One record an event: mentions that tell the same are dropped, what they know goes to the one that stays. */
void tw_event_merge(const struct tw_reading *r, struct tw_event_draft_list *drafts);
