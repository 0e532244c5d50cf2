/* The index in which copies of a story are looked for: a few keys of each independent story, so that a look-up reads some rows
 * and not all stories. Copies are not in it: they name the story that is. */
#include "store/db.h"
#include <stdlib.h>

enum {
  KEPT_DAYS = 30,        /* news is syndicated within days */
  KEPT_STORIES = 200000, /* with 32 rows of some 20 bytes each: a quarter of a gigabyte at most */
  TRIM_AT_ONCE = 4,      /* more than are added, so that the bounds hold; few, so that no commit waits */
  BUCKET_MAX = 16,       /* stories under one key that are looked at, the latest: a form letter fills its keys */
  FOUND_MAX = TW_STORE_STORY_BANDS * BUCKET_MAX,
};
#define DAY_US (INT64_C(86400) * 1000 * 1000)

struct found {
  int64_t number;
  size_t keys; /* in common */
};

static int compare_numbers(const void *a, const void *b) {
  const struct found *x = a, *y = b;
  return (x->number > y->number) - (x->number < y->number);
}

static int compare_keys(const void *a, const void *b) {
  const struct found *x = a, *y = b;
  if (x->keys != y->keys) return x->keys < y->keys ? 1 : -1;
  return compare_numbers(a, b);
}

/* The stories under any of the keys, those with the most in common first, the older of equals. */
static int collect(struct tw_store *store, const int64_t *bands, struct found found[static FOUND_MAX], size_t *ret_count,
                   struct tw_error *error) {
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < TW_STORE_STORY_BANDS; i++) {
    sqlite3_stmt *rows = TW_DB_QUERY(store, TW_SQL_STORY_BAND, error, tw_db_int(bands[i]), tw_db_int(BUCKET_MAX));
    if (!rows) return TW_EIO;
    int status;
    while ((status = tw_db_step(store, rows, error)) == 1 && count < FOUND_MAX)
      found[count++] = (struct found){sqlite3_column_int64(rows, 0), 1};
    tw_db_end(rows);
    if (status < 0) return status;
  }
  qsort(found, count, sizeof *found, compare_numbers);
  for (size_t i = 0; i < count; i++) {
    if (kept && found[kept - 1].number == found[i].number)
      found[kept - 1].keys++;
    else
      found[kept++] = found[i];
  }
  qsort(found, kept, sizeof *found, compare_keys);
  *ret_count = kept;
  return 0;
}

static int load(struct tw_store *store, struct tw_arena *arena, int64_t number, struct tw_store_story *out, bool *ret_found,
                struct tw_error *error) {
  sqlite3_stmt *row = TW_DB_QUERY(store, TW_SQL_STORY_LOAD, error, tw_db_int(number));
  if (!row) return TW_EIO;
  int status = tw_db_step(store, row, error);
  *ret_found = status == 1;
  if (status == 1) {
    out->document = tw_db_column_digest(row, 0);
    status = tw_db_unpack(store, tw_db_column_borrow(row, 1), arena, &out->text, error);
  }
  tw_db_end(row);
  return status;
}

int tw_store_stories_like(struct tw_store *store, struct tw_arena *arena, const int64_t bands[TW_STORE_STORY_BANDS],
                          struct tw_store_story ret_stories[TW_STORE_STORIES_LIKE], size_t *ret_count, struct tw_error *error) {
  struct found *found = tw_arena_calloc(arena, FOUND_MAX, sizeof *found);
  size_t count = 0;
  *ret_count = 0;
  if (!found) return tw_error_set(error, TW_ENOMEM, TW_STOP, "store: out of memory");
  int status = collect(store, bands, found, &count, error);
  for (size_t i = 0; status == 0 && i < count && *ret_count < TW_STORE_STORIES_LIKE; i++) {
    bool is_there = false;
    status = load(store, arena, found[i].number, &ret_stories[*ret_count], &is_there, error);
    *ret_count += is_there;
  }
  return status;
}

static int number_of(struct tw_store *store, const struct tw_digest *document, int64_t *ret_number, struct tw_error *error) {
  struct tw_db_value id = tw_db_digest(document);
  return tw_db_number(store, TW_SQL_STORY_NUMBER, &id, 1, 0, ret_number, error);
}

