/**
 * @file
 * Invoices of a retail file stored as orders with their shipment, those that
 * take back as credit notes; what they owe or settle.  See import_retail.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/credit_note.h"
#include "domain/import_map.h"
#include "domain/import_retail_part.h"
#include "domain/import_retail_sql.h"

enum {
	LINES_AT_ONCE = 3000,
	PAPERS_AT_ONCE = 500, /* the longest list of @in is 1024 */
	NAME_BYTES_MAX = 120
};

/* An invoice as a row: of orders and shipments, or of credit notes. */
struct paper {
	struct retail_invoice *invoice;
	const char *foreign_no;
	int64_t paper_id; /* order or credit note */
	int64_t shipment_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	struct instant at;
	struct instant now;
	int64_t total_fen; /* of the lines that are new */
	int64_t net_fen;
	int64_t tax_fen;
	int64_t line_count;
	int64_t quantity_total;
	const char *headline;
	bool was_there;
	bool is_strange; /* it was there, for another customer */
};

/* A line as a row of any of the tables of lines. */
struct paper_line {
	struct paper *paper;
	struct retail_line *line;
	int64_t paper_id;
	int64_t shipment_id;
	int64_t position;
	int64_t product_id;
	int64_t batch_id;
	const char *sku;
	const char *name;
	int64_t quantity;
	int64_t price_1e4;
	int64_t amount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t rate_bp;
	bool was_there;
};

/* What is stored in one transaction: papers of one sort. */
struct bundle {
	struct retail_file *file;
	int zone_minutes;
	bool is_return;
	struct retail_invoice *const *invoices;
	size_t count;
	size_t line_most;

	/* out, in the act's memory */
	struct paper *papers;
	struct paper_line *lines;
	size_t line_count;
};

/* --- What is there ----------------------------------------------------------- */

static const char *
numbers_of(struct arena *mem, const struct bundle *bundle)
{
	const char **numbers =
	    arena_calloc(mem, bundle->count + 1, sizeof(*numbers));

	for (size_t i = 0; i < bundle->count; i++)
		numbers[i] = bundle->papers[i].foreign_no;
	return import_json_texts(mem, numbers, bundle->count);
}

static enum status
find_papers(struct db *db, struct arena *mem, struct bundle *bundle)
{
	const struct db_query *query =
	    bundle->is_return ? &stmt_retail_notes : &stmt_retail_orders;
	const struct retail_found_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(
	    db, mem, query, DB_ARGS(db_text(numbers_of(mem, bundle))), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct paper *paper = &bundle->papers[row[i].number - 1];

		paper->paper_id = row[i].id;
		paper->is_strange = row[i].customer_id != paper->customer_id;
	}
	return STATUS_OK;
}

static enum status
find_shipments(struct db *db, struct arena *mem, struct bundle *bundle)
{
	const struct retail_found_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_retail_shipments,
	    DB_ARGS(db_text(numbers_of(mem, bundle))), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		bundle->papers[row[i].number - 1].shipment_id = row[i].id;
	return STATUS_OK;
}

static int
compare_positions(const void *a, const void *b)
{
	const struct retail_position_row *left = a;
	const struct retail_position_row *right = b;

	if (left->paper_id != right->paper_id)
		return left->paper_id < right->paper_id ? -1 : 1;
	return (left->position > right->position) -
	    (left->position < right->position);
}

