#include "store/schema.h"
#include <stdio.h>

/* One string a version, never changed once released: version N is reached by running the first N. Text is kept in BLOB
 * columns, because it is foreign and may hold NUL or bad UTF-8. Decimal numbers are text, so that they stay exact. */
#define SOURCE_COLUMNS                                                                                                           \
  "name, url, moved_url, etag, last_modified, content, next_due_us, last_success_us, last_new_us, failures, was_polled, reason," \
  " validators_url, variant, floor_us, is_retired, answer, http_status, feed_floor_us, skip_hours, skip_days, gap_us, hub, self"

static const char *const migrations[] = {
    "PRAGMA application_id = 1953983602;" /* "twlr", file(1) and we tell by it whose file this is */
    "CREATE TABLE meta(name BLOB PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE sources(name BLOB PRIMARY KEY, url BLOB, moved_url BLOB, etag BLOB, last_modified BLOB, content BLOB,"
    " next_due_us INTEGER NOT NULL, last_success_us INTEGER NOT NULL, last_new_us INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " was_polled INTEGER NOT NULL, reason BLOB) WITHOUT ROWID;"
    "CREATE TABLE items(id INTEGER PRIMARY KEY, source BLOB NOT NULL, guid BLOB, url BLOB, title BLOB, published BLOB, lang BLOB,"
    " content BLOB, attempts INTEGER NOT NULL, due_us INTEGER NOT NULL, state INTEGER NOT NULL);"
    "CREATE INDEX items_url ON items(url) WHERE url IS NOT NULL;"
    "CREATE INDEX items_guid ON items(guid, source) WHERE guid IS NOT NULL;"
    "CREATE INDEX items_queued ON items(id) WHERE state = 0;"
    "CREATE TABLE articles(number INTEGER PRIMARY KEY, key BLOB NOT NULL, revision INTEGER NOT NULL, id BLOB NOT NULL,"
    " content BLOB NOT NULL, url BLOB, canonical_url BLOB, source BLOB, title BLOB, lang BLOB, published BLOB,"
    " fetched_us INTEGER NOT NULL, bytes INTEGER NOT NULL, body_type BLOB, text BLOB, body BLOB, UNIQUE(key, revision));"
    "CREATE INDEX articles_id ON articles(id, revision);"
    "CREATE TABLE records(number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, article BLOB NOT NULL, topic INTEGER NOT NULL,"
    " series BLOB, measure BLOB, unit BLOB, value BLOB, value_max BLOB, qualifier INTEGER NOT NULL, period_start INTEGER,"
    " period_end INTEGER, reported_us INTEGER NOT NULL, json BLOB NOT NULL);"
    "CREATE INDEX records_series ON records(measure, series, period_start, period_end, reported_us);"
    "CREATE INDEX records_article ON records(article);"
    "CREATE TABLE outbox(seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, topic INTEGER NOT NULL, key BLOB, value BLOB,"
    " headers BLOB);"
    "CREATE TABLE sinks(name BLOB PRIMARY KEY, seq INTEGER NOT NULL, length INTEGER NOT NULL, hello_run INTEGER NOT NULL)"
    " WITHOUT ROWID;",
    "ALTER TABLE sources ADD COLUMN validators_url BLOB; ALTER TABLE sources ADD COLUMN variant BLOB;"
    "ALTER TABLE sources ADD COLUMN floor_us INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN answer BLOB; ALTER TABLE sources ADD COLUMN http_status INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN feed_floor_us INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN gap_us INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE sources ADD COLUMN hub BLOB; ALTER TABLE sources ADD COLUMN self BLOB;",
    /* Items are recognised by more than their literal URL (model/item_identity.h). */
    "ALTER TABLE items ADD COLUMN url_key BLOB;"
    "ALTER TABLE items ADD COLUMN digest BLOB;"
    "ALTER TABLE items ADD COLUMN rereads INTEGER NOT NULL DEFAULT 0;"
    "UPDATE items SET url_key = url;"
    "DROP INDEX items_url;"
    "CREATE INDEX items_url_key ON items(url_key) WHERE url_key IS NOT NULL;"
    "CREATE INDEX items_digest ON items(digest, source) WHERE digest IS NOT NULL;",
    /* Copies of a story. Numbers rise and are never used again: the oldest is the least. */
    "CREATE TABLE stories(number INTEGER PRIMARY KEY AUTOINCREMENT, document BLOB NOT NULL UNIQUE, seen_us INTEGER NOT NULL,"
    " bands BLOB NOT NULL);"
    "CREATE TABLE story_bands(band INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(band, number)) WITHOUT ROWID;"
    "ALTER TABLE articles ADD COLUMN duplicate_of BLOB;"
    "ALTER TABLE articles ADD COLUMN similarity INTEGER;",
    /* Items that are lists of items: the sitemaps of an index, the next pages of a page. */
    "ALTER TABLE items ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE items ADD COLUMN room INTEGER NOT NULL DEFAULT 0;",
    /* Which documents showed an item, and when last. Nobody noted it of the items of before: they count as seen now, but for
     * those that may stand in a list of lists, which stay. */
    "CREATE TABLE documents(id INTEGER PRIMARY KEY, source BLOB NOT NULL, list BLOB NOT NULL, UNIQUE(source, list));"
    "CREATE TABLE sightings(item INTEGER NOT NULL, document INTEGER NOT NULL, seen_us INTEGER NOT NULL,"
    " PRIMARY KEY(item, document)) WITHOUT ROWID;"
    "CREATE INDEX sightings_seen ON sightings(document, seen_us);"
    "INSERT INTO documents(source, list) SELECT DISTINCT source, x'' FROM items"
    " WHERE source NOT IN (SELECT source FROM items WHERE depth > 0);"
    "INSERT INTO sightings SELECT i.id, d.id, CAST(strftime('%s', 'now') AS INTEGER) * 1000000 FROM items i"
    " JOIN documents d ON d.source = i.source;",
    /* Retry-After of URLs and hosts. */
    "CREATE TABLE holds(url BLOB NOT NULL, is_host INTEGER NOT NULL, until_us INTEGER NOT NULL, PRIMARY KEY(url, is_host))"
    " WITHOUT ROWID;",
    /* Row numbers: a source's state is written after each poll that found something, and takes a fifth less time to write. */
    "ALTER TABLE sources RENAME TO sources_unnumbered;"
    "CREATE TABLE sources(number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, url BLOB, moved_url BLOB, etag BLOB,"
    " last_modified BLOB, content BLOB, next_due_us INTEGER NOT NULL, last_success_us INTEGER NOT NULL,"
    " last_new_us INTEGER NOT NULL, failures INTEGER NOT NULL, was_polled INTEGER NOT NULL, reason BLOB, validators_url BLOB,"
    " variant BLOB, floor_us INTEGER NOT NULL, is_retired INTEGER NOT NULL, answer BLOB, http_status INTEGER NOT NULL,"
    " feed_floor_us INTEGER NOT NULL, skip_hours INTEGER NOT NULL, skip_days INTEGER NOT NULL, gap_us INTEGER NOT NULL,"
    " hub BLOB, self BLOB);"
    "INSERT INTO sources(" SOURCE_COLUMNS ") SELECT " SOURCE_COLUMNS " FROM sources_unnumbered;"
    "DROP TABLE sources_unnumbered;",
};

