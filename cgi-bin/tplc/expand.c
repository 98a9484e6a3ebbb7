/**
 * @file
 * Expands the build-time markers of a template: texts, parts, icons, addresses
 * of static files, the hidden inputs of a form; takes comments and indentation
 * out.  What is left is for ctemplate at run time.
 */
#include "tplc/tplc.h"

#include <ctype.h>

#define PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}"
#define DEPTH_MAX 8

/** One file being read. */
struct source {
	const char *path; /* below the root */
	const char *at;   /* where reading stands */
	int line;
	int depth;
};

static void expand_file(
    struct tplc *tplc, const char *path, int depth, struct buffer *out);

static void
complain_here(struct tplc *tplc, const struct source *source,
    const char *message, const char *detail)
{
	char file[512];

	snprintf(file, sizeof(file), "%s/%s", tplc->root, source->path);
	tplc_complain(tplc, file, source->line, message, detail);
}

static void
add_escaped(struct buffer *out, char c)
{
	switch (c) {
	case '&':
		buffer_add_text(out, "&amp;");
		break;
	case '<':
		buffer_add_text(out, "&lt;");
		break;
	case '>':
		buffer_add_text(out, "&gt;");
		break;
	case '"':
		buffer_add_text(out, "&quot;");
		break;
	case '\'':
		buffer_add_text(out, "&#39;");
		break;
	default:
		buffer_add(out, &c, 1);
	}
}

/** {{_"English"}}: the text in this language; {NAME} becomes {{NAME}}. */
static void
expand_text(struct tplc *tplc, const struct source *source, const char *english,
    struct buffer *out)
{
	char file[512];
	const char *text;

	snprintf(file, sizeof(file), "%s/%s", tplc->root, source->path);
	text = tplc_translate(tplc, file, source->line, english, NULL);
	while (*text != '\0') {
		size_t n = strspn(text + 1,
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		    "0123456789_");

		if (*text == '{' && n > 0 && text[n + 1] == '}') {
			buffer_add_text(out, "{{");
			buffer_add(out, text + 1, n);
			buffer_add_text(out, "}}");
			text += n + 2;
		} else {
			add_escaped(out, *text++);
		}
	}
}

/** The hashed name of a static file, or its own with a complaint. */
static void
expand_static(struct tplc *tplc, const struct source *source, const char *name,
    struct buffer *out)
{
	size_t length = strlen(name);
	const char *line = tplc->manifest.bytes;

	buffer_add_text(out, "/static/");
	while (line != NULL && *line != '\0') {
		if (strncmp(line, name, length) == 0 && line[length] == ' ') {
			line += length + 1;
			buffer_add(out, line, strcspn(line, "\n"));
			return;
		}
		line = strchr(line, '\n');
		if (line != NULL)
			line++;
	}
	complain_here(tplc, source, "no static file", name);
}

/** "check" or "check small": one symbol of the sprite. */
static void
expand_icon(struct tplc *tplc, const struct source *source, char *rest,
    struct buffer *out)
{
	char symbol[128];
	char *size = strchr(rest, ' ');

	if (size != NULL)
		*size++ = '\0';
	snprintf(symbol, sizeof(symbol), "<symbol id=\"%s\"", rest);
	if (tplc->icons.bytes == NULL ||
	    strstr(tplc->icons.bytes, symbol) == NULL)
		complain_here(tplc, source, "no icon in the sprite", rest);

	buffer_add_text(out, "<svg class=\"icon");
	if (size != NULL) {
		buffer_add_text(out, " icon-");
		buffer_add_text(out, size);
	}
	buffer_add_text(out, "\" aria-hidden=\"true\"><use href=\"");
	expand_static(tplc, source, "icons.svg", out);
	buffer_add_text(out, "#");
	buffer_add_text(out, rest);
	buffer_add_text(out, "\"></use></svg>");
}

/** {{@macro rest}} */
static void
expand_macro(struct tplc *tplc, const struct source *source, char *macro,
    struct buffer *out)
{
	char *rest = strchr(macro, ' ');

	if (rest != NULL)
		*rest++ = '\0';
	if (strcmp(macro, "form") == 0 && rest == NULL) {
		buffer_add_text(out,
		    "<input type=\"hidden\" name=\"csrf\" value=\"{{CSRF}}\">"
		    "<input type=\"hidden\" name=\"form_token\" "
		    "value=\"{{FORM_TOKEN}}\">");
	} else if (rest == NULL) {
		complain_here(tplc, source, "unknown build marker @", macro);
	} else if (strcmp(macro, "include") == 0) {
		expand_file(tplc, rest, source->depth + 1, out);
	} else if (strcmp(macro, "icon") == 0) {
		expand_icon(tplc, source, rest, out);
	} else if (strcmp(macro, "static") == 0) {
		expand_static(tplc, source, rest, out);
	} else {
		complain_here(tplc, source, "unknown build marker @", macro);
	}
}

