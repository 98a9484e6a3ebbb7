/**
 * @file
 * A bar for those who wait at a terminal.  Program: tool.
 */
#include <unistd.h>

#include "base/clock.h"
#include "tool/import.h"

enum {
	WIDTH = 40
};

static const int64_t redraw_us = 100 * 1000;

static int64_t drawn_us;

void
progress_show(const char *what, size_t done, size_t all)
{
	int64_t now = clock_monotonic_us();
	size_t filled;

	if (isatty(STDERR_FILENO) == 0 || all == 0 ||
	    (now - drawn_us < redraw_us && done < all))
		return;
	drawn_us = now;
	if (done > all)
		done = all;
	filled = done * WIDTH / all;
	fprintf(stderr, "\r%s [", what);
	for (size_t i = 0; i < WIDTH; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %3zu %%", done * 100 / all);
	fflush(stderr);
}

void
progress_end(void)
{
	if (drawn_us != 0)
		fputs("\r\033[K", stderr);
	drawn_us = 0;
}
