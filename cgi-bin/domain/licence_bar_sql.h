/**
 * @file
 * The statements of licence_bar.c.  Layer: domain, for licence_bar.c alone.
 */
#ifndef DOMAIN_LICENCE_BAR_SQL_H
#define DOMAIN_LICENCE_BAR_SQL_H

#include "db/db.h"

/** A verified paper, or the customer alone (kind_id 0). */
struct licence_bar_row {
	bool is_opening;
	bool is_on;
	const char *ground; /* of the contract: contract_bar.h */
	int64_t kind_id;
	bool is_mandatory;
	bool has_scope;
	const char *kind;
	const char *kind_en;
	const char *number;
	const char *scope;
	struct day valid_from, valid_to;
};

struct licence_category_row {
	int64_t category_id;
};

extern const struct db_query stmt_licence_bar;
extern const struct db_query stmt_licence_bar_order;

#endif
