/** @file multipart/form-data as a stream.  Layer: http. */
#include "http/multipart.h"

#include <strings.h>
#include <unistd.h>

#include "base/text.h"
#include "http/tempfile.h"

enum {
	WINDOW = 64 * 1024,
	HEADERS_MAX = 4096,
	BOUNDARY_MAX = 70
};

struct reader {
	struct arena *mem;
	struct body *body;
	const char *temp_dir;
	struct fields *fields;

	char delimiter[BOUNDARY_MAX + 5]; /* "\r\n--" and the boundary */
	size_t delimiter_length;

	char *window; /* bytes from..to are read and not yet used */
	size_t from, to;

	size_t text_bytes; /* of all headers, names and values so far */
	size_t file_count;
};

/* One part on its way into a field. */
struct part {
	struct field field;
	struct text text;
	bool is_file;
};

static bool
is_boundary_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') ||
	    (c != '\0' && strchr("'()+_,-./:=?", c) != NULL);
}

char *
multipart_boundary(struct arena *mem, const char *content_type)
{
	static const char type[] = "multipart/form-data";

	if (content_type == NULL ||
	    strncasecmp(content_type, type, sizeof(type) - 1) != 0)
		return NULL;

	const char *at = content_type + sizeof(type) - 1;
	at += strspn(at, " \t");
	if (*at != ';')
		return NULL;
	at = strcasestr(at, "boundary=");
	if (at == NULL)
		return NULL;
	at += sizeof("boundary=") - 1;

	size_t length;
	if (*at == '"') {
		length = strcspn(++at, "\"");
		if (at[length] != '"')
			return NULL;
	} else {
		length = strcspn(at, "; \t");
	}
	if (length < 1 || length > BOUNDARY_MAX)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		if (!is_boundary_char(at[i]))
			return NULL;
	}
	return arena_memdup(mem, at, length);
}

/* Read more behind what is there.  False at the end of the body. */
static bool
refill(struct reader *reader)
{
	if (reader->from > 0) {
		memmove(reader->window, reader->window + reader->from,
		    reader->to - reader->from);
		reader->to -= reader->from;
		reader->from = 0;
	}
	if (reader->to == WINDOW)
		return false;

	size_t got = body_read(
	    reader->body, reader->window + reader->to, WINDOW - reader->to);
	reader->to += got;
	return got > 0;
}

/* Have at least `count` bytes in the window. */
static bool
want(struct reader *reader, size_t count)
{
	while (reader->to - reader->from < count) {
		if (!refill(reader))
			return false;
	}
	return true;
}

/* Take one header line without its end.  NULL when it is too long or cut. */
static char *
take_line(struct reader *reader)
{
	for (;;) {
		const char *start = reader->window + reader->from;
		size_t have = reader->to - reader->from;
		const char *end = memmem(start, have, "\r\n", 2);

		if (end != NULL) {
			size_t length = (size_t)(end - start);
			reader->from += length + 2;
			if (length > HEADERS_MAX)
				return NULL;
			return arena_memdup(reader->mem, start, length);
		}
		if (have > HEADERS_MAX || !refill(reader))
			return NULL;
	}
}

/* Browsers escape exactly these three in names. */
static void
undo_escapes(char *text)
{
	char *to = text;

	while (*text != '\0') {
		if (strncasecmp(text, "%22", 3) == 0) {
			*to++ = '"';
			text += 3;
		} else if (strncasecmp(text, "%0D", 3) == 0 ||
		    strncasecmp(text, "%0A", 3) == 0) {
			*to++ = ' ';
			text += 3;
		} else {
			*to++ = *text++;
		}
	}
	*to = '\0';
}

