/**
 * @file
 * What was answered before: prepared answers and ended cases that are like one
 * that waits, for who answers; articles for distributors before they ask.
 *
 * Layer: domain.  Read when somebody asks for it, never along with a page.
 */
#ifndef DOMAIN_KNOWLEDGE_H
#define DOMAIN_KNOWLEDGE_H

#include "domain/canned_reply.h"
#include "domain/ticket.h"

enum {
	KNOWLEDGE_WORDS_MAX = 60, /* characters searched for */
	KNOWLEDGE_ANSWERS = 8,    /* of each kind found */
	KNOWLEDGE_ARTICLES = 50
};

/** An ended case and what its distributor was told. */
struct knowledge_case {
	int64_t id;
	enum ticket_kind kind;
	enum ticket_topic topic;
	const char *number;
	const char *path;
	const char *subject;
	struct instant changed_at;
	int64_t stars;
	const char *reply;
};

/**
 * Prepared answers in use that fit: those whose words, product and topic fit
 * best first.
 *
 * @param words "": those of the ticket's subject
 * @param[out] rows struct canned_reply, at most KNOWLEDGE_ANSWERS
 * @return STATUS_FORBIDDEN for distributors; STATUS_INVALID: too long
 */
enum status knowledge_answers(struct db *db, struct arena *mem,
    const struct actor *who, const struct ticket *ticket, const char *words,
    struct db_rows *rows) MUST_CHECK;

/** Resolved and closed cases within sight, likewise.
 *  @param[out] rows struct knowledge_case, at most KNOWLEDGE_ANSWERS */
enum status knowledge_cases(struct db *db, struct arena *mem,
    const struct actor *who, const struct ticket *ticket, const char *words,
    struct db_rows *rows) MUST_CHECK;

/** One of them, to insert what was said. */
enum status knowledge_case_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id,
    struct knowledge_case *out) MUST_CHECK;

/** Articles published to distributors, for everybody signed in.
 *  @param topic 0: of all  @param words "": all of them, the most used first
 *  @param[out] rows struct canned_reply, at most `limit` */
enum status knowledge_articles(struct db *db, struct arena *mem,
    enum ticket_topic topic, const char *words, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/** One article that is published. */
enum status knowledge_article(struct db *db, struct arena *mem, int64_t id,
    struct canned_reply *out) MUST_CHECK;

#endif
