/**
 * @file
 * Every SQL statement of ticket_list.c but that of tasks, and nothing else.
 */
#include "domain/ticket_sight.h"
#include "domain/ticket_sql.h"

static const struct db_column row_columns[] = {
	DB_COLUMN(struct ticket_row, id),
	DB_COLUMN(struct ticket_row, customer_id),
	DB_COLUMN(struct ticket_row, customer_name),
	DB_COLUMN(struct ticket_row, customer_name_en),
	DB_COLUMN(struct ticket_row, class),
	DB_COLUMN(struct ticket_row, kind),
	DB_COLUMN(struct ticket_row, topic),
	DB_COLUMN(struct ticket_row, severity),
	DB_COLUMN(struct ticket_row, tier),
	DB_COLUMN(struct ticket_row, state),
	DB_COLUMN(struct ticket_row, subject),
	DB_COLUMN(struct ticket_row, opened_at),
	DB_COLUMN(struct ticket_row, changed_at),
	DB_COLUMN(struct ticket_row, opener_name),
	DB_COLUMN(struct ticket_row, department_id),
	DB_COLUMN(struct ticket_row, department_name),
	DB_COLUMN(struct ticket_row, department_name_en),
	DB_COLUMN(struct ticket_row, owner_id),
	DB_COLUMN(struct ticket_row, owner_name),
	DB_COLUMN(struct ticket_row, next_due_at),
	DB_COLUMN(struct ticket_row, first_due_at),
	DB_COLUMN(struct ticket_row, update_due_at),
	DB_COLUMN(struct ticket_row, resolve_due_at),
	DB_COLUMN(struct ticket_row, auto_at),
	DB_COLUMN(struct ticket_row, level),
	DB_COLUMN(struct ticket_row, last_by_customer),
	DB_COLUMN(struct ticket_row, message_count),
	DB_COLUMN(struct ticket_row, stars),
	DB_COLUMN(struct ticket_row, tags),
};

#define ROW_FIELDS                                                             \
	"SELECT t.id, t.customer_id, c.name, c.name_en, c.class,"              \
	" t.kind, t.topic, t.severity, t.tier, t.state, t.subject,"            \
	" t.opened_at, t.changed_at, IF(t.by_staff = 1, t.contact,"            \
	" uo.name), t.department_id, d.name, d.name_en, t.owner_id,"           \
	" uw.name, NULLIF(t.next_due_at, '9999-01-01'),"                       \
	" t.first_due_at, t.update_due_at, t.resolve_due_at,"                  \
	" t.auto_at, t.level, t.last_by_customer, t.message_count,"            \
	" t.stars, IF(? = 0, '', t.tags) FROM tickets AS t JOIN"               \
	" customers AS c ON c.id = t.customer_id JOIN departments AS d ON d.id ="                     \
	" t.department_id LEFT JOIN users AS uo ON uo.id ="                    \
	" t.opened_by LEFT JOIN users AS uw ON uw.id = t.owner_id"

const struct db_query stmt_ticket_list = {
	.name = "ticket.list",
	.sql = ROW_FIELDS " WHERE " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_row, row_columns),
};

const struct db_query stmt_ticket_linked = {
	.name = "ticket.linked",
	.sql =
	    ROW_FIELDS "  JOIN ticket_links AS l ON l.ticket_id = t.id"
		       " WHERE l.object_kind = ? AND l.object_id = ?"
		       "   AND " TICKET_IN_SIGHT " ORDER BY t.id DESC LIMIT ?",
	.param_count = 4 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_row, row_columns),
};

/* What a list of staff shows, tickets first, in the order of their index: names of colleagues and departments are kept by
 * the worker (desk_kept.h), tags stand in the row. */
