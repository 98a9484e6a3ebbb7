/**
 * @file
 * What each line of a retail file is.  See import_retail.h.
 */
#include <strings.h>

#include "base/money.h"
#include "base/text.h"
#include "domain/import_map.h"
#include "domain/import_retail_part.h"
#include "domain/key.h"

enum {
	PRICE_DECIMALS = 4,
	CODE_BYTES_MAX = 40,
	NUMBER_BYTES_MAX = 30,
	COUNTRY_BYTES_MAX = 40,
	NAME_BYTES_MAX = 120
};

static const int64_t quantity_max = 1000 * 1000 * 1000;
static const int64_t price_max_1e4 = INT64_C(1000) * 1000 * 1000 * 10;
/* So that the sum over every line of a file fits. */
static const int64_t amount_max_1e4 = INT64_C(2) * 1000 * 1000 * 1000 * 1000;

/* Codes that are no goods. */
static const struct service {
	const char *code;
	enum retail_kind kind;
} services[] = {
	{ "POST", RETAIL_POSTAGE },
	{ "DOT", RETAIL_POSTAGE },
	{ "C2", RETAIL_POSTAGE },
	{ "M", RETAIL_MANUAL },
	{ "D", RETAIL_DISCOUNT },
	{ "S", RETAIL_SAMPLES },
	{ "B", RETAIL_ADJUSTMENT },
	{ "BANK CHARGES", RETAIL_BANK },
	{ "AMAZONFEE", RETAIL_COMMISSION },
	{ "CRUK", RETAIL_COMMISSION },
};

static const char *const kind_names[RETAIL_KIND_COUNT] = {
	[RETAIL_SALE] = "sale",
	[RETAIL_RETURN] = "return",
	[RETAIL_UNREADABLE] = "unreadable",
	[RETAIL_ADJUSTMENT] = "adjustment",
	[RETAIL_POSTAGE] = "postage",
	[RETAIL_MANUAL] = "manual",
	[RETAIL_DISCOUNT] = "discount",
	[RETAIL_SAMPLES] = "samples",
	[RETAIL_BANK] = "bank_charges",
	[RETAIL_COMMISSION] = "commission",
	[RETAIL_NO_CUSTOMER] = "no_customer",
	[RETAIL_NO_PRICE] = "no_price",
	[RETAIL_WRONG_SIGN] = "wrong_sign",
	[RETAIL_OTHER_OWNER] = "other_owner",
};

/* An invoice while lines are being sorted to it. */
struct sheaf {
	struct retail_invoice invoice;
	int64_t position;
	size_t last;
	bool has_line;
};

const char *
retail_kind_name(enum retail_kind kind)
{
	return kind_names[kind];
}

/* --- One line ---------------------------------------------------------------- */

/** "2010-12-01 08:26:00" or "12/1/2010 8:26". */
static enum status
read_time(const char *text, int zone_minutes, struct instant *out)
{
	int64_t parts[6] = { 0 };
	size_t count = 0;
	struct civil civil = { 0 };
	bool american = strchr(text, '/') != NULL;

	while (count < ARRAY_LEN(parts) && *text >= '0' && *text <= '9') {
		for (; *text >= '0' && *text <= '9'; text++)
			if (parts[count] < 10000)
				parts[count] = parts[count] * 10 + *text - '0';
		count++;
		if (*text != '\0' && strchr("-/ T:", *text) != NULL)
			text++;
	}
	if (*text != '\0' || (count != 3 && count < 5))
		return STATUS_INVALID;
	civil.day = american
	    ? (struct day){ (int)parts[2], (int)parts[0], (int)parts[1] }
	    : (struct day){ (int)parts[0], (int)parts[1], (int)parts[2] };
	if (!day_is_valid(civil.day) || parts[3] > 23 || parts[4] > 59 ||
	    parts[5] > 59)
		return STATUS_INVALID;
	civil.hour = (int)parts[3];
	civil.minute = (int)parts[4];
	civil.second = (int)parts[5];
	*out = instant_from_civil(&civil, zone_minutes);
	return STATUS_OK;
}

