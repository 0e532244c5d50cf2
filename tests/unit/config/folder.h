/* A folder of its own for configuration files of a test; gone at the end. */
#pragma once
#include "tests/unit/config/check.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
  char path[512];
  char joined[2][640]; /* what folder_path gave last, and the time before */
  int turn;
};

/* Valid until the next but one call. */
static inline const char *folder_path(const struct folder *folder, const char *name) {
  struct folder *f;
  memcpy(&f, &folder, sizeof f); /* the scratch is no part of what a test may not change */
  f->turn ^= 1;
  char base[sizeof f->path]; /* apart from what is written, as snprintf wants it */
  memcpy(base, f->path, sizeof base);
  snprintf(f->joined[f->turn], sizeof f->joined[0], "%s/%s", base, name);
  return f->joined[f->turn];
}

static inline const char *folder_write(const struct folder *folder, const char *name, const char *text) {
  const char *path = folder_path(folder, name);
  FILE *file = fopen(path, "we");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
  return path;
}

static inline void folder_remove_files(const char *path) {
  DIR *dir = opendir(path);
  if (!dir) return;
  for (struct dirent *e = readdir(dir); e; e = readdir(dir))
    if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) unlinkat(dirfd(dir), e->d_name, 0);
  closedir(dir);
}

/* Removes files, keeps conf.d. */
static inline void folder_empty(const struct folder *folder) {
  folder_remove_files(folder_path(folder, "conf.d"));
  folder_remove_files(folder->path);
}

static inline int folder_setup(void **state) {
  struct folder *f = calloc(1, sizeof *f);
  if (!f) return -1;
  snprintf(f->path, sizeof f->path, TW_BINARY_DIR "/config-test-XXXXXX");
  *state = f;
  return mkdtemp(f->path) && mkdir(folder_path(f, "conf.d"), 0700) == 0 ? 0 : -1;
}

static inline int folder_teardown(void **state) {
  struct folder *f = *state;
  folder_empty(f);
  rmdir(folder_path(f, "conf.d"));
  rmdir(f->path);
  free(f);
  return 0;
}
