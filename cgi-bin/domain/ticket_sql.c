/**
 * @file
 * Every SQL statement about one ticket and about tasks, and nothing else.
 */
#include "domain/ticket_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column ticket_columns[] = {
	DB_COLUMN(struct ticket, id),
	DB_COLUMN(struct ticket, customer_id),
	DB_COLUMN(struct ticket, customer_code),
	DB_COLUMN(struct ticket, customer_name),
	DB_COLUMN(struct ticket, customer_name_en),
	DB_COLUMN(struct ticket, class),
	DB_COLUMN(struct ticket, rep_id),
	DB_COLUMN(struct ticket, rep_name),
	DB_COLUMN(struct ticket, team_id),
	DB_COLUMN(struct ticket, kind),
	DB_COLUMN(struct ticket, topic),
	DB_COLUMN(struct ticket, severity),
	DB_COLUMN(struct ticket, tier),
	DB_COLUMN(struct ticket, state),
	DB_COLUMN(struct ticket, back_state),
	DB_COLUMN(struct ticket, subject),
	DB_COLUMN(struct ticket, opened_at),
	DB_COLUMN(struct ticket, opened_by),
	DB_COLUMN(struct ticket, opener_name),
	DB_COLUMN(struct ticket, by_staff),
	DB_COLUMN(struct ticket, contact),
	DB_COLUMN(struct ticket, phone),
	DB_COLUMN(struct ticket, department_id),
	DB_COLUMN(struct ticket, department_name),
	DB_COLUMN(struct ticket, department_name_en),
	DB_COLUMN(struct ticket, owner_id),
	DB_COLUMN(struct ticket, owner_name),
	DB_COLUMN(struct ticket, person_id),
	DB_COLUMN(struct ticket, person_name),
	DB_COLUMN(struct ticket, order_id),
	DB_COLUMN(struct ticket, shipment_id),
	DB_COLUMN(struct ticket, product_id),
	DB_COLUMN(struct ticket, batch_id),
	DB_COLUMN(struct ticket, batch_code),
	DB_COLUMN(struct ticket, merged_into_id),
	DB_COLUMN(struct ticket, merged_number),
	DB_COLUMN(struct ticket, merged_kind),
	DB_COLUMN(struct ticket, follows_id),
	DB_COLUMN(struct ticket, follows_number),
	DB_COLUMN(struct ticket, follows_kind),
	DB_COLUMN(struct ticket, merged_count),
	DB_COLUMN(struct ticket, founded),
	DB_COLUMN(struct ticket, cause),
	DB_COLUMN(struct ticket, responsible),
	DB_COLUMN(struct ticket, responsible_name),
	DB_COLUMN(struct ticket, responsible_name_en),
	DB_COLUMN(struct ticket, proposal),
	DB_COLUMN(struct ticket, cost_fen),
	DB_COLUMN(struct ticket, proposed_by),
	DB_COLUMN(struct ticket, proposed_by_name),
	DB_COLUMN(struct ticket, decided_by),
	DB_COLUMN(struct ticket, decided_by_name),
	DB_COLUMN(struct ticket, decided_at),
	DB_COLUMN(struct ticket, remedy),
	DB_COLUMN(struct ticket, opinion),
	DB_COLUMN(struct ticket, reply_id),
	DB_COLUMN(struct ticket, stars),
	DB_COLUMN(struct ticket, rated_at),
	DB_COLUMN(struct ticket, rating_note),
	DB_COLUMN(struct ticket, reopened),
	DB_COLUMN(struct ticket, level),
	DB_COLUMN(struct ticket, state_since),
	DB_COLUMN(struct ticket, changed_at),
	DB_COLUMN(struct ticket, last_by_customer),
	DB_COLUMN(struct ticket, next_due_at),
	DB_COLUMN(struct ticket, first_due_at),
	DB_COLUMN(struct ticket, update_due_at),
	DB_COLUMN(struct ticket, resolve_due_at),
	DB_COLUMN(struct ticket, first_answer_at),
	DB_COLUMN(struct ticket, resolved_at),
	DB_COLUMN(struct ticket, paused_at),
	DB_COLUMN(struct ticket, paused_minutes),
	DB_COLUMN(struct ticket, first_kept),
	DB_COLUMN(struct ticket, resolve_kept),
	DB_COLUMN(struct ticket, auto_at),
	DB_COLUMN(struct ticket, lock_at),
	DB_COLUMN(struct ticket, is_watched),
	DB_COLUMN(struct ticket, tags_text),
	DB_COLUMN(struct ticket, parts),
};