static const struct db_column desk_columns[] = {
	DB_COLUMN(struct ticket_row, id),
	DB_COLUMN(struct ticket_row, customer_id),
	DB_COLUMN(struct ticket_row, customer_name),
	DB_COLUMN(struct ticket_row, customer_name_en),
	DB_COLUMN(struct ticket_row, class),
	DB_COLUMN(struct ticket_row, kind),
	DB_COLUMN(struct ticket_row, topic),
	DB_COLUMN(struct ticket_row, severity),
	DB_COLUMN(struct ticket_row, tier),
	DB_COLUMN(struct ticket_row, state),
	DB_COLUMN(struct ticket_row, subject),
	DB_COLUMN(struct ticket_row, opened_at),
	DB_COLUMN(struct ticket_row, changed_at),
	DB_COLUMN(struct ticket_row, department_id),
	DB_COLUMN(struct ticket_row, owner_id),
	DB_COLUMN(struct ticket_row, next_due_at),
	DB_COLUMN(struct ticket_row, resolve_due_at),
	DB_COLUMN(struct ticket_row, auto_at),
	DB_COLUMN(struct ticket_row, level),
	DB_COLUMN(struct ticket_row, last_by_customer),
	DB_COLUMN(struct ticket_row, stars),
	DB_COLUMN(struct ticket_row, tags),
};

const struct db_query stmt_ticket_desk = {
	.name = "ticket.desk",
	.sql = "SELECT t.id, t.customer_id, c.name, c.name_en, c.class, t.kind,"
	       " t.topic, t.severity, t.tier, t.state, t.subject,"
	       " t.opened_at, t.changed_at, t.department_id, t.owner_id,"
	       " NULLIF(t.next_due_at, '9999-01-01'), t.resolve_due_at,"
	       " t.auto_at, t.level, t.last_by_customer, t.stars, t.tags"
	       " FROM tickets AS t STRAIGHT_JOIN customers AS c"
	       " ON c.id = t.customer_id WHERE " TICKET_IN_SIGHT,
	.param_count = TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_row, desk_columns),
};

/* clang-format off */
const char ticket_list_open[] =
    "AND t.is_open = 1";
const char ticket_list_ended[] =
    "AND t.is_open = 0";
const char ticket_list_mine[] =
    "AND t.owner_id = ?";
const char ticket_list_team[] =
    "AND t.department_id IN @in";
const char ticket_list_unassigned[] =
    "AND t.owner_id IS NULL";
const char ticket_list_due[] =
    "AND t.next_due_at <= ?";
const char ticket_list_waiting[] =
    "AND (t.state = 4 OR t.auto_at IS NOT NULL)";
const char ticket_list_decide[] =
    "AND t.state = 5";
const char ticket_list_watched[] =
    "AND t.id IN (SELECT w.ticket_id FROM ticket_watchers AS w"
    " WHERE w.user_id = ?)";
const char ticket_list_kind[] =
    "AND t.kind = ?";
const char ticket_list_no_complaint[] =
    "AND t.kind <> 2";
const char ticket_list_topic[] =
    "AND t.topic = ?";
const char ticket_list_severity[] =
    "AND t.severity = ?";
const char ticket_list_state[] =
    "AND t.state = ?";
const char ticket_list_customer[] =
    "AND t.customer_id = ?";
const char ticket_list_owner[] =
    "AND t.owner_id = ?";
const char ticket_list_department[] =
    "AND t.department_id = ?";
const char ticket_list_order[] =
    "AND t.id IN (SELECT l.ticket_id FROM ticket_links AS l"
    " WHERE l.object_kind = 1 AND l.object_id = ?)";
const char ticket_list_product[] =
    "AND t.product_id = ?";
const char ticket_list_batch[] =
    "AND t.batch_id = ?";
const char ticket_list_class[] =
    "AND c.class >= ?";
const char ticket_list_responsible[] =
    "AND t.responsible = ?";
const char ticket_list_tag[] =
    "AND t.id IN (SELECT g.ticket_id FROM ticket_tags AS g"
    " WHERE g.tag = ?)";
const char ticket_list_from[] =
    "AND t.opened_at >= ?";
const char ticket_list_before[] =
    "AND t.opened_at < ?";
