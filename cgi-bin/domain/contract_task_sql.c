/**
 * @file
 * The statements about renewals to be prepared and about who has no contract,
 * and nothing else.
 */
#include "domain/contract_sql.h"
#include "domain/contract_task.h"

static const struct db_column id_columns[] = {
	DB_COLUMN(struct contract_id_row, id),
};

const struct db_query stmt_contract_task_insert = {
	.name = "contract.task_insert",
	.sql = "INSERT INTO contract_tasks (contract_id, stage, owner_id,"
	       "  is_core, made_at) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_contract_task_end = {
	/* unscoped: of a contract locked before */
	.name = "contract.task_end",
	.sql = "UPDATE contract_tasks SET ended = ?, ended_at = ?,"
	       "  ended_by = ?, note = ? WHERE contract_id = ? AND ended = 0",
	.param_count = 5,
};

const struct db_query stmt_contract_task_person = {
	/* unscoped: the worker's */
	.name = "contract.task_person",
	.sql = "SELECT u.id FROM membership_roles AS r"
	       "  JOIN memberships AS m ON m.id = r.membership_id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  JOIN users AS u ON u.id = m.user_id AND u.state = 1"
	       " WHERE r.role = CONVERT(? USING ascii) ORDER BY u.id LIMIT 1",
	.param_count = 1,
	DB_ROWS(struct contract_id_row, id_columns),
};

static const struct db_column task_columns[] = {
	DB_COLUMN(struct contract_task, id),
	DB_COLUMN(struct contract_task, owner_id),
	DB_COLUMN(struct contract_task, owner),
	DB_COLUMN(struct contract_task, is_core),
	DB_COLUMN(struct contract_task, stage),
	DB_COLUMN(struct contract_task, number),
	DB_COLUMN(struct contract_task, version),
	DB_COLUMN(struct contract_task, title),
	DB_COLUMN(struct contract_task, customer_id),
	DB_COLUMN(struct contract_task, customer_name),
	DB_COLUMN(struct contract_task, customer_name_en),
	DB_COLUMN(struct contract_task, valid_to),
};

#define TASKS                                                                  \
	"SELECT t.id, t.owner_id, u.name, t.is_core, t.stage, k.number,"       \
	"  k.version, k.title, k.customer_id, c.name, c.name_en, k.valid_to"   \
	"  FROM contract_tasks AS t"                                           \
	"  JOIN contracts AS k ON k.id = t.contract_id"                        \
	"  JOIN customers AS c ON c.id = k.customer_id"                        \
	"  LEFT JOIN users AS u ON u.id = t.owner_id"

const struct db_query stmt_contract_tasks = {
	/* unscoped: the reader's own tasks */
	.name = "contract.tasks",
	.sql = TASKS " WHERE t.owner_id = ? AND t.ended = 0"
		     " ORDER BY k.valid_to, t.id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct contract_task, task_columns),
};

const struct db_query stmt_contract_task_of = {
	/* unscoped: of a contract found in scope */
	.name = "contract.task_of",
	.sql = TASKS " WHERE t.open_key = ?",
	.param_count = 1,
	DB_ROWS(struct contract_task, task_columns),
};

/* Who orders without one: active customers whose file is cleared. */
const struct db_query stmt_contract_without = {
	/* unscoped: a count for who runs the instance */
	.name = "contract.without",
	.sql = "SELECT COUNT(*) FROM customers AS c WHERE c.state = 1"
	       "   AND c.opening = 2 AND NOT EXISTS (SELECT 1"
	       "    FROM contracts AS k WHERE k.customer_id = c.id"
	       "     AND k.state IN (5, 6, 7) AND k.kind IN (1, 2))",
	.param_count = 0,
	DB_ROWS(struct contract_id_row, id_columns),
};

/* Customers who came in thousands with their history have their contracts on
 * paper: the company switches the rule on when they are on file. */
const struct db_query stmt_contract_rule_off = {
	.name = "contract.rule_off",
	.sql = "UPDATE settings SET value = '0'"
	       " WHERE name = 'contract_needed'",
	.param_count = 0,
};

const struct db_query stmt_contract_rule_since = {
	.name = "contract.rule_since",
	.sql = "INSERT INTO settings (name, value, changed_at)"
	       " VALUES ('contract_rule_since', ?, ?)"
	       " ON DUPLICATE KEY UPDATE value = VALUES(value),"
	       "  changed_at = VALUES(changed_at)",
	.param_count = 2,
};
