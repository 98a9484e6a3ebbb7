/**
 * @file
 * Log lines: built in one buffer, sent with one write.  See log.h.
 */
#include "base/log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/status.h"
#include "base/text.h"

/* No more than a pipe takes in one piece. */
#define LINE_MAX_BYTES 4096
/* Kept free for what closes a line: quote, brace, newline. */
#define LINE_TAIL 3

struct line {
	char bytes[LINE_MAX_BYTES];
	size_t length;
};

static const char *const level_names[] = {
	[LOG_DEBUG] = "debug",
	[LOG_INFO] = "info",
	[LOG_WARN] = "warn",
	[LOG_ERROR] = "error",
};

static const char *program = "qutong";
static const char *request = "";

void
log_program(const char *name)
{
	program = name;
}

void
log_request(const char *id)
{
	request = id;
}

/* Bytes that may still be added; a closing quote may have taken one more. */
static size_t
line_room(const struct line *line)
{
	size_t most = sizeof(line->bytes) - LINE_TAIL;

	return line->length < most ? most - line->length : 0;
}

static bool
line_put(struct line *line, const char *bytes, size_t length)
{
	if (length > line_room(line))
		return false;
	memcpy(line->bytes + line->length, bytes, length);
	line->length += length;
	return true;
}

/* One code point inside a JSON string. */
static bool
line_put_escaped(struct line *line, uint32_t code_point)
{
	char bytes[8];

	if (code_point == '"' || code_point == '\\') {
		bytes[0] = '\\';
		bytes[1] = (char)code_point;
		return line_put(line, bytes, 2);
	}
	/* Line and paragraph separators would break a line in some viewers. */
	if (code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0) ||
	    code_point == 0x2028 || code_point == 0x2029) {
		snprintf(bytes, sizeof(bytes), "\\u%04x",
		    (unsigned)(code_point & 0xffff));
		return line_put(line, bytes, 6);
	}
	return line_put(line, bytes, utf8_put(code_point, bytes));
}

static void
line_put_string(struct line *line, const char *text)
{
	uint32_t code_point;

	if (text == NULL) {
		line_put(line, "null", 4);
		return;
	}
	if (!line_put(line, "\"", 1))
		return;
	while ((code_point = utf8_next(&text)) != 0) {
		if (!line_put_escaped(line, code_point))
			break;
	}
	line->bytes[line->length++] = '"';
}

/* A pair is begun only where its name and an empty value still fit. */
static bool
line_put_pair(struct line *line, const char *key, const char *value)
{
	size_t least = strlen(key) * 6 + sizeof(",\"\":null");

	if (least > line_room(line))
		return false;
	line_put(line, line->length > 1 ? "," : "", line->length > 1 ? 1 : 0);
	line_put_string(line, key);
	line_put(line, ":", 1);
	line_put_string(line, value);
	return true;
}

static bool
debug_is_wanted(void)
{
	static int wanted = -1;

	if (wanted < 0) {
		const char *value = getenv("QUTONG_DEBUG");

		wanted = value != NULL && text_equal(value, "1");
	}
	return wanted == 1;
}

void
log_event(enum log_level level, const char *event, ...)
{
	int saved_errno = errno;
	struct line line = { .length = 0 };
	const char *key;
	char at[25];
	va_list pairs;
	ssize_t sent;

	if (level == LOG_DEBUG && !debug_is_wanted())
		return;

	instant_to_iso(clock_now(), at);
	line_put(&line, "{", 1);
	line_put_pair(&line, "time", at);
	line_put_pair(&line, "level", level_names[level]);
	line_put_pair(&line, "program", program);
	if (request[0] != '\0')
		line_put_pair(&line, "request", request);
	line_put_pair(&line, "event", event);

	va_start(pairs, event);
	while ((key = va_arg(pairs, const char *)) != NULL) {
		const char *value = va_arg(pairs, const char *);

		if (!line_put_pair(&line, key, value))
			break;
	}
	va_end(pairs);

	line.bytes[line.length++] = '}';
	line.bytes[line.length++] = '\n';
	do {
		sent = write(STDERR_FILENO, line.bytes, line.length);
	} while (sent < 0 && errno == EINTR);
	errno = saved_errno;
}

const char *
log_int(int64_t value)
{
	static char buffers[16][24];
	static unsigned turn;
	char *buffer = buffers[turn++ % ARRAY_LEN(buffers)];

	snprintf(buffer, sizeof(buffers[0]), "%" PRId64, value);
	return buffer;
}
