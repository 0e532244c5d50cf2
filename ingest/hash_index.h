/* A hash table of nodes that live inside the caller's structs, keyed by bytes. SipHash under a random key (by libsodium):
 * host names and URLs come from strangers, who must not choose the collisions. */
#pragma once
#include "base/slice.h"

struct tw_hash_node {
  struct tw_hash_node *next;
  uint64_t hash;
  struct tw_slice key; /* borrowed from the struct around the node; set by tw_hash_index_insert */
};

enum { TW_HASH_KEY_BYTES = 16 };

struct tw_hash_index {
  struct tw_hash_node **buckets;
  size_t bucket_count; /* a power of two, or 0 */
  size_t count;
  uint8_t key[TW_HASH_KEY_BYTES];
};

/* An empty table with a fresh key. Allocates nothing yet; pair with tw_hash_index_done. */
void tw_hash_index_init(struct tw_hash_index *index);
/* Frees the buckets, not the nodes. */
void tw_hash_index_done(struct tw_hash_index *index);
/* NULL when there is none. */
struct tw_hash_node *tw_hash_index_find(const struct tw_hash_index *index, struct tw_slice key);
/* The next one under the same key, where a key was put in more than once; NULL when there is none. */
struct tw_hash_node *tw_hash_index_find_next(const struct tw_hash_node *node);
/* `key` must stay as long as the node is in. False when memory is out. */
bool tw_hash_index_insert(struct tw_hash_index *index, struct tw_hash_node *node, struct tw_slice key);
/* `node` must be in. */
void tw_hash_index_remove(struct tw_hash_index *index, struct tw_hash_node *node);
