/**
 * @file
 * Every SQL statement of credit_review.c and credit_review_act.c, and nothing
 * else.
 */
#include "domain/credit_review_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct review_customer_row, id),
	DB_COLUMN(struct review_customer_row, class),
	DB_COLUMN(struct review_customer_row, rep_id),
	DB_COLUMN(struct review_customer_row, team_id),
};

const struct db_query stmt_credit_review_customer = {
	.name = "credit_review.customer",
	.sql = "SELECT c.id, c.class, c.rep_id, c.team_id FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct review_customer_row, customer_columns),
};

const struct db_query stmt_credit_review_insert = {
	.name = "credit_review.insert",
	.sql = "INSERT INTO credit_reviews (customer_id, rep_id, team_id, kind,"
	       "  state, wanted_limit_fen, wanted_term_kind, wanted_term_days,"
	       "  wanted_until, reason, survey, band, asked_by, created_at,"
	       "  state_since)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)",
	.param_count = 14,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct review_core, id),
	DB_COLUMN(struct review_core, customer_id),
	DB_COLUMN(struct review_core, rep_id),
	DB_COLUMN(struct review_core, team_id),
	DB_COLUMN(struct review_core, class),
	DB_COLUMN(struct review_core, kind),
	DB_COLUMN(struct review_core, state),
	DB_COLUMN(struct review_core, wanted_limit_fen),
	DB_COLUMN(struct review_core, wanted_term_kind),
	DB_COLUMN(struct review_core, wanted_term_days),
	DB_COLUMN(struct review_core, wanted_until),
	DB_COLUMN(struct review_core, has_assets),
	DB_COLUMN(struct review_core, net_assets_fen),
	DB_COLUMN(struct review_core, has_purchase),
	DB_COLUMN(struct review_core, yearly_purchase_fen),
	DB_COLUMN(struct review_core, grade),
	DB_COLUMN(struct review_core, suggested_limit_fen),
	DB_COLUMN(struct review_core, asked_by),
	DB_COLUMN(struct review_core, opinion_by),
	DB_COLUMN(struct review_core, asked_by_staff),
};

const struct db_query stmt_credit_review_lock = {
	/* unscoped: the reach is judged on the locked row */
	.name = "credit_review.lock",
	.sql = "SELECT r.id, r.customer_id, r.rep_id, r.team_id,"
	       "  (SELECT c.class FROM customers AS c"
	       "    WHERE c.id = r.customer_id),"
	       "  r.kind, r.state, r.wanted_limit_fen, r.wanted_term_kind,"
	       "  r.wanted_term_days, r.wanted_until,"
	       "  r.net_assets_fen IS NOT NULL, r.net_assets_fen,"
	       "  r.yearly_purchase_fen IS NOT NULL, r.yearly_purchase_fen,"
	       "  r.grade, r.suggested_limit_fen, r.asked_by, r.opinion_by,"
	       "  EXISTS (SELECT 1 FROM memberships AS m"
	       "    WHERE m.user_id = r.asked_by AND m.customer_id IS NULL)"
	       "  FROM credit_reviews AS r WHERE r.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct review_core, core_columns),
};

const struct db_query stmt_credit_review_event = {
	.name = "credit_review.event",
	.sql = "INSERT INTO credit_review_events (review_id, at, user_id, kind,"
	       "  note) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_credit_review_again = {
	.name = "credit_review.again",
	.sql = "UPDATE credit_reviews SET state = ?, state_since = ?,"
	       "  wanted_limit_fen = ?, wanted_term_kind = ?,"
	       "  wanted_term_days = ?, wanted_until = ?, reason = ?, band = ?"
	       " WHERE id = ?",
	.param_count = 9,
};

const struct db_query stmt_credit_review_move = {
	.name = "credit_review.move",
	.sql = "UPDATE credit_reviews SET state = ?, state_since = ?"
	       " WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_credit_review_surveyed = {
	.name = "credit_review.surveyed",
	.sql = "UPDATE credit_reviews SET state = 3, state_since = ?,"
	       "  survey = ?, net_assets_fen = IF(? < 0, NULL, ?),"
	       "  yearly_purchase_fen = IF(? < 0, NULL, ?), surveyed_by = ?"
	       " WHERE id = ?",
	.param_count = 8,
};

