/**
 * @file
 * Load data of the desk.  See ticket_load.h.
 */
#include "domain/ticket_load.h"

#include "base/text.h"
#include "db/migrate_door.h"
#include "domain/load_chance.h"
#include "domain/promise.h"
#include "domain/ticket_load_sql.h"
#include "domain/ticket_sql.h"
#include "domain/ticket_term.h"

enum {
	CHUNK = 2000, /* cases written at once */
	SAID_MAX = 6,
	TERMS_MAX = 200, /* of one case */
	TEXT_BYTES = 4000,
	CHUNK_BYTES_MAX = 128 << 20,
	STREAM = 9,
	DAYS = 731,
	RECENT_DAYS = 3,
	GRACE_DAYS = 3,
	KEY_FROM_CLASS = 6
};

#define MINUTE_MS INT64_C(60000)
#define DAY_MS (INT64_C(1440) * MINUTE_MS)

/* What cases are made from. */
struct world {
	const struct ticket_load_plan *plan;
	const struct ticket_load_customer *customers;
	const struct ticket_load_number *staff;
	const struct ticket_load_number *leaders;
	const struct ticket_load_product *products;
	size_t customer_count;
	size_t staff_count;
	size_t leader_count;
	size_t product_count;
	struct ticket_load_ids ids;
	struct promise_terms terms;
};

/* A case on its way. */
struct making {
	const struct world *world;
	struct chance chance;
	struct ticket_core *ticket;
	struct ticket_load_message *said;
	size_t *said_count;
	int64_t *message_id; /* the next */
	int64_t buyer_id;
	int64_t agent_id;
	struct instant at; /* how far its time has come */
	const char *product;
};

/* Rows that wait for their tables. */
struct chunk {
	struct arena *mem;
	int64_t next;       /* index of its next case */
	int64_t message_id; /* of its next message */
	size_t count;
	struct ticket_core *tickets;
	struct ticket_load_message *said;
	size_t said_count;
	struct ticket_news *news;
	size_t news_count;
	struct ticket_term_row *terms;
	size_t term_count;
	struct ticket_load_tag *tags;
	size_t tag_count;
	struct ticket_load_link *links;
	size_t link_count;
};

static const char *const complaints[] = { "%s 到货破损，外箱受潮",
	"%s 少到两箱", "%s 批次与送货单不符", "%s 开封有异味，请检测",
	"%s 价格与合同不一致", "%s 晚到三天，影响上架" };
static const char *const questions[] = { "%s 什么时候能补货",
	"%s 的检测报告在哪里下载", "%s 能不能改送货地址",
	"%s 的促销到哪天结束", "发票抬头怎么修改（%s）", "%s 的保质期怎么看" };
static const char *const bodies[] = {
	"请尽快核实并答复，门店等着用。", "照片在附件里，请看一下怎么处理。",
	"上次也出现过同样的情况，希望这次能彻底解决。",
	"麻烦告诉我们大概的时间，我们好安排。" };
static const char *const answers[] = {
	"已经收到，正在和仓库核对，今天下班前给您答复。",
	"已联系物流，明天上午补送到门店。", "质量部正在取样，结果出来马上告诉您。",
	"请再提供一下批号和签收单的照片。" };
static const char *const results[] = {
	"问题已经核实，破损部分按合同补发，下次送货一并送到。",
	"已开出贷项通知单，金额可以在对账页面看到。",
	"检测结果合格，报告已经上传，可以正常销售。",
	"地址已经更新，之后的订单都会送到新仓库。" };
static const char *const tags[] = { "物流", "回访", "大客户", "质检", "发票" };

static const struct db_column tags_columns[] = {
	DB_COLUMN(struct ticket_load_tag, tag),
	DB_COLUMN(struct ticket_load_tag, ticket_id),
};

static const char *
one_of(struct chance *chance, const char *const *texts, size_t count)
{
	return texts[chance_below(chance, (int64_t)count)];
}

#define ONE_OF(making, texts)                                                  \
	one_of(&(making)->chance, (texts), ARRAY_LEN(texts))

