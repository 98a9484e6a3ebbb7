/**
 * @file
 * The rung under every page: FastCGI, four processes, 13 bytes, no database.
 *
 * Usage: hello SOCKET.  A program of the bench, not of the product.
 */
#include <stddef.h>

#include "rungs/serve.h"

static int
answer(void *context, FCGX_Stream *out)
{
	(void)context;
	return FCGX_FPrintF(out,
	    "Content-Type: text/plain; charset=utf-8\r\n\r\nHello, world\n");
}

int
main(int argc, char **argv)
{
	return serve(argc > 1 ? argv[1] : "", NULL, answer);
}
