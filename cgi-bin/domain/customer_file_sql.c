/**
 * @file
 * Every SQL statement of customer_file*.c.
 */
#include "domain/customer_file_sql.h"

#include "domain/customer_file_proposal.h"

static const struct db_column find_columns[] = {
	DB_COLUMN(struct customer_file, id),
	DB_COLUMN(struct customer_file, version),
	DB_COLUMN(struct customer_file, value[RECORD_NAME]),
	DB_COLUMN(struct customer_file, value[RECORD_NAME_EN]),
	DB_COLUMN(struct customer_file, value[RECORD_SHORT_NAME]),
	DB_COLUMN(struct customer_file, value[RECORD_CREDIT_CODE]),
	DB_COLUMN(struct customer_file, value[RECORD_LEGAL_PERSON]),
	DB_COLUMN(struct customer_file, value[RECORD_FINANCE_CONTACT]),
	DB_COLUMN(struct customer_file, value[RECORD_PHONE]),
	DB_COLUMN(struct customer_file, value[RECORD_FOUNDED_ON]),
	DB_COLUMN(struct customer_file, value[RECORD_DIVISION]),
	DB_COLUMN(struct customer_file, value[RECORD_STREET]),
	DB_COLUMN(struct customer_file, value[RECORD_INVOICE_TITLE]),
	DB_COLUMN(struct customer_file, value[RECORD_INVOICE_NUMBER]),
	DB_COLUMN(struct customer_file, value[RECORD_INVOICE_KIND]),
	DB_COLUMN(struct customer_file, value[RECORD_BANK_NAME]),
	DB_COLUMN(struct customer_file, value[RECORD_BANK_ACCOUNT]),
	DB_COLUMN(struct customer_file, value[RECORD_REGISTERED]),
	DB_COLUMN(struct customer_file, value[RECORD_PAID_IN]),
	DB_COLUMN(struct customer_file, value[RECORD_OWNERSHIP]),
	DB_COLUMN(struct customer_file, value[RECORD_RELATION]),
	DB_COLUMN(struct customer_file, value[RECORD_NATURE]),
	DB_COLUMN(struct customer_file, value[RECORD_TRADE]),
	DB_COLUMN(struct customer_file, value[RECORD_PREFERRED]),
	DB_COLUMN(struct customer_file, value[RECORD_DOWNSTREAM]),
	DB_COLUMN(struct customer_file, value[RECORD_WAREHOUSE]),
	DB_COLUMN(struct customer_file, value[RECORD_VEHICLES]),
	DB_COLUMN(struct customer_file, value[RECORD_PEOPLE]),
	DB_COLUMN(struct customer_file, value[RECORD_BRANDS]),
	DB_COLUMN(struct customer_file, value[RECORD_COMPETITORS]),
	DB_COLUMN(struct customer_file, value[RECORD_SHARE]),
	DB_COLUMN(struct customer_file, value[RECORD_RIVAL_UNTIL]),
	DB_COLUMN(struct customer_file, value[RECORD_GOALS]),
	DB_COLUMN(struct customer_file, place),
	DB_COLUMN(struct customer_file, region),
	DB_COLUMN(struct customer_file, region_en),
};

/* In the order of enum record_field. */
#define SELECT_FILE                                                            \
	"SELECT c.id, c.version, c.name, c.name_en, c.short_name,"             \
	"  c.credit_code, c.legal_person, c.finance_contact, c.phone,"         \
	"  CAST(c.founded_on AS CHAR), c.division_code, c.street,"             \
	"  c.invoice_title, c.invoice_number, CAST(c.invoice_kind AS CHAR),"   \
	"  c.bank_name, c.bank_account, CAST(c.registered_fen AS CHAR),"       \
	"  CAST(c.paid_in_fen AS CHAR), CAST(c.ownership AS CHAR),"            \
	"  CAST(c.relation AS CHAR), CAST(c.nature AS CHAR),"                  \
	"  CAST(c.trade AS CHAR), CAST(c.preferred AS CHAR),"                  \
	"  CAST(c.downstream_count AS CHAR), CAST(c.warehouse_m2 AS CHAR),"    \
	"  CAST(c.vehicle_count AS CHAR), CAST(c.people_count AS CHAR),"       \
	"  c.brands, c.competitors, CAST(c.share_bp AS CHAR),"                 \
	"  CAST(c.rival_until AS CHAR), c.goals,"                              \
	"  IF(d.code IS NULL, CONCAT_WS(' ', c.province, c.city),"             \
	"   CONCAT_WS(' ', p.name, k.name, d.name)), g.name, g.name_en"        \
	"  FROM customers AS c"                                                \
	"  LEFT JOIN divisions AS d ON d.code = c.division_code"               \
	"  LEFT JOIN divisions AS k ON k.code = d.parent"                      \
	"  LEFT JOIN divisions AS p ON p.code = k.parent"                      \
	"  LEFT JOIN regions AS g ON g.id = c.region_id"

