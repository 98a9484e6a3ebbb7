/**
 * @file
 * Every SQL statement of saved_filter.c, and nothing else.
 */
#include "domain/saved_filter_sql.h"

static const struct db_column filter_columns[] = {
	DB_COLUMN(struct saved_filter, id),
	DB_COLUMN(struct saved_filter, name),
	DB_COLUMN(struct saved_filter, query),
	DB_COLUMN(struct saved_filter, is_shared),
};

const struct db_query stmt_filter_list = {
	.name = "filter.list",
	.sql = "SELECT f.id, f.name, f.query, f.user_id IS NULL"
	       "  FROM saved_filters AS f"
	       " WHERE f.page = ? AND (f.user_id = ? OR (f.user_id IS NULL"
	       "   AND ? = 1)) ORDER BY f.name, f.id LIMIT 100",
	.param_count = 3,
	DB_ROWS(struct saved_filter, filter_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct saved_filter_row, id),
};

/* Those that count against the ceiling. */
const struct db_query stmt_filter_names = {
	.name = "filter.names",
	.sql = "SELECT f.id FROM saved_filters AS f"
	       " WHERE f.user_id <=> ? AND f.page = ? AND f.name <> ?"
	       " LIMIT 100 FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct saved_filter_row, id_columns),
};

/* A shared one has no user: no unique key holds its name. */
const struct db_query stmt_filter_find = {
	.name = "filter.find",
	.sql = "SELECT f.id FROM saved_filters AS f"
	       " WHERE f.user_id <=> ? AND f.page = ? AND f.name = ?"
	       " ORDER BY f.id LIMIT 1 FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct saved_filter_row, id_columns),
};

const struct db_query stmt_filter_insert = {
	.name = "filter.insert",
	.sql = "INSERT INTO saved_filters (user_id, page, name, query, at)"
	       " VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_filter_change = {
	.name = "filter.change",
	.sql = "UPDATE saved_filters SET query = ?, at = ? WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_filter_remove = {
	.name = "filter.remove",
	.sql = "DELETE FROM saved_filters"
	       " WHERE id = ? AND (user_id = ? OR (user_id IS NULL AND ? = 1))",
	.param_count = 3,
};
