/**
 * @file
 * Products: what a viewer may see and buy, found by whatever is typed.
 *
 * Layer: domain.  Assortment: a restricted product exists only for a customer
 * that one of its rules names (itself, its class, its region); for others it is
 * STATUS_NOT_FOUND here and missing from every list, search and suggestion.
 * Withdrawn products are seen by staff only.  Texts live in the call's arena.
 */
#ifndef DOMAIN_PRODUCT_H
#define DOMAIN_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"
#include "domain/customer.h"

struct act;
struct db;

enum product_state {
	PRODUCT_ON_SALE = 1,
	PRODUCT_STOPPED = 2, /* seen, cannot be ordered */
	PRODUCT_WITHDRAWN = 3
};

enum product_supply {
	PRODUCT_STOCKED = 1,
	PRODUCT_BACK_ORDER = 2,
	PRODUCT_MADE_TO_ORDER = 3
};

enum product_storage {
	PRODUCT_AMBIENT = 1,
	PRODUCT_COOL = 2,
	PRODUCT_COLD_CHAIN = 3
};

/** A product as a list, a page or an order line needs it; no price: price.h. */
struct product {
	int64_t id;
	const char *sku;
	const char *name;
	const char *name_en;  /* NULL: none */
	const char *brand;    /* "": none */
	const char *brand_en; /* NULL: none */
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t case_units;
	int64_t min_quantity;
	int64_t step;
	const char *barcode;  /* NULL: none */
	int64_t category_id;  /* 0: none */
	const char *category; /* name; NULL: none */
	const char *category_en;
	enum product_storage storage;
	bool batch_tracked;
	int64_t shelf_days;
	enum product_state state;
	enum product_supply supply;
	int64_t lead_days;
	const char *picture;  /* NULL: none */
	const char *own_code; /* the viewing customer's code; NULL: none */
	int64_t available; /* units in stock, fit for the viewer's shelf_days */
};

/** With whose eyes one looks. */
struct product_viewer {
	bool has_customer;        /* false: staff, who see every product */
	struct customer customer; /* prices, assortment, own codes are its */
	struct day day;           /* today in the company's zone */
	bool without_stock;       /* stock and own codes are read elsewhere, and
	                             need not be filled in by code and id */
};

/**
 * The viewer of an actor.  A distributor looks with its company's eyes; staff
 * with all, or with the eyes of a customer in their reach.
 *
 * @param customer_id whom staff look for; 0 for nobody.  A distributor gives 0
 *                    or its own.
 * @return STATUS_OK, STATUS_NOT_FOUND (such a customer is not seen).
 */
enum status product_viewer_of(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct day day,
    struct product_viewer *out) MUST_CHECK;

/** The viewer for a customer that is known, without an actor. */
struct product_viewer product_viewer_for(
    const struct customer *customer, struct day day);

/** The customer to price for: NULL for staff without one. */
static inline const struct customer *
product_viewer_customer(const struct product_viewer *viewer)
{
	return viewer->has_customer ? &viewer->customer : NULL;
}

/** The least multiple of its step that is at least `quantity` and its
 *  min_quantity. */
int64_t product_allowed_quantity(
    const struct product *product, int64_t quantity);

/* --- Lists ------------------------------------------------------------------ */

enum {
	PRODUCT_LIST_MAX = 101,
	PRODUCT_QUERY_MAX = 60
};

/** Which products a list shows. */
struct product_filter {
	int64_t category_id; /* with its sub-categories; 0: all */
	const char *query;   /* words; NULL or "": all */
	bool in_stock;
	bool bought_before; /* by the viewing customer, in two years */
	const char
	    *after_sku; /* last one of the page before; NULL: first page */
	int64_t limit;  /* 1..PRODUCT_LIST_MAX: one more than is shown */
};

/**
 * A page of products by sku.  A query finds by any part of sku, name (Chinese,
 * English), brand or spec, by the start of sku, own code or pinyin initials, by
 * barcode; every word must match.  Of very many that match (600 and more) only
 * so many are looked at: a longer query shows the others.
 *
 * @param[out] rows struct product
 */
