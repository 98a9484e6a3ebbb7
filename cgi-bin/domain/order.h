/**
 * @file
 * Orders as they are read: the whole page of one, and the list.
 *
 * Layer: domain.  True of every function of order*.h, shipment.h, proposal.h
 * and credit.h:
 *
 *   Units      fen; unit prices 1/10,000 yuan; whole sales units; UTC instants.
 *   Errors     Outputs are written on STATUS_OK only.  STATUS_UNAVAILABLE is
 *              possible wherever a `db` is passed.
 *   Ownership  What an output points to lives in `mem` (or act->mem).
 *   Privacy    Out of the actor's scope is STATUS_NOT_FOUND.
 */
#ifndef DOMAIN_ORDER_H
#define DOMAIN_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/order_state.h"

/** Most lines of one order, and most bytes of a reason or remark. */
enum {
	ORDER_LINES_MAX = 500,
	ORDER_REASON_MAX = 160 /* characters; as the forms say */
};

/** Why an order is held; order_holds.reason. */
enum hold_reason {
	HOLD_OVER_LIMIT = 1,
	HOLD_LIMIT_RAN_OUT,
	HOLD_OVERDUE,
	HOLD_ORDER_SHARE,
	HOLD_FORCED,
	HOLD_REASON_COUNT
};

/** order_holds.state. */
enum hold_state {
	HOLD_STANDING = 1,
	HOLD_RELEASED,
	HOLD_GONE
};

/** shipments.state. */
enum shipment_state {
	SHIPMENT_PACKED = 1,
	SHIPMENT_IN_TRANSIT,
	SHIPMENT_DELIVERED,
	SHIPMENT_SIGNED,
	SHIPMENT_REFUSED,
	SHIPMENT_LOST,
	SHIPMENT_STATE_COUNT
};

/** One line, with what an open proposal would make of it. */
struct order_line {
	int64_t position;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en; /* may be NULL */
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	int64_t amount_fen;   /* after line promotion */
	int64_t discount_fen; /* share of the order break */
	int64_t net_fen;
	int64_t tax_fen;
	int64_t tax_rate_bp;
	int64_t price_source; /* 1 base 2 class 3 list 4 contract */
	int64_t promotion_id;
	bool is_free;
	int64_t short_choice;
	int64_t promised_now;
	int64_t promised_later;
	struct day promised_on;
	int64_t reserved;
	int64_t shipped;
	int64_t signed_for;
	int64_t refused;
	int64_t cancelled;
	bool proposed; /* the open proposal changes this line: */
	int64_t proposed_quantity;
	struct day proposed_on;
	const char *substitute_sku; /* NULL for none */
	const char *substitute_name;
	const char *substitute_name_en;
};

/** What is still to come of a line. */
static inline int64_t
order_line_open(const struct order_line *line)
{
	return line->quantity - line->shipped - line->cancelled;
}

/** One row of the timeline. */
struct order_event {
	int64_t id;
	struct instant at;
	const char *user_name; /* NULL: the system */
	const char *kind; /* "confirmed"; see order_row.h */
	enum order_state from_state;
	enum order_state to_state;
	const char *note;
	int64_t object_id; /* proposal, shipment …; 0 for none */
};

/** What keeps an order from passing. */
struct order_hold {
	enum hold_reason reason;
	int64_t amount_fen; /* by how much, where that has a meaning */
	struct instant since;
	const char *note;
};

struct order_shipment {
	int64_t id;
	const char *number;
	enum shipment_state state;
	struct instant sent_at;
	struct instant sign_due_at;
	const char *carrier;
	const char *tracking;
	int64_t value_fen;
};

/** An order and everything its page shows. */
struct order {
	int64_t id;
	const char *number; /* as people read it */
	const char *foreign_no;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	const char *customer_code;
	const char *papers; /* of the customer, for licence_judge_order() */
	int64_t rep_id;
	int64_t team_id;
	enum order_state state;
	enum credit_facet credit;
	enum part_facet shipping;
	enum part_facet receipt;
	enum part_facet invoice;
	enum part_facet payment;
	struct instant placed_at;
	struct instant state_since;
	int64_t total_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t discount_fen;
	int64_t line_total; /* lines, as orders.line_count */
	int64_t quantity_total;
	const char *headline;
	const char *headline_en;
	const char *own_number; /* NULL for none */
	int64_t draft_id;
	const char *address;
	const char *contact;
	const char *phone;
	struct day wanted_on;
	const char *remark;
	int64_t term_days;
	int64_t entered_by;
	const char *entered_by_name; /* NULL for imported */
	bool by_staff;
	struct instant reserved_until;

	int64_t proposal_id; /* 0: none open */
	const char *proposal_reason;
	const char *proposal_by_name;
	struct instant proposal_at;
	struct instant proposal_until;

	const struct order_line *lines; /* by position */
	size_t line_count;
	const struct order_event *events; /* oldest first, at most 500 */
	size_t event_count;
	const struct order_hold *holds; /* those that stand, of a held order */
	size_t hold_count;
	const struct order_shipment *shipments; /* a held order has none */
	size_t shipment_count;
};

/** The facts order_judge() and order_actions() ask for. */
struct order_facts order_facts(const struct order *order);

/** The whole page of one order in four statements. */
enum status order_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t order_id, struct order *out) MUST_CHECK;

/**
 * The id behind a number: ours, or an imported one.
 *
 * @return STATUS_OK or STATUS_NOT_FOUND (also out of scope).
 */
enum status order_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** What a list shows of an order. */
struct order_row {
	int64_t id;
	const char *number;
	const char *foreign_no;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	enum order_state state;
	enum credit_facet credit;
	enum part_facet shipping;
	enum part_facet receipt;
	bool proposal_open;
	struct instant placed_at;
	int64_t total_fen;
	int64_t line_count;
	int64_t quantity_total;
	const char *headline;
	const char *headline_en;
	const char *own_number;
	struct day wanted_on;
};

/** Which orders to list; zeroes mean no filter. */
struct order_filter {
	enum order_state state;
	bool open;              /* neither over nor a draft; needs a customer */
	bool held;              /* credit facet "held" alone */
	bool proposal_open;     /* waiting for the buyer's answer alone */
	struct instant from;    /* placed at or after */
	struct instant before;  /* placed before */
	const char *own_number; /* exact */
	int64_t customer_id;
	int64_t product_id; /* has a line of it; needs a customer or period */
	const char *text;   /* in headline, own or foreign number */
	int64_t least_fen;
	int64_t most_fen;
	struct instant after_at; /* keyset: continue after this row … */
	int64_t after_id;        /* … of this id; 0 for the first page */
	int64_t limit;           /* 1 to 501: one more than is shown */
};

/**
 * Orders, newest first.
 *
 * @param[out] rows struct order_row
 * @return STATUS_OK; STATUS_INVALID for a limit out of bounds, or for text,
 *         product and amount without customer, own number or a period.
 */
enum status order_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct order_filter *filter,
    struct db_rows *rows) MUST_CHECK;

#endif
