#include "store/db.h"

enum { ZSTD_LEVEL = 3 }; /* 300 MB/s and more; pages shrink to a fifth */

int tw_db_fail(struct tw_store *store, const char *what, struct tw_error *error) {
  tw_error_set(error, TW_EIO, TW_STOP, "store: %s: %s (%d)", what, sqlite3_errmsg(store->db),
               sqlite3_extended_errcode(store->db));
  if (!sqlite3_get_autocommit(store->db)) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  tw_source_saves_drop(&store->saves);
  store->in_transaction = false;
  store->pending = store->pending_bytes = 0;
  store->next_seq = store->committed_seq + 1;
  return TW_EIO;
}

int tw_db_begin(struct tw_store *store, struct tw_error *error) {
  if (store->in_transaction) return 0;
  if (sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) return tw_db_fail(store, "begin", error);
  store->in_transaction = true;
  return 0;
}

static int bind(sqlite3_stmt *statement, int index, const struct tw_db_value *value) {
  if (value->type == TW_DB_INT) return sqlite3_bind_int64(statement, index, value->number);
  if (value->type == TW_DB_NULL) return sqlite3_bind_null(statement, index);
  return sqlite3_bind_blob64(statement, index, value->bytes.ptr, value->bytes.len, SQLITE_STATIC);
}

sqlite3_stmt *tw_db_query(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count,
                          struct tw_error *error) {
  sqlite3_stmt **statement = &store->statements[id];
  int rc = SQLITE_OK;
  if (!*statement) rc = sqlite3_prepare_v3(store->db, tw_statement_sql(id), -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  for (size_t i = 0; rc == SQLITE_OK && i < count; i++) rc = bind(*statement, (int)i + 1, &values[i]);
  if (rc == SQLITE_OK) return *statement;
  tw_db_fail(store, "preparing a statement", error);
  return NULL;
}

int tw_db_step(struct tw_store *store, sqlite3_stmt *statement, struct tw_error *error) {
  int rc = sqlite3_step(statement);
  if (rc == SQLITE_ROW) return 1;
  if (rc == SQLITE_DONE) return 0;
  return tw_db_fail(store, "running a statement", error);
}

void tw_db_end(sqlite3_stmt *statement) {
  if (!statement) return;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

int tw_db_write(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count, int *ret_changes,
                struct tw_error *error) {
  int status = tw_db_begin(store, error);
  if (status) return status;
  sqlite3_stmt *statement = tw_db_query(store, id, values, count, error);
  if (!statement) return TW_EIO;
  status = tw_db_step(store, statement, error);
  tw_db_end(statement);
  if (status < 0) return status;
  if (ret_changes) *ret_changes = sqlite3_changes(store->db);
  store->pending++;
  for (size_t i = 0; i < count; i++) store->pending_bytes += values[i].bytes.len;
  return 0;
}

int tw_db_number(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count, int64_t fallback,
                 int64_t *ret_number, struct tw_error *error) {
  *ret_number = fallback;
  sqlite3_stmt *statement = tw_db_query(store, id, values, count, error);
  if (!statement) return TW_EIO;
  int status = tw_db_step(store, statement, error);
  if (status == 1 && sqlite3_column_type(statement, 0) == SQLITE_INTEGER) *ret_number = sqlite3_column_int64(statement, 0);
  tw_db_end(statement);
  return status < 0 ? status : 0;
}

struct tw_slice tw_db_column_borrow(sqlite3_stmt *statement, int column) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return TW_SLICE_NONE;
  const void *bytes = sqlite3_column_blob(statement, column); /* NULL for an empty blob */
  return tw_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(statement, column));
}

struct tw_slice tw_db_column(sqlite3_stmt *statement, int column, struct tw_arena *arena, bool *failed) {
  struct tw_slice borrowed = tw_db_column_borrow(statement, column);
  if (!borrowed.ptr) return TW_SLICE_NONE;
  struct tw_slice copy = tw_arena_dup(arena, borrowed);
  if (!copy.ptr) *failed = true;
  return copy;
}

struct tw_digest tw_db_column_digest(sqlite3_stmt *statement, int column) {
  struct tw_digest digest = {0};
  struct tw_slice bytes = tw_db_column_borrow(statement, column);
  if (bytes.len == sizeof digest.bytes) memcpy(digest.bytes, bytes.ptr, bytes.len);
  return digest;
}

bool tw_db_column_decimal(sqlite3_stmt *statement, int column, struct tw_decimal *ret_value) {
  struct tw_slice text = tw_db_column_borrow(statement, column);
  return text.ptr && tw_decimal_parse(text, ret_value);
}

int tw_db_pack(struct tw_store *store, struct tw_slice plain, struct tw_buf *out, struct tw_slice *ret_packed,
               struct tw_error *error) {
  *ret_packed = TW_SLICE_NONE;
  if (!plain.ptr) return 0;
  size_t bound = ZSTD_compressBound(plain.len);
  char *room = ZSTD_isError(bound) ? NULL : tw_buf_reserve(out, bound);
  if (!room) return tw_error_set(error, TW_ENOMEM, TW_STOP, "store: no memory to pack %zu bytes", plain.len);
  size_t len = ZSTD_compressCCtx(store->packer, room, bound, plain.ptr, plain.len, ZSTD_LEVEL);
  if (ZSTD_isError(len)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "store: zstd: %s", ZSTD_getErrorName(len));
  *ret_packed = tw_slice_of(room, len);
  return 0;
}

int tw_db_unpack(struct tw_store *store, struct tw_slice packed, struct tw_arena *arena, struct tw_slice *ret_plain,
                 struct tw_error *error) {
  *ret_plain = TW_SLICE_NONE;
  if (!packed.ptr) return 0;
  unsigned long long size = ZSTD_getFrameContentSize(packed.ptr, packed.len);
  /* Both "unknown" and "error" are far above the limit. */
  if (size > TW_DB_MAX_BODY_BYTES) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "store: a stored body is damaged");
  char *room = tw_arena_alloc(arena, (size_t)size + 1);
  if (!room) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory to unpack a body");
  size_t len = ZSTD_decompressDCtx(store->unpacker, room, (size_t)size, packed.ptr, packed.len);
  if (ZSTD_isError(len)) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "store: a stored body: %s", ZSTD_getErrorName(len));
  room[len] = '\0';
  *ret_plain = tw_slice_of(room, len);
  return 0;
}