/* The ticket it was merged into or follows: only one that is seen, too. */
const struct db_query stmt_ticket_find = {
	.name = "ticket.find",
	.sql =
	    "SELECT t.id, t.customer_id, c.code, c.name, c.name_en,"
	    " c.class, t.rep_id, ur.name, t.team_id, t.kind, t.topic,"
	    " t.severity, t.tier, t.state, t.back_state, t.subject,"
	    " t.opened_at, t.opened_by, uo.name, t.by_staff, t.contact,"
	    " t.phone, t.department_id, d.name, d.name_en, t.owner_id,"
	    " uw.name, t.person_id, up.name, t.order_id, t.shipment_id,"
	    " t.product_id, t.batch_id, b.number, tm.id, tm.foreign_no,"
	    " tm.kind, tf.id, tf.foreign_no, tf.kind, (SELECT COUNT(*)"
	    " FROM tickets AS x WHERE x.merged_into_id = t.id),"
	    " t.founded, t.cause, t.responsible, dr.name, dr.name_en,"
	    " t.proposal, t.cost_fen, t.proposed_by, ub.name,"
	    " t.decided_by, ud.name, t.decided_at, t.remedy, t.opinion,"
	    " t.reply_id, t.stars, t.rated_at, t.rating_note,"
	    " t.reopened, t.level, t.state_since, t.changed_at,"
	    " t.last_by_customer, NULLIF(t.next_due_at, '9999-01-01'),"
	    " t.first_due_at, t.update_due_at, t.resolve_due_at,"
	    " t.first_answer_at, t.resolved_at, t.paused_at,"
	    " t.paused_minutes, t.first_kept, t.resolve_kept,"
	    " t.auto_at, t.lock_at, EXISTS (SELECT 1 FROM"
	    " ticket_watchers AS w WHERE w.ticket_id = t.id AND"
	    " w.user_id = ?), t.tags, EXISTS (SELECT 1 FROM ticket_links AS"
	    " pl WHERE pl.ticket_id = t.id) + 2 * EXISTS (SELECT 1 FROM"
	    " ticket_tasks AS pk WHERE pk.ticket_id = t.id) + 4 * (EXISTS"
	    " (SELECT 1 FROM ticket_watchers AS pw WHERE pw.ticket_id ="
	    " t.id) OR EXISTS (SELECT 1 FROM ticket_presence AS pp WHERE"
	    " pp.ticket_id = t.id)) FROM tickets AS t JOIN customers AS c ON"
	    " c.id = t.customer_id JOIN departments AS d ON d.id ="
	    " t.department_id LEFT JOIN users AS ur ON ur.id = t.rep_id"
	    " LEFT JOIN users AS uo ON uo.id = t.opened_by LEFT JOIN"
	    " users AS uw ON uw.id = t.owner_id LEFT JOIN users AS up"
	    " ON up.id = t.person_id LEFT JOIN users AS ub ON ub.id ="
	    " t.proposed_by LEFT JOIN users AS ud ON ud.id ="
	    " t.decided_by LEFT JOIN departments AS dr ON dr.id ="
	    " t.responsible LEFT JOIN batches AS b ON b.id = t.batch_id"
	    " LEFT JOIN tickets AS tm ON tm.id = t.merged_into_id AND"
	    " NOT (tm.person_id <=> ?) AND (? = 1 OR tm.customer_id ="
	    " t.customer_id) LEFT JOIN tickets AS tf ON tf.id ="
	    " t.follows_id AND NOT (tf.person_id <=> ?) AND"
	    " tf.customer_id = t.customer_id WHERE t.id = ? AND " TICKET_IN_SIGHT,
	.param_count = 5 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket, ticket_columns),
};

