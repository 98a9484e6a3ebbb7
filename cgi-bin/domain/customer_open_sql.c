/**
 * @file
 * Every SQL statement of customer_open.c, and nothing else.
 */
#include "domain/customer_open_sql.h"

#include "domain/customer_open.h"

static const struct db_column division_columns[] = {
	DB_COLUMN(struct division, code),
	DB_COLUMN(struct division, parent),
	DB_COLUMN(struct division, name),
	DB_COLUMN(struct division, parent_name),
};

const struct db_query stmt_division_provinces = {
	.name = "division.provinces",
	.sql = "SELECT code, parent, name, NULL FROM divisions"
	       " WHERE parent IS NULL ORDER BY code LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct division, division_columns),
};

const struct db_query stmt_division_counties = {
	.name = "division.counties",
	.sql = "SELECT d.code, d.parent, d.name, p.name FROM divisions AS p"
	       "  JOIN divisions AS d ON d.parent = p.code"
	       " WHERE p.parent = CONVERT(? USING ascii)"
	       " ORDER BY d.code LIMIT 400",
	.param_count = 1,
	DB_ROWS(struct division, division_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct open_number_row, id),
};

const struct db_query stmt_open_division = {
	.name = "open.division",
	.sql = "SELECT 1 FROM divisions"
	       " WHERE code = CONVERT(? USING ascii)"
	       "   AND CHAR_LENGTH(code) = 6",
	.param_count = 1,
	DB_ROWS(struct open_number_row, number_columns),
};

static const struct db_column duplicate_columns[] = {
	DB_COLUMN(struct duplicate, id),
	DB_COLUMN(struct duplicate, code),
	DB_COLUMN(struct duplicate, name),
	DB_COLUMN(struct duplicate, rep),
	DB_COLUMN(struct duplicate, likeness),
};

/* Texts that were not given are NULL and equal nothing. */
const struct db_query stmt_open_duplicates = {
	/* unscoped: an old customer of a colleague is no new one either */
	.name = "open.duplicates",
	.sql = "SELECT x.id, x.code, x.name, u.name, x.likeness FROM ("
	       " SELECT c.id, c.code, c.name, c.rep_id,"
	       "  IFNULL(c.credit_code = CONVERT(? USING ascii), 0)"
	       "  + 2 * IFNULL(c.bank_account = ?, 0)"
	       "  + 4 * (IFNULL(c.phone = ?, 0) OR c.id IN ("
	       "    SELECT customer_id FROM contacts WHERE mobile = ?))"
	       "  + 8 * IFNULL(c.legal_person = ?, 0)"
	       "  + 16 * (IFNULL(c.street = ?, 0) OR c.id IN ("
	       "    SELECT customer_id FROM customer_addresses"
	       "     WHERE address = ? AND state = 1))"
	       "  + 32 * IFNULL(c.name = ?, 0) AS likeness"
	       "  FROM customers AS c) AS x"
	       "  LEFT JOIN users AS u ON u.id = x.rep_id"
	       " WHERE x.likeness > 0 ORDER BY x.likeness & 1 DESC, x.id"
	       " LIMIT 10",
	.param_count = 8,
	DB_ROWS(struct duplicate, duplicate_columns),
};

/* Province and city as the lists show them: without what every one has. */
const struct db_query stmt_open_insert = {
	.name = "open.insert",
	.sql =
	    "INSERT INTO customers (code, name, short_name, sort_key,"
	    "  initials, credit_code, legal_person, phone, street,"
	    "  bank_name, bank_account, invoice_title, invoice_number,"
	    "  nature, trade, rep_id, team_id, region_id, created_at,"
	    "  opening, division_code, province, city)"
	    " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, t.id,"
	    "  t.region_id, ?, 1, d.code, REGEXP_REPLACE(p.name,"
	    "   '(壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$', ''),"
	    "  REGEXP_REPLACE(IF(k.name IN ('市辖区', '县'), p.name, k.name),"
	    "   '市$', '')"
	    "  FROM divisions AS d JOIN divisions AS k ON k.code = d.parent"
	    "  JOIN divisions AS p ON p.code = k.parent"
	    "  LEFT JOIN teams AS t ON t.id = ?"
	    " WHERE d.code = CONVERT(? USING ascii)",
	.param_count = 19,
};

const struct db_query stmt_open_code = {
	/* unscoped: just made */
	.name = "open.code",
	.sql = "UPDATE customers SET code = CONCAT('K', LPAD(id, 6, '0'))"
	       " WHERE id = ?",
	.param_count = 1,
};

const struct db_query stmt_open_account = {
	/* unscoped: just made */
	.name = "open.account",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen, term_days)"
	       " VALUES (?, 0, 0)",
	.param_count = 1,
};

