/**
 * @file
 * Every SQL statement of credit_limit.c and credit_limit_job.c, and nothing
 * else.
 */
#include "domain/credit_limit_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct limit_customer_row, id),
	DB_COLUMN(struct limit_customer_row, code),
};

const struct db_query stmt_credit_limit_customer = {
	.name = "credit_limit.customer",
	.sql = "SELECT c.id, c.code FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct limit_customer_row, customer_columns),
};

const struct db_query stmt_credit_limit_open = {
	.name = "credit_limit.open",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen)"
	       " VALUES (?, 0)"
	       " ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)",
	.param_count = 1,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct limit_core, customer_id),
	DB_COLUMN(struct limit_core, customer_code),
	DB_COLUMN(struct limit_core, limit_fen),
	DB_COLUMN(struct limit_core, limit_until),
	DB_COLUMN(struct limit_core, temp_limit_fen),
	DB_COLUMN(struct limit_core, temp_until),
	DB_COLUMN(struct limit_core, frozen),
	DB_COLUMN(struct limit_core, check_mode),
};

const struct db_query stmt_credit_limit_lock = {
	/* unscoped: of a customer in reach, or a job's */
	.name = "credit_limit.lock",
	.sql = "SELECT a.customer_id,"
	       "  (SELECT c.code FROM customers AS c"
	       "    WHERE c.id = a.customer_id), a.limit_fen, a.limit_until,"
	       "  a.temp_limit_fen, a.temp_until, a.frozen, a.check_mode"
	       "  FROM credit_accounts AS a WHERE a.customer_id = ?"
	       "   FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct limit_core, core_columns),
};

const struct db_query stmt_credit_limit_freeze = {
	.name = "credit_limit.freeze",
	.sql = "UPDATE credit_accounts SET frozen = ? WHERE customer_id = ?",
	.param_count = 2,
};

const struct db_query stmt_credit_limit_check_mode = {
	.name = "credit_limit.check_mode",
	.sql = "UPDATE credit_accounts SET check_mode = ?"
	       " WHERE customer_id = ?",
	.param_count = 2,
};

/* The end stays: it is why orders are held. */
const struct db_query stmt_credit_limit_lapse = {
	.name = "credit_limit.lapse",
	.sql = "UPDATE credit_accounts SET limit_fen = 0 WHERE customer_id = ?",
	.param_count = 1,
};

const struct db_query stmt_credit_limit_end_raise = {
	.name = "credit_limit.end_raise",
	.sql = "UPDATE credit_accounts SET temp_limit_fen = 0,"
	       "  temp_until = NULL WHERE customer_id = ?",
	.param_count = 1,
};

const struct db_query stmt_credit_limit_change = {
	.name = "credit_limit.change",
	.sql = "INSERT INTO credit_changes (customer_id, kind, at, user_id,"
	       "  limit_before_fen, limit_after_fen, until_day, note)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column change_columns[] = {
	DB_COLUMN(struct credit_change, id),
	DB_COLUMN(struct credit_change, kind),
	DB_COLUMN(struct credit_change, at),
	DB_COLUMN(struct credit_change, user_name),
	DB_COLUMN(struct credit_change, limit_before_fen),
	DB_COLUMN(struct credit_change, limit_after_fen),
	DB_COLUMN(struct credit_change, until),
	DB_COLUMN(struct credit_change, review_id),
	DB_COLUMN(struct credit_change, note),
};

const struct db_query stmt_credit_limit_changes = {
	.name = "credit_limit.changes",
	.sql = "SELECT h.id, h.kind, h.at, u.name, h.limit_before_fen,"
	       "  h.limit_after_fen, h.until_day, h.review_id, h.note"
	       "  FROM credit_changes AS h"
	       "  JOIN customers AS c ON c.id = h.customer_id"
	       "  LEFT JOIN users AS u ON u.id = h.user_id"
	       " WHERE h.customer_id = ? AND (? = 0 OR h.id < ?)"
	       "   AND @scope(c)"
	       " ORDER BY h.id DESC LIMIT ?",
	.param_count = 4,
	DB_ROWS(struct credit_change, change_columns),
};

