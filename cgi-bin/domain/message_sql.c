/**
 * @file
 * Every SQL statement about messages that leave the portal.
 */
#include "domain/message_sql.h"

static const struct db_column reader_columns[] = {
	DB_COLUMN(struct message_reader_row, user_id),
	DB_COLUMN(struct message_reader_row, zone_minutes),
	DB_COLUMN(struct message_reader_row, quiet_from),
	DB_COLUMN(struct message_reader_row, quiet_to),
	DB_COLUMN(struct message_reader_row, has_mail),
	DB_COLUMN(struct message_reader_row, has_phone),
	DB_COLUMN(struct message_reader_row, mail_choice),
	DB_COLUMN(struct message_reader_row, sms_choice),
};

const struct db_query stmt_message_readers = {
	.name = "message.readers",
	.sql = "SELECT u.id, u.zone_minutes, u.quiet_from, u.quiet_to,"
	       "  u.email IS NOT NULL OR u.login LIKE '%_@_%',"
	       "  u.phone IS NOT NULL AND u.phone <> '',"
	       "  IFNULL(m.is_on, -1), IFNULL(s.is_on, -1)"
	       "  FROM users AS u"
	       "  LEFT JOIN notification_choices AS m"
	       "    ON m.user_id = u.id AND m.kind = ? AND m.channel = 1"
	       "  LEFT JOIN notification_choices AS s"
	       "    ON s.user_id = u.id AND s.kind = ? AND s.channel = 2"
	       " WHERE u.id IN @in ORDER BY u.id LIMIT 1024",
	.param_count = 3,
	DB_ROWS(struct message_reader_row, reader_columns),
};

static const struct db_column robot_columns[] = {
	DB_COLUMN(struct message_robot_row, robot_id),
};

const struct db_query stmt_message_robots = {
	.name = "message.robots",
	.sql = "SELECT id FROM robots WHERE state = 1 AND audience & ?"
	       " ORDER BY id LIMIT 50",
	.param_count = 1,
	DB_ROWS(struct message_robot_row, robot_columns),
};

