/* One document on its way through a parser: the request the daemon sends and the outcome the worker answers, with their
 * wire form. The outcome comes from a process that reads foreign bytes: tw_outcome_decode checks every count, offset,
 * enumerator and UTF-8 sequence, and refuses the whole frame on the first lie. */
#pragma once
#include "base/error.h"
#include "base/wire.h"
#include "model/article.h"
#include "model/feed.h"
#include "model/observation.h"

enum tw_job_kind {
  TW_JOB_AUTO, /* feed, page or text by content type and sniffing */
  TW_JOB_FEED,
  TW_JOB_PAGE, /* HTML, or a fragment of it */
  TW_JOB_TEXT, /* plain text in UTF-8 */
  TW_JOB_OPML, /* a feed reader's list; the outcome's kind is FEED (parse/feed/opml.h) */
  TW_JOB_KIND_COUNT
};

enum tw_want {
  TW_WANT_RECORDS = 1 << 0,  /* observations and events */
  TW_WANT_FOUND = 1 << 1,    /* all that the scanner found */
  TW_WANT_VERDICTS = 1 << 2, /* explain; implies found */
  TW_WANT_LINKS = 1 << 3,    /* the article's links and feeds */
  TW_WANT_FRAGMENT = 1 << 4, /* kind PAGE: the body is a piece of HTML without a page around it */
  TW_WANT_CAPTIONS = 1 << 5, /* kind PAGE: captions of pictures stay in the text */
};

struct tw_job {
  uint64_t id; /* comes back in the outcome */
  enum tw_job_kind kind;
  uint32_t want; /* enum tw_want */
  struct tw_slice url, content_type;
  /* Hints, absent where not known: */
  struct tw_slice lang;      /* "en", "zh" */
  struct tw_slice published; /* YYYY-MM-DD or RFC 3339 */
  struct tw_slice title;
  struct tw_slice jurisdiction; /* ISO 3166-1 alpha-2 of the publisher, for bare currency words */
  struct tw_slice timezone;     /* "Asia/Shanghai" or "+08:00", for dates without a zone */
  struct tw_slice select, next; /* kind PAGE: config/selector.h, which links are wanted, and the one to the next page */
  struct tw_slice body;
};

struct tw_outcome {
  uint64_t id;
  enum tw_job_kind kind; /* what the document was read as */
  enum tw_status status; /* TW_OK, or why nothing came of it (error_text says more) */
  struct tw_slice error_text;
  struct tw_feed feed;       /* kind FEED */
  struct tw_article article; /* kind PAGE and TEXT */
  struct tw_extraction extraction;
};

enum tw_parse_frame {
  TW_FRAME_JOB = 1,
  TW_FRAME_OUTCOME,
  TW_FRAME_READY,  /* worker: rules compiled, sandbox closed; empty body */
  TW_FRAME_FAILED, /* worker: it can't start; the body is a line for people, and it exits */
};

/* Limits of what a worker may send back; a document past them is refused, not cut. */
enum {
  TW_OUTCOME_MAX_ITEMS = 100000,    /* feed items, links, observations each: far above any real page */
  TW_OUTCOME_MAX_BYTES = 512 << 20, /* the largest command-line input (100 MB of digits) with its findings */
};

/* Appends to `out`; false when it is full. */
bool tw_job_encode(const struct tw_job *job, struct tw_buf *out);
/* Slices point into `body`. 0 or TW_EINVAL. */
int tw_job_decode(struct tw_slice body, struct tw_job *ret_job, struct tw_error *error);
/* As tw_job_encode. */
bool tw_outcome_encode(const struct tw_outcome *outcome, struct tw_buf *out);
/* Lists are in `arena`, slices point into `body`. 0, TW_EINVAL or TW_ENOMEM. */
int tw_outcome_decode(struct tw_slice body, struct tw_arena *arena, struct tw_outcome *ret_outcome, struct tw_error *error);
