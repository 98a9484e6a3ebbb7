/**
 * @file
 * Files of a backup: written as they are, or sealed to a public key.
 *
 * Program: tool.  A sealed file can be written on a machine that cannot read
 * it: it begins with a key of its own, sealed to the public key (libsodium's
 * crypto_box_seal), then holds frames of crypto_secretstream.  Its name ends
 * in ".sealed".
 */
#ifndef TOOL_VAULT_H
#define TOOL_VAULT_H

#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>

#include "tool/home.h"

enum {
	VAULT_PIECE = 64 << 10,
	VAULT_FRAME = VAULT_PIECE + crypto_secretstream_xchacha20poly1305_ABYTES
};

/** Public half, and for reading the secret half. */
struct vault_key {
	unsigned char public_half[crypto_box_PUBLICKEYBYTES];
	unsigned char secret_half[crypto_box_SECRETKEYBYTES];
};

/** Make a pair: FILE (secret, 0600) and FILE.pub.  @return false after a
 *  message */
bool vault_make_key(const struct home *home, const char *file);

/** Read FILE.pub; NULL after a message. */
const struct vault_key *vault_public_key(
    const struct home *home, const char *file);

/** Read FILE; NULL after a message. */
const struct vault_key *vault_secret_key(
    const struct home *home, const char *file);

/** ".sealed" or "". */
const char *vault_suffix(const struct vault_key *key);

/** A file being written; a new one. */
struct vault_writer {
	int fd;
	int error; /* errno of what failed first; 0 while all is well */
	bool is_sealed;
	int64_t bytes; /* put in the file so far */
	size_t held;
	crypto_hash_sha256_state sum;
	crypto_secretstream_xchacha20poly1305_state stream;
	unsigned char piece[VAULT_PIECE];
};

/** Create `path` (0600); `key` is NULL for a plain one.  @return false: see
 *  writer->error */
bool vault_create(
    struct vault_writer *writer, const char *path, const struct vault_key *key);
bool vault_write(struct vault_writer *writer, const void *bytes, size_t count);

/** Everything given so far reaches the disk and can be read from there. */
bool vault_flush(struct vault_writer *writer);

/** Seal the end, make it durable, close.  @param[out] sha256 of the file as it
 *  stands there; may be NULL */
bool vault_close(struct vault_writer *writer, char sha256[65]);

/** A file being read. */
struct vault_reader {
	int fd;
	bool is_sealed;
	bool is_ended; /* the sealed end was met */
	size_t at, held;
	crypto_secretstream_xchacha20poly1305_state stream;
	unsigned char frame[VAULT_FRAME];
	unsigned char piece[VAULT_PIECE];
};

/** Open; a name in ".sealed" needs a key.  @return false: unreadable, or
 *  sealed to another key */
bool vault_open(
    struct vault_reader *reader, const char *path, const struct vault_key *key);

/** The next bytes; 0 at the end, -1 where the file was changed or damaged.  A
 *  sealed file that was cut simply ends: is_ended says so. */
ssize_t vault_read(struct vault_reader *reader, void *bytes, size_t count);
void vault_shut(struct vault_reader *reader);

/** How many bytes a file holds that can be read, told without the key; -1 if it
 *  is no such file. */
int64_t vault_length(const char *path);

/** SHA-256 of a file as it stands there.  @return false if it is unreadable */
bool vault_sum(const char *path, char sha256[65]);

#endif
