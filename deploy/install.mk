# `make install DESTDIR=… PREFIX=/usr` and `make deb`.

PREFIX  ?= /usr
DESTDIR ?=
LIBDIR   = $(DESTDIR)$(PREFIX)/lib/qutong
SHAREDIR = $(DESTDIR)$(PREFIX)/share/qutong
UNITDIR  = $(DESTDIR)/lib/systemd/system

# The programs find the rest from where they are: lib/qutong/{bin,pages,static,share}.
install:
	@test -e $(PAGES)/.done && test -x $(BUILD)/bin/qutong || { echo "Build first: make all" >&2; exit 1; }
	install -d $(LIBDIR)/bin $(SHAREDIR)/share/schema $(SHAREDIR)/share/deploy/nginx $(SHAREDIR)/share/deploy/mariadb \
	    $(DESTDIR)$(PREFIX)/bin $(DESTDIR)/etc/qutong $(UNITDIR) $(DESTDIR)$(PREFIX)/lib/sysusers.d $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
	install -s -m 755 $(filter-out %/tplc,$(PROGRAMS)) $(LIBDIR)/bin
	ln -sf ../lib/qutong/bin/qutong $(DESTDIR)$(PREFIX)/bin/qutong
	cp -R --no-preserve=mode,ownership $(PAGES) $(STATIC) $(SHAREDIR)/
	rm -rf $(SHAREDIR)/pages/.lock $(SHAREDIR)/pages/missing.po $(SHAREDIR)/pages/messages.pot $(SHAREDIR)/pages/zh_CN.po
	cp -R --no-preserve=mode,ownership schema/. $(SHAREDIR)/share/schema/
	install -m 644 deploy/nginx/*.in $(SHAREDIR)/share/deploy/nginx
	install -m 644 deploy/mariadb/*.in $(SHAREDIR)/share/deploy/mariadb
	for part in pages static share; do ln -sfn ../../share/qutong/$$part $(LIBDIR)/$$part; done
	install -m 644 deploy/systemd/*.service deploy/systemd/*.socket deploy/systemd/*.target deploy/systemd/*.timer $(UNITDIR)
	sed -i 's|@PREFIX@|$(PREFIX)|g; s|@SOCKETS@|$(AREAS:%=qutong@%.socket)|g' $(UNITDIR)/qutong*
	install -m 644 deploy/systemd/qutong.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/qutong.conf
	install -m 644 deploy/systemd/qutong.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/qutong.conf

# Figures of systemd's own judge: 2.0 and below is "OK".
units: $(BUILD)/units/.done
	@for unit in $(BUILD)/units/lib/systemd/system/*.service; do \
	    systemd-analyze security --offline=true --threshold=20 --root=$(CURDIR)/$(BUILD)/units $$(basename $$unit) 2>&1 | tail -n 1; done

$(BUILD)/units/.done: $(wildcard deploy/systemd/*) deploy/install.mk
	@rm -rf $(BUILD)/units; $(MAKE) --no-print-directory install DESTDIR=$(CURDIR)/$(BUILD)/units >/dev/null
	@touch $@

# Which Debian packages the programs are linked with.
sbom:
	@deploy/sbom.sh $(BUILD)/bin > $(BUILD)/sbom.json
	@echo "$(BUILD)/sbom.json"

deb:
	@deploy/run/deps.sh deploy/run/packages.txt deploy/run/packages-deb.txt
	@$(MAKE) --no-print-directory $(JOBS) all sbom
	@deploy/debian/build.sh $(BUILD)

.PHONY: install units sbom deb
