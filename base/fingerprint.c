#include "base/fingerprint.h"
#include <assert.h>
#include <xxhash.h>
#ifdef __x86_64__
#include <xxh_x86dispatch.h> /* the widest vectors this processor has: three times as fast over a page */
#endif

static_assert(sizeof(XXH128_canonical_t) == TW_DIGEST_BYTES, "a fingerprint fills a digest");

struct tw_digest tw_fingerprint_of(struct tw_slice bytes) {
  XXH128_canonical_t canonical;
  struct tw_digest out;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.ptr, bytes.len));
  memcpy(out.bytes, canonical.digest, sizeof out.bytes);
  return out;
}

uint64_t tw_fingerprint_short(struct tw_slice bytes) {
  return XXH3_64bits(bytes.ptr, bytes.len);
}
