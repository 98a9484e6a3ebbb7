#!/bin/sh
# Builds the Debian package in BUILD/deb from what is built in BUILD, and has
# lintian look at it.  Usage: build.sh BUILD
set -eu
build=$(cd "$1" && pwd)
top=$(pwd)
work=$build/deb
# Seconds of the newest commit, so that the same source gives the same package.
when=$(git log -1 --format=%ct 2>/dev/null || date +%s)
version=0.1.$(date -u -d "@$when" +%Y%m%d%H%M)
rm -rf "$work"
mkdir -p "$work/source/debian"
cp "$top"/deploy/debian/[!b]* "$work/source/debian/"
sed "s/@VERSION@/$version/; s/@DATE@/$(LC_ALL=C date -u -R -d "@$when")/" \
	"$top/deploy/debian/changelog" > "$work/source/debian/changelog"
cp "$top/deploy/README.md" "$top/deploy/debian/qutong.1" "$work/source/"
cp "$build/sbom.json" "$work/source/"
cd "$work/source"
QUTONG_TOP=$top QUTONG_BUILD=$build SOURCE_DATE_EPOCH=$when \
	dpkg-buildpackage -b -us -uc > "$work/build.log" 2>&1 || {
	tail -n 30 "$work/build.log" >&2
	exit 1
}
cd "$work"
ls -- *.deb
user=
[ "$(id -u)" != 0 ] || user=--allow-root
lintian --fail-on error,warning $user -- *.deb && echo "lintian: clean"
