/* Allocation failures on order. The program's own malloc and its like stand before glibc's, so that libxml2, jansson, libyaml and
 * all others get the failures too. C++'s operator new is let through: see docs/decisions/0013-allocation-failures.md.
 * Single-threaded. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* From now on the `nth` allocation fails, and only that one; 0: none. Counting starts anew. */
void allocation_fail(uint64_t nth);
/* Allocations asked for since then. */
uint64_t allocation_count(void);
/* Was the allocation that failed asked for by this function of this shared library (parts of their names; "" is any)? */
bool allocation_failed_inside(const char *library, const char *function);
/* Blocks that are held now. */
int64_t allocation_live(void);
