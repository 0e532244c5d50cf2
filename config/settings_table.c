#include "config/settings_table.h"

/* Units of the ranges below. */
#define MSEC INT64_C(1000)
#define SEC  (1000 * MSEC)
#define HOUR (3600 * SEC)
#define DAY  (24 * HOUR)
#define KIB  INT64_C(1024)
#define MIB  (1024 * KIB)
#define GIB  (1024 * MIB)

enum {
  TEXT_MAX_BYTES = 1024,
  PATH_BYTES = 4095,    /* PATH_MAX without its NUL */
  URL_MAX_BYTES = 8000, /* RFC 9110 section 4.1 asks for 8000 at least */
  NAME_MAX_BYTES = 100,
};

static const struct tw_setting_name kinds[] = {
    {"feed", TW_SOURCE_FEED}, {"page", TW_SOURCE_PAGE}, {"sitemap", TW_SOURCE_SITEMAP}, {"file", TW_SOURCE_FILE}, {0}};
static const struct tw_setting_name follows[] = {
    {"links", TW_FOLLOW_LINKS}, {"content", TW_FOLLOW_CONTENT}, {"auto", TW_FOLLOW_AUTO}, {0}};
static const struct tw_setting_name sinks[] = {{"kafka", TW_SINK_KAFKA}, {"file", TW_SINK_FILE}, {"stdout", TW_SINK_STDOUT}, {0}};
static const struct tw_setting_name levels[] = {
    {"error", TW_LOG_ERROR}, {"warn", TW_LOG_WARN}, {"info", TW_LOG_INFO}, {"debug", TW_LOG_DEBUG}, {0}};

#define PRESET_PACK "asset-recovery"
const struct tw_slice tw_settings_preset_packs[1] = {{PRESET_PACK, sizeof PRESET_PACK - 1}};

#define GLOBAL(field)       .offset = offsetof(struct tw_settings, field)
#define GLOBAL_COUNT(field) .count_offset = offsetof(struct tw_settings, field)
#define SOURCE(field)       .offset = offsetof(struct tw_source_settings, field)
#define SOURCE_COUNT(field) .count_offset = offsetof(struct tw_source_settings, field)
#define RANGE(low, high)    .min = (low), .max = (high)
#define SOURCE_KEY(name)    TW_SETTING_SOURCE_PREFIX name

