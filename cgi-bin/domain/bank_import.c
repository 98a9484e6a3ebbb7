/**
 * @file
 * Bank files are taken in.  See bank.h; bank_read.c reads them, bank_match.c
 * matches their lines.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/bank_match.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

enum {
	FILE_CHARS = 120,
	PAYER_CHARS = 120,
	ACCOUNT_CHARS = 60,
	REFERENCE_CHARS = 200,
	FIRST_YEAR = 2000
};

static bool
is_column(int64_t column, const struct bank_file *file)
{
	return column >= 0 && column < (int64_t)file->header_count;
}

static bool
is_column_or_none(int64_t column, const struct bank_file *file)
{
	return column == -1 || is_column(column, file);
}

static bool
mapping_fits(const struct bank_mapping *mapping, const struct bank_file *file)
{
	return is_column(mapping->day_column, file) &&
	    is_column(mapping->amount_column, file) &&
	    is_column(mapping->payer_column, file) &&
	    is_column_or_none(mapping->account_column, file) &&
	    is_column_or_none(mapping->reference_column, file);
}

enum status
bank_mapping_find(struct db *db, struct arena *mem,
    const struct bank_file *file, struct bank_mapping *out, bool *remembered)
{
	enum status st;

	st = db_one(db, mem, &stmt_bank_mapping,
	    DB_ARGS(db_text(file->header_digest)), out);
	*remembered = st == STATUS_OK && mapping_fits(out, file);
	if (*remembered || (st != STATUS_OK && st != STATUS_NOT_FOUND))
		return st;
	bank_mapping_guess(file->headers, file->header_count, out);
	return mapping_fits(out, file) ? STATUS_OK : STATUS_NOT_FOUND;
}

static const char *
cell_of(const struct bank_cells *line, int64_t column)
{
	return column < 0 ? "" : line->cells[column];
}

/* The day of "2026-11-20", also with a time behind it. */
static enum status
parse_day(struct arena *mem, const char *text, struct day *out)
{
	size_t length = strcspn(text, " T");

	if (length > 8 || strlen(text) <= 8)
		return day_parse(arena_memdup(mem, text, length), out);
	/* 20261120 093000 */
	return day_parse(arena_memdup(mem, text, 8), out);
}

static enum bank_fault
read_line(struct arena *mem, const struct bank_cells *line,
    const struct bank_mapping *mapping, struct day today,
    struct bank_add_row *out)
{
	const char *amount = cell_of(line, mapping->amount_column);

	if (amount[0] == '\0' || text_equal(amount, "-"))
		return BANK_NOT_INCOMING;
	if (money_parse(amount, 2, &out->amount_fen) != STATUS_OK)
		return BANK_BAD_AMOUNT;
	if (out->amount_fen <= 0)
		return BANK_NOT_INCOMING;
	if (out->amount_fen > RECEIPT_AMOUNT_MAX)
		return BANK_BAD_AMOUNT;
	if (parse_day(mem, cell_of(line, mapping->day_column),
		&out->booked_on) != STATUS_OK ||
	    out->booked_on.year < FIRST_YEAR ||
	    day_compare(out->booked_on, today) > 0)
		return BANK_BAD_DAY;
	out->payer = cell_of(line, mapping->payer_column);
	out->account = cell_of(line, mapping->account_column);
	out->reference = cell_of(line, mapping->reference_column);
	if (out->payer[0] == '\0')
		return BANK_NO_PAYER;
	if (!receivable_core_fits(out->payer, PAYER_CHARS) ||
	    !receivable_core_fits(out->account, ACCOUNT_CHARS) ||
	    !receivable_core_fits(out->reference, REFERENCE_CHARS))
		return BANK_TOO_LONG;
	return BANK_LINE_FINE;
}

/* A file's lines on their way in. */
struct taking {
	const struct bank_file *file;
	const struct bank_mapping *mapping;
	struct bank_report *report;
	const char *file_name; /* as far as it fits */
	struct bank_add_row *rows;
	size_t count;
};

static int
by_digest(const void *a, const void *b)
{
	const struct bank_add_row *left = a;
	const struct bank_add_row *right = b;

	return strcmp(left->digest, right->digest);
}

/* Lines that read alike are told apart by how many came before: two payments
 * of one day are two, and the file taken in again brings none. */
