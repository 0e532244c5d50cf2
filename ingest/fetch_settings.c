#include "ingest/fetch_settings.h"
#include <stdlib.h>

struct tw_fetch_settings *tw_fetch_settings_new(const struct tw_fetch_options *options, struct tw_error *error) {
  struct tw_fetch_settings *settings = calloc(1, sizeof(*settings));
  if (!settings) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  settings->uses = 1;
  settings->options = *options;
  settings->options.ca_file = TW_SLICE_NONE; /* its content is in `trust` */
  settings->user_agent = strndup(options->user_agent.ptr ? options->user_agent.ptr : "", options->user_agent.len);
  int status = settings->user_agent ? tw_trust_load(options->ca_file, &settings->trust, error)
                                    : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  settings->options.user_agent = tw_slice_from(settings->user_agent);
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
  free(settings);
}
