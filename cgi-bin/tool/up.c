/**
 * @file
 * `qutong up`: starts the supervisor, shows its progress, prints where to go.
 *
 * Program: tool.  On an instance that runs already, it takes in a newer build
 * and otherwise only prints.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/text.h"
#include "tool/commands.h"
#include "tool/process.h"

/** Longest without news from the supervisor. */
static const int64_t patience_us = 330ll * 1000000;
/** Longest an instance that could not start takes to stop again. */
static const int64_t stop_patience_us = 90ll * 1000000;

static const char *const demo_users[][2] = {
	{ "buyer@hangzhou.example", "buyer of a distributor in Hangzhou" },
	{ "owner@hangzhou.example", "its owner" },
	{ "buyer@ningbo.example", "buyer of a distributor in Ningbo" },
	{ "both@qutong.example", "buyer for both companies" },
	{ "sales@qutong.example", "sales representative" },
	{ "service@qutong.example", "service" },
	{ "clerk@qutong.example", "order desk" },
	{ "warehouse@qutong.example", "warehouse" },
	{ "quality@qutong.example", "quality" },
	{ "credit@qutong.example", "credit officer" },
	{ "finance@qutong.example", "finance" },
	{ "lead@qutong.example", "team lead" },
	{ "manager@qutong.example", "sales manager" },
	{ "executive@qutong.example", "executive" },
	{ "admin@qutong.example", "administrator" },
};

static void
print_where(const struct home *home)
{
	printf("\nQutong is ready: http://127.0.0.1:%lld\n",
	    (long long)home->port);
	if (config_bool("demo", false)) {
		puts("\nSign in with the password qutong-demo-1 as");
		for (size_t i = 0; i < ARRAY_LEN(demo_users); i++)
			printf(
			    "  %-26s %s\n", demo_users[i][0], demo_users[i][1]);
	}
	puts("\nmake stop, make status, make logs; make clean deletes it.");
}

/** Show each step as it begins, and the seconds of one that takes longer. */
static int
follow(const struct home *home, pid_t supervisor)
{
	struct timespec tick = { 0, 100 * 1000000 };
	const char *shown = "";
	int64_t since = clock_monotonic_us();
	int64_t dots = 0;
	enum home_phase phase;
	const char *text;
	struct stat changed;

	for (;;) {
		phase = home_phase(home, &text);
		if (phase != HOME_STARTING)
			break;
		if (!text_equal(text, shown)) {
			printf("%s%s …", *shown == '\0' ? "" : "\n", text);
			shown = text;
			since = clock_monotonic_us();
			dots = 0;
		}
		if (clock_monotonic_us() - since > (dots + 1) * 2000000) {
			dots++;
			putchar('.');
		}
		fflush(stdout);
		if (home_supervisor(home) == 0 && kill(supervisor, 0) != 0)
			break;
		if (clock_monotonic_us() - since > patience_us)
			break;
		nanosleep(&tick, NULL);
	}
	if (*shown != '\0')
		putchar('\n');
	fflush(stdout);
	if (phase == HOME_READY)
		return 0;
	if (phase == HOME_FAILED)
		complain("%s", text);
	else if (stat(home->log, &changed) == 0)
		complain("The start was cut short; %s/supervise.log says why.",
		    home->log);
	return 1;
}

/** Whether `port` can be listened on; a sentence if not. */
static bool
port_is_free(int64_t port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int one = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool is_free;

	if (fd < 0)
		return true;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	is_free =
	    bind(fd, (const struct sockaddr *)&address, sizeof(address)) == 0;
	if (!is_free && errno == EACCES)
		complain("Port %lld is below 1024, which needs root; choose "
			 "another: make run PORT=8080.",
		    (long long)port);
	else if (!is_free)
		complain("Port %lld is taken by another program; choose "
			 "another: make run PORT=%lld.",
		    (long long)port,
		    (long long)(port < 65535 ? port + 1 : 8080));
	close(fd);
	return is_free;
}

/** The supervisor as a process of its own, apart from this terminal. */
static pid_t
start_supervisor(const struct home *home)
{
	const char *self = home_path(home, home->bin, "qutong");
	const char *log = home_path(home, home->log, "supervise.log");
	pid_t pid = fork();
	int fd;

	if (pid != 0)
		return pid;
	setsid();
	fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd >= 0) {
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
	}
	fd = open("/dev/null", O_RDONLY);
	if (fd >= 0)
		dup2(fd, STDIN_FILENO);
	close_range(3, ~0u, 0);
	execl(self, self, "--home", home->root, "supervise", (char *)NULL);
	_exit(127);
}

