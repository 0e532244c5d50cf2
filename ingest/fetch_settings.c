#include "ingest/fetch_settings.h"
#include <curl/curl.h>
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
  settings->proxy = copy(options->proxy);
  settings->proxy_user = copy_encoded(options->proxy_user);
  settings->proxy_password = copy_encoded(options->proxy_password);
  bool good = settings->user_agent && settings->proxy && settings->proxy_user && settings->proxy_password;
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
  if (settings->proxy_password) explicit_bzero(settings->proxy_password, strlen(settings->proxy_password));
  free(settings->proxy_password);
  free(settings);
}
