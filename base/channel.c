#include "base/channel.h"
#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static uint32_t get_u32(const char *p) {
  const unsigned char *b = (const unsigned char *)p;
  return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static void put_u32(char *p, uint32_t value) {
  for (int i = 0; i < 4; i++) p[i] = (char)(value >> (8 * i));
}

/* The length field counts the kind and the body. */
static void put_head(char head[static TW_FRAME_HEAD_BYTES], uint32_t kind, size_t body_bytes) {
  put_u32(head, (uint32_t)body_bytes + 4);
  put_u32(head + 4, kind);
}

static bool body_fits(size_t body_bytes) {
  return body_bytes <= UINT32_MAX - 4;
}

/* 1 all read, 0 end of stream before the first byte, <0 error. */
static int read_all(int fd, char *out, size_t count, struct tw_error *error) {
  size_t got = 0;
  while (got < count) {
    ssize_t n = read(fd, out + got, count - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tw_error_errno(error, TW_STOP, "reading a frame");
    if (n == 0 && got == 0) return 0;
    if (n == 0) return tw_error_set(error, TW_EIO, TW_STOP, "the stream ended inside a frame");
    got += (size_t)n;
  }
  return 1;
}

int tw_frame_read(int fd, struct tw_buf *scratch, size_t max_bytes, struct tw_frame *ret_frame, struct tw_error *error) {
  char head[TW_FRAME_HEAD_BYTES];
  int got = read_all(fd, head, sizeof head, error);
  if (got <= 0) return got;
  uint32_t length = get_u32(head);
  if (length < 4) return tw_error_set(error, TW_EINVAL, TW_STOP, "a frame of %u bytes", length);
  if (length - 4 > max_bytes)
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "a frame of %u bytes, over the limit of %zu", length, max_bytes);
  tw_buf_reset(scratch);
  char *body = tw_buf_reserve(scratch, length - 4);
  if (!body) return tw_error_set(error, TW_ENOMEM, TW_STOP, "no memory for a frame of %u bytes", length);
  got = length == 4 ? 1 : read_all(fd, body, length - 4, error);
  if (got == 0) return tw_error_set(error, TW_EIO, TW_STOP, "the stream ended inside a frame");
  if (got < 0) return got;
  scratch->len = length - 4;
  *ret_frame = (struct tw_frame){.kind = get_u32(head + 4), .body = tw_buf_slice(scratch)};
  return 1;
}

static ssize_t write_some(int fd, struct iovec *parts, size_t count) {
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = count};
  ssize_t n = sendmsg(fd, &message, MSG_NOSIGNAL);
  return n < 0 && errno == ENOTSOCK ? writev(fd, parts, (int)count) : n;
}

int tw_frame_write(int fd, uint32_t kind, struct tw_slice body, struct tw_error *error) {
  if (!body_fits(body.len)) return tw_error_set(error, TW_ELIMIT, TW_STOP, "a frame of %zu bytes", body.len);
  char head[TW_FRAME_HEAD_BYTES];
  put_head(head, kind, body.len);
  size_t total = sizeof head + body.len, sent = 0;
  while (sent < total) {
    struct tw_slice rest_head = tw_slice_sub(tw_slice_of(head, sizeof head), sent, sizeof head);
    struct tw_slice rest_body = tw_slice_sub(body, sent > sizeof head ? sent - sizeof head : 0, body.len);
    struct iovec parts[2] = {{(void *)(uintptr_t)rest_head.ptr, rest_head.len},
                             {(void *)(uintptr_t)rest_body.ptr, rest_body.len}};
    ssize_t n = write_some(fd, parts, 2);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tw_error_errno(error, TW_STOP, "writing a frame");
    sent += (size_t)n;
  }
  return TW_OK;
}

bool tw_frame_append(struct tw_buf *out, uint32_t kind, struct tw_slice body) {
  if (!body_fits(body.len)) {
    out->failed = true;
    return false;
  }
  char head[TW_FRAME_HEAD_BYTES];
  put_head(head, kind, body.len);
  return tw_buf_append(out, tw_slice_of(head, sizeof head)) && tw_buf_append(out, body);
}

int tw_frame_next(const struct tw_buf *in, size_t *offset, size_t max_bytes, struct tw_frame *ret_frame) {
  size_t left = in->len - *offset;
  if (left < 4) return 0;
  uint32_t length = get_u32(in->data + *offset);
  if (length < 4 || length - 4 > max_bytes) return TW_ELIMIT;
  if (left - 4 < length) return 0;
  const char *frame = in->data + *offset;
  *ret_frame = (struct tw_frame){.kind = get_u32(frame + 4), .body = tw_slice_of(frame + TW_FRAME_HEAD_BYTES, length - 4)};
  *offset += (size_t)length + 4;
  return 1;
}
