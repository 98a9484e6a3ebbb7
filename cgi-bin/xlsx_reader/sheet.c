/**
 * @file
 * Reading one sheet of a workbook: zip parts, streamed through an XML parser.
 * See sheet.h.
 */
#include "xlsx_reader/sheet.h"

#include <expat.h>
#include <zip.h>

#define PIECE_BYTES 16384
#define INFLATED_MAX ((size_t)64 * 1024 * 1024)
#define STRINGS_MAX 500000
#define STRING_POOL_MAX ((size_t)24 * 1024 * 1024)
#define STYLES_MAX 65536
#define FORMATS_MAX 1000
#define ENTRIES_MAX 5000
#define ROW_NUMBER_MAX 1048576
/* A little more than a reader takes, so that it sees what is too much. */
#define COLUMNS_MAX 33
#define CELL_BYTES_MAX 1200
#define NAME_BYTES_MAX 256

enum cell_type {
	CELL_NUMBER,
	CELL_SHARED,
	CELL_TEXT
};

struct book {
	zip_t *zip;
	zip_file_t *file; /* the part being read, and its parser */
	XML_Parser parser;
	int failed; /* exit code of what a handler did not like */
	size_t inflated;
	FILE *out;

	char sheet_id[NAME_BYTES_MAX];
	char sheet_path[NAME_BYTES_MAX];
	char strings_path[NAME_BYTES_MAX];
	int days_base;

	char *pool; /* shared strings, each ended by NUL */
	size_t pool_length, pool_capacity;
	size_t *strings; /* where each begins */
	size_t string_count, string_capacity;

	long day_formats[FORMATS_MAX]; /* ids of custom formats */
	size_t day_format_count;
	bool day_styles[STYLES_MAX];
	size_t style_count;
	bool in_cell_styles;

	bool in_text; /* inside an element whose text is wanted */
	bool in_phonetic;
	char text[CELL_BYTES_MAX + 1];
	size_t text_length;

	long row_number, rows_written;
	size_t column;
	enum cell_type cell_type;
	size_t cell_style;
	char cells[COLUMNS_MAX][CELL_BYTES_MAX + 1];
	size_t cell_count;
};

static struct book book;

/* A handler's way to give up: at once, but not from inside the parser. */
static void
refuse(int code)
{
	if (book.failed == 0)
		book.failed = code;
	(void)XML_StopParser(book.parser, XML_FALSE);
}

static void *
grown(void *memory, size_t size)
{
	void *more = realloc(memory, size);

	if (more == NULL)
		give_up(EXIT_TOO_LARGE);
	return more;
}

/* The name without its namespace prefix. */
static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

static bool
is(const char *name, const char *wanted)
{
	return strcmp(local(name), wanted) == 0;
}

static const char *
attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2) {
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	}
	return NULL;
}

static long
attribute_number(const char **attributes, const char *name, long fallback)
{
	const char *value = attribute(attributes, name);
	char *end;
	long number;

	if (value == NULL)
		return fallback;
	number = strtol(value, &end, 10);
	if (end != value && *end == '\0' && number >= 0)
		return number;
	refuse(EXIT_DAMAGED);
	return fallback;
}

static void
copy_name(char out[NAME_BYTES_MAX], const char *before, const char *name)
{
	int length = snprintf(out, NAME_BYTES_MAX, "%s%s", before, name);

	if (length < 0 || length >= NAME_BYTES_MAX)
		refuse(EXIT_DAMAGED);
}

static void
text_begin(struct book *self)
{
	self->text_length = 0;
	self->text[0] = '\0';
}

static void XMLCALL
on_text(void *context, const XML_Char *bytes, int length)
{
	struct book *self = context;
	size_t room = CELL_BYTES_MAX - self->text_length;
	size_t count = (size_t)length < room ? (size_t)length : room;

	if (!self->in_text || self->in_phonetic)
		return;
	memcpy(self->text + self->text_length, bytes, count);
	self->text_length += count;
	self->text[self->text_length] = '\0';
}

/* No workbook needs one, and it is where entity tricks begin. */
static void XMLCALL
on_doctype(void *context, const XML_Char *name, const XML_Char *system_id,
    const XML_Char *public_id, int has_subset)
{
	(void)context;
	(void)name;
	(void)system_id;
	(void)public_id;
	(void)has_subset;
	refuse(EXIT_DAMAGED);
}

static void
part_feed(void)
{
	for (;;) {
		void *piece = XML_GetBuffer(book.parser, PIECE_BYTES);
		zip_int64_t got;

		if (piece == NULL)
			give_up(EXIT_TOO_LARGE);
		got = zip_fread(book.file, piece, PIECE_BYTES);
		if (got < 0)
			give_up(EXIT_DAMAGED);
		book.inflated += (size_t)got;
		if (book.inflated > INFLATED_MAX)
			give_up(EXIT_TOO_LARGE);
		if (XML_ParseBuffer(book.parser, (int)got, got == 0) !=
		    XML_STATUS_OK)
			give_up(book.failed != 0 ? book.failed : EXIT_DAMAGED);
		if (got == 0)
			return;
	}
}

