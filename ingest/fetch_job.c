#include "ingest/fetch_job.h"
#include "ingest/content_coding.h"
#include "ingest/http_headers.h"
#include <stdlib.h>

/* What could smuggle in a second header is treated as absent. */
static bool is_kept(struct tw_slice text) {
  return !tw_slice_is_empty(text) && tw_http_headers_value_is_safe(text);
}

/* As copy_texts left it. */
static bool is_text(const char *kept, struct tw_slice text) {
  return is_kept(text) ? kept && tw_slice_is(text, kept) : kept == NULL;
}

static bool same_limits(const struct tw_fetch_limits *a, const struct tw_fetch_limits *b) {
  return memcmp(a, b, sizeof *a) == 0;
}

bool tw_fetch_job_is_for(const struct tw_fetch_job *job, const struct tw_fetch_request *request,
                         const struct tw_fetch_settings *settings) {
  return job->settings == settings && tw_slice_is(request->url, job->asked_url) && is_text(job->etag, request->etag) &&
         is_text(job->last_modified, request->last_modified) && is_text(job->accept, request->accept) &&
         is_text(job->lang, request->lang) && is_text(job->authorization, request->authorization) &&
         is_text(job->validators_url, request->validators_url) && is_text(job->asked_home, request->home) &&
         job->allow_private == request->allow_private && job->is_direct == request->is_direct &&
         job->takes_part == request->takes_part && job->cookies == request->cookies &&
         same_limits(&job->limits, request->limits ? request->limits : &settings->options.limits);
}

struct job_text {
  char **out;
  struct tw_slice text;
};

static char *put_text(char *at, const struct job_text *text) {
  *text->out = at;
  if (text->text.len) memcpy(at, text->text.ptr, text->text.len);
  at[text->text.len] = '\0';
  return at + text->text.len + 1;
}

/* All in one block. False when memory is out. */
static bool copy_texts(struct tw_fetch_job *job, const struct tw_fetch_request *request) {
  struct job_text all[] = {{&job->asked_url, request->url},
                           {&job->asked_home, request->home},
                           {&job->etag, request->etag},
                           {&job->last_modified, request->last_modified},
                           {&job->accept, request->accept},
                           {&job->lang, request->lang},
                           {&job->authorization, request->authorization},
                           {&job->validators_url, request->validators_url}};
  enum { TEXTS = sizeof all / sizeof *all };
  bool kept[TEXTS] = {true};
  job->texts_size = request->url.len + 1;
  for (size_t i = 1; i < TEXTS; i++) {
    kept[i] = is_kept(all[i].text);
    if (kept[i]) job->texts_size += all[i].text.len + 1;
  }
  char *at = job->texts = malloc(job->texts_size);
  for (size_t i = 0; at && i < TEXTS; i++)
    if (kept[i]) at = put_text(at, &all[i]);
  return at != NULL;
}

static bool copy_request(struct tw_fetch_job *job, const struct tw_fetch_request *request) {
  job->limits = request->limits ? *request->limits : job->settings->options.limits;
  job->allow_private = request->allow_private;
  job->is_direct = request->is_direct;
  job->takes_part = request->takes_part;
  job->cookies = tw_cookie_jar_use(request->cookies);
  job->host.delay_us = request->host_delay_us;
  return copy_texts(job, request);
}

struct tw_fetch_job *tw_fetch_job_new(const struct tw_fetch_request *request, struct tw_fetch_settings *settings) {
  struct tw_fetch_job *job = calloc(1, sizeof(*job));
  if (!job) return NULL;
  job->settings = tw_fetch_settings_use(settings);
  job->is_permanent = true;
  bool good = copy_request(job, request);
  job->budget_us = job->limits.timeout_us;
  int status = good ? tw_hop_url_parse(request->url, &job->url, &job->error) : TW_ENOMEM;
  if (status == TW_OK) {
    /* Only credentials have a home. */
    struct tw_slice home = tw_slice_is_empty(request->home) ? request->url : request->home;
    if (job->url.user || job->authorization) tw_hop_url_parse(home, &job->home, NULL);
  }
  if (good && status != TW_ENOMEM) return job;
  tw_fetch_job_free(job);
  return NULL;
}

void tw_fetch_job_free(struct tw_fetch_job *job) {
  if (!job) return;
  tw_fetch_settings_drop(job->settings);
  tw_cookie_jar_drop(job->cookies);
  tw_hop_url_done(&job->home);
  tw_hop_url_done(&job->url);
  if (job->authorization) explicit_bzero(job->texts, job->texts_size);
  free(job->texts);
  free(job->permanent_url);
  free(job->callers);
  for (size_t i = 0; i < job->visited_count; i++) free(job->visited[i]);
  free((void *)job->visited);
  free(job);
}

