/**
 * @file
 * What a file is, by its content; images made anew.  Layer: domain.
 *
 * All of it is done by qutong-file (cgi-bin/file_reader), a program under
 * limits that can only read the file and write its answer.  What it sends back
 * is checked here.
 */
#ifndef DOMAIN_FILE_INSPECT_H
#define DOMAIN_FILE_INSPECT_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/file.h"

/** What the helper found. */
struct file_content {
	const char *media_type; /* of what is to be kept */
	int64_t width;          /* of an image, else 0 */
	int64_t height;
	int fd;       /* the image made anew; -1: keep the file as it came */
	int thumb_fd; /* a small JPEG; -1 for none */
};

/**
 * Look at the file `fd`.  Descriptors in `out` are closed with the arena.
 *
 * @param[out] fault FILE_TYPE, FILE_DAMAGED, FILE_PIXELS
 * @return STATUS_OK; STATUS_INVALID with the fault; STATUS_UNAVAILABLE when
 *         the helper cannot be run
 */
enum status file_inspect(struct arena *mem, int fd, struct file_content *out,
    enum file_fault *fault) MUST_CHECK;

/** Path of qutong-file, and whether it can be run; for checks. */
const char *file_inspect_helper(struct arena *mem)
    __attribute__((returns_nonnull));

#endif
