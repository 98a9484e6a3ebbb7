/**
 * @file
 * A small catalogue on a real MariaDB.
 */
#include "support/catalogue_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/migrate.h"
#include "domain/setting.h"

#define CEILING ((size_t)64 * 1024 * 1024)

const struct day catalogue_day = { 2026, 11, 20 };

/* clang-format off */
static const struct product_data products[] = {
	{ .sku = "A-1001", .name = "丁腈手套", .name_en = "Nitrile gloves",
	    .brand = "蓝盾", .brand_en = "Blueshield", .spec = "L 100只",
	    .category_id = 11, .min_quantity = 10, .step = 10 },
	{ .sku = "A-1002", .name = "乳胶手套", .name_en = "Latex gloves",
	    .brand = "蓝盾", .category_id = 10 },
	{ .sku = "A-1003", .name = "棉纱手套", .name_en = "Cotton gloves",
	    .category_id = 10 },
	{ .sku = "B-2001", .name = "龙井绿茶", .name_en = "Green tea",
	    .barcode = "6901234567892", .category_id = 20,
	    .supply = PRODUCT_MADE_TO_ORDER, .lead_days = 5 },
	{ .sku = "B-2002", .name = "矿泉水 550ml", .name_en = "Water",
	    .category_id = 20, .supply = PRODUCT_STOCKED },
	{ .sku = "C-3001", .name = "特供防护服甲", .restricted = true },
	{ .sku = "C-3002", .name = "特供防护服乙", .restricted = true },
	{ .sku = "C-3003", .name = "特供防护服丙", .restricted = true },
	{ .sku = "C-3004", .name = "特供防护服丁", .restricted = true },
	{ .sku = "D-4001", .name = "停售口罩", .state = PRODUCT_STOPPED },
	{ .sku = "D-4002", .name = "下架口罩", .state = PRODUCT_WITHDRAWN },
};

static const char *const before[] = {
	"INSERT INTO regions VALUES (1, '华东', 'East'), (2, '华南', 'South')",
	"INSERT INTO teams VALUES (1, '一队', 'One', 1)",
	"INSERT INTO users (id, login, name, created_at) VALUES"
	" (1, 'rep1', '王一', '2026-01-01'), (2, 'rep2', '王二', '2026-01-01')",
	"INSERT INTO price_lists VALUES (2, 2, 4, 'A 类', 'Class A'),"
	" (3, 3, NULL, '江南专价', 'Jiangnan')",
	"INSERT INTO customers (id, code, name, name_en, sort_key, initials,"
	"  class, state, region_id, rep_id, team_id, price_list_id,"
	"  approval_over_fen, shelf_days, created_at) VALUES"
	" (1, 'K001', '江南五金', 'Jiangnan Tools', 'jiangnanwujin', 'jnwj',"
	"  4, 1, 1, 1, 1, 3, 500000, 30, '2026-01-01'),"
	" (2, 'K002', '北方劳保', NULL, 'beifanglaobao', 'bflb',"
	"  1, 1, 2, 2, NULL, NULL, NULL, 0, '2026-01-01'),"
	" (3, 'K003', '江北五金', NULL, 'jiangbeiwujin', 'jbwj',"
	"  1, 2, 2, 1, 1, NULL, NULL, 0, '2026-01-01')",
	"INSERT INTO customer_addresses (id, customer_id, label, address,"
	"  contact, phone, is_default, state) VALUES"
	" (1, 1, '仓库', '甲路 1 号', '李', '1', 0, 1),"
	" (2, 1, '总部', '甲路 2 号', '李', '1', 1, 1),"
	" (3, 1, '旧址', '甲路 3 号', '李', '1', 0, 2),"
	" (4, 2, '总部', '乙路 1 号', '赵', '2', 1, 1)",
	"INSERT INTO categories VALUES (10, NULL, '手套', 'Gloves', 1),"
	" (11, 10, '丁腈', 'Nitrile', 1), (20, NULL, '饮品', 'Drinks', 2)",
	"INSERT INTO warehouses VALUES (1, 'W1', '东仓', 'East'),"
	" (2, 'W2', '西仓', 'West')",
};