static void
part_close(void)
{
	if (book.parser != NULL)
		XML_ParserFree(book.parser);
	if (book.file != NULL)
		zip_fclose(book.file);
	book.parser = NULL;
	book.file = NULL;
}

/* Send one part through its handlers.  @return whether there is such a part */
static bool
part_parse(
    const char *path, XML_StartElementHandler start, XML_EndElementHandler end)
{
	book.file = zip_fopen(book.zip, path, 0);
	if (book.file == NULL)
		return false;
	book.parser = XML_ParserCreate(NULL);
	if (book.parser == NULL)
		give_up(EXIT_TOO_LARGE);
	XML_SetUserData(book.parser, &book);
	XML_SetElementHandler(book.parser, start, end);
	XML_SetCharacterDataHandler(book.parser, on_text);
	XML_SetStartDoctypeDeclHandler(book.parser, on_doctype);
	book.in_text = false;
	book.in_phonetic = false;
	part_feed();
	part_close();
	return true;
}

static void XMLCALL
on_nothing(void *context, const XML_Char *name)
{
	(void)context;
	(void)name;
}

static void XMLCALL
on_workbook(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct book *self = context;
	const char *value;

	if (is(name, "workbookPr")) {
		value = attribute(attributes, "date1904");
		if (value != NULL &&
		    (strcmp(value, "1") == 0 || strcmp(value, "true") == 0))
			self->days_base = 1462;
		return;
	}
	if (!is(name, "sheet") || self->sheet_id[0] != '\0')
		return;
	value = attribute(attributes, "state");
	if (value != NULL && strcmp(value, "visible") != 0)
		return;
	/* The relation's id, under whatever prefix. */
	for (; *attributes != NULL; attributes += 2) {
		if (strchr(attributes[0], ':') != NULL &&
		    is(attributes[0], "id"))
			copy_name(self->sheet_id, "", attributes[1]);
	}
}

static void XMLCALL
on_relation(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct book *self = context;
	const char *id = attribute(attributes, "Id");
	const char *target = attribute(attributes, "Target");
	const char *type = attribute(attributes, "Type");
	const char *before = "xl/";

	if (!is(name, "Relationship") || id == NULL || target == NULL)
		return;
	if (target[0] == '/') {
		before = "";
		target++;
	}
	if (strcmp(id, self->sheet_id) == 0)
		copy_name(self->sheet_path, before, target);
	if (type != NULL && strstr(type, "/sharedStrings") != NULL)
		copy_name(self->strings_path, before, target);
}

static void XMLCALL
on_style(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct book *self = context;
	long id = attribute_number(attributes, "numFmtId", -1);
	const char *format = attribute(attributes, "formatCode");
	bool is_day;

	if (is(name, "cellXfs"))
		self->in_cell_styles = true;
	if (is(name, "numFmt") && format != NULL && format_is_day(format) &&
	    self->day_format_count < FORMATS_MAX)
		self->day_formats[self->day_format_count++] = id;
	if (!is(name, "xf") || !self->in_cell_styles)
		return;
	if (self->style_count == STYLES_MAX) {
		refuse(EXIT_TOO_LARGE);
		return;
	}
	is_day = format_id_is_day(id);
	for (size_t i = 0; i < self->day_format_count; i++)
		is_day = is_day || self->day_formats[i] == id;
	self->day_styles[self->style_count++] = is_day;
}

static void XMLCALL
on_style_end(void *context, const XML_Char *name)
{
	struct book *self = context;

	if (is(name, "cellXfs"))
		self->in_cell_styles = false;
}

static void XMLCALL
on_string(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct book *self = context;

	(void)attributes;
	if (is(name, "si"))
		text_begin(self);
	else if (is(name, "t"))
		self->in_text = true;
	else if (is(name, "rPh"))
		self->in_phonetic = true;
}

static void
string_keep(struct book *self)
{
	size_t size = self->text_length + 1;

	if (self->string_count == STRINGS_MAX ||
	    self->pool_length + size > STRING_POOL_MAX) {
		refuse(EXIT_TOO_LARGE);
		return;
	}
	if (self->pool_length + size > self->pool_capacity) {
		self->pool_capacity = self->pool_capacity * 3 / 2 + 65536;
		self->pool = grown(self->pool, self->pool_capacity);
	}
	if (self->string_count == self->string_capacity) {
		self->string_capacity = self->string_capacity * 3 / 2 + 1024;
		self->strings = grown(self->strings,
		    self->string_capacity * sizeof(*self->strings));
	}
	self->strings[self->string_count++] = self->pool_length;
	memcpy(self->pool + self->pool_length, self->text, size);
	self->pool_length += size;
}

static void XMLCALL
on_string_end(void *context, const XML_Char *name)
{
	struct book *self = context;

	if (is(name, "si"))
		string_keep(self);
	else if (is(name, "t"))
		self->in_text = false;
	else if (is(name, "rPh"))
		self->in_phonetic = false;
}

