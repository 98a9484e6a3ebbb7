/**
 * @file
 * A small company to order from.  See order_world.h.
 */
#include "support/order_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "db/migrate.h"
#include "domain/credit.h"
#include "domain/permission.h"
#include "domain/reconcile.h"
#include "domain/setting.h"
#include "domain/shipment.h"
#include "domain/stock.h"

struct role_row {
	const char *action;
	int64_t scope;
};

static const struct db_column role_columns[] = {
	DB_COLUMN(struct role_row, action),
	DB_COLUMN(struct role_row, scope),
};

static const struct db_query role_reach = {
	.name = "world.role_reach",
	.sql = "SELECT action, scope FROM role_permissions WHERE role = ?",
	.param_count = 1,
	DB_ROWS(struct role_row, role_columns),
};

static const struct {
	enum person who;
	int64_t customer_id;
	const char *role;
} staff_list[] = {
	{ REP, 0, "sales_rep" },
	{ DESK, 0, "order_desk" },
	{ OTHER_DESK, 0, "order_desk" },
	{ PICKER, 0, "warehouse" },
	{ OFFICER, 0, "credit_officer" },
	{ FINANCE, 0, "finance" },
	{ BUYER_1, 1, "buyer" },
	{ APPROVER_1, 1, "distributor_admin" },
	{ BUYER_2, 2, "buyer" },
	{ BUYER_3, 3, "buyer" },
	{ APPROVER_3, 3, "distributor_admin" },
};

static const char *const company[] = {
	"INSERT INTO regions VALUES (1, '华东', 'East')",
	"INSERT INTO teams (id, name, name_en, region_id)"
	" VALUES (1, '一组', 'Team 1', 1)",
	"INSERT INTO customers (id, code, name, sort_key, initials, rep_id,"
	" team_id, region_id, approval_over_fen, created_at) VALUES"
	" (1, 'C1', '甲公司', 'jia', 'JGS', 1, 1, 1, NULL, '2026-01-01'),"
	" (2, 'C2', '乙公司', 'yi', 'YGS', 1, 1, 1, NULL, '2026-01-01'),"
	" (3, 'C3', '丙公司', 'bing', 'BGS', 1, 1, 1, 50000, '2026-01-01')",
	"INSERT INTO customer_addresses (customer_id, label, address, contact,"
	" phone, is_default) VALUES (1, '仓库', '上海路 1 号', '张三',"
	" '13800000000', 1)",
	"INSERT INTO warehouses (id, code, name, name_en)"
	" VALUES (1, 'W1', '总仓', 'Main'), (2, 'W2', '分仓', 'Second')",
	"INSERT INTO products (id, sku, name, name_en, supply, batch_tracked,"
	" created_at) VALUES"
	" (1, 'P1', '产品一', 'One', 2, 1, '2026-01-01'),"
	" (2, 'P2', '产品二', 'Two', 2, 0, '2026-01-01'),"
	" (3, 'P3', '产品三', 'Three', 1, 0, '2026-01-01'),"
	" (4, 'P4', '产品四', 'Four', 2, 0, '2026-01-01'),"
	" (5, 'P5', '产品五', 'Five', 2, 0, '2026-01-01')",
	"UPDATE products SET state = 2 WHERE id = 5",
	"INSERT INTO product_tax_rates VALUES (1, '2020-01-01', 1300),"
	" (2, '2020-01-01', 1300), (3, '2020-01-01', 1300),"
	" (4, '2020-01-01', 900), (5, '2020-01-01', 1300)",
	"INSERT INTO product_costs VALUES (1, '2020-01-01', 700000)",
	"INSERT INTO prices (product_id, price_list_id, from_day, price_1e4)"
	" VALUES (1, 1, '2020-01-01', 1000000), (2, 1, '2020-01-01', 333333),"
	" (3, 1, '2020-01-01', 500000), (4, 1, '2020-01-01', 800000),"
	" (5, 1, '2020-01-01', 800000)",
};

