/**
 * @file
 * The verdict on each line of a draft.  See draft_judge.h.
 */
#include "domain/draft_judge.h"

#include "db/db.h"
#include "domain/customer.h"
#include "domain/draft_offer.h"
#include "domain/draft_rows.h"
#include "domain/draft_sql.h"
#include "domain/price.h"
#include "domain/product.h"
#include "domain/stock.h"

/* Everything known while a draft is judged. */
struct judging {
	struct db *db;
	struct arena *mem;
	const struct customer *customer;
	struct day today;
	struct product_viewer viewer;
	struct draft *draft;
	size_t count;
	struct price_line *prices; /* of the lines with a product, in order */
	int64_t *positions;
	size_t price_count;
};

static void
set_verdict(struct draft_line *line, enum draft_verdict verdict, bool blocks)
{
	line->verdict = verdict;
	line->blocks = blocks;
}

/* What was stored is kept; what an earlier judgement found is not. */
static void
forget(struct draft_line *line)
{
	*line = (struct draft_line){
		.position = line->position,
		.typed_code = line->typed_code,
		.typed_quantity = line->typed_quantity,
		.short_choice = line->short_choice,
		.seen_price_1e4 = line->seen_price_1e4,
	};
}

static void
take_product(struct draft_line *line, const struct product *product)
{
	line->product = product;
	line->product_id = product->id;
	line->sku = product->sku;
	line->name = product->name;
	line->name_en = product->name_en;
	line->spec = product->spec;
	line->unit = product->unit;
	line->unit_en = product->unit_en;
	line->min_quantity = product->min_quantity;
	line->step = product->step;
	line->case_units = product->case_units;
}

/* By the product's own rules: state, minimum, step. */
static void
judge_product(struct draft_line *line)
{
	const struct product *product = line->product;
	int64_t quantity;

	if (product->state == PRODUCT_WITHDRAWN) {
		set_verdict(line, DRAFT_LINE_WITHDRAWN, true);
		return;
	}
	if (product->state == PRODUCT_STOPPED) {
		set_verdict(line, DRAFT_LINE_STOPPED, true);
		return;
	}
	if (draft_quantity_parse(line->typed_quantity, &quantity) !=
	    STATUS_OK) {
		line->next_quantity = product->min_quantity;
		set_verdict(line, DRAFT_LINE_NO_QUANTITY, true);
		return;
	}
	line->quantity = quantity;
	line->next_quantity = product_allowed_quantity(product, quantity);
	if (quantity < product->min_quantity)
		set_verdict(line, DRAFT_LINE_BELOW_MINIMUM, true);
	else if (line->next_quantity != quantity)
		set_verdict(line, DRAFT_LINE_NOT_A_STEP, true);
	else
		set_verdict(line, DRAFT_LINE_OK, false);
}

static enum status
resolve(struct judging *job)
{
	const char **codes;
	struct product_match *matches;
	enum status st;

	codes = arena_calloc(job->mem, job->count, sizeof(*codes));
	matches = arena_calloc(job->mem, job->count, sizeof(*matches));
	for (size_t i = 0; i < job->count; i++)
		codes[i] = job->draft->lines[i].typed_code;
	st = product_resolve(
	    job->db, job->mem, &job->viewer, codes, job->count, matches);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->count; i++) {
		struct draft_line *line = &job->draft->lines[i];

		if (matches[i].by == PRODUCT_NO_MATCH) {
			set_verdict(line, DRAFT_LINE_UNKNOWN, true);
			continue;
		}
		take_product(line, &matches[i].product);
		judge_product(line);
	}
	return STATUS_OK;
}

/* Whether a customer could see the product if it were not withdrawn. */
static enum status
tell_withdrawn(struct judging *job, struct draft_line **lines,
    const struct product_match *matches, size_t count)
{
	int64_t *ids = arena_calloc(job->mem, count, sizeof(*ids));
	const struct draft_id_row *seen;
	struct db_rows rows;
	size_t n = 0;
	enum status st;

	for (size_t i = 0; i < count; i++)
		if (matches[i].by != PRODUCT_NO_MATCH &&
		    matches[i].product.state == PRODUCT_WITHDRAWN)
			ids[n++] = matches[i].product.id;
	if (n == 0)
		return STATUS_OK;
	st = db_all(job->db, job->mem, &stmt_draft_assortment,
	    DB_ARGS(db_ints(ids, n), db_int(job->customer->id)), &rows);
	if (st != STATUS_OK)
		return st;
	seen = rows.items;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < rows.count; k++)
			if (matches[i].by != PRODUCT_NO_MATCH &&
			    matches[i].product.id == seen[k].id) {
				take_product(lines[i], &matches[i].product);
				set_verdict(
				    lines[i], DRAFT_LINE_WITHDRAWN, true);
			}
	return STATUS_OK;
}

