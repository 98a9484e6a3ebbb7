/**
 * @file
 * What the import sub-commands share.  Program: tool.
 */
#ifndef TOOL_IMPORT_H
#define TOOL_IMPORT_H

#include "base/text.h"
#include "domain/act.h"
#include "tool/home.h"

/** Most bytes of a report. */
enum {
	REPORT_BYTES = 1 << 20
};

/** What was asked for on the command line. */
struct import_order {
	const char *kind;
	const char *file;
	const char *reject; /* --reject FILE; NULL for none */
	bool dry_run;       /* --dry-run */
	bool skip_bad;      /* --skip-bad */
};

/** A connection to do it with, and who does it. */
struct import_ground {
	struct home *home;
	struct db *db;
	struct arena *mem;     /* lives as long as the command */
	struct arena *scratch; /* reset between transactions */
	struct act act;
	int zone_minutes; /* of the company */
};

/** "1,234,567.5": thousands apart, `decimals` after the point. */
const char *import_number(struct arena *mem, int64_t value, unsigned decimals);

/** Write a CSV cell, in quotation marks where it needs them. */
void import_write_cell(FILE *out, const char *cell, char end);

/** A sentence for a database that does not answer or refuses.  @return 1 */
int import_failed(enum status st);

int import_retail(
    struct import_ground *ground, const struct import_order *order);

/** A year of the working calendar. */
int import_holidays(
    struct import_ground *ground, const struct import_order *order);

/** products, customers, prices, stock */
int import_table(
    struct import_ground *ground, const struct import_order *order);

/** What is told about the columns of a kind of table; NULL for no such kind. */
const char *import_table_help(const char *kind);

/** How far a long job is, on a terminal: a bar that is drawn over itself. */
void progress_show(const char *what, size_t done, size_t all);

/** Take the bar away. */
void progress_end(void);

#endif
