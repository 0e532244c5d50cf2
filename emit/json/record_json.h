/* Records to JSON as published: fixed key order, one schema each under schemas/. No librdkafka here: the daemon and the
 * commands use it too. */
#pragma once
#include "model/record.h"
#include "model/emit_frames.h"

/* Append one JSON object, without a newline. `part_of`: NULL where there is none. */
void tw_metric_json(struct tw_buf *out, const struct tw_observation *o, const struct tw_digest *id, const struct tw_digest *part_of,
                    const struct tw_article *article, const struct tw_origin *origin, const struct tw_digest *document);
void tw_event_json(struct tw_buf *out, const struct tw_event *e, const struct tw_digest *id, const struct tw_article *article,
                   const struct tw_origin *origin, const struct tw_digest *document);
void tw_document_json(struct tw_buf *out, const struct tw_digest *id, const struct tw_article *article, const struct tw_origin *origin,
                      const struct tw_extraction *extraction);
/* Headers of a record: content-type, schema, id. Appends the encoded form. */
bool tw_record_headers(struct tw_buf *out, const char *schema, const struct tw_digest *id);
/* Headers of a dead letter: content-type, reason, stage, url, error. */
bool tw_deadletter_headers(struct tw_buf *out, struct tw_slice content_type, const char *reason, const char *stage, struct tw_slice url,
                           struct tw_slice error_text);
