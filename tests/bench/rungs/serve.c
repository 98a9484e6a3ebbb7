/** @file The loop of the rungs.  See serve.h. */
#include "rungs/serve.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	PROCESSES = 4,
	BACKLOG = 511
};

static void
serve_alone(int socket, void *(*open)(void),
    int (*answer)(void *context, FCGX_Stream *out))
{
	FCGX_Request request;
	void *context;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	context = open == NULL ? NULL : open();
	if (FCGX_InitRequest(&request, socket, 0) != 0)
		exit(1);
	while (FCGX_Accept_r(&request) == 0) {
		if (answer(context, request.out) < 0)
			exit(1);
		FCGX_Finish_r(&request);
	}
	exit(1);
}

int
serve(const char *path, void *(*open)(void),
    int (*answer)(void *context, FCGX_Stream *out))
{
	int socket;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (FCGX_Init() != 0 || (socket = FCGX_OpenSocket(path, BACKLOG)) < 0) {
		fprintf(stderr, "%s: cannot listen\n", path);
		return 1;
	}
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0)
			serve_alone(socket, open, answer);
	wait(NULL);
	return 1;
}
