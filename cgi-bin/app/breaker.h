/**
 * @file
 * Stops queueing behind a database that does not answer.  Layer: app.
 *
 * Shared by the workers of one program.  Once a request has waited for the
 * database in vain, the others are told "try again" at once; one at a time
 * probes with a short deadline, and the first that gets an answer opens the way.
 */
#ifndef APP_BREAKER_H
#define APP_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

enum {
	BREAKER_PROBE_MS = 1000
}; /* deadline of a probe */

struct breaker;

/** Before forking.  @return never NULL */
struct breaker *breaker_new(void) __attribute__((returns_nonnull));

/** What a request may do with the database. */
enum breaker_way {
	BREAKER_OPEN,  /* as usual */
	BREAKER_PROBE, /* with the short deadline */
	BREAKER_SHUT   /* nothing: answer 503 */
};

enum breaker_way breaker_ask(struct breaker *breaker, int64_t now_ms);

/** Waited in vain. */
void breaker_failed(struct breaker *breaker, int64_t now_ms);

/** The database answered. */
void breaker_worked(struct breaker *breaker);

#endif
