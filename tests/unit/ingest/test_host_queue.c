/* Manners in simulated time: starts per host never closer than the delay, never more than the limit, linear cost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/host_hold.h"
#include "ingest/host_queue.h"
#include "ingest/lookup_slots.h"
#include "ingest/url_gate.h"
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

static struct tw_slice host_name(char out[static 32], size_t n) {
  return tw_slice_of(out, (size_t)snprintf(out, 32, "h%zu.example", n));
}

static void test_delay_between_starts(void **state) {
  (void)state;
  struct tw_host_queue queue;
  struct tw_host_ticket tickets[4] = {{.delay_us = 0}, {.delay_us = 0}, {.delay_us = 500}, {.delay_us = 0}};
  tw_host_queue_init(&queue, 10, 100);
  for (int i = 0; i < 4; i++) assert_true(tw_host_queue_push(&queue, &tickets[i], TW_SLICE("a"), 1000));
  assert_ptr_equal(tw_host_queue_pop(&queue, 1000), &tickets[0]);
  assert_null(tw_host_queue_pop(&queue, 1000));
  assert_int_equal(tw_host_queue_next_us(&queue), 1100);
  assert_null(tw_host_queue_pop(&queue, 1099));
  assert_ptr_equal(tw_host_queue_pop(&queue, 1100), &tickets[1]);
  assert_ptr_equal(tw_host_queue_pop(&queue, 5000), &tickets[2]);
  assert_int_equal(tw_host_queue_next_us(&queue), 5500); /* its own delay is longer */
  assert_ptr_equal(tw_host_queue_pop(&queue, 5500), &tickets[3]);
  for (int i = 0; i < 4; i++) tw_host_queue_release(&queue, &tickets[i], 5550);
  assert_int_equal(tw_host_queue_hosts(&queue), 1); /* remembered for its delay */
  assert_int_equal(tw_host_queue_next_us(&queue), 5600);
  assert_null(tw_host_queue_pop(&queue, 5600));
  assert_int_equal(tw_host_queue_hosts(&queue), 0);
  tw_host_queue_done(&queue);
}

static void test_concurrency(void **state) {
  (void)state;
  struct tw_host_queue queue;
  struct tw_host_ticket tickets[5] = {{.delay_us = 0}};
  tw_host_queue_init(&queue, 2, 0);
  for (int i = 0; i < 5; i++) assert_true(tw_host_queue_push(&queue, &tickets[i], TW_SLICE("a"), 0));
  assert_ptr_equal(tw_host_queue_pop(&queue, 0), &tickets[0]);
  assert_ptr_equal(tw_host_queue_pop(&queue, 0), &tickets[1]);
  assert_null(tw_host_queue_pop(&queue, 0));
  assert_int_equal(tw_host_queue_next_us(&queue), TW_DUE_NEVER);
  tw_host_queue_release(&queue, &tickets[1], 5);
  assert_ptr_equal(tw_host_queue_pop(&queue, 5), &tickets[2]);
  assert_null(tw_host_queue_pop(&queue, 5));
  tw_host_queue_configure(&queue, 4, 0, 6);
  assert_ptr_equal(tw_host_queue_pop(&queue, 6), &tickets[3]);
  assert_ptr_equal(tw_host_queue_pop(&queue, 6), &tickets[4]);
  assert_null(tw_host_queue_pop(&queue, 6));
  tw_host_queue_done(&queue);
}

static void test_hosts_do_not_wait_for_each_other(void **state) {
  (void)state;
  struct tw_host_queue queue;
  struct tw_host_ticket tickets[3] = {{.delay_us = 0}};
  tw_host_queue_init(&queue, 1, 1000);
  assert_true(tw_host_queue_push(&queue, &tickets[0], TW_SLICE("a"), 0));
  assert_true(tw_host_queue_push(&queue, &tickets[1], TW_SLICE("a"), 0));
  assert_true(tw_host_queue_push(&queue, &tickets[2], TW_SLICE("b"), 1));
  assert_ptr_equal(tw_host_queue_pop(&queue, 1), &tickets[0]);
  assert_ptr_equal(tw_host_queue_pop(&queue, 1), &tickets[2]);
  assert_null(tw_host_queue_pop(&queue, 1));
  tw_host_queue_done(&queue);
}

