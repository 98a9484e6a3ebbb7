#!/bin/sh
# A private MariaDB for tests, reachable only through a unix socket.  A commit
# goes to the operating system, not through to the disk: kill -9 of the server
# loses nothing that way either, and tests need not wait.  Whole instances
# (tests/fault) run with production's own settings.
#
#   database.sh start DIR    start (or start again) the server whose data is in
#                            DIR; prints the path of its socket
#   database.sh stop DIR     stop it cleanly
#   database.sh kill DIR     end it as a power cut would (kill -9)
#   database.sh remove DIR   end it and delete its files
#
# An empty data directory is prepared once under $BUILD/cache and copied.  The
# user root has no password: nobody else can reach the socket's folder.
set -eu

BUILD=${BUILD:-build}
verb=${1:?usage: database.sh start|stop|kill|remove DIR}
dir=${2:?usage: database.sh start|stop|kill|remove DIR}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

as_user=
if [ "$(id -u)" = 0 ]; then
	as_user=--user=root
fi
PATH=$PATH:/usr/sbin

die() {
	echo "database.sh: $*" >&2
	exit 1
}

# Sockets have a path of at most 107 bytes: they live apart from the data.
run_dir() {
	cat "$dir/run_dir" 2>/dev/null || true
}

# A dead process that nobody has waited for yet is gone, too.
runs() {
	[ -s "$dir/pid" ] && [ -d "/proc/$(cat "$dir/pid")" ] &&
	    ! grep -q '^State:.*Z' "/proc/$(cat "$dir/pid")/status" 2>/dev/null
}

# The number may have gone to another program since.
is_alive() {
	runs && grep -q '^Name:.*mariadbd' "/proc/$(cat "$dir/pid")/status"
}

wait_gone() {
	tries=300
	while is_alive; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || die "server in $dir does not stop"
		sleep 0.1
	done
	rm -f "$dir/pid"
}

# The prepared directory is complete or absent: it is renamed into place.
prepare() {
	version=$(mariadbd --version | sed 's/.*Ver \([^ ]*\).*/\1/')
	cache=$BUILD/cache/database-$version
	if [ ! -d "$cache" ]; then
		mkdir -p "$BUILD/cache"
		fresh=$(mktemp -d "$BUILD/cache/new.XXXXXX")
		mariadb-install-db --no-defaults $as_user \
		    --datadir="$(cd "$fresh" && pwd)" \
		    --auth-root-authentication-method=normal \
		    --skip-test-db --skip-name-resolve \
		    --innodb-log-file-size=16M \
		    > "$BUILD/cache/install.log" 2>&1 ||
		    die "mariadb-install-db failed: $BUILD/cache/install.log"
		mv -T "$fresh" "$cache" 2>/dev/null || rm -rf "$fresh"
	fi
	cp -a --reflink=auto "$cache" "$dir/data.new"
	mv -T "$dir/data.new" "$dir/data"
}

start() {
	[ -d "$dir/data" ] || prepare
	run=$(run_dir)
	if [ -z "$run" ] || [ ! -d "$run" ]; then
		run=$(mktemp -d /tmp/qtdb.XXXXXX)
		echo "$run" > "$dir/run_dir"
	fi
	if ! is_alive; then
		rm -f "$run/s"
		# setsid: an interrupt at the terminal is for the tests alone.
		setsid mariadbd --no-defaults $as_user \
		    --datadir="$dir/data" --socket="$run/s" \
		    --pid-file="$run/pid" --tmpdir="$run" \
		    --skip-networking --skip-name-resolve \
		    --innodb-flush-log-at-trx-commit=2 --log-bin=binlog \
		    --sync-binlog=0 --join-cache-level=0 --innodb-doublewrite=1 \
		    --innodb-flush-method=O_DIRECT \
		    --innodb-log-file-size=16M \
		    --innodb-buffer-pool-size=64M --table-open-cache=400 \
		    --character-set-server=utf8mb4 \
		    --collation-server=utf8mb4_bin --max-connections=400 \
		    --skip-log-warnings \
		    < /dev/null >> "$dir/server.log" 2>&1 &
		echo $! > "$dir/pid"
	fi
	tries=200
	while ! mariadb-admin --no-defaults -u root -S "$run/s" ping \
	    > /dev/null 2>&1; do
		runs || die "server did not start: $dir/server.log"
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || die "server is not ready: $dir/server.log"
		sleep 0.05
	done
	echo "$run/s"
}

stop() {
	if is_alive; then
		kill "$(cat "$dir/pid")"
	fi
	wait_gone
}

case $verb in
start)
	start
	;;
stop)
	stop
	;;
kill)
	if is_alive; then
		kill -9 "$(cat "$dir/pid")"
	fi
	wait_gone
	;;
remove)
	if is_alive; then
		kill -9 "$(cat "$dir/pid")"
	fi
	wait_gone
	run=$(run_dir)
	case $run in
	/tmp/qtdb.*) rm -rf "$run" ;;
	esac
	rm -rf "$dir"
	;;
*)
	die "unknown command: $verb"
	;;
esac
