#include "ingest/content_coding.h"
#include "ingest/http_headers.h"
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

enum {
  CHUNK_BYTES = 32 << 10,
  WINDOW_BITS = 15,      /* zlib's own maximum */
  GZIP_BITS = 16,        /* zlib: expect gzip's header and trailer */
  ZSTD_WINDOW_LOG = 23,  /* 8 MiB: what RFC 8878 section 3.1.1.1.2 lets a decoder stop at */
  NAME_SHOWN_BYTES = 40, /* of a coding in an error */
  GZIP_MEMBER_BYTES = 3, /* of the next member's beginning, to tell it from padding */
};

enum outcome { WHOLE, SHORT, BAD, TOO_LONG, NO_MEMORY };

typedef enum outcome undo_fn(struct tw_slice packed, struct tw_buf *out);

/* False when out is full; what has room is kept. */
static bool put(struct tw_buf *out, const void *bytes, size_t len) {
  size_t room = out->max - out->len < len ? out->max - out->len : len;
  return tw_buf_append(out, tw_slice_of(bytes, room)) && room == len;
}

static enum outcome full(const struct tw_buf *out) {
  return tw_buf_failed(out) ? NO_MEMORY : TOO_LONG;
}

/* ---- gzip and deflate ---- */

static enum outcome inflate_member(z_stream *z, struct tw_buf *out) {
  unsigned char chunk[CHUNK_BYTES];
  int code;
  do {
    z->next_out = chunk;
    z->avail_out = sizeof chunk;
    code = inflate(z, Z_NO_FLUSH);
    if (!put(out, chunk, sizeof chunk - z->avail_out)) return full(out);
  } while (code == Z_OK);
  if (code == Z_STREAM_END) return WHOLE;
  if (code == Z_MEM_ERROR) return NO_MEMORY;
  return code == Z_BUF_ERROR ? SHORT : BAD;
}

/* zlib only reads through next_in, which it declares writable. */
static Bytef *readable(struct tw_slice bytes) {
  Bytef *p;
  memcpy(&p, &bytes.ptr, sizeof p);
  return p;
}

static enum outcome inflate_all(struct tw_slice packed, int bits, struct tw_buf *out) {
  static const char member[GZIP_MEMBER_BYTES] = {'\x1f', '\x8b', 8};
  z_stream z = {.next_in = readable(packed), .avail_in = (uInt)packed.len};
  if (inflateInit2(&z, bits) != Z_OK) return NO_MEMORY;
  enum outcome outcome = inflate_member(&z, out);
  /* RFC 1952 section 2.2: members follow one another. What else comes behind is padding, as for gzip(1). */
  while (outcome == WHOLE && bits > WINDOW_BITS && z.avail_in >= sizeof member && memcmp(z.next_in, member, sizeof member) == 0)
    outcome = inflateReset(&z) == Z_OK ? inflate_member(&z, out) : BAD;
  inflateEnd(&z);
  return outcome;
}

static enum outcome undo_gzip(struct tw_slice packed, struct tw_buf *out) {
  return inflate_all(packed, WINDOW_BITS + GZIP_BITS, out);
}

/* "deflate" is zlib's format; old servers send the bare stream (RFC 9110 section 8.4.1.2). */
static enum outcome undo_deflate(struct tw_slice packed, struct tw_buf *out) {
  size_t before = out->len;
  enum outcome outcome = inflate_all(packed, WINDOW_BITS, out);
  return outcome == BAD && out->len == before ? inflate_all(packed, -WINDOW_BITS, out) : outcome;
}

/* ---- brotli ---- */

static enum outcome brotli_all(BrotliDecoderState *state, struct tw_slice packed, struct tw_buf *out) {
  const uint8_t *in = (const uint8_t *)packed.ptr;
  size_t left = packed.len;
  uint8_t chunk[CHUNK_BYTES];
  BrotliDecoderResult result;
  do {
    uint8_t *at = chunk;
    size_t room = sizeof chunk;
    result = BrotliDecoderDecompressStream(state, &left, &in, &room, &at, NULL);
    if (!put(out, chunk, sizeof chunk - room)) return full(out);
  } while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT);
  if (result == BROTLI_DECODER_RESULT_SUCCESS) return WHOLE;
  return result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? SHORT : BAD;
}

static enum outcome undo_brotli(struct tw_slice packed, struct tw_buf *out) {
  BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  if (!state) return NO_MEMORY;
  enum outcome outcome = brotli_all(state, packed, out);
  BrotliDecoderDestroyInstance(state);
  return outcome;
}

/* ---- zstd ---- */

