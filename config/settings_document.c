/* docs/settings.md and the man page's list, from the table: they can't say what the program does not do. */
#include "config/settings_table.h"
#include "config/settings_value.h"

/* A section's title and what is said once for all of it. */
struct section {
  const char *prefix, *title, *words;
};

static const struct section sections[] = {
    {"", "Top level", "Keys without a section."},
    {"topics.", "topics", "The topics that records go to."},
    {"file.", "file", "Sink file."},
    {"kafka", "kafka",
     "Handed to librdkafka as it is written, one property a line, with librdkafka's names. A secret can't stand here: its value "
     "is read "
     "from a file that is named with \"_file\" behind the property, sasl.password_file for one. That is a path, or, under "
     "systemd, the name of a "
     "credential (LoadCredential=); only the emitter opens it. transactional.id and group.id are tallywire's own."},
    {"once.", "once", "run --once."},
    {"limits.", "limits", "What one document may cost."},
    {"host.", "host", "Manners towards one host name."},
    {"fetch.", "fetch", "Fetching as a whole."},
    {"items.", "items", "What sources name."},
    {"backoff.", "backoff", "Waiting after failures of a source."},
    {"poll.", "poll", "When sources are polled."},
    {"tls.", "tls", "Trust."},
    {"proxy.", "proxy", "One proxy for all that is fetched. The environment's (http_proxy and its like) count for nothing."},
    {"log.", "log", "Log lines on standard error."},
    {TW_SETTING_SOURCE_PREFIX, "sources",
     "A list, each item a source. More of them may stand in files named *.yaml in a folder conf.d beside the configuration file; "
     "those files hold "
     "\"sources:\" and nothing else, and are read in the order of their names."},
    {TW_SETTING_SOURCE_PREFIX "limits.", "sources: limits", "A section within a source: what differs from limits for it."},
    {TW_SETTING_SOURCE_PREFIX "auth.", "sources: auth",
     "A section within a source. The secret goes to the scheme, host and port of the source's url only, never along with a "
     "redirect "
     "that leads elsewhere. It is read anew for each fetch, and stands neither in records nor in logs."},
};

static const char notes[] = "One YAML file. Durations are whole numbers with ms, s, m, h or d behind them; sizes with B, KiB, "
                            "MiB or GiB. Relative paths begin at "
                            "the folder of the configuration file. Unknown keys are errors. SIGHUP (tallywire reload) reads the "
                            "file again: it is taken as a whole, or "
                            "refused as a whole. Settings marked \"restart\" can't change while the daemon runs; all others, "
                            "sources included, take effect at once.";

typedef bool append_fn(struct tw_buf *out, int64_t value);

static bool append_integer(struct tw_buf *out, int64_t value) {
  return tw_buf_printf(out, "%lld", (long long)value);
}

static append_fn *number_of(const struct tw_setting *s) {
  static append_fn *const appends[TW_SETTING_TYPE_COUNT] = {
      [TW_SETTING_INT] = append_integer,
      [TW_SETTING_CORES] = append_integer,
      [TW_SETTING_DURATION] = tw_duration_append,
      [TW_SETTING_SIZE] = tw_size_append,
  };
  return appends[s->type];
}

static const char *type_words(const struct tw_setting *s) {
  static const char *const words[TW_SETTING_TYPE_COUNT] = {
      [TW_SETTING_STRING] = "text",
      [TW_SETTING_PATH] = "path",
      [TW_SETTING_SECRET] = "path or credential",
      [TW_SETTING_BOOL] = "on or off",
      [TW_SETTING_INT] = "number",
      [TW_SETTING_CORES] = "auto, or number",
      [TW_SETTING_DURATION] = "duration",
      [TW_SETTING_SIZE] = "size",
      [TW_SETTING_ENUM] = "one of",
      [TW_SETTING_FLAGS] = "list of",
      [TW_SETTING_STRINGS] = "list of texts",
      [TW_SETTING_PACKS] = "list of names or paths",
      [TW_SETTING_SHARES] = "measure: number, 0 to 1 with three places",
      [TW_SETTING_PASSED] = "properties",
  };
  return words[s->type];
}

