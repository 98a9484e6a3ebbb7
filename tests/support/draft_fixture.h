/**
 * @file
 * The small catalogue with prices and stock, and people who write drafts.
 *
 * Sixty-seven plain goods G-001 to G-067 at 10 yuan, 100 of each in stock; of
 * A-1003 there are 10, of B-2002 5, of A-1001 1000.  C-3001 has no price.
 */
#ifndef SUPPORT_DRAFT_FIXTURE_H
#define SUPPORT_DRAFT_FIXTURE_H

#include "domain/draft_judge.h"
#include "support/catalogue_fixture.h"

enum {
	GOODS = 67,
	COLLEAGUE = 111
};

/** One world for a test program. */
extern struct catalogue world;

/** Of customer 1, its colleague, of customer 2; reps of customer 1 and 2. */
extern struct actor buyer, colleague, stranger, rep, other_rep;

/** cmocka's set-up and tear-down of a group, and of a test: no drafts. */
int drafts_open(void **state);
int drafts_close(void **state);
int drafts_empty(void **state);

/** Run a statement as root; read a number. */
void drafts_run(const char *sql);
int64_t drafts_number(const char *sql);

/** An act of a person on the day of every test. */
struct act drafts_act(const struct actor *who);

/** A draft that must be there; the same with its verdicts. */
struct draft drafts_found(const struct actor *who, int64_t id);
struct draft drafts_judged(const struct actor *who, int64_t id);

/** A new draft of pasted lines. */
int64_t drafts_pasted(const struct actor *who, const char *lines);

#endif
