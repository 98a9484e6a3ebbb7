/**
 * @file
 * What waits for a leader, in one statement.
 */
#include "domain/today_needs_sql.h"

#include "domain/today_needs.h"

static const struct db_column columns[] = {
	DB_COLUMN(struct today_need, kind),
	DB_COLUMN(struct today_need, count),
	DB_COLUMN(struct today_need, fen),
};

/* Neither the actor's own doing nor of the one it stands in for. */
#define NOT_OURS(column) " AND IFNULL(" column ", 0) NOT IN (?, ?)"

/* Open states alone, each through its index by state. */
const struct db_query stmt_today_needs = {
	/* unscoped: of tickets, whom they are about is left out by NOT_OURS; the
	 * rest stands in @scope(c) */
	.name = "today.needs",
	.sql =
	    "SELECT x.kind, COUNT(*), CAST(IFNULL(SUM(x.fen), 0) AS SIGNED)"
	    "  FROM ("
	    "SELECT 1 AS kind, o.customer_id, o.total_fen AS fen"
	    "  FROM orders AS o WHERE ? AND o.credit_facet = 2"
	    "   AND o.state IN (3, 4, 5) AND o.proposal_open = 0"
	    "   AND GREATEST(o.total_fen, IFNULL((SELECT h.amount_fen"
	    "     FROM order_holds AS h WHERE h.order_id = o.id"
	    "      AND h.reason = 1 AND h.state = 1), 0)) <= ?"
	    " UNION ALL SELECT 2, v.customer_id, v.wanted_limit_fen"
	    "  FROM credit_reviews AS v WHERE ? AND v.state = 5"
	    "   AND IFNULL(v.band, 1) <= ?" NOT_OURS("v.asked_by")
		NOT_OURS("v.opinion_by")
	    " UNION ALL SELECT 3, v.customer_id, v.wanted_limit_fen"
	    "  FROM credit_reviews AS v WHERE ? AND v.state = 4"
		NOT_OURS("v.asked_by")
	    " UNION ALL SELECT 4, k.customer_id, k.target_fen"
	    "  FROM contracts AS k WHERE ? AND k.state = 2"
		NOT_OURS("k.drafted_by")
	    " UNION ALL SELECT 5, t.customer_id, t.cost_fen"
	    "  FROM tickets AS t WHERE ? AND t.state = 5 AND t.kind = 2"
	    "   AND LEAST(3, GREATEST(t.severity, IF(t.cost_fen > ?, 2, 0),"
	    "    IF(t.cost_fen > ?, 3, 0)) + t.reopened) <= ?"
		NOT_OURS("t.proposed_by") NOT_OURS("t.person_id")
	    " UNION ALL SELECT 6, r.customer_id, r.credit_asked_fen"
	    "  FROM returns AS r WHERE ? AND r.state = 2"
	    " UNION ALL SELECT 7, g.customer_id, g.cost_fen"
	    "  FROM concessions AS g WHERE ? AND g.approved_at IS NULL"
		NOT_OURS("g.entered_by")
	    " UNION ALL SELECT 8, t.customer_id, 0 FROM tickets AS t"
	    "  WHERE ? AND t.is_open = 1 AND t.level > 0"
		NOT_OURS("t.person_id")
	    " UNION ALL SELECT 9, n.customer_id, n.promise_fen"
	    "  FROM collection_notes AS n WHERE ? AND n.promise_state = 3"
	    "   AND n.promise_day >= ?"
	    " UNION ALL SELECT 10, k.customer_id, k.target_fen"
	    "  FROM contracts AS k WHERE ? AND k.state = 7"
	    " UNION ALL SELECT 11, l.customer_id, 0 FROM licences AS l"
	    "  WHERE ? AND l.state = 2 AND l.valid_to <= ?"
	    "   AND NOT EXISTS (SELECT 1 FROM licences AS m"
	    "    WHERE m.customer_id = l.customer_id"
	    "     AND m.kind_id = l.kind_id AND m.state = 2 AND m.id <> l.id"
	    "     AND m.scope = l.scope"
	    "     AND (m.valid_to IS NULL OR m.valid_to > l.valid_to))"
	    " UNION ALL SELECT 12, a.customer_id, a.limit_fen"
	    "  FROM credit_accounts AS a WHERE ? AND a.limit_until >= ?"
	    "   AND a.limit_until <= ? AND a.limit_fen > 0"
	    ") AS x JOIN customers AS c ON c.id = x.customer_id"
	    " WHERE @scope(c) GROUP BY x.kind ORDER BY x.kind LIMIT 20",
	.param_count = TODAY_NEEDS_PARAMS,
	DB_ROWS(struct today_need, columns),
};
