/**
 * @file
 * What people attach: uploaded first, then hung on a thing, seen by whoever may
 * see that thing.
 *
 * Layer: domain.  A file is WAITING from its upload until a use case attaches
 * it inside its own transaction; only who uploaded it may attach, see or remove
 * it until then.  The bytes lie in HOME_DIR/files (file_store.h), outside the
 * web root, under names that cannot be guessed.
 *
 * How a use case takes files: the handler calls upload_take() (app/upload.h),
 * which gives public ids; the use case calls file_attach() with them; its page
 * lists them by file_list() and shows them with view/file_view.h.
 */
#ifndef DOMAIN_FILE_H
#define DOMAIN_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

enum {
	FILE_ID_LENGTH = 22,    /* characters of a public id */
	FILE_PER_PART_MAX = 10, /* files on one part of a thing */
	FILE_WAITING_MAX = 100, /* of one person, not attached yet */
	FILE_NAME_MAX = 120,    /* characters */
	FILE_LIST_MAX = 500,    /* rows of one file_list() */
	FILE_BYTES_CEILING =
	    10 * 1024 * 1024 /* setting file_bytes_max is less */
};

/** files.state. */
enum file_state {
	FILE_WAITING = 1,
	FILE_ATTACHED,
	FILE_REMOVED
};

/** files.kind. */
enum file_kind {
	FILE_IMAGE = 1,
	FILE_VIDEO,
	FILE_PDF,
	FILE_SHEET,
	FILE_TEXT,
	FILE_DOCUMENT
};

/** "image", "video", "pdf", "sheet", "text", "document": stable, for scripts. */
const char *file_kind_name(enum file_kind kind);

/** Why a file was not taken, or could not be attached. */
enum file_fault {
	FILE_FINE = 0,
	FILE_EMPTY,
	FILE_TOO_BIG,
	FILE_TYPE,     /* of no type that is taken */
	FILE_DAMAGED,  /* an image that cannot be read to its end */
	FILE_PIXELS,   /* an image too large to be worked on */
	FILE_QUOTA,    /* the company's room is used up */
	FILE_TOO_MANY, /* on one thing, or waiting of one person */
	FILE_VIRUS,
	FILE_NOT_SCANNED, /* the scanner does not answer: try later */
	FILE_LATER,       /* too busy, or no room on the disk: try later */
	FILE_STRANGE,     /* not a waiting file of this person */
	FILE_FAULT_COUNT
};

/** One file. */
struct file {
	int64_t id;
	const char *public_id;
	int64_t customer_id; /* 0: staff's */
	enum file_state state;
	enum file_kind kind;
	const char *media_type;
	const char *name; /* cleaned: to show, and for the download */
	int64_t bytes;
	int64_t width; /* pixels of an image, else 0 */
	int64_t height;
	bool has_thumb;
	bool is_internal;        /* for staff only, whatever it hangs on */
	const char *object_kind; /* NULL while it waits */
	int64_t object_id;
	int64_t object_part;
	int64_t uploaded_by;
	const char *uploaded_by_name;
	struct instant at;
};

/* --- Things files hang on --------------------------------------------------
 *
 * object_kind            object_id           object_part
 * "return_line"          returns.id          position of the line
 * "return_inspection"    returns.id          position of the line
 * "ticket_message"       ticket_messages.id  0
 * "credit_review"        credit_reviews.id   0
 * "tax_invoice"          tax_invoices.id     0
 * "payment_slip"         payment_slips.id    0
 * "receipt"              receipts.id         0
 * "licence"              licences.id         0
 * "contract"             contracts.id        0
 *
 * A new kind is one line of the table in file_object.c: the action and the
 * statement that says whether this actor may see the object.
 */

/**
 * Hang waiting files of act->who on a thing.  For use inside the transaction of
 * the thing's own use case, which has judged that the actor may write there.
 *
 * @param public_ids as they came from the form: hostile, each once or more
 * @param customer_id whose business the thing is; 0 for staff only
 * @param is_internal hidden from distributors
 * @param[out] fault FILE_TOO_MANY, FILE_STRANGE; may be NULL
 * @return STATUS_OK (also for none); STATUS_INVALID with the fault, nothing
 *         attached: the transaction is to be given up; STATUS_BUG for an
 *         unknown kind; STATUS_UNAVAILABLE.
 */
enum status file_attach(struct db *db, struct act *act,
    const char *const *public_ids, size_t count, const char *object_kind,
    int64_t object_id, int64_t object_part, int64_t customer_id,
    bool is_internal, enum file_fault *fault) MUST_CHECK;

/**
 * The files of things that the caller has found in the actor's sight: by
 * object, part and upload.  Distributors do not get internal ones.
 *
 * @param[out] rows struct file, at most FILE_LIST_MAX
 */
enum status file_list(struct db *db, struct arena *mem, const struct actor *who,
    const char *object_kind, const int64_t *object_ids, size_t count,
    struct db_rows *rows) MUST_CHECK;

/**
 * Waiting files of this person among the ids of a form, for showing the form
 * again: in the order given, strange ids left out.
 *
 * @param[out] rows struct file
 */
enum status file_waiting(struct db *db, struct arena *mem,
    const struct actor *who, const char *const *public_ids, size_t count,
    struct db_rows *rows) MUST_CHECK;

/**
 * One file that this actor may read: a waiting one by who uploaded it, an
 * attached one by whoever sees what it hangs on.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_UNAVAILABLE
 */
enum status file_read_allowed(struct db *db, struct arena *mem,
    const struct actor *who, const char *public_id,
    struct file *out) MUST_CHECK;

/* --- Taking in: the program `files` and app/upload.c only ------------------- */

/** What is known of a file whose bytes are in the store. */
struct file_new {
	const char *public_id;
	enum file_kind kind;
	const char *media_type;
	const char *name; /* cleaned */
	int64_t bytes;
	int64_t width;
	int64_t height;
	bool has_thumb;
	const char *sha256; /* 64 hex digits */
};

/**
 * The row of a new, waiting file.  Room is counted under a lock, so that a
 * company cannot exceed its quota by uploading side by side.
 *
 * @param[out] fault FILE_QUOTA, FILE_TOO_MANY
 * @return STATUS_OK, STATUS_INVALID with the fault, STATUS_UNAVAILABLE
 */
enum status file_add(struct db *db, struct act *act,
    const struct file_new *file, enum file_fault *fault) MUST_CHECK;

/** Before any work is done: whether so many bytes may come at all. */
enum status file_has_room(struct db *db, struct arena *mem,
    const struct actor *who, int64_t bytes, enum file_fault *fault) MUST_CHECK;

/**
 * Remove a waiting file of one's own; its bytes go with the clean-up.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND for another's or an attached one.
 */
enum status file_remove(
    struct db *db, struct act *act, const char *public_id) MUST_CHECK;

/* --- The worker ------------------------------------------------------------ */

/**
 * What nobody attached goes: rows that waited longer than the setting, removed
 * ones, their bytes, and bytes without a row.
 *
 * @param[out] done files deleted; call again while it is not 0
 */
enum status file_job_orphans(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