/** Mark the lines that are stored already. */
static enum status
find_lines(struct db *db, struct arena *mem, struct bundle *bundle)
{
	const struct db_query *query = bundle->is_return
	    ? &stmt_retail_note_positions
	    : &stmt_retail_order_positions;
	int64_t *ids = arena_calloc(mem, bundle->count + 1, sizeof(*ids));
	struct db_rows rows;
	size_t count = 0;
	enum status st;

	for (size_t i = 0; i < bundle->count; i++)
		if (bundle->papers[i].was_there)
			ids[count++] = bundle->papers[i].paper_id;
	if (count == 0)
		return STATUS_OK;
	st = db_all(db, mem, query, DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	for (size_t i = 0; i < bundle->line_count; i++) {
		struct paper_line *line = &bundle->lines[i];
		const struct retail_position_row key = { line->paper->paper_id,
			line->position };

		if (line->paper->was_there)
			line->was_there =
			    bsearch(&key, rows.items, rows.count, sizeof(key),
				compare_positions) != NULL;
	}
	return STATUS_OK;
}

/* --- What is to be there ----------------------------------------------------- */

static enum status
fill_line(
    struct arena *mem, const struct retail_file *file, struct paper_line *out)
{
	const struct retail_line *line = out->line;
	const struct retail_product *product = &file->products[line->product];
	const char *name = line->cells[RETAIL_DESCRIPTION];
	enum status st;

	out->position = line->position;
	out->product_id = product->id;
	out->batch_id = product->batch_id;
	out->sku = product->sku;
	out->name = product->name;
	if (*name != '\0' && utf8_is_valid(name, strlen(name)) &&
	    !text_has_controls(name))
		out->name =
		    arena_memdup(mem, name, utf8_fit(name, NAME_BYTES_MAX));
	out->quantity = line->quantity < 0 ? -line->quantity : line->quantity;
	out->price_1e4 = line->price_1e4;
	out->rate_bp = RETAIL_TAX_RATE_BP;
	st = money_line(out->quantity, out->price_1e4, &out->amount_fen);
	if (st != STATUS_OK)
		return st;
	return money_split_tax(
	    out->amount_fen, out->rate_bp, &out->net_fen, &out->tax_fen);
}

/** Whether an earlier line of the same paper has its position. */
static bool
is_repeated(const struct paper_line *line, const struct paper_line *first)
{
	for (; first < line; first++)
		if (first->position == line->position)
			return true;
	return false;
}

static enum status
fill(struct arena *mem, struct instant now, struct bundle *bundle)
{
	struct retail_file *file = bundle->file;
	enum status st;

	bundle->papers =
	    arena_calloc(mem, bundle->count + 1, sizeof(*bundle->papers));
	bundle->lines =
	    arena_calloc(mem, bundle->line_most + 1, sizeof(*bundle->lines));
	bundle->line_count = 0;
	for (size_t i = 0; i < bundle->count; i++) {
		struct retail_invoice *invoice = bundle->invoices[i];
		const struct retail_customer *customer =
		    &file->customers[invoice->customer];
		struct paper_line *first = &bundle->lines[bundle->line_count];
		size_t at = invoice->first;

		bundle->papers[i] = (struct paper){
			.invoice = invoice,
			.foreign_no =
			    text_format(mem, "retail:%s", invoice->number),
			.customer_id = customer->id,
			.rep_id = customer->rep_id,
			.team_id = customer->team_id,
			.at = invoice->at,
			.now = now,
			.headline =
			    file->products[file->lines[at].product].name,
		};
		do {
			struct paper_line *line =
			    &bundle->lines[bundle->line_count++];

			line->paper = &bundle->papers[i];
			line->line = &file->lines[at];
			st = fill_line(mem, file, line);
			if (st != STATUS_OK)
				return st;
			line->was_there = is_repeated(line, first);
			at = file->lines[at].next;
		} while (at != 0);
	}
	return STATUS_OK;
}

/** Totals of the papers over their new lines. */
static void
add_up(struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->line_count; i++) {
		const struct paper_line *line = &bundle->lines[i];
		struct paper *paper = line->paper;

		if (line->was_there || paper->is_strange)
			continue;
		paper->total_fen += line->amount_fen;
		paper->net_fen += line->net_fen;
		paper->tax_fen += line->tax_fen;
		paper->quantity_total += line->quantity;
		paper->line_count++;
	}
}

/* --- Writing ----------------------------------------------------------------- */

/** Papers that are new, or those that grow, side by side. */
static struct paper *
papers_that(struct arena *mem, const struct bundle *bundle, bool were_there,
    size_t *count)
{
	struct paper *out = arena_calloc(mem, bundle->count + 1, sizeof(*out));

	*count = 0;
	for (size_t i = 0; i < bundle->count; i++)
		if (bundle->papers[i].was_there == were_there &&
		    bundle->papers[i].line_count > 0)
			out[(*count)++] = bundle->papers[i];
	return out;
}

