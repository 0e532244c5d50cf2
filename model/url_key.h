/* What a URL is about, as text: equal for the twins under which sites hand out one article. http and https; www, mobile and AMP
 * hosts; AMP paths and caches; trailing slashes and index documents; tracking parameters, their order, session ids; fragments. */
#pragma once
#include "base/arena.h"

/* The key in `arena`, itself a URL ("https://news.example/a?id=7"); of another scheme than http(s) the URL as it is. Absent when
 * `url` is, or memory is out. Linear but for sorting the parameters, of which more than 200 are left as they are. */
struct tw_slice tw_url_key(struct tw_arena *arena, struct tw_slice url);
/* The host of "scheme://user@host:port/path" without a label that only says which form of the site it is (www, m, mobile, wap,
 * amp), as written; borrowed. Absent when there is no host. */
struct tw_slice tw_url_key_site(struct tw_slice url);