/* With a product's name in place of %s. */
static const char *
fill(struct arena *mem, const char *text, const char *name)
{
	const char *at = strstr(text, "%s");

	if (at == NULL)
		return text;
	return text_format(
	    mem, "%.*s%s%s", (int)(at - text), text, name, at + 2);
}

/* Minutes go by; nothing happens after now. */
static void
wait(struct making *making, int64_t least, int64_t most)
{
	struct instant now = making->world->plan->now;

	making->at = instant_add_ms(making->at,
	    chance_between(&making->chance, least, most) * MINUTE_MS);
	if (making->at.ms >= now.ms)
		making->at = instant_add_ms(now, -1000);
}

static struct ticket_news *
happens(struct making *making, const char *kind, enum ticket_state state,
    int64_t user_id)
{
	struct ticket_core *ticket = making->ticket;
	struct ticket_news *news = &ticket->news[ticket->news_count++];

	if (ticket->state != state)
		ticket->state_since = making->at;
	*news = (struct ticket_news){
		.ticket_id = ticket->id,
		.at = making->at,
		.user_id = user_id,
		.kind = kind,
		.from_state = ticket->state,
		.to_state = state,
		.note = "",
	};
	ticket->state = state;
	ticket->changed_at = making->at;
	return news;
}

static int64_t
say(struct making *making, enum ticket_message_kind kind, bool by_customer,
    const char *body)
{
	struct ticket_load_message *message =
	    &making->said[(*making->said_count)++];

	*message = (struct ticket_load_message){
		.id = (*making->message_id)++,
		.ticket_id = making->ticket->id,
		.kind = kind,
		.by_customer = by_customer,
		.user_id = by_customer ? making->buyer_id : making->agent_id,
		.at = making->at,
		.body = body,
	};
	making->ticket->message_count++;
	making->ticket->last_by_customer = by_customer;
	return message->id;
}

static void
open_case(struct making *making)
{
	struct ticket_core *ticket = making->ticket;
	struct ticket_news *news;

	ticket->state = TICKET_REGISTERED;
	say(making, TICKET_MESSAGE, true, ONE_OF(making, bodies));
	news = happens(making, "opened", TICKET_REGISTERED, making->buyer_id);
	news->severity = ticket->severity;
	news->tier = ticket->tier;
	ticket->state_since = making->at;
}

static void
take_up(struct making *making)
{
	struct ticket_core *ticket = making->ticket;
	bool is_complaint = ticket->kind == TICKET_COMPLAINT;
	struct ticket_news *news;

	wait(making, 5, 200);
	ticket->owner_id = making->agent_id;
	news = happens(making, is_complaint ? "triaged" : "assigned",
	    TICKET_TRIAGED, making->agent_id);
	news->object_id = making->agent_id;
}

static void
answer(struct making *making)
{
	wait(making, 5, 240);
	happens(making, "answered", making->ticket->state, making->agent_id)
	    ->object_id = 0;
	say(making, TICKET_MESSAGE, false, ONE_OF(making, answers));
}

static void
ask(struct making *making)
{
	wait(making, 5, 240);
	making->ticket->back_state = making->ticket->state;
	say(making, TICKET_MESSAGE, false, answers[3]);
	happens(making, "asked", TICKET_WAITING_CUSTOMER, making->agent_id);
}

static void
tell(struct making *making)
{
	wait(making, 30, 1500);
	say(making, TICKET_MESSAGE, true, ONE_OF(making, bodies));
	happens(making, "told", making->ticket->back_state, making->buyer_id);
	making->ticket->back_state = 0;
}