const char ticket_list_term[] =
    "AND t.id IN (SELECT a.ticket_id FROM ticket_terms AS a"
    " WHERE a.term LIKE ? AND a.is_internal <= ?)";
const char ticket_list_id[] =
    "AND t.id = ?";
const char ticket_list_after[] =
    "AND (t.changed_at < ? OR (t.changed_at = ? AND t.id < ?))";
const char ticket_list_after_due[] =
    "AND (t.next_due_at > ? OR (t.next_due_at = ? AND t.id >"
    " ?))";
const char ticket_list_newest[] =
    "ORDER BY t.changed_at DESC, t.id DESC LIMIT ?";
const char ticket_list_first_due[] =
    "ORDER BY t.next_due_at, t.id LIMIT ?";
/* clang-format on */

static const struct db_column count_columns[] = {
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_MINE]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_TEAM]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_UNASSIGNED]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_DUE]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_WAITING]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_DECIDE]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_WATCHED]),
	DB_COLUMN(struct ticket_counts, queue[TICKET_QUEUE_ALL]),
	DB_COLUMN(struct ticket_counts, late),
};

/* Of who has a scope: its own open ones are few enough to be gone through. */
const struct db_query stmt_ticket_counts = {
	.name = "ticket.counts",
	.sql = "SELECT IFNULL(SUM(t.owner_id = ?), 0),"
	       " IFNULL(SUM(t.department_id IN @in), 0),"
	       " IFNULL(SUM(t.owner_id IS NULL), 0),"
	       " IFNULL(SUM(t.next_due_at <= ?), 0), IFNULL(SUM(t.state ="
	       " 4 OR t.auto_at IS NOT NULL), 0), IFNULL(SUM(t.state = 5),"
	       " 0), IFNULL(SUM(w.user_id IS NOT NULL), 0), COUNT(*),"
	       " IFNULL(SUM(t.owner_id = ? AND t.next_due_at < ?), 0) FROM"
	       " tickets AS t JOIN customers AS c ON c.id = t.customer_id"
	       " LEFT JOIN ticket_watchers AS w ON w.ticket_id = t.id AND"
	       " w.user_id = ? WHERE t.is_open = 1 AND " TICKET_IN_SIGHT,
	.param_count = 6 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_counts, count_columns),
};

/* As many as there are, up to TICKET_COUNT_MAX: from the end of an index. */
#define COUNT_SOME(condition)                                                  \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM tickets AS t WHERE " condition   \
	" AND NOT (t.person_id <=> ?) LIMIT 100) AS x)"

const struct db_query stmt_ticket_counts_all = {
	/* unscoped: of who sees every customer; person_id <=> in each part */
	.name = "ticket.counts_all",
	.sql = "SELECT " COUNT_SOME("t.owner_id = ? AND t.is_open = 1") ", "
	    COUNT_SOME("t.department_id IN @in AND t.is_open = 1") ", "
	    COUNT_SOME("t.owner_id IS NULL AND t.is_open = 1") ", "
	    COUNT_SOME("t.is_open = 1 AND t.next_due_at <= ?") ", "
	    COUNT_SOME("t.state = 4") " + "
	    COUNT_SOME("t.auto_at IS NOT NULL AND t.is_open = 1"
		" AND t.state <> 4") ", "
	    COUNT_SOME("t.state = 5") ", "
	    "(SELECT COUNT(*) FROM (SELECT 1 FROM (SELECT w.ticket_id FROM"
	    " ticket_watchers AS w WHERE w.user_id = ?"
	    " ORDER BY w.ticket_id DESC LIMIT 500) AS v JOIN tickets AS t"
	    " ON t.id = v.ticket_id WHERE t.is_open = 1"
	    " AND NOT (t.person_id <=> ?) LIMIT 100) AS x), "
	    COUNT_SOME("t.is_open = 1") ", "
	    COUNT_SOME("t.owner_id = ? AND t.is_open = 1"
		" AND t.next_due_at < ?"),
	.param_count = 16,
	DB_ROWS(struct ticket_counts, count_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct ticket_number_row, value),
};

