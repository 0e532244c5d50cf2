/* The daemon itself with ten thousand sources: memory, start, what it costs between polls and at a round of 304s. */
#pragma once
#include "tests/bench/http_server.h"
#include "tests/bench/rows.h"

/* Runs tallywire with one source, with BENCH_SERVER_SOURCES, and with some that are not due, in folders under `folder`. Takes two
 * minutes. 0, or 1 with the reason on stderr. */
int bench_daemon_scale(const struct bench_run *run, struct bench_server *server, const char *folder);
