#include "emit/sink/kafka_check.h"
#include "base/channel.h"
#include <librdkafka/rdkafka.h>
#include <limits.h>
#include <stdio.h>

enum { NAME_BYTES = 128 };

/* What is wrong with one property; empty when nothing is. Of a secret only the name is looked at. */
static void try_property(rd_kafka_conf_t *conf, const struct tw_emit_property *property, char why[static TW_ERROR_TEXT_BYTES],
                         rd_kafka_conf_res_t *ret_result) {
  static const struct tw_slice file_suffix = TW_SLICE("_file");
  char name[NAME_BYTES], value[PATH_MAX];
  bool is_file = tw_slice_has_suffix(property->name, file_suffix);
  int name_len = (int)(property->name.len - (is_file ? file_suffix.len : 0));
  why[0] = '\0';
  *ret_result = RD_KAFKA_CONF_OK;
  if (name_len >= NAME_BYTES || property->value.len >= sizeof value) {
    snprintf(why, TW_ERROR_TEXT_BYTES, "it is too long");
    return;
  }
  snprintf(name, sizeof name, "%.*s", name_len, property->name.ptr);
  snprintf(value, sizeof value, "%.*s", TW_SLICE_ARG(property->value));
  /* A secret's value is not ours to read: any other tells as well whether there is such a property. */
  *ret_result = rd_kafka_conf_set(conf, name, is_file ? "x" : value, why, TW_ERROR_TEXT_BYTES);
  if (is_file && *ret_result == RD_KAFKA_CONF_INVALID) *ret_result = RD_KAFKA_CONF_OK;
  if (*ret_result == RD_KAFKA_CONF_OK) why[0] = '\0'; /* of a topic's property it is first said that there is none */
  if (*ret_result == RD_KAFKA_CONF_UNKNOWN) snprintf(why, TW_ERROR_TEXT_BYTES, "librdkafka has no property \"%s\"", name);
}

/* All names by spaces, for the asker's hint. */
static void list_names(rd_kafka_conf_t *conf, struct tw_buf *out) {
  size_t count = 0;
  const char **pairs = rd_kafka_conf_dump(conf, &count);
  for (size_t i = 0; pairs && i < count; i += 2) tw_buf_printf(out, "%s%s", i ? " " : "", pairs[i]);
  if (pairs) rd_kafka_conf_dump_free(pairs, count);
}

int tw_kafka_check(int fd, const struct tw_emit_config *config, struct tw_error *error) {
  char why[TW_ERROR_TEXT_BYTES];
  int status = 0;
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  for (size_t i = 0; status == 0 && i < config->property_count; i++) {
    rd_kafka_conf_res_t result;
    TW_BUF_AUTO names;
    TW_BUF_AUTO body;
    tw_buf_init(&names, 0);
    tw_buf_init(&body, 0);
    try_property(conf, &config->properties[i], why, &result);
    if (!why[0]) continue;
    if (result == RD_KAFKA_CONF_UNKNOWN) list_names(conf, &names);
    struct tw_emit_fault fault = {.property = (uint32_t)i, .text = tw_slice_from(why), .known = tw_buf_slice(&names)};
    if (!tw_emit_fault_encode(&fault, &body)) status = tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    if (status == 0) status = tw_frame_write(fd, TW_EMIT_FAULT, tw_buf_slice(&body), error);
  }
  rd_kafka_conf_destroy(conf);
  return status;
}
