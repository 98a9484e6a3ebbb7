/**
 * @file
 * The fields of a file, their rules and how they are stored.  See
 * customer_file.h and customer_file_core.h.
 */
#include "domain/customer_file_core.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/customer_file_sql.h"
#include "domain/key.h"

enum {
	SORT_KEY_BYTES = 120,
	INITIALS_BYTES = 60
};

#define COUNT_MOST INT64_C(10000000)
#define FEN_MOST INT64_C(100000000000000)

/* clang-format off */
static const struct record_field_info fields[RECORD_FIELD_COUNT] = {
	[RECORD_NAME] = { "name", RECORD_TEXT, 1, 120, true },
	[RECORD_NAME_EN] = { "name_en", RECORD_TEXT, 0, 120, true },
	[RECORD_SHORT_NAME] = { "short_name", RECORD_TEXT, 0, 60, true },
	[RECORD_CREDIT_CODE] = { "credit_code", RECORD_CODE, 0, 18, true },
	[RECORD_LEGAL_PERSON] = { "legal_person", RECORD_TEXT, 0, 60, true },
	[RECORD_FINANCE_CONTACT] = { "finance_contact", RECORD_TEXT, 0, 60, true },
	[RECORD_PHONE] = { "phone", RECORD_TEXT, 5, 30, true },
	[RECORD_FOUNDED_ON] = { "founded_on", RECORD_DAY, 0, 0, true },
	[RECORD_DIVISION] = { "division", RECORD_PLACE, 6, 6, true },
	[RECORD_STREET] = { "street", RECORD_TEXT, 1, 200, true },
	[RECORD_INVOICE_TITLE] = { "invoice_title", RECORD_TEXT, 0, 120, true },
	[RECORD_INVOICE_NUMBER] = { "invoice_number", RECORD_TEXT, 0, 40, true },
	[RECORD_INVOICE_KIND] = { "invoice_kind", RECORD_CHOICE, 1, 2, true },
	[RECORD_BANK_NAME] = { "bank_name", RECORD_TEXT, 0, 120, true },
	[RECORD_BANK_ACCOUNT] = { "bank_account", RECORD_TEXT, 0, 60, true },
	[RECORD_REGISTERED] = { "registered", RECORD_MONEY, 0, FEN_MOST, true },
	[RECORD_PAID_IN] = { "paid_in", RECORD_MONEY, 0, FEN_MOST, true },
	[RECORD_OWNERSHIP] = { "ownership", RECORD_CHOICE, 0, 2, true },
	[RECORD_RELATION] = { "relation", RECORD_CHOICE, 1, 3, false },
	[RECORD_NATURE] = { "nature", RECORD_CHOICE, 1, 4, false },
	[RECORD_TRADE] = { "trade", RECORD_CHOICE, 1, 2, false },
	[RECORD_PREFERRED] = { "preferred", RECORD_CHOICE, 0, 1, false },
	[RECORD_DOWNSTREAM] = { "downstream", RECORD_INT, 0, COUNT_MOST, true },
	[RECORD_WAREHOUSE] = { "warehouse", RECORD_INT, 0, COUNT_MOST, true },
	[RECORD_VEHICLES] = { "vehicles", RECORD_INT, 0, COUNT_MOST, true },
	[RECORD_PEOPLE] = { "people", RECORD_INT, 0, COUNT_MOST, true },
	[RECORD_BRANDS] = { "brands", RECORD_LONG, 0, 500, true },
	[RECORD_COMPETITORS] = { "competitors", RECORD_LONG, 0, 500, false },
	[RECORD_SHARE] = { "share", RECORD_SHARE_OF, 0, 10000, false },
	[RECORD_RIVAL_UNTIL] = { "rival_until", RECORD_DAY, 0, 0, false },
	[RECORD_GOALS] = { "goals", RECORD_LONG, 0, 1000, false },
};
/* clang-format on */

const struct record_field_info *
record_field_info(enum record_field field)
{
	return &fields[field];
}

enum record_field
record_field_find(const char *name)
{
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		if (text_equal(fields[i].name, name))
			return (enum record_field)i;
	return RECORD_FIELD_COUNT;
}

static bool
is_number(enum record_kind kind)
{
	return kind == RECORD_INT || kind == RECORD_MONEY ||
	    kind == RECORD_SHARE_OF;
}

static unsigned
decimals_of(enum record_kind kind)
{
	return kind == RECORD_INT ? 0 : 2;
}

const char *
record_field_read(struct arena *mem, enum record_field field, const char *typed)
{
	enum record_kind kind = fields[field].kind;
	char *iso;
	struct day day;
	int64_t value;

	if (typed[0] == '\0')
		return "";
	if (kind == RECORD_CODE)
		return key_fold(mem, typed);
	if (kind == RECORD_DAY && day_parse(typed, &day) == STATUS_OK) {
		iso = arena_alloc(mem, 11);
		day_to_iso(day, iso);
		return iso;
	}
	if (!is_number(kind))
		return typed;
	/* What is no number must not pass for one in its plain form. */
	if (money_parse(typed, decimals_of(kind), &value) != STATUS_OK)
		return "?";
	return value == 0 ? "" : text_format(mem, "%lld", (long long)value);
}

