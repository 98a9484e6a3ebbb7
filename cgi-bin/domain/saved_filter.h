/**
 * @file
 * A list's query string under a name.  Layer: domain.
 */
#ifndef DOMAIN_SAVED_FILTER_H
#define DOMAIN_SAVED_FILTER_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

enum {
	SAVED_FILTER_NAME_MAX = 60,
	SAVED_FILTER_QUERY_MAX = 400,
	SAVED_FILTERS_MAX = 30 /* of one user and page */
};

struct saved_filter {
	int64_t id;
	const char *name;
	const char *query; /* "kind=complaint&severity=serious" */
	bool is_shared;    /* everybody's */
};

/** The actor's own and the shared ones of a page, by name.
 *  @param[out] rows struct saved_filter */
enum status saved_filter_list(struct db *db, struct arena *mem,
    const struct actor *who, const char *page,
    struct db_rows *rows) MUST_CHECK;

/** Keep or replace one by its name; shared: ACTION_DESK_SET.  Leads to
 *  "/page?query".  STATUS_INVALID: name, query or count out of bounds. */
enum status saved_filter_save(struct db *db, struct act *act,
    const char *page, const char *name, const char *query,
    bool is_shared) MUST_CHECK;

/** Forget one's own, or with ACTION_DESK_SET a shared one. */
enum status saved_filter_remove(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

#endif