const struct db_query stmt_ticket_task_count = {
	.name = "ticket.task_count",
	.sql = "SELECT COUNT(*) FROM (SELECT 1 FROM ticket_tasks AS k"
	       " JOIN tickets AS t ON t.id = k.ticket_id JOIN customers AS c"
	       " ON c.id = t.customer_id WHERE k.state = 1"
	       " AND (k.assignee_id = ? OR (k.assignee_id IS NULL AND"
	       " k.department_id IN @in)) AND " TICKET_IN_SIGHT
	       " LIMIT 100) AS x",
	.param_count = 2 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_number_row, number_columns),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct ticket_place_row, id),
	DB_COLUMN(struct ticket_place_row, next_due_at),
};

const struct db_query stmt_ticket_place = {
	.name = "ticket.place",
	.sql = "SELECT t.id, t.next_due_at FROM tickets AS t JOIN"
	       " customers AS c ON c.id = t.customer_id WHERE t.id = ? AND"
	       " " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_place_row, place_columns),
};

static const struct db_column caller_columns[] = {
	DB_COLUMN(struct ticket_caller, customer_id),
	DB_COLUMN(struct ticket_caller, code),
	DB_COLUMN(struct ticket_caller, name),
	DB_COLUMN(struct ticket_caller, name_en),
	DB_COLUMN(struct ticket_caller, class),
	DB_COLUMN(struct ticket_caller, contact),
	DB_COLUMN(struct ticket_caller, phone),
	DB_COLUMN(struct ticket_caller, rep_name),
	DB_COLUMN(struct ticket_caller, open_tickets),
	DB_COLUMN(struct ticket_caller, open_returns),
	DB_COLUMN(struct ticket_caller, last_order),
	DB_COLUMN(struct ticket_caller, last_order_at),
};

/* The id of the newest order goes where its number will be. */
const struct db_query stmt_ticket_callers = {
	.name = "ticket.callers",
	.sql = "SELECT c.id, c.code, c.name, c.name_en, c.class,"
	       " IFNULL(a.contact, ''), IFNULL(a.phone, ''), ur.name,"
	       " (SELECT COUNT(*) FROM tickets AS t WHERE t.customer_id ="
	       " c.id AND t.is_open = 1 AND NOT (t.person_id <=> ?)),"
	       " (SELECT COUNT(*) FROM returns AS r WHERE r.customer_id ="
	       " c.id AND r.state BETWEEN 2 AND 10), (SELECT"
	       " IFNULL(o.foreign_no, CAST(o.id AS CHAR)) FROM orders AS o"
	       " WHERE o.customer_id = c.id ORDER BY o.placed_at DESC,"
	       " o.id DESC LIMIT 1), (SELECT o.placed_at FROM orders AS o"
	       " WHERE o.customer_id = c.id ORDER BY o.placed_at DESC,"
	       " o.id DESC LIMIT 1) FROM customers AS c LEFT JOIN"
	       " customer_addresses AS a ON a.id = (SELECT b.id FROM"
	       " customer_addresses AS b WHERE b.customer_id = c.id AND"
	       " b.state = 1 ORDER BY b.phone LIKE ? DESC, b.is_default"
	       " DESC, b.id LIMIT 1) LEFT JOIN users AS ur ON ur.id ="
	       " c.rep_id WHERE (c.name LIKE ? OR c.name_en LIKE ? OR"
	       " c.code LIKE ? OR c.initials LIKE ? OR EXISTS (SELECT 1"
	       " FROM customer_addresses AS b WHERE b.customer_id = c.id"
	       " AND b.state = 1 AND b.phone LIKE ?)) AND @scope(c) ORDER"
	       " BY c.sort_key, c.id LIMIT 20",
	.param_count = 7,
	DB_ROWS(struct ticket_caller, caller_columns),
};
