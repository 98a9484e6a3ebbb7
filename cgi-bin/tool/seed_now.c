/**
 * @file
 * The last two weeks: an order in every state, drafts and templates.  See
 * seed_play.h.
 *
 * Program: tool.
 */
#include "base/log.h"
#include "domain/draft.h"
#include "domain/proposal.h"
#include "domain/shipment.h"
#include "tool/import.h"
#include "tool/seed_play.h"

static const int64_t minute_ms = INT64_C(60) * 1000;
static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

/* Where an order stands in the end. */
enum stand {
	STAND_AWAITING,
	STAND_SENT_BACK,
	STAND_SUBMITTED,
	STAND_HELD_BY_OFFICER,
	STAND_REJECTED,
	STAND_CANCELLED,
	STAND_PROPOSED,
	STAND_CONFIRMED,
	STAND_PICKING,
	STAND_PART_SHIPPED,
	STAND_CLOSED_SHORT,
	STAND_IN_TRANSIT,
	STAND_DELIVERED,
	STAND_REFUSED,
	STAND_LOST,
	STAND_COMPLETED
};

/* Customers are numbered from 1; sums in percent of the limit. */
static const struct scene {
	int customer;
	int days_ago;
	enum stand stand;
	int percent;
	bool by_sales;
	const char *short_of;
} scenes[] = {
	{ 1, 13, STAND_COMPLETED, 4, false, NULL },
	{ 13, 13, STAND_COMPLETED, 6, false, NULL },
	{ 4, 12, STAND_COMPLETED, 5, false, NULL },
	{ 23, 12, STAND_COMPLETED, 6, false, NULL },
	{ 2, 11, STAND_REFUSED, 6, false, NULL },
	{ 1, 10, STAND_CLOSED_SHORT, 3, false, NULL },
	{ 1, 9, STAND_LOST, 2, false, NULL },
	{ 14, 9, STAND_COMPLETED, 7, false, NULL },
	{ 1, 8, STAND_COMPLETED, 3, true, NULL },
	{ 5, 8, STAND_COMPLETED, 9, false, NULL },
	{ 24, 8, STAND_CANCELLED, 5, false, NULL },
	{ 1, 7, STAND_REJECTED, 2, false, NULL },
	{ 16, 7, STAND_LOST, 6, false, NULL },
	{ 1, 6, STAND_REFUSED, 3, false, NULL },
	{ 9, 6, STAND_DELIVERED, 8, false, NULL },
	{ 1, 5, STAND_CANCELLED, 2, false, NULL },
	{ 13, 5, STAND_DELIVERED, 5, false, NULL },
	{ 27, 5, STAND_IN_TRANSIT, 7, false, NULL },
	{ 1, 4, STAND_DELIVERED, 3, false, NULL },
	{ 4, 4, STAND_IN_TRANSIT, 6, false, NULL },
	{ 1, 3, STAND_PART_SHIPPED, 4, false, "JL-1906" },
	{ 15, 3, STAND_PART_SHIPPED, 8, false, NULL },
	{ 2, 3, STAND_IN_TRANSIT, 6, false, NULL },
	{ 1, 2, STAND_IN_TRANSIT, 3, false, NULL },
	{ 23, 2, STAND_PICKING, 6, false, NULL },
	{ 26, 2, STAND_CONFIRMED, 6, false, "TS-0120" },
	{ 1, 1, STAND_PICKING, 3, false, NULL },
	{ 1, 1, STAND_PROPOSED, 4, false, NULL },
	{ 14, 1, STAND_PROPOSED, 5, false, "MC-0250" },
	{ 1, 1, STAND_CONFIRMED, 3, false, NULL },
	{ 1, 1, STAND_HELD_BY_OFFICER, 2, false, NULL },
	{ 7, 1, STAND_CONFIRMED, 6, false, NULL },
	{ 3, 1, STAND_SUBMITTED, 7, true, NULL },
	{ 1, 1, STAND_SENT_BACK, 27, false, NULL },
	{ 1, 0, STAND_AWAITING, 27, false, NULL },
	/* More than its limit: held as it is submitted. */
	{ 29, 0, STAND_SUBMITTED, 140, false, NULL },
	{ 2, 0, STAND_SUBMITTED, 5, false, NULL },
	{ 13, 0, STAND_SUBMITTED, 4, false, NULL },
	{ 24, 0, STAND_SUBMITTED, 6, false, NULL },
	{ 28, 0, STAND_SUBMITTED, 12, false, NULL },
	{ 1, 0, STAND_SUBMITTED, 3, false, NULL },
	{ 1, 0, STAND_SUBMITTED, 2, true, NULL },
};