/* "C7" is column 2, counted from 0. */
static size_t
column_of(const char *reference)
{
	size_t column = 0;

	for (; *reference >= 'A' && *reference <= 'Z'; reference++) {
		column = column * 26 + (size_t)(*reference - 'A' + 1);
		if (column > 16384)
			break;
	}
	if (column > 0 && column <= 16384)
		return column - 1;
	refuse(EXIT_DAMAGED);
	return 0;
}

static void
cell_begin(struct book *self, const char **attributes)
{
	const char *reference = attribute(attributes, "r");
	const char *type = attribute(attributes, "t");

	if (reference != NULL)
		self->column = column_of(reference);
	self->cell_style = (size_t)attribute_number(attributes, "s", 0);
	if (type == NULL || strcmp(type, "n") == 0)
		self->cell_type = CELL_NUMBER;
	else if (strcmp(type, "s") == 0)
		self->cell_type = CELL_SHARED;
	else
		self->cell_type = CELL_TEXT;
	text_begin(self);
}

static void XMLCALL
on_sheet(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct book *self = context;

	if (is(name, "row")) {
		long number =
		    attribute_number(attributes, "r", self->row_number + 1);

		if (number <= self->row_number || number > ROW_NUMBER_MAX) {
			refuse(EXIT_DAMAGED);
			return;
		}
		self->row_number = number;
		self->column = 0;
		self->cell_count = 0;
	} else if (is(name, "c")) {
		cell_begin(self, attributes);
	} else if (is(name, "v") || is(name, "t")) {
		self->in_text = true;
	} else if (is(name, "rPh")) {
		self->in_phonetic = true;
	}
}

static const char *
shared_string(const struct book *self)
{
	char *end;
	unsigned long index = strtoul(self->text, &end, 10);

	if (end != self->text && *end == '\0' && index < self->string_count)
		return self->pool + self->strings[index];
	refuse(EXIT_DAMAGED);
	return "";
}

static void
cell_end(struct book *self)
{
	/* What lies too far right is noticed by its reader as one too many. */
	size_t column =
	    self->column < COLUMNS_MAX ? self->column : COLUMNS_MAX - 1;
	char *cell = self->cells[column];

	self->column++;
	if (self->text_length == 0)
		return;
	for (; self->cell_count <= column; self->cell_count++)
		self->cells[self->cell_count][0] = '\0';

	if (self->cell_type == CELL_SHARED) {
		snprintf(cell, CELL_BYTES_MAX + 1, "%s", shared_string(self));
	} else if (self->cell_type == CELL_NUMBER) {
		bool is_day = self->cell_style < self->style_count &&
		    self->day_styles[self->cell_style];

		number_to_text(self->text, is_day, self->days_base, cell,
		    CELL_BYTES_MAX + 1);
	} else {
		memcpy(cell, self->text, self->text_length + 1);
	}
}

static void
row_end(struct book *self)
{
	if (self->cell_count == 0)
		return;
	while (++self->rows_written < self->row_number)
		fputc('\n', self->out);
	for (size_t i = 0; i < self->cell_count; i++) {
		fputs(i == 0 ? "\"" : ",\"", self->out);
		for (const char *c = self->cells[i]; *c != '\0'; c++) {
			if (*c == '"')
				fputc('"', self->out);
			fputc(*c, self->out);
		}
		fputc('"', self->out);
	}
	if (fputc('\n', self->out) == EOF)
		give_up(1);
	self->cell_count = 0;
}

static void XMLCALL
on_sheet_end(void *context, const XML_Char *name)
{
	struct book *self = context;

	if (is(name, "c"))
		cell_end(self);
	else if (is(name, "row"))
		row_end(self);
	else if (is(name, "v") || is(name, "t"))
		self->in_text = false;
	else if (is(name, "rPh"))
		self->in_phonetic = false;
}

void
sheet_close(void)
{
	part_close();
	free(book.pool);
	free(book.strings);
	memset(&book, 0, sizeof(book));
}

void
sheet_write(zip_t *zip, FILE *out)
{
	book.zip = zip;
	book.out = out;
	if (zip_get_num_entries(zip, 0) > ENTRIES_MAX)
		give_up(EXIT_TOO_LARGE);

	if (!part_parse("xl/workbook.xml", on_workbook, on_nothing) ||
	    book.sheet_id[0] == '\0')
		give_up(EXIT_DAMAGED);
	if (!part_parse(
		"xl/_rels/workbook.xml.rels", on_relation, on_nothing) ||
	    book.sheet_path[0] == '\0')
		give_up(EXIT_DAMAGED);
	/* Both may be missing where no cell needs them. */
	if (book.strings_path[0] != '\0')
		part_parse(book.strings_path, on_string, on_string_end);
	part_parse("xl/styles.xml", on_style, on_style_end);
	if (!part_parse(book.sheet_path, on_sheet, on_sheet_end))
		give_up(EXIT_DAMAGED);
	sheet_close();
}
