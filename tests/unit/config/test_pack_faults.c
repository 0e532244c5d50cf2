/* Every kind of fault of a pack, with its place and its hint; and all of one file at once. */
#include "config/pack.h"
#include "tests/unit/config/folder.h"

struct row {
  const char *name, *yaml, *faults; /* "line:column message (hint)", one a line */
};

#define HEAD "name: p\nversion: 1.0.0\n"
#define RULES                                                                                                                    \
  HEAD "units: {ship: {}, money: {}}\nnouns: {ship: {unit: ship, en: [ship]}}\n"                                                 \
       "measures: {ships.lost: {units: [ship], triggers: [{en: [sink]}]}}\nevents: {lock_opened: [{signs: {en: [opened]}}]}\n"

#define FIFTY "abcdefghij abcdefghij abcdefghij abcdefghij abcdef"

static const struct row rows[] = {
    {"name and version are missing", "units: {}\n", "1:1 \"name\" is missing\n1:1 \"version\" is missing\n"},
    {"a name with a slash", "name: a/b\nversion: 1.0.0\n",
     "1:7 a pack's name is lower-case letters, digits and hyphens (it is part of each rule's name)\n"},
    {"an empty name", "name: ''\nversion: 1.0.0\n",
     "1:7 a pack's name is lower-case letters, digits and hyphens (it is part of each rule's name)\n"},
    {"another event that is none", HEAD "events: {e: [{signs: {en: [y]}, also: [f]}], fee: [{signs: {en: [x]}}]}\n",
     "3:40 unknown event type \"f\" (*)\n"},
    {"a period the wrong way round", HEAD "periods: [{start: 2020-02-02, end: 2020-01-01, en: [x]}]\n",
     "3:11 the period ends before it starts\n"},
    {"an unknown phrase", HEAD "phrases: {campagn: {en: [x]}}\n",
     "3:11 unknown phrase \"campagn\" (did you mean \"campaign\"?)\n"},
    {"a version that is a map", "name: p\nversion: {major: 1}\n", "2:10 this must be a single value\n"},
    {"a unit of capitals", HEAD "units: {Person: {}}\n",
     "3:9 a unit's name is lower-case letters, digits, '.', '_' and '-' (it stands in records and their keys)\n"},
    {"a role of two words", HEAD "nouns: {ship: {role: tug boat, en: [x]}}\n",
     "3:22 a role is lower-case letters, digits, '.', '_' and '-' (it stands in records and their keys)\n"},
    {"a measure with a slash", HEAD "units: {u: {}}\nmeasures: {a/b: {units: [u], context: true}}\n",
     "4:12 a measure's name is lower-case letters, digits, '.', '_' and '-' (it stands in records and their keys)\n"},
    {"an event of two words", HEAD "events: {lock opened: [{signs: {en: [x]}}, {signs: {en: [y]}}]}\n",
     "3:10 an event's type is lower-case letters, digits, '.', '_' and '-' (it stands in records and their keys)\n"},
    {"two measures with one rule",
     HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], context: true}, a_b: {units: [u], context: true}}\n",
     "4:46 \"a.b\" and \"a_b\" have one name as rules (take another name)\n"},
    {"a measure twice", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], context: true}, a.b: {units: [u], context: true}}\n",
     "4:46 \"a.b\" is already set at line 4\n"},
    {"an event that states itself", HEAD "events: {e: [{signs: {en: [x]}, also: [e]}]}\n",
     "3:40 \"e\" states itself (\"also\" and \"rather\" name other types)\n"},
    {"an event that is rather itself", HEAD "events: {e: [{signs: {en: [x]}, rather: [e]}]}\n",
     "3:42 \"e\" states itself (\"also\" and \"rather\" name other types)\n"},
    {"nothing where a map belongs", HEAD "units: {u: }\n",
     "3:12 this must be a map (there is nothing; an empty map is written {})\n"},
    {"nothing where a list belongs", HEAD "cases:\n",
     "3:7 cases must be a list (there is nothing; an empty list is written [])\n"},
    {"a gate that no text opens", HEAD "gate: {need: 7, terms: [{weight: 2, en: [a, b, c], zh: [x]}, {weight: -9, en: [d]}]}\n",
     "3:14 no text opens this gate: all words of a language weigh 6 at most (lower it, or add terms)\n"},
    {"a verb with be before it", RULES "traps: [{en: [sink, be sunk, =be sunk, been]}]\n",
     "7:21 a verb does not begin with \"be\": the grammar reads \"is\", \"was\" and \"have been\" (write \"=sunk\")\n"},
    {"a verb alone with be before it",
     HEAD "units: {u: {}}\nmeasures: {a: {units: [u], triggers: [{en: Be lost at, as: verb}]}}\n",
     "4:44 a verb does not begin with \"be\": the grammar reads \"is\", \"was\" and \"have been\" (write \"=lost at\")\n"},
    {"an event's verb with be before it", HEAD "events: {e: [{verbs: {en: [go], zh: [x]}}, {verbs: {en: [be gone]}}]}\n",
     "3:58 a verb does not begin with \"be\": the grammar reads \"is\", \"was\" and \"have been\" (write \"=gone\")\n"},
    {"a noun and a sign may begin with it",
     HEAD
     "units: {u: {}}\ntraps: [{as: noun, en: [be all and end all]}]\nevents: {e: [{signs: {en: [be it known]}}]}\nunit: {}\n",
     "6:1 unknown key \"unit\" (did you mean \"units\"?)\n"},
    {"a case's state in words", RULES "cases: [{name: a, lang: en, jurisdiction: Kenya, text: x, metrics: []}]\n",
     "7:43 a state's code is two capital letters (ISO 3166-1 alpha-2)\n"},
    {"an empty file", "", "1:1 \"name\" is missing\n1:1 \"version\" is missing\n"},
    {"a file that is a list", "- a\n", "1:1 this must be a map\n"},
    {"bytes of another encoding", HEAD "titles: {en: [vill\xe9g]}\n",
     "3:20 invalid trailing UTF-8 octet (the file must be UTF-8 text)\n"},
    {"a tab that indents", HEAD "gate:\n\tneed: 5\n",
     "4:1 found character that cannot start any token while scanning for the next token (*)\n"},
    {"a version of two parts", "name: p\nversion: 1.0\n",
     "2:10 a version is MAJOR.MINOR.PATCH (the major number is part of every record's id)\n"},
    {"a version with letters", "name: p\nversion: 1.0.x\n",
     "2:10 a version is MAJOR.MINOR.PATCH (the major number is part of every record's id)\n"},
    {"an unknown section", HEAD "measure: {}\n", "3:1 unknown key \"measure\" (did you mean \"measures\"?)\n"},
    {"a list where a map belongs", HEAD "units: [person]\n", "3:8 units must be a map\n"},
    {"a map where a list belongs", HEAD "places: {Lunz: AT}\n", "3:9 places must be a list\n"},
    {"a list where a word belongs", HEAD "nouns: {ship: {role: [a, b], en: [x]}}\n", "3:22 this must be a single value\n"},
    {"an unknown key of a noun", HEAD "nouns: {ship: {rolle: tug, en: [x]}}\n",
     "3:16 unknown key \"rolle\" (did you mean \"role\"?)\n"},
    {"an unknown unit", HEAD "units: {person: {}}\nnouns: {man: {unit: persn, en: [x]}}\n",
     "4:21 unknown unit \"persn\" (did you mean \"person\"?)\n"},
    {"a language without a grammar", HEAD "titles: {fr: [Mme]}\n", "3:10 unknown language \"fr\" (en and zh have a grammar)\n"},
    {"a key that is no language of a noun", HEAD "nouns: {ship: {fr: [navire], en: [x]}}\n", "3:16 unknown key \"fr\" (*)\n"},
    {"an empty word", HEAD "titles: {en: [Mr, '']}\n", "3:19 an empty word would match everywhere\n"},
    {"a weight past the range", HEAD "gate: {need: 1, terms: [{weight: 101, en: [x]}]}\n",
     "3:34 \"101\" is no whole number from -100 to 100\n"},
    {"a need that is no number", HEAD "gate: {need: some, terms: []}\n", "3:14 \"some\" is no whole number from 0 to 100\n"},
    {"a term without weight", HEAD "gate: {need: 1, terms: [{en: [x]}]}\n", "3:25 \"weight\" is missing\n"},
    {"a measure without units", HEAD "measures: {a.b: {context: true}}\n", "3:17 \"units\" is missing\n"},
    {"a confidence past one", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], min_confidence: 90, context: true}}\n",
     "4:46 \"90\" is no number from 0 to 1 (three places behind the point, as in 0.925)\n"},
    {"a confidence too fine", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], min_confidence: 0.12345, context: true}}\n",
     "4:46 \"0.12345\" is no number from 0 to 1 (three places behind the point, as in 0.925)\n"},
    {"an unknown measure within", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], within: a.c, context: true}}\n",
     "4:38 unknown measure \"a.c\" (did you mean \"a.b\"?)\n"},
    {"an unknown kind of trigger", HEAD "traps: [{as: verbs, en: [x]}]\n",
     "3:14 unknown kind of trigger \"verbs\" (did you mean \"verb\"?)\n"},
    {"an unknown flag", HEAD "traps: [{flags: [passive-object], en: [x]}]\n",
     "3:18 unknown flag \"passive-object\" (did you mean \"passive_object\"?)\n"},
    {"an unknown reason", HEAD "traps: [{reason: negate, en: [x]}]\n",
     "3:18 unknown reason \"negate\" (did you mean \"negated\"?)\n"},
    {"an unknown noun of a trigger", RULES "traps: [{with: [shop], en: [x]}]\n",
     "7:17 unknown noun \"shop\" (did you mean \"ship\"?)\n"},
    {"an unknown need of an event", HEAD "events: {e: [{needs: [persons], signs: {en: [x]}}]}\n",
     "3:23 unknown need \"persons\" (did you mean \"person\"?)\n"},
    {"an event's rules are a list", HEAD "events: {e: {signs: {en: [x]}}}\n", "3:13 an event's rules must be a list\n"},
    {"context is true or false", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], context: maybe, triggers: [{en: [x]}]}}\n",
     "4:39 \"maybe\" is neither true nor false (write true or false)\n"},
    {"a state's code", HEAD "states: {Austria: {en: [Austria]}}\n",
     "3:10 a state's code is two capital letters (ISO 3166-1 alpha-2)\n"},
    {"a day that is none", HEAD "periods: [{start: 2020-02-30, en: [x]}]\n",
     "3:19 \"2020-02-30\" is no date (write YYYY-MM-DD)\n"},
    {"a used file that is not there", HEAD "uses: [shared/nothing]\n",
     "3:8 there is no shared vocabulary \"shared/nothing\" (*)\n"},
    {"more units than bits",
     HEAD "units: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}, k: {}, l: {}, m: {}, n: {}, o: {}, "
          "p: {}, q: {}, r: {}, s: {}, t: {}, u: {}, v: {}, w: {}, x: {}, y: {}, z: {}, aa: {}, ab: {}, ac: {}, ad: {}, "
          "ae: {}, af: {}}\n",
     "3:231 more than 32 units, \"money\" among them\n"},
    {"a unit's language", HEAD "units: {kilogram: {measured: true, fr: [kilo]}}\n", "3:36 unknown key \"fr\" (*)\n"},
    {"a case that expects nothing", RULES "cases: [{name: a, lang: en, text: x}]\n",
     "7:9 a case needs metrics or events (\"metrics: []\" says that there are none)\n"},
    {"a case without text", RULES "cases: [{name: a, lang: en, metrics: []}]\n", "7:9 \"text\" is missing\n"},
    {"a case in an unknown language", RULES "cases: [{name: a, lang: ex, text: x, metrics: []}]\n",
     "7:25 unknown language \"ex\" (*)\n"},
    {"a case's unknown measure", RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ship.lost, value: 1}]}]\n",
     "7:58 unknown measure \"ship.lost\" (did you mean \"ships.lost\"?)\n"},
    {"a case's unknown event", RULES "cases: [{name: a, lang: en, text: x, events: [{type: lock_open}]}]\n",
     "7:54 unknown event type \"lock_open\" (did you mean \"lock_opened\"?)\n"},
    {"a value with a comma", RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: '1,000'}]}]\n",
     "7:77 \"1,000\" is no number (digits and one point, the number in full)\n"},
    {"a qualifier", RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 1, qualifier: more}]}]\n",
     "7:91 unknown qualifier \"more\" (*)\n"},
    {"a period's start",
     RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 1, period_start: 2020}]}]\n",
     "7:94 \"2020\" is no date (write YYYY-MM-DD or none)\n"},
    {"an event's month", RULES "cases: [{name: a, lang: en, text: x, events: [{type: lock_opened, date: 2020-13}]}]\n",
     "7:73 \"2020-13\" is no date (write YYYY-MM-DD, YYYY-MM, YYYY or none)\n"},
    {"a trigger without words", RULES "traps: [{as: noun}]\n",
     "7:9 a trap without words matches nothing (give it words: en: [...], zh: [...])\n"},
    {"a noun without words", HEAD "nouns: {ship: {role: tug}}\n",
     "3:15 a noun without words matches nothing (give it words: en: [...], zh: [...])\n"},
    {"a gate term without words", HEAD "gate: {need: 1, terms: [{weight: 2}]}\n",
     "3:25 a term without words matches nothing (give it words: en: [...], zh: [...])\n"},
    {"a measure that nothing gives", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u]}}\n",
     "4:17 nothing ever gives this measure (add triggers, or \"context: true\")\n"},
    {"an event that nothing states", HEAD "events: {e: [{needs: [date]}]}\n",
     "3:14 nothing ever states this event (add verbs or signs)\n"},
    {"a period without dates", HEAD "periods: [{en: [the frost]}]\n",
     "3:11 a period needs a start or an end (a name without dates dates nothing)\n"},
    {"a reason of a measure's trigger",
     HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], triggers: [{reason: name, en: [x]}]}}\n",
     "4:50 a trigger of a measure has no reason (only traps have one)\n"},
    {"a unit of a verb", HEAD "units: {u: {}}\nmeasures: {a.b: {units: [u], triggers: [{unit: u, en: [x]}]}}\n",
     "4:48 only a trigger with \"as: count\" has a unit (others take the unit of their figure's noun)\n"},
    {"a unit that its measure has not",
     HEAD "units: {u: {}, v: {}}\nmeasures: {a.b: {units: [u], triggers: [{as: count, unit: v, en: [x]}]}}\n",
     "4:59 \"a.b\" does not count in this unit (add it to the measure's units)\n"},
    {"a word of two nouns", HEAD "nouns: {ship: {en: [boat, Tug]}, tug: {en: [barge, tug]}}\n",
     "3:52 \"tug\" is already a word of the noun \"ship\" (leave it with one of the two)\n"},
    {"a pattern", HEAD "titles: {en: ['Mr|Mrs']}\n",
     "3:15 a word is plain text, not a pattern (write each form out; verbs and nouns are inflected for you)\n"},
    {"a pattern with a star", HEAD "traps: [{en: ['launder.*']}]\n",
     "3:15 a word is plain text, not a pattern (write each form out; verbs and nouns are inflected for you)\n"},
    {"spaces around", HEAD "titles: {en: ['Mr ']}\n",
     "3:15 spaces around or doubled in a word match nothing (write it with single spaces)\n"},
    {"spaces doubled", HEAD "traps: [{en: ['hand  over']}]\n",
     "3:15 spaces around or doubled in a word match nothing (write it with single spaces)\n"},
    {"a tab in a word", HEAD "titles: {en: [\"Mr\\tSmith\"]}\n",
     "3:15 a line break, tab or control character in a word matches nothing (write words on one line, with single spaces)\n"},
    {"signs only", HEAD "titles: {zh: ['。', '--']}\n",
     "3:15 a word without letters or digits matches nothing\n3:20 a word without letters or digits matches nothing\n"},
    {"nothing behind the equals sign", HEAD "traps: [{en: ['=']}]\n", "3:15 an empty word would match everywhere\n"},
    {"a word of more than 200 bytes", HEAD "titles: {en: [" FIFTY FIFTY FIFTY FIFTY "x]}\n",
     "3:15 a word of more than 200 bytes (texts repeat short phrases: leave out what varies)\n"},
    {"a noun twice", HEAD "nouns: {ship: {en: [ship]}, ship: {en: [boat]}}\n", "3:29 \"ship\" is already set at line 3\n"},
    {"a case's unknown unit",
     RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 1, unit: shop}]}]\n",
     "7:86 unknown unit \"shop\" (did you mean \"ship\"?)\n"},
    {"a case's unknown role",
     RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 1, role: nune}]}]\n",
     "7:86 unknown role \"nune\" (did you mean \"none\"?)\n"},
    {"a case's period the wrong way round",
     RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 1, period_start: 2020-02-02, period_end: "
           "2020-01-01}]}]\n",
     "7:118 the period ends before it starts\n"},
    {"a case's range the wrong way round",
     RULES "cases: [{name: a, lang: en, text: x, metrics: [{measure: ships.lost, value: 9, value_max: 5}]}]\n",
     "7:91 a range ends above its start\n"},
    {"two cases of one name",
     RULES "cases:\n  - {name: a, lang: en, text: x, metrics: []}\n  - {name: a, lang: en, text: y, metrics: []}\n",
     "9:12 the case at line 8 has this name already\n"},
    {"an anchor", HEAD "titles: &t {en: [Mr]}\n", "3:9 anchors (&) are not allowed (write the value out where it is needed)\n"},
    {"an alias", HEAD "titles: {en: [*t]}\n", "3:15 aliases (*) are not allowed (*)\n"},
    {"a merge", HEAD "nouns: {ship: {<<: {role: tug}, en: [ship]}}\n", "3:16 unknown key \"<<\" (*)\n"},
    {"a tag", HEAD "titles: {en: [!!str Mr]}\n", "3:15 tags (!) are not allowed (put a value in quotes to make it a string)\n"},
    {"a tab", HEAD "units:\n\tship: {}\n",
     "4:1 found character that cannot start any token while scanning for the next token (a tab can't indent, and a value that "
     "starts with @, ` or "
     "% needs quotes)\n"},
    {"bytes that are no UTF-8", HEAD "titles: {en: [M\xff]}\n",
     "3:16 invalid leading UTF-8 octet (the file must be UTF-8 text)\n"},
    {"a second document", HEAD "---\ntitles: {en: [Mr]}\n", "3:1 a second document starts here (remove the '---')\n"},
    {"all at once",
     "name: p\nversion: 1\nunits: {ship: {}}\nnouns: {tug: {unit: shop, en: [tug]}}\ntraps: [{flags: [stric], en: [x]}]\nslogan: "
     "{}\n",
     "2:10 a version is MAJOR.MINOR.PATCH (the major number is part of every record's id)\n"
     "4:21 unknown unit \"shop\" (did you mean \"ship\"?)\n5:18 unknown flag \"stric\" (did you mean \"strict\"?)\n"
     "6:1 unknown key \"slogan\" (did you mean \"slogans\"?)\n"},
};

