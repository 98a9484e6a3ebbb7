/**
 * @file
 * Where the bytes of files lie: files_dir/ab/cd/abcd… by public id, the small
 * picture beside it under the same name and ".t".
 *
 * Layer: domain.  A name in the store is a whole file: it is written under
 * another name, made durable and then renamed.
 */
#ifndef DOMAIN_FILE_STORE_H
#define DOMAIN_FILE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"

/** Whether this can be a public id: 22 characters of base64url. */
bool file_id_is_valid(const char *public_id);

/** A new public id, from 132 random bits. */
void file_id_new(char out[23]);

/** "ab/cd/abcd…" or, of the small picture, "ab/cd/abcd….t". */
const char *file_store_name(struct arena *mem, const char *public_id,
    bool is_thumb) __attribute__((returns_nonnull));

/**
 * Keep the bytes of `fd` (from its beginning) and, unless -1, of `thumb_fd`.
 *
 * @param[out] sha256 of the bytes, in hex
 * @return STATUS_OK; STATUS_UNAVAILABLE (logged): nothing is kept
 */
enum status file_store_put(struct arena *mem, const char *public_id, int fd,
    int thumb_fd, char sha256[65]) MUST_CHECK;

/** Remove both, if they are there. */
void file_store_remove(struct arena *mem, const char *public_id);

/** How many folders there are at the top: numbers for file_store_sweep(). */
enum {
	FILE_STORE_FOLDERS = 4096
};

/** The prefix of the public ids of a folder, and the first beyond it. */
void file_store_range(int folder, char from[4], char beyond[4]);

/**
 * Remove what lies in one top folder, is older than `before`, and is of no id
 * in `known` (sorted by strcmp).  @return how many files were removed
 */
int file_store_sweep(struct arena *mem, int folder, struct instant before,
    const char *const *known, size_t known_count);

#endif
