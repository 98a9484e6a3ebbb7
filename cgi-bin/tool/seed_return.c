/**
 * @file
 * Goods that come back to the demo company.  See seed_play.h.
 *
 * Program: tool.
 */
#include "base/text.h"
#include "domain/return_dock.h"
#include "domain/return_settle.h"
#include "tool/seed_play.h"

#define HOUR_MS INT64_C(3600000)

enum {
	CHOICES = 200,
	DAY_HOURS = 24,
	ALL_BP = 10000
};

/* How far a request gets. */
struct story {
	size_t customer;
	int64_t days_ago;
	size_t skip; /* deliveries to pass over */
	int64_t quantity;
	enum return_kind kind;
	enum return_reason reason;
	const char *note;
	enum return_state until;
};

static const struct story stories[] = {
	{ 0, 40, 0, 2, RETURN_REFUND, RETURN_DAMAGED, "外箱压坏，内瓶渗漏",
	    RETURN_CLOSED },
	{ 0, 9, 3, 3, RETURN_REFUND, RETURN_QUALITY, "开箱有异味",
	    RETURN_OFFER },
	{ 0, 4, 6, 1, RETURN_EXCHANGE, RETURN_WRONG, "发成另一规格",
	    RETURN_APPROVED },
	{ 0, 1, 9, 2, RETURN_REFUND, RETURN_DAMAGED, "", RETURN_DRAFT },
	{ 1, 2, 0, 4, RETURN_REFUND, RETURN_SLOW, "动销慢，想调整品类",
	    RETURN_SUBMITTED },
	{ 2, 6, 1, 2, RETURN_REPACK, RETURN_DAMAGED, "包装受潮",
	    RETURN_IN_TRANSIT },
	{ 3, 7, 2, 2, RETURN_REFUND, RETURN_NEAR_EXPIRY, "到货效期不足",
	    RETURN_RECEIVED },
	{ 4, 12, 0, 1, RETURN_REFUND, RETURN_SLOW, "卖不动",
	    RETURN_REJECTED },
};

struct telling {
	struct play *play;
	const struct story *story;
	struct instant at;
	int64_t id;
};

static struct act
act_of(struct telling *telling, const struct actor *who, int64_t hours)
{
	telling->at = instant_add_ms(telling->at, hours * HOUR_MS);
	return play_act(telling->play, who, telling->at);
}

/* A delivery from before that day, with something left of it. */
static enum status
find_delivery(struct telling *telling, const struct actor *buyer,
    struct return_pick *pick)
{
	const struct return_choice_filter filter = {
		.customer_id = buyer->customer_id,
		.limit = CHOICES,
	};
	const struct return_choice *choice;
	size_t skip = telling->story->skip;
	struct db_rows rows;
	enum status st;

	st = return_choices(telling->play->db, telling->play->scratch, buyer,
	    &filter, &rows);
	if (st != STATUS_OK)
		return st;
	choice = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		if (choice[i].delivered_at.ms >= telling->at.ms ||
		    choice[i].left < telling->story->quantity ||
		    choice[i].is_free || skip-- > 0)
			continue;
		*pick = (struct return_pick){
			.order_id = choice[i].order_id,
			.order_position = choice[i].order_position,
			.batch_id = choice[i].batch_id,
			.quantity = telling->story->quantity,
		};
		return STATUS_OK;
	}
	return STATUS_NOT_FOUND;
}

static enum status
write_draft(struct telling *telling, const struct actor *buyer)
{
	const struct story *story = telling->story;
	const struct return_edit_line line = {
		.position = 1,
		.quantity = story->quantity,
		.kind = story->kind,
		.reason = story->reason,
		.note = story->note,
		.wanted_sku = "",
	};
	const struct return_edit edit = {
		.way = RETURN_BY_CARRIER,
		.remark = "",
		.lines = &line,
		.line_count = 1,
	};
	struct return_pick pick;
	struct act act = act_of(telling, buyer, 0);
	enum status st;

	st = find_delivery(telling, buyer, &pick);
	if (st == STATUS_OK)
		st = return_start(telling->play->db, &act,
		    buyer->customer_id, &pick, 1, &telling->id, NULL);
	if (st != STATUS_OK)
		return st;
	act = act_of(telling, buyer, 0);
	return return_save(
	    telling->play->db, &act, telling->id, &edit, NULL);
}