static void
give_result(struct making *making)
{
	struct ticket_core *ticket = making->ticket;

	wait(making, 30, 900);
	if (ticket->kind != TICKET_COMPLAINT) {
		ticket->reply_id = say(
		    making, TICKET_REPLY, false, ONE_OF(making, results));
		happens(making, "resolved", TICKET_RESOLVED, making->agent_id);
		return;
	}
	ticket->proposed_by_id = making->agent_id;
	ticket->founded = TICKET_IS_FOUNDED;
	ticket->responsible_id = chance_between(&making->chance, 1, 6);
	ticket->cause = "装车时堆放过高";
	ticket->proposal = "按合同补发，并给仓库发整改通知。";
	ticket->cost_fen = chance_between(&making->chance, 10, 4000) * 100;
	happens(making, "proposed", TICKET_WAITING_DECISION, making->agent_id);
	wait(making, 10, 400);
	ticket->decided_by_id =
	    making->world
		->leaders[chance_below(&making->chance,
		    (int64_t)making->world->leader_count)]
		.value;
	ticket->decided_at = making->at;
	ticket->remedy = (enum ticket_remedy)chance_between(&making->chance,
	    TICKET_APOLOGY, TICKET_CREDIT);
	ticket->opinion = "同意。";
	happens(making, "decided", TICKET_DECIDED, ticket->decided_by_id);
	wait(making, 10, 300);
	ticket->reply_id =
	    say(making, TICKET_REPLY, false, ONE_OF(making, results));
	happens(making, "replied", TICKET_REPLIED, making->agent_id);
	wait(making, 10, 600);
	say(making, TICKET_SECOND_REPLY, false, "补发的货已经送到，请查收。");
	happens(making, "done", TICKET_ACTIONING, making->agent_id);
}

static void
rate(struct making *making, bool is_closed)
{
	static const int64_t stars[] = { 5, 5, 5, 5, 4, 4, 4, 3, 3, 2 };
	struct ticket_core *ticket = making->ticket;

	wait(making, 30, 2000);
	ticket->stars = stars[chance_below(
	    &making->chance, (int64_t)ARRAY_LEN(stars))];
	ticket->rated_at = making->at;
	happens(making, "rated", TICKET_RESOLVED, making->buyer_id);
	if (!is_closed) {
		ticket->lock_at =
		    instant_add_ms(making->at, GRACE_DAYS * DAY_MS);
		return;
	}
	making->at = instant_add_ms(making->at, GRACE_DAYS * DAY_MS);
	wait(making, 0, 0);
	happens(making, "closed", TICKET_CLOSED, 0);
}

/* Long ago: it has ended. */
static void
live_through(struct making *making)
{
	struct ticket_core *ticket = making->ticket;

	open_case(making);
	if (chance_hit(&making->chance, 600)) {
		wait(making, 60, 3000);
		happens(making, "withdrawn", TICKET_WITHDRAWN,
		    making->buyer_id);
		return;
	}
	take_up(making);
	if (ticket->kind != TICKET_COMPLAINT) {
		answer(making);
		if (chance_hit(&making->chance, 2500)) {
			ask(making);
			tell(making);
		}
	}
	give_result(making);
	rate(making, true);
}

/* Of the last days: somewhere on its way. */
static void
live_on(struct making *making)
{
	int64_t how_far = chance_below(&making->chance, 100);

	open_case(making);
	if (how_far < 20)
		return;
	take_up(making);
	if (how_far < 45)
		return;
	if (how_far < 60) {
		answer(making);
		return;
	}
	if (how_far < 75) {
		ask(making);
		return;
	}
	if (making->ticket->kind != TICKET_COMPLAINT)
		answer(making);
	give_result(making);
	rate(making, false);
}

/* Where in the two years: the last sixteenth in the last days. */
static struct instant
opened_at(struct making *making, int64_t index)
{
	const struct ticket_load_plan *plan = making->world->plan;
	int64_t recent = plan->tickets / 16;
	int64_t old = plan->tickets - recent;
	struct instant from = instant_add_ms(plan->now, -DAYS * DAY_MS);
	int64_t span = (DAYS - 30) * DAY_MS;

	if (index >= old) {
		from = instant_add_ms(plan->now, -RECENT_DAYS * DAY_MS);
		span = RECENT_DAYS * DAY_MS - 20 * MINUTE_MS;
		return instant_add_ms(from, span / recent * (index - old));
	}
	return instant_add_ms(from,
	    span / old * index +
		chance_below(&making->chance, 600) * MINUTE_MS);
}