/* The quoted value of `name` in a Content-Disposition, or NULL. */
static char *
disposition_value(struct arena *mem, const char *line, const char *name)
{
	size_t name_length = strlen(name);
	const char *at = strchr(line, ';');
	char *value = arena_alloc(mem, strlen(line) + 1);

	while (at != NULL && *at == ';') {
		at++;
		at += strspn(at, " \t");
		size_t key_length = strcspn(at, "=;");
		if (at[key_length] != '=' || at[key_length + 1] != '"') {
			at = strchr(at, ';');
			continue;
		}
		bool wanted = key_length == name_length &&
		    strncasecmp(at, name, name_length) == 0;
		at += key_length + 2;

		size_t length = 0;
		for (; *at != '\0' && *at != '"'; at++) {
			if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
				at++;
			value[length++] = *at;
		}
		if (*at != '"')
			return NULL;
		value[length] = '\0';
		if (wanted) {
			undo_escapes(value);
			return value;
		}
		at++;
		at += strspn(at, " \t");
	}
	return NULL;
}

/* Some clients send a whole path; only its last part is a name. */
static char *
base_name(struct arena *mem, const char *name)
{
	const char *last = name;

	for (const char *at = name; *at != '\0'; at++) {
		if (*at == '/' || *at == '\\')
			last = at + 1;
	}
	return arena_memdup(mem, last, utf8_fit(last, FORM_FILE_NAME_MAX));
}

static enum http_code
begin_part(struct reader *reader, struct part *part, const char *disposition)
{
	char *name = disposition_value(reader->mem, disposition, "name");
	char *file = disposition_value(reader->mem, disposition, "filename");

	if (name == NULL || !utf8_is_valid(name, strlen(name)) ||
	    (file != NULL && !utf8_is_valid(file, strlen(file))))
		return HTTP_BAD_REQUEST;

	reader->text_bytes += strlen(name);
	*part = (struct part){
		.field = { .name = name, .value = "", .fd = -1 },
		.is_file = file != NULL,
	};
	if (file == NULL) {
		part->text = text_new(reader->mem, FORM_TEXT_MAX);
		return HTTP_FINE;
	}
	part->field.file_name = base_name(reader->mem, file);
	if (*file != '\0' && ++reader->file_count > FORM_FILES_MAX)
		return HTTP_TOO_LARGE;
	return HTTP_FINE;
}

static enum http_code
read_headers(struct reader *reader, struct part *part)
{
	static const char wanted[] = "content-disposition:";
	const char *disposition = NULL;
	size_t bytes = 0;

	for (;;) {
		char *line = take_line(reader);
		if (line == NULL)
			return HTTP_BAD_REQUEST;
		if (*line == '\0')
			break;
		bytes += strlen(line) + 2;
		if (bytes > HEADERS_MAX)
			return HTTP_BAD_REQUEST;
		/* Headers are kept in memory like texts, so they count. */
		reader->text_bytes += strlen(line) + 2;
		if (reader->text_bytes > FORM_TEXT_MAX)
			return HTTP_TOO_LARGE;
		if (strncasecmp(line, wanted, sizeof(wanted) - 1) == 0)
			disposition = line + sizeof(wanted) - 1;
	}
	if (disposition == NULL)
		return HTTP_BAD_REQUEST;

	disposition += strspn(disposition, " \t");
	if (strncasecmp(disposition, "form-data", 9) != 0)
		return HTTP_BAD_REQUEST;
	return begin_part(reader, part, disposition);
}

static enum http_code
take_content(struct reader *reader, struct part *part, size_t length)
{
	const char *bytes = reader->window + reader->from;

	reader->from += length;
	if (length == 0)
		return HTTP_FINE;
	if (!part->is_file) {
		reader->text_bytes += length;
		if (reader->text_bytes > FORM_TEXT_MAX)
			return HTTP_TOO_LARGE;
		text_add_bytes(&part->text, bytes, length);
		return HTTP_FINE;
	}
	if (part->field.fd < 0) {
		if (reader->file_count == 0) /* content without a name */
			return HTTP_BAD_REQUEST;
		part->field.fd = tempfile_open(reader->mem, reader->temp_dir);
		if (part->field.fd < 0)
			return HTTP_UNAVAILABLE;
	}
	part->field.size += length;
	return tempfile_write(part->field.fd, bytes, length) ? HTTP_FINE
							     : HTTP_UNAVAILABLE;
}

