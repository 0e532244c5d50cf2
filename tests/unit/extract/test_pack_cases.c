/* A pack's own cases: what passes, and what the report says of what does not. The domain is a harbour. */
#include "tests/unit/extract/pack_check.h"

static const char harbour[] = "name: harbour\n"
                              "version: 2.0.0\n"
                              "gate: {need: 1, terms: [{weight: 1, en: [harbour], zh: [港]}]}\n"
                              "units:\n"
                              "  ship: {zh: [艘]}\n"
                              "nouns:\n"
                              "  ship: {unit: ship, en: [ship], zh: [货轮]}\n"
                              "  tug: {unit: ship, role: tugs, en: [tug]}\n"
                              "measures:\n"
                              "  ships.arrived:\n"
                              "    units: [ship]\n"
                              "    triggers: [{flags: [intransitive], en: [berth], zh: [靠泊]}]\n"
                              "  ships.lost:\n"
                              "    units: [ship]\n"
                              "    triggers: [{flags: [intransitive], en: [sink], zh: [沉没]}]\n"
                              "traps: [{en: [dredge]}]\n"
                              "events:\n"
                              "  lock_opened: [{signs: {en: [lock was opened]}, needs: []}]\n"
                              "  strike_called: [{signs: {en: [strike was called]}}]\n"
                              "cases:\n";

struct row {
  const char *name, *yaml, *report; /* the report without the path */
};

#define NO_ARRIVAL   "12: no case covers this trigger of ships.arrived: berth\n"
#define NO_LOSS      "15: no case covers this trigger of ships.lost: sink\n"
#define NO_TRAP      "16: no case covers this trap: dredge\n"
#define NO_LOCK      "18: no case covers this rule of lock_opened: lock was opened\n"
#define NO_STRIKE    "19: no case covers this rule of strike_called: strike was called\n"
#define NO_EVENT     NO_LOCK NO_STRIKE
#define NO_SHIP_LOST NO_LOSS NO_TRAP
#define NOTHING_ELSE NO_ARRIVAL NO_LOSS NO_TRAP NO_EVENT

static const struct row rows[] = {
    {"a case that passes",
     "  - {name: a, lang: en, text: 40 ships berthed in the harbour., metrics: [{measure: ships.arrived, value: 40}]}\n",
     "harbour: 1 cases, 0 failed\n" NO_SHIP_LOST NO_EVENT},
    {"in Chinese",
     "  - {name: a, lang: zh, text: 港口靠泊货轮40艘。, metrics: [{measure: ships.arrived, value: 40, unit: ship}]}\n",
     "harbour: 1 cases, 0 failed\n" NO_SHIP_LOST NO_EVENT},
    {"a wrong value is missing and too much",
     "  - {name: a, lang: en, text: 40 ships berthed in the harbour., metrics: [{measure: ships.arrived, value: 41}]}\n",
     "21: case \"a\" failed\n  missing:  ships.arrived 41\n  too much: ships.arrived 40 ship exact\n"
     "harbour: 1 cases, 1 failed\n"},
    {"a rejected number is explained",
     "  - {name: a, lang: en, text: 40 ships waited off the harbour., metrics: [{measure: ships.arrived, value: 40}]}\n",
     "21: case \"a\" failed\n  missing:  ships.arrived 40 [the number was rejected: no_rule]\n"
     "harbour: 1 cases, 1 failed\n"},
    {"nothing expected, something found", "  - {name: a, lang: en, text: 40 ships berthed in the harbour., metrics: []}\n",
     "21: case \"a\" failed\n  too much: ships.arrived 40 ship exact\n"
     "harbour: 1 cases, 1 failed\n"},
    {"a list that is not there is not looked at", "  - {name: a, lang: en, text: 40 ships berthed in the harbour., events: []}\n",
     "harbour: 1 cases, 0 failed\n" NOTHING_ELSE},
    {"none says that a field must be absent",
     "  - {name: a, lang: en, text: 4 tugs berthed in the harbour., metrics: [{measure: ships.arrived, value: 4, role: none}]}\n",
     "21: case \"a\" failed\n  missing:  ships.arrived 4 role none\n"
     "  too much: ships.arrived 4 ship exact role tugs\nharbour: 1 cases, 1 failed\n"},
    {"a vague expectation leaves the precise one its record",
     "  - {name: a, lang: en, text: 'In the harbour, the lock was opened on 3 May 2019. The lock was opened on 9 June 2020.',\n"
     "     events: [{type: lock_opened}, {type: lock_opened, date: 2019-05-03}]}\n",
     "harbour: 1 cases, 0 failed\n" NO_ARRIVAL NO_SHIP_LOST NO_STRIKE},
    {"a trap is covered by a case that it keeps silent",
     "  - {name: a, lang: en, text: The harbour dredged 40 ships., metrics: [], events: []}\n",
     "harbour: 1 cases, 0 failed\n" NO_ARRIVAL NO_LOSS NO_EVENT},
    {"a trap is not covered where nobody looks at metrics",
     "  - {name: a, lang: en, text: The harbour dredged 40 ships., events: []}\n", "harbour: 1 cases, 0 failed\n" NOTHING_ELSE},
    {"periods and qualifiers",
     "  - {name: a, lang: en, text: 'In 2019, more than 40 ships berthed in the harbour.', metrics:\n"
     "     [{measure: ships.arrived, value: 40, qualifier: more_than, period_start: 2019-01-01, period_end: 2019-12-31}]}\n",
     "harbour: 1 cases, 0 failed\n" NO_SHIP_LOST NO_EVENT},
    {"a period that must not be there",
     "  - {name: a, lang: en, text: 'In 2019, 40 ships berthed in the harbour.', metrics:\n"
     "     [{measure: ships.arrived, value: 40, period_start: none}]}\n",
     "21: case \"a\" failed\n  missing:  ships.arrived 40 from none\n"
     "  too much: ships.arrived 40 ship exact from 2019-01-01 until 2019-12-31\n"
     "harbour: 1 cases, 1 failed\n"},
    {"events",
     "  - {name: a, lang: en, text: 'In the harbour, the lock was opened on 3 May 2019.', events:\n"
     "     [{type: lock_opened, date: 2019-05-03}]}\n",
     "harbour: 1 cases, 0 failed\n" NO_ARRIVAL NO_SHIP_LOST NO_STRIKE},
    {"an event of the wrong day",
     "  - {name: a, lang: en, text: 'In the harbour, the lock was opened on 3 May 2019.', events:\n"
     "     [{type: lock_opened, date: 2019-05}]}\n",
     "21: case \"a\" failed\n  missing:  lock_opened on 2019-05\n  too much: lock_opened on 2019-05-03\n"
     "harbour: 1 cases, 1 failed\n"},
    {"a text that the gate keeps out",
     "  - {name: a, lang: en, text: 40 ships berthed., metrics: [{measure: ships.arrived, value: 40}]}\n",
     "21: case \"a\" failed\n  the gate stayed shut: the text's words weigh 0, 1 are needed\n"
     "  missing:  ships.arrived 40 [the number was rejected: no_rule]\nharbour: 1 cases, 1 failed\n"},
    {"a text of another domain", "  - {name: a, lang: en, text: 40 ships berthed., metrics: [], events: []}\n",
     "harbour: 1 cases, 0 failed\n" NOTHING_ELSE},
    {"no case at all", "  []\n", "harbour: 0 cases, 0 failed\n" NOTHING_ELSE},
};

