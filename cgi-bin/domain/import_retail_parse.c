/**
 * @file
 * The text of a retail file taken apart, in place.  See import_retail_part.h.
 */
#include "domain/import_retail_part.h"

#include <fcntl.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

#include "base/text.h"

enum {
	FILE_BYTES_MAX = 256 * 1024 * 1024,
	FIRST_ROOM = 1024 * 1024,
	CELLS_MAX = 32,
	POSITION_CELL = RETAIL_COLUMNS, /* after the file's own columns */
	CELL_ROOM,
	NO_COLUMN
};

static const char *const column_names[RETAIL_COLUMNS] = {
	[RETAIL_INVOICE] = "InvoiceNo",
	[RETAIL_CODE] = "StockCode",
	[RETAIL_DESCRIPTION] = "Description",
	[RETAIL_QUANTITY] = "Quantity",
	[RETAIL_DATE] = "InvoiceDate",
	[RETAIL_PRICE] = "UnitPrice",
	[RETAIL_CUSTOMER] = "CustomerID",
	[RETAIL_COUNTRY] = "Country",
};

/* A text that is being taken apart: cells are ended in place. */
struct reading {
	char *at;
	unsigned columns[CELLS_MAX]; /* where each cell belongs */
	size_t column_count;
	bool has_position;
	bool quote_open;
};

const char *
retail_column_name(enum retail_column column)
{
	return column_names[column];
}

static enum status
refuse(struct retail_file *out, enum retail_fault fault)
{
	out->fault = fault;
	return STATUS_INVALID;
}

/* --- Unpacking --------------------------------------------------------------- */

/** Everything in a file that `packed` reads, with a NUL behind it. */
static enum status
read_all(struct arena *mem, gzFile packed, char **bytes, size_t *length,
    enum retail_fault *fault)
{
	size_t room = 0;
	char *wider;
	int count;

	*length = 0;
	for (;;) {
		if (room - *length < FIRST_ROOM / 2) {
			room = room == 0 ? FIRST_ROOM : room * 2;
			*fault = RETAIL_TOO_LARGE;
			if (room > FILE_BYTES_MAX)
				return STATUS_INVALID;
			wider = arena_alloc(mem, room);
			if (*length > 0)
				memcpy(wider, *bytes, *length);
			*bytes = wider;
		}
		count = gzread(packed, *bytes + *length, FIRST_ROOM / 2 - 1);
		*fault = RETAIL_DAMAGED;
		if (count < 0)
			return STATUS_INVALID;
		if (count == 0)
			break;
		*length += (size_t)count;
	}
	(*bytes)[*length] = '\0';
	return STATUS_OK;
}

static enum status
unpack(
    struct arena *mem, const char *path, char **text, struct retail_file *out)
{
	enum retail_fault fault = RETAIL_NO_FILE;
	enum status st = STATUS_INVALID;
	char *bytes = NULL;
	size_t length;
	int ending;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	gzFile packed = fd < 0 ? NULL : gzdopen(fd, "rb");

	if (packed == NULL) {
		if (fd >= 0)
			close(fd);
		return refuse(out, fault);
	}
	st = read_all(mem, packed, &bytes, &length, &fault);
	ending = gzclose(packed);
	if (st != STATUS_OK)
		return refuse(out, fault);
	/* A packed file that was cut off, or no text at all. */
	if (ending != Z_OK || strlen(bytes) != length)
		return refuse(out, RETAIL_DAMAGED);
	*text = text_starts_with(bytes, "\xef\xbb\xbf") ? bytes + 3 : bytes;
	return STATUS_OK;
}

/* --- Taking apart ------------------------------------------------------------ */

/** The quoted cell that begins at `from`; ended in place. */
static char *
end_quoted(struct reading *reading, char *from)
{
	char *to = from;
	char *at = from;

	for (;; at++) {
		if (*at == '\0') {
			reading->quote_open = true;
			break;
		}
		if (*at == '"') {
			if (at[1] != '"') {
				at++;
				break;
			}
			at++;
		}
		*to++ = *at;
	}
	/* Whatever stands behind the closing mark belongs to the cell. */
	while (*at != '\0' && *at != ',' && *at != '\n' && *at != '\r')
		*to++ = *at++;
	reading->at = at;
	return to;
}