int tw_store_story_is_known(struct tw_store *store, const struct tw_digest *document, bool *ret_known, struct tw_error *error) {
  int64_t number = 0;
  int status = number_of(store, document, &number, error);
  *ret_known = number != 0;
  return status;
}

static struct tw_slice as_bytes(const int64_t *bands) {
  return tw_slice_of(bands, TW_STORE_STORY_BANDS * sizeof *bands);
}

static int forget(struct tw_store *store, int64_t number, struct tw_slice stored_bands, struct tw_error *error) {
  int64_t bands[TW_STORE_STORY_BANDS] = {0};
  int status = 0;
  if (stored_bands.len == sizeof bands) memcpy(bands, stored_bands.ptr, sizeof bands);
  for (size_t i = 0; status == 0 && i < TW_STORE_STORY_BANDS; i++)
    status = TW_DB_WRITE(store, TW_SQL_STORY_BAND_FORGET, NULL, error, tw_db_int(bands[i]), tw_db_int(number));
  return status ? status : TW_DB_WRITE(store, TW_SQL_STORY_FORGET, NULL, error, tw_db_int(number));
}

/* The oldest, or the one that `wanted` names; 1 when there is one. */
static int take(struct tw_store *store, enum tw_statement id, struct tw_db_value wanted, int64_t *ret_number,
                int64_t *ret_seen_us, int64_t ret_bands[static TW_STORE_STORY_BANDS], struct tw_error *error) {
  sqlite3_stmt *row = tw_db_query(store, id, &wanted, wanted.type == TW_DB_NULL ? 0 : 1, error);
  if (!row) return TW_EIO;
  int status = tw_db_step(store, row, error);
  if (status == 1) {
    struct tw_slice bytes = tw_db_column_borrow(row, 2);
    *ret_number = sqlite3_column_int64(row, 0);
    *ret_seen_us = sqlite3_column_int64(row, 1);
    memset(ret_bands, 0, TW_STORE_STORY_BANDS * sizeof *ret_bands);
    if (bytes.len == TW_STORE_STORY_BANDS * sizeof *ret_bands) memcpy(ret_bands, bytes.ptr, bytes.len);
  }
  tw_db_end(row);
  return status;
}

static int trim(struct tw_store *store, int64_t newest, int64_t now_us, struct tw_error *error) {
  for (int i = 0; i < TRIM_AT_ONCE; i++) {
    int64_t number, seen_us, bands[TW_STORE_STORY_BANDS];
    int status = take(store, TW_SQL_STORY_OLDEST, tw_db_blob(TW_SLICE_NONE), &number, &seen_us, bands, error);
    if (status <= 0) return status;
    if (number > newest - KEPT_STORIES && seen_us > now_us - KEPT_DAYS * DAY_US) return 0;
    status = forget(store, number, as_bytes(bands), error);
    if (status) return status;
  }
  return 0;
}

int tw_store_story_forget(struct tw_store *store, const struct tw_digest *document, struct tw_error *error) {
  int64_t number, seen_us, bands[TW_STORE_STORY_BANDS];
  int status = take(store, TW_SQL_STORY_OF, tw_db_digest(document), &number, &seen_us, bands, error);
  return status == 1 ? forget(store, number, as_bytes(bands), error) : status;
}

int tw_store_story_save(struct tw_store *store, const struct tw_digest *document, const int64_t bands[TW_STORE_STORY_BANDS],
                        int64_t now_us, struct tw_error *error) {
  int status = tw_store_story_forget(store, document, error);
  if (status == 0)
    status =
        TW_DB_WRITE(store, TW_SQL_STORY_ADD, NULL, error, tw_db_digest(document), tw_db_int(now_us), tw_db_blob(as_bytes(bands)));
  if (status) return status;
  int64_t number = sqlite3_last_insert_rowid(store->db);
  for (size_t i = 0; status == 0 && i < TW_STORE_STORY_BANDS; i++)
    status = TW_DB_WRITE(store, TW_SQL_STORY_BAND_ADD, NULL, error, tw_db_int(bands[i]), tw_db_int(number));
  return status ? status : trim(store, number, now_us, error);
}
