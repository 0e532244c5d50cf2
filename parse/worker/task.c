#include "parse/worker/task.h"
#include "base/utf8.h"
#include "parse/extract/extract.h"
#include "parse/feed/feed_reader.h"
#include "parse/feed/opml.h"
#include "parse/page/page_reader.h"
#include "parse/scan/scan.h"
#include "parse/text/charset.h"
#include "parse/worker/unpack.h"
#ifdef TW_FAILPOINTS
#include <sched.h>
#include <stdlib.h>
#endif

enum { SNIFF_BYTES = 1024 };

/* ---- what is it? ---- */

static bool content_type_has(struct tw_slice content_type, const char *word) {
  struct tw_slice needle = tw_slice_from(word);
  for (size_t at = 0; at + needle.len <= content_type.len; at++)
    if (tw_slice_eq_nocase(tw_slice_sub(content_type, at, at + needle.len), needle)) return true;
  return false;
}

/* Markup starts with '<' behind a BOM and white space. */
static bool looks_like_markup(struct tw_slice body) {
  struct tw_slice head = tw_slice_sub(body, 0, SNIFF_BYTES);
  if (tw_slice_has_prefix(head, TW_SLICE("\xEF\xBB\xBF"))) head = tw_slice_sub(head, 3, head.len);
  head = tw_slice_trim(head);
  return head.len > 1 && head.ptr[0] == '<';
}

static enum tw_job_kind choose_kind(const struct tw_job *job) {
  if (job->kind != TW_JOB_AUTO) return job->kind;
  if (tw_feed_sniff(job->body, job->content_type)) return TW_JOB_FEED;
  if (content_type_has(job->content_type, "html")) return TW_JOB_PAGE;
  if (content_type_has(job->content_type, "text/plain")) return TW_JOB_TEXT;
  return looks_like_markup(job->body) ? TW_JOB_PAGE : TW_JOB_TEXT;
}

/* ---- readers ---- */

static int read_feed(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out, struct tw_error *error) {
  struct tw_feed_options options = {.base_url = job->url, .content_type = job->content_type, .timezone = job->timezone};
  return tw_feed_read(arena, job->body, &options, &out->feed, error);
}

static int read_opml(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out, struct tw_error *error) {
  out->kind = TW_JOB_FEED;
  return tw_opml_read(arena, job->body, job->content_type, &out->feed, error);
}

static int read_page(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out, struct tw_error *error) {
  struct tw_page_options options = {.url = job->url,
                                    .content_type = job->content_type,
                                    .timezone = job->timezone,
                                    .is_fragment = (job->want & TW_WANT_FRAGMENT) != 0,
                                    .want_links = (job->want & TW_WANT_LINKS) != 0,
                                    .select = job->select,
                                    .next = job->next,
                                    .want_captions = (job->want & TW_WANT_CAPTIONS) != 0};
  return tw_page_read(arena, job->body, &options, &out->article, error);
}

/* Bad bytes become '?', one for one, so that offsets keep counting in the caller's bytes. */
static struct tw_slice keep_offsets(struct tw_arena *arena, struct tw_slice body) {
  struct tw_slice out = tw_arena_dup(arena, body);
  char *bytes = arena && out.ptr ? (char *)(uintptr_t)out.ptr : NULL;
  for (size_t at = 0; bytes && at < out.len;) {
    uint32_t c;
    size_t n = tw_utf8_decode(out, at, &c);
    if (n == 1 && c == TW_REPLACEMENT) bytes[at] = '?';
    at += n;
  }
  return out;
}

static int read_text(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out, struct tw_error *error) {
  out->article.url = job->url;
  out->article.text = job->body.ptr ? job->body : TW_SLICE("");
  if (tw_utf8_is_valid(job->body)) return TW_OK;
  if (!(job->want & TW_WANT_RECORDS)) {
    out->article.text = keep_offsets(arena, job->body);
    return out->article.text.ptr ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
  }
  struct tw_charset_result decoded;
  int status = tw_charset_decode(arena, job->body, job->content_type, TW_MARKUP_NONE, &decoded);
  if (status < 0) return tw_error_set(error, status, TW_SKIP_ITEM, "the text's character set can't be read");
  out->article.text = decoded.text;
  return TW_OK;
}

