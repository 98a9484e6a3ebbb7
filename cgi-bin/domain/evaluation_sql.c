/**
 * @file
 * Every SQL statement of evaluation.c, and nothing else.
 */
#include "domain/evaluation_sql.h"

#include "domain/evaluation.h"

static const struct db_column item_columns[] = {
	DB_COLUMN(struct evaluation_item, id),
	DB_COLUMN(struct evaluation_item, part),
	DB_COLUMN(struct evaluation_item, name),
	DB_COLUMN(struct evaluation_item, name_en),
	DB_COLUMN(struct evaluation_item, weight),
	DB_COLUMN(struct evaluation_item, score),
	DB_COLUMN(struct evaluation_item, note),
};

const struct db_query stmt_evaluation_items = {
	.name = "evaluation.items",
	.sql = "SELECT id, part, name, name_en, weight, 0, ''"
	       "  FROM evaluation_items ORDER BY part, id LIMIT 24",
	DB_ROWS(struct evaluation_item, item_columns),
};

static const struct db_column history_columns[] = {
	DB_COLUMN(struct evaluation, id),
	DB_COLUMN(struct evaluation, score_bp),
	DB_COLUMN(struct evaluation, note),
	DB_COLUMN(struct evaluation, made_by),
	DB_COLUMN(struct evaluation, made_at),
};

const struct db_query stmt_evaluation_history = {
	/* unscoped: of an account found in scope */
	.name = "evaluation.history",
	.sql = "SELECT e.id, e.score_bp, e.note, IFNULL(u.name, ''), e.made_at"
	       "  FROM evaluations AS e"
	       "  LEFT JOIN users AS u ON u.id = e.made_by"
	       " WHERE e.customer_id = ? ORDER BY e.id DESC LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct evaluation, history_columns),
};

const struct db_query stmt_evaluation_scores = {
	/* unscoped: of an account found in scope */
	.name = "evaluation.scores",
	.sql = "SELECT i.id, i.part, i.name, i.name_en, s.weight, s.score,"
	       "  s.note FROM evaluations AS e"
	       "  JOIN evaluation_scores AS s ON s.evaluation_id = e.id"
	       "  JOIN evaluation_items AS i ON i.id = s.item_id"
	       " WHERE e.customer_id = ? AND e.id = ?"
	       " ORDER BY i.part, i.id LIMIT 24",
	.param_count = 2,
	DB_ROWS(struct evaluation_item, item_columns),
};

static const struct db_column last_columns[] = {
	DB_COLUMN(struct evaluation_last_row, item.id),
	DB_COLUMN(struct evaluation_last_row, item.part),
	DB_COLUMN(struct evaluation_last_row, item.name),
	DB_COLUMN(struct evaluation_last_row, item.name_en),
	DB_COLUMN(struct evaluation_last_row, item.weight),
	DB_COLUMN(struct evaluation_last_row, item.score),
	DB_COLUMN(struct evaluation_last_row, item.note),
	DB_COLUMN(struct evaluation_last_row, evaluation.id),
	DB_COLUMN(struct evaluation_last_row, evaluation.score_bp),
	DB_COLUMN(struct evaluation_last_row, evaluation.note),
	DB_COLUMN(struct evaluation_last_row, evaluation.made_by),
	DB_COLUMN(struct evaluation_last_row, evaluation.made_at),
};

const struct db_query stmt_evaluation_last = {
	/* unscoped: of an account found in scope */
	.name = "evaluation.last",
	.sql = "SELECT i.id, i.part, i.name, i.name_en, s.weight, s.score,"
	       "  s.note, e.id, e.score_bp, e.note, IFNULL(u.name, ''),"
	       "  e.made_at FROM (SELECT id, score_bp, note, made_by, made_at"
	       "   FROM evaluations WHERE customer_id = ?"
	       "   ORDER BY id DESC LIMIT 1) AS e"
	       "  JOIN evaluation_scores AS s ON s.evaluation_id = e.id"
	       "  JOIN evaluation_items AS i ON i.id = s.item_id"
	       "  LEFT JOIN users AS u ON u.id = e.made_by"
	       " ORDER BY i.part, i.id LIMIT 24",
	.param_count = 1,
	DB_ROWS(struct evaluation_last_row, last_columns),
};

const struct db_query stmt_evaluation_insert = {
	/* unscoped: of a customer locked in scope */
	.name = "evaluation.insert",
	.sql = "INSERT INTO evaluations (customer_id, score_bp, note, made_by,"
	       "  made_at) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};

const struct db_query stmt_evaluation_score = {
	.name = "evaluation.score",
	.sql = "INSERT INTO evaluation_scores (evaluation_id, item_id, weight,"
	       "  score, note) VALUES (?, ?, ?, ?, ?)",
	.param_count = 5,
};
