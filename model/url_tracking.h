/* Query parameters that say where a reader came from, not what is read. */
#pragma once
#include "base/slice.h"

/* `parameter`: "name=value" or "name" as it stands in the query; `site`: the host without its form label. */
bool tw_url_tracking_is(struct tw_slice site, struct tw_slice parameter);
