/**
 * @file
 * Every SQL statement of return_settle.c, and nothing else.
 */
#include "domain/return_settle_sql.h"

const struct db_query stmt_settle_note_line = {
	.name = "settle.note_line",
	.sql = "INSERT INTO credit_note_lines (credit_note_id, position,"
	       "  product_id, quantity, unit_price_1e4, amount_fen)"
	       " VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_column settle_note_columns[] = {
	DB_COLUMN(struct settle_note_line, credit_note_id),
	DB_COLUMN(struct settle_note_line, position),
	DB_COLUMN(struct settle_note_line, product_id),
	DB_COLUMN(struct settle_note_line, quantity),
	DB_COLUMN(struct settle_note_line, unit_price_1e4),
	DB_COLUMN(struct settle_note_line, amount_fen),
};

const size_t settle_note_column_count = ARRAY_LEN(settle_note_columns);

const struct db_query stmt_settle_note_lines = {
	.name = "settle.note_lines",
	.sql = "UPDATE credit_notes SET line_count = ? WHERE id = ?",
	.param_count = 2,
};

/* The complaint about what was not accepted. */
const struct db_query stmt_settle_link = {
	.name = "settle.link",
	.sql = "INSERT INTO ticket_links (ticket_id, object_kind, object_id,"
	       "  user_id, at) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};
