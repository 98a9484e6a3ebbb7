/**
 * @file
 * GET /returns/{no} and its slip.
 */
#include "app/document.h"
#include "app/upload.h"
#include "base/text.h"
#include "domain/file.h"
#include "returns/pages.h"
#include "view/document_return.h"
#include "view/return_view.h"
#include "view/words.h"

enum status
return_id_of_path(struct page *page, int64_t *id)
{
	return return_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), id);
}

enum status
return_of_path(struct page *page, struct return_request *request)
{
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return return_find(page->db, page->mem, page->who, id, request);
}

static enum status
read_files(struct page *page, const struct return_request *request,
    struct db_rows *files, struct db_rows *findings)
{
	enum status st;

	st = file_list(page->db, page->mem, page->who, "return_line",
	    &request->id, 1, files);
	if (st != STATUS_OK)
		return st;
	*findings = (struct db_rows){ .items = NULL };
	if (request->state < RETURN_INSPECTED)
		return STATUS_OK;
	return file_list(page->db, page->mem, page->who, "return_inspection",
	    &request->id, 1, findings);
}

enum status
return_show(struct page *page)
{
	struct return_request request;
	struct db_rows files, findings;
	enum status st;

	st = return_of_path(page, &request);
	if (st != STATUS_OK)
		return st;
	if (request.state == RETURN_DRAFT &&
	    actor_may(page->who, ACTION_RETURN_ASK))
		return return_draft_show(page, &request);
	st = read_files(page, &request, &files, &findings);
	if (st == STATUS_OK && !tpl_is_set(page->tpl, "UPLOAD_COUNT"))
		st = upload_show(page, NULL);
	if (st != STATUS_OK)
		return st;
	return_view_show(page->tpl, page->who, &request, &files, &findings);
	tpl_text(page->tpl, "TEXT_TYPED",
	    page->error_count > 0 ? page_value(page, "text") : "");
	tpl_text(page->tpl, "CARRIER_TYPED",
	    page->error_count > 0 ? page_value(page, "carrier") : "");
	return page_render(page, "returns.show",
	    words_fill(page->mem, page->who->language, "Return {NO}", "NO",
		request.number, NULL),
	    "returns/show.tpl");
}

enum status
returns_show(struct page *page)
{
	return return_show(page);
}

enum status
returns_pdf(struct page *page)
{
	struct return_request request;
	struct document_frame frame;
	int fd;
	enum status st;

	st = return_of_path(page, &request);
	if (st != STATUS_OK)
		return st;
	/* Nothing comes back without having been agreed to. */
	if (request.code == NULL)
		return STATUS_NOT_FOUND;
	st = document_frame_for(page, &frame);
	if (st != STATUS_OK)
		return st;
	st = document_return_pdf(page->mem, &frame, &request,
	    document_url(page,
		text_format(page->mem, "/returns/dock/%s", request.code)),
	    &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s.pdf", request.number), fd);
}
