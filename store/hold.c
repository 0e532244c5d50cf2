#include "store/db.h"

enum column { URL, IS_HOST, UNTIL };

int tw_store_hold_save(struct tw_store *store, const struct tw_hold *hold, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_HOLD_SAVE, NULL, error, tw_db_blob(hold->url), tw_db_int(hold->is_host),
                     tw_db_int(hold->until_us));
}

static int read_hold(sqlite3_stmt *row, struct tw_arena *arena, struct tw_hold_list *list, struct tw_error *error) {
  bool failed = false;
  struct tw_hold *hold = TW_ARENA_PUSH(arena, list);
  if (hold)
    *hold = (struct tw_hold){.url = tw_db_column(row, URL, arena, &failed),
                             .is_host = sqlite3_column_int(row, IS_HOST) != 0,
                             .until_us = sqlite3_column_int64(row, UNTIL)};
  return hold && !failed ? 0 : tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for the hosts that are held");
}

int tw_store_holds_load(struct tw_store *store, struct tw_arena *arena, int64_t now_us, struct tw_hold_list *ret_list,
                        struct tw_error *error) {
  *ret_list = (struct tw_hold_list){0};
  sqlite3_stmt *rows = TW_DB_QUERY(store, TW_SQL_HOLDS_LOAD, error, tw_db_int(now_us), tw_db_int(TW_STORE_HOLDS_MAX));
  if (!rows) return TW_EIO;
  int status;
  while ((status = tw_db_step(store, rows, error)) == 1) {
    status = read_hold(rows, arena, ret_list, error);
    if (status < 0) break;
  }
  tw_db_end(rows);
  return status;
}

int tw_store_holds_drop(struct tw_store *store, int64_t now_us, struct tw_error *error) {
  int64_t over;
  struct tw_db_value now = tw_db_int(now_us);
  int status = tw_db_number(store, TW_SQL_HOLDS_OVER, &now, 1, 0, &over, error);
  return status < 0 || over == 0 ? status : tw_db_write(store, TW_SQL_HOLDS_DROP, &now, 1, NULL, error);
}
