/**
 * @file
 * Tickets: opened, answered, referred, merged, ended; who sees what.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/number.h"
#include "support/desk_world.h"

static enum ticket_fault fault;

static enum status
say(struct world *world, int who, int64_t id, const char *text)
{
	struct act act = desk_act(world, who);

	return ticket_say(world->db, &act, id, text, NULL, &fault);
}

static void
ask(struct world *world, int64_t id)
{
	struct act act = desk_act(world, SERVICE);

	assert_int_equal(
	    ticket_ask(world->db, &act, id, "哪一批？", NULL, &fault),
	    STATUS_OK);
}

static void
resolve(struct world *world, int64_t id)
{
	struct act act = desk_act(world, SERVICE);

	assert_int_equal(ticket_resolve(world->db, &act, id, "这样办。", NULL,
			     &fault),
	    STATUS_OK);
}

static size_t
listed(struct world *world, int who, const struct ticket_filter *filter)
{
	struct ticket_filter with = *filter;
	struct db_rows rows;

	with.limit = 100;
	assert_int_equal(ticket_list(world->db, world->mem,
			     desk_actor(world, who), &with, world->now, &rows),
	    STATUS_OK);
	return rows.count;
}

static const char *
order_number(struct world *world, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_ORDER, id);
	return arena_strdup(world->mem, number);
}

static size_t
found(struct world *world, int who, const char *text)
{
	return listed(world, who, &(struct ticket_filter){ .text = text });
}

static void
a_question_is_answered_and_closes_by_itself(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "开票抬头怎么改");
	struct act act = desk_act(world, SERVICE);
	struct ticket ticket = desk_ticket(world, BUYER_1, id);
	int64_t done;

	assert_int_equal(ticket.state, TICKET_REGISTERED);
	assert_int_equal(ticket.message_count, 1);
	assert_memory_equal(ticket.number, "TK-", 3);
	assert_string_equal(ticket.path,
	    text_format(world->mem, "/tickets/%s", ticket.number));
	assert_false(instant_is_none(ticket.first_due_at));
	desk_wait(world, 30);
	assert_int_equal(say(world, SERVICE, id, "您好，已收到。"), STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.state, TICKET_TRIAGED);
	assert_int_equal(ticket.owner_id, SERVICE);
	assert_true(ticket.first_kept);
	assert_true(instant_is_none(ticket.first_due_at));

	resolve(world, id);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_int_equal(ticket.state, TICKET_RESOLVED);
	assert_true(ticket.reply_id != 0);
	assert_true(ticket.resolve_kept);
	act = desk_act(world, BUYER_1);
	assert_int_equal(ticket_rate(world->db, &act, id,
			     &(struct ticket_rating){ true, 5, "快" }, &fault),
	    STATUS_OK);
	desk_wait(world, 3 * 24 * 60 - 1);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_job_lock(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 0);
	desk_wait(world, 2);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_job_lock(world->db, &act, &done), STATUS_OK);
	assert_int_equal(done, 1);
	assert_int_equal(desk_state(world, id), TICKET_CLOSED);

	/* A later word begins another one, which follows it. */
	act = desk_act(world, BUYER_1);
	assert_int_equal(
	    ticket_say(world->db, &act, id, "还是不对", NULL, &fault),
	    STATUS_OK);
	assert_int_equal(desk_state(world, id), TICKET_CLOSED);
	assert_int_equal(world_number(world,
			     "SELECT follows_id FROM tickets WHERE id = %lld",
			     (long long)id + 1),
	    id);
	assert_string_equal(
	    act.result, ticket_path(world->mem, TICKET_QUESTION, id + 1));
	assert_int_equal(
	    desk_ticket(world, BUYER_1, id + 1).follows_id, id);
}

static void
a_word_within_the_grace_opens_it_again(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "促销能叠加吗");
	struct ticket ticket;

	resolve(world, id);
	desk_wait(world, 60);
	assert_int_equal(say(world, BUYER_1, id, "那新店呢？"), STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.state, TICKET_TRIAGED);
	assert_int_equal(ticket.reply_id, 0);
	assert_int_equal(ticket.level, 0);
	assert_int_equal(ticket.reopened, 0);
	assert_false(instant_is_none(ticket.resolve_due_at));
}

