/**
 * @file
 * The statements about what contracts are drafted from, and nothing else.
 */
#include "domain/contract_sql.h"
#include "domain/contract_template.h"

static const struct db_column template_columns[] = {
	DB_COLUMN(struct contract_template, id),
	DB_COLUMN(struct contract_template, kind),
	DB_COLUMN(struct contract_template, name),
	DB_COLUMN(struct contract_template, name_en),
	DB_COLUMN(struct contract_template, version),
	DB_COLUMN(struct contract_template, saved_by),
	DB_COLUMN(struct contract_template, saved_at),
};

#define TEMPLATES                                                              \
	"SELECT t.id, t.kind, t.name, t.name_en, t.version, u.name,"           \
	"  v.saved_at FROM contract_templates AS t"                            \
	"  JOIN contract_template_versions AS v ON v.template_id = t.id"       \
	"   AND v.version = t.version"                                         \
	"  LEFT JOIN users AS u ON u.id = v.saved_by"                          \
	" WHERE t.state = 1"

const struct db_query stmt_contract_templates = {
	.name = "contract.templates",
	.sql = TEMPLATES " ORDER BY t.kind, t.id LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct contract_template, template_columns),
};

const struct db_query stmt_contract_template = {
	.name = "contract.template",
	.sql = TEMPLATES " AND t.id = ?",
	.param_count = 1,
	DB_ROWS(struct contract_template, template_columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct contract_template_row, version),
	DB_COLUMN(struct contract_template_row, name),
	DB_COLUMN(struct contract_template_row, name_en),
};

const struct db_query stmt_contract_template_lock = {
	.name = "contract.template_lock",
	.sql = "SELECT version, name, name_en FROM contract_templates"
	       " WHERE id = ? AND state = 1 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct contract_template_row, row_columns),
};

static const struct db_column version_columns[] = {
	DB_COLUMN(struct contract_template_version, version),
	DB_COLUMN(struct contract_template_version, name),
	DB_COLUMN(struct contract_template_version, name_en),
	DB_COLUMN(struct contract_template_version, note),
	DB_COLUMN(struct contract_template_version, saved_by),
	DB_COLUMN(struct contract_template_version, saved_at),
};

const struct db_query stmt_contract_template_versions = {
	.name = "contract.template_versions",
	.sql = "SELECT v.version, v.name, v.name_en, v.note, u.name, v.saved_at"
	       "  FROM contract_template_versions AS v"
	       "  LEFT JOIN users AS u ON u.id = v.saved_by"
	       " WHERE v.template_id = ? ORDER BY v.version DESC LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct contract_template_version, version_columns),
};

static const struct db_column part_columns[] = {
	DB_COLUMN(struct contract_part, part),
	DB_COLUMN(struct contract_part, body),
};

const struct db_query stmt_contract_template_texts = {
	.name = "contract.template_texts",
	.sql = "SELECT part, body FROM contract_template_texts"
	       " WHERE template_id = ? AND version = ? ORDER BY part LIMIT 11",
	.param_count = 2,
	DB_ROWS(struct contract_part, part_columns),
};

const struct db_query stmt_contract_template_save = {
	.name = "contract.template_save",
	.sql = "UPDATE contract_templates SET name = ?, name_en = ?,"
	       "  changed_at = ?, version = version + 1 WHERE id = ?",
	.param_count = 4,
};

const struct db_query stmt_contract_template_version_add = {
	.name = "contract.template_version_add",
	.sql = "INSERT INTO contract_template_versions (template_id, version,"
	       "  name, name_en, note, saved_by, saved_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

const struct db_query stmt_contract_template_text_add = {
	.name = "contract.template_text_add",
	.sql = "INSERT INTO contract_template_texts (template_id, version,"
	       "  part, body) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};
