/**
 * @file
 * Tables of one's own data taken in.  See import_table.h.
 */
#include <strings.h>

#include "base/money.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/import_table_part.h"

/* clang-format off */
static const struct import_column product_columns[] = {
	[PRODUCT_SKU] = { "编码", "sku", true },
	[PRODUCT_NAME] = { "名称", "name", true },
	[PRODUCT_NAME_EN] = { "英文名称", "name_en", false },
	[PRODUCT_BRAND] = { "品牌", "brand", false },
	[PRODUCT_BRAND_EN] = { "英文品牌", "brand_en", false },
	[PRODUCT_SPEC] = { "规格", "spec", false },
	[PRODUCT_UNIT] = { "单位", "unit", false },
	[PRODUCT_UNIT_EN] = { "英文单位", "unit_en", false },
	[PRODUCT_CASE] = { "箱规", "case_units", false },
	[PRODUCT_MINIMUM] = { "起订量", "min_quantity", false },
	[PRODUCT_STEP] = { "订货倍数", "step", false },
	[PRODUCT_BARCODE] = { "条码", "barcode", false },
	[PRODUCT_CATEGORY] = { "分类", "category", false },
	[PRODUCT_STORAGE] = { "储存条件", "storage", false },
	[PRODUCT_BATCHES] = { "批次管理", "batch_tracked", false },
	[PRODUCT_SHELF] = { "保质期天数", "shelf_days", false },
	[PRODUCT_STATE] = { "状态", "state", false },
	[PRODUCT_SUPPLY] = { "供货方式", "supply", false },
	[PRODUCT_LEAD] = { "交期天数", "lead_days", false },
	[PRODUCT_TAX] = { "税率", "tax_rate", false },
	[PRODUCT_COST] = { "成本价", "cost", false },
};

static const struct import_column customer_columns[] = {
	[CUSTOMER_CODE] = { "客户编码", "code", true },
	[CUSTOMER_NAME] = { "客户名称", "name", true },
	[CUSTOMER_NAME_EN] = { "英文名称", "name_en", false },
	[CUSTOMER_CLASS] = { "等级", "class", false },
	[CUSTOMER_STATE] = { "状态", "state", false },
	[CUSTOMER_PROVINCE] = { "省份", "province", false },
	[CUSTOMER_CITY] = { "城市", "city", false },
	[CUSTOMER_REP] = { "业务员", "rep", false },
	[CUSTOMER_TEAM] = { "团队", "team", false },
	[CUSTOMER_LIST] = { "价目表", "price_list", false },
	[CUSTOMER_APPROVAL] = { "审批金额", "approval_over", false },
	[CUSTOMER_SHELF] = { "剩余保质期天数", "shelf_days", false },
	[CUSTOMER_LIMIT] = { "信用额度", "credit_limit", false },
	[CUSTOMER_TERM] = { "账期天数", "term_days", false },
	[CUSTOMER_ADDRESS] = { "地址", "address", false },
	[CUSTOMER_CONTACT] = { "联系人", "contact", false },
	[CUSTOMER_PHONE] = { "电话", "phone", false },
};

static const struct import_column price_columns[] = {
	[PRICE_SKU] = { "编码", "sku", true },
	[PRICE_PRICE] = { "含税单价", "price", true },
	[PRICE_LIST] = { "价目表", "price_list", false },
	[PRICE_MINIMUM] = { "起订量", "min_quantity", false },
	[PRICE_FROM] = { "生效日期", "from", false },
	[PRICE_TO] = { "失效日期", "to", false },
};

static const struct import_column stock_columns[] = {
	[STOCK_SKU] = { "编码", "sku", true },
	[STOCK_WAREHOUSE] = { "仓库", "warehouse", true },
	[STOCK_QUANTITY] = { "数量", "quantity", true },
	[STOCK_BATCH] = { "批号", "batch", false },
	[STOCK_EXPIRES] = { "有效期至", "expires", false },
	[STOCK_STATUS] = { "库存状态", "status", false },
};

static const struct kind {
	const char *name;
	const struct import_column *columns;
	size_t column_count;
	enum status (*take)(
	    struct db *db, struct act *act, struct import_job *job);
} kinds[IMPORT_KIND_COUNT] = {
	[IMPORT_PRODUCTS] = { "products", product_columns,
	    ARRAY_LEN(product_columns), import_take_products },
	[IMPORT_CUSTOMERS] = { "customers", customer_columns,
	    ARRAY_LEN(customer_columns), import_take_customers },
	[IMPORT_PRICES] = { "prices", price_columns,
	    ARRAY_LEN(price_columns), import_take_prices },
	[IMPORT_STOCK] = { "stock", stock_columns,
	    ARRAY_LEN(stock_columns), import_take_stock },
};
/* clang-format on */

