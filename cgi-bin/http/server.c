/** @file The worker's loop; the only door to libfcgi.  Layer: http. */
#include "http/server.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/log.h"

static volatile sig_atomic_t leaving;
static volatile sig_atomic_t listening = -1;

/* Whoever queues at the socket of a master that died is told at once, when its
 * last worker lets go of it, and need not wait for what that one still does. */
static void
on_leave(int number)
{
	int mistake = errno;

	(void)number;
	leaving = 1;
	if (listening >= 0)
		close(listening);
	listening = -1;
	errno = mistake;
}

static void
catch_signals(sigset_t *leave_signals)
{
	/* SA_RESTART: what a request reads and writes is not cut short. */
	struct sigaction leave = { .sa_handler = on_leave,
		.sa_flags = SA_RESTART };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(leave_signals);
	sigaddset(leave_signals, SIGUSR1);
	sigaddset(leave_signals, SIGTERM);
	leave.sa_mask = *leave_signals;
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGUSR1, &leave, NULL);
	sigaction(SIGTERM, &leave, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGHUP, &ignore, NULL);
	sigaction(SIGINT, &ignore, NULL);
	signal(SIGALRM, SIG_DFL);
	sigprocmask(SIG_SETMASK, leave_signals, NULL);
}

/* One worker is woken for a connection, not all; accept() never waits, so that
 * one that another took meanwhile does not hold this one up. */
static int
watch_socket(int socket)
{
	struct epoll_event connection = { .events = EPOLLIN | EPOLLEXCLUSIVE };
	int flags = fcntl(socket, F_GETFL);
	int watch = epoll_create1(EPOLL_CLOEXEC);

	if (watch < 0 || flags < 0 ||
	    fcntl(socket, F_SETFL, flags | O_NONBLOCK) != 0 ||
	    epoll_ctl(watch, EPOLL_CTL_ADD, socket, &connection) != 0)
		return -1;
	return watch;
}

/* Signals come in here and while a request is served, but not between: one that
 * cut into reading the head of a request would lose that request. */
static bool
next_request(int watch, FCGX_Request *request)
{
	struct epoll_event connection;
	sigset_t none;
	int result;

	sigemptyset(&none);
	for (;;) {
		if (leaving)
			return false;
		result = epoll_pwait(watch, &connection, 1, -1, &none);
		if (leaving || (result < 0 && errno != EINTR))
			return false;
		if (result != 1)
			continue;
		alarm(SERVER_REQUEST_SECONDS);
		result = FCGX_Accept_r(request);
		if (result == 0)
			return true;
		alarm(0);
		if (result != -EAGAIN)
			return false;
	}
}

static size_t
read_body(void *context, char *to, size_t most)
{
	FCGX_Request *request = context;
	int got =
	    FCGX_GetStr(to, most > INT_MAX ? INT_MAX : (int)most, request->in);

	return got > 0 ? (size_t)got : 0;
}

static bool
write_out(void *context, const char *bytes, size_t length)
{
	FCGX_Request *request = context;

	while (length > 0) {
		int part = length > INT_MAX ? INT_MAX : (int)length;
		int sent = FCGX_PutStr(bytes, part, request->out);
		if (sent <= 0)
			return false;
		bytes += sent;
		length -= (size_t)sent;
	}
	return true;
}

int
server_run(int socket, uint64_t most,
    void (*serve)(void *context, const struct exchange *exchange),
    void *context)
{
	FCGX_Request request;
	sigset_t leave_signals;
	pid_t parent = getppid();
	int watch;

	if (FCGX_Init() != 0 ||
	    FCGX_InitRequest(&request, socket, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		log_event(LOG_ERROR, "server.init", NULL);
		return 1;
	}
	listening = socket;
	catch_signals(&leave_signals);
	watch = watch_socket(socket);
	if (watch < 0) {
		log_event(
		    LOG_ERROR, "server.watch", "error", strerror(errno), NULL);
		return 1;
	}

	for (uint64_t served = 0; served < most; served++) {
		if (getppid() != parent || !next_request(watch, &request))
			break;
		sigprocmask(SIG_UNBLOCK, &leave_signals, NULL);
		serve(context,
		    &(struct exchange){
			.environment = request.envp,
			.body = { .read = read_body, .context = &request },
			.sink = { .write = write_out, .context = &request },
		    });
		FCGX_Finish_r(&request);
		sigprocmask(SIG_BLOCK, &leave_signals, NULL);
		alarm(0);
	}
	FCGX_Free(&request, 1);
	close(watch);
	return 0;
}
