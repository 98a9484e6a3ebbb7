/**
 * @file
 * Contracts: the table of their life, rights that overlap, ends that spread.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_way_leads_from_draft_to_force),
		cmocka_unit_test(nobody_approves_his_own),
		cmocka_unit_test(rights_overlap_by_region_goods_and_level),
		cmocka_unit_test(ends_spread_and_keep_off_winter),
	};

	return cmocka_run_group_tests_name("contract", tests, NULL, NULL);
}
