/**
 * @file
 * Returns under time and in a crowd: one wins the last unit, nothing ends
 * without notice, batches and bad habits are noticed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/batch_case.h"
#include "domain/order_job.h"
#include "domain/return_job.h"
#include "domain/setting.h"
#include "support/return_world.h"

#define DAY_MS INT64_C(86400000)

enum {
	CROWD = 50
};

static const struct wish one_of_two = { .product_id = 2, .quantity = 1 };
static const struct wish three_of_two = { .product_id = 2, .quantity = 3 };
static const struct wish five_of_one = { .product_id = 1, .quantity = 5 };

typedef enum status job_fn(struct db *db, struct act *act, int64_t *done);

static int64_t
run_job(struct world *world, job_fn *job)
{
	struct act act = world_act(world, REP);
	int64_t done = -1;

	act.who = &actor_system;
	assert_int_equal(job(world->db, &act, &done), STATUS_OK);
	return done;
}

static void
pass_days(struct world *world, int64_t days)
{
	world->now = instant_add_ms(world->now, days * DAY_MS);
}

static void
one_of_fifty_gets_the_last_unit(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &one_of_two, 1);
	const struct ask ask = { order, 1, 1, RETURN_REFUND, RETURN_DAMAGED };
	enum status *found = mmap(NULL, CROWD * sizeof(*found),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t children[CROWD];
	int64_t drafts[CROWD];
	int64_t won = 0, refused = 0;
	int gate[2];

	assert_true(found != MAP_FAILED);
	for (size_t i = 0; i < CROWD; i++)
		drafts[i] =
		    return_draft(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	assert_int_equal(pipe(gate), 0);
	for (size_t i = 0; i < CROWD; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			struct return_problem problem;
			struct act act;
			char nothing;

			close(gate[1]);
			world->mem = arena_new((size_t)16 << 20);
			world->db = db_new(&world->fixture.options);
			act = world_act(world, BUYER_1);
			if (read(gate[0], &nothing, 1) != 0)
				_exit(1);
			found[i] = return_submit(
			    world->db, &act, drafts[i], &problem);
			if (found[i] == STATUS_INVALID &&
			    problem.fault != RETURN_FAULT_QUANTITY)
				found[i] = STATUS_BUG;
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	for (size_t i = 0; i < CROWD; i++) {
		int how;

		assert_int_equal(waitpid(children[i], &how, 0), children[i]);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
		won += found[i] == STATUS_OK;
		refused += found[i] == STATUS_INVALID;
	}
	assert_int_equal(won, 1);
	assert_int_equal(refused, CROWD - 1);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 1);
}

static void
what_is_not_sent_expires_after_notice(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 2, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);

	assert_int_equal(return_state_of(world, id), RETURN_APPROVED);
	pass_days(world, 13);
	assert_int_equal(run_job(world, return_job_expire), 0);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_expire), 1);
	assert_int_equal(run_job(world, return_job_expire), 0);
	assert_int_equal(money_told(world, "return.send_soon"), 1);
	pass_days(world, 2);
	assert_int_equal(run_job(world, return_job_expire), 1);
	assert_int_equal(return_state_of(world, id), RETURN_EXPIRED);
	assert_int_equal(money_told(world, "return.expired"), 1);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 0);
}

static void
a_standstill_of_the_worker_costs_nobody_the_notice(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 2, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);

	pass_days(world, 40);
	assert_int_equal(run_job(world, return_job_expire), 1);
	assert_int_equal(return_state_of(world, id), RETURN_APPROVED);
	assert_int_equal(run_job(world, return_job_expire), 0);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_expire), 1);
	assert_int_equal(return_state_of(world, id), RETURN_EXPIRED);
}

static void
a_question_nobody_answers_ends_after_notice(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 2, RETURN_REFUND, RETURN_DAMAGED };
	struct act act = return_act(world, SERVICE);
	struct return_problem problem;
	int64_t id;

	world_run(world, "UPDATE settings SET value = '0'"
			 " WHERE name = 'return_approve_by_itself_fen'");
	setting_forget();
	id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	assert_int_equal(
	    return_ask(world->db, &act, id, "照片？", &problem), STATUS_OK);
	pass_days(world, 6);
	assert_int_equal(run_job(world, return_job_unanswered), 0);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_unanswered), 1);
	assert_int_equal(money_told(world, "return.question_ends"), 1);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_unanswered), 1);
	assert_int_equal(return_state_of(world, id), RETURN_CANCELLED);
	assert_int_equal(
	    world_number(world, "SELECT returning_qty FROM order_lines"), 0);
}

static void
silence_accepts_an_offer_after_notice(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 3, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	struct act quality = return_act(world, QUALITY);
	struct act service = return_act(world, SERVICE);
	const struct return_finding finding = { .position = 1, .accepted = 2,
		.accept_bp = 10000, .disposition = RETURN_SCRAP,
		.note = "完好" };
	struct return_problem problem;

	return_arrives(world, id);
	assert_int_equal(
	    return_inspect(world->db, &quality, id,
		&(struct return_inspection){ .findings = &finding, .count = 1 },
		&problem),
	    STATUS_OK);
	assert_int_equal(
	    return_offer(world->db, &service, id, "完好", &problem),
	    STATUS_OK);
	pass_days(world, 7);
	assert_int_equal(run_job(world, return_job_unanswered), 1);
	assert_int_equal(return_state_of(world, id), RETURN_OFFER);
	assert_int_equal(money_told(world, "return.offer_ends"), 1);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_unanswered), 1);
	assert_int_equal(return_state_of(world, id), RETURN_CLOSED);
	assert_int_equal(money_told(world, "return.accepted_silently"), 1);
	assert_int_equal(
	    world_number(world, "SELECT SUM(amount_fen) FROM credit_notes"),
	    6667);
}

static void
the_rest_is_struck_off_after_ten_days(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &three_of_two, 1);
	const struct ask ask = { order, 1, 3, RETURN_REFUND, RETURN_DAMAGED };
	int64_t id = return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	const struct return_count one = { 1, 1 };
	struct act dock = world_act(world, PICKER);
	struct return_problem problem;

	assert_int_equal(
	    return_receive(world->db, &dock, id, &one, 1, false, &problem),
	    STATUS_OK);
	pass_days(world, 10);
	assert_int_equal(run_job(world, return_job_rest), 0);
	pass_days(world, 1);
	assert_int_equal(run_job(world, return_job_rest), 1);
	assert_int_equal(return_state_of(world, id), RETURN_RECEIVED);
	assert_int_equal(money_told(world, "return.struck"), 1);
}

static void
much_returned_goes_to_a_manager_and_is_remembered(void **state)
{
	struct world *world = *state;
	int64_t order = return_delivered(world, BUYER_1, 1, &five_of_one, 1);
	const struct ask ask = { order, 1, 1, RETURN_REFUND, RETURN_DAMAGED };
	int64_t ids[4];
	struct act act;
	struct return_problem problem;

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ids[i] =
		    return_asked(world, BUYER_1, RETURN_BY_CARRIER, &ask, 1);
	/* The fourth of a month. */
	assert_int_equal(return_state_of(world, ids[2]), RETURN_APPROVED);
	assert_int_equal(return_state_of(world, ids[3]), RETURN_SUBMITTED);
	assert_int_equal(
	    world_number(world,
		"SELECT verdict * 10 + level FROM returns WHERE id = %lld",
		(long long)ids[3]),
	    MARK_COUNT * 10 + LEVEL_MANAGER);
	assert_int_equal(money_told(world, "return.to_decide_manager"), 1);

	act = return_act(world, MANAGER);
	assert_int_equal(
	    return_reject(world->db, &act, ids[3], "不属实", &problem),
	    STATUS_OK);
	assert_int_equal(run_job(world, return_job_conduct), 1);
	assert_int_equal(
	    world_number(world, "SELECT return_conduct FROM customers"
				" WHERE id = 1"),
	    CONDUCT_WATCHED);
	assert_int_equal(run_job(world, return_job_conduct), 0);
	/* Forgotten after a year. */
	pass_days(world, 366);
	assert_int_equal(run_job(world, return_job_conduct), 1);
	assert_int_equal(
	    world_number(world, "SELECT return_conduct FROM customers"
				" WHERE id = 1"),
	    CONDUCT_GOOD);
}

