/**
 * @file
 * `qutong clocks`: are promises what was promised?  Computes the clocks of every
 * ticket again from its events, names each difference and changes nothing.
 * Program: tool.
 */
#include <inttypes.h>

#include "base/config.h"
#include "domain/promise.h"
#include "tool/commands.h"
#include "tool/database.h"

/* Every ticket is read, however many there are. */
enum {
	BUDGET_MS = 120000
};

static void
print_difference(const struct promise_difference *one)
{
	char stored[25];
	char computed[25];

	instant_to_iso(one->stored, stored);
	instant_to_iso(one->computed, computed);
	printf("  %s %s: stored %s, computed %s\n", one->number, one->clock,
	    instant_is_none(one->stored) ? "none" : stored,
	    instant_is_none(one->computed) ? "none" : computed);
}

int
command_clocks(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	struct db_rows rows;
	int64_t checked;
	enum status st;

	(void)argc;
	(void)argv;
	db_set_deadline(db, BUDGET_MS);
	st = promise_check(db, home->mem, &rows, &checked);
	db_free(db);
	if (st != STATUS_OK) {
		complain("The database does not answer: make status.");
		return 1;
	}
	printf("tickets %" PRId64 ", clocks drift %zu\n", checked, rows.count);
	for (size_t i = 0; i < rows.count; i++)
		print_difference(
		    &((const struct promise_difference *)rows.items)[i]);
	return rows.count == 0 ? 0 : 3;
}
