/**
 * @file
 * What the files of products share: a viewer as arguments of statements.
 *
 * Layer: domain, private to product.
 */
#ifndef DOMAIN_PRODUCT_READ_H
#define DOMAIN_PRODUCT_READ_H

#include "db/db.h"
#include "domain/product.h"

struct db_value product_arg_customer(const struct product_viewer *viewer);

/** The day until which goods must last to count. */
struct db_value product_arg_fit(const struct product_viewer *viewer);

struct db_value product_arg_everything(const struct product_viewer *viewer);
struct db_value product_arg_class(const struct product_viewer *viewer);
struct db_value product_arg_region(const struct product_viewer *viewer);

/** The four arguments of the assortment. */
#define PRODUCT_ASSORTMENT_ARGS(viewer)                                        \
	product_arg_everything(viewer), product_arg_customer(viewer),          \
	    product_arg_class(viewer), product_arg_region(viewer)

/** Folded codes as a JSON array: one argument whatever the count. */
const char *product_json_texts(struct arena *mem, const char *const *texts,
    size_t count) __attribute__((returns_nonnull));

#endif