static const char *const clean[] = {
	"SET FOREIGN_KEY_CHECKS = 0",
	"DELETE FROM form_tokens",
	"DELETE FROM outbox",
	"DELETE FROM credit_entries",
	"DELETE FROM applications",
	"DELETE FROM tax_invoice_parts",
	"DELETE FROM tax_invoices",
	"DELETE FROM payment_slips",
	"DELETE FROM receipts",
	"DELETE FROM bank_lines",
	"DELETE FROM bank_payers",
	"DELETE FROM bank_mappings",
	"DELETE FROM deposit_entries",
	"DELETE FROM credit_notes",
	"DELETE FROM receivables",
	"DELETE FROM credit_groups",
	"DELETE FROM credit_accounts",
	"DELETE FROM shipment_lines",
	"DELETE FROM shipments",
	"DELETE FROM proposal_lines",
	"DELETE FROM proposals",
	"DELETE FROM order_holds",
	"DELETE FROM order_events",
	"DELETE FROM reservations",
	"DELETE FROM order_lines",
	"DELETE FROM draft_lines",
	"DELETE FROM drafts",
	"DELETE FROM orders",
	"DELETE FROM stock_movements",
	"DELETE FROM stock_expected",
	"DELETE FROM stocks",
	"DELETE FROM batches",
	"INSERT INTO credit_accounts (customer_id, limit_fen, term_days)"
	" VALUES (1, 100000000, 30), (2, 100000, 30), (3, 100000000, 30)",
	"UPDATE settings SET value = '0' WHERE name IN ('confirm_by_itself',"
	" 'hold_order_share')",
	"UPDATE settings SET value = '1' WHERE name IN ('hold_over_limit',"
	" 'hold_limit_ran_out', 'hold_overdue', 'bills_are_exposure')",
};

static const struct stock_arrival arrivals[] = {
	{ 1, 1, "B1", { 2027, 6, 1 }, STOCK_AVAILABLE, 60 },
	{ 1, 1, "B2", { 2027, 3, 1 }, STOCK_AVAILABLE, 40 },
	{ 2, 1, "", { 0, 0, 0 }, STOCK_AVAILABLE, 100 },
	{ 3, 1, "", { 0, 0, 0 }, STOCK_AVAILABLE, 10 },
	{ 4, 1, "", { 0, 0, 0 }, STOCK_AVAILABLE, 100 },
};

void
world_run(struct world *world, const char *format, ...)
{
	char sql[2000];
	va_list args;

	va_start(args, format);
	vsnprintf(sql, sizeof(sql), format, args);
	va_end(args);
	db_fixture_run(&world->fixture, sql);
}

int64_t
world_number(struct world *world, const char *format, ...)
{
	char sql[2000];
	va_list args;

	va_start(args, format);
	vsnprintf(sql, sizeof(sql), format, args);
	va_end(args);
	return db_fixture_number(&world->fixture, sql);
}

static void
employ(struct world *world, size_t index)
{
	enum person who = staff_list[index].who;
	int64_t customer_id = staff_list[index].customer_id;
	struct actor *actor = &world->people[who];
	const struct role_row *row;
	struct db_rows rows;
	size_t i;

	world_run(world,
	    "INSERT INTO users (id, login, name, created_at)"
	    " VALUES (%u, 'user%u', '用户%u', '2026-01-01')",
	    who, who, who);
	*actor = (struct actor){
		.user_id = who,
		.side = customer_id != 0 ? SIDE_CUSTOMER : SIDE_STAFF,
		.customer_id = customer_id,
		.name = "",
		.company = "",
		.role_names = staff_list[index].role,
		.zone_minutes = 480,
	};
	assert_int_equal(db_all(world->db, world->mem, &role_reach,
			     DB_ARGS(db_text(staff_list[index].role)), &rows),
	    STATUS_OK);
	assert_true(rows.count > 0);
	row = rows.items;
	for (i = 0; i < rows.count; i++)
		actor->reach[permission_action(row[i].action)] =
		    (enum db_scope_kind)row[i].scope;
}

int
world_open(void **state)
{
	struct world *world = calloc(1, sizeof(*world));
	struct civil monday = {
		.day = { 2026, 11, 23 },
		.hour = 10,
	};
	size_t i;

	db_fixture_open(&world->fixture, "order");
	world->mem = arena_new((size_t)256 << 20);
	world->db = db_new(&world->fixture.options);
	world->now = instant_from_civil(&monday, ZONE_SHANGHAI_MINUTES);
	assert_int_equal(
	    migrate_apply(&world->fixture.options, "schema", NULL, NULL),
	    STATUS_OK);
	for (i = 0; i < ARRAY_LEN(staff_list); i++)
		employ(world, i);
	for (i = 0; i < ARRAY_LEN(company); i++)
		db_fixture_run(&world->fixture, company[i]);
	*state = world;
	return 0;
}

