/**
 * @file
 * Return requests as they are read: the whole page of one, the list, what can
 * still be returned, and imported returns.
 *
 * Layer: domain.  Conventions of order.h.  A request out of the actor's scope is
 * STATUS_NOT_FOUND.
 */
#ifndef DOMAIN_RETURN_H
#define DOMAIN_RETURN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/return_policy.h"
#include "domain/return_state.h"

enum {
	RETURN_LINES_MAX = 100,
	RETURN_TEXT_MAX = 500, /* characters of a note, a reason */
	RETURN_FILES_MAX = 10  /* per line */
};

/** One line with its quantities: each part of the one before it. */
struct return_line {
	int64_t position;
	int64_t order_id;
	const char *order_number;
	const char *order_foreign_no;
	int64_t order_position;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en; /* may be NULL */
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t batch_id;
	const char *batch; /* "" where not tracked */
	struct day expires_on;
	enum return_kind kind;
	enum return_reason reason;
	const char *note;
	int64_t wanted_id; /* exchange for another product; 0: the same */
	const char *wanted_sku;
	const char *wanted_name;
	const char *wanted_name_en;
	int64_t quantity;
	int64_t approved;
	int64_t received;
	int64_t accepted;
	int64_t refused;
	int64_t accept_bp;
	const char *finding;
	enum return_disposition disposition;
	int64_t worth_fen; /* what was paid for `quantity` */
	int64_t asked_fen; /* credit if all is accepted, gifts deducted */
	int64_t offered_fen;
	int64_t credit_fen;
	int64_t free_deduct_fen;
	enum return_resolution resolution;
	int64_t credit_note_id;
	const char *credit_note_number; /* NULL for none */
	int64_t replacement_id;
	const char *replacement_number; /* the order; NULL for none */
	int64_t quote_fen; /* 0 for none */
	int64_t quote_answer; /* 0 open, 1 accepted, 2 declined */
	int64_t charge_id;    /* the receivable of an accepted one; 0: none */
	const char *charge_number; /* NULL for none */
	int64_t line_left; /* a draft: what may be returned of the order line */
	struct instant delivered_at;
	bool is_free;
};

struct return_event {
	int64_t id;
	struct instant at;
	const char *user_name; /* NULL: the system */
	const char *kind;      /* an action's name, or "expired", "told" … */
	enum return_state from_state;
	enum return_state to_state;
	const char *note;
	int64_t object_id;
};

/** A request and everything its page shows, files apart (file_list()). */
struct return_request {
	int64_t id;
	const char *number; /* RT-… */
	const char *foreign_no;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	const char *customer_code;
	enum return_conduct conduct;
	int64_t rep_id;
	int64_t team_id;
	enum return_state state;
	enum return_way way;
	unsigned verdict; /* enum return_mark bits */
	enum return_level level;
	const char *remark;
	const char *headline;
	const char *headline_en;
	int64_t line_total;
	int64_t quantity_total;
	int64_t credit_asked_fen;
	int64_t credit_given_fen;
	struct instant created_at;
	int64_t created_by;
	const char *created_by_name;
	bool by_staff;
	struct instant submitted_at;
	int64_t decided_by;
	const char *decided_by_name; /* NULL: by itself */
	struct instant decided_at;
	int64_t warehouse_id;
	const char *warehouse; /* NULL: none yet */
	const char *warehouse_en;
	const char *instruction;
	struct day send_until;
	const char *carrier;
	const char *tracking;
	struct instant sent_at;
	struct instant received_at;
	struct instant inspected_at;
	struct instant offered_at;
	struct instant answer_until;
	struct instant auto_at;
	struct instant promise_at;
	struct instant closed_at;
	const char *reason; /* why rejected, cancelled; what is asked */
	int64_t ticket_id;  /* the complaint of a declined offer */
	int64_t satisfied;  /* 0 not said, 1 yes, 2 no */
	struct instant state_since;
	int64_t version;
	const char *code; /* of the slip; NULL before approval */

	const struct return_line *lines;
	size_t line_count;
	const struct return_event *events; /* oldest first, at most 500 */
	size_t event_count;
};