static const struct db_column message_columns[] = {
	DB_COLUMN(struct ticket_message, id),
	DB_COLUMN(struct ticket_message, kind),
	DB_COLUMN(struct ticket_message, by_customer),
	DB_COLUMN(struct ticket_message, user_id),
	DB_COLUMN(struct ticket_message, user_name),
	DB_COLUMN(struct ticket_message, at),
	DB_COLUMN(struct ticket_message, body),
	DB_COLUMN(struct ticket_message, file_count),
};

const struct db_query stmt_ticket_messages = {
	/* unscoped: of a ticket in sight */
	.name = "ticket.messages",
	.sql = "SELECT x.id, x.kind, x.by_customer, x.user_id, x.name,"
	       " x.at, x.body, x.file_count FROM (SELECT m.id, m.kind,"
	       " m.by_customer, m.user_id, u.name, m.at, m.body,"
	       " m.file_count FROM ticket_messages AS m LEFT JOIN users AS"
	       " u ON u.id = m.user_id WHERE m.ticket_id = ? AND (? = 1 OR"
	       " m.kind NOT IN (2, 5)) ORDER BY m.id DESC LIMIT 300) AS x"
	       " ORDER BY x.id",
	.param_count = 2,
	DB_ROWS(struct ticket_message, message_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct ticket_event, id),
	DB_COLUMN(struct ticket_event, at),
	DB_COLUMN(struct ticket_event, user_name),
	DB_COLUMN(struct ticket_event, by_customer),
	DB_COLUMN(struct ticket_event, kind),
	DB_COLUMN(struct ticket_event, from_state),
	DB_COLUMN(struct ticket_event, to_state),
	DB_COLUMN(struct ticket_event, severity),
	DB_COLUMN(struct ticket_event, level),
	DB_COLUMN(struct ticket_event, is_internal),
	DB_COLUMN(struct ticket_event, object_id),
	DB_COLUMN(struct ticket_event, object_name),
	DB_COLUMN(struct ticket_event, object_name_en),
	DB_COLUMN(struct ticket_event, due_at),
	DB_COLUMN(struct ticket_event, note),
};

/* Names of what events point to; of tickets none, which may be out of sight. */
const struct db_query stmt_ticket_events = {
	/* unscoped: of a ticket in sight */
	.name = "ticket.events",
	.sql = "SELECT e.id, e.at, u.name, e.kind IN ('opened', 'told',"
	       " 'rated', 'reopened', 'withdrawn'), e.kind, e.from_state,"
	       " e.to_state, e.severity, e.level, e.is_internal,"
	       " e.object_id, IF(e.kind = 'referred', d.name, o.name),"
	       " IF(e.kind = 'referred', d.name_en, NULL), e.due_at,"
	       " e.note FROM ticket_events AS e LEFT JOIN users AS u ON"
	       " u.id = e.user_id LEFT JOIN users AS o ON o.id ="
	       " e.object_id AND e.kind IN ('assigned', 'triaged') LEFT"
	       " JOIN departments AS d ON d.id = e.object_id AND e.kind ="
	       " 'referred' WHERE e.ticket_id = ? AND (? = 1 OR"
	       " e.is_internal = 0) ORDER BY e.id LIMIT 500",
	.param_count = 2,
	DB_ROWS(struct ticket_event, event_columns),
};

static const struct db_column link_columns[] = {
	DB_COLUMN(struct ticket_link, kind),
	DB_COLUMN(struct ticket_link, object_id),
	DB_COLUMN(struct ticket_link, number),
	DB_COLUMN(struct ticket_link, name),
	DB_COLUMN(struct ticket_link, name_en),
	DB_COLUMN(struct ticket_link, amount_fen),
};

/* Linked tickets are shown to whom they may be: of the same company, and not to
 * whom they are about. */
