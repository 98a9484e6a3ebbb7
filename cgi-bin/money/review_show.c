/**
 * @file
 * GET /credit-reviews/{no}: one review as a document with all its steps, and
 * the form of the step it is at.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/credit_review.h"
#include "domain/number.h"
#include "money/pages.h"
#include "money/review_form.h"
#include "money/review_page.h"
#include "view/draft_view.h"
#include "view/file_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum status
review_of_path(struct page *page, struct credit_review *review)
{
	const char *number = page_arg(page, "no");
	int64_t id;
	enum status st = number_parse(NUMBER_CREDIT_REVIEW, number, &id);

	if (st != STATUS_OK)
		return STATUS_NOT_FOUND;
	return credit_review_find(
	    page->db, page->mem, page->who, id, review);
}

/* --- The page ---------------------------------------------------------------------- */

static void
fill_steps(struct page *page, const struct credit_review *review)
{
	static const char *const texts[] = { T_("Application"), T_("Survey"),
		T_("Scoring"), T_("Opinion"), T_("Decision") };
	int64_t at = (int64_t)review->state - 1;

	tpl_list(page->tpl, "BIG_STEP");
	tpl_show_if(page->tpl, "HAS_STEPS",
	    review->state < CREDIT_REVIEW_REFUSED);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct tpl *row;

		/* A temporary raise goes straight to the opinion. */
		if (review->kind == CREDIT_REVIEW_RAISE && (i == 1 || i == 2))
			continue;
		row = tpl_row(page->tpl, "BIG_STEP");
		tpl_text(row, "BIG_STEP_TEXT",
		    words(page->who->language, texts[i]));
		tpl_plain(row, "BIG_STEP_NUMBER", (int64_t)i + 1);
		tpl_show_if(row, "IS_DONE", (int64_t)i < at);
		tpl_show_if(row, "IS_CURRENT", (int64_t)i == at);
		tpl_show_if(row, "IS_TODO", (int64_t)i >= at);
	}
}

static void
fill_warnings(struct page *page, unsigned warnings)
{
	static const struct {
		unsigned bit;
		const char *text;
	} texts[] = {
		{ CREDIT_OVER_ASSETS,
		    T_("Above the safe share of its net assets.") },
		{ CREDIT_OVER_PURCHASE,
		    T_("Above the safe share of its yearly purchases.") },
		{ CREDIT_OVER_SUGGESTED, T_("Above the suggested limit.") },
		{ CREDIT_OVER_CEILING,
		    T_("Above the ceiling of its class: the general manager "
		       "decides.") },
	};

	tpl_list(page->tpl, "WARNING");
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if ((warnings & texts[i].bit) != 0)
			tpl_text(tpl_row(page->tpl, "WARNING"),
			    "WARNING_TEXT",
			    words(page->who->language, texts[i].text));
	}
}

static void
fill_events(struct page *page, const struct credit_review *review)
{
	enum language language = page->who->language;

	tpl_list(page->tpl, "EVENT");
	for (size_t i = review->event_count; i-- > 0;) {
		const struct credit_review_event *event = &review->events[i];
		struct tpl *row = tpl_row(page->tpl, "EVENT");

		tpl_text(row, "EVENT_TEXT",
		    words(language, review_event_text(event->kind)));
		tpl_text(row, "EVENT_BY",
		    event->user_name != NULL ? event->user_name
					     : words(language, "the system"));
		tpl_text(row, "EVENT_NOTE",
		    event->note != NULL ? event->note : "");
		tpl_time(row, "EVENT_AT", event->at);
	}
}

static void
fill_name(struct page *page, const char *name, const char *text)
{
	tpl_text(page->tpl, name, text != NULL ? text : "");
}

