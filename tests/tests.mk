# Tests.  The last line of check, test and test-long is `N passed, N failed`.

SAN       = $(BUILD)/san
# Compiled in half the time of -O1 -g; what the optimizer warns of is said when
# the programs are built.
SAN_FLAGS = -O0 -g1 -U_FORTIFY_SOURCE -fno-omit-frame-pointer \
            -fsanitize=address,undefined -fno-sanitize-recover=all
# There are many programs to link; lld, where it is installed, takes a third of
# the time.
FAST_LD  := $(if $(shell command -v ld.lld),-fuse-ld=lld)
SAN_LIB   = $(SAN)/libqutong.a
SAN_OBJ   = $(LIB_OBJ:$(BUILD)/obj/%=$(SAN)/obj/%) \
            $(patsubst %.c,$(SAN)/obj/%.o,$(wildcard tests/support/*.c) \
              $(filter-out cgi-bin/tool/main.c,$(wildcard cgi-bin/tool/*.c)))
UNIT      = $(patsubst %.c,$(SAN)/%,$(wildcard tests/unit/test_*.c))
DB_TESTS  = $(patsubst %.c,$(SAN)/%,$(wildcard tests/db/test_*.c))

# Library, tests and their helpers once more, watched by ASan and UBSan.
$(SAN)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $< (sanitized)"
	@$(CC) $(ALL_CFLAGS) -Itests $(SAN_FLAGS) -c -o $@ $<

$(SAN)/obj/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  CXX  $< (sanitized)"
	@$(CXX) $(ALL_CXXFLAGS) $(SAN_FLAGS) -c -o $@ $<

$(SAN)/obj/cgi-bin/db/db.o $(SAN)/obj/cgi-bin/db/statement.o \
    $(SAN)/obj/cgi-bin/db/value.o: \
    CPPFLAGS := -include mysql.h $(CPPFLAGS)
$(SAN)/obj/tests/unit/test_table_xlsx.o $(SAN)/obj/cgi-bin/app/list_xlsx.o: \
    CPPFLAGS := -include xlsxwriter.h $(CPPFLAGS)

$(SAN_LIB): $(SAN_OBJ)
	@rm -f $@
	@ar rcs $@ $^

# The statement table of a test that links app/ is empty: it checks none.
$(SAN)/no_statements.o:
	@mkdir -p $(@D)
	@printf '#include "db/db.h"\nextern const struct db_query *const program_statements[];\nconst struct db_query *const program_statements[] = { NULL };\n' > $(SAN)/no_statements.c
	@$(CC) $(ALL_CFLAGS) $(SAN_FLAGS) -c -o $@ $(SAN)/no_statements.c

$(SAN)/tests/%: $(SAN)/obj/tests/%.o $(SAN_LIB) $(SAN)/no_statements.o
	@mkdir -p $(@D)
	@$(CC) $(ALL_LDFLAGS) $(FAST_LD) $(SAN_FLAGS) -o $@ $< $(SAN_LIB) $(SAN)/no_statements.o $(LIBS) -lcmocka

.SECONDARY: $(UNIT:$(SAN)/%=$(SAN)/obj/%.o) $(DB_TESTS:$(SAN)/%=$(SAN)/obj/%.o)
-include $(shell find $(SAN)/obj -name '*.d' 2>/dev/null)

# Fuzzing: tests/fuzz/fuzz_*.c against what parses, by libFuzzer.  A fuzzer of
# something else needs its files in FUZZ_OBJ.
FUZZ      = $(BUILD)/fuzz
FUZZ_FLAGS = -w -O1 -g1 -U_FORTIFY_SOURCE -fno-omit-frame-pointer \
            -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ_OBJ  = $(patsubst %.c,$(FUZZ)/obj/%.o,$(wildcard cgi-bin/base/*.c cgi-bin/http/*.c cgi-bin/domain/table*.c) \
              $(wildcard $(addprefix cgi-bin/domain/,bank_read.c bank_text.c number.c)) \
              cgi-bin/xlsx_reader/sheet.c cgi-bin/xlsx_reader/number.c \
              $(filter-out %/main.c %/sandbox.c,$(wildcard cgi-bin/file_reader/*.c)))
FUZZERS   = $(patsubst %.c,$(FUZZ)/%,$(wildcard tests/fuzz/fuzz_*.c))

$(FUZZ)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $< (fuzzed)"
	@clang -std=c11 $(CPPFLAGS) $(PKG_CFLAGS) $(FUZZ_FLAGS) -ffunction-sections -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

# Small pictures, so that many are tried.
$(FUZZ)/obj/cgi-bin/file_reader/%.o: CPPFLAGS += \
    -DPIXELS_MAX='INT64_C(500000)' -DJPEG_PIXELS_MAX='INT64_C(500000)'
$(FUZZ)/obj/cgi-bin/file_reader/read_jpeg.o: \
    CPPFLAGS := -include stdio.h -include jpeglib.h -include jerror.h $(CPPFLAGS) \
    -DPIXELS_MAX='INT64_C(500000)' -DJPEG_PIXELS_MAX='INT64_C(500000)'

$(FUZZ)/libqutong.a: $(FUZZ_OBJ)
	@rm -f $@
	@ar rcs $@ $^

$(FUZZ)/tests/%: $(FUZZ)/obj/tests/%.o $(FUZZ)/libqutong.a
	@mkdir -p $(@D)
	@clang -Wl,--gc-sections $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $< $(FUZZ)/libqutong.a $(LIBS) $(IMAGE_LIBS)

.SECONDARY: $(FUZZERS:$(FUZZ)/%=$(FUZZ)/obj/%.o)
-include $(shell find $(FUZZ)/obj -name '*.d' 2>/dev/null)

test-deps:
	@deploy/run/deps.sh deploy/run/packages.txt deploy/run/packages-test.txt

# Each part in a make of its own: flags are read anew once packages are there.
lint: test-deps
	@BUILD=$(BUILD) tests/support/lint.sh

# A tree that builds in part is tested in part; what did not build is a failed
# test, so that nothing old passes in its place.  It uses every core unless a
# -j says otherwise.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
TRY  = $(MAKE) --no-print-directory -k $(JOBS)

# What waits a lot stands beside what computes; what measures time has the
# machine almost for itself.
ALL_PARTS = http+browser+unit,db fault+bench,fuzz

check: test-deps
	@built=yes; $(TRY) check-build || built=no; \
	    BUILT=$$built BUILD=$(BUILD) tests/support/run.sh lint unit

test: test-deps
	@built=yes; $(TRY) test-build || built=no; \
	    BUILT=$$built BUILD=$(BUILD) \
	    tests/support/run.sh $(ALL_PARTS)

test-long: test-deps
	@built=yes; $(TRY) test-build || built=no; \
	    BUILT=$$built QUTONG_LONG=1 QUTONG_FUZZ_RUNS=$(RUNS) BUILD=$(BUILD) \
	    tests/support/run.sh $(ALL_PARTS)

# Every parser, RUNS inputs each.
RUNS ?= 1000000
fuzz: test-deps
	@built=yes; $(TRY) $(FUZZERS) || built=no; \
	    BUILT=$$built QUTONG_FUZZ_RUNS=$(RUNS) BUILD=$(BUILD) \
	    tests/support/run.sh fuzz

check-build: pages $(UNIT) $(BUILD)/bin/qutong-xlsx
test-build: all $(BUILD)/share $(UNIT) $(DB_TESTS) $(FUZZERS)

# Writes the layout of .clang-format into every C file.
format:
	@clang-format -i $$(find cgi-bin tests -name '*.[ch]' -o -name '*.cc')

include tests/bench/bench.mk

.PHONY: lint check check-build test test-build test-deps test-long fuzz format