const struct db_query stmt_credit_review_scored = {
	.name = "credit_review.scored",
	.sql = "UPDATE credit_reviews SET state = 4, state_since = ?,"
	       "  analysis_score = ?, payment_score = ?, potential_score = ?,"
	       "  score_note = ?, grade = ?, suggested_limit_fen = ?,"
	       "  scored_by = ? WHERE id = ?",
	.param_count = 9,
};

const struct db_query stmt_credit_review_opined = {
	.name = "credit_review.opined",
	.sql = "UPDATE credit_reviews SET state = 5, state_since = ?,"
	       "  opinion = ?, opinion_by = ?, band = ? WHERE id = ?",
	.param_count = 5,
};

const struct db_query stmt_credit_review_decided = {
	.name = "credit_review.decided",
	.sql = "UPDATE credit_reviews SET state = ?, state_since = ?, band = ?,"
	       "  decided_limit_fen = ?, decided_term_kind = ?,"
	       "  decided_term_days = ?, valid_until = ?, decision_note = ?,"
	       "  decided_by = ? WHERE id = ?",
	.param_count = 10,
};

static const struct db_column paid_columns[] = {
	DB_COLUMN(struct review_paid_row, paid.amount_fen),
	DB_COLUMN(struct review_paid_row, paid.days_late),
	DB_COLUMN(struct review_paid_row, paid.is_open),
};

/* Paid on the day the last of what settled it came in. */
const struct db_query stmt_credit_review_paid = {
	/* unscoped: of the customer of a review in reach */
	.name = "credit_review.paid",
	.sql = "SELECT CAST(SUM(x.amount_fen) AS SIGNED), x.days_late,"
	       "  x.is_open"
	       "  FROM (SELECT r.amount_fen, r.open_fen > 0 AS is_open,"
	       "          IF(r.open_fen > 0, 0, IFNULL(DATEDIFF("
	       "            (SELECT MAX(IFNULL(p.received_on, DATE(n.at)))"
	       "               FROM applications AS a"
	       "               LEFT JOIN receipts AS p ON p.id = a.receipt_id"
	       "               LEFT JOIN credit_notes AS n"
	       "                 ON n.id = a.credit_note_id"
	       "              WHERE a.receivable_id = r.id"
	       "                AND a.amount_fen > 0"
	       "                AND NOT EXISTS (SELECT 1"
	       "                   FROM applications AS u"
	       "                  WHERE u.undoes_id = a.id)),"
	       "            r.due_on), 0)) AS days_late"
	       "          FROM receivables AS r"
	       "         WHERE r.customer_id = ? AND r.due_on >= ?"
	       "           AND r.due_on < ? AND r.amount_fen > 0) AS x"
	       " GROUP BY x.is_open, x.days_late LIMIT 5000",
	.param_count = 3,
	DB_ROWS(struct review_paid_row, paid_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct review_number_row, number),
};

const struct db_query stmt_credit_review_sales = {
	/* unscoped: of the customer of a review in reach */
	.name = "credit_review.sales",
	.sql = "SELECT CAST("
	       "  (SELECT IFNULL(SUM(r.amount_fen), 0) FROM receivables AS r"
	       "    WHERE r.customer_id = ? AND r.kind IN (1, 3)"
	       "      AND r.posted_at >= ? AND r.posted_at < ?)"
	       "  - (SELECT IFNULL(SUM(n.amount_fen), 0) FROM credit_notes AS n"
	       "    WHERE n.customer_id = ? AND n.kind IN (1, 3)"
	       "      AND n.at >= ? AND n.at < ?) AS SIGNED)",
	.param_count = 6,
	DB_ROWS(struct review_number_row, number_columns),
};

const struct db_query stmt_credit_review_account = {
	.name = "credit_review.account",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen)"
	       " VALUES (?, 0)"
	       " ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)",
	.param_count = 1,
};

/* Whoever is granted a limit is checked by it. */
const struct db_query stmt_credit_review_grant = {
	.name = "credit_review.grant",
	.sql = "UPDATE credit_accounts SET limit_fen = ?, limit_until = ?,"
	       "  term_kind = ?, term_days = ?, grade = ?, check_mode = 1"
	       " WHERE customer_id = ?",
	.param_count = 6,
};