const char *
record_field_typed(
    struct arena *mem, enum record_field field, const char *value)
{
	enum record_kind kind = fields[field].kind;
	int64_t number;
	char *text;
	size_t length;

	if ((kind != RECORD_MONEY && kind != RECORD_SHARE_OF) ||
	    text_to_int(value, &number) != STATUS_OK)
		return value;
	text = arena_alloc(mem, 25);
	money_to_text(number, 2, text);
	length = strlen(text);
	if (length > 3 && text_ends_with(text, ".00"))
		text[length - 3] = '\0';
	return text;
}

void
file_core_clean(struct customer_file *file)
{
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++) {
		const char *value = file->value[i];

		if (value == NULL ||
		    (is_number(fields[i].kind) && text_equal(value, "0")))
			file->value[i] = "";
	}
	if (file->place == NULL)
		file->place = "";
	if (file->region == NULL)
		file->region = file->region_en = "";
}

enum status
file_core_read(struct db *db, struct arena *mem, int64_t customer_id,
    struct customer_file *out)
{
	enum status st =
	    db_one(db, mem, &stmt_form_read, DB_ARGS(db_int(customer_id)), out);

	if (st != STATUS_OK)
		return st;
	file_core_clean(out);
	out->may_change = true;
	out->sees_all = true;
	return STATUS_OK;
}

bool
file_core_differs(const struct file_core *core, enum record_field field)
{
	return core->value[field] != NULL &&
	    !text_equal(core->value[field], core->now->value[field]);
}

/* The value as it will be. */
static const char *
value_of(const struct file_core *core, enum record_field field)
{
	return core->value[field] != NULL ? core->value[field]
					  : core->now->value[field];
}

static enum change_fault
check_text(const struct record_field_info *info, const char *value)
{
	int64_t length = (int64_t)utf8_length(value);

	if (length > info->most)
		return RECORD_FAULT_LONG;
	if (length < info->least)
		return RECORD_FAULT_MISSING;
	return RECORD_SOUND;
}

static enum change_fault
check_number(const struct record_field_info *info, const char *value)
{
	int64_t number = 0;

	if (value[0] != '\0' && text_to_int(value, &number) != STATUS_OK)
		return RECORD_FAULT_NUMBER;
	return number < info->least || number > info->most ? RECORD_FAULT_NUMBER
							   : RECORD_SOUND;
}

static enum change_fault
check_choice(const struct record_field_info *info, const char *value)
{
	int64_t number;

	return text_to_int(value, &number) != STATUS_OK || strlen(value) != 1 ||
		number < info->least || number > info->most
	    ? RECORD_FAULT_CHOICE
	    : RECORD_SOUND;
}

static enum change_fault
check_day(enum record_field field, const char *value, struct instant now)
{
	struct day day;

	if (value[0] == '\0')
		return RECORD_SOUND;
	if (day_parse(value, &day) != STATUS_OK || day.year < 1900 ||
	    day.year > 2199)
		return RECORD_FAULT_DAY;
	/* A day of grace: zones differ. */
	if (field == RECORD_FOUNDED_ON &&
	    day_number(day) > day_number(day_from_instant(now, 0)) + 1)
		return RECORD_FAULT_DAY;
	return RECORD_SOUND;
}

/* What one text says by itself. */
static enum change_fault
check_plain(
    const struct file_core *core, enum record_field field, struct instant now)
{
	const struct record_field_info *info = &fields[field];
	const char *value = core->value[field];

	switch (info->kind) {
	case RECORD_TEXT:
	case RECORD_LONG:
		return check_text(info, value);
	case RECORD_INT:
	case RECORD_MONEY:
	case RECORD_SHARE_OF:
		return check_number(info, value);
	case RECORD_CHOICE:
		return check_choice(info, value);
	case RECORD_DAY:
		return check_day(field, value, now);
	case RECORD_CODE:
		return value[0] == '\0' || key_credit_code_is_valid(value)
		    ? RECORD_SOUND
		    : RECORD_FAULT_CODE;
	case RECORD_PLACE:
		return strlen(value) == 6 ? RECORD_SOUND : RECORD_FAULT_PLACE;
	}
	return check_text(info, value);
}

static enum status
refuse(const struct file_core *core, enum change_fault fault,
    enum record_field field)
{
	*core->problem = (struct change_problem){ fault, field };
	return STATUS_INVALID;
}

static enum status
check_place(struct db *db, struct act *act, const struct file_core *core)
{
	struct form_number_row row;
	enum status st = db_one(db, act->mem, &stmt_form_place,
	    DB_ARGS(db_text(core->value[RECORD_DIVISION])), &row);

	return st == STATUS_NOT_FOUND
	    ? refuse(core, RECORD_FAULT_PLACE, RECORD_DIVISION)
	    : st;
}

