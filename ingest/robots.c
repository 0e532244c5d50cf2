#include "ingest/robots.h"
#include "base/ascii.h"
#include "base/clock.h"
#include <ctype.h>

enum line_kind { LINE_OTHER, LINE_AGENT, LINE_ALLOW, LINE_DISALLOW, LINE_DELAY, LINE_SITEMAP };

/* The RFC's keys, and what people write instead. */
static const struct {
  const char *key;
  enum line_kind kind;
} keys[] = {
    {"user-agent", LINE_AGENT},  {"useragent", LINE_AGENT},    {"user agent", LINE_AGENT},  {"allow", LINE_ALLOW},
    {"disallow", LINE_DISALLOW}, {"dissallow", LINE_DISALLOW}, {"disalow", LINE_DISALLOW},  {"dissalow", LINE_DISALLOW},
    {"disallaw", LINE_DISALLOW}, {"diasllow", LINE_DISALLOW},  {"crawl-delay", LINE_DELAY}, {"crawldelay", LINE_DELAY},
    {"sitemap", LINE_SITEMAP},   {"site-map", LINE_SITEMAP},
};

enum group { GROUP_NONE = 0, GROUP_STAR = 1, GROUP_OURS = 2 }; /* bits: one block may be for both */

struct parser {
  struct tw_arena *arena;
  struct tw_slice product;
  unsigned group;   /* of the block we are in */
  bool agents_open; /* the line before was a user-agent, too: it adds to the block */
  bool saw_ours;
  struct tw_robots_rules star, ours;
  int64_t star_delay_us, ours_delay_us;
  struct tw_robots *out;
};

static enum line_kind line_kind_of(struct tw_slice key) {
  for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
    if (tw_slice_eq_nocase(key, tw_slice_from(keys[i].key))) return keys[i].kind;
  }
  return LINE_OTHER;
}

/* The product token that a user-agent line starts with: letters, "_" and "-" (section 2.2.1); "bot/2.0" is "bot". */
static struct tw_slice product_token(struct tw_slice value) {
  size_t len = 0;
  while (len < value.len && (isalpha((unsigned char)value.ptr[len]) || value.ptr[len] == '_' || value.ptr[len] == '-')) len++;
  return tw_slice_sub(value, 0, len);
}

static int read_agent(struct parser *p, struct tw_slice value) {
  if (!p->agents_open) p->group = GROUP_NONE;
  p->agents_open = true;
  if (value.len && value.ptr[0] == '*') p->group |= GROUP_STAR;
  if (!tw_slice_eq_nocase(product_token(value), p->product)) return TW_OK;
  p->group |= GROUP_OURS;
  p->saw_ours = true;
  return TW_OK;
}

