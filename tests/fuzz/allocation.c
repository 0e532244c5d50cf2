#include "tests/fuzz/allocation.h"
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* glibc's own, under the names that it exports for this purpose. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

/* operator new(unsigned long) and operator new[](unsigned long), by their names in the Itanium C++ ABI. */
void *_Znwm(size_t size);
void *_Znam(size_t size);

static struct {
  uint64_t count, failing;
  int64_t live;
  void *caller; /* of the one that failed */
} state;

void allocation_fail(uint64_t nth) {
  state.count = 0;
  state.failing = nth;
}

uint64_t allocation_count(void) {
  return state.count;
}

int64_t allocation_live(void) {
  return state.live;
}

bool allocation_failed_inside(const char *library, const char *function) {
  Dl_info info;
  if (!state.caller || !dladdr(state.caller, &info)) return false;
  return strstr(info.dli_fname, library) && strstr(info.dli_sname ? info.dli_sname : "", function);
}

static bool fails(void *caller) {
  if (++state.count != state.failing) return false;
  state.caller = caller;
  errno = ENOMEM;
  return true;
}

/* base/arena.c asks before it gives out a piece of a block. */
bool tw_arena_test_refuses(void);
bool tw_arena_test_refuses(void) {
  return fails(__builtin_return_address(0));
}

static void *counted(void *block) {
  state.live += block != NULL;
  return block;
}

#define EXPORT __attribute__((visibility("default")))

EXPORT void *malloc(size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : counted(__libc_malloc(size));
}

EXPORT void *calloc(size_t count, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : counted(__libc_calloc(count, size));
}

EXPORT void *realloc(void *old, size_t size) {
  if (!old) return fails(__builtin_return_address(0)) ? NULL : counted(__libc_malloc(size));
  if (size && fails(__builtin_return_address(0))) return NULL;
  state.live -= size == 0;
  return __libc_realloc(old, size);
}

EXPORT void *memalign(size_t alignment, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : counted(__libc_memalign(alignment, size));
}

EXPORT void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

EXPORT int posix_memalign(void **ret_block, size_t alignment, size_t size) {
  void *block = memalign(alignment, size);
  if (block) *ret_block = block;
  return block ? 0 : ENOMEM;
}

EXPORT void free(void *block) {
  state.live -= block != NULL;
  __libc_free(block);
}

static void *new_block(size_t size) {
  void *block = counted(__libc_malloc(size ? size : 1));
  if (!block) abort();
  return block;
}

EXPORT void *_Znwm(size_t size) {
  return new_block(size);
}

EXPORT void *_Znam(size_t size) {
  return new_block(size);
}
