/**
 * @file
 * Every SQL statement of handover*.c, and nothing else.
 */
#include "domain/handover_sql.h"

#include "domain/handover.h"

/* --- The team ------------------------------------------------------------------ */

static const struct db_column member_columns[] = {
	DB_COLUMN(struct team_member, part),
	DB_COLUMN(struct team_member, user_id),
	DB_COLUMN(struct team_member, name),
	DB_COLUMN(struct team_member, mobile),
	DB_COLUMN(struct team_member, mail),
	DB_COLUMN(struct team_member, waits_for),
	DB_COLUMN(struct team_member, waits_name),
};

#define HOLDER(part)                                                           \
	"CASE " part " WHEN 1 THEN c.rep_id WHEN 2 THEN c.service_id"          \
	" WHEN 3 THEN c.credit_officer_id ELSE c.sponsor_id END"

const struct db_query stmt_team_list = {
	/* unscoped: of an account found in scope */
	.name = "team.list",
	.sql =
	    "SELECT p.part, u.id, u.name, u.phone, u.login, h.batch_id,"
	    "  t.name FROM (SELECT 1 AS part UNION ALL SELECT 2"
	    "   UNION ALL SELECT 3 UNION ALL SELECT 4) AS p"
	    "  JOIN customers AS c ON c.id = ?"
	    "  LEFT JOIN users AS u ON u.id = " HOLDER(
		"p.part") "  LEFT JOIN handovers AS h ON h.customer_id = c.id"
			  "   AND h.part = p.part AND h.state = 1"
			  "  LEFT JOIN users AS t ON t.id = h.to_id"
			  " ORDER BY p.part LIMIT 4",
	.param_count = 1,
	DB_ROWS(struct team_member, member_columns),
};

static const struct db_column candidate_columns[] = {
	DB_COLUMN(struct team_candidate, user_id),
	DB_COLUMN(struct team_candidate, name),
	DB_COLUMN(struct team_candidate, team),
	DB_COLUMN(struct team_candidate, team_en),
	DB_COLUMN(struct team_candidate, customers),
};

/* Which roles may hold a part: the ?. */
#define MAY_HOLD(part)                                                         \
	"((" part " = 1 AND r.role IN ('sales_rep', 'team_lead', 'manager'))"  \
	" OR (" part " = 2 AND r.role = 'service')"                            \
	" OR (" part " = 3 AND r.role IN ('credit_officer', 'finance'))"       \
	" OR (" part " = 4 AND r.role IN ('executive', 'manager')))"

const struct db_query stmt_team_takers = {
	/* unscoped: our own people */
	.name = "team.takers",
	.sql = "SELECT u.id, u.name, t.name, t.name_en, 0"
	       "  FROM membership_roles AS r"
	       "  JOIN memberships AS m ON m.id = r.membership_id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  JOIN users AS u ON u.id = m.user_id AND u.state = 1"
	       "  LEFT JOIN teams AS t ON t.id = m.team_id"
	       " WHERE " MAY_HOLD("?") " GROUP BY u.id"
				       " ORDER BY u.name, u.id LIMIT 500",
	.param_count = 4,
	DB_ROWS(struct team_candidate, candidate_columns),
};

const struct db_query stmt_team_holders = {
	.name = "team.holders",
	.sql = "SELECT u.id, u.name, t.name, t.name_en, COUNT(*)"
	       "  FROM customers AS c JOIN users AS u ON u.id = c.rep_id"
	       "  LEFT JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL"
	       "  LEFT JOIN teams AS t ON t.id = m.team_id"
	       " WHERE @scope(c) GROUP BY u.id ORDER BY u.name, u.id LIMIT 500",
	.param_count = 0,
	DB_ROWS(struct team_candidate, candidate_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct handover_number_row, id),
};

const struct db_query stmt_handover_reach = {
	.name = "handover.reach",
	.sql = "SELECT c.id FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct handover_number_row, number_columns),
};

/* --- Reading ------------------------------------------------------------------- */

static const struct db_column handover_columns[] = {
	DB_COLUMN(struct handover, id),
	DB_COLUMN(struct handover, batch_id),
	DB_COLUMN(struct handover, customer_id),
	DB_COLUMN(struct handover, customer_code),
	DB_COLUMN(struct handover, customer_name),
	DB_COLUMN(struct handover, customer_name_en),
	DB_COLUMN(struct handover, part),
	DB_COLUMN(struct handover, state),
	DB_COLUMN(struct handover, from_id),
	DB_COLUMN(struct handover, from),
	DB_COLUMN(struct handover, to_id),
	DB_COLUMN(struct handover, to),
	DB_COLUMN(struct handover, note),
	DB_COLUMN(struct handover, open_things),
	DB_COLUMN(struct handover, given_by_id),
	DB_COLUMN(struct handover, given_by),
	DB_COLUMN(struct handover, given_at),
	DB_COLUMN(struct handover, answered_at),
	DB_COLUMN(struct handover, answer),
	DB_COLUMN(struct handover, batch_count),
};

