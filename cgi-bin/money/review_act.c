/**
 * @file
 * POST /credit-reviews/{no}/…: the steps of a review.
 */
#include "base/text.h"
#include "domain/credit_review.h"
#include "money/pages.h"
#include "money/review_form.h"
#include "money/review_page.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
answer(struct page *page, struct act *act, enum credit_review_fault fault,
    enum status st)
{
	struct credit_review review;

	if (st == STATUS_OK) {
		page_say_done(page);
		return page_done(page, act);
	}
	if (st == STATUS_INVALID ||
	    (st == STATUS_FORBIDDEN && fault == CREDIT_REVIEW_BAND))
		review_fault_say(page, fault);
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"The review has moved on meanwhile. This is how it "
			"stands now."));
	else
		return st;
	st = review_of_path(page, &review);
	return st == STATUS_OK ? review_page(page, &review, NULL) : st;
}

enum status
money_review_again(struct page *page)
{
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	struct act act = page_act(page);
	struct credit_application in;
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	if (st != STATUS_OK)
		return st;
	if (review_form_read(page, &in) != STATUS_OK)
		return review_page(page, &review, NULL);
	in.customer_id = review.customer_id;
	in.kind = review.kind;
	st = credit_review_apply_again(page->db, &act, review.id, &in, &fault);
	return answer(page, &act, fault, st);
}

struct survey_typed {
	const char *survey;
	int64_t assets;
	int64_t purchase;
};

/* What is known as an amount, -1 for a field left empty. */
static int64_t
known(struct page *page, const char *field, int64_t fen)
{
	return page_value(page, field)[0] == '\0' ? -1 : fen;
}

enum status
money_review_survey(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_MONEY(struct survey_typed, assets, 0,
		    INT64_C(100000000000000)),
		FORM_MONEY(struct survey_typed, purchase, 0,
		    INT64_C(100000000000000)),
	};
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	enum file_fault refused = FILE_FINE;
	struct act act = page_act(page);
	struct survey_typed typed;
	struct credit_review review;
	struct upload upload;
	enum status st = review_of_path(page, &review);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK ||
	    page->error_count > 0)
		return review_page(page, &review, &upload);
	st = credit_review_survey(page->db, &act, review.id,
	    &(struct credit_survey){ .text = page_value(page, "survey"),
		.net_assets_fen = known(page, "assets", typed.assets),
		.yearly_purchase_fen =
		    known(page, "purchase", typed.purchase),
		.papers = upload.ids,
		.paper_count = upload.count,
		.refused = &refused },
	    &fault);
	if (st != STATUS_INVALID)
		return answer(page, &act, fault, st);
	if (refused != FILE_FINE)
		upload_refused(page, refused);
	else
		review_fault_say(page, fault);
	return review_page(page, &review, &upload);
}

struct scores_typed {
	int64_t analysis;
	int64_t potential;
};

enum status
money_review_score(struct page *page)
{
	/* 0 is a score like any other, but it has to be written. */
	static const struct form_field fields[] = {
		FORM_INT(struct scores_typed, analysis, 0, 100),
		FORM_INT(struct scores_typed, potential, 0, 100),
	};
	static const char *const needed[] = { "analysis", "potential" };
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	struct act act = page_act(page);
	struct scores_typed typed;
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	if (st != STATUS_OK)
		return st;
	st = page_form(page, fields, ARRAY_LEN(fields), &typed);
	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		if (page_value(page, needed[i])[0] == '\0')
			page_error(page, needed[i],
			    words(page->who->language,
				review_fault_text(CREDIT_REVIEW_SCORE)));
	}
	if (st != STATUS_OK || page->error_count > 0)
		return review_page(page, &review, NULL);
	st = credit_review_score(page->db, &act, review.id,
	    &(struct credit_scores){ .analysis = typed.analysis,
		.potential = typed.potential,
		.note = page_value(page, "note") },
	    &fault);
	return answer(page, &act, fault, st);
}

enum status
money_review_opine(struct page *page)
{
	struct opinion_typed {
		const char *opinion;
	} typed;
	static const struct form_field fields[] = {
		FORM_TEXT(struct opinion_typed, opinion, 1, CREDIT_TEXT_MAX),
	};
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	struct act act = page_act(page);
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return review_page(page, &review, NULL);
	st = credit_review_opine(
	    page->db, &act, review.id, typed.opinion, &fault);
	return answer(page, &act, fault, st);
}

struct decision_typed {
	int64_t limit;
	int64_t term;
	int64_t days;
	struct day until;
};

enum status
money_review_decide(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_MONEY(struct decision_typed, limit, 0,
		    INT64_C(100000000000000)),
		FORM_INT(struct decision_typed, term, 0, TERM_KIND_COUNT - 1),
		FORM_INT(
		    struct decision_typed, days, 0, CREDIT_TERM_DAYS_MAX),
		FORM_DAY(struct decision_typed, until, 0),
	};
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	const char *decision = page_value(page, "decision");
	struct credit_decided decided = { 0 };
	struct act act = page_act(page);
	struct decision_typed typed;
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return review_page(page, &review, NULL);
	if (!text_equal(decision, "approve") &&
	    !text_equal(decision, "refuse")) {
		page_error(page, "decision",
		    words(page->who->language, "Approve it or refuse it."));
		return review_page(page, &review, NULL);
	}
	st = credit_review_decide(page->db, &act, review.id,
	    &(struct credit_decision){
		.approve = text_equal(decision, "approve"),
		.limit_fen = typed.limit,
		.term_kind = (enum term_kind)typed.term,
		.term_days = typed.days,
		.until = typed.until,
		.note = page_value(page, "note") },
	    &fault, &decided);
	if (st == STATUS_OK && decided.freed > 0) {
		page_flash(page,
		    words_count(page->mem, page->who->language,
			"Decided. One held order is free now.",
			"Decided. {N} held orders are free now.",
			decided.freed));
		return page_done(page, &act);
	}
	return answer(page, &act, fault, st);
}

typedef enum status reason_fn(
    struct db *db, struct act *act, int64_t id, const char *reason);

static enum status
run_reason(struct page *page, reason_fn *work)
{
	struct act act = page_act(page);
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	if (st != STATUS_OK)
		return st;
	if (utf8_length(page_value(page, "reason")) > MONEY_REASON_MAX)
		return answer(
		    page, &act, CREDIT_REVIEW_REASON, STATUS_INVALID);
	st = work(page->db, &act, review.id, page_value(page, "reason"));
	return answer(page, &act, CREDIT_REVIEW_REASON, st);
}

enum status
money_review_send_back(struct page *page)
{
	return run_reason(page, credit_review_send_back);
}

enum status
money_review_withdraw(struct page *page)
{
	return run_reason(page, credit_review_withdraw);
}
