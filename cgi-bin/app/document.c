/** @file See document.h. */
#include "app/document.h"

#include "base/config.h"
#include "base/text.h"
#include "domain/setting.h"
#include "http/request.h"

enum status
document_frame_for(struct page *page, struct document_frame *frame)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st != STATUS_OK)
		return st;
	*frame = (struct document_frame){
		.language = page->who->language,
		.zone_minutes = page->who->zone_minutes,
		.company = page->who->language == LANGUAGE_EN
		    ? setting.company_name_en
		    : setting.company_name,
		.company_phone = setting.company_phone,
		.now = page->now,
	};
	return STATUS_OK;
}

const char *
document_url(const struct page *page, const char *path)
{
	const char *base = config_text("portal_url", "");
	const char *host = request_variable(page->request, "HTTP_HOST");
	bool is_safe =
	    text_equal(request_variable(page->request, "HTTPS"), "on");

	if (base[0] != '\0')
		return text_format(page->mem, "%s%s", base, path);
	return text_format(page->mem, "%s://%s%s", is_safe ? "https" : "http",
	    host, path);
}