/** "17850.0" gives "17850"; "" for none; NULL for what is no number. */
static const char *
read_customer(struct arena *mem, const char *cell)
{
	size_t length = strlen(cell);
	char *code;

	if (length > 2 && text_equal(cell + length - 2, ".0"))
		length -= 2;
	if (length > CODE_BYTES_MAX / 2)
		return NULL;
	code = arena_memdup(mem, cell, length);
	return code[strspn(code, "0123456789")] == '\0' ? code : NULL;
}

/** Whether `text` is `prefix` and digits. */
static bool
is_number(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789")] == '\0' &&
	    strlen(text) <= NUMBER_BYTES_MAX;
}

static bool
is_return(const struct retail_line *line)
{
	return line->cells[RETAIL_INVOICE][0] == 'C';
}

static enum retail_kind
kind_of_code(const char *code)
{
	for (size_t i = 0; i < ARRAY_LEN(services); i++)
		if (strcasecmp(code, services[i].code) == 0)
			return services[i].kind;
	return RETAIL_SALE;
}

/** @return whether quantity, price and amount could be read */
static bool
read_amount(struct retail_line *line)
{
	const char *const *cells = line->cells;

	if (text_to_int(cells[RETAIL_QUANTITY], &line->quantity) != STATUS_OK ||
	    line->quantity > quantity_max || line->quantity < -quantity_max)
		return false;
	if (money_parse(cells[RETAIL_PRICE], PRICE_DECIMALS,
		&line->price_1e4) != STATUS_OK ||
	    line->price_1e4 > price_max_1e4 || line->price_1e4 < -price_max_1e4)
		return false;
	if (__builtin_mul_overflow(
		line->quantity, line->price_1e4, &line->amount_1e4) ||
	    line->amount_1e4 > amount_max_1e4 ||
	    line->amount_1e4 < -amount_max_1e4) {
		line->amount_1e4 = 0;
		return false;
	}
	return true;
}

/** The kind by the line alone. */
static enum retail_kind
judge(struct arena *mem, struct retail_line *line, int zone_minutes,
    const char **customer)
{
	const char *const *cells = line->cells;
	const char *number = cells[RETAIL_INVOICE];
	const char *code = cells[RETAIL_CODE];
	enum retail_kind kind;
	bool has_amount = read_amount(line);

	*customer = read_customer(mem, cells[RETAIL_CUSTOMER]);
	if (line->kind == RETAIL_UNREADABLE || !has_amount ||
	    *customer == NULL || *number == '\0' || *code == '\0' ||
	    strlen(code) > CODE_BYTES_MAX ||
	    !utf8_is_valid(code, strlen(code)) || text_has_controls(code) ||
	    read_time(cells[RETAIL_DATE], zone_minutes, &line->at) != STATUS_OK)
		return RETAIL_UNREADABLE;
	if (!is_number(is_return(line) ? number + 1 : number))
		return RETAIL_ADJUSTMENT;
	kind = kind_of_code(code);
	if (kind != RETAIL_SALE)
		return kind;
	if (**customer == '\0')
		return RETAIL_NO_CUSTOMER;
	if (line->price_1e4 <= 0)
		return RETAIL_NO_PRICE;
	if (line->quantity == 0 || (line->quantity < 0) != is_return(line))
		return RETAIL_WRONG_SIGN;
	return is_return(line) ? RETAIL_RETURN : RETAIL_SALE;
}

/* --- Lines to invoices ------------------------------------------------------- */

static bool
is_taken(const struct retail_line *line)
{
	return line->kind < RETAIL_FIRST_REFUSED;
}

