/* The emitter's life: configuration, sink, READY, rows until the daemon closes its end. */
#pragma once

/* Speaks with the daemon over `fd`. Gives the exit status: 0 the daemon closed its end and all it sent is delivered and
 * acknowledged; 1 failed (said in a FAILED frame and on standard error), rows that were not acknowledged are to be sent
 * again. */
int tw_emitter_run(int fd);
