/**
 * @file
 * The only door to MariaDB: prepared statements in, plain structs out.
 *
 * Layer: db.  No file above this folder includes <mysql.h>.  There is no
 * function that takes SQL built at run time, so there is nothing to inject
 * into: each statement is a constant `struct db_query` in a *_sql.c file, or
 * assembled from constant fragments of such a file (db_build).
 *
 * Two markers may stand in the SQL:
 *
 *   @scope(o, c)  limits a statement on tenant data.  Replaced, per kind of
 *                 scope, by a condition on the listed document `o` and the
 *                 customer `c` (see enum db_scope_kind); `@scope(c)` names the
 *                 customers alias alone.  At most one per statement; the
 *                 statement runs through a call that takes a db_scope.
 *   @in           a list of whole numbers, given as one db_ints() argument:
 *                 `p.id IN @in`.  Expanded to 1, 4, 16, 64, 256 or 1024 marks,
 *                 padded by repeating the last number.  An empty list matches
 *                 nothing.
 *
 * Results are always drained to their end and every return value is checked: a
 * locking SELECT may send its row and then an error.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"

/** One connection, one per process.  Reconnects and re-prepares by itself. */
struct db;

/** The C types a column or a parameter may have. */
enum db_kind {
	DB_INT,     /* int64_t; SQL NULL reads as 0                      */
	DB_ENUM,    /* an enum without negative values; NULL reads as 0  */
	DB_BOOL,    /* bool                                              */
	DB_TEXT,    /* const char *, UTF-8, NULL for SQL NULL            */
	DB_DAY,     /* struct day; none for NULL                         */
	DB_INSTANT, /* struct instant, DATETIME(3) in UTC; none for NULL */
	DB_INTS     /* parameter only: the list for @in                  */
};

/** Where one column of the result goes in the row struct. */
struct db_column {
	const char *field; /* for the log, e.g. "total_fen" */
	size_t offset;     /* bytes from the start of the row struct */
	enum db_kind kind;
};

/* clang-format off */
/**
 * Map the next column of the result to a field.  The kind follows from the
 * field's type; a type the database layer cannot fill does not compile.
 */
#define DB_COLUMN(row_type, name)                                             \
	{                                                                     \
		.field = #name, .offset = offsetof(row_type, name),           \
		.kind = _Generic(((row_type *)0)->name,                       \
		    int64_t: DB_INT,                                          \
		    unsigned int: DB_ENUM,                                    \
		    bool: DB_BOOL,                                            \
		    const char *: DB_TEXT,                                    \
		    struct day: DB_DAY,                                       \
		    struct instant: DB_INSTANT)                               \
	}
/* clang-format on */

/** A statement, its parameters and the shape of its rows: all constant. */
struct db_query {
	const char *name; /* "order.find"; labels the log and the metrics */
	const char *sql;
	size_t param_count; /* number of ? and @in; verified when prepared */
	size_t row_size;    /* sizeof the row struct, 0 for no rows */
	const struct db_column *columns; /* in the order of the SELECT list */
	size_t column_count;             /* verified when prepared */
};

/** The result half of a `struct db_query` initialiser. */
#define DB_ROWS(row_type, row_columns)                                         \
	.row_size = sizeof(row_type), .columns = (row_columns),                \
	.column_count = ARRAY_LEN(row_columns)

/** A parameter value.  Build it with the functions below. */
struct db_value {
	enum db_kind kind;
	bool is_null;
	int64_t integer;
	const char *text;      /* borrowed for the call */
	struct day day;
	struct instant instant;
	const int64_t *ints; /* borrowed; `integer` many */
};

static inline struct db_value
db_int(int64_t integer)
{
	return (struct db_value){ .kind = DB_INT, .integer = integer };
}

/** An id, 0 for none: binds SQL NULL. */
static inline struct db_value
db_id(int64_t id)
{
	return (struct db_value){
		.kind = DB_INT, .is_null = id == 0, .integer = id
	};
}

/** A text; NULL binds SQL NULL. */
static inline struct db_value
db_text(const char *text)
{
	return (struct db_value){
		.kind = DB_TEXT, .is_null = text == NULL, .text = text
	};
}

/** A day; "none" binds SQL NULL. */
static inline struct db_value
db_day(struct day day)
{
	return (struct db_value){
		.kind = DB_DAY, .is_null = day.year == 0, .day = day
	};
}

/** A point in time; "none" binds SQL NULL. */
static inline struct db_value
db_instant(struct instant at)
{
	return (struct db_value){
		.kind = DB_INSTANT, .is_null = at.ms == 0, .instant = at
	};
}