/* A table while it is read. */
struct reading {
	struct arena *mem;
	const struct kind *kind;
	struct import_report *report;
	struct import_row *rows;
	size_t room;
	size_t columns[TABLE_COLUMNS_MAX]; /* of each cell, from 1; 0: none */
	const char **ignored;
	bool has_header;
};

/* What the transaction works on. */
struct attempt {
	const struct kind *kind;
	struct import_job job;
	struct import_report *report;
	bool is_given_up; /* on purpose: a trial, or bad rows */
};

const struct import_column *
import_columns(enum import_kind kind, size_t *count)
{
	*count = kinds[kind].column_count;
	return kinds[kind].columns;
}

const char *
import_kind_name(enum import_kind kind)
{
	return kinds[kind].name;
}

enum import_kind
import_kind_by_name(const char *name)
{
	unsigned kind = 0;

	while (kind < IMPORT_KIND_COUNT && !text_equal(kinds[kind].name, name))
		kind++;
	return (enum import_kind)kind;
}

/* --- Reading ----------------------------------------------------------------- */

static size_t
column_of(const struct kind *kind, const char *heading)
{
	for (size_t i = 0; i < kind->column_count; i++)
		if (text_equal(kind->columns[i].name, heading) ||
		    strcasecmp(kind->columns[i].name_en, heading) == 0)
			return i + 1;
	return 0;
}

