#include "ingest/fetch_job.h"
#include "ingest/content_coding.h"
#include "ingest/http_headers.h"
#include <stdlib.h>

struct tw_digest tw_fetch_job_key(const struct tw_fetch_request *request, const struct tw_fetch_settings *settings) {
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, request->url);
  tw_digester_field(&d, request->etag);
  tw_digester_field(&d, request->last_modified);
  tw_digester_field(&d, request->accept);
  tw_digester_field(&d, request->lang);
  tw_digester_field(&d, request->authorization);
  tw_digester_field(&d, request->validators_url);
  tw_digester_field(&d, request->home);
  tw_digester_number(&d, request->allow_private);
  tw_digester_number(&d, request->is_direct);
  tw_digester_number(&d, request->takes_part);
  tw_digester_field(&d, tw_slice_of(request->limits, request->limits ? sizeof *request->limits : 0));
  tw_digester_field(&d, tw_slice_of(&settings, sizeof(settings))); /* other options, other answer */
  return tw_digester_finish(&d);
}

/* False when memory is out. What could smuggle in a second header is treated as absent. */
static bool copy_text(char **out, struct tw_slice text) {
  if (tw_slice_is_empty(text) || !tw_http_headers_value_is_safe(text)) return true;
  *out = strndup(text.ptr, text.len);
  return *out != NULL;
}

static bool copy_request(struct tw_fetch_job *job, const struct tw_fetch_request *request) {
  job->limits = request->limits ? *request->limits : job->settings->options.limits;
  job->allow_private = request->allow_private;
  job->is_direct = request->is_direct;
  job->takes_part = request->takes_part;
  job->host.delay_us = request->host_delay_us;
  return copy_text(&job->etag, request->etag) && copy_text(&job->last_modified, request->last_modified) &&
         copy_text(&job->accept, request->accept) && copy_text(&job->lang, request->lang) &&
         copy_text(&job->authorization, request->authorization) && copy_text(&job->validators_url, request->validators_url);
}

static bool remember_url(struct tw_fetch_job *job) {
  struct tw_digest *visited = reallocarray(job->visited, job->visited_count + 1, sizeof(*visited));
  if (!visited) return false;
  visited[job->visited_count++] = tw_digest_of(tw_slice_from(job->url.text));
  job->visited = visited;
  return true;
}

struct tw_fetch_job *tw_fetch_job_new(const struct tw_fetch_request *request, struct tw_fetch_settings *settings) {
  struct tw_fetch_job *job = calloc(1, sizeof(*job));
  if (!job) return NULL;
  job->settings = tw_fetch_settings_use(settings);
  job->key = tw_fetch_job_key(request, settings);
  job->is_permanent = true;
  bool good = copy_request(job, request);
  job->budget_us = job->limits.timeout_us;
  int status = good ? tw_hop_url_parse(request->url, &job->url, &job->error) : TW_ENOMEM;
  if (status == TW_OK) {
    /* Only credentials have a home. */
    struct tw_slice home = tw_slice_is_empty(request->home) ? request->url : request->home;
    if (job->url.user || job->authorization) tw_hop_url_parse(home, &job->home, NULL);
    good = remember_url(job);
  }
  if (good && status != TW_ENOMEM) return job;
  tw_fetch_job_free(job);
  return NULL;
}

void tw_fetch_job_free(struct tw_fetch_job *job) {
  if (!job) return;
  tw_fetch_settings_drop(job->settings);
  tw_hop_url_done(&job->home);
  tw_hop_url_done(&job->url);
  free(job->etag);
  free(job->last_modified);
  free(job->accept);
  free(job->lang);
  if (job->authorization) explicit_bzero(job->authorization, strlen(job->authorization));
  free(job->authorization);
  free(job->permanent_url);
  free(job->validators_url);
  free(job->callers);
  free(job->visited);
  free(job);
}

int tw_fetch_job_add_caller(struct tw_fetch_job *job, tw_fetch_fn *fn, void *user) {
  struct tw_fetch_caller *callers = reallocarray(job->callers, job->caller_count + 1, sizeof(*callers));
  if (!callers) return TW_ENOMEM;
  callers[job->caller_count++] = (struct tw_fetch_caller){.fn = fn, .user = user};
  job->callers = callers;
  return TW_OK;
}

