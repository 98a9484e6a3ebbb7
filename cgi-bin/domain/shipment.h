/**
 * @file
 * Shipments: goods on their way, until somebody signs for them.
 *
 * Layer: domain.  See order_act.h for what is true of every use case; a
 * shipment's actions lock it, then its order.
 */
#ifndef DOMAIN_SHIPMENT_H
#define DOMAIN_SHIPMENT_H

#include "domain/order_act.h"

enum {
	SHIPMENT_CARRIER_MAX = 60 /* characters; of a tracking number, too */
};

/** What is sent of one line. */
struct ship_line {
	int64_t position;
	int64_t quantity; /* 0: nothing of it this time */
};

struct ship_request {
	int64_t order_id;
	const char *carrier;  /* "" for own vehicle; at most SHIPMENT_CARRIER_MAX */
	const char *tracking; /* at most SHIPMENT_CARRIER_MAX */
	const char *note;     /* at most ORDER_REASON_MAX characters */
	const struct ship_line *lines; /* NULL: everything reserved */
	size_t line_count;
};

struct ship_outcome {
	int64_t shipment_id;
	enum order_state state;
};

/**
 * Send what is reserved: batches by first expired, first out.
 *
 * @return beside the usual: STATUS_INVALID when nothing would be sent, or more
 *         of a line than is reserved for it.
 */
enum status order_ship(struct db *db, struct act *act,
    const struct ship_request *request, struct ship_outcome *out) MUST_CHECK;

struct shipment_line {
	int64_t position;
	int64_t batch_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	const char *batch; /* "" where not tracked */
	struct day expires_on;
	int64_t quantity;
	int64_t refused;
	const char *reason;
};

struct shipment {
	int64_t id;
	const char *number;
	const char *foreign_no;
	int64_t order_id;
	const char *order_number;
	const char *order_foreign_no;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	const char *customer_name;
	const char *customer_name_en;
	enum shipment_state state;
	const char *carrier;
	const char *tracking;
	int64_t value_fen;
	struct instant sent_at;
	struct instant delivered_at;
	struct instant sign_due_at;
	struct instant closed_at;
	const char *sent_by_name;
	const char *closed_by_name; /* NULL: by itself */
	const char *address;
	const char *contact;
	const char *phone;
	const char *note;
	const struct shipment_line *lines;
	size_t line_count;
};

enum status shipment_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct shipment *out) MUST_CHECK;

/** The id behind a number: ours, or an imported one. */
enum status shipment_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

struct shipment_row {
	int64_t id;
	const char *number;
	const char *foreign_no;
	int64_t order_id;
	const char *order_number;
	const char *order_foreign_no;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	enum shipment_state state;
	const char *carrier;
	const char *tracking;
	struct instant sent_at;
	struct instant sign_due_at;
	int64_t value_fen;
};

struct shipment_filter {
	enum shipment_state state; /* 0: any */
	int64_t customer_id;       /* 0: any */
	struct instant after_at;   /* keyset, as order_filter */
	int64_t after_id;
	int64_t limit; /* 1 to 501: one more than is shown */
};

/** Newest first.  @param[out] rows struct shipment_row */
enum status shipment_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct shipment_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** What can be done to a shipment. */
enum shipment_action {
	SHIPMENT_DELIVER = 0, /* warehouse: the carrier says so */
	SHIPMENT_SIGN,        /* buyer */
	SHIPMENT_REFUSE,      /* buyer; in part: the rest counts as signed */
	SHIPMENT_LOSE,        /* warehouse: it will not arrive */
	SHIPMENT_ACTION_COUNT
};

/** "deliver": the last segment of the URL. */
const char *shipment_action_name(enum shipment_action action);
const char *shipment_state_name(enum shipment_state state);

/** Which actions stand on the page for this actor now. */
size_t shipment_actions(const struct actor *who,
    const struct shipment *shipment,
    enum shipment_action out[SHIPMENT_ACTION_COUNT]);

/** Whether a shipment in this state can be acted on so, whoever asks. */
bool shipment_allows(enum shipment_state state, enum shipment_action action);

/** OK, CONFLICT (not from this state) or FORBIDDEN (not by this actor).
 *  @param order whose it is: customer, rep and team are looked at */
enum status shipment_judge(const struct actor *who,
    const struct order_facts *order, enum shipment_state state,
    enum shipment_action action) MUST_CHECK;

enum status shipment_deliver(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** Signed for: its open lines count as received.  @param note may be "" */
enum status shipment_sign(
    struct db *db, struct act *act, int64_t id, const char *note) MUST_CHECK;

/** What is refused of one line of a shipment. */
struct refuse_line {
	int64_t position;
	int64_t batch_id;
	int64_t quantity;
};

/**
 * Refused, wholly or in part: refused goods come back to inspection and their
 * credit is given back; what is not refused counts as signed for.
 *
 * @param lines NULL: everything
 * @return STATUS_INVALID without a reason, for nothing, or for more than sent.
 */
enum status shipment_refuse(struct db *db, struct act *act, int64_t id,
    const struct refuse_line *lines, size_t line_count,
    const char *reason) MUST_CHECK;

/** Lost: nobody received it; its credit is given back, the goods are gone. */
enum status shipment_lose(
    struct db *db, struct act *act, int64_t id, const char *reason) MUST_CHECK;

#endif
