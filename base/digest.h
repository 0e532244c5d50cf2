/* 128-bit BLAKE2b (RFC 7693, by libsodium): record ids, content digests. Fields are length-prefixed, so that
 * ("ab","c") and ("a","bc") differ. */
#pragma once
#include "base/slice.h"
#include <sodium/crypto_generichash.h>

enum { TW_DIGEST_BYTES = 16, TW_DIGEST_HEX_BYTES = 33 };

struct tw_digest {
  uint8_t bytes[TW_DIGEST_BYTES];
};

struct tw_digester {
  crypto_generichash_state state;
};

/* Digest of plain bytes. */
struct tw_digest tw_digest_of(struct tw_slice bytes);
/* Fields, one after the other, then finish, which ends the digester: init it again for another digest. */
void tw_digester_init(struct tw_digester *d);
void tw_digester_field(struct tw_digester *d, struct tw_slice field);
void tw_digester_number(struct tw_digester *d, int64_t number);
struct tw_digest tw_digester_finish(struct tw_digester *d);
/* All bytes zero: the digest of nothing, where a struct has none. */
bool tw_digest_is_zero(const struct tw_digest *digest);
/* 32 lower-case hex digits and a NUL. */
void tw_digest_hex(const struct tw_digest *digest, char out[static TW_DIGEST_HEX_BYTES]);
/* False unless `hex` is 32 hex digits. */
bool tw_digest_parse(struct tw_slice hex, struct tw_digest *ret_digest);
