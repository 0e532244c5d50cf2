/* How long an item is remembered. A feed that answers "unchanged" for months still shows what its last reading showed: what
 * counts is not only when an item was seen, but also whether its document has been read without it since. Times are noted to
 * the day, so that a poll which finds nothing new has next to nothing to write. */
#include "store/sighting.h"

enum { DOCUMENTS_A_STEP = 32 };
#define GRAIN_US (INT64_C(24) * 3600 * 1000 * 1000)

/* ---- noting ---- */

int tw_store_document(struct tw_store *store, struct tw_slice source, struct tw_slice list, int64_t *ret_document,
                      struct tw_error *error) {
  struct tw_db_value values[] = {tw_db_blob(source), tw_db_blob(list.ptr ? list : TW_SLICE(""))};
  size_t count = sizeof values / sizeof values[0];
  int status = tw_db_number(store, TW_SQL_DOCUMENT_FIND, values, count, 0, ret_document, error);
  if (status < 0 || *ret_document) return status;
  status = tw_db_write(store, TW_SQL_DOCUMENT_ADD, values, count, NULL, error);
  *ret_document = sqlite3_last_insert_rowid(store->db);
  return status;
}

int tw_sighting_note(struct tw_store *store, int64_t item, int64_t document, int64_t now_us, struct tw_error *error) {
  int64_t seen_us;
  struct tw_db_value values[] = {tw_db_int(item), tw_db_int(document), tw_db_int(now_us)};
  if (document == 0) return 0;
  int status = tw_db_number(store, TW_SQL_SIGHTING_LOAD, values, 2, INT64_MIN, &seen_us, error);
  /* A clock that was set back leaves times of the future: they are corrected. */
  bool is_noted = seen_us <= now_us && seen_us > now_us - GRAIN_US;
  return status < 0 || is_noted ? status : tw_db_write(store, TW_SQL_SIGHTING_SAVE, values, 3, NULL, error);
}

int tw_sighting_move(struct tw_store *store, int64_t from, int64_t to, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_SIGHTINGS_MOVE, NULL, error, tw_db_int(from), tw_db_int(to));
}

/* ---- forgetting ---- */

struct old_items {
  int64_t ids[TW_STORE_FORGET_STEP];
  size_t count;
};

static int find_old(struct tw_store *store, int64_t document, int64_t before_us, size_t limit, struct old_items *ret_old,
                    struct tw_error *error) {
  ret_old->count = 0;
  sqlite3_stmt *rows =
      TW_DB_QUERY(store, TW_SQL_SIGHTINGS_OLD, error, tw_db_int(document), tw_db_int(before_us), tw_db_int((int64_t)limit));
  if (!rows) return TW_EIO;
  int status;
  while ((status = tw_db_step(store, rows, error)) == 1) ret_old->ids[ret_old->count++] = sqlite3_column_int64(rows, 0);
  tw_db_end(rows);
  return status;
}

static int forget_all(struct tw_store *store, int64_t document, const struct old_items *old, struct tw_error *error) {
  int status = 0;
  for (size_t i = 0; status == 0 && i < old->count; i++) {
    struct tw_db_value values[] = {tw_db_int(old->ids[i]), tw_db_int(document)};
    status = tw_db_write(store, TW_SQL_SIGHTING_DROP, values, 2, NULL, error);
    if (status == 0) status = tw_db_write(store, TW_SQL_ITEM_FORGET, values, 1, NULL, error);
  }
  return status;
}

/* What the latest reading showed was noted less than a grain before it. */
static int forget_of_document(struct tw_store *store, int64_t document, int64_t before_us, size_t limit, size_t *ret_forgotten,
                              struct tw_error *error) {
  int64_t read_us;
  struct old_items old;
  struct tw_db_value value = tw_db_int(document);
  *ret_forgotten = 0;
  int status = tw_db_number(store, TW_SQL_DOCUMENT_READ, &value, 1, INT64_MIN, &read_us, error);
  if (status < 0) return status;
  if (read_us == INT64_MIN) return tw_db_write(store, TW_SQL_DOCUMENT_DROP, &value, 1, NULL, error);
  if (before_us > read_us - GRAIN_US) before_us = read_us - GRAIN_US;
  status = find_old(store, document, before_us, limit, &old, error);
  if (status == 0) status = forget_all(store, document, &old, error);
  *ret_forgotten = old.count;
  return status;
}

int tw_store_items_forget(struct tw_store *store, int64_t now_us, int64_t keep_us, int64_t *cursor, size_t *ret_forgotten,
                          struct tw_error *error) {
  int64_t before_us = now_us - keep_us - GRAIN_US;
  *ret_forgotten = 0;
  for (int i = 0; i < DOCUMENTS_A_STEP; i++) {
    struct tw_db_value after = tw_db_int(*cursor);
    int64_t document;
    size_t forgotten, room = TW_STORE_FORGET_STEP - *ret_forgotten;
    int status = tw_db_number(store, TW_SQL_DOCUMENT_NEXT, &after, 1, 0, &document, error);
    if (status == 0 && document) status = forget_of_document(store, document, before_us, room, &forgotten, error);
    if (status < 0) return status;
    if (!document) {
      *cursor = 0;
      return 0;
    }
    *ret_forgotten += forgotten;
    if (forgotten == room) return 0; /* there may be more of it: it comes again */
    *cursor = document;
  }
  return 0;
}
