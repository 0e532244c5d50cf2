/* A configuration with every kind of error, and what a right one gives. */
#include "config/settings.h"
#include "tests/unit/config/folder.h"
#include <stdio.h>
#include <stdlib.h>

/* Everything that is reported, as "line:column message (hint)", each on a line. */
struct row {
  const char *name, *yaml, *errors;
};

#define SOURCE "sources: [{name: a, url: 'http://h/'"

static const struct row bad_rows[] = {
    {"unknown key with a near one", "state_dri: x", "1:1 unknown key \"state_dri\" (did you mean \"state_dir\"?)\n"},
    {"unknown key of a section", "limits:\n  parse_timout: 5s\n",
     "2:3 unknown key \"parse_timout\" (did you mean \"parse_timeout\"?)\n"},
    {"unknown section", "limit: {redirects: 1}", "1:1 unknown key \"limit\" (did you mean \"limits\"?)\n"},
    {"unknown key of a source", SOURCE ", intervall: 5s}]", "1:39 unknown key \"intervall\" (did you mean \"interval\"?)\n"},
    {"a source's key at the top", "interval: 5s", "1:1 unknown key \"interval\" (it is a key of a source, under \"sources:\")\n"},
    {"a source's key misspelt at the top", "intervall: 5s",
     "1:1 unknown key \"intervall\" (did you mean \"interval\"? it is a key of a source, under \"sources:\")\n"},
    {"a section's key at the top", "fetch_timeout: 5s", "1:1 unknown key \"fetch_timeout\" (it belongs under \"limits:\")\n"},
    {"a top-level key in a section", "limits: {workers: 2}",
     "1:10 unknown key \"workers\" (it belongs at the top level, not indented)\n"},
    {"a dotted key", "limits.redirects: 4",
     "1:1 unknown key \"limits.redirects\" (write \"limits:\" and \"redirects:\" indented below it)\n"},
    {"a key far from all", "log: {zzzzzz: 1}", "1:7 unknown key \"zzzzzz\" (keys here are level)\n"},
    {"columns count characters", "{file: {path: 名字}, wrokers: 2}",
     "1:20 unknown key \"wrokers\" (did you mean \"workers\"?)\n"},
    {"a double key", "workers: 1\nworkers: 2\n", "2:1 \"workers\" is already set at line 1\n"},

    {"a list as a file", "- a\n", "1:1 expected \"key: value\" pairs, not a list\n"},
    {"a word as a file", "hello", "1:1 expected \"key: value\" pairs, not a single value\n"},
    {"a value as a section", "host: 5", "1:7 expected \"key: value\" pairs, not a single value\n"},
    {"a list where one value goes", "workers: [1, 2]", "1:10 \"workers\" takes one value, not a list\n"},
    {"a map where one value goes", "state_dir: {a: b}", "1:12 \"state_dir\" takes one value, not a map\n"},
    {"a map where a list goes", "packs: {a: b}", "1:8 \"packs\" takes a list, not a map\n"},
    {"no value", "state_dir:\n", "1:11 \"state_dir\" has no value (leave the key out for the default)\n"},
    {"an empty string", "state_dir: ''\n", "1:12 \"state_dir\" must not be empty\n"},
    {"a control character", "state_dir: \"a\\tb\"\n", "1:12 \"state_dir\" must not hold control characters\n"},
    {"no number", "workers: two", "1:10 \"workers\" must be a whole number or auto, not \"two\"\n"},
    {"a number with a point", "limits: {redirects: 1.5}", "1:21 \"redirects\" must be a whole number, not \"1.5\"\n"},
    {"a number too large for all", "workers: 99999999999999999999",
     "1:10 \"workers\" must be a whole number or auto, not \"99999999999999999999\"\n"},
    {"under the range", "workers: 0", "1:10 \"workers\" must be 1 to 256\n"},
    {"over the range", "limits: {redirects: 51}", "1:21 \"redirects\" must be 0 to 50\n"},
    {"a duration without unit", "limits: {fetch_timeout: 30}",
     "1:25 \"fetch_timeout\" must be a duration such as 30s, 15m, 6h or 7d, not \"30\" (did you mean \"30s\"?)\n"},
    {"a duration in words", SOURCE ", interval: 15 minutes}]",
     "1:49 \"interval\" must be a duration such as 30s, 15m, 6h or 7d, not \"15 minutes\" (did you mean \"15m\"?)\n"},
    {"a duration out of range", SOURCE ", interval: 500ms}]", "1:49 \"interval\" must be 1s to 365d\n"},
    {"a size with a unit of ten", "limits: {document_size: 8MB}",
     "1:25 \"document_size\" must be a size such as 512KiB or 8MiB, not \"8MB\" (did you mean \"8MiB\"?)\n"},
    {"a size out of range", "limits: {document_size: 1GiB}", "1:25 \"document_size\" must be 1KiB to 48MiB\n"},
    {"no switch", "sandbox: maybe", "1:10 \"sandbox\" must be on or off (true or false), not \"maybe\"\n"},
    {"no name of an enumeration", "log: {level: inof}",
     "1:14 \"level\" must be one of error, warn, info, debug, not \"inof\" (did you mean \"info\"?)\n"},
    {"an unknown sink", "sinks: [file, kafak]",
     "1:15 \"sinks\" must be one of kafka, file, stdout, not \"kafak\" (did you mean \"kafka\"?)\n"},
    {"no sink", "sinks: []", "1:8 \"sinks\" needs at least one\n"},
    {"no pack", "packs: []", "1:8 \"packs\" needs at least one\n"},
    {"thresholds as a list", "min_confidence: [0.9]",
     "1:17 \"min_confidence\" takes a map, not a list (write a measure and a number on each line: \"persons.returned: 0.9\")\n"},
    {"one threshold for all", "min_confidence: 0.9",
     "1:17 \"min_confidence\" takes a map, not a single value (write a measure and a number on each line: \"persons.returned: "
     "0.9\")\n"},
    {"a threshold in percent, one too fine and one without a value", "min_confidence: {a.b: 90, a.c: 0.9255, a.d: }",
     "1:23 \"a.b\" must be a number from 0 to 1, not \"90\" (three places behind the point, as in 0.925)\n"
     "1:32 \"a.c\" must be a number from 0 to 1, not \"0.9255\" (three places behind the point, as in 0.925)\n"
     "1:45 \"min_confidence\" has no value (leave the key out for the default)\n"},
    {"a measure twice", "min_confidence:\n  a.b: 0.5\n  a.b: 0.6\n", "3:3 \"a.b\" is already set at line 2\n"},
    {"a name with blanks", "topics: {prefix: my topics}", "1:18 \"prefix\" may hold letters, digits, '.', '_' and '-' only\n"},
    {"a contact that breaks the header", "user_agent_contact: 'a(b'",
     "1:21 \"user_agent_contact\" must be printable ASCII without brackets or backslash\n"},
    {"an alias is reported once", "workers: *x",
     "1:10 aliases (*) are not allowed (write the value out, or put it in quotes if it starts with '*')\n"},

    {"kafka without a broker", "sinks: [kafka]",
     "1:8 sink kafka needs \"kafka.bootstrap.servers\" (add \"kafka: { bootstrap.servers: HOST:9092 }\")\n"},
    {"kafka as a word", "kafka: localhost", "1:8 \"kafka\" takes \"property: value\" pairs\n"},
    {"a secret in plain", "kafka: {sasl.password: x}",
     "1:9 \"sasl.password\" is a secret and can't stand here (write \"sasl.password_file:\" and the path of a file that holds "
     "it, or a credential's name)\n"},
    {"another secret", "kafka: {sasl.oauthbearer.client.secret: x}",
     "1:9 \"sasl.oauthbearer.client.secret\" is a secret and can't stand here (write \"sasl.oauthbearer.client.secret_file:\" "
     "and the path of a file that "
     "holds it, or a credential's name)\n"},
    {"a property of ours", "kafka: {transactional.id: x}",
     "1:9 \"transactional.id\" is set by tallywire (it is made of topics.prefix and instance)\n"},
    {"underscores", "kafka: {bootstrap_servers: x}",
     "1:9 librdkafka has no property \"bootstrap_servers\" (did you mean \"bootstrap.servers\"?)\n"},
    {"a nested property", "kafka: {bootstrap: {servers: x}}",
     "1:20 \"bootstrap\" takes one value, not a map (names are written whole, \"bootstrap.servers: host:9092\")\n"},
    {"a property without value", "kafka: {client.id: }", "1:20 \"client.id\" has no value\n"},
    {"ours within kafka", "kafka: {transactional: maybe}",
     "1:24 \"transactional\" must be on or off (true or false), not \"maybe\"\n"},

    {"back-off upside down", "backoff: {first: 30s, max: 10s}", "1:28 \"backoff.first\" is longer than \"backoff.max\"\n"},
    {"no such certificate", "tls: {ca_file: /nonexistent.pem}", "1:16 can't read /nonexistent.pem: No such file or directory\n"},

    {"sources as a map", "sources: {name: a}", "1:10 \"sources\" takes a list (each source begins with \"- name: ...\")\n"},
    {"a source as a word", "sources: [a]", "1:11 a source is a map of keys (each source begins with \"- name: ...\")\n"},
    {"a source without name", "sources:\n  - url: http://h/\n", "2:5 the source has no \"name\"\n"},
    {"a source without url", "sources: [{name: a}]", "1:11 the source has no \"url\"\n"},
    {"a page without url", "sources: [{name: a, kind: page}]", "1:11 the source has no \"url\"\n"},
    {"a sitemap without url", "sources: [{name: a, kind: sitemap}]", "1:11 the source has no \"url\"\n"},
    {"a file without path", "sources: [{name: a, kind: file}]", "1:11 the source has no \"path\", which kind file needs\n"},
    {"a file with url", "sources: [{name: a, kind: file, path: x, url: 'http://h/'}]",
     "1:47 a source of this kind has no \"url\" (a file source is named by \"path\")\n"},
    {"a feed with path", SOURCE ", path: x}]",
     "1:45 a source of this kind has no \"path\" (\"path\" goes with \"kind: file\")\n"},
    {"an unknown kind hides what depends on it", "sources: [{name: a, kind: rss}]",
     "1:27 \"kind\" must be one of feed, page, sitemap, file, not \"rss\"\n"},
    {"two of a name", "sources:\n- {name: a, url: 'http://h/'}\n- {name: b, url: 'http://h/'}\n- {name: a, url: 'http://h/'}\n",
     "4:10 a source named \"a\" stands already at FILE:2\n"},
    {"a name with a slash", "sources: [{name: a/b, url: 'http://h/'}]",
     "1:18 \"name\" may hold letters, digits, '.', '_' and '-' only\n"},
    {"another scheme", "sources: [{name: a, url: 'ftp://h/'}]", "1:26 \"url\" must begin with http:// or https://\n"},
    {"no host", "sources: [{name: a, url: 'https:///x'}]", "1:26 \"url\" names no host\n"},
    {"a blank in a url", "sources: [{name: a, url: 'https://h/a b'}]", "1:26 \"url\" must not hold spaces or backslashes\n"},
    {"a password in a url", "sources: [{name: a, url: 'https://u:p@h/'}]",
     "1:26 \"url\" must not hold a user name or password: it is part of every record\n"},
    {"no language", SOURCE ", lang: english}]", "1:45 \"lang\" must be a language tag such as en, zh or zh-Hant\n"},
    {"no country", SOURCE ", jurisdiction: cn}]",
     "1:53 \"jurisdiction\" must be an ISO 3166-1 code of two capital letters such as CN\n"},
    {"a zone misspelt", SOURCE ", timezone: Asia/Shangai}]",
     "1:49 \"timezone\" names a zone that is not known: did you mean asia/shanghai?\n"},
    {"a zone nobody knows", SOURCE ", timezone: Mars/Olympus}]",
     "1:49 \"timezone\" names a zone that is not known: write its offset, such as +08:00\n"},
    {"no zone", SOURCE ", timezone: '+25:00'}]", "1:49 \"timezone\" must be a zone such as Asia/Shanghai or +08:00\n"},
    {"no regular expression", SOURCE ", include: ['*a']}]",
     "1:49 \"include\" is no regular expression: Invalid preceding regular expression\n"},
    {"a back-reference", SOURCE ", exclude: ['(a)\\1']}]",
     "1:49 \"exclude\" is no regular expression: back-references (\\1) are not allowed\n"},
    {"max_new", SOURCE ", max_new: 100001}]", "1:48 \"max_new\" must be 1 to 100000\n"},
    {"a learned interval upside down", SOURCE ", interval: 1h, interval_max: 30m}]",
     "1:67 \"interval_max\" is shorter than \"interval\"\n"},
    {"a source's limit out of range", SOURCE ", limits: {redirects: 51}}]", "1:59 \"redirects\" must be 0 to 50\n"},
    {"a source's limit misspelt", SOURCE ", limits: {redirect: 5}}]",
     "1:48 unknown key \"redirect\" (did you mean \"redirects\"?)\n"},
    {"a user without a password", SOURCE ", auth: {user: u}}]",
     "1:45 \"auth\" has a user without a password (\"password_file\" or \"password_env\")\n"},
    {"a password without a user", SOURCE ", auth: {password_env: P}}]", "1:45 \"auth\" has a password without a \"user\"\n"},
    {"a password and a token", SOURCE ", auth: {user: u, password_env: P, token_env: T}}]",
     "1:45 \"auth\" takes one password or one token\n"},
    {"a password in plain", SOURCE ", auth: {user: u, password: hunter2}}]",
     "1:45 \"auth\" has a user without a password (\"password_file\" or \"password_env\")\n"
     "1:55 unknown key \"password\" (did you mean \"password_file\"?)\n"},
    {"no variable", SOURCE ", auth: {token_env: a-b}}]", "1:57 \"token_env\" must be the name of an environment variable\n"},
    {"a proxy of no kind", "proxy: {url: 'proxy:3128'}",
     "1:14 \"url\" must begin with http://, https://, socks5:// or socks5h://\n"},
    {"a proxy without host", "proxy: {url: 'socks5://:1080'}", "1:14 \"url\" names no host\n"},
    {"a proxy with a password", "proxy: {url: 'http://u:p@proxy:3128'}",
     "1:14 \"url\" must not hold a user name or password: see proxy.user\n"},
    {"all at once", "workers: 0\nhots: {delay: 1s}\nsources:\n  - {name: a}\nsandbox: 5\n",
     "1:10 \"workers\" must be 1 to 256\n2:1 unknown key \"hots\" (did you mean \"host\"?)\n4:5 the source has no \"url\"\n"
     "5:10 \"sandbox\" must be on or off (true or false), not \"5\"\n"},
};