static bool
is_newer(const char *path, struct timespec than)
{
	struct stat at;

	if (stat(path, &at) != 0)
		return false;
	if (at.st_mtim.tv_sec != than.tv_sec)
		return at.st_mtim.tv_sec > than.tv_sec;
	return at.st_mtim.tv_nsec > than.tv_nsec;
}

/** Whether anything was built after the supervisor took in the last build. */
static bool
build_is_newer(const struct home *home)
{
	const char *made[] = {
		home->bin,
		home_path(home, home->build, "pages/.done"),
		home_path(home, home->build, "static/manifest"),
		home_path(home, home->share, "schema"),
		home_path(home, home->share, "schema/grants.sql"),
		home_path(home, home->share, "deploy/nginx/private.conf.in"),
	};
	struct stat taken;

	if (stat(home_path(home, home->run, "nginx.conf"), &taken) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(made); i++)
		if (is_newer(made[i], taken.st_mtim))
			return true;
	return false;
}

static int
join_running(struct home *home, int64_t port, pid_t supervisor)
{
	const char *text;
	enum home_phase phase = home_phase(home, &text);

	if (port != 0 && port != home->port) {
		complain("This instance runs on port %lld already; make stop "
			 "first to move it to %lld.",
		    (long long)home->port, (long long)port);
		return 1;
	}
	/* A build that could not be taken in is tried again. */
	if (phase == HOME_FAILED ||
	    (phase == HOME_READY && build_is_newer(home))) {
		home_tell(home, HOME_STARTING, "Taking in the new build");
		kill(supervisor, SIGHUP);
	}
	return follow(home, supervisor);
}

/** Read "--port N".  @return false after a sentence */
static bool
read_port(int argc, char **argv, int64_t *port)
{
	*port = 0;
	if (argc == 0)
		return true;
	if (argc == 2 && text_equal(argv[0], "--port") &&
	    text_to_int(argv[1], port) == STATUS_OK && *port >= 1 &&
	    *port <= 65535)
		return true;
	complain("A port is a number from 1 to 65535: make run PORT=8080.");
	return false;
}

/** After a failed start: until the supervisor has stopped what it started. */
static void
wait_until_stopped(const struct home *home)
{
	struct timespec tick = { 0, 50 * 1000000 };
	int64_t until = clock_monotonic_us() + stop_patience_us;

	while (home_supervisor(home) != 0 && clock_monotonic_us() < until)
		nanosleep(&tick, NULL);
}

/**
 * Start the supervisor of an instance that does not run, and wait until it has
 * taken over.
 *
 * @return its process id, 0 when another `up` was quicker, -1 after a sentence
 */
static pid_t
start_instance(struct home *home, int64_t port)
{
	struct timespec tick = { 0, 10 * 1000000 };
	pid_t supervisor;
	int hold = home_hold(home);

	/* Exiting lets go of the hold, and so does the last line here. */
	if (home_supervisor(home) != 0) {
		close(hold);
		return 0;
	}
	processes_sweep(home);
	if (!port_is_free(port) || home_prepare(home, port) != STATUS_OK)
		return -1;
	if (hold < 0) {
		hold = home_hold(home);
		if (home_supervisor(home) != 0) {
			close(hold);
			return 0;
		}
	}
	home_tell(home, HOME_STARTING, "Starting");
	supervisor = start_supervisor(home);
	if (supervisor < 0) {
		complain("No process can be started: %s.", strerror(errno));
		return -1;
	}
	while (home_supervisor(home) == 0 &&
	    waitpid(supervisor, NULL, WNOHANG) == 0)
		nanosleep(&tick, NULL);
	close(hold);
	return supervisor;
}

int
command_up(struct home *home, int argc, char **argv)
{
	int64_t port;
	pid_t supervisor;

	if (!read_port(argc, argv, &port))
		return 1;
	if (home_supervisor(home) == 0) {
		supervisor = start_instance(home,
		    port != 0             ? port
			: home->port != 0 ? home->port
					  : 8080);
		if (supervisor < 0)
			return 1;
		if (supervisor > 0 && follow(home, supervisor) != 0) {
			wait_until_stopped(home);
			return 1;
		}
		if (supervisor > 0) {
			print_where(home);
			return 0;
		}
	}
	supervisor = (pid_t)home_supervisor(home);
	if (join_running(home, port, supervisor) != 0)
		return 1;
	print_where(home);
	return 0;
}
