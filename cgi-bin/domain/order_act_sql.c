/**
 * @file
 * Every SQL statement of order_act.c, and nothing else.  All of an order that
 * was locked and found in sight before.
 */
#include "domain/order_act_sql.h"

const struct db_query stmt_order_withdraw_proposal = {
	.name = "order.withdraw_proposal",
	.sql = "UPDATE proposals SET state = 4, answered_at = ?"
	       " WHERE order_id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_order_release_holds = {
	.name = "order.release_holds",
	.sql = "UPDATE order_holds SET state = 2, released_by = ?,"
	       "  released_at = ?, note = ?"
	       " WHERE order_id = ? AND state = 1",
	.param_count = 4,
};

const struct db_query stmt_order_force_hold = {
	.name = "order.force_hold",
	.sql = "INSERT INTO order_holds (order_id, reason, state, since,"
	       "  set_by, note) VALUES (?, 5, 1, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE state = 1, since = VALUES(since),"
	       "  set_by = VALUES(set_by), note = VALUES(note),"
	       "  released_by = NULL, released_at = NULL",
	.param_count = 4,
};
