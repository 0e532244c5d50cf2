/* export: the configured sources as OPML 2.0, for feed readers. */
#include "daemon/command.h"
#include "daemon/config_file.h"
#include "daemon/paths.h"
#include <getopt.h>

static void put_attribute(struct tw_buf *out, const char *name, struct tw_slice value) {
  static const char *const escapes[128] = {
      ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\n'] = "&#10;", ['\r'] = "&#13;", ['\t'] = "&#9;"};
  tw_buf_printf(out, " %s=\"", name);
  for (size_t i = 0; i < value.len; i++) {
    unsigned char c = (unsigned char)value.ptr[i];
    if (c < 128 && escapes[c])
      tw_buf_append_cstr(out, escapes[c]);
    else
      tw_buf_append_char(out, (char)c);
  }
  tw_buf_append_char(out, '"');
}

/* A feed as readers subscribe to it; a page or a sitemap as a link (OPML 2.0, "Inclusion" and "Links"). */
static void put_source(struct tw_buf *out, const struct tw_source_settings *s) {
  bool is_feed = s->kind == TW_SOURCE_FEED;
  tw_buf_append_cstr(out, "    <outline");
  put_attribute(out, "type", is_feed ? TW_SLICE("rss") : TW_SLICE("link"));
  put_attribute(out, "text", s->name);
  put_attribute(out, is_feed ? "xmlUrl" : "url", s->url);
  if (s->lang.ptr) put_attribute(out, "language", s->lang);
  tw_buf_append_cstr(out, "/>\n");
}

static int print_sources(const struct tw_settings *settings) {
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  size_t files = 0;
  tw_buf_append_cstr(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
                           "  <head>\n    <title>tallywire sources</title>\n  </head>\n  <body>\n");
  for (size_t i = 0; i < settings->source_count; i++) {
    const struct tw_source_settings *s = &settings->sources[i];
    files += s->kind == TW_SOURCE_FILE;
    if (s->kind != TW_SOURCE_FILE) put_source(&out, s);
  }
  tw_buf_append_cstr(&out, "  </body>\n</opml>\n");
  if (files) fprintf(stderr, "tallywire export: %zu file source%s left out\n", files, files == 1 ? "" : "s");
  return tw_command_write("export", &out);
}

static int export_configured(const char *config_path) {
  struct tw_config_file config;
  struct tw_paths paths;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  if (!arena || tw_paths_find(arena, &paths) < 0) return tw_command_fail("export", TW_EXIT_FAILED, "out of memory");
  bool is_open = tw_config_file_open(&config, config_path, &paths, TW_PACK_RULES) == TW_OK;
  int code = is_open ? print_sources(&config.settings) : TW_EXIT_CONFIG;
  tw_config_file_done(&config);
  return code;
}

int tw_command_export(int argc, char **argv) {
  static const struct option long_options[] = {
      {"config", required_argument, NULL, 'c'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  const char *config_path = TW_DEFAULT_CONFIG;
  int option;
  optind = 1;
  while ((option = getopt_long(argc, argv, "c:h", long_options, NULL)) != -1) {
    if (option == 'h') return puts("usage: tallywire export [-c FILE]\nThe configured sources as OPML 2.0."), TW_EXIT_OK;
    if (option != 'c') return TW_EXIT_USAGE;
    config_path = optarg;
  }
  if (optind < argc) return tw_command_fail("export", TW_EXIT_USAGE, "unexpected argument '%s' (see --help)", argv[optind]);
  return export_configured(config_path);
}