static void append_errors(struct tw_buf *out, const struct tw_diag *diag) {
  for (size_t i = 0; i < diag->count; i++) {
    const struct tw_diag_entry *e = &diag->items[i];
    tw_buf_printf(out, "%d:%d %.*s", e->line, e->column, TW_SLICE_ARG(e->message));
    if (e->hint.len) tw_buf_printf(out, " (%.*s)", TW_SLICE_ARG(e->hint));
    tw_buf_append_char(out, '\n');
  }
}

static int by_place(const void *a, const void *b) {
  const struct tw_diag_entry *x = a, *y = b;
  return x->line != y->line ? x->line - y->line : x->column - y->column;
}

/* The expected text with FILE written out. */
static void append_expected(struct tw_buf *out, const char *text, const char *path) {
  const char *mark = strstr(text, "FILE");
  if (!mark)
    tw_buf_append_cstr(out, text);
  else
    tw_buf_printf(out, "%.*s%s%s", (int)(mark - text), text, path, mark + 4);
}

static void check_bad_row(const struct folder *folder, const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO errors;
  TW_BUF_AUTO expected;
  struct tw_diag diag;
  struct tw_settings settings;
  tw_buf_init(&errors, 0);
  tw_buf_init(&expected, 0);
  tw_diag_init(&diag, arena);
  const char *path = folder_write(folder, "tallywire.yaml", row->yaml);
  int code = tw_settings_load(arena, path, &settings, &diag);
  if (diag.count) qsort(diag.items, diag.count, sizeof *diag.items, by_place);
  append_errors(&errors, &diag);
  append_expected(&expected, row->errors, path);
  bool same = code == TW_EINVAL && errors.data && strcmp(errors.data, expected.data) == 0;
  if (!same) print_error("row %s:\n%s--- expected\n%s", row->name, errors.data ? errors.data : "", expected.data);
  assert_true(same);
}