const struct db_query stmt_form_find = {
	.name = "form.find",
	.sql = SELECT_FILE " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct customer_file, find_columns),
};

const struct db_query stmt_form_read = {
	/* unscoped: of a customer locked in scope */
	.name = "form.read",
	.sql = SELECT_FILE " WHERE c.id = ?",
	.param_count = 1,
	DB_ROWS(struct customer_file, find_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct form_number_row, id),
};

const struct db_query stmt_form_reach = {
	.name = "form.reach",
	.sql = "SELECT c.id FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct form_number_row, number_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct file_lock_row, id),
	DB_COLUMN(struct file_lock_row, version),
};

const struct db_query stmt_form_lock = {
	.name = "form.lock",
	.sql = "SELECT c.id, c.version FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct file_lock_row, lock_columns),
};

const struct db_query stmt_form_place = {
	.name = "form.place",
	.sql = "SELECT 1 FROM divisions"
	       " WHERE code = CONVERT(? USING ascii)"
	       "   AND CHAR_LENGTH(code) = 6",
	.param_count = 1,
	DB_ROWS(struct form_number_row, number_columns),
};

/* Province and city as the lists show them: without what every one has. */
const struct db_query stmt_form_update = {
	.name = "form.update",
	.sql =
	    "UPDATE customers AS c"
	    "  LEFT JOIN divisions AS d ON d.code = CONVERT(? USING ascii)"
	    "  LEFT JOIN divisions AS k ON k.code = d.parent"
	    "  LEFT JOIN divisions AS p ON p.code = k.parent"
	    " SET c.sort_key = ?, c.initials = ?, c.division_code = d.code,"
	    "  c.province = IF(d.code IS NULL, c.province,"
	    "   REGEXP_REPLACE(p.name,"
	    "    '(壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$', '')),"
	    "  c.city = IF(d.code IS NULL, c.city, REGEXP_REPLACE("
	    "   IF(k.name IN ('市辖区', '县'), p.name, k.name), '市$', '')),"
	    "  c.name = ?, c.name_en = ?, c.short_name = ?,"
	    "  c.credit_code = ?, c.legal_person = ?, c.finance_contact = ?,"
	    "  c.phone = ?, c.founded_on = ?, c.street = ?,"
	    "  c.invoice_title = ?, c.invoice_number = ?, c.invoice_kind = ?,"
	    "  c.bank_name = ?, c.bank_account = ?, c.registered_fen = ?,"
	    "  c.paid_in_fen = ?, c.ownership = ?, c.relation = ?,"
	    "  c.nature = ?, c.trade = ?, c.preferred = ?,"
	    "  c.downstream_count = ?, c.warehouse_m2 = ?,"
	    "  c.vehicle_count = ?, c.people_count = ?, c.brands = ?,"
	    "  c.competitors = ?, c.share_bp = ?, c.rival_until = ?,"
	    "  c.goals = ?, c.version = c.version + 1"
	    " WHERE c.id = ?",
	.param_count = 34,
};