/* An order on its way, and the clock of its steps. */
struct course {
	struct play *play;
	const struct scene *scene;
	struct play_customer *customer;
	int64_t order_id;
	int64_t shipment_id;
	struct instant at;
	int64_t pace_ms; /* from step to step, so that all lie in the past */
};

static struct act
next(struct course *course, const struct actor *who)
{
	course->at = instant_add_ms(course->at, course->pace_ms);
	return play_act(course->play, who, course->at);
}

static const struct actor *
staff(const struct course *course, enum play_staff who)
{
	return &course->play->staff[who];
}

static enum status
propose(struct course *course)
{
	struct act act = next(course, staff(course, PLAY_CLERK));
	struct propose_line line;
	struct order order;
	enum status st;

	st = order_find(course->play->db, course->play->scratch, act.who,
	    course->order_id, &order);
	if (st != STATUS_OK)
		return st;
	line = (struct propose_line){
		.position = order.lines[0].position,
		.quantity = order.lines[0].quantity,
		.promised_on = day_add(
		    day_from_instant(course->play->now, ZONE_SHANGHAI_MINUTES),
		    7),
	};
	return order_propose(course->play->db, &act, course->order_id, &line, 1,
	    "首行商品到货延迟，其余照常发出，可否下周补齐？");
}

/* Before the desk confirms.  @return whether the order stays there */
static enum status
wait_for_desk(struct course *course, bool *stays)
{
	struct db *db = course->play->db;
	struct act act;

	*stays = true;
	switch (course->scene->stand) {
	case STAND_AWAITING:
	case STAND_SUBMITTED:
		return STATUS_OK;
	case STAND_SENT_BACK:
		act = next(course, staff(course, PLAY_OWNER));
		return order_send_back(db, &act, course->order_id,
		    "本月预算有限，请减少饮料后再提交");
	case STAND_HELD_BY_OFFICER:
		act = next(course, staff(course, PLAY_CREDIT));
		return order_hold(
		    db, &act, course->order_id, "等待核对上月对账单");
	case STAND_REJECTED:
		act = next(course, staff(course, PLAY_CLERK));
		return order_reject(
		    db, &act, course->order_id, "收货地址不在配送范围内");
	case STAND_CANCELLED:
		act = next(course, &course->customer->buyer);
		return order_cancel(
		    db, &act, course->order_id, "门店需求变化，重新下单");
	case STAND_PROPOSED:
		return propose(course);
	case STAND_CONFIRMED:
	case STAND_PICKING:
	case STAND_PART_SHIPPED:
	case STAND_CLOSED_SHORT:
	case STAND_IN_TRANSIT:
	case STAND_DELIVERED:
	case STAND_REFUSED:
	case STAND_LOST:
	case STAND_COMPLETED:
		break;
	}
	*stays = false;
	return STATUS_OK;
}

/* From the confirmed order to the truck. */
static enum status
send(struct course *course, bool *stays)
{
	struct db *db = course->play->db;
	enum stand stand = course->scene->stand;
	struct order_outcome outcome;
	struct act act;
	enum status st;

	*stays = stand == STAND_CONFIRMED || stand == STAND_PICKING;
	course->at = instant_add_ms(course->at, course->pace_ms);
	st = play_confirm(course->play, course->order_id, course->at);
	if (st != STATUS_OK || stand == STAND_CONFIRMED)
		return st;
	act = next(course, staff(course, PLAY_WAREHOUSE));
	if (stand == STAND_PICKING)
		return order_pick(db, &act, course->order_id, &outcome);
	return play_ship(course->play, course->order_id,
	    stand == STAND_PART_SHIPPED || stand == STAND_CLOSED_SHORT,
	    course->at, &course->shipment_id);
}

