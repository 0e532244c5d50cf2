#include "emit/sink/kafka_check.h"
#include "base/channel.h"
#include "emit/sink/kafka_client.h"
#include <stdio.h>

/* What is wrong with one property; empty when nothing is. Of a secret only the name is looked at. */
static void try_property(rd_kafka_conf_t *conf, const struct tw_emit_property *property, char why[static TW_ERROR_TEXT_BYTES],
                         rd_kafka_conf_res_t *ret_result) {
  struct tw_kafka_spelling s;
  why[0] = '\0';
  *ret_result = RD_KAFKA_CONF_OK;
  if (!tw_kafka_client_spell(property, &s)) {
    snprintf(why, TW_ERROR_TEXT_BYTES, "it is too long");
    return;
  }
  /* A secret's value is not ours to read: any other tells as well whether there is such a property. */
  *ret_result = rd_kafka_conf_set(conf, s.name, s.is_file ? "x" : s.value, why, TW_ERROR_TEXT_BYTES);
  if (s.is_file && *ret_result == RD_KAFKA_CONF_INVALID) *ret_result = RD_KAFKA_CONF_OK;
  if (*ret_result == RD_KAFKA_CONF_OK) why[0] = '\0'; /* of a topic's property it is first said that there is none */
  if (*ret_result == RD_KAFKA_CONF_UNKNOWN) snprintf(why, TW_ERROR_TEXT_BYTES, "librdkafka has no property \"%s\"", s.name);
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