static void
tell_apart(struct act *act, struct taking *job)
{
	const char *first = "";
	char digest[BANK_DIGEST_HEX];
	size_t same = 0;
	size_t i;

	qsort(job->rows, job->count, sizeof(*job->rows), by_digest);
	for (i = 0; i < job->count; i++) {
		if (!text_equal(job->rows[i].digest, first)) {
			first = job->rows[i].digest;
			same = 0;
			continue;
		}
		same++;
		bank_digest(text_format(act->mem, "%s %zu", first, same), digest);
		job->rows[i].digest = arena_strdup(act->mem, digest);
	}
}

static void
read_lines(struct act *act, struct taking *job, struct day today)
{
	struct bank_refusal *refused =
	    arena_calloc(act->mem, job->file->line_count + 1, sizeof(*refused));
	char digest[BANK_DIGEST_HEX];
	size_t i;

	job->file_name = arena_memdup(
	    act->mem, job->file->name, utf8_fit(job->file->name, FILE_CHARS));
	*job->report = (struct bank_report){
		.lines = (int64_t)job->file->line_count,
		.refused = refused,
	};
	job->rows = arena_calloc(
	    act->mem, job->file->line_count + 1, sizeof(*job->rows));
	job->count = 0;
	for (i = 0; i < job->file->line_count; i++) {
		const struct bank_cells *line = &job->file->lines[i];
		struct bank_add_row row = {
			.file_name = job->file_name,
			.at = act->now,
			.by_id = act->who->user_id,
		};
		enum bank_fault fault =
		    read_line(act->mem, line, job->mapping, today, &row);

		if (fault != BANK_LINE_FINE) {
			refused[job->report->refused_count++] =
			    (struct bank_refusal){ line->row, fault };
			continue;
		}
		bank_digest(
		    text_format(act->mem, "%04d-%02d-%02d\n%lld\n%s\n%s\n%s",
			row.booked_on.year, row.booked_on.month,
			row.booked_on.mday, (long long)row.amount_fen,
			row.payer, row.account, row.reference),
		    digest);
		row.digest = arena_strdup(act->mem, digest);
		job->rows[job->count++] = row;
	}
	tell_apart(act, job);
}

static enum status
take_in(struct db *db, struct act *act, void *context)
{
	struct taking *job = context;
	const struct bank_mapping *mapping = job->mapping;
	struct db_items items = {
		.columns = bank_add_columns,
		.column_count = bank_add_column_count,
		.item_size = sizeof(*job->rows),
	};
	struct day today;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	if (!mapping_fits(mapping, job->file))
		return STATUS_INVALID;
	st = receivable_core_today(db, act, &today);
	if (st != STATUS_OK)
		return st;
	read_lines(act, job, today);
	act_lead(act, "/receipts/bank");
	st = db_run(db, &stmt_bank_mapping_save,
	    DB_ARGS(db_text(job->file->header_digest),
		db_int(mapping->day_column), db_int(mapping->amount_column),
		db_int(mapping->payer_column), db_int(mapping->account_column),
		db_int(mapping->reference_column), db_instant(act->now)),
	    NULL);
	if (st != STATUS_OK || job->count == 0)
		return st;
	items.items = job->rows;
	items.count = job->count;
	st = db_bulk(db, &stmt_bank_add, &items, &job->report->added);
	job->report->known = (int64_t)job->count - job->report->added;
	return st;
}

/* Match what waits, each line in a transaction of its own. */
static enum status
match_waiting(struct db *db, struct act *act, struct bank_report *report)
{
	const struct bank_open_row *row;
	struct db_rows rows;
	struct act step = *act;
	size_t i;
	enum status st;

	step.token = NULL;
	st = db_all(db, act->mem, &stmt_bank_open,
	    DB_ARGS(db_instant(act->now)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		struct bank_errand errand = { .id = row[i].id };

		st = act_run(db, &step, bank_match_alone, &errand);
		if (st == STATUS_UNAVAILABLE || st == STATUS_BUG)
			return st;
		if (st != STATUS_OK || errand.customer_id == 0)
			continue;
		receipt_posted(db, &step, errand.customer_id);
		if (!row[i].is_new) {
			report->matched_before++;
			continue;
		}
		report->matched++;
		report->matched_fen += row[i].amount_fen;
	}
	return STATUS_OK;
}

enum status
bank_import(struct db *db, struct act *act, const struct bank_file *file,
    const struct bank_mapping *mapping, struct bank_report *out)
{
	struct taking job = {
		.file = file,
		.mapping = mapping,
		.report = out,
	};
	enum status st;

	*out = (struct bank_report){ 0 };
	st = act_run(db, act, take_in, &job);
	if (st != STATUS_OK || act->replayed)
		return st;
	st = match_waiting(db, act, out);
	out->unmatched = out->added - out->matched;
	return st;
}
