/**
 * @file
 * The statements of an SQL file, one after the other.  Layer: db.
 */
#ifndef DB_SPLIT_H
#define DB_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

/** A statement, without the semicolon; points into the file's text. */
struct split {
	const char *sql;
	size_t length;
};

/**
 * The next statement at or after `*at`; moves `*at` past its semicolon.  A
 * semicolon in quotes or in a comment ends nothing; what holds no more than
 * comments is skipped.
 *
 * @return false at the end of the text.
 */
bool split_next(const char **at, struct split *out);

#endif
