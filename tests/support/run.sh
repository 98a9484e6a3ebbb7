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
#   anything else pytest over tests/PART, on whole instances
#   a,b+c         b after a, and c beside them
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

# What runs beside is told as by Ctrl-C, so that it takes down what it started.
finish() {
	for signal in INT TERM; do
		for pid in $(jobs -rp); do
			kill "-$signal" -- "-$pid" 2>/dev/null
		done
		for _ in $(seq 100); do
			[ -n "$(jobs -rp)" ] || break
			sleep 0.2
		done
	done
	if [ -d "$work/database" ]; then
		tests/support/database.sh remove "$work/database" >/dev/null 2>&1
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
export -f run_one crashed
export work results

# Only programs whose source is still there: a test removed is not run.  Two at
# a time, the largest first, so that none of those is waited for at the end.
run_cmocka() {
	# shellcheck disable=SC2012  # names of ours, by size
	ls -S "tests/$1"/test_*.c 2>/dev/null |
	    xargs -P 2 -n 1 bash -c 'set -u; run_one "$@"' bash "$1"
}

run_db() {
	ls tests/db/test_*.c >/dev/null 2>&1 || return 0
	if ! QUTONG_TEST_SOCKET=$(tests/support/database.sh start "$work/database"); then
		crashed database
		return 0
	fi
	export QUTONG_TEST_SOCKET
	run_cmocka db
	tests/support/database.sh remove "$work/database" >/dev/null
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
			limit="-max_total_time=2"
		fi
		if "$BUILD/fuzz/tests/fuzz/$name" "$limit" -timeout=10 -rss_limit_mb=1024 \
		    -max_len=65536 -artifact_prefix="$BUILD/fuzz/$name-" \
		    "$corpus" "tests/fuzz/corpus/$name" > "$work/fuzzed" 2>&1; then
			echo "ok      $source, $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$work/fuzzed") inputs"
			echo "<testsuite><testcase name=\"$name\"/></testsuite>" \
			    > "$results/fuzz-$name.xml"
		else
			echo "FAILED  $source; the input is beside $BUILD/fuzz/$name-*"
			tail -n 40 "$work/fuzzed"
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

run_part() {
	started=$SECONDS
	title "$1"
	case $1 in
	lint) run_lint ;;
	unit) run_cmocka unit ;;
	db) run_db ;;
	fuzz) run_fuzz ;;
	*) run_pytest "$1" ;;
	esac
	echo "   $1 took $((SECONDS - started)) s"
}

run_lane() {
	for part in $(echo "$1" | tr ',' ' '); do
		run_part "$part"
	done
}

# The first lane is seen as it runs, the others when they are done.
run_lanes() {
	first=$1
	shift
	beside=()
	set -m          # a group of processes each, for finish()
	for lane; do
		(set +m; trap - EXIT INT TERM HUP; run_lane "$lane") \
		    > "$work/lane-$lane" 2>&1 &
		beside[$!]=$lane
	done
	set +m
	run_lane "$first"
	for pid in "${!beside[@]}"; do
		wait "$pid"
		cat "$work/lane-${beside[$pid]}"
	done
}

[ "${BUILT:-yes}" = yes ] || crashed build
for group; do
	# shellcheck disable=SC2046  # lanes are words
	run_lanes $(echo "$group" | tr '+' ' ')
done

echo
[ "${BUILT:-yes}" = yes ] || echo "The build failed; its messages are above."
/usr/bin/python3 tests/support/sum.py "$results"/*.xml