static bool add_header(struct curl_slist **list, const char *name, const char *value) {
  char *line = NULL;
  if (!value) return true;
  if (asprintf(&line, "%s: %s", name, value) < 0) return false;
  struct curl_slist *longer = curl_slist_append(*list, line);
  free(line);
  if (longer) *list = longer;
  return longer != NULL;
}

/* Validators speak of one resource. Where it is known which, another hop of the chain must not answer 304 for it. */
static bool sends_validators(const struct tw_fetch_job *job) {
  return !job->validators_url || strcmp(job->validators_url, job->url.text) == 0;
}

int tw_fetch_job_ask(const struct tw_fetch_job *job, struct tw_transfer_ask *ret_ask) {
  bool at_home = job->home.text && tw_hop_url_same_origin(&job->home, &job->url);
  bool conditional = sends_validators(job);
  struct curl_slist *headers = NULL;
  bool good = add_header(&headers, "Accept", job->accept) &&
              add_header(&headers, "Accept-Encoding", tw_content_coding_accepted()) &&
              add_header(&headers, "Accept-Language", job->lang) &&
              add_header(&headers, "Authorization", at_home ? job->authorization : NULL) &&
              add_header(&headers, "If-None-Match", conditional ? job->etag : NULL) &&
              add_header(&headers, "If-Modified-Since", conditional ? job->last_modified : NULL);
  if (!good) {
    curl_slist_free_all(headers);
    return TW_ENOMEM;
  }
  *ret_ask = (struct tw_transfer_ask){.url = &job->url,
                                      .login = at_home && !job->authorization ? job->home.user : NULL,
                                      .password = at_home && !job->authorization ? job->home.password : NULL,
                                      .headers = headers,
                                      .user_agent = job->settings->user_agent,
                                      .trust = &job->settings->trust,
                                      .proxy = job->is_direct ? "" : job->settings->proxy,
                                      .proxy_user = job->settings->proxy_user,
                                      .proxy_password = job->settings->proxy_password,
                                      .proxy_headers = job->settings->proxy_headers,
                                      .limits = job->limits,
                                      .timeout_us = job->budget_us,
                                      .allow_private = job->allow_private,
                                      .takes_part = job->takes_part};
  return TW_OK;
}

bool tw_fetch_job_is_conditional(const struct tw_fetch_job *job) {
  return sends_validators(job) && (job->etag || job->last_modified);
}

static bool was_visited(const struct tw_fetch_job *job, const struct tw_hop_url *url) {
  struct tw_digest digest = tw_digest_of(tw_slice_from(url->text));
  for (size_t i = 0; i < job->visited_count; i++) {
    if (memcmp(&job->visited[i], &digest, sizeof(digest)) == 0) return true;
  }
  return false;
}

static int check_redirect(const struct tw_fetch_job *job, const struct tw_hop_url *target, struct tw_error *error) {
  if (job->url.is_tls && !target->is_tls) {
    return tw_error_set(error, TW_EUNSUPPORTED, TW_SKIP_ITEM, "redirect from https to http refused: %.160s", target->text);
  }
  if (was_visited(job, target)) {
    return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "redirects lead round in a circle: %.160s", target->text);
  }
  return TW_OK;
}

/* False when memory is out. */
static bool note_permanent(struct tw_fetch_job *job) {
  if (!job->is_permanent) return true;
  free(job->permanent_url);
  job->permanent_url = strdup(job->url.text);
  return job->permanent_url != NULL;
}

int tw_fetch_job_redirect(struct tw_fetch_job *job, long http_status, struct tw_slice location, struct tw_error *error) {
  if (job->visited_count > (size_t)job->limits.redirects) {
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "more than %lld redirects", (long long)job->limits.redirects);
  }
  struct tw_hop_url target;
  int status = tw_hop_url_resolve(&job->url, location, &target, error);
  if (status == TW_OK) status = check_redirect(job, &target, error);
  if (status < 0) {
    tw_hop_url_done(&target);
    return status;
  }
  tw_hop_url_done(&job->url);
  job->url = target;
  job->is_permanent = job->is_permanent && (http_status == 301 || http_status == 308);
  return note_permanent(job) && remember_url(job) ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
}
