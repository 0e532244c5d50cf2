/* Bump allocation for one document: everything is freed together, nothing alone. Not thread-safe. */
#pragma once
#include "base/slice.h"

struct tw_arena;

/* `max_bytes`: 0 for no limit; past it allocations return NULL. Returns NULL when memory is out. Free with tw_arena_free. */
struct tw_arena *tw_arena_new(size_t max_bytes);
/* NULL is a no-op. Every pointer from the arena ends here. */
void tw_arena_free(struct tw_arena *arena);
static inline void tw_arena_freep(struct tw_arena **arena) {
  tw_arena_free(*arena);
}
#define TW_ARENA_AUTO __attribute__((cleanup(tw_arena_freep))) struct tw_arena *
/* Forget all allocations and keep a few blocks for the next document. */
void tw_arena_reset(struct tw_arena *arena);
/* Has an allocation failed since new or reset? A reader may go on without a value it had no room for, and looks once at its end.
 */
bool tw_arena_failed(const struct tw_arena *arena);
/* Memory ran out for a step in making something in the arena: it counts as failed. */
void tw_arena_fail(struct tw_arena *arena);
/* Bytes handed out since new or reset. */
size_t tw_arena_used(const struct tw_arena *arena);

/* Uninitialised, aligned for any type; NULL past the limit or out of memory. size 0 gives a valid pointer. */
void *tw_arena_alloc(struct tw_arena *arena, size_t size);
/* Zeroed array; NULL also on overflow of count * size. */
void *tw_arena_calloc(struct tw_arena *arena, size_t count, size_t size);
/* Grow an array (amortised doubling by the caller); extends in place when it was the last allocation. Contents kept. */
void *tw_arena_grow(struct tw_arena *arena, void *old, size_t old_size, size_t new_size);
/* Copies, NUL-terminated behind the slice; the absent slice on failure (and for an absent one). */
struct tw_slice tw_arena_dup(struct tw_arena *arena, struct tw_slice s);
struct tw_slice tw_arena_printf(struct tw_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A growing array in an arena: `items`, `count`, `capacity` are fields of *list.
 * Gives a pointer to a new zeroed item, or NULL. */
#define TW_ARENA_PUSH(arena, list)                                                                                               \
  ((__typeof__((list)->items))tw_arena_push((arena), (void **)&(list)->items, &(list)->count, &(list)->capacity,                 \
                                            sizeof(*(list)->items)))
void *tw_arena_push(struct tw_arena *arena, void **items, size_t *count, size_t *capacity, size_t item_size);
