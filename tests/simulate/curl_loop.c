/* In place of ingest/curl_loop.c: transfers that are answered by the simulated world. Everything above it, from the fetcher's
 * queues to the transfer's handle, is the program's own. */
#include "ingest/curl_loop.h"
#include "ingest/due_heap.h"
#include "ingest/fetch_job.h"
#include "tests/simulate/simulation.h"
#include <stdlib.h>

/* A transfer under way; the list hangs in the struct's `sockets`. */
struct tw_curl_socket {
  struct tw_due_node due; /* first, so that the heap's node is it */
  struct tw_curl_socket *next;
  CURL *easy;
  struct sim_answer answer;
  char *url;
};

struct flights {
  struct tw_due_heap heap;
};

static struct flights *flights_of(struct tw_curl_loop *curl) {
  return (struct flights *)(void *)curl->multi;
}

static struct sim_world *world_of(struct tw_curl_loop *curl) {
  return simulation_of(curl->loop)->world;
}

static int64_t now_of(const struct tw_curl_loop *curl) {
  return tw_clock_mono(tw_loop_clock(curl->loop));
}

static struct tw_fetch_job *job_of(CURL *easy) {
  char *private = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
  return (struct tw_fetch_job *)(void *)private;
}

static void arm(struct tw_curl_loop *curl) {
  int64_t next = tw_due_heap_first_us(&flights_of(curl)->heap);
  if (next == TW_DUE_NEVER)
    tw_loop_timer_disarm(curl->timer);
  else
    tw_loop_timer_arm(curl->timer, next);
}

/* As libcurl's callbacks would have left the transfer. */
static void deliver(struct tw_curl_loop *curl, struct tw_curl_socket *flight) {
  struct tw_transfer *t = job_of(flight->easy)->transfer;
  const struct sim_answer *a = &flight->answer;
  if (a->code == CURLE_OK) {
    t->status = a->status;
    t->drops_body = a->status >= 300;
    t->header_bytes = a->headers.len;
    tw_buf_append(&t->headers, tw_buf_slice(&a->headers));
    tw_http_headers_pick(tw_buf_slice(&t->headers), t->fields, TW_TRANSFER_FIELDS);
    t->headers_done = true;
    tw_body_pool_append(t->bodies, &t->body, tw_buf_slice(&a->body));
  }
  curl->fn(curl->user, flight->easy, a->code); /* takes it out */
}

static void on_timer(void *user) {
  struct tw_curl_loop *curl = user;
  struct tw_due_heap *heap = &flights_of(curl)->heap;
  while (tw_due_heap_first_us(heap) <= now_of(curl)) deliver(curl, (struct tw_curl_socket *)tw_due_heap_first(heap));
  arm(curl);
}

int tw_curl_loop_init(struct tw_curl_loop *curl, struct tw_loop *loop, tw_curl_loop_fn *fn, void *user, struct tw_error *error) {
  *curl = (struct tw_curl_loop){.loop = loop, .fn = fn, .user = user};
  curl->timer = tw_loop_timer_new(loop, on_timer, curl);
  curl->multi = calloc(1, sizeof(struct flights));
  return curl->timer && curl->multi ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

void tw_curl_loop_done(struct tw_curl_loop *curl) {
  if (curl->multi) tw_due_heap_done(&flights_of(curl)->heap);
  free(curl->multi);
  tw_loop_timer_free(curl->timer);
  *curl = (struct tw_curl_loop){0};
}

void tw_curl_loop_keep(struct tw_curl_loop *curl, long connections) {
  (void)curl, (void)connections;
}

void tw_curl_loop_adopt(struct tw_curl_loop *curl, CURL *easy) {
  (void)curl, (void)easy;
}

int tw_curl_loop_add(struct tw_curl_loop *curl, CURL *easy) {
  struct tw_fetch_job *job = job_of(easy);
  struct tw_transfer *t = job->transfer;
  struct tw_curl_socket *flight = calloc(1, sizeof *flight);
  if (!flight) return TW_ENOMEM;
  flight->easy = easy;
  flight->url = strdup(job->url.text);
  sim_world_ask(world_of(curl), flight->url, tw_fetch_job_is_conditional(job) ? job->etag : NULL, &flight->answer);
  if (!tw_due_heap_put(&flights_of(curl)->heap, &flight->due, flight->answer.at_us)) abort();
  flight->next = curl->sockets;
  curl->sockets = flight;
  t->is_resolved = true;
  t->ask.resolved(t->ask.user);
  arm(curl);
  return TW_OK;
}

void tw_curl_loop_remove(struct tw_curl_loop *curl, CURL *easy) {
  struct tw_curl_socket **at = &curl->sockets;
  while (*at && (*at)->easy != easy) at = &(*at)->next;
  struct tw_curl_socket *flight = *at;
  if (!flight) return;
  *at = flight->next;
  tw_due_heap_remove(&flights_of(curl)->heap, &flight->due);
  sim_world_end(world_of(curl), flight->url);
  tw_buf_done(&flight->answer.headers);
  tw_buf_done(&flight->answer.body);
  free(flight->url);
  free(flight);
}