const struct db_query stmt_open_note = {
	/* unscoped: of a customer locked or just made */
	.name = "open.note",
	.sql = "INSERT INTO customer_changes (customer_id, state, field,"
	       "  old_value, new_value, reason, at, user_id)"
	       " VALUES (?, 2, ?, '', ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column state_columns[] = {
	DB_COLUMN(struct opening_state, is_open),
	DB_COLUMN(struct opening_state, opened_by),
	DB_COLUMN(struct opening_state, opened_by_id),
	DB_COLUMN(struct opening_state, quality_by),
	DB_COLUMN(struct opening_state, quality_by_id),
	DB_COLUMN(struct opening_state, quality_at),
	DB_COLUMN(struct opening_state, credit_by),
	DB_COLUMN(struct opening_state, credit_by_id),
	DB_COLUMN(struct opening_state, credit_at),
	DB_COLUMN(struct opening_state, user_count),
};

#define OPENER                                                                 \
	"(SELECT MIN(h.user_id) FROM customer_changes AS h"                    \
	"  WHERE h.customer_id = c.id AND h.field = 'opened')"

const struct db_query stmt_open_state = {
	/* unscoped: of an account found in scope */
	.name = "open.state",
	.sql = "SELECT c.opening = 2, o.name, o.id, q.name, q.id,"
	       "  c.quality_ok_at, k.name, k.id, c.credit_ok_at,"
	       "  (SELECT COUNT(*) FROM memberships AS m"
	       "    JOIN users AS u ON u.id = m.user_id AND u.state = 1"
	       "    WHERE m.customer_id = c.id AND m.state = 1)"
	       "  FROM customers AS c"
	       "  LEFT JOIN users AS o ON o.id = " OPENER
	       "  LEFT JOIN users AS q ON q.id = c.quality_ok_by"
	       "  LEFT JOIN users AS k ON k.id = c.credit_ok_by"
	       " WHERE c.id = ?",
	.param_count = 1,
	DB_ROWS(struct opening_state, state_columns),
};

static const struct db_column paper_columns[] = {
	DB_COLUMN(struct opening_paper, kind_id),
	DB_COLUMN(struct opening_paper, name),
	DB_COLUMN(struct opening_paper, name_en),
	DB_COLUMN(struct opening_paper, is_mandatory),
	DB_COLUMN(struct opening_paper, state),
	DB_COLUMN(struct opening_paper, is_in_force),
};

#define IN_FORCE                                                               \
	"l.state = 2 AND (l.valid_to IS NULL OR l.valid_to >= ?)"              \
	" AND (l.valid_from IS NULL OR l.valid_from <= ?)"

const struct db_query stmt_open_papers = {
	/* unscoped: of an account found in scope */
	.name = "open.papers",
	.sql = "SELECT k.id, k.name, k.name_en, k.is_mandatory,"
	       "  IFNULL(MIN(IF(l.state = 2, 2, IF(l.state = 1, 1, NULL))), 0),"
	       "  IFNULL(MAX(" IN_FORCE "), 0)"
	       "  FROM customers AS c"
	       "  JOIN licence_kinds AS k ON k.state = 1"
	       "   AND (k.for_nature >> c.nature) & 1"
	       "  LEFT JOIN licences AS l ON l.customer_id = c.id"
	       "   AND l.kind_id = k.id AND l.state IN (1, 2)"
	       " WHERE c.id = ? GROUP BY k.id ORDER BY k.id LIMIT 100",
	.param_count = 3,
	DB_ROWS(struct opening_paper, paper_columns),
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct open_core, id),
	DB_COLUMN(struct open_core, opening),
	DB_COLUMN(struct open_core, nature),
	DB_COLUMN(struct open_core, quality_ok_by),
	DB_COLUMN(struct open_core, credit_ok_by),
	DB_COLUMN(struct open_core, opened_by),
};

const struct db_query stmt_open_lock = {
	.name = "open.lock",
	.sql = "SELECT c.id, c.opening, c.nature, c.quality_ok_by,"
	       "  c.credit_ok_by, " OPENER
	       "  FROM customers AS c WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct open_core, core_columns),
};

const struct db_query stmt_open_missing = {
	/* unscoped: of a customer locked in scope */
	.name = "open.missing",
	.sql = "SELECT COUNT(*) FROM licence_kinds AS k"
	       "  JOIN customers AS c ON c.id = ?"
	       " WHERE k.state = 1 AND k.is_mandatory = 1"
	       "   AND (k.for_nature >> c.nature) & 1"
	       "   AND NOT EXISTS (SELECT 1 FROM licences AS l"
	       "    WHERE l.customer_id = c.id AND l.kind_id = k.id"
	       "     AND " IN_FORCE ")",
	.param_count = 3,
	DB_ROWS(struct open_number_row, number_columns),
};

/* With the second check the file is cleared. */
const struct db_query stmt_open_quality = {
	/* unscoped: locked in scope */
	.name = "open.quality",
	.sql = "UPDATE customers SET quality_ok_by = ?, quality_ok_at = ?,"
	       "  opening = IF(credit_ok_at IS NULL, 1, 2)"
	       " WHERE id = ? AND opening = 1 AND quality_ok_at IS NULL",
	.param_count = 3,
};

const struct db_query stmt_open_credit = {
	/* unscoped: locked in scope */
	.name = "open.credit",
	.sql = "UPDATE customers SET credit_ok_by = ?, credit_ok_at = ?,"
	       "  opening = IF(quality_ok_at IS NULL, 1, 2)"
	       " WHERE id = ? AND opening = 1 AND credit_ok_at IS NULL",
	.param_count = 3,
};
