/**
 * @file
 * What every use case of a return does: lock it, judge, save, tell.
 *
 * Layer: domain, for return_*.c alone.  All calls run inside an act.  Locks are
 * taken before anything is read plainly: the request's row, its lines, then the
 * orders they come from by ascending id; stock and credit follow.
 */
#ifndef DOMAIN_RETURN_CORE_H
#define DOMAIN_RETURN_CORE_H

#include "domain/outbox.h"
#include "domain/return_act.h"
#include "domain/return_credit.h"

/** The request's row: what use cases judge and change. */
struct return_core {
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t created_by;
	bool by_staff;

	/* Written back by return_core_save(). */
	enum return_state state;
	enum return_way way;
	unsigned verdict;
	enum return_level level;
	const char *remark;
	const char *headline;
	const char *headline_en;
	int64_t line_count;
	int64_t quantity_total;
	int64_t credit_asked_fen;
	int64_t credit_given_fen;
	struct instant submitted_at;
	int64_t decided_by;
	struct instant decided_at;
	int64_t warehouse_id;
	const char *instruction;
	struct day send_until;
	const char *carrier;
	const char *tracking;
	struct instant sent_at;
	struct instant received_at;
	struct instant inspected_at;
	struct instant offered_at;
	struct instant answer_until;
	bool answer_told;
	struct instant auto_at;
	struct instant promise_at;
	struct instant closed_at;
	const char *reason;
	int64_t ticket_id;
	int64_t satisfied;
	struct instant state_since;
	const char *code; /* NULL before approval */
	enum return_state from; /* the state it was locked in */
};

/** A line's figures. */
struct return_core_line {
	int64_t return_id;
	int64_t position;
	int64_t order_id;
	int64_t order_position;
	int64_t product_id;
	int64_t batch_id;
	struct instant delivered_at;

	/* Written back by return_core_save_lines(). */
	enum return_kind kind;
	enum return_reason reason;
	const char *note;
	int64_t wanted_id;
	int64_t quantity;
	int64_t approved;
	int64_t received;
	int64_t accepted;
	int64_t refused;
	int64_t accept_bp;
	const char *finding;
	enum return_disposition disposition;
	int64_t worth_fen;
	int64_t asked_fen;
	int64_t offered_fen;
	int64_t credit_fen;
	int64_t free_deduct_fen;
	enum return_resolution resolution;
	int64_t credit_note_id;
	int64_t replacement_id;
	int64_t quote_fen; /* 0 for none */
	int64_t quote_answer;
};

/** The order line it comes from, and how it is counted there. */
struct return_source {
	int64_t order_id;
	int64_t position;
	int64_t product_id;
	int64_t quantity;
	int64_t shipped;
	int64_t refused;
	int64_t amount_fen;
	int64_t discount_fen;
	int64_t replaces_fen;
	int64_t returning_qty;
	int64_t returned_qty;
	int64_t returning_fen;
	int64_t returned_fen;
	bool is_free;
	int64_t promotion_id;
	int64_t buy; /* of a free goods promotion; 0 for none */
	int64_t get;
	bool is_cold;
	int64_t warehouse_id; /* that shipped it; 0 if unknown */

	/* What return_core_count() adds. */
	int64_t returning_delta;
	int64_t returned_delta;
	int64_t returning_fen_delta;
	int64_t returned_fen_delta;
};

/** A locked request with all of it. */
struct return_whole {
	struct return_core core;
	struct return_core_line *lines; /* by position */
	size_t line_count;
	struct return_source *sources; /* by order and position */
	size_t source_count;
};

/**
 * Lock a request and its lines, and, `with_orders`, the orders they come from.
 *
 * @return STATUS_OK, NOT_FOUND (also out of scope), UNAVAILABLE.
 */
enum status return_core_take(struct db *db, struct act *act, int64_t id,
    bool with_orders, struct return_whole *out) MUST_CHECK;

/** The same, then judge `action`. */
enum status return_core_lock(struct db *db, struct act *act, int64_t id,
    enum return_action action, bool with_orders,
    struct return_whole *out) MUST_CHECK;

