/** @file The worker's loop; the only door to libfcgi.  Layer: http. */
#include "http/server.h"

#include <fcgiapp.h>
#include <limits.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/log.h"

static volatile sig_atomic_t leaving;

static void
on_leave(int number)
{
	(void)number;
	leaving = 1;
}

static void
catch_signals(void)
{
	struct sigaction leave = { .sa_handler = on_leave };
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigset_t none;

	sigemptyset(&leave.sa_mask);
	sigemptyset(&ignore.sa_mask);
	/* No SA_RESTART: accept() must return. */
	sigaction(SIGUSR1, &leave, NULL);
	sigaction(SIGTERM, &leave, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGHUP, &ignore, NULL);
	sigaction(SIGINT, &ignore, NULL);
	signal(SIGALRM, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
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
	pid_t parent = getppid();

	if (FCGX_Init() != 0 ||
	    FCGX_InitRequest(&request, socket, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		log_event(LOG_ERROR, "server.init", NULL);
		return 1;
	}
	catch_signals();

	for (uint64_t served = 0; served < most; served++) {
		if (leaving || getppid() != parent)
			break;
		if (FCGX_Accept_r(&request) != 0)
			break;
		alarm(SERVER_REQUEST_SECONDS);
		serve(context,
		    &(struct exchange){
			.environment = request.envp,
			.body = { .read = read_body, .context = &request },
			.sink = { .write = write_out, .context = &request },
		    });
		FCGX_Finish_r(&request);
		alarm(0);
	}
	FCGX_Free(&request, 1);
	return 0;
}