const struct db_query stmt_ticket_links = {
	/* unscoped: of a ticket in sight */
	.name = "ticket.links",
	.sql = "SELECT l.object_kind, l.object_id, COALESCE(o.foreign_no,"
	       " s.foreign_no, p.sku, ''), COALESCE(p.name, t.subject,"
	       " ''), p.name_en, COALESCE(o.total_fen, n.amount_fen,"
	       " r.amount_fen, t.kind, 0) FROM ticket_links AS l JOIN"
	       " tickets AS own ON own.id = l.ticket_id LEFT JOIN orders"
	       " AS o ON o.id = l.object_id AND l.object_kind = 1 LEFT"
	       " JOIN shipments AS s ON s.id = l.object_id AND"
	       " l.object_kind = 2 LEFT JOIN credit_notes AS n ON n.id ="
	       " l.object_id AND l.object_kind = 4 LEFT JOIN products AS p"
	       " ON p.id = l.object_id AND l.object_kind = 5 LEFT JOIN"
	       " tickets AS t ON t.id = l.object_id AND l.object_kind = 6"
	       " AND t.customer_id = own.customer_id AND NOT (t.person_id"
	       " <=> ?) AND (? = 0 OR t.by_staff = 1 OR t.opened_by = ?)"
	       " LEFT JOIN receivables AS r ON r.id = l.object_id AND"
	       " l.object_kind = 7 WHERE l.ticket_id = ? AND"
	       " (l.object_kind <> 6 OR t.id IS NOT NULL) ORDER BY"
	       " l.object_kind, l.object_id LIMIT 100",
	.param_count = 4,
	DB_ROWS(struct ticket_link, link_columns),
};

static const struct db_column task_columns[] = {
	DB_COLUMN(struct ticket_task, id),
	DB_COLUMN(struct ticket_task, ticket_id),
	DB_COLUMN(struct ticket_task, kind),
	DB_COLUMN(struct ticket_task, state),
	DB_COLUMN(struct ticket_task, department_id),
	DB_COLUMN(struct ticket_task, department_name),
	DB_COLUMN(struct ticket_task, department_name_en),
	DB_COLUMN(struct ticket_task, assignee_id),
	DB_COLUMN(struct ticket_task, assignee_name),
	DB_COLUMN(struct ticket_task, what),
	DB_COLUMN(struct ticket_task, due_at),
	DB_COLUMN(struct ticket_task, answer),
	DB_COLUMN(struct ticket_task, asked_by_name),
	DB_COLUMN(struct ticket_task, asked_at),
	DB_COLUMN(struct ticket_task, done_by_name),
	DB_COLUMN(struct ticket_task, done_at),
	DB_COLUMN(struct ticket_task, may_answer),
};

#define TASK_FIELDS                                                            \
	"SELECT k.id, k.ticket_id, k.kind, k.state, k.department_id, d.name,"  \
	"  d.name_en, k.assignee_id, ua.name, k.what, k.due_at, k.answer,"     \
	"  uk.name, k.asked_at, ux.name, k.done_at,"                           \
	"  k.state = 1 AND (k.assignee_id <=> ? OR t.owner_id <=> ?"           \
	"    OR FIND_IN_SET(d.role, ?) > 0)"
#define TASK_FROM                                                              \
	"  FROM ticket_tasks AS k"                                             \
	"  JOIN tickets AS t ON t.id = k.ticket_id"                            \
	"  JOIN departments AS d ON d.id = k.department_id"                    \
	"  LEFT JOIN users AS ua ON ua.id = k.assignee_id"                     \
	"  LEFT JOIN users AS uk ON uk.id = k.asked_by"                        \
	"  LEFT JOIN users AS ux ON ux.id = k.done_by"

const struct db_query stmt_ticket_tasks = {
	/* unscoped: of a ticket in sight */
	.name = "ticket.tasks",
	.sql = TASK_FIELDS TASK_FROM
	" WHERE k.ticket_id = ? ORDER BY k.id LIMIT 100",
	.param_count = 4,
	DB_ROWS(struct ticket_task, task_columns),
};

