#include "base/digest.h"
#include <sodium/utils.h>

struct tw_digest tw_digest_of(struct tw_slice bytes) {
  struct tw_digest out;
  crypto_generichash(out.bytes, sizeof out.bytes, (const unsigned char *)bytes.ptr, bytes.len, NULL, 0);
  return out;
}

void tw_digester_init(struct tw_digester *d) {
  crypto_generichash_init(&d->state, NULL, 0, TW_DIGEST_BYTES);
}

void tw_digester_number(struct tw_digester *d, int64_t number) {
  unsigned char le[8];
  for (int i = 0; i < 8; i++) le[i] = (unsigned char)((uint64_t)number >> (8 * i));
  crypto_generichash_update(&d->state, le, sizeof le);
}

void tw_digester_field(struct tw_digester *d, struct tw_slice field) {
  tw_digester_number(d, (int64_t)field.len);
  if (field.len) crypto_generichash_update(&d->state, (const unsigned char *)field.ptr, field.len);
}

struct tw_digest tw_digester_finish(struct tw_digester *d) {
  struct tw_digest out;
  crypto_generichash_final(&d->state, out.bytes, sizeof out.bytes);
  return out;
}

bool tw_digest_is_zero(const struct tw_digest *digest) {
  static const struct tw_digest zero;
  return memcmp(digest->bytes, zero.bytes, sizeof zero.bytes) == 0;
}

void tw_digest_hex(const struct tw_digest *digest, char out[static TW_DIGEST_HEX_BYTES]) {
  sodium_bin2hex(out, TW_DIGEST_HEX_BYTES, digest->bytes, sizeof digest->bytes);
}

bool tw_digest_parse(struct tw_slice hex, struct tw_digest *ret_digest) {
  size_t len = 0;
  if (hex.len != TW_DIGEST_HEX_BYTES - 1) return false;
  return sodium_hex2bin(ret_digest->bytes, sizeof ret_digest->bytes, hex.ptr, hex.len, NULL, &len, NULL) == 0 &&
         len == TW_DIGEST_BYTES;
}
