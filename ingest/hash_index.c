#include "ingest/hash_index.h"
#include <assert.h>
#include <sodium/crypto_shorthash.h>
#include <stdlib.h>
#include <unistd.h>

static_assert(TW_HASH_KEY_BYTES == crypto_shorthash_KEYBYTES, "the key is SipHash's");

void tw_hash_index_init(struct tw_hash_index *index) {
  *index = (struct tw_hash_index){0};
  /* libsodium's own source of randomness aborts where the kernel's fails; here a known key would be no disaster. */
  (void)!getentropy(index->key, sizeof(index->key));
}

void tw_hash_index_done(struct tw_hash_index *index) {
  free((void *)index->buckets);
  *index = (struct tw_hash_index){0};
}

static uint64_t hash_of(const struct tw_hash_index *index, struct tw_slice key) {
  uint64_t hash;
  crypto_shorthash((unsigned char *)&hash, (const unsigned char *)(key.ptr ? key.ptr : ""), key.len, index->key);
  return hash;
}

static struct tw_hash_node **hash_bucket(const struct tw_hash_index *index, uint64_t hash) {
  return &index->buckets[hash & (index->bucket_count - 1)];
}

static struct tw_hash_node *hash_walk(struct tw_hash_node *node, uint64_t hash, struct tw_slice key) {
  while (node && (node->hash != hash || !tw_slice_eq(node->key, key))) node = node->next;
  return node;
}

struct tw_hash_node *tw_hash_index_find(const struct tw_hash_index *index, struct tw_slice key) {
  if (index->count == 0) return NULL;
  uint64_t hash = hash_of(index, key);
  return hash_walk(*hash_bucket(index, hash), hash, key);
}

struct tw_hash_node *tw_hash_index_find_next(const struct tw_hash_node *node) {
  return hash_walk(node->next, node->hash, node->key);
}

static void hash_link(struct tw_hash_index *index, struct tw_hash_node *node) {
  struct tw_hash_node **bucket = hash_bucket(index, node->hash);
  node->next = *bucket;
  *bucket = node;
}

static bool hash_grow(struct tw_hash_index *index) {
  struct tw_hash_index wider = *index;
  wider.bucket_count = index->bucket_count ? index->bucket_count * 2 : 16;
  wider.buckets = (struct tw_hash_node **)calloc(wider.bucket_count, sizeof(struct tw_hash_node *));
  if (!wider.buckets) return false;
  for (size_t i = 0; i < index->bucket_count; i++) {
    for (struct tw_hash_node *node = index->buckets[i], *next; node; node = next) {
      next = node->next;
      hash_link(&wider, node);
    }
  }
  free((void *)index->buckets);
  *index = wider;
  return true;
}

bool tw_hash_index_insert(struct tw_hash_index *index, struct tw_hash_node *node, struct tw_slice key) {
  if (index->count >= index->bucket_count && !hash_grow(index)) return false;
  node->key = key;
  node->hash = hash_of(index, key);
  hash_link(index, node);
  index->count++;
  return true;
}

void tw_hash_index_remove(struct tw_hash_index *index, struct tw_hash_node *node) {
  struct tw_hash_node **at = hash_bucket(index, node->hash);
  while (*at != node) at = &(*at)->next;
  *at = node->next;
  index->count--;
}
