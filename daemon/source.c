/* A configured source while the daemon runs: its settings, and what the store knows of it. */
#include "daemon/pipeline_parts.h"
#include <stdlib.h>

/* ---- life ---- */

/* Ten thousand sources lie idle most of the time: what each keeps is one block of just its size. Copies the texts into it and
 * makes them point there. NULL when memory is out: they are as they were. */
static char *pack_texts(struct tw_slice *const *texts, size_t count) {
  size_t total = 0;
  for (size_t i = 0; i < count; i++) total += texts[i]->ptr ? texts[i]->len + 1 : 0;
  char *block = malloc(total + 1), *at = block;
  for (size_t i = 0; block && i < count; i++) {
    if (!texts[i]->ptr) continue;
    memcpy(at, texts[i]->ptr, texts[i]->len);
    at[texts[i]->len] = '\0';
    texts[i]->ptr = at;
    at += texts[i]->len + 1;
  }
  return block;
}

static bool copy_settings(struct tw_source *s, const struct tw_source_settings *from) {
  s->settings = *from;
  struct tw_slice *texts[] = {&s->settings.name,
                              &s->settings.url,
                              &s->settings.path,
                              &s->settings.lang,
                              &s->settings.jurisdiction,
                              &s->settings.timezone,
                              &s->settings.select,
                              &s->settings.next,
                              &s->settings.auth.user,
                              &s->settings.auth.password_file,
                              &s->settings.auth.password_env,
                              &s->settings.auth.token_file,
                              &s->settings.auth.token_env};
  s->settings.include = s->settings.exclude = NULL; /* compiled below */
  s->settings_texts = pack_texts(texts, sizeof texts / sizeof *texts);
  return s->settings_texts != NULL;
}

/* The stored state counts only for the URL it was learned from. */
static int load_state(struct tw_source *s, struct tw_error *error) {
  struct tw_source_state state = {0}, fresh = {.url = s->settings.url};
  TW_ARENA_AUTO scratch = tw_arena_new(0);
  if (!scratch) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int status = tw_store_source_load(s->pipeline->store, scratch, s->settings.name, &state, error);
  if (status < 0 && status != TW_ENOTFOUND) return status;
  bool is_ours = status == TW_OK && tw_slice_eq(state.url, s->settings.url);
  if (!tw_source_set_state(s, is_ours ? &state : &fresh)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  s->is_dirty = false;
  return TW_OK;
}

struct tw_source *tw_source_new(struct tw_pipeline *p, const struct tw_source_settings *settings, struct tw_error *error) {
  struct tw_source *s = calloc(1, sizeof *s);
  if (s) s->room = SIZE_MAX;
  if (s) s->pipeline = p;
  if (s && settings->cookies) s->cookies = tw_cookie_jar_new();
  if (!s || !copy_settings(s, settings) || (settings->cookies && !s->cookies)) {
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
  tw_cookie_jar_drop(s->cookies);
  free(s->settings_texts);
  free(s->state_texts);
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

static int by_name(const void *left, const void *right) {
  const struct tw_source *a = *(const struct tw_source *const *)left, *b = *(const struct tw_source *const *)right;
  return tw_slice_cmp(a->settings.name, b->settings.name);
}

void tw_source_sort(struct tw_source **sources, size_t count) {
  if (count) qsort((void *)sources, count, sizeof *sources, by_name);
}

struct tw_source *tw_source_find(const struct tw_pipeline *p, struct tw_slice name) {
  const struct tw_source wanted = {.settings.name = name}, *key = &wanted;
  struct tw_source **found = p->source_count ? bsearch((const void *)&key, (const void *)(p->sources + p->source_count),
                                                       p->source_count, sizeof *p->sources, by_name)
                                             : NULL;
  return found ? *found : NULL;
}

int tw_source_save(struct tw_source *s, struct tw_error *error) {
  if (!s->is_dirty) return TW_OK;
  s->is_dirty = false;
  return tw_store_source_save(s->pipeline->store, s->settings.name, &s->state, error);
}

/* ---- state ---- */

enum { STATE_TEXTS = 9 };

static void list_texts(struct tw_source_state *state, struct tw_slice *ret_texts[static STATE_TEXTS]) {
  struct tw_slice *texts[STATE_TEXTS] = {&state->url,    &state->moved_url,     &state->validators_url,
                                         &state->etag,   &state->last_modified, &state->answer,
                                         &state->reason, &state->hub,           &state->self};
  memcpy((void *)ret_texts, (const void *)texts, sizeof texts);
}

void tw_source_dup_state(struct tw_arena *arena, struct tw_source_state *state) {
  struct tw_slice *texts[STATE_TEXTS];
  list_texts(state, texts);
  for (size_t i = 0; i < STATE_TEXTS; i++) *texts[i] = tw_arena_dup(arena, *texts[i]);
}

bool tw_source_set_state(struct tw_source *s, const struct tw_source_state *next) {
  struct tw_source_state copy = *next;
  struct tw_slice *texts[STATE_TEXTS];
  list_texts(&copy, texts);
  char *block = pack_texts(texts, STATE_TEXTS);
  if (!block) return false;
  free(s->state_texts);
  s->state_texts = block;
  s->state = copy;
  s->is_dirty = true;
  return true;
}
