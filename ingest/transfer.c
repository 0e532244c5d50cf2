#include "ingest/transfer.h"
#include "base/clock.h"
#include "ingest/content_coding.h"
#include <stdlib.h>
#include <unistd.h>

enum {
  KEPT_BUFFER_BYTES = 64 << 10, /* of headers: a pooled handle keeps no more */
  FIRST_STATUS_WITHOUT_BODY = 300,
  IDLE_CONNECTION_SEC = 60, /* kept for reuse; servers close after 5 to 75 s */
};

static void transfer_resolved(struct tw_transfer *t) {
  if (t->is_resolved) return;
  t->is_resolved = true;
  t->ask.resolved(t->ask.user);
}

/* Behind a proxy no address of the target's is ever seen: what its name says is all there is to judge. The proxy's own address is
 * the operator's word. */
static bool is_proxied(const struct tw_transfer *t) {
  return t->ask.proxy && t->ask.proxy[0] != '\0';
}

static bool transfer_guard(struct tw_transfer *t, enum tw_address_class class) {
  if (tw_address_guard_permits(class, t->ask.allow_private)) return true;
  t->refused = class;
  return false;
}

/* Asked for each address that libcurl is about to connect to. */
static curl_socket_t on_open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
  struct tw_transfer *t = user;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  transfer_resolved(t);
  enum tw_address_class class =
      is_proxied(t) ? tw_address_guard_classify_host(t->ask.url->host) : tw_address_guard_classify(&address->addr);
  if (!transfer_guard(t, class)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Asked before each request, reused connections included: one that was opened for a source with allow_private must not serve
 * a source without. */
static int on_prerequest(void *user, char *peer, char *local, int peer_port, int local_port) {
  (void)local, (void)peer_port, (void)local_port;
  struct tw_transfer *t = user;
  transfer_resolved(t);
  enum tw_address_class class =
      is_proxied(t) ? tw_address_guard_classify_host(t->ask.url->host) : tw_address_guard_classify_text(peer);
  return transfer_guard(t, class) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

static bool is_blank_line(struct tw_slice line) {
  return tw_slice_is_empty(tw_slice_trim(line));
}

static size_t header_max(const struct tw_transfer *t) {
  int64_t max = t->ask.limits.header_max_bytes;
  return max > 0 ? (size_t)max : TW_TRANSFER_HEADER_MAX_BYTES;
}

static size_t packed_max(const struct tw_transfer *t) {
  int64_t max = t->ask.limits.packed_max_bytes;
  return (size_t)(max > 0 ? max : t->ask.limits.body_max_bytes);
}

/* A length that is announced and too much ends the transfer here. libcurl's own limit would do so for answers whose body nobody
 * reads, too. */
static bool announces_too_much(const struct tw_transfer *t) {
  uint64_t length;
  struct tw_slice value = tw_transfer_field(t, TW_TRANSFER_CONTENT_LENGTH);
  return !t->drops_body && !t->ask.takes_part && tw_slice_to_u64(value, &length) && length > t->body.bytes.max;
}

static bool is_packed(const struct tw_transfer *t) {
  return tw_transfer_field(t, TW_TRANSFER_CONTENT_ENCODING).ptr && tw_content_coding_is_packed(tw_buf_slice(&t->headers));
}

/* Interim answers have no body. Nobody reads the body of an answer that is no success. */
static void headers_end(struct tw_transfer *t) {
  curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &t->status);
  tw_http_headers_pick(tw_buf_slice(&t->headers), t->fields, TW_TRANSFER_FIELDS);
  t->headers_done = true;
  t->drops_body = t->status >= FIRST_STATUS_WITHOUT_BODY;
  t->is_packed = !t->drops_body && is_packed(t);
  t->body.bytes.max = t->is_packed ? packed_max(t) : (size_t)t->ask.limits.body_max_bytes;
  t->body_too_large = announces_too_much(t);
}

/* Lines of interim answers (1xx) are dropped when the next status line comes; trailers, which follow the body, are ignored. */
static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  struct tw_transfer *t = user;
  struct tw_slice line = tw_slice_of(bytes, size * count);
  t->header_bytes += line.len;
  if (t->header_bytes > header_max(t)) {
    t->headers_too_large = true;
    return 0;
  }
  if (tw_slice_has_prefix(line, TW_SLICE("HTTP/"))) {
    tw_buf_reset(&t->headers);
    t->headers_done = t->drops_body = t->is_packed = false;
  } else if (t->headers_done) {
    return line.len;
  }
  if (t->cookies && tw_slice_has_prefix_nocase(line, TW_SLICE("Set-Cookie:"))) tw_cookie_jar_note(t->cookies);
  if (!tw_buf_append(&t->headers, line)) return 0;
  if (is_blank_line(line)) headers_end(t);
  return t->body_too_large ? 0 : line.len;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  struct tw_transfer *t = user;
  size_t len = size * count;
  if (t->drops_body) {
    t->dropped_bytes += len;
    return t->dropped_bytes <= TW_TRANSFER_DROPPED_BODY_BYTES ? len : 0;
  }
  size_t room = t->body.bytes.max - t->body.bytes.len;
  t->is_cut = t->ask.takes_part && len > room;
  if (t->is_cut) tw_body_pool_append(t->bodies, &t->body, tw_slice_of(bytes, room));
  return !t->is_cut && tw_body_pool_append(t->bodies, &t->body, tw_slice_of(bytes, len)) ? len : 0;
}

