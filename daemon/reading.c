#include "daemon/reading.h"
#include "config/pack.h"
#include "config/settings.h"
#include "daemon/command.h"
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

enum {
  INPUT_MAX_BYTES = 256 << 20, /* the largest document a command takes, above every limit of the daemon */
  READ_BYTES = 64 << 10,
};

enum option_id { OPT_HELP = 1, OPT_NO_SANDBOX, OPT_CONFIG, OPT_PACK, OPT_JSONL, OPT_BATCH, OPT_CAPTIONS, OPT_TEXT };

/* An option that is a string goes to `offset` of the options. */
struct option_row {
  const char *name;
  enum option_id id;
  unsigned takes;
  size_t offset;
  const char *help;
};

#define TEXT_OPTION(name, takes, member, help)                                                                                   \
  { name, OPT_TEXT, takes, offsetof(struct tw_reading_options, member), help }

static const struct option_row option_rows[] = {
    {"help", OPT_HELP, 0, 0, "this text"},
    {"config", OPT_CONFIG, TW_TAKES_PACK, 0, "configuration (-c): its rule packs and thresholds, as the daemon reads"},
    {"no-sandbox", OPT_NO_SANDBOX, 0, 0, "read without seccomp and Landlock (for kernels that lack them)"},
    TEXT_OPTION("lang", TW_TAKES_LANG, lang, "language of the text, en or zh (default: found out)"),
    TEXT_OPTION("url", TW_TAKES_URL, url, "URL of the document"),
    TEXT_OPTION("base-url", TW_TAKES_BASE_URL, url, "URL that relative links are resolved on"),
    TEXT_OPTION("content-type", TW_TAKES_CONTENT_TYPE, content_type, "the transport's Content-Type"),
    TEXT_OPTION("published", TW_TAKES_PUBLISHED, published, "date of publication, YYYY-MM-DD"),
    TEXT_OPTION("ref-date", TW_TAKES_REF_DATE, published, "date that relative expressions count from, YYYY-MM-DD"),
    TEXT_OPTION("jurisdiction", TW_TAKES_PUBLISHED, jurisdiction, "the publisher's country, ISO 3166-1 alpha-2"),
    {"pack", OPT_PACK, TW_TAKES_PACK, 0, "rule pack, a shipped name or a file; may be repeated (default: asset-recovery)"},
    {"jsonl", OPT_JSONL, TW_TAKES_JSONL, 0, "JSON lines in, JSON lines out"},
    {"batch", OPT_BATCH, TW_TAKES_BATCH, 0, "JSON lines {id,file,url,content_type} on standard input"},
    {"captions", OPT_CAPTIONS, TW_TAKES_CAPTIONS, 0, "keep the captions of pictures in the text"},
};

enum { OPTION_ROWS = sizeof option_rows / sizeof *option_rows };

static bool has_argument(const struct option_row *row) {
  return row->id == OPT_TEXT || row->id == OPT_PACK || row->id == OPT_CONFIG;
}

static void print_help(const char *command, unsigned takes) {
  printf("usage: tallywire %s [OPTION]... %s\n", command, takes & TW_TAKES_FILE ? "FILE|-" : "<TEXT");
  for (size_t i = 0; i < OPTION_ROWS; i++)
    if (!option_rows[i].takes || option_rows[i].takes & takes)
      printf("  --%-14s%s%s\n", option_rows[i].name, has_argument(&option_rows[i]) ? " X  " : "    ", option_rows[i].help);
}

/* -h and -c are short for two of the rows, which begin the table. */
enum { HELP_ROW, CONFIG_ROW };

static const struct option_row *row_of(int option) {
  if (option == 'h') return &option_rows[HELP_ROW];
  return option == 'c' ? &option_rows[CONFIG_ROW] : &option_rows[option - 1];
}

static size_t fill_long_options(unsigned takes, struct option out[static OPTION_ROWS + 1]) {
  size_t count = 0;
  for (size_t i = 0; i < OPTION_ROWS; i++) {
    const struct option_row *row = &option_rows[i];
    if (row->takes && !(row->takes & takes)) continue;
    out[count++] = (struct option){row->name, has_argument(row) ? required_argument : no_argument, NULL, (int)(i + 1)};
  }
  out[count] = (struct option){0};
  return count;
}