static int by_place(const void *a, const void *b) {
  const struct tw_diag_entry *x = a, *y = b;
  return x->line != y->line ? x->line - y->line : x->column - y->column;
}

static void append_faults(struct tw_buf *out, struct tw_diag *diag, bool hides_hints) {
  if (diag->count) qsort(diag->items, diag->count, sizeof *diag->items, by_place);
  for (size_t i = 0; i < diag->count; i++) {
    const struct tw_diag_entry *e = &diag->items[i];
    tw_buf_printf(out, "%d:%d %.*s", e->line, e->column, TW_SLICE_ARG(e->message));
    if (hides_hints)
      tw_buf_append_cstr(out, " (*)");
    else if (e->hint.len)
      tw_buf_printf(out, " (%.*s)", TW_SLICE_ARG(e->hint));
    tw_buf_append_char(out, '\n');
  }
}

static void run_row(const struct folder *folder, const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO got;
  struct tw_diag diag;
  tw_buf_init(&got, 0);
  tw_diag_init(&diag, arena);
  struct tw_slice path = tw_slice_from(folder_write(folder, "p.yaml", row->yaml));
  const struct tw_pack *pack = tw_pack_load(arena, ".", path, TW_PACK_AND_CASES, &diag);
  append_faults(&got, &diag, strstr(row->faults, "(*)"));
  if (pack) fail_msg("%s: the pack was taken", row->name);
  if (strcmp(row->faults, "*") != 0 && strcmp(got.data, row->faults) != 0)
    fail_msg("%s: got\n%swanted\n%s", row->name, got.data, row->faults);
  for (size_t i = 0; i < diag.count; i++)
    if (diag.items[i].line && !tw_slice_eq(diag.items[i].file, path)) fail_msg("%s: another file is blamed", row->name);
}

