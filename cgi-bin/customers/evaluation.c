/**
 * @file
 * GET and POST /customers/{id}/evaluation: the scorecard of a customer.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/evaluation.h"
#include "domain/setting.h"
#include "view/about_view.h"
#include "view/evaluation_view.h"
#include "view/words.h"

/* The one that was asked for, or the last. */
static size_t
place_of(const struct db_rows *history, int64_t id)
{
	const struct evaluation *rows = history->items;

	for (size_t i = 0; i < history->count; i++)
		if (rows[i].id == id)
			return i;
	return 0;
}

static enum status
read_scores(struct page *page, const struct account *account,
    const struct db_rows *history, size_t at, struct db_rows *out)
{
	const struct evaluation *rows = history->items;

	*out = (struct db_rows){ .count = 0 };
	if (at >= history->count)
		return STATUS_OK;
	return evaluation_scores(
	    page->db, page->mem, account, rows[at].id, out);
}

static enum status
show(struct page *page, const struct evaluation_request *typed)
{
	struct evaluation_page view = { .who = page->who, .typed = typed };
	struct db_rows history, shown, before, card;
	struct setting setting;
	struct account account;
	enum status st = subject_of_path(page, &account);

	if (st == STATUS_OK)
		st = setting_read(page->db, page->mem, &setting);
	if (st == STATUS_OK)
		st = evaluation_history(
		    page->db, page->mem, &account, &history);
	if (st != STATUS_OK)
		return st;
	view.at = place_of(&history, subject_number(page_value(page, "id")));
	st = read_scores(page, &account, &history, view.at, &shown);
	if (st == STATUS_OK)
		st = read_scores(
		    page, &account, &history, view.at + 1, &before);
	if (st == STATUS_OK && actor_may(page->who, ACTION_EVALUATE)) {
		st = evaluation_items(page->db, page->mem, &card);
		view.card = &card;
	}
	if (st != STATUS_OK)
		return st;
	view.account = &account;
	view.history = &history;
	view.shown = &shown;
	view.before = &before;
	view.today = day_from_instant(page->now, (int)setting.zone_minutes);
	view.due = evaluation_due(history.items, setting.evaluation_months,
	    (int)setting.zone_minutes);
	about_view_head(page->tpl, page->who, &account, ABOUT_EVALUATION);
	evaluation_view_page(page->tpl, &view);
	return page_render(page, "customers.evaluation",
	    words(page->who->language, "Evaluation"),
	    "customers/evaluation.tpl");
}

enum status
customers_evaluation(struct page *page)
{
	return show(page, NULL);
}

static const struct evaluation_request *
read_request(struct page *page)
{
	struct evaluation_request *out =
	    arena_calloc(page->mem, 1, sizeof(*out));
	size_t items, scores, notes;
	const char *const *item =
	    subject_texts(page, "item", EVALUATION_ITEMS_MAX, &items);
	const char *const *score =
	    subject_texts(page, "score", EVALUATION_ITEMS_MAX, &scores);
	const char *const *note =
	    subject_texts(page, "note", EVALUATION_ITEMS_MAX, &notes);
	int64_t *ids = arena_calloc(page->mem, items + 1, sizeof(*ids));
	int64_t *values = arena_calloc(page->mem, items + 1, sizeof(*values));
	const char **texts = arena_calloc(page->mem, items + 1, sizeof(*texts));

	for (size_t i = 0; i < items; i++) {
		ids[i] = subject_number(item[i]);
		if (i >= scores || text_to_int(score[i], &values[i]) != STATUS_OK)
			values[i] = -1;
		texts[i] = i < notes ? note[i] : "";
	}
	*out = (struct evaluation_request){
		.item_ids = ids,
		.scores = values,
		.notes = texts,
		.count = items,
		.note = page_value(page, "summary"),
	};
	return out;
}

static bool
has_controls(const struct evaluation_request *request)
{
	for (size_t i = 0; i < request->count; i++)
		if (text_has_controls(request->notes[i]))
			return true;
	return text_has_controls(request->note);
}

enum status
customers_evaluate(struct page *page)
{
	const struct evaluation_request *request = read_request(page);
	enum language language = page->who->language;
	enum evaluation_fault fault = EVALUATION_SOUND;
	struct act act = page_act(page);
	enum status st;

	if (has_controls(request)) {
		page_error(page, "summary",
		    words(language,
			"Remove the invisible control characters."));
		return show(page, request);
	}
	st = evaluation_make(page->db, &act,
	    subject_number(page_arg(page, "id")), request, &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "The evaluation is saved."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, evaluation_fault_field(fault),
	    words(language, evaluation_fault_words(fault)));
	return show(page, request);
}