/* What the steps have brought so far. */
static void
fill_document(struct page *page, const struct credit_review *review)
{
	enum language language = page->who->language;
	struct tpl *tpl = page->tpl;

	tpl_show_if(tpl, "IS_LIMIT", review->kind == CREDIT_REVIEW_LIMIT);
	tpl_show_if(tpl, "IS_RAISE", review->kind == CREDIT_REVIEW_RAISE);
	tpl_text(tpl, "KIND_TEXT", words(language, review_kind_text(review->kind)));
	tpl_money(tpl, "WANTED", review->wanted_limit_fen);
	tpl_text(tpl, "WANTED_TERM",
	    term_text(page->mem, language, review->wanted_term_kind,
		review->wanted_term_days));
	tpl_day(tpl, "WANTED_UNTIL", review->wanted_until);
	fill_name(page, "WHY", review->reason);
	fill_name(page, "SURVEY", review->survey);
	tpl_show_if(tpl, "HAS_ASSETS", review->has_assets);
	tpl_money(tpl, "ASSETS", review->net_assets_fen);
	tpl_show_if(tpl, "HAS_PURCHASE", review->has_purchase);
	tpl_money(tpl, "PURCHASE", review->yearly_purchase_fen);
	tpl_show_if(tpl, "IS_SCORED", review->is_scored);
	tpl_plain(tpl, "ANALYSIS", review->analysis_score);
	tpl_plain(tpl, "PAYMENT", review->payment_score);
	tpl_plain(tpl, "POTENTIAL", review->potential_score);
	fill_name(page, "SCORE_NOTE", review->score_note);
	tpl_plain(tpl, "GRADE", (int64_t)review->grade);
	tpl_money(tpl, "SUGGESTED", review->suggested_limit_fen);
	tpl_money(tpl, "CEILING", review->ceiling_fen);
	fill_name(page, "OPINION", review->opinion);
	tpl_show_if(tpl, "IS_DECIDED",
	    review->state == CREDIT_REVIEW_APPROVED ||
		review->state == CREDIT_REVIEW_REFUSED);
	tpl_show_if(
	    tpl, "IS_APPROVED", review->state == CREDIT_REVIEW_APPROVED);
	tpl_money(tpl, "DECIDED", review->decided_limit_fen);
	tpl_text(tpl, "DECIDED_TERM",
	    term_text(page->mem, language, review->decided_term_kind,
		review->decided_term_days));
	tpl_day(tpl, "VALID_UNTIL", review->valid_until);
	fill_name(page, "DECISION_NOTE", review->decision_note);
	fill_name(page, "ASKED_BY", review->asked_by_name);
	fill_name(page, "SURVEYED_BY", review->surveyed_by_name);
	fill_name(page, "SCORED_BY", review->scored_by_name);
	fill_name(page, "OPINION_BY", review->opinion_by_name);
	fill_name(page, "DECIDED_BY", review->decided_by_name);
	tpl_text(tpl, "BAND", words(language, credit_band_text(review->band)));
	tpl_show_if(tpl, "HAS_BAND", review->band != CREDIT_BAND_NOBODY);
	tpl_money(tpl, "LIMIT_NOW", review->limit_fen);
	tpl_money(tpl, "USED_NOW", review->used_fen);
	tpl_show_if(
	    tpl, "HAS_LIMIT_UNTIL", !day_is_none(review->limit_until));
	tpl_day(tpl, "LIMIT_UNTIL", review->limit_until);
}

static const char *
fen_text(struct page *page, int64_t fen)
{
	char text[25];

	money_to_text(fen, 2, text);
	return arena_strdup(page->mem, text);
}

