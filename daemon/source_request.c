#include "daemon/source_request.h"
#include "daemon/pipeline_parts.h"
#include "daemon/secret.h"

int tw_source_request_init(struct tw_source_request *request, const struct tw_source_settings *settings, struct tw_error *error) {
  const struct tw_limit_settings *l = &settings->limits;
  *request = (struct tw_source_request){.limits = {.body_max_bytes = l->document_size_bytes,
                                                   .packed_max_bytes = l->download_size_bytes,
                                                   .header_max_bytes = l->header_size_bytes,
                                                   .timeout_us = l->fetch_timeout_us,
                                                   .connect_timeout_us = l->connect_timeout_us,
                                                   .first_byte_timeout_us = l->first_byte_timeout_us,
                                                   .redirects = l->redirects}};
  tw_buf_init(&request->authorization, 0);
  int status = tw_secret_authorization(&settings->auth, &request->authorization, error);
  request->fetch = (struct tw_fetch_request){.limits = &request->limits,
                                             .allow_private = settings->allow_private,
                                             .is_direct = !settings->proxy,
                                             .authorization = tw_buf_slice(&request->authorization),
                                             .home = settings->url};
  return status;
}

void tw_source_request_for_list(struct tw_source_request *request) {
  struct tw_fetch_limits *l = &request->limits;
  if (l->body_max_bytes < TW_LIST_MAX_BYTES) l->body_max_bytes = TW_LIST_MAX_BYTES;
}

void tw_source_request_done(struct tw_source_request *request) {
  tw_secret_done(&request->authorization);
}
