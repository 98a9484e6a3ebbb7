/**
 * @file
 * See review_form.h.
 */
#include "money/review_form.h"

#include "base/text.h"
#include "money/subject.h"
#include "view/money_words.h"
#include "view/words.h"

/* As typed. */
struct typed {
	int64_t kind;
	int64_t limit;
	int64_t term;
	int64_t days;
	struct day until;
	const char *reason;
};

void
review_terms_fill(struct page *page, int64_t chosen, const char *typed_days)
{
	tpl_list(page->tpl, "TERM");
	for (int i = TERM_PAY_FIRST; i < TERM_KIND_COUNT; i++) {
		struct tpl *row = tpl_row(page->tpl, "TERM");

		tpl_plain(row, "TERM_VALUE", i);
		tpl_text(row, "TERM_NAME",
		    words(page->who->language,
			term_kind_text((enum term_kind)i)));
		tpl_show_if(row, "TERM_CHOSEN", i == chosen);
	}
	tpl_text(page->tpl, "DAYS", typed_days);
}

void
review_form_fill(struct page *page, const struct credit_standing *standing)
{
	bool is_new = page->route->method == GET;
	bool is_raise = page_id(page_value(page, "kind")) ==
	    (int64_t)CREDIT_REVIEW_RAISE;

	tpl_show_if(page->tpl, "IS_LIMIT", !is_raise);
	tpl_show_if(page->tpl, "IS_RAISE", is_raise);
	tpl_text(page->tpl, "LIMIT", page_value(page, "limit"));
	tpl_money(page->tpl, "LIMIT_NOW", standing->limit_fen);
	tpl_money(page->tpl, "USED_NOW", standing->used_fen);
	tpl_money(page->tpl, "OVERDUE_NOW", standing->overdue_fen);
	review_terms_fill(page,
	    is_new ? (int64_t)standing->term_kind
		   : page_id(page_value(page, "term")),
	    is_new ? text_format(page->mem, "%lld",
			 (long long)standing->term_days)
		   : page_value(page, "days"));
	tpl_text(page->tpl, "UNTIL", page_value(page, "until"));
	tpl_text(page->tpl, "REASON", page_value(page, "reason"));
}

enum status
review_form_read(struct page *page, struct credit_application *in)
{
	static const struct form_field fields[] = {
		FORM_INT(struct typed, kind, 1, 2),
		FORM_MONEY(struct typed, limit, 0, INT64_C(100000000000000)),
		FORM_INT(struct typed, term, 0, TERM_KIND_COUNT - 1),
		FORM_INT(struct typed, days, 0, CREDIT_TERM_DAYS_MAX),
		FORM_DAY(struct typed, until, 0),
		FORM_TEXT(struct typed, reason, 1, CREDIT_TEXT_MAX),
	};
	struct typed typed;

	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return STATUS_INVALID;
	*in = (struct credit_application){
		.kind = (enum credit_review_kind)typed.kind,
		.limit_fen = typed.limit,
		.term_kind = (enum term_kind)typed.term,
		.term_days = typed.days,
		.until = typed.until,
		.reason = typed.reason,
	};
	return STATUS_OK;
}

void
review_fault_say(struct page *page, enum credit_review_fault fault)
{
	static const char *const fields[] = {
		[CREDIT_REVIEW_FINE] = "",
		[CREDIT_REVIEW_AMOUNT] = "limit",
		[CREDIT_REVIEW_TERM] = "term",
		[CREDIT_REVIEW_UNTIL] = "until",
		[CREDIT_REVIEW_REASON] = "reason",
		[CREDIT_REVIEW_SCORE] = "analysis",
		[CREDIT_REVIEW_BAND] = "limit",
	};
	const char *text = review_fault_text(fault);

	page_error(page, fields[fault],
	    words(page->who->language,
		text[0] != '\0' ? text : T_("Please check what you typed.")));
}