const struct db_query stmt_credit_review_raise = {
	.name = "credit_review.raise",
	.sql = "UPDATE credit_accounts SET temp_limit_fen = ?, temp_until = ?"
	       " WHERE customer_id = ?",
	.param_count = 3,
};

const struct db_query stmt_credit_review_change = {
	.name = "credit_review.change",
	.sql = "INSERT INTO credit_changes (customer_id, kind, at, user_id,"
	       "  limit_before_fen, limit_after_fen, until_day, review_id,"
	       "  note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

static const struct db_column find_columns[] = {
	DB_COLUMN(struct credit_review, id),
	DB_COLUMN(struct credit_review, customer_id),
	DB_COLUMN(struct credit_review, customer_code),
	DB_COLUMN(struct credit_review, customer_name),
	DB_COLUMN(struct credit_review, customer_name_en),
	DB_COLUMN(struct credit_review, class),
	DB_COLUMN(struct credit_review, rep_id),
	DB_COLUMN(struct credit_review, team_id),
	DB_COLUMN(struct credit_review, kind),
	DB_COLUMN(struct credit_review, state),
	DB_COLUMN(struct credit_review, wanted_limit_fen),
	DB_COLUMN(struct credit_review, wanted_term_kind),
	DB_COLUMN(struct credit_review, wanted_term_days),
	DB_COLUMN(struct credit_review, wanted_until),
	DB_COLUMN(struct credit_review, reason),
	DB_COLUMN(struct credit_review, survey),
	DB_COLUMN(struct credit_review, has_assets),
	DB_COLUMN(struct credit_review, net_assets_fen),
	DB_COLUMN(struct credit_review, has_purchase),
	DB_COLUMN(struct credit_review, yearly_purchase_fen),
	DB_COLUMN(struct credit_review, is_scored),
	DB_COLUMN(struct credit_review, analysis_score),
	DB_COLUMN(struct credit_review, payment_score),
	DB_COLUMN(struct credit_review, potential_score),
	DB_COLUMN(struct credit_review, score_note),
	DB_COLUMN(struct credit_review, grade),
	DB_COLUMN(struct credit_review, suggested_limit_fen),
	DB_COLUMN(struct credit_review, opinion),
	DB_COLUMN(struct credit_review, band),
	DB_COLUMN(struct credit_review, decided_limit_fen),
	DB_COLUMN(struct credit_review, decided_term_kind),
	DB_COLUMN(struct credit_review, decided_term_days),
	DB_COLUMN(struct credit_review, valid_until),
	DB_COLUMN(struct credit_review, decision_note),
	DB_COLUMN(struct credit_review, asked_by),
	DB_COLUMN(struct credit_review, asked_by_staff),
	DB_COLUMN(struct credit_review, opinion_by),
	DB_COLUMN(struct credit_review, asked_by_name),
	DB_COLUMN(struct credit_review, surveyed_by_name),
	DB_COLUMN(struct credit_review, scored_by_name),
	DB_COLUMN(struct credit_review, opinion_by_name),
	DB_COLUMN(struct credit_review, decided_by_name),
	DB_COLUMN(struct credit_review, created_at),
	DB_COLUMN(struct credit_review, state_since),
	DB_COLUMN(struct credit_review, limit_fen),
	DB_COLUMN(struct credit_review, used_fen),
	DB_COLUMN(struct credit_review, limit_until),
	DB_COLUMN(struct credit_review, temp_limit_fen),
	DB_COLUMN(struct credit_review, temp_until),
};

const struct db_query stmt_credit_review_find = {
	.name = "credit_review.find",
	.sql = "SELECT r.id, r.customer_id, c.code, c.name, c.name_en, c.class,"
	       "  r.rep_id, r.team_id, r.kind, r.state, r.wanted_limit_fen,"
	       "  r.wanted_term_kind, r.wanted_term_days, r.wanted_until,"
	       "  r.reason, r.survey, r.net_assets_fen IS NOT NULL,"
	       "  r.net_assets_fen, r.yearly_purchase_fen IS NOT NULL,"
	       "  r.yearly_purchase_fen, r.grade IS NOT NULL,"
	       "  r.analysis_score, r.payment_score, r.potential_score,"
	       "  r.score_note, r.grade, r.suggested_limit_fen, r.opinion,"
	       "  r.band, r.decided_limit_fen, r.decided_term_kind,"
	       "  r.decided_term_days, r.valid_until, r.decision_note,"
	       "  r.asked_by, EXISTS (SELECT 1 FROM memberships AS m"
	       "    WHERE m.user_id = r.asked_by AND m.customer_id IS NULL),"
	       "  r.opinion_by, ua.name, us.name, uc.name,"
	       "  uo.name, ud.name, r.created_at, r.state_since, a.limit_fen,"
	       "  a.used_fen, a.limit_until, a.temp_limit_fen, a.temp_until"
	       "  FROM credit_reviews AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       "  LEFT JOIN users AS ua ON ua.id = r.asked_by"
	       "  LEFT JOIN users AS us ON us.id = r.surveyed_by"
	       "  LEFT JOIN users AS uc ON uc.id = r.scored_by"
	       "  LEFT JOIN users AS uo ON uo.id = r.opinion_by"
	       "  LEFT JOIN users AS ud ON ud.id = r.decided_by"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct credit_review, find_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct credit_review_event, id),
	DB_COLUMN(struct credit_review_event, at),
	DB_COLUMN(struct credit_review_event, user_name),
	DB_COLUMN(struct credit_review_event, kind),
	DB_COLUMN(struct credit_review_event, note),
};