static void
asking_stops_the_clock_until_it_is_answered(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "到货时间");
	struct ticket ticket;
	struct instant due;

	desk_wait(world, 60);
	due = desk_ticket(world, SERVICE, id).resolve_due_at;
	ask(world, id);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.state, TICKET_WAITING_CUSTOMER);
	assert_true(instant_is_none(ticket.next_due_at));
	assert_int_equal(listed(world, SERVICE,
			     &(struct ticket_filter){
				 .queue = TICKET_QUEUE_WAITING }),
	    1);
	desk_wait(world, 120);
	assert_int_equal(say(world, BUYER_1, id, "第二批"), STATUS_OK);
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.state, TICKET_TRIAGED);
	/* 11:00 to 13:00 is one hour of work. */
	assert_int_equal(ticket.resolve_due_at.ms, due.ms + 3600000);
	assert_int_equal(ticket.paused_minutes, 60);
}

static void
what_staff_say_among_themselves_stays_there(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "问题");
	struct act act = desk_act(world, SERVICE);
	struct ticket ticket;
	int64_t task_id;

	assert_int_equal(ticket_note(world->db, &act, id, "怀疑高温运输", NULL,
			     &fault),
	    STATUS_OK);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_set_tags(world->db, &act, id, "加急，油 油", &fault),
	    STATUS_OK);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_task_make(world->db, &act, id,
			     &(struct ticket_task_new){
				 .kind = TICKET_TASK_WORK,
				 .department_id = 2,
				 .what = "查留样",
			     },
			     &fault, &task_id),
	    STATUS_OK);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_refer(world->db, &act, id, 2, "请接手", &fault), STATUS_OK);

	ticket = desk_ticket(world, QUALITY, id);
	assert_int_equal(ticket.message_count, 2);
	assert_int_equal(ticket.tag_count, 2);
	assert_int_equal(ticket.task_count, 1);
	assert_true(ticket.tasks[0].may_answer);
	assert_int_equal(ticket.watcher_count, 1);
	assert_int_equal(ticket.watchers[0].user_id, SERVICE);
	assert_int_equal(ticket.watchers[0].reason, 2);

	ticket = desk_ticket(world, BUYER_1, id);
	assert_int_equal(ticket.message_count, 1);
	assert_int_equal(ticket.tag_count, 0);
	assert_int_equal(ticket.task_count, 0);
	assert_int_equal(ticket.watcher_count, 0);
	for (size_t i = 0; i < ticket.event_count; i++)
		assert_false(ticket.events[i].is_internal);
	assert_int_equal(found(world, SERVICE, "高温"), 1);
	assert_int_equal(found(world, BUYER_1, "高温"), 0);

	act = desk_act(world, BUYER_1);
	assert_int_equal(
	    ticket_note(world->db, &act, id, "x", NULL, &fault),
	    STATUS_FORBIDDEN);
	act = desk_act(world, PICKER);
	assert_int_equal(ticket_task_answer(world->db, &act, id, task_id,
			     "好的", &fault),
	    STATUS_FORBIDDEN);
	act = desk_act(world, QUALITY);
	assert_int_equal(ticket_task_answer(world->db, &act, id, task_id,
			     "留样正常", &fault),
	    STATUS_OK);
	act = desk_act(world, QUALITY);
	assert_int_equal(ticket_task_answer(world->db, &act, id, task_id,
			     "留样正常", &fault),
	    STATUS_CONFLICT);
}

