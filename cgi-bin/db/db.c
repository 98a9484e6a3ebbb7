/**
 * @file
 * The connection: how it is made, what its errors mean, when it is given up.
 *
 * Layer: db.  With statement.c the only files that include <mysql.h>.
 */
#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>

#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "db/internal.h"
#include "db/migrate_door.h"

enum {
	BUDGET_DEFAULT_MS = 10 * 1000,
	CONNECT_TIMEOUT_S = 2,
	BREAKER_US = 1000 * 1000,
	LOCK_WAIT_S = 5,
	SCRATCH_MAX = 64 * 1024 * 1024
};

/* The reply of the server's own time-out must arrive before ours expires. */
enum {
	REPLY_MARGIN_MS = 1000
};

struct db *
db_new(const struct db_options *options)
{
	struct arena *own = arena_new(sizeof(struct db) + 64 * 1024);
	struct db *db = arena_calloc(own, 1, sizeof(*db));

	db->own = own;
	db->scratch = arena_new(SCRATCH_MAX);
	db->options = *options;
	db->budget_ms = BUDGET_DEFAULT_MS;
	return db;
}

struct db *
db_admin_new(const struct db_options *options)
{
	struct db *db = db_new(options);

	db->admin = true;
	return db;
}

struct db *
db_new_from_config(void)
{
	const struct db_options options = {
		.socket = config_text("db_socket", "/run/mysqld/mysqld.sock"),
		.user = config_text("db_user", "qutong"),
		.password = config_text("db_password", ""),
		.database = config_text("db_name", "qutong"),
	};

	return db_new(&options);
}

void
db_free(struct db *db)
{
	db_link_close(db);
	arena_free(db->scratch);
	arena_free(db->own);
}

void
db_set_deadline(struct db *db, int64_t budget_ms)
{
	db->budget_ms = budget_ms > 0 ? budget_ms : 1;
}

bool
db_was_silent(const struct db *db)
{
	return db->failure == DB_FAILURE_LOST;
}

unsigned
db_statements_taken(struct db *db)
{
	unsigned taken = db->statements;

	db->statements = 0;
	db->read_failed = false;
	return taken;
}

bool
db_read_failed(const struct db *db)
{
	return db->read_failed;
}

/* --- What an error means ---------------------------------------------------- */

/** A refusal the caller must answer for: the statement alone was undone. */
static bool
is_conflict(unsigned number)
{
	switch (number) {
	case ER_DUP_ENTRY:
	case ER_ROW_IS_REFERENCED_2:
	case ER_NO_REFERENCED_ROW_2:
	case ER_CONSTRAINT_FAILED:
	case 3819: /* a CHECK, as other servers of the family number it */
		return true;
	default:
		return false;
	}
}

static enum db_failure
failure_of(unsigned number)
{
	switch (number) {
	case ER_LOCK_DEADLOCK:
	case ER_LOCK_WAIT_TIMEOUT:
	case ER_QUERY_INTERRUPTED:
		return DB_FAILURE_RETRY;
	case ER_UNKNOWN_COM_ERROR:
	case ER_SERVER_SHUTDOWN:
	case ER_ERROR_DURING_COMMIT:
	case ER_CONNECTION_KILLED:
	case CR_CONNECTION_ERROR:
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_SERVER_LOST_EXTENDED:
		return DB_FAILURE_LOST;
	default:
		return DB_FAILURE_FINAL;
	}
}

/** Trouble of the server's, not of the statement's. */
static bool
is_trouble(unsigned number)
{
	switch (number) {
	case ER_STATEMENT_TIMEOUT:
	case ER_MAX_PREPARED_STMT_COUNT_REACHED:
	case ER_CON_COUNT_ERROR:
	case ER_DISK_FULL:
	case ER_OUTOFMEMORY:
	case ER_OUT_OF_RESOURCES:
	case ER_RECORD_FILE_FULL:
	case ER_OPTION_PREVENTS_STATEMENT:
		return true;
	default:
		return false;
	}
}

void
db_doom(struct db *db, enum status st)
{
	if (db->transaction != DB_OUTSIDE && db->doomed == STATUS_OK)
		db->doomed = st;
}

enum status
db_bug(struct db *db, const char *name, const char *reason)
{
	log_event(
	    LOG_ERROR, "db.bug", "statement", name, "reason", reason, NULL);
	db->failure = DB_FAILURE_FINAL;
	db_doom(db, STATUS_BUG);
	return STATUS_BUG;
}

enum status
db_link_failed(struct db *db, const char *name, unsigned number,
    const char *message, bool late)
{
	enum db_failure failure = failure_of(number);
	enum status st = STATUS_UNAVAILABLE;
	enum log_level level = LOG_WARN;

	if (is_conflict(number) && !late) {
		db->failure = DB_FAILURE_FINAL;
		return STATUS_CONFLICT;
	}
	/* After a late error the client reports no number at all. */
	if (late && number == 0)
		failure = DB_FAILURE_LOST;
	/* The server rolled back without our being told: what we thought to be
	 * inside a transaction met the session's READ ONLY. */
	if (number == ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION &&
	    db->transaction == DB_IN_WRITING)
		failure = DB_FAILURE_LOST;
	if (failure == DB_FAILURE_FINAL && !is_trouble(number)) {
		st = STATUS_BUG;
		level = LOG_ERROR;
	}
	log_event(level, late ? "db.late_error" : "db.error", "statement", name,
	    "errno", log_int(number), "error", message, NULL);
	db->failure = failure;
	if (db->transaction != DB_OUTSIDE && db->doomed == STATUS_OK)
		db->again = failure != DB_FAILURE_FINAL;
	db_doom(db, st);
	if (late || failure == DB_FAILURE_LOST)
		db_link_close(db);
	return st;
}

