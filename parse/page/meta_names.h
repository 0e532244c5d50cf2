/* What the names of meta elements say: Open Graph, Dublin Core, schema.org, Parse.ly, Sailthru, Highwire, what Chinese government
 * sites use (GB/T 33190 and habits), and by their last part the ones that content systems make up. */
#pragma once
#include "parse/page/metadata.h"

struct tw_meta_name {
  enum tw_metadata_field field;
  unsigned rank; /* for tw_metadata_offer */
};

/* `name`: a meta element's name, property, itemprop or http-equiv, in any case. False when it says nothing known. */
bool tw_meta_names_find(const char *name, struct tw_meta_name *ret_found);
