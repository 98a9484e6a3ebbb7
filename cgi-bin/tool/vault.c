/**
 * @file
 * Writing and reading the files of a backup.
 *
 * Program: tool.  A sealed file: magic (16), sealed key (80), header of the
 * stream (24), then frames: length of the ciphertext (4, little-endian, bound
 * to it as additional data) and the ciphertext; the last is tagged final.
 */
#include "tool/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define STREAM(name) crypto_secretstream_xchacha20poly1305_##name

enum {
	MAGIC_BYTES = 16,
	SEALED_KEY_BYTES = STREAM(KEYBYTES) + crypto_box_SEALBYTES,
	LEAD_BYTES = MAGIC_BYTES + SEALED_KEY_BYTES + STREAM(HEADERBYTES),
	LENGTH_BYTES = 4
};

static const char magic[MAGIC_BYTES + 1] = "qutong-sealed-1\n";
static const char suffix[] = ".sealed";
static const char secret_mark[] = "qutong-backup-secret:";
static const char public_mark[] = "qutong-backup-public:";

const char *
vault_suffix(const struct vault_key *key)
{
	return key == NULL ? "" : suffix;
}

/* --- Keys ------------------------------------------------------------------ */

static bool
write_key(const struct home *home, const char *file, const char *mark,
    const unsigned char *half, size_t size, unsigned mode)
{
	char hex[2 * crypto_box_SECRETKEYBYTES + 1];

	sodium_bin2hex(hex, sizeof(hex), half, size);
	if (access(file, F_OK) == 0) {
		complain(
		    "%s is there already; a key is never overwritten.", file);
		return false;
	}
	return home_write(
	    home, file, text_format(home->mem, "%s%s\n", mark, hex), mode);
}

bool
vault_make_key(const struct home *home, const char *file)
{
	struct vault_key key;

	crypto_box_keypair(key.public_half, key.secret_half);
	return write_key(home, file, secret_mark, key.secret_half,
		   sizeof(key.secret_half), 0600) &&
	    write_key(home, text_format(home->mem, "%s.pub", file), public_mark,
		key.public_half, sizeof(key.public_half), 0644);
}

static bool
read_key(const struct home *home, const char *file, const char *mark,
    unsigned char *half, size_t size)
{
	const char *text = home_read(home, file, 256);
	size_t got = 0;

	if (text == NULL) {
		complain("%s cannot be read: %s.", file, strerror(errno));
		return false;
	}
	text = text_trim(home->mem, text);
	if (text_starts_with(text, mark) &&
	    sodium_hex2bin(half, size, text + strlen(mark),
		strlen(text + strlen(mark)), NULL, &got, NULL) == 0 &&
	    got == size)
		return true;
	complain("%s is no %s key of `qutong backup --new-key`.", file,
	    mark == secret_mark ? "secret" : "public");
	return false;
}

const struct vault_key *
vault_public_key(const struct home *home, const char *file)
{
	struct vault_key *key = arena_calloc(home->mem, 1, sizeof(*key));

	return read_key(home, file, public_mark, key->public_half,
		   sizeof(key->public_half))
	    ? key
	    : NULL;
}

const struct vault_key *
vault_secret_key(const struct home *home, const char *file)
{
	struct vault_key *key = arena_calloc(home->mem, 1, sizeof(*key));

	if (!read_key(home, file, secret_mark, key->secret_half,
		sizeof(key->secret_half)) ||
	    crypto_scalarmult_base(key->public_half, key->secret_half) != 0)
		return NULL;
	return key;
}

/* --- Writing --------------------------------------------------------------- */

static bool
put(struct vault_writer *writer, const unsigned char *bytes, size_t count)
{
	ssize_t done;

	if (writer->error != 0)
		return false;
	crypto_hash_sha256_update(&writer->sum, bytes, count);
	writer->bytes += (int64_t)count;
	while (count > 0) {
		done = write(writer->fd, bytes, count);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			writer->error = done < 0 ? errno : ENOSPC;
			return false;
		}
		bytes += done;
		count -= (size_t)done;
	}
	return true;
}

