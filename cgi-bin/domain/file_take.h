/**
 * @file
 * From an upload to a waiting file: looked at, made anew, scanned, kept.
 * Layer: domain.
 */
#ifndef DOMAIN_FILE_TAKE_H
#define DOMAIN_FILE_TAKE_H

#include "domain/file.h"

/** An upload in an unnamed file. */
struct file_upload {
	const char *name; /* as the client called it */
	int fd;
	int64_t bytes;
};

/**
 * Take it in for act->who; act->token must be NULL: one form brings many.
 *
 * @param[out] out the row, without uploaded_by_name
 * @param[out] fault why not
 * @return STATUS_OK; STATUS_INVALID with the fault, nothing is kept;
 *         STATUS_UNAVAILABLE
 */
enum status file_take(struct db *db, struct act *act,
    const struct file_upload *upload, struct file *out,
    enum file_fault *fault) MUST_CHECK;

#endif
