/**
 * @file
 * People of the demo company at work.  See seed_play.h.
 *
 * Program: tool.
 */
#include "tool/seed_play.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/draft.h"
#include "domain/import_table.h"
#include "domain/order_submit.h"
#include "domain/receipt.h"
#include "domain/session.h"
#include "domain/sign_in.h"
#include "domain/shipment.h"

static const char password[] = "qutong-demo-1";

static const char *const staff_logins[PLAY_STAFF_COUNT] = {
	[PLAY_CLERK] = "clerk@qutong.example",
	[PLAY_WAREHOUSE] = "warehouse@qutong.example",
	[PLAY_CREDIT] = "credit@qutong.example",
	[PLAY_SALES] = "sales@qutong.example",
	[PLAY_OWNER] = "owner@hangzhou.example",
	[PLAY_SERVICE] = "service@qutong.example",
	[PLAY_QUALITY] = "quality@qutong.example",
	[PLAY_LEAD] = "lead@qutong.example",
	[PLAY_MANAGER] = "manager@qutong.example",
};

static const char *const carriers[] = { "顺达物流", "江浙快运", "自有车辆",
	"蓝桥冷链" };

enum {
	LINES_MOST = 8,
	MINUTE_MS = 60 * 1000
};

int64_t
play_roll(struct play *play, int64_t below)
{
	uint64_t z = play->dice += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (int64_t)((z ^ z >> 31) % (uint64_t)below);
}

struct act
play_act(struct play *play, const struct actor *who, struct instant at)
{
	return (struct act){
		.who = who,
		.mem = play->scratch,
		.now = at,
		.address = "",
	};
}

/* --- People and goods -------------------------------------------------------- */

/** A session that is being opened. */
struct entering {
	struct arena *mem;
	struct session_opening opening;
	char token[44];
	int64_t max_age;
};

static enum status
enter(struct db *db, void *context)
{
	struct entering *in = context;

	return session_begin(
	    db, in->mem, &in->opening, in->token, &in->max_age);
}

/** What a user may do, as the portal's sign-in tells it. */
static enum status
sign_in(struct play *play, const char *login, struct actor *who)
{
	const struct sign_in in = {
		.login = login,
		.password = password,
		.address = "",
		.agent = "seed-demo",
		.device = "",
		.now = play->now,
	};
	struct entering entering = {
		.mem = play->mem,
		.opening = {
			.address = "",
			.agent = "seed-demo",
			.now = play->now,
		},
	};
	struct session session;
	enum status st;

	st = sign_in_check(
	    play->db, play->mem, &in, &entering.opening.user_id);
	if (st == STATUS_OK)
		st = db_transact(play->db, enter, &entering);
	if (st == STATUS_OK)
		st = session_find(play->db, play->mem, entering.token,
		    play->now, who, &session);
	if (st == STATUS_OK)
		st = session_close(play->db, play->mem, entering.token);
	if (st != STATUS_OK)
		log_event(LOG_ERROR, "seed.no_sign_in", "login", login, NULL);
	return st;
}