int
world_close(void **state)
{
	struct world *world = *state;

	if (world == NULL)
		return 0;
	db_free(world->db);
	arena_free(world->mem);
	db_fixture_close(&world->fixture);
	free(world);
	return 0;
}

static enum status
take_in(struct db *db, struct act *act, void *context)
{
	(void)context;
	return stock_receive(db, act, arrivals, ARRAY_LEN(arrivals));
}

int
world_reset(void **state)
{
	struct world *world = *state;
	struct act act;
	struct text sql;
	size_t i;

	arena_reset(world->mem);
	sql = text_new(world->mem, 8000);
	text_add(&sql, "BEGIN NOT ATOMIC ");
	for (i = 0; i < ARRAY_LEN(clean); i++) {
		text_add(&sql, clean[i]);
		text_add(&sql, "; ");
	}
	text_add(&sql, "SET FOREIGN_KEY_CHECKS = 1; END");
	db_fixture_run(&world->fixture, sql.bytes);
	setting_forget();

	act = world_act(world, REP);
	act.who = &actor_system;
	assert_int_equal(act_run(world->db, &act, take_in, NULL), STATUS_OK);
	return 0;
}

static bool
money_agrees(struct world *world)
{
	const struct reconcile_difference *one;
	struct db_rows rows;
	bool agrees = true;
	unsigned kind;
	size_t i;

	for (kind = 0; kind < RECONCILE_KIND_COUNT; kind++) {
		assert_int_equal(
		    reconcile_check(world->db, world->mem, kind, &rows),
		    STATUS_OK);
		one = rows.items;
		for (i = 0; i < rows.count; i++)
			print_error("%s %lld of customer %lld: expected %lld "
				    "found %lld\n",
			    reconcile_kind_name(kind),
			    (long long)one[i].document_id,
			    (long long)one[i].customer_id,
			    (long long)one[i].expected_fen,
			    (long long)one[i].found_fen);
		agrees = agrees && rows.count == 0;
	}
	return agrees;
}

int
world_check(void **state)
{
	struct world *world = *state;
	const struct credit_difference *credit;
	const struct stock_difference *stock;
	struct db_rows rows;
	size_t i;

	assert_int_equal(credit_check(world->db, world->mem, &rows), STATUS_OK);
	credit = rows.items;
	for (i = 0; i < rows.count; i++)
		print_error("credit: kind %u customer %lld order %lld ledger "
			    "%lld found %lld\n",
		    credit[i].kind, (long long)credit[i].customer_id,
		    (long long)credit[i].order_id,
		    (long long)credit[i].ledger_fen,
		    (long long)credit[i].found_fen);
	if (rows.count != 0)
		return -1;

	assert_int_equal(stock_check(world->db, world->mem, &rows), STATUS_OK);
	stock = rows.items;
	for (i = 0; i < rows.count; i++)
		print_error("stock %lld: on hand %lld moved %lld reserved "
			    "%lld moved %lld for lines %lld\n",
		    (long long)stock[i].stock_id, (long long)stock[i].on_hand,
		    (long long)stock[i].on_hand_moved,
		    (long long)stock[i].reserved,
		    (long long)stock[i].reserved_moved,
		    (long long)stock[i].reserved_for_lines);
	if (rows.count != 0)
		return -1;

	if (!money_agrees(world))
		return -1;

	/* What the lines say is reserved is what is kept for them. */
	return world_number(world,
		   "SELECT COUNT(*) FROM order_lines l WHERE l.reserved <>"
		   " (SELECT IFNULL(SUM(r.quantity), 0) FROM reservations r"
		   "   WHERE r.order_id = l.order_id"
		   "     AND r.position = l.position)") == 0
	    ? 0
	    : -1;
}

struct act
world_act(struct world *world, enum person who)
{
	return (struct act){
		.who = &world->people[who],
		.mem = world->mem,
		.now = world->now,
		.address = "",
	};
}

int64_t
world_draft(struct world *world, enum person who, int64_t customer_id,
    const struct wish *wishes, size_t count)
{
	int64_t draft;
	size_t i;

	world_run(world,
	    "INSERT INTO drafts (customer_id, created_by, created_at,"
	    " changed_by, changed_at, line_count)"
	    " VALUES (%lld, %u, '2026-11-01', %u, '2026-11-01', %zu)",
	    (long long)customer_id, who, who, count);
	draft = world_number(world, "SELECT MAX(id) FROM drafts");
	for (i = 0; i < count; i++)
		world_run(world,
		    "INSERT INTO draft_lines VALUES (%lld, %zu, 'x', '1',"
		    " NULLIF(%lld, 0), %lld, %lld, NULLIF(%lld, 0))",
		    (long long)draft, i + 1, (long long)wishes[i].product_id,
		    (long long)wishes[i].quantity,
		    (long long)(wishes[i].short_choice != 0
			    ? wishes[i].short_choice
			    : 1),
		    (long long)wishes[i].seen_price_1e4);
	return draft;
}