static void
who_sees_which_tickets(void **state)
{
	struct world *world = *state;
	const struct ticket_filter all = { 0 };
	int64_t id = desk_question(world, BUYER_1, "一");
	struct ticket ticket;

	desk_question(world, OTHER_BUYER_1, "二");
	desk_question(world, BUYER_2, "三");
	assert_int_equal(listed(world, BUYER_1, &all), 1);
	assert_int_equal(listed(world, APPROVER_1, &all), 2);
	assert_int_equal(listed(world, BUYER_2, &all), 1);
	assert_int_equal(listed(world, SERVICE, &all), 3);
	assert_int_equal(listed(world, REP, &all), 3);
	assert_int_equal(listed(world, LEAD, &all), 3);
	assert_int_equal(ticket_read(world->db, world->mem,
			     desk_actor(world, OTHER_BUYER_1), id, world->now,
			     &ticket),
	    STATUS_NOT_FOUND);
	assert_int_equal(say(world, BUYER_2, id, "我的"), STATUS_NOT_FOUND);
	world_run(world, "UPDATE customers SET rep_id = NULL, team_id = NULL"
			 " WHERE id = 2");
	assert_int_equal(listed(world, REP, &all), 2);
	assert_int_equal(listed(world, LEAD, &all), 2);
	world_run(world, "UPDATE customers SET rep_id = 1, team_id = 1"
			 " WHERE id = 2");
	world_run(world, "UPDATE settings SET value = '0'"
			 " WHERE name = 'ticket_own_only'");
	world_reset(state);
	assert_int_equal(listed(world, BUYER_1, &all), 2);
}

static void
queues_hold_what_they_say(void **state)
{
	struct world *world = *state;
	int64_t first = desk_question(world, BUYER_1, "一");
	int64_t second = desk_question(world, BUYER_2, "二");
	struct act act = desk_act(world, SERVICE);
	enum ticket_kind kind;
	struct ticket_counts counts;
	int64_t next;

	assert_int_equal(ticket_claim(world->db, &act, first), STATUS_OK);
	act = desk_act(world, SERVICE_2);
	assert_int_equal(
	    ticket_claim(world->db, &act, first), STATUS_CONFLICT);
	assert_int_equal(ticket_watch(world->db, &act, second, true),
	    STATUS_OK);
	assert_int_equal(ticket_counts(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &counts),
	    STATUS_OK);
	assert_int_equal(counts.queue[TICKET_QUEUE_MINE], 1);
	assert_int_equal(counts.queue[TICKET_QUEUE_TEAM], 2);
	assert_int_equal(counts.queue[TICKET_QUEUE_UNASSIGNED], 1);
	assert_int_equal(counts.queue[TICKET_QUEUE_DUE], 0);
	assert_int_equal(counts.queue[TICKET_QUEUE_WATCHED], 0);
	assert_int_equal(counts.queue[TICKET_QUEUE_ALL], 2);
	assert_int_equal(counts.late, 0);
	for (unsigned q = TICKET_QUEUE_MINE; q < TICKET_QUEUE_COUNT; q++)
		assert_int_equal(
		    listed(world, SERVICE,
			&(struct ticket_filter){ .queue = q }),
		    counts.queue[q]);
	assert_int_equal(listed(world, SERVICE_2,
			     &(struct ticket_filter){
				 .queue = TICKET_QUEUE_WATCHED }),
	    1);

	assert_int_equal(ticket_next(world->db, world->mem,
			     desk_actor(world, SERVICE), TICKET_QUEUE_ALL,
			     first, world->now, &next, &kind),
	    STATUS_OK);
	assert_int_equal(next, second);
	assert_int_equal(ticket_next(world->db, world->mem,
			     desk_actor(world, SERVICE), TICKET_QUEUE_MINE,
			     first, world->now, &next, &kind),
	    STATUS_OK);
	assert_int_equal(next, 0);

	/* Two working hours before the promise, and past it. */
	desk_wait(world, 7 * 60);
	assert_int_equal(ticket_counts(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &counts),
	    STATUS_OK);
	assert_int_equal(counts.queue[TICKET_QUEUE_DUE], 2);
	desk_wait(world, 24 * 60);
	assert_int_equal(ticket_counts(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &counts),
	    STATUS_OK);
	assert_int_equal(counts.late, 1);
}