/* The forms: what was typed, else what stands there or is asked for. */
static void
fill_forms(struct page *page, const struct credit_review *review)
{
	static const struct {
		unsigned bit;
		const char *section;
	} acts[] = {
		{ CREDIT_MAY_APPLY_AGAIN, "MAY_APPLY_AGAIN" },
		{ CREDIT_MAY_SURVEY, "MAY_SURVEY" },
		{ CREDIT_MAY_SCORE, "MAY_SCORE" },
		{ CREDIT_MAY_OPINE, "MAY_OPINE" },
		{ CREDIT_MAY_DECIDE, "MAY_DECIDE" },
		{ CREDIT_MAY_SEND_BACK, "MAY_SEND_BACK" },
		{ CREDIT_MAY_WITHDRAW, "MAY_WITHDRAW" },
	};
	static const char *const kept[][2] = {
		{ "SURVEY_TYPED", "survey" },
		{ "ASSETS_TYPED", "assets" },
		{ "PURCHASE_TYPED", "purchase" },
		{ "ANALYSIS_TYPED", "analysis" },
		{ "POTENTIAL_TYPED", "potential" },
		{ "NOTE", "note" },
		{ "OPINION_TYPED", "opinion" },
		{ "REASON", "reason" },
	};
	unsigned may = credit_review_actions(page->who, review);
	bool is_typed = page->route->method == POST;
	int64_t term = is_typed ? page_id(page_value(page, "term"))
				: (int64_t)review->wanted_term_kind;
	char until[11];

	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		tpl_show_if(
		    page->tpl, acts[i].section, (may & acts[i].bit) != 0);
	tpl_show_if(page->tpl, "HAS_ACTIONS", may != 0);
	/* Else the form to apply again has the reason. */
	tpl_show_if(page->tpl, "REASON_HERE",
	    (may & CREDIT_MAY_APPLY_AGAIN) == 0);
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(page->tpl, kept[i][0], page_value(page, kept[i][1]));
	if (!is_typed && review->survey != NULL)
		tpl_text(page->tpl, "SURVEY_TYPED", review->survey);
	if (!is_typed)
		tpl_text(page->tpl, "REASON",
		    review->state == CREDIT_REVIEW_APPLICATION &&
			    review->reason != NULL
			? review->reason
			: "");
	tpl_text(page->tpl, "LIMIT",
	    is_typed ? page_value(page, "limit")
		     : fen_text(page,
			   review->is_scored &&
				   review->suggested_limit_fen <
				       review->wanted_limit_fen
			       ? review->suggested_limit_fen
			       : review->wanted_limit_fen));
	review_terms_fill(page, term,
	    is_typed ? page_value(page, "days")
		     : text_format(page->mem, "%lld",
			   (long long)review->wanted_term_days));
	day_to_iso(review->wanted_until, until);
	tpl_text(page->tpl, "UNTIL",
	    is_typed ? page_value(page, "until")
		     : arena_strdup(page->mem, until));
}

/* The papers of the survey, and the form for more. */
static enum status
fill_papers(struct page *page, const struct credit_review *review,
    const struct upload *upload)
{
	struct db_rows files;
	enum status st = file_list(page->db, page->mem, page->who,
	    "credit_review", &review->id, 1, &files);

	if (st != STATUS_OK)
		return st;
	file_view(page->tpl, &files, review->id, -1);
	return upload_show(page, upload);
}

enum status
review_page(struct page *page, const struct credit_review *review,
    const struct upload *upload)
{
	enum language language = page->who->language;
	struct order_badge badge = review_badge(review->state);
	enum status st = fill_papers(page, review, upload);

	if (st != STATUS_OK)
		return st;

	tpl_text(page->tpl, "STATE", credit_review_state_name(review->state));
	tpl_text(page->tpl, "NUMBER", review->number);
	tpl_text(page->tpl, "BADGE_TEXT", words(language, badge.text));
	tpl_text(page->tpl, "BADGE_TONE", badge.tone);
	tpl_text(page->tpl, "CUSTOMER_NAME",
	    view_name(language, review->customer_name,
		review->customer_name_en));
	tpl_text(page->tpl, "CUSTOMER_CODE", review->customer_code);
	tpl_plain(page->tpl, "CUSTOMER_ID", review->customer_id);
	tpl_show_if(page->tpl, "FOR_STAFF", page->who->side == SIDE_STAFF);
	fill_steps(page, review);
	fill_document(page, review);
	fill_warnings(page, review->warnings);
	fill_events(page, review);
	fill_forms(page, review);
	return page_render(page, "money.review",
	    words_fill(page->mem, language, T_("Credit review {NO}"), "NO",
		review->number, NULL),
	    "money/review.tpl");
}

enum status
money_review(struct page *page)
{
	struct credit_review review;
	enum status st = review_of_path(page, &review);

	return st == STATUS_OK ? review_page(page, &review, NULL) : st;
}
