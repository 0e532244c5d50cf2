/* The configuration as the program uses it. One table in settings.c (key, type, unit, range, default, help, reload or
 * restart) generates parsing, validation, docs/settings.md and the man page's list. */
#pragma once
#include "base/log.h"
#include "config/diag.h"

enum tw_source_kind { TW_SOURCE_FEED, TW_SOURCE_PAGE, TW_SOURCE_SITEMAP, TW_SOURCE_FILE };
enum tw_follow { TW_FOLLOW_LINKS, TW_FOLLOW_CONTENT, TW_FOLLOW_AUTO };
enum tw_sink { TW_SINK_KAFKA = 1, TW_SINK_FILE = 2, TW_SINK_STDOUT = 4 };

/* What one fetch may cost. */
struct tw_limit_settings {
  int64_t document_size_bytes, download_size_bytes, header_size_bytes;
  int64_t fetch_timeout_us, connect_timeout_us, first_byte_timeout_us;
  int64_t redirects;
};

/* How a source is asked for what it shows to its subscribers. The secrets themselves are never here: a file (or credential) or an
 * environment variable is named, which is read when a fetch begins. All absent: no authentication. */
struct tw_auth_settings {
  struct tw_slice user, password_file, password_env; /* Basic */
  struct tw_slice token_file, token_env;             /* Bearer */
};

struct tw_source_settings {
  struct tw_slice name; /* unique; [A-Za-z0-9._-]+ */
  enum tw_source_kind kind;
  struct tw_slice url;  /* feed, page, sitemap */
  struct tw_slice path; /* file: a file or a folder */
  int64_t interval_us;
  int64_t interval_max_us; /* what the learned interval may grow to; 0: not learned */
  enum tw_follow follow;
  int64_t max_new;
  struct tw_slice lang, jurisdiction, timezone; /* absent where not set */
  bool allow_private;
  bool robots;                     /* robots.txt is asked before pages */
  bool proxy;                      /* through proxy.url, where there is one */
  bool cookies;                    /* kept in memory and sent back */
  struct tw_limit_settings limits; /* settled: the configuration's where the source says nothing */
  struct tw_auth_settings auth;
  bool captions;                /* of pictures: part of an article's text */
  struct tw_slice select, next; /* page: config/selector.h; absent where not set */
  int64_t pages;
  const struct tw_slice *include; /* as written; see docs/settings.md for what a pattern is */
  size_t include_count;
  const struct tw_slice *exclude;
  size_t exclude_count;
};

struct tw_kafka_property {
  /* As librdkafka wants them. A secret is never here: for `sasl.password_file` the name is that and the value an absolute
   * path, which only the emitter opens. */
  struct tw_slice name, value;
};

/* The least confidence that figures of a measure need, in place of what its pack asks. */
struct tw_measure_threshold {
  struct tw_slice measure;
  int32_t confidence; /* thousandths, 0 to TW_CONFIDENCE_ONE */
};

enum { TW_SETTINGS_MAX_THRESHOLDS = 256 }; /* far more measures than all packs of a newsroom have */

struct tw_settings {
  struct tw_slice config_file;
  struct tw_slice state_dir;
  const struct tw_slice *packs; /* names of shipped packs, or absolute paths */
  size_t pack_count;
  const struct tw_measure_threshold *min_confidence; /* each measure once, in the file's order */
  size_t min_confidence_count;
  int64_t workers;
  bool sandbox;
  struct tw_slice user_agent_contact;
  struct tw_slice instance; /* names this daemon's transactional id and consumer group */
  enum tw_log_level log_level;

  struct tw_slice topic_prefix;
  bool topic_create;
  int64_t topic_partitions, topic_replication;

  unsigned sinks; /* enum tw_sink */
  struct tw_slice file_path;
  struct tw_kafka_property *kafka;
  size_t kafka_count;
  bool kafka_transactional;

  struct tw_limit_settings limits;
  int64_t parse_timeout_us;
  int64_t parse_memory_bytes;
  int64_t backoff_first_us, backoff_max_us;
  int64_t once_delivery_timeout_us;
  int64_t floor_max_us; /* of what servers and feeds ask to be left alone for */

  int64_t host_concurrency;
  int64_t host_delay_us;
  int64_t fetch_concurrency;  /* requests in flight, all hosts */
  int64_t fetch_memory_bytes; /* of bodies */
  int64_t items_keep_us;      /* how long an item is known that no source shows any more */
  struct tw_slice tls_ca_file;
  struct tw_slice proxy_url, proxy_user, proxy_password_file, proxy_password_env; /* absent where not set */

  struct tw_source_settings *sources;
  size_t source_count;
};

/* The whole configuration from `path` and the conf.d/ beside it (sources only), in `arena`. Errors go to *diag, all of
 * them; 0 only when there is none, else TW_EINVAL. Relative paths in the file are made absolute from the file's folder.
 * Reads files, blocks on nothing else; $CREDENTIALS_DIRECTORY is the only thing of the environment that counts. */
int tw_settings_load(struct tw_arena *arena, const char *path, struct tw_settings *ret_settings, struct tw_diag *diag);
/* The defaults alone, without sources. Points at static text only. */
void tw_settings_default(struct tw_settings *ret_settings);
/* Keys of settings that differ between the two and take effect only at a restart, in the table's order. Writes at most
 * `capacity` (static text), returns how many there are. */
size_t tw_settings_restart_keys(const struct tw_settings *running, const struct tw_settings *wanted, struct tw_slice *ret_keys,
                                size_t capacity);
/* Whether anything differs that takes effect at a reload, sources left out. */
bool tw_settings_reload_differs(const struct tw_settings *running, const struct tw_settings *wanted);
/* Markdown of docs/settings.md, from the table. */
void tw_settings_document(struct tw_buf *out);
/* The man page's list of settings, in man(7) markup, from the table. */
void tw_settings_document_man(struct tw_buf *out);