static void
lists_go_page_by_page(void **state)
{
	struct world *world = *state;
	struct ticket_filter filter = { .limit = 3 };
	const struct ticket_row *row;
	struct db_rows rows;
	int64_t seen[2] = { 0, 0 };

	for (int i = 0; i < 7; i++) {
		desk_question(world, BUYER_1, "很多");
		desk_wait(world, i % 2);
	}
	for (unsigned queue = TICKET_QUEUE_NONE; queue <= TICKET_QUEUE_ALL;
	     queue += TICKET_QUEUE_ALL) {
		filter = (struct ticket_filter){ .queue = queue, .limit = 3 };
		do {
			assert_int_equal(
			    ticket_list(world->db, world->mem,
				desk_actor(world, SERVICE), &filter,
				world->now, &rows),
			    STATUS_OK);
			row = rows.items;
			for (size_t i = 0; i < rows.count; i++) {
				seen[queue != 0]++;
				filter.after_id = row[i].id;
				filter.after_at = queue == 0
				    ? row[i].changed_at
				    : row[i].next_due_at;
			}
		} while (rows.count == 3);
	}
	assert_int_equal(seen[0], 7);
	assert_int_equal(seen[1], 7);
	filter.limit = 502;
	assert_int_equal(ticket_list(world->db, world->mem,
			     desk_actor(world, SERVICE), &filter, world->now,
			     &rows),
	    STATUS_INVALID);
}

static void
texts_are_found_in_both_scripts(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "大豆油 Invoice 抬头");

	desk_question(world, BUYER_1, "菜籽油");
	assert_int_equal(found(world, SERVICE, "大豆油"), 1);
	assert_int_equal(found(world, SERVICE, "油"), 0);
	assert_int_equal(found(world, SERVICE, "INVO"), 1);
	assert_int_equal(found(world, SERVICE, "大豆油 invoice"), 1);
	assert_int_equal(found(world, SERVICE, "大豆油 credit"), 0);
	assert_int_equal(found(world, SERVICE, "怎么办"), 2);
	assert_int_equal(found(world, SERVICE, "甲公司"), 2);
	assert_int_equal(found(world, BUYER_1, "甲公司"), 0);
	assert_int_equal(found(world, SERVICE, "%"), 0);
	assert_int_equal(found(world, SERVICE,
			     ticket_number(world->mem, TICKET_QUESTION, id)),
	    1);
}

static void
merging_keeps_sight_and_order(void **state)
{
	struct world *world = *state;
	int64_t first = desk_question(world, BUYER_1, "一");
	int64_t second = desk_question(world, BUYER_2, "二");
	int64_t complaint = desk_complaint(world, TICKET_NORMAL);
	struct act act = desk_act(world, SERVICE);
	struct ticket ticket;

	assert_int_equal(ticket_merge(world->db, &act, complaint,
			     ticket_number(
				 world->mem, TICKET_QUESTION, first),
			     &fault),
	    STATUS_INVALID);
	assert_int_equal(fault, TICKET_FAULT_OBJECT);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_merge(world->db, &act, second,
			     ticket_number(
				 world->mem, TICKET_QUESTION, first),
			     &fault),
	    STATUS_OK);
	assert_int_equal(desk_state(world, second), TICKET_MERGED);
	/* The other distributor learns nothing of it, and gets its reply. */
	ticket = desk_ticket(world, BUYER_2, second);
	assert_null(ticket.merged_number);
	resolve(world, first);
	ticket = desk_ticket(world, BUYER_2, second);
	assert_true(ticket.reply_id != 0);
	assert_int_equal(ticket.message_count, 2);
	assert_int_equal(ticket.messages[1].kind, TICKET_REPLY);
	assert_int_equal(say(world, BUYER_2, second, "嗯"), STATUS_CONFLICT);
	assert_int_equal(
	    desk_ticket(world, SERVICE, first).merged_count, 1);
}