static void test_unstart_gives_the_turn_back(void **state) {
  (void)state;
  struct tw_host_queue queue;
  struct tw_host_ticket tickets[2] = {{.delay_us = 0}};
  tw_host_queue_init(&queue, 1, 1000);
  assert_true(tw_host_queue_push(&queue, &tickets[0], TW_SLICE("a"), 0));
  assert_true(tw_host_queue_push(&queue, &tickets[1], TW_SLICE("a"), 0));
  assert_ptr_equal(tw_host_queue_pop(&queue, 0), &tickets[0]);
  tw_host_queue_unstart(&queue, &tickets[0], 0);
  assert_ptr_equal(tw_host_queue_pop(&queue, 0), &tickets[1]);
  assert_null(tw_host_queue_pop(&queue, 999));
  tw_host_queue_done(&queue);
}

enum { HOSTS = 2000, EACH = 20, DELAY_US = 1000000, TAKES_US = 2500000 };

struct sim_request {
  struct tw_host_ticket ticket; /* first, so that the ticket is the request */
  struct tw_due_node end;
  size_t host;
};

/* 40,000 requests over 2,000 hosts, each taking 2.5 s: at most 2 at once and 1 s apart, all done in the time that takes. */
static void test_many_hosts(void **state) {
  (void)state;
  struct tw_host_queue queue;
  struct tw_due_heap flights = {0};
  struct sim_request *requests = calloc(HOSTS * EACH, sizeof(*requests));
  static int64_t last_start[HOSTS];
  static int active[HOSTS];
  size_t started = 0;
  tw_host_queue_init(&queue, 2, DELAY_US);
  for (size_t i = 0; i < HOSTS * EACH; i++) {
    char name[32];
    requests[i].host = i % HOSTS;
    assert_true(tw_host_queue_push(&queue, &requests[i].ticket, host_name(name, i % HOSTS), 0));
  }
  assert_int_equal(tw_host_queue_hosts(&queue), HOSTS);
  int64_t now = 0;
  while (started < HOSTS * EACH || flights.count) {
    while (tw_due_heap_first_us(&flights) <= now) {
      struct tw_due_node *node = tw_due_heap_first(&flights);
      struct sim_request *r = (struct sim_request *)(void *)((char *)node - offsetof(struct sim_request, end));
      tw_due_heap_remove(&flights, node);
      active[r->host]--;
      tw_host_queue_release(&queue, &r->ticket, now);
    }
    for (struct tw_host_ticket *ticket; (ticket = tw_host_queue_pop(&queue, now));) {
      struct sim_request *r = (struct sim_request *)ticket;
      assert_true(++active[r->host] <= 2);
      if (last_start[r->host]) assert_true(now - last_start[r->host] >= DELAY_US);
      last_start[r->host] = now;
      started++;
      assert_true(tw_due_heap_put(&flights, &r->end, now + TAKES_US));
    }
    int64_t next = tw_host_queue_next_us(&queue), end = tw_due_heap_first_us(&flights);
    assert_true(next > now && end > now);
    if (started == HOSTS * EACH && flights.count == 0) break;
    now = next < end ? next : end;
  }
  assert_int_equal(started, HOSTS * EACH);
  assert_true(now <= (int64_t)EACH * TAKES_US);
  assert_null(tw_host_queue_pop(&queue, now + DELAY_US));
  assert_int_equal(tw_host_queue_hosts(&queue), 0);
  tw_host_queue_done(&queue);
  tw_due_heap_done(&flights);
  free(requests);
}

static void test_done_with_tickets_in(void **state) {
  (void)state;
  struct tw_host_queue queue;
  static struct tw_host_ticket tickets[100];
  tw_host_queue_init(&queue, 1, 10);
  for (size_t i = 0; i < 100; i++) {
    char name[32];
    assert_true(tw_host_queue_push(&queue, &tickets[i], host_name(name, i % 30), 0));
  }
  assert_non_null(tw_host_queue_pop(&queue, 0));
  tw_host_queue_done(&queue);
}

