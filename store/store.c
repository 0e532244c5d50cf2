#include "store/store.h"
#include "base/failpoint.h"
#include "store/db.h"
#include "store/lock.h"
#include "store/schema.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A reader's query may meet the moment in which the daemon checkpoints. */
enum { BUSY_TIMEOUT_MS = 2000 };
/* The write-ahead log's file is cut to this when it starts over, so that one burst does not keep its disk for ever. */
#define WAL_KEEP_BYTES "67108864"

static const char setup_sql[] = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA wal_autocheckpoint = 0;"
                                "PRAGMA journal_size_limit = " WAL_KEEP_BYTES ";"
                                "PRAGMA foreign_keys = OFF;"
                                "PRAGMA trusted_schema = OFF;"
                                "PRAGMA temp_store = MEMORY;";

static struct tw_store *allocate(struct tw_error *error) {
  struct tw_store *store = calloc(1, sizeof *store);
  if (store) {
    store->lock_fd = -1;
    store->packer = ZSTD_createCCtx();
    store->unpacker = ZSTD_createDCtx();
    store->saves.arena = tw_arena_new(0);
    if (store->packer && store->unpacker && store->saves.arena) return store;
  }
  tw_store_close(store);
  tw_error_set(error, TW_ENOMEM, TW_STOP, "store: out of memory");
  return NULL;
}

static int sync_folder(const char *path, struct tw_error *error) {
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int rc = fd < 0 ? -1 : fsync(fd);
  int status = rc < 0 ? tw_error_errno(error, TW_STOP, "syncing %s", path) : 0;
  if (fd >= 0) close(fd);
  return status;
}

static int make_folder(const char *path, mode_t mode, struct tw_error *error) {
  if (mkdir(path, mode) == 0 || errno == EEXIST) return 0;
  return tw_error_errno(error, TW_STOP, "creating the state directory %s", path);
}

/* With its parents, as mkdir -p; only the last is private. */
static int make_state_dir(const char *state_dir, struct tw_error *error) {
  char path[PATH_MAX];
  struct stat info;
  if (stat(state_dir, &info) == 0 && S_ISDIR(info.st_mode)) return 0;
  if (snprintf(path, sizeof path, "%s", state_dir) >= (int)sizeof path)
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "state directory: path too long");
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    int status = make_folder(path, 0755, error);
    *slash = '/';
    if (status) return status;
  }
  int status = make_folder(path, 0700, error);
  if (status) return status;
  return sync_folder(path, error);
}

static int open_database(struct tw_store *store, const char *path, int flags, struct tw_error *error) {
  int rc = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc == SQLITE_OK) {
    sqlite3_busy_timeout(store->db, BUSY_TIMEOUT_MS);
    return 0;
  }
  return tw_error_set(error, TW_EIO, TW_STOP, "store: opening %s: %s", path,
                      store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc));
}

static int meta_load(struct tw_store *store, const char *name, int64_t fallback, uint64_t *ret_value, struct tw_error *error) {
  int64_t number = 0;
  struct tw_db_value key = tw_db_blob(tw_slice_from(name));
  int status = tw_db_number(store, TW_SQL_META_LOAD, &key, 1, fallback, &number, error);
  *ret_value = (uint64_t)number;
  return status;
}

static int meta_save(struct tw_store *store, const char *name, uint64_t value, struct tw_error *error) {
  return TW_DB_WRITE(store, TW_SQL_META_SAVE, NULL, error, tw_db_blob(tw_slice_from(name)), tw_db_int((int64_t)value));
}

static int start_run(struct tw_store *store, struct tw_error *error) {
  int status = meta_load(store, "run", 0, &store->run, error);
  if (status == 0) status = meta_load(store, "next_seq", 1, &store->next_seq, error);
  if (status) return status;
  store->committed_seq = store->next_seq - 1;
  store->run++;
  status = meta_save(store, "run", store->run, error);
  return status ? status : tw_store_commit(store, error);
}

static int open_for_writing(struct tw_store *store, const char *state_dir, struct tw_error *error) {
  char path[PATH_MAX] = ":memory:";
  if (state_dir) {
    int status = make_state_dir(state_dir, error);
    if (status) return status;
    store->lock_fd = tw_lock_take(state_dir, error);
    if (store->lock_fd < 0) return store->lock_fd;
    if (snprintf(path, sizeof path, "%s/tallywire.db", state_dir) >= (int)sizeof path)
      return tw_error_set(error, TW_ELIMIT, TW_STOP, "state directory: path too long");
  }
  int status = open_database(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (status) return status;
  if (sqlite3_exec(store->db, setup_sql, NULL, NULL, NULL) != SQLITE_OK) return tw_db_fail(store, "setting up", error);
  status = tw_schema_migrate(store->db, error);
  return status ? status : start_run(store, error);
}

struct tw_store *tw_store_open(const char *state_dir, const struct tw_log *log, struct tw_error *error) {
  struct tw_store *store = allocate(error);
  if (!store) return NULL;
  store->log = log;
  if (open_for_writing(store, state_dir, error) == 0) return store;
  tw_store_close(store);
  return NULL;
}

struct tw_store *tw_store_open_readonly(const char *state_dir, struct tw_error *error) {
  char path[PATH_MAX];
  if (snprintf(path, sizeof path, "%s/tallywire.db", state_dir) >= (int)sizeof path) {
    tw_error_set(error, TW_ELIMIT, TW_STOP, "state directory: path too long");
    return NULL;
  }
  struct tw_store *store = allocate(error);
  if (!store) return NULL;
  int status = open_database(store, path, SQLITE_OPEN_READONLY, error);
  if (status == 0) status = tw_schema_check(store->db, error);
  if (status == 0) status = meta_load(store, "next_seq", 1, &store->next_seq, error);
  if (status == 0) {
    store->committed_seq = store->next_seq - 1;
    return store;
  }
  tw_store_close(store);
  return NULL;
}

void tw_store_close(struct tw_store *store) {
  if (!store) return;
  for (size_t i = 0; i < TW_STATEMENT_COUNT; i++) sqlite3_finalize(store->statements[i]);
  sqlite3_close(store->db); /* rolls back */
  ZSTD_freeCCtx(store->packer);
  ZSTD_freeDCtx(store->unpacker);
  tw_arena_free(store->saves.arena);
  if (store->lock_fd >= 0) close(store->lock_fd); /* after the database: the lock guards it */
  free(store);
}

int tw_store_commit(struct tw_store *store, struct tw_error *error) {
  if (!store->in_transaction) return 0;
  int written = tw_source_saves_write(store, error);
  if (written) return written;
  if (store->next_seq != store->committed_seq + 1) {
    int status = meta_save(store, "next_seq", store->next_seq, error);
    if (status) return status;
  }
  tw_failpoint("commit");
  if (sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) return tw_db_fail(store, "commit", error);
  store->in_transaction = false;
  store->pending = store->pending_bytes = 0;
  store->committed_seq = store->next_seq - 1;
  tw_failpoint("commit");
  return 0;
}

size_t tw_store_pending(const struct tw_store *store) {
  return store->pending;
}

bool tw_store_batch_is_full(const struct tw_store *store) {
  return store->pending >= TW_STORE_BATCH_WRITES || store->pending_bytes >= TW_STORE_BATCH_BYTES;
}

int tw_store_checkpoint(struct tw_store *store, struct tw_error *error) {
  if (store->in_transaction) return 0;
  int rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  if (rc == SQLITE_OK || (rc & 0xFF) == SQLITE_BUSY || (rc & 0xFF) == SQLITE_LOCKED) return 0;
  return tw_db_fail(store, "checkpoint", error);
}