/* Codes that are unknown to the customer may be of what it used to buy. */
static enum status
find_withdrawn(struct judging *job)
{
	const struct product_viewer staff = { .day = job->today };
	struct draft_line **lines;
	struct product_match *matches;
	const char **codes;
	size_t count = 0;
	enum status st;

	lines = arena_calloc(job->mem, job->count, sizeof(struct draft_line *));
	codes = arena_calloc(job->mem, job->count, sizeof(*codes));
	for (size_t i = 0; i < job->count; i++) {
		if (job->draft->lines[i].verdict != DRAFT_LINE_UNKNOWN)
			continue;
		lines[count] = &job->draft->lines[i];
		codes[count++] = job->draft->lines[i].typed_code;
	}
	if (count == 0)
		return STATUS_OK;
	matches = arena_calloc(job->mem, count, sizeof(*matches));
	st = product_resolve(job->db, job->mem, &staff, codes, count, matches);
	if (st != STATUS_OK)
		return st;
	return tell_withdrawn(job, lines, matches, count);
}

/* The first line of each product is the one others can be merged into. */
static void
find_duplicates(struct judging *job)
{
	struct draft_line *lines = job->draft->lines;

	for (size_t i = 1; i < job->count; i++)
		for (size_t k = 0; k < i && lines[i].duplicate_of == 0; k++)
			if (lines[i].product_id != 0 &&
			    lines[k].product_id == lines[i].product_id)
				lines[i].duplicate_of = lines[k].position;
}

/* The most that may be ordered and is at most `quantity`. */
static int64_t
allowed_below(const struct product *product, int64_t quantity)
{
	int64_t up = product_allowed_quantity(product, quantity);

	if (up == quantity)
		return quantity;
	up -= product->step;
	return up < product->min_quantity || up > quantity ? 0 : up;
}

static void
judge_stock(struct draft_line *line, const struct stock_line *stock)
{
	line->now_quantity = stock->now;
	line->later_quantity = stock->later + stock->undated;
	line->later_on =
	    stock->undated > 0 ? (struct day){ 0, 0, 0 } : stock->later_on;
	line->may_back_order = stock->missing == 0;
	line->order_quantity = line->quantity;
	if (stock->now == line->quantity ||
	    (stock->supply == PRODUCT_MADE_TO_ORDER && stock->missing == 0))
		return;

	if (line->short_choice == SHORT_REDUCE)
		line->order_quantity = allowed_below(line->product, stock->now);
	if (line->short_choice == SHORT_REMOVE)
		line->order_quantity = 0;
	set_verdict(line, DRAFT_LINE_SHORT,
	    line->short_choice == SHORT_BACK_ORDER && stock->missing > 0);
}

/* How much of a line's product all lines in order want. */
static int64_t
wanted_of(const struct judging *job, const struct draft_line *line)
{
	int64_t wanted = 0;

	for (size_t i = 0; i < job->count; i++) {
		const struct draft_line *other = &job->draft->lines[i];

		if (other->product_id == line->product_id &&
		    other->verdict == DRAFT_LINE_OK)
			wanted += other->quantity;
	}
	return wanted;
}

static enum status
promise(struct judging *job)
{
	struct stock_line *stock;
	size_t *of;
	size_t count = 0;
	enum status st;

	stock = arena_calloc(job->mem, job->count, sizeof(*stock));
	of = arena_calloc(job->mem, job->count, sizeof(*of));
	for (size_t i = 0; i < job->count; i++) {
		struct draft_line *line = &job->draft->lines[i];

		if (line->verdict != DRAFT_LINE_OK)
			continue;
		line->order_quantity = line->now_quantity = line->quantity;
		line->may_back_order = true;
		/* What is there for everybody needs no further look. */
		if (wanted_of(job, line) <= line->product->available)
			continue;
		of[count] = i;
		stock[count++] = (struct stock_line){
			.product_id = line->product_id,
			.quantity = line->quantity,
			.product = line->product,
		};
	}
	if (count == 0)
		return STATUS_OK;
	st = stock_promise(
	    job->db, job->mem, job->customer, job->today, stock, count);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < count; i++)
		judge_stock(&job->draft->lines[of[i]], &stock[i]);
	return STATUS_OK;
}

static void
judge_price(struct draft_line *line, const struct price_line *price)
{
	line->price = price;
	line->unit_price_1e4 = price->unit_price_1e4;
	line->list_price_1e4 = price->list_price_1e4;
	if (price->source == PRICE_NONE && !line->blocks) {
		set_verdict(line, DRAFT_LINE_NOT_PRICED, true);
		line->order_quantity = 0;
	}
	if (line->blocks)
		return;
	line->amount_fen = price->amount_fen;
	line->tax_fen = price->tax_fen;
	line->price_changed = line->seen_price_1e4 != 0 &&
	    line->seen_price_1e4 != price->unit_price_1e4;
}