static void apply_option(struct tw_reading_options *o, const struct option_row *row, const char *value) {
  switch (row->id) {
  case OPT_TEXT:
    /* An empty value means not known. */
    if (*value) *(struct tw_slice *)(void *)((char *)o + row->offset) = tw_slice_from(value);
    break;
  case OPT_CONFIG: o->config = value; break;
  case OPT_PACK:
    if (o->pack_count < sizeof o->packs / sizeof *o->packs) o->packs[o->pack_count++] = tw_slice_from(value);
    break;
  case OPT_JSONL: o->jsonl = true; break;
  case OPT_BATCH: o->batch = true; break;
  case OPT_CAPTIONS: o->captions = true; break;
  case OPT_NO_SANDBOX: o->sandbox = false; break;
  case OPT_HELP: break;
  }
}

static int check_values(const struct tw_reading *reading) {
  const struct tw_reading_options *o = &reading->options;
  tw_day day;
  if (o->published.ptr && !tw_day_parse(o->published, &day))
    return tw_command_fail(reading->command, TW_EXIT_USAGE, "'%.*s' is no date (YYYY-MM-DD)", TW_SLICE_ARG(o->published));
  if (o->lang.ptr && tw_pack_language_of(o->lang) == TW_PACK_LANGUAGES)
    return tw_command_fail(reading->command, TW_EXIT_USAGE, "'%.*s' is no language with a grammar (en, zh)",
                           TW_SLICE_ARG(o->lang));
  if (o->jurisdiction.ptr && !tw_pack_is_state(o->jurisdiction))
    return tw_command_fail(reading->command, TW_EXIT_USAGE, "'%.*s' is no country (ISO 3166-1 alpha-2, such as SG)",
                           TW_SLICE_ARG(o->jurisdiction));
  return TW_EXIT_OK;
}

static int parse_options(struct tw_reading *reading, unsigned takes, int argc, char **argv) {
  struct option long_options[OPTION_ROWS + 1];
  fill_long_options(takes, long_options);
  optind = 1;
  int option;
  const char *short_options = takes & TW_TAKES_PACK ? "hc:" : "h";
  while ((option = getopt_long(argc, argv, short_options, long_options, NULL)) != -1) {
    if (option == '?') return TW_EXIT_USAGE;
    const struct option_row *row = row_of(option);
    if (row->id == OPT_HELP) {
      print_help(reading->command, takes);
      return -1;
    }
    apply_option(&reading->options, row, optarg);
  }
  if (argc - optind > (takes & TW_TAKES_FILE ? 1 : 0))
    return tw_command_fail(reading->command, TW_EXIT_USAGE, "unexpected argument '%s' (see --help)",
                           argv[optind + 1 < argc ? optind + 1 : optind]);
  reading->options.file = optind < argc ? argv[optind] : NULL;
  bool reads_stdin = reading->options.jsonl || reading->options.batch || !(takes & TW_TAKES_FILE);
  if (!reading->options.file && !reads_stdin)
    return tw_command_fail(reading->command, TW_EXIT_USAGE, "no file is named (\"-\" is standard input)");
  return check_values(reading);
}

static int start_client(struct tw_reading *reading, struct tw_error *error) {
  struct tw_settings defaults;
  tw_settings_default(&defaults);
  struct tw_worker_options worker = {.packs = reading->options.packs,
                                     .pack_count = reading->options.pack_count,
                                     .min_confidence = reading->config.settings.min_confidence,
                                     .min_confidence_count = reading->config.settings.min_confidence_count,
                                     .sandbox = reading->options.sandbox,
                                     .memory_bytes = 4 * (int64_t)INPUT_MAX_BYTES + defaults.parse_memory_bytes};
  reading->has_client = true;
  return tw_worker_client_init(&reading->client, &reading->paths, &worker, error);
}

/* The configured packs, unless the command line names its own. */
static int load_config(struct tw_reading *reading) {
  struct tw_reading_options *o = &reading->options;
  const struct tw_settings *settings = &reading->config.settings;
  if (!o->config) return TW_EXIT_OK;
  reading->has_config = true;
  if (tw_config_file_open(&reading->config, o->config, &reading->paths, TW_PACK_RULES) < 0) return TW_EXIT_CONFIG;
  bool is_named = o->pack_count > 0;
  if (!is_named && settings->pack_count > sizeof o->packs / sizeof *o->packs)
    return tw_command_fail(reading->command, TW_EXIT_FAILED, "more packs than can be read");
  for (size_t i = 0; !is_named && i < settings->pack_count; i++) o->packs[o->pack_count++] = settings->packs[i];
  return TW_EXIT_OK;
}

