/**
 * @file
 * Renewals of contracts that are the reader's to prepare, on the first page.
 */
#include "domain/contract_task.h"
#include "domain/setting.h"
#include "home/pages.h"
#include "view/home_papers.h"

enum status
home_fill_renewals(struct page *page)
{
	struct setting setting;
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_CONTRACT_SEE))
		return STATUS_OK;
	st = setting_read(page->db, page->mem, &setting);
	if (st == STATUS_OK)
		st = contract_tasks(page->db, page->mem, page->who, &rows);
	if (st == STATUS_OK)
		home_papers_renewals(page->tpl, &rows,
		    day_from_instant(page->now, (int)setting.zone_minutes));
	return st;
}
