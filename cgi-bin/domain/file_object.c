/**
 * @file
 * The kinds of things files hang on.  See file_object.h.
 */
#include "domain/file_object.h"

#include "base/text.h"
#include "domain/file_sql.h"
#include "domain/permission.h"

/* What a statement is asked beside the object's id. */
enum asks {
	ASKS_NOTHING,
	ASKS_SIDE,  /* whether the actor is of the staff */
	ASKS_PERSON /* side, user, whether of the whole company, user */
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
	{ "ticket_message", ACTION_TICKET_SEE, ASKS_PERSON,
	    &stmt_file_sees_message },
	{ "credit_review", ACTION_MONEY_SEE, ASKS_NOTHING,
	    &stmt_file_sees_review },
	{ "tax_invoice", ACTION_MONEY_SEE, ASKS_SIDE, &stmt_file_sees_invoice },
	{ "payment_slip", ACTION_MONEY_SEE, ASKS_NOTHING,
	    &stmt_file_sees_slip },
	{ "receipt", ACTION_MONEY_SEE, ASKS_NOTHING, &stmt_file_sees_receipt },
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
	bool is_staff = who->side == SIDE_STAFF;
	bool sees_company =
	    is_staff || permission_has_role(who->role_names, "distributor_admin");
	const struct db_value args[] = { db_int(object_id), db_int(is_staff),
		db_int(who->user_id), db_int(sees_company),
		db_int(who->user_id) };
	static const size_t counts[] = {
		[ASKS_NOTHING] = 1, [ASKS_SIDE] = 2, [ASKS_PERSON] = 5
	};
	struct file_number_row row;

	if (object == NULL)
		return STATUS_NOT_FOUND;
	return db_one_scoped(db, mem, object->query,
	    actor_scope(who, object->action), args, counts[object->asks], &row);
}
