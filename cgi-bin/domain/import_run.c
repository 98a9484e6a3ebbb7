/**
 * @file
 * What was imported when.  See import_run.h.
 */
#include "domain/import_run.h"

#include "base/text.h"
#include "domain/act.h"
#include "domain/import_run_sql.h"

enum {
	FILE_NAME_MAX = 200,
	REPORT_MAX = 60000
};

struct run {
	const char *kind;
	const char *file_name;
	const char *report;
};

static enum status
save(struct db *db, struct act *act, void *context)
{
	const struct run *run = context;

	return db_insert(db, &stmt_import_run_add,
	    DB_ARGS(db_text(run->kind), db_text(run->file_name),
		db_instant(act->now), db_text(run->report)),
	    NULL);
}

enum status
import_run_save(struct db *db, struct act *act, const char *kind,
    const char *file_name, const char *report)
{
	size_t length = strlen(file_name);
	struct run run = { .kind = kind };

	/* The end says more than the folders it begins with. */
	if (length > FILE_NAME_MAX)
		file_name += length - FILE_NAME_MAX;
	while (((unsigned char)*file_name & 0xc0) == 0x80)
		file_name++;
	run.file_name =
	    utf8_is_valid(file_name, strlen(file_name)) ? file_name : "";
	run.report =
	    arena_memdup(act->mem, report, utf8_fit(report, REPORT_MAX));
	return act_run(db, act, save, &run);
}