static enum status
check_likes(struct db *db, struct act *act, const struct file_core *core)
{
	struct file_change_request request = {
		.customer_id = core->now->id,
		.reason = "",
	};
	const struct duplicate *like;
	struct db_rows rows;
	enum status st;

	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		request.value[i] = core->value[i];
	st = customer_file_likes(
	    db, act->mem, act->who, core->now, &request, &rows);
	if (st != STATUS_OK)
		return st;
	like = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if ((like[i].likeness & LIKE_CREDIT_CODE) != 0)
			return refuse(
			    core, RECORD_FAULT_TAKEN, RECORD_CREDIT_CODE);
	if (rows.count > 0 && (!core->is_confirmed || core->reason[0] == '\0'))
		return refuse(core, RECORD_FAULT_DUPLICATE, RECORD_FIELD_COUNT);
	return STATUS_OK;
}

enum status
file_core_check(struct db *db, struct act *act, const struct file_core *core,
    int64_t *changed)
{
	enum status st = STATUS_OK;

	*changed = 0;
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++) {
		enum record_field field = (enum record_field)i;
		enum change_fault fault;

		if (!file_core_differs(core, field))
			continue;
		fault = check_plain(core, field, act->now);
		if (fault != RECORD_SOUND)
			return refuse(core, fault, field);
		*changed += 1;
	}
	if (*changed == 0)
		return refuse(core, RECORD_FAULT_NOTHING, RECORD_FIELD_COUNT);
	if (text_equal(value_of(core, RECORD_PREFERRED), "1") &&
	    text_equal(value_of(core, RECORD_NATURE), "1") &&
	    (file_core_differs(core, RECORD_PREFERRED) ||
		file_core_differs(core, RECORD_NATURE)))
		return refuse(core, RECORD_FAULT_PREFERRED, RECORD_PREFERRED);
	if (file_core_differs(core, RECORD_DIVISION))
		st = check_place(db, act, core);
	if (st == STATUS_OK && !core->is_proposal)
		st = check_likes(db, act, core);
	return st;
}

static const char *
cut(struct arena *mem, const char *ascii, size_t most)
{
	size_t length = strlen(ascii);

	return length <= most ? ascii : arena_memdup(mem, ascii, most);
}

/* A plain value as its column holds it. */
static struct db_value
column(const struct file_core *core, enum record_field field)
{
	enum record_kind kind = fields[field].kind;
	const char *value = value_of(core, field);
	struct day day = { 0, 0, 0 };
	int64_t number = 0;

	if (kind == RECORD_DAY) {
		if (value[0] != '\0' && day_parse(value, &day) != STATUS_OK)
			day = (struct day){ 0, 0, 0 };
		return db_day(day);
	}
	if (is_number(kind) || kind == RECORD_CHOICE)
		return db_int(
		    text_to_int(value, &number) == STATUS_OK ? number : 0);
	if (value[0] == '\0' &&
	    (field == RECORD_NAME_EN || field == RECORD_CREDIT_CODE))
		return db_text(NULL);
	return db_text(value);
}

enum status
file_core_store(struct db *db, struct act *act, const struct file_core *core)
{
	/* In the order of the statement. */
	static const enum record_field order[] = { RECORD_NAME, RECORD_NAME_EN,
		RECORD_SHORT_NAME, RECORD_CREDIT_CODE, RECORD_LEGAL_PERSON,
		RECORD_FINANCE_CONTACT, RECORD_PHONE, RECORD_FOUNDED_ON,
		RECORD_STREET, RECORD_INVOICE_TITLE, RECORD_INVOICE_NUMBER,
		RECORD_INVOICE_KIND, RECORD_BANK_NAME, RECORD_BANK_ACCOUNT,
		RECORD_REGISTERED, RECORD_PAID_IN, RECORD_OWNERSHIP,
		RECORD_RELATION, RECORD_NATURE, RECORD_TRADE, RECORD_PREFERRED,
		RECORD_DOWNSTREAM, RECORD_WAREHOUSE, RECORD_VEHICLES,
		RECORD_PEOPLE, RECORD_BRANDS, RECORD_COMPETITORS, RECORD_SHARE,
		RECORD_RIVAL_UNTIL, RECORD_GOALS };
	const char *name = value_of(core, RECORD_NAME);
	struct db_value args[ARRAY_LEN(order) + 4];
	size_t count = 0;
	enum status st;

	args[count++] = db_text(value_of(core, RECORD_DIVISION));
	args[count++] =
	    db_text(cut(act->mem, key_pinyin(act->mem, name), SORT_KEY_BYTES));
	args[count++] = db_text(
	    cut(act->mem, key_initials(act->mem, name), INITIALS_BYTES));
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		args[count++] = column(core, order[i]);
	args[count++] = db_int(core->now->id);
	st = db_change(db, &stmt_form_update, args, count);
	/* The only key that can be taken meanwhile. */
	return st == STATUS_CONFLICT
	    ? refuse(core, RECORD_FAULT_TAKEN, RECORD_CREDIT_CODE)
	    : st;
}
