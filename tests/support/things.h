/**
 * @file
 * A table of things with a column of every kind, for the tests of the database
 * layer.  To be included after <cmocka.h>, by one file of a program.
 */
#ifndef SUPPORT_THINGS_H
#define SUPPORT_THINGS_H

#include "support/db_fixture.h"

enum state {
	STATE_NEW,
	STATE_OLD
};

struct thing {
	int64_t id;
	int64_t owner_id;
	const char *name;
	enum state state;
	bool active;
	struct day since;
	struct instant at;
	int64_t amount;
};

struct number {
	int64_t value;
};

static const struct db_column thing_columns[] = {
	DB_COLUMN(struct thing, id),
	DB_COLUMN(struct thing, owner_id),
	DB_COLUMN(struct thing, name),
	DB_COLUMN(struct thing, state),
	DB_COLUMN(struct thing, active),
	DB_COLUMN(struct thing, since),
	DB_COLUMN(struct thing, at),
	DB_COLUMN(struct thing, amount),
};

/* Everything but the id. */
static const struct db_column *const new_columns = thing_columns + 1;
enum {
	NEW_COLUMNS = 7
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct number, value),
};

#define THING_SELECT                                                           \
	"SELECT id, owner_id, name, state, active, since, at, amount"          \
	" FROM things "

static const struct db_query find_thing = {
	.name = "thing.find",
	.sql = THING_SELECT "WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct thing, thing_columns),
};

static const struct db_query all_things = {
	.name = "thing.all",
	.sql = THING_SELECT "ORDER BY id",
	DB_ROWS(struct thing, thing_columns),
};

static const struct db_query insert_thing = {
	.name = "thing.insert",
	.sql = "INSERT INTO things"
	       " (owner_id, name, state, active, since, at, amount)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_query rename_thing = {
	.name = "thing.rename",
	.sql = "UPDATE things SET name = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_query count_things = {
	.name = "thing.count",
	.sql = "SELECT COUNT(*) FROM things",
	DB_ROWS(struct number, number_columns),
};

static struct db_fixture fixture;
static struct db *db;
static struct arena *mem;

static inline int
open_all(void **state)
{
	(void)state;
	db_fixture_open(&fixture, "things");
	db_fixture_run(&fixture, "CREATE TABLE owners (id BIGINT PRIMARY KEY)");
	db_fixture_run(&fixture,
	    "CREATE TABLE things (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
	    " owner_id BIGINT NULL, name LONGTEXT NULL,"
	    " state TINYINT NOT NULL, active BOOLEAN NOT NULL,"
	    " since DATE NULL, at DATETIME(3) NULL,"
	    " amount BIGINT NOT NULL CHECK (amount >= 0),"
	    " code VARCHAR(20) NULL UNIQUE,"
	    " FOREIGN KEY (owner_id) REFERENCES owners (id))");
	db_fixture_run(&fixture, "INSERT INTO owners VALUES (7), (8)");
	return 0;
}

static inline int
close_all(void **state)
{
	(void)state;
	db_fixture_close(&fixture);
	return 0;
}

static inline int
begin(void **state)
{
	(void)state;
	db_fixture_run(&fixture, "DELETE FROM things");
	db_fixture_run(&fixture, "ALTER TABLE things AUTO_INCREMENT = 1");
	db = db_new(&fixture.options);
	mem = arena_new(64 * 1024 * 1024);
	return 0;
}

static inline int
end(void **state)
{
	(void)state;
	db_free(db);
	arena_free(mem);
	return 0;
}

static const struct thing full = {
	.owner_id = 7,
	.name = "渠通 😀 ' \\ \" % \t",
	.state = STATE_OLD,
	.active = true,
	.since = { 2024, 2, 29 },
	.at = { 1732147445678 },
	.amount = INT64_MAX,
};

static inline enum status
insert_work(struct db *at, void *context)
{
	struct thing *thing = context;

	return db_insert(at, &insert_thing,
	    DB_ARGS(db_id(thing->owner_id), db_text(thing->name),
		db_int(thing->state), db_int(thing->active),
		db_day(thing->since), db_instant(thing->at),
		db_int(thing->amount)),
	    &thing->id);
}

static inline void
add(struct thing *thing)
{
	assert_int_equal(db_transact(db, insert_work, thing), STATUS_OK);
}

static inline void
add_many(int count)
{
	struct thing thing = { .amount = 0 };

	for (int i = 0; i < count; i++) {
		thing.amount = i;
		add(&thing);
	}
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, begin, end)

#endif
