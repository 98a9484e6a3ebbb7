# What the browser gets: templates expanded once per language, static files
# joined, named by their content and compressed.  See templates/README.md.

TPLC      = $(BUILD)/bin/tplc
PAGES     = $(BUILD)/pages
STATIC    = $(BUILD)/static
CSS_FILES = $(addprefix static/css/,tokens.css base.css layout.css forms.css \
            tables.css components.css charts.css print.css)
JS_FILES  = $(addprefix static/js/,theme.js menu.js times.js quick-grid.js upload.js desk.js)
TPL_FILES = $(shell find templates -name '*.tpl' 2>/dev/null)
PO_FILES  = $(sort $(wildcard templates/po/zh_CN/*.po))
C_TEXTS   = $(filter-out cgi-bin/tplc/%,$(wildcard cgi-bin/*/*.c))

pages: $(PAGES)/.done

$(TPLC): $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cgi-bin/tplc/*.c)) \
         $(BUILD)/obj/cgi-bin/view/mo.o
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^

# Comments and indentation go; two sources never share a line.
$(STATIC)/manifest: $(CSS_FILES) $(JS_FILES) static/img/icons.svg static/img/favicon.svg deploy/static.sh deploy/pages.mk
	@mkdir -p $(STATIC) $(BUILD)/join
	@cat $(CSS_FILES) | sed -z 's@/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/@@g; s/\n[ \t]*/\n/g; s/\n\+/\n/g' > $(BUILD)/join/app.css
	@cat $(JS_FILES) | sed -e 's/^[ \t]*//' -e '/^\/\//d' -e '/^$$/d' > $(BUILD)/join/app.js
	deploy/static.sh $(STATIC) $(BUILD)/join/app.css $(BUILD)/join/app.js static/img/icons.svg static/img/favicon.svg

$(PAGES)/zh_CN.mo: $(PO_FILES)
	@mkdir -p $(@D)
	@msgcat --use-first -o $(PAGES)/zh_CN.po $(PO_FILES)
	msgfmt --check-format --check-domain -o $@ $(PAGES)/zh_CN.po

$(PAGES)/messages.pot: $(C_TEXTS)
	@mkdir -p $(@D)
	@xgettext -L C --from-code=UTF-8 -k -kwords:2 -kwords_fill:3 -kwords_count:3,4 -kT_ \
	    --sort-by-file --force-po -o $@ $(C_TEXTS) 2>/dev/null

# All faults are shown and all pages written before it fails: what has no
# translation yet appears in English meanwhile.  `make pages DRAFT=1` goes on
# regardless, for looking at a page while it is being written.
$(PAGES)/.done: $(TPLC) $(STATIC)/manifest $(PAGES)/zh_CN.mo $(PAGES)/messages.pot $(TPL_FILES)
	@exec 9> $(PAGES)/.lock; flock 9; bad=0; \
	rm -rf $(PAGES)/new $(PAGES)/missing.po; mkdir -p $(PAGES)/new; \
	$(TPLC) expand zh_CN $(PAGES)/zh_CN.mo static/img/icons.svg $(STATIC)/manifest templates $(PAGES)/new $(PAGES)/missing.po || bad=1; \
	$(TPLC) expand en - static/img/icons.svg $(STATIC)/manifest templates $(PAGES)/new $(PAGES)/missing.po || bad=1; \
	$(TPLC) check $(PAGES)/zh_CN.mo $(PAGES)/messages.pot $(PAGES)/missing.po || bad=1; \
	rm -rf $(PAGES)/zh_CN $(PAGES)/en; \
	mv $(PAGES)/new/zh_CN $(PAGES)/new/en $(PAGES)/; rmdir $(PAGES)/new; \
	for language in zh_CN en; do \
		mkdir -p $(STATIC)/errors/$$language; \
		for page in $(PAGES)/$$language/errors/plain/*.tpl; do \
			[ -e "$$page" ] || continue; \
			sed '1s/^{{%[^}]*}}//' $$page > $(STATIC)/errors/$$language/$$(basename $$page .tpl).html; \
			if grep -n '{{' $(STATIC)/errors/$$language/$$(basename $$page .tpl).html; then \
				echo "$$page: a name in a page nobody fills" >&2; bad=1; \
			fi; \
		done; \
	done; \
	if [ $$bad -ne 0 ]; then \
		echo "texts without a translation are in $(PAGES)/missing.po, ready to be translated and added to templates/po/zh_CN/<area>.po" >&2; \
		[ -n "$(DRAFT)" ] || exit 1; \
	else \
		touch $@; \
	fi

.PHONY: pages
