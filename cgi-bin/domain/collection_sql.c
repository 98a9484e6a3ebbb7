/**
 * @file
 * Every SQL statement of collection*.c, and nothing else.
 */
#include "domain/collection_sql.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct collection_row, customer_id),
	DB_COLUMN(struct collection_row, customer_code),
	DB_COLUMN(struct collection_row, customer_name),
	DB_COLUMN(struct collection_row, customer_name_en),
	DB_COLUMN(struct collection_row, rep_name),
	DB_COLUMN(struct collection_row, overdue_fen),
	DB_COLUMN(struct collection_row, receivable_count),
	DB_COLUMN(struct collection_row, oldest_due),
	DB_COLUMN(struct collection_row, last_kind),
	DB_COLUMN(struct collection_row, last_at),
	DB_COLUMN(struct collection_row, last_note),
	DB_COLUMN(struct collection_row, promise_day),
	DB_COLUMN(struct collection_row, promise_fen),
};

/* The last note, and the promise due first; by the index of the customer. */
#define LAST_NOTE                                                              \
	"(SELECT n.id FROM collection_notes AS n"                              \
	"  WHERE n.customer_id = c.id AND n.kind <> 5"                         \
	"  ORDER BY n.at DESC, n.id DESC LIMIT 1)"
#define NEXT_PROMISE                                                           \
	"(SELECT q.id FROM collection_notes AS q"                              \
	"  WHERE q.customer_id = c.id AND q.promise_state = 1"                 \
	"  ORDER BY q.promise_day, q.id LIMIT 1)"

const struct db_query stmt_collection_list = {
	.name = "collection.list",
	.sql = "SELECT c.id, c.code, c.name, c.name_en, u.name, t.overdue_fen,"
	       "  t.receivables, t.oldest_due, ln.kind, ln.at, ln.note,"
	       "  np.promise_day, np.promise_fen"
	       "  FROM (SELECT r.customer_id,"
	       "          CAST(SUM(r.open_fen) AS SIGNED) AS overdue_fen,"
	       "          COUNT(*) AS receivables,"
	       "          MIN(r.due_on) AS oldest_due"
	       "          FROM receivables AS r"
	       "         WHERE r.due_on < ? AND r.open_fen > 0"
	       "         GROUP BY r.customer_id) AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       "  LEFT JOIN users AS u ON u.id = c.rep_id"
	       "  LEFT JOIN collection_notes AS ln ON ln.id = " LAST_NOTE
	       "  LEFT JOIN collection_notes AS np ON np.id = " NEXT_PROMISE
	       " WHERE @scope(c)",
	.param_count = 1,
	DB_ROWS(struct collection_row, list_columns),
};

const char collection_list_customer[] = "AND c.id = ?";
const char collection_list_level[] = "AND t.oldest_due <= ?";
const char collection_list_after[] =
    "AND t.oldest_due >= ? AND (t.oldest_due > ? OR c.id > ?)";
const char collection_list_order[] = "ORDER BY t.oldest_due, c.id LIMIT ?";

static const struct db_column note_columns[] = {
	DB_COLUMN(struct collection_note, id),
	DB_COLUMN(struct collection_note, customer_id),
	DB_COLUMN(struct collection_note, kind),
	DB_COLUMN(struct collection_note, at),
	DB_COLUMN(struct collection_note, user_name),
	DB_COLUMN(struct collection_note, level),
	DB_COLUMN(struct collection_note, note),
	DB_COLUMN(struct collection_note, promise_day),
	DB_COLUMN(struct collection_note, promise_fen),
	DB_COLUMN(struct collection_note, promise_state),
};

