/* Fetching: tallywire's fetcher and store, a bare libcurl loop and peers against one local server; the daemon with many sources.
 */
#include "tests/bench/clients.h"
#include "tests/bench/daemon_scale.h"
#include "tests/bench/http_server.h"
#include "tests/bench/peer.h"
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  REQUESTS = 3000, /* of a pass */
  FEED_ITEMS = 9,  /* a feed of about 12 kB */
  FOLDERS_OPEN = 16,
  INPUT_BYTES = 128,
  NAME_BYTES = 64,
  ROUNDS = 31, /* the kernel takes half of the time, and its share swings */
};
static const double bare_bar = 0.7;
static const struct bench_peer_kind peers[] = {{"go", "Go net/http", 1}, {"python", "aiohttp", 1}};

static void measure_clients(const struct bench_run *run, const struct bench_server *server, const char *folder,
                            bool is_conditional) {
  char input[INPUT_BYTES], state[PATH_MAX];
  struct bench_fetches fetches = {
      .url = bench_server_url(server), .count = REQUESTS, .etag = is_conditional ? bench_server_etag() : NULL};
  snprintf(input, sizeof input, "%s %d", fetches.url, REQUESTS);
  snprintf(state, sizeof state, "%s/%s", folder, is_conditional ? "unchanged" : "full");
  struct bench_own_client *own = bench_own_client_new(&fetches, state);
  struct bench_bare_client *bare = bench_bare_client_new(&fetches);
  struct bench_contest contest = {
      .text = is_conditional ? "304s" : "full GETs",
      .amount = REQUESTS,
      .rounds = ROUNDS,
      .ours = {.name = is_conditional ? "fetcher" : "fetcher, state stored", .seconds = bench_own_client_seconds, .context = own},
      .others = {{.name = "bare libcurl loop", .bar = bare_bar, .seconds = bench_bare_client_seconds, .context = bare}},
      .count = 1};
  struct bench_peer_arguments arguments = {.input = input, .lang = is_conditional ? "conditional" : NULL};
  struct bench_peer *running = bench_peer_start_all(run, peers, sizeof peers / sizeof *peers, arguments, &contest);
  bench_measure_contest(run->report, &contest);
  bench_peer_stop_all(running);
  bench_bare_client_free(bare);
  bench_own_client_free(own);
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *where) {
  (void)info;
  (void)kind;
  (void)where;
  return remove(path);
}

int bench_ingest_run(const struct bench_run *run) {
  char folder[PATH_MAX / 2], title[NAME_BYTES];
  const char *base = getenv("TMPDIR");
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct bench_samples feed = {0};
  snprintf(folder, sizeof folder, "%s/tallywire-bench-XXXXXX", base ? base : "/tmp");
  if (!mkdtemp(folder)) {
    perror("bench: no folder for the store");
    return 1;
  }
  bench_samples_add_feed(arena, &feed, BENCH_RSS, BENCH_EN, 1, FEED_ITEMS);
  struct bench_server *server = bench_server_start(feed.items[0]);
  snprintf(title, sizeof title, "ingest: requests of a %zu byte feed, %d at once", feed.bytes, BENCH_AT_ONCE);
  bench_report_heading(run->report, title, "requests");
  measure_clients(run, server, folder, false);
  measure_clients(run, server, folder, true);
  int status = bench_daemon_scale(run, server, folder);
  bench_server_stop(server);
  nftw(folder, remove_entry, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
  return status;
}
