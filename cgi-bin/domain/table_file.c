/**
 * @file
 * Tables from outside: rows to the sink, pasted text, the type of a file.  See
 * table_file.h for the contract.
 */
#include "domain/table_file.h"

#include <errno.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "domain/table_part.h"

struct table_flow *
table_flow_new(
    struct arena *mem, const struct table_sink *sink, struct table_error *error)
{
	struct table_flow *flow = arena_alloc(mem, sizeof(*flow));

	/* The room for the cells is written before it is read. */
	memset(flow, 0, offsetof(struct table_flow, room));
	flow->sink = sink;
	flow->error = error;
	flow->status = STATUS_OK;
	flow->row_number = 1;
	*error = (struct table_error){ TABLE_FINE, 0 };
	return flow;
}

void
table_flow_fail(struct table_flow *flow, enum table_fault fault, bool whole)
{
	if (flow->status != STATUS_OK)
		return;
	flow->status = STATUS_INVALID;
	flow->error->fault = fault;
	flow->error->row = whole ? 0 : flow->row_number;
}

/* Length of the white space or control character at `at`; 0 if none. */
static size_t
blank_length(const char *at, const char *end)
{
	static const char *const wide[] = { "\u00a0", "\u3000", "\ufeff",
		"\u200b" };

	if (at == end)
		return 0;
	if ((unsigned char)*at <= ' ' || *at == 0x7f)
		return 1;
	for (size_t i = 0; i < ARRAY_LEN(wide); i++) {
		size_t length = strlen(wide[i]);

		if ((size_t)(end - at) >= length &&
		    memcmp(at, wide[i], length) == 0)
			return length;
	}
	return 0;
}

/* Cut white space off the start and, by going through it, off the end. */
static void
trim(const char **start, const char **end)
{
	const char *at = *start;
	const char *last = *start;
	size_t length;

	while ((length = blank_length(at, *end)) > 0)
		at += length;
	*start = at;
	last = at;
	while (at < *end) {
		length = blank_length(at, *end);
		at += length > 0 ? length : 1;
		if (length == 0)
			last = at;
	}
	*end = last;
}

void
table_flow_cell(struct table_flow *flow, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	size_t column = flow->cell_count;
	char *room;

	if (flow->status != STATUS_OK)
		return;
	trim(&bytes, &end);
	length = (size_t)(end - bytes);
	flow->cell_count++;
	if (length == 0)
		return;
	if (column >= TABLE_COLUMNS_MAX) {
		table_flow_fail(flow, TABLE_TOO_MANY_COLUMNS, false);
		return;
	}
	if (length > TABLE_CELL_BYTES_MAX) {
		table_flow_fail(flow, TABLE_CELL_TOO_LONG, false);
		return;
	}
	if (!utf8_is_valid(bytes, length)) {
		table_flow_fail(flow, TABLE_FORMAT, false);
		return;
	}
	room = flow->room[column];
	for (size_t i = 0; i < length; i++) {
		bool control =
		    (unsigned char)bytes[i] < ' ' || bytes[i] == 0x7f;

		room[i] = control ? ' ' : bytes[i];
	}
	room[length] = '\0';
	flow->row.cells[column] = room;
	flow->row.count = column + 1;
}

static void
row_give(struct table_flow *flow)
{
	if (flow->rows_given == flow->sink->rows_max) {
		table_flow_fail(flow, TABLE_TOO_MANY_ROWS, false);
		return;
	}
	flow->rows_given++;
	flow->row.number = flow->row_number;
	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
		if (flow->row.cells[i] == NULL)
			flow->row.cells[i] = "";
	}
	flow->status = flow->sink->row(flow->sink->context, &flow->row);
}

void
table_flow_row_end(struct table_flow *flow)
{
	if (flow->status == STATUS_OK && flow->row.count > 0)
		row_give(flow);
	memset(&flow->row, 0, sizeof(flow->row));
	flow->cell_count = 0;
	flow->row_number++;
}

static bool
has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

/* Whether at least half of the lines that are not empty have a comma. */
static bool
commas_part_columns(const char *text)
{
	size_t lines = 0;
	size_t with_comma = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, "\r\n");

		if (strspn(text, " ") < length)
			lines++;
		if (memchr(text, ',', length) != NULL)
			with_comma++;
		text += length;
		text += strspn(text, "\r\n");
	}
	return with_comma > 0 && with_comma * 2 >= lines;
}

/* `text` with each `from` turned into the one byte `to`. */
static const char *
narrow(struct arena *mem, const char *text, const char *from, char to)
{
	struct text out = text_new(mem, strlen(text));
	const char *found;

	while ((found = strstr(text, from)) != NULL) {
		text_add_bytes(&out, text, (size_t)(found - text));
		text_add_char(&out, to);
		text = found + strlen(from);
	}
	text_add(&out, text);
	return out.bytes;
}

static void
read_spaced(struct table_flow *flow, const char *text)
{
	while (*text != '\0' && flow->status == STATUS_OK) {
		const char *line_end = text + strcspn(text, "\r\n");

		while (text < line_end) {
			const char *start = text;
			size_t blank;

			while (text < line_end &&
			    blank_length(text, line_end) == 0)
				text++;
			if (text > start)
				table_flow_cell(
				    flow, start, (size_t)(text - start));
			while ((blank = blank_length(text, line_end)) > 0)
				text += blank;
		}
		table_flow_row_end(flow);
		text += text[0] == '\r' && text[1] == '\n' ? 2
		    : *text != '\0'                        ? 1
							   : 0;
	}
}

enum status
table_read_text(struct arena *mem, const char *text,
    const struct table_sink *sink, struct table_error *error)
{
	struct table_flow *flow = table_flow_new(mem, sink, error);
	struct table_csv csv;
	char separator;

	if (!utf8_is_valid(text, strlen(text))) {
		table_flow_fail(flow, TABLE_ENCODING, true);
		return flow->status;
	}
	if (!has(text, "\t") && !has(text, ";") && has(text, "；"))
		text = narrow(mem, text, "；", ';');
	if (!has(text, "\t") && !has(text, ";") && !has(text, ","))
		text = narrow(mem, text, "，", ',');

	if (has(text, "\t")) {
		separator = '\t';
	} else if (has(text, ";")) {
		separator = ';';
	} else if (commas_part_columns(text)) {
		separator = ',';
	} else {
		read_spaced(flow, text);
		return flow->status;
	}
	if (table_csv_begin(&csv, flow, separator) == STATUS_OK)
		table_csv_add(&csv, text, strlen(text));
	table_csv_end(&csv);
	return flow->status;
}

enum status
table_read_file(struct arena *mem, int fd, const struct table_sink *sink,
    struct table_error *error)
{
	struct table_flow *flow = table_flow_new(mem, sink, error);
	char magic[4] = "";
	ssize_t got;

	do {
		got = pread(fd, magic, sizeof(magic), 0);
	} while (got < 0 && errno == EINTR);
	if (got < 0) {
		log_event(LOG_ERROR, "table.unreadable", "reason",
		    strerror(errno), NULL);
		return STATUS_BUG;
	}
	if (got == sizeof(magic) && memcmp(magic, "PK\3\4", 4) == 0)
		return table_read_xlsx(mem, fd, flow);
	return table_read_csv(mem, fd, flow);
}
