/**
 * @file
 * `qutong import`: takes in the data of others.  Program: tool.
 */
#include "tool/import.h"

#include <unistd.h>

#include "base/config.h"
#include "base/money.h"
#include "db/db.h"
#include "domain/setting.h"
#include "tool/commands.h"
#include "tool/database.h"

static const size_t memory_most = (size_t)2 << 30;
static const size_t scratch_most = (size_t)512 << 20;

/* Longer than the portal waits: thousands of rows in one transaction. */
static const int64_t deadline_ms = INT64_C(5) * 60 * 1000;

static const char *const table_kinds[] = { "products", "customers", "prices",
	"stock" };

const char *
import_number(struct arena *mem, int64_t value, unsigned decimals)
{
	char plain[25];
	struct text out = text_new(mem, 64);
	const char *at = plain;
	size_t whole;

	money_to_text(value, decimals, plain);
	if (*at == '-')
		text_add_char(&out, *at++);
	whole = strcspn(at, ".");
	for (; *at != '\0'; at++) {
		text_add_char(&out, *at);
		if (whole > 0 && --whole > 0 && whole % 3 == 0)
			text_add_char(&out, ',');
	}
	return out.bytes;
}

void
import_write_cell(FILE *out, const char *cell, char end)
{
	if (cell[strcspn(cell, ",\"\r\n")] == '\0') {
		fputs(cell, out);
	} else {
		fputc('"', out);
		for (; *cell != '\0'; cell++) {
			if (*cell == '"')
				fputc('"', out);
			fputc(*cell, out);
		}
		fputc('"', out);
	}
	fputc(end, out);
}

int
import_failed(enum status st)
{
	if (st == STATUS_UNAVAILABLE)
		complain("The database does not answer: make status.");
	else
		complain("The database refused; the line above says what. What "
			 "was stored before stays; run the import again.");
	return 1;
}

static void
usage(FILE *out)
{
	fputs(
	    "Usage: qutong import retail FILE [--reject FILE]\n"
	    "       qutong import holidays FILE\n"
	    "       qutong import products|customers|prices|stock FILE\n"
	    "              [--dry-run] [--skip-bad]\n\n"
	    "retail   The UCI Online Retail file (CSV, also packed by gzip):\n"
	    "         its goods, customers, invoices and returns as history.\n"
	    "         Lines that are no sale of goods to a known customer go\n"
	    "         to the --reject file (default: in HOME_DIR, named\n"
	    "         FILE.rejects.csv) with the reason; corrected there,\n"
	    "         import that file the same way.  Importing twice adds\n"
	    "         nothing.\n\n"
	    "holidays A year of the working calendar, JSON as of holiday-cn:\n"
	    "         days off and weekends worked.\n\n"
	    "The others take CSV or XLSX with a line of column names, which\n"
	    "may be Chinese or English; `*` must be there.  A file is taken\n"
	    "whole or not at all; with --skip-bad its good lines are taken;\n"
	    "--dry-run reports the same and writes nothing.\n",
	    out);
	for (size_t i = 0; i < ARRAY_LEN(table_kinds); i++)
		fprintf(out, "\n%s\n%s", table_kinds[i],
		    import_table_help(table_kinds[i]));
}

/** @return false after a sentence */
static bool
read_order(int argc, char **argv, struct import_order *order)
{
	*order = (struct import_order){ .kind = argc > 0 ? argv[0] : "" };
	for (int i = 1; i < argc; i++) {
		if (text_equal(argv[i], "--dry-run")) {
			order->dry_run = true;
		} else if (text_equal(argv[i], "--skip-bad")) {
			order->skip_bad = true;
		} else if (text_equal(argv[i], "--reject") && i + 1 < argc) {
			order->reject = argv[++i];
		} else if (argv[i][0] != '-' && order->file == NULL) {
			order->file = argv[i];
		} else {
			complain("%s is not understood: qutong import --help.",
			    argv[i]);
			return false;
		}
	}
	if (order->file != NULL)
		return true;
	complain("Which file? qutong import --help.");
	return false;
}

static int
run(struct import_ground *ground, const struct import_order *order)
{
	struct setting setting;
	enum status st;

	st = setting_read(ground->db, ground->mem, &setting);
	if (st != STATUS_OK)
		return import_failed(st);
	ground->zone_minutes = (int)setting.zone_minutes;
	if (text_equal(order->kind, "retail"))
		return import_retail(ground, order);
	if (text_equal(order->kind, "holidays"))
		return import_holidays(ground, order);
	return import_table(ground, order);
}

int
command_import(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct import_ground ground = { .home = home };
	struct import_order order;
	int code;

	if (argc > 0 &&
	    (text_equal(argv[0], "--help") || text_equal(argv[0], "help"))) {
		usage(stdout);
		return 0;
	}
	if (!read_order(argc, argv, &order))
		return 2;
	if (!text_equal(order.kind, "retail") &&
	    !text_equal(order.kind, "holidays") &&
	    import_table_help(order.kind) == NULL) {
		usage(stderr);
		return 2;
	}
	ground.mem = arena_new(memory_most);
	ground.scratch = arena_new(scratch_most);
	ground.db = db_new(&options);
	db_set_deadline(ground.db, deadline_ms);
	ground.act = (struct act){ .who = &actor_system,
		.mem = ground.scratch,
		.now = clock_now(),
		.address = "" };
	code = run(&ground, &order);
	db_free(ground.db);
	arena_free(ground.scratch);
	arena_free(ground.mem);
	return code;
}
