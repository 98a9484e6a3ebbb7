/**
 * @file
 * The kinds of things files hang on.  See file_object.h.
 */
#include "domain/file_object.h"

#include "base/text.h"
#include "domain/file_sql.h"
#include "domain/ticket_sight.h"

/* What a statement is asked beside the object's id. */
enum asks {
	ASKS_NOTHING,
	ASKS_SIDE,  /* whether the actor is of the staff */
	ASKS_TICKET /* that, and TICKET_IN_SIGHT */
};

/* One kind a line. */
static const struct file_object {
	const char *name;
	enum action action;
	enum asks asks;
	const struct db_query *query;
} objects[] = {
	{ "return_line", ACTION_RETURN_SEE, ASKS_NOTHING,
	    &stmt_file_sees_return },
	{ "return_inspection", ACTION_RETURN_SEE, ASKS_NOTHING,
	    &stmt_file_sees_return },
	{ "ticket_message", ACTION_TICKET_SEE, ASKS_TICKET,
	    &stmt_file_sees_message },
	{ "credit_review", ACTION_MONEY_SEE, ASKS_NOTHING,
	    &stmt_file_sees_review },
	{ "tax_invoice", ACTION_MONEY_SEE, ASKS_SIDE, &stmt_file_sees_invoice },
	{ "payment_slip", ACTION_MONEY_SEE, ASKS_NOTHING,
	    &stmt_file_sees_slip },
	{ "receipt", ACTION_MONEY_SEE, ASKS_NOTHING, &stmt_file_sees_receipt },
	{ "licence", ACTION_ACCOUNT_SEE, ASKS_NOTHING,
	    &stmt_file_sees_licence },
	{ "contract", ACTION_CONTRACT_SEE, ASKS_NOTHING,
	    &stmt_file_sees_contract },
};

static const struct file_object *
object_of(const char *object_kind)
{
	for (size_t i = 0; i < ARRAY_LEN(objects); i++) {
		if (text_equal(objects[i].name, object_kind))
			return &objects[i];
	}
	return NULL;
}

bool
file_object_is_known(const char *object_kind)
{
	return object_of(object_kind) != NULL;
}

enum status
file_object_sees(struct db *db, struct arena *mem, const struct actor *who,
    const char *object_kind, int64_t object_id)
{
	const struct file_object *object = object_of(object_kind);
	struct db_value is_staff = db_int(who->side == SIDE_STAFF);
	struct file_number_row row;
	struct ticket_sight sight;
	struct db_scope scope;
	enum status st;

	if (object == NULL)
		return STATUS_NOT_FOUND;
	scope = actor_scope(who, object->action);
	switch (object->asks) {
	case ASKS_SIDE:
		return db_one_scoped(db, mem, object->query, scope,
		    DB_ARGS(db_int(object_id), is_staff), &row);
	case ASKS_TICKET:
		st = ticket_sight(db, mem, who, object->action, &sight);
		if (st != STATUS_OK)
			return st;
		return db_one_scoped(db, mem, object->query, sight.scope,
		    DB_ARGS(
			db_int(object_id), is_staff, TICKET_SIGHT_ARGS(&sight)),
		    &row);
	case ASKS_NOTHING:
	default:
		return db_one_scoped(db, mem, object->query, scope,
		    DB_ARGS(db_int(object_id)), &row);
	}
}
