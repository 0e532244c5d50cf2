/* Records as they are published (DESIGN.md section 3): an article's facts with their ids and where they came from. */
#pragma once
#include "base/digest.h"
#include "model/article.h"
#include "model/observation.h"

enum tw_topic { TW_TOPIC_METRICS, TW_TOPIC_EVENTS, TW_TOPIC_DOCUMENTS, TW_TOPIC_DEADLETTER, TW_TOPIC_SERIES, TW_TOPIC_COUNT };

/* "metrics", "events", "documents", "deadletter", "series"; the topic's full name is prefix "." name. */
const char *tw_topic_name(enum tw_topic topic);

/* Where an article came from; borrowed slices. */
struct tw_origin {
  struct tw_slice source;       /* name in the configuration */
  struct tw_slice guid;         /* of the feed's item, or absent */
  bool is_guid_keyed;           /* several items share the URL, which then names none of them */
  struct tw_slice jurisdiction; /* of the source, or absent */
  int64_t fetched_at_us;
  uint64_t bytes; /* of the document as fetched */
  int revision;   /* 1 for the first reading */
  struct tw_digest content;
  struct tw_digest duplicate_of; /* the document that this one is a copy of; zeros: of none */
  int similarity;                /* to it, in thousandths */
};

/* The article key: the key (model/url_key.h) of the canonical URL (when it is of the URL's own site), else of the URL, else
 * source and guid. In `arena`. */
struct tw_slice tw_record_article_key(struct tw_arena *arena, const struct tw_article *article, const struct tw_origin *origin);
/* The same for all revisions of an article. */
struct tw_digest tw_record_document_id(struct tw_slice article_key);
/* `occurrence`: 0 for the first among observations that are equal in all that the id covers. Spans are not covered. */
struct tw_digest tw_record_metric_id(struct tw_slice article_key, const struct tw_observation *o, uint32_t occurrence);
struct tw_digest tw_record_event_id(struct tw_slice article_key, const struct tw_event *e, uint32_t occurrence);
/* Ids for whole lists, occurrences counted; `ret_ids` has room for the list's count. 0 or TW_ENOMEM. */
int tw_record_metric_ids(struct tw_arena *arena, struct tw_slice article_key, const struct tw_observation_list *list,
                         struct tw_digest *ret_ids);
int tw_record_event_ids(struct tw_arena *arena, struct tw_slice article_key, const struct tw_event_list *list,
                        struct tw_digest *ret_ids);
/* "persons.returned/CN/officials/person", "-" where there is none. In `arena`. */
struct tw_slice tw_record_series(struct tw_arena *arena, const struct tw_observation *o);
/* The major version that ends a rule, "…@3"; 0 when there is none. */
uint32_t tw_record_rule_major(struct tw_slice rule);
