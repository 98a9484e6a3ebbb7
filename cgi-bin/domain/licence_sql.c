/**
 * @file
 * Every SQL statement of licence*.c, and nothing else.
 */
#include "domain/licence_sql.h"

#include "domain/licence.h"

static const struct db_column kind_columns[] = {
	DB_COLUMN(struct licence_kind, id),
	DB_COLUMN(struct licence_kind, name),
	DB_COLUMN(struct licence_kind, name_en),
	DB_COLUMN(struct licence_kind, for_nature),
	DB_COLUMN(struct licence_kind, is_mandatory),
	DB_COLUMN(struct licence_kind, covers_scope),
	DB_COLUMN(struct licence_kind, has_expiry),
};

const struct db_query stmt_licence_kinds = {
	.name = "licence.kinds",
	.sql = "SELECT id, name, name_en, for_nature, is_mandatory,"
	       "  covers_scope, has_expiry FROM licence_kinds"
	       " WHERE state = 1 ORDER BY id LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct licence_kind, kind_columns),
};

static const struct db_column list_columns[] = {
	DB_COLUMN(struct licence, id),
	DB_COLUMN(struct licence, customer_id),
	DB_COLUMN(struct licence, customer_code),
	DB_COLUMN(struct licence, customer_name),
	DB_COLUMN(struct licence, customer_name_en),
	DB_COLUMN(struct licence, kind_id),
	DB_COLUMN(struct licence, kind),
	DB_COLUMN(struct licence, kind_en),
	DB_COLUMN(struct licence, is_mandatory),
	DB_COLUMN(struct licence, covers_scope),
	DB_COLUMN(struct licence, state),
	DB_COLUMN(struct licence, number),
	DB_COLUMN(struct licence, issuer),
	DB_COLUMN(struct licence, scope),
	DB_COLUMN(struct licence, valid_from),
	DB_COLUMN(struct licence, valid_to),
	DB_COLUMN(struct licence, uploaded_by),
	DB_COLUMN(struct licence, uploader),
	DB_COLUMN(struct licence, by_staff),
	DB_COLUMN(struct licence, uploaded_at),
	DB_COLUMN(struct licence, checker),
	DB_COLUMN(struct licence, checked_at),
	DB_COLUMN(struct licence, answer),
	DB_COLUMN(struct licence, replaces_id),
};

const struct db_query stmt_licence_list = {
	.name = "licence.list",
	.sql = "SELECT l.id, l.customer_id, c.code, c.name, c.name_en,"
	       "  l.kind_id, k.name, k.name_en,"
	       "  k.is_mandatory = 1 AND (k.for_nature >> c.nature) & 1,"
	       "  k.covers_scope, l.state, l.number, l.issuer, l.scope,"
	       "  l.valid_from, l.valid_to, l.uploaded_by, u.name,"
	       "  NOT EXISTS (SELECT 1 FROM memberships AS m"
	       "   WHERE m.user_id = l.uploaded_by"
	       "    AND m.customer_id = l.customer_id),"
	       "  l.uploaded_at, v.name, l.checked_at, l.answer, l.replaces_id"
	       "  FROM licences AS l"
	       "  JOIN customers AS c ON c.id = l.customer_id"
	       "  JOIN licence_kinds AS k ON k.id = l.kind_id"
	       "  LEFT JOIN users AS u ON u.id = l.uploaded_by"
	       "  LEFT JOIN users AS v ON v.id = l.checked_by"
	       " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct licence, list_columns),
};

#define FOLLOWED                                                               \
	"EXISTS (SELECT 1 FROM licences AS n"                                  \
	"  WHERE n.customer_id = l.customer_id AND n.kind_id = l.kind_id"      \
	"   AND n.state = 2 AND n.id <> l.id AND n.scope = l.scope"            \
	"   AND (n.valid_to IS NULL OR n.valid_to > l.valid_to))"

const char licence_of_id[] = "AND l.id = ? LIMIT 1";
const char licence_of_customer[] =
    "AND l.customer_id = ? ORDER BY l.state > 2, l.state, l.valid_to IS NULL,"
    "  l.valid_to, l.id DESC LIMIT 200";
const char licence_waiting[] =
    "AND l.state = 1 ORDER BY l.uploaded_at, l.id LIMIT 200";
const char licence_ending[] =
    "AND l.state = 2 AND l.valid_to BETWEEN ? AND ? AND NOT " FOLLOWED
    " ORDER BY l.valid_to, l.id LIMIT 200";
const char licence_expired[] =
    "AND l.state = 2 AND l.valid_to < ? AND NOT " FOLLOWED
    " ORDER BY l.valid_to DESC, l.id LIMIT 200";

static const struct db_column count_columns[] = {
	DB_COLUMN(struct licence_count_row, waiting),
	DB_COLUMN(struct licence_count_row, ending_7),
	DB_COLUMN(struct licence_count_row, ending_30),
	DB_COLUMN(struct licence_count_row, ending_60),
	DB_COLUMN(struct licence_count_row, expired),
};

