/**
 * @file
 * Returned goods in stock: they arrive, are moved on, or leave again.
 *
 * Layer: domain, for return_*.c alone.  Runs in the act of a locked request.
 */
#ifndef DOMAIN_RETURN_STOCK_H
#define DOMAIN_RETURN_STOCK_H

#include "domain/return_core.h"
#include "domain/stock.h"

/** Units of one line. */
struct return_goods {
	const struct return_core_line *line;
	int64_t quantity;
};

/** Goods arrive at the request's warehouse, to be inspected. */
enum status return_stock_in(struct db *db, struct act *act,
    const struct return_core *core, const struct return_goods *goods,
    size_t n) MUST_CHECK;

/**
 * Goods of a line leave what is to be inspected.
 *
 * @param kind STOCK_MOVED to status `to`; else they leave the house
 * @return STATUS_CONFLICT when they are not there any more.
 */
enum status return_stock_out(struct db *db, struct act *act,
    const struct return_core *core, const struct return_core_line *line,
    enum stock_movement_kind kind, enum stock_status to,
    int64_t quantity) MUST_CHECK;

#endif
