/* tallywire-emit: started by tallywire with a socket to it as descriptor 3. */
#include "emit/sink/emitter.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>

enum { DAEMON_FD = 3 };

int main(void) {
  struct stat info;
  if (fstat(DAEMON_FD, &info) < 0 || !S_ISSOCK(info.st_mode)) {
    fputs("tallywire-emit: started by tallywire itself, with a socket as descriptor 3; not meant to be run by hand\n", stderr);
    return 2;
  }
  /* An emitter without its daemon would only stand in the next one's way. Should the daemon have died before this line,
   * the socket has ended. */
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN); /* a file at its limit is a full disk: the write says EFBIG */
  /* A Ctrl-C and a closed terminal reach the whole group, a stop by some managers too: the daemon decides when we are done. */
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  fcntl(DAEMON_FD, F_SETFD, FD_CLOEXEC);
  return tw_emitter_run(DAEMON_FD);
}
