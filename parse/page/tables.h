/* Tables of data against tables of layout. */
#pragma once
#include "parse/page/dom.h"

/* Set TW_NODE_DATA on the rows of every table that holds data: no table in it, several rows and columns, no long cell. */
void tw_tables_mark(struct tw_dom *dom);