/* "duration, 1s to 365d", "one of feed, page, sitemap, file". */
static void append_type(struct tw_buf *out, const struct tw_setting *s) {
  tw_buf_append_cstr(out, type_words(s));
  for (const struct tw_setting_name *n = s->names; n && n->name; n++)
    tw_buf_printf(out, "%s%s", n == s->names ? " " : ", ", n->name);
  if (!number_of(s)) return;
  tw_buf_append_cstr(out, ", ");
  number_of(s)(out, s->min);
  tw_buf_append_cstr(out, " to ");
  number_of(s)(out, s->max);
}

static const char *preset_of(const struct tw_setting *s) {
  return s->preset ? s->preset : s->preset_words;
}

static bool takes_restart(const struct tw_setting *s) {
  return tw_settings_is_global(s) && s->effect == TW_EFFECT_RESTART;
}

/* Whether the row belongs to the section: its key is the prefix and one word. "kafka" holds its own row too. */
static bool is_in(const struct tw_setting *s, const struct section *section) {
  struct tw_slice key = tw_slice_from(s->key), prefix = tw_slice_from(section->prefix);
  if (tw_slice_eq(prefix, TW_SLICE("kafka"))) return tw_slice_has_prefix(key, prefix);
  if (!tw_slice_has_prefix(key, prefix)) return false;
  return !memchr(key.ptr + prefix.len, '.', key.len - prefix.len) && !tw_slice_eq(key, TW_SLICE("kafka"));
}

static const char *written_key(const struct tw_setting *s) {
  return tw_settings_is_global(s) ? s->key : s->key + strlen(TW_SETTING_SOURCE_PREFIX);
}

static void append_row(struct tw_buf *out, const struct tw_setting *s) {
  tw_buf_printf(out, "| `%s` | ", written_key(s));
  append_type(out, s);
  tw_buf_printf(out, " | %s | %s | %s |\n", preset_of(s), takes_restart(s) ? "restart" : "reload", s->help);
}

void tw_settings_document(struct tw_buf *out) {
  tw_buf_append_cstr(
      out,
      "# Settings\n\n<!-- Written by `cmake --build build --target docs` from config/settings_table.c; a test compares. -->\n\n");
  tw_buf_printf(out, "%s\n", notes);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    tw_buf_printf(out, "\n## %s\n\n%s\n\n| key | type | default | effect | meaning |\n|---|---|---|---|---|\n", sections[i].title,
                  sections[i].words);
    for (const struct tw_setting *s = tw_settings_table; s->key; s++)
      if (is_in(s, &sections[i])) append_row(out, s);
  }
}

/* man(7): a backslash would start an escape, a '-' become a hyphen, and a '.' or ''' at a line's start a request. */
static void append_man(struct tw_buf *out, const char *text) {
  if (*text == '.' || *text == '\'') tw_buf_append_cstr(out, "\\&");
  for (; *text; text++) {
    if (*text == '\\')
      tw_buf_append_cstr(out, "\\e");
    else if (*text == '-')
      tw_buf_append_cstr(out, "\\-");
    else
      tw_buf_append_char(out, *text);
  }
}

static void append_man_row(struct tw_buf *out, const struct tw_setting *s) {
  TW_BUF_AUTO type;
  tw_buf_init(&type, 0);
  append_type(&type, s);
  tw_buf_append_cstr(out, ".TP\n.B ");
  append_man(out, written_key(s));
  tw_buf_append_cstr(out, "\n(");
  append_man(out, type.data ? type.data : "");
  /* "required", "required for kind file" is no default. */
  tw_buf_append_cstr(out, strncmp(preset_of(s), "required", strlen("required")) == 0 ? "; " : "; default: ");
  append_man(out, preset_of(s));
  tw_buf_printf(out, "%s)\n", takes_restart(s) ? "; restart" : "");
  append_man(out, s->help);
  tw_buf_append_char(out, '\n');
}

void tw_settings_document_man(struct tw_buf *out) {
  append_man(out, notes);
  tw_buf_append_char(out, '\n');
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    tw_buf_printf(out, ".SS %s\n", sections[i].title);
    append_man(out, sections[i].words);
    tw_buf_append_char(out, '\n');
    for (const struct tw_setting *s = tw_settings_table; s->key; s++)
      if (is_in(s, &sections[i])) append_man_row(out, s);
  }
}
