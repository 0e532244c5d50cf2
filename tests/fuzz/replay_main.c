/* Runs a fuzz target over every file of a folder, without libFuzzer: what once was found stays found. */
#include "base/buf.h"
#include <dirent.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return perror(path), 1;
  TW_BUF_AUTO bytes;
  tw_buf_init(&bytes, 0);
  size_t got = 1;
  while (got) {
    char *room = tw_buf_reserve(&bytes, 1 << 16);
    got = room ? fread(room, 1, 1 << 16, file) : 0;
    bytes.len += got;
  }
  fclose(file);
  LLVMFuzzerTestOneInput((const uint8_t *)(bytes.data ? bytes.data : ""), bytes.len);
  return 0;
}

int main(int argc, char **argv) {
  int count = 0;
  for (int i = 1; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    if (!folder) return perror(argv[i]), 1;
    for (struct dirent *entry; (entry = readdir(folder));) {
      char path[4096];
      if (entry->d_name[0] == '.') continue;
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      if (replay(path)) return 1;
      count++;
    }
    closedir(folder);
  }
  printf("%d inputs replayed\n", count);
  return count == 0;
}
