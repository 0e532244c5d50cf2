#include "tests/bench/process.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

double bench_process_cpu(pid_t pid) {
  clockid_t clock;
  struct timespec spent;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &spent) != 0) return -1;
  return (double)spent.tv_sec + (double)spent.tv_nsec / 1e9;
}

/* A line of /proc/PID/status, which counts in kB. */
static long long status_bytes(pid_t pid, const char *key) {
  char path[64], line[256];
  long long kib = -1;
  snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
  FILE *file = fopen(path, "re");
  if (!file) return -1;
  while (kib < 0 && fgets(line, sizeof line, file))
    if (strncmp(line, key, strlen(key)) == 0) sscanf(line + strlen(key), ": %lld", &kib);
  fclose(file);
  return kib < 0 ? -1 : kib * 1024;
}

long long bench_process_resident(pid_t pid) {
  return status_bytes(pid, "VmRSS");
}

long long bench_process_peak(pid_t pid) {
  return status_bytes(pid, "VmHWM");
}

void bench_process_forget_peak(pid_t pid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/clear_refs", (int)pid);
  FILE *file = fopen(path, "we");
  if (!file) return;
  fputs("5", file); /* proc(5): resets the peak resident set size */
  fclose(file);
}
