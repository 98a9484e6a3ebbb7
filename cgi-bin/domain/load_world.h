/**
 * @file
 * What orders are made from, as arrays: who buys, what, when, from where.
 *
 * Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_WORLD_H
#define DOMAIN_LOAD_WORLD_H

#include "domain/load.h"
#include "domain/load_chance.h"
#include "domain/load_sql.h"

enum {
	LOAD_DAYS = 731,   /* of history */
	LOAD_QUARTERS = 8, /* of about three months, for batches */
	LOAD_QUARTER_DAYS = 92,
	LOAD_PERIODS = 25, /* of a month, for bills */
	LOAD_PERIOD_DAYS = 30,
	LOAD_CLASSES = 7,
	LOAD_REPS = 12,
	LOAD_TEAM_COUNT = 3,
	LOAD_STAFF = 6
};

/** The streams of chance. */
enum load_stream {
	LOAD_STREAM_CUSTOMER = 1,
	LOAD_STREAM_PRODUCT,
	LOAD_STREAM_ORDER,
	LOAD_STREAM_STOCK
};

struct load_product {
	int64_t id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t step;
	int64_t tax_rate_bp;
	int64_t price_1e4;
	int64_t cost_1e4;
	int64_t promotion_id; /* 0: none; in force … */
	int64_t promotion_bp;
	int64_t promotion_from; /* … these days of the history */
	int64_t promotion_to;
	bool is_out;      /* nothing free in stock today */
	bool has_batches; /* one a quarter, else one for ever */
	int64_t shelf_days;
	size_t places;      /* warehouses that keep it: 1 or 2 */
	size_t first_stock; /* place 0, quarter 0 */
	size_t stock_count;
	int64_t first_batch_id;
};

struct load_customer {
	int64_t id;
	int64_t user_id; /* who orders */
	int64_t rep_id;
	int64_t team_id;
	int64_t region; /* 0 to 2 */
	int64_t class;
	int64_t term_days;
	bool is_over_limit;
	bool is_overdue;
	bool wants_approval;
	const char *address;
	const char *contact;
	const char *phone;
};

/** A stock place: one product, warehouse and batch. */
struct load_place {
	size_t product;
	int64_t warehouse_id;
	int64_t batch_id;
	struct day expires_on;
};

struct load_world {
	struct arena *mem;
	struct load_plan plan;
	bool is_empty; /* no order was there */
	struct load_ids_row ids;
	int64_t first_day;  /* day_number() of the history's first day */
	struct instant cut; /* the history ends here */
	int64_t first_open; /* orders from this index on are on their way */
	int64_t warehouses[2];
	int64_t class_lists[LOAD_CLASSES]; /* 0: none */
	int64_t region_ids[LOAD_TEAM_COUNT];
	int64_t clerk_id;
	int64_t warehouse_user_id;
	int64_t officer_id;

	struct load_product *products;
	uint64_t *product_reach; /* sums of weights, to draw from */
	struct load_customer *customers;
	uint64_t *customer_reach;
	int64_t day_reach[LOAD_DAYS + 1]; /* orders before each day */
	struct load_place *places;
	size_t place_count;
};

/** Name parts; see load_words.c. */
struct load_words {
	const char *zh;
	const char *en;
};

extern const struct load_words load_cities[];
extern const size_t load_city_count;
extern const struct load_words load_company_names[];
extern const size_t load_company_name_count;
extern const struct load_words load_trades[];
extern const size_t load_trade_count;
extern const struct load_words load_brands[];
extern const size_t load_brand_count;
extern const struct load_words load_goods[];
extern const size_t load_goods_count;
extern const struct load_words load_kinds[];
extern const size_t load_kind_count;
extern const struct load_words load_specs[];
extern const size_t load_spec_count;
extern const char *const load_people[];
extern const size_t load_people_count;

/** The sums of the weights 1/(rank + flat), to draw ranks from. */
uint64_t *load_reach_new(struct arena *mem, int64_t count, int64_t flat);

/** A rank by its weight. */
int64_t load_reach_draw(
    struct chance *chance, const uint64_t *reach, int64_t count);

/** Price of a product for a class, before promotions. */
int64_t load_price_for(const struct load_world *world,
    const struct load_product *product, int64_t class);

/** Customers, people, catalogue, prices, batches: made and written. */
enum status load_world_write(
    struct db *db, struct load_world *world) MUST_CHECK;

#endif
