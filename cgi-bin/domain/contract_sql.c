/**
 * @file
 * The statements that read contracts, and nothing else.  What changes them
 * stands in contract_act_sql.c.
 */
#include "domain/contract_sql.h"

#include "domain/contract.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct contract, id),
	DB_COLUMN(struct contract, customer_id),
	DB_COLUMN(struct contract, customer_code),
	DB_COLUMN(struct contract, customer_name),
	DB_COLUMN(struct contract, customer_name_en),
	DB_COLUMN(struct contract, is_key),
	DB_COLUMN(struct contract, kind),
	DB_COLUMN(struct contract, state),
	DB_COLUMN(struct contract, number),
	DB_COLUMN(struct contract, version),
	DB_COLUMN(struct contract, amends_id),
	DB_COLUMN(struct contract, renews_id),
	DB_COLUMN(struct contract, title),
	DB_COLUMN(struct contract, keeper),
	DB_COLUMN(struct contract, valid_from),
	DB_COLUMN(struct contract, valid_to),
	DB_COLUMN(struct contract, target_fen),
	DB_COLUMN(struct contract, drafted_by),
	DB_COLUMN(struct contract, drafter),
	DB_COLUMN(struct contract, drafted_at),
	DB_COLUMN(struct contract, approver),
	DB_COLUMN(struct contract, approved_at),
	DB_COLUMN(struct contract, sent_at),
	DB_COLUMN(struct contract, signed_on),
	DB_COLUMN(struct contract, signed_ours),
	DB_COLUMN(struct contract, signed_theirs),
	DB_COLUMN(struct contract, signed_at),
	DB_COLUMN(struct contract, frozen_digest),
	DB_COLUMN(struct contract, party_customer),
	DB_COLUMN(struct contract, party_company),
	DB_COLUMN(struct contract, ended_on),
	DB_COLUMN(struct contract, reason),
	DB_COLUMN(struct contract, row_version),
	DB_COLUMN(struct contract, template_name),
	DB_COLUMN(struct contract, template_name_en),
	DB_COLUMN(struct contract, template_version),
};

const struct db_query stmt_contract_list = {
	.name = "contract.list",
	.sql = "SELECT k.id, k.customer_id, c.code, c.name, c.name_en,"
	       "  c.is_key, k.kind, k.state, k.number, k.version,"
	       "  k.amends_id, k.renews_id, k.title, h.name, k.valid_from,"
	       "  k.valid_to, k.target_fen, k.drafted_by, d.name,"
	       "  k.drafted_at, a.name, k.approved_at, k.sent_at, k.signed_on,"
	       "  k.signed_ours, k.signed_theirs, k.signed_at,"
	       "  k.frozen_digest, k.party_customer, k.party_company,"
	       "  k.ended_on, k.reason, k.row_version, v.name, v.name_en,"
	       "  k.template_version FROM contracts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       "  LEFT JOIN users AS h ON h.id = k.keeper_id"
	       "  LEFT JOIN users AS d ON d.id = k.drafted_by"
	       "  LEFT JOIN users AS a ON a.id = k.approved_by"
	       "  LEFT JOIN contract_template_versions AS v"
	       "   ON v.template_id = k.template_id"
	       "   AND v.version = k.template_version"
	       " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct contract, list_columns),
};

const char contract_shown_only[] = "AND k.state BETWEEN 4 AND 10";
const char contract_by_number[] =
    "AND k.number = ? AND k.version = ? LIMIT 1";
const char contract_of_states[] = "AND (? >> k.state) & 1 = 1";
const char contract_of_customer[] = "AND k.customer_id = ?";
const char contract_matching[] =
    "AND (k.number = ? OR c.code = ? OR INSTR(c.name, ?) > 0"
    "  OR INSTR(c.name_en, ?) > 0 OR INSTR(k.title, ?) > 0)";
const char contract_of_kind[] = "AND k.kind = ?";
const char contract_kept_by[] = "AND k.keeper_id = ?";
const char contract_ends_within[] = "AND k.valid_to BETWEEN ? AND ?";
const char contract_after[] =
    "AND (k.valid_to > ? OR (k.valid_to = ? AND k.id > ?))";
const char contract_in_order[] = "ORDER BY k.valid_to, k.id LIMIT ?";

