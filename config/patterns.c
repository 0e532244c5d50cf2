#include "config/patterns.h"
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  PATTERN_MAX_BYTES = 1024,
  URL_MAX_BYTES = 16 * 1024, /* no article has a longer one; bounds the matcher's time */
};

struct tw_patterns {
  regex_t *items; /* includes, then excludes */
  size_t count, include_count;
};

/* A back-reference makes matching exponential, and a URL is foreign text. */
static bool has_back_reference(struct tw_slice pattern) {
  for (size_t i = 0; i + 1 < pattern.len; i++) {
    if (pattern.ptr[i] != '\\') continue;
    i++;
    if (pattern.ptr[i] >= '1' && pattern.ptr[i] <= '9') return true;
  }
  return false;
}

static int compile(regex_t *ret_regex, struct tw_slice pattern, struct tw_error *error) {
  char text[PATTERN_MAX_BYTES + 1];
  if (pattern.len == 0 || pattern.len > PATTERN_MAX_BYTES || memchr(pattern.ptr, '\0', pattern.len))
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "a pattern must be 1 to %d bytes", PATTERN_MAX_BYTES);
  if (has_back_reference(pattern)) return tw_error_set(error, TW_EINVAL, TW_STOP, "back-references (\\1) are not allowed");
  snprintf(text, sizeof text, "%.*s", TW_SLICE_ARG(pattern));
  int code = regcomp(ret_regex, text, REG_EXTENDED | REG_NOSUB);
  if (code == 0) return TW_OK;
  char why[128];
  regerror(code, ret_regex, why, sizeof why);
  return tw_error_set(error, TW_EINVAL, TW_STOP, "%s", why);
}

bool tw_pattern_is_valid(struct tw_slice pattern, struct tw_error *error) {
  regex_t regex;
  if (compile(&regex, pattern, error) < 0) return false;
  regfree(&regex);
  return true;
}

struct tw_patterns *tw_patterns_new(const struct tw_slice *include, size_t include_count, const struct tw_slice *exclude,
                                    size_t exclude_count, struct tw_error *error) {
  struct tw_patterns *p = calloc(1, sizeof *p);
  size_t total = include_count + exclude_count;
  if (p) p->items = calloc(total ? total : 1, sizeof *p->items);
  if (!p || !p->items) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    goto fail;
  }
  p->include_count = include_count;
  for (; p->count < total; p->count++) {
    size_t i = p->count;
    if (compile(&p->items[i], i < include_count ? include[i] : exclude[i - include_count], error) < 0) goto fail;
  }
  return p;
fail:
  tw_patterns_free(p);
  return NULL;
}

void tw_patterns_free(struct tw_patterns *patterns) {
  if (!patterns) return;
  for (size_t i = 0; i < patterns->count; i++) regfree(&patterns->items[i]);
  free(patterns->items);
  free(patterns);
}

static bool matches_any(const regex_t *items, size_t count, struct tw_slice url) {
  /* REG_STARTEND takes the length from here, so that the URL needs no NUL. */
  for (size_t i = 0; i < count; i++) {
    regmatch_t span = {.rm_so = 0, .rm_eo = (regoff_t)url.len};
    if (regexec(&items[i], url.ptr, 1, &span, REG_STARTEND) == 0) return true;
  }
  return false;
}

bool tw_patterns_admit(const struct tw_patterns *patterns, struct tw_slice url) {
  if (!patterns) return true;
  if (url.len > URL_MAX_BYTES || !url.ptr) return false;
  const regex_t *excludes = patterns->items + patterns->include_count;
  if (matches_any(excludes, patterns->count - patterns->include_count, url)) return false;
  return patterns->include_count == 0 || matches_any(patterns->items, patterns->include_count, url);
}
