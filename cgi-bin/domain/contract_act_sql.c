/**
 * @file
 * The statements that change contracts, and nothing else.
 */
#include "domain/contract.h"
#include "domain/contract_sql.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct contract_customer_row, id),
	DB_COLUMN(struct contract_customer_row, rep_id),
	DB_COLUMN(struct contract_customer_row, team_id),
	DB_COLUMN(struct contract_customer_row, code),
	DB_COLUMN(struct contract_customer_row, name),
};

const struct db_query stmt_contract_customer = {
	.name = "contract.customer",
	.sql = "SELECT c.id, c.rep_id, c.team_id, c.code, c.name"
	       "  FROM customers AS c WHERE c.code = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct contract_customer_row, customer_columns),
};

const struct db_query stmt_contract_insert = {
	/* unscoped: of a customer found, or a contract locked, in scope */
	.name = "contract.insert",
	.sql = "INSERT INTO contracts (customer_id, rep_id, team_id, kind,"
	       "  state, number, version, amends_id, renews_id, template_id,"
	       "  template_version, title, valid_from, valid_to, target_fen, drafted_by, drafted_at,"
	       "  state_since)"
	       " SELECT c.id, c.rep_id, c.team_id, ?, 1, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?, ?, ?, ?, ?, ? FROM customers AS c WHERE c.id = ?",
	.param_count = 15,
};

const struct db_query stmt_contract_number = {
	/* unscoped: inserted in the same act */
	.name = "contract.number",
	.sql = "UPDATE contracts SET number = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_contract_insert_part = {
	.name = "contract.insert_part",
	.sql = "INSERT INTO contract_parts (contract_id, part, body)"
	       " VALUES (?, ?, ?)",
	.param_count = 3,
};

const struct db_query stmt_contract_copy_parts = {
	/* unscoped: of a contract locked in scope */
	.name = "contract.copy_parts",
	.sql = "INSERT INTO contract_parts (contract_id, part, body)"
	       " SELECT ?, part, body FROM contract_parts"
	       "  WHERE contract_id = ?",
	.param_count = 2,
};

const struct db_query stmt_contract_copy_rights = {
	/* unscoped: of a contract locked in scope */
	.name = "contract.copy_rights",
	.sql = "INSERT INTO contract_rights (contract_id, position, level,"
	       "  division, group_id, product_id)"
	       " SELECT ?, position, level, division, group_id, product_id"
	       "  FROM contract_rights WHERE contract_id = ?",
	.param_count = 2,
};

const struct db_query stmt_contract_drop_parts = {
	/* unscoped: of a draft locked in scope */
	.name = "contract.drop_parts",
	.sql = "DELETE FROM contract_parts WHERE contract_id = ?",
	.param_count = 1,
};

const struct db_query stmt_contract_drop_rights = {
	/* unscoped: of a draft locked in scope */
	.name = "contract.drop_rights",
	.sql = "DELETE FROM contract_rights WHERE contract_id = ?",
	.param_count = 1,
};

const struct db_query stmt_contract_insert_right = {
	.name = "contract.insert_right",
	.sql = "INSERT INTO contract_rights (contract_id, position, level,"
	       "  division, group_id, product_id) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_query stmt_contract_event = {
	.name = "contract.event",
	.sql = "INSERT INTO contract_events (contract_id, at, user_id, kind,"
	       "  from_state, to_state, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct contract_core, id),
	DB_COLUMN(struct contract_core, customer_id),
	DB_COLUMN(struct contract_core, customer_code),
	DB_COLUMN(struct contract_core, customer_name),
	DB_COLUMN(struct contract_core, is_key),
	DB_COLUMN(struct contract_core, class),
	DB_COLUMN(struct contract_core, rep_id),
	DB_COLUMN(struct contract_core, sponsor_id),
	DB_COLUMN(struct contract_core, kind),
	DB_COLUMN(struct contract_core, state),
	DB_COLUMN(struct contract_core, number),
	DB_COLUMN(struct contract_core, version),
	DB_COLUMN(struct contract_core, amends_id),
	DB_COLUMN(struct contract_core, renews_id),
	DB_COLUMN(struct contract_core, title),
	DB_COLUMN(struct contract_core, valid_from),
	DB_COLUMN(struct contract_core, valid_to),
	DB_COLUMN(struct contract_core, target_fen),
	DB_COLUMN(struct contract_core, drafted_by),
	DB_COLUMN(struct contract_core, signed_ours),
	DB_COLUMN(struct contract_core, reminded),
	DB_COLUMN(struct contract_core, was_reminded),
	DB_COLUMN(struct contract_core, row_version),
};

#define CORE                                                                   \
	"SELECT k.id, k.customer_id, c.code, c.name, c.is_key,"                \
	"  c.class, c.rep_id, c.sponsor_id, k.kind, k.state,"                  \
	"  k.number, k.version, k.amends_id, k.renews_id, k.title,"   \
	"  k.valid_from, k.valid_to, k.target_fen, k.drafted_by,"              \
	"  k.signed_ours, k.reminded, k.reminded IS NOT NULL, k.row_version"   \
	"  FROM contracts AS k JOIN customers AS c ON c.id = k.customer_id"

