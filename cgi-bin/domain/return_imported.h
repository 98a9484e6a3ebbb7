/**
 * @file
 * A return that was taken in with the history of another system: a credit note
 * with its lines.
 *
 * Layer: domain; reads by ACTION_RETURN_SEE.
 */
#ifndef DOMAIN_RETURN_IMPORTED_H
#define DOMAIN_RETURN_IMPORTED_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"

struct return_imported_line {
	int64_t position;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *unit;
	const char *unit_en;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t amount_fen;
};

/** An invoice that its credit was set off against. */
struct return_imported_debt {
	int64_t receivable_id;
	const char *number;
	int64_t shipment_id;
	const char *foreign_no;
	struct day posted_on;
	int64_t amount_fen; /* of the credit */
};

struct return_imported {
	int64_t id;
	const char *number; /* that it was imported with */
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	struct instant at;
	int64_t amount_fen;
	int64_t unapplied_fen;
	int64_t order_id; /* that it reverses, where that is known */
	const char *order_foreign_no;
	const char *order_number; /* NULL: not known */
	const char *note;

	const struct return_imported_line *lines; /* at most 500 */
	size_t line_count;
	const struct return_imported_debt *debts; /* at most 100 */
	size_t debt_count;
};

/** The one with this id of its credit note. */
enum status return_imported_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id,
    struct return_imported *out) MUST_CHECK;

#endif
