/* tallywire-parse: untrusted bytes are read here and nowhere else. One job frame in, one outcome frame out, on descriptor 3.
 * Rules are compiled and converters opened first; then the sandbox closes. */
#include "base/channel.h"
#include "config/settings.h"
#include "model/job.h"
#include "parse/extract/pack_cases.h"
#include "parse/text/charset.h"
#include "parse/text/url_host.h"
#include "parse/worker/sandbox.h"
#include "parse/worker/task.h"
#include <getopt.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <signal.h>
#include <sodium/core.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
  CHANNEL_FD = 3,  /* the socket the spawner leaves open */
  MAX_PACKS = 64,  /* far more domains than one newsroom has */
  ARENA_SHARE = 2, /* at most half the memory for one document's results, the rest for libxml2 and buffers */
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
  EXIT_CONFIG = 78, /* sysexits.h, EX_CONFIG */
};

struct worker {
  const char *pack_dir;
  struct tw_slice packs[MAX_PACKS];
  size_t pack_count;
  struct tw_measure_threshold thresholds[TW_SETTINGS_MAX_THRESHOLDS];
  size_t threshold_count;
  bool sandbox;
  bool is_test; /* run the packs' own cases instead of serving */
  enum tw_pack_cases_form cases_form;
  int64_t memory_bytes;
  struct tw_arena *pack_arena;
  struct tw_pack *loaded[MAX_PACKS];
  struct tw_rules *rules;
};

static const struct option long_options[] = {
    {"pack-dir", required_argument, NULL, 'd'},
    {"pack", required_argument, NULL, 'p'},
    {"sandbox", required_argument, NULL, 's'},
    {"memory", required_argument, NULL, 'm'},
    {"test", no_argument, NULL, 't'},
    {"json", no_argument, NULL, 'j'},
    {"min-confidence", required_argument, NULL, 'c'},
    {NULL, 0, NULL, 0},
};

static int usage(FILE *out, int code) {
  fputs("usage: tallywire-parse [--pack-dir DIR] [--pack NAME|FILE]... [--sandbox on|off] [--memory BYTES]\n"
        "                       [--min-confidence THOUSANDTHS:MEASURE]... [--test [--json]]\n"
        "Reads documents for tallywire, on descriptor 3. It is started by tallywire, not by hand.\n"
        "--test runs the packs' own cases and prints what fails.\n",
        out);
  return code;
}

/* "950:persons.returned": at least 0.950. */
static bool add_threshold(struct worker *w, struct tw_slice text) {
  struct tw_slice number;
  uint64_t thousandths;
  if (w->threshold_count == TW_SETTINGS_MAX_THRESHOLDS || !tw_slice_split(&text, ':', &number)) return false;
  if (!tw_slice_to_u64(number, &thousandths) || thousandths > TW_CONFIDENCE_ONE) return false;
  w->thresholds[w->threshold_count++] = (struct tw_measure_threshold){.measure = text, .confidence = (int32_t)thousandths};
  return true;
}

static bool parse_options(int argc, char **argv, struct worker *w) {
  int option;
  uint64_t memory;
  while ((option = getopt_long(argc, argv, "d:p:s:m:tjc:", long_options, NULL)) != -1) {
    if (option == 'd')
      w->pack_dir = optarg;
    else if (option == 'p' && w->pack_count < MAX_PACKS)
      w->packs[w->pack_count++] = tw_slice_from(optarg);
    else if (option == 's')
      w->sandbox = strcmp(optarg, "off") != 0;
    else if (option == 't')
      w->is_test = true;
    else if (option == 'j')
      w->cases_form = TW_PACK_CASES_JSON;
    else if (option == 'c' && add_threshold(w, tw_slice_from(optarg)))
      continue;
    else if (option == 'm' && tw_slice_to_u64(tw_slice_from(optarg), &memory))
      w->memory_bytes = (int64_t)memory;
    else
      return false;
  }
  return optind == argc;
}