static void
choose(struct making *making)
{
	const struct world *world = making->world;
	struct ticket_core *ticket = making->ticket;
	struct chance *chance = &making->chance;
	const struct ticket_load_customer *customer =
	    &world->customers[chance_below(
		chance, (int64_t)world->customer_count)];
	const struct ticket_load_product *product = &world->products[chance_below(
	    chance, (int64_t)world->product_count)];
	int64_t kind = chance_below(chance, 100);
	int64_t severity = chance_below(chance, 100);

	ticket->customer_id = customer->id;
	ticket->rep_id = customer->rep_id;
	ticket->team_id = customer->team_id;
	ticket->tier =
	    customer->is_key || customer->class >= KEY_FROM_CLASS ? 2 : 1;
	ticket->kind = kind < 38 ? TICKET_COMPLAINT
	    : kind < 90		 ? TICKET_QUESTION
	    : kind < 96		 ? TICKET_ACCOUNT
				 : TICKET_WISH;
	ticket->severity = TICKET_NORMAL;
	if (ticket->kind == TICKET_COMPLAINT) {
		ticket->topic = (enum ticket_topic)chance_between(
		    chance, TICKET_QUALITY, TICKET_OTHER);
		if (ticket->topic == TICKET_SERVICE)
			ticket->topic = TICKET_DELIVERY;
		ticket->severity = severity < 80 ? TICKET_NORMAL
		    : severity < 97		 ? TICKET_SERIOUS
						 : TICKET_CRITICAL;
	}
	ticket->product_id = product->id;
	ticket->order_id = chance_hit(chance, 5000) ? customer->order_id : 0;
	ticket->department_id = chance_hit(chance, 6000)
	    ? 1
	    : chance_between(chance, 2, 6);
	ticket->opened_by = customer->user_id;
	making->buyer_id = customer->user_id;
	making->agent_id =
	    world->staff[chance_below(chance, (int64_t)world->staff_count)]
		.value;
	making->product = product->name;
}

/* Levels that were reached and told by now. */
static void
climb(struct making *making, struct promise_event *events, size_t count)
{
	const struct world *world = making->world;
	struct ticket_core *ticket = making->ticket;
	int64_t level =
	    promise_level(&world->terms, events, count, world->plan->now);

	if (level <= 0 || !ticket_is_open(ticket->state))
		return;
	making->at = world->plan->now;
	ticket->level = ticket->told_level = level;
	happens(making, "climbed", ticket->state, 0)->level = level;
}

static size_t
events_of(const struct ticket_core *ticket, struct promise_event *events)
{
	for (size_t i = 0; i < ticket->news_count; i++)
		events[i] = (struct promise_event){
			.at = ticket->news[i].at,
			.kind = ticket->news[i].kind,
			.to_state = ticket->news[i].to_state,
			.severity = ticket->news[i].severity,
			.tier = ticket->news[i].tier,
			.level = ticket->news[i].level,
		};
	return ticket->news_count;
}

/* The rows beside the case and its messages. */
static void
collect(struct chunk *chunk, struct chance *chance,
    const struct ticket_core *ticket, size_t said_count)
{
	const struct ticket_load_message *said =
	    &chunk->said[chunk->said_count - said_count];
	struct text all = text_new(chunk->mem, TEXT_BYTES);
	const char *const *terms;
	size_t count;

	memcpy(&chunk->news[chunk->news_count], ticket->news,
	    ticket->news_count * sizeof(ticket->news[0]));
	chunk->news_count += ticket->news_count;
	text_add(&all, ticket->subject);
	for (size_t i = 0; i < said_count; i++) {
		text_add_char(&all, '\n');
		text_add(&all, said[i].body);
	}
	terms = ticket_terms(chunk->mem, all.bytes, &count);
	for (size_t i = 0; i < count && i < TERMS_MAX; i++)
		chunk->terms[chunk->term_count++] =
		    (struct ticket_term_row){ terms[i], ticket->id, false };
	if (chance_hit(chance, 2000))
		chunk->tags[chunk->tag_count++] = (struct ticket_load_tag){
			ticket->id, one_of(chance, tags, ARRAY_LEN(tags)) };
	if (ticket->order_id != 0)
		chunk->links[chunk->link_count++] = (struct ticket_load_link){
			ticket->id, ticket->order_id, ticket->opened_by,
			ticket->opened_at };
}