const struct tw_setting tw_settings_table[] = {
    {.key = "state_dir",
     .type = TW_SETTING_PATH,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(state_dir),
     RANGE(1, PATH_BYTES),
     .preset = "/var/lib/tallywire",
     .help = "Folder of the store: documents, records, what has been seen and what is still to be delivered. Created if missing. "
             "One daemon a folder."},
    {.key = "instance",
     .type = TW_SETTING_STRING,
     .form = TW_FORM_NAME,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(instance),
     RANGE(1, NAME_MAX_BYTES),
     .preset = "main",
     .help =
         "Names this daemon to Kafka: transactional.id and group.id are made of topics.prefix and it. Two daemons that publish "
         "to the same topics need two names; one daemon keeps its name for life."},
    {.key = "packs",
     .type = TW_SETTING_PACKS,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(packs),
     GLOBAL_COUNT(pack_count),
     RANGE(1, PATH_BYTES),
     .preset = PRESET_PACK,
     .help = "Rule packs: names of shipped ones, or paths (with a '/' or ending in .yaml)."},
    {.key = "workers",
     .type = TW_SETTING_CORES,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(workers),
     RANGE(1, 256),
     .preset = "auto",
     .help = "Parser processes. auto: one a core."},
    {.key = "sandbox",
     .type = TW_SETTING_BOOL,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(sandbox),
     .preset = "on",
     .help = "Parsers without network, files or new programs (seccomp, Landlock). With on, tallywire refuses to start where the "
             "kernel lacks them; off is for debugging only."},
    {.key = "user_agent_contact",
     .type = TW_SETTING_STRING,
     .form = TW_FORM_CONTACT,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(user_agent_contact),
     RANGE(1, 200),
     .preset_words = "none",
     .help = "A URL or mail address in the User-Agent header, so that a site's owner can reach you."},
    {.key = "sinks",
     .type = TW_SETTING_FLAGS,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(sinks),
     .names = sinks,
     .preset_words = "[kafka] where kafka.bootstrap.servers is set, else [file]",
     .help = "Where records go."},

    {.key = "topics.prefix",
     .type = TW_SETTING_STRING,
     .form = TW_FORM_NAME,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(topic_prefix),
     RANGE(1, 200),
     .preset = "tallywire",
     .help = "Topics are PREFIX.metrics, PREFIX.events, PREFIX.documents, PREFIX.deadletter and PREFIX.series."},
    {.key = "topics.create",
     .type = TW_SETTING_BOOL,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(topic_create),
     .preset = "true",
     .help = "Create missing topics at start. With false a missing topic is an error."},
    {.key = "topics.partitions",
     .type = TW_SETTING_INT,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(topic_partitions),
     RANGE(1, 10000),
     .preset = "1",
     .help = "Partitions of a topic that is created."},
    {.key = "topics.replication",
     .type = TW_SETTING_INT,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(topic_replication),
     RANGE(-1, 100),
     .preset = "-1",
     .help = "Replicas of a topic that is created; -1 takes the broker's default."},

    {.key = "file.path",
     .type = TW_SETTING_PATH,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(file_path),
     RANGE(1, PATH_BYTES),
     .preset_words = "records.jsonl in state_dir",
     .help = "Sink file: JSON lines, each with topic, key and value. tallywire cuts what a crash left behind the last delivered "
             "line, so "
             "nothing else may write to it."},

    {.key = "kafka",
     .type = TW_SETTING_PASSED,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(kafka),
     GLOBAL_COUNT(kafka_count),
     RANGE(0, TEXT_MAX_BYTES * 64),
     .preset_words = "none",
     .help =
         "Properties of librdkafka, handed on as they are written (bootstrap.servers, security.protocol, compression.type ...)."},
    {.key = "kafka.transactional",
     .type = TW_SETTING_BOOL,
     .effect = TW_EFFECT_RESTART,
     GLOBAL(kafka_transactional),
     .preset = "true",
     .help = "tallywire's own. true: exactly once, for readers with isolation.level=read_committed. false: at least once, with "
             "stable ids."},

    {.key = "limits.document_size",
     .type = TW_SETTING_SIZE,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(document_size_bytes),
     RANGE(KIB, 48 * MIB),
     .preset = "8MiB",
     .help = "Largest document, decompressed. A larger one goes to the dead letters by its digest."},
    {.key = "limits.fetch_timeout",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(fetch_timeout_us),
     RANGE(100 * MSEC, HOUR),
     .preset = "30s",
     .help = "Longest fetch, from the first byte sent to the last one read, redirects included."},
    {.key = "limits.connect_timeout",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(connect_timeout_us),
     RANGE(100 * MSEC, HOUR),
     .preset = "10s",
     .help = "Longest wait for name look-up, connection and TLS handshake together."},
    {.key = "limits.redirects",
     .type = TW_SETTING_INT,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(redirects),
     RANGE(0, 50),
     .preset = "10",
     .help = "Redirects followed for one fetch."},
    {.key = "limits.parse_timeout",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(parse_timeout_us),
     RANGE(100 * MSEC, HOUR),
     .preset = "5s",
     .help = "Longest reading of one document. A parser that takes longer is killed, and the document goes to the dead letters."},
    {.key = "limits.parse_memory",
     .type = TW_SETTING_SIZE,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(parse_memory_bytes),
     RANGE(64 * MIB, 64 * GIB),
     .preset = "1GiB",
     .help = "Address space of one parser process."},

    {.key = "host.concurrency",
     .type = TW_SETTING_INT,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(host_concurrency),
     RANGE(1, 1000),
     .preset = "2",
     .help = "Requests in flight to one host name, feeds and pages together."},
    {.key = "host.delay",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(host_delay_us),
     RANGE(0, HOUR),
     .preset = "1s",
     .help = "Least time between the starts of two requests to one host name."},

    {.key = "fetch.concurrency",
     .type = TW_SETTING_INT,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(fetch_concurrency),
     RANGE(1, 10000),
     .preset = "32",
     .help = "Requests in flight to all hosts together."},

    {.key = "backoff.first",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(backoff_first_us),
     RANGE(10 * MSEC, 59 * SEC),
     .preset = "30s",
     .help = "Wait after a source's first failure; doubled with each further one."},
    {.key = "backoff.max",
     .type = TW_SETTING_DURATION,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(backoff_max_us),
     RANGE(10 * MSEC, 30 * DAY),
     .preset = "6h",
     .help = "Longest wait after failures."},

    {.key = "tls.ca_file",
     .type = TW_SETTING_PATH,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(tls_ca_file),
     RANGE(1, PATH_BYTES),
     .preset_words = "none",
     .help = "PEM file with certificates that are trusted in addition to the system's."},

    {.key = "log.level",
     .type = TW_SETTING_ENUM,
     .effect = TW_EFFECT_RELOAD,
     GLOBAL(log_level),
     .names = levels,
     .preset = "info",
     .help = "Least important lines that are logged."},

    {.key = SOURCE_KEY("name"),
     .type = TW_SETTING_STRING,
     .form = TW_FORM_NAME,
     SOURCE(name),
     RANGE(1, NAME_MAX_BYTES),
     .preset_words = "required",
     .help = "Names the source in records and logs. Unique; what the store knows of a source hangs on it."},
    {.key = SOURCE_KEY("kind"),
     .type = TW_SETTING_ENUM,
     SOURCE(kind),
     .names = kinds,
     .preset = "feed",
     .help = "feed: RSS, Atom or JSON Feed. page: an HTML page whose article links are followed, or one article. sitemap: a news "
             "sitemap. "
             "file: a local file or folder."},
    {.key = SOURCE_KEY("url"),
     .type = TW_SETTING_STRING,
     .form = TW_FORM_URL,
     SOURCE(url),
     RANGE(1, URL_MAX_BYTES),
     .preset_words = "required, but for kind file",
     .help = "http or https, without user name and password: the URL is part of every record."},
    {.key = SOURCE_KEY("path"),
     .type = TW_SETTING_PATH,
     SOURCE(path),
     RANGE(1, PATH_BYTES),
     .preset_words = "required for kind file",
     .help = "A file or a folder: HTML, text or feeds."},
    {.key = SOURCE_KEY("interval"),
     .type = TW_SETTING_DURATION,
     SOURCE(interval_us),
     RANGE(SEC, 365 * DAY),
     .preset = "15m",
     .help = "Time between two polls, give or take 5 %."},
    {.key = SOURCE_KEY("follow"),
     .type = TW_SETTING_ENUM,
     SOURCE(follow),
     .names = follows,
     .preset = "links",
     .help = "Where an item's article text comes from. links: the page it links to. content: the feed itself. auto: the feed "
             "where it carries "
             "the whole text, else the page."},
    {.key = SOURCE_KEY("max_new"),
     .type = TW_SETTING_INT,
     SOURCE(max_new),
     RANGE(1, 100000),
     .preset = "50",
     .help = "How many of the newest items are read at the first poll."},
    {.key = SOURCE_KEY("lang"),
     .type = TW_SETTING_STRING,
     .form = TW_FORM_LANG,
     SOURCE(lang),
     RANGE(2, 35),
     .preset_words = "detected",
     .help = "Language of the articles, as in BCP 47: en, zh, zh-Hant."},
    {.key = SOURCE_KEY("jurisdiction"),
     .type = TW_SETTING_STRING,
     .form = TW_FORM_COUNTRY,
     SOURCE(jurisdiction),
     RANGE(2, 2),
     .preset_words = "none",
     .help = "ISO 3166-1 alpha-2 code of the publisher's country: the acting state, and the currency of a bare $ or yuan, where "
             "a text does not say."},
    {.key = SOURCE_KEY("timezone"),
     .type = TW_SETTING_STRING,
     .form = TW_FORM_ZONE,
     SOURCE(timezone),
     RANGE(1, 64),
     .preset_words = "UTC",
     .help = "Zone of dates that come without one: Asia/Shanghai, or +08:00."},
    {.key = SOURCE_KEY("allow_private"),
     .type = TW_SETTING_BOOL,
     SOURCE(allow_private),
     .preset = "false",
     .help = "Lets this source fetch from loopback, private and link-local addresses."},
    {.key = SOURCE_KEY("captions"),
     .type = TW_SETTING_BOOL,
     SOURCE(captions),
     .preset = "false",
     .help =
         "Keeps the captions of pictures in the text of this source's articles, each as a paragraph where the picture stands. "
         "Figures are then found in captions too."},
    {.key = SOURCE_KEY("include"),
     .type = TW_SETTING_STRINGS,
     .form = TW_FORM_PATTERN,
     SOURCE(include),
     SOURCE_COUNT(include_count),
     RANGE(1, TEXT_MAX_BYTES),
     .preset_words = "all",
     .help = "page, sitemap: only article links that match one of these are followed. POSIX extended regular expressions, found "
             "anywhere in the URL."},
    {.key = SOURCE_KEY("exclude"),
     .type = TW_SETTING_STRINGS,
     .form = TW_FORM_PATTERN,
     SOURCE(exclude),
     SOURCE_COUNT(exclude_count),
     RANGE(1, TEXT_MAX_BYTES),
     .preset_words = "none",
     .help = "page, sitemap: article links that match one of these are not followed."},
    {.key = NULL},
};

