/* Quantities, money, periods, dates and the numbers that are none of them, found in plain text (CONTRACTS.md, "scan").
 * A language is a folder under parse/scan/. Linear time; memory proportional to what is found. Pure: no clock, no I/O. */
#pragma once
#include "base/error.h"
#include "model/quantity.h"

struct tw_scan_tables;

struct tw_scan_options {
  struct tw_slice lang;                /* "en", "zh"; absent: by the text's script */
  tw_day ref_day;                      /* for relative expressions; TW_DAY_NONE: they stay unresolved */
  struct tw_slice jurisdiction;        /* ISO 3166-1 alpha-2 of the publisher, decides a bare $, 元, Rs; absent: not known */
  const struct tw_scan_tables *tables; /* borrowed; NULL: made for this one text, which takes as long as 2 kB of it */
};

/* The index over all languages' words, in `arena`, for any number of scans. NULL when memory is out. */
const struct tw_scan_tables *tw_scan_tables_new(struct tw_arena *arena);

/* Any bytes are allowed as `text`. The list is in `arena`. 0 or TW_ENOMEM. */
int tw_scan_text(struct tw_arena *arena, struct tw_slice text, const struct tw_scan_options *options,
                 struct tw_found_list *ret_list);

/* One found object of a long text, its offsets those of the whole text. Not 0 ends the scan. */
typedef int tw_scan_sink(void *user, const struct tw_found *found);
enum { TW_SCAN_PIECE_BYTES = 256 << 10 }; /* a scan takes 10 MB at most for one that is nothing but figures */
/* The same for a text of any length in bounded memory: piece by piece, cut by tw_text_cut(), every piece in `scratch`, which is
 * reset before each and holds nothing of the caller's, options->tables neither. What stands on both sides of a cut is not seen
 * together. A found object is valid during its call. 0, TW_ENOMEM or what the sink gave. */
int tw_scan_pieces(struct tw_arena *scratch, struct tw_slice text, const struct tw_scan_options *options, tw_scan_sink *sink,
                   void *user);
/* "zh" when Han characters prevail, "en" for Latin script, absent for neither. */
struct tw_slice tw_scan_guess_lang(struct tw_slice text);
