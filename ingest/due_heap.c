#include "ingest/due_heap.h"
#include <stdlib.h>

void tw_due_heap_done(struct tw_due_heap *heap) {
  free(heap->nodes);
  *heap = (struct tw_due_heap){0};
}

static void heap_place(struct tw_due_heap *heap, size_t index, struct tw_due_node *node) {
  heap->nodes[index] = node;
  node->slot = index + 1;
}

static size_t heap_sift_up(struct tw_due_heap *heap, size_t index, struct tw_due_node *node) {
  while (index > 0) {
    size_t parent = (index - 1) / 2;
    if (heap->nodes[parent]->due_us <= node->due_us) break;
    heap_place(heap, index, heap->nodes[parent]);
    index = parent;
  }
  heap_place(heap, index, node);
  return index;
}

static void heap_sift_down(struct tw_due_heap *heap, size_t index, struct tw_due_node *node) {
  for (;;) {
    size_t child = 2 * index + 1;
    if (child >= heap->count) break;
    if (child + 1 < heap->count && heap->nodes[child + 1]->due_us < heap->nodes[child]->due_us) child++;
    if (heap->nodes[child]->due_us >= node->due_us) break;
    heap_place(heap, index, heap->nodes[child]);
    index = child;
  }
  heap_place(heap, index, node);
}

static void heap_settle(struct tw_due_heap *heap, size_t index, struct tw_due_node *node) {
  heap_sift_down(heap, heap_sift_up(heap, index, node), node);
}

static bool heap_reserve(struct tw_due_heap *heap) {
  if (heap->count < heap->capacity) return true;
  size_t capacity = heap->capacity ? heap->capacity * 2 : 16;
  struct tw_due_node **nodes = reallocarray(heap->nodes, capacity, sizeof(struct tw_due_node *));
  if (!nodes) return false;
  heap->nodes = nodes;
  heap->capacity = capacity;
  return true;
}

bool tw_due_heap_put(struct tw_due_heap *heap, struct tw_due_node *node, int64_t due_us) {
  bool is_new = node->slot == 0;
  if (is_new && !heap_reserve(heap)) return false;
  node->due_us = due_us;
  heap_settle(heap, is_new ? heap->count++ : node->slot - 1, node);
  return true;
}

void tw_due_heap_remove(struct tw_due_heap *heap, struct tw_due_node *node) {
  if (node->slot == 0) return;
  size_t index = node->slot - 1;
  node->slot = 0;
  struct tw_due_node *last = heap->nodes[--heap->count];
  if (last != node) heap_settle(heap, index, last);
}
