/* Inside store/ only: the database handle, its prepared statements, and calls that bind, step and read in one go. */
#pragma once
#include "base/buf.h"
#include "store/statement.h"
#include "store/store.h"
#include <sqlite3.h>
#include <zstd.h>

enum { TW_DB_MAX_BODY_BYTES = 512 << 20 }; /* a stored body unpacked: above every document limit the settings allow */

/* Source states to be written with the commit. */
struct tw_source_saves {
  struct tw_arena *arena;
  struct tw_source_save *items;
  size_t count, capacity;
};

struct tw_store {
  sqlite3 *db;
  sqlite3_stmt *statements[TW_STATEMENT_COUNT]; /* prepared at first use */
  ZSTD_CCtx *packer;
  ZSTD_DCtx *unpacker;
  const struct tw_log *log; /* borrowed, may be NULL */
  int lock_fd;              /* -1: in memory or read-only */
  bool in_transaction;
  struct tw_source_saves saves;
  size_t pending;         /* writes since the last commit, those to come included */
  size_t pending_bytes;   /* of the values in them, those to come not included */
  uint64_t run;           /* counts openings of this store */
  uint64_t next_seq;      /* of the outbox, uncommitted rows included */
  uint64_t committed_seq; /* last one that is durable */
};

enum tw_db_type { TW_DB_NULL, TW_DB_INT, TW_DB_BLOB };

/* One bound parameter; bytes are borrowed for the call. */
struct tw_db_value {
  enum tw_db_type type;
  int64_t number;
  struct tw_slice bytes;
};

static inline struct tw_db_value tw_db_int(int64_t number) {
  return (struct tw_db_value){.type = TW_DB_INT, .number = number};
}
/* Absent becomes NULL, present and empty an empty blob. */
static inline struct tw_db_value tw_db_blob(struct tw_slice bytes) {
  return (struct tw_db_value){.type = bytes.ptr ? TW_DB_BLOB : TW_DB_NULL, .bytes = bytes};
}
static inline struct tw_db_value tw_db_digest(const struct tw_digest *digest) {
  return tw_db_blob(tw_slice_of(digest->bytes, sizeof digest->bytes));
}

#define TW_DB_VALUES(...)                                                                                                        \
  (const struct tw_db_value[]) {                                                                                                 \
    __VA_ARGS__                                                                                                                  \
  }
#define TW_DB_COUNT(...) (sizeof(TW_DB_VALUES(__VA_ARGS__)) / sizeof(struct tw_db_value))

/* Run a writing statement inside the open transaction (begun here when there is none). On failure the whole transaction
 * is rolled back. *ret_changes (may be NULL): rows changed. */
int tw_db_write(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count, int *ret_changes,
                struct tw_error *error);
#define TW_DB_WRITE(store, id, ret_changes, error, ...)                                                                          \
  tw_db_write((store), (id), TW_DB_VALUES(__VA_ARGS__), TW_DB_COUNT(__VA_ARGS__), (ret_changes), (error))

/* Start a reading statement. NULL with *error on failure; end it with tw_db_end. */
sqlite3_stmt *tw_db_query(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count,
                          struct tw_error *error);
#define TW_DB_QUERY(store, id, error, ...)                                                                                       \
  tw_db_query((store), (id), TW_DB_VALUES(__VA_ARGS__), TW_DB_COUNT(__VA_ARGS__), (error))
/* 1 a row, 0 no more, <0 failed. */
int tw_db_step(struct tw_store *store, sqlite3_stmt *statement, struct tw_error *error);
/* NULL is a no-op. Borrowed columns end here. */
void tw_db_end(sqlite3_stmt *statement);

/* One number; `fallback` when there is no row or it is NULL. */
int tw_db_number(struct tw_store *store, enum tw_statement id, const struct tw_db_value *values, size_t count, int64_t fallback,
                 int64_t *ret_number, struct tw_error *error);

/* A column copied into `arena`; absent for NULL. Out of memory gives the absent slice and sets *failed. */
struct tw_slice tw_db_column(sqlite3_stmt *statement, int column, struct tw_arena *arena, bool *failed);
/* Valid until the next step. */
struct tw_slice tw_db_column_borrow(sqlite3_stmt *statement, int column);
/* Zeros when the column does not hold a digest. */
struct tw_digest tw_db_column_digest(sqlite3_stmt *statement, int column);
/* False for NULL or a damaged text. */
bool tw_db_column_decimal(sqlite3_stmt *statement, int column, struct tw_decimal *ret_value);

/* Roll back what is open; the outbox counters return to what is durable. Fills *error with SQLite's words, verdict
 * TW_STOP, and returns TW_EIO. */
int tw_db_fail(struct tw_store *store, const char *what, struct tw_error *error);
/* BEGIN, unless a transaction is open. */
int tw_db_begin(struct tw_store *store, struct tw_error *error);

/* Write the source states that are kept. As tw_db_write. */
int tw_source_saves_write(struct tw_store *store, struct tw_error *error);
/* Forget them: their transaction was rolled back. */
void tw_source_saves_drop(struct tw_source_saves *saves);

/* zstd (RFC 8878). An absent body stays absent. `out` is the caller's. */
int tw_db_pack(struct tw_store *store, struct tw_slice plain, struct tw_buf *out, struct tw_slice *ret_packed,
               struct tw_error *error);
/* Copied into `arena`. TW_EINVAL for what is not zstd or more than TW_DB_MAX_BODY_BYTES unpacked. */
int tw_db_unpack(struct tw_store *store, struct tw_slice packed, struct tw_arena *arena, struct tw_slice *ret_plain,
                 struct tw_error *error);
