/* Two clients in this process that ask for COUNT URLs, one after the other with BENCH_AT_ONCE in flight: a loop of bare libcurl,
 * and tallywire's own fetcher and store. */
#pragma once
#include "tests/bench/measure.h"

enum { BENCH_AT_ONCE = 100 };

/* Every client sends the same request, the peers' programs included (peers/go/fetch.go, peers/python/peer.py): the fetcher's
 * headers, of which libcurl puts together a byte at a time. */
#define BENCH_USER_AGENT      "tallywire-bench"
#define BENCH_ACCEPT          "application/rss+xml,*/*;q=0.1"
#define BENCH_ACCEPT_ENCODING "deflate, gzip, br, zstd"

struct bench_fetches {
  const char *url;  /* a number is added */
  size_t count;     /* URLs of a pass */
  const char *etag; /* sent with every request, each answer must be a 304 then; NULL: full answers */
};

struct bench_bare_client;
struct bench_own_client;

/* curl_multi_socket_action on epoll(7), handles and connections kept from pass to pass; bodies are counted and forgotten.
 * `fetches` is borrowed. Ends the program when out of memory. */
struct bench_bare_client *bench_bare_client_new(const struct bench_fetches *fetches);
void bench_bare_client_free(struct bench_bare_client *client); /* NULL is a no-op */
/* For a contest; `client` is the context. Negative when an answer was not the one expected. */
double bench_bare_client_seconds(void *client, unsigned times);

/* As the daemon does it: the fetcher on the loop, and for each full answer the body's digest and the source's state in the store,
 * committed in the daemon's batches; a 304 changes nothing on disk. The store is made in `folder`. */
struct bench_own_client *bench_own_client_new(const struct bench_fetches *fetches, const char *folder);
void bench_own_client_free(struct bench_own_client *client); /* NULL is a no-op */
double bench_own_client_seconds(void *client, unsigned times);