/** Put a line to its invoice, or refuse it as another customer's. */
static void
sort_line(struct retail_file *file, size_t index, size_t customer,
    struct sheaf *sheaf)
{
	struct retail_line *line = &file->lines[index];
	struct retail_invoice *invoice = &sheaf->invoice;

	if (line->position == 0)
		line->position = ++sheaf->position;
	if (!is_taken(line))
		return;
	if (sheaf->has_line && invoice->customer != customer) {
		line->kind = RETAIL_OTHER_OWNER;
		return;
	}
	if (!sheaf->has_line) {
		invoice->number = line->cells[RETAIL_INVOICE];
		invoice->is_return = is_return(line);
		invoice->customer = customer;
		invoice->first = index;
		invoice->at = line->at;
	} else {
		file->lines[sheaf->last].next = index;
		if (line->at.ms < invoice->at.ms)
			invoice->at = line->at;
	}
	sheaf->has_line = true;
	sheaf->last = index;
	invoice->line_count++;
}

static void
keep_invoices(struct arena *mem, const struct sheaf *sheaves, size_t count,
    struct retail_file *file)
{
	file->invoice_numbers = count;
	file->invoices = arena_calloc(mem, count + 1, sizeof(*file->invoices));
	for (size_t i = 0; i < count; i++)
		if (sheaves[i].has_line)
			file->invoices[file->invoice_count++] =
			    sheaves[i].invoice;
}

static void
keep_customers(struct arena *mem, const struct import_map *map,
    const size_t *customer_of, struct retail_file *file)
{
	struct retail_customer *customer;
	const char *country;

	file->customer_count = map->count;
	file->customers =
	    arena_calloc(mem, map->count + 1, sizeof(*file->customers));
	for (size_t i = 0; i < map->count; i++)
		file->customers[i].code = map->keys[i];
	for (size_t i = 0; i < file->line_count; i++) {
		country = file->lines[i].cells[RETAIL_COUNTRY];
		if (!is_taken(&file->lines[i]) || *country == '\0' ||
		    !utf8_is_valid(country, strlen(country)) ||
		    text_has_controls(country))
			continue;
		customer = &file->customers[customer_of[i]];
		customer->country = country;
	}
	for (size_t i = 0; i < map->count; i++) {
		country = file->customers[i].country;
		if (country != NULL)
			file->customers[i].country = arena_memdup(
			    mem, country, utf8_fit(country, COUNTRY_BYTES_MAX));
	}
}

/* --- Lines to products ------------------------------------------------------- */

/** The description as a name: UTF-8 without control characters. */
static const char *
tidy_name(struct arena *mem, const char *text)
{
	bool is_utf8 = utf8_is_valid(text, strlen(text));
	struct text out = text_new(mem, NAME_BYTES_MAX + 4);
	char bytes[4];

	for (; *text != '\0' && out.length < NAME_BYTES_MAX; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < ' ' || c == 0x7f)
			text_add_char(&out, ' ');
		else if (c < 0x80 || is_utf8)
			text_add_char(&out, *text);
		else /* the file was published in Latin-1, too */
			text_add_bytes(&out, bytes, utf8_put(c, bytes));
	}
	return text_trim(mem,
	    arena_memdup(mem, out.bytes, utf8_fit(out.bytes, NAME_BYTES_MAX)));
}

/** Number each line's product by its folded code. */
static void
number_products(struct arena *mem, struct retail_file *file)
{
	struct import_map typed = import_map_new(mem);
	struct import_map folded = import_map_new(mem);
	size_t *product_of;

	for (size_t i = 0; i < file->line_count; i++)
		if (is_taken(&file->lines[i]))
			file->lines[i].product = import_map_add(
			    &typed, file->lines[i].cells[RETAIL_CODE], NULL);
	product_of = arena_calloc(mem, typed.count + 1, sizeof(*product_of));
	for (size_t i = 0; i < typed.count; i++)
		product_of[i] =
		    import_map_add(&folded, key_fold(mem, typed.keys[i]), NULL);
	for (size_t i = 0; i < file->line_count; i++)
		if (is_taken(&file->lines[i]))
			file->lines[i].product =
			    product_of[file->lines[i].product];
	file->product_count = folded.count;
	file->products =
	    arena_calloc(mem, folded.count + 1, sizeof(*file->products));
	for (size_t i = 0; i < folded.count; i++)
		file->products[i].sku = folded.keys[i];
}

