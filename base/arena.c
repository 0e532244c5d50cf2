#include "base/arena.h"
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* One page's worth of small objects per malloc; a document of 100 kB then costs about ten. */
enum {
  FIRST_BLOCK_BYTES = 32 * 1024,
  BLOCK_BYTES = 256 * 1024,
  SPARE_BLOCKS = 4,        /* kept for the next document: 1 MiB, what most need; fresh memory costs a page fault each 4 kB */
  FIRST_ITEMS_BYTES = 128, /* of a growing array: most hold one or two */
};

struct block {
  struct block *next;
  size_t size, used;
  alignas(max_align_t) char data[];
};

struct tw_arena {
  struct block *head;  /* the newest block; the first one is last in the list */
  struct block *spare; /* blocks of BLOCK_BYTES that an earlier document left */
  size_t spare_count;
  size_t used, max;
  char *last; /* the newest allocation, which may grow in place */
  bool failed;
};

static struct block *block_new(size_t size) {
  struct block *b = malloc(sizeof *b + size);
  if (!b) return NULL;
  b->next = NULL;
  b->size = size;
  b->used = 0;
  return b;
}

struct tw_arena *tw_arena_new(size_t max_bytes) {
  struct tw_arena *arena = calloc(1, sizeof *arena);
  if (!arena) return NULL;
  arena->max = max_bytes ? max_bytes : SIZE_MAX;
  arena->head = block_new(FIRST_BLOCK_BYTES);
  if (!arena->head) {
    free(arena);
    return NULL;
  }
  return arena;
}

static void free_blocks(struct block *b) {
  while (b) {
    struct block *next = b->next;
    free(b);
    b = next;
  }
}

void tw_arena_free(struct tw_arena *arena) {
  if (!arena) return;
  free_blocks(arena->head);
  free_blocks(arena->spare);
  free(arena);
}

/* Keep the block for the next document, or free it. */
static void put_aside(struct tw_arena *arena, struct block *b) {
  if (b->size != BLOCK_BYTES || arena->spare_count == SPARE_BLOCKS) {
    free(b);
    return;
  }
  b->next = arena->spare;
  arena->spare = b;
  arena->spare_count++;
}

static struct block *take_block(struct tw_arena *arena, size_t size) {
  struct block *b = arena->spare;
  if (!b || size > BLOCK_BYTES) return block_new(size > BLOCK_BYTES ? size : BLOCK_BYTES);
  arena->spare = b->next;
  arena->spare_count--;
  b->used = 0;
  return b;
}

void tw_arena_reset(struct tw_arena *arena) {
  while (arena->head->next) {
    struct block *next = arena->head->next;
    put_aside(arena, arena->head);
    arena->head = next;
  }
  arena->head->used = 0;
  arena->used = 0;
  arena->last = NULL;
  arena->failed = false;
}

bool tw_arena_failed(const struct tw_arena *arena) {
  return arena->failed;
}

void tw_arena_fail(struct tw_arena *arena) {
  arena->failed = true;
}

static void *fail(struct tw_arena *arena) {
  arena->failed = true;
  return NULL;
}

size_t tw_arena_used(const struct tw_arena *arena) {
  return arena->used;
}

static size_t align_up(size_t n, size_t alignment) {
  return (n + alignment - 1) & ~(alignment - 1);
}

#ifdef TW_FAILPOINTS
/* A test that makes allocations fail (tests/fuzz/allocation.c) is asked about each, not only about new blocks. */
__attribute__((weak)) bool tw_arena_test_refuses(void);
#define TEST_REFUSES() (tw_arena_test_refuses && tw_arena_test_refuses())
#else
#define TEST_REFUSES() false
#endif

static void *allocate(struct tw_arena *arena, size_t size, size_t alignment) {
  if (TEST_REFUSES() || size > SIZE_MAX / 2) return fail(arena);
  size_t start = align_up(arena->head->used, alignment), need = size ? size : 1;
  if (need > arena->max - arena->used) return fail(arena);
  if (start > arena->head->size || need > arena->head->size - start) {
    struct block *b = take_block(arena, need);
    if (!b) return fail(arena);
    b->next = arena->head;
    arena->head = b;
    start = 0;
  }
  char *out = arena->head->data + start;
  arena->used += start + need - arena->head->used;
  arena->head->used = start + need;
  arena->last = out;
  return out;
}

void *tw_arena_alloc(struct tw_arena *arena, size_t size) {
  return allocate(arena, size, alignof(max_align_t));
}

void *tw_arena_calloc(struct tw_arena *arena, size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) return fail(arena);
  void *out = tw_arena_alloc(arena, total);
  if (out) memset(out, 0, total);
  return out;
}

static bool grow_in_place(struct tw_arena *arena, void *old, size_t new_size) {
  if (!old || old != arena->last) return false;
  size_t have = (size_t)(arena->head->data + arena->head->used - arena->last), more = new_size > have ? new_size - have : 0;
  if (more > arena->head->size - arena->head->used || more > arena->max - arena->used) return false;
  arena->head->used += more;
  arena->used += more;
  return true;
}

void *tw_arena_grow(struct tw_arena *arena, void *old, size_t old_size, size_t new_size) {
  if (new_size > SIZE_MAX / 2) return fail(arena);
  if (grow_in_place(arena, old, new_size)) return old;
  void *out = tw_arena_alloc(arena, new_size);
  if (out && old_size) memcpy(out, old, old_size);
  return out;
}

struct tw_slice tw_arena_dup(struct tw_arena *arena, struct tw_slice s) {
  if (!s.ptr) return TW_SLICE_NONE;
  char *out = allocate(arena, s.len + 1, 1);
  if (!out) return TW_SLICE_NONE;
  if (s.len) memcpy(out, s.ptr, s.len);
  out[s.len] = '\0';
  return tw_slice_of(out, s.len);
}

struct tw_slice tw_arena_printf(struct tw_arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *out = len < 0 ? NULL : allocate(arena, (size_t)len + 1, 1);
  if (!out) return TW_SLICE_NONE;
  va_start(args, format);
  vsnprintf(out, (size_t)len + 1, format, args);
  va_end(args);
  return tw_slice_of(out, (size_t)len);
}

void *tw_arena_push(struct tw_arena *arena, void **items, size_t *count, size_t *capacity, size_t item_size) {
  if (*count == *capacity) {
    size_t wider = *capacity ? *capacity * 2 : item_size < FIRST_ITEMS_BYTES ? FIRST_ITEMS_BYTES / item_size : 1;
    void *grown = tw_arena_grow(arena, *items, *capacity * item_size, wider * item_size);
    if (!grown) return NULL;
    *items = grown;
    *capacity = wider;
  }
  char *slot = (char *)*items + (*count)++ * item_size;
  memset(slot, 0, item_size);
  return slot;
}
