/* libcurl's multi interface on the epoll loop: its sockets are watches, its timeout is a timer. */
#pragma once
#include "base/loop.h"
#include <curl/curl.h>

/* A handle has ended and is still in the multi: take it out by tw_curl_loop_remove. */
typedef void tw_curl_loop_fn(void *user, CURL *easy, CURLcode code);

/* `easy` uses the connection `fd` now. Called by libcurl: nothing may be done with the handle. */
typedef void tw_curl_loop_use_fn(void *user, CURL *easy, int fd);
/* There was much to read from `fd`: look whether it is worth it. Handles may be taken out. */
typedef void tw_curl_loop_look_fn(void *user, int fd);

enum { TW_CURL_LOOP_LOOK_READS = 16 }; /* between two looks; libcurl takes up to 1.6 MB at a time */

struct tw_curl_socket;

struct tw_curl_loop {
  struct tw_loop *loop;
  struct tw_loop_timer *timer;
  CURLM *multi;
  tw_curl_loop_fn *fn;
  tw_curl_loop_use_fn *use;   /* NULL: nobody wants to know */
  tw_curl_loop_look_fn *look; /* the same */
  void *user;
  struct tw_curl_socket *sockets; /* by descriptor */
  size_t socket_count;
};

/* `loop` is borrowed; `fn` is called from it. The struct must not move afterwards. 0, or TW_ENOMEM with *error. Pair with _done,
 * in any case. */
int tw_curl_loop_init(struct tw_curl_loop *curl, struct tw_loop *loop, tw_curl_loop_fn *fn, void *user, struct tw_error *error);
/* No handle may be left in. Closes idle connections; waits for nothing. */
void tw_curl_loop_done(struct tw_curl_loop *curl);
/* Idle connections kept for reuse, at most. */
void tw_curl_loop_keep(struct tw_curl_loop *curl, long connections);
/* Once for each new handle, before it is first added. Its connections then stay watched while they lie idle between two
 * requests, which saves two system calls a request. The loop must outlive the handle's connections. */
void tw_curl_loop_adopt(struct tw_curl_loop *curl, CURL *easy);
/* Start a transfer. Not from a libcurl callback. 0 or TW_ENOMEM. */
int tw_curl_loop_add(struct tw_curl_loop *curl, CURL *easy);
/* Take a transfer out, ended or not. Not from a libcurl callback. */
void tw_curl_loop_remove(struct tw_curl_loop *curl, CURL *easy);