struct return_facts return_facts(const struct return_request *request);

enum status return_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct return_request *out) MUST_CHECK;

/** The id behind RT-…. */
enum status return_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** The id behind the code of a slip. */
enum status return_id_of_code(struct db *db, struct arena *mem,
    const struct actor *who, const char *code, int64_t *id) MUST_CHECK;

struct return_row {
	int64_t id;         /* of the request; of an imported return's note */
	const char *number; /* RT-…, or the number it was imported with */
	const char *foreign_no;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	enum return_state state;
	enum return_way way;
	unsigned verdict;
	enum return_level level;
	const char *headline;
	const char *headline_en;
	int64_t line_count;
	int64_t quantity_total;
	int64_t credit_asked_fen;
	int64_t credit_given_fen;
	struct instant created_at;
	struct instant promise_at;
	struct instant answer_until;
	struct day send_until;
	int64_t credit_note_id; /* of an imported one; else 0 */
};

/** Which requests to list; zeroes mean no filter. */
struct return_filter {
	enum return_state state;
	bool open;               /* submitted and not over */
	enum return_level level; /* of submitted ones: whose turn it is */
	bool waits;              /* for the distributor alone: answer or goods */
	int64_t customer_id;
	int64_t order_id; /* that a line comes from */
	struct instant from;
	struct instant before;
	const char *text; /* in headline, a line's product code, an order number */
	bool imported;    /* imported history instead */
	struct instant after_at; /* keyset */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first.  STATUS_INVALID for a limit out of bounds, a text too long.
 *  @param[out] rows struct return_row */
enum status return_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct return_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** What may be put on a request: one batch of a delivered order line. */
struct return_choice {
	int64_t shipment_id;
	struct instant sent_at;
	int64_t order_id;
	const char *order_number;
	const char *order_foreign_no;
	int64_t order_position;
	int64_t batch_id;
	const char *batch;
	struct day expires_on;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	struct instant delivered_at;
	int64_t delivered; /* units of this batch */
	int64_t left;      /* that may be returned, of the batch and the line */
	bool is_free;
};

struct return_choice_filter {
	int64_t customer_id; /* must be given */
	int64_t order_id;    /* 0: any */
	int64_t shipment_id; /* 0: any */
	const char *text; /* product code or name, batch, order number; or NULL */
	struct instant after_at; /* keyset: sent_at, shipment, position */
	int64_t after_id;
	int64_t after_position;
	int64_t limit; /* 1 to 501 */
};

/** Newest delivery first (ACTION_RETURN_ASK).
 *  @param[out] rows struct return_choice */
enum status return_choices(struct db *db, struct arena *mem,
    const struct actor *who, const struct return_choice_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** What a draft would be told if it were submitted now. */
struct return_preview {
	struct return_verdict verdict;
	int64_t worth_fen;
	int64_t asked_fen;
	int64_t deduct_fen;
	int64_t month_count; /* requests of a month, with this one */
};

/**
 * Of a draft found by return_find().  A line that asks for more than there is
 * is worth nothing.
 *
 * @param[out] lines the draft's, with worth, asked and deduction filled in
 */
enum status return_preview(struct db *db, struct arena *mem,
    struct instant now, const struct return_request *request,
    struct return_line *lines, struct return_preview *out) MUST_CHECK;

/** How many requests wait for whom: for the first page. */
enum return_queue {
	RETURN_TO_DECIDE = 0, /* submitted, at a level of the actor's */
	RETURN_TO_ANSWER,     /* a question to the distributor */
	RETURN_TO_SEND,       /* approved: the distributor sends */
	RETURN_TO_RECEIVE,    /* on their way */
	RETURN_TO_INSPECT,
	RETURN_TO_OFFER,      /* inspected */
	RETURN_OFFERED,       /* the distributor's answer */
	RETURN_IN_WORK,       /* resolving */
	RETURN_APART,         /* batches that quality releases */
	RETURN_QUEUE_COUNT
};

/** Counts of the actor's scope. */
enum status return_counts(struct db *db, struct arena *mem,
    const struct actor *who, int64_t counts[RETURN_QUEUE_COUNT]) MUST_CHECK;

#endif
