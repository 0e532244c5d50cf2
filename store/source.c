#include "store/db.h"

enum column {
  URL,
  MOVED_URL,
  ETAG,
  LAST_MODIFIED,
  CONTENT,
  NEXT_DUE,
  LAST_SUCCESS,
  LAST_NEW,
  FAILURES,
  WAS_POLLED,
  REASON,
  VALIDATORS_URL,
  VARIANT,
  FLOOR,
  IS_RETIRED,
  ANSWER,
  HTTP_STATUS,
  FEED_FLOOR,
  SKIP_HOURS,
  SKIP_DAYS,
  GAP,
  HUB,
  SELF
};

static int read_state(sqlite3_stmt *row, struct tw_arena *arena, struct tw_source_state *out, struct tw_error *error) {
  bool failed = false;
  *out = (struct tw_source_state){
      .url = tw_db_column(row, URL, arena, &failed),
      .moved_url = tw_db_column(row, MOVED_URL, arena, &failed),
      .etag = tw_db_column(row, ETAG, arena, &failed),
      .last_modified = tw_db_column(row, LAST_MODIFIED, arena, &failed),
      .content = tw_db_column_digest(row, CONTENT),
      .next_due_us = sqlite3_column_int64(row, NEXT_DUE),
      .last_success_us = sqlite3_column_int64(row, LAST_SUCCESS),
      .last_new_us = sqlite3_column_int64(row, LAST_NEW),
      .failures = sqlite3_column_int64(row, FAILURES),
      .was_polled = sqlite3_column_int(row, WAS_POLLED) != 0,
      .reason = tw_db_column(row, REASON, arena, &failed),
      .validators_url = tw_db_column(row, VALIDATORS_URL, arena, &failed),
      .variant = tw_db_column_digest(row, VARIANT),
      .floor_us = sqlite3_column_int64(row, FLOOR),
      .is_retired = sqlite3_column_int(row, IS_RETIRED) != 0,
      .answer = tw_db_column(row, ANSWER, arena, &failed),
      .http_status = sqlite3_column_int64(row, HTTP_STATUS),
      .feed_floor_us = sqlite3_column_int64(row, FEED_FLOOR),
      .skip_hours = sqlite3_column_int64(row, SKIP_HOURS),
      .skip_days = sqlite3_column_int64(row, SKIP_DAYS),
      .gap_us = sqlite3_column_int64(row, GAP),
      .hub = tw_db_column(row, HUB, arena, &failed),
      .self = tw_db_column(row, SELF, arena, &failed),
  };
  return failed ? tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for a source's state") : 0;
}

int tw_store_source_load(struct tw_store *store, struct tw_arena *arena, struct tw_slice name, struct tw_source_state *ret_state,
                         struct tw_error *error) {
  *ret_state = (struct tw_source_state){0};
  int status = tw_source_saves_write(store, error);
  if (status) return status;
  sqlite3_stmt *row = TW_DB_QUERY(store, TW_SQL_SOURCE_LOAD, error, tw_db_blob(name));
  if (!row) return TW_EIO;
  status = tw_db_step(store, row, error);
  if (status == 1)
    status = read_state(row, arena, ret_state, error);
  else if (status == 0)
    status = tw_error_set(error, TW_ENOTFOUND, TW_SKIP_ITEM, "store: no state for source %.*s", TW_SLICE_ARG(name));
  tw_db_end(row);
  return status;
}

/* ---- saving: with the commit, so that the statement runs over many rows in one go (a fifth less time than between polls) ----
 */

enum { SAVES_KEPT_MAX = TW_STORE_BATCH_WRITES };

struct tw_source_save {
  struct tw_slice name;
  struct tw_source_state state;
};

static int write_state(struct tw_store *store, const struct tw_source_save *save, struct tw_error *error) {
  const struct tw_source_state *state = &save->state;
  const struct tw_db_value values[] = {tw_db_blob(save->name),
                                       tw_db_blob(state->url),
                                       tw_db_blob(state->moved_url),
                                       tw_db_blob(state->etag),
                                       tw_db_blob(state->last_modified),
                                       tw_db_digest(&state->content),
                                       tw_db_int(state->next_due_us),
                                       tw_db_int(state->last_success_us),
                                       tw_db_int(state->last_new_us),
                                       tw_db_int(state->failures),
                                       tw_db_int(state->was_polled),
                                       tw_db_blob(state->reason),
                                       tw_db_blob(state->validators_url),
                                       tw_db_digest(&state->variant),
                                       tw_db_int(state->floor_us),
                                       tw_db_int(state->is_retired),
                                       tw_db_blob(state->answer),
                                       tw_db_int(state->http_status),
                                       tw_db_int(state->feed_floor_us),
                                       tw_db_int(state->skip_hours),
                                       tw_db_int(state->skip_days),
                                       tw_db_int(state->gap_us),
                                       tw_db_blob(state->hub),
                                       tw_db_blob(state->self)};
  int changes;
  int status = tw_db_write(store, TW_SQL_SOURCE_UPDATE, values, sizeof values / sizeof values[0], &changes, error);
  if (status || changes) return status;
  return tw_db_write(store, TW_SQL_SOURCE_INSERT, values, sizeof values / sizeof values[0], NULL, error);
}

void tw_source_saves_drop(struct tw_source_saves *saves) {
  if (saves->count) tw_arena_reset(saves->arena);
  *saves = (struct tw_source_saves){.arena = saves->arena};
}

int tw_source_saves_write(struct tw_store *store, struct tw_error *error) {
  struct tw_source_saves *saves = &store->saves;
  int status = 0;
  store->pending -= saves->count; /* they count again as they are written */
  for (size_t i = 0; status == 0 && i < saves->count; i++) status = write_state(store, &saves->items[i], error);
  tw_source_saves_drop(saves);
  return status;
}

/* False when memory is out. */
static bool copy_texts(struct tw_arena *arena, struct tw_source_save *save) {
  struct tw_source_state *state = &save->state;
  struct tw_slice *texts[] = {&save->name,  &state->url,           &state->moved_url, &state->validators_url,
                              &state->etag, &state->last_modified, &state->answer,    &state->reason,
                              &state->hub,  &state->self};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = tw_arena_dup(arena, *texts[i]);
  return !tw_arena_failed(arena);
}

static bool keep(struct tw_source_saves *saves, const struct tw_source_save *save) {
  if (saves->count == SAVES_KEPT_MAX) return false;
  struct tw_source_save *kept = TW_ARENA_PUSH(saves->arena, saves);
  if (!kept) return false;
  *kept = *save;
  if (copy_texts(saves->arena, kept)) return true;
  saves->count--;
  return false;
}

int tw_store_source_save(struct tw_store *store, struct tw_slice name, const struct tw_source_state *state,
                         struct tw_error *error) {
  struct tw_source_save save = {.name = name, .state = *state};
  if (sqlite3_db_readonly(store->db, "main")) return tw_error_set(error, TW_EIO, TW_STOP, "store: it was opened for reading");
  int status = tw_db_begin(store, error);
  if (status) return status;
  if (keep(&store->saves, &save)) {
    store->pending++;
    return 0;
  }
  status = tw_source_saves_write(store, error);
  return status ? status : write_state(store, &save, error);
}