/* @scope stands in handover_in_scope; the other fragments name the reader, an
 * account found in scope or a handover found before. */
const struct db_query stmt_handover_read = {
	/* unscoped: see above */
	.name = "handover.read",
	.sql = "SELECT h.id, h.batch_id, h.customer_id, c.code, c.name,"
	       "  c.name_en, h.part, h.state, h.from_id, f.name, h.to_id,"
	       "  t.name, h.note, h.open_things, h.given_by, g.name,"
	       "  h.given_at, h.answered_at, h.answer,"
	       "  (SELECT COUNT(*) FROM handovers AS b"
	       "    WHERE b.batch_id = h.batch_id)"
	       "  FROM handovers AS h"
	       "  JOIN customers AS c ON c.id = h.customer_id"
	       "  LEFT JOIN users AS f ON f.id = h.from_id"
	       "  JOIN users AS t ON t.id = h.to_id"
	       "  LEFT JOIN users AS g ON g.id = h.given_by WHERE TRUE",
	.param_count = 0,
	DB_ROWS(struct handover, handover_columns),
};

const char handover_of_id[] = "AND h.id = ?";
const char handover_of_batch[] =
    "AND h.batch_id = ? ORDER BY c.sort_key, h.id LIMIT 2000";
const char handover_of_customer[] =
    "AND h.customer_id = ? ORDER BY h.id DESC LIMIT 50";
const char handover_first[] = "AND h.id = h.batch_id";
const char handover_waits_for[] = "AND h.to_id = ? AND h.state = 1";
const char handover_given_by[] = "AND h.given_by = ?";
const char handover_before[] = "AND h.id < ?";
const char handover_newest[] = "ORDER BY h.id DESC LIMIT ?";
const char handover_in_scope[] = "AND @scope(c)";

const struct db_query stmt_handover_count = {
	/* unscoped: the reader's own */
	.name = "handover.count",
	.sql = "SELECT COUNT(*) FROM handovers"
	       " WHERE to_id = ? AND state = 1 AND id = batch_id",
	.param_count = 1,
	DB_ROWS(struct handover_number_row, number_columns),
};

/* --- Giving --------------------------------------------------------------------- */

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct handover_customer_row, id),
	DB_COLUMN(struct handover_customer_row, holder_id),
	DB_COLUMN(struct handover_customer_row, is_open),
};

const struct db_query stmt_handover_take_customer = {
	.name = "handover.take_customer",
	.sql = "SELECT c.id, " HOLDER(
	    "?") ","
		 "  EXISTS (SELECT 1 FROM handovers AS h"
		 "    WHERE h.customer_id = c.id AND h.part = ? AND h.state = 1)"
		 "  FROM customers AS c WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct handover_customer_row, customer_columns),
};

/* One more than may be given at once. */
const struct db_query stmt_handover_take_all = {
	.name = "handover.take_all",
	.sql = "SELECT c.id, c.rep_id,"
	       "  EXISTS (SELECT 1 FROM handovers AS h"
	       "    WHERE h.customer_id = c.id AND h.part = 1 AND h.state = 1)"
	       "  FROM customers AS c WHERE c.rep_id = ? AND @scope(c)"
	       " ORDER BY c.id LIMIT 2001 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct handover_customer_row, customer_columns),
};

static const struct db_column taker_columns[] = {
	DB_COLUMN(struct handover_taker_row, id),
	DB_COLUMN(struct handover_taker_row, team_id),
	DB_COLUMN(struct handover_taker_row, name),
};

const struct db_query stmt_handover_taker = {
	/* unscoped: our own people */
	.name = "handover.taker",
	.sql = "SELECT u.id, m.team_id, u.name FROM users AS u"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  JOIN membership_roles AS r ON r.membership_id = m.id"
	       " WHERE u.id = ? AND u.state = 1 AND " MAY_HOLD("?") " LIMIT 1",
	.param_count = 5,
	DB_ROWS(struct handover_taker_row, taker_columns),
};