const struct db_query stmt_contract_lock = {
	/* unscoped: the worker's */
	.name = "contract.lock",
	.sql = CORE " WHERE k.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct contract_core, core_columns),
};

const struct db_query stmt_contract_lock_scoped = {
	.name = "contract.lock_scoped",
	.sql = CORE " WHERE k.number = ? AND k.version = ?"
		    "   AND (? = 1 OR k.state BETWEEN 4 AND 10)"
		    "   AND @scope(c) FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct contract_core, core_columns),
};

const struct db_query stmt_contract_save = {
	/* unscoped: locked in scope before */
	.name = "contract.save",
	.sql = "UPDATE contracts SET title = ?, valid_from = ?, valid_to = ?,"
	       "  target_fen = ?, row_version = row_version + 1"
	       " WHERE id = ? AND state = 1 AND row_version = ?",
	.param_count = 6,
};

const struct db_query stmt_contract_move = {
	/* unscoped: locked before */
	.name = "contract.move",
	.sql = "UPDATE contracts SET state = ?, state_since = ?,"
	       "  row_version = row_version + 1 WHERE id = ? AND state = ?",
	.param_count = 4,
};

const struct db_query stmt_contract_approved = {
	/* unscoped: locked in scope before */
	.name = "contract.approved",
	.sql = "UPDATE contracts SET approved_by = ?, approved_at = ?"
	       " WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_contract_sent = {
	/* unscoped: locked in scope before */
	.name = "contract.sent",
	.sql = "UPDATE contracts SET keeper_id = ?, sent_at = ?,"
	       "  signed_ours = ? WHERE id = ?",
	.param_count = 4,
};

/* Before the state: the CHECK wants the names first. */
const struct db_query stmt_contract_signed = {
	/* unscoped: locked in scope before */
	.name = "contract.signed",
	.sql = "UPDATE contracts SET signed_on = ?, signed_theirs = ?,"
	       "  signed_by = ?, signed_at = ?, party_customer = ?,"
	       "  party_company = ?, frozen_digest = ? WHERE id = ?",
	.param_count = 8,
};

const struct db_query stmt_contract_ended = {
	/* unscoped: locked in scope before */
	.name = "contract.ended",
	.sql = "UPDATE contracts SET ended_on = ?, reason = ? WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_contract_keeper = {
	/* unscoped: locked in scope before */
	.name = "contract.keeper",
	.sql = "UPDATE contracts SET keeper_id = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct contract_id_row, id),
};

const struct db_query stmt_contract_product = {
	.name = "contract.product",
	.sql = "SELECT id FROM products WHERE sku = ?",
	.param_count = 1,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_group = {
	.name = "contract.group",
	.sql = "SELECT id FROM categories WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_wrote = {
	/* unscoped: of a contract locked in scope */
	.name = "contract.wrote",
	.sql = "SELECT id FROM contract_events"
	       " WHERE contract_id = ? AND user_id = ?"
	       "   AND kind IN ('draft', 'save') LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct contract_id_row, id_columns),
};

/* What renews or amends it and has not ended. */
const struct db_query stmt_contract_open_successor = {
	/* unscoped: of a contract locked in scope */
	.name = "contract.open_successor",
	.sql = "SELECT id FROM contracts WHERE (renews_id = ? OR amends_id = ?)"
	       "   AND state <= 7 ORDER BY id LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct contract_id_row, id_columns),
};

/* What follows it and is signed. */
const struct db_query stmt_contract_follower = {
	/* unscoped: the worker's */
	.name = "contract.follower",
	.sql = "SELECT id FROM contracts WHERE (renews_id = ? OR amends_id = ?)"
	       "   AND state IN (5, 6, 7) ORDER BY id LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct contract_id_row, id_columns),
};

/* --- Due today ------------------------------------------------------------------ */

const struct db_query stmt_contract_due_active = {
	/* unscoped: the worker's */
	.name = "contract.due_active",
	.sql = "SELECT k.id FROM contracts AS k WHERE k.state = 5"
	       "   AND k.valid_from <= ? ORDER BY k.id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_due_near = {
	/* unscoped: the worker's */
	.name = "contract.due_near",
	.sql = "SELECT k.id FROM contracts AS k WHERE k.state = 6"
	       "   AND k.valid_to BETWEEN ? AND ? ORDER BY k.id LIMIT 100",
	.param_count = 2,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_due_remind = {
	/* unscoped: the worker's */
	.name = "contract.due_remind",
	.sql = "SELECT k.id FROM contracts AS k WHERE k.state = 7"
	       "   AND k.valid_to BETWEEN ? AND ?"
	       "   AND (k.reminded IS NULL OR k.reminded > ?)"
	       " ORDER BY k.id LIMIT 100",
	.param_count = 3,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_due_expire = {
	/* unscoped: the worker's */
	.name = "contract.due_expire",
	.sql = "SELECT k.id FROM contracts AS k WHERE k.state IN (6, 7)"
	       "   AND k.valid_to < ? ORDER BY k.id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct contract_id_row, id_columns),
};

const struct db_query stmt_contract_reminded = {
	/* unscoped: the worker's */
	.name = "contract.reminded",
	.sql = "UPDATE contracts SET reminded = ? WHERE id = ?",
	.param_count = 2,
};
