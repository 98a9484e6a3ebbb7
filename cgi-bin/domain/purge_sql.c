/**
 * @file
 * Every SQL statement that deletes what is no longer needed, and nothing else.
 */
#include "domain/purge_sql.h"

const struct db_query stmt_purge_form_tokens = {
	.name = "purge.form_tokens",
	.sql = "DELETE FROM form_tokens WHERE acted_at < ?"
	       " ORDER BY acted_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_sessions = {
	.name = "purge.sessions",
	.sql = "DELETE FROM sessions WHERE expires_at < ?"
	       " ORDER BY expires_at LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_sign_in_failures = {
	.name = "purge.sign_in_failures",
	.sql = "DELETE FROM sign_in_failures WHERE at < ?"
	       " ORDER BY id LIMIT 2000",
	.param_count = 1,
};

const struct db_query stmt_purge_outbox = {
	.name = "purge.outbox",
	.sql = "DELETE FROM outbox WHERE done_at < ?"
	       " ORDER BY done_at LIMIT 2000",
	.param_count = 1,
};
