/* The cookies of one source, by RFC 6265 as libcurl keeps it: in memory, shared by the handles that fetch for the source while
 * they do. Counted, because a request may outlive the source that made it. */
#pragma once
#include <curl/curl.h>

enum {
  TW_COOKIE_JAR_SETS_MAX = 1000
}; /* Set-Cookie fields taken before the jar is emptied: bounds what a site can make us keep */

struct tw_cookie_jar;

/* Empty; one use is the caller's. NULL when memory is out. */
struct tw_cookie_jar *tw_cookie_jar_new(void);
/* One more use; returns its argument, NULL too. */
struct tw_cookie_jar *tw_cookie_jar_use(struct tw_cookie_jar *jar);
/* The last one frees it: no handle may have it then. NULL is a no-op. */
void tw_cookie_jar_drop(struct tw_cookie_jar *jar);
/* Make `easy`, which has no jar, send and keep the jar's cookies. Not while it is in a multi. Pair with _detach, in any case. */
CURLcode tw_cookie_jar_attach(struct tw_cookie_jar *jar, CURL *easy);
/* Make `easy` do without cookies again. */
void tw_cookie_jar_detach(CURL *easy);
/* An answer set a cookie. */
void tw_cookie_jar_note(struct tw_cookie_jar *jar);
