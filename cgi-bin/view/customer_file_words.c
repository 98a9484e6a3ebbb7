/**
 * @file
 * What the fields of a file, their choices and their faults are called.  See
 * customer_file_view.h and customer_file_words.h.
 */
#include "view/customer_file_words.h"

#include "base/text.h"
#include "view/customer_file_view.h"
#include "view/format.h"
#include "view/words.h"

static const char *const labels[RECORD_FIELD_COUNT] = {
	[RECORD_NAME] = T_("Name on the business licence"),
	[RECORD_NAME_EN] = T_("English name"),
	[RECORD_SHORT_NAME] = T_("Short name"),
	[RECORD_CREDIT_CODE] = T_("Unified social credit code"),
	[RECORD_LEGAL_PERSON] = T_("Legal person"),
	[RECORD_FINANCE_CONTACT] = T_("Finance contact"),
	[RECORD_PHONE] = T_("Phone"),
	[RECORD_FOUNDED_ON] = T_("Founded on"),
	[RECORD_DIVISION] = T_("City and district"),
	[RECORD_STREET] = T_("Street and number"),
	[RECORD_INVOICE_TITLE] = T_("Title on tax invoices"),
	[RECORD_INVOICE_NUMBER] = T_("Tax number"),
	[RECORD_INVOICE_KIND] = T_("Kind of tax invoice"),
	[RECORD_BANK_NAME] = T_("Bank"),
	[RECORD_BANK_ACCOUNT] = T_("Bank account"),
	[RECORD_REGISTERED] = T_("Registered capital, yuan"),
	[RECORD_PAID_IN] = T_("Paid-in capital, yuan"),
	[RECORD_OWNERSHIP] = T_("Ownership"),
	[RECORD_RELATION] = T_("Relation"),
	[RECORD_NATURE] = T_("Nature"),
	[RECORD_TRADE] = T_("Trade"),
	[RECORD_PREFERRED] = T_("Marked as preferred"),
	[RECORD_DOWNSTREAM] = T_("Downstream customers"),
	[RECORD_WAREHOUSE] = T_("Warehouses, m²"),
	[RECORD_VEHICLES] = T_("Vehicles"),
	[RECORD_PEOPLE] = T_("People"),
	[RECORD_BRANDS] = T_("Best-selling brands it carries"),
	[RECORD_COMPETITORS] = T_("Competitors it also buys from"),
	[RECORD_SHARE] = T_("Our share of its purchases, %"),
	[RECORD_RIVAL_UNTIL] = T_("Contract with the competitor until"),
	[RECORD_GOALS] = T_("Goals and plans"),
};

static const char *const invoice_kinds[] = { T_("Special VAT invoice"),
	T_("Ordinary VAT invoice") };
static const char *const ownerships[] = { T_("Unknown"), T_("State-owned"),
	T_("Privately owned") };
static const char *const relations[] = { T_("Customer"), T_("Supplier"),
	T_("Customer and supplier") };
static const char *const natures[] = { T_("Distribution"),
	T_("First terminal: hospital"), T_("Second terminal: chain"),
	T_("Third terminal: shop or clinic") };
static const char *const trades[] = { T_("Wholesale or chain"),
	T_("Retail or medical") };
static const char *const yes_no[] = { T_("Not marked"), T_("Marked") };

const char *
file_field_words(enum record_field field)
{
	return field < RECORD_FIELD_COUNT ? labels[field] : "";
}

const char *
file_choice_words(enum record_field field, int64_t value)
{
	const struct record_field_info *info;
	const char *const *names;

	switch ((int)field) {
	case RECORD_INVOICE_KIND:
		names = invoice_kinds;
		break;
	case RECORD_OWNERSHIP:
		names = ownerships;
		break;
	case RECORD_RELATION:
		names = relations;
		break;
	case RECORD_NATURE:
		names = natures;
		break;
	case RECORD_TRADE:
		names = trades;
		break;
	case RECORD_PREFERRED:
		names = yes_no;
		break;
	default:
		return "";
	}
	info = record_field_info(field);
	return value < info->least || value > info->most
	    ? ""
	    : names[value - info->least];
}

