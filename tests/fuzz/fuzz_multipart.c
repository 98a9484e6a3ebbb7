/**
 * @file
 * Fuzzes multipart bodies: the first line of the input is the Content-Type, the
 * rest the body.  Files come out at offset 0 with the size that is told.
 */
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "http/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
require(bool holds)
{
	if (!holds)
		abort();
}

static void
check(const struct field *field)
{
	struct stat file;

	require(strlen(field->name) <= FORM_NAME_MAX);
	require(utf8_is_valid(field->name, strlen(field->name)));
	require(utf8_is_valid(field->value, strlen(field->value)));
	if (field->file_name == NULL) {
		require(field->fd < 0);
		return;
	}
	require(strlen(field->file_name) <= FORM_FILE_NAME_MAX);
	require(utf8_is_valid(field->file_name, strlen(field->file_name)));
	if (field->fd < 0)
		return;
	require(fstat(field->fd, &file) == 0);
	require((size_t)file.st_size == field->size);
	require(lseek(field->fd, 0, SEEK_CUR) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const uint8_t plain[] = "multipart/form-data; boundary=b\n";
	const uint8_t *line = memchr(bytes, '\n', size);
	struct arena *mem = arena_new(32 << 20);
	struct fields fields = { NULL, 0, 0 };
	struct body_memory rest = { (const char *)bytes, size };
	struct body body;
	const char *type = arena_strdup(mem, (const char *)plain);
	char *boundary;

	if (line != NULL) {
		type = arena_memdup(
		    mem, (const char *)bytes, (size_t)(line - bytes));
		rest.bytes = (const char *)line + 1;
		rest.length = size - (size_t)(line - bytes) - 1;
	}
	body = (struct body){ body_memory_read, &rest, rest.length };
	boundary = multipart_boundary(mem, type);
	if (boundary != NULL &&
	    multipart_parse(mem, &body, boundary, "/tmp", &fields) ==
		HTTP_FINE) {
		require(fields.count <= FORM_FIELDS_MAX);
		for (size_t i = 0; i < fields.count; i++)
			check(&fields.items[i]);
	}
	arena_free(mem);
	return 0;
}
