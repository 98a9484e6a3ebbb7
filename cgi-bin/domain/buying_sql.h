/**
 * @file
 * The statements of buying.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_BUYING_SQL_H
#define DOMAIN_BUYING_SQL_H

#include "db/db.h"

/** The words beside the calendar, on one of its months or alone. */
struct buying_note_row {
	const char *note;
};

/** A month to be written. */
struct buying_month_item {
	int64_t customer;
	int64_t month;
	int64_t plans, compares, orders;
};

/** A step to be written. */
struct buying_step_item {
	int64_t customer;
	int64_t position;
	const char *step;
	int64_t contact_id;
	int64_t standing;
	const char *note;
};

struct buying_number_row {
	int64_t number;
};

extern const struct db_query stmt_buying_note;
extern const struct db_query stmt_buying_note_set;
extern const struct db_query stmt_buying_months;
extern const struct db_query stmt_buying_months_clear;
extern const struct db_query stmt_buying_month_add;
extern const struct db_query stmt_buying_steps;
extern const struct db_query stmt_buying_steps_clear;
extern const struct db_query stmt_buying_step_add;
extern const struct db_query stmt_buying_contacts;

#endif
