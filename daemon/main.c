/* tallywire: one program, a command each. */
#include "daemon/command.h"
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const struct tw_command commands[] = {
    {"run", tw_command_run, "[-c FILE] [--once] [--dry-run]", "the daemon; --once: every source once, deliver, exit"},
    {"check", tw_command_check, "[-c FILE]", "validate the configuration and its packs"},
    {"reload", tw_command_reload, "[-c FILE]", "make the running daemon read its configuration again"},
    {"status", tw_command_status, "[-c FILE] [--json]", "a running daemon's sources and sinks"},
    {"extract", tw_command_extract, "[--lang L] [--url U] [--published D] [--pack P] FILE|- | --jsonl",
     "text, HTML or a feed to records"},
    {"explain", tw_command_explain, "[the same] FILE|-", "every number of a text: accepted, or rejected and why"},
    {"scan", tw_command_scan, "[--lang L] [--ref-date D] [--jsonl]", "quantities, money, dates and periods of a text"},
    {"parse-feed", tw_command_parse_feed, "FILE [--base-url U] [--content-type CT]", "a feed to one JSON document"},
    {"parse-page", tw_command_parse_page, "FILE [--url U] [--content-type CT] | --batch", "a page to one JSON document"},
    {"discover", tw_command_discover, "URL [--json]", "a site's feeds and sitemaps"},
    {"import", tw_command_import, "OPML|-", "a feed reader's list to sources of the configuration"},
    {"export", tw_command_export, "[-c FILE]", "the configured sources as OPML"},
    {"test", tw_command_test, "[-c FILE] [PACK...]", "the rule packs' own test cases"},
    {"series", tw_command_series, "[MEASURE] [--csv | --json]", "the stored time series"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_usage(FILE *out, int code) {
  fputs("usage: tallywire COMMAND [OPTION]...\n\n", out);
  for (size_t i = 0; i < COMMANDS; i++) fprintf(out, "  %-11s %s\n", commands[i].name, commands[i].help);
  fputs("\ntallywire COMMAND --help says more. Exit codes: 0 good, 1 the work failed, 2 usage, 78 configuration.\n", out);
  return code;
}

/* A program started without standard input, output or error would open its database as one of them. */
static void fill_standard_descriptors(void) {
  int fd;
  do fd = open("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0) close(fd);
}

/* getopt begins its complaints with argv[0]: they then read like the commands' own. */
static int run_command(const struct tw_command *command, int argc, char **argv) {
  char title[32];
  snprintf(title, sizeof title, "tallywire %s", command->name);
  argv[0] = title;
  return command->run(argc, argv);
}

int main(int argc, char **argv) {
  fill_standard_descriptors();
  const char *name = argc > 1 ? argv[1] : "";
  for (size_t i = 0; i < COMMANDS; i++)
    if (strcmp(commands[i].name, name) == 0) return run_command(&commands[i], argc - 1, argv + 1);
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) return print_usage(stdout, TW_EXIT_OK);
  if (strcmp(name, "--version") == 0) return puts("tallywire " TW_VERSION), TW_EXIT_OK;
  fprintf(stderr, "tallywire: %s%s\n", *name ? "no such command: " : "no command is named", name);
  return print_usage(stderr, TW_EXIT_USAGE);
}
