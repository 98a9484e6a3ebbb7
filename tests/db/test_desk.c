/**
 * @file
 * What the desk works with: prepared answers, saved filters, departments,
 * handover notes, figures, and what may be done when.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/canned_reply.h"
#include "domain/department.h"
#include "domain/desk_kept.h"
#include "domain/knowledge.h"
#include "domain/saved_filter.h"
#include "domain/ticket_figures.h"
#include "support/desk_world.h"

static enum ticket_fault fault;

static void
prepared_answers_are_filled(void **state)
{
	struct world *world = *state;
	int64_t id = desk_question(world, BUYER_1, "一");
	struct canned_reply in = {
		.name = "收到",
		.name_en = "",
		.body = "{contact}，{number} 由{me}负责，{due}前答复{customer}{order}",
		.body_en = "",
		.state = 1,
	};
	struct ticket ticket = desk_ticket(world, SERVICE, id);
	struct act act = desk_act(world, SERVICE);
	enum canned_fault why;
	struct db_rows rows;
	int64_t reply_id;

	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &reply_id),
	    STATUS_OK);
	assert_int_equal(canned_reply_list(world->db, world->mem,
			     desk_actor(world, SERVICE), 1, false, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_string_equal(canned_reply_fill(world->mem, in.body, &ticket,
				"甲公司", "林", "18:00"),
	    text_format(world->mem,
		"用户11，%s 由林负责，18:00前答复甲公司", ticket.number));

	in.body = "{password}";
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &reply_id),
	    STATUS_INVALID);
	assert_int_equal(why, CANNED_PLACEHOLDER);
	in.body = "改";
	in.id = reply_id;
	in.state = 2;
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &reply_id),
	    STATUS_OK);
	assert_int_equal(canned_reply_list(world->db, world->mem,
			     desk_actor(world, SERVICE), 0, false, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	act = desk_act(world, QUALITY);
	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &reply_id),
	    STATUS_FORBIDDEN);
	assert_int_equal(canned_reply_list(world->db, world->mem,
			     desk_actor(world, BUYER_1), 0, false, &rows),
	    STATUS_FORBIDDEN);
}

static int64_t
article(struct world *world, const char *name, const char *body,
    enum ticket_topic topic, bool is_help)
{
	const struct canned_reply in = {
		.name = name,
		.name_en = "",
		.body = body,
		.body_en = "",
		.topic = topic,
		.is_help = is_help,
		.state = 1,
	};
	struct act act = desk_act(world, SERVICE);
	enum canned_fault why;
	int64_t id = 0;

	assert_int_equal(canned_reply_save(world->db, &act, &in, &why, &id),
	    STATUS_OK);
	return id;
}

static void
answers_like_a_case_are_found_by_words_and_topic(void **state)
{
	struct world *world = *state;
	int64_t id = desk_complaint(world, TICKET_NORMAL);
	struct ticket ticket = desk_ticket(world, SERVICE, id);
	const struct canned_reply *found;
	struct db_rows rows;
	int64_t damage =
	    article(world, "破损处理", "请拍照", TICKET_PACKAGING, false);
	int64_t quality =
	    article(world, "取样", "会来取样", TICKET_QUALITY, false);

	assert_int_equal(knowledge_answers(world->db, world->mem,
			     desk_actor(world, SERVICE), &ticket, "破损",
			     &rows),
	    STATUS_OK);
	found = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(found[0].id, damage);
	/* Without words the case's own, and its topic. */
	assert_int_equal(
	    knowledge_answers(world->db, world->mem,
		desk_actor(world, SERVICE), &ticket, "", &rows),
	    STATUS_OK);
	found = rows.items;
	assert_int_equal(found[0].id, quality);
	assert_int_equal(knowledge_answers(world->db, world->mem,
			     desk_actor(world, BUYER_1), &ticket, "破损",
			     &rows),
	    STATUS_FORBIDDEN);
}

