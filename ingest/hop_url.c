#include "ingest/hop_url.h"
#include "base/buf.h"
#include "base/utf8.h"
#include <arpa/inet.h>
#include <ctype.h>
#include <curl/curl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* Foreign references are encoded where they are odd (spaces, bytes past ASCII) instead of refused. */
enum { SET_FLAGS = CURLU_URLENCODE | CURLU_ALLOW_SPACE };

static void url_handle_cleanup(CURLU **handle) {
  curl_url_cleanup(*handle);
}
#define URL_HANDLE_AUTO __attribute__((cleanup(url_handle_cleanup))) CURLU *

void tw_hop_url_done(struct tw_hop_url *url) {
  free(url->text);
  free(url->host);
  free(url->authority);
  free(url->user);
  free(url->password);
  *url = (struct tw_hop_url){0};
}

/* Where the authority of an absolute or "//host" reference ends; 0 when there is none. */
static size_t authority_end(struct tw_slice text) {
  size_t at = 0;
  while (at < text.len && !strchr(":/?#", text.ptr[at])) at++;
  if (at < text.len && text.ptr[at] == ':') at++;
  if (text.len - at < 2 || text.ptr[at] != '/' || text.ptr[at + 1] != '/') return 0;
  at += 2;
  while (at < text.len && !strchr("/?#", text.ptr[at])) at++;
  return at;
}

/* As the URL Standard writes path and query: libcurl would make a space of a query a plus sign, and hexadecimal digits small. */
static bool append_encoded(struct tw_buf *out, struct tw_slice text) {
  size_t plain = authority_end(text);
  tw_buf_append(out, tw_slice_sub(text, 0, plain));
  for (size_t i = plain; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c == ' ' || c >= 0x80)
      tw_buf_printf(out, "%%%02X", c);
    else
      tw_buf_append_char(out, (char)c);
  }
  return !tw_buf_failed(out);
}

static int url_set(CURLU *handle, struct tw_slice text, struct tw_error *error) {
  text = tw_slice_trim(text);
  if (text.len && memchr(text.ptr, '\0', text.len)) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "URL holds a NUL byte");
  TW_BUF_AUTO encoded;
  tw_buf_init(&encoded, TW_HOP_URL_MAX_BYTES);
  if (!append_encoded(&encoded, text)) {
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "URL longer than %d bytes", TW_HOP_URL_MAX_BYTES);
  }
  const char *copy = encoded.data ? encoded.data : "";
  CURLUcode code = curl_url_set(handle, CURLUPART_URL, copy, SET_FLAGS);
  if (code == CURLUE_OK) return TW_OK;
  if (code == CURLUE_OUT_OF_MEMORY) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  bool scheme = code == CURLUE_UNSUPPORTED_SCHEME;
  const char *shown = strchr(copy, '@') ? "(with credentials)" : copy;
  return tw_error_set(error, scheme ? TW_EUNSUPPORTED : TW_EINVAL, TW_SKIP_ITEM, "URL refused: %s: %.160s",
                      curl_url_strerror(code), shown);
}

enum { LIBCURL_LEAKS_BELOW = 0x080000 };

/* A copy by malloc of one part, or NULL where the URL has none. Up to 7.88 libcurl leaves the copy of a host that IDNA refuses to
 * the caller, a leak that strangers could drive; later versions hand out nothing on failure. */
static char *url_part(CURLU *handle, CURLUPart part, unsigned flags) {
  char *value = NULL;
  if (curl_url_get(handle, part, &value, flags) != CURLUE_OK) {
    if (value && curl_version_info(CURLVERSION_NOW)->version_num < LIBCURL_LEAKS_BELOW) curl_free(value);
    return NULL;
  }
  char *copy = strdup(value);
  curl_free(value);
  return copy;
}

static void lower_host(char *host) {
  for (char *c = host; *c; c++) *c = (char)tolower((unsigned char)*c);
  size_t len = strlen(host);
  if (len > 1 && host[len - 1] == '.') host[len - 1] = '\0';
}

/* A label without a character resolves to nothing. */
static bool host_has_empty_label(const char *host) {
  size_t len = strlen(host);
  return len == 0 || host[0] == '.' || host[len - 1] == '.' || strstr(host, "..");
}

static bool is_ascii(const char *text) {
  while (*text && (unsigned char)*text < 0x80) text++;
  return *text == '\0';
}

