#!/bin/sh
# Removes what was built and, after asking, the data of the private instance.
# Usage: clean.sh BUILD HOME_DIR YES
set -eu
build=$1 home=$2 yes=$3

if [ -e "$home" ]; then
	# Only a folder that make run made: never somebody's HOME by mistake.
	if [ ! -f "$home/qutong.conf" ]; then
		echo "$home holds no qutong.conf, so it is left alone." >&2
	else
		if [ -z "$yes" ]; then
			printf 'Delete all data of %s (orders, files, users)? [y/N] ' "$home"
			read -r answer || answer=
			case $answer in
			y | Y | yes) yes=1 ;;
			*) echo "Kept $home." ;;
			esac
		fi
		if [ -n "$yes" ]; then
			if [ -x "$build/bin/qutong" ]; then
				"$build/bin/qutong" --home "$home" down
			elif [ -e "$home/run/mariadbd.pid" ]; then
				echo "$home may still be running: make $build/bin/qutong and make stop first." >&2
				exit 1
			fi
			rm -rf -- "${home:?}"
			echo "Deleted $home."
		fi
	fi
fi
rm -rf -- "${build:?}"