const struct db_query stmt_collection_notes = {
	.name = "collection.notes",
	.sql = "SELECT n.id, n.customer_id, n.kind, n.at, u.name, n.level,"
	       "  n.note, n.promise_day, n.promise_fen, n.promise_state"
	       "  FROM collection_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       "  LEFT JOIN users AS u ON u.id = n.user_id"
	       " WHERE n.customer_id = ? AND (? = 0 OR n.id < ?)"
	       "   AND @scope(c)"
	       " ORDER BY n.id DESC LIMIT ?",
	.param_count = 4,
	DB_ROWS(struct collection_note, note_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct collection_customer_row, id),
	DB_COLUMN(struct collection_customer_row, code),
	DB_COLUMN(struct collection_customer_row, name),
	DB_COLUMN(struct collection_customer_row, name_en),
	DB_COLUMN(struct collection_customer_row, open_fen),
	DB_COLUMN(struct collection_customer_row, overdue_fen),
	DB_COLUMN(struct collection_customer_row, oldest_due),
};

const struct db_query stmt_collection_customer = {
	.name = "collection.customer",
	.sql = "SELECT c.id, c.code, c.name, c.name_en,"
	       "  CAST(IFNULL(SUM(r.open_fen), 0) AS SIGNED),"
	       "  CAST(IFNULL(SUM(IF(r.due_on < ?, r.open_fen, 0)), 0)"
	       "    AS SIGNED), MIN(IF(r.due_on < ?, r.due_on, NULL))"
	       "  FROM customers AS c"
	       "  LEFT JOIN receivables AS r"
	       "    ON r.customer_id = c.id AND r.open_fen > 0"
	       " WHERE c.id = ? AND @scope(c)"
	       " GROUP BY c.id, c.code, c.name, c.name_en",
	.param_count = 3,
	DB_ROWS(struct collection_customer_row, customer_columns),
};

