#!/bin/sh
# Copies files into a folder under names that change with their content, with a
# compressed copy beside each, and lists "name hashed-name" in its manifest.
# Usage: static.sh FOLDER FILE...
set -eu
folder=$1
shift
: > "$folder/manifest.new"
for file in "$@"; do
	name=$(basename "$file")
	hash=$(sha256sum "$file" | cut -c1-10)
	hashed=${name%.*}.$hash.${name##*.}
	install -m 644 "$file" "$folder/$hashed"
	gzip -9 -n -f -k "$folder/$hashed"
	echo "$name $hashed" >> "$folder/manifest.new"
done
# Browsers keep asking for this one by its plain name.
for file in "$@"; do
	case $file in
	*/favicon.svg) install -m 644 "$file" "$folder/" ;;
	esac
done
mv "$folder/manifest.new" "$folder/manifest"