static bool is_unreserved(int c) {
  return isalnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static size_t put_escape(char *out, int byte) {
  static const char digits[] = "0123456789ABCDEF";
  out[0] = '%';
  out[1] = digits[byte >> 4];
  out[2] = digits[byte & 15];
  return 3;
}

/* The byte at text.ptr[*at], escaped or not; *at moves to its last character. */
static int take_byte(struct tw_slice text, size_t *at, bool *ret_is_escape) {
  int high = *at + 2 < text.len && text.ptr[*at] == '%' ? tw_ascii_hex(text.ptr[*at + 1]) : -1;
  int low = high >= 0 ? tw_ascii_hex(text.ptr[*at + 2]) : -1;
  *ret_is_escape = low >= 0;
  if (low < 0) return (unsigned char)text.ptr[*at];
  *at += 2;
  return high * 16 + low;
}

/* Section 2.2.2: escapes of unreserved characters are undone, bytes past ASCII escaped, so that equal paths have equal bytes. A
 * star is a wildcard in a pattern and nothing but a character in a path. */
static struct tw_slice normalise(struct tw_arena *arena, struct tw_slice text, bool is_pattern) {
  char *out = tw_arena_alloc(arena, text.len * 3 + 1);
  size_t len = 0;
  if (!out) return TW_SLICE_NONE;
  for (size_t i = 0; i < text.len; i++) {
    bool is_escape;
    int byte = take_byte(text, &i, &is_escape);
    bool is_special = byte >= 0x80 || byte == '$' || (byte == '*' && !is_pattern);
    if (is_escape ? !is_unreserved(byte) : is_special)
      len += put_escape(out + len, byte);
    else
      out[len++] = (char)byte;
  }
  return tw_slice_of(out, len);
}

static int add_rule(struct parser *p, struct tw_robots_rules *rules, struct tw_robots_rule rule) {
  if (rules->count >= TW_ROBOTS_MAX_RULES) return TW_OK;
  struct tw_robots_rule *item = TW_ARENA_PUSH(p->arena, rules);
  if (!item) return TW_ENOMEM;
  *item = rule;
  return TW_OK;
}

/* An empty "Disallow:" says nothing; a pattern that starts with neither "/" nor "*" can match no path. */
static int read_rule(struct parser *p, struct tw_slice value, bool is_allowed) {
  p->agents_open = false;
  if (p->group == GROUP_NONE || value.len == 0 || (value.ptr[0] != '/' && value.ptr[0] != '*')) return TW_OK;
  struct tw_robots_rule rule = {.is_allowed = is_allowed, .is_anchored = value.ptr[value.len - 1] == '$'};
  rule.pattern = normalise(p->arena, tw_slice_sub(value, 0, value.len - rule.is_anchored), true);
  if (!rule.pattern.ptr) return TW_ENOMEM;
  rule.has_star = rule.pattern.len && memchr(rule.pattern.ptr, '*', rule.pattern.len);
  int status = p->group & GROUP_STAR ? add_rule(p, &p->star, rule) : TW_OK;
  return status == TW_OK && p->group & GROUP_OURS ? add_rule(p, &p->ours, rule) : status;
}

/* Seconds, a fraction allowed, in microseconds; 0 for anything else. */
static int64_t read_seconds(struct tw_slice value) {
  int64_t most = TW_ROBOTS_MAX_DELAY_SEC * TW_USEC_PER_SEC, total = 0, unit = TW_USEC_PER_SEC;
  bool in_fraction = false;
  for (size_t i = 0; i < value.len && total < most; i++) {
    char c = value.ptr[i];
    if (c == '.' && !in_fraction)
      in_fraction = true;
    else if (c < '0' || c > '9')
      return 0;
    else if (in_fraction)
      total += (c - '0') * (unit /= 10);
    else
      total = total * 10 + (c - '0') * unit;
  }
  return total < most ? total : most;
}

/* No part of the RFC: other records must not end a block's line of user-agents (section 2.2.4). */
static int read_delay(struct parser *p, struct tw_slice value) {
  int64_t delay = read_seconds(value);
  if (p->group & GROUP_STAR && delay > p->star_delay_us) p->star_delay_us = delay;
  if (p->group & GROUP_OURS && delay > p->ours_delay_us) p->ours_delay_us = delay;
  return TW_OK;
}

static int read_sitemap(struct parser *p, struct tw_slice value) {
  if (value.len == 0 || p->out->sitemaps.count >= TW_ROBOTS_MAX_SITEMAPS) return TW_OK;
  struct tw_slice *item = TW_ARENA_PUSH(p->arena, &p->out->sitemaps);
  if (!item) return TW_ENOMEM;
  *item = tw_arena_dup(p->arena, value);
  return item->ptr ? TW_OK : TW_ENOMEM;
}

static int read_line(struct parser *p, struct tw_slice line) {
  struct tw_slice key;
  tw_slice_split(&line, '#', &key); /* comments go first */
  line = key;
  tw_slice_split(&line, ':', &key);
  struct tw_slice value = tw_slice_trim(line);
  switch (line_kind_of(tw_slice_trim(key))) {
  case LINE_AGENT: return read_agent(p, value);
  case LINE_ALLOW: return read_rule(p, value, true);
  case LINE_DISALLOW: return read_rule(p, value, false);
  case LINE_DELAY: return read_delay(p, value);
  case LINE_SITEMAP: return read_sitemap(p, value);
  case LINE_OTHER: break;
  }
  return TW_OK;
}

/* Lines end in LF, CR or both. */
static struct tw_slice take_line(struct tw_slice *rest) {
  size_t len = 0;
  while (len < rest->len && rest->ptr[len] != '\n' && rest->ptr[len] != '\r') len++;
  struct tw_slice line = tw_slice_sub(*rest, 0, len);
  *rest = tw_slice_sub(*rest, len + 1, rest->len);
  return line;
}

int tw_robots_parse(struct tw_arena *arena, struct tw_slice file, struct tw_slice product, struct tw_robots *ret_robots) {
  *ret_robots = (struct tw_robots){0};
  struct parser p = {.arena = arena, .product = product, .out = ret_robots};
  struct tw_slice rest = tw_slice_sub(file, 0, TW_ROBOTS_MAX_BYTES);
  if (tw_slice_has_prefix(rest, TW_SLICE("\xEF\xBB\xBF"))) rest = tw_slice_sub(rest, 3, rest.len);
  while (rest.len) {
    int status = read_line(&p, take_line(&rest));
    if (status < 0) return status;
  }
  ret_robots->is_specific = p.saw_ours;
  ret_robots->rules = p.saw_ours ? p.ours : p.star;
  ret_robots->crawl_delay_us = p.saw_ours ? p.ours_delay_us : p.star_delay_us;
  return TW_OK;
}

bool tw_robots_of_status(long status, struct tw_robots *ret_robots) {
  if (status >= 200 && status < 300) return false;
  /* A 3xx that was not followed to its end is "unavailable", as a 4xx is (section 2.3.1.2). */
  bool is_unavailable = status >= 300 && status < 500 && status != 429;
  *ret_robots = (struct tw_robots){.is_disallowed = !is_unavailable};
  return true;
}

/* The parts between stars, each at the first place where it stands behind the one before: no other choice can match more. The
 * last part of an anchored pattern has to stand at the end. */
static bool star_matches(const struct tw_robots_rule *rule, struct tw_slice path) {
  struct tw_slice rest = rule->pattern, part;
  size_t at = 0;
  bool is_first = true;
  while (tw_slice_split(&rest, '*', &part)) {
    if (!rest.ptr && rule->is_anchored) {
      return path.len - at >= part.len && tw_slice_has_suffix(path, part);
    }
    if (part.len == 0 && !is_first) continue;
    ptrdiff_t found = is_first ? (tw_slice_has_prefix(path, part) ? 0 : -1) : tw_slice_find(path, part, at);
    if (found < 0) return false;
    at = (size_t)found + part.len;
    is_first = false;
  }
  return true;
}

static bool rule_matches(const struct tw_robots_rule *rule, struct tw_slice path) {
  if (rule->has_star) return star_matches(rule, path);
  return rule->is_anchored ? tw_slice_eq(path, rule->pattern) : tw_slice_has_prefix(path, rule->pattern);
}

bool tw_robots_allows(const struct tw_robots *robots, struct tw_arena *arena, struct tw_slice target) {
  struct tw_slice path = normalise(arena, tw_slice_is_empty(target) ? TW_SLICE("/") : target, false);
  if (!path.ptr) return false;
  if (tw_slice_is(path, "/robots.txt")) return true;
  if (robots->is_disallowed) return false;
  size_t longest = 0;
  bool is_allowed = true;
  for (size_t i = 0; i < robots->rules.count; i++) {
    const struct tw_robots_rule *rule = &robots->rules.items[i];
    size_t len = rule->pattern.len + rule->is_anchored;
    if (len < longest || (len == longest && !rule->is_allowed) || !rule_matches(rule, path)) continue;
    longest = len;
    is_allowed = rule->is_allowed;
  }
  return is_allowed;
}
