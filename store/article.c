#include "store/db.h"

enum column { URL, CANONICAL_URL, SOURCE, TITLE, LANG, PUBLISHED, ID, CONTENT, REVISION, FETCHED, BYTES, BODY_TYPE, TEXT, BODY };

static int read_article(sqlite3_stmt *row, struct tw_arena *arena, struct tw_article_row *out, struct tw_error *error) {
  bool failed = false;
  *out = (struct tw_article_row){
      .key = out->key,
      .url = tw_db_column(row, URL, arena, &failed),
      .canonical_url = tw_db_column(row, CANONICAL_URL, arena, &failed),
      .source = tw_db_column(row, SOURCE, arena, &failed),
      .title = tw_db_column(row, TITLE, arena, &failed),
      .lang = tw_db_column(row, LANG, arena, &failed),
      .published = tw_db_column(row, PUBLISHED, arena, &failed),
      .id = tw_db_column_digest(row, ID),
      .content = tw_db_column_digest(row, CONTENT),
      .revision = sqlite3_column_int(row, REVISION),
      .fetched_at_us = sqlite3_column_int64(row, FETCHED),
      .bytes = (uint64_t)sqlite3_column_int64(row, BYTES),
      .body_type = tw_db_column(row, BODY_TYPE, arena, &failed),
  };
  return failed ? tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "store: no memory for an article") : 0;
}

int tw_store_article_find(struct tw_store *store, struct tw_arena *arena, struct tw_slice key, bool want_bodies,
                          struct tw_article_row *ret_row, struct tw_error *error) {
  *ret_row = (struct tw_article_row){.key = key};
  sqlite3_stmt *row = TW_DB_QUERY(store, TW_SQL_ARTICLE_FIND, error, tw_db_blob(key));
  if (!row) return TW_EIO;
  int status = tw_db_step(store, row, error);
  if (status == 1) {
    status = read_article(row, arena, ret_row, error);
    if (status == 0 && want_bodies) status = tw_db_unpack(store, tw_db_column_borrow(row, TEXT), arena, &ret_row->text, error);
    if (status == 0 && want_bodies) status = tw_db_unpack(store, tw_db_column_borrow(row, BODY), arena, &ret_row->body, error);
  } else if (status == 0) {
    status = tw_error_set(error, TW_ENOTFOUND, TW_SKIP_ITEM, "store: no such article");
  }
  tw_db_end(row);
  return status;
}

int tw_store_article_save(struct tw_store *store, const struct tw_article_row *row, struct tw_error *error) {
  TW_BUF_AUTO text_bytes;
  TW_BUF_AUTO body_bytes;
  tw_buf_init(&text_bytes, 0);
  tw_buf_init(&body_bytes, 0);
  struct tw_slice text, body;
  int status = tw_db_pack(store, row->text, &text_bytes, &text, error);
  if (status == 0) status = tw_db_pack(store, row->body, &body_bytes, &body, error);
  if (status) return status;
  return TW_DB_WRITE(store, TW_SQL_ARTICLE_SAVE, NULL, error, tw_db_blob(row->key), tw_db_int(row->revision),
                     tw_db_digest(&row->id), tw_db_digest(&row->content), tw_db_blob(row->url), tw_db_blob(row->canonical_url),
                     tw_db_blob(row->source), tw_db_blob(row->title), tw_db_blob(row->lang), tw_db_blob(row->published),
                     tw_db_int(row->fetched_at_us), tw_db_int((int64_t)row->bytes), tw_db_blob(row->body_type), tw_db_blob(text),
                     tw_db_blob(body),
                     tw_digest_is_zero(&row->duplicate_of) ? tw_db_blob(TW_SLICE_NONE) : tw_db_digest(&row->duplicate_of),
                     tw_db_int(row->similarity));
}
