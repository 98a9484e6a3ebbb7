/**
 * @file
 * Every SQL statement of proposal.c, and nothing else.
 */
#include "domain/proposal_sql.h"

/* Of an order locked and found in sight before; so are the next ones. */
const struct db_query stmt_proposal_insert = {
	.name = "proposal.insert",
	.sql = "INSERT INTO proposals (order_id, state, reason, made_by,"
	       "  made_at, answer_until) VALUES (?, 1, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_proposal_line_insert = {
	.name = "proposal.line_insert",
	.sql = "INSERT INTO proposal_lines (proposal_id, position,"
	       "  quantity_before, quantity_after, promised_on, substitute_id)"
	       " VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_column proposal_line_columns[] = {
	DB_COLUMN(struct proposal_line_row, proposal_id),
	DB_COLUMN(struct proposal_line_row, position),
	DB_COLUMN(struct proposal_line_row, quantity_before),
	DB_COLUMN(struct proposal_line_row, quantity_after),
	DB_COLUMN(struct proposal_line_row, promised_on),
	DB_COLUMN(struct proposal_line_row, substitute_id),
};

const size_t proposal_line_column_count = ARRAY_LEN(proposal_line_columns);

static const struct db_column open_columns[] = {
	DB_COLUMN(struct proposal_open_row, id),
};

const struct db_query stmt_proposal_open = {
	/* unscoped: of an order locked before */
	.name = "proposal.open",
	.sql = "SELECT id FROM proposals WHERE open_key = ?",
	.param_count = 1,
	DB_ROWS(struct proposal_open_row, open_columns),
};

const struct db_query stmt_proposal_lines = {
	/* unscoped: of an order locked before */
	.name = "proposal.lines",
	.sql = "SELECT proposal_id, position, quantity_before, quantity_after,"
	       "  promised_on, substitute_id"
	       "  FROM proposal_lines WHERE proposal_id = ?"
	       " ORDER BY position LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct proposal_line_row, proposal_line_columns),
};

const struct db_query stmt_proposal_answer = {
	.name = "proposal.answer",
	.sql = "UPDATE proposals SET state = ?, answered_by = ?,"
	       "  answered_at = ?, answer_note = ? WHERE id = ? AND state = 1",
	.param_count = 5,
};

/* The price stays the frozen one; the tax follows the product. */
const struct db_query stmt_proposal_substitute = {
	.name = "proposal.substitute",
	.sql = "UPDATE order_lines AS l JOIN products AS p ON p.id = ?"
	       "   SET l.product_id = p.id, l.sku = p.sku, l.name = p.name,"
	       "       l.name_en = p.name_en, l.spec = p.spec,"
	       "       l.unit = p.unit, l.unit_en = p.unit_en,"
	       "       l.tax_rate_bp = ?"
	       " WHERE l.order_id = ? AND l.position = ?",
	.param_count = 4,
};

static const struct db_column rate_columns[] = {
	DB_COLUMN(struct proposal_rate_row, rate_bp),
};

const struct db_query stmt_proposal_tax_rate = {
	.name = "proposal.tax_rate",
	.sql = "SELECT rate_bp FROM product_tax_rates"
	       " WHERE product_id = ? AND from_day <= ?"
	       " ORDER BY from_day DESC LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct proposal_rate_row, rate_columns),
};

static const struct db_column proposal_columns[] = {
	DB_COLUMN(struct proposal, id),
	DB_COLUMN(struct proposal, state),
	DB_COLUMN(struct proposal, reason),
	DB_COLUMN(struct proposal, made_by_name),
	DB_COLUMN(struct proposal, made_at),
	DB_COLUMN(struct proposal, answer_until),
	DB_COLUMN(struct proposal, answered_by_name),
	DB_COLUMN(struct proposal, answered_at),
	DB_COLUMN(struct proposal, answer_note),
};

const struct db_query stmt_proposal_list = {
	.name = "proposal.list",
	.sql = "SELECT p.id, p.state, p.reason, um.name, p.made_at,"
	       "  p.answer_until, ua.name, p.answered_at, p.answer_note"
	       "  FROM proposals AS p"
	       "  JOIN orders AS o ON o.id = p.order_id"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       "  LEFT JOIN users AS um ON um.id = p.made_by"
	       "  LEFT JOIN users AS ua ON ua.id = p.answered_by"
	       " WHERE p.order_id = ? AND @scope(o, c)"
	       " ORDER BY p.id DESC LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct proposal, proposal_columns),
};

static const struct db_column change_columns[] = {
	DB_COLUMN(struct proposal_change, position),
	DB_COLUMN(struct proposal_change, sku),
	DB_COLUMN(struct proposal_change, name),
	DB_COLUMN(struct proposal_change, name_en),
	DB_COLUMN(struct proposal_change, quantity_before),
	DB_COLUMN(struct proposal_change, quantity_after),
	DB_COLUMN(struct proposal_change, promised_on),
	DB_COLUMN(struct proposal_change, substitute_sku),
	DB_COLUMN(struct proposal_change, substitute_name),
	DB_COLUMN(struct proposal_change, substitute_name_en),
};

const struct db_query stmt_proposal_changes = {
	.name = "proposal.changes",
	.sql = "SELECT pl.position, l.sku, l.name, l.name_en,"
	       "  pl.quantity_before, pl.quantity_after, pl.promised_on,"
	       "  sp.sku, sp.name, sp.name_en"
	       "  FROM proposal_lines AS pl"
	       "  JOIN proposals AS p ON p.id = pl.proposal_id"
	       "  JOIN orders AS o ON o.id = p.order_id"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       "  JOIN order_lines AS l ON l.order_id = p.order_id"
	       "   AND l.position = pl.position"
	       "  LEFT JOIN products AS sp ON sp.id = pl.substitute_id"
	       " WHERE pl.proposal_id = ? AND @scope(o, c)"
	       " ORDER BY pl.position LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct proposal_change, change_columns),
};
