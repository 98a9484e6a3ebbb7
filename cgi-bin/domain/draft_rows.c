/**
 * @file
 * Rows of code and quantity out of what people paste.  See draft_rows.h.
 */
#include "domain/draft_rows.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/key.h"

/* Cells looked at in one row; the rest is not read. */
enum {
	CELLS_MAX = 64
};

#define IDEOGRAPHIC_SPACE 0x3000

/* Stands for a row that is no text: U+FFFD. */
#define UNREADABLE "\xef\xbf\xbd"

/* Names of columns, folded. */
static const char *const code_names[] = {
	"编码",
	"商品编码",
	"产品编码",
	"物料编码",
	"代码",
	"商品代码",
	"产品代码",
	"货号",
	"商品货号",
	"料号",
	"商品",
	"产品",
	"品号",
	"条码",
	"SKU",
	"CODE",
	"ITEM",
	"ITEM CODE",
	"ITEM NO",
	"ITEM NO.",
	"ITEM NUMBER",
	"PRODUCT",
	"PRODUCT CODE",
	"ARTICLE",
	"PART NO",
	"PART NUMBER",
	"BARCODE",
};

static const char *const quantity_names[] = {
	"数量",
	"订货数量",
	"订购数量",
	"订单数量",
	"采购数量",
	"件数",
	"QTY",
	"QUANTITY",
	"ORDER QTY",
	"ORDER QUANTITY",
	"PCS",
	"UNITS",
};

static bool
is_one_of(const char *const *names, size_t count, const char *folded)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(names[i], folded))
			return true;
	return false;
}

/* Whether a first row names its columns; notes which hold what. */
static bool
take_header(
    struct draft_rows_reader *reader, const char *const *cells, size_t count)
{
	bool has_code = false, has_quantity = false;

	for (size_t i = 0; i < count; i++) {
		const char *folded = key_fold(reader->mem, cells[i]);

		if (!has_code &&
		    is_one_of(code_names, ARRAY_LEN(code_names), folded)) {
			reader->code_column = i;
			has_code = true;
		} else if (!has_quantity &&
		    is_one_of(
			quantity_names, ARRAY_LEN(quantity_names), folded)) {
			reader->quantity_column = i;
			has_quantity = true;
		}
	}
	if (has_code && !has_quantity)
		reader->quantity_column = reader->code_column + 1;
	if (!has_code && has_quantity)
		reader->code_column = reader->quantity_column == 0 ? 1 : 0;
	return has_code || has_quantity;
}

void
draft_rows_begin(struct draft_rows_reader *reader, struct arena *mem)
{
	*reader =
	    (struct draft_rows_reader){ .mem = mem, .quantity_column = 1 };
}

/* A cell without blanks and quotes around it. */
static const char *
cell_text(struct arena *mem, const char *cell)
{
	const char *text = text_trim(mem, cell);
	size_t length = strlen(text);

	if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
		return text_trim(mem, arena_memdup(mem, text + 1, length - 2));
	return text;
}

static void
append(struct draft_rows_reader *reader, const char *code, const char *quantity)
{
	struct draft_rows *out = &reader->out;

	if (out->count == DRAFT_LINES_MAX) {
		out->too_many = true;
		return;
	}
	if (out->count == reader->capacity) {
		struct draft_row *rows;

		reader->capacity =
		    reader->capacity == 0 ? 32 : reader->capacity * 2;
		rows =
		    arena_calloc(reader->mem, reader->capacity, sizeof(*rows));
		if (out->count > 0)
			memcpy(rows, out->rows, out->count * sizeof(*rows));
		out->rows = rows;
	}
	out->rows[out->count++] = (struct draft_row){
		.code = code,
		.quantity = quantity,
		.short_choice = SHORT_BACK_ORDER,
	};
}

void
draft_rows_add(struct draft_rows_reader *reader, const char *const *cells,
    size_t cell_count)
{
	const char *trimmed[CELLS_MAX];
	const char *code = "", *quantity = "", *first = "";
	size_t count = cell_count < CELLS_MAX ? cell_count : CELLS_MAX;

	for (size_t i = 0; i < count; i++) {
		trimmed[i] =
		    cell_text(reader->mem, cells[i] == NULL ? "" : cells[i]);
		if (first[0] == '\0')
			first = trimmed[i];
	}
	if (first[0] == '\0')
		return;

	if (!reader->started) {
		reader->started = true;
		if (take_header(reader, trimmed, count))
			return;
	}
	if (reader->code_column < count)
		code = trimmed[reader->code_column];
	if (reader->quantity_column < count)
		quantity = trimmed[reader->quantity_column];
	if (code[0] == '\0' && quantity[0] == '\0')
		code = first;
	append(reader, code, quantity);
}

/* --- Pasted text ------------------------------------------------------------- */

/* A cell ends here: the code point, told by `separators`. */
static size_t
split(struct arena *mem, const char *line, const char *separators,
    const char **cells)
{
	const char *at = line, *begin = line;
	size_t count = 0;

	for (;;) {
		const char *here = at;
		uint32_t c = utf8_next(&at);
		const char *sep = separators;
		uint32_t s;
		bool ends = c == 0;

		while (!ends && (s = utf8_next(&sep)) != 0)
			ends = s == c;
		if (!ends)
			continue;
		if (count < CELLS_MAX)
			cells[count++] =
			    arena_memdup(mem, begin, (size_t)(here - begin));
		if (c == 0)
			return count;
		begin = at;
	}
}

