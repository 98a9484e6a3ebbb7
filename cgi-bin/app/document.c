/** @file See document.h. */
#include "app/document.h"

#include "domain/setting.h"

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