const struct db_query stmt_message_insert = {
	.name = "message.insert",
	.sql = "INSERT IGNORE INTO messages (outbox_id, channel, user_id,"
	       "  robot_id, kind, path, detail, at, next_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

const struct db_query stmt_message_post = {
	.name = "message.post",
	.sql = "INSERT INTO messages (outbox_id, channel, kind, path, detail,"
	       "  at, next_at, mail_to, language, sealed)"
	       " VALUES (0, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column due_columns[] = {
	DB_COLUMN(struct message_due_row, message.id),
	DB_COLUMN(struct message_due_row, message.channel),
	DB_COLUMN(struct message_due_row, message.kind),
	DB_COLUMN(struct message_due_row, message.path),
	DB_COLUMN(struct message_due_row, message.detail),
	DB_COLUMN(struct message_due_row, message.at),
	DB_COLUMN(struct message_due_row, message.attempts),
	DB_COLUMN(struct message_due_row, message.language),
	DB_COLUMN(struct message_due_row, message.zone_minutes),
	DB_COLUMN(struct message_due_row, message.is_staff),
	DB_COLUMN(struct message_due_row, message.mail),
	DB_COLUMN(struct message_due_row, message.phone),
	DB_COLUMN(struct message_due_row, message.robot),
	DB_COLUMN(struct message_due_row, message.url),
	DB_COLUMN(struct message_due_row, message.secret),
	DB_COLUMN(struct message_due_row, quiet_from),
	DB_COLUMN(struct message_due_row, quiet_to),
	DB_COLUMN(struct message_due_row, sealed),
};

/* One that another sender has in hand is passed over. */
const struct db_query stmt_message_due = {
	/* unscoped: the sender sends to whom it was written */
	.name = "message.due",
	.sql = "SELECT m.id, m.channel, m.kind, m.path, m.detail, m.at,"
	       "  m.attempts,"
	       "  IFNULL(u.language, IFNULL(r.language, IFNULL(m.language, 0))),"
	       "  IFNULL(u.zone_minutes, 480),"
	       "  m.robot_id IS NOT NULL OR EXISTS ("
	       "   SELECT 1 FROM memberships AS s WHERE s.user_id = m.user_id"
	       "      AND s.customer_id IS NULL AND s.state = 1),"
	       "  IFNULL(m.mail_to,"
	       "   IFNULL(u.email, IF(u.login LIKE '%_@_%', u.login, NULL))),"
	       "  u.phone, IFNULL(r.kind, 0), r.url, r.secret,"
	       "  IFNULL(u.quiet_from, 0), IFNULL(u.quiet_to, 0), m.sealed"
	       "  FROM messages AS m"
	       "  LEFT JOIN users AS u ON u.id = m.user_id"
	       "  LEFT JOIN robots AS r ON r.id = m.robot_id"
	       " WHERE m.id = (SELECT d.id FROM messages AS d"
	       "    WHERE d.state = 1 AND d.next_at <= ?"
	       "    ORDER BY d.next_at, d.id LIMIT 1 FOR UPDATE SKIP LOCKED)",
	.param_count = 1,
	DB_ROWS(struct message_due_row, due_columns),
};

const struct db_query stmt_message_put_off = {
	.name = "message.put_off",
	.sql = "UPDATE messages SET next_at = ? WHERE id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_message_claim = {
	.name = "message.claim",
	.sql = "UPDATE messages SET state = 2, claimed_at = ?,"
	       "  attempts = attempts + 1 WHERE id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_message_sent = {
	.name = "message.sent",
	.sql = "UPDATE messages SET state = 3, sent_at = ?, failure = NULL,"
	       "  sealed = NULL"
	       " WHERE id = ? AND state IN (2, 5)",
	.param_count = 2,
};

const struct db_query stmt_message_failed = {
	.name = "message.failed",
	.sql = "UPDATE messages SET state = ?, next_at = ?, failure = ?"
	       " WHERE id = ? AND state = 2",
	.param_count = 4,
};

const struct db_query stmt_message_sweep = {
	.name = "message.sweep",
	.sql = "UPDATE messages SET state = 5,"
	       "  failure = 'the sender stopped while sending'"
	       " WHERE state = 2 AND claimed_at < ? LIMIT 1000",
	.param_count = 1,
};

static const struct db_column failed_columns[] = {
	DB_COLUMN(struct message_failed, id),
	DB_COLUMN(struct message_failed, channel),
	DB_COLUMN(struct message_failed, state),
	DB_COLUMN(struct message_failed, kind),
	DB_COLUMN(struct message_failed, target),
	DB_COLUMN(struct message_failed, failure),
	DB_COLUMN(struct message_failed, at),
	DB_COLUMN(struct message_failed, attempts),
};

const struct db_query stmt_message_list_failed = {
	.name = "message.list_failed",
	.sql = "SELECT m.id, m.channel, m.state, m.kind,"
	       "  IFNULL(m.mail_to, IFNULL(u.login, r.name)),"
	       "  IFNULL(m.failure, ''), m.at,"
	       "  m.attempts"
	       "  FROM messages AS m"
	       "  LEFT JOIN users AS u ON u.id = m.user_id"
	       "  LEFT JOIN robots AS r ON r.id = m.robot_id"
	       " WHERE m.state IN (4, 5)"
	       "    OR (m.state = 1 AND m.failure IS NOT NULL)"
	       " ORDER BY m.at DESC, m.id DESC LIMIT 200",
	DB_ROWS(struct message_failed, failed_columns),
};

const struct db_query stmt_message_retry = {
	.name = "message.retry",
	.sql = "UPDATE messages SET state = 1, next_at = ?, attempts = 0"
	       " WHERE id = ? AND (state IN (4, 5)"
	       "    OR (state = 1 AND failure IS NOT NULL))",
	.param_count = 2,
};