static void
make(const struct world *world, int64_t index, struct chunk *chunk)
{
	struct ticket_core *ticket = &chunk->tickets[chunk->count++];
	struct promise_event events[TICKET_NEWS_MAX];
	struct making making = {
		.world = world,
		.chance = chance_for(world->plan->seed, STREAM, index),
		.ticket = ticket,
		.said = &chunk->said[chunk->said_count],
		.message_id = &chunk->message_id,
	};
	size_t said_count = 0;
	int64_t recent = world->plan->tickets / 16;
	const char *subject;

	*ticket = (struct ticket_core){
		.id = world->ids.ticket_id + 1 + index,
		.cause = "",
		.proposal = "",
		.opinion = "",
		.rating_note = "",
		.first_kept = -1,
		.resolve_kept = -1,
		.first_took = -1,
		.resolve_took = -1,
	};
	making.said_count = &said_count;
	choose(&making);
	subject = ticket->kind == TICKET_COMPLAINT
	    ? ONE_OF(&making, complaints)
	    : ONE_OF(&making, questions);
	ticket->subject = fill(chunk->mem, subject, making.product);
	making.at = opened_at(&making, index);
	ticket->opened_at = making.at;
	if (index >= world->plan->tickets - recent)
		live_on(&making);
	else
		live_through(&making);
	climb(&making, events, events_of(ticket, events));
	ticket_core_clocks(
	    ticket, &world->terms, events, events_of(ticket, events));
	chunk->said_count += said_count;
	collect(chunk, &making.chance, ticket, said_count);
}

/* --- Writing --------------------------------------------------------------------- */

static enum status
write_rows(struct db *db, const struct db_query *query,
    const struct db_column *columns, size_t column_count, const void *rows,
    size_t size, size_t count)
{
	if (count == 0)
		return STATUS_OK;
	return db_bulk(db, query,
	    &(struct db_items){ columns, column_count, rows, size, count },
	    NULL);
}

#define WRITE(query, columns, count_of_columns, rows, count)                   \
	write_rows(db, &(query), (columns), (count_of_columns), (rows),        \
	    sizeof((rows)[0]), (count))

/* In the order of their key: each page of it is touched once. */
static int
compare_terms(const void *a, const void *b)
{
	const struct ticket_term_row *left = a;
	const struct ticket_term_row *right = b;
	int order = strcmp(left->term, right->term);

	return order != 0
	    ? order
	    : (left->ticket_id > right->ticket_id) -
		(left->ticket_id < right->ticket_id);
}

/* A case and its mandatory reply point to each other: the checks are off. */
static enum status
write_chunk(struct db *db, void *context)
{
	struct chunk *chunk = context;
	enum status st;

	st = WRITE(stmt_ticket_load_insert, ticket_load_columns,
	    ticket_load_column_count, chunk->tickets, chunk->count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_load_message,
		    ticket_load_message_columns,
		    ARRAY_LEN(ticket_load_message_columns), chunk->said,
		    chunk->said_count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_event, ticket_event_columns,
		    ticket_event_column_count, chunk->news, chunk->news_count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_load_term, ticket_term_columns,
		    ARRAY_LEN(ticket_term_columns), chunk->terms,
		    chunk->term_count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_load_tag, ticket_load_tag_columns,
		    ARRAY_LEN(ticket_load_tag_columns), chunk->tags,
		    chunk->tag_count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_load_tags, tags_columns,
		    ARRAY_LEN(tags_columns), chunk->tags, chunk->tag_count);
	if (st == STATUS_OK)
		st = WRITE(stmt_ticket_load_link, ticket_load_link_columns,
		    ARRAY_LEN(ticket_load_link_columns), chunk->links,
		    chunk->link_count);
	return st;
}

static struct chunk
chunk_new(struct arena *mem, int64_t next, int64_t message_id)
{
	struct chunk chunk = {
		.mem = mem,
		.next = next,
		.message_id = message_id,
		.tickets = arena_calloc(
		    mem, CHUNK, sizeof(struct ticket_core)),
		.said = arena_calloc(mem, CHUNK * SAID_MAX,
		    sizeof(struct ticket_load_message)),
		.news = arena_calloc(mem, CHUNK * TICKET_NEWS_MAX,
		    sizeof(struct ticket_news)),
		.terms = arena_calloc(mem, CHUNK * TERMS_MAX,
		    sizeof(struct ticket_term_row)),
		.tags = arena_calloc(
		    mem, CHUNK, sizeof(struct ticket_load_tag)),
		.links = arena_calloc(
		    mem, CHUNK, sizeof(struct ticket_load_link)),
	};

	return chunk;
}

