/* extract and explain: documents to records, or to the reason for every number. */
#include "base/clock.h"
#include "daemon/command.h"
#include "daemon/json_lines.h"
#include "daemon/print.h"
#include "daemon/reading.h"
#include "emit/json/record_json.h"

enum {
  EXTRACT_TAKES = TW_TAKES_LANG | TW_TAKES_URL | TW_TAKES_PUBLISHED | TW_TAKES_PACK | TW_TAKES_JSONL | TW_TAKES_FILE |
                  TW_TAKES_CONTENT_TYPE | TW_NEEDS_RULES
};

typedef int print_fn(struct tw_reading *reading, const struct tw_outcome *outcome, struct tw_buf *out);

/* ---- extract FILE: records of DESIGN section 3, one a line ---- */

static int print_metrics(struct tw_arena *arena, const struct tw_outcome *outcome, const struct tw_origin *origin,
                         struct tw_slice key, struct tw_buf *out) {
  const struct tw_observation_list *list = &outcome->extraction.observations;
  struct tw_digest document = tw_record_document_id(key);
  struct tw_digest *ids = tw_arena_calloc(arena, list->count, sizeof *ids);
  if (!ids || tw_record_metric_ids(arena, key, list, ids) < 0) return TW_ENOMEM;
  for (size_t i = 0; i < list->count; i++) {
    const struct tw_observation *o = &list->items[i];
    tw_metric_json(out, o, &ids[i], o->part_of >= 0 ? &ids[o->part_of] : NULL, &outcome->article, origin, &document);
    tw_buf_append_char(out, '\n');
  }
  return TW_OK;
}

static int print_events(struct tw_arena *arena, const struct tw_outcome *outcome, const struct tw_origin *origin,
                        struct tw_slice key, struct tw_buf *out) {
  const struct tw_event_list *list = &outcome->extraction.events;
  struct tw_digest document = tw_record_document_id(key);
  struct tw_digest *ids = tw_arena_calloc(arena, list->count, sizeof *ids);
  if (!ids || tw_record_event_ids(arena, key, list, ids) < 0) return TW_ENOMEM;
  for (size_t i = 0; i < list->count; i++) {
    tw_event_json(out, &list->items[i], &ids[i], &outcome->article, origin, &document);
    tw_buf_append_char(out, '\n');
  }
  return TW_OK;
}

static int print_records(struct tw_reading *reading, const struct tw_outcome *outcome, struct tw_buf *out) {
  struct tw_clock clock = tw_clock_system();
  struct tw_origin origin = {.source = TW_SLICE("extract"),
                             .guid = reading->options.file ? tw_slice_from(reading->options.file) : TW_SLICE("-"),
                             .jurisdiction = reading->options.jurisdiction,
                             .fetched_at_us = tw_clock_wall(&clock) / TW_USEC_PER_SEC * TW_USEC_PER_SEC,
                             .revision = 1};
  struct tw_slice key = tw_record_article_key(reading->arena, &outcome->article, &origin);
  int status = print_metrics(reading->arena, outcome, &origin, key, out);
  if (status == TW_OK) status = print_events(reading->arena, outcome, &origin, key, out);
  return status == TW_OK ? TW_EXIT_OK : tw_command_fail(reading->command, TW_EXIT_FAILED, "out of memory");
}

/* ---- explain: one verdict a line ---- */

static int print_verdicts(struct tw_reading *reading, const struct tw_outcome *outcome, struct tw_buf *out) {
  (void)reading;
  const struct tw_extraction *x = &outcome->extraction;
  for (size_t i = 0; i < x->verdicts.count; i++) {
    tw_print_verdict(out, outcome->article.text, &x->found.items[x->verdicts.items[i].found], &x->verdicts.items[i]);
    tw_buf_append_char(out, '\n');
  }
  return TW_EXIT_OK;
}

/* ---- a file: text, page, or a feed whose items are read one by one ---- */

static int read_and_print(struct tw_reading *reading, const struct tw_job *job, print_fn *print, struct tw_buf *out) {
  struct tw_outcome outcome;
  int code = tw_reading_document(reading, job, &outcome);
  return code == TW_EXIT_OK ? print(reading, &outcome, out) : code;
}

