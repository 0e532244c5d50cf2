#include "store/sighting.h"

enum column { ID, SOURCE, GUID, URL, TITLE, PUBLISHED, LANG, CONTENT, ATTEMPTS, DUE, URL_KEY, DEPTH, ROOM };
enum known_column { K_ID, K_STATE, K_SOURCE, K_URL_KEY, K_TITLE, K_DIGEST, K_REREADS, K_ATTEMPTS, K_DUE, K_URL };
enum state { QUEUED, READ, GIVEN_UP, LEFT_OUT };

/* A feed that touches its items at every fetch must not have all their pages fetched at every poll. */
enum { REREADS_AT_ONCE = 3, REREAD_DOUBLINGS = 5 };
#define REREAD_WAIT_US (INT64_C(3600) * 1000 * 1000)

/* ---- recognising ---- */

/* What is stored of an item that was recognised. */
struct known {
  int64_t id, rereads, attempts, due_us;
  enum state state;
  bool is_own; /* of the same source */
  bool has_digest;
  struct tw_digest digest;
};

static struct known known_of(sqlite3_stmt *row, const struct tw_item *item) {
  return (struct known){.id = sqlite3_column_int64(row, K_ID),
                        .state = (enum state)sqlite3_column_int(row, K_STATE),
                        .is_own = tw_slice_eq(tw_db_column_borrow(row, K_SOURCE), item->source),
                        .rereads = sqlite3_column_int64(row, K_REREADS),
                        .attempts = sqlite3_column_int64(row, K_ATTEMPTS),
                        .due_us = sqlite3_column_int64(row, K_DUE),
                        .has_digest = sqlite3_column_type(row, K_DIGEST) != SQLITE_NULL,
                        .digest = tw_db_column_digest(row, K_DIGEST)};
}

static bool has_digest(const struct tw_item *item) {
  return !tw_digest_is_zero(&item->digest);
}

/* A guid stands for one article as long as URL or title say so too: some feeds number their items from the top of the list. */
static bool confirms_guid(sqlite3_stmt *row, const struct tw_item *item) {
  struct tw_slice url_key = tw_db_column_borrow(row, K_URL_KEY);
  if (tw_slice_is_empty(url_key) || tw_slice_is_empty(item->url_key) || tw_slice_eq(url_key, item->url_key)) return true;
  return tw_slice_eq(tw_db_column_borrow(row, K_TITLE), item->title);
}

/* A twin that could not be had says nothing of the others. */
static bool confirms_url(sqlite3_stmt *row, const struct tw_item *item) {
  return sqlite3_column_int(row, K_STATE) != GIVEN_UP || tw_slice_eq(tw_db_column_borrow(row, K_URL), item->url);
}

static bool confirms_always(sqlite3_stmt *row, const struct tw_item *item) {
  (void)row, (void)item;
  return true;
}

/* 1 and *ret_known when a row is the item; 0; <0 failed. */
static int look_up(struct tw_store *store, const struct tw_item *item, enum tw_statement id, const struct tw_db_value *values,
                   size_t count, bool (*confirms)(sqlite3_stmt *, const struct tw_item *), struct known *ret_known,
                   struct tw_error *error) {
  sqlite3_stmt *rows = tw_db_query(store, id, values, count, error);
  if (!rows) return TW_EIO;
  int status;
  while ((status = tw_db_step(store, rows, error)) == 1)
    if (confirms(rows, item)) {
      *ret_known = known_of(rows, item);
      break;
    }
  tw_db_end(rows);
  return status;
}

static int find_known(struct tw_store *store, const struct tw_item *item, struct known *ret_known, struct tw_error *error) {
  struct tw_db_value source = tw_db_blob(item->source);
  int status = 0;
  if (item->guid.ptr)
    status = look_up(store, item, TW_SQL_ITEM_BY_GUID, TW_DB_VALUES(tw_db_blob(item->guid), source), 2, confirms_guid, ret_known,
                     error);
  if (status == 0 && item->url_key.ptr)
    status = look_up(store, item, TW_SQL_ITEM_BY_URL, TW_DB_VALUES(tw_db_blob(item->url_key), tw_db_blob(item->url), source), 3,
                     confirms_url, ret_known, error);
  /* Without a date two notices may well read the same: then only one without an address of its own is recognised so. */
  bool may_use_digest = has_digest(item) && (item->published.ptr || !item->url_key.ptr);
  if (status == 0 && may_use_digest)
    status = look_up(store, item, TW_SQL_ITEM_BY_DIGEST,
                     TW_DB_VALUES(tw_db_digest(&item->digest), source, tw_db_blob(item->published)), 3, confirms_always,
                     ret_known, error);
  return status;
}

/* ---- adding ---- */

static int insert(struct tw_store *store, struct tw_item *item, enum state state, int64_t rereads, struct tw_error *error) {
  TW_BUF_AUTO packed_bytes;
  tw_buf_init(&packed_bytes, 0);
  struct tw_slice packed;
  int status = tw_db_pack(store, state == QUEUED ? item->content : TW_SLICE_NONE, &packed_bytes, &packed, error);
  if (status) return status;
  status = TW_DB_WRITE(store, TW_SQL_ITEM_ADD, NULL, error, tw_db_blob(item->source), tw_db_blob(item->guid),
                       tw_db_blob(item->url), tw_db_blob(item->title), tw_db_blob(item->published), tw_db_blob(item->lang),
                       tw_db_blob(packed), tw_db_int(item->attempts), tw_db_int(item->due_us), tw_db_blob(item->url_key),
                       has_digest(item) ? tw_db_digest(&item->digest) : tw_db_blob(TW_SLICE_NONE), tw_db_int(rereads),
                       tw_db_int(state), tw_db_int(item->depth), tw_db_int(item->room));
  if (status == 0) item->id = sqlite3_last_insert_rowid(store->db);
  return status;
}