const struct db_query stmt_form_note = {
	.name = "form.note",
	.sql = "INSERT INTO customer_changes (customer_id, state, field,"
	       "  old_value, new_value, reason, at, user_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

/* --- History ---------------------------------------------------------------- */

static const struct db_column change_columns[] = {
	DB_COLUMN(struct file_change, id),
	DB_COLUMN(struct file_change, customer_id),
	DB_COLUMN(struct file_change, customer_code),
	DB_COLUMN(struct file_change, customer_name),
	DB_COLUMN(struct file_change, customer_name_en),
	DB_COLUMN(struct file_change, state),
	DB_COLUMN(struct file_change, field),
	DB_COLUMN(struct file_change, old_value),
	DB_COLUMN(struct file_change, new_value),
	DB_COLUMN(struct file_change, reason),
	DB_COLUMN(struct file_change, at),
	DB_COLUMN(struct file_change, by),
	DB_COLUMN(struct file_change, decided_by),
	DB_COLUMN(struct file_change, decided_at),
	DB_COLUMN(struct file_change, answer),
	DB_COLUMN(struct file_change, present),
	DB_COLUMN(struct file_change, present_text),
};

/* A place is read by its names. */
#define PLACE_OF(value)                                                        \
	"IF(h.field = 'division', IFNULL((SELECT CONCAT_WS(' ', y.name,"       \
	"  z.name, x.name) FROM divisions AS x"                                \
	"  JOIN divisions AS z ON z.code = x.parent"                           \
	"  JOIN divisions AS y ON y.code = z.parent"                           \
	"  WHERE x.code = CONVERT(" value " USING ascii)), " value "), " value \
	")"

#define SELECT_CHANGE                                                          \
	"SELECT h.id, h.customer_id, c.code, c.name, c.name_en, h.state,"      \
	"  h.field, " PLACE_OF("h.old_value") ", " PLACE_OF(                   \
	    "h.new_value") ", h.reason, h.at, u.name,"                         \
			   "  v.name, h.decided_at, h.answer, '', ''"          \
			   "  FROM customer_changes AS h"                      \
			   "  JOIN customers AS c ON c.id = h.customer_id"     \
			   "  LEFT JOIN users AS u ON u.id = h.user_id"        \
			   "  LEFT JOIN users AS v ON v.id = h.decided_by"

const struct db_query stmt_form_history = {
	.name = "form.history",
	.sql = SELECT_CHANGE " WHERE h.customer_id = ? AND (? = 0 OR h.id < ?)"
			     "   AND @scope(c)",
	.param_count = 3,
	DB_ROWS(struct file_change, change_columns),
};

/* Fields that are no judgement of ours. */
const char file_history_own[] =
    "AND h.field IN ('name', 'name_en', 'short_name', 'credit_code',"
    "  'legal_person', 'finance_contact', 'phone', 'founded_on', 'division',"
    "  'street', 'invoice_title', 'invoice_number', 'invoice_kind',"
    "  'bank_name', 'bank_account', 'registered', 'paid_in', 'ownership',"
    "  'downstream', 'warehouse', 'vehicles', 'people', 'brands', 'address')";

const char file_history_order[] = "ORDER BY h.id DESC LIMIT ?";

/* --- Delivery addresses ----------------------------------------------------- */

static const struct db_column address_columns[] = {
	DB_COLUMN(struct file_address_row, id),
	DB_COLUMN(struct file_address_row, label),
	DB_COLUMN(struct file_address_row, address),
	DB_COLUMN(struct file_address_row, contact),
	DB_COLUMN(struct file_address_row, phone),
	DB_COLUMN(struct file_address_row, is_default),
};

const struct db_query stmt_form_address = {
	/* unscoped: of a customer locked in scope */
	.name = "form.address",
	.sql = "SELECT id, label, address, contact, phone, is_default"
	       "  FROM customer_addresses"
	       " WHERE id = ? AND customer_id = ? AND state = 1",
	.param_count = 2,
	DB_ROWS(struct file_address_row, address_columns),
};

const struct db_query stmt_form_address_count = {
	/* unscoped: of a customer locked in scope */
	.name = "form.address_count",
	.sql = "SELECT COUNT(*) FROM customer_addresses"
	       " WHERE customer_id = ? AND state = 1",
	.param_count = 1,
	DB_ROWS(struct form_number_row, number_columns),
};

const struct db_query stmt_form_address_insert = {
	.name = "form.address_insert",
	.sql = "INSERT INTO customer_addresses (customer_id, label, address,"
	       "  contact, phone, is_default) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_query stmt_form_address_update = {
	.name = "form.address_update",
	.sql = "UPDATE customer_addresses SET label = ?, address = ?,"
	       "  contact = ?, phone = ?, is_default = ?"
	       " WHERE id = ? AND customer_id = ? AND state = 1",
	.param_count = 7,
};

const struct db_query stmt_form_address_remove = {
	.name = "form.address_remove",
	.sql = "UPDATE customer_addresses SET state = 2, is_default = 0"
	       " WHERE id = ? AND customer_id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_form_address_default = {
	.name = "form.address_default",
	.sql = "UPDATE customer_addresses SET is_default = 0"
	       " WHERE customer_id = ? AND is_default = 1",
	.param_count = 1,
};

/* --- Proposals -------------------------------------------------------------- */

const struct db_query stmt_form_proposal_replace = {
	.name = "form_proposal.replace",
	.sql = "UPDATE customer_changes SET state = 4, decided_by = ?,"
	       "  decided_at = ? WHERE customer_id = ?"
	       "   AND field = CONVERT(? USING ascii) AND state = 1",
	.param_count = 4,
};

const struct db_query stmt_form_proposal_insert = {
	.name = "form_proposal.insert",
	.sql = "INSERT INTO customer_changes (customer_id, state, field,"
	       "  old_value, new_value, reason, at, user_id)"
	       " VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column proposal_columns[] = {
	DB_COLUMN(struct file_proposal_row, id),
	DB_COLUMN(struct file_proposal_row, customer_id),
	DB_COLUMN(struct file_proposal_row, state),
	DB_COLUMN(struct file_proposal_row, field),
	DB_COLUMN(struct file_proposal_row, new_value),
};

const struct db_query stmt_form_proposal_lock = {
	.name = "form_proposal.lock",
	.sql = "SELECT h.id, h.customer_id, h.state, h.field, h.new_value"
	       "  FROM customer_changes AS h"
	       "  JOIN customers AS c ON c.id = h.customer_id"
	       " WHERE h.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct file_proposal_row, proposal_columns),
};

const struct db_query stmt_form_proposal_withdraw = {
	.name = "form_proposal.withdraw",
	.sql = "UPDATE customer_changes SET state = 4, decided_by = ?,"
	       "  decided_at = ? WHERE id = ? AND state = 1",
	.param_count = 3,
};

/* Those that were once proposed; what staff changed was never. */
const struct db_query stmt_form_proposal_own = {
	.name = "form_proposal.own",
	.sql = SELECT_CHANGE
	" WHERE h.customer_id = ? AND (h.state IN (1, 3, 4)"
	"    OR (h.state = 2 AND h.decided_at IS NOT NULL)) AND @scope(c)"
	" ORDER BY h.state = 1 DESC, h.id DESC LIMIT 50",
	.param_count = 1,
	DB_ROWS(struct file_change, change_columns),
};

const struct db_query stmt_form_proposal_list = {
	.name = "form_proposal.list",
	.sql = SELECT_CHANGE " WHERE @scope(c)",
	.param_count = 0,
	DB_ROWS(struct file_change, change_columns),
};

const char proposal_of_id[] =
    "AND h.id = ? AND (h.state IN (1, 3, 4) OR h.decided_at IS NOT NULL)"
    " LIMIT 1";
const char proposal_of_customer[] = "AND h.customer_id = ?";
const char proposal_waiting_order[] =
    "AND h.state = 1 AND h.id > ? ORDER BY h.id LIMIT ?";

static const struct db_column waiting_columns[] = {
	DB_COLUMN(struct file_waiting, proposals),
	DB_COLUMN(struct file_waiting, handovers),
};

const struct db_query stmt_file_waiting = {
	.name = "file.waiting",
	.sql = "SELECT COUNT(*), (SELECT COUNT(*) FROM handovers AS w"
	       "   WHERE w.to_id = ? AND w.state = 1 AND w.id = w.batch_id)"
	       "  FROM customer_changes AS h"
	       "  JOIN customers AS c ON c.id = h.customer_id"
	       " WHERE h.state = 1 AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct file_waiting, waiting_columns),
};

const struct db_query stmt_form_proposal_decide = {
	.name = "form_proposal.decide",
	.sql = "UPDATE customer_changes SET state = ?, old_value = ?,"
	       "  decided_by = ?, decided_at = ?, answer = ?"
	       " WHERE id = ? AND state = 1",
	.param_count = 6,
};
