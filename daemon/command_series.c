/* series: the stored time series as a table, CSV or JSON lines. Reads the store beside a running daemon. */
#include "base/json_writer.h"
#include "daemon/command.h"
#include "daemon/config_file.h"
#include "store/store.h"
#include <getopt.h>

enum format { TABLE, CSV, JSON };

struct printing {
  enum format format;
  struct tw_buf *out;
  struct tw_slice last_series;
  char last_text[256];
  size_t rows;
};

static void format_day(tw_day day, char out[static TW_DATE_TEXT_BYTES]) {
  if (day == TW_DAY_NONE)
    out[0] = '\0';
  else
    tw_day_format(day, out);
}

struct texts {
  char start[TW_DATE_TEXT_BYTES], end[TW_DATE_TEXT_BYTES], reported[TW_DATE_TEXT_BYTES];
  char value[TW_DECIMAL_TEXT_BYTES], value_max[TW_DECIMAL_TEXT_BYTES];
  char id[TW_DIGEST_HEX_BYTES], document[TW_DIGEST_HEX_BYTES], duplicate_of[TW_DIGEST_HEX_BYTES];
};

static struct texts texts_of(const struct tw_series_row *row) {
  struct texts t = {.value_max = "", .duplicate_of = ""};
  format_day(row->period.start, t.start);
  format_day(row->period.end, t.end);
  format_day(row->reported_at_us ? tw_time_day(row->reported_at_us) : TW_DAY_NONE, t.reported);
  tw_decimal_format(row->value, t.value);
  if (row->has_max) tw_decimal_format(row->value_max, t.value_max);
  tw_digest_hex(&row->id, t.id);
  tw_digest_hex(&row->document, t.document);
  if (!tw_digest_is_zero(&row->duplicate_of)) tw_digest_hex(&row->duplicate_of, t.duplicate_of);
  return t;
}

/* RFC 4180: quoted where a comma, a quote or a line break stands in it. */
static void put_csv(struct tw_buf *out, struct tw_slice value, char end) {
  bool quote = false;
  for (size_t i = 0; i < value.len; i++)
    quote |= value.ptr[i] == ',' || value.ptr[i] == '"' || value.ptr[i] == '\n' || value.ptr[i] == '\r';
  if (quote) tw_buf_append_char(out, '"');
  for (size_t i = 0; i < value.len; i++) {
    if (value.ptr[i] == '"') tw_buf_append_char(out, '"');
    tw_buf_append_char(out, value.ptr[i]);
  }
  if (quote) tw_buf_append_char(out, '"');
  tw_buf_append_char(out, end);
}

static void print_csv(struct printing *p, const struct tw_series_row *row, const struct texts *t) {
  if (p->rows == 0)
    tw_buf_append_cstr(
        p->out, "series,period_start,period_end,value,value_max,qualifier,unit,reported,source,url,id,document,duplicate_of\r\n");
  struct tw_slice cells[] = {row->series,
                             tw_slice_from(t->start),
                             tw_slice_from(t->end),
                             tw_slice_from(t->value),
                             tw_slice_from(t->value_max),
                             tw_slice_from(tw_qualifier_name(row->qualifier)),
                             row->unit,
                             tw_slice_from(t->reported),
                             row->source,
                             row->url,
                             tw_slice_from(t->id),
                             tw_slice_from(t->document),
                             tw_slice_from(t->duplicate_of)};
  size_t count = sizeof cells / sizeof *cells;
  for (size_t i = 0; i < count; i++) put_csv(p->out, cells[i], i + 1 < count ? ',' : '\r');
  tw_buf_append_char(p->out, '\n');
}

static void print_json(struct printing *p, const struct tw_series_row *row, const struct texts *t) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, p->out);
  tw_json_object_begin(&w);
  tw_json_put_string(&w, "series", row->series);
  tw_json_put_string_opt(&w, "period_start", tw_slice_from(t->start));
  tw_json_put_string_opt(&w, "period_end", tw_slice_from(t->end));
  tw_json_put_decimal(&w, "value", row->value);
  if (row->has_max) tw_json_put_decimal(&w, "value_max", row->value_max);
  tw_json_put_string(&w, "qualifier", tw_slice_from(tw_qualifier_name(row->qualifier)));
  tw_json_put_string(&w, "unit", row->unit);
  tw_json_put_string_opt(&w, "reported", tw_slice_from(t->reported));
  tw_json_put_string(&w, "source", row->source);
  tw_json_put_string_opt(&w, "title", row->title);
  tw_json_put_string_opt(&w, "url", row->url);
  tw_json_put_string(&w, "id", tw_slice_from(t->id));
  tw_json_put_string(&w, "document", tw_slice_from(t->document));
  tw_json_put_string_opt(&w, "duplicate_of", tw_slice_from(t->duplicate_of));
  tw_json_object_end(&w);
  tw_buf_append_char(p->out, '\n');
}

