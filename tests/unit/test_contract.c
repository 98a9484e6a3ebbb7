/**
 * @file
 * Contracts: the table of their life, rights that overlap, ends that spread.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/contract_bar.h"
#include "domain/contract_rights.h"
#include "domain/contract_state.h"
#include "domain/product.h"

static void
the_way_leads_from_draft_to_force(void **state)
{
	static const struct {
		enum contract_action action;
		enum contract_state from, to;
	} way[] = {
		{ CONTRACT_ACT_SUBMIT, CONTRACT_DRAFT, CONTRACT_IN_REVIEW },
		{ CONTRACT_ACT_APPROVE, CONTRACT_IN_REVIEW,
		    CONTRACT_APPROVED },
		{ CONTRACT_ACT_SEND, CONTRACT_APPROVED, CONTRACT_SENT },
		{ CONTRACT_ACT_SIGN, CONTRACT_SENT, CONTRACT_SIGNED },
		{ CONTRACT_ACT_ACTIVATE, CONTRACT_SIGNED, CONTRACT_ACTIVE },
		{ CONTRACT_ACT_NEAR_END, CONTRACT_ACTIVE,
		    CONTRACT_EXPIRING },
		{ CONTRACT_ACT_EXPIRE, CONTRACT_EXPIRING, CONTRACT_EXPIRED },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(way); i++) {
		const struct contract_rule *rule =
		    contract_rule_find(way[i].action, way[i].from);

		assert_non_null(rule);
		assert_int_equal(rule->to, way[i].to);
	}
	assert_null(contract_rule_find(CONTRACT_ACT_SAVE, CONTRACT_SENT));
	assert_null(contract_rule_find(CONTRACT_ACT_SIGN, CONTRACT_APPROVED));
	assert_null(contract_rule_find(CONTRACT_ACT_DROP, CONTRACT_SIGNED));
}

static void
nobody_approves_his_own(void **state)
{
	struct actor who = { .user_id = 7, .side = SIDE_STAFF };
	const struct contract_rule *rule =
	    contract_rule_find(CONTRACT_ACT_APPROVE, CONTRACT_IN_REVIEW);

	(void)state;
	assert_false(contract_rule_allows(rule, &who, 8));
	who.reach[ACTION_CONTRACT_REVIEW] = SCOPE_ALL;
	assert_true(contract_rule_allows(rule, &who, 8));
	assert_false(contract_rule_allows(rule, &who, 7));
}

static void
rights_overlap_by_region_goods_and_level(void **state)
{
	static struct product_category tree[] = {
		{ .id = 1, .parent_id = 0 },
		{ .id = 2, .parent_id = 1 },
		{ .id = 3, .parent_id = 0 },
	};
	const struct db_rows categories = { .items = tree, .count = 3 };
	struct contract_right a = { .level = CONTRACT_FIRST_TIER,
		.division = "33", .group_id = 1 };
	struct contract_right b = { .level = CONTRACT_FIRST_TIER,
		.division = "3301", .group_id = 2 };

	(void)state;
	assert_true(contract_rights_overlap(&a, &b, &categories));
	b.level = CONTRACT_SECOND;
	assert_false(contract_rights_overlap(&a, &b, &categories));
	b.level = CONTRACT_EXCLUSIVE;
	assert_true(contract_rights_overlap(&a, &b, &categories));
	b.division = "44";
	assert_false(contract_rights_overlap(&a, &b, &categories));
	b.division = "";
	b.group_id = 3;
	assert_false(contract_rights_overlap(&a, &b, &categories));
	b.product_id = 9;
	b.product_group = 2;
	assert_true(contract_rights_overlap(&a, &b, &categories));
	a.product_id = 8;
	assert_false(contract_rights_overlap(&a, &b, &categories));
	assert_true(contract_division_is_sound("3301"));
	assert_false(contract_division_is_sound("330"));
	assert_false(contract_division_is_sound("3x"));
}

static void
ends_spread_and_keep_off_winter(void **state)
{
	const struct day from = { 2027, 1, 1 };
	int64_t ends[12] = { 0 };
	struct day end;

	(void)state;
	end = contract_propose_end(from, ends, 0, 10000, 7);
	assert_int_equal(end.month, 7);
	assert_int_equal(end.mday, 31);
	assert_int_equal(end.year, 2027);
	ends[6] = 6;
	end = contract_propose_end(from, ends, 6, 3000, 7);
	assert_int_not_equal(end.month, 7);
	assert_in_range(end.month, 3, 11);
	end = contract_propose_end(from, ends, 6, 3000, 12);
	assert_in_range(end.month, 3, 11);
}

/* The ground: end of the contract, begin of one signed, day of clearing. */
static void
orders_go_on_for_the_days_of_grace(void **state)
{
	static const struct day today = { 2026, 11, 22 };
	static const struct {
		const char *ground;
		const char *since; /* "": not known */
		bool is_barred, is_warned;
		const char *until;
	} cases[] = {
		/* In force, for long and to its last day. */
		{ "2027-07-319999-12-312020-01-01", "2024-01-01", false,
		    false, "2027-08-30" },
		{ "2026-12-239999-12-312020-01-01", "2024-01-01", false,
		    false, "2027-01-22" },
		{ "2026-12-229999-12-312020-01-01", "2024-01-01", false,
		    true, "2027-01-21" },
		{ "2026-11-229999-12-312020-01-01", "2024-01-01", false,
		    true, "2026-12-22" },
		/* Ended: thirty days, and not one more. */
		{ "2026-11-219999-12-312020-01-01", "2024-01-01", false,
		    true, "2026-12-21" },
		{ "2026-10-239999-12-312020-01-01", "2024-01-01", false,
		    true, "2026-11-22" },
		{ "2026-10-229999-12-312020-01-01", "2024-01-01", true,
		    false, "2026-11-21" },
		/* Renewed: without a gap, with one, overdue to begin. */
		{ "2026-11-302026-12-012020-01-01", "2024-01-01", false,
		    false, "2026-12-30" },
		{ "2026-11-302026-12-022020-01-01", "2024-01-01", false,
		    true, "2026-12-30" },
		{ "2025-01-012026-11-222020-01-01", "2024-01-01", false,
		    false, "2025-01-31" },
		{ "2025-01-012026-11-232020-01-01", "2024-01-01", true,
		    false, "2025-01-31" },
		/* Never one: from the clearing, or the rule. */
		{ "1900-01-019999-12-312026-11-20", "2024-01-01", false,
		    true, "2026-12-20" },
		{ "1900-01-019999-12-312026-10-22", "2024-01-01", true,
		    false, "2026-11-21" },
		{ "1900-01-019999-12-312020-01-01", "2026-10-23", false,
		    true, "2026-11-22" },
		{ "1900-01-019999-12-312020-01-01", "", false, true,
		    "2026-12-22" },
		/* One of long ago, and the rule is new. */
		{ "2019-12-319999-12-312018-01-01", "2026-11-01", false,
		    true, "2026-12-01" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct day since = { 0, 0, 0 };
		struct contract_bar bar;
		char until[11];

		if (cases[i].since[0] != '\0')
			assert_int_equal(
			    day_parse(cases[i].since, &since), STATUS_OK);
		bar = contract_bar_of(cases[i].ground, since, 30, today);
		day_to_iso(bar.order_until, until);
		assert_string_equal(until, cases[i].until);
		assert_int_equal(bar.is_barred, cases[i].is_barred);
		assert_int_equal(bar.is_warned, cases[i].is_warned);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_way_leads_from_draft_to_force),
		cmocka_unit_test(nobody_approves_his_own),
		cmocka_unit_test(rights_overlap_by_region_goods_and_level),
		cmocka_unit_test(ends_spread_and_keep_off_winter),
		cmocka_unit_test(orders_go_on_for_the_days_of_grace),
	};

	return cmocka_run_group_tests_name("contract", tests, NULL, NULL);
}
