/* The configured librdkafka properties, judged by librdkafka itself, which only the emitter holds. */
#pragma once
#include "config/diag.h"
#include "config/settings.h"
#include "config/yaml.h"
#include "daemon/paths.h"

/* Asks a short-lived emitter; each fault becomes an error at its key below `root`, the file `file`. Nothing is checked where no
 * emitter can be started: the run then says that. Blocks for some milliseconds, a few seconds at most. */
void tw_kafka_check_settings(const struct tw_paths *paths, const struct tw_settings *settings, struct tw_slice file,
                             const struct tw_yaml_node *root, struct tw_diag *diag);
