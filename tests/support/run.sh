#!/bin/bash
# Runs parts of the tests and sums them up; the last line is
# "N passed, N failed".  Exit code 1 if any failed or none ran.
#
# Usage: BUILD=build tests/support/run.sh PART...
#   lint          every script of tests/lint/ is one test
#   unit          cmocka programs of tests/unit/, sanitized
#   db            cmocka programs of tests/db/ on a MariaDB of their own
#   fuzz          the fuzzers of tests/fuzz/: each is one test; a few seconds
#                 each, or QUTONG_FUZZ_RUNS inputs each
#   http+browser  both at once, each on instances of its own
#   anything else pytest over tests/PART, on whole instances
# BUILT=no says that the build before failed: that is one failed test.
# With QUTONG_LONG=1 pytest also runs what is marked `long`.
set -u
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
export BUILD
work=$(mktemp -d "${TMPDIR:-/tmp}/qutong-test.XXXXXX")
results=$work/results
mkdir "$results"
export QUTONG_TEST_DIR=$work
database=

finish() {
	if [ -n "$database" ]; then
		tests/support/database.sh remove "$database" >/dev/null 2>&1
	fi
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# A test program that dies without a report is one failed test.
crashed() {
	printf '<testsuite><testcase name="%s"><error/></testcase></testsuite>\n' \
	    "$1" > "$results/$(basename "$1").crashed.xml"
}

title() { printf '\n== %s\n' "$*"; }

run_lint() {
	for script in tests/lint/*.sh; do
		name=$(basename "$script")
		if sh "$script"; then
			verdict='<testcase name="lint"/>'
		else
			echo "FAILED  $script"
			verdict='<testcase name="lint"><failure/></testcase>'
		fi
		echo "<testsuite>$verdict</testsuite>" > "$results/$name.xml"
	done
}

run_one() {
	source=$2
	name=$(basename "$source" .c)
	out=$results/$1-$name
	said=$work/output-$name
	if timeout 300 env CMOCKA_MESSAGE_OUTPUT=XML \
	    CMOCKA_XML_FILE="$out-%g.xml" QUTONG_TEST=1 \
	    "$BUILD/san/tests/$1/$name" > "$said" 2>&1; then
		echo "ok      $source"
	else
		code=$?
		echo "FAILED  $source (exit code $code)"
		cat "$said"
		/usr/bin/python3 tests/support/sum.py --show "$out"-*.xml
		# 1..255 failed tests is cmocka's own code; its report says it.
		if ! /usr/bin/python3 tests/support/sum.py --any-failed "$out"-*.xml; then
			crashed "$1-$name"
		fi
	fi
	if ! ls "$out"-*.xml >/dev/null 2>&1; then
		crashed "$1-$name"
	fi
}

# Only programs whose source is still there: a test removed is not run.  Those
# that share no server run two at a time.
run_cmocka() {
	at_once=1
	[ "$1" != unit ] || at_once=2
	for source in "tests/$1"/test_*.c; do
		[ -e "$source" ] || continue
		run_one "$1" "$source" &
		while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do
			wait -n
		done
	done
	wait
}

run_db() {
	ls tests/db/test_*.c >/dev/null 2>&1 || return 0
	database=$work/database
	if ! QUTONG_TEST_SOCKET=$(tests/support/database.sh start "$database"); then
		crashed database
		return 0
	fi
	export QUTONG_TEST_SOCKET
	run_cmocka db
	tests/support/database.sh remove "$database" >/dev/null
	database=
}

# What is found to matter is kept in $BUILD/fuzz/corpus between runs.
run_fuzz() {
	for source in tests/fuzz/fuzz_*.c; do
		[ -e "$source" ] || continue
		name=$(basename "$source" .c)
		corpus=$BUILD/fuzz/corpus/$name
		mkdir -p "$corpus" "tests/fuzz/corpus/$name"
		if [ -n "${QUTONG_FUZZ_RUNS:-}" ]; then
			limit="-runs=$QUTONG_FUZZ_RUNS"
		else
			limit="-max_total_time=3"
		fi
		if "$BUILD/fuzz/tests/fuzz/$name" "$limit" -timeout=10 -rss_limit_mb=1024 \
		    -max_len=65536 -artifact_prefix="$BUILD/fuzz/$name-" \
		    "$corpus" "tests/fuzz/corpus/$name" > "$work/output" 2>&1; then
			echo "ok      $source, $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$work/output") inputs"
			echo "<testsuite><testcase name=\"$name\"/></testsuite>" \
			    > "$results/fuzz-$name.xml"
		else
			echo "FAILED  $source; the input is beside $BUILD/fuzz/$name-*"
			tail -n 40 "$work/output"
			crashed "fuzz-$name"
		fi
	done
}

run_pytest() {
	ls "tests/$1"/test_*.py >/dev/null 2>&1 || return 0
	marks='not long'
	[ -z "${QUTONG_LONG:-}" ] || marks='long or not long'
	/usr/bin/python3 -m pytest -q -p no:cacheprovider -c tests/pytest.ini \
	    --rootdir=tests -m "$marks" --durations=5 --durations-min=2 \
	    --junitxml="$results/$1.xml" "tests/$1"
	case $? in
	0 | 1 | 5) ;;
	*) crashed "pytest-$1" ;;
	esac
}

[ "${BUILT:-yes}" = yes ] || crashed build
for part; do
	title "$part"
	started=$SECONDS
	case $part in
	lint) run_lint ;;
	unit) run_cmocka unit ;;
	db) run_db ;;
	fuzz) run_fuzz ;;
	http+browser)
		# Each waits a lot; together they take little longer than one.
		mkdir "$work/beside"
		QUTONG_TEST_DIR=$work/beside run_pytest browser \
		    > "$work/browser.output" 2>&1 &
		beside=$!
		run_pytest http
		wait "$beside"
		title browser
		cat "$work/browser.output"
		;;
	*) run_pytest "$part" ;;
	esac
	echo "   $part took $((SECONDS - started)) s"
done

echo
[ "${BUILT:-yes}" = yes ] || echo "The build failed; its messages are above."
/usr/bin/python3 tests/support/sum.py "$results"/*.xml
