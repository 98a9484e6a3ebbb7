# The bench and its guard; see tests/bench/README.md.

RUNGS      = $(BUILD)/bench/hello $(BUILD)/bench/select
RUNG_FLAGS = -std=c11 -D_GNU_SOURCE -O2 -Itests/bench $(WARN)
MARIADB_I  = $(shell pkg-config --cflags-only-I libmariadb 2>/dev/null | sed 's/-I/-isystem /g')

$(BUILD)/bench/%: tests/bench/rungs/%.c tests/bench/rungs/serve.c tests/bench/rungs/serve.h
	@mkdir -p $(@D)
	@$(CC) $(RUNG_FLAGS) $(MARIADB_I) -o $@ $(filter %.c,$^) -lfcgi -lmariadb

# make bench [ORDERS=200000] [ROUNDS=3] [SECONDS=2] [ONLY=name,name]
#            [BASE=http://… PAGES=file LOGIN=script]
bench: test-deps
	@$(MAKE) --no-print-directory $(if $(BASE),,all share) $(RUNGS)
	@BUILD=$(BUILD) tests/bench/bench.py $(if $(ORDERS),--orders $(ORDERS)) \
	    $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(SECONDS),--seconds $(SECONDS)) \
	    $(if $(ONLY),--only $(ONLY)) \
	    $(if $(BASE),--base "$(BASE)" --pages "$(PAGES)" --login "$(LOGIN)")

# The same pages at growing sizes; HUGE=1 adds 2,000,000 orders.
bench-growth: test-deps
	@$(MAKE) --no-print-directory all share $(RUNGS)
	@BUILD=$(BUILD) tests/bench/growth.py $(if $(HUGE),--huge)

# Submits at once by many and by one, for hot and cold products.
bench-writes: test-deps
	@$(MAKE) --no-print-directory all share $(RUNGS)
	@BUILD=$(BUILD) tests/bench/writes.py $(if $(ORDERS),--orders $(ORDERS))

.PHONY: bench bench-growth bench-writes
