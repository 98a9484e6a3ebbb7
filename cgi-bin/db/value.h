/**
 * @file
 * C values as the client library takes and gives them.
 *
 * Layer: db, private to statement.c; to be included after <mysql.h>.
 */
#ifndef DB_VALUE_H
#define DB_VALUE_H

#include "db/db.h"

/** One column on its way into the row struct. */
struct value_cell;

/** A row being read: what the library writes to, and the struct made of it. */
struct value_row {
	const struct db_query *query;
	struct value_cell *cells;
	struct st_mysql_bind *binds;
	char *bytes;
};

/** A parameter; its value is copied, but for texts. */
struct st_mysql_bind value_bind(
    struct arena *mem, const struct db_value *value);

/** A parameter of `count` items: arrays that the library reads column-wise. */
struct st_mysql_bind value_bind_items(struct arena *mem,
    const struct db_column *column, const char *items, size_t item_size,
    size_t count);

/** Room for the rows of a query. */
struct value_row *value_row_new(
    struct arena *mem, const struct db_query *query);

/**
 * Make the struct of the row just fetched; its texts go into `mem`.
 *
 * @return NULL, or the name of a field that cannot hold its column.
 */
const char *value_row_fill(
    struct arena *mem, struct value_row *row, struct st_mysql_stmt *stmt);

#endif
