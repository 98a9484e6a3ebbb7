/**
 * @file
 * A retail file that was read, stored: products and customers first.  See
 * import_retail.h; invoices are import_retail_paper.c.
 */
#include "domain/import_retail.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/contract_bar.h"
#include "domain/import_map.h"
#include "domain/import_retail_part.h"
#include "domain/import_retail_sql.h"
#include "domain/key.h"
#include "domain/price.h"
#include "domain/product.h"

enum {
	TERM_DAYS = 30,
	AT_ONCE = 500,
	BASE_LIST = 1,
	SORT_KEY_MAX = 120,
	INITIALS_MAX = 60
};

/* Tax rates of imported goods hold for all of the history. */
static const struct day rate_from = { 2000, 1, 1 };

/* A part of the products, or of the customers. */
struct part {
	struct retail_file *file;
	size_t from;
	size_t count;
	int zone_minutes;
	const struct retail_rep_row *reps;
	size_t rep_count;
	int64_t added; /* out */
};

/* --- Products ---------------------------------------------------------------- */

static enum status
find_products(struct db *db, struct arena *mem, struct retail_product *products,
    size_t count)
{
	const char **skus = arena_calloc(mem, count + 1, sizeof(*skus));
	const struct retail_found_row *row;
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < count; i++) {
		skus[i] = products[i].sku;
		products[i].id = 0;
	}
	st = db_all(db, mem, &stmt_retail_products,
	    DB_ARGS(db_text(import_json_texts(mem, skus, count))), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		products[row[i].number - 1].id = row[i].id;
	return STATUS_OK;
}

/** Save the products that are not there yet, and what the base list asks. */
static enum status
add_products(struct db *db, struct act *act, struct part *part)
{
	struct retail_product *products = &part->file->products[part->from];
	struct product_data *items =
	    arena_calloc(act->mem, part->count + 1, sizeof(*items));
	struct price_data *prices =
	    arena_calloc(act->mem, part->count + 1, sizeof(*prices));
	size_t *from = arena_calloc(act->mem, part->count + 1, sizeof(*from));
	enum product_fault fault;
	size_t count = 0;
	size_t priced = 0;
	size_t fault_at;
	enum status st;

	for (size_t i = 0; i < part->count; i++) {
		if (products[i].id != 0)
			continue;
		from[count] = i;
		items[count++] = (struct product_data){
			.sku = products[i].sku,
			.name = products[i].name,
			.rate_from = rate_from,
			.tax_rate_bp = RETAIL_TAX_RATE_BP,
		};
	}
	st = product_save_many(db, act, items, count, &fault, &fault_at);
	if (st == STATUS_INVALID)
		log_event(LOG_ERROR, "retail.product_refused", "sku",
		    items[fault_at].sku, NULL);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < count; i++) {
		struct retail_product *product = &products[from[i]];

		product->id = items[i].id;
		if (product->price_1e4 == 0)
			continue;
		prices[priced++] = (struct price_data){
			.product_id = product->id,
			.price_list_id = BASE_LIST,
			.min_quantity = 1,
			.from_day = day_from_instant(
			    product->price_at, part->zone_minutes),
			.price_1e4 = product->price_1e4,
		};
	}
	part->added = (int64_t)count;
	return priced == 0 ? STATUS_OK
			   : price_save_many(db, act, prices, priced);
}

/** Every product's batch without a number: what shipments name. */
static enum status
find_batches(struct db *db, struct arena *mem, struct retail_product *products,
    size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct retail_batch_row, product_id),
	};
	struct retail_batch_row *wanted =
	    arena_calloc(mem, count + 1, sizeof(*wanted));
	int64_t *ids = arena_calloc(mem, count + 1, sizeof(*ids));
	const struct db_items bulk = { columns, ARRAY_LEN(columns), wanted,
		sizeof(*wanted), count };
	const struct retail_batch_row *row;
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < count; i++)
		wanted[i].product_id = ids[i] = products[i].id;
	st = db_bulk(db, &stmt_retail_batch_add, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	st = db_all(
	    db, mem, &stmt_retail_batches, DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows.count; k++)
			if (row[k].product_id == products[i].id)
				products[i].batch_id = row[k].batch_id;
	}
	return STATUS_OK;
}