static bool
holds_any(const char *line, const char *separators)
{
	const char *at = line;
	uint32_t c, s;

	while ((c = utf8_next(&at)) != 0) {
		const char *sep = separators;

		while ((s = utf8_next(&sep)) != 0)
			if (s == c)
				return true;
	}
	return false;
}

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xa0 || c == IDEOGRAPHIC_SPACE;
}

static bool
is_times(uint32_t c)
{
	return c == 'x' || c == 'X' || c == '*' || c == 0xd7 || c == 0xff0a ||
	    c == 0xff58 || c == 0xff38;
}

/**
 * "A-1 abc": two words, the first with a digit as codes have one, the second in
 * plain letters: it was meant as the quantity, and is judged as one.
 */
static size_t
split_two_words(struct arena *mem, const char *line, const char **cells)
{
	size_t code = strcspn(line, " \t");
	const char *rest = line + code + strspn(line + code, " \t");

	cells[0] = line;
	for (const char *c = rest; *c != '\0'; c++) {
		if ((unsigned char)*c >= 0x80)
			return 1;
	}
	if (*rest == '\0' || rest[strcspn(rest, " \t")] != '\0' ||
	    strcspn(line, "0123456789") >= code)
		return 1;
	cells[0] = arena_memdup(mem, line, code);
	cells[1] = rest;
	return 2;
}

/**
 * "A-1 20", "A-1 x 20", "A-1*20": what follows the last blank or times sign is
 * the quantity, if it begins with a digit.  A letter x counts only after a
 * blank, as codes hold letters.
 */
static size_t
split_loose(struct arena *mem, const char *line, const char **cells)
{
	const char *at = line, *code_end = NULL, *quantity = NULL;
	const char *run = NULL; /* where the blanks and signs began */
	bool blank_before = false, times = false;
	uint32_t c;

	for (;;) {
		const char *here = at;

		c = utf8_next(&at);
		if (c == 0)
			break;
		if (is_blank(c)) {
			if (run == NULL)
				run = here;
			blank_before = true;
			continue;
		}
		if (is_times(c) && !times && here != line) {
			bool letter = c < 0x80 && c != '*';
			const char *next = at;
			uint32_t after = utf8_next(&next);

			if (letter ? blank_before &&
				    (is_digit(after) || is_blank(after))
				   : is_digit(after) || is_blank(after)) {
				if (run == NULL)
					run = here;
				times = true;
				continue;
			}
		}
		if (run != NULL && run != line && is_digit(c)) {
			code_end = run;
			quantity = here;
		} else if (run != NULL && !is_digit(c)) {
			code_end = NULL;
			quantity = NULL;
		}
		run = NULL;
		blank_before = times = false;
	}
	if (quantity == NULL)
		return split_two_words(mem, line, cells);
	cells[0] = arena_memdup(mem, line, (size_t)(code_end - line));
	cells[1] = quantity;
	return 2;
}

static size_t
split_line(
    struct draft_rows_reader *reader, const char *line, const char **cells)
{
	if (holds_any(line, "\t"))
		return split(reader->mem, line, "\t", cells);
	if (holds_any(line, ",;，；"))
		return split(reader->mem, line, ",;，；", cells);
	if (!reader->started) {
		struct draft_rows_reader probe = *reader;
		size_t count = split(reader->mem, line, " 　", cells);

		if (take_header(&probe, cells, count))
			return count;
	}
	return split_loose(reader->mem, line, cells);
}

struct draft_rows
draft_rows_parse(struct arena *mem, const char *pasted)
{
	struct draft_rows_reader reader;
	const char *at = pasted;

	draft_rows_begin(&reader, mem);
	while (*at != '\0' && !reader.out.too_many) {
		size_t length = strcspn(at, "\r\n");
		const char *cells[CELLS_MAX];
		const char *line = arena_memdup(mem, at, length);

		at += length;
		at += strspn(at, "\r\n");
		if (!utf8_is_valid(line, length)) {
			append(&reader, UNREADABLE, "");
			continue;
		}
		if (text_trim(mem, line)[0] == '\0')
			continue;
		draft_rows_add(
		    &reader, cells, split_line(&reader, line, cells));
	}
	return reader.out;
}

enum status
draft_quantity_parse(const char *typed, int64_t *quantity)
{
	char digits[DRAFT_QUANTITY_MAX + 1];
	size_t length = 0;
	const char *at = typed;
	bool fraction = false, ended = false;
	int64_t value;
	uint32_t c;

	while ((c = utf8_next(&at)) != 0) {
		if (c >= 0xff01 && c <= 0xff5e)
			c -= 0xfee0;
		if (is_blank(c)) {
			ended = length > 0;
			continue;
		}
		if (ended || length == DRAFT_QUANTITY_MAX)
			return STATUS_INVALID;
		if (fraction) {
			if (c != '0')
				return STATUS_INVALID;
			continue;
		}
		if (c == '.' && length > 0) {
			fraction = true;
			continue;
		}
		if (!is_digit(c) && c != ',')
			return STATUS_INVALID;
		digits[length++] = (char)c;
	}
	digits[length] = '\0';
	if (length == 0 || money_parse(digits, 0, &value) != STATUS_OK ||
	    value > DRAFT_UNITS_MAX)
		return STATUS_INVALID;
	*quantity = value;
	return STATUS_OK;
}