/* What the feed or the caller said fills what the document does not say itself. */
static void apply_hints(const struct tw_job *job, struct tw_article *article) {
  if (tw_slice_is_empty(article->title)) article->title = job->title;
  if (tw_slice_is_empty(article->published)) article->published = job->published;
  if (tw_slice_is_empty(article->lang)) article->lang = job->lang;
  if (tw_slice_is_empty(article->url)) article->url = job->url;
}

/* ---- facts ---- */

static int scan(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out) {
  struct tw_scan_options options = {.lang = job->lang, .ref_day = TW_DAY_NONE, .jurisdiction = job->jurisdiction};
  tw_day_parse(job->published, &options.ref_day);
  if (!options.lang.ptr) options.lang = tw_scan_guess_lang(out->article.text);
  out->article.lang = options.lang; /* further pieces of the same text are read in it */
  return tw_scan_text(arena, out->article.text, &options, &out->extraction.found);
}

static int extract(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_job *job, struct tw_outcome *out) {
  struct tw_extract_options options = {.lang = job->lang,
                                       .published = job->published,
                                       .jurisdiction = job->jurisdiction,
                                       .want_found = (job->want & (TW_WANT_FOUND | TW_WANT_VERDICTS)) != 0,
                                       .want_verdicts = (job->want & TW_WANT_VERDICTS) != 0};
  return tw_extract_article(arena, rules, &out->article, &options, &out->extraction);
}

static int find_facts(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_job *job, struct tw_outcome *out,
                      struct tw_error *error) {
  int status = TW_OK;
  if (out->kind == TW_JOB_FEED) return status;
  apply_hints(job, &out->article);
  if (out->article.text.len > UINT32_MAX) return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "a text over 4 GiB");
  if (rules && (job->want & (TW_WANT_RECORDS | TW_WANT_VERDICTS)) && !out->article.is_index)
    status = extract(arena, rules, job, out);
  else if (job->want & TW_WANT_FOUND)
    status = scan(arena, job, out);
  return status < 0 ? tw_error_set(error, status, TW_SKIP_ITEM, "the text needs more memory than a worker has") : status;
}

#ifdef TW_FAILPOINTS
/* A test asks for a worker's death by what stands in the document. */
static void fail_on_order(struct tw_arena *arena, struct tw_slice body) {
  if (tw_slice_find(body, TW_SLICE("tallywire-fail-crash"), 0) >= 0) abort();
  while (tw_slice_find(body, TW_SLICE("tallywire-fail-hang"), 0) >= 0) sched_yield();
  if (tw_slice_find(body, TW_SLICE("tallywire-fail-bloat"), 0) < 0) return;
  while (tw_arena_alloc(arena, 1 << 20)) continue;
}
#endif

static int read_document(struct tw_arena *arena, const struct tw_job *job, struct tw_outcome *out, struct tw_error *error) {
  switch (out->kind) {
  case TW_JOB_FEED: return read_feed(arena, job, out, error);
  case TW_JOB_OPML: return read_opml(arena, job, out, error);
  case TW_JOB_PAGE: return read_page(arena, job, out, error);
  default: return read_text(arena, job, out, error);
  }
}

static int run(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_job *packed, struct tw_outcome *out,
               struct tw_error *error) {
  struct tw_job job = *packed;
#ifdef TW_FAILPOINTS
  fail_on_order(arena, job.body);
#endif
  int status = job.kind == TW_JOB_TEXT ? TW_OK : tw_unpack_gzip(arena, &job.body, error);
  if (job.body.ptr != packed->body.ptr) job.content_type = TW_SLICE_NONE; /* it named the wrapping */
  out->kind = choose_kind(&job);
  if (status == TW_OK) status = read_document(arena, &job, out, error);
  return status == TW_OK ? find_facts(arena, rules, &job, out, error) : status;
}

void tw_task_run(struct tw_arena *arena, const struct tw_rules *rules, const struct tw_job *job, struct tw_outcome *ret_outcome) {
  struct tw_error error = {0};
  *ret_outcome = (struct tw_outcome){.id = job->id};
  int status = run(arena, rules, job, ret_outcome, &error);
  if (status == TW_OK) return;
  *ret_outcome = (struct tw_outcome){.id = job->id, .kind = ret_outcome->kind, .status = (enum tw_status)status};
  ret_outcome->error_text = tw_arena_dup(arena, tw_slice_from(error.text));
}
