/**
 * @file
 * Markers of a statement turned into plain SQL.  Layer: db.
 */
#include "db/expand.h"

enum {
	SQL_MAX = 64 * 1024,
	ALIAS_MAX = 32,
	LIST_CLASSES = 7
};

static const size_t class_marks[LIST_CLASSES] = { 0, 1, 4, 16, 64, 256,
	EXPAND_LIST_MAX };

/** What one pass over the text carries along. */
struct reader {
	const char *at;
	enum db_scope_kind kind;
	const struct db_value *args;
	size_t n;
	struct expansion *out;
	const char *fault;
};

unsigned
expand_list_class(size_t count)
{
	unsigned class = 0;

	while (class < LIST_CLASSES - 1 && class_marks[class] < count)
		class ++;
	return class;
}

size_t
expand_class_marks(unsigned class)
{
	return class < LIST_CLASSES ? class_marks[class] : 0;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

/** Copy a quoted text or a comment whole: marks inside it mean nothing. */
static bool
copy_opaque(struct reader *in)
{
	const char *start = in->at;
	const char *end;

	if (*start == '\'' || *start == '"' || *start == '`') {
		end = start + 1;
		while (*end != '\0' && *end != *start)
			end += *end == '\\' && end[1] != '\0' ? 2 : 1;
		if (*end != '\0')
			end++;
	} else if (text_starts_with(start, "/*")) {
		end = strstr(start + 2, "*/");
		end = end != NULL ? end + 2 : start + strlen(start);
	} else {
		return false;
	}
	text_add_bytes(&in->out->sql, start, (size_t)(end - start));
	in->at = end;
	return true;
}

static const char *
skip_spaces(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\n')
		at++;
	return at;
}

/** Read one alias.  @return its length; 0 if none stands there. */
static size_t
read_alias(const char **at, char alias[ALIAS_MAX])
{
	const char *start = skip_spaces(*at);
	size_t length = 0;

	while (is_word(start[length]) && length < ALIAS_MAX - 1)
		length++;
	memcpy(alias, start, length);
	alias[length] = '\0';
	*at = skip_spaces(start + length);
	return length;
}

static void
write_scope(struct reader *in, const char *document, const char *customer)
{
	struct expansion *out = in->out;
	const char *document_column = "";
	const char *customer_column = "";

	switch (in->kind) {
	case SCOPE_OWN:
		document_column = "customer_id";
		customer_column = "id";
		break;
	case SCOPE_REP:
		document_column = customer_column = "rep_id";
		break;
	case SCOPE_TEAM:
		document_column = customer_column = "team_id";
		break;
	case SCOPE_ALL:
		text_add(&out->sql, "TRUE");
		return;
	case SCOPE_NONE:
	default:
		text_add(&out->sql, "FALSE");
		return;
	}
	if (customer[0] == '\0') {
		text_addf(&out->sql, "%s.%s = ?", document, customer_column);
		out->scope_marks = 1;
	} else {
		text_addf(&out->sql, "(%s.%s = ? AND %s.%s = ?)", document,
		    document_column, customer, customer_column);
		out->scope_marks = 2;
	}
	out->marks += out->scope_marks;
}

static void
expand_scope(struct reader *in)
{
	char first[ALIAS_MAX];
	char second[ALIAS_MAX] = "";
	const char *at = in->at + strlen("@scope");

	if (in->out->scoped) {
		in->fault = "two @scope markers";
		return;
	}
	at = skip_spaces(at);
	if (*at != '(') {
		in->fault = "@scope without an alias";
		return;
	}
	at++;
	if (read_alias(&at, first) == 0) {
		in->fault = "@scope without an alias";
		return;
	}
	if (*at == ',') {
		at++;
		if (read_alias(&at, second) == 0) {
			in->fault = "@scope without its second alias";
			return;
		}
	}
	if (*at != ')') {
		in->fault = "@scope is not closed";
		return;
	}
	in->at = at + 1;
	in->out->scoped = true;
	in->out->scope_at = in->out->params;
	write_scope(in, first, second);
}

/** The argument of the next ? or @in; NULL when only shapes are wanted. */
static const struct db_value *
next_arg(struct reader *in)
{
	size_t index = in->out->params++;

	if (in->args == NULL || index >= in->n)
		return NULL;
	return &in->args[index];
}

static void
expand_list(struct reader *in)
{
	struct expansion *out = in->out;
	const struct db_value *arg = next_arg(in);
	size_t count = arg != NULL ? (size_t)arg->integer : 1;
	size_t marks;

	in->at += strlen("@in");
	if (arg != NULL && arg->kind != DB_INTS) {
		in->fault = "@in wants a list";
		return;
	}
	if (count > EXPAND_LIST_MAX) {
		in->fault = "the list for @in is too long";
		return;
	}
	if (count == 0) {
		text_add(&out->sql, "(NULL)");
		return;
	}
	marks = expand_class_marks(expand_list_class(count));
	for (size_t i = 0; i < marks; i++)
		text_add(&out->sql, i == 0 ? "(?" : ",?");
	text_add_char(&out->sql, ')');
	out->marks += marks;
}

static void
expand_mark(struct reader *in)
{
	const struct db_value *arg = next_arg(in);

	if (arg != NULL && arg->kind == DB_INTS) {
		in->fault = "a list stands at a ? mark";
		return;
	}
	in->at++;
	in->out->marks++;
	text_add_char(&in->out->sql, '?');
}

static void
expand_piece(struct reader *in, const char *piece)
{
	in->at = piece;
	while (*in->at != '\0' && in->fault == NULL) {
		if (copy_opaque(in))
			continue;
		if (*in->at == '?') {
			expand_mark(in);
		} else if (text_starts_with(in->at, "@scope") &&
		    !is_word(in->at[6])) {
			expand_scope(in);
		} else if (text_starts_with(in->at, "@in") &&
		    !is_word(in->at[3])) {
			expand_list(in);
		} else {
			size_t plain = 1 + strcspn(in->at + 1, "'\"`/?@");

			text_add_bytes(&in->out->sql, in->at, plain);
			in->at += plain;
		}
	}
}

enum status
expand_query(struct arena *mem, const char *const *pieces, size_t piece_count,
    enum db_scope_kind kind, const struct db_value *args, size_t n,
    struct expansion *out, const char **fault)
{
	struct reader in = {
		.kind = kind,
		.args = args,
		.n = n,
		.out = out,
	};

	*out = (struct expansion){ .sql = text_new(mem, SQL_MAX) };
	for (size_t i = 0; i < piece_count && in.fault == NULL; i++) {
		if (i > 0)
			text_add_char(&out->sql, ' ');
		expand_piece(&in, pieces[i]);
	}
	if (in.fault == NULL && out->sql.full)
		in.fault = "the statement is too long";
	if (in.fault != NULL) {
		*fault = in.fault;
		return STATUS_BUG;
	}
	return STATUS_OK;
}