const struct db_query stmt_licence_count = {
	.name = "licence.count",
	.sql = "SELECT IFNULL(SUM(l.state = 1), 0),"
	       "  IFNULL(SUM(l.state = 2 AND l.valid_to BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(l.state = 2 AND l.valid_to BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(l.state = 2 AND l.valid_to BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(l.state = 2 AND l.valid_to < ?), 0)"
	       "  FROM licences AS l"
	       "  JOIN customers AS c ON c.id = l.customer_id"
	       " WHERE (l.state = 1 OR (l.state = 2 AND l.valid_to <= ?"
	       "    AND NOT " FOLLOWED ")) AND @scope(c)",
	.param_count = 8,
	DB_ROWS(struct licence_count_row, count_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct licence_customer_row, id),
	DB_COLUMN(struct licence_customer_row, rep_id),
	DB_COLUMN(struct licence_customer_row, team_id),
	DB_COLUMN(struct licence_customer_row, name),
	DB_COLUMN(struct licence_customer_row, waiting),
};

/* Locked, so that no two uploads pass the ceiling side by side. */
const struct db_query stmt_licence_customer = {
	.name = "licence.customer",
	.sql = "SELECT c.id, c.rep_id, c.team_id, c.name,"
	       "  (SELECT COUNT(*) FROM licences AS l"
	       "    WHERE l.customer_id = c.id AND l.state = 1)"
	       "  FROM customers AS c WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct licence_customer_row, customer_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct licence_number_row, id),
};

const struct db_query stmt_licence_scope = {
	.name = "licence.scope",
	.sql = "SELECT id FROM categories WHERE id IN @in ORDER BY id"
	       " LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct licence_number_row, number_columns),
};

const struct db_query stmt_licence_insert = {
	.name = "licence.insert",
	.sql = "INSERT INTO licences (customer_id, rep_id, team_id, kind_id,"
	       "  number, issuer, scope, valid_from, valid_to, uploaded_by,"
	       "  uploaded_at, replaces_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 12,
};

/* The one that is renewed: of the same customer and kind, not refused. */
const struct db_query stmt_licence_replaced = {
	/* unscoped: of a customer locked in scope */
	.name = "licence.replaced",
	.sql = "SELECT id FROM licences WHERE id = ? AND customer_id = ?"
	       "   AND kind_id = ? AND state = 2",
	.param_count = 3,
	DB_ROWS(struct licence_number_row, number_columns),
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct licence_core, id),
	DB_COLUMN(struct licence_core, customer_id),
	DB_COLUMN(struct licence_core, kind_id),
	DB_COLUMN(struct licence_core, kind),
	DB_COLUMN(struct licence_core, number),
	DB_COLUMN(struct licence_core, state),
	DB_COLUMN(struct licence_core, uploaded_by),
	DB_COLUMN(struct licence_core, replaces_id),
	DB_COLUMN(struct licence_core, valid_from),
	DB_COLUMN(struct licence_core, valid_to),
	DB_COLUMN(struct licence_core, reminded),
	DB_COLUMN(struct licence_core, was_reminded),
};

#define CORE                                                                   \
	"SELECT l.id, l.customer_id, l.kind_id, k.name, l.number, l.state,"    \
	"  l.uploaded_by, l.replaces_id, l.valid_from, l.valid_to,"            \
	"  l.reminded, l.reminded IS NOT NULL"                                 \
	"  FROM licences AS l JOIN licence_kinds AS k ON k.id = l.kind_id"

const struct db_query stmt_licence_lock = {
	/* unscoped: the worker's */
	.name = "licence.lock",
	.sql = CORE " WHERE l.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct licence_core, core_columns),
};

const struct db_query stmt_licence_lock_scoped = {
	.name = "licence.lock_scoped",
	.sql = CORE " JOIN customers AS c ON c.id = l.customer_id"
		    " WHERE l.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct licence_core, core_columns),
};

const struct db_query stmt_licence_checked = {
	/* unscoped: locked in scope before */
	.name = "licence.checked",
	.sql = "UPDATE licences SET state = ?, checked_by = ?, checked_at = ?,"
	       "  answer = ? WHERE id = ? AND state = 1",
	.param_count = 5,
};

const struct db_query stmt_licence_history = {
	/* unscoped: of the customer of a paper locked before */
	.name = "licence.history",
	.sql = "UPDATE licences SET state = 4"
	       " WHERE id = ? AND customer_id = ? AND state = 2",
	.param_count = 2,
};

const struct db_query stmt_licence_due = {
	/* unscoped: the worker's */
	.name = "licence.due",
	.sql = "SELECT l.id FROM licences AS l"
	       " WHERE l.state = 2 AND l.valid_to >= ? AND l.valid_to <= ?"
	       "   AND (l.reminded IS NULL OR l.reminded > ?)"
	       "   AND NOT " FOLLOWED " ORDER BY l.valid_to, l.id LIMIT 100",
	.param_count = 3,
	DB_ROWS(struct licence_number_row, number_columns),
};

const struct db_query stmt_licence_reminded = {
	/* unscoped: the worker's */
	.name = "licence.reminded",
	.sql = "UPDATE licences SET reminded = ? WHERE id = ?",
	.param_count = 2,
};
