#!/bin/sh
# What base/banned.h and the compiler cannot refuse: calls and constructs that
# have no place in a layer.  Run from the top of the tree; part of `make lint`.
set -eu
bad=0

# deny MESSAGE PATTERN FILES...   (grep -E; comment lines do not count)
deny() {
	message=$1 pattern=$2
	shift 2
	found=$(grep -nE "$pattern" /dev/null "$@" |
		grep -vE '^[^:]+:[0-9]+:[[:space:]]*(/?\*|//)' || true)
	if [ -n "$found" ]; then
		echo "$found" >&2
		echo "  ^ $message" >&2
		bad=1
	fi
}

sources() { find cgi-bin -name '*.[ch]' "$@" | sort; }

# shellcheck disable=SC2046  # file names of ours have no spaces
{
deny "the time comes from base/clock" \
	'\b(time|gettimeofday|clock_gettime|localtime_r|gmtime_r|strftime)\(' \
	$(sources ! -path '*/base/clock.c' ! -path '*/base/log.c')
deny "memory of a request is the arena's: nothing above base/ allocates" \
	'\b(malloc|calloc|realloc|strdup|strndup|asprintf|alloca)\(' \
	$(sources ! -path '*/base/*' ! -path '*/db/*' ! -path '*/http/*' \
		! -path '*/app/*' ! -path '*/worker/*' ! -path '*/sender/*' ! -path '*/tplc/*' \
		! -path '*/xlsx_reader/*' ! -path '*/file_reader/*' \
		! -path '*/view/*')
deny "floating point has no place where money is" \
	'\b(double|float)\b' $(sources -path '*/domain/*' -o -path '*/base/money.[ch]')
deny "HTML stands in templates only" \
	'"[^"]*</?(a|p|b|i|br|div|span|table|t[drh]|form|input|ul|li|h[1-6]|html|script)[ >/]' \
	$(sources ! -path '*/tplc/*')
deny "random numbers come from base/random" '\b(getentropy|drand48|arc4random)\(' \
	$(sources ! -path '*/base/random.c')
deny "an address of the build machine" '(/home/|/work/|/root/)' $(sources)
}
exit $bad