/* CURLOPT_QUICK_EXIT and NOSIGNAL: a look-up that nobody answers must not be waited for, and no alarm(2) is set. */
static bool set_constants(struct tw_transfer *t) {
  CURL *e = t->easy;
  CURLcode bad = 0;
  bad |= curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
  bad |= curl_easy_setopt(e, CURLOPT_QUICK_EXIT, 1L);
  bad |= curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
  bad |= curl_easy_setopt(e, CURLOPT_NOPROXY, "");
  bad |= curl_easy_setopt(e, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  bad |= curl_easy_setopt(e, CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
  bad |= curl_easy_setopt(e, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  bad |= curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
  bad |= curl_easy_setopt(e, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  bad |= curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  bad |= curl_easy_setopt(e, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
  bad |= curl_easy_setopt(e, CURLOPT_MAXAGE_CONN, (long)IDLE_CONNECTION_SEC);
  bad |= curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->error_text);
  bad |= curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  bad |= curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
  bad |= curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, on_prerequest);
  bad |= curl_easy_setopt(e, CURLOPT_PREREQDATA, t);
  bad |= curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
  bad |= curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
  bad |= curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
  bad |= curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
  return bad == CURLE_OK;
}

static const struct tw_http_field wanted_fields[TW_TRANSFER_FIELDS] = {
    [TW_TRANSFER_CONTENT_LENGTH] = {.name = TW_SLICE("Content-Length")},
    [TW_TRANSFER_CONTENT_ENCODING] = {.name = TW_SLICE("Content-Encoding")},
    [TW_TRANSFER_CONTENT_TYPE] = {.name = TW_SLICE("Content-Type")},
    [TW_TRANSFER_ETAG] = {.name = TW_SLICE("ETag")},
    [TW_TRANSFER_LAST_MODIFIED] = {.name = TW_SLICE("Last-Modified")},
    [TW_TRANSFER_LOCATION] = {.name = TW_SLICE("Location")},
    [TW_TRANSFER_RETRY_AFTER] = {.name = TW_SLICE("Retry-After")},
};

struct tw_transfer *tw_transfer_new(struct tw_body_pool *bodies) {
  struct tw_transfer *t = calloc(1, sizeof(*t));
  if (!t) return NULL;
  t->bodies = bodies;
  t->fd = -1;
  t->easy = curl_easy_init();
  if (t->easy && set_constants(t)) {
    tw_buf_init(&t->headers, TW_TRANSFER_HEADER_MAX_BYTES);
    tw_request_headers_init(&t->asked);
    memcpy(t->fields, wanted_fields, sizeof t->fields);
    return t;
  }
  tw_transfer_free(t);
  return NULL;
}

void tw_transfer_free(struct tw_transfer *transfer) {
  if (!transfer) return;
  if (transfer->easy) curl_easy_cleanup(transfer->easy);
  curl_url_cleanup(transfer->parts);
  tw_cookie_jar_drop(transfer->cookies);
  tw_request_headers_done(&transfer->asked);
  tw_buf_done(&transfer->headers);
  tw_body_pool_release(transfer->bodies, &transfer->body);
  free(transfer);
}

struct tw_slice tw_transfer_field(const struct tw_transfer *transfer, enum tw_transfer_field field) {
  return transfer->headers_done ? transfer->fields[field].value : TW_SLICE_NONE;
}

uint64_t tw_transfer_heard(const struct tw_transfer *transfer) {
  return transfer->header_bytes + transfer->body.bytes.len + transfer->dropped_bytes;
}

bool tw_transfer_is_padded(struct tw_transfer *transfer, int fd) {
  long version = 0;
  if (transfer->fd != fd || !transfer->headers_done) return false;
  curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_VERSION, &version);
  if (version > CURL_HTTP_VERSION_1_1) return false;
  transfer->is_padded = tw_wire_gauge_is_padded(&transfer->gauge, fd, tw_transfer_heard(transfer));
  return transfer->is_padded;
}

static void drop_cookies(struct tw_transfer *t) {
  if (!t->cookies) return;
  tw_cookie_jar_detach(t->easy);
  tw_cookie_jar_drop(t->cookies);
  t->cookies = NULL;
}

static CURLcode set_cookies(struct tw_transfer *t, struct tw_cookie_jar *jar) {
  drop_cookies(t);
  t->cookies = tw_cookie_jar_use(jar);
  return jar ? tw_cookie_jar_attach(jar, t->easy) : CURLE_OK;
}

void tw_transfer_clear(struct tw_transfer *transfer) {
  curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, NULL);
  tw_request_headers_reset(&transfer->asked);
  drop_cookies(transfer);
  if (transfer->headers.capacity > KEPT_BUFFER_BYTES) tw_buf_done(&transfer->headers);
  tw_body_pool_release(transfer->bodies, &transfer->body);
  tw_buf_reset(&transfer->headers);
  transfer->ask = (struct tw_transfer_ask){0};
  transfer->status = 0;
  transfer->header_bytes = transfer->dropped_bytes = 0;
  transfer->headers_done = transfer->drops_body = transfer->is_packed = transfer->is_cut = false;
  transfer->headers_too_large = transfer->body_too_large = transfer->is_resolved = transfer->is_padded = false;
  transfer->gauge = (struct tw_wire_gauge){0};
  transfer->fd = -1;
  transfer->refused = TW_ADDRESS_PUBLIC;
  transfer->error_text[0] = '\0';
}

static CURLcode set_trust(CURL *e, const struct tw_trust *trust) {
  struct curl_blob blob = {.data = trust->blob.data, .len = trust->blob.len, .flags = CURL_BLOB_COPY};
  CURLcode bad = 0;
  bad |= curl_easy_setopt(e, CURLOPT_CAPATH, trust->ca_path);
  bad |= curl_easy_setopt(e, CURLOPT_CAINFO, trust->ca_info);
  bad |= curl_easy_setopt(e, CURLOPT_CAINFO_BLOB, blob.len ? &blob : NULL);
  return bad;
}

/* Milliseconds, at least 1: to libcurl 0 is "no limit". */
static long wait_ms(int64_t wait_us) {
  return wait_us < TW_USEC_PER_MSEC ? 1 : (long)(wait_us / TW_USEC_PER_MSEC);
}

/* An empty proxy keeps the environment's proxies away: the setting alone says who sees what is fetched. */
static CURLcode set_proxy(CURL *e, const struct tw_transfer_ask *ask) {
  bool is_none = !ask->proxy || !ask->proxy[0], has_login = !is_none && ask->proxy_user && ask->proxy_user[0];
  CURLcode bad = 0;
  bad |= curl_easy_setopt(e, CURLOPT_PROXY, ask->proxy ? ask->proxy : "");
  bad |= curl_easy_setopt(e, CURLOPT_PROXYUSERNAME, has_login ? ask->proxy_user : NULL);
  bad |= curl_easy_setopt(e, CURLOPT_PROXYHEADER, is_none ? NULL : ask->proxy_headers);
  bad |= curl_easy_setopt(e, CURLOPT_PROXYPASSWORD, has_login ? ask->proxy_password : NULL);
  return bad;
}

/* What is the same for all requests of a fetcher's settings: libcurl would copy the texts every time. */
static CURLcode set_settings(struct tw_transfer *t, const struct tw_transfer_ask *ask) {
  bool is_direct = !ask->proxy || !ask->proxy[0];
  CURLcode bad = 0;
  if (ask->settings && ask->settings == t->settings && is_direct == t->is_direct) return CURLE_OK;
  t->settings = NULL;
  bad |= set_trust(t->easy, ask->trust);
  bad |= set_proxy(t->easy, ask);
  if (bad != CURLE_OK) return bad;
  t->settings = ask->settings;
  t->is_direct = is_direct;
  return CURLE_OK;
}

static CURLcode set_login(struct tw_transfer *t, const struct tw_transfer_ask *ask) {
  CURLcode bad = 0;
  if (!t->has_login && !ask->login && !ask->password) return CURLE_OK;
  t->has_login = true; /* until it is known to be gone */
  bad |= curl_easy_setopt(t->easy, CURLOPT_USERNAME, ask->login);
  bad |= curl_easy_setopt(t->easy, CURLOPT_PASSWORD, ask->password);
  if (bad == CURLE_OK) t->has_login = ask->login || ask->password;
  return bad;
}

/* False where libcurl would not have a part. */
static bool take_parts(CURLU *parts, const struct tw_hop_url *url) {
  const char *port = url->authority + strlen(url->host), *path = url->text + url->path_at, *query = strchr(path, '?');
  char *path_alone = query ? strndup(path, (size_t)(query - path)) : NULL;
  bool good = (path_alone || !query) && curl_url_set(parts, CURLUPART_SCHEME, url->is_tls ? "https" : "http", 0) == CURLUE_OK &&
              curl_url_set(parts, CURLUPART_HOST, url->host, 0) == CURLUE_OK &&
              curl_url_set(parts, CURLUPART_PORT, port[0] ? port + 1 : NULL, 0) == CURLUE_OK &&
              curl_url_set(parts, CURLUPART_PATH, query ? path_alone : path, 0) == CURLUE_OK &&
              curl_url_set(parts, CURLUPART_QUERY, query ? query + 1 : NULL, 0) == CURLUE_OK;
  free(path_alone);
  return good;
}

/* With the parts of a plain URL at hand libcurl does not parse its text and put it together again, which takes as long as all
 * that we do for a request. */
static CURLcode set_url(struct tw_transfer *t, const struct tw_hop_url *url) {
  CURLcode bad = curl_easy_setopt(t->easy, CURLOPT_URL, url->text);
  if (url->path_at && !t->parts) t->parts = curl_url();
  bool has_parts = url->path_at && t->parts && take_parts(t->parts, url);
  return bad | curl_easy_setopt(t->easy, CURLOPT_CURLU, has_parts ? t->parts : NULL);
}

int tw_transfer_prepare(struct tw_transfer *transfer, const struct tw_transfer_ask *ask) {
  CURL *e = transfer->easy;
  CURLcode bad = 0;
  transfer->ask = *ask;
  transfer->headers.max = header_max(transfer);
  transfer->body.bytes.max = (size_t)ask->limits.body_max_bytes;
  bad |= set_url(transfer, ask->url);
  bad |= curl_easy_setopt(e, CURLOPT_HTTPHEADER, ask->headers);
  bad |= curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, wait_ms(ask->timeout_us));
  bad |= curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, wait_ms(ask->limits.connect_timeout_us));
  bad |= curl_easy_setopt(e, CURLOPT_PRIVATE, ask->user);
  bad |= set_login(transfer, ask);
  bad |= set_settings(transfer, ask);
  bad |= set_cookies(transfer, ask->cookies);
  return bad == CURLE_OK ? TW_OK : TW_ENOMEM;
}

