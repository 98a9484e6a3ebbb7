/**
 * @file
 * Looks texts up in the catalogue and checks what translators wrote.
 */
#include "tplc/tplc.h"

static bool
is_name_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/** The next "{NAME}" at or after `at`; its length with braces in *length. */
static const char *
placeholder_next(const char *at, size_t *length)
{
	for (; (at = strchr(at, '{')) != NULL; at++) {
		size_t n = 1;

		while (is_name_char(at[n]))
			n++;
		if (n > 1 && at[n] == '}') {
			*length = n + 1;
			return at;
		}
	}
	return NULL;
}

/** Whether each placeholder of `a` stands in `b` too. */
static bool
placeholders_within(const char *a, const char *b)
{
	size_t n;

	for (a = placeholder_next(a, &n); a != NULL;
	     a = placeholder_next(a + n, &n)) {
		if (memmem(b, strlen(b), a, n) == NULL)
			return false;
	}
	return true;
}

static void
po_quote(FILE *out, const char *keyword, const char *text)
{
	fprintf(out, "%s \"", keyword);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			fputc('\\', out);
		if (*text == '\n')
			fputs("\\n", out);
		else
			fputc(*text, out);
	}
	fputs("\"\n", out);
}

const char *
tplc_translate(struct tplc *tplc, const char *file, int line,
    const char *english, const char *plural)
{
	const char *model = plural != NULL ? plural : english;
	const char *found;

	if (tplc->mo == NULL)
		return english;
	found = mo_find(tplc->mo, english);
	if (found == NULL || *found == '\0') {
		tplc_complain(tplc, file, line, "no translation of", english);
		if (tplc->missing != NULL) {
			fprintf(tplc->missing, "\n#: %s:%d\n", file, line);
			po_quote(tplc->missing, "msgid", english);
			if (plural != NULL)
				po_quote(tplc->missing, "msgid_plural", plural);
			fputs(plural != NULL ? "msgstr[0] \"\"\n"
					     : "msgstr \"\"\n",
			    tplc->missing);
		}
		return english;
	}
	if (!placeholders_within(model, found) ||
	    !placeholders_within(found, model)) {
		tplc_complain(tplc, file, line,
		    "the translation has other {NAMES} than", model);
		return english;
	}
	return found;
}

/** Add the quoted text of a PO line to `out`, unescaped. */
static void
po_unquote(const char *line, struct buffer *out)
{
	const char *at = strchr(line, '"');

	if (at == NULL)
		return;
	for (at++; *at != '\0' && *at != '"' && *at != '\n'; at++) {
		char c = *at;

		if (c == '\\' && at[1] != '\0') {
			at++;
			c = *at == 'n' ? '\n' : *at == 't' ? '\t' : *at;
		}
		buffer_add(out, &c, 1);
	}
}

/** What has been read of one message. */
struct message {
	char file[256];
	int line;
	struct buffer english, plural;
};

static void
message_finish(struct tplc *tplc, struct message *message)
{
	if (message->english.length > 0) {
		(void)tplc_translate(tplc, message->file, message->line,
		    message->english.bytes,
		    message->plural.length > 0 ? message->plural.bytes : NULL);
	}
	buffer_free(&message->english);
	buffer_free(&message->plural);
}

/** Keep the first "#: file:line" of a message. */
static void
message_place(struct message *message, const char *text)
{
	const char *colon = strchr(text, ':');
	size_t length = strcspn(text, " \n");

	if (message->english.length > 0 || colon == NULL ||
	    (size_t)(colon - text) > length)
		return;
	snprintf(message->file, sizeof(message->file), "%.*s",
	    (int)(colon - text), text);
	message->line = (int)strtol(colon + 1, NULL, 10);
}

void
tplc_check_pot(struct tplc *tplc, const char *pot_path)
{
	struct message message = { .file = "" };
	struct buffer *into = NULL;
	char line[8192];
	FILE *pot = fopen(pot_path, "r");

	if (pot == NULL) {
		tplc_complain(tplc, pot_path, 0, "cannot be read", "");
		return;
	}
	while (fgets(line, sizeof(line), pot) != NULL) {
		if (strncmp(line, "#: ", 3) == 0) {
			message_finish(tplc, &message);
			message_place(&message, line + 3);
			into = NULL;
		} else if (strncmp(line, "msgid ", 6) == 0) {
			into = &message.english;
		} else if (strncmp(line, "msgid_plural ", 13) == 0) {
			into = &message.plural;
		} else if (strncmp(line, "msgstr", 6) == 0) {
			into = NULL;
		}
		if (into != NULL)
			po_unquote(line, into);
	}
	message_finish(tplc, &message);
	fclose(pot);
}