int tw_fetch_job_add_caller(struct tw_fetch_job *job, tw_fetch_fn *fn, void *user) {
  struct tw_fetch_caller *callers = reallocarray(job->callers, job->caller_count + 1, sizeof(*callers));
  if (!callers) return TW_ENOMEM;
  callers[job->caller_count++] = (struct tw_fetch_caller){.fn = fn, .user = user};
  job->callers = callers;
  return TW_OK;
}

/* Validators speak of one resource. Where it is known which, another hop of the chain must not answer 304 for it. */
static bool sends_validators(const struct tw_fetch_job *job) {
  return !job->validators_url || strcmp(job->validators_url, job->url.text) == 0;
}

int tw_fetch_job_ask(const struct tw_fetch_job *job, struct tw_request_headers *headers, struct tw_transfer_ask *ret_ask) {
  bool at_home = job->home.text && tw_hop_url_same_origin(&job->home, &job->url);
  bool conditional = sends_validators(job);
  tw_request_headers_reset(headers);
  /* libcurl would put a User-Agent option together twice, a byte at a time. */
  bool good = tw_request_headers_add(headers, "User-Agent", job->settings->user_agent) &&
              tw_request_headers_add(headers, "Accept", job->accept) &&
              tw_request_headers_add(headers, "Accept-Encoding", tw_content_coding_accepted()) &&
              tw_request_headers_add(headers, "Accept-Language", job->lang) &&
              tw_request_headers_add(headers, "Authorization", at_home ? job->authorization : NULL) &&
              tw_request_headers_add(headers, "If-None-Match", conditional ? job->etag : NULL) &&
              tw_request_headers_add(headers, "If-Modified-Since", conditional ? job->last_modified : NULL);
  if (!good) return TW_ENOMEM;
  *ret_ask = (struct tw_transfer_ask){.url = &job->url,
                                      .login = at_home && !job->authorization ? job->home.user : NULL,
                                      .password = at_home && !job->authorization ? job->home.password : NULL,
                                      .headers = tw_request_headers_list(headers),
                                      .settings = job->settings,
                                      .trust = &job->settings->trust,
                                      .proxy = job->is_direct ? "" : job->settings->proxy,
                                      .proxy_user = job->settings->proxy_user,
                                      .proxy_password = job->settings->proxy_password,
                                      .proxy_headers = job->settings->proxy_headers,
                                      .limits = job->limits,
                                      .timeout_us = job->budget_us,
                                      .cookies = job->cookies,
                                      .allow_private = job->allow_private,
                                      .takes_part = job->takes_part};
  return TW_OK;
}

bool tw_fetch_job_is_conditional(const struct tw_fetch_job *job) {
  return sends_validators(job) && (job->etag || job->last_modified);
}

static bool was_visited(const struct tw_fetch_job *job, const struct tw_hop_url *url) {
  for (size_t i = 0; i < job->visited_count; i++) {
    if (strcmp(job->visited[i], url->text) == 0) return true;
  }
  return strcmp(job->url.text, url->text) == 0;
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

/* Takes the text of the URL that is left behind. False when memory is out. */
static bool leave_url(struct tw_fetch_job *job) {
  char **visited = reallocarray((void *)job->visited, job->visited_count + 1, sizeof(*visited));
  if (!visited) return false;
  visited[job->visited_count++] = job->url.text;
  job->visited = visited;
  job->url.text = NULL;
  return true;
}

/* False when memory is out. */
static bool note_permanent(struct tw_fetch_job *job) {
  if (!job->is_permanent) return true;
  free(job->permanent_url);
  job->permanent_url = strdup(job->url.text);
  return job->permanent_url != NULL;
}

int tw_fetch_job_redirect(struct tw_fetch_job *job, long http_status, struct tw_slice location, struct tw_error *error) {
  if (job->visited_count >= (size_t)job->limits.redirects) {
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "more than %lld redirects", (long long)job->limits.redirects);
  }
  struct tw_hop_url target;
  int status = tw_hop_url_resolve(&job->url, location, &target, error);
  if (status == TW_OK) status = check_redirect(job, &target, error);
  if (status == TW_OK && !leave_url(job)) status = tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  if (status < 0) {
    tw_hop_url_done(&target);
    return status;
  }
  tw_hop_url_done(&job->url);
  job->url = target;
  job->is_permanent = job->is_permanent && (http_status == 301 || http_status == 308);
  return note_permanent(job) ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
}
