#include "ingest/cookie_jar.h"
#include <stddef.h>
#include <stdlib.h>

struct tw_cookie_jar {
  size_t uses, sets;
  CURLSH *share;
};

struct tw_cookie_jar *tw_cookie_jar_new(void) {
  struct tw_cookie_jar *jar = calloc(1, sizeof *jar);
  if (!jar) return NULL;
  jar->uses = 1;
  jar->share = curl_share_init();
  if (jar->share && curl_share_setopt(jar->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE) == CURLSHE_OK) return jar;
  tw_cookie_jar_drop(jar);
  return NULL;
}

struct tw_cookie_jar *tw_cookie_jar_use(struct tw_cookie_jar *jar) {
  if (jar) jar->uses++;
  return jar;
}

void tw_cookie_jar_drop(struct tw_cookie_jar *jar) {
  if (!jar || --jar->uses > 0) return;
  if (jar->share) curl_share_cleanup(jar->share);
  free(jar);
}

CURLcode tw_cookie_jar_attach(struct tw_cookie_jar *jar, CURL *easy) {
  CURLcode bad = curl_easy_setopt(easy, CURLOPT_SHARE, jar->share);
  bad |= curl_easy_setopt(easy, CURLOPT_COOKIEFILE, ""); /* no file: it is what has the handle look at cookies at all */
  if (bad != CURLE_OK || jar->sets < TW_COOKIE_JAR_SETS_MAX) return bad;
  jar->sets = 0;
  return curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
}

void tw_cookie_jar_detach(CURL *easy) {
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, NULL);
  curl_easy_setopt(easy, CURLOPT_SHARE, NULL);
}

void tw_cookie_jar_note(struct tw_cookie_jar *jar) {
  jar->sets++;
}
