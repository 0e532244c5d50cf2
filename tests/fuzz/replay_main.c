/* Runs a fuzz target over every file of a folder, without libFuzzer: what once was found stays found. With --allocations each
 * file is gone over again and again while one allocation fails, the first, the second, ...: what then comes of it has to be what
 * came of it before, or an error, and nothing may leak. */
#include "base/buf.h"
#include "tests/fuzz/allocation.h"
#include "tests/fuzz/answer.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* FNV-1a over the answers of one run; 0: no answer. */
static uint64_t answers;

void fuzz_answer(struct tw_slice answer) {
  uint64_t hash = answers ? answers : UINT64_C(0xCBF29CE484222325);
  for (size_t i = 0; i < answer.len; i++) hash = (hash ^ (unsigned char)answer.ptr[i]) * UINT64_C(0x100000001B3);
  answers = hash ? hash : 1;
}

static uint64_t run(struct tw_slice bytes) {
  answers = 0;
  LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
  return answers;
}

#ifdef TW_ALLOCATION_FAULTS
enum {
  DENSE_RUNS = 200,   /* each of the first allocations fails once */
  SPARSE_PARTS = 16,  /* behind them every n + n/16-th */
  LEAK_REPEATS = 3,   /* a library's last error or cache changes what is held once; a leak does it every time */
  MAX_FAILURES = 400, /* a bound for one file */
};

/* Libraries that lose a block of their own when they run out of memory half-way: nobody else could free it. */
static const struct {
  const char *library, *function;
} known_leaks[] = {
    {"libxml2", "htmlNewParserCtxt"}, /* 2.9.14 */
    {"libc", ""},                     /* regcomp of glibc 2.36 */
};

static bool is_known_leak(void) {
  for (size_t i = 0; i < sizeof known_leaks / sizeof *known_leaks; i++)
    if (allocation_failed_inside(known_leaks[i].library, known_leaks[i].function)) return true;
  return false;
}

/* Does a run with this failure hold on to more every time? */
static bool leaks(struct tw_slice bytes, uint64_t nth) {
  if (is_known_leak()) return false;
  for (int i = 0; i < LEAK_REPEATS; i++) {
    int64_t before = allocation_live();
    allocation_fail(nth);
    run(bytes);
    allocation_fail(0);
    if (allocation_live() <= before) return false;
  }
  return true;
}

static int fail_each(const char *path, struct tw_slice bytes) {
  allocation_fail(0);
  uint64_t right = run(bytes), total = allocation_count(), nth = 1;
  for (int runs = 0; nth <= total && runs < MAX_FAILURES; runs++) {
    int64_t before = allocation_live();
    allocation_fail(nth);
    uint64_t got = run(bytes);
    allocation_fail(0);
    if (got && got != right)
      return fprintf(stderr, "%s: allocation %lu of %lu fails, and the answer is another\n", path, nth, total), 1;
    if (allocation_live() > before && leaks(bytes, nth))
      return fprintf(stderr, "%s: allocation %lu fails, and memory leaks\n", path, nth), 1;
    nth += nth < DENSE_RUNS ? 1 : nth / SPARSE_PARTS;
  }
  return 0;
}
#else
static int fail_each(const char *path, struct tw_slice bytes) {
  (void)bytes;
  return fprintf(stderr, "%s: this build has no allocation failures\n", path), 1;
}
#endif

static int replay(const char *path, bool with_failures) {
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
  run(tw_buf_slice(&bytes));
  return with_failures ? fail_each(path, tw_buf_slice(&bytes)) : 0;
}

int main(int argc, char **argv) {
  int count = 0, failed = 0;
  bool with_failures = argc > 1 && strcmp(argv[1], "--allocations") == 0;
  for (int i = 1 + with_failures; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    if (!folder) return perror(argv[i]), 1;
    for (struct dirent *entry; (entry = readdir(folder));) {
      char path[4096];
      if (entry->d_name[0] == '.') continue;
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      failed += replay(path, with_failures);
      count++;
    }
    closedir(folder);
  }
  printf("%d inputs replayed, %d failed\n", count, failed);
  return count == 0 || failed;
}
