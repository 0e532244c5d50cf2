/* Inside store/ only: the schema and its way through the versions (PRAGMA user_version counts the steps taken). */
#pragma once
#include "base/error.h"
#include <sqlite3.h>

/* Take the steps that are missing, each in a transaction of its own. A schema newer than this program is refused
 * (TW_EUNSUPPORTED, TW_STOP), as is a file that is another program's. */
int tw_schema_migrate(sqlite3 *db, struct tw_error *error);
/* For a reader: 0 when the schema is exactly ours. */
int tw_schema_check(sqlite3 *db, struct tw_error *error);
