/**
 * @file
 * Makes a document in a child process.  Layer: view.
 *
 * Pango and cairo keep memory for fonts and glyphs; a child that lives for one
 * document gives it all back, and a limit on it never takes the page down.
 */
#ifndef VIEW_DOCUMENT_MAKE_H
#define VIEW_DOCUMENT_MAKE_H

#include "base/status.h"

/** Draws into `fd`, in the child.  What it allocates is lost at its end. */
typedef enum status document_fn(int fd, const void *context);

/**
 * Run `draw` in a child with at most 10 s of processor time, 20 s in all and
 * 512 MiB; its document is in an unnamed file.
 *
 * @param[out] fd at offset 0; the caller closes it
 * @return what `draw` returned, or STATUS_UNAVAILABLE when the child did not end
 *         well.
 */
enum status document_make(
    document_fn *draw, const void *context, int *fd) MUST_CHECK;

#endif