static void test_bad(void **state) {
  for (size_t i = 0; i < sizeof bad_rows / sizeof *bad_rows; i++) check_bad_row(*state, &bad_rows[i]);
}

static void load_good(const struct folder *folder, struct tw_arena *arena, const char *yaml, struct tw_settings *ret_settings) {
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  int code = tw_settings_load(arena, folder_write(folder, "tallywire.yaml", yaml), ret_settings, &diag);
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  tw_diag_print(&diag, &text);
  if (code) print_error("%s", text.data);
  assert_int_equal(code, TW_OK);
}

#define assert_slice(slice, text) assert_true(tw_slice_is((slice), (text)))

static void test_defaults(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s, file;
  tw_settings_default(&s);
  load_good(*state, arena, "", &file);
  assert_slice(s.state_dir, "/var/lib/tallywire");
  assert_slice(s.file_path, "/var/lib/tallywire/records.jsonl");
  assert_slice(s.packs[0], "asset-recovery");
  assert_slice(s.topic_prefix, "tallywire");
  assert_int_equal(s.pack_count, 1);
  assert_int_equal(s.sinks, TW_SINK_FILE);
  assert_int_equal(s.limits.document_size_bytes, 8 << 20);
  assert_int_equal(s.limits.fetch_timeout_us, 30000000);
  assert_int_equal(s.parse_timeout_us, 5000000);
  assert_int_equal(s.host_delay_us, 1000000);
  assert_int_equal(s.host_concurrency, 2);
  assert_int_equal(s.log_level, TW_LOG_INFO);
  assert_true(s.sandbox && s.topic_create && s.kafka_transactional);
  assert_true(s.workers >= 1);
  assert_true(s.backoff_first_us < 60000000);
  assert_null(s.tls_ca_file.ptr);
  assert_int_equal(s.source_count, 0);
  struct tw_slice keys[4];
  assert_int_equal(tw_settings_restart_keys(&s, &file, keys, 4), 0);
  assert_false(tw_settings_reload_differs(&s, &file));
}

