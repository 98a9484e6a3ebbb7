/**
 * @file
 * What stands before any order: people, catalogue, prices.  See load_world.h.
 *
 * Names are put together from parts, and so are their pinyin keys.
 */
#include "domain/load_world.h"

#include "base/text.h"
#include "domain/act.h"
#include "domain/key.h"
#include "domain/load_write.h"
#include "domain/product.h"
#include "domain/session.h"

enum {
	PROMOTION_DAYS = 14
};

static const char password[] = "qutong-demo-1";

/* --- Drawing by weight --------------------------------------------------------- */

uint64_t *
load_reach_new(struct arena *mem, int64_t count, int64_t flat)
{
	uint64_t *reach = arena_calloc(mem, (size_t)count, sizeof(*reach));
	uint64_t sum = 0;

	for (int64_t rank = 0; rank < count; rank++) {
		sum += UINT64_C(1000000) / (uint64_t)(rank + flat) + 1;
		reach[rank] = sum;
	}
	return reach;
}

int64_t
load_reach_draw(struct chance *chance, const uint64_t *reach, int64_t count)
{
	/* The sums stay below 2^32: see chance_below(). */
	uint64_t at = (uint64_t)chance_below(chance, (int64_t)reach[count - 1]);
	int64_t low = 0;
	int64_t high = count - 1;

	while (low < high) {
		int64_t middle = (low + high) / 2;

		if (reach[middle] > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

int64_t
load_price_for(const struct load_world *world,
    const struct load_product *product, int64_t class)
{
	static const int64_t percent[LOAD_CLASSES] = { 100, 100, 100, 100, 97,
		95, 92 };

	if (world->class_lists[class] == 0)
		return product->price_1e4;
	return product->price_1e4 * percent[class] / 100;
}

/* --- Places that may be there already -------------------------------------------- */

static enum status
find_class_lists(struct db *db, struct load_world *world)
{
	static const struct load_words names[LOAD_CLASSES] = {
		[4] = { "A 类价", "A class prices" },
		[5] = { "AA 类价", "AA class prices" },
		[6] = { "AAA 类价", "AAA class prices" },
	};
	const struct load_known_row *known;
	struct db_rows rows;
	enum status st;

	st = db_all(db, world->mem, &stmt_load_class_lists, DB_NO_ARGS, &rows);
	known = rows.items;
	for (size_t i = 0; st == STATUS_OK && i < rows.count; i++) {
		if (known[i].number >= 4 && known[i].number < LOAD_CLASSES)
			world->class_lists[known[i].number] = known[i].id;
	}
	for (int64_t class = 4; st == STATUS_OK && class < LOAD_CLASSES;
	     class ++) {
		if (world->class_lists[class] != 0)
			continue;
		st = db_insert(db, &stmt_load_class_list_add,
		    DB_ARGS(db_int(class), db_text(names[class].zh),
			db_text(names[class].en)),
		    &world->class_lists[class]);
	}
	return st;
}

static enum status
find_warehouses(struct db *db, struct load_world *world)
{
	static const struct {
		const char *code;
		struct load_words name;
	} places[2] = { { "LD1", { "一号仓", "Warehouse one" } },
		{ "LD2", { "二号仓", "Warehouse two" } } };
	const struct load_known_row *known;
	struct db_rows rows;
	enum status st;

	st = db_all(db, world->mem, &stmt_load_warehouses, DB_NO_ARGS, &rows);
	known = rows.items;
	for (size_t i = 0; st == STATUS_OK && i < 2; i++) {
		if (i < rows.count) {
			world->warehouses[i] = known[i].id;
			continue;
		}
		st = db_insert(db, &stmt_load_warehouse_add,
		    DB_ARGS(db_text(places[i].code), db_text(places[i].name.zh),
			db_text(places[i].name.en)),
		    &world->warehouses[i]);
	}
	return st;
}

/** @param[out] ids of six categories at least */
static enum status
find_categories(
    struct db *db, struct load_world *world, int64_t *ids, size_t count)
{
	static const struct load_words names[] = {
		{ "粮油调味", "Grain, oil and seasoning" },
		{ "饮料乳品", "Drinks and dairy" }, { "休闲食品", "Snacks" },
		{ "方便速食", "Instant food" },
		{ "日用清洁", "Household cleaning" },
		{ "个人护理", "Personal care" }
	};
	const struct load_known_row *known;
	struct db_rows rows;
	enum status st;

	st = db_all(db, world->mem, &stmt_load_categories, DB_NO_ARGS, &rows);
	known = rows.items;
	for (size_t i = 0; st == STATUS_OK && i < count; i++) {
		if (i < rows.count) {
			ids[i] = known[i].id;
			continue;
		}
		st = db_insert(db, &stmt_load_category_add,
		    DB_ARGS(db_text(names[i].zh), db_text(names[i].en),
			db_int((int64_t)i + 1)),
		    &ids[i]);
	}
	return st;
}

/* --- Products --------------------------------------------------------------------- */

static void
make_product(struct load_world *world, int64_t index, const int64_t *categories,
    struct product_data *data)
{
	struct load_product *product = &world->products[index];
	struct chance chance =
	    chance_for(world->plan.seed, LOAD_STREAM_PRODUCT, index);
	size_t at = (size_t)index;
	const struct load_words *goods = &load_goods[at % load_goods_count];
	const struct load_words *brand =
	    &load_brands[at / load_goods_count % load_brand_count];
	const struct load_words *kind = &load_kinds[at / load_goods_count /
	    load_brand_count % load_kind_count];
	const struct load_words *spec =
	    &load_specs[at * 7 / 3 % load_spec_count];
	bool is_food = at % load_goods_count < 17;
	struct day first = day_from_number(world->first_day);

	*product = (struct load_product){
		.sku =
		    text_format(world->mem, "LD-%05lld", (long long)index + 1),
		.name = text_format(
		    world->mem, "%s %s%s", brand->zh, kind->zh, goods->zh),
		.name_en = text_format(
		    world->mem, "%s %s %s", brand->en, kind->en, goods->en),
		.spec = spec->zh,
		.unit = "箱",
		.unit_en = "case",
		.step = chance_hit(&chance, 1000) ? 6 : 1,
		.tax_rate_bp =
		    is_food && at % load_goods_count < 5 ? 900 : 1300,
		.price_1e4 = chance_between(&chance, 1800, 24000) * 100,
		.is_out = chance_hit(&chance, 300),
		.has_batches = is_food && chance_hit(&chance, 6000),
		.shelf_days = chance_between(&chance, 12, 24) * 30,
		.places = chance_hit(&chance, 3000) ? 2 : 1,
	};
	product->cost_1e4 =
	    product->price_1e4 / 1000 * chance_between(&chance, 620, 880);
	if (chance_hit(&chance, 500)) {
		product->promotion_bp = chance_between(&chance, 3, 12) * 100;
		product->promotion_from =
		    chance_below(&chance, LOAD_DAYS + 7 - PROMOTION_DAYS);
		product->promotion_to =
		    product->promotion_from + PROMOTION_DAYS;
	}
	*data = (struct product_data){
		.sku = product->sku,
		.name = product->name,
		.name_en = product->name_en,
		.brand = brand->zh,
		.brand_en = brand->en,
		.spec = product->spec,
		.unit = product->unit,
		.unit_en = product->unit_en,
		.min_quantity = product->step,
		.step = product->step,
		.category_id =
		    categories[at % load_goods_count / 5 + (is_food ? 0 : 1)],
		.batch_tracked = product->has_batches,
		.shelf_days = product->has_batches ? product->shelf_days : 0,
		.rate_from = first,
		.tax_rate_bp = product->tax_rate_bp,
		.cost_from = first,
		.cost_1e4 = product->cost_1e4,
	};
}

/* Some hundreds of products in one transaction. */
struct product_lot {
	struct product_data *items;
	size_t count;
};

static enum status
save_products(struct db *db, struct act *act, void *context)
{
	struct product_lot *lot = context;
	enum product_fault fault;
	size_t fault_at;

	return product_save_many(
	    db, act, lot->items, lot->count, &fault, &fault_at);
}

static enum status
write_products(
    struct db *db, struct load_world *world, const int64_t *categories)
{
	int64_t count = world->plan.products;
	struct arena *scratch = arena_new(LOAD_MEMORY);
	struct product_data *items =
	    arena_calloc(world->mem, (size_t)count, sizeof(*items));
	enum status st = STATUS_OK;

	for (int64_t i = 0; i < count; i++)
		make_product(world, i, categories, &items[i]);
	for (int64_t at = 0; at < count && st == STATUS_OK; at += 500) {
		struct act act = {
			.who = &actor_system,
			.mem = scratch,
			.now = world->plan.now,
			.address = "",
		};
		struct product_lot lot = { .items = &items[at],
			.count =
			    (size_t)(count - at < 500 ? count - at : 500) };

		st = act_run(db, &act, save_products, &lot);
		arena_reset(scratch);
	}
	arena_free(scratch);
	for (int64_t i = 0; i < count; i++)
		world->products[i].id = items[i].id;
	return st;
}

/* --- Where the goods lie ------------------------------------------------------------ */

static void
place_product(struct load_world *world, size_t index, int64_t *batch_id)
{
	struct load_product *product = &world->products[index];
	size_t batches = product->has_batches ? LOAD_QUARTERS : 1;

	product->first_stock = world->place_count;
	product->stock_count = batches * product->places;
	product->first_batch_id = *batch_id;
	for (size_t i = 0; i < product->stock_count; i++) {
		int64_t batch = (int64_t)(i % batches);

		world->places[world->place_count++] = (struct load_place){
			.product = index,
			.warehouse_id = world->warehouses[i / batches],
			.batch_id = *batch_id + batch,
			.expires_on = product->has_batches
			    ? day_from_number(world->first_day +
				  batch * LOAD_QUARTER_DAYS +
				  product->shelf_days)
			    : (struct day){ 9999, 12, 31 },
		};
	}
	*batch_id += (int64_t)batches;
}

static void
place_products(struct load_world *world)
{
	size_t count = (size_t)world->plan.products;
	int64_t batch_id = world->ids.batch_id;

	world->places = arena_calloc(
	    world->mem, count * 2 * LOAD_QUARTERS, sizeof(*world->places));
	for (size_t i = 0; i < count; i++)
		place_product(world, i, &batch_id);
}

static void
add_batches(struct load_writer *out, const struct load_world *world)
{
	for (size_t i = 0; i < (size_t)world->plan.products; i++) {
		const struct load_product *product = &world->products[i];
		const struct load_place *first =
		    &world->places[product->first_stock];
		size_t batches = product->has_batches ? LOAD_QUARTERS : 1;

		for (size_t k = 0; k < batches; k++) {
			struct load_batch_row *row =
			    load_row(out, LOAD_BATCHES);

			row->batch_id = product->first_batch_id + (int64_t)k;
			row->product_id = product->id;
			row->number = "";
			if (!product->has_batches)
				continue;
			row->number =
			    text_format(world->mem, "L%05zu-%zu", i + 1, k + 1);
			row->expires_on = first[k].expires_on;
		}
	}
}

static void
add_prices(struct load_writer *out, struct load_world *world)
{
	int64_t promotion_id = world->ids.promotion_id;
	struct day first = day_from_number(world->first_day);

	for (size_t i = 0; i < (size_t)world->plan.products; i++) {
		struct load_product *product = &world->products[i];

		for (int64_t class = 3; class < LOAD_CLASSES; class ++) {
			struct load_price_row *row = load_row(out, LOAD_PRICES);

			row->product_id = product->id;
			row->price_list_id =
			    class == 3 ? 1 : world->class_lists[class];
			row->min_quantity = 1;
			row->from_day = first;
			row->price_1e4 = load_price_for(world, product, class);
		}
		if (product->promotion_bp != 0) {
			struct load_promotion_row *row =
			    load_row(out, LOAD_PROMOTIONS);

			product->promotion_id = promotion_id++;
			row->promotion_id = product->promotion_id;
			row->name = "限时优惠";
			row->name_en = "Limited offer";
			row->product_id = product->id;
			row->from_day = day_add(first, product->promotion_from);
			row->to_day = day_add(first, product->promotion_to);
			row->percent_bp = product->promotion_bp;
		}
	}
}

/* --- People --------------------------------------------------------------------------- */

static void
add_user(struct load_writer *out, const struct load_world *world, int64_t id,
    const char *login, const char *name, const char *hash)
{
	struct load_user_row row = {
		.user_id = id,
		.login = login,
		.name = name,
		.at = world->plan.now,
		.password_hash = hash,
	};

	memcpy(load_row(out, LOAD_USERS), &row, sizeof(row));
	memcpy(load_row(out, LOAD_CREDENTIALS), &row, sizeof(row));
}

static void
add_membership(struct load_writer *out, const struct load_world *world,
    int64_t user_id, int64_t customer_id, int64_t team_id, const char *role)
{
	struct load_membership_row row = {
		.membership_id =
		    world->ids.membership_id + user_id - world->ids.user_id,
		.user_id = user_id,
		.customer_id = customer_id,
		.team_id = team_id,
		.role = role,
	};

	memcpy(load_row(out, LOAD_MEMBERSHIPS), &row, sizeof(row));
	memcpy(load_row(out, LOAD_ROLES), &row, sizeof(row));
}

static int64_t
rep_of(const struct load_world *world, int64_t region, int64_t index)
{
	return world->ids.user_id + LOAD_STAFF + region * 4 + index % 4;
}

static void
add_staff(struct load_writer *out, struct load_world *world, const char *hash)
{
	static const struct {
		const char *login;
		const char *role;
	} staff[LOAD_STAFF] = { { "load-clerk@load.example", "order_desk" },
		{ "load-warehouse@load.example", "warehouse" },
		{ "load-credit@load.example", "credit_officer" },
		{ "load-manager@load.example", "manager" },
		{ "load-service@load.example", "service" },
		{ "load-finance@load.example", "finance" } };
	int64_t id = world->ids.user_id;

	world->clerk_id = id;
	world->warehouse_user_id = id + 1;
	world->officer_id = id + 2;
	for (size_t i = 0; i < LOAD_STAFF; i++, id++) {
		add_user(out, world, id, staff[i].login,
		    load_people[i % load_people_count], hash);
		add_membership(out, world, id, 0, 0, staff[i].role);
	}
	for (int64_t i = 0; i < LOAD_REPS; i++, id++) {
		add_user(out, world, id,
		    text_format(world->mem, "load-rep-%02lld@load.example",
			(long long)i + 1),
		    load_people[(size_t)(i + LOAD_STAFF) % load_people_count],
		    hash);
		add_membership(
		    out, world, id, 0, world->ids.team_id + i / 4, "sales_rep");
	}
}

static void
add_regions(struct load_writer *out, struct load_world *world)
{
	static const struct load_words regions[LOAD_TEAM_COUNT] = {
		{ "华东", "East China" }, { "华南", "South China" },
		{ "华北", "North China" }
	};
	static const struct load_words teams[LOAD_TEAM_COUNT] = {
		{ "华东渠道组", "East channel team" },
		{ "华南渠道组", "South channel team" },
		{ "华北渠道组", "North channel team" }
	};

	for (int64_t i = 0; i < LOAD_TEAM_COUNT; i++) {
		struct load_region_row *region = load_row(out, LOAD_REGIONS);
		struct load_team_row *team = load_row(out, LOAD_TEAMS);

		world->region_ids[i] = i + 1;
		*region = (struct load_region_row){ i + 1, regions[i].zh,
			regions[i].en };
		*team = (struct load_team_row){ world->ids.team_id + i,
			teams[i].zh, teams[i].en, i + 1 };
	}
}

/* --- Customers --------------------------------------------------------------------------- */

/** The keys of a name part, worked out once. */
struct keys {
	const char *pinyin;
	const char *initials;
};

static struct keys *
keys_of(struct arena *mem, const struct load_words *words, size_t count)
{
	struct keys *keys = arena_calloc(mem, count, sizeof(*keys));

	for (size_t i = 0; i < count; i++) {
		keys[i].pinyin = key_pinyin(mem, words[i].zh);
		keys[i].initials = key_initials(mem, words[i].zh);
	}
	return keys;
}

static int64_t
class_of_rank(int64_t rank, int64_t count)
{
	static const int64_t bounds[] = { 2, 6, 15, 30, 60, 90 };

	for (size_t i = 0; i < ARRAY_LEN(bounds); i++) {
		if (rank * 100 < bounds[i] * count)
			return 6 - (int64_t)i;
	}
	return 0;
}

static void
make_customer(struct load_world *world, int64_t index)
{
	struct load_customer *customer = &world->customers[index];
	struct chance chance =
	    chance_for(world->plan.seed, LOAD_STREAM_CUSTOMER, index);
	size_t city = (size_t)index % load_city_count;
	int64_t region = (int64_t)city % LOAD_TEAM_COUNT;

	*customer = (struct load_customer){
		.id = world->ids.customer_id + index,
		.user_id = world->ids.user_id + LOAD_STAFF + LOAD_REPS + index,
		.rep_id = rep_of(world, region, index / LOAD_TEAM_COUNT),
		.team_id = world->ids.team_id + region,
		.region = region,
		.class = class_of_rank(index, world->plan.customers),
		.term_days = 45 + chance_below(&chance, 2) * 15,
		.is_over_limit = index % 37 == 5,
		.is_overdue = index % 41 == 7 && index % 37 != 5,
		.wants_approval = chance_hit(&chance, 500),
		.address = text_format(world->mem, "%s市云和路 %lld 号",
		    load_cities[city].zh,
		    (long long)chance_between(&chance, 1, 999)),
		.contact = load_people[chance_below(
		    &chance, (int64_t)load_people_count)],
		.phone = text_format(
		    world->mem, "1380000%04lld", (long long)(index % 10000)),
	};
}

static void
add_customers(
    struct load_writer *out, const struct load_world *world, const char *hash)
{
	struct arena *mem = world->mem;
	struct keys *city_keys = keys_of(mem, load_cities, load_city_count);
	struct keys *name_keys =
	    keys_of(mem, load_company_names, load_company_name_count);
	struct keys *trade_keys = keys_of(mem, load_trades, load_trade_count);

	for (size_t i = 0; i < (size_t)world->plan.customers; i++) {
		const struct load_customer *customer = &world->customers[i];
		size_t city = i % load_city_count;
		size_t name =
		    (i / load_city_count + city) % load_company_name_count;
		size_t trade = i / load_city_count / load_company_name_count %
		    load_trade_count;
		size_t again = i / load_city_count / load_company_name_count /
		    load_trade_count;
		const char *tail =
		    again == 0 ? "" : text_format(mem, " %zu", again + 1);
		struct load_customer_row *row = load_row(out, LOAD_CUSTOMERS);
		struct load_address_row *address;

		*row = (struct load_customer_row){
			.customer_id = customer->id,
			.code = text_format(mem, "LD%05zu", i + 1),
			.name = text_format(mem, "%s%s%s%s",
			    load_cities[city].zh, load_company_names[name].zh,
			    load_trades[trade].zh, tail),
			.name_en = text_format(mem, "%s %s %s%s",
			    load_cities[city].en, load_company_names[name].en,
			    load_trades[trade].en, tail),
			.sort_key = text_format(mem, "%s%s%s%s",
			    city_keys[city].pinyin, name_keys[name].pinyin,
			    trade_keys[trade].pinyin, tail),
			.initials = text_format(mem, "%s%s%s",
			    city_keys[city].initials, name_keys[name].initials,
			    trade_keys[trade].initials),
			.class = customer->class,
			.region_id = world->region_ids[customer->region],
			.city = load_cities[city].zh,
			.rep_id = customer->rep_id,
			.team_id = customer->team_id,
			.approval_id = customer->wants_approval ? 2000000 : 0,
			.at =
			    instant_from_day(day_from_number(world->first_day),
				world->plan.zone_minutes),
		};
		address = load_row(out, LOAD_ADDRESSES);
		*address = (struct load_address_row){
			.address_id = world->ids.address_id + (int64_t)i,
			.customer_id = customer->id,
			.label = "仓库",
			.address = customer->address,
			.contact = customer->contact,
			.phone = customer->phone,
		};
		add_user(out, world, customer->user_id,
		    text_format(mem, "load-%04zu@load.example", i + 1),
		    customer->contact, hash);
		add_membership(
		    out, world, customer->user_id, customer->id, 0, "buyer");
	}
}

/* --- All of it ----------------------------------------------------------------------------- */

struct ground {
	struct load_world *world;
	const char *hash;
	int64_t *categories;
};

static enum status
write_places(struct db *db, void *context)
{
	struct ground *ground = context;
	enum status st;

	st = find_class_lists(db, ground->world);
	if (st == STATUS_OK)
		st = find_warehouses(db, ground->world);
	if (st == STATUS_OK)
		st = find_categories(db, ground->world, ground->categories, 6);
	return st;
}

static enum status
write_people(struct db *db, void *context)
{
	struct ground *ground = context;
	struct load_world *world = ground->world;
	struct load_writer *out = load_writer_new(db);
	enum status st;

	add_regions(out, world);
	add_staff(out, world, ground->hash);
	add_customers(out, world, ground->hash);
	add_batches(out, world);
	add_prices(out, world);
	st = load_flush(out);
	load_writer_free(out);
	return st;
}

enum status
load_world_write(struct db *db, struct load_world *world)
{
	int64_t categories[6];
	struct ground ground = { .world = world, .categories = categories };
	enum status st;

	world->products = arena_calloc(
	    world->mem, (size_t)world->plan.products, sizeof(*world->products));
	world->customers = arena_calloc(world->mem,
	    (size_t)world->plan.customers, sizeof(*world->customers));
	st = password_hash(world->mem, password, &ground.hash);
	if (st == STATUS_OK)
		st = db_transact(db, write_places, &ground);
	if (st == STATUS_OK)
		st = write_products(db, world, categories);
	if (st != STATUS_OK)
		return st;
	world->product_reach =
	    load_reach_new(world->mem, world->plan.products, 30);
	world->customer_reach =
	    load_reach_new(world->mem, world->plan.customers, 4);
	place_products(world);
	for (int64_t i = 0; i < world->plan.customers; i++)
		make_customer(world, i);
	return db_transact(db, write_people, &ground);
}
