/* Packs for tests: from a string or from tests/data, with their rules; what goes wrong fails the test. */
#pragma once
#include "tests/unit/config/folder.h"
/* the folder's header brings cmocka in its order */
#include "parse/extract/pack_cases.h"

enum { CHECK_MAX_PACKS = 4 };

struct checked_packs {
  struct tw_arena *arena;
  struct tw_pack *packs[CHECK_MAX_PACKS];
  size_t count;
  struct tw_rules *rules;
};

/* `dir` holds the pack unless `name` is a path. */
static inline struct tw_pack *checked_load(struct checked_packs *c, const char *dir, const char *name) {
  struct tw_diag diag;
  if (!c->arena) c->arena = tw_arena_new(0);
  assert_non_null(c->arena);
  tw_diag_init(&diag, c->arena);
  struct tw_pack *pack = tw_pack_load(c->arena, dir, tw_slice_from(name), TW_PACK_AND_CASES, &diag);
  if (!pack) {
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    tw_diag_print(&diag, &text);
    fail_msg("%s", text.data);
  }
  assert_true(c->count < CHECK_MAX_PACKS);
  return c->packs[c->count++] = pack;
}

static inline void checked_compile(struct checked_packs *c) {
  struct tw_error error = {0};
  c->rules = tw_rules_new(c->packs, c->count, &error);
  if (!c->rules) fail_msg("%s", error.text);
}

static inline void checked_done(struct checked_packs *c) {
  tw_rules_free(c->rules);
  tw_arena_free(c->arena);
  *c = (struct checked_packs){0};
}
