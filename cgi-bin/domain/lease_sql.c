/**
 * @file
 * Every SQL statement about leases, and nothing else: the only ones that read
 * the database's clock, which is the same for all who ask.
 */
#include "domain/lease_sql.h"

const struct db_query stmt_lease_take = {
	.name = "lease.take",
	.sql = "UPDATE leases SET owner = ?,"
	       "  until_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND"
	       " WHERE name = ?"
	       "   AND (owner = ? OR until_at <= UTC_TIMESTAMP(3))",
	.param_count = 4,
};

const struct db_query stmt_lease_first = {
	.name = "lease.first",
	.sql = "INSERT IGNORE INTO leases (name, owner, until_at)"
	       " VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)",
	.param_count = 3,
};

const struct db_query stmt_lease_give_back = {
	.name = "lease.give_back",
	.sql = "UPDATE leases SET until_at = UTC_TIMESTAMP(3)"
	       " WHERE name = ? AND owner = ?",
	.param_count = 2,
};