static enum status
take_products(struct db *db, struct act *act, void *context)
{
	struct part *part = context;
	struct retail_product *products = &part->file->products[part->from];
	enum status st;

	st = find_products(db, act->mem, products, part->count);
	if (st == STATUS_OK)
		st = add_products(db, act, part);
	if (st == STATUS_OK)
		st = find_batches(db, act->mem, products, part->count);
	return st;
}

/* --- Customers --------------------------------------------------------------- */

/* A row of stmt_retail_customer_add. */
struct customer_record {
	const char *code;
	const char *name;
	const char *name_en;
	const char *sort_key;
	const char *initials;
	const char *province;
	int64_t rep_id;
	int64_t team_id;
	const char *foreign_no;
	struct instant created_at;
};

static enum status
find_customers(struct db *db, struct arena *mem,
    struct retail_customer *customers, size_t count)
{
	const char **codes = arena_calloc(mem, count + 1, sizeof(*codes));
	const struct retail_found_row *row;
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < count; i++) {
		codes[i] = customers[i].code;
		customers[i].id = 0;
	}
	st = db_all(db, mem, &stmt_retail_customers,
	    DB_ARGS(db_text(import_json_texts(mem, codes, count))), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		customers[row[i].number - 1].id = row[i].id;
		customers[row[i].number - 1].rep_id = row[i].rep_id;
		customers[row[i].number - 1].team_id = row[i].team_id;
	}
	return STATUS_OK;
}

static const char *
cut(struct arena *mem, const char *text, size_t most)
{
	return arena_memdup(mem, text, utf8_fit(text, most));
}

static struct customer_record
customer_record(struct arena *mem, const struct retail_customer *customer,
    const struct part *part, size_t number, struct instant now)
{
	const char *name = text_format(mem, "零售客户 %s", customer->code);
	struct customer_record record = {
		.code = customer->code,
		.name = name,
		.name_en = text_format(mem, "Customer %s", customer->code),
		.sort_key = cut(mem, key_pinyin(mem, name), SORT_KEY_MAX),
		.initials = cut(mem, key_initials(mem, name), INITIALS_MAX),
		.province = customer->country,
		.foreign_no = text_format(mem, "retail:%s", customer->code),
		.created_at = now,
	};

	/* Shared out evenly, so that every salesperson sees some. */
	if (part->rep_count > 0) {
		record.rep_id = part->reps[number % part->rep_count].user_id;
		record.team_id = part->reps[number % part->rep_count].team_id;
	}
	return record;
}

/* A month to pay, and no limit that would hold them. */
static enum status
open_accounts(struct db *db, struct arena *mem,
    const struct retail_customer *customers, size_t count)
{
	int64_t *ids = arena_calloc(mem, count + 1, sizeof(*ids));
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		if (customers[i].id != 0)
			ids[known++] = customers[i].id;
	}
	return db_run(db, &stmt_retail_account_add,
	    DB_ARGS(db_int(TERM_DAYS), db_ints(ids, known)), NULL);
}

static enum status
take_customers(struct db *db, struct act *act, void *context)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct customer_record, code),
		DB_COLUMN(struct customer_record, name),
		DB_COLUMN(struct customer_record, name_en),
		DB_COLUMN(struct customer_record, sort_key),
		DB_COLUMN(struct customer_record, initials),
		DB_COLUMN(struct customer_record, province),
		DB_COLUMN(struct customer_record, rep_id),
		DB_COLUMN(struct customer_record, team_id),
		DB_COLUMN(struct customer_record, foreign_no),
		DB_COLUMN(struct customer_record, created_at),
	};
	struct part *part = context;
	struct retail_customer *customers = &part->file->customers[part->from];
	struct customer_record *records =
	    arena_calloc(act->mem, part->count + 1, sizeof(*records));
	struct db_items bulk = { columns, ARRAY_LEN(columns), records,
		sizeof(*records), 0 };
	enum status st;

	st = find_customers(db, act->mem, customers, part->count);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < part->count; i++)
		if (customers[i].id == 0)
			records[bulk.count++] = customer_record(act->mem,
			    &customers[i], part, part->from + i, act->now);
	part->added = (int64_t)bulk.count;
	if (bulk.count == 0)
		return STATUS_OK;
	st = db_bulk(db, &stmt_retail_customer_add, &bulk, NULL);
	if (st != STATUS_OK)
		return st;
	st = find_customers(db, act->mem, customers, part->count);
	return st == STATUS_OK
	    ? open_accounts(db, act->mem, customers, part->count)
	    : st;
}