int64_t
world_order(struct world *world, enum person who, int64_t customer_id,
    int64_t product_id, int64_t quantity)
{
	struct wish wish = { .product_id = product_id, .quantity = quantity };
	struct submit_outcome out;
	struct act act = world_act(world, who);

	assert_int_equal(
	    order_submit(world->db, &act,
		world_draft(world, who, customer_id, &wish, 1), &out),
	    STATUS_OK);
	return out.order_id;
}

enum order_state
world_state(struct world *world, int64_t order_id)
{
	return (enum order_state)world_number(world,
	    "SELECT state FROM orders WHERE id = %lld", (long long)order_id);
}

static void
ship(struct world *world, int64_t order, int64_t quantity)
{
	struct ship_line line = { .position = 1, .quantity = quantity };
	struct ship_request request = {
		.order_id = order,
		.carrier = "",
		.tracking = "",
		.lines = &line,
		.line_count = 1,
	};
	struct act act = world_act(world, PICKER);
	struct ship_outcome out;

	assert_int_equal(
	    order_ship(world->db, &act, &request, &out), STATUS_OK);
}

static int64_t
confirmed_order(struct world *world)
{
	int64_t order = world_order(world, BUYER_1, 1, 1, 10);
	struct act act = world_act(world, DESK);
	struct order_outcome out;

	assert_int_equal(
	    order_confirm(world->db, &act, order, &out), STATUS_OK);
	assert_int_equal(out.state, ORDER_CONFIRMED);
	return order;
}

static int64_t
picked_order(struct world *world)
{
	int64_t order = confirmed_order(world);
	struct act act = world_act(world, PICKER);
	struct order_outcome out;

	assert_int_equal(order_pick(world->db, &act, order, &out), STATUS_OK);
	assert_int_equal(out.state, ORDER_PICKING);
	return order;
}

int64_t
world_order_in(struct world *world, enum order_state state)
{
	struct act desk = world_act(world, DESK);
	struct act buyer = world_act(world, BUYER_1);
	struct act approver = world_act(world, APPROVER_3);
	int64_t order = 0;

	switch (state) {
	case ORDER_DRAFT:
		order = world_order(world, BUYER_3, 3, 1, 10);
		assert_int_equal(
		    order_send_back(world->db, &approver, order, "too much"),
		    STATUS_OK);
		break;
	case ORDER_AWAITING_APPROVAL:
		order = world_order(world, BUYER_3, 3, 1, 10);
		break;
	case ORDER_SUBMITTED:
		order = world_order(world, BUYER_1, 1, 1, 10);
		break;
	case ORDER_CONFIRMED:
		order = confirmed_order(world);
		break;
	case ORDER_PICKING:
		order = picked_order(world);
		break;
	case ORDER_PART_SHIPPED:
		order = picked_order(world);
		ship(world, order, 4);
		break;
	case ORDER_SHIPPED:
		order = picked_order(world);
		ship(world, order, 10);
		break;
	case ORDER_COMPLETED:
		order = picked_order(world);
		ship(world, order, 10);
		assert_int_equal(
		    shipment_sign(world->db, &buyer,
			world_number(world,
			    "SELECT id FROM shipments WHERE order_id = %lld",
			    (long long)order),
			""),
		    STATUS_OK);
		break;
	case ORDER_REJECTED:
		order = world_order(world, BUYER_1, 1, 1, 10);
		assert_int_equal(
		    order_reject(world->db, &desk, order, "no"), STATUS_OK);
		break;
	case ORDER_CANCELLED:
		order = world_order(world, BUYER_1, 1, 1, 10);
		assert_int_equal(
		    order_cancel(world->db, &buyer, order, ""), STATUS_OK);
		break;
	case ORDER_CLOSED_SHORT:
		order = picked_order(world);
		ship(world, order, 4);
		assert_int_equal(
		    order_close(world->db, &desk, order, "gone"), STATUS_OK);
		break;
	case ORDER_STATE_COUNT:
		break;
	}
	assert_int_equal(world_state(world, order), state);
	return order;
}