/* The host as it goes over the wire. libidn2, under libcurl, reads it in the locale's character set, which need not be ours. */
static char *url_host(CURLU *handle) {
  char *host = url_part(handle, CURLUPART_HOST, 0);
  if (!host || is_ascii(host)) return host;
  bool is_utf8 = tw_utf8_is_valid(tw_slice_from(host));
  free(host);
  locale_t utf8 = is_utf8 ? newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL) : NULL;
  if (!utf8) return NULL;
  locale_t before = uselocale(utf8);
  host = url_part(handle, CURLUPART_HOST, CURLU_PUNYCODE);
  uselocale(before);
  freelocale(utf8);
  return host;
}

static bool host_is_address(const char *host) {
  struct in_addr v4;
  return host[0] == '[' || inet_pton(AF_INET, host, &v4) == 1;
}

static bool url_drop(CURLU *handle) {
  return curl_url_set(handle, CURLUPART_USER, NULL, 0) == CURLUE_OK &&
         curl_url_set(handle, CURLUPART_PASSWORD, NULL, 0) == CURLUE_OK &&
         curl_url_set(handle, CURLUPART_OPTIONS, NULL, 0) == CURLUE_OK &&
         curl_url_set(handle, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK;
}

static char *url_authority(CURLU *handle, const char *host) {
  char *port = url_part(handle, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT), *authority = NULL;
  if (asprintf(&authority, "%s%s%s", host, port ? ":" : "", port ? port : "") < 0) authority = NULL;
  free(port);
  return authority;
}

static int url_check_scheme(CURLU *handle, struct tw_hop_url *url, struct tw_error *error) {
  char *scheme = url_part(handle, CURLUPART_SCHEME, 0);
  if (!scheme) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  url->is_tls = strcmp(scheme, "https") == 0;
  bool good = url->is_tls || strcmp(scheme, "http") == 0;
  if (!good) tw_error_set(error, TW_EUNSUPPORTED, TW_SKIP_ITEM, "scheme %.32s is not fetched, only http and https", scheme);
  free(scheme);
  return good ? TW_OK : TW_EUNSUPPORTED;
}

/* Host in lower case and punycode, nothing but what is asked for. What comes out is read once more: a host may have become an
 * address by it ("0x7f.1." without its dot, digits in full width). */
static bool url_settle(CURLU *handle) {
  char *host = url_host(handle);
  if (host) lower_host(host);
  bool good =
      host && !host_has_empty_label(host) && url_drop(handle) && curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK;
  char *text = good ? url_part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT) : NULL;
  good = text && curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK;
  free(host);
  free(text);
  return good;
}

static int url_take_apart(CURLU *handle, struct tw_hop_url *url, struct tw_error *error) {
  int status = url_check_scheme(handle, url, error);
  if (status < 0) return status;
  url->user = url_part(handle, CURLUPART_USER, CURLU_URLDECODE);
  url->password = url_part(handle, CURLUPART_PASSWORD, CURLU_URLDECODE);
  if (!url_settle(handle)) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "URL has no usable host");
  url->host = url_part(handle, CURLUPART_HOST, 0);
  url->text = url_part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  url->authority = url->host ? url_authority(handle, url->host) : NULL;
  if (!url->authority || !url->text) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  url->is_address = host_is_address(url->host);
  return TW_OK;
}

static int url_load(struct tw_slice base, struct tw_slice text, struct tw_hop_url *ret_url, struct tw_error *error) {
  *ret_url = (struct tw_hop_url){0};
  URL_HANDLE_AUTO handle = curl_url();
  if (!handle) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  int status = base.ptr ? url_set(handle, base, error) : TW_OK;
  if (status == TW_OK) status = url_set(handle, text, error);
  if (status == TW_OK) status = url_take_apart(handle, ret_url, error);
  if (status < 0) tw_hop_url_done(ret_url);
  return status;
}

/* ---- plain URLs: those in which nothing is to be normalised. Ten thousand sources are asked by the same ones for ever, and
 * libcurl's URL API takes half as long over one as the whole rest of a request. ---- */

enum { PLAIN_HOST_MAX_BYTES = 253, PORT_DIGITS_MAX = 5, PORT_MAX = 65535, HTTP_PORT = 80, HTTPS_PORT = 443 };

static bool is_plain_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_plain_host_char(char c) {
  return (c >= 'a' && c <= 'z') || is_plain_digit(c) || c == '.' || c == '-' || c == '_';
}

static size_t span_of(struct tw_slice text, size_t from, bool (*is_in)(char)) {
  size_t at = from;
  while (at < text.len && is_in(text.ptr[at])) at++;
  return at - from;
}

