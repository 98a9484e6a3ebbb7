# Qutong: the only entrance.  `make run` starts a whole private instance,
# `make test` runs every test; both install what they need first.

BUILD    ?= build
HOME_DIR ?= var/dev
PORT     ?= 8080

CC  ?= cc
CXX ?= c++
PKG  = libsodium jansson libzip expat pangocairo icu-i18n icu-uc libmariadb \
       libutf8proc xlsxwriter zlib

WARN   = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 \
         -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wundef \
         -Wvla -Wswitch-enum -Werror
HARDEN = -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
         -fstack-clash-protection -fcf-protection -fPIE
OPT   ?= -O2 -g
CPPFLAGS += -Icgi-bin -D_GNU_SOURCE -include base/banned.h
PKG_CFLAGS  := $(shell pkg-config --cflags-only-I $(PKG) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS     = $(shell pkg-config --libs $(PKG) 2>/dev/null)
ALL_CFLAGS   = -std=c11 $(CPPFLAGS) $(PKG_CFLAGS) $(OPT) $(HARDEN) $(CFLAGS) \
               $(WARN) -ffunction-sections -fdata-sections -MMD -MP
ALL_CXXFLAGS = -std=c++17 -Icgi-bin $(OPT) $(HARDEN) $(CXXFLAGS) -Wall -Wextra \
               -Werror -ffunction-sections -fdata-sections -MMD -MP
ALL_LDFLAGS  = -pie -Wl,-z,relro,-z,now -Wl,--gc-sections -Wl,--as-needed $(LDFLAGS)
LIBS         = -lfcgi -lctemplate $(PKG_LIBS) -lcsv -lmagic -lqrencode -loath -lcurl -lstdc++ -lm -lpthread

# What qutong-file reads images with; linked by nothing else.
IMAGE_LIBS = -ljpeg -lpng -lwebp -lwebpdemux -lgif -lheif

LAYERS   = base db domain http view app
AREAS    = $(patsubst cgi-bin/%/main.c,%,$(filter-out cgi-bin/tool/% cgi-bin/worker/% cgi-bin/sender/% cgi-bin/tplc/% cgi-bin/xlsx_reader/% cgi-bin/file_reader/% cgi-bin/app/%,$(wildcard cgi-bin/*/main.c)))
PROGRAMS = $(AREAS:%=$(BUILD)/bin/%.fcgi) $(BUILD)/bin/qutong $(BUILD)/bin/qutong-xlsx $(BUILD)/bin/qutong-file \
           $(BUILD)/bin/qutong-worker $(BUILD)/bin/qutong-sender
LIB      = $(BUILD)/libqutong.a
LIB_OBJ  = $(patsubst %.c,$(BUILD)/obj/%.o,$(foreach l,$(LAYERS),$(wildcard cgi-bin/$(l)/*.c))) \
           $(patsubst %.cc,$(BUILD)/obj/%.o,$(wildcard cgi-bin/view/*.cc))

all: programs pages
programs: $(PROGRAMS)

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $<"; $(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/obj/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  CXX  $<"; $(CXX) $(ALL_CXXFLAGS) -c -o $@ $<

# The client library's header has banned functions in its macros: it goes first.
$(BUILD)/obj/cgi-bin/db/db.o $(BUILD)/obj/cgi-bin/db/statement.o \
    $(BUILD)/obj/cgi-bin/db/value.o: \
    CPPFLAGS := -include mysql.h $(CPPFLAGS)
$(BUILD)/obj/cgi-bin/app/list_xlsx.o: CPPFLAGS := -include xlsxwriter.h $(CPPFLAGS)
$(BUILD)/obj/cgi-bin/file_reader/read_jpeg.o: \
    CPPFLAGS := -include stdio.h -include jpeglib.h -include jerror.h $(CPPFLAGS)

# A program says which tables it was built for.
SCHEMA = $(shell ls schema | sed -n 's/^0*\([0-9]*\)_.*\.sql$$/\1/p' | sort -n | tail -n 1)
$(BUILD)/obj/cgi-bin/app/health.o $(BUILD)/san/obj/cgi-bin/app/health.o: \
    CPPFLAGS := -DSCHEMA_VERSION=$(SCHEMA) $(CPPFLAGS)
$(BUILD)/obj/cgi-bin/app/health.o $(BUILD)/san/obj/cgi-bin/app/health.o: \
    $(wildcard schema/*.sql)

# It carries the list of common passwords.
$(BUILD)/obj/cgi-bin/domain/password.o $(BUILD)/san/obj/cgi-bin/domain/password.o: \
    cgi-bin/domain/password_common.txt

$(LIB): $(LIB_OBJ)
	@rm -f $@
	@echo "  AR   $@"; ar rcs $@ $^

# A program knows the statements it links: they are listed from a first link
# into a table that the second link carries, for the check at its start.
define program
$(BUILD)/bin/$(1): $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cgi-bin/$(2)/*.c)) $(LIB)
	@mkdir -p $$(@D) $(BUILD)/link
	@$(CC) $(ALL_LDFLAGS) -Wl,--defsym=program_statements=0 -o $(BUILD)/link/$(2) $$^ $(LIBS)
	@deploy/statements.sh $(BUILD)/link/$(2) > $(BUILD)/link/$(2)_statements.c
	@$(CC) $(ALL_CFLAGS) -c -o $(BUILD)/link/$(2)_statements.o $(BUILD)/link/$(2)_statements.c
	@echo "  LINK $$@"; $(CC) $(ALL_LDFLAGS) -o $$@ $(BUILD)/link/$(2)_statements.o $$^ $(LIBS)
endef
$(foreach a,$(AREAS),$(eval $(call program,$(a).fcgi,$(a))))
$(eval $(call program,qutong-worker,worker))
$(eval $(call program,qutong-sender,sender))
$(eval $(call program,qutong,tool))

# The workbook reader parses hostile files: it knows no database and no page.
$(BUILD)/bin/qutong-xlsx: $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cgi-bin/xlsx_reader/*.c)) \
    $(BUILD)/obj/cgi-bin/base/day.o
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lzip -lexpat

# The reader of uploads: the same.
$(BUILD)/bin/qutong-file: $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard cgi-bin/file_reader/*.c))
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(IMAGE_LIBS) -lmagic -lzip

include deploy/pages.mk
include deploy/run.mk
include deploy/install.mk
include tests/tests.mk

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
.PHONY: all programs