static void test_faults(void **state) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) run_row(*state, &rows[i]);
}

/* A fault in a used file names that file. */
static void test_used_file(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  folder_write(folder, "words.yaml", "titles: {en: [Mr]}\nstate: {}\n");
  struct tw_slice path = tw_arena_dup(arena, tw_slice_from(folder_write(folder, "p.yaml", HEAD "uses: [words]\n")));
  assert_null(tw_pack_load(arena, ".", path, TW_PACK_AND_CASES, &diag));
  assert_int_equal(diag.count, 1);
  assert_true(tw_slice_has_suffix(diag.items[0].file, TW_SLICE("/words.yaml")));
  assert_int_equal(diag.items[0].line, 2);
}

#define CASE(name) "- {name: " name ", lang: en, text: x, metrics: []}\n"

/* Cases in a file of their own: what is wrong is told where it stands, in the pack or in that file. */
static void test_cases_file(void **state) {
  static const struct {
    const char *name, *pack, *cases, *file, *faults;
  } files[] = {
      {"a fault in the file", RULES "cases: cases.yaml\n",
       "- {name: a, lang: en, text: x, metrics: [{measure: ship.lost, value: 1}]}\n", "/cases.yaml",
       "1:52 unknown measure \"ship.lost\" (did you mean \"ships.lost\"?)\n"},
      {"two of one name", RULES "cases: cases.yaml\n", CASE("a") CASE("b") CASE("a"), "/cases.yaml",
       "3:10 the case at line 1 has this name already\n"},
      {"no list", RULES "cases: cases.yaml\n", "name: a\n", "/cases.yaml", "1:1 cases must be a list\n"},
      {"an empty file", RULES "cases: cases.yaml\n", "", "/cases.yaml", "1:1 cases must be a list\n"},
      {"a file that is not there", RULES "cases: case.yaml\n", "", "/p.yaml",
       "7:8 there is no file of cases \"case.yaml\" (*)\n"},
      {"no file's name", RULES "cases: none\n", "", "/p.yaml",
       "7:8 cases are a list, or a .yaml file's path from this file's folder (*)\n"},
      {"a path from the root", RULES "cases: /cases.yaml\n", "", "/p.yaml",
       "7:8 cases are a list, or a .yaml file's path from this file's folder (*)\n"},
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    TW_BUF_AUTO got;
    struct tw_diag diag;
    tw_buf_init(&got, 0);
    tw_diag_init(&diag, arena);
    folder_write(*state, "cases.yaml", files[i].cases);
    struct tw_slice path = tw_arena_dup(arena, tw_slice_from(folder_write(*state, "p.yaml", files[i].pack)));
    if (tw_pack_load(arena, ".", path, TW_PACK_AND_CASES, &diag)) fail_msg("%s: the pack was taken", files[i].name);
    append_faults(&got, &diag, strstr(files[i].faults, "(*)"));
    if (strcmp(got.data, files[i].faults) != 0) fail_msg("%s: got\n%swanted\n%s", files[i].name, got.data, files[i].faults);
    if (!tw_slice_has_suffix(diag.items[0].file, tw_slice_from(files[i].file)))
      fail_msg("%s: another file is blamed", files[i].name);
  }
}