static void
ended_cases_are_found_within_sight_alone(void **state)
{
	struct world *world = *state;
	int64_t old = desk_question(world, BUYER_1, "发票抬头怎么改");
	int64_t open = desk_question(world, BUYER_1, "发票抬头又错了");
	struct act act = desk_act(world, SERVICE);
	struct knowledge_case one;
	struct ticket ticket;
	struct db_rows rows;

	assert_int_equal(ticket_resolve(world->db, &act, old, "已经改好",
			     &(struct ticket_files){ NULL, 0 }, &fault),
	    STATUS_OK);
	ticket = desk_ticket(world, SERVICE, open);
	assert_int_equal(knowledge_cases(world->db, world->mem,
			     desk_actor(world, SERVICE), &ticket, "", &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((const struct knowledge_case *)rows.items)[0].id, old);
	assert_string_equal(
	    ((const struct knowledge_case *)rows.items)[0].reply, "已经改好");
	/* Whom it is about finds it no more. */
	world_run(world,
	    "UPDATE tickets SET person_id = %d, owner_id = NULL"
	    " WHERE id = %lld",
	    SERVICE_2, (long long)old);
	assert_int_equal(
	    knowledge_cases(world->db, world->mem,
		desk_actor(world, SERVICE_2), &ticket, "", &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(knowledge_case_find(world->db, world->mem,
			     desk_actor(world, SERVICE_2), old, &one),
	    STATUS_NOT_FOUND);
}

static void
articles_are_what_was_published(void **state)
{
	struct world *world = *state;
	int64_t id = article(
	    world, "发票什么时候开", "每月五日前", TICKET_PRICE, true);
	struct canned_reply in = {
		.name = "不能有占位",
		.name_en = "",
		.body = "您好{contact}",
		.body_en = "",
		.is_help = true,
		.state = 1,
	};
	struct act act = desk_act(world, SERVICE);
	struct canned_reply one;
	enum canned_fault why;
	struct db_rows rows;
	int64_t other;

	other = article(world, "只给同事", "发票内部说明", TICKET_PRICE, false);
	assert_int_equal(knowledge_articles(world->db, world->mem,
			     TICKET_TOPIC_NONE, "发票", 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(
	    ((const struct canned_reply *)rows.items)[0].id, id);
	assert_int_equal(knowledge_articles(world->db, world->mem,
			     TICKET_QUALITY, "", 50, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    knowledge_article(world->db, world->mem, other, &one),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &other),
	    STATUS_INVALID);
	assert_int_equal(why, CANNED_HELP_PLACE);
	in.body = "没有";
	in.sku = "NO-SUCH";
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    canned_reply_save(world->db, &act, &in, &why, &other),
	    STATUS_INVALID);
	assert_int_equal(why, CANNED_PRODUCT);
}

/* What the inbox shows beside its list is read again when it changed. */
static void
what_is_kept_of_the_desk_is_never_old(void **state)
{
	struct world *world = *state;
	struct desk_beside beside;
	struct act act;
	int64_t id = desk_question(world, BUYER_1, "一");

	assert_int_equal(desk_beside(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &beside),
	    STATUS_OK);
	assert_int_equal(beside.counts.queue[TICKET_QUEUE_MINE], 0);
	assert_int_equal(beside.counts.queue[TICKET_QUEUE_ALL], 1);
	assert_int_equal(beside.saved.count, 0);
	act = desk_act(world, SERVICE);
	assert_int_equal(ticket_claim(world->db, &act, id), STATUS_OK);
	act = desk_act(world, SERVICE);
	assert_int_equal(saved_filter_save(world->db, &act, "desk", "油",
			     "kind=complaint", false),
	    STATUS_OK);
	db_statements_taken(world->db);
	assert_int_equal(desk_beside(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &beside),
	    STATUS_OK);
	assert_int_equal(beside.counts.queue[TICKET_QUEUE_MINE], 1);
	assert_int_equal(beside.saved.count, 1);
	assert_true(db_statements_taken(world->db) > 1);
	assert_int_equal(desk_beside(world->db, world->mem,
			     desk_actor(world, SERVICE), world->now, &beside),
	    STATUS_OK);
	assert_int_equal(db_statements_taken(world->db), 1);
	assert_int_equal(desk_beside(world->db, world->mem,
			     desk_actor(world, BUYER_1), world->now, &beside),
	    STATUS_FORBIDDEN);
	/* Of another viewer nothing is shown. */
	assert_int_equal(desk_beside(world->db, world->mem,
			     desk_actor(world, QUALITY), world->now, &beside),
	    STATUS_OK);
	assert_int_equal(beside.counts.queue[TICKET_QUEUE_MINE], 0);
	assert_int_equal(beside.saved.count, 0);
}

static size_t
filters_of(struct world *world, int who)
{
	struct db_rows rows;

	assert_int_equal(saved_filter_list(world->db, world->mem,
			     desk_actor(world, who), "desk", &rows),
	    STATUS_OK);
	return rows.count;
}

static void
filters_are_one_s_own_or_everybody_s(void **state)
{
	struct world *world = *state;
	struct act act = desk_act(world, QUALITY);
	int64_t id;

	assert_int_equal(saved_filter_save(world->db, &act, "desk", "油",
			     "kind=complaint", false),
	    STATUS_OK);
	assert_string_equal(act.result, "/desk?kind=complaint");
	act = desk_act(world, QUALITY);
	assert_int_equal(saved_filter_save(world->db, &act, "desk", "油",
			     "kind=question", false),
	    STATUS_OK);
	assert_int_equal(filters_of(world, QUALITY), 1);
	assert_int_equal(filters_of(world, SERVICE), 0);
	act = desk_act(world, QUALITY);
	assert_int_equal(saved_filter_save(world->db, &act, "desk", "都",
			     "kind=question", true),
	    STATUS_FORBIDDEN);
	for (int i = 0; i < 2; i++) {
		act = desk_act(world, SERVICE);
		assert_int_equal(saved_filter_save(world->db, &act, "desk",
				     "都", "severity=serious", true),
		    STATUS_OK);
	}
	assert_int_equal(filters_of(world, QUALITY), 2);
	assert_int_equal(filters_of(world, BUYER_1), 0);
	act = desk_act(world, SERVICE);
	assert_int_equal(saved_filter_save(world->db, &act, "desk", "x",
			     "a=1 <script>", false),
	    STATUS_INVALID);
	id = world_number(world,
	    "SELECT id FROM saved_filters WHERE user_id IS NULL");
	act = desk_act(world, QUALITY);
	assert_int_equal(
	    saved_filter_remove(world->db, &act, id), STATUS_NOT_FOUND);
	act = desk_act(world, SERVICE);
	assert_int_equal(saved_filter_remove(world->db, &act, id), STATUS_OK);
	assert_int_equal(filters_of(world, QUALITY), 1);
}

static void
departments_have_people_and_a_leader(void **state)
{
	struct world *world = *state;
	struct act act = desk_act(world, SERVICE);
	const int64_t *ids;
	struct db_rows rows;
	size_t count;

	assert_int_equal(department_mine(world->db, world->mem,
			     desk_actor(world, SERVICE), &ids, &count),
	    STATUS_OK);
	assert_int_equal(count, 1);
	assert_int_equal(ids[0], 1);
	assert_int_equal(department_mine(world->db, world->mem,
			     desk_actor(world, LEAD), &ids, &count),
	    STATUS_OK);
	assert_int_equal(count, 1);
	assert_int_equal(
	    department_set_leader(world->db, &act, 2, BUYER_1),
	    STATUS_INVALID);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    department_set_leader(world->db, &act, 2, QUALITY), STATUS_OK);
	assert_int_equal(
	    department_list(world->db, world->mem, &rows), STATUS_OK);
	assert_int_equal(rows.count, 6);
	assert_int_equal(
	    ((const struct department *)rows.items)[1].leader_id, QUALITY);
	assert_int_equal(colleague_list(world->db, world->mem,
			     desk_actor(world, BUYER_1), &rows),
	    STATUS_FORBIDDEN);

	act = desk_act(world, SERVICE);
	assert_int_equal(
	    handover_add(world->db, &act, "检验结果下午出"), STATUS_OK);
	assert_int_equal(handover_list(world->db, world->mem,
			     desk_actor(world, SERVICE_2), 10, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	assert_int_equal(handover_list(world->db, world->mem,
			     desk_actor(world, BUYER_1), 10, &rows),
	    STATUS_FORBIDDEN);
}

static void
figures_are_those_of_the_cases(void **state)
{
	struct world *world = *state;
	const struct ticket_period november = { .from = { 2026, 11, 1 },
		.until = { 2026, 11, 30 } };
	const struct ticket_period october = { .from = { 2026, 10, 1 },
		.until = { 2026, 10, 31 } };
	int64_t late = desk_question(world, BUYER_1, "晚答");
	int64_t id;
	struct ticket_figures figures;
	struct ticket_backlog backlog;
	const struct ticket_share *share;
	struct db_rows rows;
	struct act act;

	desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	id = desk_complaint_in(world, TICKET_NORMAL, TICKET_REPLIED);
	desk_wait(world, 30);
	act = desk_act(world, BUYER_1);
	assert_int_equal(ticket_rate(world->db, &act, id,
			     &(struct ticket_rating){ true, 4, "" }, &fault),
	    STATUS_OK);
	/* Nine working hours after it was asked. */
	desk_wait(world, 24 * 60 + 30);
	act = desk_act(world, SERVICE);
	assert_int_equal(
	    ticket_say(world->db, &act, late, "抱歉晚了", NULL, &fault),
	    STATUS_OK);

	assert_int_equal(ticket_figures_read(world->db, world->mem,
			     desk_actor(world, MANAGER), &november, &figures),
	    STATUS_OK);
	assert_int_equal(figures.opened, 3);
	assert_int_equal(figures.ended, 1);
	assert_int_equal(figures.complaints, 2);
	assert_int_equal(figures.answered, 3);
	assert_int_equal(figures.first_minutes, 0);
	assert_int_equal(figures.first_p90_minutes, 540);
	/* Two complaints kept both promises, the question broke its first. */
	assert_int_equal(figures.promises, 5);
	assert_int_equal(figures.kept, 4);
	assert_int_equal(figures.rated, 1);
	assert_int_equal(figures.stars, 4);
	assert_int_equal(figures.founded, 2);
	assert_int_equal(figures.cost_fen, 20000);
	assert_int_equal(ticket_share_bp(figures.kept, figures.promises), 8000);
	assert_int_equal(ticket_share_bp(1, 0), -1);
	assert_int_equal(ticket_figures_read(world->db, world->mem,
			     desk_actor(world, MANAGER), &october, &figures),
	    STATUS_OK);
	assert_int_equal(figures.opened, 0);
	assert_int_equal(ticket_figures_read(world->db, world->mem,
			     desk_actor(world, BUYER_1), &november, &figures),
	    STATUS_FORBIDDEN);

	assert_int_equal(
	    ticket_figures_by(world->db, world->mem,
		desk_actor(world, MANAGER), &november, TICKET_BY_KIND, &rows),
	    STATUS_OK);
	share = rows.items;
	assert_int_equal(rows.count, 2);
	assert_int_equal(share[0].key, TICKET_COMPLAINT);
	assert_int_equal(share[0].count, 2);
	assert_int_equal(share[0].cumulative_bp, 6667);
	assert_int_equal(share[1].cumulative_bp, 10000);
	assert_int_equal(
	    ticket_figures_by(world->db, world->mem,
		desk_actor(world, MANAGER), &november, TICKET_BY_RESPONSIBLE,
		&rows),
	    STATUS_OK);
	share = rows.items;
	assert_int_equal(rows.count, 1);
	assert_int_equal(share[0].key, 3);
	assert_string_equal(share[0].name_en, "Warehouse");
	assert_int_equal(
	    ticket_figures_by(world->db, world->mem,
		desk_actor(world, MANAGER), &november, TICKET_BY_MONTH, &rows),
	    STATUS_OK);
	assert_int_equal(
	    ((const struct ticket_share *)rows.items)[0].key, 202611);

	assert_int_equal(ticket_backlog_read(world->db, world->mem,
			     desk_actor(world, MANAGER), world->now, &backlog),
	    STATUS_OK);
	assert_int_equal(backlog.open[0], 0);
	assert_int_equal(backlog.open[1], 2);
	assert_int_equal(backlog.late[1], 0);
}

/* What stands on the page can be done, and what does not cannot. */
static void
what_is_shown_is_what_may_be_done(void **state)
{
	static const struct {
		enum ticket_state in;
		int who;
		unsigned may;
		unsigned may_not;
	} rows[] = {
		{ TICKET_REGISTERED, SERVICE,
		    TICKET_MAY_TRIAGE | TICKET_MAY_SAY | TICKET_MAY_CLAIM,
		    TICKET_MAY_PROPOSE | TICKET_MAY_DECIDE |
			TICKET_MAY_RESOLVE },
		{ TICKET_REGISTERED, BUYER_1,
		    TICKET_MAY_SAY | TICKET_MAY_WITHDRAW,
		    TICKET_MAY_NOTE | TICKET_MAY_RATE | TICKET_MAY_TRIAGE },
		{ TICKET_TRIAGED, SERVICE,
		    TICKET_MAY_PROPOSE | TICKET_MAY_FIND,
		    TICKET_MAY_CLAIM | TICKET_MAY_REPLY },
		{ TICKET_TRIAGED, SERVICE_2, TICKET_MAY_FIND,
		    TICKET_MAY_PROPOSE },
		{ TICKET_WAITING_DECISION, LEAD, TICKET_MAY_DECIDE,
		    TICKET_MAY_REPLY },
		{ TICKET_WAITING_DECISION, SERVICE, TICKET_MAY_NOTE,
		    TICKET_MAY_DECIDE | TICKET_MAY_PROPOSE },
		{ TICKET_WAITING_DECISION, EXECUTIVE, TICKET_MAY_DECIDE,
		    TICKET_MAY_SAY | TICKET_MAY_ASSIGN },
		{ TICKET_DECIDED, SERVICE, TICKET_MAY_REPLY,
		    TICKET_MAY_FINISH },
		{ TICKET_REPLIED, BUYER_1,
		    TICKET_MAY_RATE | TICKET_MAY_REOPEN, TICKET_MAY_NOTE },
		{ TICKET_REPLIED, SERVICE, TICKET_MAY_RATE_FOR,
		    TICKET_MAY_ACT | TICKET_MAY_FINISH },
		{ TICKET_REPLIED, OFFICER, 0, ~0u },
	};
	struct world *world = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id =
		    desk_complaint_in(world, TICKET_NORMAL, rows[i].in);
		struct ticket ticket = desk_ticket(world, rows[i].who, id);
		unsigned may =
		    ticket_may(desk_actor(world, rows[i].who), &ticket);

		assert_int_equal(may & rows[i].may, rows[i].may);
		assert_int_equal(may & rows[i].may_not, 0);
	}
}

#define TEST(function)                                                         \
	cmocka_unit_test_setup_teardown(function, desk_reset, desk_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(prepared_answers_are_filled),
		TEST(answers_like_a_case_are_found_by_words_and_topic),
		TEST(ended_cases_are_found_within_sight_alone),
		TEST(articles_are_what_was_published),
		TEST(what_is_kept_of_the_desk_is_never_old),
		TEST(filters_are_one_s_own_or_everybody_s),
		TEST(departments_have_people_and_a_leader),
		TEST(figures_are_those_of_the_cases),
		TEST(what_is_shown_is_what_may_be_done),
	};

	return cmocka_run_group_tests_name(
	    "desk", tests, desk_open, world_close);
}
