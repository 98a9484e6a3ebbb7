/**
 * @file
 * `qutong migrate`: brings the tables up to date.  Program: tool.
 */
#include "base/config.h"
#include "db/migrate.h"
#include "tool/commands.h"
#include "tool/database.h"

static void
tell(void *context, const char *file)
{
	(void)context;
	printf("Applying %s\n", file);
	fflush(stdout);
}

int
command_migrate(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };

	(void)argc;
	(void)argv;
	switch (migrate_apply(
	    &options, home_path(home, home->share, "schema"), tell, NULL)) {
	case STATUS_OK:
		puts("The tables are up to date.");
		return 0;
	case STATUS_UNAVAILABLE:
		complain("The database does not answer, or another process "
			 "holds the lock of migrations: make status.");
		return 1;
	case STATUS_INVALID:
		complain("A file in schema/ that was applied has changed or is "
			 "gone: the line above names it.");
		return 1;
	case STATUS_NOT_FOUND:
	case STATUS_FORBIDDEN:
	case STATUS_CONFLICT:
	case STATUS_BUG:
		break;
	}
	complain("The database refused a statement: the line above names it.");
	return 1;
}
