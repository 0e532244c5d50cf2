/* What the system tells of another process. */
#pragma once
#include <sys/types.h>

/* CPU seconds of all its threads so far; negative when it is gone. */
double bench_process_cpu(pid_t pid);
/* Resident memory now, and its peak since the start or the last bench_process_forget_peak, in bytes; negative when not known. */
long long bench_process_resident(pid_t pid);
long long bench_process_peak(pid_t pid);
/* The peak starts anew from what is resident. Where the system refuses, the peak of before stays. */
void bench_process_forget_peak(pid_t pid);
