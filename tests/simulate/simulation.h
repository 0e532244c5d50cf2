/* A clock that stands still until it is told to go on, and what runs by it. The replaced parts (curl_loop.c, worker_pool.c) find
 * the simulation by the loop's clock. */
#pragma once
#include "base/loop.h"
#include "tests/simulate/world.h"

struct simulation {
  int64_t wall_start_us, mono_us;
  struct sim_world *world;
};

struct tw_clock simulation_clock(struct simulation *simulation);
/* The one whose clock the loop counts on. */
struct simulation *simulation_of(struct tw_loop *loop);