static enum outcome zstd_all(ZSTD_DStream *stream, struct tw_slice packed, struct tw_buf *out) {
  char chunk[CHUNK_BYTES];
  ZSTD_inBuffer in = {.src = packed.ptr, .size = packed.len};
  size_t wanted = 1; /* 0 when a frame has ended */
  for (bool goes_on = true; goes_on;) {
    ZSTD_outBuffer to = {.dst = chunk, .size = sizeof chunk};
    wanted = ZSTD_decompressStream(stream, &to, &in);
    if (ZSTD_isError(wanted)) return BAD;
    if (!put(out, chunk, to.pos)) return full(out);
    goes_on = in.pos < in.size || to.pos == to.size;
  }
  return wanted == 0 ? WHOLE : SHORT;
}

static enum outcome undo_zstd(struct tw_slice packed, struct tw_buf *out) {
  ZSTD_DStream *stream = ZSTD_createDStream();
  if (!stream) return NO_MEMORY;
  bool limited = !ZSTD_isError(ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG));
  enum outcome outcome = limited ? zstd_all(stream, packed, out) : NO_MEMORY;
  ZSTD_freeDStream(stream);
  return outcome;
}

/* ---- which, and in what order ---- */

static const struct coding {
  const char *name;
  undo_fn *undo; /* NULL: nothing to undo */
} codings[] = {{"gzip", undo_gzip}, {"x-gzip", undo_gzip}, {"deflate", undo_deflate}, {"br", undo_brotli}, {"zstd", undo_zstd},
               {"identity", NULL},  {"none", NULL}};

/* The layers of a body, the innermost first. */
struct layers {
  const struct coding *items[TW_CONTENT_CODINGS_MAX];
  size_t count;
};

const char *tw_content_coding_accepted(void) {
  return "deflate, gzip, br, zstd";
}

static const struct coding *coding_find(struct tw_slice name) {
  for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
    if (tw_slice_eq_nocase(name, tw_slice_from(codings[i].name))) return &codings[i];
  return NULL;
}

static int layer_add(struct layers *layers, struct tw_slice name, struct tw_error *error) {
  const struct coding *coding = coding_find(name);
  if (!coding)
    return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "bad compression: unknown coding %.*s",
                        (int)(name.len < NAME_SHOWN_BYTES ? name.len : NAME_SHOWN_BYTES), name.ptr);
  if (!coding->undo) return TW_OK;
  if (layers->count == TW_CONTENT_CODINGS_MAX)
    return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "bad compression: more than %d codings", TW_CONTENT_CODINGS_MAX);
  layers->items[layers->count++] = coding;
  return TW_OK;
}

static int layers_read(struct tw_slice headers, struct layers *ret_layers, struct tw_error *error) {
  size_t offset = 0;
  int status = TW_OK;
  *ret_layers = (struct layers){0};
  for (struct tw_slice field; (field = tw_http_headers_next(headers, "Content-Encoding", &offset)).ptr;) {
    for (struct tw_slice name; status == TW_OK && tw_slice_split(&field, ',', &name);) {
      name = tw_slice_trim(name);
      if (name.len) status = layer_add(ret_layers, name, error);
    }
  }
  return status;
}

bool tw_content_coding_is_packed(struct tw_slice headers) {
  struct layers layers;
  struct tw_error error;
  return layers_read(headers, &layers, &error) < 0 || layers.count > 0;
}

static int report(enum outcome outcome, const char *name, size_t max, bool takes_part, struct tw_error *error) {
  if (outcome == WHOLE || (takes_part && (outcome == SHORT || outcome == TOO_LONG))) return TW_OK;
  if (outcome == SHORT) return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "bad compression: the %s stream ends early", name);
  if (outcome == BAD) return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "bad compression: this is no %s stream", name);
  if (outcome == TOO_LONG) return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "body larger than %zu bytes", max);
  return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
}

int tw_content_coding_undo(struct tw_slice headers, struct tw_slice packed, bool takes_part, struct tw_buf *out,
                           struct tw_error *error) {
  struct layers layers;
  int status = layers_read(headers, &layers, error);
  if (status < 0) return status;
  TW_BUF_AUTO between;
  tw_buf_init(&between, out->max);
  if (layers.count == 0 && !put(out, packed.ptr, packed.len)) return report(full(out), "", out->max, takes_part, error);
  while (status == TW_OK && layers.count > 0 && packed.len > 0) {
    const struct coding *coding = layers.items[--layers.count];
    tw_buf_reset(out);
    status = report(coding->undo(packed, out), coding->name, out->max, takes_part, error);
    if (layers.count == 0) break;
    struct tw_buf swap = between;
    between = *out;
    *out = swap;
    packed = tw_buf_slice(&between);
  }
  return status;
}
