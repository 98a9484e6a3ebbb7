/**
 * @file
 * Every SQL statement of contact.c.  stmt_contact_private alone selects what is
 * private.
 */
#include "domain/contact_sql.h"

#include "domain/contact.h"

static const struct db_column contact_columns[] = {
	DB_COLUMN(struct contact, id),
	DB_COLUMN(struct contact, customer_id),
	DB_COLUMN(struct contact, state),
	DB_COLUMN(struct contact, name),
	DB_COLUMN(struct contact, position),
	DB_COLUMN(struct contact, mobile),
	DB_COLUMN(struct contact, mail),
	DB_COLUMN(struct contact, buying_role),
	DB_COLUMN(struct contact, changed_at),
	DB_COLUMN(struct contact, changed_by),
};

#define SELECT_CONTACT(role)                                                   \
	"SELECT k.id, k.customer_id, k.state, k.name, k.position, k.mobile,"   \
	"  k.mail, " role ", k.changed_at, u.name FROM contacts AS k"          \
	"  LEFT JOIN users AS u ON u.id = k.changed_by"

#define OF_CUSTOMER " WHERE k.customer_id = ? ORDER BY k.state, k.id LIMIT 300"

const struct db_query stmt_contact_list = {
	/* unscoped: of an account found in scope */
	.name = "contact.list",
	.sql = SELECT_CONTACT("k.buying_role") OF_CUSTOMER,
	.param_count = 1,
	DB_ROWS(struct contact, contact_columns),
};

/* Without what we think of them. */
const struct db_query stmt_contact_list_own = {
	/* unscoped: of an account found in scope */
	.name = "contact.list_own",
	.sql = SELECT_CONTACT("0") OF_CUSTOMER,
	.param_count = 1,
	DB_ROWS(struct contact, contact_columns),
};

const struct db_query stmt_contact_find = {
	/* unscoped: of an account found in scope */
	.name = "contact.find",
	.sql = SELECT_CONTACT(
	    "k.buying_role") " WHERE k.id = ? AND k.customer_id = ?",
	.param_count = 2,
	DB_ROWS(struct contact, contact_columns),
};

const struct db_query stmt_contact_find_own = {
	/* unscoped: of an account found in scope */
	.name = "contact.find_own",
	.sql = SELECT_CONTACT("0") " WHERE k.id = ? AND k.customer_id = ?",
	.param_count = 2,
	DB_ROWS(struct contact, contact_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct contact_number_row, id),
};

const struct db_query stmt_contact_reach = {
	.name = "contact.reach",
	.sql = "SELECT c.id FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct contact_number_row, number_columns),
};

/* Locked, so that no two pass the ceiling side by side. */
const struct db_query stmt_contact_customer = {
	.name = "contact.customer",
	.sql = "SELECT c.id FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c) FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct contact_number_row, number_columns),
};

const struct db_query stmt_contact_count = {
	/* unscoped: of a customer locked in scope */
	.name = "contact.count",
	.sql = "SELECT COUNT(*) FROM contacts WHERE customer_id = ?",
	.param_count = 1,
	DB_ROWS(struct contact_number_row, number_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct contact_lock_row, id),
	DB_COLUMN(struct contact_lock_row, customer_id),
	DB_COLUMN(struct contact_lock_row, state),
	DB_COLUMN(struct contact_lock_row, changed_at),
};

const struct db_query stmt_contact_lock = {
	.name = "contact.lock",
	.sql = "SELECT k.id, k.customer_id, k.state, k.changed_at"
	       "  FROM contacts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       " WHERE k.id = ? AND k.customer_id = ? AND @scope(c) FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct contact_lock_row, lock_columns),
};

const struct db_query stmt_contact_insert = {
	.name = "contact.insert",
	.sql = "INSERT INTO contacts (customer_id, name, position, mobile,"
	       "  mail, buying_role, changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

const struct db_query stmt_contact_update = {
	.name = "contact.update",
	.sql = "UPDATE contacts SET name = ?, position = ?, mobile = ?,"
	       "  mail = ?, buying_role = ?, changed_by = ?, changed_at = ?"
	       " WHERE id = ?",
	.param_count = 8,
};

const struct db_query stmt_contact_update_own = {
	.name = "contact.update_own",
	.sql = "UPDATE contacts SET name = ?, position = ?, mobile = ?,"
	       "  mail = ?, changed_by = ?, changed_at = ? WHERE id = ?",
	.param_count = 7,
};

const struct db_query stmt_contact_state = {
	.name = "contact.state",
	.sql = "UPDATE contacts SET state = ?, changed_by = ?, changed_at = ?"
	       " WHERE id = ?",
	.param_count = 4,
};

const struct db_query stmt_contact_purge = {
	.name = "contact.purge",
	.sql = "UPDATE contacts SET state = 3, name = '', position = '',"
	       "  mobile = '', mail = '', wecom = '', buying_role = 0,"
	       "  birthday = NULL, stance = 0, style = 0, note = '',"
	       "  changed_by = ?, changed_at = ? WHERE id = ?",
	.param_count = 3,
};

static const struct db_column private_columns[] = {
	DB_COLUMN(struct contact_private, id),
	DB_COLUMN(struct contact_private, wecom),
	DB_COLUMN(struct contact_private, birthday),
	DB_COLUMN(struct contact_private, stance),
	DB_COLUMN(struct contact_private, style),
	DB_COLUMN(struct contact_private, note),
	DB_COLUMN(struct contact_private, changed_at),
};

/* Run after the look is in the audit, in the same transaction. */
const struct db_query stmt_contact_private = {
	.name = "contact.private",
	.sql = "SELECT k.id, k.wecom, k.birthday, k.stance, k.style, k.note,"
	       "  k.changed_at FROM contacts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       " WHERE k.id = ? AND k.customer_id = ? AND k.state < 3"
	       "   AND @scope(c)",
	.param_count = 2,
	DB_ROWS(struct contact_private, private_columns),
};

const struct db_query stmt_contact_update_private = {
	.name = "contact.update_private",
	.sql = "UPDATE contacts SET wecom = ?, birthday = ?, stance = ?,"
	       "  style = ?, note = ?, changed_by = ?, changed_at = ?"
	       " WHERE id = ?",
	.param_count = 8,
};

const struct db_query stmt_contact_audit = {
	.name = "contact.audit",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail) VALUES (?, ?, ?, ?, 'contact', ?, ?)",
	.param_count = 6,
};
