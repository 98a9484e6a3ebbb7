/**
 * @file
 * Every SQL statement of knowledge.c, and nothing else.
 */
#include "domain/knowledge_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column reply_columns[] = {
	DB_COLUMN(struct canned_reply, id),
	DB_COLUMN(struct canned_reply, department_id),
	DB_COLUMN(struct canned_reply, name),
	DB_COLUMN(struct canned_reply, name_en),
	DB_COLUMN(struct canned_reply, body),
	DB_COLUMN(struct canned_reply, body_en),
	DB_COLUMN(struct canned_reply, used),
	DB_COLUMN(struct canned_reply, topic),
};

#define REPLY_FIELDS                                                           \
	"SELECT r.id, r.department_id, r.name, r.name_en, r.body, r.body_en,"  \
	" r.used, r.topic FROM canned_replies AS r"

/* How many of six patterns stand in it; a name counts twice.  Prepared answers
 * are few enough to be gone through. */
#define HIT(column) "(LOWER(" column ") LIKE ?)"
#define NAMES "CONCAT_WS(' ', r.name, r.name_en)"
#define BODIES "CONCAT_WS(' ', r.body, r.body_en)"
#define SIX(column)                                                            \
	HIT(column) " + " HIT(column) " + " HIT(column) " + " HIT(             \
	    column) " + " HIT(column) " + " HIT(column)
#define WORDS_HIT "2 * (" SIX(NAMES) ") + " SIX(BODIES)

/* A product or topic alone is no hit where words were asked for. */
const struct db_query stmt_knowledge_answers = {
	.name = "knowledge.answers",
	.sql = REPLY_FIELDS
	       " WHERE r.state = 1 AND (" WORDS_HIT " + IF(? = 1, 2 *"
	       " (r.product_id <=> ? AND r.product_id IS NOT NULL)"
	       " + (r.topic = ? AND r.topic <> 0), 0)) > 0"
	       " ORDER BY " WORDS_HIT " + 4 * (r.product_id <=> ? AND"
	       " r.product_id IS NOT NULL) + 2 * (r.topic = ? AND"
	       " r.topic <> 0) DESC, r.used DESC, r.id LIMIT ?",
	.param_count = 12 + 3 + 12 + 3,
	DB_ROWS(struct canned_reply, reply_columns),
};

const struct db_query stmt_knowledge_articles = {
	.name = "knowledge.articles",
	.sql = REPLY_FIELDS
	       " WHERE r.is_help = 1 AND r.state = 1"
	       "   AND (? = 0 OR r.topic = ?) AND " WORDS_HIT " > 0"
	       " ORDER BY " WORDS_HIT " DESC, r.used DESC, r.id LIMIT ?",
	.param_count = 2 + 12 + 12 + 1,
	DB_ROWS(struct canned_reply, reply_columns),
};

const struct db_query stmt_knowledge_all = {
	.name = "knowledge.all",
	.sql = REPLY_FIELDS
	       " WHERE r.is_help = 1 AND r.state = 1"
	       "   AND (? = 0 OR r.topic = ?)"
	       " ORDER BY r.used DESC, r.id LIMIT ?",
	.param_count = 3,
	DB_ROWS(struct canned_reply, reply_columns),
};

const struct db_query stmt_knowledge_article = {
	.name = "knowledge.article",
	.sql = REPLY_FIELDS " WHERE r.id = ? AND r.is_help = 1 AND r.state = 1",
	.param_count = 1,
	DB_ROWS(struct canned_reply, reply_columns),
};

static const struct db_column case_columns[] = {
	DB_COLUMN(struct knowledge_case, id),
	DB_COLUMN(struct knowledge_case, kind),
	DB_COLUMN(struct knowledge_case, topic),
	DB_COLUMN(struct knowledge_case, subject),
	DB_COLUMN(struct knowledge_case, changed_at),
	DB_COLUMN(struct knowledge_case, stars),
	DB_COLUMN(struct knowledge_case, reply),
};

/* The newest 200 that hold a term; it may be a frequent one. */
#define TERM_HITS                                                              \
	"(SELECT a.ticket_id, 1 AS hit FROM ticket_terms AS a"                 \
	" WHERE a.term = ? AND a.is_internal = 0"                              \
	" ORDER BY a.ticket_id DESC LIMIT 200)"

const struct db_query stmt_knowledge_cases = {
	.name = "knowledge.cases",
	.sql = "SELECT t.id, t.kind, t.topic, t.subject, t.changed_at, t.stars,"
	       " m.body FROM (" TERM_HITS " UNION ALL " TERM_HITS
	       " UNION ALL " TERM_HITS " UNION ALL " TERM_HITS
	       " UNION ALL " TERM_HITS " UNION ALL " TERM_HITS
	       ") AS h JOIN tickets AS t ON t.id = h.ticket_id"
	       " JOIN customers AS c ON c.id = t.customer_id"
	       " JOIN ticket_messages AS m ON m.id = t.reply_id"
	       " WHERE t.state IN (9, 10) AND t.id <> ? AND " TICKET_IN_SIGHT
	       " GROUP BY t.id, t.kind, t.topic, t.subject, t.changed_at,"
	       " t.stars, m.body, t.product_id"
	       " ORDER BY SUM(h.hit) + (t.product_id <=> ? AND t.product_id"
	       " IS NOT NULL) + (t.topic = ? AND t.topic <> 0) DESC, t.id DESC"
	       " LIMIT ?",
	.param_count = 6 + 1 + TICKET_SIGHT_PARAMS + 3,
	DB_ROWS(struct knowledge_case, case_columns),
};

const struct db_query stmt_knowledge_case = {
	.name = "knowledge.case",
	.sql = "SELECT t.id, t.kind, t.topic, t.subject, t.changed_at, t.stars,"
	       " m.body FROM tickets AS t"
	       " JOIN customers AS c ON c.id = t.customer_id"
	       " JOIN ticket_messages AS m ON m.id = t.reply_id"
	       " WHERE t.id = ? AND t.state IN (9, 10) AND " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct knowledge_case, case_columns),
};
