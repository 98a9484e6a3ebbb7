#!/bin/sh
# Runs every script of tests/lint/; says which failed.  Exit code 1 if any did.
# Called by `make lint` from the top of the tree.
set -u
failed=0
for script in tests/lint/*.sh; do
	if sh "$script"; then
		echo "ok      $script"
	else
		echo "FAILED  $script"
		failed=$((failed + 1))
	fi
done
[ "$failed" = 0 ]