static const struct db_column count_columns[] = {
	DB_COLUMN(struct contract_count_row, current),
	DB_COLUMN(struct contract_count_row, in_work),
	DB_COLUMN(struct contract_count_row, sent),
	DB_COLUMN(struct contract_count_row, active),
	DB_COLUMN(struct contract_count_row, expiring),
	DB_COLUMN(struct contract_count_row, ended),
};

const struct db_query stmt_contract_count = {
	.name = "contract.count",
	.sql = "SELECT IFNULL(SUM(k.state <= 7), 0),"
	       "  IFNULL(SUM(k.state <= 3), 0),"
	       "  IFNULL(SUM(k.state IN (4, 5)), 0),"
	       "  IFNULL(SUM(k.state IN (6, 7)), 0),"
	       "  IFNULL(SUM(k.state = 7), 0), IFNULL(SUM(k.state >= 8), 0)"
	       "  FROM contracts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct contract_count_row, count_columns),
};

static const struct db_column part_columns[] = {
	DB_COLUMN(struct contract_part, part),
	DB_COLUMN(struct contract_part, body),
};

const struct db_query stmt_contract_parts = {
	/* unscoped: of a contract found in scope */
	.name = "contract.parts",
	.sql = "SELECT part, body FROM contract_parts WHERE contract_id = ?"
	       " ORDER BY part LIMIT 11",
	.param_count = 1,
	DB_ROWS(struct contract_part, part_columns),
};

static const struct db_column right_columns[] = {
	DB_COLUMN(struct contract_right, position),
	DB_COLUMN(struct contract_right, level),
	DB_COLUMN(struct contract_right, division),
	DB_COLUMN(struct contract_right, division_name),
	DB_COLUMN(struct contract_right, group_id),
	DB_COLUMN(struct contract_right, group),
	DB_COLUMN(struct contract_right, group_en),
	DB_COLUMN(struct contract_right, product_id),
	DB_COLUMN(struct contract_right, product_group),
	DB_COLUMN(struct contract_right, sku),
	DB_COLUMN(struct contract_right, product),
	DB_COLUMN(struct contract_right, product_en),
};

#define RIGHT_JOINS                                                            \
	"  LEFT JOIN divisions AS v ON v.code = r.division"                    \
	"  LEFT JOIN categories AS g ON g.id = r.group_id"                     \
	"  LEFT JOIN products AS p ON p.id = r.product_id"

const struct db_query stmt_contract_rights = {
	/* unscoped: of a contract found in scope */
	.name = "contract.rights",
	.sql = "SELECT r.position, r.level, r.division, v.name, r.group_id,"
	       "  g.name, g.name_en, r.product_id, p.category_id, p.sku,"
	       "  p.name, p.name_en"
	       "  FROM contract_rights AS r" RIGHT_JOINS
	       " WHERE r.contract_id = ? ORDER BY r.position LIMIT 30",
	.param_count = 1,
	DB_ROWS(struct contract_right, right_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct contract_event, id),
	DB_COLUMN(struct contract_event, at),
	DB_COLUMN(struct contract_event, user),
	DB_COLUMN(struct contract_event, kind),
	DB_COLUMN(struct contract_event, note),
};

const struct db_query stmt_contract_events = {
	/* unscoped: of a contract found in scope */
	.name = "contract.events",
	.sql = "SELECT e.id, e.at, u.name, e.kind, e.note"
	       "  FROM contract_events AS e"
	       "  LEFT JOIN users AS u ON u.id = e.user_id"
	       " WHERE e.contract_id = ? ORDER BY e.id DESC LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct contract_event, event_columns),
};

static const struct db_column link_columns[] = {
	DB_COLUMN(struct contract_link, id),
	DB_COLUMN(struct contract_link, number),
	DB_COLUMN(struct contract_link, version),
	DB_COLUMN(struct contract_link, state),
	DB_COLUMN(struct contract_link, valid_from),
	DB_COLUMN(struct contract_link, valid_to),
};

/* What it follows and what follows it. */
const struct db_query stmt_contract_links = {
	/* unscoped: of the customer of a contract found in scope */
	.name = "contract.links",
	.sql = "SELECT k.id, k.number, k.version, k.state, k.valid_from,"
	       "  k.valid_to FROM contracts AS k"
	       " WHERE k.customer_id = ? AND (k.id IN @in OR k.renews_id = ?"
	       "   OR k.amends_id = ?) ORDER BY k.id LIMIT 20",
	.param_count = 4,
	DB_ROWS(struct contract_link, link_columns),
};

