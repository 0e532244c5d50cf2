/* The flow: sources fall due, documents are fetched, parsers read them, one commit makes them durable, sinks publish. All on
 * one loop; nothing here blocks longer than one disk sync. */
#pragma once
#include "base/buf.h"
#include "base/loop.h"
#include "config/settings.h"
#include "daemon/paths.h"

struct tw_pipeline;

struct tw_pipeline_options {
  struct tw_loop *loop;
  const struct tw_log *log;
  const struct tw_paths *paths;
  bool once;    /* every source once, deliver, finish */
  bool dry_run; /* the store in memory, records on standard output */
  /* Called from the loop when there is no more to do: NULL after --once went well, else why the daemon must end. */
  void (*finished)(void *user, const struct tw_error *why);
  void *user;
};

/* `settings` and the options' pointers are borrowed and must outlive the pipeline (a reload replaces the settings). NULL with
 * *error: the state directory is in use, the store can't be opened, a program can't be started. */
struct tw_pipeline *tw_pipeline_new(const struct tw_pipeline_options *options, const struct tw_settings *settings,
                                    struct tw_error *error);
/* Finishes what is in hand for at most `grace_ms`: commits, lets the sinks acknowledge. NULL is a no-op. */
void tw_pipeline_free(struct tw_pipeline *pipeline, int grace_ms);
/* Swap in new settings: sources that stay keep their state. `settings` replaces the borrowed ones, which may be freed when
 * this returns TW_OK. On error nothing has changed. */
int tw_pipeline_reload(struct tw_pipeline *pipeline, const struct tw_settings *settings, struct tw_error *error);
/* One JSON object: sources, items, parsers, sinks. */
void tw_pipeline_status(struct tw_pipeline *pipeline, struct tw_buf *out);
/* One line for systemd's STATUS=. */
void tw_pipeline_summary(struct tw_pipeline *pipeline, struct tw_buf *out);
