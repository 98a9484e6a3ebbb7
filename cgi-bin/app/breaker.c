/** @file Stops queueing behind a silent database.  Layer: app. */
#include "app/breaker.h"

#include <stdatomic.h>
#include <sys/mman.h>

#include "base/log.h"

/* A probe that never reports (its worker died) blocks no longer than this. */
enum {
	PROBE_LOST_MS = 3000
};

struct breaker {
	atomic_int_fast64_t next_probe_ms; /* 0: the way is open */
};

struct breaker *
breaker_new(void)
{
	struct breaker *breaker = mmap(NULL, sizeof(*breaker),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (breaker == MAP_FAILED) {
		log_event(LOG_ERROR, "breaker.mmap", NULL);
		exit(1);
	}
	atomic_init(&breaker->next_probe_ms, 0);
	return breaker;
}

enum breaker_way
breaker_ask(struct breaker *breaker, int64_t now_ms)
{
	int_fast64_t next = atomic_load(&breaker->next_probe_ms);

	if (next == 0)
		return BREAKER_OPEN;
	if (now_ms < next)
		return BREAKER_SHUT;
	/* Of several that come at once, one probes. */
	return atomic_compare_exchange_strong(
		   &breaker->next_probe_ms, &next, now_ms + PROBE_LOST_MS)
	    ? BREAKER_PROBE
	    : BREAKER_SHUT;
}

void
breaker_failed(struct breaker *breaker, int64_t now_ms)
{
	if (atomic_exchange(
		&breaker->next_probe_ms, now_ms + BREAKER_PROBE_MS) == 0)
		log_event(LOG_WARN, "breaker.shut", NULL);
}

void
breaker_worked(struct breaker *breaker)
{
	if (atomic_load(&breaker->next_probe_ms) == 0)
		return;
	if (atomic_exchange(&breaker->next_probe_ms, 0) != 0)
		log_event(LOG_INFO, "breaker.open", NULL);
}
