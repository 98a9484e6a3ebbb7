/**
 * @file
 * qutong-xlsx: the first visible sheet of the workbook on descriptor 0, as
 * comma-separated UTF-8 on descriptor 1.  A program of its own, so that what a
 * hostile workbook can do ends with it.
 *
 * Exit codes: 0 done, 10 damaged or forbidden content, 11 too large.  Empty
 * rows are written as empty lines, so that lines count like the sheet's rows.
 */
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "xlsx_reader/sheet.h"

#define MEMORY_MAX ((rlim_t)64 * 1024 * 1024)
#define CPU_SECONDS_MAX 2

/* An address sanitizer needs terabytes of addresses. */
#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_IS_LIMITED false
#else
#define MEMORY_IS_LIMITED true
#endif

static void
limit(__rlimit_resource_t resource, rlim_t most)
{
	const struct rlimit limits = { most, most };

	if (setrlimit(resource, &limits) != 0)
		_exit(1);
}

void
give_up(int code)
{
	_exit(code);
}

int
main(void)
{
	zip_t *zip;
	int failure;

	limit(RLIMIT_CPU, CPU_SECONDS_MAX);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, 16);
	if (MEMORY_IS_LIMITED)
		limit(RLIMIT_AS, MEMORY_MAX);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return 1;

	zip = zip_fdopen(STDIN_FILENO, 0, &failure);
	if (zip == NULL)
		give_up(EXIT_DAMAGED);
	sheet_write(zip, stdout);
	zip_discard(zip);
	if (fflush(stdout) != 0)
		return 1;
	return 0;
}
