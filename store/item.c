#include "store/db.h"

enum column { ID, SOURCE, GUID, URL, TITLE, PUBLISHED, LANG, CONTENT, ATTEMPTS, DUE };
enum state { QUEUED, READ, GIVEN_UP };

static int is_known(struct tw_store *store, const struct tw_item *item, bool *ret_known, struct tw_error *error) {
  int64_t found = 0;
  *ret_known = false;
  if (item->url.ptr) {
    struct tw_db_value url = tw_db_blob(item->url);
    int status = tw_db_number(store, TW_SQL_ITEM_KNOWN_URL, &url, 1, 0, &found, error);
    if (status) return status;
  }
  if (!found && item->guid.ptr) {
    struct tw_db_value guid[] = {tw_db_blob(item->guid), tw_db_blob(item->source)};
    int status = tw_db_number(store, TW_SQL_ITEM_KNOWN_GUID, guid, 2, 0, &found, error);
    if (status) return status;
  }
  *ret_known = found != 0;
  return 0;
}

int tw_store_item_add(struct tw_store *store, struct tw_item *item, bool *ret_new, struct tw_error *error) {
  bool known = false;
  *ret_new = false;
  int status = is_known(store, item, &known, error);
  if (status || known) return status;
  TW_BUF_AUTO packed_bytes;
  tw_buf_init(&packed_bytes, 0);
  struct tw_slice packed;
  status = tw_db_pack(store, item->content, &packed_bytes, &packed, error);
  if (status) return status;
  status = TW_DB_WRITE(store, TW_SQL_ITEM_ADD, NULL, error, tw_db_blob(item->source), tw_db_blob(item->guid),
                       tw_db_blob(item->url), tw_db_blob(item->title), tw_db_blob(item->published), tw_db_blob(item->lang),
                       tw_db_blob(packed), tw_db_int(item->attempts), tw_db_int(item->due_us));
  if (status) return status;
  item->id = sqlite3_last_insert_rowid(store->db);
  *ret_new = true;
  return 0;
}

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
