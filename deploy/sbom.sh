#!/bin/sh
# Prints, as CycloneDX JSON, the Debian packages whose libraries the programs of
# a folder are linked with.  Usage: sbom.sh FOLDER
set -eu
cd "$1"
packages=$(ldd ./*.fcgi ./qutong ./qutong-* 2>/dev/null |
	awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | sort -u |
	while read -r library; do
		found=$(dpkg -S "$library" 2>/dev/null ||
			dpkg -S "$(readlink -f "$library")" 2>/dev/null ||
			dpkg -S "/usr$library" 2>/dev/null) || {
			echo "$library belongs to no package" >&2
			exit 1
		}
		echo "${found%%: /*}"
	done | sed 's/,.*//' | sort -u)
arch=$(dpkg --print-architecture)
printf '{\n "bomFormat": "CycloneDX",\n "specVersion": "1.4",\n "version": 1,\n'
printf ' "metadata": {"component": {"type": "application", "name": "qutong"}},\n'
printf ' "components": [\n'
comma=
for package in $packages; do
	# shellcheck disable=SC2016  # dpkg-query's own names
	dpkg-query -W -f='${Package} ${Version} ${source:Package}\n' "$package" |
		while read -r name version source; do
			printf '%s  {"type": "library", "name": "%s", "version": "%s", ' \
				"$comma" "$name" "$version"
			printf '"purl": "pkg:deb/debian/%s@%s?arch=%s", ' \
				"$name" "$(echo "$version" | sed 's/+/%2B/g; s/:/%3A/g; s/~/%7E/g')" "$arch"
			printf '"properties": [{"name": "debian:source", "value": "%s"}]}' "$source"
		done
	comma=',
'
done
printf '\n ]\n}\n'
