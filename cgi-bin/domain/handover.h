/**
 * @file
 * The account team, and handing its parts over: signed by who gives and who
 * takes.
 *
 * Layer: domain.  A lead or manager gives (ACTION_HANDOVER_GIVE, within its
 * reach); what is open at that moment is written down; the receiver takes or
 * declines.  Only then does the part change hands: for the salesperson, with the
 * copies of rep_id and team_id in every listed document, in one transaction.
 * Several customers may be given at once; they are answered together.
 */
#ifndef DOMAIN_HANDOVER_H
#define DOMAIN_HANDOVER_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum team_part {
	TEAM_SALES = 1,
	TEAM_SERVICE,
	TEAM_CREDIT,
	TEAM_SPONSOR,
	TEAM_PART_END
};

enum handover_state {
	HANDOVER_GIVEN = 1,
	HANDOVER_TAKEN,
	HANDOVER_DECLINED,
	HANDOVER_TAKEN_BACK
};

enum {
	HANDOVER_NOTE_CHARS = 1000,
	HANDOVER_ANSWER_CHARS = 500,
	HANDOVER_BATCH_MAX = 2000, /* customers given at once */
	HANDOVER_PAGE = 50
};

/** Who holds one part; id 0: nobody. */
struct team_member {
	int64_t part;
	int64_t user_id;
	const char *name;
	const char *mobile, *mail;
	int64_t waits_for;      /* handover that waits; 0: none */
	const char *waits_name; /* for whom */
};

/** The four parts in order.  @param[out] rows struct team_member */
enum status team_list(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

/** Somebody who may hold a part. */
struct team_candidate {
	int64_t user_id;
	const char *name;
	const char *team; /* NULL: none */
	const char *team_en;
	int64_t customers; /* of those who have some */
};

/** By name, at most 500; part 0: those who have customers as salespeople now,
 *  active or not, to hand over from.  @param[out] rows struct team_candidate */
enum status team_candidates(struct db *db, struct arena *mem,
    const struct actor *who, int64_t part, struct db_rows *rows) MUST_CHECK;

/** Whether the actor may give this account's parts away. */
bool handover_may_give(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account);

/** One handover. */
struct handover {
	int64_t id;
	int64_t batch_id; /* of all in the same batch; its own id when alone */
	int64_t customer_id;
	const char *customer_code, *customer_name, *customer_name_en;
	int64_t part;
	int64_t state;
	int64_t from_id;
	const char *from; /* NULL: nobody */
	int64_t to_id;
	const char *to;
	const char *note;
	const char *open_things; /* see handover_open() */
	int64_t given_by_id;
	const char *given_by;
	struct instant given_at;
	struct instant answered_at;
	const char *answer;
	int64_t batch_count; /* customers in its batch */
};

/** Kinds of open things. */
enum handover_thing {
	OPEN_ORDERS = 0,
	OPEN_SHIPMENTS,
	OPEN_RETURNS,
	OPEN_TICKETS,
	OPEN_PROMISES,
	OPEN_OVERDUE, /* fen */
	OPEN_CONTRACTS,
	OPEN_PROPOSALS,
	OPEN_THING_COUNT
};

struct handover_open {
	int64_t count[OPEN_THING_COUNT];
	const char *numbers[OPEN_THING_COUNT]; /* "SO-…, SO-…"; "" */
};

/** What open_things says. */
void handover_open(
    struct arena *mem, const char *open_things, struct handover_open *out);

/** Given by, to or from the reader, or within ACTION_HANDOVER_GIVE.  Staff alone. */
enum status handover_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct handover *out) MUST_CHECK;

/** All customers of a batch, by name; at most HANDOVER_BATCH_MAX.
 *  @param[out] rows struct handover */
enum status handover_batch(struct db *db, struct arena *mem,
    const struct handover *handover, struct db_rows *rows) MUST_CHECK;

enum handover_which {
	HANDOVERS_TO_ME = 0, /* wait for the reader's signature */
	HANDOVERS_BY_ME,     /* given by the reader */
	HANDOVERS_ALL,       /* in reach */
	HANDOVER_WHICH_COUNT
};

/** One row per batch, newest first.  @param before ids below; 0: all
 *  @param[out] rows struct handover */
enum status handover_batches(struct db *db, struct arena *mem,
    const struct actor *who, enum handover_which which, int64_t before,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** Of one account, newest first, at most 50, for staff.
 *  @param[out] rows struct handover */
enum status handover_of_account(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows) MUST_CHECK;

/** How many batches wait for the reader. */
enum status handover_count(struct db *db, struct arena *mem,
    const struct actor *who, int64_t *count) MUST_CHECK;

enum handover_fault {
	HANDOVER_SOUND = 0,
	HANDOVER_FAULT_PART,
	HANDOVER_FAULT_TO,   /* nobody who may hold it */
	HANDOVER_FAULT_SAME, /* holds it already */
	HANDOVER_FAULT_SELF, /* who gives cannot take */
	HANDOVER_FAULT_OPEN, /* one waits for its answer */
	HANDOVER_FAULT_NOTE,
	HANDOVER_FAULT_FROM,  /* no customers in reach */
	HANDOVER_FAULT_MANY,  /* more than HANDOVER_BATCH_MAX */
	HANDOVER_FAULT_ANSWER /* say why; or too long */
};

/** Give one part of one customer; leads to the handover. */
struct handover_gift {
	int64_t customer_id; /* 0: all customers of from_id as salesperson */
	int64_t from_id;
	int64_t part;
	int64_t to_id;
	const char *note;
};

enum status handover_give(struct db *db, struct act *act,
    const struct handover_gift *gift, enum handover_fault *fault) MUST_CHECK;

/**
 * Take or decline: the receiver alone; the whole batch.
 *
 * @return STATUS_CONFLICT when it was answered or taken back, or when a part
 *         changed hands meanwhile; STATUS_FORBIDDEN for anybody else.
 */
enum status handover_answer(struct db *db, struct act *act, int64_t id,
    bool takes, const char *answer, enum handover_fault *fault) MUST_CHECK;

/** Take it back before it is answered: who gave it, or who may give it. */
enum status handover_take_back(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

#endif
