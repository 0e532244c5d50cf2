/* Records to JSON as published: fixed key order, one schema each under schemas/. No librdkafka here: the daemon and the
 * commands use it too. */
#pragma once
#include "model/emit_frames.h"
#include "model/record.h"

/* The value of "schema" in a record and of its header; the number is the schema's version (schemas/<name>.schema.json). */
#define TW_SCHEMA_METRIC     "tallywire.metric/1"
#define TW_SCHEMA_EVENT      "tallywire.event/1"
#define TW_SCHEMA_DOCUMENT   "tallywire.document/1"
#define TW_SCHEMA_DEADLETTER "tallywire.deadletter/1"
#define TW_SCHEMA_SERIES     "tallywire.series/1"

/* Header names. */
#define TW_HEADER_CONTENT_TYPE "content-type"
#define TW_HEADER_SCHEMA       "schema"
#define TW_HEADER_ID           "id"
#define TW_HEADER_REASON       "reason"
#define TW_HEADER_STAGE        "stage"
#define TW_HEADER_URL          "url"
#define TW_HEADER_ERROR        "error"

/* Append one JSON object, without a newline. `part_of`: NULL where there is none. */
void tw_metric_json(struct tw_buf *out, const struct tw_observation *o, const struct tw_digest *id,
                    const struct tw_digest *part_of, const struct tw_article *article, const struct tw_origin *origin,
                    const struct tw_digest *document);
void tw_event_json(struct tw_buf *out, const struct tw_event *e, const struct tw_digest *id, const struct tw_article *article,
                   const struct tw_origin *origin, const struct tw_digest *document);
void tw_document_json(struct tw_buf *out, const struct tw_digest *id, const struct tw_article *article,
                      const struct tw_origin *origin, const struct tw_extraction *extraction);
/* Headers of a record: content-type, schema, id. Appends the encoded form. */
bool tw_record_headers(struct tw_buf *out, const char *schema, const struct tw_digest *id);
/* Headers of a dead letter: content-type, reason, stage, url, error. */
bool tw_deadletter_headers(struct tw_buf *out, struct tw_slice content_type, const char *reason, const char *stage,
                           struct tw_slice url, struct tw_slice error_text);
/* The value of a dead letter whose body is too large to be sent: digest and size. `record`: the id of the record that the
 * body was, or NULL; `topic`: where it was to go, or absent. */
void tw_deadletter_json(struct tw_buf *out, struct tw_slice body, const struct tw_digest *record, struct tw_slice topic);
/* Headers for such a value: as tw_deadletter_headers, with the content type and schema of the JSON. */
bool tw_deadletter_digest_headers(struct tw_buf *out, const char *reason, const char *stage, struct tw_slice url,
                                  struct tw_slice error_text);
