#include "parse/page/page_date.h"
#include "base/clock.h"
#include "parse/page/dateline.h"
#include "parse/page/marks.h"
#include "parse/page/state_date.h"
#include "parse/text/datetime.h"
#include "parse/text/url.h"
#include <limits.h>

enum {
  LINE_BYTES_MAX = 400, /* a longer block is a paragraph, and its dates are the story's */
  LINES_BEFORE = 40,    /* blocks in front of the body that are looked through */
  LINES_BEHIND = 12,
  URL_YEAR_MIN = 1990, /* eight digits of other years are article numbers */
  URL_YEAR_MAX = 2099,
  REGION_AT = 3,      /* in "en-GB" */
  HINT_STEPS = 5,     /* elements above a line whose words count for it */
  NODES_BEHIND = 200, /* elements behind the body in which its date may stand */
};

/* Microseconds that the text's own zone is ahead of UTC: "+08:00", "-0500", "Z" at its end. */
static bool offset_of(struct tw_slice text, int64_t *ret_offset_us) {
  text = tw_slice_trim(text);
  if (text.len && (text.ptr[text.len - 1] == 'Z' || tw_slice_has_suffix(text, TW_SLICE("GMT")))) {
    *ret_offset_us = 0;
    return true;
  }
  int digits[4], count = 0;
  size_t at = text.len;
  while (at > 0 && count < 4 && (text.ptr[at - 1] == ':' || (text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9'))) {
    at--;
    if (text.ptr[at] != ':') digits[count++] = text.ptr[at] - '0';
  }
  if (count != 4 || at < 10 || (text.ptr[at - 1] != '+' && text.ptr[at - 1] != '-')) return false;
  int64_t minutes = (digits[3] * 10 + digits[2]) * 60 + digits[1] * 10 + digits[0];
  *ret_offset_us = (text.ptr[at - 1] == '-' ? -minutes : minutes) * 60 * TW_USEC_PER_SEC;
  return true;
}

/* RFC 3339 of a moment, with the clock of the place it was written at: the day stays the writer's. */
static struct tw_slice format_local(struct tw_arena *arena, int64_t time_us, int64_t offset_us) {
  char local[TW_TIME_TEXT_BYTES];
  tw_time_format(time_us - time_us % TW_USEC_PER_SEC + offset_us, local);
  if (offset_us == 0) return tw_arena_dup(arena, tw_slice_from(local));
  int64_t minutes = offset_us / (60 * TW_USEC_PER_SEC);
  int64_t size = minutes < 0 ? -minutes : minutes;
  local[strlen(local) - 1] = '\0'; /* the Z */
  return tw_arena_printf(arena, "%s%c%02d:%02d", local, minutes < 0 ? '-' : '+', (int)(size / 60), (int)(size % 60));
}

/* A machine's or a person's date as "YYYY-MM-DD" or RFC 3339; absent when it is none. */
static struct tw_slice normalise(struct tw_metadata *m, struct tw_slice text) {
  struct tw_datetime plain, zoned;
  struct tw_dateline line;
  if (!text.len) return TW_SLICE_NONE;
  char day[TW_DATE_TEXT_BYTES];
  if (!tw_datetime_parse(text, TW_SLICE_NONE, &plain) || plain.precision < TW_DATETIME_DAY) {
    if (text.len > LINE_BYTES_MAX || !tw_dateline_next(text, 0, true, &line)) return TW_SLICE_NONE;
    tw_day_format(line.day, day);
    return tw_arena_dup(m->arena, tw_slice_from(day));
  }
  bool zone_known = plain.has_zone || m->options->timezone.len > 0;
  if (plain.precision == TW_DATETIME_DAY || !zone_known) { /* a clock without a zone is no moment */
    tw_day_format(tw_time_day(plain.time_us), day);
    return tw_arena_dup(m->arena, tw_slice_from(day));
  }
  int64_t offset = 0;
  if (plain.has_zone)
    offset_of(text, &offset);
  else if (tw_datetime_parse(text, m->options->timezone, &zoned))
    offset = plain.time_us - zoned.time_us;
  return format_local(m->arena, plain.has_zone ? plain.time_us : plain.time_us - offset, offset);
}

/* Words in front of a visible date. */
struct label {
  const char *text; /* ASCII in lower case */
  int weight;
};
static const struct label labels[] = {
    {"publish", 30},       {"posted", 30},        {"release time", 30},
    {"released", 20},      {"date:", 20},         {"release date", 20},
    {"updated", -5},       {"modified", -10},     {"ver\u00F6ffentlicht", 30},
    {"publi\u00E9", 30},   {"created", 20},       {"written", 20},
    {"\u53D1\u5E03", 30},  {"\u53D1\u8868", 30},  {"\u65F6\u95F4", 20},
    {"\u65E5\u671F", 20},  {"\u6765\u6E90", 20},  {"\u66F4\u65B0", 5},
    {"copyright", -60},    {"\u00A9", -60},       {"expires", -40},
    {"\u7248\u6743", -60}, {"comment", -15},      {"\u56DE\u590D", -15},
    {"join", -20},         {"\u6CE8\u518C", -40}, {"\u767B\u5F55", -40},
    {"\u4ECA\u5929", -40}, {"deadline", -20},
};

static int label_weight(struct tw_slice line) {
  char lower[LINE_BYTES_MAX];
  size_t len = line.len < sizeof lower ? line.len : sizeof lower;
  for (size_t i = 0; i < len; i++) lower[i] = (char)(line.ptr[i] >= 'A' && line.ptr[i] <= 'Z' ? line.ptr[i] + 32 : line.ptr[i]);
  int weight = 0;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (tw_slice_find(tw_slice_of(lower, len), tw_slice_from(labels[i].text), 0) >= 0) weight += labels[i].weight;
  return weight;
}

/* A line may say several days: "Updated May 1; posted April 16". The one whose own label says the most, the first of equals. */
static bool best_date(struct tw_slice line, bool month_first, struct tw_dateline *ret_found) {
  struct tw_dateline next;
  size_t from = 0;
  int best = INT_MIN;
  while (tw_dateline_next(line, from, month_first, &next)) {
    int weight = label_weight(tw_slice_sub(line, from, next.start));
    if (weight > best) {
      best = weight;
      *ret_found = next;
    }
    from = next.end;
  }
  return best != INT_MIN;
}

static uint32_t hints_above(const struct tw_dom *dom, uint32_t node) {
  uint32_t hints = 0;
  for (int steps = 0; node && steps < HINT_STEPS; node = dom->nodes[node].parent, steps++) {
    hints |= dom->nodes[node].hints;
    if (dom->nodes[node].tag == TW_TAG_TIME) hints |= TW_HINT_META;
  }
  return hints;
}

struct place {
  size_t body_start, body_end, title; /* block numbers */
};

static struct place find_place(const struct tw_blocks *blocks, struct tw_slice title) {
  struct place p = {.body_start = blocks->count, .title = SIZE_MAX};
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (p.title == SIZE_MAX && title.len && tw_slice_eq(tw_marks_trim(tw_block_text(blocks, b)), title)) p.title = i;
    if (b->is_dropped || b->score < 8) continue;
    if (p.body_start == blocks->count) p.body_start = i;
    p.body_end = i + 1;
  }
  if (p.title == SIZE_MAX) p.title = p.body_start;
  return p;
}

/* How likely the date in this block is the page's own; below 0: no. */
static int weigh_line(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t i, const struct place *p,
                      const struct tw_dateline *found) {
  const struct tw_block *b = &blocks->items[i];
  struct tw_slice text = tw_block_text(blocks, b);
  uint32_t hints = hints_above(dom, b->node);
  int label = label_weight(text), weight = 30 + label;
  uint32_t around = hints_above(dom, b->owner);
  if ((around & (TW_HINT_COMMENT | TW_HINT_RELATED)) && !(around & TW_HINT_CONTENT)) return 0;
  bool is_story = i >= p->body_start && i < p->body_end && b->score > 40;
  if (is_story && label <= 0) return 0;
  size_t rest = text.len - (found->end - found->start);
  if (rest < 40) weight += 10;
  if (rest > 150) weight -= 15;
  if (hints & TW_HINT_META) weight += 15;
  if (hints & (TW_HINT_SIDEBAR | TW_HINT_FOOTER | TW_HINT_NAV)) weight -= 60;
  size_t near = i > p->title ? i - p->title : p->title - i;
  weight += near <= 3 ? 20 : near <= 8 ? 10 : 0;
  if (i < p->body_start) weight -= (int)(p->body_start - i) / 4;
  if (i >= p->body_end) weight -= 15;
  if (is_story) weight -= 25;
  if (b->link_bytes * 2 > b->len) weight -= 20;
  return weight;
}

/* Where English is written with the day first, as regions of languages (RFC 5646) and as top-level domains. */
static const char *const day_first_regions[] = {"GB", "UK", "AU", "NZ", "IE", "IN", "ZA", "SG", "HK", "MY", "NG",
                                                "KE", "PK", "GH", "BD", "LK", "MT", "ZM", "UG", "TZ", "ZW", "JM"};

static bool is_day_first(struct tw_slice region) {
  for (size_t i = 0; i < sizeof day_first_regions / sizeof *day_first_regions; i++)
    if (tw_slice_eq_nocase(region, tw_slice_from(day_first_regions[i]))) return true;
  return false;
}

/* How "3/4/2024" reads on this page: by its language, and for English by the region that it or else its host names. */
static bool writes_month_first(const struct tw_metadata *m, const struct tw_article *article) {
  if (article->lang.ptr && !tw_slice_is(article->lang, "en")) return false;
  struct tw_slice declared = tw_slice_trim(m->values[TW_META_LANG]), host = tw_url_host(m->options->url);
  if (declared.len == REGION_AT + 2) return !is_day_first(tw_slice_sub(declared, REGION_AT, declared.len));
  size_t label = host.len;
  while (label > 0 && host.ptr[label - 1] != '.') label--;
  return !is_day_first(tw_slice_sub(host, label, host.len));
}

static struct tw_slice visible_date(struct tw_metadata *m, const struct tw_dom *dom, const struct tw_blocks *blocks,
                                    const struct tw_article *article) {
  struct place p = find_place(blocks, article->title);
  size_t from = p.title < p.body_start ? p.title : p.body_start;
  from = from > LINES_BEFORE ? from - LINES_BEFORE : 0;
  size_t to = p.body_end + LINES_BEHIND < blocks->count ? p.body_end + LINES_BEHIND : blocks->count;
  bool month_first = writes_month_first(m, article);
  int best = 0;
  tw_day day = TW_DAY_NONE;
  for (size_t i = from; i < to; i++) {
    struct tw_dateline found;
    if (blocks->items[i].len > LINE_BYTES_MAX || !best_date(tw_block_text(blocks, &blocks->items[i]), month_first, &found))
      continue;
    int weight = weigh_line(dom, blocks, i, &p, &found);
    if (weight <= best) continue;
    best = weight;
    day = found.day;
  }
  if (day == TW_DAY_NONE) return TW_SLICE_NONE;
  char text[TW_DATE_TEXT_BYTES];
  tw_day_format(day, text);
  return tw_arena_dup(m->arena, tw_slice_from(text));
}

static bool is_elsewhere(const struct tw_dom *dom, uint32_t node) {
  uint32_t bad = TW_HINT_RELATED | TW_HINT_COMMENT | TW_HINT_SIDEBAR | TW_HINT_NAV | TW_HINT_TEASER;
  for (uint32_t up = node; up; up = dom->nodes[up].parent) {
    const struct tw_dom_node *n = &dom->nodes[up];
    if ((n->hints & bad) || (tw_tags_flags(n->tag) & TW_TAGF_NAV) || n->tag == TW_TAG_A || n->tag == TW_TAG_LI) return true;
  }
  return false;
}

/* "updated" and not "published" by its words: the last choice. */
static bool is_of_change(const struct tw_dom *dom, uint32_t at) {
  uint32_t hints = dom->nodes[at].hints | dom->nodes[dom->nodes[at].parent].hints;
  return (hints & TW_HINT_MODIFIED) && !(hints & TW_HINT_PUBLISHED);
}

/* Farther than any two elements of a page. */
#define FAR_AWAY (1ULL << 32)

/* <time datetime>: the one nearest to the headline that is not in a list of other pages. */
static struct tw_slice time_element(struct tw_metadata *m, const struct tw_dom *dom, const struct tw_blocks *blocks,
                                    const struct tw_article *article) {
  struct place p = find_place(blocks, article->title);
  uint32_t title = p.title < blocks->count ? blocks->items[p.title].node : 0;
  uint32_t end = p.body_end ? blocks->items[p.body_end - 1].node + NODES_BEHIND : UINT32_MAX;
  uint64_t nearest = UINT64_MAX;
  struct tw_slice best = TW_SLICE_NONE;
  for (uint32_t at = 0; at < dom->count && at < end; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (node->tag != TW_TAG_TIME || !node->len || is_elsewhere(dom, at)) continue;
    uint64_t distance = at > title ? at - title : title - at;
    if (is_of_change(dom, at)) distance += FAR_AWAY;
    struct tw_slice date = distance < nearest ? normalise(m, tw_dom_value(dom, node)) : TW_SLICE_NONE;
    if (!date.ptr) continue;
    nearest = distance;
    best = date;
  }
  return best;
}

/* Eight digits from `at`, with a separator behind the fourth and the sixth or not. */
static bool read_url_digits(struct tw_slice url, size_t at, int digits[static 8]) {
  int count = 0;
  for (; at < url.len && count < 8; at++) {
    char c = url.ptr[at];
    bool separates = (c == '/' || c == '-' || c == '_') && (count == 4 || count == 6);
    if (c >= '0' && c <= '9')
      digits[count++] = c - '0';
    else if (!separates)
      return false;
  }
  return count == 8 && !(at < url.len && url.ptr[at] >= '0' && url.ptr[at] <= '9');
}

/* /2019/11/18/, /2019-11-18/, /20191118, /2005-08/16/ in a URL. */
static struct tw_slice url_date(struct tw_arena *arena, struct tw_slice url) {
  for (size_t at = 0; at + 8 <= url.len; at++) {
    int d[8];
    if ((at && url.ptr[at - 1] >= '0' && url.ptr[at - 1] <= '9') || !read_url_digits(url, at, d)) continue;
    struct tw_date date = {d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3], d[4] * 10 + d[5], d[6] * 10 + d[7]};
    if (date.year < URL_YEAR_MIN || date.year > URL_YEAR_MAX || !tw_date_is_valid(date)) continue;
    char text[TW_DATE_TEXT_BYTES];
    tw_day_format(tw_day_from(date), text);
    return tw_arena_dup(arena, tw_slice_from(text));
  }
  return TW_SLICE_NONE;
}

void tw_page_date_find(struct tw_metadata *metadata, const struct tw_dom *dom, const struct tw_blocks *blocks,
                       struct tw_article *article) {
  struct tw_metadata *m = metadata;
  article->modified = normalise(m, m->values[TW_META_MODIFIED]);
  article->published = normalise(m, m->values[TW_META_PUBLISHED]);
  if (m->options->is_fragment) return;
  if (!article->published.ptr) article->published = time_element(m, dom, blocks, article);
  if (!article->published.ptr) article->published = visible_date(m, dom, blocks, article);
  if (!article->published.ptr && m->scripts) article->published = normalise(m, tw_state_date_find(m->scripts));
  if (!article->published.ptr) article->published = url_date(m->arena, m->options->url);
}
