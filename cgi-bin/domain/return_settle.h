/**
 * @file
 * The end of a return: offer, credit, replacement, repair, new packages.
 *
 * Layer: domain.  See return_act.h.  A request is closed by itself when each of
 * its lines is resolved.
 */
#ifndef DOMAIN_RETURN_SETTLE_H
#define DOMAIN_RETURN_SETTLE_H

#include "domain/return_act.h"

/** Less is given than was asked: tell why, and wait for the answer. */
enum status return_offer(struct db *db, struct act *act, int64_t id,
    const char *note, struct return_problem *problem) MUST_CHECK;

/** Then what is offered is carried out at once. */
enum status return_accept(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** A complaint about the rest; the undisputed part is carried out. */
enum status return_decline(struct db *db, struct act *act, int64_t id,
    const char *why, struct return_problem *problem) MUST_CHECK;

/** Carry out what inspection accepted in full: credit notes, replacements. */
enum status return_resolve(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** One line that people work on is done: repaired, repackaged. */
enum status return_resolve_line(
    struct db *db, struct act *act, int64_t id, int64_t position) MUST_CHECK;

/** What a repair out of warranty would cost. */
enum status return_quote(struct db *db, struct act *act, int64_t id,
    int64_t position, int64_t amount_fen,
    struct return_problem *problem) MUST_CHECK;

/** Declined: the goods are sent back as they are. */
enum status return_quote_answer(struct db *db, struct act *act, int64_t id,
    int64_t position, bool accept) MUST_CHECK;

#endif
