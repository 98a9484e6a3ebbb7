#!/bin/sh
# Lists the statements (`stmt_*` constants) that a linked program carries, as
# the C table its start-up check walks.  Usage: statements.sh PROGRAM
set -eu
names=$(nm "$1" | awk '$3 ~ /^stmt_/ && $2 ~ /^[DdRrBb]$/ { print $3 }' | sort -u)
echo '#include "db/db.h"'
for n in $names; do echo "extern const struct db_query $n;"; done
echo 'const struct db_query *const program_statements[] = {'
for n in $names; do echo "	&$n,"; done
echo '	NULL,'
echo '};'