/* Only what its own source says of it now and said before can tell that it was edited. */
static bool was_edited(const struct known *known, const struct tw_item *item) {
  if (!known->is_own || known->state == LEFT_OUT || !known->has_digest || !has_digest(item)) return false;
  return memcmp(&known->digest, &item->digest, sizeof item->digest) != 0;
}

static int64_t reread_due(const struct known *known, int64_t now_us) {
  if (known->rereads < REREADS_AT_ONCE) return 0;
  int64_t doublings = known->rereads - REREADS_AT_ONCE;
  return now_us + REREAD_WAIT_US * (INT64_C(1) << (doublings < REREAD_DOUBLINGS ? doublings : REREAD_DOUBLINGS));
}

/* Under a new id, behind what the queue's reader has passed. */
static int replace(struct tw_store *store, struct tw_item *item, const struct known *known, int64_t now_us,
                   struct tw_error *error) {
  item->due_us = item->depth ? 0 : reread_due(known, now_us); /* a list has a date that its index vouches for */
  item->room = 0;
  if (known->state == QUEUED && known->due_us > item->due_us) item->due_us = known->due_us;
  item->attempts = known->state == QUEUED ? known->attempts : 0;
  int status = insert(store, item, QUEUED, known->rereads + 1, error);
  if (status == 0) status = tw_sighting_move(store, known->id, item->id, error);
  return status ? status : TW_DB_WRITE(store, TW_SQL_ITEM_DELETE, NULL, error, tw_db_int(known->id));
}

/* *ret_id: of the row that stands for the item. */
static int add(struct tw_store *store, struct tw_item *item, bool is_left_out, int64_t now_us, enum tw_item_added *ret_added,
               int64_t *ret_id, struct tw_error *error) {
  struct known known;
  int status = find_known(store, item, &known, error);
  *ret_added = TW_ITEM_KNOWN;
  if (status < 0) return status;
  if (status == 0) {
    *ret_added = TW_ITEM_NEW;
    status = insert(store, item, is_left_out ? LEFT_OUT : QUEUED, 0, error);
    *ret_id = item->id;
    return status;
  }
  *ret_id = known.id;
  if (is_left_out || !was_edited(&known, item)) return 0;
  *ret_added = TW_ITEM_CHANGED;
  status = replace(store, item, &known, now_us, error);
  *ret_id = item->id;
  return status;
}

int tw_store_item_add(struct tw_store *store, struct tw_item *item, bool is_left_out, int64_t now_us,
                      enum tw_item_added *ret_added, struct tw_error *error) {
  int64_t id = 0;
  int status = add(store, item, is_left_out, now_us, ret_added, &id, error);
  return status < 0 ? status : tw_sighting_note(store, id, item->document, now_us, error);
}

/* ---- the queue ---- */

static int read_item(struct tw_store *store, sqlite3_stmt *row, struct tw_arena *arena, struct tw_item *out,
                     struct tw_error *error) {
  bool failed = false;
  *out = (struct tw_item){
      .id = sqlite3_column_int64(row, ID),
      .source = tw_db_column(row, SOURCE, arena, &failed),
      .guid = tw_db_column(row, GUID, arena, &failed),
      .url = tw_db_column(row, URL, arena, &failed),
      .title = tw_db_column(row, TITLE, arena, &failed),
      .published = tw_db_column(row, PUBLISHED, arena, &failed),
      .lang = tw_db_column(row, LANG, arena, &failed),
      .attempts = sqlite3_column_int64(row, ATTEMPTS),
      .due_us = sqlite3_column_int64(row, DUE),
      .url_key = tw_db_column(row, URL_KEY, arena, &failed),
      .depth = sqlite3_column_int64(row, DEPTH),
      .room = sqlite3_column_int64(row, ROOM),
  };
  if (failed) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for an item");
  return tw_db_unpack(store, tw_db_column_borrow(row, CONTENT), arena, &out->content, error);
}

int tw_store_items_queued(struct tw_store *store, struct tw_arena *arena, int64_t after_id, size_t limit,
                          struct tw_item_list *ret_list, struct tw_error *error) {
  *ret_list = (struct tw_item_list){0};
  sqlite3_stmt *rows = TW_DB_QUERY(store, TW_SQL_ITEMS_QUEUED, error, tw_db_int(after_id), tw_db_int((int64_t)limit));
  if (!rows) return TW_EIO;
  int status;
  while ((status = tw_db_step(store, rows, error)) == 1) {
    struct tw_item *item = TW_ARENA_PUSH(arena, ret_list);
    status = item ? read_item(store, rows, arena, item, error)
                  : tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for the queue");
    if (status) break;
  }
  tw_db_end(rows);
  return status;
}

int tw_store_item_retry(struct tw_store *store, int64_t id, int64_t attempts, int64_t due_us, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_ITEM_RETRY, NULL, error, tw_db_int(id), tw_db_int(attempts), tw_db_int(due_us));
}

int tw_store_item_finish(struct tw_store *store, int64_t id, bool given_up, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_ITEM_FINISH, NULL, error, tw_db_int(id), tw_db_int(given_up ? GIVEN_UP : READ));
}
