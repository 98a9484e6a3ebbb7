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
static const struct file_field_info fields[FILE_FIELD_COUNT] = {
	[FILE_NAME] = { "name", FILE_TEXT, 1, 120, true },
	[FILE_NAME_EN] = { "name_en", FILE_TEXT, 0, 120, true },
	[FILE_SHORT_NAME] = { "short_name", FILE_TEXT, 0, 60, true },
	[FILE_CREDIT_CODE] = { "credit_code", FILE_CODE, 0, 18, true },
	[FILE_LEGAL_PERSON] = { "legal_person", FILE_TEXT, 0, 60, true },
	[FILE_FINANCE_CONTACT] = { "finance_contact", FILE_TEXT, 0, 60, true },
	[FILE_PHONE] = { "phone", FILE_TEXT, 5, 30, true },
	[FILE_FOUNDED_ON] = { "founded_on", FILE_DAY, 0, 0, true },
	[FILE_DIVISION] = { "division", FILE_PLACE, 6, 6, true },
	[FILE_STREET] = { "street", FILE_TEXT, 1, 200, true },
	[FILE_INVOICE_TITLE] = { "invoice_title", FILE_TEXT, 0, 120, true },
	[FILE_INVOICE_NUMBER] = { "invoice_number", FILE_TEXT, 0, 40, true },
	[FILE_INVOICE_KIND] = { "invoice_kind", FILE_CHOICE, 1, 2, true },
	[FILE_BANK_NAME] = { "bank_name", FILE_TEXT, 0, 120, true },
	[FILE_BANK_ACCOUNT] = { "bank_account", FILE_TEXT, 0, 60, true },
	[FILE_REGISTERED] = { "registered", FILE_MONEY, 0, FEN_MOST, true },
	[FILE_PAID_IN] = { "paid_in", FILE_MONEY, 0, FEN_MOST, true },
	[FILE_OWNERSHIP] = { "ownership", FILE_CHOICE, 0, 2, true },
	[FILE_RELATION] = { "relation", FILE_CHOICE, 1, 3, false },
	[FILE_NATURE] = { "nature", FILE_CHOICE, 1, 4, false },
	[FILE_TRADE] = { "trade", FILE_CHOICE, 1, 2, false },
	[FILE_PREFERRED] = { "preferred", FILE_CHOICE, 0, 1, false },
	[FILE_DOWNSTREAM] = { "downstream", FILE_INT, 0, COUNT_MOST, true },
	[FILE_WAREHOUSE] = { "warehouse", FILE_INT, 0, COUNT_MOST, true },
	[FILE_VEHICLES] = { "vehicles", FILE_INT, 0, COUNT_MOST, true },
	[FILE_PEOPLE] = { "people", FILE_INT, 0, COUNT_MOST, true },
	[FILE_BRANDS] = { "brands", FILE_LONG, 0, 500, true },
	[FILE_COMPETITORS] = { "competitors", FILE_LONG, 0, 500, false },
	[FILE_SHARE] = { "share", FILE_SHARE_OF, 0, 10000, false },
	[FILE_RIVAL_UNTIL] = { "rival_until", FILE_DAY, 0, 0, false },
	[FILE_GOALS] = { "goals", FILE_LONG, 0, 1000, false },
};
/* clang-format on */

const struct file_field_info *
file_field_info(enum file_field field)
{
	return &fields[field];
}

enum file_field
file_field_find(const char *name)
{
	for (unsigned i = 0; i < FILE_FIELD_COUNT; i++)
		if (text_equal(fields[i].name, name))
			return (enum file_field)i;
	return FILE_FIELD_COUNT;
}

static bool
is_number(enum file_kind kind)
{
	return kind == FILE_INT || kind == FILE_MONEY || kind == FILE_SHARE_OF;
}

static unsigned
decimals_of(enum file_kind kind)
{
	return kind == FILE_INT ? 0 : 2;
}

const char *
file_field_read(struct arena *mem, enum file_field field, const char *typed)
{
	enum file_kind kind = fields[field].kind;
	char *iso;
	struct day day;
	int64_t value;

	if (typed[0] == '\0')
		return "";
	if (kind == FILE_CODE)
		return key_fold(mem, typed);
	if (kind == FILE_DAY && day_parse(typed, &day) == STATUS_OK) {
		iso = arena_alloc(mem, 11);
		day_to_iso(day, iso);
		return iso;
	}
	if (!is_number(kind))
		return typed;
	/* What is no number must not pass for one in its plain form. */
	if (money_parse(typed, decimals_of(kind), &value) != STATUS_OK)
		return "?";
	return value == 0 ? ""
			  : text_format(mem, "%lld", (long long)value);
}

