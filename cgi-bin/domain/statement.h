/**
 * @file
 * Statements of account: a month of a customer, opening + movements = closing.
 *
 * Layer: domain.  Frozen when made: what is posted later with a day of that
 * month appears in the next one.  Writes run in act_run(); STATUS_NOT_FOUND out
 * of sight, STATUS_FORBIDDEN not for this actor.
 */
#ifndef DOMAIN_STATEMENT_H
#define DOMAIN_STATEMENT_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

enum {
	STATEMENT_NOTE_MAX = 500,
	STATEMENT_LINES_MAX = 20000
};

enum statement_state {
	STATEMENT_SENT = 1,
	STATEMENT_CONFIRMED,
	STATEMENT_DISPUTED,
	STATEMENT_STATE_COUNT
};

const char *statement_state_name(enum statement_state state);
enum statement_state statement_state_by_name(const char *name);

/** statement_lines.document_kind. */
enum statement_document {
	STATEMENT_RECEIVABLE = 1,
	STATEMENT_RECEIPT,
	STATEMENT_CREDIT_NOTE,
	STATEMENT_REVERSAL /* of a receipt */
};

struct statement_line {
	int64_t position;
	struct instant at;
	enum statement_document document_kind;
	int64_t document_id;
	const char *reference; /* shipment's, bank's or foreign number; "" */
	int64_t return_id;     /* a repair of this request; 0: none */
	int64_t amount_fen;    /* positive charges, negative credits */
	int64_t running_fen;
	struct day due_on;
	const char *dispute; /* "" for none */
};

/** Pure: positions, running balance and the two sums over lines in order.
 *  @return STATUS_OK; STATUS_INVALID for sums that do not fit. */
struct statement_sums {
	int64_t charged_fen;
	int64_t credited_fen;
	int64_t closing_fen;
};

enum status statement_sum(int64_t opening_fen, struct statement_line *lines,
    size_t count, struct statement_sums *out) MUST_CHECK;

struct statement {
	int64_t id;         /* 0: the live view */
	const char *number; /* ST-00000012; "" of the live view */
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	struct day month;             /* its first day */
	struct day from;              /* live: since the last statement */
	struct day to;                /* last day */
	enum statement_state state;
	int64_t opening_fen;
	int64_t charged_fen;
	int64_t credited_fen;
	int64_t closing_fen;
	int64_t line_total; /* as statements.line_count */
	struct instant made_at;
	const char *answered_by_name; /* NULL for none */
	struct instant answered_at;
	const struct statement_line *lines;
	size_t line_count;
};

/** A row of the list; lines are not read. */
struct statement_row {
	int64_t id;
	const char *number;
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en;
	struct day month;
	enum statement_state state;
	int64_t opening_fen;
	int64_t charged_fen;
	int64_t credited_fen;
	int64_t closing_fen;
	struct instant answered_at;
};

/** Zeroes mean no filter. */
struct statement_filter {
	int64_t customer_id;
	enum statement_state state;
	struct day month;
	struct day after_month; /* keyset: after the row of this month … */
	int64_t after_id;       /* … and id */
	int64_t limit;          /* 1 to 501 */
};

/** Newest month first (ACTION_MONEY_SEE).
 *  @param[out] rows struct statement_row */
enum status statement_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct statement_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** One with its lines. */
enum status statement_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct statement *out) MUST_CHECK;

/** The id behind a number. */
enum status statement_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** What happened since the last statement, or since the first of this month. */
enum status statement_live(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    struct statement *out) MUST_CHECK;

/**
 * Make the statement of a month that is over (ACTION_STATEMENT_MAKE); one that
 * stands stays as it is.  The distributor is told.
 *
 * @param month any day of it
 * @param[out] id the statement; may be NULL
 * @return STATUS_OK; STATUS_INVALID (the month is not over); STATUS_CONFLICT
 *         (a later month's stands already).
 */
enum status statement_make(struct db *db, struct act *act,
    int64_t customer_id, struct day month, int64_t *id) MUST_CHECK;

/**
 * The same for up to 200 customers who lack one and have a balance or a
 * movement; again until `made` is 0.
 */
enum status statement_make_all(struct db *db, struct act *act,
    struct day month, int64_t *made) MUST_CHECK;

/** The worker's job: last month's, from the 1st at 02:00 in the company's zone. */
enum status statement_job_make(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** The distributor agrees (ACTION_STATEMENT_ANSWER); also after a dispute.
 *  @return STATUS_CONFLICT when it was confirmed before. */
enum status statement_confirm(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/**
 * The distributor says what is wrong with a line: finance is told, and a
 * complaint is opened, which ends with an answer.
 *
 * @return STATUS_INVALID (no such line, a note missing or too long),
 *         STATUS_CONFLICT (confirmed).
 */
enum status statement_dispute(struct db *db, struct act *act, int64_t id,
    int64_t position, const char *note) MUST_CHECK;

/** A statement whose figures are not its lines', or not the one's before. */
struct statement_difference {
	int64_t statement_id;
	int64_t customer_id;
	int64_t closing_fen;
	int64_t found_fen;
};

/** For reconcile: closing ≠ opening + lines, or opening ≠ closing before; at
 *  most 1000.  @param[out] rows struct statement_difference */
enum status statement_check(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

#endif
