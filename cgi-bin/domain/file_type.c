/**
 * @file
 * The types of files that are taken.  See file_type.h.
 */
#include "domain/file_type.h"

#include <strings.h>

#include "base/text.h"

const char file_type_accept[] =
    "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,"
    "video/mp4,video/webm,video/quicktime,application/pdf,.xlsx,.docx,"
    ".csv,.txt";

#define OFFICE "application/vnd.openxmlformats-officedocument."

static const struct file_type types[] = {
	{ "image/jpeg", FILE_IMAGE, "jpg", true },
	{ "image/png", FILE_IMAGE, "png", true },
	{ "video/mp4", FILE_VIDEO, "mp4", false },
	{ "video/webm", FILE_VIDEO, "webm", false },
	{ "video/quicktime", FILE_VIDEO, "mov", false },
	{ "application/pdf", FILE_PDF, "pdf", false },
	{ OFFICE "spreadsheetml.sheet", FILE_SHEET, "xlsx", false },
	{ OFFICE "wordprocessingml.document", FILE_DOCUMENT, "docx", false },
	{ "text/csv", FILE_TEXT, "csv", false },
	{ "text/plain", FILE_TEXT, "txt", false },
};

/* Other names that libmagic has for a type of the table. */
static const struct {
	const char *media_type;
	const char *meant;
} aliases[] = {
	{ "application/csv", "text/csv" },
	{ "video/x-m4v", "video/mp4" },
};

/* Endings that a name of another type may come with, and loses. */
static const char *const replaced[] = { "jpg", "jpeg", "jpe", "jfif", "png",
	"webp", "gif", "heic", "heif", "mp4", "m4v", "webm", "mov", "qt", "pdf",
	"xlsx", "docx", "csv", "txt" };

const struct file_type *
file_type_stored(const char *media_type)
{
	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		if (text_equal(types[i].media_type, media_type))
			return &types[i];
	}
	return NULL;
}

const struct file_type *
file_type_of(const char *media_type, const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; i < ARRAY_LEN(aliases); i++) {
		if (text_equal(aliases[i].media_type, media_type))
			media_type = aliases[i].meant;
	}
	if (text_equal(media_type, "text/plain") && dot != NULL &&
	    strcasecmp(dot, ".csv") == 0)
		media_type = "text/csv";
	return file_type_stored(media_type);
}

/* --- Names ----------------------------------------------------------------- */

/* Characters that are not seen, or turn the reading direction. */
static bool
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff) ||
	    (c & 0xfffe) == 0xfffe;
}

static const char *
last_part(const char *name)
{
	const char *last = name;

	for (const char *at = name; *at != '\0'; at++) {
		if (*at == '/' || *at == '\\')
			last = at + 1;
	}
	return last;
}

/* Without what is hidden or forbidden, and with blanks and dots trimmed. */
static char *
plain_name(struct arena *mem, const char *name)
{
	struct text out = text_new(mem, strlen(name) * 4 + 16);
	char *start;

	while (*name != '\0') {
		uint32_t c = utf8_next(&name);
		char bytes[4];

		if (is_hidden(c))
			continue;
		if (c < 0x80 && strchr("\"<>|:*?%", (int)c) != NULL)
			c = '_';
		text_add_bytes(&out, bytes, utf8_put(c, bytes));
	}
	start = text_trim(mem, out.bytes);
	start += strspn(start, ". ");
	for (size_t length = strlen(start);
	     length > 0 && strchr(". ", start[length - 1]) != NULL; length--)
		start[length - 1] = '\0';
	return start;
}

/* Cut the ending off where the type brings its own. */
static void
cut_ending(char *name)
{
	char *dot = strrchr(name, '.');

	if (dot == NULL)
		return;
	for (size_t i = 0; i < ARRAY_LEN(replaced); i++) {
		if (strcasecmp(dot + 1, replaced[i]) == 0) {
			*dot = '\0';
			return;
		}
	}
}

static void
cut_to(char *name, size_t characters)
{
	const char *at = name;

	while (*at != '\0' && characters-- > 0)
		(void)utf8_next(&at);
	name[at - name] = '\0';
}

const char *
file_name_clean(
    struct arena *mem, const char *name, const struct file_type *type)
{
	char *stem;

	if (!utf8_is_valid(name, strlen(name)))
		name = "";
	stem = plain_name(mem, last_part(name));
	cut_ending(stem);
	cut_to(stem, FILE_NAME_MAX - strlen(type->extension) - 1);
	return text_format(
	    mem, "%s.%s", *stem == '\0' ? "file" : stem, type->extension);
}