struct return_facts return_core_facts(const struct return_whole *whole);

/** Whether goods of a line come to the warehouse: not what is kept, destroyed,
 *  or was never delivered. */
bool return_core_travels(
    const struct return_core *core, const struct return_core_line *line);

/** Whether less than was agreed is given for a line. */
bool return_falls_short(
    int64_t approved, int64_t accepted, int64_t accept_bp);

/** The lines of orders, whose customer was checked before.
 *  @param ids distinct */
enum status return_core_sources(struct db *db, struct arena *mem,
    const int64_t *ids, size_t count, struct return_whole *out) MUST_CHECK;

/** The order line behind a line; NULL if it is not loaded. */
struct return_source *return_core_source(
    const struct return_whole *whole, const struct return_core_line *line);

struct return_core_line *return_core_line(
    const struct return_whole *whole, int64_t position);

/** Move to a state, from now; what ran by itself before stops. */
void return_core_enter(
    struct return_core *core, enum return_state to, struct instant now);

enum status return_core_save(
    struct db *db, const struct return_core *core) MUST_CHECK;

enum status return_core_save_lines(
    struct db *db, const struct return_whole *whole) MUST_CHECK;

/** Units of its order line that a line holds, in the state it was locked in. */
int64_t return_core_held(
    const struct return_core *core, const struct return_core_line *line);

/** Give back what a line holds of its order line: `k` of its units. */
enum status return_core_let_go(struct return_whole *whole,
    struct return_core_line *line, int64_t k) MUST_CHECK;

/** What of its worth a line holds for so many units. */
enum status return_core_worth_of(const struct return_core_line *line,
    int64_t units, int64_t *fen) MUST_CHECK;

/** Write the deltas of the sources, once; the schema refuses too many. */
enum status return_core_count(
    struct db *db, struct return_whole *whole) MUST_CHECK;

/** A row of the timeline and its announcement. */
struct return_news {
	enum outbox_kind announced; /* EVENT_NONE: the timeline alone */
	const char *event;          /* at most 30 characters */
	const char *note;           /* NULL for none; REASON */
	int64_t object_id;
	int64_t amount_fen; /* AMOUNT, if not negative */
	struct instant until;
	const char *order; /* ORDER; NULL for none */
};

enum status return_core_tell(struct db *db, struct act *act,
    const struct return_core *core, const struct return_news *news) MUST_CHECK;

/** Only an announcement. */
enum status return_core_announce(struct db *db, struct act *act,
    const struct return_core *core, const struct return_news *news) MUST_CHECK;

/** Lead the act to the request's page. */
void return_core_lead(struct act *act, int64_t id);

const char *return_core_number(struct arena *mem, int64_t id);

/** Note the problem; STATUS_INVALID. */
enum status return_core_refuse(struct return_problem *problem,
    enum return_fault fault, int64_t position) MUST_CHECK;

/** Whether a text may be kept: there where needed, not too long. */
bool return_core_text_fits(const char *text, size_t most, bool is_needed);

/** When `days` days from now end, in the company's zone. */
enum status return_core_days_from_now(struct db *db, struct act *act,
    int64_t days, struct instant *at, struct day *day) MUST_CHECK;

/** Approve a locked, judged, submitted request: see return_approve().  It is
 *  not saved yet, nor told. */
enum status return_core_approve(struct db *db, struct act *act,
    struct return_whole *whole, const struct return_approval *approval,
    int64_t by, struct return_news *news,
    struct return_problem *problem) MUST_CHECK;

/** Post what lines were given and no note has yet: one note for each order,
 *  which lowers that order's receivable first. */
enum status return_core_credit(struct db *db, struct act *act,
    struct return_whole *whole, bool *credited) MUST_CHECK;

/** Goods of a line that came leave for the customer, those of a line that did
 *  not travel stay. */
enum status return_core_send_back(struct db *db, struct act *act,
    const struct return_whole *whole, const struct return_core_line *line,
    int64_t quantity) MUST_CHECK;

/** When every line is resolved the request, saved before, is closed. */
enum status return_core_close(
    struct db *db, struct act *act, struct return_whole *whole) MUST_CHECK;

#endif