static enum status
read_header(struct reading *reading, const struct table_row *row)
{
	struct import_report *report = reading->report;
	const struct kind *kind = reading->kind;
	bool seen[IMPORT_COLUMNS_MAX + 1] = { false };

	reading->has_header = true;
	for (size_t i = 0; i < row->count; i++) {
		size_t column = column_of(kind, row->cells[i]);

		/* Of two columns with one name the first counts. */
		if (column != 0 && !seen[column])
			reading->columns[i] = column;
		else if (row->cells[i][0] != '\0')
			reading->ignored[report->ignored_count++] =
			    arena_strdup(reading->mem, row->cells[i]);
		seen[column] = true;
	}
	for (size_t i = 0; i < kind->column_count; i++) {
		if (!kind->columns[i].is_needed || seen[i + 1])
			continue;
		report->lacks_column = true;
		report->column = i;
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

static enum status
read_row(void *context, const struct table_row *row)
{
	struct reading *reading = context;
	struct import_report *report = reading->report;
	struct import_result *result;
	struct import_row *out;

	if (!reading->has_header)
		return read_header(reading, row);
	if (report->count == reading->room)
		return STATUS_BUG;
	result = &report->results[report->count];
	out = &reading->rows[report->count++];
	out->result = result;
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		out->cells[i] = "";
	for (size_t i = 0; i < row->count; i++)
		if (reading->columns[i] != 0)
			out->cells[reading->columns[i] - 1] =
			    arena_strdup(reading->mem, row->cells[i]);
	result->row = row->number;
	result->key = out->cells[0];
	return STATUS_OK;
}

static enum status
read_table(struct arena *mem, const struct import_request *request,
    struct import_report *report, struct import_row **rows)
{
	struct reading reading = {
		.mem = mem,
		.kind = &kinds[request->kind],
		.report = report,
		.room = IMPORT_ROWS_MAX,
	};
	const struct table_sink sink = { IMPORT_ROWS_MAX + 1, read_row,
		&reading };
	enum status st;

	reading.rows =
	    arena_calloc(mem, IMPORT_ROWS_MAX, sizeof(*reading.rows));
	reading.ignored = arena_calloc(mem, TABLE_COLUMNS_MAX, sizeof(char *));
	report->results =
	    arena_calloc(mem, IMPORT_ROWS_MAX, sizeof(*report->results));
	report->ignored = reading.ignored;
	st = table_read_file(mem, request->fd, &sink, &report->table);
	*rows = reading.rows;
	if (st != STATUS_OK || reading.has_header)
		return st;
	/* Not a single row: the first needed column is missing. */
	report->lacks_column = true;
	return STATUS_INVALID;
}

/* --- Cells ------------------------------------------------------------------- */

void
import_refuse(struct import_row *row, enum import_fault fault, size_t column)
{
	if (import_is_refused(row))
		return;
	row->result->verdict = IMPORT_REFUSED;
	row->result->fault = fault;
	row->result->column = column;
}

const char *
import_text(struct import_row *row, size_t column, size_t characters_max,
    const char *fallback)
{
	const char *cell = row->cells[column];

	if (*cell == '\0')
		return fallback;
	if (utf8_length(cell) > characters_max || text_has_controls(cell))
		import_refuse(row, IMPORT_TOO_LONG, column);
	return cell;
}

const char *
import_needed(struct import_row *row, size_t column, size_t characters_max)
{
	if (row->cells[column][0] == '\0')
		import_refuse(row, IMPORT_EMPTY, column);
	return import_text(row, column, characters_max, "");
}

int64_t
import_number_cell(struct import_row *row, size_t column, unsigned decimals,
    int64_t low, int64_t high, int64_t fallback)
{
	int64_t value;

	if (row->cells[column][0] == '\0')
		return fallback;
	if (money_parse(row->cells[column], decimals, &value) == STATUS_OK &&
	    value >= low && value <= high)
		return value;
	import_refuse(row, IMPORT_NO_NUMBER, column);
	return fallback;
}

struct day
import_day(struct import_row *row, size_t column, struct day fallback)
{
	struct day day;

	if (row->cells[column][0] == '\0')
		return fallback;
	if (day_parse(row->cells[column], &day) == STATUS_OK)
		return day;
	import_refuse(row, IMPORT_NO_DAY, column);
	return fallback;
}

int64_t
import_choice(struct import_row *row, size_t column,
    const struct import_name *names, size_t count, enum import_fault fault,
    int64_t fallback)
{
	const char *cell = row->cells[column];

	if (*cell == '\0')
		return fallback;
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(names[i].name, cell) == 0 ||
		    (names[i].name_en != NULL &&
			strcasecmp(names[i].name_en, cell) == 0))
			return names[i].id;
	import_refuse(row, fault, column);
	return fallback;
}

void
import_refuse_twice(
    struct import_job *job, const char *const *keys, size_t column)
{
	struct import_map map = import_map_new(job->mem);
	bool is_new;

	for (size_t i = 0; i < job->count; i++) {
		if (keys[i] == NULL || import_is_refused(&job->rows[i]))
			continue;
		import_map_add(&map, keys[i], &is_new);
		if (!is_new)
			import_refuse(&job->rows[i], IMPORT_TWICE, column);
	}
}

/* --- Taking ------------------------------------------------------------------ */

static void
count_verdicts(struct import_report *report)
{
	memset(report->counts, 0, sizeof(report->counts));
	for (size_t i = 0; i < report->count; i++)
		report->counts[report->results[i].verdict]++;
}

/** Judge and save; give up at the end where nothing is to be kept. */
static enum status
take(struct db *db, struct act *act, void *context)
{
	struct attempt *attempt = context;
	const struct import_request *request = attempt->job.request;
	struct import_report *report = attempt->report;
	enum status st;

	attempt->is_given_up = false;
	for (size_t i = 0; i < report->count; i++) {
		report->results[i].verdict = IMPORT_NEW;
		report->results[i].fault = IMPORT_FINE;
	}
	st = attempt->kind->take(db, act, &attempt->job);
	if (st != STATUS_OK)
		return st;
	count_verdicts(report);
	if (!request->dry_run &&
	    (request->skip_bad || report->counts[IMPORT_REFUSED] == 0))
		return STATUS_OK;
	attempt->is_given_up = true;
	return STATUS_CONFLICT;
}

enum status
import_table_take(struct db *db, struct act *act,
    const struct import_request *request, struct import_report *out)
{
	struct attempt attempt = {
		.kind = &kinds[request->kind],
		.report = out,
		.job = { .request = request, .mem = act->mem },
	};
	enum status st;

	*out = (struct import_report){ 0 };
	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	st = read_table(act->mem, request, out, &attempt.job.rows);
	if (st != STATUS_OK)
		return st;
	attempt.job.count = out->count;
	st = act_run(db, act, take, &attempt);
	if (st == STATUS_CONFLICT && attempt.is_given_up)
		return STATUS_OK;
	out->is_written = st == STATUS_OK;
	return st;
}
