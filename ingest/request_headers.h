/* The headers of one request as libcurl takes them, in memory that the next request uses again. */
#pragma once
#include "base/buf.h"
#include <curl/curl.h>

enum { TW_REQUEST_HEADERS_MAX = 7 };

/* A zeroed struct is not ready: pair _init with _done. */
struct tw_request_headers {
  struct tw_buf text; /* the lines, each with a NUL behind it */
  size_t starts[TW_REQUEST_HEADERS_MAX];
  struct curl_slist nodes[TW_REQUEST_HEADERS_MAX];
  size_t count;
};

void tw_request_headers_init(struct tw_request_headers *headers);
void tw_request_headers_done(struct tw_request_headers *headers);
/* Empties the list and wipes its text: there may have been secrets in it. The memory stays. */
void tw_request_headers_reset(struct tw_request_headers *headers);
/* Appends "name: value"; an absent value (NULL) adds nothing. At most TW_REQUEST_HEADERS_MAX. False when memory is out. */
bool tw_request_headers_add(struct tw_request_headers *headers, const char *name, const char *value);
/* The list, for CURLOPT_HTTPHEADER; valid until the next change, never to be freed by libcurl's own function. NULL when empty. */
struct curl_slist *tw_request_headers_list(struct tw_request_headers *headers);