const struct db_query stmt_collection_insert = {
	.name = "collection.insert",
	.sql = "INSERT INTO collection_notes (customer_id, kind, at, user_id,"
	       "  level, note, promise_day, promise_fen, promise_state)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

static const struct db_column kept_columns[] = {
	DB_COLUMN(struct collection_kept, id),
	DB_COLUMN(struct collection_kept, name),
	DB_COLUMN(struct collection_kept, kept),
	DB_COLUMN(struct collection_kept, broken),
	DB_COLUMN(struct collection_kept, open),
};

#define KEPT_SUMS                                                              \
	"  CAST(SUM(n.promise_state = 2) AS SIGNED),"                          \
	"  CAST(SUM(n.promise_state = 3) AS SIGNED),"                          \
	"  CAST(SUM(n.promise_state = 1) AS SIGNED)"

const struct db_query stmt_collection_kept_customer = {
	.name = "collection.kept_customer",
	.sql = "SELECT c.id, c.name," KEPT_SUMS
	       "  FROM collection_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       " WHERE n.promise_state IN (1, 2, 3) AND n.at >= ?"
	       "   AND @scope(c)"
	       " GROUP BY c.id, c.name ORDER BY COUNT(*) DESC, c.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct collection_kept, kept_columns),
};

const struct db_query stmt_collection_kept_person = {
	.name = "collection.kept_person",
	.sql = "SELECT u.id, u.name," KEPT_SUMS
	       "  FROM collection_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       "  JOIN users AS u ON u.id = n.user_id"
	       " WHERE n.promise_state IN (1, 2, 3) AND n.at >= ?"
	       "   AND @scope(c)"
	       " GROUP BY u.id, u.name ORDER BY COUNT(*) DESC, u.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct collection_kept, kept_columns),
};

static const struct db_column since_columns[] = {
	DB_COLUMN(struct collection_since_row, acknowledged_at),
	DB_COLUMN(struct collection_since_row, confirmed_at),
	DB_COLUMN(struct collection_since_row, paid_on),
};

const struct db_query stmt_collection_since = {
	/* unscoped: only the id that collection.customer allowed */
	.name = "collection.since",
	.sql = "SELECT (SELECT MAX(n.at) FROM collection_notes AS n"
	       "    WHERE n.customer_id = ? AND n.kind IN (4, 5, 6)),"
	       "  (SELECT MAX(s.answered_at) FROM statements AS s"
	       "    WHERE s.customer_id = ? AND s.state = 2),"
	       "  (SELECT MAX(p.received_on) FROM receipts AS p"
	       "    WHERE p.customer_id = ? AND p.state = 1)",
	.param_count = 3,
	DB_ROWS(struct collection_since_row, since_columns),
};

static const struct db_column open_columns[] = {
	DB_COLUMN(struct collection_open_row, open.id),
	DB_COLUMN(struct collection_open_row, open.posted_on),
	DB_COLUMN(struct collection_open_row, open.due_on),
	DB_COLUMN(struct collection_open_row, open.amount_fen),
	DB_COLUMN(struct collection_open_row, open.open_fen),
	DB_COLUMN(struct collection_open_row, foreign_no),
	DB_COLUMN(struct collection_open_row, shipment_id),
};

const struct db_query stmt_collection_opens = {
	/* unscoped: only the id that collection.customer allowed */
	.name = "collection.opens",
	.sql = "SELECT r.id, r.posted_on, r.due_on, r.amount_fen, r.open_fen,"
	       "  r.foreign_no, r.shipment_id FROM receivables AS r"
	       " WHERE r.customer_id = ? AND r.open_fen > 0 AND r.due_on < ?"
	       " ORDER BY r.due_on, r.id LIMIT 500",
	.param_count = 2,
	DB_ROWS(struct collection_open_row, open_columns),
};

static const struct db_column due_columns[] = {
	DB_COLUMN(struct collection_due_row, id),
	DB_COLUMN(struct collection_due_row, customer_id),
	DB_COLUMN(struct collection_due_row, customer_code),
	DB_COLUMN(struct collection_due_row, at),
	DB_COLUMN(struct collection_due_row, promise_day),
	DB_COLUMN(struct collection_due_row, promise_fen),
};

/* Earliest first: a yuan goes to the promise that was due first. */
const struct db_query stmt_collection_due = {
	/* unscoped: a job of the system */
	.name = "collection.due",
	.sql = "SELECT n.id, n.customer_id, c.code, n.at, n.promise_day,"
	       "  n.promise_fen FROM collection_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       " WHERE n.promise_state = 1 AND n.promise_day < ?"
	       " ORDER BY n.promise_day, n.id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct collection_due_row, due_columns),
};

const struct db_query stmt_collection_lock = {
	/* unscoped: a job of the system */
	.name = "collection.lock",
	.sql = "SELECT n.id, n.customer_id, NULL, n.at, n.promise_day,"
	       "  n.promise_fen FROM collection_notes AS n"
	       " WHERE n.id = ? AND n.promise_state = 1 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct collection_due_row, due_columns),
};

static const struct db_column covered_columns[] = {
	DB_COLUMN(struct collection_covered_row, paid_fen),
	DB_COLUMN(struct collection_covered_row, claimed_fen),
};

/* What came in from the day of the promise to its own day; what of it counts
 * for promises kept before. */
const struct db_query stmt_collection_covered = {
	/* unscoped: a job of the system */
	.name = "collection.covered",
	.sql = "SELECT"
	       "  (SELECT CAST(IFNULL(SUM(p.amount_fen), 0) AS SIGNED)"
	       "     FROM receipts AS p WHERE p.customer_id = ?"
	       "      AND p.state = 1 AND p.received_on BETWEEN ? AND ?),"
	       "  (SELECT CAST(IFNULL(SUM(q.promise_fen), 0) AS SIGNED)"
	       "     FROM collection_notes AS q WHERE q.customer_id = ?"
	       "      AND q.promise_state = 2 AND q.id <> ?"
	       "      AND q.promise_day BETWEEN ? AND ?)",
	.param_count = 7,
	DB_ROWS(struct collection_covered_row, covered_columns),
};

const struct db_query stmt_collection_judge = {
	.name = "collection.judge",
	.sql = "UPDATE collection_notes SET promise_state = ? WHERE id = ?",
	.param_count = 2,
};