#define NUMBERS(kind, what, from)                                              \
	"'\\n" kind ":', (SELECT IFNULL(GROUP_CONCAT(" what                    \
	" SEPARATOR '|' LIMIT 12), '')" from ")"

#define OF_ORDERS                                                              \
	" FROM orders AS o WHERE o.customer_id = c.id"                         \
	" AND o.state BETWEEN 2 AND 7"
#define OF_SHIPMENTS                                                           \
	" FROM shipments AS o WHERE o.customer_id = c.id"                      \
	" AND o.state IN (1, 2, 3)"
#define OF_RETURNS                                                             \
	" FROM returns AS o WHERE o.customer_id = c.id"                        \
	" AND o.state BETWEEN 2 AND 10"
#define OF_TICKETS                                                             \
	" FROM tickets AS o WHERE o.customer_id = c.id AND o.state <= 8"       \
	" AND o.person_id IS NULL"
#define OF_PROMISES                                                            \
	" FROM collection_notes AS o WHERE o.customer_id = c.id"               \
	" AND o.promise_state = 1"
#define OF_CONTRACTS                                                           \
	" FROM contracts AS o WHERE o.customer_id = c.id"                      \
	" AND o.state BETWEEN 1 AND 7"
#define OF_PROPOSALS                                                           \
	" FROM customer_changes AS o WHERE o.customer_id = c.id"               \
	" AND o.state = 1"

/* First the counts in the order of enum handover_thing, then what is called by
 * a number: "#7" by its id. */
#define OPEN_THINGS                                                            \
	"LEFT(CONCAT((SELECT COUNT(*)" OF_ORDERS                               \
	"), ',', (SELECT COUNT(*)" OF_SHIPMENTS                                \
	"), ',', (SELECT COUNT(*)" OF_RETURNS                                  \
	"), ',', (SELECT COUNT(*)" OF_TICKETS                                  \
	"), ',', (SELECT COUNT(*)" OF_PROMISES                                 \
	"), ',', IFNULL((SELECT a.overdue_fen FROM credit_accounts AS a"       \
	" WHERE a.customer_id = c.id), 0), ',', (SELECT COUNT(*)" OF_CONTRACTS \
	"), ',', (SELECT COUNT(*)" OF_PROPOSALS "), " NUMBERS("0",             \
	    "IFNULL(o.foreign_no, CONCAT('#', o.id)) ORDER BY o.id DESC",      \
	    OF_ORDERS) ", " NUMBERS("1",                                       \
	    "IFNULL(o.foreign_no, CONCAT('#', o.id)) ORDER BY o.id DESC",      \
	    OF_SHIPMENTS) ", " NUMBERS("2",                                    \
	    "IFNULL(o.foreign_no, CONCAT('#', o.id)) ORDER BY o.id DESC",      \
	    OF_RETURNS) ", " NUMBERS("3",                                      \
	    "CONCAT(IF(o.kind = 2, 'K', 'T'), o.id) ORDER BY o.id DESC",       \
	    OF_TICKETS) ", " NUMBERS("4", "o.promise_day ORDER BY o.id DESC",  \
	    OF_PROMISES) ", " NUMBERS("6", "o.number ORDER BY o.id DESC",      \
	    OF_CONTRACTS) "), 2000)"

const struct db_query stmt_handover_insert = {
	/* unscoped: of customers locked in scope */
	.name = "handover.insert",
	.sql = "INSERT INTO handovers (customer_id, part, from_id, to_id, note,"
	       "  open_things, given_by, given_at)"
	       " SELECT c.id, ?, " HOLDER(
		   "?") ", ?, ?, " OPEN_THINGS ", ?, ?"
			"  FROM customers AS c WHERE c.id IN @in ORDER BY c.id",
	.param_count = 7,
};

const struct db_query stmt_handover_batch = {
	.name = "handover.batch",
	.sql = "UPDATE handovers SET batch_id = ? WHERE given_by = ?"
	       "   AND state = 1 AND batch_id IS NULL AND id >= ?",
	.param_count = 3,
};

/* --- Answering ------------------------------------------------------------------ */

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct handover_lock_row, id),
	DB_COLUMN(struct handover_lock_row, batch_id),
	DB_COLUMN(struct handover_lock_row, customer_id),
	DB_COLUMN(struct handover_lock_row, part),
	DB_COLUMN(struct handover_lock_row, state),
	DB_COLUMN(struct handover_lock_row, from_id),
	DB_COLUMN(struct handover_lock_row, to_id),
	DB_COLUMN(struct handover_lock_row, given_by),
	DB_COLUMN(struct handover_lock_row, has_users),
};