/** The next cell.  @return whether another one follows in this line */
static bool
next_cell(struct reading *reading, const char **cell)
{
	char *end;
	char mark;

	if (*reading->at == '"') {
		*cell = reading->at + 1;
		end = end_quoted(reading, reading->at + 1);
	} else {
		*cell = reading->at;
		reading->at += strcspn(reading->at, ",\r\n");
		end = reading->at;
	}
	mark = *reading->at;
	if (mark == '\r' && reading->at[1] == '\n')
		reading->at++;
	if (mark != '\0')
		reading->at++;
	*end = '\0';
	return mark == ',';
}

static unsigned
column_of(const char *name)
{
	for (unsigned i = 0; i < RETAIL_COLUMNS; i++)
		if (strcasecmp(name, column_names[i]) == 0)
			return i;
	return strcasecmp(name, RETAIL_POSITION_COLUMN) == 0 ? POSITION_CELL
							     : NO_COLUMN;
}

static enum status
read_header(struct reading *reading, struct arena *mem, struct retail_file *out)
{
	bool seen[CELL_ROOM] = { false };
	bool more = true;
	const char *cell;
	unsigned column;

	while (more && reading->column_count < CELLS_MAX) {
		more = next_cell(reading, &cell);
		column = column_of(text_trim(mem, cell));
		reading->columns[reading->column_count++] = column;
		if (column != NO_COLUMN)
			seen[column] = true;
	}
	for (unsigned i = 0; i < RETAIL_COLUMNS; i++) {
		if (seen[i])
			continue;
		out->fault_column = (enum retail_column)i;
		return refuse(out, RETAIL_NO_HEADER);
	}
	reading->has_position = seen[POSITION_CELL];
	return STATUS_OK;
}

/** @return whether there was any text in the line */
static bool
read_line(struct reading *reading, struct retail_line *line)
{
	const char *cells[CELL_ROOM + 1];
	bool more = true;
	bool any = false;
	const char *cell;

	for (unsigned i = 0; i <= CELL_ROOM; i++)
		cells[i] = "";
	for (size_t i = 0; more; i++) {
		more = next_cell(reading, &cell);
		any = any || *cell != '\0';
		if (i < reading->column_count &&
		    reading->columns[i] < CELL_ROOM)
			cells[reading->columns[i]] = cell;
	}
	memcpy(line->cells, cells, sizeof(line->cells));
	line->kind = RETAIL_SALE;
	/* A position that is none leaves the line unreadable. */
	if (reading->has_position &&
	    (text_to_int(cells[POSITION_CELL], &line->position) != STATUS_OK ||
		line->position < 1 || line->position > INT32_MAX))
		line->kind = RETAIL_UNREADABLE;
	return any;
}

static size_t
count_lines(const char *text)
{
	size_t count = 1;

	for (; (text = strpbrk(text, "\n\r")) != NULL; text++)
		count++;
	return count;
}

enum status
retail_parse(struct arena *mem, const char *path, struct retail_file *out)
{
	struct reading reading = { 0 };
	struct retail_line *line;
	enum status st;
	size_t most;
	int64_t row = 1;

	*out = (struct retail_file){ 0 };
	st = unpack(mem, path, &reading.at, out);
	if (st != STATUS_OK)
		return st;
	most = count_lines(reading.at);
	if (most > RETAIL_LINES_MAX)
		return refuse(out, RETAIL_TOO_LARGE);
	out->lines = arena_calloc(mem, most, sizeof(*out->lines));
	st = read_header(&reading, mem, out);
	while (st == STATUS_OK && *reading.at != '\0') {
		line = &out->lines[out->line_count];
		row++;
		if (!read_line(&reading, line))
			continue;
		line->row = row;
		out->line_count++;
	}
	if (reading.quote_open)
		return refuse(out, RETAIL_OPEN_QUOTE);
	return st;
}
