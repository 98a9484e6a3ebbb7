/**
 * @file
 * GET /files/{id} and /files/{id}/thumb: nginx sends the bytes, once it is
 * known that the reader may see what the file hangs on.
 */
#include "app/upload.h"
#include "files/pages.h"

static enum status
send_file(struct page *page, bool is_thumb)
{
	struct file file;
	enum status st = file_read_allowed(
	    page->db, page->mem, page->who, page_arg(page, "id"), &file);

	return st == STATUS_OK ? upload_send(page, &file, is_thumb) : st;
}

enum status
file_show(struct page *page)
{
	return send_file(page, false);
}

enum status
file_thumb(struct page *page)
{
	return send_file(page, true);
}