static void test_hold(void **state) {
  (void)state;
  struct tw_host_hold hold;
  tw_host_hold_init(&hold);
  tw_host_hold_set(&hold, TW_SLICE("a"), 100);
  tw_host_hold_set(&hold, TW_SLICE("b:81"), 300);
  assert_int_equal(tw_host_hold_left_us(&hold, TW_SLICE("a"), 40), 60);
  assert_int_equal(tw_host_hold_left_us(&hold, TW_SLICE("a:80"), 40), 0);
  tw_host_hold_set(&hold, TW_SLICE("a"), 90); /* shorter: the longer stays */
  assert_int_equal(tw_host_hold_left_us(&hold, TW_SLICE("a"), 40), 60);
  tw_host_hold_set(&hold, TW_SLICE("a"), 200);
  assert_int_equal(tw_host_hold_left_us(&hold, TW_SLICE("a"), 199), 1);
  assert_int_equal(tw_host_hold_left_us(&hold, TW_SLICE("a"), 200), 0);
  assert_int_equal(hold.hosts.count, 1);
  tw_host_hold_done(&hold);
}

static void test_gate(void **state) {
  (void)state;
  struct tw_url_gate gate;
  struct tw_url_ticket a[3], other;
  tw_url_gate_init(&gate);
  assert_int_equal(tw_url_gate_enter(&gate, &a[0], TW_SLICE("http://a/")), 1);
  assert_int_equal(tw_url_gate_enter(&gate, &a[1], TW_SLICE("http://a/")), 0);
  assert_int_equal(tw_url_gate_enter(&gate, &a[2], TW_SLICE("http://a/")), 0);
  assert_int_equal(tw_url_gate_enter(&gate, &other, TW_SLICE("http://a/b")), 1);
  assert_ptr_equal(tw_url_gate_leave(&gate, &a[0]), &a[1]);
  assert_int_equal(tw_url_gate_enter(&gate, &a[0], TW_SLICE("http://a/")), 0);
  assert_ptr_equal(tw_url_gate_leave(&gate, &a[1]), &a[2]);
  assert_ptr_equal(tw_url_gate_leave(&gate, &a[2]), &a[0]);
  assert_null(tw_url_gate_leave(&gate, &a[0]));
  assert_int_equal(gate.urls.count, 1);
  assert_int_equal(tw_url_gate_enter(&gate, &a[0], TW_SLICE("http://a/")), 1);
  tw_url_gate_done(&gate);
}

static void test_lookup_slots(void **state) {
  (void)state;
  struct tw_lookup_slots slots = {0};
  for (int i = 0; i < TW_LOOKUP_SLOTS; i++) assert_true(tw_lookup_slots_take(&slots, 0));
  assert_false(tw_lookup_slots_take(&slots, 0));
  tw_lookup_slots_release(&slots);
  assert_true(tw_lookup_slots_take(&slots, 0));
  assert_int_equal(tw_lookup_slots_next_us(&slots), INT64_MAX);
  /* An abandoned look-up keeps its slot while its thread may live. */
  int64_t lives = TW_LOOKUP_ABANDONED_SEC * INT64_C(1000000);
  for (int i = 0; i < TW_LOOKUP_SLOTS; i++) tw_lookup_slots_abandon(&slots, i);
  assert_false(tw_lookup_slots_take(&slots, 100));
  assert_int_equal(tw_lookup_slots_next_us(&slots), lives);
  assert_true(tw_lookup_slots_take(&slots, lives));
  assert_false(tw_lookup_slots_take(&slots, lives));
  assert_true(tw_lookup_slots_take(&slots, lives + 1));
  tw_lookup_slots_abandon(&slots, lives + 2);
  assert_int_equal(tw_lookup_slots_next_us(&slots), lives + 2);
  assert_int_equal(slots.active + slots.abandoned, TW_LOOKUP_SLOTS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_delay_between_starts),
      cmocka_unit_test(test_concurrency),
      cmocka_unit_test(test_hosts_do_not_wait_for_each_other),
      cmocka_unit_test(test_unstart_gives_the_turn_back),
      cmocka_unit_test(test_many_hosts),
      cmocka_unit_test(test_done_with_tickets_in),
      cmocka_unit_test(test_hold),
      cmocka_unit_test(test_gate),
      cmocka_unit_test(test_lookup_slots),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