static enum status
write_papers(struct db *db, const struct db_query *query,
    const struct db_column *columns, size_t column_count,
    const struct paper *papers, size_t count)
{
	const struct db_items bulk = { columns, column_count, papers,
		sizeof(*papers), count };

	return count == 0 ? STATUS_OK : db_bulk(db, query, &bulk, NULL);
}

static enum status
add_papers(struct db *db, struct arena *mem, const struct bundle *bundle)
{
	static const struct db_column order_columns[] = {
		DB_COLUMN(struct paper, customer_id),
		DB_COLUMN(struct paper, rep_id),
		DB_COLUMN(struct paper, team_id),
		DB_COLUMN(struct paper, foreign_no),
		DB_COLUMN(struct paper, at),
		DB_COLUMN(struct paper, at),
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, net_fen),
		DB_COLUMN(struct paper, tax_fen),
		DB_COLUMN(struct paper, line_count),
		DB_COLUMN(struct paper, quantity_total),
		DB_COLUMN(struct paper, headline),
	};
	static const struct db_column note_columns[] = {
		DB_COLUMN(struct paper, customer_id),
		DB_COLUMN(struct paper, rep_id),
		DB_COLUMN(struct paper, team_id),
		DB_COLUMN(struct paper, foreign_no),
		DB_COLUMN(struct paper, at),
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, line_count),
	};
	size_t count;
	const struct paper *papers = papers_that(mem, bundle, false, &count);

	if (bundle->is_return)
		return write_papers(db, &stmt_retail_note_add, note_columns,
		    ARRAY_LEN(note_columns), papers, count);
	return write_papers(db, &stmt_retail_order_add, order_columns,
	    ARRAY_LEN(order_columns), papers, count);
}

static enum status
add_shipments(struct db *db, struct arena *mem, const struct bundle *bundle)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct paper, paper_id),
		DB_COLUMN(struct paper, customer_id),
		DB_COLUMN(struct paper, rep_id),
		DB_COLUMN(struct paper, team_id),
		DB_COLUMN(struct paper, foreign_no),
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, at),
		DB_COLUMN(struct paper, at),
		DB_COLUMN(struct paper, at),
	};
	size_t count;
	const struct paper *papers = papers_that(mem, bundle, false, &count);

	return write_papers(db, &stmt_retail_shipment_add, columns,
	    ARRAY_LEN(columns), papers, count);
}

static enum status
add_events(struct db *db, const struct paper *papers, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct paper, paper_id),
		DB_COLUMN(struct paper, now),
	};

	return write_papers(db, &stmt_retail_order_event_add, columns,
	    ARRAY_LEN(columns), papers, count);
}

/** Papers of before to which lines come. */
static enum status
grow_orders(struct db *db, const struct paper *papers, size_t count)
{
	static const struct db_column order_columns[] = {
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, net_fen),
		DB_COLUMN(struct paper, tax_fen),
		DB_COLUMN(struct paper, line_count),
		DB_COLUMN(struct paper, quantity_total),
		DB_COLUMN(struct paper, paper_id),
	};
	static const struct db_column shipment_columns[] = {
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, shipment_id),
	};
	enum status st;

	st = write_papers(db, &stmt_retail_order_grow, order_columns,
	    ARRAY_LEN(order_columns), papers, count);
	if (st != STATUS_OK)
		return st;
	st = write_papers(db, &stmt_retail_shipment_grow, shipment_columns,
	    ARRAY_LEN(shipment_columns), papers, count);
	return st == STATUS_OK ? add_events(db, papers, count) : st;
}

static enum status
grow_notes(struct db *db, const struct paper *papers, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct paper, total_fen),
		DB_COLUMN(struct paper, line_count),
		DB_COLUMN(struct paper, paper_id),
	};

	return write_papers(db, &stmt_retail_note_grow, columns,
	    ARRAY_LEN(columns), papers, count);
}

/** The new lines, side by side, with the ids of their papers. */
static struct paper_line *
new_lines(struct arena *mem, const struct bundle *bundle, size_t *count)
{
	struct paper_line *out =
	    arena_calloc(mem, bundle->line_count + 1, sizeof(*out));

	*count = 0;
	for (size_t i = 0; i < bundle->line_count; i++) {
		const struct paper_line *line = &bundle->lines[i];

		if (line->was_there || line->paper->is_strange)
			continue;
		out[*count] = *line;
		out[*count].paper_id = line->paper->paper_id;
		out[(*count)++].shipment_id = line->paper->shipment_id;
	}
	return out;
}

