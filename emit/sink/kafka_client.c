#include "emit/sink/kafka_client.h"
#include "base/calendar.h"
#include "base/clock.h"
#include "emit/sink/kafka_refuse.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SECRET_BYTES = 64 << 10 };

/* Ours where the configuration says nothing. The partitioner is the one of Java's producers, so that a key lands where
 * another program's would; a broker that comes back is found again soon. */
static const char *const defaults[][2] = {
    {"client.id", "tallywire"},
    {"partitioner", "murmur2_random"},
    {"linger.ms", "5"},
    {"reconnect.backoff.max.ms", "2000"},
};

/* Without transactions a message is tried for ever: an outage of any length must not lose it. With them librdkafka ties the
 * time to the transaction's, which is then aborted and sent again. */
static const char *const endless[2] = {"message.timeout.ms", "0"};

static int set(rd_kafka_conf_t *conf, const char *name, const char *value, struct tw_error *error) {
  char why[TW_ERROR_TEXT_BYTES / 2];
  if (rd_kafka_conf_set(conf, name, value, why, sizeof why) == RD_KAFKA_CONF_OK) return 0;
  return tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: %s: %s", name, why);
}

/* The file's content without the line's end that editors add. */
static int read_secret(struct tw_slice path, char out[static SECRET_BYTES], struct tw_error *error) {
  char name[PATH_MAX];
  if (path.len == 0 || path.len >= sizeof name) return tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: no usable path");
  memcpy(name, path.ptr, path.len);
  name[path.len] = '\0';
  int fd = open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tw_error_errno(error, TW_STOP, "kafka: opening %s", name);
  ssize_t len = read(fd, out, SECRET_BYTES - 1);
  int saved = errno;
  close(fd);
  errno = saved;
  if (len < 0) return tw_error_errno(error, TW_STOP, "kafka: reading %s", name);
  out[len] = '\0';
  out[strcspn(out, "\r\n")] = '\0';
  return 0;
}

static int set_secret(rd_kafka_conf_t *conf, const char *name, struct tw_slice path, struct tw_error *error) {
  char secret[SECRET_BYTES];
  int status = read_secret(path, secret, error);
  if (status == 0) status = set(conf, name, secret, error);
  explicit_bzero(secret, sizeof secret);
  return status;
}

bool tw_kafka_client_spell(const struct tw_emit_property *property, struct tw_kafka_spelling *ret_spelling) {
  static const struct tw_slice file_suffix = TW_SLICE("_file");
  struct tw_kafka_spelling *s = ret_spelling;
  if (property->name.len >= sizeof s->name || property->value.len >= sizeof s->value) return false;
  s->is_file = tw_slice_has_suffix(property->name, file_suffix);
  snprintf(s->name, sizeof s->name, "%.*s", TW_SLICE_ARG(property->name));
  snprintf(s->value, sizeof s->value, "%.*s", TW_SLICE_ARG(property->value));
  if (s->is_file) s->name[property->name.len - file_suffix.len] = '\0';
  return true;
}

static int set_property(rd_kafka_conf_t *conf, const struct tw_emit_property *property, struct tw_error *error) {
  struct tw_kafka_spelling s;
  if (!tw_kafka_client_spell(property, &s))
    return tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: %.*s: too long", (int)(property->name.len % sizeof s.name),
                        property->name.ptr);
  /* Ours below: group.id is no producer's property. */
  if (strcmp(s.name, "group.id") == 0 && !s.is_file) return 0;
  return s.is_file ? set_secret(conf, s.name, property->value, error) : set(conf, s.name, s.value, error);
}

/* Our defaults, `more` where it is not NULL, and what the configuration says, in that order. */
static int set_configured(struct tw_kafka *kafka, rd_kafka_conf_t *conf, const char *const more[2], struct tw_error *error) {
  const struct tw_emit_config *config = &kafka->session->config;
  int status = 0;
  for (size_t i = 0; status == 0 && i < sizeof defaults / sizeof defaults[0]; i++)
    status = set(conf, defaults[i][0], defaults[i][1], error);
  if (status == 0 && more) status = set(conf, more[0], more[1], error);
  for (size_t i = 0; status == 0 && i < config->property_count; i++) status = set_property(conf, &config->properties[i], error);
  return status;
}

static int set_all(struct tw_kafka *kafka, rd_kafka_conf_t *conf, struct tw_error *error) {
  const struct tw_emit_config *config = &kafka->session->config;
  int status = set_configured(kafka, conf, config->transactional ? NULL : endless, error);
  if (status == 0 && config->transactional) status = set(conf, "transactional.id", kafka->id, error);
  if (status == 0) status = set(conf, "enable.idempotence", "true", error);
  return status;
}

