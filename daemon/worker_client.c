#include "daemon/worker_client.h"
#include "base/channel.h"

enum { GRACE_MS = 1000 }; /* a worker with nothing to do ends at once */

static bool push_arg(struct tw_arena *arena, char **argv, size_t *count, struct tw_slice text) {
  struct tw_slice copy = tw_arena_dup(arena, text);
  if (!copy.ptr || *count >= TW_WORKER_ARGS - 1) return false;
  argv[(*count)++] = (char *)(uintptr_t)copy.ptr;
  return true;
}

/* "950:persons.returned": a measure's name may hold any character. */
static struct tw_slice threshold_arg(struct tw_arena *arena, const struct tw_measure_threshold *threshold) {
  return tw_arena_printf(arena, "%d:%.*s", (int)threshold->confidence, TW_SLICE_ARG(threshold->measure));
}

char **tw_worker_argv(struct tw_arena *arena, const struct tw_paths *paths, const struct tw_worker_options *options) {
  char **argv = tw_arena_calloc(arena, TW_WORKER_ARGS, sizeof *argv);
  if (!argv) return NULL;
  size_t count = 0;
  bool ok = push_arg(arena, argv, &count, tw_slice_from(paths->parse)) && push_arg(arena, argv, &count, TW_SLICE("--pack-dir")) &&
            push_arg(arena, argv, &count, tw_slice_from(paths->pack_dir)) &&
            push_arg(arena, argv, &count, TW_SLICE("--sandbox")) &&
            push_arg(arena, argv, &count, options->sandbox ? TW_SLICE("on") : TW_SLICE("off")) &&
            push_arg(arena, argv, &count, TW_SLICE("--memory")) &&
            push_arg(arena, argv, &count, tw_arena_printf(arena, "%lld", (long long)options->memory_bytes));
  for (size_t i = 0; ok && i < options->pack_count; i++)
    ok = push_arg(arena, argv, &count, TW_SLICE("--pack")) && push_arg(arena, argv, &count, options->packs[i]);
  for (size_t i = 0; ok && i < options->min_confidence_count; i++)
    ok = push_arg(arena, argv, &count, TW_SLICE("--min-confidence")) &&
         push_arg(arena, argv, &count, threshold_arg(arena, &options->min_confidence[i]));
  return ok ? argv : NULL;
}

/* The first frame says whether the worker could start. */
static int await_ready(struct tw_worker_client *client, struct tw_error *error) {
  struct tw_frame frame;
  int got = tw_frame_read(client->child.fd, &client->in, TW_OUTCOME_MAX_BYTES, &frame, error);
  if (got < 0) return got;
  if (got == 1 && frame.kind == TW_FRAME_READY) return TW_OK;
  if (got == 1 && frame.kind == TW_FRAME_FAILED)
    return tw_error_set(error, TW_EUNSUPPORTED, TW_STOP, "%s: %.*s", client->path, TW_SLICE_ARG(frame.body));
  return tw_error_set(error, TW_ESTATE, TW_STOP, "%s ended before it was ready", client->path);
}

int tw_worker_client_init(struct tw_worker_client *client, const struct tw_paths *paths, const struct tw_worker_options *options,
                          struct tw_error *error) {
  *client = (struct tw_worker_client){.child.fd = -1, .path = paths->parse};
  tw_buf_init(&client->in, 0);
  tw_buf_init(&client->out, 0);
  TW_ARENA_AUTO arena = tw_arena_new(0);
  char **argv = arena ? tw_worker_argv(arena, paths, options) : NULL;
  if (!argv) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int status = tw_child_start(argv, 0, &client->child, error);
  return status == TW_OK ? await_ready(client, error) : status;
}

void tw_worker_client_done(struct tw_worker_client *client) {
  tw_child_stop(&client->child, GRACE_MS);
  tw_buf_done(&client->in);
  tw_buf_done(&client->out);
}

/* What ended the worker is worth more than the broken stream that told us. */
static int worker_died(struct tw_worker_client *client, struct tw_error *error) {
  int code = tw_child_stop(&client->child, GRACE_MS);
  if (code > 128) return tw_error_set(error, TW_ESTATE, TW_SKIP_ITEM, "the parser was ended by signal %d", code - 128);
  return tw_error_set(error, TW_ESTATE, TW_SKIP_ITEM, "the parser exited with %d", code);
}

int tw_worker_client_call(struct tw_worker_client *client, struct tw_arena *arena, const struct tw_job *job,
                          struct tw_outcome *ret_outcome, struct tw_error *error) {
  tw_buf_reset(&client->out);
  if (!tw_job_encode(job, &client->out)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  struct tw_frame frame;
  if (tw_frame_write(client->child.fd, TW_FRAME_JOB, tw_buf_slice(&client->out), error) < 0) return worker_died(client, error);
  if (tw_frame_read(client->child.fd, &client->in, TW_OUTCOME_MAX_BYTES, &frame, error) != 1) return worker_died(client, error);
  if (frame.kind != TW_FRAME_OUTCOME) return tw_error_set(error, TW_EINVAL, TW_STOP, "frame kind %u from the parser", frame.kind);
  int status = tw_outcome_decode(frame.body, arena, ret_outcome, error);
  if (status == TW_OK && ret_outcome->id != job->id)
    return tw_error_set(error, TW_EINVAL, TW_STOP, "the parser answered another job");
  return status;
}
