/**
 * @file
 * The folder that backups go to, and come back from.
 *
 * Program: tool.  Layout of DIR:
 *
 *   backups/<time>/        one backup: manifest.json, database.xb, qutong.conf;
 *                          draft-<time>/ beside backups/ while it is made
 *   log/<timeline>/        the database's binary log, in pieces named
 *                          <file>@<offset>, shipped while it is written
 *   files/ab/cd/<name>     every upload once; shared by all backups
 *
 * Each of these files may be sealed (vault.h); manifest.json never is, and
 * holds no secret.  A timeline is the life of one data folder: what was
 * restored begins another, so that two logs never mix.
 */
#ifndef TOOL_ARCHIVE_H
#define TOOL_ARCHIVE_H

#include "base/clock.h"
#include "tool/home.h"
#include "tool/vault.h"

struct archive {
	const struct home *home;
	const char *root;
	const char *backups;
	const char *files;
	const char *timeline;
	const char *log;             /* of this timeline */
	const struct vault_key *key; /* to seal to, or to open with */
	bool out_of_room;            /* the last write failed for that */
};

/** A file of the archive as the manifest lists it. */
struct archive_file {
	const char *name;   /* without ".sealed" */
	const char *sha256; /* of the file as it stands there */
	int64_t bytes;      /* the same */
};

struct archive_files {
	struct archive_file *items; /* by name */
	size_t count;
	size_t capacity;
};

/** manifest.json. */
struct manifest {
	const char *folder; /* where it stands; not in the file */
	const char *name;   /* 20261122T030500Z */
	const char *timeline;
	const char *product;
	const char *database; /* version of the server */
	const char *account;
	const char *binlog; /* the database stands at this place of the log */
	int64_t position;
	int64_t schema_version;
	int64_t port;
	struct instant started_at;
	struct instant consistent_at; /* it holds all that was before */
	struct instant finished_at;
	bool is_sealed;
	struct archive_files parts; /* in `folder` */
	struct archive_files files; /* in files/ */
};

/** Work out the paths and make the folders; `key` may be NULL.
 *  @return false after a message */
bool archive_open(struct archive *archive, const struct home *home,
    const char *path, const struct vault_key *key);

/** Say what went wrong with the archive (`error` is an errno), once. */
void archive_complain(struct archive *archive, const char *what, int error);

/** mkdir -p of private folders. */
bool archive_make_folder(struct archive *archive, const char *path);

/** Copy a whole file into the archive, sealed where a key is given; it appears
 *  under its name when it is whole.  @param[out] file its size and sum; may be
 *  NULL */
bool archive_keep(struct archive *archive, const char *from, const char *to,
    struct archive_file *file);

/** Take a file out again: to `to`, 0600.  @return false after a message */
bool archive_take(struct archive *archive, const char *from, const char *to);

/** The path of an archive's file, sealed or not; NULL if it is not there. */
const char *archive_find(const struct home *home, const char *path);

/** Add to a list. */
struct archive_file *archive_add(struct arena *mem, struct archive_files *list);
void archive_sort(struct archive_files *list);
const struct archive_file *archive_lookup(
    const struct archive_files *list, const char *name);

/* --- The log, shipped ------------------------------------------------------ */

struct log_shipper; /* one per process */

struct log_shipper *log_shipper_new(struct archive *archive)
    __attribute__((returns_nonnull));

/** Only one process ships a timeline.  @return false while another does */
bool log_shipper_lock(struct log_shipper *shipper);

/** Look how far the log reaches.  Uploads that are shipped between this and the
 *  round include all that the shipped log speaks of.
 *  @return whether there is anything to ship */
bool log_shipper_look(struct log_shipper *shipper);

/** Bring the archive up to what was last looked at.  @return false after a
 *  message: to be tried again */
bool log_shipper_round(struct log_shipper *shipper);
void log_shipper_close(struct log_shipper *shipper);

/** Remove what lies before a place of the log. */
void log_forget_before(struct archive *archive, const char *binlog);

/**
 * Put the pieces of a timeline together again, from `binlog` on, as files in
 * `folder`, each cut after its last whole event.
 *
 * @param[out] names the files in order; the list ends with NULL
 * @return false after a message: a piece is missing or damaged
 */
bool log_join(struct archive *archive, const char *timeline, const char *binlog,
    const char *folder, const char ***names);

/* --- Uploads --------------------------------------------------------------- */

/** Copy uploads that the archive lacks, from folders changed since `since_s`
 *  (0: all).  @param[out] count how many */
bool files_ship(struct archive *archive, int64_t since_s, int64_t *count);

/** List what files/ of the archive holds, with sums taken from `known` where
 *  the size is the same. */
bool files_list(struct archive *archive, const struct archive_files *known,
    struct archive_files *list);

/* --- Backups --------------------------------------------------------------- */

bool manifest_write(struct archive *archive, const char *folder,
    const struct manifest *manifest);

/** @return NULL if there is none, or it is damaged */
const struct manifest *manifest_read(
    const struct home *home, const char *folder);

/** Names of the finished backups, oldest first; the list ends with NULL. */
const char **archive_list(const struct home *home, const char *backups);

/** Remove all backups but the newest, and what only they needed. */
void archive_keep_newest(struct archive *archive, int64_t keep);

/** Remove a backup's folder and what is in it. */
void archive_remove(const struct home *home, const char *folder);

#endif