static void on_log(const rd_kafka_t *rk, int level, const char *facility, const char *text) {
  const struct tw_kafka *kafka = rd_kafka_opaque(rk);
  enum tw_log_level ours = level <= 3 ? TW_LOG_WARN : level <= 4 ? TW_LOG_INFO : TW_LOG_DEBUG; /* syslog(3) */
  TW_LOG(&kafka->session->log, ours, "librdkafka", tw_log_str("facility", facility), tw_log_str("text", text));
}

/* Errors that come without a call of ours. Fatal ones are met again by the next call. */
static void on_error(rd_kafka_t *rk, int code, const char *reason, void *opaque) {
  struct tw_kafka *kafka = opaque;
  (void)rk;
  if (code == RD_KAFKA_RESP_ERR__FATAL) return;
  if (code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
    snprintf(kafka->trouble, sizeof kafka->trouble, "%s", reason);
    return;
  }
  tw_kafka_client_is_gone(kafka);
}

static void on_report(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
  struct tw_kafka *kafka = opaque;
  struct tw_kafka_reports *reports = &kafka->reports;
  uintptr_t tag = (uintptr_t)message->_private;
  size_t row = tag % TW_SESSION_BATCH_ROWS;
  (void)rk;
  if (tag / TW_SESSION_BATCH_ROWS != reports->attempt) return;
  reports->arrived++;
  if (!message->err) return;
  if (reports->failed == 0 || row < reports->first_failed) reports->first_failed = row;
  reports->failed++;
  /* What an abort throws away is no news. */
  bool is_purged = message->err == RD_KAFKA_RESP_ERR__PURGE_QUEUE || message->err == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT;
  if (!is_purged) snprintf(kafka->trouble, sizeof kafka->trouble, "%s", rd_kafka_err2str(message->err));
  if (!tw_kafka_refuse_reason(message->err)) return;
  reports->refused++;
  reports->refusal = message->err;
}

int tw_kafka_client_open(struct tw_kafka *kafka, struct tw_error *error) {
  char why[TW_ERROR_TEXT_BYTES / 2];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  int status = set_all(kafka, conf, error);
  if (status) {
    rd_kafka_conf_destroy(conf);
    return status;
  }
  rd_kafka_conf_set_opaque(conf, kafka);
  rd_kafka_conf_set_log_cb(conf, on_log);
  rd_kafka_conf_set_error_cb(conf, on_error);
  rd_kafka_conf_set_dr_msg_cb(conf, on_report);
  kafka->rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
  if (kafka->rk) return 0;
  rd_kafka_conf_destroy(conf);
  return tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: %s", why);
}

/* A consumer is warned of every property that only producers have. */
static void ignore_log(const rd_kafka_t *rk, int level, const char *facility, const char *text) {
  (void)rk, (void)level, (void)facility, (void)text;
}

int tw_kafka_client_open_reader(struct tw_kafka *kafka, rd_kafka_t **ret_reader, struct tw_error *error) {
  char why[TW_ERROR_TEXT_BYTES / 2];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  int status = set_configured(kafka, conf, NULL, error);
  if (status == 0) status = set(conf, "group.id", kafka->group_id, error);
  if (status) {
    rd_kafka_conf_destroy(conf);
    return status;
  }
  rd_kafka_conf_set_log_cb(conf, ignore_log);
  *ret_reader = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
  if (*ret_reader) return 0;
  rd_kafka_conf_destroy(conf);
  return tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: %s", why);
}

void tw_kafka_client_close(struct tw_kafka *kafka) {
  if (!kafka->rk) return;
  rd_kafka_purge(kafka->rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING);
  rd_kafka_destroy(kafka->rk);
  kafka->rk = NULL;
}

void tw_kafka_client_is_gone(struct tw_kafka *kafka) {
  if (kafka->is_down) return;
  struct tw_clock clock = tw_clock_system();
  int64_t now_us = tw_clock_wall(&clock);
  kafka->is_down = true;
  tw_time_format(now_us - now_us % TW_USEC_PER_SEC, kafka->down_since);
  tw_session_tell(kafka->session, "broker unreachable since %s%s%s", kafka->down_since, kafka->trouble[0] ? ": " : "",
                  kafka->trouble);
}

void tw_kafka_client_is_up(struct tw_kafka *kafka) {
  kafka->is_down = false;
  kafka->trouble[0] = '\0';
  tw_session_tell(kafka->session, "ok");
}

void tw_kafka_client_poll(struct tw_kafka *kafka) {
  rd_kafka_poll(kafka->rk, 0);
}

struct tw_slice tw_kafka_client_property(const struct tw_emit_config *config, const char *name) {
  for (size_t i = config->property_count; i > 0; i--)
    if (tw_slice_is(config->properties[i - 1].name, name)) return config->properties[i - 1].value;
  return TW_SLICE_NONE;
}
