/* Inside store/ only: which document showed an item, and when last. */
#pragma once
#include "store/db.h"

/* `document` (0: nothing is noted) shows the item at `now_us`. Writes at most once a day for each of both. */
int tw_sighting_note(struct tw_store *store, int64_t item, int64_t document, int64_t now_us, struct tw_error *error);
/* The item has a new number. */
int tw_sighting_move(struct tw_store *store, int64_t from, int64_t to, struct tw_error *error);