static bool
put_lead(struct vault_writer *writer, const struct vault_key *key)
{
	unsigned char lead[LEAD_BYTES];
	unsigned char own[STREAM(KEYBYTES)];

	STREAM(keygen)(own);
	memcpy(lead, magic, MAGIC_BYTES);
	if (crypto_box_seal(
		lead + MAGIC_BYTES, own, sizeof(own), key->public_half) != 0 ||
	    STREAM(init_push)(&writer->stream,
		lead + MAGIC_BYTES + SEALED_KEY_BYTES, own) != 0)
		writer->error = EINVAL;
	sodium_memzero(own, sizeof(own));
	return put(writer, lead, sizeof(lead));
}

bool
vault_create(
    struct vault_writer *writer, const char *path, const struct vault_key *key)
{
	*writer = (struct vault_writer){ .is_sealed = key != NULL };
	crypto_hash_sha256_init(&writer->sum);
	writer->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (writer->fd < 0) {
		writer->error = errno;
		return false;
	}
	return key == NULL || put_lead(writer, key);
}

static bool
put_frame(struct vault_writer *writer, unsigned char tag)
{
	unsigned char frame[LENGTH_BYTES + VAULT_FRAME];
	size_t length = writer->held + STREAM(ABYTES);

	for (size_t i = 0; i < LENGTH_BYTES; i++)
		frame[i] = (unsigned char)(length >> (8 * i));
	STREAM(push)
	(&writer->stream, frame + LENGTH_BYTES, NULL, writer->piece,
	    writer->held, frame, LENGTH_BYTES, tag);
	writer->held = 0;
	return put(writer, frame, LENGTH_BYTES + length);
}

bool
vault_write(struct vault_writer *writer, const void *bytes, size_t count)
{
	const unsigned char *from = bytes;
	size_t fits;

	if (!writer->is_sealed)
		return put(writer, from, count);
	while (count > 0) {
		fits = VAULT_PIECE - writer->held;
		if (fits > count)
			fits = count;
		memcpy(writer->piece + writer->held, from, fits);
		writer->held += fits;
		from += fits;
		count -= fits;
		if (writer->held == VAULT_PIECE && !put_frame(writer, 0))
			return false;
	}
	return writer->error == 0;
}

bool
vault_flush(struct vault_writer *writer)
{
	if (writer->is_sealed && writer->held > 0 && !put_frame(writer, 0))
		return false;
	if (writer->error == 0 && fdatasync(writer->fd) != 0)
		writer->error = errno;
	return writer->error == 0;
}

bool
vault_close(struct vault_writer *writer, char sha256[65])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	if (writer->is_sealed && writer->error == 0)
		put_frame(writer, STREAM(TAG_FINAL));
	if (writer->error == 0 && fsync(writer->fd) != 0)
		writer->error = errno;
	if (writer->fd >= 0 && close(writer->fd) != 0 && writer->error == 0)
		writer->error = errno;
	writer->fd = -1;
	if (sha256 != NULL) {
		crypto_hash_sha256_final(&writer->sum, digest);
		sodium_bin2hex(sha256, 65, digest, sizeof(digest));
	}
	return writer->error == 0;
}

/* --- Reading --------------------------------------------------------------- */

