#include "daemon/control.h"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum {
  REQUEST_BYTES = 256,
  ANSWER_MAX_BYTES = 64 << 20, /* the status of 100,000 sources */
  BACKLOG = 8,
  MAX_CLIENTS = 32,    /* one more is turned away: a few people and their scripts need less */
  CLIENT_SECONDS = 60, /* a client that says nothing, or takes nothing, for so long is dropped */
};

struct client {
  struct tw_control *control;
  struct client *next, **link;
  int fd;
  struct tw_loop_fd *watch;
  struct tw_loop_timer *timer;
  struct tw_buf in, out;
  size_t sent;
};

struct tw_control {
  struct tw_loop *loop;
  int fd;
  struct tw_loop_fd *watch;
  struct sockaddr_un address;
  tw_control_fn *fn;
  void *user;
  struct client *clients;
  size_t client_count;
};

static int make_address(struct tw_slice state_dir, struct sockaddr_un *ret_address, struct tw_error *error) {
  *ret_address = (struct sockaddr_un){.sun_family = AF_UNIX};
  int len = snprintf(ret_address->sun_path, sizeof ret_address->sun_path, "%.*s/control.sock", TW_SLICE_ARG(state_dir));
  if (len < 0 || (size_t)len >= sizeof ret_address->sun_path)
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "state_dir is too long for a socket's path (%zu bytes at most)",
                        sizeof ret_address->sun_path - sizeof "/control.sock");
  return TW_OK;
}

/* ---- the daemon's side ---- */

static void client_free(struct client *c) {
  *c->link = c->next;
  if (c->next) c->next->link = c->link;
  c->control->client_count--;
  tw_loop_fd_remove(c->watch);
  tw_loop_timer_free(c->timer);
  close(c->fd);
  tw_buf_done(&c->in);
  tw_buf_done(&c->out);
  free(c);
}

static void send_answer(struct client *c) {
  while (c->sent < c->out.len) {
    ssize_t n = send(c->fd, c->out.data + c->sent, c->out.len - c->sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      tw_loop_fd_set(c->watch, TW_LOOP_WRITE);
      return;
    }
    if (n < 0) break;
    c->sent += (size_t)n;
  }
  client_free(c);
}

static void on_client_timeout(void *user) {
  client_free(user);
}

static void on_client(void *user, int fd, unsigned events) {
  struct client *c = user;
  if (c->out.len) {
    send_answer(c);
    return;
  }
  (void)events;
  char *room = tw_buf_reserve(&c->in, REQUEST_BYTES - 1 - c->in.len);
  ssize_t got = room ? read(fd, room, REQUEST_BYTES - 1 - c->in.len) : 0;
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) {
    client_free(c);
    return;
  }
  c->in.len += (size_t)got;
  struct tw_slice rest = tw_buf_slice(&c->in), line;
  if (tw_slice_find(rest, TW_SLICE("\n"), 0) < 0 || !tw_slice_split(&rest, '\n', &line)) return;
  c->control->fn(c->control->user, line, &c->out);
  send_answer(c);
}

static void on_connection(void *user, int fd, unsigned events) {
  struct tw_control *control = user;
  (void)events;
  int client_fd = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  struct client *c = client_fd >= 0 && control->client_count < MAX_CLIENTS ? calloc(1, sizeof *c) : NULL;
  if (!c) {
    if (client_fd >= 0) close(client_fd);
    return;
  }
  *c = (struct client){.control = control, .fd = client_fd, .next = control->clients, .link = &control->clients};
  if (c->next) c->next->link = &c->next;
  control->clients = c;
  control->client_count++;
  tw_buf_init(&c->in, REQUEST_BYTES);
  tw_buf_init(&c->out, ANSWER_MAX_BYTES);
  c->watch = tw_loop_fd_add(control->loop, client_fd, TW_LOOP_READ, on_client, c);
  c->timer = tw_loop_timer_new(control->loop, on_client_timeout, c);
  if (!c->watch || !c->timer)
    client_free(c);
  else
    tw_loop_timer_arm_in(c->timer, CLIENT_SECONDS * TW_USEC_PER_SEC);
}

