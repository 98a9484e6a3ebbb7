/**
 * @file
 * What import_table*.c share: rows whose cells are asked for by column.
 *
 * Layer: domain, private to import_table*.c.
 */
#ifndef DOMAIN_IMPORT_TABLE_PART_H
#define DOMAIN_IMPORT_TABLE_PART_H

#include "db/db.h"
#include "domain/import_map.h"
#include "domain/import_table.h"

/** Rows of one call to the modules that save. */
enum {
	IMPORT_AT_ONCE = 500
};

/** A row and what is thought of it. */
struct import_row {
	const char *cells[IMPORT_COLUMNS_MAX]; /* by column; "" for none */
	struct import_result *result;
};

/** A table on its way into the database. */
struct import_job {
	const struct import_request *request;
	struct arena *mem;
	struct import_row *rows;
	size_t count;
};

/** A name that cells may say, in either language, and what it stands for. */
struct import_name {
	int64_t id;
	const char *name;
	const char *name_en; /* may be NULL */
};

/* Each judges a cell and marks the row refused where it is wrong; a row that
 * is refused stays as it was judged first. */

void import_refuse(
    struct import_row *row, enum import_fault fault, size_t column);

static inline bool
import_is_refused(const struct import_row *row)
{
	return row->result->verdict == IMPORT_REFUSED;
}

/** The cell, `fallback` where it is empty. */
const char *import_text(struct import_row *row, size_t column,
    size_t characters_max, const char *fallback);

/** A cell that must not be empty. */
const char *import_needed(
    struct import_row *row, size_t column, size_t characters_max);

/** A number with so many decimals at most, from low to high. */
int64_t import_number_cell(struct import_row *row, size_t column,
    unsigned decimals, int64_t low, int64_t high, int64_t fallback);

struct day import_day(
    struct import_row *row, size_t column, struct day fallback);

/** The id of a name; `fallback` where the cell is empty. */
int64_t import_choice(struct import_row *row, size_t column,
    const struct import_name *names, size_t count, enum import_fault fault,
    int64_t fallback);

/** Refuse the rows whose key stands in an earlier row, too.
 *  @param keys one for each row, NULL to leave it out */
void import_refuse_twice(
    struct import_job *job, const char *const *keys, size_t column);

/** Read a table of names.  @param[out] rows struct import_name */
enum status import_names(struct db *db, struct arena *mem,
    const struct db_query *query, struct db_rows *rows) MUST_CHECK;

/** A product that a cell names; id 0 and the row refused if there is none. */
struct import_product {
	int64_t id;
	bool batch_tracked;
};

/** Find the products that `column` names, for all rows.
 *  @param[out] out one for each row */
enum status import_products_of(struct db *db, struct import_job *job,
    size_t column, struct import_product **out) MUST_CHECK;

/* The kinds: judge every row, then save the good ones.  Inside the act. */
enum status import_take_products(
    struct db *db, struct act *act, struct import_job *job) MUST_CHECK;
enum status import_take_customers(
    struct db *db, struct act *act, struct import_job *job) MUST_CHECK;
enum status import_take_prices(
    struct db *db, struct act *act, struct import_job *job) MUST_CHECK;
enum status import_take_stock(
    struct db *db, struct act *act, struct import_job *job) MUST_CHECK;

/* Columns, in the order of import_columns(). */
enum product_column {
	PRODUCT_SKU = 0,
	PRODUCT_NAME,
	PRODUCT_NAME_EN,
	PRODUCT_BRAND,
	PRODUCT_BRAND_EN,
	PRODUCT_SPEC,
	PRODUCT_UNIT,
	PRODUCT_UNIT_EN,
	PRODUCT_CASE,
	PRODUCT_MINIMUM,
	PRODUCT_STEP,
	PRODUCT_BARCODE,
	PRODUCT_CATEGORY,
	PRODUCT_STORAGE,
	PRODUCT_BATCHES,
	PRODUCT_SHELF,
	PRODUCT_STATE,
	PRODUCT_SUPPLY,
	PRODUCT_LEAD,
	PRODUCT_TAX,
	PRODUCT_COST
};

enum customer_column {
	CUSTOMER_CODE = 0,
	CUSTOMER_NAME,
	CUSTOMER_NAME_EN,
	CUSTOMER_CLASS,
	CUSTOMER_STATE,
	CUSTOMER_PROVINCE,
	CUSTOMER_CITY,
	CUSTOMER_REP,
	CUSTOMER_TEAM,
	CUSTOMER_LIST,
	CUSTOMER_APPROVAL,
	CUSTOMER_SHELF,
	CUSTOMER_LIMIT,
	CUSTOMER_TERM,
	CUSTOMER_ADDRESS,
	CUSTOMER_CONTACT,
	CUSTOMER_PHONE
};

enum price_column {
	PRICE_SKU = 0,
	PRICE_PRICE,
	PRICE_LIST,
	PRICE_MINIMUM,
	PRICE_FROM,
	PRICE_TO
};

enum stock_column {
	STOCK_SKU = 0,
	STOCK_WAREHOUSE,
	STOCK_QUANTITY,
	STOCK_BATCH,
	STOCK_EXPIRES,
	STOCK_STATUS
};

#endif