#define SELECT_LOCK                                                            \
	"SELECT h.id, h.batch_id, h.customer_id, h.part, h.state, h.from_id,"  \
	"  h.to_id, h.given_by, EXISTS (SELECT 1 FROM memberships AS m"        \
	"    WHERE m.customer_id = h.customer_id AND m.state = 1)"             \
	"  FROM handovers AS h"

/* The receiver's and the giver's own, whatever they reach. */
const struct db_query stmt_handover_lock = {
	/* unscoped: who may do what with it is judged by its people */
	.name = "handover.lock",
	.sql = SELECT_LOCK " WHERE h.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct handover_lock_row, lock_columns),
};

const struct db_query stmt_handover_batch_lock = {
	/* unscoped: of a handover locked before */
	.name = "handover.batch_lock",
	.sql = SELECT_LOCK " WHERE h.batch_id = ? ORDER BY h.id LIMIT 2000"
			   " FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct handover_lock_row, lock_columns),
};

const struct db_query stmt_handover_answered = {
	.name = "handover.answered",
	.sql = "UPDATE handovers SET state = ?, answered_at = ?, answer = ?"
	       " WHERE batch_id = ? AND state = 1",
	.param_count = 4,
};

#define COPY(table)                                                            \
	{                                                                      \
		.name = "handover." table,                                     \
		.sql = "UPDATE " table " SET rep_id = ?, team_id = ?"          \
		       " WHERE customer_id IN @in",                            \
		.param_count = 3,                                              \
	}

const struct db_query stmt_handover_orders = COPY("orders");
const struct db_query stmt_handover_shipments = COPY("shipments");
const struct db_query stmt_handover_returns = COPY("returns");
const struct db_query stmt_handover_tickets = COPY("tickets");
const struct db_query stmt_handover_contracts = COPY("contracts");
const struct db_query stmt_handover_licences = COPY("licences");
const struct db_query stmt_handover_credit_reviews = COPY("credit_reviews");
const struct db_query stmt_handover_receivables = COPY("receivables");
const struct db_query stmt_handover_receipts = COPY("receipts");
const struct db_query stmt_handover_credit_notes = COPY("credit_notes");
const struct db_query stmt_handover_tax_invoices = COPY("tax_invoices");
const struct db_query stmt_handover_statements = COPY("statements");
const struct db_query stmt_handover_red_letters = COPY("red_letters");

/* A holder who changed meanwhile is no hit. */
#define MOVE(column)                                                           \
	"UPDATE customers AS c JOIN handovers AS h ON h.customer_id = c.id"    \
	"  SET c." column " = h.to_id, c.version = c.version + 1"              \
	" WHERE h.batch_id = ? AND h.state = 1 AND c." column " <=> h.from_id"

const struct db_query stmt_handover_rep = {
	.name = "handover.rep",
	.sql = "UPDATE customers AS c JOIN handovers AS h"
	       "   ON h.customer_id = c.id"
	       "  SET c.rep_id = h.to_id, c.team_id = ?,"
	       "   c.version = c.version + 1"
	       " WHERE h.batch_id = ? AND h.state = 1"
	       "   AND c.rep_id <=> h.from_id",
	.param_count = 2,
};

const struct db_query stmt_handover_service = {
	.name = "handover.service",
	.sql = MOVE("service_id"),
	.param_count = 1,
};

const struct db_query stmt_handover_credit = {
	.name = "handover.credit",
	.sql = MOVE("credit_officer_id"),
	.param_count = 1,
};

const struct db_query stmt_handover_sponsor = {
	.name = "handover.sponsor",
	.sql = MOVE("sponsor_id"),
	.param_count = 1,
};

const struct db_query stmt_handover_history = {
	/* unscoped: of handovers locked before */
	.name = "handover.history",
	.sql = "INSERT INTO customer_changes (customer_id, state, field,"
	       "  old_value, new_value, reason, at, user_id)"
	       " SELECT h.customer_id, 2, ELT(h.part, 'salesperson', 'service',"
	       "   'credit_officer', 'sponsor'), IFNULL(f.name, ''), t.name,"
	       "  LEFT(h.note, 500), ?, h.given_by FROM handovers AS h"
	       "  LEFT JOIN users AS f ON f.id = h.from_id"
	       "  JOIN users AS t ON t.id = h.to_id"
	       " WHERE h.batch_id = ? AND h.state = 1",
	.param_count = 2,
};
