/**
 * @file
 * Every SQL statement about form tokens, and nothing else.
 */
#include "domain/act_sql.h"

const struct db_query stmt_form_token_claim = {
	.name = "form_token.claim",
	.sql = "INSERT INTO form_tokens (token, user_id, result, acted_at)"
	       " VALUES (?, ?, '', ?)",
	.param_count = 3,
};

static const struct db_column token_columns[] = {
	DB_COLUMN(struct form_token_row, user_id),
	DB_COLUMN(struct form_token_row, result),
};

const struct db_query stmt_form_token_find = {
	.name = "form_token.find",
	.sql = "SELECT user_id, result FROM form_tokens WHERE token = ?",
	.param_count = 1,
	DB_ROWS(struct form_token_row, token_columns),
};

const struct db_query stmt_form_token_lead = {
	.name = "form_token.lead",
	.sql = "UPDATE form_tokens SET result = ? WHERE token = ?",
	.param_count = 2,
};
