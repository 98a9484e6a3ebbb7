#!/bin/sh
# Templates and the C that fills them.  Prints file:line of each fault.
set -u
bad=0
for script in template_gate template_names html_in_c; do
	python3 "tests/lint/$script.py" || bad=1
done
exit $bad
