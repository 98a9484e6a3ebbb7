/**
 * @file
 * The papers of a customer as one text, for statements that read its row anyway.
 *
 * Layer: domain, for *_sql.c.
 */
#ifndef DOMAIN_LICENCE_PAPERS_H
#define DOMAIN_LICENCE_PAPERS_H

/**
 * What contract_bar.h judges by, of the customer `c`, 10 bytes each: the end of
 * its contracts that have begun, the first day of what is signed and has not,
 * the day its file was cleared.
 */
#define CONTRACT_GROUND                                                        \
	"CONCAT((SELECT CONCAT("                                               \
	"   IFNULL(MAX(IF(gk.state > 5,"                                       \
	"     LEAST(gk.valid_to, IFNULL(gk.ended_on, gk.valid_to)), NULL)),"   \
	"    '1900-01-01'),"                                                   \
	"   IFNULL(MIN(IF(gk.state = 5, gk.valid_from, NULL)), '9999-12-31'))" \
	"  FROM contracts AS gk WHERE gk.customer_id = c.id"                   \
	"   AND gk.state BETWEEN 5 AND 10 AND gk.kind IN (1, 2)"               \
	"   AND gk.signed_on IS NOT NULL),"                                    \
	" DATE(GREATEST(c.created_at, IFNULL(c.quality_ok_at, c.created_at),"  \
	"   IFNULL(c.credit_ok_at, c.created_at))))"

/**
 * What struct customer and struct order carry of the papers, of the customer
 * `c`: "!" while its file is opened, else CONTRACT_GROUND and then, for each
 * verified paper that may bar, 10 bytes of its first and 10 of its last day,
 * ":" and the scope where it has one, and ";".  Read by licence_bar.c.
 */
#define LICENCE_PAPERS                                                         \
	"IF(c.opening = 1, '!', CONCAT(" CONTRACT_GROUND                       \
	", IFNULL((SELECT GROUP_CONCAT("                                       \
	"  IFNULL(pl.valid_from, '1900-01-01'),"                               \
	"  IFNULL(pl.valid_to, '9999-12-31'),"                                 \
	"  IF(pk.covers_scope = 1, CONCAT(':', pl.scope), ''), ';'"            \
	"  SEPARATOR '') FROM licences AS pl"                                  \
	"  JOIN licence_kinds AS pk ON pk.id = pl.kind_id"                     \
	"  WHERE pl.customer_id = c.id AND pl.state = 2"                       \
	"   AND (pk.is_mandatory = 1 OR pk.covers_scope = 1)), '')))"

#endif
