/**
 * @file
 * Every SQL statement of file.c, file_object.c and file_job.c, and nothing
 * else.
 */
#include "domain/file_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column file_columns[] = {
	DB_COLUMN(struct file, id),
	DB_COLUMN(struct file, public_id),
	DB_COLUMN(struct file, customer_id),
	DB_COLUMN(struct file, state),
	DB_COLUMN(struct file, kind),
	DB_COLUMN(struct file, media_type),
	DB_COLUMN(struct file, name),
	DB_COLUMN(struct file, bytes),
	DB_COLUMN(struct file, width),
	DB_COLUMN(struct file, height),
	DB_COLUMN(struct file, has_thumb),
	DB_COLUMN(struct file, is_internal),
	DB_COLUMN(struct file, object_kind),
	DB_COLUMN(struct file, object_id),
	DB_COLUMN(struct file, object_part),
	DB_COLUMN(struct file, uploaded_by),
	DB_COLUMN(struct file, uploaded_by_name),
	DB_COLUMN(struct file, at),
};

#define FILE_SELECT                                                            \
	"SELECT f.id, f.public_id, f.customer_id, f.state, f.kind,"            \
	"  f.media_type, f.name, f.bytes, f.width, f.height, f.has_thumb,"     \
	"  f.is_internal, f.object_kind, f.object_id, f.object_part,"          \
	"  f.uploaded_by, u.name, f.at"                                        \
	"  FROM files AS f LEFT JOIN users AS u ON u.id = f.uploaded_by"

const struct db_query stmt_file_find = {
	/* unscoped: what it hangs on is asked next */
	.name = "file.find",
	.sql = FILE_SELECT " WHERE f.public_id = ? AND f.state IN (1, 2)",
	.param_count = 1,
	DB_ROWS(struct file, file_columns),
};

const struct db_query stmt_file_of = {
	/* unscoped: of objects that the caller found in sight */
	.name = "file.of",
	.sql = FILE_SELECT " WHERE f.object_kind = ? AND f.object_id IN @in"
			   "   AND f.state = 2 AND (f.is_internal = 0 OR ?)"
			   " ORDER BY f.object_id, f.object_part, f.id LIMIT ?",
	.param_count = 4,
	DB_ROWS(struct file, file_columns),
};

const struct db_query stmt_file_waiting_of = {
	/* unscoped: a person's own */
	.name = "file.waiting_of",
	.sql = FILE_SELECT " WHERE f.uploaded_by = ? AND f.state = 1"
			   " ORDER BY f.at DESC LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct file, file_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct file_number_row, number),
};

const struct db_query stmt_file_on = {
	/* unscoped: of an object that the caller judged */
	.name = "file.on",
	.sql = "SELECT COUNT(*) FROM files WHERE object_kind = ?"
	       "   AND object_id = ? AND object_part = ? AND state = 2",
	.param_count = 3,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_hang = {
	.name = "file.hang",
	.sql = "UPDATE files SET state = 2, object_kind = ?, object_id = ?,"
	       "  object_part = ?, customer_id = ?, is_internal = ?"
	       " WHERE public_id = ? AND uploaded_by = ? AND state = 1",
	.param_count = 7,
};

const struct db_query stmt_file_insert = {
	.name = "file.insert",
	.sql = "INSERT INTO files (public_id, customer_id, state, kind,"
	       "  media_type, name, bytes, width, height, has_thumb, sha256,"
	       "  uploaded_by, at)"
	       " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 12,
};

const struct db_query stmt_file_drop = {
	.name = "file.drop",
	.sql = "UPDATE files SET state = 3"
	       " WHERE public_id = ? AND uploaded_by = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_file_lock_customer = {
	/* unscoped: the actor's own company */
	.name = "file.lock_customer",
	.sql = "SELECT id FROM customers WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_lock_user = {
	.name = "file.lock_user",
	.sql = "SELECT id FROM users WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_used = {
	/* unscoped: the actor's own company */
	.name = "file.used",
	.sql = "SELECT COALESCE(SUM(bytes), 0) FROM files"
	       " WHERE customer_id = ? AND state IN (1, 2)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_pending = {
	/* unscoped: a person's own */
	.name = "file.pending",
	.sql = "SELECT COUNT(*) FROM files WHERE uploaded_by = ? AND state = 1",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

/* --- Clean-up -------------------------------------------------------------- */

const struct db_query stmt_file_expire = {
	.name = "file.expire",
	.sql = "UPDATE files SET state = 3 WHERE state = 1 AND at < ?"
	       " ORDER BY at LIMIT 200",
	.param_count = 1,
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct file_id_row, id),
	DB_COLUMN(struct file_id_row, public_id),
};

const struct db_query stmt_file_removed = {
	/* unscoped: a job of the system */
	.name = "file.removed",
	.sql = "SELECT id, public_id FROM files WHERE state = 3"
	       " ORDER BY at LIMIT 200",
	.param_count = 0,
	DB_ROWS(struct file_id_row, id_columns),
};

const struct db_query stmt_file_delete = {
	.name = "file.delete",
	.sql = "DELETE FROM files WHERE id = ? AND state = 3",
	.param_count = 1,
};

const struct db_query stmt_file_between = {
	/* unscoped: a job of the system */
	.name = "file.between",
	.sql = "SELECT id, public_id FROM files"
	       " WHERE public_id >= ? AND public_id < ?"
	       " ORDER BY public_id LIMIT 100000",
	.param_count = 2,
	DB_ROWS(struct file_id_row, id_columns),
};

/* --- What files hang on ---------------------------------------------------- */

const struct db_query stmt_file_sees_return = {
	.name = "file.sees_return",
	.sql = "SELECT r.id FROM returns AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

/* Notes and findings are the staff's. */
const struct db_query stmt_file_sees_message = {
	/* @scope stands in TICKET_IN_SIGHT */
	.name = "file.sees_message",
	.sql = "SELECT m.id FROM ticket_messages AS m"
	       "  JOIN tickets AS t ON t.id = m.ticket_id"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE m.id = ? AND (? OR m.kind NOT IN (2, 5))"
	       "   AND " TICKET_IN_SIGHT,
	.param_count = 2 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_sees_review = {
	.name = "file.sees_review",
	.sql = "SELECT r.id FROM credit_reviews AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

/* A customer sees what was issued. */
const struct db_query stmt_file_sees_invoice = {
	.name = "file.sees_invoice",
	.sql = "SELECT t.id FROM tax_invoices AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE t.id = ? AND (? OR t.state IN (2, 3, 4)) AND @scope(c)",
	.param_count = 2,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_sees_slip = {
	.name = "file.sees_slip",
	.sql = "SELECT s.id FROM payment_slips AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       " WHERE s.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_sees_licence = {
	.name = "file.sees_licence",
	.sql = "SELECT l.id FROM licences AS l"
	       "  JOIN customers AS c ON c.id = l.customer_id"
	       " WHERE l.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_sees_contract = {
	.name = "file.sees_contract",
	.sql = "SELECT k.id FROM contracts AS k"
	       "  JOIN customers AS c ON c.id = k.customer_id"
	       " WHERE k.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};

const struct db_query stmt_file_sees_receipt = {
	.name = "file.sees_receipt",
	.sql = "SELECT p.id FROM receipts AS p"
	       "  JOIN customers AS c ON c.id = p.customer_id"
	       " WHERE p.id = ? AND @scope(p, c)",
	.param_count = 1,
	DB_ROWS(struct file_number_row, number_columns),
};
