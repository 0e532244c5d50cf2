#include "daemon/kafka_check.h"
#include "base/channel.h"
#include "daemon/child.h"
#include "model/emit_frames.h"
#include <sys/socket.h>
#include <sys/time.h>

enum {
  ANSWER_SECONDS = 5, /* an emitter that is slower than this to read a table is ill */
  NAMES_MAX = 512,    /* librdkafka has about two hundred properties */
};

static struct tw_slice nearest_of(struct tw_slice names, struct tw_slice name) {
  struct tw_slice all[NAMES_MAX], part;
  size_t count = 0;
  while (count < NAMES_MAX && tw_slice_split(&names, ' ', &part)) all[count++] = part;
  return tw_diag_nearest(name, all, count);
}

static void tell(const struct tw_settings *settings, const struct tw_emit_fault *fault, struct tw_slice file,
                 const struct tw_yaml_node *root, struct tw_diag *diag) {
  if (fault->property >= settings->kafka_count) return;
  struct tw_slice name = settings->kafka[fault->property].name, hint = TW_SLICE_NONE;
  struct tw_slice nearest = fault->known.len ? nearest_of(fault->known, name) : TW_SLICE_NONE;
  const struct tw_yaml_node *map = tw_yaml_get(root, "kafka");
  int line = 0, column = 0;
  for (size_t i = 0; map && i < map->count; i++)
    if (tw_slice_eq(map->keys[i]->value, name)) {
      line = map->keys[i]->line;
      column = map->keys[i]->column;
    }
  if (nearest.ptr) hint = tw_arena_printf(diag->arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(nearest));
  tw_diag_add(diag, file, line, column, hint, "%.*s", TW_SLICE_ARG(fault->text));
}

static bool ask(int fd, const struct tw_settings *settings) {
  struct tw_error error;
  TW_BUF_AUTO body;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_emit_config config = {.sink = TW_SLICE("kafka"), .property_count = settings->kafka_count};
  tw_buf_init(&body, 0);
  if (arena) config.properties = tw_arena_calloc(arena, settings->kafka_count, sizeof *config.properties);
  if (!config.properties) return false;
  for (size_t i = 0; i < settings->kafka_count; i++)
    config.properties[i] = (struct tw_emit_property){settings->kafka[i].name, settings->kafka[i].value};
  struct timeval patience = {.tv_sec = ANSWER_SECONDS};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  return tw_emit_config_encode(&config, &body) && tw_frame_write(fd, TW_EMIT_CHECK, tw_buf_slice(&body), &error) == 0;
}

void tw_kafka_check_settings(const struct tw_paths *paths, const struct tw_settings *settings, struct tw_slice file,
                             const struct tw_yaml_node *root, struct tw_diag *diag) {
  char *argv[] = {(char *)(uintptr_t)paths->emit, NULL};
  struct tw_child child;
  struct tw_error error;
  struct tw_frame frame;
  TW_BUF_AUTO scratch;
  tw_buf_init(&scratch, 0);
  if (!settings->kafka_count || tw_child_start(argv, 0, &child, &error) < 0) return;
  bool is_asked = ask(child.fd, settings);
  while (is_asked && tw_frame_read(child.fd, &scratch, TW_EMIT_MAX_FRAME_BYTES, &frame, &error) == 1) {
    struct tw_emit_fault fault;
    if (frame.kind == TW_EMIT_FAULT && tw_emit_fault_decode(frame.body, &fault, &error) == 0)
      tell(settings, &fault, file, root, diag);
  }
  tw_child_stop(&child, ANSWER_SECONDS * 1000);
}
