/* One hop over one pooled libcurl handle: options in, header block, body and a plain verdict out. */
#pragma once
#include "base/buf.h"
#include "base/error.h"
#include "ingest/address_guard.h"
#include "ingest/body_pool.h"
#include "ingest/cookie_jar.h"
#include "ingest/fetcher.h"
#include "ingest/hop_url.h"
#include "ingest/http_headers.h"
#include "ingest/request_headers.h"
#include "ingest/trust.h"
#include "ingest/wire_gauge.h"
#include <curl/curl.h>

enum {
  TW_TRANSFER_HEADER_MAX_BYTES = 64 << 10,   /* where the limits say nothing; servers' own are 8 to 16 KiB */
  TW_TRANSFER_DROPPED_BODY_BYTES = 64 << 10, /* of a body nobody reads, to keep the connection for the next request */
};

/* What one hop needs. Everything is borrowed until the transfer has ended. */
struct tw_transfer_ask {
  const struct tw_hop_url *url;
  const char *login, *password; /* Basic authentication; NULL: none */
  struct curl_slist *headers;   /* those of the transfer itself, tw_request_headers_list(&transfer->asked) */
  /* Stands for the five below but `proxy`, which is that or "": a handle that served it before is not told them again. */
  const void *settings;
  const struct tw_trust *trust;
  const char *proxy;                       /* a URL; NULL or "": none */
  const char *proxy_user, *proxy_password; /* percent-encoded; NULL or "": none */
  struct curl_slist *proxy_headers;        /* for the proxy alone; NULL: none */
  struct tw_fetch_limits limits;           /* those of one hop are kept here, but the first byte's */
  int64_t timeout_us;                      /* of this hop */
  struct tw_cookie_jar *cookies;           /* NULL: none */
  bool allow_private;
  bool takes_part;              /* a body over its limit is cut */
  void (*resolved)(void *user); /* called at most once, when the name has been looked up (or need not be) */
  void *user;                   /* also CURLINFO_PRIVATE */
};

/* Fields of an answer that are looked for once, when its head is complete. */
enum tw_transfer_field {
  TW_TRANSFER_CONTENT_LENGTH,
  TW_TRANSFER_CONTENT_ENCODING,
  TW_TRANSFER_CONTENT_TYPE,
  TW_TRANSFER_ETAG,
  TW_TRANSFER_LAST_MODIFIED,
  TW_TRANSFER_LOCATION,
  TW_TRANSFER_RETRY_AFTER,
  TW_TRANSFER_FIELDS
};

struct tw_transfer {
  CURL *easy;
  CURLU *parts;             /* of the hop's URL; NULL until one was plain */
  struct tw_transfer *next; /* for whoever keeps a pool */
  struct tw_transfer_ask ask;
  struct tw_request_headers asked;
  struct tw_cookie_jar *cookies;                   /* that the handle has; one use; NULL: none */
  const void *settings;                            /* whose constants the handle has; NULL: none */
  bool is_direct;                                  /* it was told to use no proxy */
  bool has_login;                                  /* it was told a user */
  long status;                                     /* of the latest answer; 0: none yet */
  struct tw_buf headers;                           /* of the latest answer; complete once headers_done */
  struct tw_http_field fields[TW_TRANSFER_FIELDS]; /* of `headers`, once headers_done */
  struct tw_body_pool *bodies;                     /* borrowed */
  struct tw_body body;                             /* as it came, then unpacked */
  size_t header_bytes;                             /* of all answers */
  size_t dropped_bytes;                            /* of a body nobody reads */
  struct tw_wire_gauge gauge;
  int fd; /* of its connection; -1: not known */
  bool headers_done, drops_body, is_packed, is_cut, headers_too_large, body_too_large, is_padded, is_resolved;
  enum tw_address_class refused; /* TW_ADDRESS_PUBLIC: the guard refused nothing */
  char error_text[CURL_ERROR_SIZE];
};

/* A handle with all that never changes set, whose bodies are in `bodies`, which must outlive it. NULL when memory is out. Free
 * with tw_transfer_free, outside of any multi. */
struct tw_transfer *tw_transfer_new(struct tw_body_pool *bodies);
void tw_transfer_free(struct tw_transfer *transfer); /* NULL is a no-op */
/* Make it ready for one hop. 0 or TW_ENOMEM. `ask->settings` must not be freed while the handle is kept for another hop. */
int tw_transfer_prepare(struct tw_transfer *transfer, const struct tw_transfer_ask *ask);
/* Drop what the hop left, keep the handle; the body's memory and large buffers are given back. */
void tw_transfer_clear(struct tw_transfer *transfer);

/* Bytes that libcurl has handed on of all answers of the hop: lines of headers, and bodies. */
uint64_t tw_transfer_heard(const struct tw_transfer *transfer);
/* In flight over the connection `fd`, and far more comes over the wire than is handed on (ingest/wire_gauge.h): the verdict says
 * so from now on. Never true of HTTP/2, where others share the connection. */
bool tw_transfer_is_padded(struct tw_transfer *transfer, int fd);
/* HTTP status of the answer, 0 while there is none. */
long tw_transfer_status(const struct tw_transfer *transfer);
/* The first of that name, trimmed; absent where there is none, or no whole head. */
struct tw_slice tw_transfer_field(const struct tw_transfer *transfer, enum tw_transfer_field field);
/* Where a 301, 302, 303, 307 or 308 points; absent otherwise (a redirect without Location is an answer like any other). */
struct tw_slice tw_transfer_location(const struct tw_transfer *transfer);
/* After a good verdict: undo what the body was packed by. 0, or <0 as tw_content_coding_undo. */
int tw_transfer_unpack(struct tw_transfer *transfer, struct tw_error *error);
/* 0 when an answer was read whole, else a negative status with *error filled: what went wrong in words, and retry later or
 * skip item. */
int tw_transfer_verdict(const struct tw_transfer *transfer, CURLcode code, struct tw_error *error);