static enum status
write_lines(struct db *db, const struct db_query *query,
    const struct db_column *columns, size_t column_count,
    const struct paper_line *lines, size_t count)
{
	const struct db_items bulk = { columns, column_count, lines,
		sizeof(*lines), count };

	return count == 0 ? STATUS_OK : db_bulk(db, query, &bulk, NULL);
}

static enum status
add_order_lines(struct db *db, const struct paper_line *lines, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct paper_line, paper_id),
		DB_COLUMN(struct paper_line, position),
		DB_COLUMN(struct paper_line, product_id),
		DB_COLUMN(struct paper_line, sku),
		DB_COLUMN(struct paper_line, name),
		DB_COLUMN(struct paper_line, quantity),
		DB_COLUMN(struct paper_line, price_1e4),
		DB_COLUMN(struct paper_line, price_1e4),
		DB_COLUMN(struct paper_line, amount_fen),
		DB_COLUMN(struct paper_line, net_fen),
		DB_COLUMN(struct paper_line, tax_fen),
		DB_COLUMN(struct paper_line, rate_bp),
		DB_COLUMN(struct paper_line, quantity),
		DB_COLUMN(struct paper_line, quantity),
		DB_COLUMN(struct paper_line, quantity),
	};
	static const struct db_column shipment_columns[] = {
		DB_COLUMN(struct paper_line, shipment_id),
		DB_COLUMN(struct paper_line, position),
		DB_COLUMN(struct paper_line, batch_id),
		DB_COLUMN(struct paper_line, quantity),
	};
	enum status st;

	st = write_lines(db, &stmt_retail_order_line_add, columns,
	    ARRAY_LEN(columns), lines, count);
	if (st != STATUS_OK)
		return st;
	return write_lines(db, &stmt_retail_shipment_line_add, shipment_columns,
	    ARRAY_LEN(shipment_columns), lines, count);
}

static enum status
add_note_lines(struct db *db, const struct paper_line *lines, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct paper_line, paper_id),
		DB_COLUMN(struct paper_line, position),
		DB_COLUMN(struct paper_line, product_id),
		DB_COLUMN(struct paper_line, quantity),
		DB_COLUMN(struct paper_line, price_1e4),
		DB_COLUMN(struct paper_line, amount_fen),
	};

	return write_lines(db, &stmt_retail_note_line_add, columns,
	    ARRAY_LEN(columns), lines, count);
}

static enum status
write_orders(struct db *db, struct arena *mem, struct bundle *bundle)
{
	const struct paper_line *lines;
	const struct paper *papers;
	size_t count;
	enum status st;

	st = add_shipments(db, mem, bundle);
	if (st == STATUS_OK)
		st = find_shipments(db, mem, bundle);
	if (st != STATUS_OK)
		return st;
	papers = papers_that(mem, bundle, false, &count);
	st = add_events(db, papers, count);
	if (st != STATUS_OK)
		return st;
	papers = papers_that(mem, bundle, true, &count);
	st = grow_orders(db, papers, count);
	if (st != STATUS_OK)
		return st;
	lines = new_lines(mem, bundle, &count);
	return add_order_lines(db, lines, count);
}

static enum status
write_notes(struct db *db, struct arena *mem, struct bundle *bundle)
{
	const struct paper_line *lines;
	const struct paper *papers;
	size_t count;
	enum status st;

	papers = papers_that(mem, bundle, true, &count);
	st = grow_notes(db, papers, count);
	if (st != STATUS_OK)
		return st;
	lines = new_lines(mem, bundle, &count);
	return add_note_lines(db, lines, count);
}

/** The new ones and those that grew are owed, or settle what is. */
static enum status
post_papers(struct db *db, struct act *act, const struct bundle *bundle)
{
	int64_t *ids = arena_calloc(act->mem, bundle->count + 1, sizeof(*ids));
	size_t count = 0;

	for (size_t i = 0; i < bundle->count; i++)
		if (bundle->papers[i].line_count > 0)
			ids[count++] = bundle->papers[i].paper_id;
	return bundle->is_return
	    ? credit_note_import_many(db, act, ids, count)
	    : retail_post_orders(db, act, ids, count, bundle->zone_minutes);
}

