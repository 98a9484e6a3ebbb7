#!/bin/sh
# SQL stands in *_sql.c only, as constants; the database's clock is not asked.
# Run from the top of the tree; part of `make lint`.
set -eu
bad=0

# Files that may hold SQL besides domain/*_sql.c, each with its reason.
#   db/          transactions and the migrations' own table
#   tool/database.c  the empty database and its users: run by the mariadb client
#                before there is a schema
exempt='^cgi-bin/(db/|tool/database\.c)'

found=$(find cgi-bin -name '*.c' ! -name '*_sql.c' | sort |
	grep -vE "$exempt" |
	xargs -r grep -nE '"[[:space:]]*(SELECT|INSERT( IGNORE)? INTO|UPDATE [a-z_]+ |DELETE FROM|REPLACE INTO|ALTER TABLE|CREATE TABLE|START TRANSACTION)' |
	grep -vE '^[^:]+:[0-9]+:[[:space:]]*(/?\*|//)' || true)
if [ -n "$found" ]; then
	echo "$found" >&2
	echo "  ^ SQL stands in domain/*_sql.c only" >&2
	bad=1
fi

sql=$(find cgi-bin -name '*_sql.c' | sort)
if [ -n "$sql" ]; then
	# shellcheck disable=SC2086  # file names of ours have no spaces
	# A lease is by the database's clock, so that all nodes read the same one.
	found=$(grep -nE '\b(NOW|CURRENT_TIMESTAMP|CURDATE|CURRENT_DATE|SYSDATE|UTC_TIMESTAMP|UTC_DATE|UNIX_TIMESTAMP|RAND|GET_LOCK)\(' /dev/null $sql |
		grep -vE '^cgi-bin/(db/migrate_sql|domain/lease_sql)\.c:' || true)
	if [ -n "$found" ]; then
		echo "$found" >&2
		echo "  ^ time and chance go in as parameters" >&2
		bad=1
	fi
	# shellcheck disable=SC2086
	found=$(grep -nE '^static const struct db_query|%[sd]' /dev/null $sql || true)
	if [ -n "$found" ]; then
		echo "$found" >&2
		echo "  ^ statements are non-static constants, never formatted" >&2
		bad=1
	fi
	# shellcheck disable=SC2086
	found=$(grep -nE '^const struct db_query ' /dev/null $sql |
		grep -vE 'db_query stmt_[a-z0-9_]+' || true)
	if [ -n "$found" ]; then
		echo "$found" >&2
		echo "  ^ a statement is called stmt_<noun>_<verb>" >&2
		bad=1
	fi
fi
exit $bad
