/* Hosts of the URL Standard (sections 3.3 to 3.5): domains with IDNA (UTS 46, ICU), IPv4 in all its spellings, IPv6. */
#pragma once
#include "base/buf.h"

/* Append the serialised host of a special scheme; false when it is no valid host. `host` is UTF-8 and may hold
 * percent-encoded bytes. */
bool tw_url_host_append(struct tw_buf *out, struct tw_slice host);
/* As above for a scheme that is not special: anything but forbidden code points, percent-encoded; IPv6 in brackets. */
bool tw_url_host_append_opaque(struct tw_buf *out, struct tw_slice host);
/* Have ICU load its tables, which it does at their first use: before the sandbox closes. */
void tw_url_host_preload(void);
