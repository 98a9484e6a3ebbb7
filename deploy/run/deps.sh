#!/bin/sh
# Installs the Debian packages of the given lists that are missing; does
# nothing, and needs no network, when all are there.  Never lets a package start
# a system service.  Usage: deps.sh LIST...
set -eu

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

missing=
for package in $(sed '/^#/d' "$@"); do
	case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) in
	?i*) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null ||
	fail "These packages are missing, and there is no apt-get here to install" \
	    "them:$missing"

say "Installing$missing"
if [ "$(id -u)" = 0 ]; then
	as_root=
elif command -v sudo >/dev/null; then
	as_root=sudo
	if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then
		fail "Packages are missing and sudo would ask for a password." \
		    "Run this once as root: apt-get install$missing"
	fi
else
	fail "Packages are missing, and installing them needs root." \
	    "Run this once as root: apt-get install$missing"
fi

# A package's script asks policy-rc.d before it starts its service: 101 = no.
# One that stands there already is the machine owner's and stays.
policy=/usr/sbin/policy-rc.d
policy_is_ours=
remove_policy() {
	if [ -n "$policy_is_ours" ]; then
		$as_root rm -f "$policy"
		policy_is_ours=
	fi
}
trap remove_policy EXIT
trap 'exit 130' INT TERM HUP
if [ ! -e "$policy" ]; then
	policy_is_ours=1
	printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
	$as_root chmod 755 "$policy"
elif ! grep -q 'exit 101' "$policy"; then
	say "Note: $policy of this machine decides whether nginx is started."
fi

# A web server that came in for the private instance is not to start with the
# machine; one that was here before stays as it is.
leave_nginx_off() {
	case " $missing " in
	*" nginx "*) ;;
	*) return 0 ;;
	esac
	if command -v systemctl >/dev/null; then
		$as_root systemctl disable nginx.service >/dev/null 2>&1 || true
	fi
}

install() {
	# shellcheck disable=SC2086  # a list of packages, on purpose
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
	    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
	    install --no-install-recommends $missing
}

known() {
	# shellcheck disable=SC2086
	apt-cache policy $missing 2>/dev/null |
	    awk '/Candidate:/ && $2 != "(none)" { n++ } END { print n + 0 }'
}

# shellcheck disable=SC2086
set -- $missing
if [ "$(known)" -eq $# ] && install; then
	leave_nginx_off
	exit 0
fi
say "Asking the package sources for their newest lists"
$as_root apt-get -q -o DPkg::Lock::Timeout=300 update || true
install || fail "
These packages could not be installed:$missing
Is a Debian package source set up and reachable, and is the disk not full?
The lines above say what apt-get met; run the same command again afterwards."
leave_nginx_off