static const struct db_column task_mine_columns[] = {
	DB_COLUMN(struct ticket_task, id),
	DB_COLUMN(struct ticket_task, ticket_id),
	DB_COLUMN(struct ticket_task, kind),
	DB_COLUMN(struct ticket_task, state),
	DB_COLUMN(struct ticket_task, department_id),
	DB_COLUMN(struct ticket_task, department_name),
	DB_COLUMN(struct ticket_task, department_name_en),
	DB_COLUMN(struct ticket_task, assignee_id),
	DB_COLUMN(struct ticket_task, assignee_name),
	DB_COLUMN(struct ticket_task, what),
	DB_COLUMN(struct ticket_task, due_at),
	DB_COLUMN(struct ticket_task, answer),
	DB_COLUMN(struct ticket_task, asked_by_name),
	DB_COLUMN(struct ticket_task, asked_at),
	DB_COLUMN(struct ticket_task, done_by_name),
	DB_COLUMN(struct ticket_task, done_at),
	DB_COLUMN(struct ticket_task, may_answer),
	DB_COLUMN(struct ticket_task, subject),
	DB_COLUMN(struct ticket_task, severity),
	DB_COLUMN(struct ticket_task, customer_name),
	DB_COLUMN(struct ticket_task, customer_name_en),
	DB_COLUMN(struct ticket_task, ticket_number),
};

/* The kind of the ticket goes where its number will be. */
const struct db_query stmt_ticket_task_mine = {
	.name = "ticket.task_mine",
	.sql = TASK_FIELDS ", t.subject, t.severity, c.name, c.name_en,"
			   "  CAST(t.kind AS CHAR)" TASK_FROM
			   "  JOIN customers AS c ON c.id = t.customer_id"
			   " WHERE (k.assignee_id = ? OR (k.assignee_id IS NULL"
			   "    AND k.department_id IN @in))"
			   "   AND IF(? = 1, k.state = 2, k.state = 1)"
			   "   AND " TICKET_IN_SIGHT
			   " ORDER BY k.due_at IS NULL, k.due_at, k.id LIMIT ?",
	.param_count = 7 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_task, task_mine_columns),
};

static const struct db_column people_columns[] = {
	DB_COLUMN(struct ticket_person, user_id),
	DB_COLUMN(struct ticket_person, name),
	DB_COLUMN(struct ticket_person, reason),
};

/* Watchers; with reason 0 who is writing since then. */
const struct db_query stmt_ticket_people = {
	/* unscoped: of a ticket in sight */
	.name = "ticket.people",
	.sql = "SELECT u.id, u.name, x.reason FROM (SELECT w.user_id,"
	       " w.reason FROM ticket_watchers AS w WHERE w.ticket_id = ?"
	       " UNION ALL SELECT p.user_id, 0 FROM ticket_presence AS p"
	       " WHERE p.ticket_id = ? AND p.at > ? AND p.user_id <> ?) AS"
	       " x JOIN users AS u ON u.id = x.user_id ORDER BY x.reason,"
	       " u.id LIMIT 100",
	.param_count = 4,
	DB_ROWS(struct ticket_person, people_columns),
};

const struct db_query stmt_ticket_writing = {
	.name = "ticket.writing",
	.sql = "SELECT u.id, u.name, 0 FROM ticket_presence AS p JOIN"
	       " users AS u ON u.id = p.user_id JOIN tickets AS t ON t.id"
	       " = p.ticket_id JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE p.ticket_id = ? AND p.at > ? AND p.user_id <> ? AND"
	       " " TICKET_IN_SIGHT " LIMIT 20",
	.param_count = 3 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_person, people_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct ticket_id_row, id),
	DB_COLUMN(struct ticket_id_row, kind),
};

const struct db_query stmt_ticket_by_id = {
	.name = "ticket.by_id",
	.sql = "SELECT t.id, t.kind FROM tickets AS t JOIN customers AS c"
	       " ON c.id = t.customer_id WHERE t.id = ? AND " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_id_row, id_columns),
};

const struct db_query stmt_ticket_by_foreign = {
	.name = "ticket.by_foreign",
	.sql =
	    "SELECT t.id, t.kind FROM tickets AS t JOIN customers AS c"
	    " ON c.id = t.customer_id WHERE t.foreign_no = ? AND " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_id_row, id_columns),
};