/* Lower case, no empty label, and no name that might be an address in an odd form: those end in a label that begins with a
 * digit. */
static bool is_plain_host(struct tw_slice host, bool *ret_is_address) {
  char text[PLAIN_HOST_MAX_BYTES + 1];
  if (host.len == 0 || host.len > PLAIN_HOST_MAX_BYTES) return false;
  memcpy(text, host.ptr, host.len);
  text[host.len] = '\0';
  const char *dot = strrchr(text, '.');
  bool ends_in_number = isdigit((unsigned char)(dot ? dot[1] : text[0]));
  *ret_is_address = ends_in_number && host_is_address(text);
  return !host_has_empty_label(text) && ends_in_number == *ret_is_address;
}

/* Length of ":port" at `at`; 0 where there is none, and false where it is not written as we would. */
static bool is_plain_port(struct tw_slice text, size_t at, bool is_tls, size_t *ret_len) {
  uint64_t port;
  *ret_len = 0;
  if (at == text.len || text.ptr[at] != ':') return true;
  size_t digits = span_of(text, at + 1, is_plain_digit);
  if (digits == 0 || digits > PORT_DIGITS_MAX || text.ptr[at + 1] == '0') return false;
  *ret_len = digits + 1;
  return tw_slice_to_u64(tw_slice_sub(text, at + 1, at + 1 + digits), &port) && port <= PORT_MAX &&
         port != (is_tls ? HTTPS_PORT : HTTP_PORT);
}

/* Path and query of unreserved characters, sub-delims, ":" and "@" (RFC 3986 section 3.3), without a dot segment or an empty
 * query. */
static bool is_plain_char(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) return true;
  return c != '\0' && strchr("-._~!$&()*+,;=:@/?", c);
}

static bool is_plain_path(struct tw_slice path) {
  if (path.len == 0 || path.ptr[0] != '/' || path.ptr[path.len - 1] == '?') return false;
  for (size_t i = 0; i < path.len; i++) {
    if (!is_plain_char((unsigned char)path.ptr[i])) return false;
    if (path.ptr[i] == '/' && i + 1 < path.len && path.ptr[i + 1] == '.') return false;
  }
  return true;
}

/* False: libcurl must look at it. */
static bool url_load_plain(struct tw_slice text, struct tw_hop_url *ret_url) {
  bool is_tls = tw_slice_has_prefix(text, TW_SLICE("https://")), is_address;
  if (text.len > TW_HOP_URL_MAX_BYTES || (!is_tls && !tw_slice_has_prefix(text, TW_SLICE("http://")))) return false;
  size_t host_at = is_tls ? sizeof("https://") - 1 : sizeof("http://") - 1, port_len;
  size_t host_len = span_of(text, host_at, is_plain_host_char);
  struct tw_slice host = tw_slice_sub(text, host_at, host_at + host_len);
  if (!is_plain_port(text, host_at + host_len, is_tls, &port_len) || !is_plain_host(host, &is_address)) return false;
  if (!is_plain_path(tw_slice_sub(text, host_at + host_len + port_len, text.len))) return false;
  *ret_url = (struct tw_hop_url){.text = strndup(text.ptr, text.len),
                                 .host = strndup(host.ptr, host.len),
                                 .authority = strndup(host.ptr, host.len + port_len),
                                 .is_tls = is_tls,
                                 .is_address = is_address,
                                 .path_at = host_at + host_len + port_len};
  if (ret_url->text && ret_url->host && ret_url->authority) return true;
  tw_hop_url_done(ret_url); /* libcurl will find no memory either, and say so */
  return false;
}

int tw_hop_url_parse(struct tw_slice text, struct tw_hop_url *ret_url, struct tw_error *error) {
  if (url_load_plain(text, ret_url)) return TW_OK;
  return url_load(TW_SLICE_NONE, text, ret_url, error);
}

int tw_hop_url_resolve(const struct tw_hop_url *base, struct tw_slice reference, struct tw_hop_url *ret_url,
                       struct tw_error *error) {
  struct tw_slice text = tw_slice_from(base->text);
  bool is_same = reference.len > 0 && reference.ptr[0] == '#'; /* libcurl would resolve it to the root */
  return url_load(text, is_same ? text : reference, ret_url, error);
}

bool tw_hop_url_same_origin(const struct tw_hop_url *a, const struct tw_hop_url *b) {
  return a->is_tls == b->is_tls && strcmp(a->authority, b->authority) == 0;
}
