/* A binary min-heap of nodes that live inside the caller's structs. Push, remove and move cost O(log n). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TW_DUE_NEVER INT64_MAX

struct tw_due_node {
  int64_t due_us; /* on whatever clock the owner keeps; read it, change it by tw_due_heap_move only */
  size_t slot;    /* 0: in no heap, else 1 + index */
};

struct tw_due_heap {
  struct tw_due_node **nodes; /* owned; the nodes are the caller's */
  size_t count, capacity;
};

/* Frees the array, not the nodes, which are left as they are. A zeroed heap is an empty one. */
void tw_due_heap_done(struct tw_due_heap *heap);
static inline bool tw_due_node_is_queued(const struct tw_due_node *node) {
  return node->slot != 0;
}
/* Put `node` in, or move it when it is in already. False when memory is out; a move never fails. */
bool tw_due_heap_put(struct tw_due_heap *heap, struct tw_due_node *node, int64_t due_us);
/* Take `node` out; a no-op when it is not in. */
void tw_due_heap_remove(struct tw_due_heap *heap, struct tw_due_node *node);
/* The earliest node, left in place; NULL when empty. */
static inline struct tw_due_node *tw_due_heap_first(const struct tw_due_heap *heap) {
  return heap->count ? heap->nodes[0] : NULL;
}
/* The earliest due time, or TW_DUE_NEVER. */
static inline int64_t tw_due_heap_first_us(const struct tw_due_heap *heap) {
  return heap->count ? heap->nodes[0]->due_us : TW_DUE_NEVER;
}