static const char *qualifier_sign(enum tw_qualifier qualifier) {
  static const char *const signs[TW_QUALIFIER_COUNT] = {"", "~", ">", ">=", "<", "<="};
  return signs[qualifier];
}

static void print_table(struct printing *p, const struct tw_series_row *row, const struct texts *t) {
  if (!tw_slice_eq(row->series, p->last_series)) {
    tw_buf_printf(p->out, "%s%.*s\n", p->rows ? "\n" : "", TW_SLICE_ARG(row->series));
    struct tw_slice cut = tw_slice_sub(row->series, 0, sizeof p->last_text);
    memcpy(p->last_text, cut.ptr, cut.len);
    p->last_series = tw_slice_of(p->last_text, cut.len);
  }
  char value[2 * TW_DECIMAL_TEXT_BYTES + 8];
  snprintf(value, sizeof value, "%s%s%s%s", qualifier_sign(row->qualifier), t->value, row->has_max ? ".." : "", t->value_max);
  tw_buf_printf(p->out, "  %-10s  %-10s  %22s %-8.*s  %-10s  %-12.*s  %.*s%s\n", *t->start ? t->start : "-",
                *t->end ? t->end : "-", value, TW_SLICE_ARG(row->unit), *t->reported ? t->reported : "-",
                TW_SLICE_ARG(row->source), TW_SLICE_ARG(row->url), *t->duplicate_of ? "  (a copy)" : "");
}

static int print_row(void *user, const struct tw_series_row *row) {
  struct printing *p = user;
  struct texts t = texts_of(row);
  static void (*const printers[])(struct printing *, const struct tw_series_row *,
                                  const struct texts *) = {print_table, print_csv, print_json};
  printers[p->format](p, row, &t);
  p->rows++;
  if (p->out->len < 1 << 16) return 0;
  int code = tw_command_write("series", p->out);
  tw_buf_reset(p->out);
  return code;
}

static const struct option long_options[] = {
    {"config", required_argument, NULL, 'c'}, {"state-dir", required_argument, NULL, 's'},
    {"csv", no_argument, NULL, 'v'},          {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
};

static int print_series(const char *state_dir, struct tw_slice measure, enum format format) {
  struct tw_error error;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct printing printing = {.format = format, .out = &out};
  struct tw_store *store = tw_store_open_readonly(state_dir, &error);
  if (!store) return tw_command_fail("series", TW_EXIT_FAILED, "%s", error.text);
  int status = tw_store_series(store, measure, print_row, &printing, &error);
  tw_store_close(store);
  if (status < 0) return tw_command_fail("series", TW_EXIT_FAILED, "%s", error.text);
  if (printing.rows == 0 && format == TABLE) fputs("no figures are stored\n", stderr);
  return status > 0 ? status : tw_command_write("series", &out);
}

static int print_configured(const char *config_path, struct tw_slice measure, enum format format) {
  struct tw_config_file config;
  struct tw_paths paths;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  if (!arena || tw_paths_find(arena, &paths) < 0) return tw_command_fail("series", TW_EXIT_FAILED, "out of memory");
  bool is_open = tw_config_file_open(&config, config_path, &paths, TW_PACK_RULES) == TW_OK;
  int code = is_open ? print_series(config.settings.state_dir.ptr, measure, format) : TW_EXIT_CONFIG;
  tw_config_file_done(&config);
  return code;
}

static void print_help(void) {
  puts("usage: tallywire series [MEASURE] [-c FILE | --state-dir DIR] [--csv | --json]\n"
       "The stored figures, by series, period and date of report. MEASURE: persons.returned, assets.recovered, ...");
}

int tw_command_series(int argc, char **argv) {
  const char *config_path = TW_DEFAULT_CONFIG, *state_dir = NULL;
  enum format format = TABLE;
  int option;
  optind = 1;
  while ((option = getopt_long(argc, argv, "c:h", long_options, NULL)) != -1) {
    if (option == 'c')
      config_path = optarg;
    else if (option == 's')
      state_dir = optarg;
    else if (option == 'v')
      format = CSV;
    else if (option == 'j')
      format = JSON;
    else if (option == 'h')
      return print_help(), TW_EXIT_OK;
    else
      return TW_EXIT_USAGE;
  }
  struct tw_slice measure = optind < argc ? tw_slice_from(argv[optind++]) : TW_SLICE_NONE;
  if (optind < argc) return tw_command_fail("series", TW_EXIT_USAGE, "unexpected argument '%s' (see --help)", argv[optind]);
  return state_dir ? print_series(state_dir, measure, format) : print_configured(config_path, measure, format);
}
