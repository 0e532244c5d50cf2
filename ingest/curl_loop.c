#include "ingest/curl_loop.h"
#include <stdlib.h>
#include <unistd.h>

/* A descriptor of libcurl's. */
struct tw_curl_socket {
  struct tw_loop_fd *watch; /* NULL: not watched */
  unsigned events;          /* of the watch */
  unsigned reads;           /* since libcurl began to ask for it */
  bool is_connection;       /* we are told when it is closed: it may be watched while libcurl does not ask for it */
  bool is_idle;             /* and that is so now */
};

enum { SOCKETS_FIRST = 64 };

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

static void socket_unwatch(struct tw_curl_socket *s) {
  tw_loop_fd_remove(s->watch);
  s->watch = NULL;
  s->is_idle = false;
}

/* Before libcurl reads: afterwards the table may have moved. */
static bool is_look_due(struct tw_curl_socket *s) {
  return ++s->reads % TW_CURL_LOOP_LOOK_READS == 0;
}

static void on_ready(void *user, int fd, unsigned events) {
  struct tw_curl_loop *curl = user;
  struct tw_curl_socket *s = &curl->sockets[fd];
  int bits = 0;
  if (s->is_idle) { /* closed by the server, most likely: libcurl looks before it uses the connection again */
    socket_unwatch(s);
    return;
  }
  if (events & (TW_LOOP_READ | TW_LOOP_HANGUP)) bits |= CURL_CSELECT_IN;
  if (events & (TW_LOOP_WRITE | TW_LOOP_HANGUP)) bits |= CURL_CSELECT_OUT;
  bool is_due = is_look_due(s);
  act(curl, fd, bits);
  if (is_due && curl->look) curl->look(curl->user, fd);
}

/* NULL when memory is out. */
static struct tw_curl_socket *socket_at(struct tw_curl_loop *curl, curl_socket_t fd) {
  size_t at = (size_t)fd, count = curl->socket_count ? curl->socket_count : SOCKETS_FIRST;
  if (at < curl->socket_count) return &curl->sockets[at];
  while (count <= at) count *= 2;
  struct tw_curl_socket *sockets = reallocarray(curl->sockets, count, sizeof *sockets);
  if (!sockets) return NULL;
  for (size_t i = curl->socket_count; i < count; i++) sockets[i] = (struct tw_curl_socket){0};
  curl->sockets = sockets;
  curl->socket_count = count;
  return &sockets[at];
}

static void socket_watch(struct tw_curl_loop *curl, struct tw_curl_socket *s, curl_socket_t fd, unsigned events) {
  s->is_idle = false;
  if (s->watch && s->events == events) return;
  s->events = events;
  if (s->watch)
    tw_loop_fd_set(s->watch, events);
  else
    s->watch = tw_loop_fd_add(curl->loop, fd, events, on_ready, curl);
}

/* libcurl wants `fd` watched for `what`. Out of memory: without a watch the transfer runs into its timeout; an error here would
 * end all transfers. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *assigned) {
  static const unsigned events[] = {[CURL_POLL_NONE] = 0,
                                    [CURL_POLL_IN] = TW_LOOP_READ,
                                    [CURL_POLL_OUT] = TW_LOOP_WRITE,
                                    [CURL_POLL_INOUT] = TW_LOOP_READ | TW_LOOP_WRITE};
  struct tw_curl_loop *curl = user;
  struct tw_curl_socket *s = socket_at(curl, fd);
  (void)assigned;
  if (!s) return 0;
  if (what == CURL_POLL_REMOVE)
    s->reads = 0;
  else if (curl->use)
    curl->use(curl->user, easy, fd);
  if (what != CURL_POLL_REMOVE)
    socket_watch(curl, s, fd, events[what]);
  else if (s->is_connection && s->events == TW_LOOP_READ)
    s->is_idle = s->watch != NULL;
  else
    socket_unwatch(s);
  return 0;
}

static int on_opened(void *user, curl_socket_t fd, curlsocktype purpose) {
  struct tw_curl_socket *s = socket_at(user, fd);
  (void)purpose;
  if (s) s->is_connection = true;
  return CURL_SOCKOPT_OK;
}

static int on_closed(void *user, curl_socket_t fd) {
  struct tw_curl_socket *s = socket_at(user, fd);
  if (s) {
    socket_unwatch(s);
    s->is_connection = false;
  }
  return close(fd);
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
  for (size_t i = 0; i < curl->socket_count; i++) socket_unwatch(&curl->sockets[i]);
  free(curl->sockets);
  tw_loop_timer_free(curl->timer);
  *curl = (struct tw_curl_loop){0};
}

void tw_curl_loop_keep(struct tw_curl_loop *curl, long connections) {
  curl_multi_setopt(curl->multi, CURLMOPT_MAXCONNECTS, connections);
}

void tw_curl_loop_adopt(struct tw_curl_loop *curl, CURL *easy) {
  curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, on_opened);
  curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, curl);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, on_closed);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, curl);
}

int tw_curl_loop_add(struct tw_curl_loop *curl, CURL *easy) {
  return curl_multi_add_handle(curl->multi, easy) == CURLM_OK ? TW_OK : TW_ENOMEM;
}

void tw_curl_loop_remove(struct tw_curl_loop *curl, CURL *easy) {
  curl_multi_remove_handle(curl->multi, easy);
}
