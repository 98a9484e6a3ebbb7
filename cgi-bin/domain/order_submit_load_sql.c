/**
 * @file
 * Every SQL statement of order_submit_load.c, and nothing else.
 */
#include "domain/order_submit_load_sql.h"

#include "domain/licence_papers.h"

static const struct db_column row_columns[] = {
	DB_COLUMN(struct submit_row, head.draft_id),
	DB_COLUMN(struct submit_row, head.version),
	DB_COLUMN(struct submit_row, head.kind),
	DB_COLUMN(struct submit_row, head.draft_state),
	DB_COLUMN(struct submit_row, head.wanted_on),
	DB_COLUMN(struct submit_row, head.own_number),
	DB_COLUMN(struct submit_row, head.remark),
	DB_COLUMN(struct submit_row, head.order_id),
	DB_COLUMN(struct submit_row, head.changed_by),
	DB_COLUMN(struct submit_row, head.address_id),
	DB_COLUMN(struct submit_row, head.customer_id),
	DB_COLUMN(struct submit_row, head.customer_state),
	DB_COLUMN(struct submit_row, head.class),
	DB_COLUMN(struct submit_row, head.region_id),
	DB_COLUMN(struct submit_row, head.rep_id),
	DB_COLUMN(struct submit_row, head.team_id),
	DB_COLUMN(struct submit_row, head.price_list_id),
	DB_COLUMN(struct submit_row, head.has_approval),
	DB_COLUMN(struct submit_row, head.approval_over_fen),
	DB_COLUMN(struct submit_row, head.shelf_days),
	DB_COLUMN(struct submit_row, head.papers),
	DB_COLUMN(struct submit_row, head.address),
	DB_COLUMN(struct submit_row, head.contact),
	DB_COLUMN(struct submit_row, head.phone),
	DB_COLUMN(struct submit_row, head.account.customer_id),
	DB_COLUMN(struct submit_row, head.account.limit_fen),
	DB_COLUMN(struct submit_row, head.account.limit_until),
	DB_COLUMN(struct submit_row, head.account.temp_limit_fen),
	DB_COLUMN(struct submit_row, head.account.temp_until),
	DB_COLUMN(struct submit_row, head.account.term_days),
	DB_COLUMN(struct submit_row, head.account.used_fen),
	DB_COLUMN(struct submit_row, head.account.overdue_fen),
	DB_COLUMN(struct submit_row, head.account.overdue_since),
	DB_COLUMN(struct submit_row, head.account.no_check),
	DB_COLUMN(struct submit_row, head.account.is_frozen),
	DB_COLUMN(struct submit_row, head.account.group_id),
	DB_COLUMN(struct submit_row, head.account.group_limit_fen),
	DB_COLUMN(struct submit_row, head.account.group_used_fen),
	DB_COLUMN(struct submit_row, head.catalogue_version),
	DB_COLUMN(struct submit_row, head.same_number_id),
	DB_COLUMN(struct submit_row, line.position),
	DB_COLUMN(struct submit_row, line.typed_code),
	DB_COLUMN(struct submit_row, line.product_id),
	DB_COLUMN(struct submit_row, line.quantity),
	DB_COLUMN(struct submit_row, line.short_choice),
	DB_COLUMN(struct submit_row, line.seen_price_1e4),
};

#define LOAD_HEAD                                                              \
	"SELECT d.id, d.version, d.kind, d.state, d.wanted_on,"                \
	"  d.own_number, d.remark, d.order_id, d.changed_by, d.address_id,"    \
	"  c.id, c.state, c.class,"                                            \
	"  c.region_id, c.rep_id, c.team_id, c.price_list_id,"                 \
	"  c.approval_over_fen IS NOT NULL, c.approval_over_fen,"              \
	"  c.shelf_days, " LICENCE_PAPERS ","                                  \
	"  a.address, a.contact, a.phone, c.id,"                               \
	"  k.limit_fen, k.limit_until, k.temp_limit_fen, k.temp_until,"        \
	"  k.term_days, k.used_fen, k.overdue_fen, k.overdue_since,"           \
	"  IFNULL(k.check_mode, 1) = 2, IFNULL(k.frozen, '') <> '',"           \
	"  g.id, g.limit_fen, g.used_fen, v.version,"                          \
	"  (SELECT o.id FROM orders AS o"                                      \
	"    WHERE o.customer_id = d.customer_id AND o.own_number = "
#define LOAD_LINES                                                              \
	"      AND o.id <> IFNULL(d.order_id, 0) LIMIT 1),"                     \
	"  l.position, l.typed_code, l.product_id, l.quantity, l.short_choice," \
	"  l.seen_price_1e4"                                                    \
	"  FROM drafts AS d"                                                    \
	"  JOIN customers AS c ON c.id = d.customer_id"                         \
	"  LEFT JOIN customer_addresses AS a ON a.id ="
#define LOAD_DEFAULT                                                           \
	"    (SELECT x.id FROM customer_addresses AS x"                        \
	"      WHERE x.customer_id = d.customer_id AND x.state = 1"            \
	"      ORDER BY x.is_default DESC, x.id LIMIT 1))"
#define LOAD_REST                                                              \
	"  LEFT JOIN credit_accounts AS k ON k.customer_id = c.id"             \
	"  LEFT JOIN credit_groups AS g ON g.id = k.group_id"                  \
	"  LEFT JOIN catalogue_version AS v ON v.id = 1"                       \
	"  LEFT JOIN draft_lines AS l ON l.draft_id = d.id"                    \
	" WHERE d.id = ? AND @scope(c) LIMIT 501"

/* One statement for all there is to know; the head stands on each row.  Without
 * an address of its own the draft goes to the company's default.  One line more
 * than an order may have, in no order: rows so wide are sorted sooner here than
 * by the server. */
const struct db_query stmt_submit_load = {
	.name = "submit.load",
	.sql = LOAD_HEAD "NULLIF(d.own_number, '')" LOAD_LINES
			 " IFNULL(d.address_id," LOAD_DEFAULT LOAD_REST,
	.param_count = 1,
	DB_ROWS(struct submit_row, row_columns),
};

/* The same with the own number and the address of a form, which must be one the
 * company uses. */
const struct db_query stmt_submit_load_form = {
	.name = "submit.load_form",
	.sql = LOAD_HEAD
	"NULLIF(?, '')" LOAD_LINES " IFNULL(?," LOAD_DEFAULT
	" AND a.customer_id = d.customer_id AND a.state = 1" LOAD_REST,
	.param_count = 3,
	DB_ROWS(struct submit_row, row_columns),
};