static int listen_on(struct tw_control *control, struct tw_error *error) {
  control->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (control->fd < 0) return tw_error_errno(error, TW_STOP, "socket");
  unlink(control->address.sun_path); /* we hold the state directory's lock: nobody else listens there */
  mode_t before = umask(0177);
  int bound = bind(control->fd, (const struct sockaddr *)&control->address, sizeof control->address);
  umask(before);
  if (bound != 0 || listen(control->fd, BACKLOG) != 0) return tw_error_errno(error, TW_STOP, "%s", control->address.sun_path);
  control->watch = tw_loop_fd_add(control->loop, control->fd, TW_LOOP_READ, on_connection, control);
  return control->watch ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

struct tw_control *tw_control_new(struct tw_loop *loop, struct tw_slice state_dir, tw_control_fn *fn, void *user,
                                  struct tw_error *error) {
  struct tw_control *control = calloc(1, sizeof *control);
  if (!control) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  *control = (struct tw_control){.loop = loop, .fd = -1, .fn = fn, .user = user};
  if (make_address(state_dir, &control->address, error) == TW_OK && listen_on(control, error) == TW_OK) return control;
  tw_control_free(control);
  return NULL;
}

void tw_control_free(struct tw_control *control) {
  if (!control) return;
  while (control->clients) client_free(control->clients);
  tw_loop_fd_remove(control->watch);
  if (control->fd >= 0) {
    close(control->fd);
    unlink(control->address.sun_path);
  }
  free(control);
}

/* ---- the client's side ---- */

static int read_answer(int fd, int timeout_ms, struct tw_buf *answer, struct tw_error *error) {
  for (;;) {
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    if (poll(&wait, 1, timeout_ms) <= 0)
      return tw_error_set(error, TW_EIO, TW_STOP, "the daemon gave no answer within %d s", timeout_ms / 1000);
    char *room = tw_buf_reserve(answer, 1 << 16);
    ssize_t got = room ? read(fd, room, 1 << 16) : 0;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return tw_error_errno(error, TW_STOP, "reading the daemon's answer");
    if (got == 0) return TW_OK;
    answer->len += (size_t)got;
  }
}

static int split_verdict(struct tw_buf *answer, struct tw_error *error) {
  struct tw_slice rest = tw_buf_slice(answer), line;
  if (rest.len == 0) return tw_error_set(error, TW_EIO, TW_STOP, "the daemon ended before it answered");
  if (!tw_slice_split(&rest, '\n', &line)) line = TW_SLICE_NONE;
  if (!tw_slice_is(line, "ok")) {
    struct tw_slice why = tw_buf_slice(answer);
    return tw_error_set(error, TW_ESTATE, TW_STOP, "%.*s", TW_SLICE_ARG(tw_slice_trim(why)));
  }
  tw_buf_consume(answer, line.len + 1);
  return TW_OK;
}

/* A request is far smaller than a socket's buffer: it goes over whole or not at all. */
static bool send_request(int fd, const char *request) {
  char line[REQUEST_BYTES];
  int len = snprintf(line, sizeof line, "%s\n", request);
  return len > 0 && (size_t)len < sizeof line && send(fd, line, (size_t)len, MSG_NOSIGNAL) == len;
}

int tw_control_ask(struct tw_slice state_dir, const char *request, int timeout_ms, struct tw_buf *ret_answer,
                   struct tw_error *error) {
  struct sockaddr_un address;
  int status = make_address(state_dir, &address, error);
  if (status < 0) return status;
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return tw_error_errno(error, TW_STOP, "socket");
  if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0)
    status = tw_error_errno(error, TW_STOP, "no daemon at %s", address.sun_path);
  else if (!send_request(fd, request))
    status = tw_error_errno(error, TW_STOP, "asking the daemon");
  if (status == TW_OK) status = read_answer(fd, timeout_ms, ret_answer, error);
  close(fd);
  return status == TW_OK ? split_verdict(ret_answer, error) : status;
}
