/* Documents read for a command: options that all reading commands share, inputs, and a worker that is started again when a
 * document kills it. */
#pragma once
#include "daemon/config_file.h"
#include "daemon/worker_client.h"
#include "model/record.h"

struct tw_reading_options {
  struct tw_slice lang, url, base_url, content_type, published, jurisdiction, title;
  const char *config; /* NULL: none */
  struct tw_slice packs[64];
  size_t pack_count;
  bool jsonl, batch, captions;
  bool sandbox;
  const char *file; /* "-" or absent in argv: standard input */
};

struct tw_reading {
  const char *command;
  struct tw_reading_options options;
  struct tw_paths paths;
  struct tw_worker_client client;
  bool has_client;
  struct tw_config_file config; /* its packs and thresholds hold, where has_config */
  bool has_config;
  struct tw_arena *path_arena, *arena; /* arena: one document */
};

/* Which options a command takes, beside --help and --no-sandbox. */
enum tw_reading_option {
  TW_TAKES_LANG = 1 << 0,
  TW_TAKES_URL = 1 << 1,
  TW_TAKES_BASE_URL = 1 << 2,
  TW_TAKES_CONTENT_TYPE = 1 << 3,
  TW_TAKES_PUBLISHED = 1 << 4,
  TW_TAKES_PACK = 1 << 5,
  TW_TAKES_JSONL = 1 << 6,
  TW_TAKES_BATCH = 1 << 7,
  TW_TAKES_REF_DATE = 1 << 8,
  TW_TAKES_FILE = 1 << 9,
  TW_TAKES_CAPTIONS = 1 << 10,
  TW_NEEDS_RULES = 1 << 11, /* packs are loaded; the shipped one by default */
};

/* Parses the command line and starts the worker. TW_EXIT_OK to go on; anything else is the exit code to end with, except
 * -1: --help was printed, end with TW_EXIT_OK. Pair with tw_reading_done in every case. */
int tw_reading_init(struct tw_reading *reading, const char *command, unsigned takes, int argc, char **argv);
void tw_reading_done(struct tw_reading *reading);

/* One job with the options as its hints. Resets the arena first: the outcome is valid until the next call. <0: the document
 * killed the worker (which has been started again) or the worker can't be started. */
int tw_reading_call(struct tw_reading *reading, const struct tw_job *job, struct tw_outcome *ret_outcome, struct tw_error *error);
/* The same for a command: TW_EXIT_OK, or an exit code with the reason, the document's own included, on one line of standard
 * error. */
int tw_reading_document(struct tw_reading *reading, const struct tw_job *job, struct tw_outcome *ret_outcome);
/* A job with the command line's hints filled in. */
struct tw_job tw_reading_job(const struct tw_reading *reading, enum tw_job_kind kind, unsigned want, struct tw_slice body);
/* A whole file, or standard input for "-". TW_EXIT_OK or an exit code, the reason printed. */
int tw_reading_input(const struct tw_reading *reading, const char *file, struct tw_buf *ret_bytes);
