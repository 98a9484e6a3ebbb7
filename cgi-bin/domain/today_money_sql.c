/**
 * @file
 * Every SQL statement of today_money.c, and nothing else.
 */
#include "domain/today_money_sql.h"

static const struct db_column columns[] = {
	DB_COLUMN(struct today_money, kind),
	DB_COLUMN(struct today_money, count),
	DB_COLUMN(struct today_money, fen),
	DB_COLUMN(struct today_money, day),
};

/* Credited of a receivable: not to be invoiced. */
#define CREDITED                                                               \
	"(IFNULL((SELECT SUM(n.amount_fen) FROM credit_notes AS n"             \
	"          WHERE n.receivable_id = r.id), 0)"                          \
	" + IFNULL((SELECT SUM(x.amount_fen) FROM credit_note_shares AS x"     \
	"          WHERE x.receivable_id = r.id), 0))"

#define SUM_OF(what) "CAST(IFNULL(SUM(" what "), 0) AS SIGNED)"

/* Index: statements_month; receivables_open. */
const struct db_query stmt_today_money_own = {
	.name = "today.money_own",
	.sql =
	    "SELECT x.kind, x.n, x.fen, x.day FROM ("
	    "SELECT 1 AS kind, COUNT(*) AS n, " SUM_OF(
		"s.closing_fen") " AS fen, MIN(s.month) AS day"
				 "  FROM statements AS s WHERE s.customer_id = ? AND s.state = 1"
				 " UNION ALL SELECT 2, COUNT(*), " SUM_OF(
				     "r.open_fen") ", MIN(r.due_on)"
						   "  FROM receivables AS r"
						   " WHERE r.customer_id = ? AND r.open_fen > 0 AND r.due_on < ?"
						   " UNION ALL SELECT 3, COUNT(*), " SUM_OF(
						       "r.open_fen") ", MIN(r.due_on)"
								     "  FROM receivables AS r"
								     " WHERE r.customer_id = ? AND r.open_fen > 0"
								     "   AND r.due_on >= ? AND r.due_on <= ?"
								     ") AS x JOIN customers AS c ON c.id = ?"
								     " WHERE x.n > 0 AND @scope(c) ORDER BY x.kind LIMIT 3",
	.param_count = 7,
	DB_ROWS(struct today_money, columns),
};

/* Open states alone, each through its index by state. */
const struct db_query stmt_today_money_all = {
	/* unscoped: for who sees all customers' money */
	.name = "today.money_all",
	.sql =
	    "SELECT x.kind, x.n, x.fen, CAST(NULL AS DATE) FROM ("
	    "SELECT 4 AS kind, COUNT(*) AS n, " SUM_OF(
		"b.amount_fen") " AS fen"
				"  FROM bank_lines AS b WHERE b.state = 1"
				" UNION ALL SELECT 5, COUNT(*), " SUM_OF(
				    "p.amount_fen") "  FROM payment_slips AS p WHERE p.state = 1"
						    " UNION ALL SELECT 6, COUNT(*), " SUM_OF(
							"w.fen") "  FROM (SELECT r.amount_fen - r.invoiced_fen - " CREDITED " AS fen"
								 "          FROM receivables AS r"
								 "         WHERE r.posted_at >= ? AND r.kind IN (1, 4)"
								 "           AND r.invoiced_fen < r.amount_fen"
								 "        HAVING fen > 0 LIMIT 1000) AS w"
								 " UNION ALL SELECT 7, COUNT(*), " SUM_OF(
								     "t.total_fen") "  FROM tax_invoices AS t WHERE t.state = 1"
										    " UNION ALL SELECT 8, COUNT(*), " SUM_OF(
											"t.total_fen") "  FROM tax_invoices AS t WHERE t.state = 3"
												       " UNION ALL SELECT 9, COUNT(*), 0"
												       "  FROM statements AS s WHERE s.state = 3"
												       " UNION ALL SELECT 8 + v.state, COUNT(*), " SUM_OF(
													   "v.wanted_limit_fen") "  FROM credit_reviews AS v WHERE v.state IN (2, 3, 4, 5)"
																 "  GROUP BY v.state"
																 " UNION ALL SELECT 14, COUNT(*), " SUM_OF(
																     "a.limit_fen") "  FROM credit_accounts AS a"
																		    " WHERE a.limit_until >= ? AND a.limit_until <= ?"
																		    "   AND a.limit_fen > 0"
																		    " UNION ALL SELECT 15, COUNT(*), " SUM_OF(
																			"a.overdue_fen") "  FROM credit_accounts AS a WHERE a.overdue_fen > 0"
																					 " UNION ALL SELECT 16, COUNT(*), " SUM_OF(
																					     "n.promise_fen") "  FROM collection_notes AS n"
																							      " WHERE n.promise_state = 1 AND n.promise_day <= ?"
	    " UNION ALL SELECT 17, COUNT(*), " SUM_OF("l.amount_fen")
	    "  FROM red_letters AS l WHERE l.state IN (1, 2, 4)"
	    ") AS x WHERE x.n > 0 ORDER BY x.kind LIMIT 20",
	.param_count = 4,
	DB_ROWS(struct today_money, columns),
};
