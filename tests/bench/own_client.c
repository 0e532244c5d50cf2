#include "base/fingerprint.h"
#include "ingest/fetcher.h"
#include "store/store.h"
#include "tests/bench/clients.h"
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  URL_BYTES = 128,
  FULL = 200,
  UNCHANGED = 304,
  HEAP_KEPT_BYTES = 4 << 20, /* the daemon's heap */
  OWN_MAPPING_BYTES = 1 << 20,
  BODY_BYTES_MAX = 8 << 20,
  TIMEOUT_SECONDS = 30,
};

struct bench_own_client {
  const struct bench_fetches *fetches;
  struct tw_log log;
  struct tw_loop *loop;
  struct tw_fetcher *fetcher;
  struct tw_store *store;
  struct poll *polls; /* one a URL */
  size_t next, done, failed;
};

struct poll {
  struct bench_own_client *client;
  size_t number;
};

static _Noreturn void fail(const struct tw_error *error) {
  fprintf(stderr, "bench: %s\n", error->text);
  exit(1);
}

struct bench_own_client *bench_own_client_new(const struct bench_fetches *fetches, const char *folder) {
  struct tw_error error = {.text = "out of memory"};
  struct bench_own_client *client = calloc(1, sizeof *client);
  struct poll *polls = calloc(fetches->count, sizeof *polls);
  if (!client || !polls) fail(&error);
  *client = (struct bench_own_client){.fetches = fetches, .log = {.fd = STDERR_FILENO, .level = TW_LOG_WARN}, .polls = polls};
  for (size_t i = 0; i < fetches->count; i++) polls[i] = (struct poll){client, i};
  struct tw_fetch_options options = {.user_agent = TW_SLICE(BENCH_USER_AGENT),
                                     .limits = {.body_max_bytes = BODY_BYTES_MAX,
                                                .timeout_us = TIMEOUT_SECONDS * TW_USEC_PER_SEC,
                                                .connect_timeout_us = TIMEOUT_SECONDS * TW_USEC_PER_SEC},
                                     .concurrency = BENCH_AT_ONCE,
                                     .host_concurrency = BENCH_AT_ONCE};
  mallopt(M_TRIM_THRESHOLD, HEAP_KEPT_BYTES);
  mallopt(M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
  client->loop = tw_loop_new(tw_clock_system(), &error);
  if (!client->loop) fail(&error);
  client->fetcher = tw_fetcher_new(client->loop, &client->log, &options, &error);
  if (!client->fetcher) fail(&error);
  client->store = tw_store_open(folder, &client->log, &error);
  if (!client->store) fail(&error);
  return client;
}

void bench_own_client_free(struct bench_own_client *client) {
  if (!client) return;
  tw_store_close(client->store);
  tw_fetcher_free(client->fetcher);
  tw_loop_free(client->loop);
  free(client->polls);
  free(client);
}

static void commit(struct bench_own_client *client) {
  struct tw_error error;
  if (tw_store_commit(client->store, &error) < 0) fail(&error);
}

static void save(struct poll *poll, const struct tw_fetch_result *result) {
  struct tw_store *store = poll->client->store;
  struct tw_error error;
  char name[32];
  int len = snprintf(name, sizeof name, "source-%zu", poll->number);
  struct tw_source_state state = {.url = result->url,
                                  .etag = result->etag,
                                  .last_modified = result->last_modified,
                                  .content = tw_fingerprint_of(result->body),
                                  .last_success_us = result->fetched_at_us,
                                  .last_new_us = result->fetched_at_us,
                                  .was_polled = true,
                                  .reason = TW_SLICE("ok")};
  if (tw_store_source_save(store, tw_slice_of(name, (size_t)len), &state, &error) < 0) fail(&error);
  if (tw_store_batch_is_full(store)) commit(poll->client);
}

static void begin(struct bench_own_client *client);

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  struct poll *poll = user;
  struct bench_own_client *client = poll->client;
  bool is_expected = result->status == TW_OK && result->http_status == (client->fetches->etag ? UNCHANGED : FULL);
  if (is_expected && result->http_status == FULL) save(poll, result);
  client->failed += !is_expected;
  client->done++;
  begin(client);
}

/* The next URL, if there is one. */
static void begin(struct bench_own_client *client) {
  char url[URL_BYTES];
  if (client->next == client->fetches->count) return;
  struct poll *poll = &client->polls[client->next];
  int len = snprintf(url, sizeof url, "%s%zu", client->fetches->url, client->next++);
  struct tw_fetch_request request = {.url = tw_slice_of(url, (size_t)len),
                                     .etag = tw_slice_from(client->fetches->etag),
                                     .accept = TW_SLICE(BENCH_ACCEPT),
                                     .allow_private = true};
  if (tw_fetcher_submit(client->fetcher, &request, on_fetched, poll) < 0) abort();
}

double bench_own_client_seconds(void *context, unsigned times) {
  struct bench_own_client *client = context;
  struct tw_error error;
  double start = bench_measure_cpu();
  client->failed = 0;
  for (unsigned t = 0; t < times; t++) {
    client->next = client->done = 0;
    for (size_t i = 0; i < BENCH_AT_ONCE; i++) begin(client);
    while (client->done < client->fetches->count)
      if (tw_loop_step(client->loop, -1, &error) < 0) fail(&error);
    commit(client);
  }
  return client->failed ? -1 : bench_measure_cpu() - start;
}
