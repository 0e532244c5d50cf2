/* A configured source while the daemon runs: its settings, and what the store knows of it. */
#include "daemon/pipeline_parts.h"
#include <stdlib.h>

/* ---- life ---- */

static bool copy_settings(struct tw_source *s, const struct tw_source_settings *from) {
  s->settings = *from;
  struct tw_slice *copied[] = {&s->settings.name, &s->settings.url,          &s->settings.path,
                               &s->settings.lang, &s->settings.jurisdiction, &s->settings.timezone};
  for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
    struct tw_slice copy = tw_arena_dup(s->arena, *copied[i]);
    if (copied[i]->ptr && !copy.ptr) return false;
    *copied[i] = copy;
  }
  s->settings.include = s->settings.exclude = NULL; /* compiled below */
  return true;
}

/* The stored state counts only for the URL it was learned from. */
static int load_state(struct tw_source *s, struct tw_error *error) {
  int status = tw_store_source_load(s->pipeline->store, s->state_arena, s->settings.name, &s->state, error);
  if (status == TW_ENOTFOUND) status = TW_OK;
  if (status == TW_OK && !tw_slice_eq(s->state.url, s->settings.url)) s->state = (struct tw_source_state){.url = s->settings.url};
  return status;
}

struct tw_source *tw_source_new(struct tw_pipeline *p, const struct tw_source_settings *settings, struct tw_error *error) {
  struct tw_source *s = calloc(1, sizeof *s);
  if (s) {
    s->pipeline = p;
    s->arena = tw_arena_new(0);
    s->state_arena = tw_arena_new(0);
  }
  if (!s || !s->arena || !s->state_arena || !copy_settings(s, settings)) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    tw_source_free(s);
    return NULL;
  }
  if (settings->include_count || settings->exclude_count) {
    s->patterns = tw_patterns_new(settings->include, settings->include_count, settings->exclude, settings->exclude_count, error);
    if (!s->patterns) {
      tw_source_free(s);
      return NULL;
    }
  }
  if (load_state(s, error) == TW_OK) return s;
  tw_source_free(s);
  return NULL;
}

void tw_source_free(struct tw_source *s) {
  if (!s) return;
  tw_source_drop_reading(s);
  tw_patterns_free(s->patterns);
  tw_arena_free(s->arena);
  tw_arena_free(s->state_arena);
  free(s);
}

void tw_source_retire(struct tw_source *s) {
  if (!s->is_polling) {
    tw_source_free(s);
    return;
  }
  s->is_orphan = true;
  s->next_orphan = s->pipeline->orphans;
  s->pipeline->orphans = s;
}

void tw_source_drop_orphan(struct tw_source *s) {
  struct tw_source **at = &s->pipeline->orphans;
  while (*at != s) at = &(*at)->next_orphan;
  *at = s->next_orphan;
  tw_source_free(s);
}

struct tw_source *tw_source_find(const struct tw_pipeline *p, struct tw_slice name) {
  for (size_t i = 0; i < p->source_count; i++)
    if (tw_slice_eq(p->sources[i]->settings.name, name)) return p->sources[i];
  return NULL;
}

int tw_source_save(struct tw_source *s, struct tw_error *error) {
  if (!s->is_dirty) return TW_OK;
  s->is_dirty = false;
  return tw_store_source_save(s->pipeline->store, s->settings.name, &s->state, error);
}

/* ---- state ---- */

/* The strings move to a fresh arena, so that ten thousand polls don't pile up. */
bool tw_source_set_state(struct tw_source *s, const struct tw_source_state *next) {
  struct tw_arena *arena = tw_arena_new(0);
  if (!arena) return false;
  struct tw_source_state copy = *next;
  struct tw_slice *texts[] = {&copy.url,    &copy.moved_url,     &copy.validators_url,
                              &copy.etag,   &copy.last_modified, &copy.answer,
                              &copy.reason, &copy.hub,           &copy.self};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = tw_arena_dup(arena, *texts[i]);
  tw_arena_free(s->state_arena);
  s->state_arena = arena;
  s->state = copy;
  s->is_dirty = true;
  return true;
}