static enum status
price(struct judging *job)
{
	struct price_order *order = arena_calloc(job->mem, 1, sizeof(*order));
	size_t *of = arena_calloc(job->mem, job->count, sizeof(*of));
	enum status st;

	job->prices = arena_calloc(job->mem, job->count, sizeof(*job->prices));
	job->positions =
	    arena_calloc(job->mem, job->count, sizeof(*job->positions));
	for (size_t i = 0; i < job->count; i++) {
		const struct draft_line *line = &job->draft->lines[i];

		if (line->product == NULL ||
		    line->verdict == DRAFT_LINE_WITHDRAWN)
			continue;
		of[job->price_count] = i;
		job->positions[job->price_count] = line->position;
		job->prices[job->price_count++] = (struct price_line){
			.product_id = line->product_id,
			.quantity = line->blocks ? 0 : line->order_quantity,
		};
	}
	job->draft->prices = order;
	job->draft->price_positions = job->positions;
	if (job->price_count == 0)
		return STATUS_OK;
	st = price_lines(job->db, job->mem, job->customer, job->today,
	    job->prices, job->price_count, order);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->price_count; i++)
		judge_price(&job->draft->lines[of[i]], &job->prices[i]);
	job->draft->total_fen = order->total_fen;
	job->draft->net_fen = order->net_fen;
	job->draft->tax_fen = order->tax_fen;
	job->draft->discount_fen = order->discount_fen;
	return STATUS_OK;
}

/* What the customer's papers do not allow. */
static enum status
judge_papers(struct judging *job)
{
	int64_t *categories =
	    arena_calloc(job->mem, job->count + 1, sizeof(*categories));
	size_t *of = arena_calloc(job->mem, job->count + 1, sizeof(*of));
	bool *outside =
	    arena_calloc(job->mem, job->count + 1, sizeof(*outside));
	struct licence_ask ask = {
		.category_ids = categories,
		.outside = outside,
	};
	enum status st;

	for (size_t i = 0; i < job->count; i++) {
		const struct draft_line *line = &job->draft->lines[i];

		if (line->verdict != DRAFT_LINE_OK)
			continue;
		of[ask.count] = i;
		categories[ask.count++] = line->product->category_id;
	}
	st = licence_judge(job->db, job->mem, job->customer->id,
	    job->customer->papers, job->today, &ask, &job->draft->bar);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ask.count; i++)
		if (outside[i])
			set_verdict(&job->draft->lines[of[i]],
			    DRAFT_LINE_NOT_COVERED, true);
	return STATUS_OK;
}

/* What is left to say of lines in which nothing stands in the way. */
static void
finish(struct judging *job)
{
	struct draft *draft = job->draft;

	for (size_t i = 0; i < job->count; i++) {
		struct draft_line *line = &draft->lines[i];

		if (line->verdict == DRAFT_LINE_OK && line->duplicate_of != 0)
			set_verdict(line, DRAFT_LINE_DUPLICATE, false);
		if (line->blocks)
			draft->blocked_count++;
		else
			draft->taken_count++;
		if (!line->blocks && line->verdict == DRAFT_LINE_SHORT)
			draft->short_count++;
	}
	draft->judged = true;
}

enum status
draft_judge(struct db *db, struct arena *mem, const struct customer *customer,
    struct day today, struct draft *draft)
{
	struct judging job = {
		.db = db,
		.mem = mem,
		.customer = customer,
		.today = today,
		.viewer = product_viewer_for(customer, today),
		.draft = draft,
		.count = (size_t)draft->line_count,
	};
	enum status st;

	draft->judged = false;
	draft->bar = (struct licence_bar){ .reason = LICENCE_FINE };
	draft->taken_count = draft->blocked_count = draft->short_count = 0;
	draft->total_fen = draft->net_fen = 0;
	draft->tax_fen = draft->discount_fen = 0;
	for (size_t i = 0; i < job.count; i++)
		forget(&draft->lines[i]);
	if (job.count > 0) {
		st = resolve(&job);
		if (st != STATUS_OK)
			return st;
		st = find_withdrawn(&job);
		if (st != STATUS_OK)
			return st;
	}
	/* Of a draft without lines too: better known before they are typed. */
	st = judge_papers(&job);
	if (st != STATUS_OK)
		return st;
	if (job.count > 0) {
		find_duplicates(&job);
		st = promise(&job);
		if (st != STATUS_OK)
			return st;
	}
	st = price(&job);
	if (st != STATUS_OK)
		return st;
	st = draft_offer(db, mem, &job.viewer, draft);
	if (st != STATUS_OK)
		return st;
	finish(&job);
	return STATUS_OK;
}