/** Name each product by the description most of its lines have. */
static void
name_products(struct arena *mem, struct retail_file *file)
{
	struct import_map map = import_map_new(mem);
	size_t *name_of =
	    arena_calloc(mem, file->line_count + 1, sizeof(*name_of));
	size_t *best =
	    arena_calloc(mem, file->product_count + 1, sizeof(*best));
	char key[NAME_BYTES_MAX + 64];
	size_t *counts;
	bool is_new;

	for (size_t i = 0; i < file->line_count; i++) {
		const struct retail_line *line = &file->lines[i];

		if (!is_taken(line))
			continue;
		snprintf(key, sizeof(key), "%zu %s", line->product,
		    line->cells[RETAIL_DESCRIPTION]);
		name_of[i] = import_map_add(&map, key, &is_new);
		if (is_new)
			map.keys[name_of[i]] = arena_strdup(mem, key);
	}
	counts = arena_calloc(mem, map.count + 1, sizeof(*counts));
	for (size_t i = 0; i < file->line_count; i++) {
		const struct retail_line *line = &file->lines[i];
		struct retail_product *product;

		if (!is_taken(line))
			continue;
		product = &file->products[line->product];
		if (*line->cells[RETAIL_DESCRIPTION] != '\0' &&
		    ++counts[name_of[i]] > best[line->product]) {
			best[line->product] = counts[name_of[i]];
			product->name = line->cells[RETAIL_DESCRIPTION];
		}
		if (line->kind == RETAIL_SALE &&
		    line->at.ms >= product->price_at.ms) {
			product->price_at = line->at;
			product->price_1e4 = line->price_1e4;
		}
	}
	for (size_t i = 0; i < file->product_count; i++) {
		struct retail_product *product = &file->products[i];

		product->name = product->name == NULL
		    ? product->sku
		    : tidy_name(mem, product->name);
		if (*product->name == '\0')
			product->name = product->sku;
	}
}

enum status
retail_read(struct arena *mem, const char *path, int zone_minutes,
    struct retail_file *out)
{
	struct import_map numbers = import_map_new(mem);
	struct import_map customers = import_map_new(mem);
	struct sheaf *sheaves;
	size_t *invoice_of;
	size_t *customer_of;
	enum status st;

	st = retail_parse(mem, path, out);
	if (st != STATUS_OK)
		return st;
	invoice_of =
	    arena_calloc(mem, out->line_count + 1, sizeof(*invoice_of));
	customer_of =
	    arena_calloc(mem, out->line_count + 1, sizeof(*customer_of));
	for (size_t i = 0; i < out->line_count; i++) {
		struct retail_line *line = &out->lines[i];
		const char *customer;

		line->kind = judge(mem, line, zone_minutes, &customer);
		invoice_of[i] =
		    import_map_add(&numbers, line->cells[RETAIL_INVOICE], NULL);
		if (is_taken(line))
			customer_of[i] =
			    import_map_add(&customers, customer, NULL);
	}
	sheaves = arena_calloc(mem, numbers.count + 1, sizeof(*sheaves));
	for (size_t i = 0; i < out->line_count; i++)
		sort_line(out, i, customer_of[i], &sheaves[invoice_of[i]]);
	keep_invoices(mem, sheaves, numbers.count, out);
	keep_customers(mem, &customers, customer_of, out);
	number_products(mem, out);
	name_products(mem, out);
	return STATUS_OK;
}