enum status product_list(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const struct product_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** At most `limit` (1..20) products on sale for what was typed so far, best
 *  first. */
enum status product_typeahead(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *query, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

struct product_category {
	int64_t id;
	int64_t parent_id; /* 0: top */
	const char *name;
	const char *name_en;
};

/**
 * Every category by rank; at most 1000.  rows: struct product_category
 *
 * Kept in this process for 5 seconds: a category moved in the tree has its new
 * promotions at the latest then.  Prices and the assortment never come from
 * here.
 */
enum status product_categories(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** Read the categories again at the next product_categories(). */
void product_categories_forget(void);

/** What to offer instead, on sale only, by rank; at most 20. */
enum status product_substitutes(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, int64_t product_id,
    struct db_rows *rows) MUST_CHECK;

/** One of the products to offer instead of another. */
struct product_substitute {
	int64_t product_id; /* instead of this one */
	struct product product;
};

/** The same for several products, at most 1024 ids and 1000 rows; own codes and
 *  stock of the substitutes may be left out.
 *  rows: struct product_substitute, by product_id, then rank */
enum status product_substitutes_of(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows) MUST_CHECK;

/* --- One product, or those of typed codes ----------------------------------- */

/** By sku, own code or barcode as typed (folded here). */
enum status product_find(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *code,
    struct product *out) MUST_CHECK;

/** By ids, in any order, only those the viewer sees; at most 1024 ids. */
enum status product_by_ids(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows) MUST_CHECK;

enum {
	PRODUCT_RESOLVE_MAX = 1000
};

/** By what a typed code was understood; the first that fits counts. */
enum product_match_by {
	PRODUCT_NO_MATCH = 0,
	PRODUCT_BY_SKU,
	PRODUCT_BY_OWN_CODE,
	PRODUCT_BY_BARCODE
};

struct product_match {
	enum product_match_by by;
	struct product product; /* when by is not PRODUCT_NO_MATCH */
};

/**
 * The products of many typed codes, whatever the count in one statement if all
 * are skus, else in two.  Of products that share a barcode, the first by sku
 * that is on sale.
 *
 * @param codes   as typed; folded here
 * @param count   at most PRODUCT_RESOLVE_MAX, else STATUS_INVALID
 * @param[out] matches one for each code, in order
 */
enum status product_resolve(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *const *codes, size_t count,
    struct product_match *matches) MUST_CHECK;

/**
 * Did you mean: products whose sku differs by a few keystrokes from `code`,
 * nearest first, at most `limit` (1..10).  rows: struct product
 */
enum status product_suggest(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *code, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/* --- Writing ---------------------------------------------------------------- */

/** A product to be saved under its sku; texts are trimmed and folded here. */
struct product_data {
	const char *sku;
	const char *name;
	const char *name_en;
	const char *brand;
	const char *brand_en;
	const char *spec;
	const char *unit;    /* NULL: 件 */
	const char *unit_en; /* NULL: pc */
	int64_t case_units;  /* 0: 1 */
	int64_t min_quantity;
	int64_t step;
	const char *barcode;
	int64_t category_id;
	enum product_storage storage; /* 0: ambient */
	bool batch_tracked;
	int64_t shelf_days;
	enum product_state state;   /* 0: on sale */
	enum product_supply supply; /* 0: back-order allowed */
	int64_t lead_days;
	bool restricted;
	const char *picture;
	struct day rate_from; /* from when tax_rate_bp holds; none: no change */
	int64_t tax_rate_bp;
	struct day cost_from; /* the same for the cost */
	int64_t cost_1e4;
	int64_t id; /* out: of the saved row */
};

/** What is wrong with a product to be saved. */
enum product_fault {
	PRODUCT_FINE = 0,
	PRODUCT_NO_SKU,     /* empty, over 40 characters, or not printable */
	PRODUCT_NO_NAME,    /* empty or too long */
	PRODUCT_TEXT_LONG,  /* another text is too long */
	PRODUCT_BAD_NUMBER, /* a quantity, rate or number out of range */
	PRODUCT_SKU_TWICE   /* the same sku earlier in the call */
};

enum {
	PRODUCT_SAVE_MAX = 1000
};

/**
 * Insert or update by sku, with search keys, tax rate and cost, in the act's
 * transaction, about ten statements whatever the count.  ACTION_ADMIN.
 *
 * @param[in,out] items ids are filled in
 * @param count   at most PRODUCT_SAVE_MAX
 * @param[out] fault    the first bad item's fault, on STATUS_INVALID
 * @param[out] fault_at which item
 */
enum status product_save_many(struct db *db, struct act *act,
    struct product_data *items, size_t count, enum product_fault *fault,
    size_t *fault_at) MUST_CHECK;

/** The same for one. */
enum status product_save(struct db *db, struct act *act,
    struct product_data *item, enum product_fault *fault) MUST_CHECK;

/**
 * A distributor's code for a product: replaces what the code meant before.  By
 * staff who enter orders and by the distributor itself (ACTION_ORDER_ENTER).
 *
 * @return STATUS_OK; STATUS_INVALID (no code, or over 40 characters);
 *         STATUS_NOT_FOUND (the customer does not see the product);
 *         STATUS_FORBIDDEN.
 */
enum status product_own_code_save(struct db *db, struct act *act,
    const struct customer *customer, const char *code,
    int64_t product_id) MUST_CHECK;

#endif