/** What ctemplate will read: {{NAME}}, {{NAME:mod}}, {{#NAME}}, {{/NAME}},
 *  {{>NAME}}. */
static bool
is_marker(const char *inside)
{
	size_t n;

	if (*inside == '#' || *inside == '/' || *inside == '>')
		inside++;
	if (!isupper((unsigned char)*inside))
		return false;
	n = strspn(inside, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
	if (strcmp(inside + n, "separator") == 0)
		return true;
	if (inside[n] == ':')
		n +=
		    1 + strspn(inside + n + 1, "abcdefghijklmnopqrstuvwxyz_:=");
	return inside[n] == '\0';
}

/** Read one {{…}} that begins at source->at. */
static void
expand_marker(struct tplc *tplc, struct source *source, struct buffer *out)
{
	const char *begin = source->at + 2;
	const char *close = *begin == '_' && begin[1] == '"' ? "\"}}" : "}}";
	const char *end = strstr(begin + (*begin == '_' ? 2 : 0), close);
	char *inside;

	if (end == NULL) {
		complain_here(tplc, source, "{{ without", close);
		source->at += strlen(source->at);
		return;
	}
	inside = strndup(begin, (size_t)(end - begin));
	if (inside == NULL)
		abort();

	if (*inside == '!') {
		; /* a comment: nothing of it is served */
	} else if (close[0] == '"') {
		expand_text(tplc, source, inside + 2, out);
	} else if (*inside == '@') {
		expand_macro(tplc, source, inside + 1, out);
	} else if (is_marker(inside)) {
		buffer_add_text(out, "{{");
		buffer_add_text(out, inside);
		buffer_add_text(out, "}}");
	} else {
		complain_here(tplc, source, "not a marker", inside);
	}
	free(inside);
	for (const char *c = source->at; c < end; c++)
		source->line += *c == '\n';
	source->at = end + strlen(close);
}

static void
expand_file(struct tplc *tplc, const char *path, int depth, struct buffer *out)
{
	struct source source = { .path = path, .line = 1, .depth = depth };
	struct buffer text = { 0 };
	char full[512];

	snprintf(full, sizeof(full), "%s/%s", tplc->root, path);
	if (depth > DEPTH_MAX) {
		tplc_complain(tplc, full, 1, "includes itself", "");
		return;
	}
	if (!file_read(full, &text)) {
		tplc_complain(tplc, full, 0, "cannot be read", "");
		return;
	}
	source.at = text.bytes;
	if (strncmp(source.at, PRAGMA, sizeof(PRAGMA) - 1) == 0)
		source.at += sizeof(PRAGMA) - 1;
	else
		complain_here(tplc, &source, "must begin with", PRAGMA);

	while (*source.at != '\0') {
		size_t plain = strcspn(source.at, "{\n");

		buffer_add(out, source.at, plain);
		source.at += plain;
		if (source.at[0] == '{' && source.at[1] == '{') {
			expand_marker(tplc, &source, out);
		} else if (*source.at != '\0') {
			source.line += *source.at == '\n';
			buffer_add(out, source.at++, 1);
		}
	}
	buffer_free(&text);
}

/** Whether a line is nothing but the begin or end of a section. */
static bool
is_section_line(const char *line, size_t length)
{
	return length > 5 && line[0] == '{' && line[1] == '{' &&
	    (line[2] == '#' || line[2] == '/') &&
	    (const char *)memmem(line, length, "}}", 2) == line + length - 2;
}

void
tplc_expand(struct tplc *tplc, const char *path, struct buffer *out)
{
	struct buffer whole = { 0 };
	struct buffer lines = { 0 };
	const char *line;

	expand_file(tplc, path, 0, &whole);
	for (line = whole.bytes; line != NULL && *line != '\0';) {
		size_t length = strcspn(line, "\n");
		const char *next = line + length + (line[length] == '\n');

		while (length > 0 && (*line == ' ' || *line == '\t'))
			line++, length--;
		while (length > 0 && isspace((unsigned char)line[length - 1]))
			length--;
		if (length > 0) {
			buffer_add(&lines, line, length);
			if (!is_section_line(line, length))
				buffer_add_text(&lines, "\n");
		}
		line = next;
	}
	buffer_add_text(out, PRAGMA);
	if (lines.bytes != NULL)
		tplc_shrink(lines.bytes, out);
	buffer_free(&lines);
	buffer_free(&whole);
}
