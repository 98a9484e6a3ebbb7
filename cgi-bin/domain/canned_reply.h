/**
 * @file
 * Prepared answers, which are the articles of the desk, too.  Layer: domain.
 * What helps to answer a case is found by knowledge.h.
 *
 * Placeholders: {customer} {contact} {number} {order} {me} {due}; what has no
 * value becomes "".
 */
#ifndef DOMAIN_CANNED_REPLY_H
#define DOMAIN_CANNED_REPLY_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/ticket.h"

enum {
	CANNED_NAME_MAX = 60,
	CANNED_BODY_MAX = 2000,
	CANNED_REPLIES_MAX = 500
};

struct canned_reply {
	int64_t id;
	int64_t department_id; /* 0: for all */
	const char *name;
	const char *name_en; /* "" for none */
	const char *body;
	const char *body_en; /* "" for none */
	int64_t used;
	int64_t state; /* 1 in use, 2 put away: a draft */
	enum ticket_topic topic; /* what it is about; 0: anything */
	const char *sku;         /* product it is about; NULL or "": any */
	bool is_help; /* distributors read it at /help; it has no places */
};

/** In use, of all and of one department (0: of every one); the most used
 *  first.  With `all` the put-away ones too.
 *  @param[out] rows struct canned_reply, at most CANNED_REPLIES_MAX */
enum status canned_reply_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t department_id, bool all,
    struct db_rows *rows) MUST_CHECK;

/** What is wrong with one. */
enum canned_fault {
	CANNED_FINE = 0,
	CANNED_NAME,
	CANNED_BODY,
	CANNED_PLACEHOLDER, /* one that does not exist */
	CANNED_DEPARTMENT,
	CANNED_TOPIC,
	CANNED_PRODUCT,
	CANNED_HELP_PLACE, /* a placeholder in what distributors read */
	CANNED_FULL        /* as many as there may be */
};

/** Make (id 0) or change one; ACTION_DESK_SET. */
enum status canned_reply_save(struct db *db, struct act *act,
    const struct canned_reply *in, enum canned_fault *fault,
    int64_t *id) MUST_CHECK;

/** One in use.  For whoever answers; @return STATUS_NOT_FOUND for others. */
enum status canned_reply_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id,
    struct canned_reply *out) MUST_CHECK;

/** Note that it was used: in the transaction of the message, or alone. */
enum status canned_reply_used(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** The text with its placeholders filled.  Pure.
 *  @param due when the next promise is due, as text */
const char *canned_reply_fill(struct arena *mem, const char *body,
    const struct ticket *ticket, const char *customer, const char *me,
    const char *due) __attribute__((returns_nonnull));

#endif
