#include "ingest/curl_loop.h"

static void read_messages(struct tw_curl_loop *curl) {
  int left;
  for (CURLMsg *message; (message = curl_multi_info_read(curl->multi, &left));) {
    if (message->msg == CURLMSG_DONE) curl->fn(curl->user, message->easy_handle, message->data.result);
  }
}

static void act(struct tw_curl_loop *curl, curl_socket_t fd, int events) {
  int running;
  curl_multi_socket_action(curl->multi, fd, events, &running);
  read_messages(curl);
}

static void on_timer(void *user) {
  act(user, CURL_SOCKET_TIMEOUT, 0);
}

static void on_ready(void *user, int fd, unsigned events) {
  int bits = 0;
  if (events & (TW_LOOP_READ | TW_LOOP_HANGUP)) bits |= CURL_CSELECT_IN;
  if (events & (TW_LOOP_WRITE | TW_LOOP_HANGUP)) bits |= CURL_CSELECT_OUT;
  act(user, fd, bits);
}

/* libcurl wants `fd` watched for `what`; `watch` is what was assigned to it before. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *watch) {
  static const unsigned events[] = {[CURL_POLL_NONE] = 0,
                                    [CURL_POLL_IN] = TW_LOOP_READ,
                                    [CURL_POLL_OUT] = TW_LOOP_WRITE,
                                    [CURL_POLL_INOUT] = TW_LOOP_READ | TW_LOOP_WRITE};
  struct tw_curl_loop *curl = user;
  (void)easy;
  if (what == CURL_POLL_REMOVE) {
    tw_loop_fd_remove(watch);
    curl_multi_assign(curl->multi, fd, NULL);
  } else if (watch) {
    tw_loop_fd_set(watch, events[what]);
  } else {
    /* Out of memory: without a watch the transfer runs into its timeout. An error here would end all transfers. */
    curl_multi_assign(curl->multi, fd, tw_loop_fd_add(curl->loop, fd, events[what], on_ready, curl));
  }
  return 0;
}

static int on_timeout(CURLM *multi, long timeout_ms, void *user) {
  struct tw_curl_loop *curl = user;
  (void)multi;
  if (timeout_ms < 0)
    tw_loop_timer_disarm(curl->timer);
  else
    tw_loop_timer_arm_in(curl->timer, timeout_ms * TW_USEC_PER_MSEC);
  return 0;
}

int tw_curl_loop_init(struct tw_curl_loop *curl, struct tw_loop *loop, tw_curl_loop_fn *fn, void *user, struct tw_error *error) {
  *curl = (struct tw_curl_loop){.loop = loop, .fn = fn, .user = user};
  curl->timer = tw_loop_timer_new(loop, on_timer, curl);
  curl->multi = curl_multi_init();
  if (!curl->timer || !curl->multi) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  curl_multi_setopt(curl->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(curl->multi, CURLMOPT_SOCKETDATA, curl);
  curl_multi_setopt(curl->multi, CURLMOPT_TIMERFUNCTION, on_timeout);
  curl_multi_setopt(curl->multi, CURLMOPT_TIMERDATA, curl);
  return TW_OK;
}

void tw_curl_loop_done(struct tw_curl_loop *curl) {
  if (curl->multi) curl_multi_cleanup(curl->multi);
  tw_loop_timer_free(curl->timer);
  *curl = (struct tw_curl_loop){0};
}

void tw_curl_loop_keep(struct tw_curl_loop *curl, long connections) {
  curl_multi_setopt(curl->multi, CURLMOPT_MAXCONNECTS, connections);
}

int tw_curl_loop_add(struct tw_curl_loop *curl, CURL *easy) {
  return curl_multi_add_handle(curl->multi, easy) == CURLM_OK ? TW_OK : TW_ENOMEM;
}

void tw_curl_loop_remove(struct tw_curl_loop *curl, CURL *easy) {
  curl_multi_remove_handle(curl->multi, easy);
}
