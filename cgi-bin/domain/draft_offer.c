/**
 * @file
 * Did you mean, and substitutes.  See draft_offer.h.
 */
#include "domain/draft_offer.h"

#include "db/db.h"
#include "domain/draft_judge.h"
#include "domain/product.h"

/* What all steps need. */
struct offering {
	struct db *db;
	struct arena *mem;
	const struct product_viewer *viewer;
	struct draft *draft;
	size_t count;
};

static void
offer(struct draft_line *line, const struct product *product)
{
	if (line->guess_count == DRAFT_GUESSES_MAX)
		return;
	line->guesses[line->guess_count++] = (struct draft_guess){
		.product_id = product->id,
		.sku = product->sku,
		.name = product->name,
		.name_en = product->name_en,
		.spec = product->spec,
	};
}

static void
offer_rows(struct draft_line *line, const struct db_rows *rows)
{
	const struct product *products = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		offer(line, &products[i]);
}

static enum status
guess(struct offering *job, struct draft_line *line)
{
	struct db_rows rows;
	enum status st;

	if (line->typed_code[0] == '\0')
		return STATUS_OK;
	st = product_typeahead(job->db, job->mem, job->viewer, line->typed_code,
	    DRAFT_GUESSES_MAX, &rows);
	if (st != STATUS_OK)
		return st;
	offer_rows(line, &rows);
	if (rows.count > 1)
		line->verdict = DRAFT_LINE_AMBIGUOUS;
	if (rows.count > 0)
		return STATUS_OK;
	st = product_suggest(job->db, job->mem, job->viewer, line->typed_code,
	    DRAFT_GUESSES_MAX, &rows);
	if (st == STATUS_OK)
		offer_rows(line, &rows);
	return st;
}

static enum status
guess_unknown(struct offering *job)
{
	size_t tried = 0;

	for (size_t i = 0; i < job->count; i++) {
		struct draft_line *line = &job->draft->lines[i];
		enum status st;

		if (line->verdict != DRAFT_LINE_UNKNOWN ||
		    tried++ == DRAFT_GUESS_LINES_MAX)
			continue;
		st = guess(job, line);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

static bool
wants_substitutes(const struct draft_line *line)
{
	return line->verdict == DRAFT_LINE_STOPPED ||
	    line->verdict == DRAFT_LINE_WITHDRAWN ||
	    line->verdict == DRAFT_LINE_SHORT;
}

static enum status
find_substitutes(struct offering *job)
{
	int64_t *ids = arena_calloc(job->mem, job->count, sizeof(*ids));
	const struct product_substitute *other;
	struct db_rows rows;
	size_t count = 0;
	enum status st;

	for (size_t i = 0; i < job->count; i++)
		if (wants_substitutes(&job->draft->lines[i]))
			ids[count++] = job->draft->lines[i].product_id;
	if (count == 0)
		return STATUS_OK;
	st = product_substitutes_of(
	    job->db, job->mem, job->viewer, ids, count, &rows);
	if (st != STATUS_OK)
		return st;
	other = rows.items;
	for (size_t i = 0; i < job->count; i++) {
		struct draft_line *line = &job->draft->lines[i];

		if (!wants_substitutes(line))
			continue;
		for (size_t k = 0; k < rows.count; k++)
			if (other[k].product_id == line->product_id)
				offer(line, &other[k].product);
	}
	return STATUS_OK;
}

enum status
draft_offer(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, struct draft *draft)
{
	struct offering job = {
		.db = db,
		.mem = mem,
		.viewer = viewer,
		.draft = draft,
		.count = (size_t)draft->line_count,
	};
	enum status st;

	if (job.count == 0)
		return STATUS_OK;
	st = guess_unknown(&job);
	if (st != STATUS_OK)
		return st;
	return find_substitutes(&job);
}
