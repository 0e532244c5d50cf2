#include "store/db.h"

enum column { SEQ, TOPIC, KEY, VALUE, HEADERS };

/* Kafka's offsets are signed 64-bit numbers; a mark past the half is damage, and we could not count on above it. */
#define MAX_MARK (UINT64_C(1) << 62)

int tw_store_outbox_append(struct tw_store *store, const struct tw_outbox_row *row, struct tw_error *error) {
  int status =
      TW_DB_WRITE(store, TW_SQL_OUTBOX_APPEND, NULL, error, tw_db_int((int64_t)store->next_seq), tw_db_int((int64_t)store->run),
                  tw_db_int(row->topic), tw_db_blob(row->key), tw_db_blob(row->value), tw_db_blob(row->headers));
  if (status == 0) store->next_seq++;
  return status;
}

uint64_t tw_store_outbox_last(struct tw_store *store) {
  return store->committed_seq;
}

static int read_row(sqlite3_stmt *row, struct tw_arena *arena, struct tw_outbox_row *out, struct tw_error *error) {
  bool failed = false;
  int topic = sqlite3_column_int(row, TOPIC);
  if (topic < 0 || topic >= TW_TOPIC_COUNT)
    return tw_error_set(error, TW_EINVAL, TW_STOP, "store: outbox row %lld is damaged",
                        (long long)sqlite3_column_int64(row, SEQ));
  *out = (struct tw_outbox_row){
      .seq = (uint64_t)sqlite3_column_int64(row, SEQ),
      .topic = (enum tw_topic)topic,
      .key = tw_db_column(row, KEY, arena, &failed),
      .value = tw_db_column(row, VALUE, arena, &failed),
      .headers = tw_db_column(row, HEADERS, arena, &failed),
  };
  return failed ? tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for the outbox") : 0;
}

static size_t row_bytes(const struct tw_outbox_row *row) {
  return row->key.len + row->value.len + row->headers.len;
}

int tw_store_outbox_read(struct tw_store *store, struct tw_arena *arena, uint64_t after, size_t limit, size_t max_bytes,
                         struct tw_outbox_list *ret_list, struct tw_error *error) {
  *ret_list = (struct tw_outbox_list){0};
  sqlite3_stmt *rows = TW_DB_QUERY(store, TW_SQL_OUTBOX_READ, error, tw_db_int((int64_t)after),
                                   tw_db_int((int64_t)store->committed_seq), tw_db_int((int64_t)limit));
  if (!rows) return TW_EIO;
  int status = 0;
  size_t bytes = 0;
  while (bytes < max_bytes && (status = tw_db_step(store, rows, error)) == 1) {
    struct tw_outbox_row *row = TW_ARENA_PUSH(arena, ret_list);
    status = row ? read_row(rows, arena, row, error)
                 : tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for the outbox");
    if (status) break;
    bytes += row_bytes(row);
  }
  tw_db_end(rows);
  return status;
}

int tw_store_mark_load(struct tw_store *store, const char *sink, struct tw_sink_mark *ret_mark, struct tw_error *error) {
  *ret_mark = (struct tw_sink_mark){0};
  sqlite3_stmt *row = TW_DB_QUERY(store, TW_SQL_MARK_LOAD, error, tw_db_blob(tw_slice_from(sink)));
  if (!row) return TW_EIO;
  int status = tw_db_step(store, row, error);
  if (status == 1) {
    ret_mark->seq = (uint64_t)sqlite3_column_int64(row, 0);
    ret_mark->length = (uint64_t)sqlite3_column_int64(row, 1);
  }
  tw_db_end(row);
  return status < 0 ? status : 0;
}

int tw_store_mark_save(struct tw_store *store, const char *sink, struct tw_sink_mark mark, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_MARK_SAVE, NULL, error, tw_db_blob(tw_slice_from(sink)), tw_db_int((int64_t)mark.seq),
                     tw_db_int((int64_t)mark.length));
}

/* Rows from `first` on move up together, so that order and distance stay; marks of other sinks that lie among them too. */
static int shift(struct tw_store *store, const char *sink, uint64_t first, uint64_t distance, struct tw_error *error) {
  struct tw_db_value values[] = {tw_db_int((int64_t)first), tw_db_int((int64_t)distance), tw_db_blob(tw_slice_from(sink))};
  int status = tw_db_write(store, TW_SQL_OUTBOX_SHIFT, values, 2, NULL, error);
  if (status == 0) status = tw_db_write(store, TW_SQL_OUTBOX_SHIFT_END, NULL, 0, NULL, error);
  if (status == 0) status = tw_db_write(store, TW_SQL_MARKS_SHIFT, values, 3, NULL, error);
  if (status == 0) store->next_seq += distance;
  return status;
}

/* The first row, at or below the mark, of a run in which this sink never said hello; 0 for none. */
static int first_untold(struct tw_store *store, const char *sink, uint64_t mark, uint64_t *ret_seq, struct tw_error *error) {
  int64_t hello_run = 0, seq = 0;
  struct tw_db_value name = tw_db_blob(tw_slice_from(sink));
  int status = tw_db_number(store, TW_SQL_HELLO_LOAD, &name, 1, 0, &hello_run, error);
  if (status) return status;
  struct tw_db_value values[] = {tw_db_int((int64_t)mark), tw_db_int(hello_run)};
  status = tw_db_number(store, TW_SQL_OUTBOX_FIRST_UNTOLD, values, 2, 0, &seq, error);
  *ret_seq = (uint64_t)seq;
  return status;
}

int tw_store_outbox_continue_above(struct tw_store *store, const char *sink, uint64_t broker_mark, bool *ret_moved,
                                   struct tw_error *error) {
  uint64_t first = 0;
  *ret_moved = false;
  if (broker_mark >= MAX_MARK)
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "the broker's mark %llu can't be ours", (unsigned long long)broker_mark);
  int status = first_untold(store, sink, broker_mark, &first, error);
  if (status) return status;
  bool moved = first > 0 || broker_mark >= store->next_seq;
  if (first > 0) status = shift(store, sink, first, broker_mark + 1 - first, error);
  if (status) return status;
  if (broker_mark >= store->next_seq) store->next_seq = broker_mark + 1;
  status = TW_DB_WRITE(store, TW_SQL_HELLO_SAVE, NULL, error, tw_db_blob(tw_slice_from(sink)), tw_db_int((int64_t)broker_mark),
                       tw_db_int((int64_t)store->run));
  if (status == 0) status = tw_store_commit(store, error);
  *ret_moved = status == 0 && moved;
  return status;
}

int tw_store_outbox_trim(struct tw_store *store, const char *const *sinks, size_t count, struct tw_error *error) {
  uint64_t passed = count ? UINT64_MAX : 0;
  for (size_t i = 0; i < count; i++) {
    struct tw_sink_mark mark;
    int status = tw_store_mark_load(store, sinks[i], &mark, error);
    if (status) return status;
    if (mark.seq < passed) passed = mark.seq;
  }
  if (passed == 0) return 0;
  return TW_DB_WRITE(store, TW_SQL_OUTBOX_TRIM, NULL, error, tw_db_int((int64_t)passed));
}