/* Asked, then agreed to or not by whose turn it is. */
static enum status
decide(struct telling *telling, const struct actor *buyer)
{
	struct play *play = telling->play;
	const struct return_approval all = { .instruction = "" };
	struct act act = act_of(telling, buyer, 1);
	enum status st;

	st = return_submit(play->db, &act, telling->id, NULL);
	if (st != STATUS_OK || telling->story->until == RETURN_SUBMITTED)
		return st;
	act = act_of(telling, &play->staff[PLAY_MANAGER], 2);
	if (telling->story->until == RETURN_REJECTED)
		return return_reject(play->db, &act, telling->id,
		    "合同未约定滞销可退，可参加下月换货活动", NULL);
	st = return_approve(play->db, &act, telling->id, &all, NULL);
	/* Within the policy it was approved by itself. */
	return st == STATUS_CONFLICT ? STATUS_OK : st;
}

/* On its way, counted, judged. */
static enum status
bring_back(struct telling *telling, const struct actor *buyer)
{
	struct play *play = telling->play;
	const struct story *story = telling->story;
	bool all = story->until != RETURN_OFFER;
	const struct return_count count = { 1, story->quantity };
	const struct return_finding finding = {
		.position = 1,
		.accepted = all ? story->quantity : story->quantity - 1,
		.accept_bp = ALL_BP,
		.disposition = RETURN_SCRAP,
		.note = all ? "与描述一致" : "其中 1 件封口完好，未见异常",
	};
	const struct return_inspection inspection = {
		.findings = &finding,
		.count = 1,
	};
	struct act act = act_of(telling, buyer, DAY_HOURS);
	enum status st;

	st = return_send(
	    play->db, &act, telling->id, "顺达物流", "SD20260018", NULL);
	if (st != STATUS_OK || story->until == RETURN_IN_TRANSIT)
		return st;
	act = act_of(telling, &play->staff[PLAY_WAREHOUSE], 2 * DAY_HOURS);
	st = return_receive(
	    play->db, &act, telling->id, &count, 1, false, NULL);
	if (st != STATUS_OK || story->until == RETURN_RECEIVED)
		return st;
	act = act_of(telling, &play->staff[PLAY_QUALITY], DAY_HOURS);
	st = return_inspect(play->db, &act, telling->id, &inspection, NULL);
	if (st != STATUS_OK)
		return st;
	act = act_of(telling, &play->staff[PLAY_SERVICE], 3);
	return all ? return_resolve(play->db, &act, telling->id)
		   : return_offer(play->db, &act, telling->id,
			 "3 件中有 1 件封口完好，按 2 件退款", NULL);
}

static enum status
tell(struct play *play, const struct story *story)
{
	const struct actor *buyer = &play->customers[story->customer].buyer;
	struct telling telling = {
		.play = play,
		.story = story,
		.at = instant_add_ms(
		    play->now, -story->days_ago * DAY_HOURS * HOUR_MS),
	};
	enum status st;

	st = write_draft(&telling, buyer);
	if (st == STATUS_OK && story->until != RETURN_DRAFT)
		st = decide(&telling, buyer);
	if (st == STATUS_OK && story->until >= RETURN_IN_TRANSIT &&
	    story->until <= RETURN_CLOSED)
		st = bring_back(&telling, buyer);
	arena_reset(play->scratch);
	return st;
}

enum status
play_returns(struct play *play)
{
	for (size_t i = 0; i < ARRAY_LEN(stories); i++) {
		enum status st;

		if (stories[i].customer >= play->customer_count)
			continue;
		st = tell(play, &stories[i]);
		/* Who had nothing delivered by then returns nothing. */
		if (st != STATUS_OK && st != STATUS_NOT_FOUND)
			return st;
	}
	return STATUS_OK;
}
