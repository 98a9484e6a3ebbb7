/**
 * @file
 * The papers of a customer as one text, for statements that read its row anyway.
 *
 * Layer: domain, for *_sql.c.
 */
#ifndef DOMAIN_LICENCE_PAPERS_H
#define DOMAIN_LICENCE_PAPERS_H

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

#endif
