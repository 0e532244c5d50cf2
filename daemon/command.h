/* The commands of the tallywire program: one table, one function each. */
#pragma once
#include "base/buf.h"
#include "base/error.h"
#include <stdio.h>

enum tw_exit {
  TW_EXIT_OK = 0,
  TW_EXIT_FAILED = 1, /* the work could not be done */
  TW_EXIT_USAGE = 2,
  TW_EXIT_CONFIG = 78, /* sysexits.h EX_CONFIG */
};

struct tw_command {
  const char *name;
  int (*run)(int argc, char **argv); /* see below */
  const char *arguments;             /* for the usage line */
  const char *help;                  /* one line */
};

/* Commands by file: command_<name>.c. argv[0] is "tallywire NAME"; each returns an exit code and has said why on standard
 * error. */
int tw_command_run(int argc, char **argv);
int tw_command_check(int argc, char **argv);
int tw_command_extract(int argc, char **argv);
int tw_command_explain(int argc, char **argv);
int tw_command_scan(int argc, char **argv);
int tw_command_parse_feed(int argc, char **argv);
int tw_command_parse_page(int argc, char **argv);
int tw_command_test(int argc, char **argv);
int tw_command_series(int argc, char **argv);
int tw_command_discover(int argc, char **argv);
int tw_command_import(int argc, char **argv);
int tw_command_export(int argc, char **argv);
int tw_command_reload(int argc, char **argv);
int tw_command_status(int argc, char **argv);

/* "tallywire NAME: MESSAGE" on standard error; returns `code`. */
int tw_command_fail(const char *name, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Write `out` to standard output whole; TW_EXIT_FAILED with a message when it can't be. */
int tw_command_write(const char *name, const struct tw_buf *out);
