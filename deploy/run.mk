# `make run` and its family: one private instance in HOME_DIR.

QUTONG = $(BUILD)/bin/qutong --home "$(HOME_DIR)"

# Everything an instance reads stands under $(BUILD): programs, pages, static
# files, and the source tree by this link.
$(BUILD)/share:
	@mkdir -p $(@D)
	@ln -sfn $(CURDIR) $@

share: $(BUILD)/share
	@:

# A second make: the first one read its flags before the packages were there.
run: deps
	@$(MAKE) --no-print-directory $(JOBS) all share
	@$(QUTONG) up --port $(PORT)

# Only a tool that is not there is built: a tree that does not compile must not
# keep anybody from stopping what runs.
stop status logs:
	@test -x $(BUILD)/bin/qutong || \
	    $(MAKE) --no-print-directory $(BUILD)/bin/qutong
	@$(QUTONG) $(if $(filter stop,$@),down,$@)

deps:
	@deploy/run/deps.sh deploy/run/packages.txt

# A disaster rehearsed on a private instance: backup under load, kill -9,
# restore, compare.  Prints RPO and RTO.
drill: test-deps
	@$(MAKE) --no-print-directory $(JOBS) all share
	@BUILD=$(BUILD) /usr/bin/python3 tests/production/drill.py

# Asks before it deletes data; `make clean YES=1` does not.
clean:
	@deploy/run/clean.sh "$(BUILD)" "$(HOME_DIR)" "$(YES)"

.PHONY: run drill share stop status logs deps clean
