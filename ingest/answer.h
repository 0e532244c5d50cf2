/* What an answer means for the source or page that was asked for: the HTTP statuses sorted into what there is to do. */
#pragma once
#include "ingest/fetcher.h"

enum tw_answer {
  TW_ANSWER_NEW,       /* a whole document: read it, keep its validators */
  TW_ANSWER_UNCHANGED, /* 304 to a conditional request: what we have still holds */
  TW_ANSWER_NOTHING,   /* 204, 205: a success without a document */
  TW_ANSWER_GONE,      /* 410: never ask again */
  TW_ANSWER_MISSING,   /* 404, 403 and their like: ask less often, drop a page after a few tries */
  TW_ANSWER_BUSY,      /* 429, 503, 408, 425: not before retry_after_us, else back off */
  TW_ANSWER_HELD,      /* nothing was sent: an earlier Retry-After still holds */
  TW_ANSWER_FAILED,    /* 5xx, what was not asked for, and errors that may pass: back off */
  TW_ANSWER_REFUSED,   /* ours: too large, redirected in a circle, address refused, ...: asking again gives the same */
  TW_ANSWER_COUNT
};

/* A 304 to an unconditional request, a 206 and a 226, which we never ask for, and a
 * redirect without Location are failures: nothing in them can be believed. */
enum tw_answer tw_answer_of(const struct tw_fetch_result *result);
/* "new", "unchanged", ... */
const char *tw_answer_name(enum tw_answer answer);
/* Why, for people: the error's text, or "HTTP 404". `out` is cut to its size. */
void tw_answer_reason(const struct tw_fetch_result *result, char out[static TW_ERROR_TEXT_BYTES]);