/** The list for an @in marker; `ints` borrowed for the call. */
static inline struct db_value
db_ints(const int64_t *ints, size_t count)
{
	return (struct db_value){
		.kind = DB_INTS, .integer = (int64_t)count, .ints = ints
	};
}

/** The values for the ? marks, left to right; fills two parameters. */
#define DB_ARGS(...)                                                           \
	(const struct db_value[]){ __VA_ARGS__ },                              \
	    ARRAY_LEN(((const struct db_value[]){ __VA_ARGS__ }))

/** No arguments; fills two parameters. */
#define DB_NO_ARGS NULL, 0

/* --- Scope: which customers' data the asker may touch --------------------- */

/** How far a permission reaches.  Ordered: a higher one includes a lower. */
enum db_scope_kind {
	SCOPE_NONE = 0, /* nothing: every scoped statement finds no row */
	SCOPE_OWN,      /* o.customer_id = :id AND c.id = :id           */
	SCOPE_REP,      /* o.rep_id = :id AND c.rep_id = :id            */
	SCOPE_TEAM,     /* o.team_id = :id AND c.team_id = :id          */
	SCOPE_ALL       /* TRUE                                         */
};

/** What @scope becomes: a kind and the customer, user or team it names. */
struct db_scope {
	enum db_scope_kind kind;
	int64_t id;
};

/* --- Connecting ------------------------------------------------------------ */

/** Where the server is and who we are there. */
struct db_options {
	const char *socket;   /* path of the unix socket */
	const char *user;
	const char *password; /* "" where the socket vouches */
	const char *database;
};

/**
 * Prepare to connect; the connection is made by the first call and made again
 * when it breaks.  Options are borrowed for the life of `db`.
 */
struct db *db_new(const struct db_options *options)
    __attribute__((returns_nonnull));

void db_free(struct db *db);

/** The options of config: db_socket, db_user, db_password, db_name. */
struct db *db_new_from_config(void) __attribute__((returns_nonnull));

/**
 * Prepare every statement of a NULL-terminated table once, on a connection of
 * its own: a missing grant, a wrong count of parameters or columns stops the
 * program before it serves.  Each failure is logged with the statement's name.
 */
enum status db_check(const struct db_options *options,
    const struct db_query *const *queries) MUST_CHECK;

/** Give up waiting after this much: for one statement and its reply, and for a
 *  whole db_transact() with its tries.  Default 10 s.  Another budget than
 *  before makes a new connection. */
void db_set_deadline(struct db *db, int64_t budget_ms);

/** Whether the last call failed because no answer came: the database is away or
 *  silent.  False of one that answered, with whatever error. */
bool db_was_silent(const struct db *db);

/** Statements sent since the last call with this connection; for the log. */
unsigned db_statements_taken(struct db *db);

/** Whether a read failed for want of an answer since db_statements_taken(): what
 *  was not found may be there all the same. */
bool db_read_failed(const struct db *db);

/* --- Reading --------------------------------------------------------------- */

/**
 * Run a query that yields at most one row.
 *
 * @param mem      arena that will own the row's strings
 * @param args,n   from DB_ARGS()
 * @param[out] row struct of query->row_size bytes; untouched unless OK
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (no row), STATUS_BUG (two rows),
 *         STATUS_UNAVAILABLE.
 */
enum status db_one(struct db *db, struct arena *mem,
    const struct db_query *query, const struct db_value *args, size_t n,
    void *row) MUST_CHECK;

/** All rows of a result: `count` structs of query->row_size bytes. */
struct db_rows {
	void *items; /* in the arena; NULL when count is 0 */
	size_t count;
};

/**
 * Run a query and collect every row.  The SQL must carry its own LIMIT.
 *
 * @return STATUS_OK (also for no rows), STATUS_UNAVAILABLE.
 */
enum status db_all(struct db *db, struct arena *mem,
    const struct db_query *query, const struct db_value *args, size_t n,
    struct db_rows *rows) MUST_CHECK;

/** db_one() for a statement with a @scope marker. */
enum status db_one_scoped(struct db *db, struct arena *mem,
    const struct db_query *query, struct db_scope scope,
    const struct db_value *args, size_t n, void *row) MUST_CHECK;

/** db_all() for a statement with a @scope marker. */
enum status db_all_scoped(struct db *db, struct arena *mem,
    const struct db_query *query, struct db_scope scope,
    const struct db_value *args, size_t n, struct db_rows *rows) MUST_CHECK;