enum status
play_begin(struct play *play)
{
	const struct seed_customer *customer;
	struct db_rows rows;
	enum status st;

	st =
	    db_all(play->db, play->mem, &stmt_seed_products, DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	play->product_count = rows.count;
	memcpy(
	    play->products, rows.items, rows.count * sizeof(play->products[0]));
	st = db_all(
	    play->db, play->mem, &stmt_seed_customers, DB_NO_ARGS, &rows);
	customer = rows.items;
	play->customer_count = st == STATUS_OK ? rows.count : 0;
	for (size_t i = 0; i < play->customer_count && st == STATUS_OK; i++) {
		play->customers[i].row = customer[i];
		st =
		    sign_in(play, customer[i].login, &play->customers[i].buyer);
	}
	for (size_t i = 0; i < PLAY_STAFF_COUNT && st == STATUS_OK; i++)
		st = sign_in(play, staff_logins[i], &play->staff[i]);
	if (st == STATUS_OK &&
	    (play->product_count < LINES_MOST || play->customer_count == 0))
		return STATUS_NOT_FOUND;
	return st;
}

/* --- Ordering ---------------------------------------------------------------- */

static const char *
quantity_text(
    struct play *play, const struct seed_product *product, int64_t worth_fen)
{
	int64_t units = worth_fen * 100 / product->price_1e4;

	units -= units % product->step;
	if (units < product->step)
		units = product->step;
	return text_format(play->scratch, "%lld", (long long)units);
}

enum status
play_draft(struct play *play, const struct play_wish *wish, int64_t *draft_id)
{
	struct act act = play_act(play, wish->by, wish->at);
	struct draft_row rows[LINES_MOST + 1];
	size_t lines = 3 + (size_t)play_roll(play, LINES_MOST - 2);
	size_t first = (size_t)play_roll(play, (int64_t)play->product_count);
	size_t stride = 1 + (size_t)play_roll(play, 6);
	struct draft_input in = {
		.customer_id = wish->customer->row.id,
		.name = "",
		.own_number = "",
		.remark = "",
		.rows = rows,
	};
	enum draft_fault fault;

	/* A handful of products that stand together in the list. */
	for (size_t i = 0; i < lines; i++) {
		const struct seed_product *product =
		    &play->products[(first + i * stride) % play->product_count];

		rows[in.row_count++] = (struct draft_row){
			.code = product->sku,
			.quantity = quantity_text(play, product,
			    wish->worth_fen / (int64_t)lines *
				(70 + play_roll(play, 61)) / 100),
		};
	}
	if (wish->short_of != NULL)
		rows[in.row_count++] =
		    (struct draft_row){ .code = wish->short_of,
			    .quantity = "40" };
	return draft_save(play->db, &act, &in, draft_id, &fault);
}

enum status
play_place(struct play *play, const struct play_wish *wish, int64_t *order_id,
    enum order_state *state)
{
	struct act act = play_act(play, wish->by,
	    instant_add_ms(wish->at, (2 + play_roll(play, 20)) * MINUTE_MS));
	struct submit_outcome outcome;
	int64_t draft_id;
	enum status st;

	st = play_draft(play, wish, &draft_id);
	if (st == STATUS_OK)
		st = order_submit(play->db, &act, draft_id, &outcome);
	if (st != STATUS_OK) {
		log_event(LOG_ERROR, "seed.not_placed", "customer",
		    wish->customer->row.login, "status", log_int((int64_t)st),
		    NULL);
		return st;
	}
	play->orders++;
	*order_id = outcome.order_id;
	*state = outcome.state;
	return STATUS_OK;
}

enum status
play_confirm(struct play *play, int64_t order_id, struct instant at)
{
	struct act clerk = play_act(play, &play->staff[PLAY_CLERK], at);
	struct act officer = play_act(play, &play->staff[PLAY_CREDIT],
	    instant_add_ms(at, 30 * MINUTE_MS));
	struct order_outcome outcome;
	enum status st;

	st = order_confirm(play->db, &clerk, order_id, &outcome);
	if (st != STATUS_OK || !outcome.held)
		return st;
	st = order_release(play->db, &officer, order_id,
	    "客户历史回款良好，同意放行", &outcome);
	if (st != STATUS_OK || outcome.state == ORDER_CONFIRMED)
		return st;
	clerk.now = instant_add_ms(at, 60 * MINUTE_MS);
	return order_confirm(play->db, &clerk, order_id, &outcome);
}

/* --- Sending ----------------------------------------------------------------- */

/** Half of what is kept for each line, at least one of it. */
static enum status
halve(struct play *play, int64_t order_id, struct ship_request *request)
{
	struct ship_line *lines;
	struct order order;
	enum status st;

	st = order_find(play->db, play->scratch, &play->staff[PLAY_WAREHOUSE],
	    order_id, &order);
	if (st != STATUS_OK)
		return st;
	lines =
	    arena_calloc(play->scratch, order.line_count + 1, sizeof(*lines));
	for (size_t i = 0; i < order.line_count; i++)
		lines[i] = (struct ship_line){ order.lines[i].position,
			(order.lines[i].reserved + 1) / 2 };
	request->lines = lines;
	request->line_count = order.line_count;
	return STATUS_OK;
}

enum status
play_ship(struct play *play, int64_t order_id, bool half, struct instant at,
    int64_t *shipment_id)
{
	struct act act = play_act(play, &play->staff[PLAY_WAREHOUSE], at);
	struct ship_request request = {
		.order_id = order_id,
		.carrier = carriers[play_roll(play, ARRAY_LEN(carriers))],
		.tracking = text_format(play->scratch, "YD%010lld",
		    (long long)play_roll(play, 10000000000)),
		.note = "",
	};
	struct order_outcome picked;
	struct ship_outcome sent;
	enum status st;

	st = order_pick(play->db, &act, order_id, &picked);
	if (st == STATUS_OK && half)
		st = halve(play, order_id, &request);
	if (st != STATUS_OK)
		return st;
	act.now = instant_add_ms(at, (20 + play_roll(play, 90)) * MINUTE_MS);
	st = order_ship(play->db, &act, &request, &sent);
	if (st == STATUS_OK)
		*shipment_id = sent.shipment_id;
	return st;
}

enum status
play_refuse(struct play *play, const struct play_customer *customer,
    int64_t shipment_id, const char *reason, struct instant at)
{
	struct act act = play_act(play, &customer->buyer, at);
	struct refuse_line line;
	struct shipment shipment;
	enum status st;

	st = shipment_find(
	    play->db, play->scratch, &customer->buyer, shipment_id, &shipment);
	if (st != STATUS_OK)
		return st;
	line = (struct refuse_line){ shipment.lines[0].position,
		shipment.lines[0].batch_id,
		(shipment.lines[0].quantity + 3) / 4 };
	return shipment_refuse(play->db, &act, shipment_id, &line, 1, reason);
}

/* --- Money ------------------------------------------------------------------- */

enum status
play_settle(struct play *play, const struct play_customer *customer,
    int64_t order_id, struct instant at)
{
	struct act act = play_act(play, &actor_system, at);
	struct receipt_request request = {
		.customer_id = customer->row.id,
		.kind = RECEIPT_BANK,
		.received_on = day_from_instant(at, ZONE_SHANGHAI_MINUTES),
		.payer = "",
		.reference = text_format(play->scratch, "BK%09lld",
		    (long long)play_roll(play, 1000000000)),
		.note = "",
		.apply_oldest = true,
	};
	enum receipt_fault fault;
	struct seed_sum used;
	int64_t receipt_id;
	enum status st;

	st = db_one(play->db, play->scratch, &stmt_seed_used,
	    DB_ARGS(db_int(order_id), db_int(order_id)), &used);
	if (st != STATUS_OK || used.fen <= 0)
		return st;
	request.amount_fen = used.fen;
	return receipt_post(play->db, &act, &request, &fault, &receipt_id);
}

/* --- All of it --------------------------------------------------------------- */

static const size_t memory_most = (size_t)64 << 20;
static const int64_t news_ms = INT64_C(14) * 24 * 60 * MINUTE_MS;

/** Said before it begins: what was cut off is not played over again. */
static enum status
note(struct db *db, struct act *act, void *context)
{
	(void)context;
	return db_run(db, &stmt_seed_note,
	    DB_ARGS(db_text("demo_played"), db_instant(act->now)), NULL);
}

/** What is long past is no news for anybody's inbox. */
static enum status
still(struct db *db, struct act *act, void *context)
{
	(void)context;
	return db_run(db, &stmt_seed_told,
	    DB_ARGS(db_instant(act->now),
		db_instant(instant_add_ms(act->now, -news_ms))),
	    NULL);
}

enum status
play_demo(struct db *db)
{
	struct play *play;
	struct arena *mem = arena_new(memory_most);
	struct arena *scratch = arena_new(memory_most);
	struct seed_done played;
	struct act act;
	enum status st;

	play = arena_calloc(mem, 1, sizeof(*play));
	*play = (struct play){ .db = db,
		.mem = mem,
		.scratch = scratch,
		.now = clock_now(),
		.dice = 20260101 };
	st = db_one(db, mem, &stmt_seed_played, DB_NO_ARGS, &played);
	if (st == STATUS_NOT_FOUND) {
		act = play_act(play, &actor_system, play->now);
		st = act_run(db, &act, note, NULL);
		if (st == STATUS_OK)
			st = import_index_products(db, &act);
		if (st == STATUS_OK)
			st = play_begin(play);
		if (st == STATUS_OK)
			st = play_year(play);
		if (st == STATUS_OK)
			st = play_now(play);
		if (st == STATUS_OK)
			st = play_invoices(play);
		if (st == STATUS_OK)
			st = play_tickets(play);
		if (st == STATUS_OK)
			st = play_returns(play);
		if (st == STATUS_OK)
			st = act_run(db, &act, still, NULL);
	}
	arena_free(scratch);
	arena_free(mem);
	return st;
}