static const struct db_column standing_columns[] = {
	DB_COLUMN(struct credit_standing, customer_id),
	DB_COLUMN(struct credit_standing, customer_code),
	DB_COLUMN(struct credit_standing, customer_name),
	DB_COLUMN(struct credit_standing, customer_name_en),
	DB_COLUMN(struct credit_standing, class),
	DB_COLUMN(struct credit_standing, limit_fen),
	DB_COLUMN(struct credit_standing, limit_until),
	DB_COLUMN(struct credit_standing, temp_limit_fen),
	DB_COLUMN(struct credit_standing, temp_until),
	DB_COLUMN(struct credit_standing, used_fen),
	DB_COLUMN(struct credit_standing, overdue_fen),
	DB_COLUMN(struct credit_standing, overdue_since),
	DB_COLUMN(struct credit_standing, term_kind),
	DB_COLUMN(struct credit_standing, term_days),
	DB_COLUMN(struct credit_standing, cut_off_day),
	DB_COLUMN(struct credit_standing, check_mode),
	DB_COLUMN(struct credit_standing, frozen),
	DB_COLUMN(struct credit_standing, grade),
	DB_COLUMN(struct credit_standing, group_id),
};

#define STANDING_SELECT                                                        \
	"SELECT c.id, c.code, c.name, c.name_en, c.class, a.limit_fen,"        \
	"  a.limit_until, a.temp_limit_fen, a.temp_until, a.used_fen,"         \
	"  a.overdue_fen, a.overdue_since, IFNULL(a.term_kind, 2),"            \
	"  a.term_days, IFNULL(a.cut_off_day, 31), IFNULL(a.check_mode, 1),"   \
	"  IFNULL(a.frozen, ''), a.grade, a.group_id"

const struct db_query stmt_credit_limit_standing = {
	.name = "credit_limit.standing",
	.sql = STANDING_SELECT
	    "  FROM customers AS c"
	    "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	    " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct credit_standing, standing_columns),
};

const struct db_query stmt_credit_limit_standings = {
	.name = "credit_limit.standings",
	.sql = STANDING_SELECT
	    "  FROM credit_accounts AS a"
	    "  JOIN customers AS c ON c.id = a.customer_id"
	    " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct credit_standing, standing_columns),
};

const char credit_limit_by_used[] =
    "AND a.used_fen > 0 ORDER BY a.used_fen DESC, c.id LIMIT ?";
const char credit_limit_by_end[] =
    "AND ((a.limit_fen > 0 AND a.limit_until BETWEEN ? AND ?)"
    "  OR (a.temp_limit_fen > 0 AND a.temp_until BETWEEN ? AND ?))"
    " ORDER BY LEAST(IF(a.limit_fen > 0 AND a.limit_until >= ?,"
    "    a.limit_until, '9999-12-31'),"
    "  IF(a.temp_limit_fen > 0 AND a.temp_until >= ?, a.temp_until,"
    "    '9999-12-31')), c.id LIMIT ?";
const char credit_limit_by_overdue[] =
    "AND a.overdue_fen > 0 ORDER BY a.overdue_fen DESC, c.id LIMIT ?";
const char credit_limit_frozen[] =
    "AND a.frozen <> '' ORDER BY a.used_fen DESC, c.id LIMIT ?";

static const struct db_column job_columns[] = {
	DB_COLUMN(struct limit_job_row, customer_id),
};

const struct db_query stmt_credit_limit_ended_raises = {
	/* unscoped: a job of the system */
	.name = "credit_limit.ended_raises",
	.sql = "SELECT a.customer_id FROM credit_accounts AS a"
	       " WHERE a.temp_until < ? ORDER BY a.temp_until LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct limit_job_row, job_columns),
};

const struct db_query stmt_credit_limit_lapsed = {
	/* unscoped: a job of the system */
	.name = "credit_limit.lapsed",
	.sql = "SELECT a.customer_id FROM credit_accounts AS a"
	       " WHERE a.limit_until < ? AND a.limit_fen > 0"
	       " ORDER BY a.limit_until LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct limit_job_row, job_columns),
};

/* Those without a reminder of a stage their end is within by now: the nearest
 * stage alone is sent. */
const struct db_query stmt_credit_limit_ending = {
	/* unscoped: a job of the system */
	.name = "credit_limit.ending",
	.sql = "SELECT a.customer_id FROM credit_accounts AS a"
	       " WHERE a.limit_until >= ? AND a.limit_until <= ?"
	       "   AND a.limit_fen > 0"
	       "   AND NOT EXISTS (SELECT 1 FROM credit_reminders AS m"
	       "      WHERE m.customer_id = a.customer_id"
	       "        AND m.until_day = a.limit_until"
	       "        AND m.days_before <= ?)"
	       " ORDER BY a.limit_until LIMIT 200",
	.param_count = 3,
	DB_ROWS(struct limit_job_row, job_columns),
};

const struct db_query stmt_credit_limit_reminded = {
	.name = "credit_limit.reminded",
	.sql = "INSERT INTO credit_reminders (customer_id, until_day,"
	       "  days_before, at) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};