long tw_transfer_status(const struct tw_transfer *transfer) {
  return transfer->status;
}

struct tw_slice tw_transfer_location(const struct tw_transfer *transfer) {
  long status = tw_transfer_status(transfer);
  bool is_redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  if (!is_redirect) return TW_SLICE_NONE;
  struct tw_slice location = tw_transfer_field(transfer, TW_TRANSFER_LOCATION);
  return location.len ? location : TW_SLICE_NONE;
}

static const struct {
  CURLcode code;
  enum tw_status status;
  enum tw_verdict verdict;
  const char *what;
} failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, TW_ENET, TW_RETRY_LATER, "name not resolved"},
    {CURLE_COULDNT_RESOLVE_PROXY, TW_ENET, TW_RETRY_LATER, "the proxy's name was not resolved"},
    {CURLE_PROXY, TW_ENET, TW_RETRY_LATER, "the proxy refused"},
    {CURLE_COULDNT_CONNECT, TW_ENET, TW_RETRY_LATER, "no connection"},
    {CURLE_OPERATION_TIMEDOUT, TW_ENET, TW_RETRY_LATER, "timed out"},
    {CURLE_PEER_FAILED_VERIFICATION, TW_ENET, TW_RETRY_LATER, "TLS certificate refused"},
    {CURLE_SSL_CONNECT_ERROR, TW_ENET, TW_RETRY_LATER, "TLS handshake failed"},
    {CURLE_SSL_CACERT_BADFILE, TW_ENET, TW_RETRY_LATER, "TLS trust anchors unusable"},
    {CURLE_SSL_CIPHER, TW_ENET, TW_RETRY_LATER, "TLS cipher refused"},
    {CURLE_SSL_INVALIDCERTSTATUS, TW_ENET, TW_RETRY_LATER, "TLS certificate refused"},
    {CURLE_GOT_NOTHING, TW_ENET, TW_RETRY_LATER, "connection closed without an answer"},
    {CURLE_SEND_ERROR, TW_ENET, TW_RETRY_LATER, "connection broke while sending"},
    {CURLE_RECV_ERROR, TW_ENET, TW_RETRY_LATER, "connection broke or answer malformed"},
    {CURLE_PARTIAL_FILE, TW_ENET, TW_RETRY_LATER, "body shorter than announced"},
    {CURLE_BAD_CONTENT_ENCODING, TW_ENET, TW_RETRY_LATER, "bad compression"},
    {CURLE_WEIRD_SERVER_REPLY, TW_ENET, TW_RETRY_LATER, "answer is not HTTP"},
    {CURLE_UNSUPPORTED_PROTOCOL, TW_ENET, TW_RETRY_LATER, "answer is not HTTP"},
    {CURLE_HTTP2, TW_ENET, TW_RETRY_LATER, "HTTP/2 error"},
    {CURLE_HTTP2_STREAM, TW_ENET, TW_RETRY_LATER, "HTTP/2 stream error"},
    {CURLE_URL_MALFORMAT, TW_EINVAL, TW_SKIP_ITEM, "URL refused"},
    {CURLE_OUT_OF_MEMORY, TW_ENOMEM, TW_RETRY_LATER, "out of memory"},
};