/* The outcome's feed is overwritten by the next call: keep what the items need first. */
static int extract_items(struct tw_reading *reading, const struct tw_outcome *outcome, unsigned want, print_fn *print,
                         struct tw_buf *out) {
  TW_ARENA_AUTO kept = tw_arena_new(0);
  size_t count = outcome->feed.items.count;
  struct tw_job *jobs = kept ? tw_arena_calloc(kept, count, sizeof *jobs) : NULL;
  if (!jobs) return tw_command_fail(reading->command, TW_EXIT_FAILED, "out of memory");
  for (size_t i = 0; i < count; i++) {
    const struct tw_feed_item *item = &outcome->feed.items.items[i];
    struct tw_slice html = tw_slice_is_empty(item->content) ? item->summary : item->content;
    jobs[i] = tw_reading_job(reading, TW_JOB_PAGE, want | TW_WANT_FRAGMENT, tw_arena_dup(kept, html.ptr ? html : TW_SLICE("")));
    jobs[i].content_type = TW_SLICE("text/html; charset=utf-8");
    jobs[i].url = tw_arena_dup(kept, item->link);
    jobs[i].title = tw_arena_dup(kept, item->title);
    if (!tw_slice_is_empty(item->published)) jobs[i].published = tw_arena_dup(kept, item->published);
    if (tw_slice_is_empty(jobs[i].lang)) jobs[i].lang = tw_arena_dup(kept, tw_slice_sub(outcome->feed.language, 0, 2));
  }
  int worst = TW_EXIT_OK;
  for (size_t i = 0; i < count; i++) {
    int code = read_and_print(reading, &jobs[i], print, out);
    if (code > worst) worst = code;
  }
  return worst;
}

static int extract_file(struct tw_reading *reading, unsigned want, print_fn *print) {
  TW_BUF_AUTO bytes;
  TW_BUF_AUTO out;
  tw_buf_init(&bytes, 0);
  tw_buf_init(&out, 0);
  int code = tw_reading_input(reading, reading->options.file, &bytes);
  if (code != TW_EXIT_OK) return code;
  struct tw_job job = tw_reading_job(reading, TW_JOB_AUTO, want, tw_buf_slice(&bytes));
  struct tw_outcome outcome;
  code = tw_reading_document(reading, &job, &outcome);
  if (code != TW_EXIT_OK) return code;
  if (outcome.kind == TW_JOB_FEED)
    code = extract_items(reading, &outcome, want, print, &out);
  else
    code = print(reading, &outcome, &out);
  int written = tw_command_write(reading->command, &out);
  return written > code ? written : code;
}

/* ---- JSON lines ---- */

struct line_work {
  struct tw_reading *reading;
  unsigned want;
};

static struct tw_job job_of_line(const struct line_work *work, const json_t *object) {
  static const struct {
    const char *key;
    size_t offset;
  } members[] = {{"lang", offsetof(struct tw_job, lang)},
                 {"published", offsetof(struct tw_job, published)},
                 {"url", offsetof(struct tw_job, url)},
                 {"title", offsetof(struct tw_job, title)},
                 {"jurisdiction", offsetof(struct tw_job, jurisdiction)}};
  struct tw_slice text = tw_json_member(object, "text");
  struct tw_job job = tw_reading_job(work->reading, TW_JOB_TEXT, work->want, text.ptr ? text : TW_SLICE(""));
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    struct tw_slice value = tw_json_member(object, members[i].key);
    if (value.ptr) memcpy((char *)&job + members[i].offset, &value, sizeof value);
  }
  return job;
}

static int extract_line(void *user, const json_t *object, struct tw_slice id_json) {
  struct line_work *work = user;
  struct tw_job job = job_of_line(work, object);
  struct tw_outcome outcome = {0};
  int code = tw_reading_document(work->reading, &job, &outcome);
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  if (work->want & TW_WANT_VERDICTS) {
    print_verdicts(work->reading, &outcome, &out);
  } else {
    tw_print_flat(&out, id_json, &outcome);
    tw_buf_append_char(&out, '\n');
  }
  int written = tw_command_write(work->reading->command, &out);
  return written > code ? written : code;
}

static int run(const char *command, unsigned want, print_fn *print, int argc, char **argv) {
  struct tw_reading reading;
  int code = tw_reading_init(&reading, command, EXTRACT_TAKES, argc, argv);
  struct line_work work = {&reading, want};
  if (code == TW_EXIT_OK)
    code = reading.options.jsonl ? tw_json_lines_walk(command, extract_line, &work) : extract_file(&reading, want, print);
  tw_reading_done(&reading);
  return code < 0 ? TW_EXIT_OK : code;
}

int tw_command_extract(int argc, char **argv) {
  return run("extract", TW_WANT_RECORDS, print_records, argc, argv);
}

int tw_command_explain(int argc, char **argv) {
  return run("explain", TW_WANT_RECORDS | TW_WANT_FOUND | TW_WANT_VERDICTS, print_verdicts, argc, argv);
}
