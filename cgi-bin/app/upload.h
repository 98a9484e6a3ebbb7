/**
 * @file
 * Files of a form: those uploaded by the script before it was sent, and those
 * that came with it.
 *
 * Layer: app.  A form that includes templates/parts/upload.tpl has, in its
 * route, the fields "file[] files[]@" and UPLOAD_BODY_MAX as body_max, and is
 * enctype="multipart/form-data".  Its handler:
 *
 *	struct upload upload;
 *
 *	st = upload_take(page, &upload);     (before the act)
 *	if (st != STATUS_OK)
 *		return st;
 *	… the form's other fields …
 *	if (page->error_count > 0) {
 *		upload_show(page, &upload);  (what was taken stays taken)
 *		return the form again;
 *	}
 *	… act_run(): file_attach(db, act, upload.ids, upload.count, …)
 *
 * and its GET calls upload_show(page, NULL).
 */
#ifndef APP_UPLOAD_H
#define APP_UPLOAD_H

#include "app/page.h"
#include "domain/file.h"

enum {
	/* Ten files of the greatest size, and the form around them. */
	UPLOAD_BODY_MAX = FILE_PER_PART_MAX * FILE_BYTES_CEILING + 256 * 1024,
	UPLOAD_COUNT_MAX = 2 * FILE_PER_PART_MAX
};

/** Public ids, each once, in the order of the form. */
struct upload {
	const char *ids[UPLOAD_COUNT_MAX];
	size_t count;
};

/**
 * Take in what came as `files` and join it to the ids that came as `file`.  A
 * file that is refused is a page_error() of the field "files" with its name;
 * the others are kept.
 *
 * @return STATUS_OK, also with errors; STATUS_UNAVAILABLE
 */
enum status upload_take(struct page *page, struct upload *out) MUST_CHECK;

/** Fill the names of templates/parts/upload.tpl.  @param upload NULL for none */
enum status upload_show(
    struct page *page, const struct upload *upload) MUST_CHECK;

/** Say in the reader's words what file_attach() found, at the field "files". */
void upload_refused(struct page *page, enum file_fault fault);

/** Answer the script of the form with what was taken: JSON, 422 if there are
 *  errors. */
enum status upload_answer(
    struct page *page, const struct upload *upload) MUST_CHECK;

/** Let nginx send the bytes of a file, or its small picture. */
enum status upload_send(
    struct page *page, const struct file *file, bool is_thumb) MUST_CHECK;

#endif
