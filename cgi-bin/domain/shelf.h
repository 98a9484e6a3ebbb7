/**
 * @file
 * The catalogue as this process keeps it: products, assortment, prices,
 * promotions, substitutes and expected arrivals in memory, for as long as the database says that they hold.
 *
 * Layer: domain, behind product.h and price.h.  Reading fifty products with
 * prices and promotions takes the database a millisecond; they change a few
 * times a day.  Each writer raises catalogue_version in its transaction
 * (shelf_changed); a reader learns the version along with something it reads
 * anyway (shelf_seen) and is answered from memory only if it is the version that
 * is kept.  So an answer is what was true when the version was read, never less.
 * Stock and customers' own codes are not kept: shelf_moment() asks for them.
 *
 * A catalogue too large to be kept, one that changed a moment ago, or a version
 * nobody read (tools, jobs, inside an act) is asked from the database as ever.
 */
#ifndef DOMAIN_SHELF_H
#define DOMAIN_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/price.h"
#include "domain/product.h"

struct db;

/** A product that is kept.  own_code and available of `product` are not. */
struct shelf_product {
	struct product product;
	bool restricted;
	int64_t categories[3]; /* its own, that one's parent, …; 0: none */
};

struct shelf;

/** A request begins: no version is known, nothing that was kept before is
 *  still looked at. */
void shelf_begin(void);

/** The version that what follows is read at; 0: not known.  When a session or an
 *  act has read it; an act that has not begins with 0. */
void shelf_seen(int64_t version);

/** Raise the version: in the transaction of whoever changes the catalogue. */
enum status shelf_changed(struct db *db) MUST_CHECK;

/**
 * The catalogue at the version seen.
 *
 * @param day   whose prices and promotions are asked for
 * @param[out] out NULL: not kept, ask the database
 */
enum status shelf_open(
    struct db *db, struct day day, const struct shelf **out) MUST_CHECK;

/** By a folded sku; NULL: none. */
const struct shelf_product *shelf_by_sku(
    const struct shelf *shelf, const char *sku);

/** By its id; NULL: none. */
const struct shelf_product *shelf_by_id(const struct shelf *shelf, int64_t id);

/** Whether it is in the viewer's assortment. */
bool shelf_shows(const struct shelf *shelf, const struct shelf_product *one,
    const struct product_viewer *viewer);

/** Which products a page of a list shows. */
struct shelf_page {
	const int64_t *categories; /* any of these; NULL: all */
	size_t category_count;
	const char *after_sku; /* "" : from the start */
	size_t limit;
};

/** A page of the viewer's assortment by sku.  rows: struct product */
void shelf_list(const struct shelf *shelf, struct arena *mem,
    const struct product_viewer *viewer, const struct shelf_page *page,
    struct db_rows *rows);

/** Fill in what is not kept, own codes and stock, in one statement. */
enum status shelf_moment(const struct shelf *shelf, struct db *db,
    struct arena *mem, const struct product_viewer *viewer,
    struct product *products, size_t count) MUST_CHECK;

/** Substitutes on sale that the viewer sees, without own codes and stock, by
 *  product, then rank.  @param ids ascending.  rows: struct product_substitute */
void shelf_substitutes(const struct shelf *shelf, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows);

/** What of a product is expected on which day, from `day` on. */
struct shelf_expected {
	int64_t product_id;
	struct day day;
	int64_t quantity;
};

/** By day.  @return how many; they live as long as the shelf. */
size_t shelf_expects(const struct shelf *shelf, int64_t product_id,
    struct day day, const struct shelf_expected **items);

/** Products, prices and promotions for price_decide().
 *  @param ids each once, ascending */
void shelf_price_book(const struct shelf *shelf, struct arena *mem,
    const struct customer *customer, struct day day, const int64_t *ids,
    size_t count, struct price_book *book);

#endif
