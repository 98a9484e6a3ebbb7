/** @file Form fields into structs, with a message for each that is wrong.
 *  Layer: app. */
#include "app/page.h"

#include "app/state.h"
#include "base/money.h"
#include "view/words.h"

static enum language
reader(const struct page *page)
{
	return page_state_const(page)->language;
}

static void
say(struct page *page, const struct form_field *field, const char *english)
{
	page_error(page, field->name, words(reader(page), english));
}

static void
say_limit(struct page *page, const struct form_field *field,
    const char *english, const char *limit)
{
	page_error(page, field->name,
	    words_fill(page->mem, reader(page), english, "LIMIT", limit, NULL));
}

static char *
int_text(const struct page *page, int64_t value)
{
	return text_format(page->mem, "%lld", (long long)value);
}

static char *
fen_text(const struct page *page, int64_t fen)
{
	char *out = arena_alloc(page->mem, 25);

	money_to_text(fen, 2, out);
	return out;
}

static void
read_text(struct page *page, const struct form_field *field, const char *value,
    const char **out)
{
	int64_t length = (int64_t)utf8_length(value);

	*out = value;
	if (text_has_controls(value))
		say(page, field,
		    T_("Remove the invisible control characters."));
	else if (length == 0 && field->min > 0)
		say(page, field, T_("Please fill this in."));
	else if (length < field->min)
		say_limit(page, field,
		    T_("Please enter at least {LIMIT} characters."),
		    int_text(page, field->min));
	else if (length > field->max)
		say_limit(page, field,
		    T_("Please use at most {LIMIT} characters."),
		    int_text(page, field->max));
}

static void
read_number(struct page *page, const struct form_field *field,
    const char *value, int64_t *out)
{
	*out = 0;
	if (*value == '\0') {
		if (field->min > 0)
			say(page, field, T_("Please enter a number."));
		return;
	}
	if (money_parse(value, 0, out) != STATUS_OK) {
		say(page, field, T_("Please enter a whole number, like 12."));
		return;
	}
	if (*out < field->min)
		say_limit(page, field, T_("Please enter {LIMIT} or more."),
		    int_text(page, field->min));
	else if (*out > field->max)
		say_limit(page, field, T_("Please enter {LIMIT} or less."),
		    int_text(page, field->max));
}

static void
read_money(struct page *page, const struct form_field *field, const char *value,
    int64_t *out)
{
	*out = 0;
	if (*value == '\0') {
		if (field->min > 0)
			say(page, field, T_("Please enter an amount."));
		return;
	}
	if (money_parse(value, 2, out) != STATUS_OK) {
		say(page, field,
		    T_("Please enter an amount in yuan, like 1234.50."));
		return;
	}
	if (*out < field->min)
		say_limit(page, field, T_("Please enter {LIMIT} or more."),
		    fen_text(page, field->min));
	else if (*out > field->max)
		say_limit(page, field, T_("Please enter {LIMIT} or less."),
		    fen_text(page, field->max));
}

static void
read_day(struct page *page, const struct form_field *field, const char *value,
    struct day *out)
{
	*out = (struct day){ 0, 0, 0 };
	if (*value == '\0') {
		if (field->min > 0)
			say(page, field, T_("Please choose a date."));
		return;
	}
	if (day_parse(value, out) != STATUS_OK)
		say(page, field, T_("Please enter a date, like 2026-11-20."));
}

enum status
page_form(struct page *page, const struct form_field *fields, size_t count,
    void *form)
{
	size_t before = page->error_count;

	for (size_t i = 0; i < count; i++) {
		const struct form_field *field = &fields[i];
		const char *value = page_value(page, field->name);
		void *out = (char *)form + field->offset;

		switch (field->kind) {
		case FORM_KIND_TEXT:
			read_text(page, field, value, out);
			break;
		case FORM_KIND_INT:
			read_number(page, field, value, out);
			break;
		case FORM_KIND_MONEY:
			read_money(page, field, value, out);
			break;
		case FORM_KIND_DAY:
			read_day(page, field, value, out);
			break;
		case FORM_KIND_BOOL:
			*(bool *)out =
			    *value != '\0' && !text_equal(value, "0");
			break;
		}
	}
	return page->error_count == before ? STATUS_OK : STATUS_INVALID;
}