static int verdict_from_table(const struct tw_transfer *t, CURLcode code, struct tw_error *error) {
  enum tw_status status = TW_ENET;
  enum tw_verdict verdict = TW_RETRY_LATER;
  const char *what = "transfer failed";
  for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
    if (failures[i].code != code) continue;
    status = failures[i].status;
    verdict = failures[i].verdict;
    what = failures[i].what;
  }
  return tw_error_set(error, status, verdict, "%s: %.180s", what, t->error_text[0] ? t->error_text : curl_easy_strerror(code));
}

int tw_transfer_verdict(const struct tw_transfer *transfer, CURLcode code, struct tw_error *error) {
  if (code == CURLE_OK || transfer->is_cut) return TW_OK;
  if (transfer->drops_body && transfer->headers_done) return TW_OK; /* its head said it all */
  if (transfer->refused != TW_ADDRESS_PUBLIC) {
    return tw_error_set(error, TW_EUNSUPPORTED, TW_SKIP_ITEM, "address refused: %.100s is at a %s address",
                        transfer->ask.url->host, tw_address_class_name(transfer->refused));
  }
  if (transfer->is_padded)
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "chunk extensions larger than what they are put in");
  /* libcurl itself reports a line of more than 100 kB as memory running out. */
  bool endless_line = code == CURLE_OUT_OF_MEMORY && !transfer->headers_done;
  if (transfer->headers_too_large || endless_line) {
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "headers larger than %zu bytes", header_max(transfer));
  }
  if (transfer->body_too_large || tw_buf_failed(&transfer->body.bytes)) {
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "body larger than %zu bytes%s", transfer->body.bytes.max,
                        transfer->is_packed ? ", compressed" : "");
  }
  return verdict_from_table(transfer, code, error);
}

int tw_transfer_unpack(struct tw_transfer *transfer, struct tw_error *error) {
  if (!transfer->is_packed) return TW_OK;
  struct tw_buf plain;
  tw_buf_init(&plain, (size_t)transfer->ask.limits.body_max_bytes);
  int status = tw_content_coding_undo(tw_buf_slice(&transfer->headers), tw_buf_slice(&transfer->body.bytes),
                                      transfer->ask.takes_part, &plain, error);
  tw_body_pool_replace(transfer->bodies, &transfer->body, &plain);
  return status;
}
