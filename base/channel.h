/* Frames over a socket: u32 length (little-endian, of kind and body), u32 kind, body. Two faces of one format:
 * blocking calls for the children, and an accumulating reader for the daemon's loop. */
#pragma once
#include "base/buf.h"
#include "base/error.h"

enum { TW_FRAME_HEAD_BYTES = 8 };

struct tw_frame {
  uint32_t kind;
  struct tw_slice body; /* points into the reader's buffer until the next call */
};

/* Blocks until one frame is there. 1 frame, 0 end of stream on a frame's edge, <0 TW_EIO, TW_EINVAL, TW_ELIMIT (body over
 * max_bytes). `scratch` holds the body. */
int tw_frame_read(int fd, struct tw_buf *scratch, size_t max_bytes, struct tw_frame *ret_frame, struct tw_error *error);
/* Blocks until all is written; EPIPE is an error, SIGPIPE is not raised (MSG_NOSIGNAL; plain pipes also work). */
int tw_frame_write(int fd, uint32_t kind, struct tw_slice body, struct tw_error *error);

/* Append a frame's bytes, for a non-blocking writer. */
bool tw_frame_append(struct tw_buf *out, uint32_t kind, struct tw_slice body);
/* Take the next whole frame out of `in` at *offset. 1 frame (and *offset moved), 0 not yet whole, TW_ELIMIT too large. */
int tw_frame_next(const struct tw_buf *in, size_t *offset, size_t max_bytes, struct tw_frame *ret_frame);