/* What a person sees: the file, the line and a caret under it. */
static void test_print(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO text;
  struct tw_diag diag;
  tw_buf_init(&text, 0);
  tw_diag_init(&diag, arena);
  const char *path = folder_write(*state, "p.yaml", HEAD "nouns: {tug: {unti: ship}}\n");
  assert_null(tw_pack_load(arena, ".", tw_slice_from(path), TW_PACK_AND_CASES, &diag));
  tw_diag_print(&diag, &text);
  assert_non_null(strstr(text.data, "p.yaml:3:15: "));
  assert_non_null(strstr(text.data, "did you mean \"unit\"?"));
  assert_non_null(strstr(text.data, "nouns: {tug: {unti: ship}}"));
  assert_non_null(strchr(text.data, '^'));
}

/* What editors of other systems leave in a file is no fault. */
static void test_foreign_bytes(void **state) {
  static const char *const texts[] = {"\xEF\xBB\xBF" HEAD "units: {u: {}}\n", "name: p\r\nversion: 1.0.0\r\nunits: {u: {}}\r\n",
                                      "{\"name\": \"p\", \"version\": \"1.0.0\"}", HEAD "gate: {need:\t0, terms: []}\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_diag diag;
    tw_diag_init(&diag, arena);
    if (!tw_pack_load(arena, ".", tw_slice_from(folder_write(*state, "p.yaml", texts[i])), TW_PACK_AND_CASES, &diag))
      fail_msg("text %zu: %.*s", i, TW_SLICE_ARG(diag.items[0].message));
  }
}

static void test_missing_file(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  assert_null(tw_pack_load(arena, TW_SOURCE_DIR "/config/packs", TW_SLICE("no-such-pack"), TW_PACK_AND_CASES, &diag));
  assert_int_equal(diag.count, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_faults),       cmocka_unit_test(test_used_file),
                                     cmocka_unit_test(test_cases_file),   cmocka_unit_test(test_print),
                                     cmocka_unit_test(test_missing_file), cmocka_unit_test(test_foreign_bytes)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