/* --- Connecting ------------------------------------------------------------- */

/** Session settings: everything a statement of ours relies on. */
static const char *
session_sql(struct db *db)
{
	int64_t lock_wait_s = db->budget_ms / 1000;

	if (lock_wait_s < 1)
		lock_wait_s = 1;
	if (lock_wait_s > LOCK_WAIT_S)
		lock_wait_s = LOCK_WAIT_S;
	return text_format(db->scratch,
	    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,"
	    "ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
	    "NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', "
	    "collation_connection = 'utf8mb4_bin', "
	    "tx_isolation = 'REPEATABLE-READ', "
	    "innodb_lock_wait_timeout = %d, max_statement_time = %d.%03d, "
	    "tx_read_only = %s",
	    (int)lock_wait_s, db->admin ? 0 : (int)(db->budget_ms / 1000),
	    db->admin ? 0 : (int)(db->budget_ms % 1000),
	    db->admin || db->checks_only ? "OFF" : "ON");
}

static void
set_options(struct db *db, MYSQL *link)
{
	int64_t reply_ms = db->budget_ms + REPLY_MARGIN_MS;
	unsigned connect_s = CONNECT_TIMEOUT_S;
	unsigned reply_s = (unsigned)((reply_ms + 999) / 1000);
	unsigned off = 0;

	if (db->admin)
		reply_s = 24 * 3600;
	mysql_options(link, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s);
	mysql_options(link, MYSQL_OPT_READ_TIMEOUT, &reply_s);
	mysql_options(link, MYSQL_OPT_WRITE_TIMEOUT, &reply_s);
	mysql_options(link, MYSQL_OPT_LOCAL_INFILE, &off);
	mysql_options(link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
}

static enum status
connect_failed(struct db *db, MYSQL *link)
{
	log_event(LOG_ERROR, "db.connect", "errno", log_int(mysql_errno(link)),
	    "error", mysql_error(link), NULL);
	mysql_close(link);
	db->failure = DB_FAILURE_LOST;
	db->breaker_until_us = clock_monotonic_us() + BREAKER_US;
	return STATUS_UNAVAILABLE;
}

enum status
db_link_open(struct db *db)
{
	const char *session;
	MYSQL *link;

	/* A link's time-outs are fixed when it is made. */
	if (db->link != NULL && db->link_budget_ms != db->budget_ms &&
	    db->transaction == DB_OUTSIDE)
		db_link_close(db);
	if (db->link != NULL)
		return STATUS_OK;
	if (clock_monotonic_us() < db->breaker_until_us) {
		db->failure = DB_FAILURE_LOST;
		return STATUS_UNAVAILABLE;
	}
	link = mysql_init(NULL);
	if (link == NULL)
		return db_bug(db, "connect", "no memory");
	set_options(db, link);
	if (mysql_real_connect(link, NULL, db->options.user,
		db->options.password, db->options.database, 0,
		db->options.socket, CLIENT_FOUND_ROWS) == NULL)
		return connect_failed(db, link);
	session = session_sql(db);
	if (mysql_real_query(link, session, strlen(session)) != 0)
		return connect_failed(db, link);
	db->link = link;
	db->link_budget_ms = db->budget_ms;
	return STATUS_OK;
}

void
db_link_close(struct db *db)
{
	if (db->link == NULL)
		return;
	/* In this order: closing a statement whose reply broke off waits for the
	 * rest of it as long as there is a link. */
	mysql_close(db->link);
	db->link = NULL;
	db_statements_forget(db);
}

bool
db_link_in_transaction(struct db *db)
{
	unsigned flags = 0;

	if (db->link == NULL)
		return false;
	mariadb_get_infov(db->link, MARIADB_CONNECTION_SERVER_STATUS, &flags);
	return (flags & SERVER_STATUS_IN_TRANS) != 0;
}

enum status
db_link_command(struct db *db, const char *name, const char *sql, size_t length)
{
	db->failure = DB_FAILURE_NONE;
	db->statements++;
	if (db->link == NULL)
		return db_bug(db, name, "not connected");
	if (mysql_real_query(db->link, sql, length) != 0)
		return db_link_failed(db, name, mysql_errno(db->link),
		    mysql_error(db->link), false);
	return STATUS_OK;
}

/* --- The door for migrations ------------------------------------------------- */

enum status
db_admin_run(struct db *db, const char *sql, size_t length, unsigned *number)
{
	MYSQL_RES *result;

	*number = 0;
	if (!db->admin)
		return db_bug(db, "admin.run", "not an admin connection");
	if (db->doomed != STATUS_OK)
		return db->doomed;
	if (db_link_open(db) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	db->failure = DB_FAILURE_NONE;
	db->statements++;
	if (mysql_real_query(db->link, sql, length) != 0) {
		*number = mysql_errno(db->link);
		if (db_admin_tolerates(*number))
			return STATUS_CONFLICT;
		return db_link_failed(
		    db, "admin.run", *number, mysql_error(db->link), false);
	}
	result = mysql_store_result(db->link);
	if (result != NULL)
		mysql_free_result(result);
	else if (mysql_errno(db->link) != 0)
		return db_link_failed(db, "admin.run", mysql_errno(db->link),
		    mysql_error(db->link), true);
	return STATUS_OK;
}

bool
db_admin_tolerates(unsigned number)
{
	switch (number) {
	case ER_TABLE_EXISTS_ERROR:
	case ER_BAD_TABLE_ERROR:
	case ER_DUP_FIELDNAME:
	case ER_DUP_KEYNAME:
	case ER_MULTIPLE_PRI_KEY:
	case ER_CANT_DROP_FIELD_OR_KEY:
	case ER_DUP_CONSTRAINT_NAME:
		return true;
	default:
		return false;
	}
}