const char *
file_value_words(struct arena *mem, enum language language,
    enum record_field field, const char *value)
{
	enum record_kind kind = field < RECORD_FIELD_COUNT
	    ? record_field_info(field)->kind
	    : RECORD_TEXT;
	char out[FORMAT_MAX] = "";
	struct day day;
	int64_t number = 0;

	if (value == NULL || value[0] == '\0')
		return "";
	if (kind == RECORD_DAY) {
		if (day_parse(value, &day) != STATUS_OK)
			return value;
		format_day(day, language, out);
		return arena_strdup(mem, out);
	}
	if ((kind != RECORD_INT && kind != RECORD_MONEY &&
		kind != RECORD_SHARE_OF && kind != RECORD_CHOICE) ||
	    text_to_int(value, &number) != STATUS_OK)
		return value;
	if (kind == RECORD_CHOICE)
		return words(language, file_choice_words(field, number));
	if (kind == RECORD_INT)
		format_int(number, out);
	else if (kind == RECORD_MONEY)
		format_money(number, out);
	else
		format_percent(number, out);
	return arena_strdup(mem, out);
}

const char *
file_problem_words(enum change_fault fault)
{
	switch (fault) {
	case RECORD_FAULT_MISSING:
		return T_("Please fill this in, or leave it as it was.");
	case RECORD_FAULT_LONG:
		return T_("This text is too long.");
	case RECORD_FAULT_NUMBER:
		return T_("Enter a number within reason, like 12 or 1234.50.");
	case RECORD_FAULT_DAY:
		return T_("Enter a day that can be, like 2026-11-20.");
	case RECORD_FAULT_CHOICE:
		return T_("Choose one of the list.");
	case RECORD_FAULT_PLACE:
		return T_("Choose the province, then city and district.");
	case RECORD_FAULT_CODE:
		return T_("This is no unified social credit code: compare it "
			  "with the business licence.");
	case RECORD_FAULT_TAKEN:
		return T_("A customer with this credit code is on file.");
	case RECORD_FAULT_PREFERRED:
		return T_(
		    "Only terminal customers can be marked as preferred.");
	case RECORD_FAULT_DUPLICATE:
		return T_("Customers on file have the same. If this is right, "
			  "confirm it and say why.");
	case RECORD_FAULT_REASON:
		return T_("Say why, in up to 500 characters.");
	case RECORD_FAULT_NOTHING:
		return T_("Nothing differs from what is on file.");
	case RECORD_SOUND:
		break;
	}
	return "";
}

const char *
file_problem_field(const struct change_problem *problem)
{
	if (problem->field < RECORD_FIELD_COUNT)
		return record_field_info(problem->field)->name;
	return problem->fault == RECORD_FAULT_NOTHING ? "" : "reason";
}

const char *
address_fault_words(enum address_fault fault)
{
	switch (fault) {
	case ADDRESS_FAULT_LABEL:
		return T_("Name the address in up to 60 characters.");
	case ADDRESS_FAULT_ADDRESS:
		return T_("Enter the address, up to 200 characters.");
	case ADDRESS_FAULT_CONTACT:
		return T_("The contact has up to 60 characters.");
	case ADDRESS_FAULT_PHONE:
		return T_("The phone number has up to 30 characters.");
	case ADDRESS_FAULT_MANY:
		return T_("There are 200 addresses: take one away first.");
	case ADDRESS_SOUND:
		break;
	}
	return "";
}

const char *
address_fault_field(enum address_fault fault)
{
	switch (fault) {
	case ADDRESS_FAULT_LABEL:
		return "label";
	case ADDRESS_FAULT_ADDRESS:
		return "address";
	case ADDRESS_FAULT_CONTACT:
		return "contact";
	case ADDRESS_FAULT_PHONE:
		return "telephone";
	case ADDRESS_FAULT_MANY:
	case ADDRESS_SOUND:
		break;
	}
	return "";
}