/* --- All of it --------------------------------------------------------------- */

/** Run `work` over parts of `count` things. */
static enum status
in_parts(struct db *db, struct act *act, struct part *part, size_t count,
    enum status (*work)(struct db *db, struct act *act, void *context),
    int64_t *added)
{
	enum status st = STATUS_OK;

	for (part->from = 0; part->from < count && st == STATUS_OK;
	     part->from += AT_ONCE) {
		part->count = count - part->from;
		if (part->count > AT_ONCE)
			part->count = AT_ONCE;
		st = act_run(db, act, work, part);
		if (st == STATUS_OK)
			*added += part->added;
		arena_reset(act->mem);
	}
	return st;
}

static enum status
read_reps(struct db *db, struct retail_rep_row *reps, size_t most,
    struct arena *mem, size_t *count)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_retail_reps, DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	*count = rows.count < most ? rows.count : most;
	if (*count > 0)
		memcpy(reps, rows.items, *count * sizeof(*reps));
	return STATUS_OK;
}

static void
count_file(const struct retail_file *file, struct retail_report *report)
{
	report->lines = (int64_t)file->line_count;
	report->invoices = (int64_t)file->invoice_numbers;
	for (size_t i = 0; i < file->line_count; i++) {
		const struct retail_line *line = &file->lines[i];
		struct retail_sum *sum = &report->refused[line->kind];

		report->total_1e4 += line->amount_1e4;
		if (line->kind < RETAIL_FIRST_REFUSED)
			sum = line->was_there ? &report->there[line->kind]
					      : &report->taken[line->kind];
		sum->lines++;
		sum->amount_1e4 += line->amount_1e4;
		if (line->kind < RETAIL_FIRST_REFUSED)
			report->rounding_1e4 += line->amount_1e4;
	}
	report->rounding_1e4 -= (report->taken_fen + report->there_fen) * 100;
}

/* Their contracts are on paper: nobody is barred for what is not on file. */
static enum status
lift_contract_rule(struct db *db, struct act *act, void *context)
{
	(void)act;
	(void)context;
	return contract_rule_lift(db);
}

enum status
retail_take(struct db *db, struct act *act, struct arena *scratch,
    struct retail_file *file, int zone_minutes, retail_progress *progress,
    void *context, struct retail_report *out)
{
	struct retail_rep_row reps[100];
	struct retail_report report = { 0 };
	struct part part = {
		.file = file,
		.zone_minutes = zone_minutes,
		.reps = reps,
	};
	enum status st;

	act->mem = scratch;
	st = read_reps(db, reps, ARRAY_LEN(reps), scratch, &part.rep_count);
	if (st == STATUS_OK)
		st = in_parts(db, act, &part, file->product_count,
		    take_products, &report.products);
	if (st == STATUS_OK)
		st = in_parts(db, act, &part, file->customer_count,
		    take_customers, &report.customers);
	if (st == STATUS_OK && report.customers > 0)
		st = act_run(db, act, lift_contract_rule, NULL);
	if (st == STATUS_OK)
		st = retail_take_papers(db, act, file, zone_minutes, progress,
		    context, &report);
	if (st != STATUS_OK)
		return st;
	count_file(file, &report);
	*out = report;
	return STATUS_OK;
}
