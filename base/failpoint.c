#include "base/failpoint.h"

#ifdef TW_FAILPOINTS
#include "base/slice.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct order {
  struct tw_slice name, victim, file;
  uint64_t passes;
};

static bool read_order(struct order *order) {
  struct tw_slice rest = tw_slice_from(getenv("TW_FAILPOINT")), passes;
  return tw_slice_split(&rest, ':', &order->name) && tw_slice_split(&rest, ':', &passes) &&
         tw_slice_to_u64(passes, &order->passes) && tw_slice_split(&rest, ':', &order->victim) &&
         tw_slice_split(&rest, ':', &order->file);
}

void tw_failpoint(const char *name) {
  static uint64_t passed; /* of the one point that is asked for; a test build's only state of this kind */
  struct order order;
  if (!read_order(&order) || !tw_slice_is(order.name, name) || ++passed != order.passes) return;
  if (unlink(order.file.ptr) != 0) return; /* another process was first, or an earlier run */
  kill(tw_slice_is(order.victim, "parent") ? getppid() : getpid(), SIGKILL);
  pause(); /* the parent's end takes us with it */
}
#endif
