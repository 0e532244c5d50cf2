/* What commands print about one document, as CONTRACTS fixes it: each call appends one JSON object without a newline. */
#pragma once
#include "base/json_writer.h"
#include "model/job.h"

/* parse-feed */
void tw_print_feed(struct tw_buf *out, const struct tw_feed *feed);
/* parse-page; `id_json`: the batch's id as JSON text, or absent. */
void tw_print_page(struct tw_buf *out, struct tw_slice id_json, const struct tw_article *article);
/* scan: one object, found in `text`, which starts at byte `base` of what was asked about */
void tw_print_found(struct tw_json_writer *w, struct tw_slice text, size_t base, const struct tw_found *found);
/* extract --jsonl */
void tw_print_flat(struct tw_buf *out, struct tw_slice id_json, const struct tw_outcome *outcome);
/* explain: one line for one found object */
void tw_print_verdict(struct tw_buf *out, struct tw_slice text, const struct tw_found *found,
                      const struct tw_verdict_line *verdict);
/* A value that is JSON text already. */
void tw_print_raw(struct tw_json_writer *w, const char *key, struct tw_slice json);
/* Foreign text as part of one line: controls and the separators of lines become blanks, at most `max_bytes`, cut at a character's
 * edge. */
void tw_print_plain(struct tw_buf *out, struct tw_slice text, size_t max_bytes);