static void
three_customers_returning_a_batch_open_a_case(void **state)
{
	static const enum person buyers[] = { BUYER_1, BUYER_2, BUYER_3 };
	struct world *world = *state;
	const struct wish one = { .product_id = 1, .quantity = 1 };
	struct act quality = return_act(world, QUALITY);
	struct act picker = world_act(world, PICKER);
	struct db_rows rows;
	const struct batch_case *the_case;
	int64_t id;

	for (size_t i = 0; i < ARRAY_LEN(buyers); i++) {
		int64_t order = return_delivered(
		    world, buyers[i], (int64_t)i + 1, &one, 1);
		const struct ask ask = { order, 1, 1, RETURN_REFUND,
			RETURN_QUALITY };

		assert_int_equal(run_job(world, batch_case_job_open), 0);
		(void)return_asked(
		    world, buyers[i], RETURN_BY_CARRIER, &ask, 1);
	}
	assert_int_equal(run_job(world, batch_case_job_open), 1);
	assert_int_equal(run_job(world, batch_case_job_open), 0);
	assert_int_equal(money_told(world, "batch.case"), 1);
	assert_int_equal(
	    batch_case_list(world->db, world->mem, quality.who, 0, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
	the_case = rows.items;
	assert_string_equal(the_case->batch, "B2");
	assert_int_equal(the_case->on_hand, 37);
	id = the_case->id;

	assert_int_equal(batch_case_decide(world->db, &picker, id,
			     BATCH_STOPPED, "胀包"),
	    STATUS_FORBIDDEN);
	assert_int_equal(
	    batch_case_decide(world->db, &quality, id, BATCH_STOPPED, ""),
	    STATUS_INVALID);
	assert_int_equal(batch_case_decide(world->db, &quality, id,
			     BATCH_STOPPED, "胀包"),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT SUM(on_hand) FROM stocks"
				" WHERE product_id = 1 AND status = 3"),
	    37);
	quality = return_act(world, QUALITY);
	assert_int_equal(batch_case_decide(world->db, &quality, id,
			     BATCH_CLEARED, "合格"),
	    STATUS_OK);
	assert_int_equal(
	    world_number(world, "SELECT SUM(on_hand) FROM stocks"
				" WHERE product_id = 1 AND status = 3"),
	    0);
}

#define RETURN_TEST(test)                                                      \
	cmocka_unit_test_setup_teardown(test, return_reset, world_check)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		RETURN_TEST(one_of_fifty_gets_the_last_unit),
		RETURN_TEST(what_is_not_sent_expires_after_notice),
		RETURN_TEST(a_standstill_of_the_worker_costs_nobody_the_notice),
		RETURN_TEST(a_question_nobody_answers_ends_after_notice),
		RETURN_TEST(silence_accepts_an_offer_after_notice),
		RETURN_TEST(the_rest_is_struck_off_after_ten_days),
		RETURN_TEST(much_returned_goes_to_a_manager_and_is_remembered),
		RETURN_TEST(three_customers_returning_a_batch_open_a_case),
	};

	return cmocka_run_group_tests(tests, return_open, world_close);
}