const struct db_query stmt_credit_review_events = {
	/* unscoped: only the id that credit_review.find allowed */
	.name = "credit_review.events",
	.sql = "SELECT e.id, e.at, u.name, e.kind, e.note"
	       "  FROM credit_review_events AS e"
	       "  LEFT JOIN users AS u ON u.id = e.user_id"
	       " WHERE e.review_id = ? ORDER BY e.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct credit_review_event, event_columns),
};

const struct db_query stmt_credit_review_by_id = {
	.name = "credit_review.by_id",
	.sql = "SELECT r.id FROM credit_reviews AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct review_number_row, number_columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct credit_review_row, id),
	DB_COLUMN(struct credit_review_row, customer_id),
	DB_COLUMN(struct credit_review_row, customer_code),
	DB_COLUMN(struct credit_review_row, customer_name),
	DB_COLUMN(struct credit_review_row, customer_name_en),
	DB_COLUMN(struct credit_review_row, kind),
	DB_COLUMN(struct credit_review_row, state),
	DB_COLUMN(struct credit_review_row, wanted_limit_fen),
	DB_COLUMN(struct credit_review_row, decided_limit_fen),
	DB_COLUMN(struct credit_review_row, grade),
	DB_COLUMN(struct credit_review_row, band),
	DB_COLUMN(struct credit_review_row, valid_until),
	DB_COLUMN(struct credit_review_row, created_at),
	DB_COLUMN(struct credit_review_row, state_since),
	DB_COLUMN(struct credit_review_row, asked_by_name),
};

const struct db_query stmt_credit_review_list = {
	.name = "credit_review.list",
	.sql = "SELECT STRAIGHT_JOIN r.id, r.customer_id, c.code, c.name,"
	       "  c.name_en, r.kind, r.state, r.wanted_limit_fen,"
	       "  r.decided_limit_fen, r.grade, r.band, r.valid_until,"
	       "  r.created_at, r.state_since, u.name"
	       "  FROM credit_reviews AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       "  LEFT JOIN users AS u ON u.id = r.asked_by"
	       " WHERE @scope(r, c)",
	.param_count = 0,
	DB_ROWS(struct credit_review_row, row_columns),
};

const char credit_review_list_customer[] = "AND r.customer_id = ?";
const char credit_review_list_state[] = "AND r.state = ?";
const char credit_review_list_kind[] = "AND r.kind = ?";
const char credit_review_list_open[] = "AND r.state <= 5";
const char credit_review_list_after[] =
    "AND r.created_at <= ? AND (r.created_at < ? OR r.id < ?)";
const char credit_review_list_order[] =
    "ORDER BY r.created_at DESC, r.id DESC LIMIT ?";