static void
links_are_of_the_same_distributor(void **state)
{
	struct world *world = *state;
	int64_t theirs = world_order(world, BUYER_2, 2, 2, 1);
	int64_t own = world_order(world, BUYER_1, 1, 2, 1);
	int64_t id = desk_question(world, BUYER_1, "一");
	const struct {
		const char *object;
		enum status status;
	} links[] = {
		{ "p2", STATUS_OK },
		{ order_number(world, own), STATUS_OK },
		{ order_number(world, theirs), STATUS_INVALID },
		{ ticket_number(world->mem, TICKET_QUESTION, id),
		    STATUS_INVALID }, /* itself */
		{ "RT-00000017", STATUS_INVALID },
		{ "", STATUS_INVALID },
	};
	struct act act;
	struct ticket ticket;
	struct db_rows rows;

	for (size_t i = 0; i < ARRAY_LEN(links); i++) {
		act = desk_act(world, SERVICE);
		assert_int_equal(ticket_link_add(world->db, &act, id,
				     links[i].object, &fault),
		    links[i].status);
	}
	ticket = desk_ticket(world, SERVICE, id);
	assert_int_equal(ticket.link_count, 2);
	assert_string_equal(
	    ticket.links[0].number, order_number(world, own));
	assert_int_equal(ticket_list_linked(world->db, world->mem,
			     desk_actor(world, SERVICE), TICKET_LINK_PRODUCT, 2,
			     10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
}

static void
bulk_is_all_or_nothing(void **state)
{
	struct world *world = *state;
	int64_t ids[3] = { desk_question(world, BUYER_1, "一"),
		desk_question(world, BUYER_1, "二"),
		desk_question(world, BUYER_2, "三") };
	struct ticket_bulk bulk = { .ids = ids, .count = 3,
		.owner_id = SERVICE_2, .tag = "批量",
		.severity = TICKET_SERIOUS };
	struct act act = desk_act(world, SERVICE);
	int64_t changed, skipped;

	resolve(world, ids[1]);
	assert_int_equal(ticket_bulk_change(world->db, &act, &bulk, &fault,
			     &changed, &skipped),
	    STATUS_OK);
	assert_int_equal(changed, 2);
	assert_int_equal(skipped, 1);
	assert_int_equal(desk_ticket(world, SERVICE, ids[0]).owner_id,
	    SERVICE_2);
	assert_int_equal(desk_ticket(world, SERVICE, ids[2]).severity,
	    TICKET_SERIOUS);

	bulk.owner_id = EXECUTIVE; /* may not work on tickets */
	bulk.severity = TICKET_CRITICAL;
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_bulk_change(world->db, &act, &bulk, &fault,
			     &changed, &skipped),
	    STATUS_INVALID);
	assert_int_equal(fault, TICKET_FAULT_OWNER);
	assert_int_equal(desk_ticket(world, SERVICE, ids[2]).severity,
	    TICKET_SERIOUS);
}

static void
bad_input_is_named(void **state)
{
	struct world *world = *state;
	static const struct {
		struct ticket_new in;
		enum ticket_fault fault;
	} bad[] = {
		{ { .kind = 9, .subject = "a", .body = "b" },
		    TICKET_FAULT_KIND },
		{ { .kind = TICKET_COMPLAINT, .subject = "a", .body = "b" },
		    TICKET_FAULT_TOPIC },
		{ { .kind = TICKET_QUESTION, .topic = TICKET_QUALITY,
		      .subject = "a", .body = "b" },
		    TICKET_FAULT_TOPIC },
		{ { .kind = TICKET_QUESTION, .subject = " ", .body = "b" },
		    TICKET_FAULT_SUBJECT },
		{ { .kind = TICKET_QUESTION, .subject = "a\nb", .body = "b" },
		    TICKET_FAULT_SUBJECT },
		{ { .kind = TICKET_QUESTION, .subject = "a", .body = "" },
		    TICKET_FAULT_BODY },
		{ { .kind = TICKET_QUESTION, .subject = "a", .body = "b",
		      .order_number = "SO-1" },
		    TICKET_FAULT_ORDER },
		{ { .kind = TICKET_QUESTION, .subject = "a", .body = "b",
		      .sku = "NONE" },
		    TICKET_FAULT_PRODUCT },
		{ { .kind = TICKET_QUESTION, .subject = "a", .body = "b",
		      .batch_code = "B9" },
		    TICKET_FAULT_BATCH },
	};
	int64_t id;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct act act = desk_act(world, BUYER_1);

		assert_int_equal(ticket_open(world->db, &act, &bad[i].in,
				     &fault, &id),
		    STATUS_INVALID);
		assert_int_equal(fault, bad[i].fault);
	}
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM tickets"), 0);
}

