/* One read article to rows of the store: the document, its records and their outbox rows, all in the open transaction. */
#pragma once
#include "model/job.h"
#include "store/store.h"

struct tw_article_input {
  const struct tw_article *article;
  const struct tw_extraction *extraction;
  struct tw_origin origin;         /* revision and content are filled in here */
  struct tw_slice body, body_type; /* as fetched */
};

struct tw_article_written {
  bool is_new, is_changed; /* neither: known and unchanged, nothing was written */
  size_t metrics, events;  /* records that were new */
};

/* Facts whose id was published before are not sent again. `arena` is scratch. 0, TW_ENOMEM or the store's error. */
int tw_article_records_save(struct tw_store *store, struct tw_arena *arena, const struct tw_article_input *input,
                            struct tw_article_written *ret_written, struct tw_error *error);

struct tw_deadletter {
  struct tw_slice url, body, content_type, error_text;
  const char *reason, *stage;
};
/* The document goes to the dead-letter topic, whole or by its digest where it is over TW_DEADLETTER_MAX_BYTES. */
int tw_article_deadletter_save(struct tw_store *store, const struct tw_deadletter *letter, struct tw_error *error);

enum { TW_DEADLETTER_MAX_BYTES = 900 << 10 }; /* below message.max.bytes of an untuned broker (1 MiB), headers included */
