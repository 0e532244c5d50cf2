/* What went wrong and what to do about it. Functions return 0 or a negative TW_E... status and fill a caller-owned
 * tw_error; the verdict is set where the fact is known, and the error is logged once, by the function that decides. */
#pragma once
#include "base/slice.h"

enum tw_status {
  TW_OK = 0,
  TW_ENOMEM = -1, /* out of memory or over an arena's limit */
  TW_EINVAL = -2, /* the input is not what the format says */
  TW_ELIMIT = -3, /* a named limit was passed */
  TW_EIO = -4,    /* the operating system refused; errno text in the message */
  TW_ENET = -5,   /* the network or the peer failed */
  TW_ESTATE = -6, /* not possible in the present state */
  TW_ENOTFOUND = -7,
  TW_EUNSUPPORTED = -8,
};

/* Ordered by reach. */
enum tw_verdict {
  TW_RETRY_LATER, /* the same call may succeed later */
  TW_SKIP_ITEM,   /* this document is lost, the source is fine */
  TW_SKIP_SOURCE, /* this source can't work until its configuration or the site changes */
  TW_STOP,        /* the program can't go on */
};

enum { TW_ERROR_TEXT_BYTES = 256 }; /* one log line's worth; longer text is cut */

struct tw_error {
  enum tw_status status;
  enum tw_verdict verdict;
  char text[TW_ERROR_TEXT_BYTES];
};

/* Fills *error (NULL is allowed) and returns `status`, so that `return tw_error_set(...)` reads well. */
int tw_error_set(struct tw_error *error, enum tw_status status, enum tw_verdict verdict, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* As above with ": " and strerror(errno) added; status TW_EIO. */
int tw_error_errno(struct tw_error *error, enum tw_verdict verdict, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* "retry_later", "skip_item", "skip_source", "stop". */
const char *tw_verdict_name(enum tw_verdict verdict);