static void
the_same_form_acts_once(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "一");

	for (int i = 0; i < 2; i++) {
		struct act act = desk_act(world, BUYER_1);

		act.token = "token";
		assert_int_equal(
		    ticket_say(world->db, &act, id, "再问", NULL, &fault),
		    STATUS_OK);
		assert_int_equal(act.replayed, i == 1);
		assert_string_equal(act.result,
		    ticket_path(world->mem, TICKET_QUESTION, id));
	}
	assert_int_equal(desk_ticket(world, BUYER_1, id).message_count, 2);
}

static void
staff_register_what_they_are_told(void **state)
{
	struct world *world = *state;
	struct ticket_new in = {
		.kind = TICKET_COMPLAINT,
		.topic = TICKET_DELIVERY,
		.customer_id = 1,
		.subject = "晚到",
		.body = "电话里说晚到两天",
		.contact = "张三",
		.phone = "13800000000",
		.take_it = true,
	};
	struct act act = desk_act(world, SERVICE);
	struct db_rows rows;
	struct ticket ticket;
	int64_t id;

	assert_int_equal(
	    ticket_register(world->db, &act, &in, &fault, &id), STATUS_OK);
	ticket = desk_ticket(world, BUYER_1, id);
	assert_true(ticket.by_staff);
	assert_true(instant_is_none(ticket.first_due_at));
	assert_int_equal(ticket.owner_id, SERVICE);
	assert_int_equal(desk_notified(world, BUYER_1), 1);
	act = desk_act(world, BUYER_1);
	assert_int_equal(ticket_register(world->db, &act, &in, &fault, &id),
	    STATUS_FORBIDDEN);

	assert_int_equal(ticket_caller_find(world->db, world->mem,
			     desk_actor(world, SERVICE), "13800000000", &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((const struct ticket_caller *)rows.items)->open_tickets, 1);
}

static void
somebody_is_writing(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "一");
	struct db_rows rows;

	assert_int_equal(ticket_writing(world->db, world->mem,
			     desk_actor(world, SERVICE), id, world->now),
	    STATUS_OK);
	assert_int_equal(desk_ticket(world, SERVICE, id).writing_count, 0);
	assert_int_equal(desk_ticket(world, SERVICE_2, id).writing_count, 1);
	assert_int_equal(ticket_who_writes(world->db, world->mem,
			     desk_actor(world, QUALITY), id, world->now, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	desk_wait(world, 2);
	assert_int_equal(desk_ticket(world, SERVICE_2, id).writing_count, 0);
	assert_int_equal(ticket_writing(world->db, world->mem,
			     desk_actor(world, BUYER_1), id, world->now),
	    STATUS_FORBIDDEN);
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, desk_reset, desk_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_question_is_answered_and_closes_by_itself),
		TEST(a_word_within_the_grace_opens_it_again),
		TEST(asking_stops_the_clock_until_it_is_answered),
		TEST(what_staff_say_among_themselves_stays_there),
		TEST(who_sees_which_tickets),
		TEST(queues_hold_what_they_say),
		TEST(lists_go_page_by_page),
		TEST(texts_are_found_in_both_scripts),
		TEST(merging_keeps_sight_and_order),
		TEST(links_are_of_the_same_distributor),
		TEST(bulk_is_all_or_nothing),
		TEST(bad_input_is_named),
		TEST(the_same_form_acts_once),
		TEST(staff_register_what_they_are_told),
		TEST(somebody_is_writing),
	};

	return cmocka_run_group_tests_name(
	    "ticket", tests, desk_open, world_close);
}
