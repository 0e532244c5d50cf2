/* The daemon's side of one sink: its emitter process, the window of outbox rows on their way, the mark. The emitter is
 * started again when it ends; what it had not acknowledged is sent again above the mark. */
#pragma once
#include "base/log.h"
#include "base/loop.h"
#include "config/settings.h"
#include "daemon/paths.h"
#include "store/store.h"

struct tw_sink_link;

struct tw_sink_link_events {
  void (*acknowledged)(void *user);                        /* the mark moved in the store (not yet committed) */
  void (*renumbered)(void *user, struct tw_sink_link *by); /* outbox numbers moved: every other link must tw_sink_link_restart */
  void (*failed)(void *user, const struct tw_error *why);  /* for good: the daemon must end */
  void *user;
};

/* `sink`: one bit of enum tw_sink. `attempts_max`: so often may the emitter end without having delivered anything before
 * events->failed is called; 0: it is started again for ever. Everything is borrowed and must outlive the link. Starts the
 * emitter. */
struct tw_sink_link *tw_sink_link_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_paths *paths,
                                      const struct tw_settings *settings, struct tw_store *store, enum tw_sink sink,
                                      size_t attempts_max, const struct tw_sink_link_events *events, struct tw_error *error);
/* Lets the emitter finish what it has for at most `grace_ms` (its acknowledgements are still taken), then ends it; waits about a
 * second at most when it has nothing in hand. NULL is a no-op. */
void tw_sink_link_free(struct tw_sink_link *link, int grace_ms);
/* Send what the window has room for; called after each commit. */
void tw_sink_link_pump(struct tw_sink_link *link);
/* End the emitter and start a new one from the store's mark. */
void tw_sink_link_restart(struct tw_sink_link *link);
/* A reload replaced the settings: what concerns sinks is the same, the old ones are about to go. */
void tw_sink_link_set_settings(struct tw_sink_link *link, const struct tw_settings *settings);
/* Everything committed so far is delivered. */
bool tw_sink_link_is_drained(const struct tw_sink_link *link);
const char *tw_sink_link_name(const struct tw_sink_link *link);
/* Rows committed and not yet acknowledged. */
uint64_t tw_sink_link_lag(const struct tw_sink_link *link);
/* The emitter's last word on its state: "starting", "ok", "broker unreachable ...". Borrowed. */
const char *tw_sink_link_state(const struct tw_sink_link *link);
