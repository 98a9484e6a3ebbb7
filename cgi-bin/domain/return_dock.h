/**
 * @file
 * Returned goods at the dock: counted into "to inspect", then judged.
 *
 * Layer: domain.  See return_act.h for what is true of every use case.
 */
#ifndef DOMAIN_RETURN_DOCK_H
#define DOMAIN_RETURN_DOCK_H

#include "domain/return_act.h"

/**
 * Count what has come.
 *
 * @param counts  of each line what came now; added to what came before
 * @param is_all  nothing more comes: the rest is struck off
 */
enum status return_receive(struct db *db, struct act *act, int64_t id,
    const struct return_count *counts, size_t n, bool is_all,
    struct return_problem *problem) MUST_CHECK;

/** The rest will not come: struck off and told. */
enum status return_receive_rest(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** What inspection found of one line: accepted + refused = received. */
struct return_finding {
	int64_t position;
	int64_t accepted;
	int64_t accept_bp; /* share of the credit for them; 10000: all of it */
	enum return_disposition disposition; /* of the accepted; 0 if none */
	const char *note; /* must be given where less is accepted */
};

/** All that was found, with pictures. */
struct return_inspection {
	const struct return_finding *findings; /* one per line received */
	size_t count;
	const char *const *files; /* public ids */
	size_t file_count;
};

/** Refused goods go back to the customer when it is settled. */
enum status return_inspect(struct db *db, struct act *act, int64_t id,
    const struct return_inspection *inspection,
    struct return_problem *problem) MUST_CHECK;

#endif
