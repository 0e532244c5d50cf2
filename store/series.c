#include "store/db.h"

enum column {
  SERIES,
  MEASURE,
  UNIT,
  SOURCE,
  TITLE,
  URL,
  JSON,
  VALUE,
  VALUE_MAX,
  QUALIFIER,
  PERIOD_START,
  PERIOD_END,
  REPORTED,
  ID,
  DOCUMENT,
  DUPLICATE_OF
};

static struct tw_db_value decimal(bool present, struct tw_decimal value, char text[static TW_DECIMAL_TEXT_BYTES]) {
  return present ? tw_db_blob(tw_slice_of(text, tw_decimal_format(value, text))) : tw_db_blob(TW_SLICE_NONE);
}

static struct tw_db_value day(tw_day value) {
  return value == TW_DAY_NONE ? tw_db_blob(TW_SLICE_NONE) : tw_db_int(value);
}

static tw_day column_day(sqlite3_stmt *row, int column) {
  return sqlite3_column_type(row, column) == SQLITE_NULL ? TW_DAY_NONE : (tw_day)sqlite3_column_int(row, column);
}

int tw_store_record_save(struct tw_store *store, const struct tw_record_row *row, bool *ret_new, struct tw_error *error) {
  char value[TW_DECIMAL_TEXT_BYTES], value_max[TW_DECIMAL_TEXT_BYTES];
  int changes = 0;
  *ret_new = false;
  int status = TW_DB_WRITE(store, TW_SQL_RECORD_SAVE, &changes, error, tw_db_digest(&row->id), tw_db_digest(&row->article),
                           tw_db_int(row->topic), tw_db_blob(row->series), tw_db_blob(row->measure), tw_db_blob(row->unit),
                           decimal(row->has_value, row->value, value), decimal(row->has_max, row->value_max, value_max),
                           tw_db_int(row->qualifier), day(row->period.start), day(row->period.end),
                           tw_db_int(row->reported_at_us), tw_db_blob(row->json));
  *ret_new = status == 0 && changes > 0;
  return status;
}

static bool read_row(sqlite3_stmt *row, struct tw_series_row *out) {
  int qualifier = sqlite3_column_int(row, QUALIFIER);
  *out = (struct tw_series_row){
      .series = tw_db_column_borrow(row, SERIES),
      .measure = tw_db_column_borrow(row, MEASURE),
      .unit = tw_db_column_borrow(row, UNIT),
      .source = tw_db_column_borrow(row, SOURCE),
      .title = tw_db_column_borrow(row, TITLE),
      .url = tw_db_column_borrow(row, URL),
      .quote_json = tw_db_column_borrow(row, JSON),
      .qualifier = qualifier >= 0 && qualifier < TW_QUALIFIER_COUNT ? (enum tw_qualifier)qualifier : TW_EXACT,
      .period = {column_day(row, PERIOD_START), column_day(row, PERIOD_END)},
      .reported_at_us = sqlite3_column_int64(row, REPORTED),
      .id = tw_db_column_digest(row, ID),
      .document = tw_db_column_digest(row, DOCUMENT),
      .duplicate_of = tw_db_column_digest(row, DUPLICATE_OF),
  };
  out->has_max = tw_db_column_decimal(row, VALUE_MAX, &out->value_max);
  return tw_db_column_decimal(row, VALUE, &out->value);
}

int tw_store_series(struct tw_store *store, struct tw_slice measure, tw_store_series_fn *fn, void *user, struct tw_error *error) {
  struct tw_db_value wanted = tw_db_blob(measure);
  enum tw_statement id = measure.ptr ? TW_SQL_SERIES_MEASURE : TW_SQL_SERIES_ALL;
  sqlite3_stmt *rows = tw_db_query(store, id, &wanted, measure.ptr ? 1 : 0, error);
  if (!rows) return TW_EIO;
  int status;
  while ((status = tw_db_step(store, rows, error)) == 1) {
    struct tw_series_row row;
    if (!read_row(rows, &row)) continue;
    status = fn(user, &row);
    if (status) break;
  }
  tw_db_end(rows);
  return status;
}
