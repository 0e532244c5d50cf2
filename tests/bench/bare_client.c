#include "base/clock.h"
#include "tests/bench/clients.h"
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { EVENTS = 256, URL_BYTES = 128, WAIT_MS_MAX = 10000, FULL = 200, UNCHANGED = 304 };

struct bench_bare_client {
  const struct bench_fetches *fetches;
  CURLM *multi;
  CURL *handles[BENCH_AT_ONCE];
  struct curl_slist *headers;
  int poller;
  int64_t due_us; /* libcurl's timer; negative: none */
  size_t next, done, failed;
  size_t body_bytes;
};

static int64_t now_us(void) {
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock);
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *is_watched) {
  struct bench_bare_client *client = user;
  struct epoll_event event = {.events = (what & CURL_POLL_IN ? EPOLLIN : 0) | (what & CURL_POLL_OUT ? EPOLLOUT : 0),
                              .data.fd = fd};
  (void)easy;
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(client->poller, EPOLL_CTL_DEL, fd, NULL);
    curl_multi_assign(client->multi, fd, NULL);
  } else {
    epoll_ctl(client->poller, is_watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event);
    curl_multi_assign(client->multi, fd, client);
  }
  return 0;
}

static int on_timeout(CURLM *multi, long timeout_ms, void *user) {
  struct bench_bare_client *client = user;
  (void)multi;
  client->due_us = timeout_ms < 0 ? -1 : now_us() + timeout_ms * TW_USEC_PER_MSEC;
  return 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  (void)bytes;
  ((struct bench_bare_client *)user)->body_bytes += size * count;
  return size * count;
}

static CURL *make_handle(struct bench_bare_client *client) {
  CURL *easy = curl_easy_init();
  if (!easy) abort();
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, client);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, client->headers);
  return easy;
}

static struct curl_slist *make_headers(const char *etag) {
  static const char *const fixed[] = {"User-Agent: " BENCH_USER_AGENT, "Accept: " BENCH_ACCEPT,
                                      "Accept-Encoding: " BENCH_ACCEPT_ENCODING};
  char condition[URL_BYTES];
  struct curl_slist *headers = NULL;
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) headers = curl_slist_append(headers, fixed[i]);
  snprintf(condition, sizeof condition, "If-None-Match: %s", etag ? etag : "");
  return etag ? curl_slist_append(headers, condition) : headers;
}

struct bench_bare_client *bench_bare_client_new(const struct bench_fetches *fetches) {
  struct bench_bare_client *client = calloc(1, sizeof *client);
  if (!client) abort();
  *client = (struct bench_bare_client){
      .fetches = fetches, .multi = curl_multi_init(), .poller = epoll_create1(EPOLL_CLOEXEC), .due_us = -1};
  if (!client->multi || client->poller < 0) abort();
  client->headers = make_headers(fetches->etag);
  for (size_t i = 0; i < BENCH_AT_ONCE; i++) client->handles[i] = make_handle(client);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(client->multi, CURLMOPT_SOCKETDATA, client);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERFUNCTION, on_timeout);
  curl_multi_setopt(client->multi, CURLMOPT_TIMERDATA, client);
  curl_multi_setopt(client->multi, CURLMOPT_MAXCONNECTS, (long)BENCH_AT_ONCE);
  return client;
}

void bench_bare_client_free(struct bench_bare_client *client) {
  if (!client) return;
  for (size_t i = 0; i < BENCH_AT_ONCE; i++) curl_easy_cleanup(client->handles[i]);
  curl_multi_cleanup(client->multi);
  curl_slist_free_all(client->headers);
  close(client->poller);
  free(client);
}

/* Puts the handle on the next URL, if there is one. */
static void begin(struct bench_bare_client *client, CURL *easy) {
  char url[URL_BYTES];
  if (client->next == client->fetches->count) return;
  snprintf(url, sizeof url, "%s%zu", client->fetches->url, client->next++);
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_multi_add_handle(client->multi, easy);
}

static void finish(struct bench_bare_client *client, CURL *easy, CURLcode result) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  client->failed += result != CURLE_OK || status != (client->fetches->etag ? UNCHANGED : FULL);
  client->done++;
  curl_multi_remove_handle(client->multi, easy);
  begin(client, easy);
}

static void act(struct bench_bare_client *client, curl_socket_t fd, int events) {
  int running, left;
  curl_multi_socket_action(client->multi, fd, events, &running);
  for (CURLMsg *message; (message = curl_multi_info_read(client->multi, &left));)
    if (message->msg == CURLMSG_DONE) finish(client, message->easy_handle, message->data.result);
}

static void step(struct bench_bare_client *client) {
  struct epoll_event events[EVENTS];
  int64_t left_us = client->due_us < 0 ? WAIT_MS_MAX * TW_USEC_PER_MSEC : client->due_us - now_us();
  int wait_ms = left_us <= 0 ? 0 : (int)((left_us + TW_USEC_PER_MSEC - 1) / TW_USEC_PER_MSEC);
  int count = epoll_wait(client->poller, events, EVENTS, wait_ms);
  for (int i = 0; i < count; i++) {
    int bits = (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) ? CURL_CSELECT_IN : 0) |
               (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
    act(client, events[i].data.fd, bits);
  }
  if (client->due_us >= 0 && client->due_us <= now_us()) {
    client->due_us = -1;
    act(client, CURL_SOCKET_TIMEOUT, 0);
  }
}

double bench_bare_client_seconds(void *context, unsigned times) {
  struct bench_bare_client *client = context;
  double start = bench_measure_cpu();
  client->failed = 0;
  for (unsigned t = 0; t < times; t++) {
    client->next = client->done = 0;
    for (size_t i = 0; i < BENCH_AT_ONCE; i++) begin(client, client->handles[i]);
    while (client->done < client->fetches->count) step(client);
  }
  return client->failed ? -1 : bench_measure_cpu() - start;
}
