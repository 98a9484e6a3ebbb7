/**
 * @file
 * What was answered before.  See knowledge.h.
 */
#include "domain/knowledge.h"

#include "base/text.h"
#include "domain/knowledge_sql.h"
#include "domain/like.h"
#include "domain/ticket_sight.h"
#include "domain/ticket_term.h"

/* Terms of the words, from their whole length; those there are not are "". */
static size_t
choose_terms(struct arena *mem, const char *words,
    const char *terms[KNOWLEDGE_TERMS])
{
	size_t count;
	const char *const *all = ticket_terms(mem, words, &count);

	for (size_t i = 0; i < KNOWLEDGE_TERMS; i++) {
		if (i >= count)
			terms[i] = "";
		else if (count <= KNOWLEDGE_TERMS)
			terms[i] = all[i];
		else
			terms[i] = all[i * (count - 1) / (KNOWLEDGE_TERMS - 1)];
	}
	return count;
}

/* Patterns for names, then for texts: "" is like nothing that has a name. */
static struct db_value *
add_patterns(struct arena *mem, struct db_value *at,
    const char *const terms[KNOWLEDGE_TERMS])
{
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < KNOWLEDGE_TERMS; i++)
			*at++ = db_text(terms[i][0] == '\0'
				? ""
				: like_part(mem, terms[i]));
	return at;
}

enum status
knowledge_answers(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket *ticket, const char *words, struct db_rows *rows)
{
	struct db_value args[12 + 3 + 12 + 3];
	const char *terms[KNOWLEDGE_TERMS];
	struct db_value *at = args;
	bool is_own = words[0] == '\0';

	if (who->side != SIDE_STAFF || !actor_may(who, ACTION_TICKET_SEE))
		return STATUS_FORBIDDEN;
	if (utf8_length(words) > KNOWLEDGE_WORDS_MAX)
		return STATUS_INVALID;
	choose_terms(mem, is_own ? ticket->subject : words, terms);
	at = add_patterns(mem, at, terms);
	*at++ = db_int(is_own);
	*at++ = db_id(ticket->product_id);
	*at++ = db_int(ticket->topic);
	at = add_patterns(mem, at, terms);
	*at++ = db_id(ticket->product_id);
	*at++ = db_int(ticket->topic);
	*at++ = db_int(KNOWLEDGE_ANSWERS);
	return db_all(db, mem, &stmt_knowledge_answers, args,
	    (size_t)(at - args), rows);
}

static void
name_cases(struct arena *mem, struct knowledge_case *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		all[i].number = ticket_number(mem, all[i].kind, all[i].id);
		all[i].path = ticket_path(mem, all[i].kind, all[i].id);
	}
}

enum status
knowledge_cases(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket *ticket, const char *words, struct db_rows *rows)
{
	const char *terms[KNOWLEDGE_TERMS];
	struct ticket_sight sight;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	if (utf8_length(words) > KNOWLEDGE_WORDS_MAX)
		return STATUS_INVALID;
	*rows = (struct db_rows){ .items = NULL };
	if (choose_terms(mem, words[0] == '\0' ? ticket->subject : words,
		terms) == 0)
		return STATUS_OK;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_knowledge_cases, sight.scope,
		    DB_ARGS(db_text(terms[0]), db_text(terms[1]),
			db_text(terms[2]), db_text(terms[3]),
			db_text(terms[4]), db_text(terms[5]),
			db_int(ticket->id), TICKET_SIGHT_ARGS(&sight),
			db_id(ticket->product_id), db_int(ticket->topic),
			db_int(KNOWLEDGE_ANSWERS)),
		    rows);
	if (st == STATUS_OK)
		name_cases(mem, rows->items, rows->count);
	return st;
}

enum status
knowledge_case_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct knowledge_case *out)
{
	struct ticket_sight sight;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_knowledge_case, sight.scope,
		    DB_ARGS(db_int(id), TICKET_SIGHT_ARGS(&sight)), out);
	if (st == STATUS_OK)
		name_cases(mem, out, 1);
	return st;
}

enum status
knowledge_articles(struct db *db, struct arena *mem, enum ticket_topic topic,
    const char *words, int64_t limit, struct db_rows *rows)
{
	struct db_value args[2 + 12 + 12 + 1];
	const char *terms[KNOWLEDGE_TERMS];
	struct db_value *at = args;

	if (limit < 1 || limit > KNOWLEDGE_ARTICLES ||
	    utf8_length(words) > KNOWLEDGE_WORDS_MAX)
		return STATUS_INVALID;
	if (words[0] == '\0')
		return db_all(db, mem, &stmt_knowledge_all,
		    DB_ARGS(db_int(topic), db_int(topic), db_int(limit)),
		    rows);
	choose_terms(mem, words, terms);
	*at++ = db_int(topic);
	*at++ = db_int(topic);
	at = add_patterns(mem, at, terms);
	at = add_patterns(mem, at, terms);
	*at++ = db_int(limit);
	return db_all(db, mem, &stmt_knowledge_articles, args,
	    (size_t)(at - args), rows);
}

enum status
knowledge_article(
    struct db *db, struct arena *mem, int64_t id, struct canned_reply *out)
{
	return db_one(
	    db, mem, &stmt_knowledge_article, DB_ARGS(db_int(id)), out);
}