static const char contract[] =
    "state_dir: /var/lib/tallywire\n"
    "packs: [asset-recovery, ./mine.yaml, sub/other]\n"
    "min_confidence: { persons.returned: 0.925, assets.stolen: 0 }\n"
    "workers: 2\n"
    "sandbox: on\n"
    "user_agent_contact: \"mailto:ops@example.org\"\n"
    "topics:\n  prefix: tallywire\n  create: true\n"
    "sinks: [kafka, file]\n"
    "file: { path: records.jsonl }\n"
    "kafka:\n  bootstrap.servers: 127.0.0.1:9092\n  linger.ms: 5\n  transactional: no\n"
    "limits: { document_size: 512KiB, fetch_timeout: 30s, parse_timeout: 250ms }\n"
    "host: { concurrency: 2, delay: 0s }\n"
    "sources:\n"
    "  - name: ccdi\n    kind: feed\n    url: https://news.example/rss.xml\n    interval: 1s\n    follow: content\n"
    "    max_new: 100000\n    lang: zh\n    jurisdiction: CN\n    timezone: Asia/Shanghai\n    allow_private: true\n    "
    "captions: true\n"
    "    limits: { redirects: 0 }\n    auth: { user: reader, password_file: secret }\n"
    "    include: [\"/2024/\", \"/2025/\"]\n    exclude: []\n"
    "  - { name: inbox, kind: file, path: inbox }\n";