/* From the truck to the end. */
static enum status
receive(struct course *course)
{
	struct db *db = course->play->db;
	enum stand stand = course->scene->stand;
	int64_t id = course->shipment_id;
	struct act act = next(course, staff(course, PLAY_WAREHOUSE));
	enum status st;

	if (stand == STAND_PART_SHIPPED || stand == STAND_IN_TRANSIT)
		return STATUS_OK;
	if (stand == STAND_LOST)
		return shipment_lose(
		    db, &act, id, "运输途中车辆事故，货物灭失");
	st = shipment_deliver(db, &act, id);
	if (st != STATUS_OK || stand == STAND_DELIVERED)
		return st;
	act = next(course, &course->customer->buyer);
	if (stand == STAND_REFUSED)
		return play_refuse(course->play, course->customer, id,
		    "外箱破损、临期", course->at);
	if (stand == STAND_COMPLETED)
		return shipment_sign(db, &act, id, "");
	act = next(course, staff(course, PLAY_CLERK));
	return order_close(
	    db, &act, course->order_id, "余量缺货，与客户商定不再补发");
}

static enum status
run(struct play *play, const struct scene *scene)
{
	struct course course = {
		.play = play,
		.scene = scene,
		.customer = &play->customers[scene->customer - 1],
	};
	struct play_wish wish = {
		.customer = course.customer,
		.by = scene->by_sales ? &play->staff[PLAY_SALES]
				      : &course.customer->buyer,
		.worth_fen =
		    course.customer->row.limit_fen * scene->percent / 100,
		.short_of = scene->short_of,
	};
	enum order_state state;
	bool stays;
	enum status st;

	course.at = instant_add_ms(play->now,
	    -scene->days_ago * day_ms -
		(150 + play_roll(play, 120)) * minute_ms);
	course.pace_ms = (play->now.ms - course.at.ms) / 8;
	wish.at = course.at;
	st = play_place(play, &wish, &course.order_id, &state);
	if (st == STATUS_OK)
		st = wait_for_desk(&course, &stays);
	if (st != STATUS_OK || stays)
		return st;
	st = send(&course, &stays);
	return st != STATUS_OK || stays ? st : receive(&course);
}

/* --- Drafts and templates ---------------------------------------------------- */

static enum status
write_drafts(struct play *play)
{
	static const char *const names[] = { "国庆备货", "周常补货",
		"中山路门店" };
	static const struct draft_row odd[] = {
		{ .code = "YT-5018", .quantity = "20" },
		{ .code = "YT-501", .quantity = "10" },
		{ .code = "HX-1001", .quantity = "15" },
		{ .code = "JL-1906", .quantity = "30" },
		{ .code = "TS-0100", .quantity = "5" },
	};
	struct play_customer *customer = &play->customers[0];
	struct play_wish wish = {
		.customer = customer,
		.by = &customer->buyer,
		.at = instant_add_ms(play->now, -90 * minute_ms),
		.worth_fen = 1200000,
	};
	struct draft_input unfinished = {
		.name = "待核对",
		.own_number = "",
		.remark = "",
		.rows = odd,
		.row_count = ARRAY_LEN(odd),
	};
	struct act act = play_act(play, wish.by, wish.at);
	enum draft_fault fault;
	int64_t template_id;
	int64_t draft_id;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(names) && st == STATUS_OK; i++) {
		st = play_draft(play, &wish, &draft_id);
		if (st == STATUS_OK && i < 2)
			st = draft_save_template(play->db, &act, draft_id,
			    names[i], &template_id, &fault);
		/* One of the templates' drafts has served. */
		if (st == STATUS_OK && i == 0)
			st = draft_delete(play->db, &act, draft_id);
	}
	return st == STATUS_OK
	    ? draft_save(play->db, &act, &unfinished, &draft_id, &fault)
	    : st;
}

enum status
play_now(struct play *play)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(scenes) && st == STATUS_OK; i++) {
		if ((size_t)scenes[i].customer > play->customer_count)
			continue;
		play->dice = i;
		st = run(play, &scenes[i]);
		if (st != STATUS_OK)
			log_event(LOG_ERROR, "seed.scene", "number",
			    log_int((int64_t)i), "status", log_int((int64_t)st),
			    NULL);
		/* A scene that does not come off leaves the others. */
		if (st != STATUS_UNAVAILABLE && st != STATUS_BUG)
			st = STATUS_OK;
		arena_reset(play->scratch);
		progress_show("Playing two weeks", i + 1, ARRAY_LEN(scenes));
	}
	if (st == STATUS_OK)
		st = write_drafts(play);
	arena_reset(play->scratch);
	progress_end();
	return st;
}
