/**
 * @file
 * What every use case of an order does: lock it, judge, save, tell.
 *
 * Layer: domain, for order_*.c, shipment*.c, proposal*.c and credit*.c alone.
 * All calls run inside an act.  The row lock is taken before anything is read:
 * plain reads after it see what the holder before us committed.
 */
#ifndef DOMAIN_ORDER_CORE_H
#define DOMAIN_ORDER_CORE_H

#include "domain/order_act.h"
#include "domain/outbox.h"

/** The order's row: what use cases judge and change. */
struct order_core {
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	const char *foreign_no;
	int64_t draft_id;
	int64_t entered_by;
	struct instant placed_at;

	/* Written back by order_core_save(). */
	enum order_state state;
	struct instant state_since;
	enum credit_facet credit;
	enum part_facet shipping;
	enum part_facet receipt;
	bool proposal_open;
	int64_t total_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t discount_fen;
	int64_t quantity_total;
	int64_t approved_by;
	int64_t confirmed_by;
	struct instant confirmed_at;
	struct instant reserved_until;
};

/** A line's figures. */
struct core_line {
	int64_t position;
	int64_t product_id;
	int64_t unit_price_1e4;
	int64_t tax_rate_bp;

	/* Written back by order_core_save_lines(). */
	int64_t quantity;
	int64_t amount_fen;
	int64_t discount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	struct day promised_on;
	int64_t reserved;
	int64_t shipped;
	int64_t signed_for;
	int64_t refused;
	int64_t cancelled;
	int64_t cost_fen;

	int64_t order_id; /* for the bulk statement */
};

struct core_lines {
	struct core_line *items; /* by position */
	size_t count;
};

/** What is still to come of a line. */
static inline int64_t
core_line_open(const struct core_line *line)
{
	return line->quantity - line->shipped - line->cancelled;
}

/** What the line costs, VAT included. */
static inline int64_t
core_line_total(const struct core_line *line)
{
	return line->amount_fen - line->discount_fen;
}

/**
 * Lock the order and judge `action` (order_judge()).
 *
 * @return STATUS_OK, NOT_FOUND, CONFLICT, FORBIDDEN, UNAVAILABLE.
 */
enum status order_core_lock(struct db *db, struct act *act, int64_t order_id,
    enum order_action action, struct order_core *out) MUST_CHECK;

/** Lock it without judging: for shipments and jobs. */
enum status order_core_take(struct db *db, struct act *act, int64_t order_id,
    struct order_core *out) MUST_CHECK;

struct order_facts order_core_facts(const struct order_core *order);

/** The lines of a locked order. */
enum status order_core_lines(struct db *db, struct act *act, int64_t order_id,
    struct core_lines *out) MUST_CHECK;

/** The line at a position; NULL if there is none. */
struct core_line *order_core_line(
    const struct core_lines *lines, int64_t position);

enum status order_core_save(
    struct db *db, const struct order_core *order) MUST_CHECK;

enum status order_core_save_lines(
    struct db *db, int64_t order_id, const struct core_lines *lines) MUST_CHECK;

/** Move to a state, from now. */
void order_core_enter(
    struct order_core *order, enum order_state to, struct instant now);

/** A row of the timeline and its announcement. */
struct order_news {
	enum outbox_kind announced; /* EVENT_NONE: the timeline alone */
	const char *event; /* e.g. "confirmed"; at most 30 characters */
	enum order_state from;
	const char *note;  /* NULL for none; REASON of the announcement */
	int64_t object_id; /* proposal, shipment; 0 for none */
	struct instant until;
	int64_t shipment_id; /* the announcement is about it */
	bool part;
};

/** Write both; the order is in its new state. */
enum status order_core_tell(struct db *db, struct act *act,
    const struct order_core *order, const struct order_news *news) MUST_CHECK;

/** Lead the act to the order's page. */
void order_core_lead(struct act *act, const struct order_core *order);

/** The number people read. */
const char *order_core_number(
    struct arena *mem, const char *prefix, int64_t id, const char *foreign_no);

/** Whether a reason may be kept: present where needed, not too long. */
enum status order_reason_check(const char *reason, bool is_needed) MUST_CHECK;

/** The same time of day, `days` working days later (Saturday and Sunday are
 *  none) in a zone. */
struct instant order_working_days_after(
    struct instant at, int64_t days, int zone_minutes);

/** Keep what the open lines lack, as far as there is; `reserved` grows. */
enum status order_core_reserve(struct db *db, struct act *act,
    const struct order_core *order, struct core_lines *lines) MUST_CHECK;

/** Give back all that is kept; `reserved` falls to 0. */
enum status order_core_release(struct db *db, struct act *act,
    const struct order_core *order, struct core_lines *lines) MUST_CHECK;

/** Whether the customer's papers stand in its way (licence_bar.h). */
enum status order_core_barred(struct db *db, struct act *act,
    const struct order_core *order, bool *barred) MUST_CHECK;

/**
 * Confirm a locked, judged order: reserve what it lacks, evaluate holds under
 * the customer's lock, take credit.  Saves the order and tells.
 *
 * @param by user who confirms; 0 when it confirms by itself
 */
enum status order_core_confirm(struct db *db, struct act *act,
    struct order_core *order, struct core_lines *lines, int64_t by,
    struct order_outcome *out) MUST_CHECK;

/**
 * Confirm it without a person, where the setting says so and nothing stands in
 * the way: submitted, no hold, no proposal, every unit reserved.  `out` tells
 * the state either way.
 */
enum status order_core_confirm_alone(struct db *db, struct act *act,
    struct order_core *order, struct order_outcome *out) MUST_CHECK;

/**
 * Complete it if it is shipped or closed short and each of its shipments is
 * closed; else do nothing.
 */
enum status order_core_complete(
    struct db *db, struct act *act, struct order_core *order) MUST_CHECK;

#endif