int tw_reading_init(struct tw_reading *reading, const char *command, unsigned takes, int argc, char **argv) {
  *reading = (struct tw_reading){.command = command, .options.sandbox = true};
  int code = parse_options(reading, takes, argc, argv);
  if (code != TW_EXIT_OK) return code;
  reading->path_arena = tw_arena_new(0);
  reading->arena = tw_arena_new(0);
  if (!reading->arena || !reading->path_arena || tw_paths_find(reading->path_arena, &reading->paths) < 0)
    return tw_command_fail(command, TW_EXIT_FAILED, "out of memory");
  code = load_config(reading);
  if (code != TW_EXIT_OK) return code;
  if (takes & TW_NEEDS_RULES && !reading->options.pack_count)
    reading->options.packs[reading->options.pack_count++] = TW_SLICE("asset-recovery");
  struct tw_error error;
  if (start_client(reading, &error) < 0) return tw_command_fail(command, TW_EXIT_FAILED, "%s", error.text);
  return TW_EXIT_OK;
}

void tw_reading_done(struct tw_reading *reading) {
  if (reading->has_client) tw_worker_client_done(&reading->client);
  if (reading->has_config) tw_config_file_done(&reading->config);
  tw_arena_free(reading->arena);
  tw_arena_free(reading->path_arena);
}

struct tw_job tw_reading_job(const struct tw_reading *reading, enum tw_job_kind kind, unsigned want, struct tw_slice body) {
  const struct tw_reading_options *o = &reading->options;
  return (struct tw_job){.kind = kind,
                         .want = want,
                         .url = o->url,
                         .content_type = o->content_type,
                         .lang = o->lang,
                         .published = o->published,
                         .title = o->title,
                         .jurisdiction = o->jurisdiction,
                         .body = body};
}

int tw_reading_call(struct tw_reading *reading, const struct tw_job *job, struct tw_outcome *ret_outcome,
                    struct tw_error *error) {
  tw_arena_reset(reading->arena);
  int status = tw_worker_client_call(&reading->client, reading->arena, job, ret_outcome, error);
  if (status == TW_OK || error->verdict == TW_STOP) return status;
  struct tw_error why;
  tw_worker_client_done(&reading->client);
  if (start_client(reading, &why) < 0) *error = why;
  return status;
}

int tw_reading_input(const struct tw_reading *reading, const char *file, struct tw_buf *ret_bytes) {
  bool is_stdin = strcmp(file, "-") == 0;
  int fd = is_stdin ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tw_command_fail(reading->command, TW_EXIT_FAILED, "%s: %s", file, strerror(errno));
  tw_buf_init(ret_bytes, INPUT_MAX_BYTES);
  ssize_t got = 1;
  while (got > 0) {
    char *room = tw_buf_reserve(ret_bytes, READ_BYTES);
    if (!room) break;
    got = read(fd, room, READ_BYTES);
    if (got > 0) ret_bytes->len += (size_t)got;
    if (got < 0 && errno == EINTR) got = 1;
  }
  int saved = errno;
  if (!is_stdin) close(fd);
  if (tw_buf_failed(ret_bytes))
    return tw_command_fail(reading->command, TW_EXIT_FAILED, "%s: over %d MiB", file, INPUT_MAX_BYTES >> 20);
  if (got < 0) return tw_command_fail(reading->command, TW_EXIT_FAILED, "%s: %s", file, strerror(saved));
  return TW_EXIT_OK;
}

int tw_reading_document(struct tw_reading *reading, const struct tw_job *job, struct tw_outcome *ret_outcome) {
  struct tw_error error;
  if (tw_reading_call(reading, job, ret_outcome, &error) < 0)
    return tw_command_fail(reading->command, TW_EXIT_FAILED, "%s", error.text);
  if (ret_outcome->status < 0)
    return tw_command_fail(reading->command, TW_EXIT_FAILED, "%.*s", TW_SLICE_ARG(ret_outcome->error_text));
  return TW_EXIT_OK;
}
