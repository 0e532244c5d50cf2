/* What a reload would change, and what it can't. */
#include "config/settings.h"
#include "tests/unit/config/folder.h"

struct row {
  const char *name, *running, *wanted;
  const char *restart; /* keys, a blank behind each */
  bool reload;
};

static const struct row rows[] = {
    {"nothing", "workers: 2", "workers: 2", "", false},
    {"a comment", "workers: 2", "# two\nworkers: 2 ", "", false},
    {"a default written out", "", "topics: {prefix: tallywire}\npacks: [asset-recovery]\nsandbox: true", "", false},
    {"the state folder", "state_dir: /a", "state_dir: /b", "state_dir file.path ", false},
    {"the prefix", "", "topics: {prefix: b}", "topics.prefix ", false},
    {"a topic switch", "", "topics: {create: false, partitions: 3}", "topics.create topics.partitions ", false},
    {"another broker", "kafka: {bootstrap.servers: a}", "kafka: {bootstrap.servers: b}", "kafka ", false},
    {"one property more", "kafka: {bootstrap.servers: a}", "kafka: {bootstrap.servers: a, linger.ms: 5}", "kafka ", false},
    {"sinks", "", "sinks: [file, stdout]", "sinks ", false},
    {"a limit", "", "limits: {parse_timeout: 6s}", "", true},
    {"the host's delay", "host: {delay: 0}", "host: {delay: 1ms}", "", true},
    {"the log's level", "", "log: {level: debug}", "", true},
    {"a threshold", "min_confidence: {a.b: 0.5}", "min_confidence: {a.b: 0.6}", "", true},
    {"a threshold of another measure", "min_confidence: {a.b: 0.5}", "min_confidence: {a.c: 0.5}", "", true},
    {"the same threshold in other digits", "min_confidence: {a.b: 0.5}", "min_confidence: {a.b: 0.500}", "", false},
    {"a contact", "user_agent_contact: a@b", "", "", true},
    {"both kinds", "instance: a\nbackoff: {first: 1s}", "instance: b\nbackoff: {first: 2s}", "instance ", true},
    {"sources are compared by the daemon", "", "sources: [{name: a, url: 'http://h/'}]", "", false},
};

static void load(const struct folder *folder, struct tw_arena *arena, const char *yaml, struct tw_settings *ret_settings) {
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  assert_int_equal(tw_settings_load(arena, folder_write(folder, "tallywire.yaml", yaml), ret_settings, &diag), TW_OK);
}

static void test_rows(void **state) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    TW_BUF_AUTO text;
    struct tw_settings running, wanted;
    struct tw_slice keys[8];
    tw_buf_init(&text, 0);
    load(*state, arena, rows[i].running, &running);
    load(*state, arena, rows[i].wanted, &wanted);
    size_t count = tw_settings_restart_keys(&running, &wanted, keys, 8);
    for (size_t k = 0; k < count; k++) tw_buf_printf(&text, "%.*s ", TW_SLICE_ARG(keys[k]));
    bool same =
        tw_slice_is(tw_buf_slice(&text), rows[i].restart) && tw_settings_reload_differs(&running, &wanted) == rows[i].reload;
    if (!same) print_error("row %s: %.*s\n", rows[i].name, TW_SLICE_ARG(tw_buf_slice(&text)));
    assert_true(same);
  }
}

static void test_more_keys_than_room(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings running, wanted;
  struct tw_slice keys[1];
  load(*state, arena, "", &running);
  load(*state, arena, "instance: b\nstate_dir: /b\nkafka: {bootstrap.servers: b}", &wanted);
  assert_int_equal(tw_settings_restart_keys(&running, &wanted, keys, 1), 5);
  assert_true(tw_slice_is(keys[0], "state_dir"));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_more_keys_than_room)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