bool tw_settings_is_global(const struct tw_setting *setting) {
  return strncmp(setting->key, TW_SETTING_SOURCE_PREFIX, sizeof TW_SETTING_SOURCE_PREFIX - 1) != 0;
}

struct tw_slice tw_settings_part(const struct tw_setting *setting, struct tw_slice prefix) {
  struct tw_slice key = tw_slice_from(setting->key);
  if (!tw_slice_has_prefix(key, prefix)) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(key, prefix.len, key.len), part;
  return tw_slice_split(&rest, '.', &part) ? part : TW_SLICE_NONE;
}

/* What stands behind prefix and key in a row's name; absent when the row is another's. */
static struct tw_slice behind(const struct tw_setting *setting, struct tw_slice prefix, struct tw_slice key) {
  struct tw_slice name = tw_slice_from(setting->key);
  if (!tw_slice_has_prefix(name, prefix)) return TW_SLICE_NONE;
  name = tw_slice_sub(name, prefix.len, name.len);
  return tw_slice_has_prefix(name, key) ? tw_slice_sub(name, key.len, name.len) : TW_SLICE_NONE;
}

const struct tw_setting *tw_settings_find(struct tw_slice prefix, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    struct tw_slice rest = behind(s, prefix, key);
    if (rest.ptr && rest.len == 0 && !memchr(key.ptr, '.', key.len)) return s;
  }
  return NULL;
}

bool tw_settings_is_section(struct tw_slice prefix, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    struct tw_slice rest = behind(s, prefix, key);
    if (rest.len > 1 && rest.ptr[0] == '.') return true;
  }
  return false;
}
