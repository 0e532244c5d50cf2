/* JSON-LD (https://json-ld.org) of a page, as schema.org articles use it. */
#pragma once
#include "parse/page/metadata.h"

/* Offer what the block says of an article to `metadata`. A block that is no JSON is passed over. */
void tw_ld_json_read(struct tw_metadata *metadata, struct tw_slice json);