static enum status
take_bundle(struct db *db, struct act *act, void *context)
{
	struct bundle *bundle = context;
	struct arena *mem = act->mem;
	enum status st;

	st = fill(mem, act->now, bundle);
	if (st == STATUS_OK)
		st = find_papers(db, mem, bundle);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < bundle->count; i++)
		bundle->papers[i].was_there = bundle->papers[i].paper_id != 0;
	st = find_lines(db, mem, bundle);
	if (st != STATUS_OK)
		return st;
	add_up(bundle);
	st = add_papers(db, mem, bundle);
	/* Again, for the ids of the new ones. */
	if (st == STATUS_OK)
		st = find_papers(db, mem, bundle);
	if (st != STATUS_OK)
		return st;
	st = bundle->is_return ? write_notes(db, mem, bundle)
			       : write_orders(db, mem, bundle);
	return st == STATUS_OK ? post_papers(db, act, bundle) : st;
}

/* --- All of it --------------------------------------------------------------- */

/** What was stored is in the database: say so in the file and the report. */
static void
note_bundle(const struct bundle *bundle, struct retail_report *report)
{
	int64_t sign = bundle->is_return ? -1 : 1;

	for (size_t i = 0; i < bundle->line_count; i++) {
		const struct paper_line *line = &bundle->lines[i];

		line->line->was_there = line->was_there;
		if (line->paper->is_strange)
			line->line->kind = RETAIL_OTHER_OWNER;
		else if (line->was_there)
			report->there_fen += sign * line->amount_fen;
		else
			report->taken_fen += sign * line->amount_fen;
	}
	for (size_t i = 0; i < bundle->count; i++) {
		const struct paper *paper = &bundle->papers[i];

		if (paper->line_count == 0)
			continue;
		if (bundle->is_return) {
			report->notes += !paper->was_there;
			report->notes_grown += paper->was_there;
		} else {
			report->orders += !paper->was_there;
			report->orders_grown += paper->was_there;
		}
	}
}

/** Store one sort of papers, some at a time. */
static enum status
take_sort(struct db *db, struct act *act, struct retail_file *file,
    int zone_minutes, bool is_return, retail_progress *progress, void *context,
    size_t *done, struct retail_report *report)
{
	struct retail_invoice *invoices[PAPERS_AT_ONCE];
	struct bundle bundle = {
		.file = file,
		.zone_minutes = zone_minutes,
		.is_return = is_return,
		.invoices = invoices,
	};
	enum status st;

	for (size_t at = 0; at <= file->invoice_count; at++) {
		struct retail_invoice *invoice = &file->invoices[at];
		bool is_end = at == file->invoice_count;

		if (!is_end && invoice->is_return != is_return)
			continue;
		if (bundle.count > 0 &&
		    (is_end || bundle.count == PAPERS_AT_ONCE ||
			bundle.line_most + invoice->line_count >
			    LINES_AT_ONCE)) {
			st = act_run(db, act, take_bundle, &bundle);
			if (st != STATUS_OK)
				return st;
			note_bundle(&bundle, report);
			*done += bundle.line_count;
			arena_reset(act->mem);
			if (progress != NULL)
				progress(context, *done, file->line_count);
			bundle.count = 0;
			bundle.line_most = 0;
		}
		if (is_end)
			break;
		invoices[bundle.count++] = invoice;
		bundle.line_most += invoice->line_count;
	}
	return STATUS_OK;
}

enum status
retail_take_papers(struct db *db, struct act *act, struct retail_file *file,
    int zone_minutes, retail_progress *progress, void *context,
    struct retail_report *report)
{
	size_t done = 0;
	enum status st;

	for (size_t i = 0; i < file->line_count; i++)
		if (file->lines[i].kind >= RETAIL_FIRST_REFUSED)
			done++;
	st = take_sort(db, act, file, zone_minutes, false, progress, context,
	    &done, report);
	if (st != STATUS_OK)
		return st;
	/* They settle what is owed: after all that is. */
	return take_sort(db, act, file, zone_minutes, true, progress, context,
	    &done, report);
}
