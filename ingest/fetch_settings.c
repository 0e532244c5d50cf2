#include "ingest/fetch_settings.h"
#include <sodium/utils.h>
#include <stdio.h>
#include <stdlib.h>

/* Empty for an absent text. */
static char *copy(struct tw_slice text) {
  return strndup(text.ptr ? text.ptr : "", text.len);
}

/* libcurl undoes percent-encoding in what it is given as a proxy's user and password. */
static char *copy_encoded(struct tw_slice text) {
  if (text.len == 0) return copy(text);
  char *encoded = curl_easy_escape(NULL, text.ptr, (int)text.len);
  char *ours = encoded ? strdup(encoded) : NULL;
  if (encoded) explicit_bzero(encoded, strlen(encoded));
  curl_free(encoded);
  return ours;
}

static void free_secret(char *text) {
  if (text) explicit_bzero(text, strlen(text));
  free(text);
}

/* RFC 7617. libcurl 7.88 would undo the encoding twice where a kept connection had ended, so that the header is ours. */
static bool make_proxy_headers(struct tw_fetch_settings *settings, const struct tw_fetch_options *o) {
  static const char name[] = "Proxy-Authorization: Basic ";
  size_t pair_len = o->proxy_user.len + 1 + o->proxy_password.len;
  size_t size = sizeof name + sodium_base64_ENCODED_LEN(pair_len, sodium_base64_VARIANT_ORIGINAL);
  char *pair = NULL, *line = malloc(size);
  if (asprintf(&pair, "%.*s:%.*s", TW_SLICE_ARG(o->proxy_user), TW_SLICE_ARG(o->proxy_password)) < 0) pair = NULL;
  if (pair && line) {
    memcpy(line, name, sizeof name);
    sodium_bin2base64(line + sizeof name - 1, size - sizeof name + 1, (const unsigned char *)pair, pair_len,
                      sodium_base64_VARIANT_ORIGINAL);
    settings->proxy_headers = curl_slist_append(NULL, line);
  }
  free_secret(pair);
  free(line);
  return settings->proxy_headers != NULL;
}

static bool take_proxy(struct tw_fetch_settings *settings, const struct tw_fetch_options *o) {
  bool is_socks = tw_slice_has_prefix_nocase(o->proxy, TW_SLICE("socks"));
  settings->proxy = copy(o->proxy);
  settings->proxy_user = copy_encoded(is_socks ? o->proxy_user : TW_SLICE_NONE);
  settings->proxy_password = copy_encoded(is_socks ? o->proxy_password : TW_SLICE_NONE);
  if (!settings->proxy || !settings->proxy_user || !settings->proxy_password) return false;
  return is_socks || o->proxy_user.len == 0 || make_proxy_headers(settings, o);
}

struct tw_fetch_settings *tw_fetch_settings_new(const struct tw_fetch_options *options, struct tw_error *error) {
  struct tw_fetch_settings *settings = calloc(1, sizeof(*settings));
  if (!settings) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  settings->uses = 1;
  settings->options = *options;
  settings->options.ca_file = TW_SLICE_NONE; /* its content is in `trust` */
  settings->user_agent = copy(options->user_agent);
  bool good = settings->user_agent && take_proxy(settings, options);
  int status =
      good ? tw_trust_load(options->ca_file, &settings->trust, error) : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  settings->options.user_agent = tw_slice_from(settings->user_agent);
  settings->options.proxy = settings->options.proxy_user = settings->options.proxy_password = TW_SLICE_NONE; /* as above */
  if (status == TW_OK) return settings;
  tw_fetch_settings_drop(settings);
  return NULL;
}

struct tw_fetch_settings *tw_fetch_settings_use(struct tw_fetch_settings *settings) {
  settings->uses++;
  return settings;
}

void tw_fetch_settings_drop(struct tw_fetch_settings *settings) {
  if (!settings || --settings->uses > 0) return;
  tw_trust_done(&settings->trust);
  free(settings->user_agent);
  free(settings->proxy);
  free(settings->proxy_user);
  free_secret(settings->proxy_password);
  curl_slist_free_all(settings->proxy_headers);
  free(settings);
}