/* Every "PATH:" of the report goes, so that rows name lines only; so do the words cut from the text. */
static void cut(struct tw_buf *text, const char *first, const char *last) {
  for (char *start; text->data && (start = strstr(text->data, first));) {
    const char *end = strstr(start, last);
    assert_non_null(end);
    memmove(start, end + strlen(last), strlen(end + strlen(last)) + 1);
    text->len = strlen(text->data);
  }
}

static void run_row(const struct folder *folder, const struct row *row) {
  struct checked_packs c = {0};
  TW_BUF_AUTO report;
  TW_BUF_AUTO pack;
  size_t failed = 99;
  tw_buf_init(&report, 0);
  tw_buf_init(&pack, 0);
  tw_buf_printf(&pack, "%s%s", harbour, row->yaml);
  const char *path = folder_write(folder, "harbour.yaml", pack.data);
  checked_load(&c, ".", path);
  checked_compile(&c);
  assert_int_equal(tw_pack_cases_run(c.packs[0], c.rules, TW_PACK_CASES_TEXT, &report, &failed), TW_OK);
  cut(&report, path, ":");
  cut(&report, " (\"", "\")");
  if (strcmp(report.data, row->report) != 0) fail_msg("%s: got\n%swanted\n%s", row->name, report.data, row->report);
  assert_int_equal(failed, strstr(row->report, " 0 failed") ? 0 : 1);
  checked_done(&c);
}

static void test_reports(void **state) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) run_row(*state, &rows[i]);
}

/* Two packs in one rule set: each sees its own records only. */
static void test_other_packs_records(void **state) {
  static const char yard[] = "name: harbourmaster\nversion: 1.0.0\nunits: {ship: {}}\n"
                             "nouns: {ship: {unit: ship, en: [ship]}}\n"
                             "measures: {berths.taken: {units: [ship], triggers: [{flags: [intransitive], en: [berth]}]}}\n"
                             "cases: [{name: b, lang: en, text: 40 ships berthed in the harbour., metrics:\n"
                             "  [{measure: berths.taken, value: 40}]}]\n";
  struct checked_packs c = {0};
  TW_BUF_AUTO report;
  TW_BUF_AUTO pack;
  tw_buf_init(&report, 0);
  tw_buf_init(&pack, 0);
  tw_buf_printf(&pack, "%s%s", harbour, rows[0].yaml);
  checked_load(&c, ".", folder_write(*state, "harbour.yaml", pack.data));
  checked_load(&c, ".", folder_write(*state, "yard.yaml", yard));
  checked_compile(&c);
  for (size_t i = 0; i < c.count; i++) {
    size_t failed = 99;
    assert_int_equal(tw_pack_cases_run(c.packs[i], c.rules, TW_PACK_CASES_TEXT, &report, &failed), TW_OK);
    if (failed) fail_msg("%s", report.data);
  }
  checked_done(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports), cmocka_unit_test(test_other_packs_records)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