static const char *const after[] = {
	"INSERT INTO assortment_rules (product_id, customer_id, class,"
	"  region_id)"
	" SELECT id, 1, NULL, NULL FROM products WHERE sku = 'C-3001'"
	" UNION ALL SELECT id, NULL, 4, NULL FROM products"
	"  WHERE sku = 'C-3002'"
	" UNION ALL SELECT id, NULL, NULL, 2 FROM products"
	"  WHERE sku = 'C-3003'",
	"INSERT INTO customer_items (customer_id, code, product_id)"
	" SELECT 1, 'MY-1', id FROM products WHERE sku = 'A-1001'",
	"INSERT INTO substitutes (product_id, substitute_id, `rank`)"
	" SELECT a.id, b.id, 1 FROM products AS a, products AS b"
	"  WHERE a.sku = 'A-1001' AND b.sku IN ('A-1002', 'C-3003', 'D-4001')",
};
/* clang-format on */

static void
must(enum status st, const char *what)
{
	if (st == STATUS_OK)
		return;
	fprintf(stderr, "catalogue_fixture: %s: status %d\n", what, (int)st);
	exit(1);
}

static enum status
save_products(struct db *db, struct act *act, void *context)
{
	struct product_data items[ARRAY_LEN(products)];
	enum product_fault fault;
	size_t fault_at;

	(void)context;
	memcpy(items, products, sizeof(products));
	for (size_t i = 0; i < ARRAY_LEN(items); i++) {
		items[i].rate_from = (struct day){ 2020, 1, 1 };
		items[i].tax_rate_bp = 1300;
	}
	return product_save_many(
	    db, act, items, ARRAY_LEN(items), &fault, &fault_at);
}

void
catalogue_open(struct catalogue *catalogue, const char *program)
{
	const struct civil noon = { .day = catalogue_day, .hour = 12 };

	db_fixture_open(&catalogue->fixture, program);
	must(migrate_apply(&catalogue->fixture.options, "schema", NULL, NULL),
	    "schema");
	catalogue->db = db_new(&catalogue->fixture.options);
	catalogue->mem = arena_new(CEILING);
	catalogue->act = (struct act){
		.who = &actor_system,
		.mem = catalogue->mem,
		.now = instant_from_civil(&noon, ZONE_SHANGHAI_MINUTES),
		.address = "",
	};
	setting_forget();
	for (size_t i = 0; i < ARRAY_LEN(before); i++)
		db_fixture_run(&catalogue->fixture, before[i]);
	must(act_run(catalogue->db, &catalogue->act, save_products, NULL),
	    "products");
	for (size_t i = 0; i < ARRAY_LEN(after); i++)
		db_fixture_run(&catalogue->fixture, after[i]);
}

void
catalogue_close(struct catalogue *catalogue)
{
	arena_free(catalogue->mem);
	db_free(catalogue->db);
	db_fixture_close(&catalogue->fixture);
}

struct actor
catalogue_buyer(int64_t customer_id)
{
	struct actor who = {
		.user_id = 100 + customer_id,
		.side = SIDE_CUSTOMER,
		.customer_id = customer_id,
		.zone_minutes = ZONE_SHANGHAI_MINUTES,
	};

	who.reach[ACTION_CATALOGUE_SEE] = SCOPE_OWN;
	who.reach[ACTION_ORDER_SEE] = SCOPE_OWN;
	who.reach[ACTION_ORDER_ENTER] = SCOPE_OWN;
	return who;
}

struct actor
catalogue_rep(int64_t user_id)
{
	struct actor who = {
		.user_id = user_id,
		.side = SIDE_STAFF,
		.zone_minutes = ZONE_SHANGHAI_MINUTES,
	};

	who.reach[ACTION_CATALOGUE_SEE] = SCOPE_REP;
	who.reach[ACTION_CUSTOMER_SEE] = SCOPE_REP;
	who.reach[ACTION_ORDER_ENTER] = SCOPE_REP;
	return who;
}

struct customer
catalogue_customer(struct catalogue *catalogue, int64_t customer_id)
{
	struct customer customer;

	must(customer_of_document(
		 catalogue->db, catalogue->mem, customer_id, &customer),
	    "customer");
	return customer;
}

struct product_viewer
catalogue_viewer(struct catalogue *catalogue, int64_t customer_id)
{
	struct product_viewer viewer = { .day = catalogue_day };
	struct customer customer;

	if (customer_id == 0)
		return viewer;
	customer = catalogue_customer(catalogue, customer_id);
	return product_viewer_for(&customer, catalogue_day);
}

int64_t
catalogue_product(struct catalogue *catalogue, const char *sku)
{
	struct product_viewer staff = { .day = catalogue_day };
	struct product product;

	must(product_find(catalogue->db, catalogue->mem, &staff, sku, &product),
	    sku);
	return product.id;
}
