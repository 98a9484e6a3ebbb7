/**
 * @file
 * Customers on a real database: who finds which, and their addresses.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/catalogue_fixture.h"

static struct catalogue shop;

static int
open_all(void **state)
{
	(void)state;
	catalogue_open(&shop, "customer");
	return 0;
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(&shop);
	return 0;
}

static const char *
found(const struct actor *who, const char *query)
{
	struct text out = text_new(shop.mem, 4000);
	const struct customer *customer;
	struct db_rows rows;

	assert_int_equal(
	    customer_search(shop.db, shop.mem, who, query, NULL, 10, &rows),
	    STATUS_OK);
	customer = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		text_addf(&out, "%s ", customer[i].code);
	return out.bytes;
}

static void
everybody_finds_the_customers_in_their_reach(void **state)
{
	struct actor team = { .user_id = 9, .side = SIDE_STAFF, .team_id = 1 };
	struct actor clerk = { .user_id = 8, .side = SIDE_STAFF };
	struct actor nobody = { 0 };
	const struct {
		struct actor who;
		enum status st[4]; /* customers 1 to 3, and one that is not */
	} cases[] = {
		{ catalogue_buyer(1),
		    { STATUS_OK, STATUS_NOT_FOUND, STATUS_NOT_FOUND,
			STATUS_NOT_FOUND } },
		{ catalogue_buyer(2),
		    { STATUS_NOT_FOUND, STATUS_OK, STATUS_NOT_FOUND,
			STATUS_NOT_FOUND } },
		{ catalogue_rep(1),
		    { STATUS_OK, STATUS_NOT_FOUND, STATUS_OK,
			STATUS_NOT_FOUND } },
		{ catalogue_rep(2),
		    { STATUS_NOT_FOUND, STATUS_OK, STATUS_NOT_FOUND,
			STATUS_NOT_FOUND } },
		{ actor_system,
		    { STATUS_OK, STATUS_OK, STATUS_OK, STATUS_NOT_FOUND } },
		{ clerk,
		    { STATUS_NOT_FOUND, STATUS_NOT_FOUND, STATUS_NOT_FOUND,
			STATUS_NOT_FOUND } },
		{ nobody,
		    { STATUS_NOT_FOUND, STATUS_NOT_FOUND, STATUS_NOT_FOUND,
			STATUS_NOT_FOUND } },
	};
	struct customer customer;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		for (int64_t id = 1; id <= 4; id++)
			assert_int_equal(customer_find(shop.db, shop.mem,
					     &cases[i].who, id, &customer),
			    cases[i].st[id - 1]);
	}
	team.reach[ACTION_CUSTOMER_SEE] = SCOPE_TEAM;
	assert_int_equal(
	    customer_find(shop.db, shop.mem, &team, 1, &customer), STATUS_OK);
	assert_int_equal(customer_find(shop.db, shop.mem, &team, 2, &customer),
	    STATUS_NOT_FOUND);
}

static void
a_customer_has_all_that_others_need_of_it(void **state)
{
	struct actor buyer = catalogue_buyer(1);
	struct customer customer;

	(void)state;
	assert_int_equal(
	    customer_of_actor(shop.db, shop.mem, &buyer, &customer), STATUS_OK);
	assert_int_equal(customer.id, 1);
	assert_string_equal(customer.code, "K001");
	assert_string_equal(customer.name, "江南五金");
	assert_int_equal(customer.class, CUSTOMER_A);
	assert_int_equal(customer.region_id, 1);
	assert_int_equal(customer.rep_id, 1);
	assert_string_equal(customer.rep_name, "王一");
	assert_int_equal(customer.price_list_id, 3);
	assert_true(customer.has_approval);
	assert_int_equal(customer.approval_over_fen, 500000);
	assert_int_equal(customer.shelf_days, 30);
	assert_int_equal(
	    customer_of_actor(shop.db, shop.mem, &actor_system, &customer),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    customer_of_document(shop.db, shop.mem, 2, &customer), STATUS_OK);
	assert_false(customer.has_approval);
	assert_null(customer.name_en);
}

static void
a_customer_is_picked_by_code_name_or_initials(void **state)
{
	struct actor rep = catalogue_rep(1);
	struct actor buyer = catalogue_buyer(2);

	(void)state;
	/* By name; who is stopped cannot be picked. */
	assert_string_equal(found(&actor_system, NULL), "K002 K001 ");
	assert_string_equal(found(&actor_system, "k00"), "K002 K001 ");
	assert_string_equal(found(&actor_system, "五金"), "K001 ");
	assert_string_equal(found(&actor_system, "tools"), "K001 ");
	assert_string_equal(found(&actor_system, "BFL"), "K002 ");
	assert_string_equal(found(&actor_system, "%"), "");
	assert_string_equal(found(&actor_system, "_"), "");
	assert_string_equal(found(&rep, NULL), "K001 ");
	assert_string_equal(found(&rep, "bfl"), "");
	assert_string_equal(found(&buyer, NULL), "K002 ");
}

static void
the_next_page_goes_on_where_the_last_one_ended(void **state)
{
	struct db_rows first;
	struct db_rows second;
	struct db_rows third;
	const struct customer *last;

	(void)state;
	assert_int_equal(customer_search(shop.db, shop.mem, &actor_system, "",
			     NULL, 1, &first),
	    STATUS_OK);
	assert_int_equal(first.count, 1);
	last = first.items;
	assert_string_equal(last->code, "K002");
	assert_int_equal(customer_search(shop.db, shop.mem, &actor_system, "",
			     last, 1, &second),
	    STATUS_OK);
	assert_int_equal(second.count, 1);
	last = second.items;
	assert_string_equal(last->code, "K001");
	assert_int_equal(customer_search(shop.db, shop.mem, &actor_system, "",
			     last, 1, &third),
	    STATUS_OK);
	assert_int_equal(third.count, 0);
	assert_int_equal(customer_search(shop.db, shop.mem, &actor_system, "",
			     NULL, CUSTOMER_SEARCH_MAX + 1, &first),
	    STATUS_INVALID);
}

static void
addresses_are_the_customers_own(void **state)
{
	struct customer customer = catalogue_customer(&shop, 1);
	const struct customer_address *address;
	struct customer_address one;
	struct db_rows rows;

	(void)state;
	assert_int_equal(
	    customer_addresses(shop.db, shop.mem, &customer, &rows), STATUS_OK);
	assert_int_equal(rows.count, 2);
	address = rows.items;
	assert_string_equal(address[0].label, "总部");
	assert_true(address[0].is_default);
	assert_string_equal(address[1].label, "仓库");
	assert_int_equal(
	    customer_address_find(shop.db, shop.mem, &customer, 1, &one),
	    STATUS_OK);
	/* Given up, and another's. */
	assert_int_equal(
	    customer_address_find(shop.db, shop.mem, &customer, 3, &one),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    customer_address_find(shop.db, shop.mem, &customer, 4, &one),
	    STATUS_NOT_FOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_finds_the_customers_in_their_reach),
		cmocka_unit_test(a_customer_has_all_that_others_need_of_it),
		cmocka_unit_test(a_customer_is_picked_by_code_name_or_initials),
		cmocka_unit_test(
		    the_next_page_goes_on_where_the_last_one_ended),
		cmocka_unit_test(addresses_are_the_customers_own),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