enum { VERSION = sizeof migrations / sizeof migrations[0], SQL_TEXT_BYTES = 64 };

static int fail(sqlite3 *db, const char *what, struct tw_error *error) {
  return tw_error_set(error, TW_EIO, TW_STOP, "store: %s: %s", what, sqlite3_errmsg(db));
}

static int read_version(sqlite3 *db, int *ret_version, struct tw_error *error) {
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &statement, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_step(statement);
  if (rc == SQLITE_ROW) *ret_version = sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  return rc == SQLITE_ROW ? 0 : fail(db, "reading its version", error);
}

static int too_new(int version, struct tw_error *error) {
  return tw_error_set(error, TW_EUNSUPPORTED, TW_STOP, "store: its schema version is %d, this program knows up to %d", version,
                      (int)VERSION);
}

static int take_step(sqlite3 *db, int from, struct tw_error *error) {
  char stamp[SQL_TEXT_BYTES];
  snprintf(stamp, sizeof stamp, "PRAGMA user_version = %d", from + 1);
  const char *parts[] = {"BEGIN IMMEDIATE", migrations[from], stamp, "COMMIT"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (sqlite3_exec(db, parts[i], NULL, NULL, NULL) == SQLITE_OK) continue;
    int status = fail(db, "migrating its schema", error);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
  }
  return 0;
}

int tw_schema_migrate(sqlite3 *db, struct tw_error *error) {
  int version = 0;
  int status = read_version(db, &version, error);
  if (status == 0 && version > VERSION) status = too_new(version, error);
  for (; status == 0 && version < VERSION; version++) status = take_step(db, version, error);
  return status;
}

int tw_schema_check(sqlite3 *db, struct tw_error *error) {
  int version = 0;
  int status = read_version(db, &version, error);
  if (status) return status;
  if (version > VERSION) return too_new(version, error);
  if (version == VERSION) return 0;
  return tw_error_set(error, TW_ESTATE, TW_STOP, "store: its schema version is %d, not %d; start the daemon once to bring it up",
                      version, (int)VERSION);
}