static enum status
write_all(struct db *db, const struct world *world)
{
	int64_t message_id = world->ids.message_id + 1;
	int64_t next = 0;
	enum status st = STATUS_OK;

	while (st == STATUS_OK && next < world->plan->tickets) {
		struct arena *mem = arena_new(CHUNK_BYTES_MAX);
		struct chunk chunk = chunk_new(mem, next, message_id);

		while (chunk.count < CHUNK && chunk.next < world->plan->tickets)
			make(world, chunk.next++, &chunk);
		qsort(chunk.terms, chunk.term_count, sizeof(chunk.terms[0]),
		    compare_terms);
		st = db_transact(db, write_chunk, &chunk);
		next = chunk.next;
		message_id = chunk.message_id;
		arena_free(mem);
	}
	return st;
}

static enum status
read_world(struct db *db, struct arena *mem, struct world *world)
{
	struct db_rows rows[4];
	const struct db_query *queries[] = { &stmt_ticket_load_customers,
		&stmt_ticket_load_staff, &stmt_ticket_load_leaders,
		&stmt_ticket_load_products };
	enum status st;

	st = db_one(db, mem, &stmt_ticket_load_ids, DB_NO_ARGS, &world->ids);
	for (size_t i = 0; i < ARRAY_LEN(queries) && st == STATUS_OK; i++)
		st = db_all(db, mem, queries[i], DB_NO_ARGS, &rows[i]);
	if (st == STATUS_OK)
		st = promise_terms_load(db, mem, &world->terms);
	if (st != STATUS_OK)
		return st;
	world->customers = rows[0].items;
	world->customer_count = rows[0].count;
	world->staff = rows[1].items;
	world->staff_count = rows[1].count;
	world->leaders = rows[2].items;
	world->leader_count = rows[2].count;
	world->products = rows[3].items;
	world->product_count = rows[3].count;
	return STATUS_OK;
}

static enum status
set_mark(struct db *db, void *context)
{
	const struct ticket_load_plan *plan = context;
	char value[64];

	snprintf(value, sizeof(value), "%lld tickets, seed %llu",
	    (long long)plan->tickets, (unsigned long long)plan->seed);
	return db_run(db, &stmt_ticket_load_mark_set,
	    DB_ARGS(db_text(value), db_instant(plan->now)), NULL);
}

enum status
ticket_load(struct db *db, struct arena *mem,
    const struct ticket_load_plan *plan, enum ticket_load_answer *answer)
{
	struct ticket_load_plan copy = *plan;
	struct world world = { .plan = &copy };
	struct ticket_load_number marks;
	enum status st;

	if (plan->tickets < 1 || plan->tickets > TICKET_LOAD_MAX)
		return STATUS_INVALID;
	st = db_one(db, mem, &stmt_ticket_load_mark, DB_NO_ARGS, &marks);
	if (st == STATUS_OK && marks.value > 0) {
		*answer = TICKET_LOAD_DONE_BEFORE;
		return STATUS_OK;
	}
	if (st == STATUS_OK)
		st = read_world(db, mem, &world);
	if (st != STATUS_OK)
		return st;
	if (world.customer_count == 0 || world.staff_count == 0 ||
	    world.leader_count == 0 || world.product_count == 0) {
		*answer = TICKET_LOAD_NO_PEOPLE;
		return STATUS_OK;
	}
	*answer = TICKET_LOAD_DONE;
	for (size_t i = 0; i < ARRAY_LEN(ticket_load_session_sql); i++) {
		const char *sql = ticket_load_session_sql[i];
		unsigned number;

		st = db_admin_run(db, sql, strlen(sql), &number);
		if (st != STATUS_OK)
			return st;
	}
	st = db_transact(db, set_mark, &copy);
	return st == STATUS_OK ? write_all(db, &world) : st;
}
