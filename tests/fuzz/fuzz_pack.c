/* links: tw_config */
/* Any bytes as a rule pack: every section, and the report of what is wrong. The reader takes paths, so the bytes go through a
 * file in memory. */
#include "config/pack.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ARENA_MAX_BYTES = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a taken pack promises to those who use it. */
static void check(const struct tw_pack *pack) {
  if (!pack->name.ptr || !pack->version.len) abort();
  for (size_t i = 0; i < pack->nouns.count; i++)
    if (pack->nouns.items[i].unit >= (int)pack->units.count) abort();
  for (size_t i = 0; i < pack->triggers.count; i++) {
    const struct tw_pack_trigger *t = &pack->triggers.items[i];
    if (t->measure >= (int)pack->measures.count || t->unit >= (int)pack->units.count) abort();
    for (size_t k = 0; k < t->with.count; k++)
      if (t->with.items[k] < 0 || t->with.items[k] >= (int)pack->nouns.count) abort();
  }
  for (size_t i = 0; i < pack->cases.count; i++)
    if (!pack->cases.items[i].looks_at_metrics && !pack->cases.items[i].looks_at_events) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_MAX_BYTES);
  TW_BUF_AUTO report;
  struct tw_diag diag;
  char path[64];
  int fd = memfd_create("pack", MFD_CLOEXEC);
  if (fd < 0) abort();
  if (!arena) return close(fd);
  if (write(fd, data, size) != (ssize_t)size) abort();
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  tw_buf_init(&report, 0);
  tw_diag_init(&diag, arena);
  const struct tw_pack *pack = tw_pack_load(arena, "/nonexistent", tw_slice_from(path), TW_PACK_AND_CASES, &diag);
  if (pack) check(pack);
  if (!pack && tw_diag_errors(&diag) == 0 && !tw_arena_failed(arena)) abort(); /* refused without a word */
  tw_diag_print(&diag, &report);
  close(fd);
  return 0;
}