static void print_faults(const struct tw_diag *diag) {
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  tw_diag_print(diag, &text);
  fwrite(text.data, 1, text.len, stderr);
}

static int complain_of_pack(const struct tw_diag *diag, struct tw_slice pack, struct tw_error *error) {
  if (!diag->count) return tw_error_set(error, TW_EINVAL, TW_STOP, "pack %.*s can't be read", TW_SLICE_ARG(pack));
  const struct tw_diag_entry *first = &diag->items[0];
  if (!first->line)
    return tw_error_set(error, TW_EINVAL, TW_STOP, "%.*s: %.*s", TW_SLICE_ARG(first->file), TW_SLICE_ARG(first->message));
  return tw_error_set(error, TW_EINVAL, TW_STOP, "%.*s:%d:%d: %.*s", TW_SLICE_ARG(first->file), first->line, first->column,
                      TW_SLICE_ARG(first->message));
}

/* The operator's word goes before the pack's. */
static void set_thresholds(const struct worker *w, struct tw_pack *pack) {
  for (size_t i = 0; i < w->threshold_count; i++)
    for (size_t k = 0; k < pack->measures.count; k++)
      if (tw_slice_eq(pack->measures.items[k].name, w->thresholds[i].measure))
        pack->measures.items[k].min_confidence = w->thresholds[i].confidence;
}

