#include "store/statement.h"

#define SERIES_COLUMNS                                                                                                           \
  "SELECT r.series, r.measure, r.unit, a.source, a.title, a.url, r.json, r.value, r.value_max, r.qualifier, r.period_start,"     \
  " r.period_end, r.reported_us, r.id, r.article, a.duplicate_of FROM records r LEFT JOIN articles a ON a.id = r.article"        \
  " AND a.revision = (SELECT max(b.revision) FROM articles b WHERE b.id = r.article)"                                            \
  " WHERE r.topic = 0 AND r.value IS NOT NULL"
/* The number keeps apart what the rest leaves equal, so that the order never changes between two runs. */
#define SERIES_ORDER " ORDER BY r.series, r.period_start, r.period_end, r.reported_us, r.number"

#define ITEM_KNOWN "SELECT id, state, source, url_key, title, digest, rereads, attempts, due_us, url FROM items"

static const char *const statements[TW_STATEMENT_COUNT] = {
    [TW_SQL_META_LOAD] = "SELECT value FROM meta WHERE name = ?1",
    [TW_SQL_META_SAVE] = "INSERT INTO meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
    [TW_SQL_SOURCE_LOAD] = "SELECT url, moved_url, etag, last_modified, content, next_due_us, last_success_us, last_new_us,"
                           " failures, was_polled, reason, validators_url, variant, floor_us, is_retired, answer,"
                           " http_status, feed_floor_us, skip_hours, skip_days, gap_us, hub, self FROM sources WHERE name = ?1",
    [TW_SQL_SOURCE_UPDATE] = "UPDATE sources SET url = ?2, moved_url = ?3, etag = ?4, last_modified = ?5, content = ?6,"
                             " next_due_us = ?7, last_success_us = ?8, last_new_us = ?9, failures = ?10, was_polled = ?11,"
                             " reason = ?12, validators_url = ?13, variant = ?14, floor_us = ?15, is_retired = ?16,"
                             " answer = ?17, http_status = ?18, feed_floor_us = ?19, skip_hours = ?20, skip_days = ?21,"
                             " gap_us = ?22, hub = ?23, self = ?24 WHERE name = ?1",
    [TW_SQL_SOURCE_INSERT] = "INSERT INTO sources(name, url, moved_url, etag, last_modified, content, next_due_us,"
                             " last_success_us, last_new_us, failures, was_polled, reason, validators_url, variant, floor_us,"
                             " is_retired, answer, http_status, feed_floor_us, skip_hours, skip_days, gap_us, hub, self)"
                             " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"
                             " ?21, ?22, ?23, ?24)",
    /* The latest first: a position that a feed uses as guid has had many articles. */
    [TW_SQL_ITEM_BY_GUID] = ITEM_KNOWN " WHERE guid = ?1 AND source = ?2 ORDER BY id DESC LIMIT 8",
    /* State 3: another source left it out, but this one may have room for it. */
    [TW_SQL_ITEM_BY_URL] = ITEM_KNOWN " WHERE url_key IN (?1, ?2) AND (state <> 3 OR source = ?3)"
                                      " ORDER BY source = ?3 DESC, id DESC LIMIT 8",
    [TW_SQL_ITEM_BY_DIGEST] = ITEM_KNOWN " WHERE digest = ?1 AND source = ?2 AND published IS ?3 ORDER BY id DESC LIMIT 1",
    [TW_SQL_ITEM_ADD] = "INSERT INTO items(source, guid, url, title, published, lang, content, attempts, due_us, url_key, digest,"
                        " rereads, state, depth, room) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [TW_SQL_ITEM_DELETE] = "DELETE FROM items WHERE id = ?1",
    /* Never the last: its number would be given to the next one, which those who read on from it would not see. */
    [TW_SQL_ITEM_FORGET] = "DELETE FROM items WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM sightings WHERE item = ?1)"
                           " AND id < (SELECT max(id) FROM items)",
    [TW_SQL_HOLD_SAVE] = "INSERT INTO holds(url, is_host, until_us) VALUES(?1, ?2, ?3) ON CONFLICT(url, is_host)"
                         " DO UPDATE SET until_us = excluded.until_us WHERE excluded.until_us > until_us",
    /* Hosts first: they stand for many. */
    [TW_SQL_HOLDS_LOAD] = "SELECT url, is_host, until_us FROM holds WHERE until_us > ?1 ORDER BY is_host DESC, until_us DESC"
                          " LIMIT ?2",
    [TW_SQL_HOLDS_OVER] = "SELECT count(*) FROM holds WHERE until_us <= ?1",
    [TW_SQL_HOLDS_DROP] = "DELETE FROM holds WHERE until_us <= ?1",
    [TW_SQL_DOCUMENT_FIND] = "SELECT id FROM documents WHERE source = ?1 AND list = ?2",
    [TW_SQL_DOCUMENT_ADD] = "INSERT INTO documents(source, list) VALUES(?1, ?2)",
    [TW_SQL_DOCUMENT_NEXT] = "SELECT id FROM documents WHERE id > ?1 ORDER BY id LIMIT 1",
    [TW_SQL_DOCUMENT_READ] = "SELECT max(seen_us) FROM sightings WHERE document = ?1",
    [TW_SQL_DOCUMENT_DROP] = "DELETE FROM documents WHERE id = ?1",
    [TW_SQL_SIGHTING_LOAD] = "SELECT seen_us FROM sightings WHERE item = ?1 AND document = ?2",
    [TW_SQL_SIGHTING_SAVE] = "INSERT OR REPLACE INTO sightings(item, document, seen_us) VALUES(?1, ?2, ?3)",
    [TW_SQL_SIGHTING_DROP] = "DELETE FROM sightings WHERE item = ?1 AND document = ?2",
    [TW_SQL_SIGHTINGS_MOVE] = "UPDATE sightings SET item = ?2 WHERE item = ?1",
    [TW_SQL_SIGHTINGS_OLD] = "SELECT s.item FROM sightings s JOIN items i ON i.id = s.item"
                             " WHERE s.document = ?1 AND s.seen_us < ?2 AND i.state <> 0 ORDER BY s.seen_us LIMIT ?3",
    [TW_SQL_ITEMS_QUEUED] =
        "SELECT id, source, guid, url, title, published, lang, content, attempts, due_us, url_key, depth, room FROM items"
        " WHERE state = 0 AND id > ?1 ORDER BY id LIMIT ?2",
    [TW_SQL_ITEM_RETRY] = "UPDATE items SET attempts = ?2, due_us = ?3 WHERE id = ?1",
    [TW_SQL_ITEM_FINISH] = "UPDATE items SET state = ?2, content = NULL WHERE id = ?1",
    [TW_SQL_ARTICLE_FIND] = "SELECT url, canonical_url, source, title, lang, published, id, content, revision, fetched_us, bytes,"
                            " body_type, text, body FROM articles WHERE key = ?1 ORDER BY revision DESC LIMIT 1",
    [TW_SQL_ARTICLE_SAVE] = "INSERT OR REPLACE INTO articles(key, revision, id, content, url, canonical_url, source, title, lang,"
                            " published, fetched_us, bytes, body_type, text, body, duplicate_of, similarity)"
                            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    [TW_SQL_STORY_BAND] = "SELECT number FROM story_bands WHERE band = ?1 ORDER BY number DESC LIMIT ?2",
    [TW_SQL_STORY_LOAD] = "SELECT s.document, a.text FROM stories s JOIN articles a ON a.id = s.document WHERE s.number = ?1"
                          " ORDER BY a.revision DESC LIMIT 1",
    [TW_SQL_STORY_NUMBER] = "SELECT number FROM stories WHERE document = ?1",
    [TW_SQL_STORY_OF] = "SELECT number, seen_us, bands FROM stories WHERE document = ?1",
    [TW_SQL_STORY_OLDEST] = "SELECT number, seen_us, bands FROM stories ORDER BY number LIMIT 1",
    [TW_SQL_STORY_ADD] = "INSERT INTO stories(document, seen_us, bands) VALUES(?1, ?2, ?3)",
    [TW_SQL_STORY_BAND_ADD] = "INSERT OR IGNORE INTO story_bands(band, number) VALUES(?1, ?2)",
    [TW_SQL_STORY_FORGET] = "DELETE FROM stories WHERE number = ?1",
    [TW_SQL_STORY_BAND_FORGET] = "DELETE FROM story_bands WHERE band = ?1 AND number = ?2",
    [TW_SQL_RECORD_SAVE] = "INSERT INTO records(id, article, topic, series, measure, unit, value, value_max, qualifier,"
                           " period_start, period_end, reported_us, json)"
                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT(id) DO NOTHING",
    [TW_SQL_OUTBOX_APPEND] = "INSERT INTO outbox(seq, run, topic, key, value, headers) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [TW_SQL_OUTBOX_READ] =
        "SELECT seq, topic, key, value, headers FROM outbox WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3",
    [TW_SQL_OUTBOX_FIRST_UNTOLD] = "SELECT min(seq) FROM outbox WHERE seq <= ?1 AND run > ?2",
    /* Through the negative numbers, so that no row meets one that is still to be moved. */
    [TW_SQL_OUTBOX_SHIFT] = "UPDATE outbox SET seq = -(seq + ?2) WHERE seq >= ?1",
    [TW_SQL_OUTBOX_SHIFT_END] = "UPDATE outbox SET seq = -seq WHERE seq < 0",
    [TW_SQL_OUTBOX_TRIM] = "DELETE FROM outbox WHERE seq <= ?1",
    [TW_SQL_MARK_LOAD] = "SELECT seq, length FROM sinks WHERE name = ?1",
    /* A mark never goes back: a late acknowledgement changes nothing. */
    [TW_SQL_MARK_SAVE] = "INSERT INTO sinks(name, seq, length, hello_run) VALUES(?1, ?2, ?3, 0) ON CONFLICT(name)"
                         " DO UPDATE SET seq = excluded.seq, length = excluded.length WHERE excluded.seq >= seq",
    [TW_SQL_MARKS_SHIFT] = "UPDATE sinks SET seq = seq + ?2 WHERE seq >= ?1 AND name != ?3",
    [TW_SQL_HELLO_LOAD] = "SELECT hello_run FROM sinks WHERE name = ?1",
    [TW_SQL_HELLO_SAVE] = "INSERT INTO sinks(name, seq, length, hello_run) VALUES(?1, ?2, 0, ?3) ON CONFLICT(name)"
                          " DO UPDATE SET seq = max(seq, excluded.seq), hello_run = excluded.hello_run",
    [TW_SQL_SERIES_ALL] = SERIES_COLUMNS SERIES_ORDER,
    [TW_SQL_SERIES_MEASURE] = SERIES_COLUMNS " AND r.measure = ?1" SERIES_ORDER,
};

const char *tw_statement_sql(enum tw_statement id) {
  return statements[id];
}