/* --- Lists: assembled from constant fragments ------------------------------ */

/** Most fragments and arguments of one assembled statement. */
enum { DB_BUILD_FRAGMENTS = 24, DB_BUILD_ARGS = 40 };

/**
 * A SELECT put together from constant fragments, each with its arguments: the
 * same shape of rows whatever is chosen, one prepared statement per choice.
 */
struct db_build {
	const struct db_query *shape; /* name, columns; its sql comes first */
	const char *fragments[DB_BUILD_FRAGMENTS];
	size_t fragment_count;
	struct db_value args[DB_BUILD_ARGS];
	size_t arg_count;
};

/** Begin with shape->sql and the arguments for its marks. */
void db_build_begin(struct db_build *build, const struct db_query *shape,
    const struct db_value *args, size_t n);

/** Append " " and a fragment: a constant of a *_sql.c file, never user text. */
void db_build_add(struct db_build *build, const char *fragment,
    const struct db_value *args, size_t n);

/** Run it; the @scope marker may stand in any fragment. */
enum status db_build_all(struct db *db, struct arena *mem,
    const struct db_build *build, struct db_scope scope,
    struct db_rows *rows) MUST_CHECK;

/* --- Writing: only inside db_transact() ------------------------------------ */

/**
 * Run a statement that changes data and must hit exactly one row.
 *
 * @return STATUS_OK, STATUS_CONFLICT (no row matched, a duplicate key, a
 *         foreign key or a CHECK refused), STATUS_BUG (more than one row),
 *         STATUS_UNAVAILABLE.  After a conflict the transaction may go on;
 *         after any other failure it cannot commit.
 */
enum status db_change(struct db *db, const struct db_query *query,
    const struct db_value *args, size_t n) MUST_CHECK;

/** The same for any number of rows.  @param[out] hit rows matched; may be NULL */
enum status db_run(struct db *db, const struct db_query *query,
    const struct db_value *args, size_t n, int64_t *hit) MUST_CHECK;

/** Insert one row.  @param[out] id its AUTO_INCREMENT id; may be NULL */
enum status db_insert(struct db *db, const struct db_query *query,
    const struct db_value *args, size_t n, int64_t *id) MUST_CHECK;

/** Parameters of a bulk statement: taken from the fields of an item. */
struct db_items {
	const struct db_column *columns; /* DB_COLUMN(), one per ? */
	size_t column_count;
	const void *items;
	size_t item_size;
	size_t count;
};

/**
 * Run one INSERT, UPDATE or DELETE for each item in one round trip (array
 * binding).  An int64_t field named `…_id` that is 0 binds NULL.  If an item is
 * refused the transaction cannot commit: those before it have been written.
 *
 * @param[out] hit rows matched in all; may be NULL
 */
enum status db_bulk(struct db *db, const struct db_query *query,
    const struct db_items *items, int64_t *hit) MUST_CHECK;

/**
 * Work that lost a race for a limited quantity and wants to look again:
 * db_transact() rolls back and runs it again, as after a deadlock.
 */
void db_ask_again(struct db *db);

/**
 * Run `work` inside one READ WRITE transaction: commit if it returns STATUS_OK,
 * roll back otherwise.  A deadlock, a lock time-out, a lost connection or
 * db_ask_again() runs it again, so it must have no effect outside the database
 * and `context`; after 8 tries with jitter it is STATUS_UNAVAILABLE.  A COMMIT
 * whose answer was lost runs it again too: an idempotency key inside makes that
 * safe.  Connections are READ ONLY outside of this.
 *
 * @return what `work` returned, or STATUS_UNAVAILABLE.
 */
enum status db_transact(struct db *db,
    enum status (*work)(struct db *db, void *context),
    void *context) MUST_CHECK;

/** Refuse (STATUS_BUG, logged) db_transact() until lifted: GET requests. */
void db_forbid_writes(struct db *db, bool forbid);

/** Run `work` reading from one snapshot (READ ONLY transaction). */
enum status db_snapshot(struct db *db,
    enum status (*work)(struct db *db, void *context),
    void *context) MUST_CHECK;

/**
 * Stream rows one by one, for exports and imports of any size.  `each` runs no
 * statement on this connection; what it refuses ends the stream with its status.
 *
 * @param row_mem an arena of its own for the row's strings: reset after each row
 */
enum status db_each(struct db *db, struct arena *row_mem,
    const struct db_query *query, const struct db_value *args, size_t n,
    enum status (*each)(void *context, const void *row),
    void *context) MUST_CHECK;

#endif
