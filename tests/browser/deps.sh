#!/bin/sh
# Fetches what only the browser tests use from npm, once: axe-core judges
# accessibility, html-validate judges HTML.  Afterwards no network is needed.
# Prints the folder that holds node_modules.
#
# Usage: deps.sh [BUILD]
set -eu

wanted='axe-core@4.10.3 html-validate@9.7.1'
folder=${1:-build}/browser

if [ "$(cat "$folder/done" 2>/dev/null)" != "$wanted" ]; then
	command -v npm >/dev/null || {
		echo "npm is not installed" >&2
		exit 1
	}
	mkdir -p "$folder"
	echo '{"private": true}' > "$folder/package.json"
	# shellcheck disable=SC2086  # a list of packages, on purpose
	timeout 90 npm install --prefix "$folder" --no-package-lock --no-audit \
	    --no-fund --ignore-scripts --fetch-retries=1 --fetch-timeout=20000 \
	    $wanted >&2
	echo "$wanted" > "$folder/done"
fi
echo "$folder"