static void test_contract(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  load_good(folder, arena, contract, &s);
  assert_int_equal(s.sinks, TW_SINK_KAFKA | TW_SINK_FILE);
  assert_slice(s.packs[1], folder_path(folder, "mine.yaml"));
  assert_slice(s.packs[2], folder_path(folder, "sub/other"));
  assert_int_equal(s.min_confidence_count, 2);
  assert_slice(s.min_confidence[0].measure, "persons.returned");
  assert_int_equal(s.min_confidence[0].confidence, 925);
  assert_int_equal(s.min_confidence[1].confidence, 0);
  assert_slice(s.file_path, folder_path(folder, "records.jsonl"));
  assert_slice(s.config_file, folder_path(folder, "tallywire.yaml"));
  assert_int_equal(s.kafka_count, 2);
  assert_slice(s.kafka[1].name, "linger.ms");
  assert_slice(s.kafka[1].value, "5");
  assert_false(s.kafka_transactional);
  assert_int_equal(s.limits.document_size_bytes, 512 << 10);
  assert_int_equal(s.parse_timeout_us, 250000);
  assert_int_equal(s.host_delay_us, 0);
  assert_int_equal(s.source_count, 2);
  const struct tw_source_settings *ccdi = &s.sources[0];
  assert_slice(ccdi->name, "ccdi");
  assert_int_equal(ccdi->interval_us, 1000000);
  assert_int_equal(ccdi->limits.document_size_bytes, 512 << 10); /* said for all */
  assert_int_equal(ccdi->limits.redirects, 0);                   /* said for this one */
  assert_int_equal(ccdi->limits.header_size_bytes, 64 << 10);    /* said nowhere */
  assert_slice(ccdi->auth.user, "reader");
  assert_slice(ccdi->auth.password_file, folder_path(folder, "secret"));
  assert_true(ccdi->robots && ccdi->proxy);
  assert_int_equal(ccdi->follow, TW_FOLLOW_CONTENT);
  assert_int_equal(ccdi->max_new, 100000);
  assert_slice(ccdi->timezone, "Asia/Shanghai");
  assert_true(ccdi->allow_private);
  assert_true(ccdi->captions);
  assert_false(s.sources[1].captions);
  assert_int_equal(ccdi->include_count, 2);
  assert_slice(ccdi->include[1], "/2025/");
  assert_int_equal(ccdi->exclude_count, 0);
  assert_int_equal(s.sources[1].kind, TW_SOURCE_FILE);
  assert_slice(s.sources[1].path, folder_path(folder, "inbox"));
  assert_int_equal(s.sources[1].interval_us, 900000000);
}

