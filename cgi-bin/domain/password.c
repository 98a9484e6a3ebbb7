/**
 * @file
 * Hashing passwords: argon2id, at most two at once on this machine, so that a
 * flood of sign-ins takes neither all memory nor both processors.  And judging
 * new ones.  See password.h.
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

/* --- Judging ----------------------------------------------------------------- */

/* The file, as it stands beside this one: "\n", then "word\n" each. */
__asm__(".section .rodata\n"
	".global password_common_bytes\n"
	"password_common_bytes:\n"
	".incbin \"cgi-bin/domain/password_common.txt\"\n"
	".byte 0\n"
	".previous\n");

extern const char password_common_bytes[]
    __attribute__((visibility("hidden")));

static bool
is_listed(struct arena *mem, const char *word, size_t length)
{
	const char *line =
	    text_format(mem, "\n%.*s\n", (int)length, word);

	return strstr(password_common_bytes, line) != NULL;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Lower case, without spaces. */
static char *
plain(struct arena *mem, const char *text)
{
	struct text out = text_new(mem, strlen(text));

	for (const char *c = text; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			text_add_char(&out, (char)(*c - 'A' + 'a'));
		else if (*c != ' ')
			text_add_char(&out, *c);
	}
	return out.bytes;
}

/* "aaaaaaaaaa", "0123456789", "zyxwvutsrq". */
static bool
is_sequence(const char *word)
{
	int step = word[0] == '\0' ? 2 : word[1] - word[0];

	if (step < -1 || step > 1)
		return false;
	for (size_t i = 1; word[i] != '\0'; i++) {
		bool wraps = word[i - 1] == '9' && word[i] == '0' && step == 1;

		if (word[i] - word[i - 1] != step && !wraps)
			return false;
	}
	return true;
}

/* Listed, or a listed word with nothing but digits and signs around it. */
static bool
is_common(struct arena *mem, const char *word)
{
	size_t length = strlen(word);
	size_t from = 0;

	if (is_listed(mem, word, length) || is_sequence(word))
		return true;
	while (length > 0 && !is_letter(word[length - 1]))
		length--;
	while (from < length && !is_letter(word[from]))
		from++;
	return length - from > 0 && is_listed(mem, word + from, length - from);
}

enum password_fault
password_judge(struct arena *mem, const char *password,
    const char *const *personal, size_t count)
{
	size_t length = utf8_length(password);
	const char *word = plain(mem, password);

	if (length < PASSWORD_CHARS_MIN)
		return PASSWORD_SHORT;
	if (length > PASSWORD_CHARS_MAX)
		return PASSWORD_LONG;
	for (size_t i = 0; i < count; i++) {
		if (personal[i] != NULL && personal[i][0] != '\0' &&
		    text_equal(plain(mem, personal[i]), word))
			return PASSWORD_PERSONAL;
	}
	return is_common(mem, word) ? PASSWORD_COMMON : PASSWORD_FINE;
}
