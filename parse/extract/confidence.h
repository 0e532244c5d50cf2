/* What a record's confidence says: of records made like this one, so many of a thousand were right. docs/confidence.md tells how
 * the figures came about; tests/confidence/calibrate.py measures them anew. */
#pragma once
#include "model/observation.h"

/* Points count how a record was made, from 0 (anyhow) to 1000 (its verb right beside it, its own noun, its own period); the
 * result is in thousandths, rises with the points and never falls. Any int is taken. */
int32_t tw_confidence_of_metric(int points);
int32_t tw_confidence_of_event(int points);