static void test_sinks_follow_the_broker(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  load_good(*state, arena, "kafka: {bootstrap.servers: h}", &s);
  assert_int_equal(s.sinks, TW_SINK_KAFKA);
  load_good(*state, arena, "kafka: {bootstrap.servers: h}\nsinks: file", &s);
  assert_int_equal(s.sinks, TW_SINK_FILE);
  load_good(*state, arena, "state_dir: here", &s);
  assert_int_equal(s.sinks, TW_SINK_FILE);
  assert_slice(s.file_path, folder_path(*state, "here/records.jsonl"));
}

static void test_empty_parts_are_fine(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  load_good(*state, arena, "limits:\nkafka:\nsources:\nhost: {}\n", &s);
  assert_int_equal(s.source_count, 0);
}

static void test_secrets_are_paths(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  folder_write(folder, "kafka-password", "x");
  assert_int_equal(setenv("CREDENTIALS_DIRECTORY", folder_path(folder, ""), 1), 0);
  load_good(folder, arena,
            "kafka: {sasl.password_file: kafka-password, ssl.key.password_file: /run/pw, ssl.key.pem_file: key.pem}", &s);
  assert_int_equal(unsetenv("CREDENTIALS_DIRECTORY"), 0);
  assert_slice(s.kafka[0].name, "sasl.password_file");
  assert_true(tw_slice_has_suffix(s.kafka[0].value, TW_SLICE("/kafka-password")));
  assert_slice(s.kafka[1].value, "/run/pw");
  assert_slice(s.kafka[2].value, folder_path(folder, "key.pem"));
}

static void test_conf_d(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  folder_write(folder, "conf.d/20.yaml", "sources: [{name: c, url: 'http://h/'}]");
  folder_write(folder, "conf.d/10.yaml", "sources:\n- {name: b, kind: file, path: x}\n");
  folder_write(folder, "conf.d/30.yaml", "");
  folder_write(folder, "conf.d/.40.yaml.swp", "nonsense: [");
  folder_write(folder, "conf.d/50.yaml~", "nonsense: [");
  load_good(folder, arena, "sources: [{name: a, url: 'http://h/'}]", &s);
  assert_int_equal(s.source_count, 3);
  assert_slice(s.sources[0].name, "a");
  assert_slice(s.sources[1].name, "b");
  assert_slice(s.sources[1].path, folder_path(folder, "x"));
  assert_slice(s.sources[2].name, "c");
  folder_empty(folder);
}

