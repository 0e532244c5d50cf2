/* A server for clients to be measured against, in a process of its own on loopback: every path is the same document, with
 * validators, and a request that sends its ETag back gets a 304. It counts what was asked. */
#pragma once
#include "base/slice.h"

enum { BENCH_SERVER_SOURCES = 10000 };

struct bench_server;

/* Starts it; ends the program when that fails. `body` is copied. Free with bench_server_stop. */
struct bench_server *bench_server_start(struct tw_slice body);
void bench_server_stop(struct bench_server *server); /* NULL is a no-op */
/* "http://127.0.0.1:PORT/source/": a number after it is a source. */
const char *bench_server_url(const struct bench_server *server);
/* The ETag of every path, in quotes. */
const char *bench_server_etag(void);

/* Forget what was counted. */
void bench_server_reset(struct bench_server *server);
uint64_t bench_server_requests(const struct bench_server *server);
/* Of these, how many were answered with a 304. */
uint64_t bench_server_unchanged(const struct bench_server *server);
/* Sources asked for so far, of the first BENCH_SERVER_SOURCES. */
uint64_t bench_server_asked(const struct bench_server *server);
/* When the first request came, CLOCK_MONOTONIC in microseconds; 0 none yet. */
int64_t bench_server_first_us(const struct bench_server *server);
/* The longest time between two requests for one source, in microseconds. */
int64_t bench_server_longest_gap_us(const struct bench_server *server);
