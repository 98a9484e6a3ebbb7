/**
 * @file
 * The files of a schema folder.  Layer: db, private to it.
 */
#ifndef DB_MIGRATE_FILE_H
#define DB_MIGRATE_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/** One NNNN_subject.sql. */
struct migrate_file {
	int64_t version;
	const char *name;
	const char *path;
};

struct migrate_files {
	struct migrate_file *items;
	size_t count;
};

/** The files of a folder by number; STATUS_INVALID, logged, if two share one. */
enum status migrate_files_list(struct arena *mem, const char *folder,
    struct migrate_files *out) MUST_CHECK;

/** A file's text with LF line ends: the same on every machine. */
enum status migrate_file_read(
    struct arena *mem, const char *path, const char **out) MUST_CHECK;

#endif