const char *
file_field_typed(struct arena *mem, enum file_field field, const char *value)
{
	enum file_kind kind = fields[field].kind;
	int64_t number;
	char *text;
	size_t length;

	if ((kind != FILE_MONEY && kind != FILE_SHARE_OF) ||
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
	for (unsigned i = 0; i < FILE_FIELD_COUNT; i++) {
		const char *value = file->value[i];

		if (value == NULL ||
		    (is_number(fields[i].kind) && text_equal(value, "0")))
			file->value[i] = "";
	}
	if (file->place == NULL)
		file->place = "";
	if (file->region == NULL)
		file->region = "";
}

enum status
file_core_read(struct db *db, struct arena *mem, int64_t customer_id,
    struct customer_file *out)
{
	enum status st = db_one(
	    db, mem, &stmt_file_read, DB_ARGS(db_int(customer_id)), out);

	if (st != STATUS_OK)
		return st;
	file_core_clean(out);
	out->may_change = true;
	out->sees_all = true;
	return STATUS_OK;
}

bool
file_core_differs(const struct file_core *core, enum file_field field)
{
	return core->value[field] != NULL &&
	    !text_equal(core->value[field], core->now->value[field]);
}

/* The value as it will be. */
static const char *
value_of(const struct file_core *core, enum file_field field)
{
	return core->value[field] != NULL ? core->value[field]
					  : core->now->value[field];
}

static enum file_fault
check_text(const struct file_field_info *info, const char *value)
{
	int64_t length = (int64_t)utf8_length(value);

	if (length > info->most)
		return FILE_FAULT_LONG;
	if (length < info->least)
		return FILE_FAULT_MISSING;
	return FILE_SOUND;
}

static enum file_fault
check_number(const struct file_field_info *info, const char *value)
{
	int64_t number = 0;

	if (value[0] != '\0' && text_to_int(value, &number) != STATUS_OK)
		return FILE_FAULT_NUMBER;
	return number < info->least || number > info->most ? FILE_FAULT_NUMBER
							   : FILE_SOUND;
}

static enum file_fault
check_choice(const struct file_field_info *info, const char *value)
{
	int64_t number;

	return text_to_int(value, &number) != STATUS_OK ||
		strlen(value) != 1 || number < info->least ||
		number > info->most
	    ? FILE_FAULT_CHOICE
	    : FILE_SOUND;
}

static enum file_fault
check_day(enum file_field field, const char *value, struct instant now)
{
	struct day day;

	if (value[0] == '\0')
		return FILE_SOUND;
	if (day_parse(value, &day) != STATUS_OK || day.year < 1900 ||
	    day.year > 2199)
		return FILE_FAULT_DAY;
	/* A day of grace: zones differ. */
	if (field == FILE_FOUNDED_ON &&
	    day_number(day) > day_number(day_from_instant(now, 0)) + 1)
		return FILE_FAULT_DAY;
	return FILE_SOUND;
}

/* What one text says by itself. */
static enum file_fault
check_plain(const struct file_core *core, enum file_field field,
    struct instant now)
{
	const struct file_field_info *info = &fields[field];
	const char *value = core->value[field];

	switch (info->kind) {
	case FILE_TEXT:
	case FILE_LONG:
		return check_text(info, value);
	case FILE_INT:
	case FILE_MONEY:
	case FILE_SHARE_OF:
		return check_number(info, value);
	case FILE_CHOICE:
		return check_choice(info, value);
	case FILE_DAY:
		return check_day(field, value, now);
	case FILE_CODE:
		return value[0] == '\0' || key_credit_code_is_valid(value)
		    ? FILE_SOUND
		    : FILE_FAULT_CODE;
	case FILE_PLACE:
		return strlen(value) == 6 ? FILE_SOUND : FILE_FAULT_PLACE;
	}
	return check_text(info, value);
}

static enum status
refuse(const struct file_core *core, enum file_fault fault,
    enum file_field field)
{
	*core->problem = (struct file_problem){ fault, field };
	return STATUS_INVALID;
}

static enum status
check_place(struct db *db, struct act *act, const struct file_core *core)
{
	struct file_number_row row;
	enum status st = db_one(db, act->mem, &stmt_file_place,
	    DB_ARGS(db_text(core->value[FILE_DIVISION])), &row);

	return st == STATUS_NOT_FOUND
	    ? refuse(core, FILE_FAULT_PLACE, FILE_DIVISION)
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

	for (unsigned i = 0; i < FILE_FIELD_COUNT; i++)
		request.value[i] = core->value[i];
	st = customer_file_likes(
	    db, act->mem, act->who, core->now, &request, &rows);
	if (st != STATUS_OK)
		return st;
	like = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if ((like[i].likeness & LIKE_CREDIT_CODE) != 0)
			return refuse(
			    core, FILE_FAULT_TAKEN, FILE_CREDIT_CODE);
	if (rows.count > 0 && (!core->is_confirmed || core->reason[0] == '\0'))
		return refuse(core, FILE_FAULT_DUPLICATE, FILE_FIELD_COUNT);
	return STATUS_OK;
}

enum status
file_core_check(struct db *db, struct act *act, const struct file_core *core,
    int64_t *changed)
{
	enum status st = STATUS_OK;

	*changed = 0;
	for (unsigned i = 0; i < FILE_FIELD_COUNT; i++) {
		enum file_field field = (enum file_field)i;
		enum file_fault fault;

		if (!file_core_differs(core, field))
			continue;
		fault = check_plain(core, field, act->now);
		if (fault != FILE_SOUND)
			return refuse(core, fault, field);
		*changed += 1;
	}
	if (*changed == 0)
		return refuse(core, FILE_FAULT_NOTHING, FILE_FIELD_COUNT);
	if (text_equal(value_of(core, FILE_PREFERRED), "1") &&
	    text_equal(value_of(core, FILE_NATURE), "1") &&
	    (file_core_differs(core, FILE_PREFERRED) ||
		file_core_differs(core, FILE_NATURE)))
		return refuse(core, FILE_FAULT_PREFERRED, FILE_PREFERRED);
	if (file_core_differs(core, FILE_DIVISION))
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
column(const struct file_core *core, enum file_field field)
{
	enum file_kind kind = fields[field].kind;
	const char *value = value_of(core, field);
	struct day day = { 0, 0, 0 };
	int64_t number = 0;

	if (kind == FILE_DAY) {
		if (value[0] != '\0' && day_parse(value, &day) != STATUS_OK)
			day = (struct day){ 0, 0, 0 };
		return db_day(day);
	}
	if (is_number(kind) || kind == FILE_CHOICE)
		return db_int(
		    text_to_int(value, &number) == STATUS_OK ? number : 0);
	if (value[0] == '\0' &&
	    (field == FILE_NAME_EN || field == FILE_CREDIT_CODE))
		return db_text(NULL);
	return db_text(value);
}

enum status
file_core_store(struct db *db, struct act *act, const struct file_core *core)
{
	/* In the order of the statement. */
	static const enum file_field order[] = { FILE_NAME, FILE_NAME_EN,
		FILE_SHORT_NAME, FILE_CREDIT_CODE, FILE_LEGAL_PERSON,
		FILE_FINANCE_CONTACT, FILE_PHONE, FILE_FOUNDED_ON, FILE_STREET,
		FILE_INVOICE_TITLE, FILE_INVOICE_NUMBER, FILE_INVOICE_KIND,
		FILE_BANK_NAME, FILE_BANK_ACCOUNT, FILE_REGISTERED,
		FILE_PAID_IN, FILE_OWNERSHIP, FILE_RELATION, FILE_NATURE,
		FILE_TRADE, FILE_PREFERRED, FILE_DOWNSTREAM, FILE_WAREHOUSE,
		FILE_VEHICLES, FILE_PEOPLE, FILE_BRANDS, FILE_COMPETITORS,
		FILE_SHARE, FILE_RIVAL_UNTIL, FILE_GOALS };
	const char *name = value_of(core, FILE_NAME);
	struct db_value args[ARRAY_LEN(order) + 4];
	size_t count = 0;
	enum status st;

	args[count++] = db_text(value_of(core, FILE_DIVISION));
	args[count++] = db_text(
	    cut(act->mem, key_pinyin(act->mem, name), SORT_KEY_BYTES));
	args[count++] = db_text(
	    cut(act->mem, key_initials(act->mem, name), INITIALS_BYTES));
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		args[count++] = column(core, order[i]);
	args[count++] = db_int(core->now->id);
	st = db_change(db, &stmt_file_update, args, count);
	/* The only key that can be taken meanwhile. */
	return st == STATUS_CONFLICT
	    ? refuse(core, FILE_FAULT_TAKEN, FILE_CREDIT_CODE)
	    : st;
}
