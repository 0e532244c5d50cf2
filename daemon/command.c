#include "daemon/command.h"
#include <errno.h>
#include <stdarg.h>

int tw_command_fail(const char *name, int code, const char *format, ...) {
  va_list args;
  fprintf(stderr, "tallywire %s: ", name);
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  return code;
}

int tw_command_write(const char *name, const struct tw_buf *out) {
  if (tw_buf_failed(out)) return tw_command_fail(name, TW_EXIT_FAILED, "out of memory");
  if (fwrite(out->data ? out->data : "", 1, out->len, stdout) != out->len || fflush(stdout) != 0)
    return tw_command_fail(name, TW_EXIT_FAILED, "writing the output: %s", strerror(errno));
  return TW_EXIT_OK;
}