static void test_conf_d_errors(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO text;
  struct tw_settings s;
  struct tw_diag diag;
  tw_buf_init(&text, 0);
  tw_diag_init(&diag, arena);
  folder_write(folder, "conf.d/10.yaml", "workers: 5\nsources: [{name: a, url: 'http://h/'}]");
  folder_write(folder, "conf.d/20.yaml", "- name: x\n");
  folder_write(folder, "conf.d/30.yaml", "sources: [{name: d, intervall: 1s, url: 'http://h/'}]");
  const char *path = folder_write(folder, "tallywire.yaml", "sources: [{name: a, url: 'http://h/'}]");
  assert_int_equal(tw_settings_load(arena, path, &s, &diag), TW_EINVAL);
  append_errors(&text, &diag);
  TW_BUF_AUTO expected;
  tw_buf_init(&expected, 0);
  tw_buf_printf(&expected,
                "1:1 only \"sources\" may stand in a file in conf.d, not \"workers\" (other settings belong into the main file)\n"
                "1:1 a file in conf.d holds sources (it begins with \"sources:\")\n"
                "1:21 unknown key \"intervall\" (did you mean \"interval\"?)\n"
                "2:18 a source named \"a\" stands already at %s:1\n",
                path);
  assert_string_equal(text.data, expected.data);
  assert_slice(diag.items[0].file, folder_path(folder, "conf.d/10.yaml"));
  assert_slice(diag.items[2].file, folder_path(folder, "conf.d/30.yaml"));
  assert_slice(diag.items[3].file, folder_path(folder, "conf.d/10.yaml"));
  folder_empty(folder);
}

static void test_missing_file(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s;
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  assert_int_equal(tw_settings_load(arena, "/nonexistent/tallywire.yaml", &s, &diag), TW_EINVAL);
  assert_int_equal(diag.count, 1);
  assert_slice(diag.items[0].message, "can't read: No such file or directory");
}

static void test_shipped_file(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_settings s, preset;
  struct tw_diag diag;
  struct tw_slice keys[4];
  tw_diag_init(&diag, arena);
  assert_int_equal(tw_settings_load(arena, TW_SOURCE_DIR "/config/tallywire.yaml", &s, &diag), TW_OK);
  tw_settings_default(&preset);
  assert_int_equal(tw_settings_restart_keys(&preset, &s, keys, 4), 0);
  assert_false(tw_settings_reload_differs(&preset, &s));
}

/* The shipped file without its comment signs is what a user gets who takes every line. */
static void test_shipped_file_uncommented(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO text;
  char line[512];
  struct tw_settings s;
  tw_buf_init(&text, 0);
  FILE *file = fopen(TW_SOURCE_DIR "/config/tallywire.yaml", "re");
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    if (strcmp(line, "sources: []\n") == 0)
      tw_buf_append_cstr(&text, "sources:\n");
    else if (line[0] == '#' && line[1] != ' ')
      tw_buf_append_cstr(&text, line + 1);
    else if (line[0] == '#' && line[1] == ' ' && line[2] == ' ')
      tw_buf_append_cstr(&text, line + 1);
  }
  fclose(file);
  load_good(*state, arena, text.data, &s);
  assert_int_equal(s.source_count, 3);
  assert_int_equal(s.kafka_count, 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bad),
      cmocka_unit_test(test_defaults),
      cmocka_unit_test(test_contract),
      cmocka_unit_test(test_sinks_follow_the_broker),
      cmocka_unit_test(test_empty_parts_are_fine),
      cmocka_unit_test(test_secrets_are_paths),
      cmocka_unit_test(test_conf_d),
      cmocka_unit_test(test_conf_d_errors),
      cmocka_unit_test(test_missing_file),
      cmocka_unit_test(test_shipped_file),
      cmocka_unit_test(test_shipped_file_uncommented),
  };
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
