/* What a byte costs at least: the bare library passes that every ratio is against. */
#pragma once
#include "tests/bench/samples.h"

struct bench_matcher;

/* Digits and some 100 keywords of quantities (magnitudes, number words, months, units, currencies, hedges), compiled to one
 * Vectorscan block database; ends the program when that fails. Free with bench_matcher_free. */
struct bench_matcher *bench_matcher_new(enum bench_language language);
void bench_matcher_free(struct bench_matcher *matcher); /* NULL is a no-op */
/* Every line of `text` by itself. Returns the number of matches. */
size_t bench_matcher_scan(const struct bench_matcher *matcher, struct tw_slice text);
/* libxml2's push parser over XML, with handlers that only count; `is_sax2`: the namespace-aware interface. Returns events. */
size_t bench_xml_push(struct tw_slice bytes, bool is_sax2);
/* libxml2's HTML push parser, likewise. */
size_t bench_html_push(struct tw_slice bytes);
