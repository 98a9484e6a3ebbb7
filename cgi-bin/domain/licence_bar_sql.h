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

/**
 * What struct customer and struct order carry of the papers, of the customer
 * `c`: "!" while its file is opened, else 10 bytes of its first and 10 of its
 * last day for each verified paper that may bar, then ":" and the scope where
 * it has one, and ";".  Read by licence_bar.c.
 */
#define LICENCE_PAPERS                                                         \
	"IF(c.opening = 1, '!', IFNULL((SELECT GROUP_CONCAT("                  \
	"  IFNULL(pl.valid_from, '1000-01-01'),"                               \
	"  IFNULL(pl.valid_to, '9999-12-31'),"                                 \
	"  IF(pk.covers_scope = 1, CONCAT(':', pl.scope), ''), ';'"            \
	"  SEPARATOR '') FROM licences AS pl"                                  \
	"  JOIN licence_kinds AS pk ON pk.id = pl.kind_id"                     \
	"  WHERE pl.customer_id = c.id AND pl.state = 2"                       \
	"   AND (pk.is_mandatory = 1 OR pk.covers_scope = 1)), ''))"

extern const struct db_query stmt_licence_bar;
extern const struct db_query stmt_licence_bar_order;

#endif
