/**
 * @file
 * Hashing passwords: argon2id, at most two at once on this machine, so that a
 * flood of sign-ins takes neither all memory nor both processors.
 */
#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/password.h"
#include "domain/session.h"

enum {
	HASH_OPERATIONS = 2,
	HASH_BYTES = 19 * 1024 * 1024,
	HASH_SLOTS = 2
};

/* Wait for one of the slots.  @return its descriptor; -1 means go on without */
static int
slot_take(struct arena *mem)
{
	const char *folder = config_text("temp_dir", "/tmp");
	int fd = -1;

	for (int i = 0; i < HASH_SLOTS; i++) {
		const char *path = text_format(mem, "%s/hash.%d", folder, i);

		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return fd;
		if (i + 1 < HASH_SLOTS)
			close(fd);
	}
	if (flock(fd, LOCK_EX) != 0)
		log_event(LOG_WARN, "password.no_slot", NULL);
	return fd;
}

static void
slot_give(int fd)
{
	if (fd >= 0)
		close(fd);
}

enum status
password_hash(struct arena *mem, const char *password, const char **hash)
{
	char *out = arena_calloc(mem, crypto_pwhash_STRBYTES, 1);
	int slot;
	int failed;

	if (sodium_init() < 0)
		return STATUS_BUG;
	slot = slot_take(mem);
	failed = crypto_pwhash_str_alg(out, password, strlen(password),
	    HASH_OPERATIONS, HASH_BYTES, crypto_pwhash_ALG_ARGON2ID13);
	slot_give(slot);
	if (failed != 0) {
		log_event(LOG_ERROR, "password.hash_failed", NULL);
		return STATUS_UNAVAILABLE;
	}
	*hash = out;
	return STATUS_OK;
}

bool
password_matches(struct arena *mem, const char *hash, const char *password)
{
	int slot;
	bool same;

	if (sodium_init() < 0)
		return false;
	slot = slot_take(mem);
	same = crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
	slot_give(slot);
	return same;
}

const char *
password_nobody(void)
{
	/* The hash of nothing anyone knows; its cost is that of a real one. */
	static const char hash[] =
	    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	return hash;
}