/* The first fault is the error; under --test, where somebody is at work on the packs, all of all packs are printed. */
static int load_packs(struct worker *w, struct tw_error *error) {
  struct tw_diag diag;
  w->pack_arena = tw_arena_new(0);
  if (!w->pack_arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  tw_diag_init(&diag, w->pack_arena);
  for (size_t i = 0; i < w->pack_count; i++) {
    w->loaded[i] = tw_pack_load(w->pack_arena, w->pack_dir, w->packs[i], w->is_test ? TW_PACK_AND_CASES : TW_PACK_RULES, &diag);
    bool is_told = w->is_test && tw_diag_errors(&diag);
    if (!w->loaded[i] && !is_told) return complain_of_pack(&diag, w->packs[i], error);
  }
  if (tw_diag_errors(&diag)) {
    print_faults(&diag);
    return tw_error_set(error, TW_EINVAL, TW_STOP, "errors in packs: %zu", tw_diag_errors(&diag));
  }
  for (size_t i = 0; i < w->pack_count; i++) set_thresholds(w, w->loaded[i]);
  w->rules = tw_rules_new(w->loaded, w->pack_count, error);
  return w->rules ? TW_OK : TW_EINVAL;
}

static int close_sandbox(const struct worker *w, struct tw_error *error) {
#ifdef TW_SANITIZED
  /* The sanitizers' runtime opens files and reserves terabytes of address space. */
  (void)w;
  (void)error;
  return TW_OK;
#else
  if (!w->sandbox) return TW_OK;
  struct tw_sandbox_limits limits = {.memory_bytes = w->memory_bytes, .writes_output = w->is_test};
  return tw_sandbox_enter(&limits, error);
#endif
}

static void ignore_report(void *user, xmlErrorPtr error) {
  (void)user;
  (void)error;
}

/* Everything that may open a file, load a library or ask the system for something happens here. */
static int start(struct worker *w, struct tw_error *error) {
  signal(SIGPIPE, SIG_IGN);
  /* A Ctrl-C or a hang-up reaches the whole group; a worker ends when the daemon closes the channel, or the document in hand
   * would pass for one that killed it. */
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (sodium_init() < 0) return tw_error_set(error, TW_EUNSUPPORTED, TW_STOP, "libsodium can't start");
  xmlInitParser();
  xmlSetStructuredErrorFunc(NULL, ignore_report); /* where no reader listens, libxml2 writes to standard error */
  tw_charset_preload();
  tw_url_host_preload();
  if (w->pack_count) {
    int status = load_packs(w, error);
    if (status < 0) return status;
  }
  return close_sandbox(w, error);
}

static int answer(struct tw_arena *arena, const struct worker *w, const struct tw_frame *frame, struct tw_buf *out,
                  struct tw_error *error) {
  struct tw_job job;
  struct tw_outcome outcome;
  int status = tw_job_decode(frame->body, &job, error);
  if (status < 0) return status;
  tw_task_run(arena, w->rules, &job, &outcome);
  if (!tw_outcome_encode(&outcome, out)) {
    tw_buf_reset(out);
    outcome = (struct tw_outcome){.id = job.id,
                                  .kind = outcome.kind,
                                  .status = TW_ELIMIT,
                                  .error_text = TW_SLICE("the findings are too large to hand over")};
    if (!tw_outcome_encode(&outcome, out)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  }
  return tw_frame_write(CHANNEL_FD, TW_FRAME_OUTCOME, tw_buf_slice(out), error);
}

enum { KEEP_BYTES = 4 << 20 }; /* buffers past this are given back after the document that needed them */

static int serve(const struct worker *w, struct tw_error *error) {
  TW_ARENA_AUTO arena = tw_arena_new(w->memory_bytes ? (size_t)w->memory_bytes / ARENA_SHARE : 0);
  TW_BUF_AUTO in;
  TW_BUF_AUTO out;
  tw_buf_init(&in, 0);
  tw_buf_init(&out, TW_OUTCOME_MAX_BYTES);
  if (!arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (;;) {
    struct tw_frame frame;
    int got = tw_frame_read(CHANNEL_FD, &in, TW_OUTCOME_MAX_BYTES, &frame, error);
    if (got <= 0) return got;
    tw_buf_reset(&out);
    int status = answer(arena, w, &frame, &out, error);
    if (status < 0) return status;
    tw_arena_reset(arena);
    if (in.capacity > KEEP_BYTES) tw_buf_done(&in);
    if (out.capacity > KEEP_BYTES) tw_buf_done(&out);
  }
}

/* An exit code; the report goes to standard output. */
static int run_cases(const struct worker *w) {
  TW_BUF_AUTO report;
  size_t all_failed = 0;
  tw_buf_init(&report, 0);
  for (size_t i = 0; i < w->pack_count; i++) {
    size_t failed = 0;
    if (tw_pack_cases_run(w->loaded[i], w->rules, w->cases_form, &report, &failed) != TW_OK) {
      fputs("tallywire-parse: out of memory\n", stderr);
      return EXIT_FAILED;
    }
    all_failed += failed;
  }
  bool is_written = fwrite(report.data, 1, report.len, stdout) == report.len && fflush(stdout) == 0;
  if (!is_written) fputs("tallywire-parse: the report can't be written\n", stderr);
  return is_written && all_failed == 0 ? EXIT_SUCCESS : EXIT_FAILED;
}

/* Nobody listens on the channel under --test. */
static int complain(const struct worker *w, const struct tw_error *error) {
  if (w->is_test || tw_frame_write(CHANNEL_FD, TW_FRAME_FAILED, tw_slice_from(error->text), NULL) < 0)
    fprintf(stderr, "tallywire-parse: %s\n", error->text);
  return w->is_test && error->status == TW_EINVAL ? EXIT_CONFIG : EXIT_FAILED;
}

static int work(const struct worker *w) {
  struct tw_error error = {0};
  if (w->is_test) return run_cases(w);
  int status = tw_frame_write(CHANNEL_FD, TW_FRAME_READY, TW_SLICE(""), &error);
  if (status == TW_OK) status = serve(w, &error);
  if (status < 0) fprintf(stderr, "tallywire-parse: %s\n", error.text);
  return status < 0 ? EXIT_FAILED : EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  struct worker w = {.pack_dir = ".", .sandbox = true};
  struct tw_error error = {0};
  if (!parse_options(argc, argv, &w)) return usage(stderr, EXIT_USAGE);
  int code = start(&w, &error) < 0 ? complain(&w, &error) : work(&w);
  tw_rules_free(w.rules);
  tw_arena_free(w.pack_arena);
  return code;
}