/* Everything up to the next delimiter, which is taken too. */
static enum http_code
read_content(struct reader *reader, struct part *part)
{
	for (;;) {
		const char *start = reader->window + reader->from;
		size_t have = reader->to - reader->from;
		const char *end = memmem(
		    start, have, reader->delimiter, reader->delimiter_length);
		size_t ready = end != NULL ? (size_t)(end - start)
		    : have >= reader->delimiter_length
		    ? have - reader->delimiter_length + 1
		    : 0;

		enum http_code code = take_content(reader, part, ready);
		if (code != HTTP_FINE)
			return code;
		if (end != NULL) {
			reader->from += reader->delimiter_length;
			return HTTP_FINE;
		}
		if (!refill(reader))
			return HTTP_BAD_REQUEST;
	}
}

static enum http_code
end_part(struct reader *reader, struct part *part)
{
	if (part->is_file) {
		/* A chosen file may be empty: it is still a file. */
		if (part->field.fd < 0 && *part->field.file_name != '\0') {
			part->field.fd =
			    tempfile_open(reader->mem, reader->temp_dir);
			if (part->field.fd < 0)
				return HTTP_UNAVAILABLE;
		}
		if (part->field.fd >= 0 &&
		    lseek(part->field.fd, 0, SEEK_SET) != 0)
			return HTTP_UNAVAILABLE;
		return fields_add(reader->mem, reader->fields, &part->field);
	}

	if (!utf8_is_valid(part->text.bytes, part->text.length))
		return HTTP_BAD_REQUEST;
	char *to = part->text.bytes;
	for (const char *from = to; *from != '\0'; from++) {
		if (*from == '\r' && from[1] == '\n')
			continue;
		*to++ = *from == '\r' ? '\n' : *from;
	}
	*to = '\0';
	part->field.value = part->text.bytes;
	return fields_add(reader->mem, reader->fields, &part->field);
}

static enum http_code
read_part(struct reader *reader)
{
	struct part part;
	enum http_code code = read_headers(reader, &part);

	if (code == HTTP_FINE)
		code = read_content(reader, &part);
	if (code == HTTP_FINE)
		code = end_part(reader, &part);
	return code;
}

enum http_code
multipart_parse(struct arena *mem, struct body *body, const char *boundary,
    const char *temp_dir, struct fields *fields)
{
	struct reader reader = {
		.mem = mem,
		.body = body,
		.temp_dir = temp_dir,
		.fields = fields,
		.window = arena_alloc(mem, WINDOW),
	};
	int length = snprintf(
	    reader.delimiter, sizeof(reader.delimiter), "\r\n--%s", boundary);

	if (length < 5 || (size_t)length >= sizeof(reader.delimiter))
		return HTTP_BAD_REQUEST;
	reader.delimiter_length = (size_t)length;

	/* The first delimiter stands without its line end. */
	if (!want(&reader, reader.delimiter_length - 2) ||
	    memcmp(reader.window, reader.delimiter + 2,
		reader.delimiter_length - 2) != 0)
		return HTTP_BAD_REQUEST;
	reader.from = reader.delimiter_length - 2;

	for (;;) {
		if (!want(&reader, 2))
			return HTTP_BAD_REQUEST;
		const char *end = reader.window + reader.from;
		reader.from += 2;
		if (memcmp(end, "--", 2) == 0)
			break;
		if (memcmp(end, "\r\n", 2) != 0)
			return HTTP_BAD_REQUEST;
		enum http_code code = read_part(&reader);
		if (code != HTTP_FINE)
			return code;
	}

	/* What follows the end means nothing, but must have arrived. */
	reader.from = reader.to = 0;
	while (refill(&reader))
		reader.to = 0;
	return body->left == 0 ? HTTP_FINE : HTTP_BAD_REQUEST;
}
