/**
 * @file
 * Every SQL statement of buying.c, and nothing else.
 */
#include "domain/buying_sql.h"

#include "domain/buying.h"

static const struct db_column note_columns[] = {
	DB_COLUMN(struct buying_note_row, note),
};

const struct db_query stmt_buying_note = {
	/* unscoped: of an account found, or a customer locked, in scope */
	.name = "buying.note",
	.sql = "SELECT buying_calendar FROM customers WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct buying_note_row, note_columns),
};

const struct db_query stmt_buying_note_set = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.note_set",
	.sql = "UPDATE customers SET buying_calendar = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column month_columns[] = {
	DB_COLUMN(struct buying_month, month),
	DB_COLUMN(struct buying_month, plans),
	DB_COLUMN(struct buying_month, compares),
	DB_COLUMN(struct buying_month, orders),
};

const struct db_query stmt_buying_months = {
	/* unscoped: of an account found, or a customer locked, in scope */
	.name = "buying.months",
	.sql = "SELECT month, plans, compares, orders FROM buying_months"
	       " WHERE customer_id = ? ORDER BY month LIMIT 12",
	.param_count = 1,
	DB_ROWS(struct buying_month, month_columns),
};

const struct db_query stmt_buying_months_clear = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.months_clear",
	.sql = "DELETE FROM buying_months WHERE customer_id = ?",
	.param_count = 1,
};

const struct db_query stmt_buying_month_add = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.month_add",
	.sql = "INSERT INTO buying_months (customer_id, month, plans, compares,"
	       "  orders) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

static const struct db_column step_columns[] = {
	DB_COLUMN(struct buying_step, position),
	DB_COLUMN(struct buying_step, step),
	DB_COLUMN(struct buying_step, contact_id),
	DB_COLUMN(struct buying_step, contact),
	DB_COLUMN(struct buying_step, position_of),
	DB_COLUMN(struct buying_step, standing),
	DB_COLUMN(struct buying_step, note),
};

/* Somebody who was purged has no name any more. */
const struct db_query stmt_buying_steps = {
	/* unscoped: of an account found, or a customer locked, in scope */
	.name = "buying.steps",
	.sql = "SELECT s.position, s.step, IFNULL(k.id, 0), k.name, k.position,"
	       "  s.standing, s.note FROM buying_steps AS s"
	       "  LEFT JOIN contacts AS k ON k.id = s.contact_id"
	       "   AND k.customer_id = s.customer_id AND k.state <> 3"
	       " WHERE s.customer_id = ? ORDER BY s.position LIMIT 12",
	.param_count = 1,
	DB_ROWS(struct buying_step, step_columns),
};

const struct db_query stmt_buying_steps_clear = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.steps_clear",
	.sql = "DELETE FROM buying_steps WHERE customer_id = ?",
	.param_count = 1,
};

const struct db_query stmt_buying_step_add = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.step_add",
	.sql = "INSERT INTO buying_steps (customer_id, position, step,"
	       "  contact_id, standing, note) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct buying_number_row, number),
};

const struct db_query stmt_buying_contacts = {
	/* unscoped: of a customer locked in scope */
	.name = "buying.contacts",
	.sql = "SELECT COUNT(*) FROM contacts"
	       " WHERE customer_id = ? AND state <> 3 AND id IN @in",
	.param_count = 2,
	DB_ROWS(struct buying_number_row, number_columns),
};