static const struct db_column other_columns[] = {
	DB_COLUMN(struct contract_other_row, number),
	DB_COLUMN(struct contract_other_row, version),
	DB_COLUMN(struct contract_other_row, customer_name),
	DB_COLUMN(struct contract_other_row, customer_name_en),
	DB_COLUMN(struct contract_other_row, state),
	DB_COLUMN(struct contract_other_row, valid_from),
	DB_COLUMN(struct contract_other_row, valid_to),
	DB_COLUMN(struct contract_other_row, level),
	DB_COLUMN(struct contract_other_row, division),
	DB_COLUMN(struct contract_other_row, division_name),
	DB_COLUMN(struct contract_other_row, group_id),
	DB_COLUMN(struct contract_other_row, group),
	DB_COLUMN(struct contract_other_row, group_en),
	DB_COLUMN(struct contract_other_row, product_id),
	DB_COLUMN(struct contract_other_row, product_group),
	DB_COLUMN(struct contract_other_row, sku),
	DB_COLUMN(struct contract_other_row, product),
	DB_COLUMN(struct contract_other_row, product_en),
};

const struct db_query stmt_contract_others = {
	/* unscoped: what was given to anybody stands in the way of everybody */
	.name = "contract.others",
	.sql = "SELECT k.number, k.version, c.name, c.name_en, k.state,"
	       "  k.valid_from, k.valid_to, r.level, r.division, v.name,"
	       "  r.group_id, g.name, g.name_en, r.product_id,"
	       "  p.category_id, p.sku, p.name, p.name_en"
	       "  FROM contracts AS k"
	       "  JOIN contract_rights AS r ON r.contract_id = k.id"
	       "  JOIN customers AS c ON c.id = k.customer_id" RIGHT_JOINS
	       " WHERE k.state BETWEEN 2 AND 7 AND k.customer_id <> ?"
	       "   AND k.valid_to >= ? AND k.valid_from <= ?"
	       " ORDER BY k.id, r.position LIMIT 2000",
	.param_count = 3,
	DB_ROWS(struct contract_other_row, other_columns),
};

static const struct db_column person_columns[] = {
	DB_COLUMN(struct contract_person, id),
	DB_COLUMN(struct contract_person, name),
};

const struct db_query stmt_contract_keepers = {
	.name = "contract.keepers",
	.sql = "SELECT DISTINCT u.id, u.name FROM contracts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       "  JOIN users AS u ON u.id = k.keeper_id"
	       " WHERE @scope(c) ORDER BY u.name, u.id LIMIT 200",
	.param_count = 0,
	DB_ROWS(struct contract_person, person_columns),
};

#define MAY_KEEP                                                               \
	"SELECT DISTINCT u.id, u.name FROM role_permissions AS p"              \
	"  JOIN membership_roles AS r ON r.role = p.role"                      \
	"  JOIN memberships AS m ON m.id = r.membership_id"                    \
	"   AND m.customer_id IS NULL AND m.state = 1"                         \
	"  JOIN users AS u ON u.id = m.user_id AND u.state = 1"                \
	" WHERE p.action = 'contract_keep'"

const struct db_query stmt_contract_may_keep = {
	/* unscoped: staff, for who keeps contracts */
	.name = "contract.may_keep",
	.sql = MAY_KEEP " ORDER BY u.name, u.id LIMIT 200",
	.param_count = 0,
	DB_ROWS(struct contract_person, person_columns),
};

const struct db_query stmt_contract_person = {
	/* unscoped: staff, for who keeps contracts */
	.name = "contract.person",
	.sql = MAY_KEEP " AND u.id = ?",
	.param_count = 1,
	DB_ROWS(struct contract_person, person_columns),
};

static const struct db_column month_columns[] = {
	DB_COLUMN(struct contract_month_row, month),
	DB_COLUMN(struct contract_month_row, count),
};

const struct db_query stmt_contract_months = {
	.name = "contract.months",
	.sql = "SELECT MONTH(k.valid_to), COUNT(*) FROM contracts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       " WHERE k.state IN (5, 6, 7) AND k.valid_to BETWEEN ? AND ?"
	       "   AND @scope(c) GROUP BY MONTH(k.valid_to) LIMIT 12",
	.param_count = 2,
	DB_ROWS(struct contract_month_row, month_columns),
};