/** Up to `count` bytes: fewer only at the end of the file. */
static size_t
take(int fd, unsigned char *bytes, size_t count)
{
	size_t have = 0;
	ssize_t got;

	while (have < count) {
		got = read(fd, bytes + have, count - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	return have;
}

static bool
open_seal(struct vault_reader *reader, const struct vault_key *key)
{
	unsigned char lead[LEAD_BYTES];
	unsigned char own[STREAM(KEYBYTES)];
	bool is_good = key != NULL &&
	    take(reader->fd, lead, sizeof(lead)) == sizeof(lead) &&
	    memcmp(lead, magic, MAGIC_BYTES) == 0 &&
	    crypto_box_seal_open(own, lead + MAGIC_BYTES, SEALED_KEY_BYTES,
		key->public_half, key->secret_half) == 0 &&
	    STREAM(init_pull)(&reader->stream,
		lead + MAGIC_BYTES + SEALED_KEY_BYTES, own) == 0;

	sodium_memzero(own, sizeof(own));
	return is_good;
}

bool
vault_open(
    struct vault_reader *reader, const char *path, const struct vault_key *key)
{
	*reader =
	    (struct vault_reader){ .is_sealed = text_ends_with(path, suffix) };
	reader->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (reader->fd < 0)
		return false;
	if (!reader->is_sealed || open_seal(reader, key))
		return true;
	close(reader->fd);
	reader->fd = -1;
	return false;
}

static size_t
frame_length(const unsigned char *bytes)
{
	size_t length = 0;

	for (size_t i = LENGTH_BYTES; i-- > 0;)
		length = length << 8 | bytes[i];
	return length;
}

/** The next frame into `piece`.  @return false where the file was changed */
static bool
take_frame(struct vault_reader *reader)
{
	unsigned char lead[LENGTH_BYTES];
	unsigned long long opened;
	unsigned char tag;
	size_t length;

	reader->at = 0;
	reader->held = 0;
	if (take(reader->fd, lead, sizeof(lead)) < sizeof(lead))
		return true;
	length = frame_length(lead);
	if (length < STREAM(ABYTES) || length > VAULT_FRAME)
		return false;
	if (take(reader->fd, reader->frame, length) < length)
		return true;
	if (STREAM(pull)(&reader->stream, reader->piece, &opened, &tag,
		reader->frame, length, lead, sizeof(lead)) != 0)
		return false;
	reader->held = (size_t)opened;
	reader->is_ended = tag == STREAM(TAG_FINAL);
	return true;
}

ssize_t
vault_read(struct vault_reader *reader, void *bytes, size_t count)
{
	size_t fits;

	if (!reader->is_sealed) {
		fits = take(reader->fd, bytes, count);
		reader->is_ended = fits == 0;
		return (ssize_t)fits;
	}
	if (reader->at == reader->held && !reader->is_ended &&
	    !take_frame(reader))
		return -1;
	fits = reader->held - reader->at;
	if (fits > count)
		fits = count;
	memcpy(bytes, reader->piece + reader->at, fits);
	reader->at += fits;
	return (ssize_t)fits;
}

void
vault_shut(struct vault_reader *reader)
{
	if (reader->fd >= 0)
		close(reader->fd);
	reader->fd = -1;
}

static int64_t
sealed_length(int fd, off_t size)
{
	unsigned char lead[LENGTH_BYTES];
	off_t at = LEAD_BYTES;
	int64_t total = 0;
	size_t length;

	if (size < LEAD_BYTES)
		return -1;
	while (pread(fd, lead, sizeof(lead), at) == sizeof(lead)) {
		length = frame_length(lead);
		if (length < STREAM(ABYTES) || length > VAULT_FRAME)
			return -1;
		at += LENGTH_BYTES + (off_t)length;
		if (at > size)
			break;
		total += (int64_t)(length - STREAM(ABYTES));
	}
	return total;
}

int64_t
vault_length(const char *path)
{
	struct stat at;
	int64_t length = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (fstat(fd, &at) == 0)
		length = text_ends_with(path, suffix)
		    ? sealed_length(fd, at.st_size)
		    : at.st_size;
	close(fd);
	return length;
}

bool
vault_sum(const char *path, char sha256[65])
{
	unsigned char piece[VAULT_PIECE];
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state sum;
	size_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	crypto_hash_sha256_init(&sum);
	while ((got = take(fd, piece, sizeof(piece))) > 0)
		crypto_hash_sha256_update(&sum, piece, got);
	close(fd);
	crypto_hash_sha256_final(&sum, digest);
	sodium_bin2hex(sha256, 65, digest, sizeof(digest));
	return true;
}
