/**
 * @file
 * Settings of the process.  See config.h.
 */
#include "base/config.h"

#include <errno.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

#define NAME_MAX_BYTES 63
#define LINE_MAX_BYTES 4096
#define SETTINGS_MAX 1000
#define EXIT_SOFTWARE 70

/* Newest first, so that a later file overrides; older values stay valid. */
struct setting {
	struct setting *next;
	char *name;
	char *value;
};

static struct setting *settings;
static size_t setting_count;

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Cut white space off both ends, in place. */
static char *
trim(char *text)
{
	size_t length;

	while (is_space(*text))
		text++;
	length = strlen(text);
	while (length > 0 && is_space(text[length - 1]))
		text[--length] = '\0';
	return text;
}

static bool
name_is_valid(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return length > 0 && length <= NAME_MAX_BYTES && name[length] == '\0';
}

static void *
or_exit(void *memory)
{
	if (memory == NULL) {
		log_event(LOG_ERROR, "config.no_memory", NULL);
		_exit(EXIT_SOFTWARE);
	}
	return memory;
}

static enum status
line_read(char *line)
{
	char *equals;
	char *name;
	struct setting *setting;

	line = trim(line);
	if (*line == '\0' || *line == '#')
		return STATUS_OK;
	equals = strchr(line, '=');
	if (equals == NULL || setting_count >= SETTINGS_MAX)
		return STATUS_INVALID;
	*equals = '\0';
	name = trim(line);
	if (!name_is_valid(name))
		return STATUS_INVALID;

	setting = or_exit(malloc(sizeof(*setting)));
	setting->name = or_exit(strdup(name));
	setting->value = or_exit(strdup(trim(equals + 1)));
	setting->next = settings;
	settings = setting;
	setting_count++;
	return STATUS_OK;
}

enum status
config_load(const char *path)
{
	enum status st = STATUS_OK;
	char line[LINE_MAX_BYTES];
	int64_t number = 0;
	FILE *file = fopen(path, "re");

	if (file == NULL) {
		if (errno == ENOENT || errno == ENOTDIR)
			return STATUS_NOT_FOUND;
		log_event(LOG_ERROR, "config.unreadable", "path", path,
		    "reason", strerror(errno), NULL);
		return STATUS_INVALID;
	}
	while (st == STATUS_OK && fgets(line, sizeof(line), file) != NULL) {
		number++;
		if (strchr(line, '\n') == NULL && !feof(file))
			st = STATUS_INVALID;
		else
			st = line_read(line);
	}
	if (st == STATUS_OK && ferror(file) != 0)
		st = STATUS_INVALID;
	fclose(file);
	if (st != STATUS_OK)
		log_event(LOG_ERROR, "config.invalid_line", "path", path,
		    "line", log_int(number), NULL);
	return st;
}

static const char *
from_environment(const char *name)
{
	static const char prefix[] = "QUTONG_";
	char variable[sizeof(prefix) + NAME_MAX_BYTES];
	size_t at = sizeof(prefix) - 1;

	if (!name_is_valid(name))
		return NULL;
	memcpy(variable, prefix, at);
	for (; *name != '\0'; name++) {
		char c = *name;

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		variable[at++] = c;
	}
	variable[at] = '\0';
	return getenv(variable);
}

const char *
config_text(const char *name, const char *fallback)
{
	const char *value = from_environment(name);

	if (value != NULL)
		return value;
	for (const struct setting *s = settings; s != NULL; s = s->next) {
		if (text_equal(s->name, name))
			return s->value;
	}
	return fallback;
}

static void
complain(const char *name, const char *value)
{
	log_event(
	    LOG_WARN, "config.malformed", "name", name, "value", value, NULL);
}

int64_t
config_int(const char *name, int64_t fallback)
{
	const char *value = config_text(name, NULL);
	int64_t number;

	if (value == NULL)
		return fallback;
	if (text_to_int(value, &number) != STATUS_OK) {
		complain(name, value);
		return fallback;
	}
	return number;
}

bool
config_bool(const char *name, bool fallback)
{
	static const struct {
		const char *word;
		bool meaning;
	} words[] = {
		{ "yes", true },
		{ "true", true },
		{ "1", true },
		{ "no", false },
		{ "false", false },
		{ "0", false },
	};
	const char *value = config_text(name, NULL);

	if (value == NULL)
		return fallback;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (text_equal(value, words[i].word))
			return words[i].meaning;
	}
	complain(name, value);
	return fallback;
}
